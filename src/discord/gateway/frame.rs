//! Frames of the gateway (Discord's documentation, "Gateway Events", "Payload Structure"): what comes in, read no further
//! than it concerns us, and what goes out. May not know what a frame means for the session, nor log what is in one.

use serde::Deserialize;
use serde_json::{Value, json};
use serenity::model::event::Event;

/// A frame that came in.
#[derive(Debug, PartialEq, Eq)]
pub enum Frame {
    /// Something happened (op 0): its number in the session and its type, as `MESSAGE_CREATE`.
    Dispatch {
        /// The number.
        seq: u64,
        /// The type.
        name: String,
    },
    /// A heartbeat is wanted at once (op 1).
    Heartbeat,
    /// We should connect anew and resume (op 7).
    Reconnect,
    /// There is no such session (op 9).
    Invalid {
        /// Whether it can still be resumed.
        resumable: bool,
    },
    /// The connection is open (op 10).
    Hello {
        /// After how many milliseconds a heartbeat is due.
        interval_ms: u64,
    },
    /// A heartbeat was heard (op 11).
    Acknowledged,
}

/// What every frame has; `d` is read when it is known to matter.
#[derive(Deserialize)]
struct Head {
    op: u64,
    s: Option<u64>,
    t: Option<String>,
}

/// The part of a frame that says what its operation is about.
#[derive(Deserialize)]
struct Body<T> {
    d: T,
}

#[derive(Deserialize)]
struct Hello {
    heartbeat_interval: u64,
}

impl Frame {
    /// Reads a frame; `None` if it is none, or of an operation that a bot isn't sent.
    pub fn read(text: &str) -> Option<Self> {
        let Head { op, s, t } = serde_json::from_str(text).ok()?;
        Some(match op {
            0 => Self::Dispatch { seq: s?, name: t? },
            1 => Self::Heartbeat,
            7 => Self::Reconnect,
            9 => Self::Invalid { resumable: body(text).unwrap_or(false) },
            10 => Self::Hello { interval_ms: body::<Hello>(text)?.heartbeat_interval },
            11 => Self::Acknowledged,
            _ => return None,
        })
    }
}

/// What READY says that the session needs; everything else in it may change or be missing.
#[derive(Debug, Deserialize)]
pub struct Ready {
    /// To resume with.
    pub session_id: String,
    /// Where to resume.
    pub resume_gateway_url: Option<String>,
    #[serde(default)]
    guilds: Value,
    #[serde(default)]
    application: Value,
}

impl Ready {
    /// Reads the frame.
    pub fn read(text: &str) -> Option<Self> {
        body(text)
    }

    /// The servers of the shard, whether they are available or not; `None` if not all of them can be read.
    pub fn servers(&self) -> Option<Vec<u64>> {
        self.guilds.as_array()?.iter().map(id).collect()
    }

    /// The bot's application.
    pub fn application(&self) -> Option<u64> {
        id(&self.application)
    }
}

/// The number of something.
fn id(of: &Value) -> Option<u64> {
    of.get("id")?.as_str()?.parse().ok().filter(|id| *id > 0)
}

fn body<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    serde_json::from_str::<Body<T>>(text).ok().map(|body| body.d)
}

/// The event of a [`Frame::Dispatch`]; `None` if a field that matters is missing or of another kind.
pub fn event(text: &str) -> Option<Event> {
    // What can't be read as the event it is comes out as unknown.
    serde_json::from_str(text).ok().filter(|event| !matches!(event, Event::Unknown(_)))
}

/// The frame that begins a session (op 2). Not compressed: a mention is a few hundred bytes.
pub fn identify(token: &str, intents: u64, (shard, total): (u32, u32)) -> String {
    let properties = json!({ "os": std::env::consts::OS, "browser": "puente", "device": "puente" });
    let identity = json!({ "token": token, "intents": intents, "shard": [shard, total], "properties": properties });
    json!({ "op": 2, "d": identity }).to_string()
}

/// The frame that takes a session up again after the event with a number (op 6).
pub fn resume(token: &str, session: &str, seq: u64) -> String {
    json!({ "op": 6, "d": { "token": token, "session_id": session, "seq": seq } }).to_string()
}

/// The frame that shows we are there (op 1), with the number of the last event.
pub fn heartbeat(seq: Option<u64>) -> String {
    json!({ "op": 1, "d": seq }).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Frame, Ready, event};

    #[test]
    fn what_is_no_frame_is_none() {
        for text in ["", "{", "null", "[]", "{}", r#"{"op":"0"}"#, r#"{"op":0,"t":"READY"}"#, r#"{"op":10,"d":{}}"#] {
            assert_eq!(Frame::read(text), None, "{text}");
        }
        assert_eq!(Frame::read(r#"{"op":9}"#), Some(Frame::Invalid { resumable: false }));
        assert_eq!(Frame::read(r#"{"op":11,"d":null,"x":1}"#), Some(Frame::Acknowledged));
    }

    #[test]
    fn an_event_that_lacks_something_is_none() {
        assert!(event(r#"{"op":0,"s":1,"t":"MESSAGE_CREATE","d":{"id":"1"}}"#).is_none());
        assert!(event(r#"{"op":0,"s":1,"t":"NOVEL","d":{}}"#).is_none());
        assert!(event(r#"{"op":0,"s":1,"t":"MESSAGE_DELETE","d":{"id":"1","channel_id":"2","novel":[{}]}}"#).is_some());
    }

    #[test]
    fn servers_that_cannot_all_be_read_are_none() {
        let servers = |guilds: &str| {
            Ready::read(&format!(r#"{{"d":{{"session_id":"s"{guilds}}}}}"#)).expect("a session").servers()
        };
        assert_eq!(servers(r#","guilds":[{"id":"7","unavailable":true},{"id":"8"}]"#), Some(vec![7, 8]));
        assert_eq!(servers(r#","guilds":[]"#), Some(vec![]));
        assert_eq!(servers(r#","guilds":[{"id":"7"},{"id":8}]"#), None);
        assert_eq!(servers(""), None);
    }
}

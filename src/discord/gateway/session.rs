//! A session of the gateway as a state machine (Discord's documentation, "Gateway", "Connections"): what to do about each
//! frame, and whether a lost connection is resumed, begun anew or the end. May not know a socket, a clock or chance.

use super::frame::{self, Frame, Ready};
use super::sequence::Sequence;
use secrecy::{ExposeSecret, SecretString};
use serenity::model::event::Event;
use std::time::Duration;

/// Who we are on the gateway.
#[derive(Clone)]
pub struct Identity {
    /// The bot's token.
    pub token: SecretString,
    /// What we listen to, as Discord's bits.
    pub intents: u64,
    /// The types of events that are read; all others are skipped unread.
    pub hears: &'static [&'static str],
    /// Which shard, of how many.
    pub shard: (u32, u32),
}

/// What whoever listens is told.
#[derive(Debug)]
pub enum Notice {
    /// A new session stands.
    Ready {
        /// The servers of the shard; `None` if not all of them could be read.
        servers: Option<Vec<u64>>,
        /// The bot's application, if it could be read.
        application: Option<u64>,
    },
    /// A lost session stands again.
    Resumed,
    /// Something happened.
    Happened(Box<Event>),
}

/// What to do now.
#[derive(Debug)]
pub enum Act {
    /// Send a frame.
    Send(String),
    /// Send a frame that begins a session.
    Begin(String),
    /// Send heartbeats this far apart.
    Beat(Duration),
    /// Look again soon whether the last heartbeat was heard.
    LookAgain,
    /// Tell whoever listens.
    Tell(Notice),
    /// Close the connection.
    Leave(Loss),
}

/// How a connection was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// It never opened.
    Unreached,
    /// Discord closed it, with a code or without.
    Closed(Option<u16>),
    /// It broke.
    Cut,
    /// Nobody is there at the other end.
    Silent,
    /// Discord asked for it (op 7).
    Asked,
    /// Discord doesn't know the session (op 9).
    Invalid {
        /// Whether it can still be resumed.
        resumable: bool,
    },
}

/// Why Discord doesn't want us, so that trying again is no use ("Gateway Close Event Codes").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 4004: the token.
    Token,
    /// 4010, 4011: a shard that can't be, or too few of them.
    Shards,
    /// 4012: the version of the gateway.
    Version,
    /// 4013, 4014: the intents.
    Intents,
}

/// After how many attempts in a row at the address for resuming one goes to the gateway's own.
const ATTEMPTS_THERE: u32 = 2;

/// The limits of what Discord may ask as the time between two heartbeats.
const BEATS_APART: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(600));

/// After how many attempts in a row a session counts as gone: Discord keeps none that long.
const ATTEMPTS: u32 = 60;

/// What takes a session up again.
struct Standing {
    id: String,
    address: Option<String>,
    came: Sequence,
}

/// Whether Discord has heard the last heartbeat.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    Yes,
    NotYet,
    Late,
}

/// What one shard says and hears, over all of its connections.
pub struct Session {
    who: Identity,
    gateway: String,
    standing: Option<Standing>,
    /// How many connections were lost since a session stood.
    losses: u32,
    heard: Heard,
    skipped: u64,
}

impl Session {
    /// No session yet. `gateway` is its address, as `wss://gateway.discord.gg`.
    pub fn new(who: Identity, gateway: String) -> Self {
        Self { who, gateway, standing: None, losses: 0, heard: Heard::Yes, skipped: 0 }
    }

    /// Whether the next connection begins a session.
    pub fn is_new(&self) -> bool {
        self.standing.is_none()
    }

    /// Where to connect next: where Discord wants the session resumed, now and then the gateway's own address.
    pub fn address(&self) -> &str {
        let there = self.standing.as_ref().and_then(|standing| standing.address.as_deref());
        there.filter(|_| self.losses.saturating_sub(1) % (ATTEMPTS_THERE + 1) < ATTEMPTS_THERE).unwrap_or(&self.gateway)
    }

    /// A connection is open.
    pub fn opened(&mut self) {
        self.heard = Heard::Yes;
    }

    /// A frame came in. What can't be read is skipped: it ends nothing.
    pub fn read(&mut self, text: &str) -> Vec<Act> {
        match Frame::read(text) {
            Some(Frame::Dispatch { seq, name }) => self.event(seq, &name, text).into_iter().map(Act::Tell).collect(),
            Some(Frame::Heartbeat) => vec![Act::Send(self.heartbeat())],
            Some(Frame::Reconnect) => vec![Act::Leave(Loss::Asked)],
            Some(Frame::Invalid { resumable }) => vec![Act::Leave(Loss::Invalid { resumable })],
            Some(Frame::Hello { interval_ms }) => {
                let (least, most) = BEATS_APART;
                vec![Act::Beat(Duration::from_millis(interval_ms).clamp(least, most)), self.greeting()]
            }
            Some(Frame::Acknowledged) => {
                self.heard = Heard::Yes;
                Vec::new()
            }
            None => {
                self.skip();
                Vec::new()
            }
        }
    }

    /// A message came in that is no text.
    pub fn skip(&mut self) {
        self.skipped = self.skipped.saturating_add(1);
        // A flood of them is no flood of lines.
        if self.skipped.is_power_of_two() {
            tracing::warn!(shard = self.who.shard.0, skipped = self.skipped, "a frame of the gateway can't be read");
        }
    }

    /// A heartbeat is due.
    pub fn beat(&mut self) -> Act {
        match self.heard {
            Heard::Yes => {
                self.heard = Heard::NotYet;
                Act::Send(self.heartbeat())
            }
            // It may lie unread where the machine was busy or asleep.
            Heard::NotYet => {
                self.heard = Heard::Late;
                Act::LookAgain
            }
            Heard::Late => Act::Leave(Loss::Silent),
        }
    }

    /// A connection was lost. What is still known of the session takes it up again, if Discord says nothing against it.
    ///
    /// # Errors
    /// Discord doesn't want us.
    pub fn lost(&mut self, loss: Loss) -> Result<(), Refusal> {
        self.losses = self.losses.saturating_add(1);
        let is_gone = match loss {
            Loss::Closed(Some(code)) => match code {
                4004 => return Err(Refusal::Token),
                4010 | 4011 => return Err(Refusal::Shards),
                4012 => return Err(Refusal::Version),
                4013 | 4014 => return Err(Refusal::Intents),
                // Not authenticated, a wrong number, timed out.
                4003 | 4007 | 4009 => true,
                _ => false,
            },
            Loss::Invalid { resumable } => !resumable,
            Loss::Unreached | Loss::Closed(None) | Loss::Cut | Loss::Silent | Loss::Asked => false,
        };
        if is_gone || self.losses >= ATTEMPTS {
            self.standing = None;
        }
        Ok(())
    }

    fn event(&mut self, seq: u64, name: &str, text: &str) -> Option<Notice> {
        if self.standing.as_mut().is_some_and(|standing| !standing.came.take(seq)) {
            return None;
        }
        match name {
            "READY" => self.ready(seq, text),
            "RESUMED" => {
                self.losses = 0;
                Some(Notice::Resumed)
            }
            _ => {
                let known = self.who.hears.iter().find(|known| **known == name)?;
                let event = frame::event(text);
                if event.is_none() {
                    tracing::warn!(shard = self.who.shard.0, event = known, "an event can't be read");
                }
                event.map(|event| Notice::Happened(Box::new(event)))
            }
        }
    }

    fn ready(&mut self, seq: u64, text: &str) -> Option<Notice> {
        let Some(ready) = Ready::read(text) else {
            tracing::warn!(shard = self.who.shard.0, event = "READY", "an event can't be read");
            return None;
        };
        let (servers, application) = (ready.servers(), ready.application());
        // The token goes there, so it has to be as safe as the gateway.
        let scheme = |address: &str| address.split_once("://").map(|(scheme, _)| scheme.to_owned());
        let safe = scheme(&self.gateway);
        let address = ready.resume_gateway_url.filter(|address| safe.is_some() && scheme(address) == safe);
        self.losses = 0;
        self.standing = Some(Standing { id: ready.session_id, address, came: Sequence::starting_at(seq) });
        Some(Notice::Ready { servers, application })
    }

    /// What answers hello: who we are, or which session goes on.
    fn greeting(&self) -> Act {
        let Identity { token, intents, shard, .. } = &self.who;
        match &self.standing {
            Some(Standing { id, came, .. }) => Act::Send(frame::resume(token.expose_secret(), id, came.all_until())),
            None => Act::Begin(frame::identify(token.expose_secret(), *intents, *shard)),
        }
    }

    fn heartbeat(&self) -> String {
        frame::heartbeat(self.standing.as_ref().map(|standing| standing.came.all_until()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, Identity, Loss, Notice, Refusal, Session};
    use proptest::prelude::*;

    fn session() -> Session {
        let who = Identity { token: "token".into(), intents: 1, hears: &["MESSAGE_DELETE"], shard: (0, 1) };
        Session::new(who, "wss://gateway".to_owned())
    }

    fn ready(resume_url: &str) -> String {
        format!(r#"{{"op":0,"s":1,"t":"READY","d":{{"session_id":"a","resume_gateway_url":"{resume_url}"}}}}"#)
    }

    fn deleted(seq: u64) -> String {
        format!(r#"{{"op":0,"s":{seq},"t":"MESSAGE_DELETE","d":{{"id":"{seq}","channel_id":"2"}}}}"#)
    }

    #[test]
    fn a_resume_address_that_is_less_safe_than_the_gateway_is_not_used() {
        let mut session = session();
        for address in ["ws://resume", "wss", ""] {
            session.read(&ready(address));
            assert_eq!(session.address(), "wss://gateway", "{address}");
            session.lost(Loss::Invalid { resumable: false }).expect("another try");
        }
        session.read(&ready("wss://resume"));
        assert_eq!(session.address(), "wss://resume");
    }

    #[test]
    fn a_session_that_can_never_be_taken_up_is_begun_anew_at_last() {
        let mut session = session();
        session.read(&ready("wss://resume"));
        for _ in 0..59 {
            session.lost(Loss::Unreached).expect("another try");
            assert!(!session.is_new());
        }
        session.lost(Loss::Unreached).expect("another try");
        assert!(session.is_new());
    }

    #[test]
    fn a_heartbeat_that_is_not_heard_gets_a_last_look() {
        let mut session = session();
        session.opened();
        assert!(matches!(session.beat(), Act::Send(_)));
        assert!(matches!(session.beat(), Act::LookAgain));
        session.read(r#"{"op":11}"#);
        assert!(matches!(session.beat(), Act::Send(_)));
        assert!(matches!(session.beat(), Act::LookAgain));
        assert!(matches!(session.beat(), Act::Leave(Loss::Silent)));
    }

    #[derive(Debug, Clone)]
    enum Step {
        Reads(String),
        Beats,
        Loses(Loss),
    }

    fn steps() -> impl Strategy<Value = Step> {
        let frames = prop_oneof![
            Just(ready("wss://resume")),
            Just(r#"{"op":10,"d":{"heartbeat_interval":0}}"#.to_owned()),
            (0u64..20).prop_map(deleted),
            Just(r#"{"op":0,"s":18446744073709551615,"t":"RESUMED","d":{}}"#.to_owned()),
            (0u64..13, any::<bool>()).prop_map(|(op, d)| format!(r#"{{"op":{op},"d":{d}}}"#)),
            ".*",
        ];
        let codes = proptest::option::of(prop_oneof![1000u16..1016, 3998u16..4020]);
        let losses = prop_oneof![
            codes.prop_map(Loss::Closed),
            any::<bool>().prop_map(|resumable| Loss::Invalid { resumable }),
            Just(Loss::Cut),
        ];
        prop_oneof![6 => frames.prop_map(Step::Reads), 1 => Just(Step::Beats), 1 => losses.prop_map(Step::Loses)]
    }

    proptest! {
        /// Whatever comes in whatever order: nothing panics, each event of a session is told once, a session is begun only
        /// where none stands, and only what Discord calls final is.
        #[test]
        fn whatever_comes_it_goes_on(steps in prop::collection::vec(steps(), 0..60)) {
            let mut session = session();
            let mut told = std::collections::BTreeSet::new();
            for step in steps {
                let acts = match step {
                    Step::Reads(text) => {
                        let acts = session.read(&text);
                        if acts.iter().any(|act| matches!(act, Act::Tell(Notice::Happened(_)))) && !session.is_new() {
                            prop_assert!(told.insert(text), "told again");
                        }
                        acts
                    }
                    Step::Beats => vec![session.beat()],
                    Step::Loses(loss) => {
                        let is_final = matches!(loss, Loss::Closed(Some(4004 | 4010..=4014)));
                        let ended: Result<(), Refusal> = session.lost(loss);
                        prop_assert_eq!(ended.is_err(), is_final);
                        Vec::new()
                    }
                };
                if session.is_new() || acts.iter().any(|act| matches!(act, Act::Tell(Notice::Ready { .. }))) {
                    told.clear();
                }
                let begins = acts.iter().any(|act| matches!(act, Act::Begin(_)));
                prop_assert!(!begins || session.is_new());
            }
        }
    }
}

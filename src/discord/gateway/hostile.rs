//! A session through which anything comes, for the tests and the fuzzer alone; may not be used by anything else.

use super::session::{Act, Identity, Loss, Notice, Session};
use serde_json::Value;
use serenity::model::event::Event;

/// What comes, a line each: `beat` (a heartbeat is due), `cut`, `closed` with a code or without (the connection is lost), or a
/// frame. Panics where the session says what is no frame, begins one where one stands, or resumes where none does.
pub fn session(lines: &str, hears: &'static [&'static str], mut happened: impl FnMut(&Event)) {
    let who = Identity { token: "t".into(), intents: 0, hears, shard: (0, 1) };
    let mut session = Session::new(who, "wss://gateway".to_owned());
    session.opened();
    for line in lines.split('\n') {
        let loss = match line.split_once(' ').unwrap_or((line, "")) {
            ("cut", "") => Some(Loss::Cut),
            ("closed", code) => Some(Loss::Closed(code.parse().ok())),
            _ => None,
        };
        let acts = match loss {
            Some(loss) if session.lost(loss).is_err() => return,
            Some(_) => {
                session.opened();
                Vec::new()
            }
            None if line == "beat" => vec![session.beat()],
            None => session.read(line),
        };
        assert!(session.address().starts_with("wss://"), "{}", session.address());
        for act in acts {
            match act {
                Act::Send(frame) => assert!(op(&frame) != 6 || !session.is_new(), "{frame}"),
                Act::Begin(frame) => assert!(op(&frame) == 2 && session.is_new(), "{frame}"),
                Act::Tell(Notice::Happened(event)) => happened(&event),
                Act::Tell(Notice::Ready { .. } | Notice::Resumed) | Act::Beat(_) | Act::LookAgain | Act::Leave(_) => {}
            }
        }
    }
}

fn op(frame: &str) -> u64 {
    let frame: Value = serde_json::from_str(frame).unwrap_or_else(|error| panic!("{error}: {frame}"));
    frame.get("op").and_then(Value::as_u64).unwrap_or_else(|| panic!("no operation: {frame}"))
}

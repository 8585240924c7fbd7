//! `/forget-me`: deletes all that belongs to the person who calls it, in the store and in memory, and says what it was.

use super::{Desk, Given, Outcome, Run, Running, Spec, Who};
use crate::engine::{Reply, VerdictKind};

/// How the command is offered.
pub const SPEC: Spec =
    Spec { name: "forget-me", options: &[], who: Who::Everyone, private: true, run: Run::Stored(run), complete: None };

fn run<'a>(desk: Desk<'a>, given: &'a Given) -> Running<'a> {
    Box::pin(async move {
        let questions = (desk.caller.forget)() as u64;
        let mut lines = Vec::new();
        match desk.store.forget(desk.caller.person).await {
            Ok(states) if questions + states == 0 => lines.push(desk.say("forgot-nothing")),
            Ok(states) => lines.push(desk.say_numbers("forgot", &[("questions", questions), ("states", states)])),
            Err(_unsaved) => {
                lines.push(desk.say_numbers("forgot-memory", &[("questions", questions)]));
                lines.push(desk.say("forgot-not-stored"));
            }
        }
        lines.push(desk.say("forgot-rest"));
        Outcome::of(Reply::plain(desk.context.language, VerdictKind::Chat, lines.join("\n")), &SPEC, given)
    })
}

//! `/privacy`: what is kept here, for how long, and how to delete it. docs/privacy.md is the long form.

use super::{Desk, Given, Outcome, Run, Running, Spec, Who};
use crate::engine::{Reply, VerdictKind};

/// How the command is offered.
pub const SPEC: Spec =
    Spec { name: "privacy", options: &[], who: Who::Everyone, private: true, run: Run::Stored(run), complete: None };

fn run<'a>(desk: Desk<'a>, given: &'a Given) -> Running<'a> {
    Box::pin(async move {
        let kept = desk.settings().kept;
        let in_server = desk.caller.server.is_some();
        let mut keys = vec!["privacy"];
        keys.extend(kept.votes.then_some("privacy-votes"));
        keys.extend((kept.votes && kept.text && in_server).then_some("privacy-votes-text"));
        keys.extend((kept.gaps && in_server).then_some("privacy-gaps"));
        keys.extend((kept.gaps && kept.text && in_server).then_some("privacy-text"));
        keys.extend((!kept.votes && (!kept.gaps || !in_server)).then_some("privacy-nothing"));
        let mut lines: Vec<String> = keys.into_iter().map(|key| desk.say(key)).collect();
        if kept.votes || kept.gaps && in_server {
            lines.push(desk.say_numbers("privacy-days", &[("days", kept.days.into())]));
        }
        lines.push(desk.say("privacy-memory"));
        lines.push(desk.say("privacy-delete"));
        Outcome::of(Reply::plain(desk.context.language, VerdictKind::Chat, lines.join("\n")), &SPEC, given)
    })
}

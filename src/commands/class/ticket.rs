//! `/ticket [names] [language]`: an exit ticket, three lines that a teacher gets from everybody at the end of a lesson. Nobody's
//! lines are kept; how they reach the teacher is the front end's work.

use super::super::{Context, Given, OptionKind, OptionSpec, Outcome, Run, Spec, Who};
use super::{Activity, Begun, LANGUAGE, in_language};
use crate::engine::{Reply, VerdictKind};

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "ticket",
    options: &[OptionSpec::new("names", OptionKind::Flag), LANGUAGE],
    who: Who::Everyone,
    private: false,
    run: Run::Lesson(begin),
    complete: None,
};

/// The keys of what is asked, a line each.
pub const LINES: [&str; 3] = ["ticket-learnt", "ticket-wonder", "ticket-evidence"];

fn begin(context: Context<'_>, given: &Given, _seed: u64) -> Begun {
    let context = in_language(context, given);
    let names = given.flag("names") == Some(true);
    let say = |key: &str| context.engine.base().wording.say(context.language, key);
    let mut reply = Reply::plain(context.language, VerdictKind::Chat, say("ticket"));
    reply.notes.push(say(if names { "ticket-with-names" } else { "ticket-without-names" }));
    Begun { outcome: Outcome::of(reply, &SPEC, given), activity: Some(Activity::Ticket { names }) }
}

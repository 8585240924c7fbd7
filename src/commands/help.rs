//! `/help`: what Puente is, what can be asked, and how.

use super::{Context, Given, Outcome, Run, Spec, Who};
use crate::engine::{Reply, Turn, VerdictKind};

/// How the command is offered.
pub const SPEC: Spec =
    Spec { name: "help", options: &[], who: Who::Everyone, private: true, run: Run::Pure(run), complete: None };

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let Context { engine, language } = context;
    let wording = &engine.base().wording;
    let mut reply = Reply::plain(language, VerdictKind::Chat, wording.say(language, "help"));
    reply.suggestions_lead = wording.say(language, "help-examples");
    reply.suggestions = engine.examples(language);
    Outcome::of(reply, &SPEC, given)
}

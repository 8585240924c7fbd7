//! `/help`: what Puente is, what can be asked, and how.

use super::{Context, Outcome, Spec};
use crate::engine::{Reply, VerdictKind};

/// How the command is offered.
pub const SPEC: Spec = Spec { name: "help", options: &[] };

/// Runs the command.
pub fn run(context: Context<'_>) -> Outcome {
    let Context { engine, language } = context;
    let wording = &engine.base().wording;
    let mut reply = Reply::plain(language, VerdictKind::Chat, wording.say(language, "help"));
    reply.suggestions_lead = wording.say(language, "help-examples");
    reply.suggestions = engine.examples(language);
    Outcome { reply, private: true }
}

//! `/ask question:… [private]`: one answer.

use super::{Context, OptionKind, OptionSpec, Outcome, Spec};
use crate::engine::{Answer, Turn};

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "ask",
    options: &[
        OptionSpec { name: "question", kind: OptionKind::Text(MAX_QUESTION_CHARS), required: true, completes: true },
        OptionSpec { name: "private", kind: OptionKind::Flag, required: false, completes: false },
    ],
};

/// The longest question a front end lets somebody type into the option, in characters.
pub const MAX_QUESTION_CHARS: u16 = 1000;

/// The options as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The utterance.
    pub question: String,
    /// Whether only the person should see the answer.
    pub private: bool,
}

/// Answers, and hands back the whole answer, so that a front end can keep the turn and explain.
pub fn answer(context: Context<'_>, utterance: &str, turns: &[Turn]) -> Answer {
    context.engine.answer(utterance, turns, Some(context.language))
}

/// Runs the command.
pub fn run(context: Context<'_>, ask: &Ask, turns: &[Turn]) -> Outcome {
    Outcome { reply: answer(context, &ask.question, turns).reply, private: ask.private }
}

/// Questions that Puente can answer and that what is typed so far leads to, best first.
pub fn complete(context: Context<'_>, typed: &str, most: usize) -> Vec<String> {
    context.engine.complete(typed, context.language, most)
}

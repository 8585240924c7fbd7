//! `/ask question:… [private]`: one answer.

use super::{Completion, Context, Given, OptionKind, OptionSpec, Outcome, Run, Spec, Value, Who, around};
use crate::curation::gaps;
use crate::engine::{Answer, Reason, Turn, Verdict};
use crate::store::{Gap, GapReason};

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "ask",
    options: &[
        OptionSpec::new("question", OptionKind::Text(MAX_QUESTION_CHARS)).required().completed(),
        OptionSpec::new("private", OptionKind::Flag),
    ],
    who: Who::Everyone,
    private: false,
    run: Run::Pure(run),
    complete: Some(complete),
};

/// The longest question a front end lets somebody type into the option, in characters.
pub const MAX_QUESTION_CHARS: u16 = 1000;

/// The options of a question, for whoever asks it without the command.
pub fn given(question: String) -> Given {
    Given::default().with("question", Value::Text(question))
}

/// Answers, and hands back the whole answer, so that a front end can explain it.
pub fn answer(context: Context<'_>, utterance: &str, turns: &[Turn]) -> Answer {
    context.engine.answer(utterance, turns, Some(context.language))
}

fn run(context: Context<'_>, given: &Given, turns: &[Turn]) -> Outcome {
    outcome(context, answer(context, given.text("question").unwrap_or_default(), turns), given)
}

/// What a front end sends for an answer.
pub fn outcome(context: Context<'_>, answer: Answer, given: &Given) -> Outcome {
    let gap = gap(context, &answer);
    let offers = around::timeline(context, &answer);
    Outcome { turn: Some(answer.turn), gap, offers, ..Outcome::of(answer.reply, &SPEC, given) }
}

/// What is kept of a question that no fact answers. Whoever is hurt or afraid leaves nothing behind.
fn gap(context: Context<'_>, answer: &Answer) -> Option<Gap> {
    let Verdict::Abstain { reason, .. } = &answer.verdict else { return None };
    let reason = match reason {
        Reason::NearMiss => GapReason::NearMiss,
        Reason::OutOfScope => GapReason::OutOfScope,
        Reason::Empty | Reason::TooLong | Reason::Distress => return None,
    };
    let language = answer.question.language;
    let words = gaps::words(context.engine.base(), language, &answer.question.utterance);
    Some(Gap { server: None, words, language, reason, text: answer.question.utterance.clone() })
}

/// Questions that Puente can answer and that what is typed so far leads to, best first.
fn complete(context: Context<'_>, _option: &str, typed: &str, _given: &Given, most: usize) -> Vec<Completion> {
    let questions = context.engine.complete(typed, context.language, most);
    questions.into_iter().map(Completion::plain).collect()
}

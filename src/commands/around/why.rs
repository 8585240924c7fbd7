//! "Why this answer": how the question was read and what fitted it, in plain words.

use super::facts;
use crate::commands::Context;
use crate::engine::{self, Answer, Reply, VerdictKind};
use crate::facts::model::FactIdx;

/// The explanation of an answer that stands there, resting on `shown`. If the question would be answered otherwise now,
/// that is said instead: an explanation of another answer would mislead.
pub fn why(context: Context<'_>, answer: &Answer, shown: &[FactIdx]) -> Reply {
    let Context { engine, language } = context;
    let say = |key| engine.base().wording.say(language, key);
    let text = if facts(&answer.reply) == shown {
        let lines = std::iter::once(say("around-why")).chain(engine::why(engine, answer, language));
        lines.collect::<Vec<_>>().join("\n")
    } else {
        say("around-why-otherwise")
    };
    Reply::plain(language, VerdictKind::Chat, text)
}

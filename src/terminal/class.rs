//! What one person does of a class's work in the chat: practice of a quiz, fact or claim. A letter answers what is asked;
//! any other line is what it always is. May not decide what is said.

use crate::classroom::Practice;
use crate::commands::Context;
use crate::commands::class::{self, Activity, Begun};
use crate::engine::Reply;

/// What goes on in a chat beside the questions.
#[derive(Debug, Default)]
pub(super) struct Class {
    practice: Option<Practice>,
}

impl Class {
    /// Begins what a command gives, in place of what went on before; gives what is said.
    pub fn begin(&mut self, context: Context<'_>, begun: Begun) -> Vec<Reply> {
        let mut reply = begun.outcome.reply;
        self.practice = match begun.activity {
            Some(Activity::Practice(practice)) => Some(practice),
            // One person is a class of one: without a clock, and what is missed comes back.
            Some(Activity::Quiz(items, _)) => Some(Practice::of(items)),
            None => None,
        };
        if self.practice.is_some() {
            reply.notes.push(context.engine.base().wording.say(context.language, "terminal-choose"));
        }
        vec![reply]
    }

    /// Whether a line answers what is asked.
    pub fn takes(&self, line: &str) -> bool {
        let item = self.practice.as_ref().and_then(Practice::item);
        item.zip(option(line)).is_some_and(|(item, option)| option < item.options.len())
    }

    /// What is said to an answer: whether it was right and why, then what is asked next.
    pub fn answer(&mut self, context: Context<'_>, line: &str) -> Vec<Reply> {
        let Some((practice, option)) = self.practice.take().zip(option(line)) else { return Vec::new() };
        let step = practice.step();
        let (practice, marked) = class::marks(context, practice, step, option);
        let replies = marked.into_iter().chain(class::asks(context, &practice)).collect();
        self.practice = practice.item().is_some().then_some(practice);
        replies
    }
}

/// The option that a single letter stands for, from 0.
fn option(line: &str) -> Option<usize> {
    let mut letters = line.trim().trim_end_matches(['.', ')']).chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => ('a'..='z').position(|known| known == letter.to_ascii_lowercase()),
        _ => None,
    }
}

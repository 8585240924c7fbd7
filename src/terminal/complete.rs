//! Completion in the chat: slash commands, and questions that Puente can answer.

use super::chat::COMMANDS;
use crate::commands::{Context, ask};
use rustyline::Helper;
use rustyline::completion::Completer;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::Validator;

/// How many questions the tab key goes round.
const MOST: usize = 8;

/// What the line editor asks for completions.
pub(super) struct Completion<'a> {
    /// The engine and the language of the chat.
    pub context: Context<'a>,
}

impl Helper for Completion<'_> {}

impl Highlighter for Completion<'_> {}

impl Hinter for Completion<'_> {
    type Hint = String;
}

impl Validator for Completion<'_> {}

impl Completer for Completion<'_> {
    type Candidate = String;

    fn complete(&self, line: &str, pos: usize, _: &rustyline::Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(self.candidates(line.get(..pos).unwrap_or(line)))
    }
}

impl Completion<'_> {
    /// From which byte on what is typed is replaced, and with what.
    fn candidates(&self, typed: &str) -> (usize, Vec<String>) {
        let from = match typed.strip_prefix("/ask ") {
            Some(question) => typed.len() - question.len(),
            None if typed.starts_with('/') => {
                let begun = COMMANDS.iter().filter(|command| command.starts_with(typed));
                return (0, begun.map(|command| (*command).to_owned()).collect());
            }
            None => 0,
        };
        (from, ask::complete(self.context, typed.get(from..).unwrap_or_default(), MOST))
    }
}

//! `puente ask QUESTION`: one answer, as a card or as JSON.

use super::{jsonl, render};
use crate::commands::{self, Context};
use crate::engine;
use std::io::{self, Write};

/// How one answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For a person; wrapped to this many columns, if it is a terminal.
    Card(Option<usize>),
    /// For a machine.
    Json,
}

/// Answers one question, with its explanation if `explained`.
pub fn ask(context: Context<'_>, question: &str, form: Form, explained: bool, out: &mut impl Write) -> io::Result<()> {
    let answer = commands::ask::answer(context, question, &[]);
    let reply = &answer.reply;
    let explanation = explained.then(|| engine::explain(context.engine, &answer, reply.language));
    match form {
        Form::Json => jsonl::single(reply, explanation.as_deref(), out),
        Form::Card(width) => {
            let wording = &context.engine.base().wording;
            out.write_all(render::card(reply, context.engine, width).as_bytes())?;
            if let Some(lines) = explanation {
                out.write_all(render::explanation(&lines, reply.language, wording).as_bytes())?;
            }
            out.flush()
        }
    }
}

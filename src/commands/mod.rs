//! One file a command, for every front end: typed options and who asks in, a [`Reply`] out.
//! May not know Discord or the terminal; they parse their input into the options here and render the reply.

pub mod ask;
pub mod help;

use crate::engine::{Engine, Reply};
use crate::text::Language;

/// What a command may use, and for whom it runs.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The engine with its fact base.
    pub engine: &'a Engine,
    /// The language of the person, for what is not a question; a question is answered in its own.
    pub language: Language,
}

/// How a command is offered: its name and options. Names, descriptions and labels stand in the locale files under
/// `command-<name>`, `command-<name>-<option>`.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// What is typed after the slash.
    pub name: &'static str,
    /// Its options, in order; required ones first.
    pub options: &'static [OptionSpec],
}

/// An option of a command.
#[derive(Debug, Clone, Copy)]
pub struct OptionSpec {
    /// What it is called.
    pub name: &'static str,
    /// What may stand there.
    pub kind: OptionKind,
    /// Whether it must be given.
    pub required: bool,
    /// Whether the front end should offer completions.
    pub completes: bool,
}

/// What may stand in an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionKind {
    /// Text of at most this many characters.
    Text(u16),
    /// Yes or no.
    Flag,
}

/// Every command, in the order of the help.
pub const ALL: &[Spec] = &[ask::SPEC, help::SPEC];

/// What a front end sends after a command ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What is said.
    pub reply: Reply,
    /// Only the person who asked should see it.
    pub private: bool,
}

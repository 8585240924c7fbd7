//! How a command is offered: what it is called, which options it takes, who may use it, and what it runs. Names,
//! descriptions and labels stand in the locale files, found by the keys given here. May not know any one command.

use super::class::Begun;
use super::{Context, Desk, Given, Outcome};
use crate::engine::Turn;
use crate::facts::Wording;
use crate::text::{Language, fold_word};
use std::pin::Pin;

/// A command, for every front end.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// What is typed after the slash, whatever the language.
    pub name: &'static str,
    /// Its options, in order; required ones first.
    pub options: &'static [OptionSpec],
    /// Who may use it.
    pub who: Who,
    /// Whether only the person sees the reply wherever it is, if they don't say otherwise with the option `private`.
    pub private: bool,
    /// What it does.
    pub run: Run,
    /// What may be completed in its options.
    pub complete: Option<Complete>,
}

/// What a command does.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// Reads the fact base only.
    Pure(fn(Context<'_>, &Given, &[Turn]) -> Outcome),
    /// Begins something that goes on; the last argument is chance, for the order of what comes.
    Lesson(fn(Context<'_>, &Given, u64) -> Begun),
    /// Also reads or writes the store, or needs to know who calls from where.
    Stored(for<'a> fn(Desk<'a>, &'a Given) -> Running<'a>),
}

/// A command at work.
pub type Running<'a> = Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>;

/// Completes what is typed so far into an option (by name), given the options before; at most so many.
pub type Complete = fn(Context<'_>, &str, &str, &Given, usize) -> Vec<Completion>;

/// Who may use a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody, also outside of servers.
    Everyone,
    /// Those who manage the server, and only in it.
    ServerAdmins,
}

/// An option of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionSpec {
    /// What it is called, whatever the language.
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
    /// Text of at most this many characters. What is longer than [`NAME_CHARS`] is prose: a question, a claim.
    Text(u16),
    /// Yes or no.
    Flag,
    /// A whole number, from the first to the last.
    Number(u32, u32),
    /// One of these keys; see [`Spec::label_key`].
    Choice(&'static [&'static str]),
    /// A role of the server; only a platform that has roles can give one.
    Role,
}

/// The longest name or id of something that an option asks for, in characters.
pub const NAME_CHARS: u16 = 100;

/// Something that may be put into an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What people read.
    pub label: String,
    /// What the option gets.
    pub value: String,
}

impl Completion {
    /// One that is what it says.
    pub fn plain(text: String) -> Self {
        Self { label: text.clone(), value: text }
    }
}

impl OptionSpec {
    /// An option that need not be given and completes nothing.
    pub const fn new(name: &'static str, kind: OptionKind) -> Self {
        Self { name, kind, required: false, completes: false }
    }

    /// The same, but it must be given.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, but with completions.
    #[must_use]
    pub const fn completed(self) -> Self {
        Self { completes: true, ..self }
    }

    /// What it is called in a language.
    pub fn local_name(&self, wording: &Wording, language: Language) -> String {
        wording.say(language, &format!("option-name-{}", self.name))
    }

    /// Whether somebody writes whole sentences into it.
    pub fn is_prose(&self) -> bool {
        matches!(self.kind, OptionKind::Text(most) if most > NAME_CHARS)
    }
}

impl Spec {
    /// What it is called in a language.
    pub fn local_name(&self, wording: &Wording, language: Language) -> String {
        wording.say(language, &format!("command-name-{}", self.name))
    }

    /// The languages in which it is called so, with accents or without.
    pub fn languages_of(&self, wording: &Wording, name: &str) -> Vec<Language> {
        let wanted = fold_word(name);
        let called =
            |language: &Language| !wanted.is_empty() && fold_word(&self.local_name(wording, *language)) == wanted;
        Language::ALL.into_iter().filter(called).collect()
    }

    /// The key of its description.
    pub fn key(&self) -> String {
        format!("command-{}", self.name)
    }

    /// The key of an option's description.
    pub fn option_key(&self, option: &OptionSpec) -> String {
        format!("command-{}-{}", self.name, option.name)
    }

    /// The key of what a choice is called.
    pub fn label_key(&self, option: &OptionSpec, choice: &str) -> String {
        format!("command-{}-{}-{choice}", self.name, option.name)
    }

    /// Its option with this name, in whatever language.
    pub fn option(&self, wording: &Wording, name: &str) -> Option<&'static OptionSpec> {
        let wanted = fold_word(name);
        let called = |option: &&OptionSpec| {
            let local = |language| fold_word(&option.local_name(wording, language)) == wanted;
            option.name == name || Language::ALL.into_iter().any(local)
        };
        self.options.iter().find(called)
    }

    /// Whether it needs the store.
    pub fn is_stored(&self) -> bool {
        matches!(self.run, Run::Stored(_))
    }

    /// Whether only the person will see the reply: as they say, else as the command and the place want it. What a class
    /// does is for all, unless somebody practises alone.
    pub fn is_private(&self, given: &Given, by_default: bool) -> bool {
        if matches!(self.run, Run::Lesson(_)) {
            return self.private || given.flag("practice") == Some(true);
        }
        given.flag("private").unwrap_or(self.private || by_default)
    }
}

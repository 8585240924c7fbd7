//! Completion in the chat: slash commands with their options, and questions that Puente can answer.

use super::typed::OWN_COMMANDS;
use crate::commands::line::{self, Typing};
use crate::commands::{self, Completion as Completed, Context, Given, OptionKind, Spec, ask};
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
        let Some(command) = typed.strip_prefix('/') else {
            let questions = commands::complete(self.context, &ask::SPEC, "question", typed, &Given::default(), MOST);
            return (0, questions.into_iter().map(|question| question.value).collect());
        };
        let wording = &self.context.engine.base().wording;
        let Some((name, rest)) = command.split_once(char::is_whitespace) else {
            let names = commands::ALL.iter().flat_map(|spec| {
                let space = if spec.options.is_empty() { "" } else { " " };
                let local = spec.local_name(wording, self.context.language);
                [local, spec.name.to_owned()].map(|name| format!("/{name}{space}"))
            });
            let own = OWN_COMMANDS.iter().map(|own| (*own).to_owned());
            let mut begun: Vec<String> = names.chain(own).filter(|command| command.starts_with(typed)).collect();
            begun.dedup();
            return (0, begun);
        };
        let Some(spec) = commands::named(wording, name) else { return (typed.len(), Vec::new()) };
        let Some(typing) = line::typing(spec, wording, rest) else { return (typed.len(), Vec::new()) };
        (typed.len() - rest.len() + typing.from, self.values(spec, &typing))
    }

    /// What may stand in the option, then the options that may follow.
    fn values(&self, spec: &Spec, typing: &Typing<'_>) -> Vec<String> {
        let Context { engine, language } = self.context;
        let wording = &engine.base().wording;
        let Typing { option, typed, given, .. } = typing;
        let mut values: Vec<String> = match option.kind {
            OptionKind::Choice(keys) => keys.iter().map(|key| (*key).to_owned()).collect(),
            OptionKind::Flag => ["typed-yes", "typed-no"].map(|key| wording.say(language, key)).into(),
            OptionKind::Text(_) | OptionKind::Number(..) | OptionKind::Role => Vec::new(),
        };
        values.retain(|value| value.starts_with(typed));
        let known = commands::complete(self.context, spec, option.name, typed, given, MOST);
        values.extend(known.into_iter().map(|Completed { value, .. }| value));
        let (before, last) = typed
            .rsplit_once(char::is_whitespace)
            .map_or(("", *typed), |(_, last)| (typed.strip_suffix(last).unwrap_or_default(), last));
        let others = spec.options.iter().filter(|other| other.name != option.name && !given.has(other.name));
        let others = others.map(|other| format!("{}:", other.local_name(wording, language)));
        values.extend(
            others.filter(|name| !last.is_empty() && name.starts_with(last)).map(|name| before.to_owned() + &name),
        );
        values
    }
}

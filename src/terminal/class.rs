//! What one person does of a class's work in the chat: practice of a quiz, fact or claim, a discussion. A letter answers what
//! is asked, a word or a number goes on in a discussion; any other line is what it always is. May not decide what is said.

use crate::classroom::{Move, PLACES, Practice, Talk, talk};
use crate::commands::class::{self, Activity, Begun, discuss};
use crate::commands::{Context, File};
use crate::engine::{Reply, VerdictKind};
use crate::facts::model::FactIdx;
use crate::text::{Language, fold_word};

/// What goes on in a chat beside the questions.
#[derive(Debug, Default)]
pub(super) struct Class {
    practice: Option<Practice>,
    talk: Option<Talk>,
}

/// What is said, and what can be taken along.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// What is said, in order.
    pub replies: Vec<Reply>,
    /// The files.
    pub files: Vec<File>,
}

impl From<Vec<Reply>> for Said {
    fn from(replies: Vec<Reply>) -> Self {
        Self { replies, files: Vec::new() }
    }
}

/// The only person of a chat.
const ONLY: u64 = 1;

impl Class {
    /// Begins what a command gives, in place of what went on before; gives what is said.
    pub fn begin(&mut self, context: Context<'_>, begun: Begun) -> Said {
        let mut reply = begun.outcome.reply;
        (self.practice, self.talk) = (None, None);
        self.practice = match begun.activity {
            Some(Activity::Discussion(talk)) => {
                let mut step = talk::step(context.engine, &talk);
                step.notes.push(context.engine.base().wording.say(talk.language, "terminal-discuss"));
                self.talk = Some(talk);
                return vec![reply, step].into();
            }
            Some(Activity::Practice(practice)) => Some(practice),
            // One person is a class of one: without a clock, and what is missed comes back.
            Some(Activity::Quiz(items, _)) => Some(Practice::of(items)),
            Some(Activity::Ticket { .. }) => {
                let sentence = context.engine.base().wording.say(context.language, "command-on-discord");
                reply = Reply::plain(context.language, VerdictKind::Chat, sentence);
                None
            }
            None => None,
        };
        if self.practice.is_some() {
            reply.notes.push(context.engine.base().wording.say(context.language, "terminal-choose"));
        }
        vec![reply].into()
    }

    /// Whether a line is for what goes on.
    pub fn takes(&self, context: Context<'_>, line: &str) -> bool {
        if self.talk.as_ref().is_some_and(|talk| said(context, talk, line).is_some()) {
            return true;
        }
        let item = self.practice.as_ref().and_then(Practice::item);
        item.zip(option(line)).is_some_and(|(item, option)| option < item.options.len())
    }

    /// Notes evidence that was found while a discussion is on; gives what is said to it.
    pub fn found(&mut self, context: Context<'_>, facts: &[FactIdx]) -> Option<Reply> {
        let (talk, reply) = discuss::found(context, self.talk.take()?, facts);
        self.talk = Some(talk);
        reply
    }

    /// What is said to such a line: whether an answer was right and why, then what is asked next; or how a discussion goes
    /// on.
    pub fn answer(&mut self, context: Context<'_>, line: &str) -> Said {
        if let Some(talk) = self.talk.take() {
            let Some((what, name)) = said(context, &talk, line) else { return Said::default() };
            let (talk, reply) = discuss::goes_on(context, talk, what);
            let files = name.map_or_else(Vec::new, |name| discuss::files(context, &talk, name));
            self.talk = Some(talk).filter(|talk| !talk.is_closed());
            return Said { replies: reply.into_iter().collect(), files };
        }
        let Some((practice, option)) = self.practice.take().zip(option(line)) else { return Said::default() };
        let step = practice.step();
        let (practice, marked) = class::marks(context, practice, step, option);
        let replies: Vec<Reply> = marked.into_iter().chain(class::asks(context, &practice)).collect();
        self.practice = practice.item().is_some().then_some(practice);
        replies.into()
    }
}

/// What a line means in a discussion: the next step, the end and the name of its handout, a card by its number, a stand.
fn said<'a>(context: Context<'_>, talk: &Talk, line: &'a str) -> Option<(Move, Option<&'a str>)> {
    let (word, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    let wording = &context.engine.base().wording;
    let is = |key| {
        let words = |language| wording.say(language, key);
        Language::ALL
            .into_iter()
            .any(|language| words(language).split(',').any(|one| fold_word(one.trim()) == fold_word(word)))
    };
    let name = Some(rest.trim()).filter(|name| !name.is_empty());
    // More words than a name are a question, whatever it begins with.
    if name.is_some_and(|name| name.contains(char::is_whitespace)) {
        return None;
    }
    if is("typed-close") {
        return Some((Move::Close, name));
    }
    if name.is_some() {
        return None;
    }
    if is("typed-next") {
        return Some((Move::Next, None));
    }
    if let Some(number) = word.strip_prefix('#') {
        return Some((Move::Evidence(discuss::card(context, talk, number.parse().ok()?)?), None));
    }
    let place: u8 = word.parse().ok().filter(|place| talk.takes_stands() && (1..=PLACES).contains(place))?;
    Some((Move::Stand { person: ONLY, place }, None))
}

/// The option that a single letter stands for, from 0.
fn option(line: &str) -> Option<usize> {
    let mut letters = line.trim().trim_end_matches(['.', ')']).chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => ('a'..='z').position(|known| known == letter.to_ascii_lowercase()),
        _ => None,
    }
}

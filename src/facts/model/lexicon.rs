//! How people speak: words of one meaning, kinds of question, function words and number words.

use crate::text::PerLanguage;
use std::collections::{BTreeMap, HashMap};

/// Words of one meaning.
#[derive(Debug, Clone)]
pub struct Concept {
    /// Stable id.
    pub id: String,
    /// Words and phrases.
    pub words: PerLanguage<Vec<String>>,
    /// Concepts that mean the contrary, positions in [`super::FactBase::concepts`].
    pub opposite: Vec<usize>,
    /// Something people ask for that only a fact with this concept can answer.
    pub attribute: bool,
    /// Whoever does it says something.
    pub speech: bool,
    /// It says no more than that an office is held.
    pub holding: bool,
}

/// A kind of question and what shows it.
#[derive(Debug, Clone)]
pub struct Intent {
    /// Which kind.
    pub kind: IntentKind,
    /// What exactly answers it, if not anything of its kind does.
    pub wants: Option<Wanted>,
    /// Cues that begin an utterance, per language.
    pub opening: PerLanguage<Vec<String>>,
    /// Cues anywhere in it, per language.
    pub anywhere: PerLanguage<Vec<String>>,
    /// The whole utterance, per language.
    pub whole: PerLanguage<Vec<String>>,
}

/// What exactly is asked for, which a fact has or hasn't got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Somebody's name or office: "which official".
    Person,
    /// Two people or more, whom no document need name together: "which two officials".
    People,
    /// A body or group: "which company".
    Body,
    /// A number: "what percentage".
    Figure,
    /// How many there are, which no share of them tells.
    Count,
    /// A date of the calendar, which "last week" isn't: "which month".
    Date,
    /// What somebody said, and not only that they spoke: "what did she say".
    Words,
    /// An office or what somebody is: "what position".
    Office,
}

/// The kinds of question the engine can tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IntentKind {
    /// Asks for a person, country or body.
    Who,
    /// Asks what somebody or something is called.
    Name,
    /// Asks for a time.
    When,
    /// Asks for a place.
    Where,
    /// Asks for a number.
    Number,
    /// Asks for a reason or aim.
    Why,
    /// Asks for a way.
    How,
    /// Asks for words that were said.
    Quote,
    /// Asks who, or which document, says what was just answered.
    SaysSo,
    /// Asks what something is.
    Define,
    /// Asks for several things.
    List,
    /// Asks for two things side by side.
    Compare,
    /// Asks for what happened over time.
    Timeline,
    /// Asks for yes or no.
    YesNo,
    /// Something is taken for granted: "since …", "right?".
    Assume,
    /// Asks for anything else.
    What,
    /// Says hello.
    Greeting,
    /// Says thanks.
    Thanks,
    /// Says goodbye.
    Farewell,
    /// Asks what the bot is or can do.
    AboutBot,
    /// Says that something hurts or frightens: somebody deported, a threat, despair.
    Distress,
    /// Anything else people say without asking.
    SmallTalk,
}

/// Function words and number words of a language, all folded.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Words without content.
    pub stop: Vec<String>,
    /// Question words.
    pub question_words: Vec<String>,
    /// Words that negate.
    pub negations: Vec<String>,
    /// Words that point back.
    pub pronouns: Vec<String>,
    /// Those of them that are articles, too.
    pub articles: Vec<String>,
    /// How a follow-up begins.
    pub continuations: Vec<String>,
    /// Words that may stand between somebody and their office: is, the.
    pub linking: Vec<String>,
    /// Words after which a time is told: when, while.
    pub during: Vec<String>,
    /// Words between two things of which one may be so: or.
    pub either: Vec<String>,
    /// Phrases after which stands what is known already, as words: besides, other than.
    pub besides: Vec<Vec<String>>,
    /// Phrases that ask for more than was just said, as words: what else, tell me more.
    pub more: Vec<Vec<String>>,
    /// Phrases before a number that is less than what is meant, as words: more than, at least.
    pub more_than: Vec<Vec<String>>,
    /// Phrases before a number that is more than what is meant, as words: less than, at most.
    pub less_than: Vec<Vec<String>>,
    /// What is said around a question, word by word, each with what may stand in its place: for, my or our, essay.
    pub asides: Vec<Vec<Vec<String>>>,
    /// Words that join two sides: and, vs.
    pub conjunctions: Vec<String>,
    /// Correctly spelt ordinary words, never repaired.
    pub common: Vec<String>,
    /// Chat spellings and what they stand for.
    pub abbreviations: HashMap<String, String>,
    /// Letters that sound like others, and those: z, s.
    pub sounds: HashMap<String, String>,
    /// Number words.
    pub numbers: HashMap<String, u64>,
    /// Words for one more: also, too.
    pub also: Vec<String>,
    /// Words that stand for one: a, an.
    pub indefinite: Vec<String>,
    /// Units of time, in days.
    pub units: HashMap<String, u32>,
    /// Words for a part of a whole, in percent.
    pub parts: HashMap<String, u8>,
    /// Month words, 1 to 12.
    pub months: HashMap<String, u8>,
    /// Day words, 1 (Monday) to 7.
    pub weekdays: HashMap<String, u8>,
    /// Relative time phrases and their key.
    pub relative: BTreeMap<String, String>,
}

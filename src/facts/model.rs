//! The fact base in memory: plain values, never changed after loading.
//! Anchors: Wikidata statements (qualifiers, references, rank), W3C Web Annotation selectors, EDTF dates.

use crate::facts::Wording;
use crate::text::PerLanguage;
use std::collections::{BTreeMap, HashMap};

/// A text in each language.
pub type Bilingual = PerLanguage<String>;

/// Which source, as a position in [`FactBase::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceIdx(pub usize);

/// Which fact, as a position in [`FactBase::facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactIdx(pub usize);

/// Which entity, as a position in [`FactBase::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityIdx(pub usize);

/// Which office, as a position in [`FactBase::offices`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficeIdx(pub usize);

/// Everything Puente knows.
#[derive(Debug)]
pub struct FactBase {
    /// The documents, in the order of their ids' files.
    pub sources: Vec<Source>,
    /// All facts, source by source, in the order of the text.
    pub facts: Vec<Fact>,
    /// People, places, bodies, agreements.
    pub entities: Vec<Entity>,
    /// Roles that people hold.
    pub offices: Vec<Office>,
    /// Themes.
    pub topics: Vec<Topic>,
    /// Words of one meaning.
    pub concepts: Vec<Concept>,
    /// Kinds of question, in the order of their priority.
    pub intents: Vec<Intent>,
    /// Function words and number words of each language.
    pub lexicons: PerLanguage<Lexicon>,
    /// What the bot says of itself.
    pub wording: Wording,
}

impl FactBase {
    /// A fact.
    ///
    /// # Panics
    /// If the index comes from another base.
    pub fn fact(&self, fact: FactIdx) -> &Fact {
        &self.facts[fact.0]
    }

    /// A source.
    ///
    /// # Panics
    /// If the index comes from another base.
    pub fn source(&self, source: SourceIdx) -> &Source {
        &self.sources[source.0]
    }

    /// An entity.
    ///
    /// # Panics
    /// If the index comes from another base.
    pub fn entity(&self, entity: EntityIdx) -> &Entity {
        &self.entities[entity.0]
    }

    /// The fact with an id.
    pub fn fact_by_id(&self, id: &str) -> Option<FactIdx> {
        self.facts.iter().position(|fact| fact.id == id).map(FactIdx)
    }

    /// Every fact with its index.
    pub fn fact_entries(&self) -> impl Iterator<Item = (FactIdx, &Fact)> {
        self.facts.iter().enumerate().map(|(index, fact)| (FactIdx(index), fact))
    }
}

/// A document's card.
#[derive(Debug, Clone)]
pub struct Source {
    /// Stable id, the name of its file.
    pub id: String,
    /// The document's file name.
    pub document: String,
    /// SHA-256 of the document, 64 lower-case hex digits.
    pub sha256: String,
    /// ISO 639-1 code of the document's language.
    pub language: String,
    /// What kind of publisher is behind it.
    pub kind: SourceKind,
    /// How we speak of it.
    pub name: Bilingual,
    /// The title it prints.
    pub title: Option<String>,
    /// The publisher it states.
    pub publisher: Option<String>,
    /// The authors it states.
    pub authors: Vec<String>,
    /// Its date, EDTF.
    pub date: Option<Date>,
    /// How the date is known.
    pub date_basis: Basis,
    /// What it does not print.
    pub not_stated: Vec<String>,
}

/// What kind of publisher is behind a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// A news agency.
    NewsAgency,
    /// A newsroom of its own.
    Newsroom,
    /// A blog.
    Blog,
    /// The document does not show it.
    Unknown,
}

/// An EDTF date (Library of Congress, levels 0 and 1), with the years, months and day it names for comparing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// As written, e.g. `2019-07-21`, `2019?`, `2019-07-22/2019-07-27`.
    pub edtf: String,
    /// The first day it may mean.
    pub earliest: Day,
    /// The last day it may mean.
    pub latest: Day,
    /// Marked as uncertain or approximate.
    pub uncertain: bool,
}

/// A calendar day (proleptic Gregorian).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

/// How a date is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// The document prints it.
    Stated,
    /// Concluded from something: the explanation says from what.
    WorkedOut(Bilingual),
    /// It can't be known: the explanation says why.
    Unknown(Bilingual),
}

/// One checkable statement with its evidence.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Stable id, `<source-id>.<name>`.
    pub id: String,
    /// The document it comes from.
    pub source: SourceIdx,
    /// What sort of statement.
    pub kind: FactKind,
    /// The statement in our own words.
    pub claim: Bilingual,
    /// Whom and what it is about.
    pub about: Vec<EntityIdx>,
    /// Themes, positions in [`FactBase::topics`].
    pub topics: Vec<usize>,
    /// Where it happened.
    pub place: Option<EntityIdx>,
    /// When it happened.
    pub when: Option<Date>,
    /// How `when` is known.
    pub when_basis: Option<Basis>,
    /// Who claims it.
    pub speaker: Option<EntityIdx>,
    /// In which manner it is claimed.
    pub mode: Mode,
    /// The number it gives.
    pub value: Option<Value>,
    /// The document's words; never empty, the first is the main one.
    pub quotes: Vec<Quote>,
    /// Ways to ask for it.
    pub asks: PerLanguage<Vec<String>>,
    /// What it contradicts.
    pub denies: PerLanguage<Vec<String>>,
    /// Questions that it raises and that no document answers.
    pub open: PerLanguage<Vec<String>>,
    /// Facts that say the same.
    pub corroborates: Vec<FactIdx>,
    /// Facts that say the same thing differently.
    pub differs: Vec<FactIdx>,
    /// Facts that it corrects.
    pub corrects: Vec<FactIdx>,
    /// Something that happened on a date.
    pub timeline: bool,
}

/// What sort of statement a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// Something that happened.
    Event,
    /// A number.
    Figure,
    /// Something said.
    Statement,
    /// Somebody's stand.
    Position,
    /// Something promised or agreed.
    Commitment,
    /// How something is.
    Description,
}

/// In which manner a fact is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// By the source itself.
    Stated,
    /// In the speaker's own words.
    Quoted,
    /// The speaker's words retold.
    Reported,
}

/// A number that can be asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The number.
    pub number: f64,
    /// Plain English noun, or `percent`, `days`.
    pub unit: String,
    /// `exactly`, `about`, `nearly`, `more than`.
    pub bound: String,
}

/// A document's own words and where they stand (W3C Web Annotation: text quote and text position selector).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Character for character.
    pub text: String,
    /// First character, counted in Unicode characters of the document as it is.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Non-blank line of the document, counted from 1.
    pub paragraph: usize,
}

/// Somebody or something that facts are about.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Stable id.
    pub id: String,
    /// What sort.
    pub kind: EntityKind,
    /// What it is called.
    pub name: Bilingual,
    /// What else it is called.
    pub aliases: PerLanguage<Vec<String>>,
    /// What else its name may mean: "Washington" is a city and the government of the United States.
    pub stands_for: Vec<EntityIdx>,
    /// Offices held.
    pub offices: Vec<Tenure>,
}

/// What sort of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A country.
    Country,
    /// Any other place.
    Place,
    /// A government body, newsroom, company or organisation.
    Body,
    /// An agreement, programme, policy or report.
    Agreement,
    /// A gang or other group.
    Group,
}

/// An office held by a person.
#[derive(Debug, Clone)]
pub struct Tenure {
    /// The office.
    pub office: OfficeIdx,
    /// From when, if the document says so.
    pub from: Option<Date>,
    /// Until when, if the document says so.
    pub to: Option<Date>,
    /// At what time the source says so.
    pub as_of: Option<Date>,
    /// Which source says so.
    pub source: SourceIdx,
    /// Named for it, but not yet in office.
    pub arriving: bool,
}

/// A role that people hold.
#[derive(Debug, Clone)]
pub struct Office {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
    /// What else it is called.
    pub aliases: PerLanguage<Vec<String>>,
}

/// A theme.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
}

/// Words of one meaning.
#[derive(Debug, Clone)]
pub struct Concept {
    /// Stable id.
    pub id: String,
    /// Words and phrases.
    pub words: PerLanguage<Vec<String>>,
    /// Concepts that mean the contrary, positions in [`FactBase::concepts`].
    pub opposite: Vec<usize>,
    /// Something people ask for that only a fact with this concept can answer.
    pub attribute: bool,
}

/// A kind of question and what shows it.
#[derive(Debug, Clone)]
pub struct Intent {
    /// Which kind.
    pub kind: IntentKind,
    /// Cues that begin an utterance, per language.
    pub opening: PerLanguage<Vec<String>>,
    /// Cues anywhere in it, per language.
    pub anywhere: PerLanguage<Vec<String>>,
    /// The whole utterance, per language.
    pub whole: PerLanguage<Vec<String>>,
}

/// The kinds of question the engine can tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IntentKind {
    /// Asks for a person, country or body.
    Who,
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
    /// How a follow-up begins.
    pub continuations: Vec<String>,
    /// Words that join two sides: and, vs.
    pub conjunctions: Vec<String>,
    /// Correctly spelt ordinary words, never repaired.
    pub common: Vec<String>,
    /// Chat spellings and what they stand for.
    pub abbreviations: HashMap<String, String>,
    /// Number words.
    pub numbers: HashMap<String, u64>,
    /// Month words, 1 to 12.
    pub months: HashMap<String, u8>,
    /// Day words, 1 (Monday) to 7.
    pub weekdays: HashMap<String, u8>,
    /// Relative time phrases and their key.
    pub relative: BTreeMap<String, String>,
}

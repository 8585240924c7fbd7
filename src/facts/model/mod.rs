//! The fact base in memory: plain values, never changed after loading. Knows no file, no question and no platform.
//! Anchors: Wikidata statements (qualifiers, references, rank), W3C Web Annotation selectors, EDTF dates.

mod date;
mod discussion;
mod entity;
mod fact;
mod lexicon;
mod source;

pub use date::{Basis, Date, DateError, Day};
pub use discussion::{Discussion, Side, Word};
pub use entity::{Entity, EntityKind, Office, Tenure, Topic};
pub use fact::{Fact, FactKind, Mode, Quote, Value};
pub use lexicon::{Concept, Intent, IntentKind, Lexicon, Wanted};
pub use source::{Source, SourceKind};

use crate::facts::Wording;
use crate::text::PerLanguage;

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
    /// What a class may discuss.
    pub discussions: Vec<Discussion>,
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

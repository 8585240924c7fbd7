//! Whom and what facts are about: entities, the offices they hold, topics.

use super::{Bilingual, Date, Day, EntityIdx, OfficeIdx, SourceIdx};
use crate::text::PerLanguage;

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

impl Tenure {
    /// The days on which its source says that the office is held, as far as it says so.
    pub fn span(&self) -> Option<(Day, Day)> {
        let dates = || [&self.from, &self.as_of, &self.to].into_iter().flatten();
        let from = self.from.as_ref().map(|from| from.earliest).or_else(|| dates().map(|date| date.earliest).min())?;
        let to = self.to.as_ref().map(|to| to.latest).or_else(|| dates().map(|date| date.latest).max())?;
        Some((from, to))
    }
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
    /// What several who hold it are called; aliases, too.
    pub plural: PerLanguage<Vec<String>>,
}

/// A theme.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
    /// Whether it is the documents themselves: what they are, not what they tell.
    pub about_documents: bool,
}

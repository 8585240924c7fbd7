//! Facts: checkable statements with their evidence.

use super::{Basis, Bilingual, Date, EntityIdx, FactIdx, SourceIdx, Wanted};
use crate::text::PerLanguage;

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
    /// Themes, positions in [`super::FactBase::topics`].
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
    /// What the document expressly doesn't say of it, so that it answers no question for that.
    pub unsaid: Option<Wanted>,
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
    /// What the document is about.
    Overview,
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

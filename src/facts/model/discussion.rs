//! Prompts for a class, with facts on more than one side.

use super::{Bilingual, FactIdx};

/// A question without one right answer.
#[derive(Debug, Clone)]
pub struct Discussion {
    /// Stable id.
    pub id: String,
    /// Themes, positions in [`super::FactBase::topics`].
    pub topics: Vec<usize>,
    /// What is discussed.
    pub prompt: Bilingual,
    /// A statement to agree or disagree with.
    pub stand: Bilingual,
    /// At least two.
    pub sides: Vec<Side>,
    /// What needs explaining first.
    pub words: Vec<Word>,
}

/// A side, and the facts that speak from it; no fact stands on two.
#[derive(Debug, Clone)]
pub struct Side {
    /// What it is called.
    pub name: Bilingual,
    /// Its facts; at least one.
    pub facts: Vec<FactIdx>,
}

/// A term in plain words.
#[derive(Debug, Clone)]
pub struct Word {
    /// The term.
    pub word: Bilingual,
    /// What it means.
    pub meaning: Bilingual,
}

//! A turn as it is kept between two messages. The facts may change meanwhile: a position in them then means another one,
//! an id doesn't.

use crate::engine::Turn;
use crate::facts::model::{FactBase, FactIdx};

/// A turn that outlives a change of the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    utterance: String,
    /// Where each fact was, and its id.
    facts: Vec<(FactIdx, String)>,
}

impl Remembered {
    /// A turn that rests on the facts of this base.
    pub fn of(turn: &Turn, base: &FactBase) -> Self {
        let facts = turn.facts.iter().map(|fact| (*fact, base.fact(*fact).id.clone()));
        Self { utterance: turn.utterance.clone(), facts: facts.collect() }
    }

    /// The turn, by the facts of this base: those that it no longer has are left out.
    pub fn turn(&self, base: &FactBase) -> Turn {
        let stays = |at: FactIdx, id: &str| base.facts.get(at.0).is_some_and(|fact| fact.id == id);
        let found = |(at, id): &(FactIdx, String)| if stays(*at, id) { Some(*at) } else { base.fact_by_id(id) };
        let facts = self.facts.iter().filter_map(found);
        Turn { utterance: self.utterance.clone(), facts: facts.collect() }
    }

    /// What was asked.
    #[cfg(test)]
    pub fn utterance(&self) -> &str {
        &self.utterance
    }

    /// A turn that rests on nothing.
    #[cfg(test)]
    pub fn asked(utterance: &str) -> Self {
        Self { utterance: utterance.to_owned(), facts: Vec::new() }
    }
}

//! Features: what a text is made of once wording is taken away. Facts and questions are compared by them.

use crate::facts::model::IntentKind;
use rustc_hash::FxHashMap as HashMap;

/// A feature: an entity, office, concept, number, time, negation or plain word stem, interned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feature(pub u32);

/// What a feature stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// An entity, by position.
    Entity(usize),
    /// An office, by position.
    Office(usize),
    /// A concept, by position.
    Concept(usize),
    /// A number.
    Number(u64),
    /// A year.
    Year(i32),
    /// A month, 1 to 12.
    Month(u8),
    /// A day of the month.
    DayOfMonth(u8),
    /// A day of the week, 1 (Monday) to 7.
    Weekday(u8),
    /// A relative time such as "last week".
    Relative(String),
    /// A negation.
    Not,
    /// A kind of question.
    Intent(IntentKind),
    /// A word that belongs to no concept, stemmed.
    Word(String),
}

/// Gives each meaning its feature.
#[derive(Debug, Default)]
pub struct Features {
    by_meaning: HashMap<Meaning, Feature>,
    meanings: Vec<Meaning>,
}

impl Features {
    /// The feature of a meaning, new if need be.
    pub fn intern(&mut self, meaning: Meaning) -> Feature {
        if let Some(feature) = self.by_meaning.get(&meaning) {
            return *feature;
        }
        let feature = Feature(u32::try_from(self.meanings.len()).unwrap_or(u32::MAX));
        self.meanings.push(meaning.clone());
        self.by_meaning.insert(meaning, feature);
        feature
    }

    /// The feature of a meaning that some fact or concept has.
    pub fn get(&self, meaning: &Meaning) -> Option<Feature> {
        self.by_meaning.get(meaning).copied()
    }

    /// What a feature stands for.
    pub fn meaning(&self, feature: Feature) -> Option<&Meaning> {
        self.meanings.get(feature.0 as usize)
    }

    /// What each feature stands for, in the order of their numbers.
    pub fn into_meanings(self) -> Vec<Meaning> {
        self.meanings
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.meanings.len()
    }
}

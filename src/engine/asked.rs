//! A question laid out for comparing it with many texts: likeness is the Dice coefficient over weighted terms.

use super::Engine;
use super::features::{Feature, Meaning};
use super::index::{TELLING_INTENTS, Unit};
use super::parse::{Question, Weighted};
use smallvec::{SmallVec, smallvec};

/// The question's terms, laid out for comparing with many units: which terms a feature stands for, by feature.
pub struct Asked {
    weights: Vec<f64>,
    by_feature: Vec<u16>,
    /// Weight of all terms and intents.
    total: f64,
    /// Weight of the terms alone.
    pub content: f64,
    /// Weight of the terms that no fact knows.
    pub unknown: f64,
    /// The kinds of question that are asked.
    pub intents: Vec<Feature>,
}

/// No term of the question has the feature.
const NOBODY: u16 = u16::MAX;

impl Asked {
    /// All terms of the question.
    pub fn of(engine: &Engine, question: &Question) -> Self {
        Self::from_terms(engine, question, question.terms.iter())
    }

    /// Only the terms of the utterance itself.
    pub fn own(engine: &Engine, question: &Question) -> Self {
        Self::from_terms(engine, question, question.own_terms())
    }

    fn from_terms<'a>(engine: &Engine, question: &Question, terms: impl Iterator<Item = &'a Weighted>) -> Self {
        let features = &engine.index(question.language).features;
        let mut asked = Self {
            weights: Vec::new(),
            by_feature: vec![NOBODY; features.len()],
            total: 0.0,
            content: 0.0,
            unknown: 0.0,
            intents: Vec::new(),
        };
        for term in terms {
            asked.add(&term.features, term.weight);
            if term.features.iter().all(|feature| engine.index(question.language).facts_with(*feature).is_empty()) {
                asked.unknown += term.weight;
            }
        }
        asked.content = asked.total;
        for kind in TELLING_INTENTS.into_iter().filter(|kind| question.asks_for(*kind)) {
            let feature = features.get(&Meaning::Intent(kind));
            asked.add(feature.as_slice(), engine.settings.weight_intent);
            asked.intents.extend(feature);
        }
        asked
    }

    fn add(&mut self, features: &[Feature], weight: f64) {
        let index = u16::try_from(self.weights.len()).unwrap_or(NOBODY);
        for feature in features {
            if let Some(slot) = self.by_feature.get_mut(feature.0 as usize).filter(|slot| **slot == NOBODY) {
                *slot = index;
            }
        }
        self.weights.push(weight);
        self.total += weight;
    }

    /// How alike the question and a unit are: twice the shared weight by the weight of both (Dice, weighted).
    pub fn likeness(&self, unit: &Unit) -> f64 {
        if self.total + unit.weight <= 0.0 {
            return 0.0;
        }
        let (asked, shared) = self.shared(unit);
        (asked + shared) / (self.total + unit.weight)
    }

    /// How much of the question's weight a unit covers.
    pub fn covered_by(&self, unit: &Unit) -> f64 {
        if self.total > 0.0 { self.shared(unit).0 / self.total } else { 0.0 }
    }

    /// What question and unit share: weight of the question's terms, weight of the unit's.
    fn shared(&self, unit: &Unit) -> (f64, f64) {
        // Thousands of units are compared with a question: few have so many terms that this takes memory.
        let mut hit: SmallVec<[bool; 48]> = smallvec![false; self.weights.len()];
        let mut shared = 0.0;
        for (features, weight) in &unit.terms {
            let mut found = false;
            for feature in features {
                let index = self.by_feature.get(feature.0 as usize).copied().unwrap_or(NOBODY);
                if index != NOBODY {
                    found = true;
                    if let Some(slot) = hit.get_mut(usize::from(index)) {
                        *slot = true;
                    }
                }
            }
            if found {
                shared += weight;
            }
        }
        let asked: f64 = self.weights.iter().zip(&hit).filter(|(_, hit)| **hit).map(|(weight, _)| weight).sum();
        (asked, shared)
    }

    /// Whether the question has the feature.
    pub fn has(&self, feature: Feature) -> bool {
        self.by_feature.get(feature.0 as usize).is_some_and(|index| *index != NOBODY)
    }
}

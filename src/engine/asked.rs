//! A question laid out for comparing it with many texts: likeness is the Dice coefficient over weighted terms.

use super::Engine;
use super::features::{Feature, Meaning};
use super::parse::{Question, Weighted};
use super::reading::TELLING_INTENTS;
use super::units::Unit;
use smallvec::{SmallVec, smallvec};

/// The question's terms, laid out for comparing with many units.
pub struct Asked {
    weights: Vec<f64>,
    places: Places,
    /// Weight of all terms and intents.
    total: f64,
    /// Weight of the terms alone.
    pub content: f64,
    /// Weight of the terms that no fact knows.
    pub unknown: f64,
    /// The kinds of question that are asked.
    pub intents: Vec<Feature>,
}

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
        let index = engine.index(question.language);
        let terms: Vec<&Weighted> = terms.collect();
        let mut asked = Self {
            weights: Vec::with_capacity(terms.len() + TELLING_INTENTS.len()),
            places: Places::of(terms.iter().map(|term| term.features.len()).sum::<usize>() + TELLING_INTENTS.len()),
            total: 0.0,
            content: 0.0,
            unknown: 0.0,
            intents: Vec::new(),
        };
        for term in terms {
            asked.add(&term.features, term.weight);
            if !term.features.iter().any(|feature| index.knows(*feature)) {
                asked.unknown += term.weight;
            }
        }
        asked.content = asked.total;
        for kind in TELLING_INTENTS.into_iter().filter(|kind| question.asks_for(*kind)) {
            let feature = index.features.get(&Meaning::Intent(kind));
            asked.add(feature.as_slice(), engine.settings.weight_intent);
            asked.intents.extend(feature);
        }
        asked
    }

    fn add(&mut self, features: &[Feature], weight: f64) {
        let place = self.weights.len();
        for feature in features {
            self.places.put(*feature, place);
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

    /// How alike the question and the most alike of some units are; 0 without any.
    pub fn nearest<'a>(&self, units: impl Iterator<Item = Unit<'a>>) -> f64 {
        units.map(|unit| self.likeness(&unit)).fold(0.0, f64::max)
    }

    /// How much of the question's weight a unit covers.
    pub fn covered_by(&self, unit: &Unit) -> f64 {
        if self.total > 0.0 { self.shared(unit).0 / self.total } else { 0.0 }
    }

    /// What question and unit share: weight of the question's terms, weight of the unit's.
    fn shared(&self, unit: &Unit) -> (f64, f64) {
        // Thousands of units are compared with a question: few have so many terms that this takes memory.
        let mut hit: SmallVec<[u64; 2]> = smallvec![0; self.weights.len().div_ceil(64)];
        let mut shared = 0.0;
        for term in unit.terms() {
            let mut found = false;
            for place in term.features().filter_map(|feature| self.places.get(feature)) {
                found = true;
                if let Some(bits) = hit.get_mut(place / 64) {
                    *bits |= 1 << (place % 64);
                }
            }
            if found {
                shared += term.weight();
            }
        }
        let mut asked = 0.0;
        for (weights, mut bits) in self.weights.chunks(64).zip(hit) {
            while bits != 0 {
                asked += weights.get(bits.trailing_zeros() as usize).copied().unwrap_or_default();
                bits &= bits - 1;
            }
        }
        (asked, shared)
    }

    /// Whether the question has the feature.
    pub fn has(&self, feature: Feature) -> bool {
        self.places.get(feature).is_some()
    }
}

/// Which of the question's terms has a feature: a small table with open addresses, for it is asked thousands of times and
/// mostly hasn't got what it is asked for.
struct Places {
    slots: Vec<Option<(Feature, u32)>>,
    /// A bit for what the last bits of any of the features are: most others are seen to be none of them by that.
    seen: [u64; 4],
}

impl Places {
    /// For so many features.
    fn of(features: usize) -> Self {
        Self { slots: vec![None; (2 * features).next_power_of_two()], seen: [0; 4] }
    }

    /// Where the search for a feature begins (Fibonacci hashing, Knuth 6.4), and every slot after it.
    fn search(&self, feature: Feature) -> impl Iterator<Item = usize> {
        let last = self.slots.len() - 1;
        let hash = feature.0.wrapping_mul(0x9e37_79b9) >> 16 ^ feature.0;
        (0..=last).map(move |step| (hash as usize + step) & last)
    }

    fn bit(feature: Feature) -> [usize; 2] {
        [feature.0 as usize >> 6 & 3, feature.0 as usize & 63]
    }

    /// The first term that has a feature keeps it.
    fn put(&mut self, feature: Feature, place: usize) {
        let [word, bit] = Self::bit(feature);
        if let Some(seen) = self.seen.get_mut(word) {
            *seen |= 1 << bit;
        }
        let Some(at) = self
            .search(feature)
            .find(|at| self.slots.get(*at).is_some_and(|slot| slot.is_none_or(|(own, _)| own == feature)))
        else {
            return;
        };
        if let Some(slot) = self.slots.get_mut(at).filter(|slot| slot.is_none()) {
            *slot = Some((feature, place as u32));
        }
    }

    fn get(&self, feature: Feature) -> Option<usize> {
        let [word, bit] = Self::bit(feature);
        if self.seen.get(word).is_none_or(|seen| seen >> bit & 1 == 0) {
            return None;
        }
        for at in self.search(feature) {
            match self.slots.get(at).copied().flatten() {
                Some((own, place)) if own == feature => return Some(place as usize),
                Some(_) => {}
                None => return None,
            }
        }
        None
    }
}

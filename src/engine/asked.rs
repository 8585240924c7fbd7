//! A question laid out for comparing it with many texts: likeness is the Dice coefficient over weighted terms.

use super::Engine;
use super::features::{Feature, Meaning};
use super::kinds::Kinds;
use super::parse::{Question, Weighted};
use super::reading::TELLING_INTENTS;
use super::units::Unit;

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
    /// The telling kinds of question that are asked, as far as any text asks for them.
    pub kinds: Kinds,
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
            places: Places(vec![0; index.features.len()]),
            total: 0.0,
            content: 0.0,
            unknown: 0.0,
            kinds: Kinds::default(),
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
            asked.kinds.add(feature.map(|_| kind).into_iter().collect());
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
    #[inline]
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

    /// What question and unit share: weight of the question's terms, weight of the unit's. Thousands of units are looked at.
    #[inline]
    fn shared(&self, unit: &Unit) -> (f64, f64) {
        // A bit for each term that the unit has.
        let mut hit = [0_u64; MOST / 64];
        let shared = unit.weight_of(|feature| {
            let place = self.places.place(feature);
            if place == 0 {
                return false;
            }
            let bit = usize::from(place - 1);
            hit[bit / 64 % hit.len()] |= 1 << (bit % 64);
            true
        });
        let mut asked = 0.0;
        for (at, mut bits) in hit.into_iter().enumerate() {
            while bits != 0 {
                asked += self.weights.get(64 * at + bits.trailing_zeros() as usize).copied().unwrap_or_default();
                bits &= bits - 1;
            }
        }
        (asked, shared)
    }

    /// Whether the question has the feature.
    pub fn has(&self, feature: Feature) -> bool {
        self.places.place(feature) > 0
    }
}

/// More terms than this are compared with nothing: nobody asks that much at once.
const MOST: usize = 256;

/// Which of the question's terms has each feature of the base, counted from 1; 0 if none has.
struct Places(Vec<u16>);

impl Places {
    /// The first term that has a feature keeps it.
    fn put(&mut self, feature: Feature, place: usize) {
        let free = self.0.get_mut(feature.0 as usize).filter(|slot| **slot == 0 && place < MOST);
        if let (Some(slot), Ok(place)) = (free, u16::try_from(place + 1)) {
            *slot = place;
        }
    }

    #[inline]
    fn place(&self, feature: Feature) -> u16 {
        self.0.get(feature.0 as usize).copied().unwrap_or_default()
    }
}

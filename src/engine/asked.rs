//! A question laid out for comparing it with many texts: likeness is the Dice coefficient over weighted terms.

use super::Engine;
use super::entry::Entry;
use super::features::{Feature, Meaning};
use super::kinds::Kinds;
use super::parse::{Question, Weighted};
use super::reading::TELLING_INTENTS;
use super::units::{Scale, Share, Unit};
use rustc_hash::FxHashMap as HashMap;
use smallvec::SmallVec;

/// The question's terms, laid out for comparing with many units.
pub struct Asked<'a> {
    scale: &'a Scale,
    weights: Vec<f64>,
    /// Which of the terms has each feature; the first one that has it.
    places: HashMap<Feature, usize>,
    /// The same, term by term.
    features: Vec<(Feature, u32)>,
    /// Weight of all terms and intents.
    total: f64,
    /// Weight of the terms alone.
    pub content: f64,
    /// Weight of the terms that no fact knows.
    pub unknown: f64,
    /// The telling kinds of question that are asked, as far as any text asks for them.
    pub kinds: Kinds,
}

/// How alike the question and a text of a fact are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Alike {
    /// Twice the shared weight by the weight of both (Dice, weighted).
    pub likeness: f64,
    /// Weight of the question's terms that the text has, and of the text's that the question has.
    asked: f64,
    shared: f64,
    /// The term that was counted last, from 1.
    last: u32,
    /// Whether a term of the text may mean something else, too.
    either: bool,
}

impl<'a> Asked<'a> {
    /// All terms of the question.
    pub fn of(engine: &'a Engine, question: &Question) -> Self {
        Self::from_terms(engine, question, question.terms.iter())
    }

    /// Only the terms of the utterance itself.
    pub fn own(engine: &'a Engine, question: &Question) -> Self {
        Self::from_terms(engine, question, question.own_terms())
    }

    fn from_terms<'t>(engine: &'a Engine, question: &Question, terms: impl Iterator<Item = &'t Weighted>) -> Self {
        let index = engine.index(question.language);
        let terms: Vec<&Weighted> = terms.collect();
        let mut asked = Self {
            weights: Vec::with_capacity(terms.len() + TELLING_INTENTS.len()),
            scale: &index.scale,
            places: HashMap::default(),
            features: Vec::with_capacity(2 * terms.len()),
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
            self.places.entry(*feature).or_insert_with(|| {
                self.features.push((*feature, place as u32));
                place
            });
        }
        self.weights.push(weight);
        self.total += weight;
    }

    /// How alike the question and a unit are.
    pub fn likeness(&self, unit: &Unit<'_>) -> f64 {
        self.read_through(unit).likeness
    }

    /// How alike the question and the most alike of some units are; 0 without any.
    pub fn nearest<'u>(&self, units: impl Iterator<Item = Unit<'u>>) -> f64 {
        units.map(|unit| self.likeness(&unit)).fold(0.0, f64::max)
    }

    /// How alike the question and each text of a fact are, in the order of [`Entry::rows`].
    pub fn alike(&self, entry: &Entry<'_>, texts: &mut Vec<Alike>) {
        texts.clear();
        let Some(spots) = entry.spots() else {
            let all = (0..entry.rows().len()).filter_map(|at| entry.unit(at));
            texts.extend(all.map(|unit| self.read_through(&unit)));
            return;
        };
        texts.resize(entry.rows().len(), Alike::default());
        for (feature, place) in &self.features {
            let weight = self.weights.get(*place as usize).copied().unwrap_or_default();
            let shares = Share::ALL.map(|share| self.scale.weight_of(*feature, share));
            for spot in spots.of(*feature) {
                let Some(text) = texts.get_mut(spot.text()) else { continue };
                if text.last <= *place {
                    text.asked += weight;
                    text.last = place + 1;
                }
                text.shared += shares[spot.share() as usize];
                text.either |= spot.either();
            }
        }
        for (at, (text, row)) in texts.iter_mut().zip(entry.rows()).enumerate() {
            // What may mean this or that weighs as much as the most telling, once.
            if text.either {
                text.shared = entry.unit(at).map_or(0.0, |unit| unit.weight_of(|feature| self.has(feature)));
            }
            text.likeness = self.dice(text.asked, text.shared, row.weight);
        }
    }

    /// How alike the question and the most alike ask or claim of a fact are.
    pub fn nearest_told(&self, entry: &Entry<'_>) -> f64 {
        let mut texts = Vec::new();
        self.alike(entry, &mut texts);
        entry.told().filter_map(|at| texts.get(at)).map(|text| text.likeness).fold(0.0, f64::max)
    }

    /// The same of one text, by all its words.
    fn read_through(&self, unit: &Unit<'_>) -> Alike {
        let (asked, shared) = self.shared(unit);
        Alike { likeness: self.dice(asked, shared, unit.weight), asked, shared, ..Alike::default() }
    }

    #[inline]
    fn dice(&self, asked: f64, shared: f64, weight: f64) -> f64 {
        let both = self.total + weight;
        if both > 0.0 { (asked + shared) / both } else { 0.0 }
    }

    /// How much of the question's weight a text covers.
    pub fn covered_by(&self, text: Alike) -> f64 {
        if self.total > 0.0 { text.asked / self.total } else { 0.0 }
    }

    /// What question and unit share: weight of the question's terms, weight of the unit's.
    fn shared(&self, unit: &Unit<'_>) -> (f64, f64) {
        let mut hit: SmallVec<[usize; 16]> = SmallVec::new();
        let shared = unit.weight_of(|feature| {
            let place = self.places.get(&feature).copied();
            hit.extend(place);
            place.is_some()
        });
        hit.sort_unstable();
        hit.dedup();
        (hit.into_iter().filter_map(|place| self.weights.get(place)).sum(), shared)
    }

    /// Whether the question has the feature.
    pub fn has(&self, feature: Feature) -> bool {
        self.places.contains_key(&feature)
    }
}

#[cfg(test)]
mod tests {
    use super::{Alike, Asked};
    use crate::engine::{Engine, Settings};
    use crate::facts::model::FactIdx;
    use crate::facts::{self, Files};
    use crate::text::Language;
    use std::sync::Arc;

    /// By its spots a question is as alike to each text as by reading the text through.
    #[test]
    fn spots_find_what_reading_through_finds() {
        let base = facts::load(&Files::embedded()).expect("the shipped base");
        let engine = Engine::new(Arc::new(base), Settings::default());
        let asked =
            "Why did Pompeo and Bukele meet on July 21, 2019, who said 'game changer' and how many were arrested?";
        let question = engine.read(asked, Language::En);
        let asked = Asked::of(&engine, &question);
        let (mut texts, mut indexed) = (Vec::new(), 0);
        for fact in (0..engine.base().facts.len()).map(FactIdx) {
            let entry = engine.entry(Language::En, fact);
            indexed += usize::from(entry.spots().is_some());
            asked.alike(&entry, &mut texts);
            for (at, text) in texts.iter().enumerate() {
                let unit = entry.unit(at).expect("a text");
                let Alike { likeness, asked: weight, .. } = asked.read_through(&unit);
                assert!((text.likeness - likeness).abs() < 1e-9, "{}: {} {likeness}", unit.text, text.likeness);
                assert!((text.asked - weight).abs() < 1e-9, "{}", unit.text);
            }
        }
        assert!(indexed > 100, "{indexed}");
    }
}

//! The inverted index of one language: which facts have a feature, how telling it is, and each ask, claim and denial as a set of
//! features. Weights are the inverse document frequency of Spärck Jones (1972), a fact being the document.

use super::features::{Feature, Features, Meaning};
use super::likelihood::Likelihood;
use super::reading::{self, FactReading, Met, Reading};
use super::vocabulary::Vocabulary;
use super::{Settings, time};
use crate::facts::model::{Fact, FactBase, FactIdx, IntentKind};
use crate::text::{Language, Stemmers};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use smallvec::SmallVec;
use std::collections::{BTreeMap, BTreeSet};

/// What a term may mean: one feature, seldom more.
pub type Alternatives = SmallVec<[Feature; 2]>;

/// A text of a fact that a question is compared with.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The text as written.
    pub text: String,
    /// Its terms: alternatives of features with a weight.
    pub terms: Vec<(Alternatives, f64)>,
    /// What it asks for.
    pub kinds: Vec<IntentKind>,
    /// Sum of its terms' weights.
    pub weight: f64,
}

/// What the engine keeps of a fact.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Every feature of claim, asks, quotes and qualifiers, with how central it is (0 to 1).
    pub features: HashMap<Feature, f64>,
    /// The features of its claim alone.
    pub claimed: HashSet<Feature>,
    /// The features of what the fact itself says: claim and quotes, without its asks.
    pub said: HashSet<Feature>,
    /// The features of its quotes alone: the document's own words, without what the claim remarks on them.
    pub quoted: HashSet<Feature>,
    /// Asks and claims.
    pub units: Vec<Unit>,
    /// What it contradicts.
    pub denials: Vec<Unit>,
    /// What it leaves open.
    pub open: Vec<Unit>,
    /// What it can be asked for.
    pub offers: BTreeSet<IntentKind>,
    /// The same, without its asks.
    gives: BTreeSet<IntentKind>,
    /// First and last year it speaks of, as far as known.
    pub years: BTreeSet<i32>,
}

/// The index over all facts.
pub struct Index {
    /// Every feature there is.
    pub features: Features,
    /// Per fact, in the base's order.
    pub entries: Vec<Entry>,
    /// Facts by feature, with how central it is.
    postings: Vec<Vec<(FactIdx, f64)>>,
    /// Facts by feature of what they deny or leave open.
    denial_postings: Vec<Vec<FactIdx>>,
    idf: Vec<f64>,
    /// How often each folded word occurs in the texts of the facts.
    pub words: HashMap<String, u32>,
    /// The stemmers, which know the stems of those words.
    pub stemmers: Stemmers,
    /// What a feature that no fact has would weigh.
    pub unseen: f64,
    /// How likely a question is in the words of each fact.
    pub likelihood: Likelihood,
}

/// Kinds of question that are part of what a text asks, like a word.
pub const TELLING_INTENTS: [IntentKind; 6] =
    [IntentKind::Who, IntentKind::When, IntentKind::Where, IntentKind::Number, IntentKind::Why, IntentKind::How];

/// How central a feature of an ask or a claim is.
const CENTRAL: f64 = 1.0;

impl Index {
    /// Reads every text of a base.
    pub fn of(base: &FactBase, vocabulary: &Vocabulary, settings: &Settings, language: Language) -> Self {
        let mut features = Features::default();
        // Meanings that no fact has are known too, so that a question can be told what it asks in vain.
        for concept in 0..base.concepts.len() {
            features.intern(Meaning::Concept(concept));
        }
        for entity in 0..base.entities.len() {
            features.intern(Meaning::Entity(entity));
        }
        for office in 0..base.offices.len() {
            features.intern(Meaning::Office(office));
        }
        features.intern(Meaning::Not);
        let (readings, Met { words, stemmers, .. }) = reading::read(base, vocabulary, settings, language);
        let mut index = Self {
            features,
            entries: Vec::with_capacity(readings.len()),
            postings: Vec::new(),
            denial_postings: Vec::new(),
            idf: Vec::new(),
            words,
            stemmers,
            unseen: 0.0,
            likelihood: Likelihood::new(base.facts.len()),
        };
        for (at, reading) in readings.into_iter().enumerate() {
            let entry = index.entry_of(base, settings, FactIdx(at), reading);
            index.entries.push(entry);
        }
        index.post(base.facts.len());
        index.likelihood.smooth(settings);
        index
    }

    fn entry_of(&mut self, base: &FactBase, settings: &Settings, fact: FactIdx, reading: FactReading) -> Entry {
        let mut entry = Entry::default();
        for ask in reading.asks {
            let unit = self.unit(settings, ask);
            self.likelihood.answers(fact, &unit);
            unit.add_to(&mut entry.features, CENTRAL);
            entry.offers.extend(unit.kinds.iter().copied());
            entry.units.push(unit);
        }
        let claim = self.unit(settings, reading.claim);
        self.likelihood.says(fact, &claim);
        claim.add_to(&mut entry.features, CENTRAL);
        entry.claimed.extend(claim.terms.iter().flat_map(|(features, _)| features));
        entry.said.extend(claim.terms.iter().flat_map(|(features, _)| features));
        entry.units.push(claim);
        entry.denials = reading.denials.into_iter().map(|denial| self.unit(settings, denial)).collect();
        entry.open = reading.open.into_iter().map(|question| self.unit(settings, question)).collect();
        entry.denials.iter().for_each(|denial| self.likelihood.denies(fact, denial));
        entry.open.iter().for_each(|open| self.likelihood.leaves_open(fact, open));
        for quote in reading.quotes {
            let unit = self.unit(settings, quote);
            self.likelihood.says(fact, &unit);
            unit.add_to(&mut entry.features, settings.central_quote);
            entry.said.extend(unit.terms.iter().flat_map(|(features, _)| features));
            entry.quoted.extend(unit.terms.iter().flat_map(|(features, _)| features));
        }
        self.unit(settings, reading.source).add_to(&mut entry.features, settings.central_source);
        self.qualify(base, settings, base.fact(fact), &mut entry);
        entry
    }

    /// Adds what the fact's fields say beside its texts.
    fn qualify(&mut self, base: &FactBase, settings: &Settings, fact: &Fact, entry: &mut Entry) {
        let source = base.source(fact.source);
        let people = fact.about.iter().chain(&fact.place).chain(&fact.speaker);
        let mut meanings: Vec<Meaning> = people.clone().map(|entity| Meaning::Entity(entity.0)).collect();
        for entity in people {
            let held = base.entity(*entity).offices.iter().filter(|tenure| tenure.source == fact.source);
            meanings.extend(held.map(|tenure| Meaning::Office(tenure.office.0)));
        }
        meanings.extend(fact.when.iter().flat_map(time::meanings));
        meanings.extend(
            fact.value.iter().filter(|value| value.number >= 0.0).map(|value| Meaning::Number(whole(value.number))),
        );
        for meaning in meanings {
            let feature = self.features.intern(meaning);
            entry.said.insert(feature);
            raise(&mut entry.features, feature, settings.central_qualifier);
        }
        for meaning in source.date.iter().flat_map(time::meanings) {
            let feature = self.features.intern(meaning);
            raise(&mut entry.features, feature, settings.central_source);
        }
        entry.years = entry
            .features
            .keys()
            .filter_map(|feature| match self.features.meaning(*feature) {
                Some(Meaning::Year(year)) => Some(*year),
                _ => None,
            })
            .collect();
        let offered = [
            (fact.timeline && fact.when.is_some(), IntentKind::When),
            (fact.timeline && fact.place.is_some(), IntentKind::Where),
            (fact.value.is_some(), IntentKind::Number),
            (fact.speaker.is_some(), IntentKind::Quote),
        ];
        entry.gives = offered.into_iter().filter(|(offered, _)| *offered).map(|(_, kind)| kind).collect();
        entry.offers.extend(entry.gives.iter().copied());
    }

    fn unit(&mut self, settings: &Settings, reading: Reading) -> Unit {
        let mut terms: Vec<(Alternatives, f64)> = Vec::with_capacity(reading.terms.len() + 1);
        for (meanings, share) in reading.terms {
            terms.push((meanings.into_iter().map(|meaning| self.features.intern(meaning)).collect(), share));
        }
        for kind in reading.kinds.iter().filter(|kind| TELLING_INTENTS.contains(kind)) {
            let feature = self.features.intern(Meaning::Intent(*kind));
            terms.push((Alternatives::from_slice(&[feature]), settings.weight_intent));
        }
        Unit { text: reading.text, terms, kinds: reading.kinds, weight: 0.0 }
    }

    fn post(&mut self, facts: usize) {
        let count = self.features.len();
        self.postings = vec![Vec::new(); count];
        self.denial_postings = vec![Vec::new(); count];
        for (at, entry) in self.entries.iter().enumerate() {
            let ordered: BTreeMap<Feature, f64> = entry.features.iter().map(|(f, w)| (*f, *w)).collect();
            for (feature, weight) in ordered {
                self.postings[feature.0 as usize].push((FactIdx(at), weight));
            }
            let denied: BTreeSet<Feature> = entry
                .denials
                .iter()
                .chain(&entry.open)
                .flat_map(|unit| unit.terms.iter().flat_map(|(features, _)| features.clone()))
                .collect();
            for feature in denied {
                self.denial_postings[feature.0 as usize].push(FactIdx(at));
            }
        }
        let all = facts as f64 + 1.0;
        let idf = |df: usize| (all / (df as f64 + 0.5)).ln().max(0.1);
        self.unseen = idf(0);
        self.idf = self.postings.iter().map(|facts| idf(facts.len())).collect();
        let intents: HashSet<Feature> =
            TELLING_INTENTS.into_iter().filter_map(|kind| self.features.get(&Meaning::Intent(kind))).collect();
        let weigh = |idf: &[f64], unit: &mut Unit| {
            unit.weight = 0.0;
            for (features, weight) in &mut unit.terms {
                if !features.iter().all(|feature| intents.contains(feature)) {
                    *weight *= features.iter().map(|feature| idf[feature.0 as usize]).fold(0.0, f64::max);
                }
                unit.weight += *weight;
            }
        };
        for entry in &mut self.entries {
            entry
                .units
                .iter_mut()
                .chain(&mut entry.denials)
                .chain(&mut entry.open)
                .for_each(|unit| weigh(&self.idf, unit));
        }
    }

    /// How telling a feature is.
    pub fn idf(&self, feature: Feature) -> f64 {
        self.idf.get(feature.0 as usize).copied().unwrap_or(self.unseen)
    }

    /// The facts that have a feature, with how central it is.
    pub fn facts_with(&self, feature: Feature) -> &[(FactIdx, f64)] {
        self.postings.get(feature.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The facts that deny something with a feature.
    pub fn facts_denying(&self, feature: Feature) -> &[FactIdx] {
        self.denial_postings.get(feature.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// What the index keeps of a fact.
    pub fn entry(&self, fact: FactIdx) -> &Entry {
        &self.entries[fact.0]
    }
}

impl Entry {
    /// As if one of its asks had never been written. The weights of features stay as they are in the whole base.
    pub fn without(&self, ask: usize) -> Self {
        let mut entry = self.clone();
        if ask + 1 < entry.units.len() {
            entry.units.remove(ask);
        }
        let Self { features, said, units, offers, gives, .. } = &mut entry;
        features.retain(|feature, _| said.contains(feature) || units.iter().any(|unit| unit.has(*feature)));
        offers.retain(|kind| gives.contains(kind) || units.iter().any(|unit| unit.kinds.contains(kind)));
        entry
    }
}

impl Unit {
    /// Whether one of its terms may mean this.
    pub fn has(&self, feature: Feature) -> bool {
        self.terms.iter().any(|(features, _)| features.contains(&feature))
    }

    fn add_to(&self, features: &mut HashMap<Feature, f64>, weight: f64) {
        for feature in self.terms.iter().flat_map(|(features, _)| features) {
            raise(features, *feature, weight);
        }
    }
}

/// The whole part of a number that is not below 0.
#[allow(clippy::cast_sign_loss)]
fn whole(number: f64) -> u64 {
    number.max(0.0) as u64
}

fn raise(features: &mut HashMap<Feature, f64>, feature: Feature, weight: f64) {
    let entry = features.entry(feature).or_insert(weight);
    *entry = entry.max(weight);
}

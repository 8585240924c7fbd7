//! The inverted index: which facts have a feature, how telling it is, and each ask, claim and denial as a set of
//! features. Weights are the inverse document frequency of Spärck Jones (1972), a fact being the document.

use super::analyze::{PART_OF_NAME_WEIGHT, Sort, Term, Word, analyze};
use super::features::{Feature, Features, Meaning};
use super::parse::intents_of;
use super::time;
use super::vocabulary::Vocabulary;
use crate::facts::model::{Fact, FactBase, FactIdx, IntentKind};
use crate::text::{Language, tokens};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A text of a fact that a question is compared with.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Language of the text.
    pub language: Language,
    /// The text as written.
    pub text: String,
    /// Its folded words, for likeness letter by letter.
    pub folded: String,
    /// Its terms: alternatives of features with a weight.
    pub terms: Vec<(Vec<Feature>, f64)>,
    /// Sum of its terms' weights.
    pub weight: f64,
}

/// What the engine keeps of a fact.
#[derive(Debug, Default)]
pub struct Entry {
    /// Every feature of claim, asks, quotes and qualifiers, with how central it is (0 to 1).
    pub features: HashMap<Feature, f64>,
    /// The features of what the fact itself says: claim and quotes, without its asks.
    pub said: HashSet<Feature>,
    /// Asks and claims.
    pub units: Vec<Unit>,
    /// What it contradicts.
    pub denials: Vec<Unit>,
    /// What it leaves open.
    pub open: Vec<Unit>,
    /// What it can be asked for.
    pub offers: BTreeSet<IntentKind>,
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
    /// What a feature that no fact has would weigh.
    pub unseen: f64,
}

/// Kinds of question that are part of what a text asks, like a word.
pub const TELLING_INTENTS: [IntentKind; 6] =
    [IntentKind::Who, IntentKind::When, IntentKind::Where, IntentKind::Number, IntentKind::Why, IntentKind::How];
/// What such a kind counts, in the unit of idf.
pub const INTENT_WEIGHT: f64 = 1.5;

/// How central a feature is, by where it stands.
const IN_ASK: f64 = 1.0;
const IN_CLAIM: f64 = 1.0;
const IN_QUOTE: f64 = 0.9;
const IN_QUALIFIER: f64 = 0.9;
const IN_SOURCE: f64 = 0.6;

impl Index {
    /// Reads every text of a base.
    pub fn of(base: &FactBase, vocabulary: &Vocabulary) -> Self {
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
        let mut index = Self {
            features,
            entries: Vec::new(),
            postings: Vec::new(),
            denial_postings: Vec::new(),
            idf: Vec::new(),
            unseen: 0.0,
        };
        index.entries = base.facts.iter().map(|fact| index.read(base, vocabulary, fact)).collect();
        index.post(base.facts.len());
        index
    }

    fn read(&mut self, base: &FactBase, vocabulary: &Vocabulary, fact: &Fact) -> Entry {
        let mut entry = Entry::default();
        for language in Language::ALL {
            for ask in fact.asks.get(language) {
                let unit = self.unit(base, vocabulary, language, ask);
                unit.add_to(&mut entry.features, IN_ASK);
                entry.offers.extend(intents_of(vocabulary, language, ask));
                entry.units.push(unit);
            }
            let claim = self.unit(base, vocabulary, language, fact.claim.get(language));
            claim.add_to(&mut entry.features, IN_CLAIM);
            entry.said.extend(claim.terms.iter().flat_map(|(features, _)| features));
            entry.units.push(claim);
            for denial in fact.denies.get(language) {
                let unit = self.unit(base, vocabulary, language, denial);
                entry.denials.push(unit);
            }
            for question in fact.open.get(language) {
                let unit = self.unit(base, vocabulary, language, question);
                entry.open.push(unit);
            }
        }
        let source = base.source(fact.source);
        let written_in = Language::from_tag(&source.language).unwrap_or_default();
        for quote in &fact.quotes {
            let unit = self.unit(base, vocabulary, written_in, &quote.text);
            unit.add_to(&mut entry.features, IN_QUOTE);
            entry.said.extend(unit.terms.iter().flat_map(|(features, _)| features));
        }
        for language in Language::ALL {
            let name = source.name.get(language);
            let about_source = self.unit(base, vocabulary, language, name);
            about_source.add_to(&mut entry.features, IN_SOURCE);
        }
        self.qualify(base, fact, &mut entry);
        entry
    }

    /// Adds what the fact's fields say beside its texts.
    fn qualify(&mut self, base: &FactBase, fact: &Fact, entry: &mut Entry) {
        let source = base.source(fact.source);
        let people = fact.about.iter().chain(&fact.place).chain(&fact.speaker);
        let mut meanings: Vec<Meaning> = people.clone().map(|entity| Meaning::Entity(entity.0)).collect();
        for entity in people {
            let held = base.entity(*entity).offices.iter().filter(|tenure| tenure.source == fact.source);
            meanings.extend(held.map(|tenure| Meaning::Office(tenure.office.0)));
        }
        meanings.extend(fact.when.iter().flat_map(time::meanings));
        meanings.extend(fact.value.iter().filter(|value| value.number >= 0.0).map(|value| Meaning::Number(value.number as u64)));
        for meaning in meanings {
            let feature = self.features.intern(meaning);
            entry.said.insert(feature);
            raise(&mut entry.features, feature, IN_QUALIFIER);
        }
        for meaning in source.date.iter().flat_map(time::meanings) {
            let feature = self.features.intern(meaning);
            raise(&mut entry.features, feature, IN_SOURCE);
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
        entry.offers.extend(offered.into_iter().filter(|(offered, _)| *offered).map(|(_, kind)| kind));
    }

    fn unit(&mut self, base: &FactBase, vocabulary: &Vocabulary, language: Language, text: &str) -> Unit {
        let words: Vec<Word> =
            tokens(text).into_iter().map(|token| Word { folded: token.folded, span: token.span }).collect();
        let folded = words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
        let intents = intents_of(vocabulary, language, text).into_iter().filter(|kind| TELLING_INTENTS.contains(kind));
        let intents: Vec<_> = intents.map(|kind| (vec![self.features.intern(Meaning::Intent(kind))], INTENT_WEIGHT)).collect();
        let mut terms: Vec<_> = merge(analyze(base, vocabulary, language, &words))
            .into_iter()
            .map(|term| {
                let weight = if term.sort == Sort::PartOfName { PART_OF_NAME_WEIGHT } else { 1.0 };
                let features = term.meanings.into_iter().map(|meaning| self.features.intern(meaning)).collect();
                (features, weight)
            })
            .collect();
        terms.extend(intents);
        Unit { language, text: text.to_owned(), folded, terms, weight: 0.0 }
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
            let denied: BTreeSet<Feature> =
                entry.denials.iter().chain(&entry.open).flat_map(|unit| unit.terms.iter().flat_map(|(features, _)| features.clone())).collect();
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
            entry.units.iter_mut().chain(&mut entry.denials).chain(&mut entry.open).for_each(|unit| weigh(&self.idf, unit));
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

impl Unit {
    fn add_to(&self, features: &mut HashMap<Feature, f64>, weight: f64) {
        for feature in self.terms.iter().flat_map(|(features, _)| features) {
            raise(features, *feature, weight);
        }
    }
}

fn raise(features: &mut HashMap<Feature, f64>, feature: Feature, weight: f64) {
    let entry = features.entry(feature).or_insert(weight);
    *entry = entry.max(weight);
}

/// A term that occurs twice counts once.
pub fn merge(terms: Vec<Term>) -> Vec<Term> {
    let mut kept: Vec<Term> = Vec::with_capacity(terms.len());
    for term in terms {
        match kept.iter_mut().find(|other| other.meanings == term.meanings) {
            Some(other) if other.sort == Sort::PartOfName => other.sort = term.sort,
            Some(_) => {}
            None => kept.push(term),
        }
    }
    kept
}

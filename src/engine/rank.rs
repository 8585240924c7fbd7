//! Rank: question and index to candidates, best first, each with an explanation of its score.

use super::analyze::Sort;
use super::features::{Feature, Meaning};
use super::index::{Entry, INTENT_WEIGHT, TELLING_INTENTS, Unit};
use super::parse::{Question, Weighted};
use super::settings::Weights;
use super::vocabulary::folded;
use super::{Engine, Turn};
use crate::facts::model::{FactIdx, IntentKind};
use crate::text::similarity;

/// A fact with its score and what made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The fact.
    pub fact: FactIdx,
    /// How well the fact fits the question, 0 to 1: this makes the order.
    pub score: f64,
    /// How sure it is that the fact answers the question, 0 to 1: this decides whether it is said.
    pub confidence: f64,
    /// Why.
    pub explanation: Explanation,
}

/// What made a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What was seen of the fact, in the order of [`Signal::ALL`].
    pub signals: [f64; Signal::ALL.len()],
    /// The nearest ask or claim.
    pub nearest: String,
    /// What the fact lacks.
    pub lacks: Vec<Lack>,
    /// Terms of the question that the fact has.
    pub matched: Vec<String>,
    /// Terms that it has not.
    pub unmatched: Vec<String>,
}

impl Explanation {
    /// One signal's value.
    pub fn signal(&self, signal: Signal) -> f64 {
        self.signals[signal as usize]
    }

    /// Each signal's share of the score before the logistic function, as `(signal, value, weight)`.
    pub fn shares<'a>(&'a self, weights: &'a Weights) -> impl Iterator<Item = (Signal, f64, f64)> + 'a {
        Signal::ALL.into_iter().zip(self.signals).map(|(signal, value)| (signal, value, weights.of(signal)))
    }
}

/// What is seen of a candidate. Values are 0 to 1 if nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// How much of the question's weight the fact covers.
    Coverage,
    /// How alike question and nearest ask or claim are in meaning (Dice coefficient of weighted terms).
    Ask,
    /// The same for the next nearest ones, on average of the best three.
    Asks,
    /// How much of the question's weight the nearest ask alone covers.
    AskCoverage,
    /// How much of it the fact's claim and quotes cover, without its asks.
    SaidCoverage,
    /// How alike question and nearest ask are letter by letter.
    Letters,
    /// How alike question and nearest ask of the same kind (who, when, where, how many …) are.
    SameKind,
    /// The share of the question's weight that no fact at all knows.
    Unknown,
    /// The most telling term of the question that the fact lacks.
    WorstLack,
    /// The share of the question's terms, each counted alike, that the fact lacks.
    LackShare,
    /// How many of who, when, where and how many are asked for and not given.
    NotOffered,
    /// Why or how is asked for and not given.
    SoftlyNotOffered,
    /// How telling the names of the question are that the fact lacks.
    EntityLack,
    /// It is of another year.
    OtherTime,
    /// A number of the question isn't in it.
    NumberLack,
    /// An attribute that is asked for (age, cost, spouse) isn't in it.
    AttributeLack,
    /// What is counted or chosen isn't in it.
    FocusLack,
    /// It carried the turn before, or rests on the same words.
    SameFact,
    /// It is of the document that carried the turn before.
    SameSource,
    /// By how much the question is nearer to something that a fact denies than to any ask of this one; below 0 if it
    /// is farther.
    Denied,
    /// By how much it is nearer to something that a fact leaves open than to any ask of this one; likewise.
    Open,
}

impl Signal {
    /// Every signal.
    pub const ALL: [Self; 21] = [
        Self::Coverage,
        Self::Ask,
        Self::Asks,
        Self::AskCoverage,
        Self::SaidCoverage,
        Self::Letters,
        Self::SameKind,
        Self::Unknown,
        Self::WorstLack,
        Self::LackShare,
        Self::NotOffered,
        Self::SoftlyNotOffered,
        Self::EntityLack,
        Self::OtherTime,
        Self::NumberLack,
        Self::AttributeLack,
        Self::FocusLack,
        Self::SameFact,
        Self::SameSource,
        Self::Denied,
        Self::Open,
    ];
}

/// Something of the question that a fact lacks, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// It doesn't give what is asked for.
    Offer(IntentKind),
    /// A person, place or body.
    Entity(String),
    /// It is of another time.
    Time(String),
    /// A number.
    Number(String),
    /// An attribute.
    Attribute(String),
    /// What is counted or chosen.
    Focus(String),
}

/// What is asked for that a fact must give.
pub const HARD: [IntentKind; 4] = [IntentKind::Who, IntentKind::When, IntentKind::Where, IntentKind::Number];
/// What is asked for that a fact should give.
const SOFT: [IntentKind; 2] = [IntentKind::Why, IntentKind::How];

/// Ranks the facts that share anything with the question. Sorted by:
/// 1. score, highest first;
/// 2. among the first five, confidence, highest first: of facts that fit about as well, the one that gives what is asked
///    for is meant ("how many Colombians were on the flight?" has the airline's fact nearly as near as the number's);
/// 3. the order of the base (source, then position in the text), so that equals have one order.
pub fn rank(engine: &Engine, question: &Question, turns: &[Turn]) -> Vec<Candidate> {
    let shortlist = shortlist(engine, question, turns);
    let asked = Asked::of(engine, question);
    let mut candidates: Vec<Candidate> =
        shortlist.into_iter().map(|fact| candidate(engine, question, &asked, turns, fact)).collect();
    let nearest = |units: fn(&Entry) -> &[Unit]| {
        let units =
            candidates.iter().flat_map(|candidate| units(engine.index(question.language).entry(candidate.fact)));
        units.map(|unit| asked.likeness(unit)).fold(0.0, f64::max)
    };
    let (denied, open) = (nearest(|entry| &entry.denials), nearest(|entry| &entry.open));
    for candidate in &mut candidates {
        let ask = candidate.explanation.signal(Signal::Ask);
        candidate.explanation.signals[Signal::Denied as usize] = denied - ask;
        candidate.explanation.signals[Signal::Open as usize] = open - ask;
        candidate.score = logistic(&engine.settings.weights, &candidate.explanation);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.fact.cmp(&b.fact)));
    // Letter by letter is slow and decides little: only among the first.
    for candidate in candidates.iter_mut().take(LETTERED) {
        let nearest = engine
            .index(question.language)
            .entry(candidate.fact)
            .units
            .iter()
            .find(|unit| unit.text == candidate.explanation.nearest);
        let letters = nearest.map_or(0.0, |unit| similarity(&question.folded, &folded(&unit.text).join(" ")));
        candidate.explanation.signals[Signal::Letters as usize] = letters;
        candidate.score = logistic(&engine.settings.weights, &candidate.explanation);
    }
    for candidate in &mut candidates {
        candidate.confidence = logistic(&engine.settings.confidence, &candidate.explanation);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.fact.cmp(&b.fact)));
    let first = candidates.len().min(LETTERED);
    if let Some(first) = candidates.get_mut(..first) {
        first.sort_by(|a, b| {
            b.confidence.total_cmp(&a.confidence).then(b.score.total_cmp(&a.score)).then(a.fact.cmp(&b.fact))
        });
    }
    candidates
}

/// How many candidates are compared letter by letter.
const LETTERED: usize = 5;

/// The facts that cover most of the question, whether by what they say or by what they deny.
fn shortlist(engine: &Engine, question: &Question, turns: &[Turn]) -> Vec<FactIdx> {
    let mut reach = vec![0.0_f64; engine.base.facts.len()];
    let mut best = vec![0.0_f64; reach.len()];
    for term in &question.terms {
        let mut touched: Vec<FactIdx> = Vec::new();
        for feature in &term.features {
            let said = engine.index(question.language).facts_with(*feature).iter().copied();
            let denied = engine.index(question.language).facts_denying(*feature).iter().map(|fact| (*fact, 0.9));
            for (fact, central) in said.chain(denied) {
                let Some(slot) = best.get_mut(fact.0) else { continue };
                if *slot == 0.0 {
                    touched.push(fact);
                }
                *slot = slot.max(central);
            }
        }
        for fact in touched {
            if let (Some(sum), Some(slot)) = (reach.get_mut(fact.0), best.get_mut(fact.0)) {
                *sum += term.weight * *slot;
                *slot = 0.0;
            }
        }
    }
    if question.follow_up {
        for fact in turns.iter().rev().take(1).flat_map(|turn| &turn.facts) {
            if let Some(sum) = reach.get_mut(fact.0) {
                *sum += engine.index(question.language).unseen;
            }
        }
    }
    let mut facts: Vec<(f64, usize)> =
        reach.into_iter().enumerate().filter(|(_, sum)| *sum > 0.0).map(|(fact, sum)| (sum, fact)).collect();
    facts.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    facts.truncate(engine.settings.shortlist);
    facts.into_iter().map(|(_, fact)| FactIdx(fact)).collect()
}

/// The question's terms, laid out for comparing with many units: which terms a feature stands for, by feature.
pub struct Asked {
    weights: Vec<f64>,
    by_feature: Vec<u16>,
    /// Weight of all terms and intents.
    total: f64,
    /// Weight of the terms alone.
    content: f64,
    /// Weight of the terms that no fact knows.
    unknown: f64,
    /// The kinds of question that are asked.
    intents: Vec<Feature>,
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
            asked.add(feature.as_slice(), INTENT_WEIGHT);
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
        let mut hit = vec![false; self.weights.len()];
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

/// How central the best of a term's features is in a fact; 0 if it has none of them.
pub fn centrality(entry: &Entry, term: &Weighted) -> f64 {
    term.features.iter().filter_map(|feature| entry.features.get(feature)).copied().fold(0.0, f64::max)
}

fn candidate(engine: &Engine, question: &Question, asked: &Asked, turns: &[Turn], fact: FactIdx) -> Candidate {
    let entry = engine.index(question.language).entry(fact);
    let mut signals = [0.0; Signal::ALL.len()];
    let mut set = |signal: Signal, value: f64| signals[signal as usize] = value;
    let mut likeness: Vec<(f64, &Unit)> = entry.units.iter().map(|unit| (asked.likeness(unit), unit)).collect();
    likeness.sort_by(|a, b| b.0.total_cmp(&a.0));
    let nearest = likeness.first().map(|(_, unit)| *unit);
    let (mut covered, mut said, mut worst, mut entities, mut lacking, mut own) = (0.0, 0.0, 0.0_f64, 0.0, 0.0, 0.0);
    let (mut matched, mut unmatched, mut lacks) = (Vec::new(), Vec::new(), Vec::new());
    for term in &question.terms {
        let central = centrality(entry, term);
        covered += term.weight * central;
        if term.features.iter().any(|feature| entry.said.contains(feature)) {
            said += term.weight;
        }
        let counts = !term.context && term.term.sort != Sort::PartOfName;
        own += f64::from(u8::from(counts));
        // What is asked of somebody, or counted, has to be said, or be part of the nearest ask: that another ask has the
        // word means nothing.
        let hearsay = (term.attribute || term.focus)
            && !term.context
            && !term
                .features
                .iter()
                .any(|feature| entry.said.contains(feature) || nearest.is_some_and(|unit| unit.has(*feature)));
        if central > 0.0 && !hearsay {
            matched.push(term.text.clone());
            continue;
        }
        unmatched.push(term.text.clone());
        if counts {
            let telling = (term.weight / engine.index(question.language).unseen).clamp(0.0, 1.0);
            lacking += 1.0;
            worst = worst.max(telling);
            if term.term.sort == Sort::Entity {
                entities += telling;
            }
            lacks.extend(lack(entry, term));
        }
    }
    for kind in question.intents.iter().map(|intent| intent.kind).filter(|kind| !entry.offers.contains(kind)) {
        if HARD.contains(&kind) || SOFT.contains(&kind) {
            lacks.push(Lack::Offer(kind));
        }
    }
    let counted = |fits: fn(&Lack) -> bool| lacks.iter().filter(|lack| fits(lack)).count() as f64;
    set(Signal::Coverage, if asked.content > 0.0 { covered / asked.content } else { 0.0 });
    set(Signal::SaidCoverage, if asked.content > 0.0 { said / asked.content } else { 0.0 });
    set(Signal::WorstLack, worst);
    set(Signal::LackShare, if own > 0.0 { lacking / own } else { 0.0 });
    set(Signal::EntityLack, entities.min(1.0));
    set(Signal::NotOffered, counted(|lack| matches!(lack, Lack::Offer(kind) if HARD.contains(kind))).min(1.0));
    set(Signal::SoftlyNotOffered, counted(|lack| matches!(lack, Lack::Offer(kind) if SOFT.contains(kind))).min(1.0));
    set(Signal::OtherTime, counted(|lack| matches!(lack, Lack::Time(_))).min(1.0));
    set(Signal::NumberLack, counted(|lack| matches!(lack, Lack::Number(_))).min(1.0));
    set(Signal::AttributeLack, counted(|lack| matches!(lack, Lack::Attribute(_))).min(1.0));
    set(Signal::FocusLack, counted(|lack| matches!(lack, Lack::Focus(_))).min(1.0));
    let best = likeness.first().map_or(0.0, |(likeness, _)| *likeness);
    set(Signal::Ask, best);
    set(Signal::Asks, likeness.iter().take(3).map(|(likeness, _)| likeness).sum::<f64>() / 3.0);
    let (same_fact, same_source) = carried(engine, question, turns, fact);
    set(Signal::SameFact, f64::from(u8::from(same_fact)));
    set(Signal::SameSource, f64::from(u8::from(same_source)));
    let same_kind = likeness.iter().find(|(_, unit)| asked.intents.iter().all(|intent| unit.has(*intent)));
    set(Signal::SameKind, same_kind.map_or(0.0, |(likeness, _)| *likeness));
    set(Signal::Unknown, if asked.content > 0.0 { asked.unknown / asked.content } else { 0.0 });
    set(Signal::AskCoverage, nearest.map_or(0.0, |unit| asked.covered_by(unit)));
    let nearest = nearest.map_or(String::new(), |unit| unit.text.clone());
    let explanation = Explanation { signals, nearest, lacks, matched, unmatched };
    let score = logistic(&engine.settings.weights, &explanation);
    Candidate { fact, score, confidence: 0.0, explanation }
}

/// The logistic function of the weighted sum of the signals (logistic regression; the weights were fitted on
/// `tests/questions`).
fn logistic(weights: &Weights, explanation: &Explanation) -> f64 {
    let sum: f64 = explanation.shares(weights).map(|(_, value, weight)| value * weight).sum();
    1.0 / (1.0 + (-(weights.base + sum)).exp())
}

/// Whether a fact, or its document, carried the turn before.
fn carried(engine: &Engine, question: &Question, turns: &[Turn], fact: FactIdx) -> (bool, bool) {
    let Some(last) = turns.iter().rev().find(|turn| !turn.facts.is_empty()).filter(|_| question.follow_up) else {
        return (false, false);
    };
    // What was just said is no answer to a new kind of question, unless it gives that too.
    let entry = engine.index(question.language).entry(fact);
    let offers = question.intents.iter().all(|intent| {
        !(HARD.contains(&intent.kind) || SOFT.contains(&intent.kind)) || entry.offers.contains(&intent.kind)
    });
    let source = engine.base.fact(fact).source;
    let same = last.facts.iter().any(|other| engine.base.fact(*other).source == source);
    let shares = last.facts.iter().any(|other| *other == fact || engine.shares_evidence(*other, fact));
    (shares && offers, same)
}

/// What it means that a fact lacks a term of the utterance.
fn lack(entry: &Entry, term: &Weighted) -> Option<Lack> {
    let text = term.text.clone();
    match term.term.sort {
        Sort::Entity => Some(Lack::Entity(text)),
        Sort::Number => Some(Lack::Number(text)),
        Sort::Time => {
            let year = term.term.meanings.iter().find_map(|meaning| match meaning {
                Meaning::Year(year) => Some(*year),
                _ => None,
            })?;
            let clash = !entry.years.is_empty() && !entry.years.contains(&year);
            clash.then_some(Lack::Time(text))
        }
        _ if term.attribute => Some(Lack::Attribute(text)),
        _ if term.focus => Some(Lack::Focus(text)),
        _ => None,
    }
}

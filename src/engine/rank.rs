//! Rank: question and index to candidates, best first, each with an explanation of its score.

use super::analyze::Sort;
use super::asked::{Alike, Asked};
use super::entry::Entry;
use super::features::{Feature, Meaning};
use super::gives::misses;
use super::parse::{Question, Weighted};
use super::reading::TELLING_INTENTS;
use super::settings::Weights;
use super::signals::{Explanation, Lack, Signal, Terms};
use super::units::Unit;
use super::vocabulary::folded;
use super::walk::Walk;
use super::{Engine, Turn};
use crate::facts::model::{FactIdx, FactKind, IntentKind};
use crate::text::{Language, Looks};
use std::ops::Range;

/// A fact with its score and what made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The fact.
    pub fact: FactIdx,
    /// How sure it is that the fact answers the question, 0 to 1: this makes the order, and decides whether it is said.
    pub score: f64,
    /// Why.
    pub explanation: Explanation,
}

impl Candidate {
    /// The ask or claim that is nearest to the question.
    pub(super) fn nearest<'a>(&self, engine: &'a Engine, language: Language) -> Option<Unit<'a>> {
        engine.entry(language, self.fact).unit(self.explanation.nearest?)
    }

    /// Whether the very thing that is asked for is missing in it.
    pub fn is_missed(&self) -> bool {
        self.explanation.signal(Signal::Missed) > 0.0
    }
}

/// What is asked for that a fact must give.
pub const HARD: [IntentKind; 5] =
    [IntentKind::Who, IntentKind::Name, IntentKind::When, IntentKind::Where, IntentKind::Number];
/// What is asked for that a fact should give.
const SOFT: [IntentKind; 2] = [IntentKind::Why, IntentKind::How];

/// Ranks the facts that share anything with the question. Sorted by:
/// 1. score, highest first;
/// 2. the order of the base (source, then position in the text), so that equals have one order.
pub fn rank(engine: &Engine, question: &Question, turns: &[Turn]) -> Vec<Candidate> {
    rank_without(engine, question, turns, None)
}

/// The same as if one ask of one fact, in the language of the question, had never been written.
pub fn rank_without(
    engine: &Engine,
    question: &Question,
    turns: &[Turn],
    ask: Option<(FactIdx, usize)>,
) -> Vec<Candidate> {
    let asked = Asked::of(engine, question);
    let whole = |fact: FactIdx| engine.entry(question.language, fact);
    let entry = |fact: FactIdx| match ask {
        Some((poorer, ask)) if poorer == fact => whole(fact).without(ask),
        _ => whole(fact),
    };
    let unwritten = ask.and_then(|(fact, ask)| Some((fact, whole(fact).unit(ask)?)));
    let walk = Walk::of(engine, question, turns, unwritten);
    let shortlist = walk.farthest(engine.settings.shortlist);
    let usuals = usuals(engine, question, unwritten);
    let (mut texts, mut denied, mut open) = (Vec::new(), 0.0, 0.0);
    // Who asks what else was said wants nothing of what was shown.
    let shown = |fact: &FactIdx| question.more && turns.iter().any(|turn| turn.facts.contains(fact));
    let mut candidates: Vec<Candidate> = shortlist
        .into_iter()
        .filter(|fact| !shown(fact))
        .map(|fact| {
            let entry = entry(fact);
            asked.alike(&entry, &mut texts);
            let most = |range: Range<usize>, most: f64| {
                texts.get(range).unwrap_or_default().iter().map(|text| text.likeness).fold(most, f64::max)
            };
            let [its_denials, its_open] = entry.apart();
            (denied, open) = (most(its_denials, denied), most(its_open, open));
            let mut candidate = candidate(engine, question, (&asked, &texts, &usuals), turns, fact, entry);
            candidate.explanation.signals[Signal::Likelihood as usize] = walk.share(fact);
            candidate.explanation.signals[Signal::Denial as usize] = walk.denial(fact);
            candidate
        })
        .collect();
    let usual = usual(engine, question, &usuals, unwritten);
    for candidate in &mut candidates {
        let ask = candidate.explanation.signal(Signal::Ask);
        candidate.explanation.signals[Signal::Usual as usize] = usual;
        candidate.explanation.signals[Signal::Denied as usize] = denied - ask;
        candidate.explanation.signals[Signal::Open as usize] = open - ask;
        candidate.score = logistic(&engine.settings.weights, &candidate.explanation);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.fact.cmp(&b.fact)));
    // Letter by letter is slow and decides little: only among the first.
    let looks = Looks::of(&question.folded);
    for candidate in candidates.iter_mut().take(engine.settings.reranked) {
        let nearest = candidate.nearest(engine, question.language);
        let letters = nearest.map_or(0.0, |unit| looks.similarity(&Looks::of(&folded(unit.text).join(" "))));
        candidate.explanation.signals[Signal::Letters as usize] = letters;
        candidate.score = logistic(&engine.settings.weights, &candidate.explanation);
    }
    // Of two asks that differ in "why" and "where" only the one that is nearer is meant.
    let alike = |own: &Candidate| own.explanation.signal(Signal::Letters);
    let most = candidates.iter().map(alike).fold(engine.settings.alike_from, f64::max);
    for candidate in candidates.iter_mut().filter(|own| alike(own) >= most) {
        candidate.explanation.signals[Signal::Verbatim as usize] = 1.0;
        candidate.score = logistic(&engine.settings.weights, &candidate.explanation);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.fact.cmp(&b.fact)));
    // What a document is about answers alone: beside another fact it says the same over again.
    let first = candidates.first().map(|first| first.fact);
    candidates.retain(|own| Some(own.fact) == first || engine.base.fact(own.fact).kind != FactKind::Overview);
    candidates
}

/// How central the best of a term's features is in a fact; 0 if it has none of them.
pub fn centrality(entry: &Entry<'_>, term: &Weighted) -> f64 {
    term.features.iter().map(|feature| entry.central(*feature)).fold(0.0, f64::max)
}

fn candidate(
    engine: &Engine,
    question: &Question,
    (asked, texts, usuals): (&Asked<'_>, &[Alike], &[f64]),
    turns: &[Turn],
    fact: FactIdx,
    entry: Entry<'_>,
) -> Candidate {
    let mut signals = [0.0; Signal::ALL.len()];
    let mut set = |signal: Signal, value: f64| signals[signal as usize] = value;
    // How alike the three most alike are, and the most alike of the same kind.
    let (mut likeness, mut same_kind) = ([0.0_f64; 3], 0.0_f64);
    let (mut nearest, mut count) = (None, 0_usize);
    let rows = entry.rows();
    for at in entry.told() {
        let (Some(text), Some(row)) = (texts.get(at), rows.get(at)) else { continue };
        let alike = text.likeness;
        // The first of equals.
        if nearest.is_none_or(|(most, _): (Alike, _)| alike > most.likeness) {
            nearest = Some((*text, at));
        }
        if alike > same_kind && row.kinds.has_all(asked.kinds) {
            same_kind = alike;
        }
        count += 1;
        if alike > likeness[2] {
            let mut lesser = alike;
            for slot in &mut likeness {
                (*slot, lesser) = (slot.max(lesser), slot.min(lesser));
            }
        }
    }
    let covers = nearest.map_or(0.0, |(text, _)| asked.covered_by(text));
    let nearest_at = nearest.map(|(_, at)| at);
    let nearest = nearest_at.and_then(|at| entry.unit(at));
    let (mut covered, mut said, mut worst, mut entities, mut lacking, mut own) = (0.0, 0.0, 0.0_f64, false, 0.0, 0.0);
    let mut lack_usual = 0.0;
    let (mut matched, mut unmatched, mut lacks) = (Terms::new(), Terms::new(), Vec::new());
    for (at, (term, usual)) in question.terms.iter().zip(usuals).enumerate() {
        let (central, says) = entry.has(&term.features);
        covered += term.weight * central;
        if says {
            said += term.weight;
        }
        let counts = !term.context && term.term.sort != Sort::PartOfName;
        if central == 0.0 && !term.context {
            lack_usual += usual;
        }
        own += f64::from(u8::from(counts));
        // What is asked of somebody, or counted, has to be said, or be part of the nearest ask: that another ask has the
        // word means nothing.
        let hearsay = (term.attribute || term.focus)
            && !term.context
            && !says
            && !term.features.iter().any(|feature| nearest.is_some_and(|unit| unit.has(*feature)));
        if central > 0.0 && !hearsay {
            matched.push(at);
            continue;
        }
        unmatched.push(at);
        if counts {
            let telling = (term.weight / engine.index(question.language).unseen).clamp(0.0, 1.0);
            lacking += 1.0;
            worst = worst.max(telling);
            if term.term.sort == Sort::Entity {
                entities = true;
            }
            lacks.extend(lack(&entry, term));
        }
    }
    let offers = |kind: &IntentKind| match kind {
        // Whoever tells who somebody is, or where something, tells the name.
        IntentKind::Name => [*kind, IntentKind::Who, IntentKind::Where].into_iter().any(|kind| entry.offers(kind)),
        _ => entry.offers(*kind),
    };
    for kind in question.intents.iter().map(|intent| intent.kind).filter(|kind| !offers(kind)) {
        if HARD.contains(&kind) || SOFT.contains(&kind) {
            lacks.push(Lack::Offer(kind));
        }
    }
    let counted = |fits: fn(&Lack) -> bool| lacks.iter().filter(|lack| fits(lack)).count() as f64;
    set(Signal::Coverage, if asked.content > 0.0 { covered / asked.content } else { 0.0 });
    set(Signal::SaidCoverage, if asked.content > 0.0 { said / asked.content } else { 0.0 });
    set(Signal::WorstLack, worst);
    set(Signal::LackShare, if own > 0.0 { lacking / own } else { 0.0 });
    set(Signal::EntityLack, f64::from(u8::from(entities)));
    set(Signal::NotOffered, counted(|lack| matches!(lack, Lack::Offer(kind) if HARD.contains(kind))).min(1.0));
    set(Signal::SoftlyNotOffered, counted(|lack| matches!(lack, Lack::Offer(kind) if SOFT.contains(kind))).min(1.0));
    set(Signal::OtherTime, counted(|lack| matches!(lack, Lack::Time(_))).min(1.0));
    set(Signal::NumberLack, counted(|lack| matches!(lack, Lack::Number(_))).min(1.0));
    set(Signal::AttributeLack, counted(|lack| matches!(lack, Lack::Attribute(_))).min(1.0));
    set(Signal::FocusLack, counted(|lack| matches!(lack, Lack::Focus(_))).min(1.0));
    set(Signal::Missed, f64::from(u8::from(misses(engine, question, fact))));
    set(Signal::Ask, likeness[0]);
    set(Signal::Asks, likeness.iter().sum::<f64>() / count.clamp(1, 3) as f64);
    let (repeats, same_fact, same_source) = carried(engine, question, turns, fact);
    let claims_it = |features: &Vec<Feature>| features.iter().any(|feature| entry.claims(*feature));
    let is_known = !question.known.is_empty() && question.known.iter().all(claims_it);
    set(Signal::Repeats, f64::from(u8::from(repeats || is_known)));
    set(Signal::SameFact, f64::from(u8::from(same_fact)));
    set(Signal::SameSource, f64::from(u8::from(same_source)));
    set(Signal::SameKind, same_kind);
    let unknown = if asked.content > 0.0 { asked.unknown / asked.content } else { 0.0 };
    let names = question.own_terms().any(|term| matches!(term.term.sort, Sort::Entity | Sort::Office));
    set(Signal::Unknown, unknown);
    set(Signal::Strange, if names { 0.0 } else { unknown });
    set(Signal::LackUsual, lack_usual);
    set(Signal::AskCoverage, covers);
    let explanation = Explanation { signals, nearest: nearest_at, lacks, matched, unmatched };
    Candidate { fact, score: 0.0, explanation }
}

/// How much more usual each of the question's own terms is in answered questions than in open ones.
fn usuals(engine: &Engine, question: &Question, unwritten: Option<(FactIdx, Unit<'_>)>) -> Vec<f64> {
    let likelihood = &engine.index(question.language).likelihood;
    let usual = |term: &Weighted| if term.context { 0.0 } else { likelihood.usual(&term.features, unwritten) };
    question.terms.iter().map(usual).collect()
}

/// The same of all of them, and what it asks for.
fn usual(engine: &Engine, question: &Question, usuals: &[f64], unwritten: Option<(FactIdx, Unit<'_>)>) -> f64 {
    let index = engine.index(question.language);
    let kinds = TELLING_INTENTS.into_iter().filter(|kind| question.asks_for(*kind));
    let kinds = kinds.filter_map(|kind| index.features.get(&Meaning::Intent(kind)));
    usuals.iter().sum::<f64>() + kinds.map(|kind| index.likelihood.usual(&[kind], unwritten)).sum::<f64>()
}

/// The logistic function of the weighted sum of the signals (logistic regression; the weights were fitted on
/// `tests/questions`).
fn logistic(weights: &Weights, explanation: &Explanation) -> f64 {
    let sum: f64 = explanation.shares(weights).map(|(_, value, weight)| value * weight).sum();
    1.0 / (1.0 + (-(weights.base + sum)).exp())
}

/// Whether a fact was shown the turn before, whether it or its words carried that turn, and whether its document did.
fn carried(engine: &Engine, question: &Question, turns: &[Turn], fact: FactIdx) -> (bool, bool, bool) {
    let Some(last) = turns.iter().rev().find(|turn| !turn.facts.is_empty()).filter(|_| question.follow_up) else {
        return (false, false, false);
    };
    // What was just said is no answer to a new kind of question, unless it gives that too.
    let entry = engine.entry(question.language, fact);
    let offers = question
        .intents
        .iter()
        .all(|intent| !(HARD.contains(&intent.kind) || SOFT.contains(&intent.kind)) || entry.offers(intent.kind));
    let source = engine.base.fact(fact).source;
    let same = last.facts.iter().any(|other| engine.base.fact(*other).source == source);
    let shares = last.facts.iter().any(|other| *other == fact || engine.shares_evidence(*other, fact));
    (last.facts.contains(&fact), shares && offers, same)
}

/// What it means that a fact lacks a term of the utterance.
fn lack(entry: &Entry<'_>, term: &Weighted) -> Option<Lack> {
    let text = term.text.clone();
    match term.term.sort {
        Sort::Entity => Some(Lack::Entity(text)),
        Sort::Number => Some(Lack::Number(text)),
        Sort::Time => {
            let year = term.term.meanings.iter().find_map(|meaning| match meaning {
                Meaning::Year(year) => Some(*year),
                _ => None,
            })?;
            entry.is_of_other_years(year).then_some(Lack::Time(text))
        }
        _ if term.attribute => Some(Lack::Attribute(text)),
        _ if term.focus => Some(Lack::Focus(text)),
        _ => None,
    }
}

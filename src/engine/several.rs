//! Questions that need more than one fact: comparisons of two sides, and what happened in order.

use super::analyze::Sort;
use super::intents::{Intended, intents_in};
use super::named::{kinds, offices};
use super::parse::{Question, Weighted};
use super::premise::fit_of;
use super::rank::{Candidate, HARD, rank};
use super::signals::{Lack, Signal};
use super::{Engine, Turn, office};
use crate::facts::model::{EntityIdx, EntityKind, Fact, FactIdx, IntentKind, SourceIdx, Wanted};

/// The facts for a question that one fact can't answer; none if the documents leave it open; `None` if one can, or if
/// nothing fits.
pub fn several(engine: &Engine, question: &Question, turns: &[Turn], candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    if question.asks_for(IntentKind::Timeline) {
        return in_order(engine, candidates);
    }
    if let Some(facts) = office::everybody(engine, question, candidates) {
        return Some(facts);
    }
    if let Some(facts) = by_each(engine, question, candidates) {
        return Some(facts);
    }
    if question.asks_for(IntentKind::Compare) || question.doubled {
        return same_number(engine, question, candidates)
            .or_else(|| two_sides(engine, question))
            .or_else(|| with_last_turn(engine, question, turns, candidates));
    }
    // "Are the 90 days Mexico's or those of the aid?"
    let both = || same_number(engine, question, candidates).filter(|facts| each_has_its_own(engine, question, facts));
    if let Some(facts) = question.choice.then(both).flatten() {
        return Some(facts);
    }
    office::holders(engine, question, candidates).or_else(|| office::of(engine, question, candidates))
}

/// "Which two officials praised …?": the best fact of each who says or does so. `None` unless there are two.
fn by_each(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    let cue = question.intents.iter().find(|intent| intent.wants == Some(Wanted::People))?;
    let is_person = |entity: &&EntityIdx| engine.base.entity(**entity).kind == EntityKind::Person;
    let mut found: Vec<(EntityIdx, FactIdx)> = Vec::new();
    // Who are asked for is no content: "which two officials" are those who praised, not any officials.
    let covers = |candidate: &Candidate| {
        fit_of(question, &engine.entry(question.language, candidate.fact), |term| !cue.covers(&term.term))
    };
    let fitting = || candidates.iter().filter(|candidate| candidate.score >= engine.settings.threshold_side);
    let enough = engine.settings.nearly_as_good * fitting().map(covers).fold(0.0, f64::max);
    for candidate in fitting().filter(|candidate| covers(candidate) >= enough) {
        let fact = engine.base.fact(candidate.fact);
        let Some(who) = fact.speaker.iter().chain(&fact.about).find(is_person) else { continue };
        if found.len() < engine.settings.most_facts && !found.iter().any(|(other, _)| other == who) {
            found.push((*who, candidate.fact));
        }
    }
    (found.len() >= 2).then(|| found.into_iter().map(|(_, fact)| fact).collect())
}

/// A fact and those that tell the same otherwise; then what else the two documents tell otherwise of the same speaker, who
/// said it all at once.
pub fn told_otherwise(engine: &Engine, fact: FactIdx) -> Vec<FactIdx> {
    let base = &engine.base;
    let pair = |fact: FactIdx| std::iter::once(fact).chain(base.fact(fact).differs.iter().copied());
    let mut told: Vec<FactIdx> = pair(fact).collect();
    let own = base.fact(fact);
    let sources: Vec<SourceIdx> = told.iter().map(|fact| base.fact(*fact).source).collect();
    let same = |other: &Fact| own.speaker.is_some() && other.speaker == own.speaker && other.source == own.source;
    let others = base.fact_entries().filter(|(_, other)| same(other) && !other.differs.is_empty());
    for other in others.flat_map(|(other, _)| pair(other)) {
        if !told.contains(&other) && sources.contains(&base.fact(other).source) {
            told.push(other);
        }
    }
    told.truncate(engine.settings.most_events);
    told
}

/// What happened, in the order of its dates: the facts for the timeline that cover most of the question.
fn in_order(engine: &Engine, candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    let top = candidates.first()?.explanation.signal(Signal::Coverage);
    let fits = |candidate: &&Candidate| {
        let covers = candidate.explanation.signal(Signal::Coverage) >= engine.settings.timeline_coverage * top;
        covers && engine.base.fact(candidate.fact).when.is_some()
    };
    let mut facts: Vec<FactIdx> = Vec::new();
    for candidate in candidates.iter().filter(fits) {
        let new = !facts.iter().any(|fact| engine.shares_evidence(*fact, candidate.fact));
        if new && facts.len() < engine.settings.most_facts {
            facts.push(candidate.fact);
        }
    }
    facts.sort_by_key(|fact| (engine.base.fact(*fact).when.as_ref().map(|when| (when.earliest, when.latest)), *fact));
    (facts.len() >= 2).then_some(facts)
}

/// Cuts the question where two sides meet ("and", "vs", a comma), asks each side with the other one's words as context,
/// and takes the cut whose weaker side is surest.
fn two_sides(engine: &Engine, question: &Question) -> Option<Vec<FactIdx>> {
    let settings = &engine.settings;
    let mut best: Option<(f64, Vec<FactIdx>)> = None;
    for cut in &question.cuts {
        let sides = [true, false].map(|first| side(engine, question, *cut, first));
        let [Some(left), Some(right)] = sides else { continue };
        let ranked_left = fitting(engine, &left);
        let Some(first) = ranked_left.first() else { continue };
        let ranked_right = fitting(engine, &right);
        let Some(second) = ranked_right.first() else { continue };
        let apart = |one: &Candidate, other: &Candidate| !engine.shares_evidence(one.fact, other.fact);
        let mut keep = |left: &Candidate, right: &Candidate, enough: f64| {
            let weaker = left.score.min(right.score);
            if weaker >= enough && best.as_ref().is_none_or(|(other, _)| weaker > *other) {
                best = Some((weaker, vec![left.fact, right.fact]));
            }
        };
        if apart(first, second) {
            keep(first, second, settings.threshold_side);
        } else if question.asks_for(IntentKind::Compare) {
            // What answers both sides answers one of them best; the other one's own words may lead elsewhere.
            let [alone_left, alone_right] = [left, right].map(|side| fitting(engine, &alone(side)));
            let other_left = ranked_left.iter().find(|own| apart(own, second));
            for left in other_left.into_iter().chain(alone_left.first().filter(|own| apart(own, second))) {
                keep(left, second, settings.threshold_score);
            }
            let other_right = ranked_right.iter().find(|own| apart(first, own));
            for right in other_right.into_iter().chain(alone_right.first().filter(|own| apart(first, own))) {
                keep(first, right, settings.threshold_score);
            }
        }
    }
    best.map(|(_, mut facts)| {
        if question.intents.iter().any(is_timed) {
            facts.sort_by_key(|fact| engine.base.fact(*fact).when.as_ref().map(|when| when.earliest));
        }
        facts
    })
}

/// The facts that have every name of a side, best first.
fn fitting(engine: &Engine, side: &Question) -> Vec<Candidate> {
    rank(engine, side, &[]).into_iter().filter(names_all).collect()
}

/// A side without the other one's words.
fn alone(mut side: Question) -> Question {
    side.terms.retain(|term| !term.context);
    side
}

/// Whether two sides are compared by their dates.
fn is_timed(intent: &Intended) -> bool {
    intent.kind == IntentKind::Compare && intent.wants == Some(Wanted::Date)
}

/// "Both articles say 90 percent": the best fact of each document that has the number and its unit, in the order of the
/// documents. `None` unless two documents have it.
fn same_number(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    let number = question.own_terms().find(|term| term.term.sort == Sort::Number && !term.features.is_empty())?;
    // Ninety percent are not ninety days.
    let (at, length) = number.term.words;
    let unit = question.own_terms().find(|term| term.term.words.0 == at + length && !term.features.is_empty());
    let has = |candidate: &&Candidate| {
        let entry = engine.entry(question.language, candidate.fact);
        [Some(number), unit].into_iter().flatten().all(|term| term.features.iter().any(|own| entry.says(*own)))
    };
    let mut found: Vec<FactIdx> = Vec::new();
    for candidate in candidates.iter().filter(has) {
        let source = |fact: FactIdx| engine.base.fact(fact).source;
        if !found.iter().any(|fact| source(*fact) == source(candidate.fact)) && found.len() < engine.settings.most_facts
        {
            found.push(candidate.fact);
        }
    }
    found.sort();
    (found.len() >= 2).then_some(found)
}

/// Whether each of some facts has a word of the question that none of the others has.
fn each_has_its_own(engine: &Engine, question: &Question, facts: &[FactIdx]) -> bool {
    let says = |fact: FactIdx, term: &Weighted| {
        let entry = engine.entry(question.language, fact);
        term.features.iter().any(|feature| entry.says(*feature))
    };
    facts.iter().all(|fact| {
        let others = || facts.iter().filter(|other| *other != fact);
        question.own_terms().any(|term| says(*fact, term) && !others().any(|other| says(*other, term)))
    })
}

/// Whether a fact has every name of the question.
pub fn names_all(candidate: &Candidate) -> bool {
    !candidate.explanation.lacks.iter().any(|lack| matches!(lack, Lack::Entity(_)))
}

/// One side of a question: its own terms, and those of the other side that don't set it apart, as context. `None` if the
/// side has no content of its own.
fn side(engine: &Engine, question: &Question, cut: usize, first: bool) -> Option<Question> {
    let mut side = question.clone();
    let own = |term: &Weighted| !term.context && (term.term.words.0 < cut) == first;
    if !question.terms.iter().any(|term| own(term) && !term.features.is_empty()) {
        return None;
    }
    // "Where did A meet, and where did B?" names two of a kind; what only one side names is said of both.
    let own_kinds: Vec<_> =
        question.terms.iter().filter(|term| own(term)).filter_map(|term| sort_of_name(engine, term)).collect();
    let sets_apart = |term: &Weighted| sort_of_name(engine, term).is_some_and(|kind| own_kinds.contains(&kind));
    side.terms.retain(|term| !is_command(term, &question.intents) && (own(term) || !sets_apart(term)));
    for term in &mut side.terms {
        if !own(term) {
            term.weight *= engine.settings.weight_context;
            term.context = true;
            term.focus = false;
        }
    }
    let words: Vec<&str> = question.words().collect();
    let (before, after) = words.split_at_checked(cut)?;
    let mut asked = intents_in(engine.vocabulary(), question.language, if first { before } else { after });
    // Like the terms, they are counted from the beginning of the whole.
    for intent in &mut asked {
        intent.at += if first { 0 } else { cut };
    }
    asked.retain(|intent| intent.kind != IntentKind::Compare);
    if !asked.iter().any(|intent| HARD.contains(&intent.kind)) {
        asked.extend(question.intents.iter().filter(|intent| intent.kind != IntentKind::Compare).cloned());
    }
    // "Which was first?" is answered by when each was.
    let timed = question.intents.iter().find(|intent| is_timed(intent));
    asked.extend(timed.map(|intent| Intended { kind: IntentKind::When, ..intent.clone() }));
    side.intents = asked;
    Some(side)
}

/// Whether a word only says what to do with the facts ("compare", "in order") and nothing about them.
pub(super) fn is_command(term: &Weighted, intents: &[Intended]) -> bool {
    let plain = matches!(term.term.sort, Sort::Concept | Sort::Word);
    let asks = |intent: &&Intended| matches!(intent.kind, IntentKind::Compare | IntentKind::Timeline);
    plain && intents.iter().filter(asks).any(|intent| intent.covers(&term.term))
}

/// What a term names, if it may say which side is meant: a person, a place, an agreement, a time and so on.
fn sort_of_name(engine: &Engine, term: &Weighted) -> Option<Named> {
    if term.term.sort == Sort::Time {
        return Some(Named::Time);
    }
    let office = || offices(term).next().map(|_| EntityKind::Person);
    kinds(engine, term).next().or_else(office).map(Named::Entity)
}

/// What a term may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Entity(EntityKind),
    Time,
}

/// "Compare that with …": the evidence of the turn before and the best of this one.
fn with_last_turn(
    engine: &Engine,
    question: &Question,
    turns: &[Turn],
    candidates: &[Candidate],
) -> Option<Vec<FactIdx>> {
    let last = turns.last().filter(|_| question.follow_up && question.asks_for(IntentKind::Compare))?;
    let before = *last.facts.first()?;
    let other = |candidate: &&Candidate| !engine.shares_evidence(before, candidate.fact);
    let now = candidates.iter().find(other).filter(|candidate| candidate.score >= engine.settings.threshold_side)?;
    Some(vec![before, now.fact])
}

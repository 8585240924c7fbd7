//! Questions that need more than one fact: comparisons of two sides, what happened in order, and who holds an office.

use super::analyze::Sort;
use super::context::is_person;
use super::features::Meaning;
use super::intents::Intended;
use super::parse::{Question, Weighted};
use super::rank::{Candidate, rank};
use super::signals::{Lack, Signal};
use super::{Engine, Turn};
use crate::facts::model::{Day, EntityIdx, EntityKind, FactIdx, IntentKind, Tenure};

/// The facts for a question that one fact can't answer; none if the documents leave it open; `None` if one can, or if
/// nothing fits.
pub fn several(engine: &Engine, question: &Question, turns: &[Turn], candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    if question.asks_for(IntentKind::Timeline) {
        return in_order(engine, candidates);
    }
    if question.asks_for(IntentKind::Compare) || question.doubled {
        return two_sides(engine, question)
            .or_else(|| same_number(engine, question, candidates))
            .or_else(|| with_last_turn(engine, question, turns, candidates));
    }
    holders(engine, question, candidates)
}

/// "Who is the ambassador?", "and in 2021?": everybody whom a document gives the office, or whom one gives it in the year
/// that is named, in the order of time, each by the fact that fits best; nobody, if none says who held it then. `None` if
/// more is asked, or if one fact answers it as well.
fn holders(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    let base = &engine.base;
    let plain = |term: &Weighted| match term.term.sort {
        Sort::Office | Sort::PartOfName => true,
        Sort::Entity => !is_person(engine, term),
        Sort::Time => term.term.meanings.iter().all(|meaning| matches!(meaning, Meaning::Year(_))),
        _ => term.features.is_empty(),
    };
    if !question.asks_for(IntentKind::Who) || !question.own_terms().all(plain) {
        return None;
    }
    let years: Vec<i32> = question
        .own_terms()
        .flat_map(|term| &term.term.meanings)
        .filter_map(|meaning| match meaning {
            Meaning::Year(year) => Some(*year),
            _ => None,
        })
        .collect();
    // Only another time of the same office goes on from the turn before; anything else there was asked of somebody.
    if question.follow_up && years.is_empty() {
        return None;
    }
    let asked: Vec<&Meaning> = question
        .terms
        .iter()
        .filter(|term| term.term.sort == Sort::Office)
        .flat_map(|term| &term.term.meanings)
        .collect();
    let then = |tenure: &Tenure| {
        years.is_empty()
            || years.iter().any(|year| tenure.span().is_some_and(|(from, to)| (from.year..=to.year).contains(year)))
    };
    let score = |fact: FactIdx| candidates.iter().find(|candidate| candidate.fact == fact).map_or(0.0, |own| own.score);
    let mut found: Vec<(Option<Day>, FactIdx)> = Vec::new();
    for (at, entity) in base.entities.iter().enumerate() {
        let tenures = entity.offices.iter().filter(|tenure| asked.contains(&&Meaning::Office(tenure.office.0)));
        let told = tenures.filter(|tenure| then(tenure)).filter_map(|tenure| {
            let fact = engine.office_fact(EntityIdx(at), tenure)?;
            Some((score(fact), tenure.as_of.as_ref().map(|of| of.earliest), fact))
        });
        let tells = told.max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(&a.2))).map(|(_, as_of, fact)| (as_of, fact));
        found.extend(tells);
    }
    found.sort();
    found.truncate(engine.settings.most_facts);
    let told = !asked.is_empty() && (!years.is_empty() || found.len() >= 2);
    told.then(|| found.into_iter().map(|(_, fact)| fact).collect())
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
    let mut best: Option<(f64, Vec<FactIdx>)> = None;
    for cut in &question.cuts {
        let sides = [true, false].map(|first| side(engine, question, *cut, first));
        let [Some(left), Some(right)] = sides else { continue };
        let tops = [left, right].map(|side| rank(engine, &side, &[]).into_iter().find(names_all));
        let [Some(left), Some(right)] = tops else { continue };
        if engine.shares_evidence(left.fact, right.fact) {
            continue;
        }
        let weaker = left.score.min(right.score);
        if weaker >= engine.settings.threshold_side && best.as_ref().is_none_or(|(other, _)| weaker > *other) {
            best = Some((weaker, vec![left.fact, right.fact]));
        }
    }
    best.map(|(_, facts)| facts)
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
        [Some(number), unit].into_iter().flatten().all(|term| term.features.iter().any(|own| entry.claims(*own)))
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

/// Whether a fact has every name of the question.
pub fn names_all(candidate: &Candidate) -> bool {
    !candidate.explanation.lacks.iter().any(|lack| matches!(lack, Lack::Entity(_)))
}

/// One side of a question: its own terms, and those of the other side that don't set it apart, as context. `None` if the
/// side has no content of its own.
fn side(engine: &Engine, question: &Question, cut: usize, first: bool) -> Option<Question> {
    let mut side = question.clone();
    let own = |term: &Weighted| !term.context && (term.term.span.start < cut) == first;
    if !question.terms.iter().any(|term| own(term) && !term.features.is_empty()) {
        return None;
    }
    side.terms.retain(|term| !is_command(term, &question.intents) && (own(term) || !sets_apart(engine, term)));
    for term in &mut side.terms {
        if !own(term) {
            term.weight *= engine.settings.weight_context;
            term.context = true;
            term.focus = false;
        }
    }
    side.intents.retain(|intent| intent.kind != IntentKind::Compare);
    Some(side)
}

/// Whether a word only says what to do with the facts ("compare", "in order") and nothing about them.
pub(super) fn is_command(term: &Weighted, intents: &[Intended]) -> bool {
    let plain = matches!(term.term.sort, Sort::Concept | Sort::Word);
    let asks = |intent: &&Intended| matches!(intent.kind, IntentKind::Compare | IntentKind::Timeline);
    plain && intents.iter().filter(asks).any(|intent| intent.covers(&term.term))
}

/// Whether a term says which side is meant: a person, country, body, agreement or time.
fn sets_apart(engine: &Engine, term: &Weighted) -> bool {
    term.term.sort == Sort::Time
        || term.term.sort == Sort::PartOfName
        || term.term.meanings.iter().any(|meaning| match meaning {
            Meaning::Entity(entity) => {
                engine.base.entities.get(*entity).is_some_and(|entity| entity.kind != EntityKind::Place)
            }
            Meaning::Office(_) => true,
            _ => false,
        })
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

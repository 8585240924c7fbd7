//! False premises: what a question takes for granted and a fact contradicts.

use super::Engine;
use super::analyze::Sort;
use super::asked::Asked;
use super::features::{Feature, Meaning};
use super::index::Alternatives;
use super::parse::{Question, Weighted};
use super::rank::{Candidate, centrality};
use super::signals::{Lack, Signal};
use crate::facts::model::{EntityKind, FactIdx, IntentKind};

/// A premise that a fact contradicts.
#[derive(Debug, Clone, PartialEq)]
pub struct FalsePremise {
    /// The fact that contradicts it.
    pub fact: FactIdx,
    /// How that was seen.
    pub seen: Seen,
}

/// How a false premise was seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// The question is nearer to a statement that the fact denies than to anything it says.
    Denied {
        /// The denied statement.
        statement: String,
        /// How near, 0 to 1.
        likeness: f64,
    },
    /// The question has a word whose contrary the fact says.
    Opposite(String),
    /// All fits but a person, country or place, and the fact has another one there.
    Swapped(String),
    /// All fits but a number, and the fact has another one.
    OtherNumber(String),
    /// All fits but the time of an event.
    OtherTime(String),
}

/// The false premise of a question, if there is one. Tried in the order of how sure each sign is.
pub fn find(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Option<FalsePremise> {
    let asked = Asked::own(engine, question);
    denied(engine, question, &asked, candidates)
        .or_else(|| fitting(engine, candidates).find_map(|candidate| opposite(engine, question, &asked, candidate)))
        .or_else(|| fitting(engine, candidates).find_map(|candidate| mismatch(engine, question, candidates, candidate)))
}

/// The candidates that may contradict: the first ones, as long as they fit nearly as well as the best.
fn fitting<'a>(engine: &Engine, candidates: &'a [Candidate]) -> impl Iterator<Item = &'a Candidate> {
    let settings = &engine.settings;
    let least = candidates.iter().map(|candidate| candidate.score).fold(0.0, f64::max) * settings.premise_fitting;
    candidates.iter().take(settings.premise_candidates).filter(move |candidate| candidate.score >= least)
}

/// The question against each statement that a candidate denies. The words that only the denial has must be asked.
fn denied(engine: &Engine, question: &Question, asked: &Asked, candidates: &[Candidate]) -> Option<FalsePremise> {
    let settings = &engine.settings;
    let best_ask = candidates
        .iter()
        .flat_map(|candidate| &engine.index(question.language).entry(candidate.fact).units)
        .map(|unit| asked.likeness(unit))
        .fold(0.0, f64::max);
    // A question for a reason takes what it names for granted, and so does a statement with "right?": being as near to
    // a denial as to an ask is enough.
    let presumes = [IntentKind::Why, IntentKind::YesNo].into_iter().any(|kind| question.asks_for(kind));
    let margin = if presumes { -settings.margin_denial } else { settings.margin_denial };
    let mut best: Option<(f64, FalsePremise)> = None;
    for candidate in candidates {
        let entry = engine.index(question.language).entry(candidate.fact);
        for unit in &entry.denials {
            let only_denied =
                |features: &&(Alternatives, f64)| features.0.iter().all(|feature| !entry.said.contains(feature));
            let share = |terms: &mut dyn Iterator<Item = &(Alternatives, f64)>| {
                let (mut hit, mut all) = (0.0, 0.0);
                for (features, weight) in terms {
                    all += weight;
                    if features.iter().any(|feature| asked.has(*feature)) {
                        hit += weight;
                    }
                }
                if all > 0.0 { hit / all } else { 0.0 }
            };
            // Everybody whom the denied statement names has to be named: "Rubio is the vice president" is no answer to
            // "who is the vice president?".
            let names = unit.terms.iter().filter(|(features, _)| is_telling_name(engine, question, features));
            if !names.into_iter().all(|(features, _)| features.iter().any(|feature| asked.has(*feature))) {
                continue;
            }
            if share(&mut unit.terms.iter().filter(only_denied)) < engine.settings.denial_words
                || share(&mut unit.terms.iter()) < engine.settings.denial_whole
            {
                continue;
            }
            let likeness = asked.likeness(unit);
            // Of two facts that deny it, the one that fits the question better is meant.
            let fit = likeness + engine.settings.denial_fit * candidate.score;
            let better = best.as_ref().is_none_or(|(other, _)| fit > *other);
            if likeness >= settings.threshold_denial && likeness >= best_ask + margin && better {
                let seen = Seen::Denied { statement: unit.text.clone(), likeness };
                best = Some((fit, FalsePremise { fact: candidate.fact, seen }));
            }
        }
    }
    best.map(|(_, premise)| premise)
}

/// Whether a term names somebody or something, and not just what most facts are about.
fn is_telling_name(engine: &Engine, question: &Question, features: &[Feature]) -> bool {
    let index = engine.index(question.language);
    features.iter().any(|feature| {
        matches!(index.features.meaning(*feature), Some(Meaning::Entity(_)))
            && index.idf(*feature) >= engine.settings.denial_name * index.unseen
    })
}

/// A concept of the question that the fact lacks while it says the contrary, when all the rest fits.
fn opposite(engine: &Engine, question: &Question, asked: &Asked, candidate: &Candidate) -> Option<FalsePremise> {
    let entry = engine.index(question.language).entry(candidate.fact);
    let contrary = question.own_terms().find(|term| {
        let opposites = term.term.meanings.iter().flat_map(|meaning| opposites(engine, question, meaning));
        let said: Vec<Feature> = opposites.filter(|feature| entry.said.contains(feature)).collect();
        let lacks = centrality(entry, term) == 0.0;
        lacks && !said.is_empty() && !said.iter().any(|feature| asked.has(*feature))
    })?;
    let fits = fit_without(question, engine, candidate.fact, contrary);
    let names_all = !candidate.explanation.lacks.iter().any(|lack| matches!(lack, Lack::Entity(_)));
    (names_all && fits >= engine.settings.premise_opposite_rest)
        .then(|| FalsePremise { fact: candidate.fact, seen: Seen::Opposite(contrary.text.clone()) })
}

fn opposites<'a>(engine: &'a Engine, question: &Question, meaning: &Meaning) -> impl Iterator<Item = Feature> + 'a {
    let concept = match meaning {
        Meaning::Concept(concept) => Some(*concept),
        _ => None,
    };
    let contrary =
        concept.and_then(|concept| engine.base.concepts.get(concept)).map_or(&[][..], |c| c.opposite.as_slice());
    let features = &engine.index(question.language).features;
    contrary.iter().filter_map(|other| features.get(&Meaning::Concept(*other)))
}

/// The share of the question, one term set aside, that a fact covers.
fn fit_without(question: &Question, engine: &Engine, fact: FactIdx, aside: &Weighted) -> f64 {
    let entry = engine.index(question.language).entry(fact);
    let rest = question.own_terms().filter(|term| term.term != aside.term && term.term.sort != Sort::PartOfName);
    let (mut covered, mut all) = (0.0, 0.0);
    for term in rest {
        all += term.weight;
        covered += term.weight * centrality(entry, term).min(1.0);
    }
    if all > 0.0 { covered / all } else { 0.0 }
}

/// All fits but one name, number or time.
fn mismatch(
    engine: &Engine,
    question: &Question,
    candidates: &[Candidate],
    candidate: &Candidate,
) -> Option<FalsePremise> {
    // What a fact doesn't give, it can't correct: "how many were deported since …?" is left unanswered.
    if candidate.explanation.signal(Signal::NotOffered) > 0.0 {
        return None;
    }
    let telling = |lack: &&Lack| !matches!(lack, Lack::Offer(_));
    let mut lacks = candidate.explanation.lacks.iter().filter(telling);
    let (Some(lack), None) = (lacks.next(), lacks.next()) else { return None };
    let fact = engine.base.fact(candidate.fact);
    let term = |text: &str| question.own_terms().find(|term| term.text == text);
    let (aside, seen) = match lack {
        Lack::Entity(text) => (term(text)?, Seen::Swapped(text.clone())),
        Lack::Number(text) if fact.value.is_some() => (term(text)?, Seen::OtherNumber(text.clone())),
        Lack::Time(text) if fact.when.is_some() => (term(text)?, Seen::OtherTime(text.clone())),
        _ => return None,
    };
    // What is left has to be telling enough to be sure that this fact is meant.
    let entry = engine.index(question.language).entry(candidate.fact);
    let left: f64 = question
        .own_terms()
        .filter(|term| term.term != aside.term && centrality(entry, term) > 0.0)
        .map(|term| term.weight)
        .sum();
    let sure = left >= engine.settings.premise_telling * engine.index(question.language).unseen
        && fit_without(question, engine, candidate.fact, aside) >= engine.settings.premise_swapped_rest;
    if !sure {
        return None;
    }
    if let Seen::Swapped(_) = seen {
        let kind = entity_kind(engine, aside)?;
        let other = fact.about.iter().chain(&fact.place).any(|entity| engine.base.entity(*entity).kind == kind);
        let somebody_else = candidates.iter().any(|other| {
            other.score >= engine.settings.premise_somebody_else
                && centrality(engine.index(question.language).entry(other.fact), aside) > 0.0
        });
        if !other || somebody_else || question.asks_for(IntentKind::Compare) {
            return None;
        }
    }
    Some(FalsePremise { fact: candidate.fact, seen })
}

fn entity_kind(engine: &Engine, term: &Weighted) -> Option<EntityKind> {
    term.term.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Entity(entity) => engine.base.entities.get(*entity).map(|entity| entity.kind),
        _ => None,
    })
}

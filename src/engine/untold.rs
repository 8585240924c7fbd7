//! What no fact tells, however near one comes: of whom, how many of them, and what.

use super::Engine;
use super::analyze::Sort;
use super::features::Feature;
use super::named;
use super::parse::{Question, Weighted};
use super::premise::opposites;
use super::rank::Candidate;
use super::several::names_all;
use crate::facts::model::{EntityKind, FactIdx, IntentKind};

/// Whether somebody is asked about whom no fact is about, or one more than those of whom the fact speaks: "did Honduras sign,
/// too?"
pub fn of_whom(engine: &Engine, question: &Question, top: &Candidate) -> bool {
    let unknown = |term: &Weighted| acts(engine, term) && is_unknown(engine, question, term);
    is_one_more(engine, question) && !names_all(top) || question.own_terms().any(unknown)
}

/// Whether it is asked of one more: "also", "too".
pub fn is_one_more(engine: &Engine, question: &Question) -> bool {
    let also = &engine.base.lexicons.get(question.language).also;
    question.words().any(|word| also.iter().any(|own| own == word))
}

/// Whether of what a fact counts only a part is asked for, of which the contrary is true: how many of those arrested were let
/// go. Who sets the two against each other ("up or down?") asks which.
pub fn how_many(engine: &Engine, question: &Question, fact: FactIdx) -> bool {
    if !question.asks_for(IntentKind::Number) {
        return false;
    }
    let entry = engine.entry(question.language, fact);
    let conjunctions = &engine.base.lexicons.get(question.language).conjunctions;
    let joined = question.words().any(|word| conjunctions.iter().any(|own| own == word));
    let tells = |term: &Weighted| term.features.iter().any(|feature| entry.says(*feature));
    let contrary = |term: &Weighted| {
        let meanings = term.term.meanings.iter();
        let others: Vec<Feature> = meanings.flat_map(|meaning| opposites(engine, question, meaning)).collect();
        question.own_terms().any(|own| tells(own) && own.features.iter().any(|feature| others.contains(feature)))
    };
    !joined && question.own_terms().any(|term| !term.features.is_empty() && !tells(term) && contrary(term))
}

/// Whether something is asked for that people ask of everything and no fact gives: a price, the weather, bitcoin. What was
/// misspelt may have been another word.
pub fn what(engine: &Engine, question: &Question) -> bool {
    let typed = |term: &Weighted| !question.repairs.iter().any(|repair| repair.read.contains(&term.text));
    let own = |term: &Weighted| term.attribute && term.term.sort != Sort::PartOfName;
    question.own_terms().any(|term| own(term) && is_unknown(engine, question, term) && typed(term))
}

/// Whether a number of three digits or more is said that a fact has: "what's with the 80,000?"
pub fn names_a_figure(engine: &Engine, question: &Question) -> bool {
    let large = |term: &Weighted| term.term.sort == Sort::Number && term.text.len() >= 3;
    question.own_terms().any(|term| large(term) && !is_unknown(engine, question, term))
}

/// Whether a term names somebody, or a body, who does something.
fn acts(engine: &Engine, term: &Weighted) -> bool {
    named::kinds(engine, term).any(|kind| matches!(kind, EntityKind::Person | EntityKind::Body))
}

/// Whether no fact has a term.
fn is_unknown(engine: &Engine, question: &Question, term: &Weighted) -> bool {
    !term.features.iter().any(|feature| engine.index(question.language).knows(*feature))
}

//! Who is asked to have said something, and whether a fact gives the words to somebody else.

use super::Engine;
use super::entry::Entry;
use super::features::Meaning;
use super::named::{is_person, people};
use super::parse::{Question, Weighted};
use crate::facts::model::EntityKind;

/// With more words than this between them, somebody and a word of speech don't belong together: "Pompeo, who complained".
const BETWEEN: usize = 1;

/// Whether a question gives words to a person whom the fact, somebody else's words, doesn't even mention: "Did Blinken say
/// that …?" of what Hill said. That both were there means nothing then.
pub fn said_by_another(engine: &Engine, question: &Question, entry: &Entry<'_>, term: &Weighted) -> bool {
    let named = || question.own_terms().flat_map(|term| people(engine, term));
    let Some(speaker) = entry.speaker().filter(|speaker| engine.base.entity(*speaker).kind == EntityKind::Person)
    else {
        return false;
    };
    is_person(engine, term)
        && named().all(|person| person != speaker)
        && !term.features.iter().any(|feature| entry.claims(*feature) || entry.quotes(*feature))
        && question.own_terms().any(|other| is_speech(engine, other) && words_between(term, other) <= BETWEEN)
}

/// Whether whoever does what a term means says something.
fn is_speech(engine: &Engine, term: &Weighted) -> bool {
    term.term.meanings.iter().any(|meaning| match meaning {
        Meaning::Concept(concept) => engine.base.concepts.get(*concept).is_some_and(|concept| concept.speech),
        _ => false,
    })
}

/// How many words stand between two terms.
fn words_between(one: &Weighted, other: &Weighted) -> usize {
    let (first, second) = if one.term.words.0 <= other.term.words.0 { (one, other) } else { (other, one) };
    second.term.words.0.saturating_sub(first.term.words.0 + first.term.words.1)
}

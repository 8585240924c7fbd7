//! What is said around a question and asks nothing ("for my essay", "quick question, profe"), and what it has already
//! ("besides killings and torture").

use super::Engine;
use super::analyze::{Word, is_punctuated};
use super::features::Feature;
use super::parse::Weighted;
use crate::text::Language;

/// An aside word by word, each with what may stand in its place.
type Aside = Vec<Vec<String>>;

/// Some words without the asides among them.
pub fn without(asides: &[Aside], words: &[Word]) -> Vec<Word> {
    let mut asked = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = asides.iter().filter(|aside| opens(aside, rest)).map(Vec::len).max().unwrap_or(0);
        if longest == 0 {
            asked.extend(rest.first().cloned());
        }
        at += longest.max(1);
    }
    asked
}

/// Whether words begin with an aside.
fn opens(aside: &Aside, words: &[Word]) -> bool {
    aside.len() <= words.len() && aside.iter().zip(words).all(|(slot, word)| slot.contains(&word.folded))
}

/// What a question has already and wants no more of ("besides killings and torture, …") counts like an earlier turn: up to
/// the next punctuation, but not so far that nothing is left.
pub fn set_aside(
    engine: &Engine,
    language: Language,
    utterance: &str,
    words: &[Word],
    terms: &mut [Weighted],
) -> Vec<Vec<Feature>> {
    let besides = &engine.base.lexicons.get(language).besides;
    let Some(from) = after_any(besides, words) else { return Vec::new() };
    let ends = |pair: &[Word]| matches!(pair, [word, next] if is_punctuated(utterance, word, next));
    let to = words.windows(2).skip(from).position(ends).map_or(words.len(), |at| from + at + 1);
    // "In addition to Lewis helped …": without a comma only the name itself is known.
    let next = terms.iter().filter(|term| term.term.words.0 >= from).min_by_key(|term| term.term.words.0);
    let first = next.map_or(to, |term| term.term.words.0 + term.term.words.1);
    let to = if to - from <= MOST_ASIDE { to } else { first };
    let within = |term: &Weighted| (from..to).contains(&term.term.words.0);
    if terms.iter().all(|term| within(term) || term.features.is_empty()) {
        return Vec::new();
    }
    let mut known = Vec::new();
    for term in terms.iter_mut().filter(|term| within(term)) {
        term.weight *= engine.settings.weight_context;
        term.context = true;
        known.push(term.features.clone());
    }
    known.retain(|features| !features.is_empty());
    known
}

/// Where the first of some phrases ends, in words.
pub fn after_any(phrases: &[Vec<String>], words: &[Word]) -> Option<usize> {
    (0..words.len()).find_map(|at| {
        let rest = words.get(at..).unwrap_or_default();
        let is =
            |phrase: &&Vec<String>| phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(a, b)| *a == b.folded);
        phrases.iter().find(is).map(|phrase| at + phrase.len())
    })
}

/// More words than this aren't all known already.
const MOST_ASIDE: usize = 5;

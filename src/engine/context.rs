//! Follow-ups: what earlier turns lend to a question.

use super::analyze::{Sort, Word, analyze};
use super::features::Feature;
use super::intents::{Intended, chat, intents_in};
use super::named::is_person;
use super::parse::{Weighted, detect, parse, weigh};
use super::rank::HARD;
use super::repair::spelt;
use super::{Engine, Turn};
use crate::text::{Language, tokens};
use std::collections::BTreeSet;
use std::slice;

/// Adds what earlier turns spoke of, nearest first, each turn further back counting less, up to the one that began anew. A
/// person, time or number of the question itself takes the place of the earlier one; if it `asks` for something itself, so does
/// what was asked for. Returns what the last turn asked for.
pub fn add_context(
    engine: &Engine,
    language: Language,
    turns: &[Turn],
    terms: &mut Vec<Weighted>,
    elliptic: bool,
    asks: bool,
) -> Vec<Intended> {
    let own: BTreeSet<Feature> = terms.iter().flat_map(|term| term.features.clone()).collect();
    let replaced = |sort: Sort| terms.iter().any(|term| !term.context && term.term.sort == sort);
    let (has_entity, has_time, has_number) = (replaced(Sort::Entity), replaced(Sort::Time), replaced(Sort::Number));
    let settings = &engine.settings;
    let mut share = settings.weight_context * if elliptic { 1.0 } else { 0.6 };
    let mut inherited = Vec::new();
    let mut seen = own;
    for (back, turn) in turns.iter().rev().take(settings.context_turns).enumerate() {
        let mut repairs = Vec::new();
        let raw: Vec<Word> =
            tokens(&turn.utterance).into_iter().map(|token| Word { folded: token.folded, span: token.span }).collect();
        let spoken = detect(engine.vocabulary(), &turn.utterance, &raw).unwrap_or(language);
        let words = spelt(engine, spoken, raw, &mut repairs);
        let folded_words: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        if chat(engine.vocabulary(), spoken, &folded_words).is_some() {
            continue;
        }
        let asked = intents_in(engine.vocabulary(), spoken, &folded_words);
        let found = analyze(&engine.base, engine.vocabulary(), engine.stemmers(language), spoken, &words);
        for mut term in weigh(engine, language, &words, found) {
            // "What day …?" "And where?" is no longer after the day.
            let cue = asks && asked.iter().any(|intent| HARD.contains(&intent.kind) && intent.covers(&term.term));
            let drop = cue
                || match term.term.sort {
                    Sort::Entity => has_entity && elliptic && is_person(engine, &term),
                    Sort::Time => has_time,
                    Sort::Number => has_number,
                    Sort::Not => true,
                    Sort::Word => term.features.is_empty(),
                    _ => false,
                };
            if drop || term.features.is_empty() || term.features.iter().all(|feature| seen.contains(feature)) {
                continue;
            }
            seen.extend(term.features.iter().copied());
            term.context = true;
            term.weight *= share;
            terms.push(term);
        }
        if back == 0 {
            inherited = asked;
        }
        share *= settings.context_decay;
        // Who begins anew with a turn leaves what was before it.
        let before = turns.get(..turns.len() - 1 - back).and_then(<[Turn]>::last);
        let goes_on = |before| parse(engine, &turn.utterance, slice::from_ref(before), Some(language)).follow_up;
        if !before.is_some_and(goes_on) {
            break;
        }
    }
    inherited
}

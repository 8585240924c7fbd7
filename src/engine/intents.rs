//! What is asked for: cues of questions and of small talk, found in folded words.

use super::analyze::{Term, Word};
use super::vocabulary::{Cue, CuePlace, Part, Vocabulary};
use crate::facts::model::{IntentKind, Wanted};
use crate::text::Language;
use std::cmp::Reverse;

/// Something that is asked for, and the cue that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intended {
    /// What.
    pub kind: IntentKind,
    /// The cue, folded.
    pub cue: String,
    /// What exactly answers it, if not anything of its kind does.
    pub wants: Option<Wanted>,
    /// Which word it begins at.
    pub(super) at: usize,
    /// How many words it has.
    pub(super) length: usize,
}

impl Intended {
    /// Whether a term lies within the cue.
    pub fn covers(&self, term: &Term) -> bool {
        let (at, length) = term.words;
        self.at <= at && at + length <= self.at + self.length
    }
}

/// What words ask for; several kinds are possible.
pub fn intents_of_words(vocabulary: &Vocabulary, language: Language, words: &[Word]) -> Vec<IntentKind> {
    let words: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    cues_in(vocabulary, language, &words).into_iter().map(|(_, _, cue)| cue.kind).collect()
}

/// The same, with the cues that show it.
pub fn intents_in(vocabulary: &Vocabulary, language: Language, words: &[&str]) -> Vec<Intended> {
    let intended = |(at, length, Cue { kind, wants, words, .. }): (usize, usize, &Cue)| Intended {
        kind: *kind,
        cue: words.join(" "),
        wants: *wants,
        at,
        length,
    };
    cues_in(vocabulary, language, words).into_iter().map(intended).collect()
}

/// The cues that show what words ask for, one a kind: which word each begins at, how many words it has, and which it is.
fn cues_in<'v>(vocabulary: &'v Vocabulary, language: Language, words: &[&str]) -> Vec<(usize, usize, &'v Cue)> {
    let mut found: Vec<(usize, usize, &Cue)> = Vec::new();
    for at in 0..words.len() {
        let cues = vocabulary.cues(language, words.get(at..).unwrap_or_default());
        for (length, cue) in cues.filter(|(_, cue)| cue.place != CuePlace::Whole) {
            if found.iter().any(|(_, _, other)| other.kind == cue.kind && other.words == cue.words) {
                continue;
            }
            if cue.place == CuePlace::Anywhere || opens(vocabulary, language, words, at, length) {
                found.push((at, length, cue));
            }
        }
    }
    // Of two cues as long the one with more words of its own says more: "which two … officials" is not "which … officials".
    found.sort_by_key(|(at, _, cue)| (*at, Reverse(cue.words.len()), cue.wants.is_none(), cue.order));
    // A longer cue at the same place says more: "how many" is not "how".
    let longest = |at: usize| found.iter().filter(|(other, ..)| *other == at).map(|(_, length, _)| *length).max();
    let mut kept: Vec<(usize, usize, &Cue)> = Vec::new();
    for (at, length, cue) in &found {
        let covered =
            found.iter().any(|(other, longer, _)| longer > length && *other <= *at && at + length <= other + longer);
        if !covered && longest(*at) == Some(*length) && !kept.iter().any(|(_, _, other)| other.kind == cue.kind) {
            kept.push((*at, *length, cue));
        }
    }
    kept
}

/// Whether a cue stands where questions open: only words without content before it, or at the very end, or after
/// "and".
fn opens(vocabulary: &Vocabulary, language: Language, words: &[&str], at: usize, length: usize) -> bool {
    let empty = |word: &&&str| vocabulary.part(language, word) != Part::Content;
    let first = words.iter().take(at).all(|word| empty(&word) && vocabulary.part(language, word) != Part::QuestionWord);
    let last = at > 0 && at + length == words.len();
    let after_and =
        at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| matches!(*word, "and" | "y" | "e"));
    first || last || after_and
}

/// Hello, thanks and the like: nothing but such cues and words without content.
pub fn chat(vocabulary: &Vocabulary, language: Language, words: &[&str]) -> Option<IntentKind> {
    let mut kind = None;
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let both = vocabulary.cues(language, rest).chain(vocabulary.cues(language.other(), rest));
        if let Some((length, cue)) = both.filter(|(_, cue)| cue.is_whole()).max_by_key(|(length, _)| *length) {
            kind = kind.or(Some(cue.kind));
            at += length;
        } else if vocabulary.part(language, rest.first()?) == Part::Stop {
            at += 1;
        } else {
            return None;
        }
    }
    kind
}

//! What is asked for: cues of questions and of small talk, found in folded words.

use super::analyze::{Term, Word};
use super::vocabulary::{Cue, CuePlace, Part, Vocabulary};
use crate::facts::model::IntentKind;
use crate::text::Language;

/// Something that is asked for, and the cue that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intended {
    /// What.
    pub kind: IntentKind,
    /// The cue, folded.
    pub cue: String,
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
    intents_in(vocabulary, language, &words).into_iter().map(|intent| intent.kind).collect()
}

pub fn intents_in(vocabulary: &Vocabulary, language: Language, words: &[&str]) -> Vec<Intended> {
    let mut found: Vec<(IntentKind, usize, &Cue)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        for cue in vocabulary.cues(language, word).iter().filter(|cue| cue.place != CuePlace::Whole) {
            let known = found.iter().any(|(_, _, other)| other.kind == cue.kind && other.words == cue.words);
            let fits = !known
                && words.len() >= at + cue.words.len()
                && cue.words.iter().zip(words.iter().skip(at)).all(|(a, b)| a == b);
            if fits && (cue.place == CuePlace::Anywhere || opens(vocabulary, language, words, at, cue.words.len())) {
                found.push((cue.kind, at, cue));
            }
        }
    }
    // A longer cue at the same place says more: "how many" is not "how".
    let longest =
        |at: usize| found.iter().filter(|(_, other, _)| *other == at).map(|(_, _, cue)| cue.words.len()).max();
    let mut kept: Vec<Intended> = Vec::new();
    for (kind, at, cue) in &found {
        let covered = found.iter().any(|(_, other, longer)| {
            longer.words.len() > cue.words.len() && *other <= *at && at + cue.words.len() <= other + longer.words.len()
        });
        if !covered && longest(*at) == Some(cue.words.len()) && !kept.iter().any(|other| other.kind == *kind) {
            kept.push(Intended { kind: *kind, cue: cue.words.join(" "), at: *at, length: cue.words.len() });
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
        let fits = |cue: &&Cue| {
            cue.place == CuePlace::Whole
                && rest.len() >= cue.words.len()
                && cue.words.iter().zip(rest).all(|(a, b)| a == b)
        };
        let first = rest.first()?;
        let both = vocabulary.cues(language, first).iter().chain(vocabulary.cues(language.other(), first));
        if let Some(cue) = both.filter(fits).max_by_key(|cue| cue.words.len()) {
            kind = kind.or(Some(cue.kind));
            at += cue.words.len();
        } else if vocabulary.part(language, rest.first()?) == Part::Stop {
            at += 1;
        } else {
            return None;
        }
    }
    kind
}

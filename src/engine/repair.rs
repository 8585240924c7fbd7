//! Spelling repair against the base's own vocabulary: a word nobody knows becomes the nearest one that is known.

use super::analyze::Word;
use super::vocabulary::{Vocabulary, folded};
use super::{Engine, Settings};
use crate::facts::model::FactBase;
use crate::text::{Language, Letters, Misspelt};
use rustc_hash::FxHashMap as HashMap;
use std::cmp::{Ordering, Reverse};

/// A word as typed and as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Folded, as typed.
    pub typed: String,
    /// What it was read as; two words if a space was missing.
    pub read: Vec<String>,
    /// Edits between them (optimal string alignment).
    pub edits: usize,
}

/// Words of one length in bytes, by the alphabet; side by side, so that most are passed over by their letters alone.
#[derive(Default)]
struct SameLength {
    words: String,
    letters: Vec<Letters>,
    times: Vec<u32>,
}

impl SameLength {
    /// How often a word of this length is met; 0 if it isn't known.
    fn times(&self, word: &str) -> u32 {
        let (mut from, mut to) = (0, self.times.len());
        while from < to {
            let middle = from.midpoint(to);
            let known = self.words.get(middle * word.len()..(middle + 1) * word.len()).unwrap_or_default();
            match known.cmp(word) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return self.times.get(middle).copied().unwrap_or_default(),
                Ordering::Greater => to = middle,
            }
        }
        0
    }

    /// The words that may be within a distance of one with these letters.
    fn near(&self, length: usize, letters: Letters, distance: usize) -> impl Iterator<Item = (&str, Letters, u32)> {
        let near = letters.near(&self.letters, distance);
        near.filter_map(move |at| {
            let word = self.words.get(at * length..(at + 1) * length)?;
            Some((word, self.letters.get(at).copied()?, self.times.get(at).copied()?))
        })
    }
}

/// The known words, by length, with what keeps the search quick.
pub struct Speller {
    by_length: Vec<SameLength>,
    /// Letters that sound like others, the longest first.
    sounds: Vec<(String, String)>,
    shortest: usize,
    two_from: usize,
}

/// A word longer than this is not a word.
const LONGEST: usize = 32;
/// How near a known word is: edits, another sound, another first letter, and how seldom it is met.
type Nearness = (usize, bool, bool, u32);

/// How often a word must be met for one that is met once to be a slip of it.
const FREQUENT: u32 = 30;
/// What being part of an alias counts for, in occurrences.
const NAME_BONUS: u32 = 50;
/// What being a function word of the language counts for: facts are not indexed by them, however often they are met.
const FUNCTION_BONUS: u32 = 40;

impl Speller {
    /// Collects every word of a base: aliases, concepts, function words, and the words of the facts with how often
    /// they occur.
    pub fn of(
        base: &FactBase,
        vocabulary: &Vocabulary,
        settings: &Settings,
        in_facts: HashMap<String, u32>,
        language: Language,
    ) -> Self {
        let mut words: HashMap<String, u32> = in_facts;
        words.retain(|word, _| !word.starts_with(|c: char| c.is_ascii_digit()));
        let mut count = |text: &str, times: u32| {
            for word in folded(text) {
                if !word.starts_with(|c: char| c.is_ascii_digit()) {
                    *words.entry(word).or_default() += times;
                }
            }
        };
        let own = base.lexicons.get(language);
        for list in [&own.stop, &own.question_words, &own.negations, &own.pronouns] {
            for text in list {
                count(text, FUNCTION_BONUS);
            }
        }
        for language in Language::ALL {
            for concept in &base.concepts {
                concept.words.get(language).iter().for_each(|text| count(text, 1));
            }
            let lexicon = base.lexicons.get(language);
            let lists =
                [&lexicon.stop, &lexicon.question_words, &lexicon.negations, &lexicon.pronouns, &lexicon.common];
            lists.into_iter().flatten().for_each(|text| count(text, 1));
            lexicon.abbreviations.iter().for_each(|(short, long)| {
                count(short, 1);
                count(long, 1);
            });
            lexicon
                .months
                .keys()
                .chain(lexicon.weekdays.keys())
                .chain(lexicon.numbers.keys())
                .for_each(|text| count(text, 1));
            for intent in &base.intents {
                let lists = [&intent.opening, &intent.anywhere, &intent.whole];
                lists.into_iter().flat_map(|list| list.get(language)).for_each(|text| count(text, 1));
            }
        }
        vocabulary.name_tokens().for_each(|word| count(word, NAME_BONUS));
        let mut by_length: Vec<SameLength> = std::iter::repeat_with(SameLength::default).take(LONGEST + 3).collect();
        let mut known: Vec<(&str, u32)> = words.iter().map(|(word, times)| (word.as_str(), *times)).collect();
        known.sort_unstable();
        for (word, times) in known {
            if let Some(bucket) = by_length.get_mut(word.len()) {
                bucket.words.push_str(word);
                bucket.letters.push(Letters::of(word));
                bucket.times.push(times);
            }
        }
        for bucket in &mut by_length {
            bucket.words.shrink_to_fit();
            bucket.letters.shrink_to_fit();
            bucket.times.shrink_to_fit();
        }
        let mut sounds: Vec<(String, String)> = base.lexicons.get(language).sounds.clone().into_iter().collect();
        sounds.sort_unstable_by_key(|(letters, _)| (Reverse(letters.len()), letters.clone()));
        Self { by_length, sounds, shortest: settings.repair_from, two_from: settings.repair_two_from }
    }

    /// How a word sounds, in letters.
    fn sound(&self, word: &str) -> String {
        let (mut sound, mut rest) = (String::with_capacity(word.len()), word);
        while let Some(first) = rest.chars().next() {
            let like =
                self.sounds.iter().find_map(|(letters, like)| Some((rest.strip_prefix(letters.as_str())?, like)));
            if let Some((after, like)) = like {
                sound.push_str(like);
                rest = after;
            } else {
                // A letter too many changes no sound: "meetting".
                if !sound.ends_with(first) {
                    sound.push(first);
                }
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
        sound
    }

    /// How often a word of at most [`LONGEST`] letters is met; 0 if it isn't known.
    fn times(&self, word: &str) -> u32 {
        self.by_length.get(word.len()).map_or(0, |same| same.times(word))
    }

    /// The nearest known word: fewest edits, then the same sound, then the same first letter, then the one met most often,
    /// then by the alphabet. Two words if only a space is missing. `None` for a known word or if nothing is near.
    pub fn repair(&self, word: &str) -> Option<Repair> {
        let length = word.chars().count();
        // A word that the facts have once may be misspelt there too: asks are written as people type.
        let times = self.times(word);
        let once = times == 1 && length >= self.two_from;
        if length < self.shortest
            || word.len() > LONGEST
            || (times > 0 && !once)
            || word.starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        let limit = if length >= self.two_from && !once { 2 } else { 1 };
        let (letters, misspelt) = (Letters::of(word), Misspelt::of(word));
        let first = word.chars().next();
        let sound = self.sound(word);
        let mut best: Option<(Nearness, &str)> = None;
        let from = word.len().saturating_sub(limit);
        let buckets = self
            .by_length
            .iter()
            .enumerate()
            .skip(from.max(self.shortest))
            .take_while(|(length, _)| *length <= from + 2 * limit);
        for (known, its_letters, times) in buckets.flat_map(|(length, bucket)| bucket.near(length, letters, limit)) {
            let most = best.map_or(limit, |((edits, ..), _)| edits);
            if !letters.may_be_within(its_letters, most) {
                continue;
            }
            let Some(edits) = misspelt.within(known, most).filter(|edits| *edits > 0) else { continue };
            if once && times < FREQUENT {
                continue;
            }
            let other_first = known.chars().next() != first;
            // Two edits of which one is the first letter make another word, not a misspelt one.
            if edits > 1 && (other_first || times < 2) {
                continue;
            }
            let key = (edits, self.sound(known) != sound, other_first, u32::MAX - times);
            if best.is_none_or(|(best_key, best_word)| (key, known) < (best_key, best_word)) {
                best = Some((key, known));
            }
        }
        match best {
            Some(((1, ..), known)) => Some(Repair { typed: word.into(), read: vec![known.into()], edits: 1 }),
            _ if once => None,
            near => self.split(word).or_else(|| {
                near.map(|((edits, ..), known)| Repair { typed: word.into(), read: vec![known.into()], edits })
            }),
        }
    }

    /// Reads a word as two known ones without their space.
    fn split(&self, word: &str) -> Option<Repair> {
        let known = |part: &str| part.len() >= 2 && self.times(part) >= 1;
        let parts = word.char_indices().skip(2).map(|(at, _)| word.split_at(at));
        let (left, right) = parts
            .filter(|(left, right)| known(left) && known(right) && left.len().max(right.len()) >= 3)
            .max_by_key(|(left, right)| (left.len().min(right.len()), left.len()))?;
        Some(Repair { typed: word.into(), read: vec![left.into(), right.into()], edits: 1 })
    }
}

/// Abbreviations written out and misspelt words repaired; each keeps the span of what was typed.
pub fn spelt(engine: &Engine, language: Language, raw: Vec<Word>, repairs: &mut Vec<Repair>) -> Vec<Word> {
    let lexicon = engine.base.lexicons.get(language);
    let foreign = engine.base.lexicons.get(language.other());
    let mut words: Vec<Word> = Vec::with_capacity(raw.len());
    // Where the last "twenty" to "ninety" stands, and how many it is.
    let mut tens: Option<(usize, u64)> = None;
    for mut word in raw {
        if let Some(name) = engine.vocabulary().name_without_s(&word.folded) {
            word.folded.truncate(name.len());
        }
        // "D" is part of a name in "Washington D.C.", and "de" in "presidente d usa".
        let after_name =
            |words: &[Word]| words.last().is_some_and(|last| engine.vocabulary().is_name_token(&last.folded));
        let known_name =
            engine.vocabulary().is_name_token(&word.folded) && (word.folded.len() > 1 || after_name(&words));
        // A single letter is short for a word of the language alone: "y" is "why" in English only.
        let borrowed = || foreign.abbreviations.get(&word.folded).filter(|_| word.folded.len() > 1);
        let short = || lexicon.abbreviations.get(&word.folded).or_else(borrowed);
        if let Some(long) = Some(()).filter(|()| !known_name).and_then(|()| short()) {
            words.extend(folded(long).into_iter().map(|folded| Word { folded, span: word.span.clone() }));
            continue;
        }
        let number = lexicon.numbers.get(&word.folded);
        // "Forty-three" and "cuarenta y tres" are one number.
        let last = tens.filter(|(at, _)| {
            let between = words.get(*at + 1..).unwrap_or_default();
            matches!(between, [] | [_]) && between.iter().all(|word| lexicon.conjunctions.contains(&word.folded))
        });
        if let Some((at, tens)) = last
            && let Some(ones) = number.filter(|number| (1..10).contains(*number))
            && let Some(written) = words.get_mut(at)
        {
            *written = Word { folded: (tens + ones).to_string(), span: written.span.start..word.span.end };
            words.truncate(at + 1);
            continue;
        }
        if let Some(number) = number.filter(|number| (20..100).contains(*number) && *number % 10 == 0) {
            tens = Some((words.len(), *number));
        }
        let number = number.filter(|number| **number > 12);
        if let Some(number) = number {
            let hundred_or_more = *number >= 100;
            // "Twenty thousand" is one number, and so is "ten thousand".
            let amount = |word: &str| word.parse::<u64>().ok().or_else(|| lexicon.numbers.get(word).copied());
            if let Some(last) = words.last_mut().filter(|_| hundred_or_more)
                && let Some(product) = amount(&last.folded).and_then(|n| n.checked_mul(*number))
            {
                last.folded = product.to_string();
                last.span.end = word.span.end;
                continue;
            }
            words.push(Word { folded: number.to_string(), span: word.span });
            continue;
        }
        match engine.tongue(language).speller.repair(&word.folded).filter(|_| !engine.is_inflected(&word.folded)) {
            Some(repair) => {
                words.extend(repair.read.iter().map(|read| Word { folded: read.clone(), span: word.span.clone() }));
                repairs.push(repair);
            }
            None => words.push(word),
        }
    }
    words
}

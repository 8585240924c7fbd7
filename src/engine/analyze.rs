//! From a text to its terms: names, concepts, numbers, times and plain words. Facts and questions are read alike.

use super::features::{Feature, Features, Meaning};
use super::time;
use super::vocabulary::{LONGEST_PHRASE, Part, Vocabulary};
use crate::facts::model::{EntityKind, FactBase};
use crate::text::{Language, Stemmers};
use std::borrow::Cow;
use std::ops::Range;

/// A word ready for analysis: folded, perhaps repaired, with its place in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Folded form.
    pub folded: String,
    /// Byte span in the original.
    pub span: Range<usize>,
}

/// What sort of term it is: this decides what its absence in a fact means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A person, place, body, agreement.
    Entity,
    /// A role.
    Office,
    /// A word with a known meaning.
    Concept,
    /// A number.
    Number,
    /// A year, month, day.
    Time,
    /// A negation.
    Not,
    /// A word that no concept has.
    Word,
    /// A word of a longer name, on its own meaning.
    PartOfName,
}

/// A piece of content: one of its meanings is enough to match it.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What it may mean.
    pub meanings: Vec<Meaning>,
    /// Sort.
    pub sort: Sort,
    /// Its words: the first one's position, and how many.
    pub words: (usize, usize),
    /// Byte span in the original.
    pub span: Range<usize>,
}

/// The terms of a text, in order.
pub fn analyze(
    base: &FactBase,
    vocabulary: &Vocabulary,
    stemmers: &Stemmers,
    language: Language,
    words: &[Word],
) -> Vec<Term> {
    let stems: Vec<Stems<'_>> = words
        .iter()
        .map(|word| [stemmers.stem(language, &word.folded), stemmers.stem(language.other(), &word.folded)])
        .collect();
    let mut terms = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let may_be_time = vocabulary.may_begin_time(&words[index].folded);
        if let Some((term, length)) =
            Some(()).filter(|()| may_be_time).and_then(|()| time::term_at(base, language, words, index))
        {
            terms.push(term);
            index += length;
            continue;
        }
        let most = vocabulary.longest_name(&words[index].folded).min(words.len() - index);
        let name =
            longest(most, |length| vocabulary.names(language, &joined(words, index, length)).map(<[Meaning]>::to_vec));
        let concept = concept_at(vocabulary, language, &stems, words, index);
        match (name, concept) {
            (Some((meanings, length)), concept) if concept.as_ref().is_none_or(|(_, other)| *other <= length) => {
                name_terms(base, vocabulary, language, &stems, words, index, length, meanings, &mut terms);
                index += length;
            }
            (_, Some((concepts, length))) => {
                let function = length == 1 && is_function(vocabulary, language, &words[index].folded);
                if function {
                    terms.extend(negation(vocabulary, language, words, index));
                } else {
                    let meanings = concepts.iter().map(|concept| Meaning::Concept(*concept)).collect();
                    terms.push(term(words, index, length, meanings, Sort::Concept));
                }
                index += length;
            }
            _ => {
                terms.extend(plain_term(vocabulary, language, &stems, words, index));
                index += 1;
            }
        }
    }
    terms
}

/// The stems of a word: in the language of the text, and in the other one.
type Stems<'a> = [Cow<'a, str>; 2];

/// The features of terms, with the weight their sort gives them; meanings that no fact has are left out.
pub fn known_features(features: &Features, term: &Term) -> Vec<Feature> {
    term.meanings.iter().filter_map(|meaning| features.get(meaning)).collect()
}

fn term(words: &[Word], index: usize, length: usize, meanings: Vec<Meaning>, sort: Sort) -> Term {
    let span = match (words.get(index), words.get(index + length - 1)) {
        (Some(first), Some(last)) => first.span.start..last.span.end,
        _ => 0..0,
    };
    Term { meanings, sort, words: (index, length), span }
}

pub fn joined(words: &[Word], index: usize, length: usize) -> Cow<'_, str> {
    match words.get(index..index + length).unwrap_or_default() {
        [] => Cow::Borrowed(""),
        [word] => Cow::Borrowed(&word.folded),
        run => Cow::Owned(run.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")),
    }
}

/// The longest run from here that `find` knows.
fn longest<T>(most: usize, find: impl Fn(usize) -> Option<T>) -> Option<(T, usize)> {
    (1..=most.min(LONGEST_PHRASE)).rev().find_map(|length| find(length).map(|found| (found, length)))
}

fn concept_at(
    vocabulary: &Vocabulary,
    language: Language,
    stems: &[Stems<'_>],
    words: &[Word],
    index: usize,
) -> Option<(Vec<usize>, usize)> {
    let (first, own, other) = match (words.get(index), stems.get(index)) {
        (Some(word), Some([own, other])) => (word.folded.as_str(), own.as_ref(), other.as_ref()),
        _ => return None,
    };
    let most = vocabulary.longest_concept(language, first, own);
    let most = most.max(vocabulary.longest_concept(language.other(), first, other)).min(words.len() - index);
    if most == 0 {
        return None;
    }
    let run = |which: usize, length: usize| match stems.get(index..index + length).unwrap_or_default() {
        [stem] => stem[which].clone(),
        run => Cow::Owned(run.iter().map(|pair| pair[which].as_ref()).collect::<Vec<_>>().join(" ")),
    };
    let of = |length: usize| {
        let phrase = joined(words, index, length);
        let own = vocabulary.concepts(language, &phrase, &run(0, length));
        // The other language's words count where this one has none: people mix, and a word of this language that
        // looks like a foreign one is not foreign.
        let other = || {
            let known_here = length == 1 && vocabulary.speaks(language, &words[index].folded);
            (!known_here).then(|| vocabulary.concepts(language.other(), &phrase, &run(1, length))).flatten()
        };
        own.or_else(other).map(<[usize]>::to_vec)
    };
    longest(most, of)
}

fn is_function(vocabulary: &Vocabulary, language: Language, word: &str) -> bool {
    vocabulary.part(language, word) != Part::Content
}

fn negation(vocabulary: &Vocabulary, language: Language, words: &[Word], index: usize) -> Option<Term> {
    let negates = vocabulary.part(language, &words.get(index)?.folded) == Part::Negation;
    negates.then(|| term(words, index, 1, vec![Meaning::Not], Sort::Not))
}

fn plain_term(
    vocabulary: &Vocabulary,
    language: Language,
    stems: &[Stems<'_>],
    words: &[Word],
    index: usize,
) -> Option<Term> {
    let word = words.get(index)?;
    if let Some(number) =
        word.folded.parse::<u64>().ok().filter(|_| word.folded.starts_with(|c: char| c.is_ascii_digit()))
    {
        return Some(term(words, index, 1, vec![Meaning::Number(number)], Sort::Number));
    }
    match vocabulary.part(language, &word.folded) {
        Part::Negation => Some(term(words, index, 1, vec![Meaning::Not], Sort::Not)),
        Part::Stop | Part::QuestionWord => None,
        Part::Content => {
            let foreign = vocabulary.part(language.other(), &word.folded);
            let common_here = vocabulary.is_common(language, &word.folded);
            if foreign != Part::Content && !common_here {
                return (foreign == Part::Negation).then(|| term(words, index, 1, vec![Meaning::Not], Sort::Not));
            }
            let stem = stems.get(index).map(|pair| pair[0].clone().into_owned()).unwrap_or_default();
            Some(term(words, index, 1, vec![Meaning::Word(stem)], Sort::Word))
        }
    }
}

/// A name, and, unless it is a person's, the meaning of its words on their own.
#[allow(clippy::too_many_arguments)]
fn name_terms(
    base: &FactBase,
    vocabulary: &Vocabulary,
    language: Language,
    stems: &[Stems<'_>],
    words: &[Word],
    index: usize,
    length: usize,
    meanings: Vec<Meaning>,
    terms: &mut Vec<Term>,
) {
    let person = meanings.iter().any(|meaning| {
        matches!(meaning, Meaning::Entity(entity) if base.entities.get(*entity).is_some_and(|e| e.kind == EntityKind::Person))
    });
    let stands_for = |meaning: &Meaning| match meaning {
        Meaning::Entity(entity) => {
            base.entities.get(*entity).map(|entity| entity.stands_for.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let also: Vec<Meaning> = meanings.iter().flat_map(stands_for).map(|entity| Meaning::Entity(entity.0)).collect();
    let meanings: Vec<Meaning> = meanings.into_iter().chain(also).collect();
    let office = meanings.iter().all(|meaning| matches!(meaning, Meaning::Office(_)));
    terms.push(term(words, index, length, meanings, if office { Sort::Office } else { Sort::Entity }));
    if person {
        return;
    }
    for at in index..index + length {
        let Some(word) = words.get(at) else { break };
        if is_function(vocabulary, language, &word.folded) {
            continue;
        }
        let of = |which: usize, language| {
            stems.get(at).and_then(|stems| vocabulary.concepts(language, &word.folded, &stems[which]))
        };
        let (own, other) = (of(0, language), of(1, language.other()));
        let concepts = own.or(other);
        let meanings = match (concepts, stems.get(at)) {
            (Some(concepts), _) => concepts.iter().map(|concept| Meaning::Concept(*concept)).collect(),
            (None, Some(pair)) => vec![Meaning::Word(pair[0].clone().into_owned())],
            (None, None) => continue,
        };
        terms.push(term(words, at, 1, meanings, Sort::PartOfName));
    }
}

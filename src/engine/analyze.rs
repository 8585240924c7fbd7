//! From a text to its terms: names, concepts, numbers, times and plain words. Facts and questions are read alike.

use super::features::{Feature, Features, Meaning};
use super::time;
use super::vocabulary::{Part, Vocabulary};
use crate::facts::model::{EntityKind, FactBase};
use crate::text::{Language, PerLanguage, Stemmers};
use std::borrow::Cow;
use std::cell::OnceCell;
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
    let text = Text::new(base, vocabulary, stemmers, language, words);
    let mut terms = Vec::new();
    let mut at = 0;
    while at < words.len() {
        at += text.term_at(at, &mut terms);
    }
    terms
}

/// A text with what its words are looked up in. Stems are found when they are needed first.
pub struct Text<'a> {
    base: &'a FactBase,
    vocabulary: &'a Vocabulary,
    stemmers: &'a Stemmers,
    language: Language,
    words: &'a [Word],
    stems: Vec<OnceCell<Stems<'a>>>,
}

impl<'a> Text<'a> {
    /// A text in a language.
    pub fn new(
        base: &'a FactBase,
        vocabulary: &'a Vocabulary,
        stemmers: &'a Stemmers,
        language: Language,
        words: &'a [Word],
    ) -> Self {
        Self { base, vocabulary, stemmers, language, words, stems: vec![OnceCell::new(); words.len()] }
    }

    fn stems(&self, at: usize) -> Option<&Stems<'a>> {
        let (word, stems) = (self.words.get(at)?, self.stems.get(at)?);
        Some(stems.get_or_init(|| self.stemmers.stems(&word.folded)))
    }

    /// Whether the one word of a text stands for the same beside any others.
    pub fn stands_alone(&self) -> bool {
        let ([word], Some(stems)) = (self.words, self.stems(0)) else { return false };
        self.vocabulary.stands_alone(&word.folded, stems)
    }

    /// Adds the term that begins at a word, if one does; gives how many words it takes, at least one.
    pub fn term_at(&self, at: usize, terms: &mut Vec<Term>) -> usize {
        let (vocabulary, language, words) = (self.vocabulary, self.language, self.words);
        let Some(word) = words.get(at) else { return 1 };
        let may_be_time = vocabulary.may_begin_time(&word.folded);
        if let Some((term, length)) =
            Some(()).filter(|()| may_be_time).and_then(|()| time::term_at(self.base, vocabulary, language, words, at))
        {
            terms.push(term);
            return length;
        }
        let name = vocabulary.name(language, self.words_from(at));
        match (name, self.concept_at(at)) {
            (Some((length, meanings)), concept) if concept.is_none_or(|(other, _)| other <= length) => {
                self.name_terms(at, length, meanings.to_vec(), terms);
                length
            }
            (_, Some((length, concepts))) => {
                if length == 1 && is_function(vocabulary, language, &word.folded) {
                    terms.extend(negation(vocabulary, language, words, at));
                } else {
                    let meanings = concepts.iter().map(|concept| Meaning::Concept(*concept)).collect();
                    terms.push(term(words, at, length, meanings, Sort::Concept));
                }
                length
            }
            _ => {
                terms.extend(self.plain_term(at));
                1
            }
        }
    }

    fn words_from(&self, at: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.words.get(at..).unwrap_or_default().iter().map(|word| word.folded.as_str())
    }

    /// The longest phrase from a word on that names concepts: how many words it has, and which.
    fn concept_at(&self, at: usize) -> Option<(usize, &'a [usize])> {
        let (vocabulary, language) = (self.vocabulary, self.language);
        let of = |language| {
            let stems = (at..self.words.len()).map_while(|at| Some(self.stems(at)?.get(language).as_ref()));
            vocabulary.concept(language, self.words_from(at), stems)
        };
        // The other language's words count where this one has none: people mix, and a word of this language that
        // looks like a foreign one is not foreign.
        let known_here = || self.words_from(at).next().is_some_and(|word| vocabulary.speaks(language, word));
        let other = of(language.other()).filter(|(length, _)| *length > 1 || !known_here());
        match (of(language), other) {
            (Some((length, _)), Some((longer, _))) if longer > length => other,
            (own, _) => own.or(other),
        }
    }

    fn plain_term(&self, at: usize) -> Option<Term> {
        let (vocabulary, language, words) = (self.vocabulary, self.language, self.words);
        let word = words.get(at)?;
        if let Some(number) =
            word.folded.parse::<u64>().ok().filter(|_| word.folded.starts_with(|c: char| c.is_ascii_digit()))
        {
            return Some(term(words, at, 1, vec![Meaning::Number(number)], Sort::Number));
        }
        match vocabulary.part(language, &word.folded) {
            Part::Negation => Some(term(words, at, 1, vec![Meaning::Not], Sort::Not)),
            Part::Stop | Part::QuestionWord => None,
            Part::Content => {
                let foreign = vocabulary.part(language.other(), &word.folded);
                let common_here = vocabulary.is_common(language, &word.folded);
                if foreign != Part::Content && !common_here {
                    return (foreign == Part::Negation).then(|| term(words, at, 1, vec![Meaning::Not], Sort::Not));
                }
                let stem = self.stems(at).map(|stems| stems.get(language).clone().into_owned()).unwrap_or_default();
                Some(term(words, at, 1, vec![Meaning::Word(stem)], Sort::Word))
            }
        }
    }

    /// A name, and, unless it is a person's, the meaning of its words on their own.
    fn name_terms(&self, index: usize, length: usize, meanings: Vec<Meaning>, terms: &mut Vec<Term>) {
        let (vocabulary, language, words) = (self.vocabulary, self.language, self.words);
        let entity = |meaning: &Meaning| match meaning {
            Meaning::Entity(entity) => self.base.entities.get(*entity),
            _ => None,
        };
        let person = meanings.iter().filter_map(entity).any(|entity| entity.kind == EntityKind::Person);
        let stands_for = |meaning: &Meaning| entity(meaning).map_or(&[][..], |entity| entity.stands_for.as_slice());
        let also: Vec<Meaning> = meanings.iter().flat_map(stands_for).map(|entity| Meaning::Entity(entity.0)).collect();
        let meanings: Vec<Meaning> = meanings.into_iter().chain(also).collect();
        let office = meanings.iter().all(|meaning| matches!(meaning, Meaning::Office(_)));
        terms.push(term(words, index, length, meanings, if office { Sort::Office } else { Sort::Entity }));
        if person {
            return;
        }
        for at in index..index + length {
            let (Some(word), Some(stems)) = (words.get(at), self.stems(at)) else { break };
            if is_function(vocabulary, language, &word.folded) {
                continue;
            }
            let of = |language| vocabulary.concepts(language, &word.folded, stems.get(language));
            let meanings = match of(language).or_else(|| of(language.other())) {
                Some(concepts) => concepts.iter().map(|concept| Meaning::Concept(*concept)).collect(),
                None => vec![Meaning::Word(stems.get(language).clone().into_owned())],
            };
            terms.push(term(words, at, 1, meanings, Sort::PartOfName));
        }
    }
}

/// The stems of a word.
type Stems<'a> = PerLanguage<Cow<'a, str>>;

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

fn is_function(vocabulary: &Vocabulary, language: Language, word: &str) -> bool {
    vocabulary.part(language, word) != Part::Content
}

fn negation(vocabulary: &Vocabulary, language: Language, words: &[Word], index: usize) -> Option<Term> {
    let negates = vocabulary.part(language, &words.get(index)?.folded) == Part::Negation;
    negates.then(|| term(words, index, 1, vec![Meaning::Not], Sort::Not))
}

/// Whether there is punctuation between two words.
pub fn is_punctuated(utterance: &str, word: &Word, next: &Word) -> bool {
    let between = utterance.get(word.span.end..next.span.start).unwrap_or_default();
    between.contains([',', ';', ':', '/', '?', '.', '-', '–', '—'])
}

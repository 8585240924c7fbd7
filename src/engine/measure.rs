//! How long, how large a part and how many: what a question says of it ("six months", "half", "more than 50,000"), and what a
//! fact's value is.

use super::Engine;
use super::parse::Question;
use crate::facts::model::{Lexicon, Value};
use std::ops::Range;

/// Months differ in length: a span is the same if it differs by less than this share.
const NEAR: f64 = 0.1;

/// A span of time, a part of a whole or a number of things.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    kind: Kind,
    amount: f64,
    put: Put,
    /// Which words of the question say it.
    pub words: Range<usize>,
    /// As read.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// In days.
    Span,
    /// In percent.
    Part,
    /// Things; also percent, whose sign isn't read.
    Count,
}

/// How an amount is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Put {
    Just,
    MoreThan,
    LessThan,
    /// "More or less than", which leaves it open.
    Either,
}

impl Measure {
    /// Whether a value is of the same kind.
    pub fn compares_with(&self, value: &Value) -> bool {
        let kind = kind_of(value);
        kind == self.kind || self.kind == Kind::Count && kind == Kind::Part
    }

    /// Whether a value is as much; `None` if that isn't known: of "more than 20,000" nobody knows whether it is more than 30,000.
    pub fn is(&self, value: &Value) -> Option<bool> {
        let more = value.bound == "more than";
        match self.put {
            _ if !self.compares_with(value) => Some(false),
            Put::Either => None,
            Put::Just => Some((self.amount - value.number).abs() <= NEAR * value.number.abs()),
            Put::MoreThan if value.number > self.amount => Some(true),
            Put::LessThan if value.number > self.amount => Some(false),
            Put::MoreThan if value.number < self.amount => (!more).then_some(false),
            Put::LessThan if value.number < self.amount => (!more).then_some(true),
            // "At least 43" is as much as 43, "more than 43" isn't.
            Put::MoreThan => more.then_some(true),
            Put::LessThan => more.then_some(false),
        }
    }
}

/// What a question says of a span or a part: a number, digits or a word, before a unit, or a word for a part; and what it
/// compares with any number ("more than 50,000").
pub fn measures(engine: &Engine, question: &Question) -> Vec<Measure> {
    let lexicon = engine.base.lexicons.get(question.language);
    let words: Vec<&str> = question.words().collect();
    let amount = |word: &str| amount(lexicon, word);
    let at = |at: usize| {
        let (put, before) = put(lexicon, words.get(..at)?);
        let made = |kind, amount, length: usize| {
            let whole_words = at - before..at + length;
            let text = words.get(whole_words.clone())?.join(" ");
            Some(Measure { kind, amount, put, words: whole_words, text })
        };
        let word = *words.get(at)?;
        if let Some(part) = lexicon.parts.get(word) {
            return made(Kind::Part, f64::from(*part), 1);
        }
        let number = amount(word)?;
        // "One whole year"; in "a 90 day agreement" the days are ninety.
        let unit = |skipped: usize| lexicon.units.get(*words.get(at + 1 + skipped)?).map(|days| (*days, skipped + 2));
        let whole = || unit(1).filter(|_| words.get(at + 1).is_some_and(|word| amount(word).is_none()));
        match unit(0).or_else(whole) {
            Some((days, length)) => made(Kind::Span, number * f64::from(days), length),
            None if put != Put::Just => made(Kind::Count, number, 1),
            None => None,
        }
    };
    (0..words.len()).filter_map(at).collect()
}

/// The words that put a number as less or more than is meant ("fewer than" 50,000): they are no part of what is asked.
pub fn comparing(lexicon: &Lexicon, words: &[&str]) -> Vec<Range<usize>> {
    let amounts = (0..words.len()).filter(|at| words.get(*at).is_some_and(|word| amount(lexicon, word).is_some()));
    amounts.map(|at| at - put(lexicon, words.get(..at).unwrap_or_default()).1..at).collect()
}

/// What a word says of how many: digits, "ten", or "a".
fn amount(lexicon: &Lexicon, word: &str) -> Option<f64> {
    let one = || lexicon.indefinite.iter().any(|own| own == word).then_some(1);
    let number = || lexicon.numbers.get(word).and_then(|number| u32::try_from(*number).ok());
    word.parse::<u32>().ok().or_else(one).or_else(number).map(f64::from)
}

/// How what follows some words is put, and how many of these say so: "more than", "más de la"; of two such phrases the longer
/// counts ("no more than").
fn put(lexicon: &Lexicon, before: &[&str]) -> (Put, usize) {
    let ends = |words: &[&str], phrase: &[String]| {
        let rest = words.len().checked_sub(phrase.len()).and_then(|from| words.get(from..));
        rest.is_some_and(|rest| phrase.iter().zip(rest).all(|(a, b)| a == b))
    };
    let article = before.split_last().filter(|(last, _)| lexicon.articles.iter().any(|own| own == *last));
    let length = |phrase: &Vec<String>| {
        let (length, words) = (phrase.len(), article.map(|(_, words)| words));
        let after_all = || words.is_some_and(|words| ends(words, phrase)).then_some(length + 1);
        ends(before, phrase).then_some(length).or_else(after_all)
    };
    let longest = |phrases: &[Vec<String>]| phrases.iter().filter_map(length).max().unwrap_or(0);
    let either = |word: &&str| lexicon.either.iter().any(|own| own == *word);
    let offered = |length: usize| before.iter().rev().nth(length).is_some_and(either);
    match (longest(&lexicon.more_than), longest(&lexicon.less_than)) {
        (0, 0) => (Put::Just, 0),
        (more, less) if offered(more.max(less)) => (Put::Either, more.max(less)),
        (more, less) if more > less => (Put::MoreThan, more),
        (_, less) => (Put::LessThan, less),
    }
}

fn kind_of(value: &Value) -> Kind {
    match value.unit.as_str() {
        "days" => Kind::Span,
        "percent" => Kind::Part,
        _ => Kind::Count,
    }
}

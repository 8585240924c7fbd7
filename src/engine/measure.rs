//! How long and how large a part: what a question says of either ("six months", "half"), and what a fact's value is.

use super::Engine;
use super::parse::Question;
use crate::facts::model::Value;
use std::ops::Range;

/// Months differ in length: a span is the same if it differs by less than this share.
const NEAR: f64 = 0.1;

/// A span of time or a part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    kind: Kind,
    amount: f64,
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
}

impl Measure {
    /// Whether a value is of the same kind.
    pub fn compares_with(&self, value: &Value) -> bool {
        kind_of(value) == Some(self.kind)
    }

    /// Whether a value is as much.
    pub fn is(&self, value: &Value) -> bool {
        self.compares_with(value) && (self.amount - value.number).abs() <= NEAR * value.number.abs()
    }
}

/// What a question says of a span or a part: a number, digits or a word, before a unit, or a word for a part.
pub fn measures(engine: &Engine, question: &Question) -> Vec<Measure> {
    let lexicon = engine.base.lexicons.get(question.language);
    let words: Vec<&str> = question.words().collect();
    let amount = |word: &str| {
        let digits = word.parse::<u32>().ok().map(f64::from);
        let one = || lexicon.indefinite.iter().any(|own| own == word).then_some(1.0);
        digits
            .or_else(one)
            .or_else(|| lexicon.numbers.get(word).and_then(|number| u32::try_from(*number).ok()).map(f64::from))
    };
    let at = |at: usize| {
        let made = |kind, amount, length: usize| {
            let text = words.get(at..at + length)?.join(" ");
            Some(Measure { kind, amount, words: at..at + length, text })
        };
        let word = *words.get(at)?;
        if let Some(part) = lexicon.parts.get(word) {
            return made(Kind::Part, f64::from(*part), 1);
        }
        let number = amount(word)?;
        // "One whole year"; in "a 90 day agreement" the days are ninety.
        let unit = |skipped: usize| lexicon.units.get(*words.get(at + 1 + skipped)?).map(|days| (*days, skipped + 2));
        let whole = || unit(1).filter(|_| words.get(at + 1).is_some_and(|word| amount(word).is_none()));
        let (days, length) = unit(0).or_else(whole)?;
        made(Kind::Span, number * f64::from(days), length)
    };
    (0..words.len()).filter_map(at).collect()
}

fn kind_of(value: &Value) -> Option<Kind> {
    match value.unit.as_str() {
        "days" => Some(Kind::Span),
        "percent" => Some(Kind::Part),
        _ => None,
    }
}

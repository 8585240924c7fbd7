//! The numbers of a text, however they are written: 80,000 = 80.000 = "80 000" = eighty thousand = ochenta mil.

use crate::facts::model::Lexicon;
use crate::text::Token;
use std::ops::Range;

/// A number and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// What it is worth.
    pub value: u64,
    /// Bytes of the text.
    pub span: Range<usize>,
    /// Written in words alone.
    pub in_words: bool,
}

/// The numbers of a text with these tokens; words are known by the lexicon. Words that follow each other make one number.
pub(super) fn numbers(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut open = Open::default();
    let mut after_join = false;
    let mut after_per = false;
    for token in tokens {
        let digits = token.number();
        let word = lexicon.numbers.get(&token.folded).copied();
        // "por ciento" is a unit, as `%` is.
        let word = word.filter(|value| !(after_per && *value == 100));
        after_per = matches!(&*token.folded, "por" | "per");
        match (digits, word) {
            (Some(value), _) if open.is_group(text, token) => open.append_group(value, token),
            (Some(value), _) => {
                open.close(&mut found);
                open.begin(value, token, false);
            }
            (None, Some(value)) => {
                if !open.continue_with(value, token) {
                    open.close(&mut found);
                    open.begin(value, token, true);
                }
            }
            // "treinta y cinco", "three hundred and five".
            (None, None) if open.number.is_some() && !after_join && matches!(&*token.folded, "y" | "and") => {
                after_join = true;
                continue;
            }
            (None, None) => open.close(&mut found),
        }
        after_join = false;
    }
    open.close(&mut found);
    found
}

/// A number that may go on.
#[derive(Default)]
struct Open {
    number: Option<Number>,
    /// The part below the last thousand or million.
    low: u64,
    /// What stands above it.
    high: u64,
}

impl Open {
    fn begin(&mut self, value: u64, token: &Token, in_words: bool) {
        self.number = Some(Number { value, span: token.span.clone(), in_words });
        (self.low, self.high) = (value, 0);
    }

    fn close(&mut self, found: &mut Vec<Number>) {
        found.extend(self.number.take());
    }

    /// "80 000": exactly three digits after a single space.
    fn is_group(&self, text: &str, token: &Token) -> bool {
        let group = token.folded.len() == 3 && token.span.len() == 3;
        let between = self
            .number
            .as_ref()
            .filter(|number| !number.in_words)
            .and_then(|number| text.get(number.span.end..token.span.start));
        group && between == Some(" ") && (1..1000).contains(&self.low)
    }

    fn append_group(&mut self, value: u64, token: &Token) {
        self.low = self.low.saturating_mul(1000).saturating_add(value);
        self.set(token);
    }

    /// Whether a number word makes the number before it a larger one: "ninety five", "80 mil", "two million".
    fn continue_with(&mut self, value: u64, token: &Token) -> bool {
        let Some(number) = &self.number else { return false };
        let in_words = number.in_words;
        match value {
            1000 | 1_000_000 | 1_000_000_000 if self.low > 0 => {
                self.high = self.high.saturating_add(self.low.saturating_mul(value));
                self.low = 0;
            }
            100 if in_words && (1..10).contains(&self.low) => self.low *= 100,
            _ if in_words && fits_below(value, self.low) => self.low += value,
            _ => return false,
        }
        self.set(token);
        true
    }

    fn set(&mut self, token: &Token) {
        let value = self.high.saturating_add(self.low);
        if let Some(number) = &mut self.number {
            number.value = value;
            number.span.end = token.span.end;
        }
    }
}

/// Units go after tens, tens after hundreds, anything below thousand after a thousand.
fn fits_below(value: u64, low: u64) -> bool {
    match value {
        1..=9 => low.is_multiple_of(10),
        10..=99 => low.is_multiple_of(100),
        100..=999 => low == 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn check(text: &str, expected: &[u64]) {
        let words = [
            ("dos", 2),
            ("five", 5),
            ("cinco", 5),
            ("nine", 9),
            ("eighty", 80),
            ("ochenta", 80),
            ("ninety", 90),
            ("noventa", 90),
            ("hundred", 100),
            ("ciento", 100),
            ("thousand", 1000),
            ("mil", 1000),
            ("million", 1_000_000),
        ];
        let numbers_of = words.map(|(word, value)| (word.to_owned(), value)).into();
        let lexicon = Lexicon { numbers: numbers_of, ..Lexicon::default() };
        let values: Vec<u64> = numbers(text, &tokens(text), &lexicon).into_iter().map(|number| number.value).collect();
        assert_eq!(values, expected, "{text}");
    }

    #[test]
    fn one_number_has_many_spellings() {
        for text in ["80,000", "80.000", "80 000", "80k", "80 mil", "eighty thousand", "ochenta mil"] {
            check(text, &[80_000]);
        }
        check("noventa y cinco", &[95]);
        check("nine hundred and ninety five thousand", &[995_000]);
    }

    #[test]
    fn numbers_side_by_side_stay_apart() {
        check("In 2019, 90 days", &[2019, 90]);
        check("90 days and five people", &[90, 5]);
        check("1.5 million", &[1, 5_000_000]);
        check("MS-13", &[13]);
        check("el 90 por ciento", &[90]);
        check("in 2019 200 people", &[2019, 200]);
    }
}

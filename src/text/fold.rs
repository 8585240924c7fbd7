//! Folding: lower case, accents away, punctuation away, while each token keeps its byte span in the original.

use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word or number of a text: its folded form and where it stands in the original (bytes, on character borders).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Lower case, without accents or apostrophes; of a number its digits without separators.
    pub folded: String,
    /// Byte span in the original text.
    pub span: Range<usize>,
}

impl Token {
    /// The number a token stands for, if it is one.
    pub fn number(&self) -> Option<u64> {
        self.folded.starts_with(|c: char| c.is_ascii_digit()).then(|| self.folded.parse().ok()).flatten()
    }
}

/// One word folded: all its letters and digits, as [`tokens`] would, in one piece.
pub fn fold_word(word: &str) -> String {
    word.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// What a character means to the tokeniser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Neither seen nor separating: combining marks, zero-width characters, direction marks.
    Nothing,
    Apostrophe,
    Percent,
    Other,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        ' ' => Class::Other,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{00b4}' | '`' => Class::Apostrophe,
        '%' => Class::Percent,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{00ad}' => {
            Class::Nothing
        }
        c if c.is_ascii_digit() => Class::Digit,
        c if is_combining_mark(c) => Class::Nothing,
        c if c.is_alphabetic() => Class::Letter,
        c if c.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

/// The tokens of a text. Letters and digits part ("march2023" is two tokens), `80,000`, `80.000` and `80k` are one
/// number, `%` is the word "percent", `U.S.` is "us", the possessive `'s` falls away, other apostrophes join.
pub fn tokens(text: &str) -> Vec<Token> {
    // A word and what follows it seldom take less.
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    while let Some((rest, first)) = text.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        let (folded, length) = match class(first) {
            Class::Letter => {
                let word = letters(rest);
                (fold_letters(word), word.len())
            }
            Class::Digit => digits(rest),
            Class::Percent => ("percent".into(), first.len_utf8()),
            Class::Nothing | Class::Apostrophe | Class::Other => (String::new(), first.len_utf8()),
        };
        if !folded.is_empty() {
            found.push(Token { folded, span: at..at + length });
        }
        at += length;
    }
    join_initials(text, found)
}

/// The letters that a text begins with, with the apostrophes between them.
fn letters(text: &str) -> &str {
    // Nearly all words are plain letters, and end before another plain character.
    let plain = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if text.as_bytes().get(plain).is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'`')) {
        return text.get(..plain).unwrap_or(text);
    }
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        let goes_on = match class(c) {
            Class::Letter | Class::Nothing => true,
            Class::Apostrophe => chars.clone().next().is_some_and(|(_, next)| class(next) == Class::Letter),
            _ => false,
        };
        if !goes_on {
            return text.get(..at).unwrap_or(text);
        }
    }
    text
}

fn fold_letters(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return word.to_ascii_lowercase();
    }
    let owner = |word: &'_ str| word.strip_suffix(|c: char| class(c) == Class::Apostrophe).map(str::len);
    let end = word.strip_suffix(['s', 'S']).and_then(owner).unwrap_or(word.len());
    let mut folded = String::with_capacity(end);
    for letter in word.get(..end).unwrap_or(word).chars() {
        if letter.is_ascii_alphabetic() {
            folded.push(letter.to_ascii_lowercase());
        } else if class(letter) == Class::Letter {
            let plain = std::iter::once(letter).nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
            folded.extend(plain.flat_map(char::to_lowercase));
        }
    }
    folded
}

/// The digits of the number that a text begins with, and how many bytes it takes there.
fn digits(text: &str) -> (String, usize) {
    let mut digits = String::new();
    let mut chars = text.chars();
    let mut last = Class::Other;
    loop {
        let mut ahead = chars.clone();
        let Some(c) = ahead.next() else { break };
        let own = class(c);
        match own {
            Class::Digit | Class::Nothing => digits.extend(c.nfkd().filter(char::is_ascii_digit)),
            Class::Other if last == Class::Digit && is_thousands(c, ahead.as_str()) => {}
            _ => break,
        }
        (chars, last) = (ahead, own);
    }
    let mut ahead = chars.clone();
    let kilo = matches!(ahead.next(), Some('k' | 'K')) && ahead.clone().next().map(class) != Some(Class::Letter);
    if kilo {
        digits.push_str("000");
        chars = ahead;
    }
    (digits, text.len() - chars.as_str().len())
}

/// Whether a mark after a digit separates thousands: then it stands before exactly three digits.
fn is_thousands(mark: char, after: &str) -> bool {
    let mut digits = after.chars().map(|c| class(c) == Class::Digit);
    matches!(mark, ',' | '.' | '\u{a0}' | '\u{202f}')
        && digits.by_ref().take(3).filter(|digit| *digit).count() == 3
        && digits.next() != Some(true)
}

/// Joins letters that only dots part (`U.S.`, `EE.UU.`, `D.C.`) to one token.
fn join_initials(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    if !text.contains('.') {
        return tokens;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let Some(last) = joined.last_mut() {
            let between = text.get(last.span.end..token.span.start).unwrap_or_default();
            let initials = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_lowercase());
            let dotted = between == "." || between == ". " && last.folded == "ee";
            let lone = last.span.len() <= 2 || text.get(last.span.clone()).is_some_and(|t| t.contains('.'));
            if dotted && lone && initials(&token.folded) && last.folded.len() <= 4 {
                last.folded.push_str(&token.folded);
                last.span.end = token.span.end;
                continue;
            }
        }
        joined.push(token);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        tokens(text).iter().map(|token| token.folded.clone()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn accents_case_and_punctuation_fold_away() {
        assert_eq!(folded("¿Dónde se REUNIERON Rubio y Bukele?"), "donde se reunieron rubio y bukele");
    }

    #[test]
    fn numbers_are_one_token_in_every_spelling() {
        assert_eq!(folded("80,000 80.000 80k 90% 1,5"), "80000 80000 80000 90 percent 1 5");
        assert_eq!(folded("march2023 MS-13"), "march 2023 ms 13");
    }

    #[test]
    fn possessives_and_initials() {
        assert_eq!(folded("Bukele’s U.S. visit; EE. UU. y EE.UU."), "bukele us visit eeuu y eeuu");
        assert_eq!(folded("don't"), "dont");
    }

    #[test]
    fn spans_point_into_the_original() {
        let text = "¡Más de 80.000 détenus!";
        for token in tokens(text) {
            assert!(text.get(token.span.clone()).is_some());
        }
        let number = tokens(text).into_iter().find(|token| token.number() == Some(80_000)).expect("a number");
        assert_eq!(&text[number.span], "80.000");
    }

    #[test]
    fn invisible_and_reversing_characters_do_not_part_words() {
        assert_eq!(folded("bu\u{200b}ke\u{202e}le"), "bukele");
        assert_eq!(folded("🦀🦀 \u{0}\u{7}"), "");
    }
}

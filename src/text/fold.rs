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
    let chars: Vec<(usize, char, Class)> = text.char_indices().map(|(at, c)| (at, c, class(c))).collect();
    let end_of = |index: usize| chars.get(index).map_or(text.len(), |(at, _, _)| *at);
    let class_at = |index: usize| chars.get(index).map_or(Class::Other, |(_, _, class)| *class);
    let mut found: Vec<Token> = Vec::new();
    let mut index = 0;
    while let Some((start, _, first)) = chars.get(index).copied() {
        let from = index;
        match first {
            Class::Letter => {
                while matches!(class_at(index), Class::Letter | Class::Nothing)
                    || class_at(index) == Class::Apostrophe && class_at(index + 1) == Class::Letter
                {
                    index += 1;
                }
                let folded = fold_letters(chars.get(from..index).unwrap_or_default());
                if !folded.is_empty() {
                    found.push(Token { folded, span: start..end_of(index) });
                }
            }
            Class::Digit => {
                let mut digits = String::new();
                loop {
                    match class_at(index) {
                        Class::Digit | Class::Nothing => {
                            digits.extend(
                                chars
                                    .get(index)
                                    .into_iter()
                                    .flat_map(|(_, c, _)| c.nfkd())
                                    .filter(char::is_ascii_digit),
                            );
                            index += 1;
                        }
                        // A separator of thousands stands before exactly three digits.
                        Class::Other if is_thousands(&chars, index) => index += 1,
                        _ => break,
                    }
                }
                let kilo = chars.get(index).is_some_and(|(_, c, _)| matches!(c, 'k' | 'K'))
                    && class_at(index + 1) != Class::Letter;
                if kilo {
                    digits.push_str("000");
                    index += 1;
                }
                if !digits.is_empty() {
                    found.push(Token { folded: digits, span: start..end_of(index) });
                }
            }
            Class::Percent => {
                index += 1;
                found.push(Token { folded: "percent".into(), span: start..end_of(index) });
            }
            _ => index += 1,
        }
    }
    join_initials(text, found)
}

fn fold_letters(word: &[(usize, char, Class)]) -> String {
    let end = match word {
        [.., (_, _, Class::Apostrophe), (_, 's' | 'S', _)] => word.len() - 2,
        _ => word.len(),
    };
    let letters = word.iter().take(end).filter(|(_, _, class)| *class == Class::Letter).map(|(_, c, _)| *c);
    let mut folded = String::with_capacity(end);
    for letter in letters {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else {
            let plain = std::iter::once(letter).nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
            folded.extend(plain.flat_map(char::to_lowercase));
        }
    }
    folded
}

fn is_thousands(chars: &[(usize, char, Class)], index: usize) -> bool {
    let digit = |i: usize| chars.get(i).is_some_and(|(_, _, class)| *class == Class::Digit);
    let before = index.checked_sub(1).is_some_and(digit);
    let mark = chars.get(index).is_some_and(|(_, c, _)| matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}'));
    before && mark && digit(index + 1) && digit(index + 2) && digit(index + 3) && !digit(index + 4)
}

/// Joins letters that only dots part (`U.S.`, `EE.UU.`, `D.C.`) to one token.
fn join_initials(text: &str, tokens: Vec<Token>) -> Vec<Token> {
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

//! A document as paragraphs and sentences, counted as quotes count: Unicode characters, non-blank lines.
//! Where a sentence ends is a guess from its marks; a full stop after an abbreviation or initials ends none.

/// A sentence and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Character for character, without the white space around it.
    pub text: String,
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Non-blank line, counted from 1.
    pub paragraph: usize,
}

/// Words that a full stop follows in the middle of a sentence, in lower case.
const ABBREVIATIONS: [&str; 34] = [
    "mr", "mrs", "ms", "dr", "st", "sr", "jr", "sra", "srta", "lic", "sen", "rep", "gov", "gen", "col", "prof", "vs",
    "no", "núm", "art", "ee", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "ee.uu",
];

/// The sentences of a document.
pub(crate) fn sentences(document: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let (mut at, mut paragraph) = (0, 0);
    for line in document.split('\n') {
        let chars: Vec<char> = line.chars().collect();
        if !line.trim().is_empty() {
            paragraph += 1;
            let mut from = 0;
            for end in (1..=chars.len()).filter(|end| *end == chars.len() || ends_at(&chars, *end)) {
                found.extend(sentence(&chars, from, end, at, paragraph));
                from = end;
            }
        }
        at += chars.len() + 1;
    }
    found
}

/// Where a text may be cut between two sentences: the byte positions of the white space after one, in order.
pub(crate) fn ends(text: &str) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let positions = text.char_indices().enumerate();
    positions.filter(|(at, _)| ends_at(&chars, *at)).map(|(_, (byte, _))| byte).collect()
}

/// A sentence in pieces of at most so many words, cut at the ends of clauses where there are any.
pub(crate) fn pieces(sentence: &Sentence, most_words: usize) -> Vec<Sentence> {
    let chars: Vec<char> = sentence.text.chars().collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let rest = chars.get(from..).unwrap_or_default();
        let end = from + piece_length(rest, most_words);
        found.extend(self::sentence(&chars, from, end, sentence.start, sentence.paragraph));
        from = end;
    }
    found
}

/// How many characters the first piece takes.
fn piece_length(chars: &[char], most_words: usize) -> usize {
    let (mut words, mut clause, mut inside) = (0, None, false);
    for (at, c) in chars.iter().enumerate() {
        if c.is_whitespace() {
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            if inside && before.is_some_and(|c| matches!(c, ',' | ';' | ':' | '—' | '–' | '…')) {
                clause = Some(at);
            }
            inside = false;
        } else if !inside {
            words += 1;
            inside = true;
            if words > most_words {
                return clause.unwrap_or(at);
            }
        }
    }
    chars.len()
}

/// The part of a line without the white space around it; none without a letter or digit.
fn sentence(line: &[char], from: usize, end: usize, line_start: usize, paragraph: usize) -> Option<Sentence> {
    let part = line.get(from..end)?;
    if !part.iter().any(|c| c.is_alphanumeric()) {
        return None;
    }
    let before = part.iter().take_while(|c| c.is_whitespace()).count();
    let after = part.iter().rev().take_while(|c| c.is_whitespace()).count();
    let text: String = part.get(before..part.len() - after)?.iter().collect();
    Some(Sentence { text, start: line_start + from + before, end: line_start + end - after, paragraph })
}

/// Whether a sentence ends before this character: white space that a closing mark stands before and a new beginning
/// after.
fn ends_at(chars: &[char], end: usize) -> bool {
    let get = |at: usize| chars.get(at).copied();
    let is_closing = |c: &char| matches!(c, '"' | '”' | '’' | '»' | ')' | ']' | '\'');
    if !get(end).is_some_and(char::is_whitespace) {
        return false;
    }
    let before = chars.get(..end).unwrap_or_default();
    let marks = before.iter().rev().take_while(|c| is_closing(c)).count();
    let words = before.get(..end - marks).unwrap_or_default();
    let begins = chars.iter().skip(end).find(|c| !c.is_whitespace());
    let begins = begins.is_some_and(|c| !c.is_lowercase());
    match words.last() {
        Some('!' | '?') => begins,
        Some('.' | '…') => begins && (marks > 0 || !is_abbreviation(words)),
        _ => false,
    }
}

/// Whether the full stop at the end belongs to an abbreviation, initials, or the number of a list.
fn is_abbreviation(words: &[char]) -> bool {
    let word: Vec<char> =
        words.iter().rev().skip(1).take_while(|c| c.is_alphanumeric() || **c == '.').copied().collect();
    let word: String = word.into_iter().rev().flat_map(char::to_lowercase).collect();
    let opens_the_line = word.chars().count() + 1 == words.len();
    let initials = word.split('.').all(|part| part.chars().count() == 1) && word.chars().all(|c| !c.is_ascii_digit());
    let number = opens_the_line && word.chars().all(|c| c.is_ascii_digit());
    initials || number || ABBREVIATIONS.contains(&&*word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(document: &str) -> Vec<String> {
        sentences(document).into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn sentences_end_at_marks_before_a_new_beginning() {
        let text = "He met the U.S. Secretary. “We won.” Did he? Yes.\n\n1. Support: On Jan. 20 it began.  \n***\nEnd";
        let expected =
            ["He met the U.S. Secretary.", "“We won.”", "Did he?", "Yes.", "1. Support: On Jan. 20 it began.", "End"];
        assert_eq!(texts(text), expected);
        let found = sentences(text);
        let chars: Vec<char> = text.chars().collect();
        for sentence in &found {
            let cut: String = chars.get(sentence.start..sentence.end).expect("a range").iter().collect();
            assert_eq!(cut, sentence.text);
        }
        assert_eq!(found.last().map(|sentence| sentence.paragraph), Some(4));
    }

    #[test]
    fn a_long_sentence_is_cut_at_clauses() {
        let text = "one two three, four five six; seven eight nine ten eleven";
        let whole = sentences(text).remove(0);
        let cut: Vec<String> = pieces(&whole, 4).into_iter().map(|piece| piece.text).collect();
        assert_eq!(cut, ["one two three,", "four five six;", "seven eight nine ten", "eleven"]);
        assert_eq!(pieces(&whole, 60), [whole]);
    }
}

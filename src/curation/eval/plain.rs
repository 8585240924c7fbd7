//! How texts are compared when replies are scored: two foldings, words, and where a text stands in another.
//! Deliberately not `text::fold`: the judge must not share the engine's mistakes.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// One sort of quotation marks and dashes, no invisible characters.
fn one_sort(c: char) -> Option<char> {
    match c {
        '\u{2018}'..='\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{b4}' | '`' | '\u{2bc}' => Some('\''),
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' => Some('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        other => Some(other),
    }
}

/// White space folded, quotation marks and dashes of one sort; case and all else kept.
pub fn plain(text: &str) -> String {
    let text: String = text.nfc().filter_map(one_sort).collect();
    let words = text.split(|c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Case, accents and punctuation away, "20,000" as "20000", "U.S." as "us", "%" as "percent", in both readings of
/// hyphens ("ms 13", "ms13"); one reading if they don't differ.
pub fn forms(text: &str) -> Vec<String> {
    let (spaced, joined) = (folded(text, " "), folded(text, ""));
    if spaced == joined { vec![spaced] } else { vec![spaced, joined] }
}

/// The words of a text, folded; a hyphen parts them.
pub fn tokens(text: &str) -> Vec<String> {
    folded(text, " ").split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn folded(text: &str, hyphen: &str) -> String {
    let one: String = text.chars().filter_map(one_sort).collect();
    let bare = one.nfkd().filter(|c| canonical_combining_class(*c) == 0);
    let lower: Vec<char> = bare.flat_map(case_folded).filter(|c| *c != '\'').collect();
    let chars = without_initials(&without_thousands(&lower));
    let text = percent_words(&chars.iter().collect::<String>());
    let chars: Vec<char> = text.chars().collect();
    let word_at = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| is_word(*c));
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        match c {
            '-' if word_at(at.checked_sub(1)) && word_at(Some(at + 1)) => out.push_str(hyphen),
            '_' => out.push(' '),
            c if is_word(*c) => out.push(*c),
            _ => out.push(' '),
        }
    }
    out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn case_folded(c: char) -> Vec<char> {
    match c {
        'ß' | 'ẞ' => vec!['s', 's'],
        'ς' => vec!['σ'],
        c => c.to_lowercase().collect(),
    }
}

/// Drops a point or comma between a digit and exactly three more.
fn without_thousands(chars: &[char]) -> Vec<char> {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let parts =
        |at: usize| at.checked_sub(1).is_some_and(digit) && (1..=3).all(|next| digit(at + next)) && !digit(at + 4);
    let kept = chars.iter().enumerate().filter(|(at, c)| !(matches!(c, '.' | ',') && parts(*at)));
    kept.map(|(_, c)| *c).collect()
}

/// "u.s." → "us ", "ee. uu." → "eeuu ".
fn without_initials(chars: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if let Some(end) = initials(chars, at) {
            let letters = chars.get(at..end).unwrap_or_default().iter();
            out.extend(letters.filter(|c| !matches!(c, '.' | ' ')));
            out.push(' ');
            at = end;
        } else {
            out.push(*c);
            at += 1;
        }
    }
    out
}

/// Where an abbreviation that begins here ends.
fn initials(chars: &[char], from: usize) -> Option<usize> {
    let get = |at: usize| chars.get(at).copied();
    let word = |at: usize| get(at).is_some_and(is_word);
    if from.checked_sub(1).is_some_and(word) {
        return None;
    }
    let letter = |at: usize| get(at).is_some_and(|c| c.is_ascii_lowercase());
    let full_stop = |end: usize| if get(end) == Some('.') { end + 1 } else { end };
    if letter(from) {
        let mut end = from + 1;
        while get(end) == Some('.') && letter(end + 1) {
            end += 2;
        }
        // What follows must not be the rest of a word: "a.bc" is none.
        if word(end) && end > from + 1 {
            end -= 2;
        }
        if end > from + 1 {
            return Some(full_stop(end));
        }
    }
    let gap = usize::from(get(from + 3) == Some(' '));
    let estados = [Some('e'), Some('e'), Some('.')] == [get(from), get(from + 1), get(from + 2)];
    let unidos = [Some('u'), Some('u')] == [get(from + 3 + gap), get(from + 4 + gap)];
    let end = from + 5 + gap;
    (estados && unidos && !word(end)).then(|| full_stop(end))
}

fn percent_words(text: &str) -> String {
    let mut text = text.replace('%', " percent ");
    for phrase in ["por ciento", "per cent"] {
        let mut done = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once(phrase) {
            done.push_str(before);
            let parted = !done.ends_with(is_word) && !after.starts_with(is_word);
            done.push_str(if parted { " percent " } else { phrase });
            rest = after;
        }
        done.push_str(rest);
        text = done;
    }
    text
}

/// Whether one of the texts (folded already) has the needle, at the beginning of a word. It may end inside one, unless
/// it is short or ends in a digit; with `whole` it never may.
pub fn has(needle: &str, texts: &[String], whole: bool) -> bool {
    forms(needle).iter().filter(|want| !want.is_empty()).any(|want| {
        let short = want.chars().count() <= 3;
        let number = want.ends_with(|c: char| c.is_ascii_digit());
        let ends = |after: &str| match after.chars().next() {
            Some(next) if whole => !is_word(next),
            Some(next) if number => !next.is_ascii_digit(),
            Some(next) if short => !is_word(next),
            _ => true,
        };
        texts.iter().any(|text| {
            text.match_indices(want.as_str()).any(|(at, _)| {
                let (before, rest) = text.split_at(at);
                !before.ends_with(is_word) && rest.strip_prefix(want.as_str()).is_some_and(ends)
            })
        })
    })
}

/// Whether an excerpt shows the evidence, and where both stand in the document does so in the same place. `document`
/// is [`plain`]; if it is empty only the words are compared.
pub fn supports(excerpt: &str, evidence: &str, document: &str) -> bool {
    if !overlaps(excerpt, evidence) {
        return false;
    }
    let (excerpt, evidence) = (plain(excerpt), plain(evidence));
    let (ours, theirs) = (places(&excerpt, document), places(&evidence, document));
    ours.is_empty() || theirs.is_empty() || ours.iter().any(|(a, b)| theirs.iter().any(|(c, d)| a < d && c < b))
}

/// Half of the evidence's words, or an excerpt that has hardly any others: then it needs five words, or two that stand
/// in the evidence one after the other.
fn overlaps(excerpt: &str, evidence: &str) -> bool {
    let (ours, theirs) = (tokens(excerpt), tokens(evidence));
    if ours.is_empty() || theirs.is_empty() {
        return false;
    }
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in &theirs {
        *left.entry(word).or_default() += 1;
    }
    let mut common = 0_u32;
    for word in &ours {
        if let Some(count) = left.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    let share = |of: &[String]| f64::from(common) / of.len() as f64;
    if share(&theirs) >= LEAST_RECALL {
        return true;
    }
    let in_a_row = ours.len() >= 2 && theirs.windows(ours.len()).any(|window| window == ours);
    share(&ours) >= LEAST_PRECISION && (ours.len() >= ENOUGH_WORDS || in_a_row)
}

const LEAST_RECALL: f64 = 0.5;
const LEAST_PRECISION: f64 = 0.8;
const ENOUGH_WORDS: usize = 5;

/// Start and end of every place of a part in a text, overlapping ones too.
fn places(part: &str, text: &str) -> Vec<(usize, usize)> {
    let starts = text
        .char_indices()
        .filter(|(at, _)| !part.is_empty() && text.get(*at..).is_some_and(|rest| rest.starts_with(part)));
    starts.map(|(at, _)| (at, at + part.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        folded(text, " ")
    }

    #[test]
    fn spelling_does_not_count() {
        assert_eq!(fold("El Salvador’s “80,000” détenus"), "el salvadors 80000 detenus");
        assert_eq!(fold("1,500.000 3.14 1,2345"), "1500000 3 14 1 2345");
        assert_eq!(fold("the U.S. and EE. UU., EE.UU. a.m."), "the us and eeuu eeuu am");
        assert_eq!(fold("u.s.xyz a.bc"), "us xyz a bc");
        assert_eq!(fold("90 % 90por ciento, por ciento"), "90 percent 90por ciento percent");
        assert_eq!(forms("MS-13"), ["ms 13", "ms13"]);
        assert_eq!(plain(" a\u{a0}\n“b” —c\u{200b} "), "a \"b\" -c");
    }

    #[test]
    fn a_needle_stands_at_the_beginning_of_a_word() {
        let has = |needle: &str, text: &str, whole: bool| has(needle, &forms(text), whole);
        assert!(has("gang", "the gangs", false) && !has("gang", "the gangs", true));
        assert!(!has("ang", "the gangs", false));
        assert!(!has("no", "not", false) && has("no", "no.", false));
        assert!(!has("20", "20,000", false) && has("20 000", "20 000", false) && has("MS13", "MS-13", false));
        assert!(!has("...", "anything", false));
    }

    #[test]
    fn an_excerpt_overlaps_by_recall_or_by_precision_in_the_same_place() {
        let evidence = "one two three four five six seven eight nine ten";
        assert!(overlaps("one two three four five", evidence));
        assert!(overlaps("two three", evidence) && !overlaps("two four", evidence) && !overlaps("two", evidence));
        assert!(!overlaps("", evidence));
        let document = "a b c d. And later: b c";
        assert!(supports("b c", "a b c d", document) && supports("not there", "there not", document));
        assert!(!supports("later: b c", "b c d", document));
    }
}

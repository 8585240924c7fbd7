//! Time expressions: "in 2019", "July 21, 2019", "el 21 de julio", "last Monday's meeting", "en 2025".

use super::analyze::{Sort, Term, Word};
use super::features::Meaning;
use super::vocabulary::Vocabulary;
use crate::facts::model::{Date, Day, FactBase};
use crate::text::Language;

/// Years that a number of four digits is read as.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// The time expression that begins at a word, with how many words it takes. A bare number is a time only if it is a
/// year or stands beside a month.
pub fn term_at(
    base: &FactBase,
    vocabulary: &Vocabulary,
    language: Language,
    words: &[Word],
    index: usize,
) -> Option<(Term, usize)> {
    let word = |at: usize| words.get(at).map(|word| word.folded.as_str());
    let number = |at: usize| {
        word(at).filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).and_then(|w| w.parse::<u64>().ok())
    };
    let month = |at: usize| {
        let lookup = |language: Language| base.lexicons.get(language).months.get(word(at)?).copied();
        lookup(language).or_else(|| lookup(language.other()).filter(|_| word(at).is_some_and(|w| w.len() > 3)))
    };
    let day = |at: usize| number(at).filter(|n| (1..=31).contains(n)).map(|n| n as u8);
    let made = |length: usize, meanings: Vec<Meaning>| {
        let span = words.get(index)?.span.start..words.get(index + length - 1)?.span.end;
        Some((Term { meanings, sort: Sort::Time, words: (index, length), span }, length))
    };
    if let Some(year) = number(index).filter(|n| YEARS.contains(n)) {
        // 2019-07-21
        return made(1, vec![Meaning::Year(year as i32)]);
    }
    if let Some(month) = month(index) {
        return made(1, vec![Meaning::Month(month)]);
    }
    // A day of the month: "July 21", "21 July", "21 de julio", "21st of July".
    if let Some(found) = day(index) {
        let before = index.checked_sub(1).and_then(month).is_some();
        let suffix = usize::from(matches!(word(index + 1), Some("st" | "nd" | "rd" | "th")));
        let link = usize::from(matches!(word(index + 1 + suffix), Some("de" | "of")));
        let after = month(index + 1 + suffix + link).is_some();
        if before || after {
            return made(1 + suffix, vec![Meaning::DayOfMonth(found)]);
        }
    }
    let rest = words.get(index..).unwrap_or_default().iter().map(|word| word.folded.as_str());
    if let Some((length, key)) = vocabulary.relative_time(language, rest) {
        return made(length, vec![Meaning::Relative(key.to_owned())]);
    }
    let lexicons = [language, language.other()].map(|language| base.lexicons.get(language));
    let weekday = word(index).and_then(|w| {
        lexicons
            .iter()
            .enumerate()
            .find_map(|(other, lexicon)| lexicon.weekdays.get(w).filter(|_| other == 0 || w.len() > 3))
    });
    weekday.and_then(|day| made(1, vec![Meaning::Weekday(*day)]))
}

/// The meanings of a date that a fact has, so that a question with a year finds it.
pub fn meanings(date: &Date) -> Vec<Meaning> {
    let Date { earliest, latest, .. } = date;
    let mut found: Vec<Meaning> = (earliest.year..=latest.year.min(earliest.year + 20)).map(Meaning::Year).collect();
    if (earliest.year, earliest.month) == (latest.year, latest.month) {
        found.push(Meaning::Month(earliest.month));
        if earliest.day == latest.day {
            found.push(Meaning::DayOfMonth(earliest.day));
            found.push(Meaning::Weekday(weekday(*earliest)));
        }
    }
    found
}

/// Whether times that are named, years or parts of one, may lie within a span of days.
pub fn is_then(times: &[&Meaning], (from, to): (Day, Day)) -> bool {
    let day = |day: Day| (day.year, day.month, day.day);
    times.iter().all(|time| match time {
        Meaning::Year(year) => (from.year..=to.year).contains(year),
        Meaning::Month(month) => from.year < to.year || (from.month..=to.month).contains(month),
        Meaning::DayOfMonth(of) => {
            (day(from).0, day(from).1) < (day(to).0, day(to).1) || (from.day..=to.day).contains(of)
        }
        _ => true,
    })
}

/// The day of the week, 1 (Monday) to 7 (Sakamoto's method).
pub fn weekday(day: Day) -> u8 {
    const SHIFT: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let month = usize::from(day.month.clamp(1, 12)) - 1;
    let year = day.year - i32::from(day.month < 3);
    let sunday_is_0 = (year + year / 4 - year / 100 + year / 400 + SHIFT[month] + i32::from(day.day)).rem_euclid(7);
    u8::try_from(if sunday_is_0 == 0 { 7 } else { sunday_is_0 }).unwrap_or(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handshake_was_on_a_sunday() {
        assert_eq!(weekday(Day { year: 2019, month: 7, day: 21 }), 7);
        assert_eq!(weekday(Day { year: 2025, month: 1, day: 20 }), 1);
    }
}

//! Dates in words. Says no day, month or year that the date doesn't have.

use crate::facts::model::{Date, Day};
use crate::facts::{Wording, args};
use crate::text::Language;

/// A date as people say it: the day, the month, the year, or a span, marked if uncertain or approximate.
pub fn date_in_words(wording: &Wording, language: Language, date: &Date) -> String {
    let with = |key: &str, date: String| wording.say_with(language, key, &args([("date", date.into())]));
    match date.ends() {
        Some((Some(from), Some(to))) => {
            // Spanish puts an article before a day, but not before a month or a year.
            let [from, to] = [from, to].map(|end| {
                let words = date_in_words(wording, language, &end);
                if end.is_exact() { with("date-span-day", words) } else { words }
            });
            wording.say_with(language, "date-span", &args([("from", from.into()), ("to", to.into())]))
        }
        Some((Some(from), None)) => with("date-open-after", date_in_words(wording, language, &from)),
        Some((None, Some(to))) => with("date-open-before", date_in_words(wording, language, &to)),
        Some((None, None)) | None => {
            let plain = plain_words(wording, language, date);
            match date.edtf.chars().last() {
                Some('~') => with("date-approximate", plain),
                _ if date.uncertain => with("date-uncertain", plain),
                _ => plain,
            }
        }
    }
}

fn plain_words(wording: &Wording, language: Language, date: &Date) -> String {
    let (from, to) = (date.earliest, date.latest);
    let month = |day: Day| wording.say(language, &format!("month-{}", day.month));
    if from == to {
        let pairs = [
            ("day", i64::from(from.day).into()),
            ("month", month(from).into()),
            ("year", from.year.to_string().into()),
        ];
        wording.say_with(language, "date-day", &args(pairs))
    } else if (from.year, from.month) == (to.year, to.month) {
        let pairs = [("month", month(from).into()), ("year", from.year.to_string().into())];
        wording.say_with(language, "date-month", &args(pairs))
    } else if from.year == to.year {
        from.year.to_string()
    } else {
        let [from, to] = [from, to].map(|day| day.year.to_string());
        wording.say_with(language, "date-span", &args([("from", from.into()), ("to", to.into())]))
    }
}

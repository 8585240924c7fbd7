//! Dates in words, and where citations stand. Says no day, month or year that the date doesn't have.

use super::reply::{Citation, Reply};
use crate::facts::model::{Date, Day, FactBase};
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

/// Where a citation stands: "Reuters · 2025 (inferred) · paragraph 3".
pub fn where_it_stands(base: &FactBase, language: Language, citation: &Citation) -> String {
    let wording = &base.wording;
    let publisher = citation.publisher().map_or_else(|| wording.say(language, "publisher-unknown"), str::to_owned);
    let date = base.source(citation.source()).date.as_ref().map(|date| date_in_words(wording, language, date));
    let date = match (date, citation.date_basis()) {
        (None, _) => wording.say(language, "date-unknown"),
        (Some(date), None) => date,
        (Some(date), Some(_)) => wording.say_with(language, "date-inferred", &args([("date", date.into())])),
    };
    let paragraph = citation.paragraph().to_string();
    let pairs = [("publisher", publisher.into()), ("date", date.into()), ("paragraph", paragraph.into())];
    wording.say_with(language, "citation-line", &args(pairs))
}

/// What stands below a reply: how the dates that documents don't print are known, once each, then the notes.
pub fn small_print(wording: &Wording, reply: &Reply) -> Vec<String> {
    let mut dates: Vec<(&str, bool, Vec<String>)> = Vec::new();
    for citation in &reply.citations {
        let Some(basis) = citation.date_basis() else { continue };
        let (is_known, mark) = (citation.date().is_some(), format!("[{}]", citation.number()));
        match dates.iter_mut().find(|(known, known_too, _)| (*known, *known_too) == (basis, is_known)) {
            Some((_, _, marks)) => marks.push(mark),
            None => dates.push((basis, is_known, vec![mark])),
        }
    }
    let dates = dates.into_iter().map(|(basis, is_known, marks)| {
        let key = if is_known { "date-inferred-why" } else { "date-unknown-why" };
        wording.say_with(reply.language, key, &args([("marks", marks.join(" ").into()), ("basis", basis.into())]))
    });
    dates.chain(reply.notes.iter().cloned()).collect()
}

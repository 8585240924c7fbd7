//! A date as people type it: "2019", "July 2019", "21 de julio de 2019", or EDTF. Knows no question.

use super::model::{Date, FactBase};
use crate::text::{Language, tokens};

/// Years that people ask for; EDTF may name others.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

/// EDTF, or a year, a month of a year or a day in words: "July 2019", "21 de julio de 2019". Without a year it is none.
pub fn typed_date(base: &FactBase, typed: &str) -> Option<Date> {
    let typed = typed.trim();
    if let Ok(date) = Date::parse(typed) {
        return Some(date);
    }
    let (mut year, mut month, mut day) = (None, None, None);
    let small =
        |word: &str| Language::ALL.into_iter().any(|own| base.lexicons.get(own).stop.iter().any(|it| it == word));
    let month_of = |word: &str| {
        Language::ALL.into_iter().find_map(|language| base.lexicons.get(language).months.get(word).copied())
    };
    for token in tokens(typed) {
        let number = token.number().and_then(|number| i32::try_from(number).ok());
        match (number, month_of(&token.folded)) {
            (Some(number), _) if year.is_none() && YEARS.contains(&number) => year = Some(number),
            (Some(number), _) if day.is_none() && (1..=31).contains(&number) => day = Some(number),
            (None, Some(named)) if month.is_none() => month = Some(named),
            (None, None) if small(&token.folded) || is_ordinal(&token.folded) => {}
            _ => return None,
        }
    }
    let edtf = match (year?, month, day) {
        (year, Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (year, Some(month), None) => format!("{year:04}-{month:02}"),
        (year, None, None) => format!("{year:04}"),
        (_, None, Some(_)) => return None,
    };
    Date::parse(&edtf).ok()
}

/// "21st of July", "1.º de julio".
fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th" | "o" | "ro")
}

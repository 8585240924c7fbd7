//! A date as people type it into an option: "2019", "July 2019", "21 de julio de 2019", or EDTF.

use crate::facts::model::{Date, FactBase};
use crate::facts::read_date;
use crate::text::{Language, tokens};

/// The date that is typed; `None` if it is none, or there is more in it than a day, a month and a year.
pub fn read(base: &FactBase, typed: &str) -> Option<Date> {
    let typed = typed.trim();
    read_date(typed).filter(|date| date.earliest <= date.latest).or_else(|| read_date(&edtf(base, typed)?))
}

/// "July 21, 2019" as `2019-07-21`.
fn edtf(base: &FactBase, typed: &str) -> Option<String> {
    let (mut year, mut month, mut day) = (None, None, None);
    for token in tokens(typed) {
        let word = token.folded.as_str();
        let named = Language::ALL.into_iter().find_map(|language| base.lexicons.get(language).months.get(word));
        if let Some(known) = named {
            month = month.xor(Some(*known));
        } else if let Some(number) = token.number() {
            match number {
                1..=31 => day = day.xor(Some(number)),
                1000..=9999 => year = year.xor(Some(number)),
                _ => return None,
            }
        } else if !matches!(word, "de" | "del" | "of" | "in" | "en" | "the" | "el" | "st" | "nd" | "rd" | "th") {
            return None;
        }
    }
    match (year?, month, day) {
        (year, None, None) => Some(format!("{year}")),
        (year, Some(month), None) => Some(format!("{year}-{month:02}")),
        (year, Some(month), Some(day)) => Some(format!("{year}-{month:02}-{day:02}")),
        (_, None, Some(_)) => None,
    }
}

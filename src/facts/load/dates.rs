//! EDTF dates (Library of Congress, levels 0 and 1) and the days they may mean.

use crate::facts::model::{Date, Day};
use crate::facts::read::{Found, Table};
use edtf::level_1::{self, Certainty, Edtf, Precision};

const HINT: &str =
    "write a year, month or day as 2019, 2019-07 or 2019-07-21; add ? if uncertain; join a first and a last with /";

/// A date that may be left out.
pub(super) fn optional_date(table: &Table<'_>, key: &str) -> Option<Date> {
    date(table, &table.optional_text(key)?)
}

fn date(table: &Table<'_>, found: &Found<String>) -> Option<Date> {
    let edtf = found.value.as_str();
    let Some(date) = read_date(edtf) else {
        table.report(
            found.place.problem(format!("`{edtf}` is no date: expected EDTF without a time of day")).hint(HINT),
        );
        return None;
    };
    if date.earliest > date.latest {
        table.report(
            found.place.problem(format!("`{edtf}` ends before it begins")).hint("write the earlier date first"),
        );
        return None;
    }
    Some(date)
}

/// An EDTF date without a time of day; an interval may still end before it begins.
pub fn read_date(edtf: &str) -> Option<Date> {
    let (earliest, latest, uncertain) = match Edtf::parse(edtf) {
        Ok(Edtf::Date(date)) => (first_day(date), last_day(date), is_uncertain(date)),
        Ok(Edtf::Interval(from, to)) => (first_day(from), last_day(to), is_uncertain(from) || is_uncertain(to)),
        Ok(Edtf::IntervalFrom(from, _)) => {
            (first_day(from), Day { year: 9999, month: 12, day: 31 }, is_uncertain(from))
        }
        Ok(Edtf::IntervalTo(_, to)) => (Day { year: 0, month: 1, day: 1 }, last_day(to), is_uncertain(to)),
        Ok(Edtf::DateTime(_) | Edtf::YYear(_)) | Err(_) => return None,
    };
    Some(Date { edtf: edtf.to_owned(), earliest, latest, uncertain })
}

fn is_uncertain(date: level_1::Date) -> bool {
    date.certainty() != Certainty::Certain
}

fn first_day(date: level_1::Date) -> Day {
    let (year, month, day) = match date.precision() {
        Precision::Century(year)
        | Precision::Decade(year)
        | Precision::Year(year)
        // A season differs between the hemispheres, and El Salvador has only two: any day of the year.
        | Precision::Season(year, _)
        | Precision::MonthOfYear(year)
        | Precision::DayOfYear(year) => (year, 1, 1),
        Precision::Month(year, month) | Precision::DayOfMonth(year, month) => (year, month, 1),
        Precision::Day(year, month, day) => (year, month, day),
    };
    Day { year, month: month as u8, day: day as u8 }
}

fn last_day(date: level_1::Date) -> Day {
    let (year, month, day) = match date.precision() {
        Precision::Century(year) => (year + 99, 12, 31),
        Precision::Decade(year) => (year + 9, 12, 31),
        Precision::Year(year)
        | Precision::Season(year, _)
        | Precision::MonthOfYear(year)
        | Precision::DayOfYear(year) => (year, 12, 31),
        Precision::Month(year, month) | Precision::DayOfMonth(year, month) => (year, month, days_in(year, month)),
        Precision::Day(year, month, day) => (year, month, day),
    };
    Day { year, month: month as u8, day: day as u8 }
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(edtf: &str, days: &Expect) {
        let Ok(Edtf::Date(date)) = Edtf::parse(edtf) else { panic!("a date") };
        let show = |day: Day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
        days.assert_eq(&format!("{} {}", show(first_day(date)), show(last_day(date))));
    }

    #[test]
    fn a_date_means_all_its_days() {
        check("2019", &expect!["2019-01-01 2019-12-31"]);
        check("2020-02", &expect!["2020-02-01 2020-02-29"]);
        check("1900-02-XX", &expect!["1900-02-01 1900-02-28"]);
        check("2019-07-21?", &expect!["2019-07-21 2019-07-21"]);
        check("201X", &expect!["2010-01-01 2019-12-31"]);
    }
}

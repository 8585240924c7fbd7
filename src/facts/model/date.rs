//! Dates, and how they are known: EDTF (Library of Congress, levels 0 and 1) and the days it may mean.

use super::Bilingual;
use edtf::level_1::{self, Certainty, Edtf, Precision};
use std::fmt;

/// An EDTF date (Library of Congress, levels 0 and 1), with the years, months and day it names for comparing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// As written, e.g. `2019-07-21`, `2019?`, `2019-07-22/2019-07-27`.
    pub edtf: String,
    /// The first day it may mean.
    pub earliest: Day,
    /// The last day it may mean.
    pub latest: Day,
    /// Marked as uncertain or approximate.
    pub uncertain: bool,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// It is no EDTF, or one with a time of day or a year of more than four digits.
    Form,
    /// Its last day comes before its first.
    Reversed,
}

impl Date {
    /// Reads EDTF without a time of day. A side that is open or unknown reaches to [`Day::FIRST`] or [`Day::LAST`].
    ///
    /// # Errors
    /// If it is none, or ends before it begins.
    pub fn parse(edtf: &str) -> Result<Self, DateError> {
        let (earliest, latest, uncertain) = match Edtf::parse(edtf).map_err(|_| DateError::Form)? {
            Edtf::Date(date) => (first_day(date), last_day(date), is_uncertain(date)),
            Edtf::Interval(from, to) => (first_day(from), last_day(to), is_uncertain(from) || is_uncertain(to)),
            Edtf::IntervalFrom(from, _) => (first_day(from), Day::LAST, is_uncertain(from)),
            Edtf::IntervalTo(_, to) => (Day::FIRST, last_day(to), is_uncertain(to)),
            Edtf::DateTime(_) | Edtf::YYear(_) => return Err(DateError::Form),
        };
        let date = Self { edtf: edtf.to_owned(), earliest, latest, uncertain };
        if earliest > latest { Err(DateError::Reversed) } else { Ok(date) }
    }

    /// The first and the last date of an interval, each as it is written and `None` if it is open or unknown; `None`
    /// for a date that is no interval.
    pub fn ends(&self) -> Option<(Option<Self>, Option<Self>)> {
        let (from, to) = self.edtf.split_once('/')?;
        Some((Self::parse(from).ok(), Self::parse(to).ok()))
    }

    /// Whether they may mean the same day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }

    /// Whether nothing says how early it may be.
    pub fn is_open_before(&self) -> bool {
        self.earliest == Day::FIRST
    }

    /// Whether nothing says how late it may be.
    pub fn is_open_after(&self) -> bool {
        self.latest == Day::LAST
    }

    /// Whether it is one day and not marked as uncertain.
    pub fn is_exact(&self) -> bool {
        self.earliest == self.latest && !self.uncertain
    }
}

/// A calendar day (proleptic Gregorian).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl Day {
    /// Earlier than every day of the fact base.
    pub const FIRST: Self = Self { year: 0, month: 1, day: 1 };
    /// Later than every day of the fact base.
    pub const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// The day after it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.day < days_in(self.year, self.month) {
            Self { day: self.day + 1, ..self }
        } else if self.month < 12 {
            Self { month: self.month + 1, day: 1, ..self }
        } else {
            Self { year: self.year + 1, month: 1, day: 1 }
        }
    }
}

/// As in ISO 8601: `2019-07-21`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How a date is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// The document prints it.
    Stated,
    /// Concluded from something: the explanation says from what.
    WorkedOut(Bilingual),
    /// It can't be known: the explanation says why.
    Unknown(Bilingual),
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
    let last_of = |year: i32, month: u32| (year, month, u32::from(days_in(year, month as u8)));
    let (year, month, day) = match date.precision() {
        Precision::Century(year) => (year + 99, 12, 31),
        Precision::Decade(year) => (year + 9, 12, 31),
        Precision::Year(year)
        | Precision::Season(year, _)
        | Precision::MonthOfYear(year)
        | Precision::DayOfYear(year) => (year, 12, 31),
        Precision::Month(year, month) | Precision::DayOfMonth(year, month) => last_of(year, month),
        Precision::Day(year, month, day) => (year, month, day),
    };
    Day { year, month: month as u8, day: day as u8 }
}

fn days_in(year: i32, month: u8) -> u8 {
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
        let date = Date::parse(edtf).expect("a date");
        days.assert_eq(&format!("{} {}", date.earliest, date.latest));
    }

    #[test]
    fn a_date_means_all_its_days() {
        check("2019", &expect!["2019-01-01 2019-12-31"]);
        check("2020-02", &expect!["2020-02-01 2020-02-29"]);
        check("1900-02-XX", &expect!["1900-02-01 1900-02-28"]);
        check("2019-07-21?", &expect!["2019-07-21 2019-07-21"]);
        check("201X", &expect!["2010-01-01 2019-12-31"]);
        check("2019-07/2019-09", &expect!["2019-07-01 2019-09-30"]);
    }

    #[test]
    fn the_day_after_the_last_of_a_month_is_the_first_of_the_next() {
        let next = |year, month, day| Day { year, month, day }.next().to_string();
        assert_eq!((next(2019, 12, 31), next(2020, 2, 28)), ("2020-01-01".into(), "2020-02-29".into()));
    }
}

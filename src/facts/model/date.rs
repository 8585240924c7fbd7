//! Dates, and how they are known.

use super::Bilingual;

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

impl Date {
    /// Whether they may mean the same day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }
}

/// A calendar day (proleptic Gregorian).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
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

//! What the rows of a chart say: one an event, or, when there are many, one a month or a year. Knows no pixels.

use super::tell::{Entry, Told};
use crate::engine::date_in_words;
use crate::facts::model::{Date, Day, EntityIdx};
use crate::facts::{FactBase, args};

/// More rows than this aren't read on a phone: then events of one month, or of one year, share a row.
pub(super) const MOST_ROWS: usize = 60;

/// One row of a chart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The first day it may mean.
    pub earliest: Day,
    /// The last day it may mean.
    pub latest: Day,
    /// Whether that is uncertain.
    pub uncertain: bool,
    /// The date in words.
    pub when: String,
    /// What happened.
    pub text: String,
    /// Whom it is about.
    pub about: Vec<EntityIdx>,
    /// How many events it stands for.
    pub count: usize,
}

impl Line {
    /// Whether its day is known.
    pub fn is_exact(&self) -> bool {
        self.earliest == self.latest && !self.uncertain && self.count == 1
    }
}

/// The rows of what was told, in order.
pub(super) fn lines(base: &FactBase, told: &Told) -> Vec<Line> {
    let month = |entry: &Entry| {
        let (from, to) = (entry.event.when.earliest, entry.event.when.latest);
        let is_one = (from.year, from.month) == (to.year, to.month);
        (from.year, if is_one { Some(from.month) } else { None }, if is_one { 0 } else { to.year })
    };
    let year = |entry: &Entry| entry.event.when.earliest.year;
    let single = |told: &Told| told.entries.iter().map(|entry| vec![entry.clone()]).collect::<Vec<_>>();
    let mut groups = single(told);
    if groups.len() > MOST_ROWS {
        groups = grouped(told, month);
    }
    if groups.len() > MOST_ROWS {
        groups = grouped(told, year);
    }
    groups.iter().filter_map(|group| line(base, told, group)).collect()
}

/// Neighbours with the same key together.
fn grouped<K: PartialEq>(told: &Told, key: impl Fn(&Entry) -> K) -> Vec<Vec<Entry>> {
    told.entries.chunk_by(|one, other| key(one) == key(other)).map(<[Entry]>::to_vec).collect()
}

fn line(base: &FactBase, told: &Told, group: &[Entry]) -> Option<Line> {
    let language = told.evidence.language;
    let (first, last) = (group.first()?, group.last()?);
    let about = group.iter().flat_map(|entry| entry.event.about.iter().copied()).collect();
    let (when, text) = (&first.event.when, first.headline().to_owned());
    if group.len() == 1 {
        let (earliest, latest, uncertain) = (when.earliest, when.latest, when.uncertain);
        return Some(Line { earliest, latest, uncertain, when: first.when.clone(), text, about, count: 1 });
    }
    // Events of one month share that month, of one year that year, whatever longer time one of them may have been.
    let (year, from) = (when.earliest.year, when.earliest.month);
    let is_month = (year, from) == (last.event.when.latest.year, last.event.when.latest.month);
    let period = Date::parse(&if is_month { format!("{year:04}-{from:02}") } else { format!("{year:04}") }).ok()?;
    let words =
        if when.is_open_before() { first.when.clone() } else { date_in_words(&base.wording, language, &period) };
    let pairs = [("when", words.into()), ("count", group.len().into())];
    let words = base.wording.say_with(language, "timeline-chart-group", &args(pairs));
    let text = base.wording.say_with(language, "timeline-chart-first", &args([("claim", text.into())]));
    let (earliest, latest) = (period.earliest, period.latest);
    Some(Line { earliest, latest, uncertain: false, when: words, text, about, count: group.len() })
}

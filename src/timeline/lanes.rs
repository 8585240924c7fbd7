//! Who held which office while the events of a chart happened, as far as documents say so. Knows rows, not pixels.

use super::rows::Line;
use crate::facts::FactBase;
use crate::facts::args;
use crate::facts::model::{Day, EntityIdx, OfficeIdx, Tenure};
use crate::text::Language;
use std::cmp::Reverse;

/// As many lanes as can be told apart by colour.
pub(super) const MOST_LANES: usize = 6;

/// An office and who held it, in rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lane {
    /// What the office is called.
    pub office: String,
    /// Who held it, from top to bottom; no two share a row.
    pub holders: Vec<Holder>,
}

/// Somebody in an office, over rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Holder {
    /// What he or she is called.
    pub name: String,
    /// First and last row.
    pub rows: (usize, usize),
    /// No document says since when.
    pub open_before: bool,
    /// No document says until when.
    pub open_after: bool,
}

/// The offices whose holders the events are about, the most frequent first; at most [`MOST_LANES`].
pub(super) fn lanes(base: &FactBase, language: Language, lines: &[Line]) -> Vec<Lane> {
    let mut found: Vec<(usize, Lane)> = Vec::new();
    for (at, office) in base.offices.iter().enumerate() {
        let mut tenures: Vec<(Day, Day, EntityIdx, &Tenure)> = Vec::new();
        for (holder, entity) in base.entities.iter().enumerate() {
            let own = entity.offices.iter().filter(|tenure| tenure.office == OfficeIdx(at));
            tenures.extend(own.filter_map(|tenure| period(tenure).map(|(a, b)| (a, b, EntityIdx(holder), tenure))));
        }
        tenures.sort_by_key(|(from, to, holder, _)| (*from, *to, *holder));
        let mut holders: Vec<(EntityIdx, Holder)> = Vec::new();
        for (from, to, entity, tenure) in tenures {
            let is_in = |line: &Line| line.earliest >= from && line.earliest <= to;
            let Some(first) = lines.iter().position(is_in) else { continue };
            let last = lines.iter().rposition(is_in).unwrap_or(first);
            let (open_before, open_after) = (tenure.from.is_none(), tenure.to.is_none());
            match holders.last_mut() {
                Some((known, held)) if *known == entity && first <= held.rows.1 + 1 => {
                    held.rows.1 = held.rows.1.max(last);
                    held.open_after &= open_after;
                }
                Some((_, held)) if first <= held.rows.1 && last <= held.rows.1 => {}
                before => {
                    let first = before.map_or(first, |(_, held)| first.max(held.rows.1 + 1));
                    let mut name = base.entity(entity).name.get(language).clone();
                    if tenure.arriving {
                        let pairs = args([("name", name.clone().into())]);
                        name = base.wording.say_with(language, "timeline-chart-arriving", &pairs);
                    }
                    holders.push((entity, Holder { name, rows: (first, last), open_before, open_after }));
                }
            }
        }
        let about = |line: &&Line| holders.iter().any(|(holder, _)| line.about.contains(holder));
        let count = lines.iter().filter(about).count();
        if count > 0 {
            let mut name = office.name.get(language).chars();
            let office = name.next().into_iter().flat_map(char::to_uppercase).chain(name).collect();
            found.push((count, Lane { office, holders: holders.into_iter().map(|(_, holder)| holder).collect() }));
        }
    }
    found.sort_by_key(|(count, _)| Reverse(*count));
    found.into_iter().take(MOST_LANES).map(|(_, lane)| lane).collect()
}

/// The days for which a document says that the office was held: what it doesn't say is not guessed.
fn period(tenure: &Tenure) -> Option<(Day, Day)> {
    let Tenure { from, to, as_of, .. } = tenure;
    let first = from.as_ref().or(to.as_ref()).or(as_of.as_ref())?.earliest;
    let last = to.as_ref().or(as_of.as_ref()).or(from.as_ref())?.latest;
    // Whose time ends on the day that another's begins held it before that day.
    let is_point = from.is_none() && to.is_some();
    (first <= last && !is_point).then_some((first, last))
}

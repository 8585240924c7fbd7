//! Facts that happened on a date become events: what several facts tell of the same happening is one event. Knows no
//! question and no language.

use crate::facts::FactBase;
use crate::facts::model::{Basis, Date, Day, EntityIdx, Fact, FactIdx, SourceIdx};

/// Something that happened, with all facts that tell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The facts, the one that says it most shortly first; there is at least one.
    pub facts: Vec<FactIdx>,
    /// When: of several dates the printed one, then the most exact.
    pub when: Date,
    /// How that date is known.
    pub basis: Basis,
    /// Where.
    pub place: Option<EntityIdx>,
    /// Whom and what it is about.
    pub about: Vec<EntityIdx>,
    /// Themes, positions in [`FactBase::topics`].
    pub topics: Vec<usize>,
    /// The documents that tell of it.
    pub sources: Vec<SourceIdx>,
}

impl Event {
    /// The fact that speaks for it.
    pub fn head(&self) -> FactIdx {
        self.facts.first().copied().unwrap_or(FactIdx(0))
    }

    /// A stable id: that of the fact that speaks for it.
    pub fn id<'b>(&self, base: &'b FactBase) -> &'b str {
        &base.fact(self.head()).id
    }

    fn of(base: &FactBase, mut facts: Vec<FactIdx>) -> Option<Self> {
        let length = |fact: &FactIdx| base.fact(*fact).claim.en.len() + base.fact(*fact).claim.es.len();
        facts.sort_by_key(|fact| (length(fact), *fact));
        let all = || facts.iter().map(|fact| base.fact(*fact));
        let dated = all().filter_map(|fact| Some((fact.when.as_ref()?, fact)));
        let (when, known) = dated.min_by_key(|(when, fact)| {
            (fact.when_basis != Some(Basis::Stated), !when.is_exact(), nth(when.latest) - nth(when.earliest))
        })?;
        let (when, basis) = (when.clone(), known.when_basis.clone().unwrap_or(Basis::Stated));
        let place = all().find_map(|fact| fact.place);
        let about = distinct(all().flat_map(|fact| fact.about.iter().copied()));
        let topics = distinct(all().flat_map(|fact| fact.topics.iter().copied()));
        let sources = distinct(all().map(|fact| fact.source));
        Some(Self { facts, when, basis, place, about, topics, sources })
    }
}

/// What happened on a date, sorted by:
/// 1. the first day it may have been;
/// 2. the last day it may have been: what is known more exactly comes first;
/// 3. the order of the sources, and of the text within one.
pub fn events(base: &FactBase) -> Vec<Event> {
    let mut happenings: Vec<Vec<FactIdx>> = Vec::new();
    for (index, fact) in base.fact_entries().filter(|(_, fact)| fact.timeline && fact.when.is_some()) {
        let known = |facts: &Vec<FactIdx>| facts.iter().any(|other| same_happening(base, index, fact, *other));
        // A fact may tell of what two others tell of each: then all of them are one.
        let (same, mut others): (Vec<_>, Vec<_>) = happenings.into_iter().partition(known);
        others.push(same.into_iter().flatten().chain([index]).collect());
        happenings = others;
    }
    let mut events: Vec<Event> = happenings.into_iter().filter_map(|facts| Event::of(base, facts)).collect();
    let first = |event: &Event| event.facts.iter().min().copied();
    events.sort_by_key(|event| (event.when.earliest, event.when.latest, first(event)));
    events
}

/// Whether two facts tell of the same happening: at times that may be the same, one corroborates the other, or both
/// rest mainly on the same words. That one sentence tells of two things at different times makes them no event.
fn same_happening(base: &FactBase, index: FactIdx, fact: &Fact, other_index: FactIdx) -> bool {
    let other = base.fact(other_index);
    let (Some(when), Some(others)) = (&fact.when, &other.when) else { return false };
    let says_so = fact.corroborates.contains(&other_index) || other.corroborates.contains(&index);
    let main = |fact: &Fact| fact.quotes.first().map(|quote| (fact.source, quote.start, quote.end));
    says_so && when.overlaps(others) || when.edtf == others.edtf && main(fact) == main(other)
}

/// Where a day stands among all days, as far as it takes to see which of two spans is longer.
fn nth(day: Day) -> i32 {
    (day.year * 12 + i32::from(day.month)) * 31 + i32::from(day.day)
}

fn distinct<T: PartialEq>(each: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for one in each {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

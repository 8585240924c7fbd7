//! "What happened in July 2019?", "What changed between 2019 and 2025?": questions that name nothing but a time. Knows only
//! dates; what else a question may ask for is somebody else's work.

use super::Engine;
use super::analyze::Sort;
use super::features::Meaning;
use super::parse::{Question, Weighted};
use super::premise::is_telling_name;
use super::rank::HARD;
use super::several::is_command;
use crate::facts::model::{Date, FactIdx, IntentKind};

/// What a question asks of a time and nothing else.
#[derive(Debug, Default)]
struct Period {
    years: Vec<i32>,
    months: Vec<u8>,
    days: Vec<u8>,
    /// From the first of the years to the last, not only in them.
    through: bool,
}

impl Period {
    /// Whether a date lies within it as a whole: a date that only may lie in it is not said to.
    fn holds(&self, date: &Date) -> bool {
        let (from, to) = (date.earliest, date.latest);
        if self.through {
            let (first, last) = (self.years.iter().min(), self.years.iter().max());
            return Some(&from.year) >= first && Some(&to.year) <= last;
        }
        let one_month = (from.year, from.month) == (to.year, to.month);
        let year = self.years.is_empty() || (from.year == to.year && self.years.contains(&from.year));
        let month = self.months.is_empty() || (one_month && self.months.contains(&from.month));
        let day = self.days.is_empty() || (one_month && from.day == to.day && self.days.contains(&from.day));
        year && month && day
    }
}

/// Whether what a question asks for is told in order of time, under its dates.
pub fn is_in_order(engine: &Engine, question: &Question) -> bool {
    question.asks_for(IntentKind::Timeline) || events(engine, question).is_some()
}

/// What happened in the time that a question names, in order; `None` if it asks for more, or for less, than that. Empty
/// if the documents tell of nothing that happened then.
pub fn events(engine: &Engine, question: &Question) -> Option<Vec<FactIdx>> {
    let asks_for_more = HARD.iter().chain(&[IntentKind::YesNo, IntentKind::Why, IntentKind::Quote]);
    if question.follow_up || asks_for_more.into_iter().any(|kind| question.asks_for(*kind)) {
        return None;
    }
    let compares = question.asks_for(IntentKind::Compare);
    let through = compares || question.asks_for(IntentKind::Timeline);
    let general = |term: &Weighted| match term.term.sort {
        Sort::PartOfName | Sort::Time => true,
        Sort::Entity => !is_telling_name(engine, question, term.features.iter().copied()),
        _ => through && is_command(term, &question.intents),
    };
    if !question.own_terms().all(general) {
        return None;
    }
    let mut period = Period::default();
    for meaning in question.own_terms().flat_map(|term| &term.term.meanings) {
        match meaning {
            Meaning::Year(year) => period.years.push(*year),
            Meaning::Month(month) => period.months.push(*month),
            Meaning::DayOfMonth(day) => period.days.push(*day),
            Meaning::Weekday(_) | Meaning::Relative(_) => return None,
            _ => {}
        }
    }
    period.through = through && period.years.len() == 2 && period.months.is_empty() && period.days.is_empty();
    if period.years.is_empty() && period.months.is_empty() || compares && !period.through {
        return None;
    }
    let happened = engine.base.fact_entries().filter(|(_, fact)| fact.timeline);
    let then = happened.filter_map(|(index, fact)| {
        let when = fact.when.as_ref().filter(|when| period.holds(when))?;
        Some(((when.earliest, when.latest), index))
    });
    let mut found: Vec<_> = then.collect();
    found.sort();
    let mut events: Vec<(i32, FactIdx)> = Vec::new();
    for ((earliest, _), fact) in found {
        // What two documents tell of is one event.
        if !events.iter().any(|(_, event)| engine.shares_evidence(*event, fact)) {
            events.push((earliest.year, fact));
        }
    }
    Some(spread(events, engine.settings.most_events))
}

/// So many of the events, in their order: one of each year, then a second of each, until there are enough.
fn spread(events: Vec<(i32, FactIdx)>, most: usize) -> Vec<FactIdx> {
    let mut turns: Vec<(usize, usize)> = Vec::new();
    for (at, (year, _)) in events.iter().enumerate() {
        turns.push((events.iter().take(at).filter(|(other, _)| other == year).count(), at));
    }
    turns.sort_unstable();
    turns.truncate(most);
    let kept = |at: usize| turns.iter().any(|(_, other)| *other == at);
    events.into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, (_, fact))| fact).collect()
}

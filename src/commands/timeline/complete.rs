//! What may stand in the options of `/timeline`: only what leaves something, given the other options.

use super::{event, selection};
use crate::commands::names::{self, Named};
use crate::commands::{Completion, Context, Given, sources};
use crate::engine::date_in_words;
use crate::facts::model::{Date, Day, SourceIdx};
use crate::facts::typed_date;
use crate::text::Language;
use crate::timeline::{Asked, Event, Filter, events};
use std::collections::BTreeSet;

/// Completes an option by its name.
pub(super) fn complete(context: Context<'_>, option: &str, typed: &str, given: &Given, most: usize) -> Vec<Completion> {
    let left = left(context, option, given);
    match option {
        "from" | "to" => dates(context, &left, typed, most),
        "topic" => names::complete(&topics(context, &left), typed, most),
        "about" => names::complete(&entities(context, &left), typed, most),
        "source" => names::complete(&documents(context, &left), typed, most),
        "event" => names::complete(&each(context, &left), typed, most),
        _ => Vec::new(),
    }
}

/// The events that the other options leave; all of them if those can't be read yet or leave none.
fn left(context: Context<'_>, option: &str, given: &Given) -> Vec<Event> {
    let base = context.engine.base();
    let mut asked = selection::asked(given);
    let Asked { from, to, topic, about, source } = &mut asked;
    for (field, place) in [("from", from), ("to", to), ("topic", topic), ("about", about), ("source", source)] {
        if field == option {
            *place = None;
        }
    }
    let all = events(base);
    let chosen = asked.read(base).unwrap_or_else(|_| Filter::default()).choose(base, &all);
    chosen.map_or(all, |chosen| chosen.into_iter().map(|chosen| chosen.event).collect())
}

/// The years there are events in, then the months, then the days; and what is typed, if it is a date.
fn dates(context: Context<'_>, left: &[Event], typed: &str, most: usize) -> Vec<Completion> {
    let (mut years, mut months, mut days) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for when in left.iter().map(|event| &event.when) {
        let known = [(when.is_open_before(), when.earliest), (when.is_open_after(), when.latest)];
        years.extend(known.into_iter().filter(|(open, _)| !open).map(|(_, day)| day.year));
        let Date { earliest, latest, .. } = *when;
        if (earliest.year, earliest.month) == (latest.year, latest.month) {
            months.insert((earliest.year, earliest.month));
        }
        days.extend((earliest == latest).then_some(earliest));
    }
    let edtf = years.into_iter().map(|year| format!("{year:04}"));
    let edtf = edtf.chain(months.into_iter().map(|(year, month)| format!("{year:04}-{month:02}")));
    let edtf = edtf.chain(days.into_iter().map(|day: Day| day.to_string()));
    let known: Vec<Named<usize>> = edtf.enumerate().filter_map(|(at, edtf)| named(context, at, &edtf)).collect();
    let mut found = names::complete(&known, typed, most);
    if let Some(date) = typed_date(context.engine.base(), typed).filter(|date| date.edtf.len() <= "2019-07-21".len()) {
        let is_there = found.iter().any(|known| known.value == date.edtf);
        let own = named(context, 0, &date.edtf).filter(|_| !is_there);
        found.extend(own.map(|own| Completion { label: own.label, value: own.id }));
    }
    found.truncate(most);
    found
}

/// A date under its EDTF and its words in every language.
fn named(context: Context<'_>, at: usize, edtf: &str) -> Option<Named<usize>> {
    let date = Date::parse(edtf).ok()?;
    let words = |language| date_in_words(&context.engine.base().wording, language, &date);
    Some(Named::new(at, edtf, &words(context.language), Language::ALL.map(words)))
}

fn topics(context: Context<'_>, left: &[Event]) -> Vec<Named<usize>> {
    let topics = context.engine.base().topics.iter().enumerate();
    let topics = topics.filter(|(at, _)| left.iter().any(|event| event.topics.contains(at)));
    let named = topics.map(|(at, topic)| {
        let names = Language::ALL.map(|language| topic.name.get(language).clone());
        Named::new(at, &topic.id, topic.name.get(context.language), names)
    });
    named.collect()
}

/// Whom and what events are about, the most frequent first.
fn entities(context: Context<'_>, left: &[Event]) -> Vec<Named<usize>> {
    let base = context.engine.base();
    let mut told: Vec<(usize, usize)> = Vec::new();
    for entity in left.iter().flat_map(|event| event.about.iter().chain(&event.place)) {
        match told.iter_mut().find(|(known, _)| *known == entity.0) {
            Some((_, count)) => *count += 1,
            None => told.push((entity.0, 1)),
        }
    }
    told.sort_by_key(|(entity, count)| (std::cmp::Reverse(*count), *entity));
    let named = told.into_iter().filter_map(|(at, _)| {
        let entity = base.entities.get(at)?;
        let names = Language::ALL.into_iter().flat_map(|language| {
            entity.aliases.get(language).iter().cloned().chain([entity.name.get(language).clone()])
        });
        Some(Named::new(at, &entity.id, entity.name.get(context.language), names))
    });
    named.collect()
}

fn documents(context: Context<'_>, left: &[Event]) -> Vec<Named<SourceIdx>> {
    let mut named = sources::named(context);
    named.retain(|source| left.iter().any(|event| event.sources.contains(&source.what)));
    named
}

fn each(context: Context<'_>, left: &[Event]) -> Vec<Named<usize>> {
    let base = context.engine.base();
    let named = left.iter().zip(1..).map(|(own, number): (_, usize)| {
        Named::new(number, own.id(base), &event::label(context, own), [number.to_string()])
    });
    named.collect()
}

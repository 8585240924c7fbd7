//! Which events somebody asked for, and, if there are none, why. Knows no wording but the one sentence for "none".

use super::events::Event;
use super::typed::Field;
use crate::engine::date_in_words;
use crate::facts::model::{Date, Day, EntityIdx, SourceIdx};
use crate::facts::{FactBase, args};
use crate::text::Language;
use std::collections::BTreeMap;

/// What events are chosen by; a field that is `None` chooses everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// A theme, position in [`FactBase::topics`].
    pub topic: Option<usize>,
    /// A person, body or place.
    pub about: Option<EntityIdx>,
    /// A document.
    pub source: Option<SourceIdx>,
}

/// An event that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The event.
    pub event: Event,
    /// It only may lie in the period that was asked for.
    pub perhaps: bool,
}

/// Why there is nothing, one filter each: without it there would be something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Empty {
    /// Each filter without which there are events. Empty if only leaving out several helps.
    pub culprits: Vec<Culprit>,
    /// How many events there are in all.
    pub all: usize,
}

/// A filter that leaves nothing of what the others leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Culprit {
    /// Which filter.
    pub field: Field,
    /// The events that there are without it.
    pub without: Vec<Event>,
}

impl Filter {
    /// The events that fit, in their order. A date that only may lie in the period is kept and marked.
    ///
    /// # Errors
    /// If nothing fits: which filter is to blame.
    pub fn choose(&self, base: &FactBase, events: &[Event]) -> Result<Vec<Chosen>, Empty> {
        let fitting =
            |filter: &Self| -> Vec<Event> { events.iter().filter(|event| filter.fits(base, event)).cloned().collect() };
        let chosen = fitting(self);
        if !chosen.is_empty() {
            let mark = |event: Event| Chosen { perhaps: self.only_may_hold(&event.when), event };
            return Ok(chosen.into_iter().map(mark).collect());
        }
        let culprits = Field::ALL.into_iter().filter_map(|field| {
            let without = fitting(&self.without(field)?);
            (!without.is_empty()).then_some(Culprit { field, without })
        });
        Err(Empty { culprits: culprits.collect(), all: events.len() })
    }

    fn fits(&self, base: &FactBase, event: &Event) -> bool {
        let (from, to) = self.period();
        let is_about = |wanted: EntityIdx| {
            let stands_for = &base.entity(wanted).stands_for;
            event.about.iter().chain(&event.place).any(|own| *own == wanted || stands_for.contains(own))
        };
        event.when.earliest <= to
            && event.when.latest >= from
            && self.topic.is_none_or(|topic| event.topics.contains(&topic))
            && self.about.is_none_or(is_about)
            && self.source.is_none_or(|source| event.sources.contains(&source))
    }

    /// Whether a date that may lie in the period may also lie outside it.
    fn only_may_hold(&self, when: &Date) -> bool {
        let (from, to) = self.period();
        let asked = self.from.is_some() || self.to.is_some();
        asked && (when.uncertain || when.earliest < from || when.latest > to)
    }

    /// The same without one field; `None` if that was not asked for.
    fn without(&self, field: Field) -> Option<Self> {
        let mut rest = self.clone();
        let was_set = match field {
            Field::From => rest.from.take().is_some(),
            Field::To => rest.to.take().is_some(),
            Field::Topic => rest.topic.take().is_some(),
            Field::About => rest.about.take().is_some(),
            Field::Source => rest.source.take().is_some(),
        };
        was_set.then_some(rest)
    }
}

/// How many names a hint lists.
const NAMED: usize = 4;

impl Empty {
    /// Which filter emptied it and what would not, a sentence each.
    pub fn say(&self, base: &FactBase, language: Language) -> Vec<String> {
        let wording = &base.wording;
        let mut lines = vec![wording.say(language, "timeline-empty")];
        lines.extend(self.culprits.iter().map(|culprit| {
            let count = culprit.without.len();
            let pairs = [("count", count.into()), ("known", culprit.instead(base, language).into())];
            wording.say_with(language, &format!("timeline-empty-{}", culprit.field.word()), &args(pairs))
        }));
        if self.culprits.is_empty() {
            lines.push(wording.say_with(language, "timeline-empty-together", &args([("count", self.all.into())])));
        }
        lines
    }
}

impl Culprit {
    /// What stands in that field would leave something: the days there are, or the commonest names.
    fn instead(&self, base: &FactBase, language: Language) -> String {
        let names = |of: &dyn Fn(&Event) -> Vec<String>| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for name in self.without.iter().flat_map(of) {
                *counts.entry(name).or_default() += 1;
            }
            let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
            counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
            counts.into_iter().take(NAMED).map(|(name, _)| name).collect::<Vec<_>>().join(", ")
        };
        let words =
            |when: Option<&Date>| when.map_or_else(String::new, |it| date_in_words(&base.wording, language, it));
        let times = || self.without.iter().map(|event| &event.when);
        match self.field {
            // What begins too late needs an earlier beginning, so the latest date there is helps; and the other way round.
            Field::From => words(times().max_by_key(|when| when.latest)),
            Field::To => words(times().min_by_key(|when| when.earliest)),
            Field::Topic => names(&|event| {
                event
                    .topics
                    .iter()
                    .filter_map(|at| base.topics.get(*at))
                    .map(|it| it.name.get(language).clone())
                    .collect()
            }),
            Field::About => names(&|event| {
                event.about.iter().map(|entity| base.entity(*entity).name.get(language).clone()).collect()
            }),
            Field::Source => names(&|event| event.sources.iter().map(|at| base.source(*at).id.clone()).collect()),
        }
    }
}

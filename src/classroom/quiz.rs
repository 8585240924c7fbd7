//! A quiz of a class, step by step: what happens comes in, the next state and what is to be said come out. One answer a
//! person and item, changeable until the time is up; what is late, doubled or about another item changes nothing.

use super::item::Item;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A quiz under way. What people answered is not part of what is kept of it as a whole: it is kept answer by answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiz {
    /// The items, in order; at least one.
    items: Vec<Item>,
    /// For how many seconds an item is open.
    seconds: u32,
    /// Which item is on, from 0.
    at: usize,
    phase: Phase,
    /// Each item's answers, by person.
    #[serde(skip)]
    answers: BTreeMap<(usize, u64), usize>,
}

/// How far a quiz is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// The item can be answered until then (seconds since 1970).
    Open {
        /// When the time is up.
        until: i64,
    },
    /// Its answer is shown.
    Shown,
    /// All is over.
    Over,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Somebody chooses an option of an item.
    Answer {
        /// Who.
        person: u64,
        /// Which item, from 0.
        item: usize,
        /// Which option, from 0.
        option: usize,
        /// When, in seconds since 1970.
        now: i64,
    },
    /// Time passes.
    Clock {
        /// Seconds since 1970.
        now: i64,
    },
    /// The teacher goes on: an open item is closed early; after a shown one comes the next, or the end.
    Next {
        /// Seconds since 1970.
        now: i64,
    },
    /// The teacher ends it.
    Stop,
}

/// What is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// To the person: their answer counts, until they change it.
    Noted {
        /// Which option.
        option: usize,
        /// Whether they had chosen another one before.
        changed: bool,
    },
    /// To the person: that item is closed.
    Late,
    /// To the person: there is no such option.
    Unknown,
    /// To all: this item, to be answered.
    Ask(usize),
    /// To all: this item's answer.
    Reveal(usize),
    /// To all: it is over.
    Over,
    /// Nothing.
    Nothing,
}

impl Quiz {
    /// A quiz whose first item is open from now on; `None` without any.
    pub fn begin(items: Vec<Item>, seconds: u32, now: i64) -> Option<Self> {
        let until = now + i64::from(seconds);
        let quiz = Self { items, seconds, at: 0, phase: Phase::Open { until }, answers: BTreeMap::new() };
        (!quiz.items.is_empty()).then_some(quiz)
    }

    /// The next state, and what is to be said.
    #[must_use]
    pub fn after(mut self, event: Event) -> (Self, Said) {
        let said = self.take(event);
        (self, said)
    }

    fn take(&mut self, event: Event) -> Said {
        match (event, self.phase) {
            (Event::Answer { person, item, option, now }, Phase::Open { until }) if item == self.at && now < until => {
                if self.items.get(item).is_none_or(|item| option >= item.options.len()) {
                    return Said::Unknown;
                }
                let before = self.answers.insert((item, person), option);
                Said::Noted { option, changed: before.is_some_and(|before| before != option) }
            }
            (Event::Answer { .. }, _) => Said::Late,
            (Event::Clock { now }, Phase::Open { until }) if now >= until => self.show(),
            (Event::Clock { .. }, _) | (_, Phase::Over) => Said::Nothing,
            (Event::Next { .. }, Phase::Open { .. }) => self.show(),
            (Event::Next { now }, Phase::Shown) if self.at + 1 < self.items.len() => {
                self.at += 1;
                self.phase = Phase::Open { until: now + i64::from(self.seconds) };
                Said::Ask(self.at)
            }
            (Event::Next { .. } | Event::Stop, _) => {
                self.phase = Phase::Over;
                Said::Over
            }
        }
    }

    fn show(&mut self) -> Said {
        self.phase = Phase::Shown;
        Said::Reveal(self.at)
    }

    /// Puts back an answer that was kept; one that fits no option is left out.
    pub fn put_back(&mut self, person: u64, item: usize, option: usize) {
        if self.items.get(item).is_some_and(|item| option < item.options.len()) {
            self.answers.insert((item, person), option);
        }
    }

    /// Forgets what somebody answered.
    pub fn forget(&mut self, person: u64) {
        self.answers.retain(|(_, answered), _| *answered != person);
    }

    /// The items, in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// For how many seconds an item is open.
    pub fn seconds(&self) -> u32 {
        self.seconds
    }

    /// Which item is on, from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// How far it is.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// How many have answered an item.
    pub fn answered(&self, item: usize) -> usize {
        self.answers.keys().filter(|(answered, _)| *answered == item).count()
    }

    /// Every answer: item, person, option.
    pub fn answers(&self) -> impl Iterator<Item = (usize, u64, usize)> {
        self.answers.iter().map(|((item, person), option)| (*item, *person, *option))
    }
}

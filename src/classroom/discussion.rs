//! A discussion on evidence, step by step: what happens comes in, the next state and what is to be said come out. Protocols
//! are the steps that a class goes through; what each asks stands in the locale files.

use crate::facts::FactBase;
use crate::facts::model::{Discussion, FactIdx};
use crate::text::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a class goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// Who is behind the information? What is the evidence? What do other sources say? (Civic Online Reasoning, Stanford
    /// History Education Group.)
    ThreeQuestions,
    /// Everybody takes a stand from 1 to 5 before and after (Facing History and Ourselves).
    Barometer,
    /// One shows a card and is silent, the others speak, the first has the last word (Facing History and Ourselves).
    LastWord,
    /// Three things learnt, two questions, one opinion (Facing History and Ourselves).
    ThreeTwoOne,
}

impl Protocol {
    /// Every protocol, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::ThreeQuestions, Self::Barometer, Self::LastWord, Self::ThreeTwoOne];

    /// The words for them in options.
    pub const WORDS: [&'static str; 4] = ["three-questions", "barometer", "last-word", "three-two-one"];

    /// The word for it in options and keys.
    pub fn word(self) -> &'static str {
        let at = Self::ALL.iter().position(|protocol| *protocol == self).unwrap_or_default();
        Self::WORDS[at]
    }

    /// How many steps it has.
    pub fn steps(self) -> usize {
        match self {
            Self::ThreeQuestions | Self::LastWord | Self::ThreeTwoOne => 3,
            Self::Barometer => 4,
        }
    }

    /// Whether everybody takes a stand in a step: the first and the last of a barometer.
    fn stands_in(self, step: usize) -> bool {
        self == Self::Barometer && (step == 0 || step + 1 == self.steps())
    }
}

/// Where somebody stands: from 1, not at all, to this, very much.
pub const PLACES: u8 = 5;

/// A discussion under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// Which prompt, by its id.
    pub discussion: String,
    /// The language it is in.
    pub language: Language,
    /// How it is gone about.
    pub protocol: Protocol,
    /// Which step is on, from 0.
    step: usize,
    closed: bool,
    /// Facts that were put forward as evidence, by their ids, in order.
    used: Vec<String>,
    /// Where people stood before and after; not part of what is kept of it as a whole: it is kept one by one.
    #[serde(skip)]
    before: BTreeMap<u64, u8>,
    #[serde(skip)]
    after: BTreeMap<u64, u8>,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// The teacher asks for the next step.
    Next,
    /// Somebody puts a fact forward, by its id.
    Evidence(String),
    /// Somebody takes a stand.
    Stand {
        /// Who.
        person: u64,
        /// From 1 to [`PLACES`].
        place: u8,
    },
    /// The teacher ends it.
    Close,
}

/// What is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The next step.
    Step,
    /// The evidence is noted.
    Noted,
    /// The stand is noted.
    Stood,
    /// It is over: the summary.
    Closed,
    /// Nothing changes.
    Nothing,
}

impl Talk {
    /// A discussion at its first step.
    pub fn begin(discussion: &Discussion, protocol: Protocol, language: Language) -> Self {
        Self {
            discussion: discussion.id.clone(),
            language,
            protocol,
            step: 0,
            closed: false,
            used: Vec::new(),
            before: BTreeMap::new(),
            after: BTreeMap::new(),
        }
    }

    /// The next state, and what is to be said.
    #[must_use]
    pub fn after(mut self, what: Move) -> (Self, Heard) {
        let heard = self.take(what);
        (self, heard)
    }

    fn take(&mut self, what: Move) -> Heard {
        match what {
            _ if self.closed => Heard::Nothing,
            Move::Next if self.step + 1 < self.protocol.steps() => {
                self.step += 1;
                Heard::Step
            }
            Move::Evidence(fact) if !self.used.contains(&fact) => {
                self.used.push(fact);
                Heard::Noted
            }
            Move::Stand { person, place } if self.takes_stands() && (1..=PLACES).contains(&place) => {
                let stands = if self.step == 0 { &mut self.before } else { &mut self.after };
                stands.insert(person, place);
                Heard::Stood
            }
            Move::Close => {
                self.closed = true;
                Heard::Closed
            }
            Move::Next | Move::Evidence(_) | Move::Stand { .. } => Heard::Nothing,
        }
    }

    /// Puts back a stand that was kept: in which round (0 before, 1 after), and where.
    pub fn put_back(&mut self, person: u64, round: usize, place: usize) {
        let stands = if round == 0 { &mut self.before } else { &mut self.after };
        if let Some(place) = u8::try_from(place).ok().filter(|place| (1..=PLACES).contains(place)) {
            stands.insert(person, place);
        }
    }

    /// In which round a stand counts now: 0 before, 1 after.
    pub fn round(&self) -> usize {
        usize::from(self.step > 0)
    }

    /// Which step is on, from 0.
    pub fn step(&self) -> usize {
        self.step
    }

    /// Whether there is a step after it.
    pub fn goes_on(&self) -> bool {
        !self.closed && self.step + 1 < self.protocol.steps()
    }

    /// Whether everybody takes a stand now.
    pub fn takes_stands(&self) -> bool {
        !self.closed && self.protocol.stands_in(self.step)
    }

    /// Whether it is over.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// The facts put forward, in order.
    pub fn used(&self) -> &[String] {
        &self.used
    }

    /// The middle of all stands before and after, in tenths; none where nobody took one.
    pub fn stands(&self) -> (Option<u32>, Option<u32>) {
        let mean = |stands: &BTreeMap<u64, u8>| {
            let sum: u32 = stands.values().map(|place| u32::from(*place)).sum();
            let count = u32::try_from(stands.len()).unwrap_or(u32::MAX);
            (sum * 20 + count).checked_div(count * 2)
        };
        (mean(&self.before), mean(&self.after))
    }

    /// Its prompt, if the base still has it.
    pub fn discussion<'a>(&self, base: &'a FactBase) -> Option<&'a Discussion> {
        base.discussions.iter().find(|discussion| discussion.id == self.discussion)
    }
}

/// The evidence cards of a discussion: its facts, side by side, in the order in which they are numbered.
pub fn cards(discussion: &Discussion) -> Vec<FactIdx> {
    discussion.sides.iter().flat_map(|side| side.facts.iter().copied()).collect()
}

//! Which REST call goes wrong, and how: one in twenty, by chance.

use crate::chance::Chance;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// How a call goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// 429 for the bucket, with milliseconds to wait.
    Bucket(u64),
    /// 429 shared with others.
    Shared(u64),
    /// 429 for all calls.
    Global(u64),
    /// A 5xx that did nothing.
    Fails(u16),
    /// It is done, but the answer breaks off.
    DoneButCut,
    /// Nothing is done, and the answer breaks off.
    Cut,
    /// It is done, but only a gateway's 502 comes back.
    DoneButFails,
}

impl Fault {
    /// What it is called in the report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bucket(_) => "429 of a bucket",
            Self::Shared(_) => "429 shared",
            Self::Global(_) => "429 global",
            Self::Fails(_) => "5xx",
            Self::DoneButCut => "done, answer cut",
            Self::Cut => "answer cut",
            Self::DoneButFails => "done, 502",
        }
    }
}

/// Faults by chance.
#[derive(Debug)]
pub struct Faults {
    chance: Mutex<Option<Chance>>,
    seen: Mutex<BTreeMap<&'static str, u64>>,
}

impl Faults {
    /// None without a seed.
    pub fn new(seed: Option<u64>) -> Self {
        Self { chance: Mutex::new(seed.map(Chance::new)), seen: Mutex::default() }
    }

    /// No more from now on.
    pub fn end(&self) {
        *self.chance.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What goes wrong with the next call, if anything.
    pub fn next(&self) -> Option<Fault> {
        let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
        let chance = chance.as_mut()?;
        if chance.share() >= 0.05 {
            return None;
        }
        let wait = 50 + chance.below(450);
        let fault = match chance.below(20) {
            0..=5 => Fault::Bucket(wait),
            6..=7 => Fault::Shared(wait),
            8 => Fault::Global(wait),
            9..=12 => Fault::Fails([500, 502, 503, 504][usize::try_from(chance.below(4)).unwrap_or_default()]),
            13..=15 => Fault::DoneButCut,
            16..=17 => Fault::Cut,
            _ => Fault::DoneButFails,
        };
        Some(fault)
    }

    /// Counts something that went wrong.
    pub fn note(&self, name: &'static str) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner).entry(name).or_default() += 1;
    }

    /// How often what went wrong.
    pub fn seen(&self) -> BTreeMap<&'static str, u64> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

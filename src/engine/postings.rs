//! Which facts have a feature: how central it is there, and how often it stands in what they answer, leave open and deny.

use super::features::Feature;
use super::marks::{Level, Levels, Mark, Marks};

/// A feature in a fact.
#[derive(Debug, Clone, Copy)]
pub struct Posting {
    /// The fact's position in the base.
    pub fact: u32,
    level: Level,
    /// How often in what it answers, leaves open and denies.
    pub times: [u8; 3],
}

impl Posting {
    /// How far a question with the feature reaches the fact, whether it says it or only denies it or leaves it open.
    #[inline]
    pub fn reach(self, levels: &Levels) -> f64 {
        let [_, open, denied] = self.times;
        let reach = levels.of(self.level);
        if open > 0 || denied > 0 { reach.max(APART) } else { reach }
    }
}

/// How far what is only denied or left open reaches.
const APART: f64 = 0.9;

/// The facts of every feature, in the order of the base.
#[derive(Debug, Default)]
pub struct Postings {
    all: Vec<Posting>,
    /// Where each feature's begin, and the end of the last one's.
    begins: Vec<u32>,
}

impl Postings {
    /// Turns the marks of facts round (a counting sort).
    pub fn of(marks: &Marks, features: usize) -> Self {
        let mut begins = vec![0_u32; features + 1];
        for mark in &marks.all {
            if let Some(next) = begins.get_mut(mark.feature.0 as usize + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let mut all = vec![Posting { fact: 0, level: Level::Apart, times: [0; 3] }; marks.all.len()];
        for (fact, marks) in marks.by_fact().enumerate() {
            for Mark { feature, level, times, .. } in marks {
                let Some(at) = next.get_mut(feature.0 as usize) else { continue };
                if let Some(slot) = all.get_mut(*at as usize) {
                    *slot = Posting { fact: fact as u32, level: *level, times: *times };
                }
                *at += 1;
            }
        }
        Self { all, begins }
    }

    /// The facts of a feature.
    pub fn of_feature(&self, feature: Feature) -> &[Posting] {
        let at = feature.0 as usize;
        match (self.begins.get(at), self.begins.get(at + 1)) {
            (Some(from), Some(to)) => self.all.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// How many facts have a feature, without those that only deny it or leave it open.
    pub fn count(&self, feature: Feature) -> usize {
        self.of_feature(feature).iter().filter(|posting| posting.level != Level::Apart).count()
    }
}

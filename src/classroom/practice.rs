//! Practice for one person, without a clock: an item that was missed comes back until it is right.

use super::item::Item;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Practice under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// What is still to be got right; the first is on.
    left: VecDeque<Waiting>,
    /// How many items there are.
    total: usize,
    /// How many were right at once.
    at_once: usize,
    /// Whether what was missed comes back.
    returns: bool,
    /// Counts what was answered, so that an answer to an earlier item is told apart.
    step: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    item: Item,
    missed: bool,
}

/// What came of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marked {
    /// It is right; this was the item.
    Right(Item),
    /// It is wrong; this was the item.
    Wrong(Item),
    /// There is no such option, or nothing is asked, or something else was: nothing changes.
    Unfit,
}

impl Practice {
    /// Practice with these items.
    pub fn of(items: Vec<Item>) -> Self {
        let total = items.len();
        let left = items.into_iter().map(|item| Waiting { item, missed: false }).collect();
        Self { left, total, at_once: 0, returns: true, step: 0 }
    }

    /// The same, but nothing comes back.
    pub fn once(items: Vec<Item>) -> Self {
        Self { returns: false, ..Self::of(items) }
    }

    /// Whether what was missed comes back.
    pub fn returns(&self) -> bool {
        self.returns
    }

    /// What is asked now; none: it is over.
    pub fn item(&self) -> Option<&Item> {
        self.left.front().map(|waiting| &waiting.item)
    }

    /// Which step is on: every answer leads to the next.
    pub fn step(&self) -> usize {
        self.step
    }

    /// The next state, and what came of the answer to a step.
    #[must_use]
    pub fn after(mut self, step: usize, option: usize) -> (Self, Marked) {
        let fits = step == self.step && self.item().is_some_and(|item| option < item.options.len());
        let first = if fits { self.left.pop_front() } else { None };
        let Some(mut waiting) = first else { return (self, Marked::Unfit) };
        self.step += 1;
        if waiting.item.right == option {
            self.at_once += usize::from(!waiting.missed);
            return (self, Marked::Right(waiting.item));
        }
        waiting.missed = true;
        let item = waiting.item.clone();
        if self.returns {
            self.left.push_back(waiting);
        }
        (self, Marked::Wrong(item))
    }

    /// How many items there are, how many are still to be got right, and how many were right at once.
    pub fn score(&self) -> (usize, usize, usize) {
        (self.total, self.left.len(), self.at_once)
    }
}

//! What a teacher learns from a quiz: of each item how many were right and which distractor drew most. Without names; who
//! leads is worked out apart, for whoever asks for it.

use super::item::Item;
use super::quiz::Quiz;
use std::collections::BTreeMap;

/// A quiz without names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many people answered anything.
    pub people: usize,
    /// Each item that was asked.
    pub lines: Vec<Line>,
}

/// An item and how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The item.
    pub item: Item,
    /// How many answered.
    pub answered: usize,
    /// How many of them were right.
    pub right: usize,
    /// The wrong option that most chose (of equals the first), and how many.
    pub distractor: Option<(usize, usize)>,
}

impl Line {
    /// The share that was right, in percent; none if nobody answered.
    pub fn percent(&self) -> Option<usize> {
        (self.right * 200 + self.answered).checked_div(self.answered * 2)
    }
}

/// The report on what was asked so far.
pub fn report(quiz: &Quiz) -> Report {
    let mut people: Vec<u64> = quiz.answers().map(|(_, person, _)| person).collect();
    people.sort_unstable();
    people.dedup();
    let asked = quiz.items().iter().enumerate().take(quiz.at() + 1);
    let lines = asked.map(|(at, item)| {
        let chosen: Vec<usize> =
            quiz.answers().filter(|(answered, ..)| *answered == at).map(|(.., option)| option).collect();
        let count = |option: usize| chosen.iter().filter(|chosen| **chosen == option).count();
        let wrong = (0..item.options.len()).filter(|option| *option != item.right);
        let distractor = wrong.map(|option| (option, count(option))).filter(|(_, count)| *count > 0);
        let distractor = distractor.min_by_key(|(option, count)| (usize::MAX - count, *option));
        Line { item: item.clone(), answered: chosen.len(), right: count(item.right), distractor }
    });
    Report { people: people.len(), lines: lines.collect() }
}

/// Who got how many right, the most first; people without a right answer are left out.
pub fn leaders(quiz: &Quiz) -> Vec<(u64, usize)> {
    let mut right: BTreeMap<u64, usize> = BTreeMap::new();
    for (item, person, option) in quiz.answers() {
        if quiz.items().get(item).is_some_and(|item| item.right == option) {
            *right.entry(person).or_default() += 1;
        }
    }
    let mut leaders: Vec<(u64, usize)> = right.into_iter().collect();
    leaders.sort_by_key(|(person, right)| (usize::MAX - right, *person));
    leaders
}

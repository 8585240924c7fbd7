//! Which events of a session have come: each counts once, in whatever order they come, and a resume begins where the first
//! one is missing. May not know what an event is.

use std::collections::BTreeSet;

/// How many events may come before one that is missing; then it is given up.
const MOST_AHEAD: usize = 1024;

/// The numbers that have come.
#[derive(Debug, Clone)]
pub struct Sequence {
    all_until: u64,
    ahead: BTreeSet<u64>,
}

impl Sequence {
    /// A session whose first event has this number.
    pub fn starting_at(seq: u64) -> Self {
        Self { all_until: seq, ahead: BTreeSet::new() }
    }

    /// Takes note of a number; `false` if it had come before.
    pub fn take(&mut self, seq: u64) -> bool {
        if seq <= self.all_until || !self.ahead.insert(seq) {
            return false;
        }
        if self.ahead.len() > MOST_AHEAD {
            self.all_until = self.ahead.pop_first().unwrap_or(seq);
        }
        while self.all_until.checked_add(1).is_some_and(|next| self.ahead.remove(&next)) {
            self.all_until += 1;
        }
        true
    }

    /// The number up to which nothing is missing.
    pub fn all_until(&self) -> u64 {
        self.all_until
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_AHEAD, Sequence};
    use proptest::prelude::*;

    #[test]
    fn a_resume_begins_where_something_is_missing() {
        let mut sequence = Sequence::starting_at(1);
        assert!(sequence.take(2) && sequence.take(4));
        assert_eq!(sequence.all_until(), 2);
        assert!(!sequence.take(4) && !sequence.take(1));
        assert!(sequence.take(3));
        assert_eq!(sequence.all_until(), 4);
    }

    #[test]
    fn what_never_comes_is_given_up() {
        let mut sequence = Sequence::starting_at(1);
        for seq in 3..=3 + MOST_AHEAD as u64 {
            assert!(sequence.take(seq));
        }
        assert_eq!(sequence.all_until(), 3 + MOST_AHEAD as u64);
        assert!(sequence.take(u64::MAX) && !sequence.take(u64::MAX));
    }

    proptest! {
        #[test]
        fn each_counts_once_in_whatever_order(numbers in prop::collection::vec(1u64..60, 0..200)) {
            let mut sequence = Sequence::starting_at(0);
            let mut came = std::collections::BTreeSet::new();
            for seq in numbers {
                prop_assert_eq!(sequence.take(seq), came.insert(seq));
                let expected = (1u64..60).take_while(|seq| came.contains(seq)).last().unwrap_or(0);
                prop_assert_eq!(sequence.all_until(), expected);
            }
        }
    }
}

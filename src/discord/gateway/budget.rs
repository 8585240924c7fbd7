//! How many sessions may still be begun (Discord's documentation, "Session Start Limit Object"). Once the limit is passed,
//! Discord ends all sessions of the bot and takes its token away: so it never is. Times come in as the time since the
//! process began; may not know a clock.

use std::time::Duration;

/// After how long the number is full again.
const PERIOD: Duration = Duration::from_secs(24 * 3600);

/// The number of sessions that may still be begun.
#[derive(Debug, Clone)]
pub struct Budget {
    total: u64,
    left: u64,
    resets: Duration,
    last: Duration,
}

impl Budget {
    /// `left` of `total` sessions until `resets`.
    pub fn new(total: u64, left: u64, resets: Duration) -> Self {
        Self { total: total.max(1), left, resets, last: Duration::ZERO }
    }

    /// How long to wait before a session may be begun. Half of the number can be used at once; the other half has to last
    /// until it is full again, unless this is the first session since the start.
    pub fn wait(&mut self, now: Duration, is_first: bool) -> Duration {
        if now >= self.resets {
            self.left = self.total;
            self.resets = now + PERIOD;
        }
        let until_reset = self.resets.saturating_sub(now);
        match u32::try_from(self.left) {
            Ok(0) => until_reset,
            Ok(left) if !is_first && self.left.saturating_mul(2) < self.total => {
                let apart = self.resets.saturating_sub(self.last) / left;
                (self.last + apart).saturating_sub(now)
            }
            _ => Duration::ZERO,
        }
    }

    /// A session was begun.
    pub fn spend(&mut self, now: Duration) {
        self.left = self.left.saturating_sub(1);
        self.last = now;
    }

    /// How many are left.
    pub fn left(&self) -> u64 {
        self.left
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, PERIOD};
    use proptest::prelude::*;
    use std::time::Duration;

    #[test]
    fn a_used_up_budget_waits_until_it_is_full_again() {
        let hour = Duration::from_secs(3600);
        let mut budget = Budget::new(1000, 0, hour);
        assert_eq!(budget.wait(Duration::ZERO, true), hour);
        assert_eq!(budget.wait(hour, true), Duration::ZERO);
        assert_eq!(budget.left(), 1000);
    }

    #[test]
    fn the_second_half_lasts_until_it_is_full_again() {
        let mut budget = Budget::new(1000, 480, PERIOD);
        assert_eq!(budget.wait(Duration::ZERO, true), Duration::ZERO);
        assert_eq!(budget.wait(Duration::ZERO, false), Duration::from_secs(180));
    }

    proptest! {
        /// However often a session is lost, a day begins no more than Discord allows.
        #[test]
        fn a_day_begins_no_more_than_allowed(total in 1u64..2000, used in 0u64..2000, lasts in 0u64..300) {
            let left = total.saturating_sub(used);
            let mut budget = Budget::new(total, left, PERIOD);
            let (mut now, mut begun) = (Duration::ZERO, 0);
            loop {
                now += budget.wait(now, false);
                if now >= PERIOD {
                    break;
                }
                budget.spend(now);
                begun += 1;
                now += Duration::from_secs(lasts);
                prop_assert!(begun <= left);
            }
        }
    }
}

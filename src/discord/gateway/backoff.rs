//! How long to wait before connecting again: exponential with full jitter (Marc Brooker, "Exponential Backoff And Jitter",
//! AWS Architecture Blog, 2015). Chance comes in as a number. May not know a clock.

use std::time::Duration;

/// The longest wait after one failure; each further one doubles it.
const FIRST: Duration = Duration::from_millis(500);

/// The longest wait ever.
const MOST: Duration = Duration::from_secs(60);

/// A session that has stood this long takes one failure back: soon, since it can be taken up again, and who runs a command
/// waits three seconds only.
const TAKES_BACK: Duration = Duration::from_secs(2);

/// The failures that still count.
#[derive(Debug, Clone, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// How long to wait after a connection ended whose session stood for `stood`. The first time there is no wait: whoever
    /// asks meanwhile shouldn't notice. `chance` is between 0 and 1.
    pub fn after(&mut self, stood: Duration, chance: f64) -> Duration {
        let back = u32::try_from(stood.as_secs() / TAKES_BACK.as_secs()).unwrap_or(u32::MAX);
        self.failures = self.failures.saturating_sub(back);
        let most = match self.failures.checked_sub(1) {
            None => Duration::ZERO,
            Some(doubled) => FIRST.saturating_mul(2u32.saturating_pow(doubled)).min(MOST),
        };
        // More failures than lead to the longest wait don't count: they would have to be taken back.
        self.failures = (self.failures + 1).min(9);
        most.mul_f64(chance.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::Backoff;
    use proptest::prelude::*;
    use std::time::Duration;

    #[test]
    fn waits_double_up_to_a_minute() {
        let mut backoff = Backoff::default();
        let waits: Vec<u128> = (0..10).map(|_| backoff.after(Duration::ZERO, 1.0).as_millis()).collect();
        assert_eq!(waits, [0, 500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    }

    #[test]
    fn a_session_that_stands_a_while_takes_failures_back() {
        let mut backoff = Backoff::default();
        for _ in 0..100 {
            backoff.after(Duration::ZERO, 1.0);
        }
        assert_eq!(backoff.after(Duration::from_secs(1), 1.0), Duration::from_secs(60));
        assert_eq!(backoff.after(Duration::from_secs(8), 1.0), Duration::from_secs(8));
        assert_eq!(backoff.after(Duration::from_secs(60), 1.0), Duration::ZERO);
    }

    #[test]
    fn a_connection_that_is_lost_every_few_seconds_is_soon_there_again() {
        let mut backoff = Backoff::default();
        // Each time it stands for six seconds, after two attempts that come to nothing.
        let stands = [0, 0, 6].into_iter().cycle().map(Duration::from_secs);
        let longest = stands.take(300).map(|stood| backoff.after(stood, 1.0)).max();
        assert_eq!(longest, Some(Duration::from_secs(1)));
    }

    proptest! {
        /// A connection that is always reset at once is tried a few dozen times in ten minutes, not thousands.
        #[test]
        fn ten_minutes_hold_few_attempts(chances in prop::collection::vec(0.0f64..=1.0, 600)) {
            let mut backoff = Backoff::default();
            let mut at = Duration::ZERO;
            let even = chances.iter().map(|chance| 0.25 + chance / 2.0);
            let attempts = even.take_while(|chance| {
                at += backoff.after(Duration::ZERO, *chance);
                at < Duration::from_secs(600)
            });
            prop_assert!(attempts.count() < 60);
        }
    }
}

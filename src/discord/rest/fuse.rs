//! The fuse: how many calls Discord refused lately, and whether any more may be made. Discord bans an address for an hour
//! or longer after 10,000 invalid requests (401, 403, 429 but of a shared limit) in ten minutes ("Rate Limits", Invalid
//! Request Limit). Pure: the clock is handed in.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How far back refused calls are counted.
const LOOKS_BACK: Duration = Duration::from_secs(600);

/// Refused calls are counted in steps of this, so that the memory doesn't grow with them.
const STEP: Duration = Duration::from_secs(10);

/// From how many on it is open: half of what Discord allows.
const OPENS: u32 = 5_000;

/// At how many it closes again.
const CLOSES: u32 = 2_500;

/// Counts refused calls.
#[derive(Debug, Default)]
pub struct Fuse {
    /// When each step began, and how many calls were refused in it.
    steps: VecDeque<(Instant, u32)>,
    count: u32,
    open: bool,
}

/// What became of the fuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// From now on no call is made.
    Opened,
    /// Calls are made again.
    Closed,
}

impl Fuse {
    /// Notes a refused call.
    pub fn refused(&mut self, now: Instant) -> Option<Turned> {
        let turned = self.pass(now);
        match self.steps.back_mut() {
            Some((begun, count)) if now.saturating_duration_since(*begun) < STEP => *count += 1,
            _ => self.steps.push_back((now, 1)),
        }
        self.count += 1;
        if !self.open && self.count >= OPENS {
            self.open = true;
            return Some(Turned::Opened);
        }
        turned
    }

    /// Time passes: what is long ago doesn't count any more.
    pub fn pass(&mut self, now: Instant) -> Option<Turned> {
        while let Some((begun, count)) = self.steps.front().copied() {
            // A step counts until its last moment is long enough ago.
            if now.saturating_duration_since(begun) < LOOKS_BACK + STEP {
                break;
            }
            self.steps.pop_front();
            self.count -= count;
        }
        if self.open && self.count <= CLOSES {
            self.open = false;
            return Some(Turned::Closed);
        }
        None
    }

    /// Whether no call may be made.
    pub fn is_open(&self) -> bool {
        self.open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_well_before_discord_bans_and_closes_when_the_refusals_are_long_ago() {
        let (mut fuse, start) = (Fuse::default(), Instant::now());
        // 20 a second: 10,000 after 500 seconds.
        let at = |count: u32| start + Duration::from_millis(50) * count;
        let turned: Vec<_> =
            (1..=6_000).filter_map(|count| fuse.refused(at(count)).map(|turned| (count, turned))).collect();
        assert_eq!(turned, [(5_000, Turned::Opened)]);
        assert!(fuse.is_open());
        assert_eq!(fuse.pass(at(6_000) + Duration::from_secs(300)), None);
        assert_eq!(fuse.pass(at(6_000) + Duration::from_secs(500)), Some(Turned::Closed));
        assert!(!fuse.is_open());
        assert!(fuse.steps.len() <= 62, "memory stays flat");
    }

    #[test]
    fn a_trickle_never_opens_it() {
        let (mut fuse, start) = (Fuse::default(), Instant::now());
        for minute in 0..10_000 {
            assert_eq!(fuse.refused(start + Duration::from_secs(minute)), None);
        }
        assert!(fuse.steps.len() <= 62 && fuse.count <= 611);
    }
}

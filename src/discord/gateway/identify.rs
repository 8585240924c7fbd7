//! Whose turn it is to begin a session: shards of one key wait for each other (Discord's documentation, "Sharding",
//! "Max Concurrency"), and all of them keep within the [`Budget`].

use super::budget::Budget;
use serenity::model::gateway::SessionStartLimit;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;
use tokio::time::{Instant, sleep, sleep_until};

/// How far apart sessions of one key begin.
const APART: Duration = Duration::from_secs(5);

/// How many may begin at the same time is a number of Discord's; what it says is not believed beyond this.
const MOST_KEYS: u64 = 1024;

/// How many sessions may be begun.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// In a day.
    pub total: u64,
    /// Until it is full again.
    pub left: u64,
    /// When that is, from now.
    pub resets_after: Duration,
    /// At the same time.
    pub at_once: u64,
}

impl Default for Limit {
    /// That of a small bot.
    fn default() -> Self {
        Self { total: 1000, left: 1000, resets_after: Duration::from_secs(24 * 3600), at_once: 1 }
    }
}

impl From<SessionStartLimit> for Limit {
    fn from(told: SessionStartLimit) -> Self {
        let resets_after = Duration::from_millis(told.reset_after);
        Self { total: told.total, left: told.remaining, resets_after, at_once: told.max_concurrency }
    }
}

/// When a key's last session was begun.
type Key = Arc<tokio::sync::Mutex<Option<Instant>>>;

/// The order in which shards of this process begin sessions.
pub struct Turns {
    keys: Vec<Key>,
    budget: Mutex<Budget>,
    since: Instant,
}

/// The right to begin one session. The others of its key wait until it is dropped.
pub struct Turn {
    last: OwnedMutexGuard<Option<Instant>>,
    turns: Arc<Turns>,
}

impl Turns {
    /// The order under a limit.
    pub fn new(limit: Limit) -> Self {
        let keys = limit.at_once.clamp(1, MOST_KEYS);
        let budget = Budget::new(limit.total, limit.left, limit.resets_after);
        Self { keys: (0..keys).map(|_| Key::default()).collect(), budget: Mutex::new(budget), since: Instant::now() }
    }

    /// Comes when it is a shard's turn.
    pub async fn turn(self: &Arc<Self>, shard: u32, is_first: bool) -> Turn {
        let at = usize::try_from(shard).unwrap_or_default() % self.keys.len().max(1);
        let key = self.keys.get(at).cloned().unwrap_or_default();
        let last = key.lock_owned().await;
        if let Some(last) = *last {
            sleep_until(last + APART).await;
        }
        loop {
            let (wait, left) = {
                let mut budget = self.budget();
                (budget.wait(self.since.elapsed(), is_first), budget.left())
            };
            if wait.is_zero() {
                return Turn { last, turns: Arc::clone(self) };
            }
            let seconds = wait.as_secs();
            tracing::warn!(shard, left, seconds, "few sessions may still be begun today: waiting before the next");
            sleep(wait).await;
        }
    }

    fn budget(&self) -> std::sync::MutexGuard<'_, Budget> {
        self.budget.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// A session is begun.
    pub fn spend(mut self) {
        *self.last = Some(Instant::now());
        self.turns.budget().spend(self.turns.since.elapsed());
    }
}

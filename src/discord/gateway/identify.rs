//! Whose turn it is to begin a session: shards of one key wait for each other (Discord's documentation, "Sharding",
//! "Max Concurrency"), in all processes, and all of them keep within the [`Budget`].

use super::budget::Budget;
use crate::discord::shards::Plan;
use crate::store::{self, Store};
use serenity::model::gateway::SessionStartLimit;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;
use tokio::time::{Instant, sleep, sleep_until};

/// How far apart sessions of one key begin.
const APART: Duration = Duration::from_secs(5);

/// How long what begins a session may be on its way, longer than that of another process.
const ON_ITS_WAY: Duration = Duration::from_millis(500);

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

impl Limit {
    /// As much of it as some shards may use: the processes together begin no more sessions than Discord allows.
    pub fn share(self, plan: Plan) -> Self {
        let (here, all) = (u64::from(plan.last - plan.first + 1), u64::from(plan.total.max(1)));
        let share = |number: u64| number.saturating_mul(here) / all;
        Self { total: share(self.total), left: share(self.left), ..self }
    }
}

/// How shards of this process keep to the order with those of others.
#[derive(Clone)]
pub enum Order {
    /// There are no others.
    Alone,
    /// All ask the store.
    Asked(Arc<Store>),
    /// Nobody can be asked: at the start of all processes, each shard waits for as many turns as there are before it.
    Counted,
}

impl Order {
    /// The order for a process of some shards.
    pub fn among(plan: Plan, store: &Arc<Store>) -> Self {
        match (plan.is_part(), store.is_shared()) {
            (false, _) => Self::Alone,
            (true, true) => Self::Asked(Arc::clone(store)),
            (true, false) => {
                tracing::warn!(
                    "other shards run elsewhere, but the store is no PostgreSQL: what is kept isn't shared with them, \
                     and sessions begin by the clock; docs/operations.md says how to run several processes"
                );
                Self::Counted
            }
        }
    }
}

/// When a key's last session was begun.
type Key = Arc<tokio::sync::Mutex<Option<Instant>>>;

/// The order in which shards of this process begin sessions.
pub struct Turns {
    keys: Vec<Key>,
    order: Order,
    budget: Mutex<Budget>,
    since: Instant,
}

/// The right to begin one session. The others of its key wait until it is dropped.
pub struct Turn {
    last: OwnedMutexGuard<Option<Instant>>,
    /// The same among processes.
    among: Option<store::Turn>,
    turns: Arc<Turns>,
}

impl Turns {
    /// The order under a limit.
    pub fn new(limit: Limit, order: Order) -> Self {
        let keys = limit.at_once.clamp(1, MOST_KEYS);
        let budget = Budget::new(limit.total, limit.left, limit.resets_after);
        let keys = (0..keys).map(|_| Key::default()).collect();
        Self { keys, order, budget: Mutex::new(budget), since: Instant::now() }
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
                let among = self.among(shard, is_first).await;
                return Turn { last, among, turns: Arc::clone(self) };
            }
            let seconds = wait.as_secs();
            tracing::warn!(shard, left, seconds, "few sessions may still be begun today: waiting before the next");
            sleep(wait).await;
        }
    }

    /// Waits for the shards of other processes. What speaks with the database is large: a shard's task shouldn't hold it for
    /// ever.
    async fn among(&self, shard: u32, is_first: bool) -> Option<store::Turn> {
        let keys = u32::try_from(self.keys.len()).unwrap_or(1).max(1);
        if let Order::Asked(store) = &self.order
            && let Some(turn) = Box::pin(store.turn(u64::from(shard % keys))).await
        {
            sleep(turn.wait).await;
            return Some(turn);
        }
        if is_first && !matches!(self.order, Order::Alone) {
            sleep_until(self.since + APART * (shard / keys)).await;
        }
        None
    }

    fn budget(&self) -> std::sync::MutexGuard<'_, Budget> {
        self.budget.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// A session is about to begin.
    pub async fn spend(mut self) {
        if let Some(among) = self.among.take() {
            Box::pin(among.take(APART + ON_ITS_WAY)).await;
        }
        *self.last = Some(Instant::now());
        self.turns.budget().spend(self.turns.since.elapsed());
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, Plan};

    #[test]
    fn processes_together_begin_no_more_sessions_than_allowed() {
        let plans = [(0, 0), (1, 3), (4, 6)].map(|(first, last)| Plan { total: 7, first, last });
        for left in [0, 5, 7, 999, 1000] {
            let limit = Limit { left, ..Limit::default() };
            let shares = plans.map(|plan| limit.share(plan));
            assert!(shares.iter().map(|share| share.left).sum::<u64>() <= left);
            assert!(shares.iter().map(|share| share.total).sum::<u64>() <= limit.total);
        }
        let alone = Plan { total: 7, first: 0, last: 6 };
        assert_eq!(Limit::default().share(alone).left, 1000);
    }
}

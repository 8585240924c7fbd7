//! Manners: how many questions a minute are answered, a person and a channel, and what is left alone in a channel where
//! questions need no mention. In memory only. May not answer.

use crate::commands::Outcome;
use crate::engine::VerdictKind;
use crate::store::Budget;
use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};

/// Whose budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spender {
    /// A person, everywhere.
    Person(u64),
    /// A channel, for all in it.
    Channel(u64),
}

type Limiter = RateLimiter<Spender, HashMapStateStore<Spender>, DefaultClock>;

/// What everybody has left, for each budget that some server has set.
#[derive(Default)]
pub struct Budgets {
    limiters: Mutex<HashMap<NonZeroU32, Arc<Limiter>>>,
}

impl Budgets {
    /// Spends a question of both budgets; who has none left is told.
    ///
    /// # Errors
    /// Whose budget is used up.
    pub fn spend(&self, budget: Budget, person: u64, channel: u64) -> Result<(), Spender> {
        for (a_minute, spender) in
            [(budget.person, Spender::Person(person)), (budget.channel, Spender::Channel(channel))]
        {
            let a_minute = NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN);
            self.limiter(a_minute).check_key(&spender).map_err(|_not_until| spender)?;
        }
        Ok(())
    }

    /// Forgets whoever has asked nothing for a while.
    pub fn forget_idle(&self) {
        for limiter in self.limiters.lock().unwrap_or_else(PoisonError::into_inner).values() {
            limiter.retain_recent();
        }
    }

    fn limiter(&self, a_minute: NonZeroU32) -> Arc<Limiter> {
        let mut limiters = self.limiters.lock().unwrap_or_else(PoisonError::into_inner);
        let limiter = || Arc::new(RateLimiter::hashmap(Quota::per_minute(a_minute)));
        Arc::clone(limiters.entry(a_minute).or_insert_with(limiter))
    }
}

/// Whether something is worth saying that nobody asked the bot for: an answer, and that there is none only to what is
/// plainly a question.
pub fn speaks_up(outcome: &Outcome, utterance: &str) -> bool {
    match outcome.reply.verdict {
        VerdictKind::Chat => false,
        VerdictKind::Abstain => outcome.gap.is_some() && utterance.contains('?'),
        VerdictKind::Answer | VerdictKind::Correct | VerdictKind::Conflict | VerdictKind::Clarify => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_and_each_channel_has_a_budget() {
        let budgets = Budgets::default();
        let budget = Budget { person: 2, channel: 3 };
        assert_eq!(budgets.spend(budget, 1, 9), Ok(()));
        assert_eq!(budgets.spend(budget, 1, 9), Ok(()));
        assert_eq!(budgets.spend(budget, 1, 9), Err(Spender::Person(1)));
        assert_eq!(budgets.spend(budget, 2, 9), Ok(()));
        assert_eq!(budgets.spend(budget, 3, 9), Err(Spender::Channel(9)));
        assert_eq!(budgets.spend(budget, 3, 8), Ok(()));
    }
}

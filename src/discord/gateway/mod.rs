//! Discord's gateway: sessions, heartbeats, reconnects, shards (Discord's documentation, "Gateway"). Gives events as
//! serenity's types; may not know what the bot does with them.

mod backoff;
mod budget;
mod frame;
#[cfg(any(test, fuzzing))]
pub mod hostile;
mod identify;
mod sequence;
mod session;
mod shard;
mod socket;

pub use identify::{Limit, Order};
pub use session::{Notice, Refusal};

use super::shards::Plan;
use crate::metrics::Metrics;
use identify::Turns;
use secrecy::SecretString;
use session::{Identity, Session};
use shard::Shard;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Who listens: told what a shard hears, at once and in order. May not wait.
pub type Deliver = Arc<dyn Fn(u32, Notice) + Send + Sync>;

/// What the gateway has to know of us, and we of it.
pub struct Gateway {
    /// Where it is, as `wss://gateway.discord.gg`.
    pub address: String,
    /// How many sessions may be begun.
    pub limit: Limit,
    /// Which shards run in this process.
    pub plan: Plan,
    /// In which order the shards of all processes begin.
    pub order: Order,
    /// The bot's token.
    pub token: SecretString,
    /// What we listen to, as Discord's bits.
    pub intents: u64,
    /// The types of events that are read; all others are skipped unread.
    pub hears: &'static [&'static str],
    /// Where it is counted how the connections are.
    pub metrics: Arc<Metrics>,
}

/// After how long a shard that broke begins anew.
const MENDED_AFTER: Duration = Duration::from_secs(5);

/// Tells the shards to stop.
#[derive(Clone)]
struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Comes when the shard should stop.
    async fn told(&mut self) {
        // Nobody who could still say so: that is told, too.
        let _ = self.0.wait_for(|told| *told).await;
    }
}

impl Gateway {
    /// Runs the shards until `stop` comes; then they close their connections so that the sessions can go on later.
    ///
    /// # Errors
    /// Discord doesn't want us.
    pub async fn run(self, deliver: Deliver, stop: impl Future<Output = ()>) -> Result<(), Refusal> {
        let turns = Arc::new(Turns::new(self.limit.share(self.plan), self.order));
        let (tell, told) = watch::channel(false);
        let mut shards = JoinSet::new();
        for id in self.plan.here() {
            let parts = (Arc::clone(&turns), Arc::clone(&deliver), Stop(told.clone()), Arc::clone(&self.metrics));
            let who = Identity {
                token: self.token.clone(),
                intents: self.intents,
                hears: self.hears,
                shard: (id, self.plan.total),
            };
            shards.spawn(keep(who, self.address.clone(), parts));
        }
        tokio::pin!(stop);
        let mut ended = Ok(());
        loop {
            tokio::select! {
                shard = shards.join_next() => match shard {
                    Some(Ok(Err(refusal))) => {
                        ended = ended.and(Err(refusal));
                        tell.send_replace(true);
                    }
                    Some(_) => {}
                    None => return ended,
                },
                () = &mut stop, if !*tell.borrow() => {
                    tell.send_replace(true);
                }
            }
        }
    }
}

/// Keeps a shard at work: one that breaks is logged by the panic's own line, and begins anew.
async fn keep(who: Identity, address: String, parts: (Arc<Turns>, Deliver, Stop, Arc<Metrics>)) -> Result<(), Refusal> {
    let mut has_begun = false;
    loop {
        let (turns, deliver, mut stop, metrics) = parts.clone();
        let session = Session::new(who.clone(), address.clone());
        let shard = Shard { id: who.shard.0, session, turns, deliver, stop: stop.clone(), has_begun, metrics };
        has_begun = true;
        match tokio::spawn(shard.work()).await {
            Ok(ended) => return ended,
            Err(error) => tracing::error!(shard = who.shard.0, panicked = error.is_panic(), "a shard broke"),
        }
        tokio::select! {
            () = stop.told() => return Ok(()),
            () = tokio::time::sleep(MENDED_AFTER) => {}
        }
    }
}

//! Puente on Discord. The only place that knows serenity; what is said comes from the engine and the commands.
//! May not decide an answer, hold a sentence for a user, or know the terminal. What outlives a restart is the
//! store's.

mod bot;
mod bounded;
mod class;
mod components;
mod desk;
mod error;
mod escape;
mod events;
mod exchange;
mod gateway;
mod hear;
#[cfg(any(test, fuzzing))]
pub(crate) mod hostile;
mod invite;
mod lacking;
mod limits;
mod manners;
mod memory;
mod messages;
mod origin;
mod permissions;
mod press;
mod pressed;
mod register;
mod remembered;
mod render;
mod rest;
mod room;
mod send;
mod setup;
mod shards;
mod slash;
mod threads;
mod token;
mod votes;

pub use error::Error;
pub use invite::invite;
pub use shards::Shards;
pub use token::{token_from, token_from_env};

use crate::commands::{self, Context, Given, Outcome, Spec};
use crate::engine::Turn;
use crate::metrics::Metrics;
use crate::reload::Engines;
use crate::store::Store;
use secrecy::SecretString;
use serde::Deserialize;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval, sleep, timeout};

/// What the log should leave out: below a warning serenity shows whole requests, and the WebSocket whole frames. For a
/// filter such as `tracing_subscriber::EnvFilter`.
pub const LOG_DIRECTIVES: &str = "serenity=warn,tungstenite=warn,tokio_tungstenite=warn";

/// How the bot behaves on Discord; `[discord]` in config.toml, whose defaults these are.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where the REST API is, if not at Discord: a REST proxy or a loopback Discord, as `http://127.0.0.1:3000`.
    pub api: Option<String>,
    /// Whether what stands there keeps Discord's rate limits, for all processes.
    pub api_keeps_limits: bool,
    /// After how many milliseconds somebody is told that the reply is on its way. Discord waits 3000 for a command.
    pub defer_after_ms: u64,
    /// How many turns of a conversation a follow-up may refer to.
    pub turns_kept: usize,
    /// For how many minutes a turn can be referred to.
    pub turns_minutes: u64,
    /// How many questions' replies are remembered, to edit them when the question is edited; as many conversations.
    pub replies_kept: usize,
    /// How many messages, and how many commands and presses, can wait for an answer at the same time.
    pub waiting: usize,
    /// Whether questions without a mention can be answered where admins want it; needs a privileged intent.
    pub reads_questions: bool,
    /// Which shards run in this process.
    pub shards: Shards,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            api: None,
            api_keeps_limits: false,
            defer_after_ms: 1000,
            turns_kept: 4,
            turns_minutes: 30,
            replies_kept: 1000,
            waiting: 1000,
            reads_questions: false,
            shards: Shards::default(),
        }
    }
}

/// What runs a command: [`commands::run`], or in a test the same behind a gate. A message to the bot is run as `/ask`.
pub type Runner = Arc<dyn Fn(Context<'_>, &Spec, &Given, &[Turn]) -> Outcome + Send + Sync>;

/// What a bot is made of.
pub struct Parts {
    /// What answers; another one once the facts change.
    pub engines: Engines,
    /// What runs commands.
    pub runner: Runner,
    /// What outlives a restart.
    pub store: Arc<Store>,
    /// Where it is counted what the bot does.
    pub metrics: Arc<Metrics>,
}

/// Runs the bot until the process is told to stop.
pub async fn run(
    engines: Engines,
    (store, metrics): (Arc<Store>, Arc<Metrics>),
    settings: Settings,
    token: SecretString,
) -> Result<(), Error> {
    // A panic's message may quote what somebody typed.
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string);
        tracing::error!(at, "the program is wrong here");
    }));
    // Everything is read while Discord is being reached. Whoever asks before that is done waits for it.
    let warming = Arc::clone(&engines.borrow());
    tokio::spawn(async move {
        if let Err(error) = tokio::task::spawn_blocking(move || warming.warm()).await {
            tracing::error!(panicked = error.is_panic(), "the facts couldn't be read ahead");
        }
    });
    let parts = Parts { engines, runner: Arc::new(commands::run), store, metrics };
    run_until(parts, settings, token, setup::stop_signal()).await
}

/// How long replies in progress are waited for when the bot is told to stop.
const PATIENCE_AT_STOP: Duration = Duration::from_millis(4500);

/// Runs a bot of given parts until `stop` comes. What it is replying to then is still said, unless that takes
/// too long; nothing new is heard.
pub async fn run_until(
    parts: Parts,
    settings: Settings,
    token: SecretString,
    stop: impl Future<Output = ()>,
) -> Result<(), Error> {
    tokio::pin!(stop);
    let (gateway, bot, events) = tokio::select! {
        ready = setup::set_up(parts, &settings, token) => ready?,
        () = &mut stop => return Ok(()),
    };
    let (leave, told_to_leave) = oneshot::channel::<()>();
    let deliver = Arc::new(move |shard, notice| Arc::clone(&events).hear_all(shard, notice));
    let listening = gateway.run(deliver, async {
        let _ = told_to_leave.await;
    });
    tokio::pin!(listening);
    tokio::select! {
        ended = &mut listening => ended.map_err(Error::from),
        () = keep_tidy(&bot) => Ok(()),
        () = Box::pin(forget_with_others(&bot)) => Ok(()),
        () = bot.discord.token_refused() => Err(Error::TokenRefused),
        () = &mut stop => {
            let ended = timeout(PATIENCE_AT_STOP, async {
                drop(leave);
                let _ = listening.await;
                bot.rest().await;
            });
            if ended.await.is_err() {
                tracing::warn!("told to stop, so replies that took too long were given up");
            }
            Ok(())
        }
    }
}

/// How often it is looked what has been remembered long enough.
const TIDIED: Duration = Duration::from_secs(30);

/// How often the store is looked through.
const STORE_TIDIED: Duration = Duration::from_secs(3600);

/// Tidies up for ever; should that break, it begins anew.
async fn keep_tidy(bot: &Arc<bot::Shared>) {
    loop {
        // Dropped with this, so that it ends with the bot.
        let mut tidying = JoinSet::new();
        tidying.spawn(tidy(Arc::clone(bot)));
        if let Some(Err(error)) = tidying.join_next().await {
            tracing::error!(panicked = error.is_panic(), "tidying up broke");
        }
        sleep(TIDIED).await;
    }
}

/// Deletes what has been kept long enough. A store that is away is soon tried again: until it is there, nobody knows what
/// admins have set. Never ends.
async fn tidy(bot: Arc<bot::Shared>) {
    let _counted = bot.metrics.witness();
    let mut ticks = interval(TIDIED);
    let mut store_due = ticks.tick().await;
    loop {
        bot.budgets.forget_idle();
        bot.messages.forget_idle();
        bot.memory().forget_old(std::time::Instant::now());
        if (Instant::now() >= store_due || bot.store.is_troubled())
            && let Ok(rows) = bot.store.retain_of(now(), |server| bot.plan.hears_of(server)).await
        {
            store_due = Instant::now() + STORE_TIDIED;
            if rows > 0 {
                tracing::info!(rows, "deleted what was kept long enough");
            }
        }
        ticks.tick().await;
    }
}

/// Forgets whom other processes are asked to forget. Never ends.
async fn forget_with_others(bot: &bot::Shared) {
    if !bot.plan.is_part() {
        return std::future::pending().await;
    }
    let mut forgotten = bot.store.forgotten();
    loop {
        bot.forget(forgotten.next().await);
    }
}

/// Seconds since 1970 (UTC).
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

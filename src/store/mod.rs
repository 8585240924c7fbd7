//! What outlives a restart: what admins set, votes and gaps without names, and the state of buttons until it expires.
//! A SQLite file, or PostgreSQL by its address. The only place that knows sqlx. May not read a clock (the time comes in
//! as seconds since 1970, UTC), may not hold a sentence for a user, and may never keep a question from being answered:
//! what can't be saved is said once in the log.

mod answers;
mod counts;
mod open;
mod processes;
mod server;
mod states;

pub use crate::curation::gaps::{GapReason, KeptGap};
pub use answers::Answered;
pub use counts::{Gap, Vote};
pub use open::{Refused, Settings, is_address};
pub use processes::{Forgotten, Turn};
pub use server::{Budget, Changed, Defaults, Kept, ServerSettings};

use crate::metrics::Metrics;
use sqlx::AnyPool;
use sqlx::any::AnyConnectOptions;
use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;
use tokio::sync::{Mutex, OnceCell};
use tokio::time::Instant;

/// What the log should leave out of sqlx: it tells every statement. For a filter such as
/// `tracing_subscriber::EnvFilter`.
pub const LOG_DIRECTIVES: &str = "sqlx=error";

/// After how long saving or reading is given up. Discord waits three seconds for a button.
const PATIENCE: Duration = Duration::from_secs(2);

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The store. Shared by all that saves; every call may be made at the same time as others.
pub struct Store {
    /// None: nothing is kept.
    pool: Option<AnyPool>,
    /// Where other processes find it, too: PostgreSQL.
    shared: Option<AnyConnectOptions>,
    /// Whether the tables are there and the settings are read.
    ready: OnceCell<()>,
    /// Settings of every server that has any, so that nobody waits for them.
    servers: RwLock<HashMap<u64, ServerSettings>>,
    /// Held while the settings of a server are changed.
    changing: Mutex<()>,
    /// Those of every other one, and of direct messages.
    defaults: ServerSettings,
    /// Whether the last attempt failed, so that it is said once.
    troubled: AtomicBool,
    /// Whether the file is no database or a damaged one: it isn't touched again.
    corrupt: AtomicBool,
    /// Where it is counted what it does.
    metrics: Arc<Metrics>,
}

/// It was not saved, or could not be read. The log has the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsaved;

/// Why an attempt failed.
enum Failure {
    /// There is nowhere to save to, as configured.
    Nowhere,
    /// The file is damaged, as was said before.
    Corrupt,
    /// What the database says.
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl Store {
    /// A store that keeps nothing: settings are the defaults, and nothing can be saved.
    pub fn nowhere() -> Self {
        Self::on(None, &Defaults::default())
    }

    fn on(pool: Option<AnyPool>, defaults: &Defaults) -> Self {
        Self {
            pool,
            shared: None,
            ready: OnceCell::new(),
            servers: RwLock::default(),
            changing: Mutex::new(()),
            defaults: ServerSettings::from(*defaults),
            troubled: AtomicBool::new(false),
            corrupt: AtomicBool::new(false),
            metrics: Arc::default(),
        }
    }

    /// The same, counted from now on.
    #[must_use]
    pub fn counted(self, metrics: Arc<Metrics>) -> Self {
        metrics.store_works(!self.is_troubled());
        Self { metrics, ..self }
    }

    /// Settings of a server; the defaults for one that has none, and for direct messages. Where nothing can be kept, they
    /// say so.
    pub fn settings(&self, server: Option<u64>) -> ServerSettings {
        if self.pool.is_none() {
            return ServerSettings { kept: Kept::NOTHING, ..self.defaults.clone() };
        }
        server.and_then(|server| self.servers().get(&server).cloned()).unwrap_or_else(|| self.defaults.clone())
    }

    /// Whether something can be kept now; if not, the log has the cause, unless it is set so.
    pub async fn keeps(&self) -> bool {
        self.attempt(async { self.ready().await.map(drop) }).await.is_ok()
    }

    /// Whether the last attempt failed.
    pub fn is_troubled(&self) -> bool {
        self.troubled.load(Ordering::Relaxed) || self.corrupt.load(Ordering::Relaxed)
    }

    /// Whether it works: it answers, and what was last to be saved is. Also where nothing is to be kept.
    pub async fn works(&self) -> bool {
        let asked = self.attempt(async {
            sqlx::query("SELECT 1").execute(self.ready().await?).await?;
            Ok(())
        });
        self.pool.is_none() || asked.await.is_ok() && !self.is_troubled()
    }

    /// Ends every connection. What is being saved is waited for.
    pub async fn close(&self) {
        if let Some(pool) = &self.pool {
            pool.close().await;
        }
    }

    fn servers(&self) -> RwLockReadGuard<'_, HashMap<u64, ServerSettings>> {
        self.servers.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn servers_mut(&self) -> RwLockWriteGuard<'_, HashMap<u64, ServerSettings>> {
        self.servers.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connections, with every table there and the settings read.
    async fn ready(&self) -> Result<&AnyPool, Failure> {
        let pool = self.pool.as_ref().ok_or(Failure::Nowhere)?;
        if self.corrupt.load(Ordering::Relaxed) {
            return Err(Failure::Corrupt);
        }
        let preparing = async {
            open::migrate(pool).await?;
            let settings = server::read_all(pool, &self.defaults).await?;
            self.servers_mut().extend(settings);
            Ok::<(), Failure>(())
        };
        self.ready.get_or_try_init(|| preparing).await?;
        Ok(pool)
    }

    /// Saves. What fails is rolled back by the database, and said in the log unless the attempt before failed, too.
    async fn save<T>(&self, work: impl Future<Output = Result<T, Failure>>) -> Result<T, Unsaved> {
        let since = Instant::now();
        let saved = self.attempt(work).await?;
        self.metrics.saved(since.elapsed());
        self.metrics.store_works(true);
        if self.troubled.swap(false, Ordering::Relaxed) {
            tracing::info!("the store saves again");
        }
        Ok(saved)
    }

    /// Reads, or saves; a success doesn't show that there is room to save.
    async fn attempt<T>(&self, work: impl Future<Output = Result<T, Failure>>) -> Result<T, Unsaved> {
        let tried = tokio::time::timeout(PATIENCE, work).await;
        let failure = match tried.unwrap_or_else(|_late| Err(Failure::Database(sqlx::Error::PoolTimedOut))) {
            Ok(done) => return Ok(done),
            Err(failure) => failure,
        };
        if let Failure::Database(error) = failure {
            self.metrics.unsaved();
            self.metrics.store_works(false);
            if is_corrupt(&error) && !self.corrupt.swap(true, Ordering::Relaxed) {
                tracing::error!(
                    cause = %error,
                    "the store's file is damaged and is left as it is: nothing is saved; stop the bot, move the file \
                     away or put a backup in its place, and start again"
                );
            } else if !self.troubled.swap(true, Ordering::Relaxed) {
                tracing::warn!(cause = %error, "the store doesn't work: questions are answered, but nothing is saved");
            } else {
                tracing::debug!(cause = %error, "the store still doesn't work");
            }
        }
        Err(Unsaved)
    }
}

/// Whether SQLite says that the file is damaged (`SQLITE_CORRUPT`, 11) or none of its own (`SQLITE_NOTADB`, 26). The
/// low byte of its codes is the kind.
fn is_corrupt(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(error) = error else { return false };
    let code = error.code().and_then(|code| code.parse::<u32>().ok());
    // PostgreSQL's codes have five characters, and none of them reads as one of these two.
    code.is_some_and(|code| code < 10_000 && matches!(code & 0xff, 11 | 26))
}

/// The day of a moment, counted from 1970-01-01 (UTC).
fn day_of(now: i64) -> i64 {
    now.div_euclid(DAY)
}

/// A server's number as databases keep it; direct messages are 0.
fn row_of(server: Option<u64>) -> i64 {
    server.map_or(0, u64::cast_signed)
}

/// At most so many characters of a text, without control characters: PostgreSQL takes no NUL, and a key has to stay
/// short.
fn clean(text: &str, most: usize) -> String {
    let mut clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(most).collect();
    clean.truncate(clean.trim_end().len());
    clean
}

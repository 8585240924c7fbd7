//! What several processes of one bot owe each other, on one PostgreSQL: one of them begins a session at a time, and whom
//! one of them is asked to forget all forget. A SQLite file is one process's. May not know what a session is.

use super::Store;
use sqlx::any::AnyConnectOptions;
use sqlx::postgres::PgListener;
use sqlx::{AnyConnection, ConnectOptions, Row};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// After how long a connection that says nothing is given up, and another one waits instead.
const WAITING: Duration = Duration::from_secs(60);

/// How long the database may take to be reached.
const REACHING: Duration = Duration::from_secs(10);

/// After how long it is tried again to hear of whom to forget.
const AGAIN: Duration = Duration::from_secs(30);

/// The channel on which processes tell each other whom to forget, once the rest is committed. The schema is part of its
/// name, so that two bots in one database don't hear each other.
const CHANNEL: &str = "SELECT CAST('puente_forget_' || current_schema() AS TEXT)";
pub(super) const TELL: &str = "SELECT CAST(pg_notify('puente_forget_' || current_schema(), $1) AS TEXT)";

/// A turn at something that one process does at a time. Others wait until it is taken or dropped; a process that is killed
/// drops it, too.
pub struct Turn {
    connection: AnyConnection,
    key: i64,
    /// How long to wait before it is used.
    pub wait: Duration,
}

impl Store {
    /// Whether other processes may use it, too.
    pub fn is_shared(&self) -> bool {
        self.shared.is_some()
    }

    /// Comes when no other process has this key's turn, and says how long it has to be waited for then. Where nobody else may
    /// use the store, or nobody can be asked, there is none.
    pub async fn turn(&self, key: u64) -> Option<Turn> {
        let options = self.shared.as_ref()?;
        loop {
            let asked = timeout(WAITING, ask(options, key.cast_signed()));
            match asked.await {
                Ok(Ok(turn)) => return Some(turn),
                Ok(Err(error)) => {
                    tracing::warn!(cause = %error, "other processes can't be asked whose turn it is");
                    return None;
                }
                // Others are before us, or the connection is dead.
                Err(_late) => {}
            }
        }
    }

    /// Whom other processes are asked to forget, from now on.
    pub fn forgotten(&self) -> Forgotten<'_> {
        Forgotten { options: self.shared.as_ref(), listener: None }
    }
}

/// Asks for the turn, and waits for it. A connection of its own: it would keep others from the store's.
async fn ask(options: &AnyConnectOptions, key: i64) -> Result<Turn, sqlx::Error> {
    let mut connection = timeout(REACHING, options.connect()).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))?;
    sqlx::query("BEGIN").execute(&mut connection).await?;
    // Whoever has changed the row holds it until it commits, or is gone.
    let row = sqlx::query(
        "INSERT INTO turns (key, free_at) VALUES ($1, 0) ON CONFLICT (key) DO UPDATE SET key = excluded.key \
         RETURNING free_at - CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
    )
    .bind(key)
    .fetch_one(&mut connection)
    .await?;
    let wait = Duration::from_millis(u64::try_from(row.try_get::<i64, _>(0)?).unwrap_or_default());
    // The database's clock may have been set back.
    Ok(Turn { connection, key, wait: wait.min(WAITING) })
}

impl Turn {
    /// Takes the turn: the next one comes after so long, by the database's clock, also if this process is killed now.
    pub async fn take(mut self, apart: Duration) {
        let taken = async {
            sqlx::query(
                "UPDATE turns SET free_at = $1 + CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) \
                 WHERE key = $2",
            )
            .bind(i64::try_from(apart.as_millis()).unwrap_or(i64::MAX))
            .bind(self.key)
            .execute(&mut self.connection)
            .await?;
            sqlx::query("COMMIT").execute(&mut self.connection).await?;
            Ok::<(), sqlx::Error>(())
        };
        if let Ok(Err(error)) = timeout(super::PATIENCE, taken).await {
            tracing::warn!(cause = %error, "other processes can't be told whose turn it was");
        }
    }
}

/// People that other processes are asked to forget.
pub struct Forgotten<'a> {
    options: Option<&'a AnyConnectOptions>,
    listener: Option<PgListener>,
}

impl Forgotten<'_> {
    /// The next one; never, where nobody else uses the store. What is told while the database can't be heard is missed.
    pub async fn next(&mut self) -> u64 {
        let Some(options) = self.options else { return std::future::pending().await };
        loop {
            match self.hear(options).await {
                Ok(Some(person)) => return person,
                Ok(None) => {}
                Err(error) => {
                    tracing::debug!(cause = %error, "it can't be heard whom other processes forget");
                    self.listener = None;
                    sleep(AGAIN).await;
                }
            }
        }
    }

    async fn hear(&mut self, options: &AnyConnectOptions) -> Result<Option<u64>, sqlx::Error> {
        let listener = match &mut self.listener {
            Some(listener) => listener,
            none => {
                let mut listener = PgListener::connect(options.database_url.as_str()).await?;
                let channel: String = sqlx::query_scalar(CHANNEL).fetch_one(&mut listener).await?;
                listener.listen(&channel).await?;
                none.insert(listener)
            }
        };
        Ok(listener.recv().await?.payload().parse().ok())
    }
}

//! From settings to connections, and the tables. May not know what is in them.

use super::server::Defaults;
use super::{Failure, Store};
use serde::Deserialize;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::error::BoxDynError;
use sqlx::migrate::{MigrateError, Migration, MigrationSource, MigrationType, Migrator};
use sqlx::{AnyConnection, AnyPool, ConnectOptions, Executor};
use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::str::FromStr;
use std::time::Duration;

/// Where the store is; `[store]` in config.toml, whose defaults these are.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The SQLite file, from the folder of config.toml; empty: nothing is kept.
    pub file: String,
    /// Another database: `postgres://…`, or `sqlite://…`. Wins over the file.
    pub url: Option<String>,
    /// How large the SQLite file may become, in megabytes.
    pub most_megabytes: u64,
    /// What holds in a server until its admins set something else.
    pub servers: Defaults,
}

impl Settings {
    /// The SQLite file, by the folder of config.toml; `None` if nothing is kept, or somewhere else.
    pub fn file_in(&self, folder: &Path) -> Option<PathBuf> {
        (self.url.is_none() && !self.file.is_empty()).then(|| folder.join(&self.file))
    }

    /// Whether they say that nothing is kept.
    pub fn keeps_nothing(&self) -> bool {
        self.url.is_none() && self.file.is_empty()
    }
}

/// How the addresses begin at which a store can be.
const SCHEMES: [&str; 3] = ["postgres://", "postgresql://", "sqlite:"];

/// Whether a store can be at such an address, as far as one can tell without asking there.
pub fn is_address(url: &str) -> bool {
    SCHEMES.iter().any(|scheme| url.trim().starts_with(scheme))
}

impl Default for Settings {
    fn default() -> Self {
        Self { file: "puente.sqlite3".to_owned(), url: None, most_megabytes: 512, servers: Defaults::default() }
    }
}

impl fmt::Debug for Settings {
    /// An address may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.url.as_ref().map(|_| "…");
        f.debug_struct("Settings").field("file", &self.file).field("url", &url).finish_non_exhaustive()
    }
}

/// An address that no store can be at. `Display` is the line for standard error; it never shows the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(&'static str);

impl Refused {
    /// It begins like none that we know.
    pub const UNKNOWN: Self = Self("starts with neither postgres:// nor sqlite://");
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the store's address {}: write postgres://user:password@host/database, best into the environment variable \
             PUENTE_STORE_URL, or remove it to use a file beside config.toml",
            self.0
        )
    }
}

impl std::error::Error for Refused {}

/// How long a connection is waited for.
const ACQUIRE: Duration = Duration::from_secs(1);

/// Bytes of a page of a SQLite file, as SQLite makes them.
const PAGE: u64 = 4096;

/// The tables, step by step. A step that was released is never changed.
const STEPS: [(i64, &str, &str); 3] = [
    (1, "tables", include_str!("migrations/0001_tables.sql")),
    (2, "answers", include_str!("migrations/0002_answers.sql")),
    (3, "turns", include_str!("migrations/0003_turns.sql")),
];

impl Store {
    /// Opens the store; a SQLite file is created when it isn't there. A database that can't be reached is tried again
    /// with everything that is to be saved.
    ///
    /// # Errors
    /// An address that no database can be at.
    pub async fn open(settings: &Settings, folder: &Path) -> Result<Self, Refused> {
        let address = match &settings.url {
            Some(url) => url.trim().to_owned(),
            None if settings.file.is_empty() => return Ok(Self::on(None, &settings.servers)),
            None => address_of(&folder.join(&settings.file)),
        };
        let is_postgres = address.starts_with("postgres");
        if !is_address(&address) {
            return Err(Refused::UNKNOWN);
        }
        sqlx::any::install_default_drivers();
        let options = AnyConnectOptions::from_str(&address).map_err(|_| Refused("is none"))?;
        let pages = (settings.most_megabytes.max(1) << 20) / PAGE;
        let options = options.disable_statement_logging();
        let shared = is_postgres.then(|| options.clone());
        let pool = AnyPoolOptions::new()
            // One writer at a time is all that SQLite has; waiting for it in our own queue is fair.
            .max_connections(if is_postgres { 4 } else { 1 })
            .acquire_timeout(ACQUIRE)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if is_postgres {
                        connection.execute("SET statement_timeout = 1500").await?;
                        return Ok(());
                    }
                    prepare_file(connection, pages).await;
                    Ok(())
                })
            })
            .connect_lazy_with(options);
        let store = Self { shared, ..Self::on(Some(pool), &settings.servers) };
        // The log tells what is wrong; the bot goes on without.
        let _ = store.attempt(async { store.ready().await.map(drop) }).await;
        Ok(store)
    }
}

/// The address of a SQLite file, with what would end a path in an address written as a code.
fn address_of(file: &Path) -> String {
    let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite://{path}?mode=rwc")
}

/// What fails here fails again in the first query, which says why; the pool would only try again and again.
async fn prepare_file(connection: &mut AnyConnection, pages: u64) {
    for pragma in [
        "PRAGMA busy_timeout = 1000",
        "PRAGMA foreign_keys = ON",
        &format!("PRAGMA max_page_count = {pages}"),
        // Readers and the writer don't wait for each other then. A file that may not be written stays as it is.
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
    ] {
        let _ = connection.execute(pragma).await;
    }
}

/// The tables, step by step, as the migrator wants them.
#[derive(Debug)]
struct Steps;

impl MigrationSource<'static> for Steps {
    fn resolve(self) -> Pin<Box<dyn Future<Output = Result<Vec<Migration>, BoxDynError>> + Send>> {
        let step = |(number, name, sql): (i64, &'static str, &'static str)| {
            Migration::new(number, Cow::Borrowed(name), MigrationType::Simple, Cow::Borrowed(sql), false)
        };
        Box::pin(async move { Ok(STEPS.map(step).to_vec()) })
    }
}

/// Makes the tables that are missing.
pub(super) async fn migrate(pool: &AnyPool) -> Result<(), Failure> {
    let migrator = Migrator::new(Steps).await.map_err(sqlx::Error::from)?;
    let mut connection = pool.acquire().await?;
    if let Err(error) = migrator.run_direct(&mut *connection).await {
        // It may still hold the lock by which two bots don't make the tables at the same time.
        connection.close_on_drop();
        return Err(match error {
            MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) => cause.into(),
            other => sqlx::Error::from(other).into(),
        });
    }
    Ok(())
}

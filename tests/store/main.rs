//! The store, on SQLite and on PostgreSQL: what is saved is there after a restart, nothing is half written, and what goes
//! wrong with the database is no harm to anybody. `PUENTE_TEST_POSTGRES=URL` (of a database for tests) adds PostgreSQL to
//! every test; `.ci/run` starts one. Here: where the tests keep their stores, and the log they write.

mod counts;
mod killed;
mod line;
#[path = "../postgres/mod.rs"]
mod postgres;
mod privacy;
mod processes;
mod settings;
mod states;
mod trouble;

use puente::store::{ServerSettings, Settings, Store, Unsaved};
use puente::text::Language;
use sqlx::{AnyConnection, Connection, Row};
use std::cell::RefCell;
use std::path::Path;
use std::sync::Once;
use tempfile::TempDir;

/// 2026-11-22, 12:00 UTC.
const NOON: i64 = 1_795_348_800;
/// Seconds of a day.
const DAY: i64 = 86_400;
/// A server.
const SCHOOL: u64 = 1_100_000_000_000_000_001;
/// Another one.
const CLUB: u64 = u64::MAX;

/// A database of a test's own, and where to find it again.
struct Database {
    /// How the store finds it.
    settings: Settings,
    folder: TempDir,
}

impl Database {
    /// An empty SQLite file, which isn't there yet.
    fn file() -> Self {
        Self { settings: Settings::default(), folder: tempfile::tempdir().expect("a folder") }
    }

    /// One of each kind that can be tested here.
    async fn each() -> Vec<Self> {
        let mut all = vec![Self::file()];
        all.extend(Self::on_postgres().await);
        all
    }

    /// One on PostgreSQL, if that can be tested here.
    async fn on_postgres() -> Option<Self> {
        let settings = Settings { url: Some(postgres::address().await?), ..Settings::default() };
        Some(Self { settings, folder: tempfile::tempdir().expect("a folder") })
    }

    /// The store, opened.
    async fn open(&self) -> Store {
        Store::open(&self.settings, self.folder()).await.expect("an address")
    }

    /// The folder of config.toml.
    fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The SQLite file.
    fn path(&self) -> std::path::PathBuf {
        self.folder().join("puente.sqlite3")
    }

    /// A connection beside the store's.
    async fn connect(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        let file = format!("sqlite://{}", self.path().display());
        AnyConnection::connect(self.settings.url.as_deref().unwrap_or(&file)).await.expect("a connection")
    }

    /// What stands in a table: a line a row, in order.
    async fn rows(&self, columns: &str, table: &str) -> Vec<String> {
        let mut connection = self.connect().await;
        let parts: Vec<String> = columns.split(", ").map(|column| format!("CAST({column} AS TEXT)")).collect();
        let sql = format!("SELECT {} FROM {table} ORDER BY {columns}", parts.join(" || '|' || "));
        let rows = sqlx::query(&sql).fetch_all(&mut connection).await.expect("a table");
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The name of each table with its columns; without the one in which sqlx keeps which steps were made.
    async fn columns(&self) -> Vec<(String, String)> {
        let mut connection = self.connect().await;
        let sql = if self.settings.url.is_some() {
            "SELECT table_name::text, column_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema()"
        } else {
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        };
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.expect("a schema");
        let all = rows.iter().map(|row| (row.get::<String, _>(0), row.get::<String, _>(1)));
        all.filter(|(table, _)| !table.starts_with('_')).collect()
    }
}

thread_local! {
    /// What the log got in this thread; each test has one of its own.
    static LOGGED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What the log got in this thread, from `info` up.
struct Log;

impl Log {
    /// Listens from now on. All threads share one subscriber: with one for each, a line that another thread says at the same
    /// time may be taken for one that nobody listens to.
    fn listen() -> Self {
        static LISTENING: Once = Once::new();
        LISTENING.call_once(|| {
            let plain = tracing_subscriber::fmt().with_writer(|| Self).with_ansi(false).without_time();
            plain.with_max_level(tracing::Level::INFO).init();
        });
        LOGGED.with_borrow_mut(Vec::clear);
        Self
    }

    /// The store's lines so far.
    #[allow(clippy::unused_self, reason = "there are no lines before somebody listens")]
    fn lines(&self) -> Vec<String> {
        let text = LOGGED.with_borrow(|bytes| String::from_utf8_lossy(bytes).into_owned());
        text.lines().filter(|line| line.contains("puente::")).map(|line| line.trim().to_owned()).collect()
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A gap of a server.
fn gap(server: u64, words: &str) -> puente::store::Gap {
    puente::store::Gap {
        server: Some(server),
        words: words.to_owned(),
        language: Language::En,
        reason: puente::store::GapReason::NearMiss,
        text: format!("{words}?"),
    }
}

/// How many votes of a server, or of all, were for answers and how many against.
async fn votes(store: &Store, server: Option<u64>) -> (u64, u64) {
    puente::curation::votes::sums(&store.votes(server).await.expect("read"))
}

/// A vote of a server for one fact; with a text, why an answer didn't help.
fn vote(server: u64, helpful: bool, text: &str) -> puente::store::Vote {
    puente::store::Vote {
        server: Some(server),
        facts: vec!["rubio-bukele-lake".to_owned(), "second".to_owned()],
        language: Language::Es,
        helpful,
        reason: if helpful || text.is_empty() { String::new() } else { "wrong".to_owned() },
        text: text.to_owned(),
    }
}

/// Sets all that holds in a server.
async fn set(store: &Store, server: u64, settings: &ServerSettings, now: i64) -> Result<(), Unsaved> {
    store.change(server, now, |held| held.clone_from(settings)).await.map(drop)
}

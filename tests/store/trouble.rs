//! A store that is locked, full, damaged or read-only, or far away: it says so once, and nothing is half written.

use super::{Database, Log, NOON, SCHOOL, gap, set, vote};
use puente::store::{Kept, ServerSettings, Settings, Unsaved};
use sqlx::Executor;

#[tokio::test]
async fn a_locked_file_is_told_once_and_again_when_it_works() {
    let log = Log::listen();
    let database = Database::file();
    let store = database.open().await;
    store.gap(&gap(SCHOOL, "before"), NOON).await.expect("saved");
    let mut other = database.connect().await;
    other.execute("BEGIN IMMEDIATE").await.expect("a lock");
    for _ in 0..2 {
        assert_eq!(store.gap(&gap(SCHOOL, "meanwhile"), NOON).await, Err(Unsaved));
        assert!(!store.works().await);
    }
    assert_eq!(store.gaps(None, u32::MAX).await.expect("it can be read").len(), 1);
    other.execute("ROLLBACK").await.expect("no lock");
    store.gap(&gap(SCHOOL, "after"), NOON).await.expect("saved");
    assert!(store.works().await);
    let lines = log.lines();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("WARN") && lines[0].contains("database is locked"), "{lines:?}");
    assert!(lines[1].contains("the store saves again"), "{lines:?}");
    assert_eq!(database.rows("words", "gaps").await, ["after", "before"]);
}

#[tokio::test]
async fn a_full_store_keeps_what_it_has() {
    let log = Log::listen();
    let mut database = Database::file();
    database.settings.most_megabytes = 1;
    let store = database.open().await;
    let text = ServerSettings { kept: Kept { text: true, ..Kept::default() }, ..ServerSettings::default() };
    set(&store, SCHOOL, &text, NOON).await.expect("saved");
    let mut saved = 0;
    while store.gap(&gap(SCHOOL, &format!("{saved} {}", "🇸🇻".repeat(95))), NOON).await.is_ok() {
        saved += 1;
        assert!(saved < 10_000, "it never gets full");
    }
    assert!(saved > 100, "{saved}");
    assert_eq!(store.gaps(None, u32::MAX).await.expect("it can be read").len(), saved);
    let lines = log.lines();
    assert!(lines.len() == 1 && lines[0].contains("full"), "{lines:?}");
    // All that doesn't fit is refused as a whole, and making room helps.
    let no_gaps = ServerSettings { kept: Kept { gaps: false, ..Kept::default() }, ..text };
    set(&store, SCHOOL, &no_gaps, NOON).await.expect("room");
    assert_eq!(database.rows("words", "gaps").await, [""; 0]);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_untouched() {
    let log = Log::listen();
    let database = Database::file();
    let rubbish = "This is somebody's diary. ".repeat(1000);
    std::fs::write(database.path(), &rubbish).expect("a file");
    let store = database.open().await;
    assert_eq!(store.gap(&gap(SCHOOL, "a"), NOON).await, Err(Unsaved));
    assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
    store.close().await;
    assert_eq!(std::fs::read_to_string(database.path()).expect("a file"), rubbish);
    let files: Vec<_> = std::fs::read_dir(database.folder()).expect("a folder").collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let lines = log.lines();
    assert!(lines.len() == 1 && lines[0].starts_with("ERROR"), "{lines:?}");
    assert!(lines[0].contains("move the file away or put a backup in its place"), "{lines:?}");
}

#[tokio::test]
async fn a_damaged_database_is_left_as_it_is() {
    let log = Log::listen();
    let database = Database::file();
    let store = database.open().await;
    for n in 0..200 {
        store.gap(&gap(SCHOOL, &format!("{n} {}", "x".repeat(190))), NOON).await.expect("saved");
    }
    store.close().await;
    let mut bytes = std::fs::read(database.path()).expect("a file");
    let length = bytes.len();
    for byte in bytes.iter_mut().skip(4096) {
        *byte ^= 0x5a;
    }
    std::fs::write(database.path(), &bytes).expect("a file");
    let store = database.open().await;
    assert_eq!(store.gap(&gap(SCHOOL, "a"), NOON).await, Err(Unsaved));
    assert_eq!(store.gaps(None, u32::MAX).await, Err(Unsaved));
    store.close().await;
    let left = std::fs::read(database.path()).expect("a file");
    assert!(left.len() == length && left == bytes, "the file was changed");
    let lines = log.lines();
    assert!(lines.len() == 1 && lines[0].contains("is damaged and is left as it is"), "{lines:?}");
}

#[tokio::test]
async fn a_read_only_file_can_still_be_read() {
    let database = Database::file();
    let store = database.open().await;
    let private = ServerSettings { private: true, ..ServerSettings::default() };
    set(&store, SCHOOL, &private, NOON).await.expect("saved");
    store.close().await;
    let log = Log::listen();
    let url = format!("sqlite://{}?mode=ro", database.path().display());
    let settings = Settings { url: Some(url), ..Settings::default() };
    let store = puente::store::Store::open(&settings, database.folder()).await.expect("an address");
    assert_eq!(store.settings(Some(SCHOOL)), private);
    assert_eq!(store.vote(&vote(SCHOOL, true, ""), NOON).await, Err(Unsaved));
    assert_eq!(set(&store, SCHOOL, &ServerSettings::default(), NOON).await, Err(Unsaved));
    assert_eq!(store.settings(Some(SCHOOL)), private, "what wasn't saved doesn't hold");
    let lines = log.lines();
    assert!(lines.len() == 1 && lines[0].contains("readonly"), "{lines:?}");
}

#[tokio::test]
async fn a_folder_that_isnt_there_is_told() {
    let log = Log::listen();
    let mut database = Database::file();
    database.settings.file = "no/such/folder/puente.sqlite3".to_owned();
    let store = database.open().await;
    assert_eq!(store.gap(&gap(SCHOOL, "a"), NOON).await, Err(Unsaved));
    assert!(log.lines().len() == 1 && log.lines()[0].contains("unable to open"), "{:?}", log.lines());
}

#[tokio::test]
async fn a_strange_name_of_a_file_is_no_trouble() {
    let mut database = Database::file();
    database.settings.file = "año 100% #1?.sqlite3".to_owned();
    let store = database.open().await;
    store.gap(&gap(SCHOOL, "a"), NOON).await.expect("saved");
    assert!(database.folder().join("año 100% #1?.sqlite3").exists());
}

#[tokio::test]
async fn a_strange_address_is_refused_without_showing_it() {
    for address in ["mysql://puente:s3cret@localhost", "s3cret", "", "postgres://puente:s3cret@local host:x/"] {
        let settings = Settings { url: Some(address.to_owned()), ..Settings::default() };
        let refused = puente::store::Store::open(&settings, std::path::Path::new(".")).await.err().expect(address);
        let message = refused.to_string();
        assert!(message.contains("PUENTE_STORE_URL") && !message.contains("s3cret"), "{message}");
    }
}

#[tokio::test]
async fn a_server_that_isnt_there_harms_nobody() {
    let log = Log::listen();
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
    let url = format!("postgres://puente:s3cret@127.0.0.1:{port}/puente");
    let settings = Settings { url: Some(url), ..Settings::default() };
    let store = puente::store::Store::open(&settings, std::path::Path::new(".")).await.expect("an address");
    assert_eq!(store.vote(&vote(SCHOOL, true, ""), NOON).await, Err(Unsaved));
    assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
    let lines = log.lines();
    assert!(lines.len() == 1 && lines[0].starts_with("WARN") && !lines[0].contains("s3cret"), "{lines:?}");
}

//! What admins set is there after a restart.

use super::{CLUB, Database, NOON, SCHOOL, gap};
use puente::store::{Budget, Kept, ServerSettings, Store};
use puente::text::Language;
use sqlx::Executor;

fn unusual() -> ServerSettings {
    ServerSettings {
        channels: [1, CLUB].into(),
        language: Some(Language::Es),
        private: true,
        budget: Budget { person: 1, channel: 2 },
        kept: Kept { votes: false, gaps: true, text: true, days: 3 },
        newer: [("bedtime".to_owned(), serde_json::json!("20:00"))].into(),
    }
}

#[tokio::test]
async fn settings_outlive_a_restart() {
    for database in Database::each().await {
        let store = database.open().await;
        assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
        store.set(SCHOOL, &unusual(), NOON).await.expect("saved");
        store.set(CLUB, &unusual(), NOON).await.expect("saved");
        store.set(CLUB, &ServerSettings::default(), NOON).await.expect("saved");
        assert_eq!(store.settings(Some(SCHOOL)), unusual());
        store.close().await;
        let store = database.open().await;
        assert_eq!(store.settings(Some(SCHOOL)), unusual());
        assert_eq!(store.settings(Some(CLUB)), ServerSettings::default());
        assert_eq!(store.settings(None), ServerSettings::default());
    }
}

#[tokio::test]
async fn a_server_can_be_forgotten() {
    for database in Database::each().await {
        let store = database.open().await;
        store.set(SCHOOL, &unusual(), NOON).await.expect("saved");
        store.gap(&gap(SCHOOL, "bitcoin"), NOON).await.expect("saved");
        store.gap(&gap(CLUB, "bitcoin"), NOON).await.expect("saved");
        store.forget_server(SCHOOL).await.expect("deleted");
        assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
        assert_eq!(database.rows("server", "servers").await, [""; 0]);
        assert_eq!(database.rows("server", "gaps").await, ["-1"]);
    }
}

#[tokio::test]
async fn settings_that_cant_be_read_keep_nothing() {
    for database in Database::each().await {
        database.open().await.close().await;
        let sql = format!("INSERT INTO servers (server, settings) VALUES ({SCHOOL}, '{{\"kept\":7}}')");
        database.connect().await.execute(&*sql).await.expect("inserted");
        let store = database.open().await;
        let kept = store.settings(Some(SCHOOL)).kept;
        assert!(!kept.votes && !kept.gaps && !kept.text);
        store.gap(&gap(SCHOOL, "bitcoin"), NOON).await.expect("nothing to save");
        assert_eq!(store.gaps(None).await.expect("read").len(), 0);
    }
}

#[tokio::test]
async fn a_store_that_is_nowhere_keeps_nothing_and_says_so() {
    let store = Store::nowhere();
    assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
    assert!(store.set(SCHOOL, &unusual(), NOON).await.is_err());
    assert!(store.gap(&gap(SCHOOL, "bitcoin"), NOON).await.is_err());
    assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
}

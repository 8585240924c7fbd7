//! What admins set is there after a restart.

use super::{CLUB, Database, NOON, SCHOOL, gap, set};
use puente::store::{Budget, Defaults, Kept, ServerSettings, Store};
use puente::text::Language;
use sqlx::Executor;

fn unusual() -> ServerSettings {
    ServerSettings {
        channels: [1, CLUB].into(),
        teachers: Some(7),
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
        set(&store, SCHOOL, &unusual(), NOON).await.expect("saved");
        set(&store, CLUB, &unusual(), NOON).await.expect("saved");
        set(&store, CLUB, &ServerSettings::default(), NOON).await.expect("saved");
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
        set(&store, SCHOOL, &unusual(), NOON).await.expect("saved");
        store.gap(&gap(SCHOOL, "bitcoin"), NOON).await.expect("saved");
        store.gap(&gap(CLUB, "bitcoin"), NOON).await.expect("saved");
        store.forget_server(SCHOOL).await.expect("deleted");
        assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
        assert_eq!(database.rows("server", "servers").await, [""; 0]);
        assert_eq!(database.rows("server", "gaps").await, ["-1"]);
    }
}

#[tokio::test]
async fn servers_that_removed_the_bot_while_it_was_away_are_forgotten() {
    for database in Database::each().await {
        let store = database.open().await;
        // 1 is none of Discord's numbers.
        for server in [SCHOOL, CLUB, 1] {
            set(&store, server, &unusual(), NOON).await.expect("saved");
            store.gap(&gap(server, "bitcoin"), NOON).await.expect("saved");
        }
        // Another process may hear of the club.
        assert_eq!(store.forget_other_servers(&[SCHOOL].into(), |server| server != CLUB).await, Ok(0));
        assert_eq!(store.forget_other_servers(&[SCHOOL].into(), |_| true).await, Ok(1));
        assert_eq!(store.settings(Some(CLUB)), ServerSettings::default());
        assert_eq!(store.settings(Some(SCHOOL)), unusual());
        let left = ["1".to_owned(), SCHOOL.to_string()];
        assert_eq!(database.rows("server", "servers").await, left);
        assert_eq!(database.rows("server", "gaps").await, left);
        assert_eq!(store.forget_other_servers(&[SCHOOL].into(), |_| true).await, Ok(0));
    }
}

#[tokio::test]
async fn settings_that_cant_be_read_keep_nothing_new_and_delete_nothing() {
    for database in Database::each().await {
        let store = database.open().await;
        store.gap(&gap(SCHOOL, "before"), NOON).await.expect("saved");
        store.close().await;
        let sql = format!("INSERT INTO servers (server, settings) VALUES ({SCHOOL}, '{{\"kept\":7}}')");
        database.connect().await.execute(&*sql).await.expect("inserted");
        let store = database.open().await;
        let kept = store.settings(Some(SCHOOL)).kept;
        assert!(!kept.votes && !kept.gaps && !kept.text);
        store.gap(&gap(SCHOOL, "bitcoin"), NOON).await.expect("nothing to save");
        assert_eq!(store.retain(NOON).await, Ok(0));
        assert_eq!(database.rows("words", "gaps").await, ["before"]);
        store.change(SCHOOL, NOON, |settings| settings.kept.gaps = true).await.expect("saved");
        assert_eq!(store.settings(Some(SCHOOL)).kept.days, Kept::default().days);
    }
}

#[tokio::test]
async fn settings_that_were_away_are_neither_overwritten_nor_guessed() {
    let database = Database::file();
    let store = database.open().await;
    set(&store, SCHOOL, &unusual(), NOON).await.expect("saved");
    store.close().await;
    // The folder is away, and with it the file.
    let (folder, away) = (database.folder().to_owned(), database.folder().with_extension("away"));
    std::fs::rename(&folder, &away).expect("a folder");
    let store = database.open().await;
    assert!(store.change(SCHOOL, NOON, |settings| settings.budget.person = 5).await.is_err());
    assert!(store.change(SCHOOL, NOON, |_| {}).await.is_err(), "nobody knows what holds");
    std::fs::rename(&away, &folder).expect("a folder");
    let changed = store.change(SCHOOL, NOON, |settings| settings.budget.person = 5).await.expect("saved");
    assert_eq!(changed.before, unusual());
    let budget = Budget { person: 5, ..unusual().budget };
    assert_eq!(changed.after, ServerSettings { budget, ..unusual() });
    assert_eq!(store.settings(Some(SCHOOL)), changed.after);
}

#[tokio::test]
async fn settings_that_were_away_hold_once_the_store_is_tidied() {
    let database = Database::file();
    let store = database.open().await;
    set(&store, SCHOOL, &unusual(), NOON).await.expect("saved");
    store.close().await;
    let (folder, away) = (database.folder().to_owned(), database.folder().with_extension("away"));
    std::fs::rename(&folder, &away).expect("a folder");
    let store = database.open().await;
    assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
    std::fs::rename(&away, &folder).expect("a folder");
    store.retain(NOON).await.expect("tidied");
    assert_eq!(store.settings(Some(SCHOOL)), unusual());
}

#[tokio::test]
async fn two_changes_at_once_both_hold() {
    for database in Database::each().await {
        let store = database.open().await;
        let (one, other) = tokio::join!(
            store.change(SCHOOL, NOON, |settings| settings.private = true),
            store.change(SCHOOL, NOON, |settings| settings.budget.person = 5),
        );
        assert!(one.is_ok() && other.is_ok());
        let held = store.settings(Some(SCHOOL));
        assert!(held.private && held.budget.person == 5, "{held:?}");
    }
}

#[tokio::test]
async fn a_store_that_is_nowhere_keeps_nothing_and_says_so() {
    let store = Store::nowhere();
    let kept = store.settings(Some(SCHOOL)).kept;
    assert!(!kept.votes && !kept.gaps && !kept.text);
    assert!(set(&store, SCHOOL, &unusual(), NOON).await.is_err());
    assert!(store.gap(&gap(SCHOOL, "bitcoin"), NOON).await.is_err());
    assert_eq!(store.forget(1).await, Ok(0), "nothing of anybody is there");
    assert_eq!(store.retain(NOON).await, Ok(0));
    assert_eq!(store.settings(Some(SCHOOL)).budget, Budget::default());
}

#[tokio::test]
async fn what_the_operator_wrote_holds_until_an_admin_sets_something() {
    for mut database in Database::each().await {
        database.settings.servers = Defaults { per_person: 3, days: 30, private: true, ..Defaults::default() };
        let store = database.open().await;
        let written = ServerSettings::from(database.settings.servers);
        assert_eq!((written.budget.person, written.kept.days, written.kept.text), (3, 30, false));
        assert_eq!(store.settings(Some(SCHOOL)), written);
        assert_eq!(store.settings(None), written);
        let changed = store.change(SCHOOL, NOON, |settings| settings.private = false).await.expect("saved");
        assert_eq!(changed.after, ServerSettings { private: false, ..written.clone() });
        store.close().await;
        // What an admin has seen doesn't change behind them.
        database.settings.servers = Defaults { per_person: 9, ..Defaults::default() };
        let store = database.open().await;
        assert_eq!(store.settings(Some(SCHOOL)), changed.after);
        assert_eq!(store.settings(Some(CLUB)).budget.person, 9);
    }
}

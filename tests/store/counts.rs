//! Votes and gaps: counted without names, as long as the server allows.

use super::{CLUB, DAY, Database, NOON, SCHOOL, gap, set, vote, votes};
use expect_test::expect;
use puente::curation::votes::csv;
use puente::store::{Gap, GapReason, Kept, ServerSettings, Vote};
use puente::text::Language;
use std::sync::Arc;

fn keeping(kept: Kept) -> ServerSettings {
    ServerSettings { kept, ..ServerSettings::default() }
}

#[tokio::test]
async fn a_vote_is_a_count_without_a_name() {
    for database in Database::each().await {
        let store = database.open().await;
        for (helpful, text) in [(true, ""), (true, ""), (false, ""), (false, "Juan says it's wrong")] {
            store.vote(&vote(SCHOOL, helpful, text), NOON).await.expect("saved");
        }
        store.vote(&vote(SCHOOL, true, ""), NOON + DAY).await.expect("saved");
        // Who said why had voted before.
        assert_eq!(votes(&store, Some(SCHOOL)).await, (3, 1));
        assert_eq!(votes(&store, Some(CLUB)).await, (0, 0));
        assert_eq!(votes(&store, None).await, (3, 1));
        expect![[r"
            count,helpful,reason,language,facts,text
            3,yes,,es,rubio-bukele-lake second,
            1,no,,es,rubio-bukele-lake second,
            1,no,wrong,es,rubio-bukele-lake second,
        "]]
        .assert_eq(&csv(&store.votes(Some(SCHOOL)).await.expect("read")));
        let rows = database.rows("server, facts, language, helpful, reason, text, day, count", "votes").await;
        assert_eq!(
            rows,
            [
                "1100000000000000001|rubio-bukele-lake second|es|0|||20779|1",
                "1100000000000000001|rubio-bukele-lake second|es|0|wrong||20779|1",
                "1100000000000000001|rubio-bukele-lake second|es|1|||20779|2",
                "1100000000000000001|rubio-bukele-lake second|es|1|||20780|1",
            ]
        );
    }
}

#[tokio::test]
async fn a_gap_is_counted_by_its_words_and_day() {
    for database in Database::each().await {
        let store = database.open().await;
        for words in ["bitcoin price", "bitcoin price", "bukele age"] {
            store.gap(&gap(SCHOOL, words), NOON).await.expect("saved");
        }
        store.gap(&Gap { reason: GapReason::OutOfScope, ..gap(CLUB, "pizza") }, NOON + DAY).await.expect("saved");
        store.gap(&gap(SCHOOL, " \0 "), NOON).await.expect("nothing to save");
        let all = store.gaps(None, u32::MAX).await.expect("read");
        let told = |gap: &puente::store::KeptGap| format!("{} {} {} {:?}", gap.words, gap.count, gap.text, gap.reason);
        let told: Vec<String> = all.iter().map(told).collect();
        assert_eq!(told, ["bitcoin price 2  NearMiss", "bukele age 1  NearMiss", "pizza 1  OutOfScope"]);
        assert_eq!((all[0].day, all[0].language), (NOON - DAY / 2, Language::En));
        assert_eq!(store.gaps(Some(CLUB), u32::MAX).await.expect("read").len(), 1);
    }
}

#[tokio::test]
async fn text_is_kept_only_while_an_admin_allows_it() {
    for database in Database::each().await {
        let store = database.open().await;
        let with_text = Kept { text: true, ..Kept::default() };
        set(&store, SCHOOL, &keeping(with_text), NOON).await.expect("saved");
        for text in ["it is\0 wrong\n", "so is this", ""] {
            store.vote(&vote(SCHOOL, false, text), NOON).await.expect("saved");
        }
        store.gap(&gap(SCHOOL, "bitcoin price"), NOON).await.expect("saved");
        assert_eq!(database.rows("text, count", "votes").await, ["|1", "it is  wrong|1", "so is this|1"]);
        assert_eq!(store.gaps(None, u32::MAX).await.expect("read")[0].text, "bitcoin price?");
        set(&store, SCHOOL, &keeping(Kept::default()), NOON).await.expect("saved");
        assert_eq!(database.rows("reason, text, count", "votes").await, ["||1", "wrong||2"]);
        assert_eq!(store.gaps(None, u32::MAX).await.expect("read")[0].text, "");
    }
}

#[tokio::test]
async fn what_a_server_switches_off_is_deleted_and_not_saved_again() {
    for database in Database::each().await {
        let store = database.open().await;
        for server in [SCHOOL, CLUB] {
            store.vote(&vote(server, true, ""), NOON).await.expect("saved");
            store.gap(&gap(server, "bitcoin price"), NOON).await.expect("saved");
        }
        let nothing = Kept { votes: false, gaps: false, ..Kept::default() };
        set(&store, SCHOOL, &keeping(nothing), NOON).await.expect("saved");
        store.vote(&vote(SCHOOL, true, ""), NOON).await.expect("nothing to save");
        store.gap(&gap(SCHOOL, "bitcoin price"), NOON).await.expect("nothing to save");
        assert_eq!(database.rows("server", "votes").await, ["-1"]);
        assert_eq!(database.rows("server", "gaps").await, ["-1"]);
    }
}

#[tokio::test]
async fn counts_go_when_their_days_are_over() {
    for database in Database::each().await {
        let store = database.open().await;
        set(&store, SCHOOL, &keeping(Kept { days: 7, ..Kept::default() }), NOON).await.expect("saved");
        for day in 0..10 {
            store.gap(&gap(SCHOOL, "a"), NOON + day * DAY).await.expect("saved");
            store.gap(&gap(CLUB, "a"), NOON + day * DAY).await.expect("saved");
            store.vote(&vote(SCHOOL, true, ""), NOON + day * DAY).await.expect("saved");
        }
        let direct = Gap { server: None, ..gap(0, "a") };
        store.gap(&direct, NOON).await.expect("saved");
        assert_eq!(store.retain(NOON + 9 * DAY).await, Ok(6));
        assert_eq!(store.gaps(Some(SCHOOL), u32::MAX).await.expect("read").len(), 7);
        assert_eq!(votes(&store, Some(SCHOOL)).await, (7, 0));
        assert_eq!(store.gaps(Some(CLUB), u32::MAX).await.expect("read").len(), 10);
        assert_eq!(store.retain(NOON + 90 * DAY).await, Ok(7 + 7 + 1 + 1));
        assert_eq!(store.retain(NOON + 90 * DAY).await, Ok(0));
    }
}

#[tokio::test]
async fn nothing_is_lost_when_many_count_at_once() {
    for database in Database::each().await {
        let store = Arc::new(database.open().await);
        // As a second bot on the same database would.
        let other = Arc::new(database.open().await);
        let saving: Vec<_> = (0..100)
            .map(|n| {
                let store = Arc::clone(if n % 2 == 0 { &store } else { &other });
                tokio::spawn(async move {
                    store.gap(&gap(SCHOOL, "bitcoin price"), NOON).await.expect("saved");
                    store.vote(&vote(SCHOOL, n % 4 == 0, ""), NOON).await.expect("saved");
                })
            })
            .collect();
        for one in saving {
            one.await.expect("no panic");
        }
        assert_eq!(store.gaps(None, u32::MAX).await.expect("read")[0].count, 100);
        assert_eq!(votes(&store, None).await, (25, 75));
    }
}

#[tokio::test]
async fn anything_somebody_types_can_be_saved() {
    for database in Database::each().await {
        let store = database.open().await;
        set(&store, SCHOOL, &keeping(Kept { text: true, ..Kept::default() }), NOON).await.expect("saved");
        for words in ["'; DROP TABLE gaps; --", "🦜🦜", "\u{202e}abc", "%_\\", &"🇸🇻".repeat(5000), "\0"] {
            store.gap(&Gap { text: words.to_owned(), ..gap(SCHOOL, words) }, NOON).await.expect("saved");
            store.vote(&vote(SCHOOL, false, words), NOON).await.expect("saved");
        }
        assert_eq!(store.gaps(None, u32::MAX).await.expect("read").len(), 5);
    }
}

#[tokio::test]
async fn the_ids_of_a_vote_are_whole() {
    for database in Database::each().await {
        let store = database.open().await;
        let facts: Vec<String> = (0..6).map(|n| format!("{n}{}", "x".repeat(43))).collect();
        store.vote(&Vote { facts: facts.clone(), ..vote(SCHOOL, true, "") }, NOON).await.expect("saved");
        assert_eq!(store.votes(None).await.expect("read")[0].facts, facts[..4].join(" "));
    }
}

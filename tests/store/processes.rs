//! What several processes on one PostgreSQL owe each other. Does nothing where there is none.

use crate::{DAY, NOON, SCHOOL, postgres};
use puente::store::{Settings, Store, Vote};
use puente::text::Language;
use std::path::Path;
use std::time::Duration;

async fn opened(address: &str) -> Store {
    let settings = Settings { url: Some(address.to_owned()), ..Settings::default() };
    Store::open(&settings, Path::new("")).await.expect("an address")
}

const APART: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_turn_is_one_process_s_at_a_time_and_the_next_one_says_how_long_to_wait() {
    let Some(address) = postgres::address().await else { return };
    let (one, other) = (opened(&address).await, opened(&address).await);
    let held = one.turn(0).await.expect("a turn");
    assert_eq!(held.wait, Duration::ZERO);
    let waiting = other.turn(0);
    tokio::pin!(waiting);
    // As long as it takes to be given another one.
    tokio::select! {
        biased;
        _ = &mut waiting => panic!("a turn is given twice"),
        _ = one.turn(1) => {}
    }
    // A process that is killed takes nothing with it.
    drop(held);
    let turn = waiting.await.expect("a turn");
    assert_eq!(turn.wait, Duration::ZERO);
    turn.take(APART).await;
    let next = one.turn(0).await.expect("a turn");
    assert!(next.wait > APART / 2 && next.wait <= APART, "{:?}", next.wait);
}

#[tokio::test]
async fn who_is_forgotten_is_told_to_all_processes() {
    let Some(address) = postgres::address().await else { return };
    let (one, other) = (opened(&address).await, opened(&address).await);
    let mut forgotten = other.forgotten();
    let hearing = forgotten.next();
    tokio::pin!(hearing);
    // Whoever isn't listening yet misses it: it is told until it is heard.
    let person = loop {
        tokio::select! {
            biased;
            person = &mut hearing => break person,
            deleted = one.forget(7) => assert_eq!(deleted, Ok(0)),
        }
    };
    assert_eq!(person, 7);
}

#[tokio::test]
async fn what_another_process_may_keep_for_longer_is_left_to_it() {
    let Some(address) = postgres::address().await else { return };
    let (one, other) = (opened(&address).await, opened(&address).await);
    other.change(SCHOOL, NOON, |settings| settings.kept.days = 365).await.expect("PostgreSQL as told");
    let vote = Vote {
        server: Some(SCHOOL),
        facts: vec!["a-fact".to_owned()],
        language: Language::En,
        helpful: true,
        reason: String::new(),
        text: String::new(),
    };
    other.vote(&vote, NOON).await.expect("PostgreSQL as told");
    assert_eq!(one.retain_of(NOON + 100 * DAY, |server| server != SCHOOL).await, Ok(0));
    assert_eq!(other.retain_of(NOON + 100 * DAY, |_| true).await, Ok(0));
    assert_eq!(other.retain_of(NOON + 366 * DAY, |_| true).await, Ok(1));
}

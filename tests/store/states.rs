//! The state of buttons: until it expires, or until the person it belongs to wants it gone.

use super::{Database, NOON};
use puente::store::Answered;
use serde_json::json;

const ANA: u64 = 1_100_000_000_000_000_010;

#[tokio::test]
async fn state_is_there_until_it_expires() {
    for database in Database::each().await {
        let store = database.open().await;
        let value = json!({ "facts": ["a", "b"], "text": "\u{0} 'é'" });
        store.keep_state("reply-1", &json!(1), NOON).await.expect("saved");
        store.keep_state("reply-1", &value, NOON + 10).await.expect("saved");
        store.close().await;
        let store = database.open().await;
        assert_eq!(store.state("reply-1", NOON + 9).await, Ok(Some(value)));
        assert_eq!(store.state("reply-1", NOON + 10).await, Ok(None));
        assert_eq!(store.state("reply-2", NOON).await, Ok(None));
        assert_eq!(store.retain(NOON + 9).await, Ok(0));
        assert_eq!(store.retain(NOON + 10).await, Ok(1));
        assert_eq!(database.rows("key", "states").await, [""; 0]);
    }
}

#[tokio::test]
async fn what_belongs_to_a_person_can_be_forgotten() {
    for database in Database::each().await {
        let store = database.open().await;
        store.keep_state("shared", &json!(1), NOON + 10).await.expect("saved");
        for (person, key) in [(ANA, "a"), (ANA, "b"), (ANA + 1, "c")] {
            store.keep_state_of(person, key, &json!(1), NOON + 10).await.expect("saved");
        }
        assert_eq!(store.forget(ANA).await, Ok(2));
        assert_eq!(store.forget(ANA).await, Ok(0));
        assert_eq!(database.rows("key", "states").await, ["c", "shared"]);
    }
}

#[tokio::test]
async fn an_answer_counts_once_and_goes_with_its_quiz_or_its_person() {
    for database in Database::each().await {
        let store = database.open().await;
        let answered = |person, item, option| Answered { person, item, option };
        store.keep_state("quiz:7", &json!(1), NOON + 10).await.expect("saved");
        for answer in [answered(ANA, 0, 1), answered(ANA + 1, 0, 2), answered(ANA, 0, 3), answered(ANA, 1, 0)] {
            store.keep_answer("quiz:7", answer, NOON + 10).await.expect("saved");
        }
        store.keep_answer("quiz:8", answered(ANA + 1, 0, 0), NOON + 10).await.expect("saved");
        store.close().await;
        let store = database.open().await;
        let kept = vec![answered(ANA, 0, 3), answered(ANA + 1, 0, 2), answered(ANA, 1, 0)];
        assert_eq!(store.answers("quiz:7").await, Ok(kept));
        assert_eq!(store.states_of("quiz:", NOON).await, Ok(vec![("quiz:7".to_owned(), json!(1))]));
        assert_eq!(store.forget(ANA).await, Ok(2));
        assert_eq!(store.answers("quiz:7").await, Ok(vec![answered(ANA + 1, 0, 2)]));
        store.end_activity("quiz:7").await.expect("deleted");
        assert_eq!(store.states_of("quiz:", NOON).await, Ok(Vec::new()));
        assert_eq!(database.rows("quiz", "answers").await, ["quiz:8"]);
        assert_eq!(store.retain(NOON + 10).await, Ok(1));
        assert_eq!(database.rows("quiz", "answers").await, [""; 0]);
    }
}

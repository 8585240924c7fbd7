//! The state of buttons: until it expires, or until the person it belongs to wants it gone.

use super::{Database, NOON};
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

//! What breaks in the bot itself: nothing that comes in is known to do that, so the log breaks whoever writes into it.

use crate::discord::{Chat, Log};

#[tokio::test]
async fn an_event_that_breaks_what_hears_it_ends_nothing_else() {
    let log = Log::listen();
    let mut chat = Chat::start().await;
    log.breaks_at("the engine gave no reply");
    chat.ben().asks("make the engine panic");
    chat.expect_silence().await;
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_shard_that_breaks_begins_anew() {
    let log = Log::listen();
    let mut chat = Chat::start().await;
    chat.came();
    log.breaks_at("the gateway connection is lost");
    chat.cut_gateway();
    chat.expect_identified_in_time().await;
    assert_eq!(chat.came().identified.len(), 1);
    assert!(log.lines().iter().any(|line| line.contains("a shard broke")), "{:?}", log.lines());
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

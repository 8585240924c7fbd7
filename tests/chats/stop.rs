//! What becomes of replies in progress when the bot is told to stop.

use crate::discord::{Chat, Rules};
use expect_test::expect;
use puente::discord::Settings;

/// Everything counts as late at once, so that one sees when the engine has a question.
fn impatient() -> Settings {
    Settings { defer_after_ms: 1, ..Settings::default() }
}

#[tokio::test]
async fn what_it_is_replying_to_is_still_said() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    chat.hold_the_engine();
    chat.ben().asks("thanks");
    chat.expect_typing().await;
    chat.stop().await;
    chat.ana().asks("gracias");
    chat.release_the_engine();
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_deferred_command_is_still_answered() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    chat.hold_the_engine();
    chat.ana().slash("/ask", &[("question", "gracias"), ("private", "yes")]);
    chat.expect_deferred(true).await;
    chat.stop().await;
    chat.release_the_engine();
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        > gracias
        ¡De nada!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn an_engine_that_never_ends_is_given_up_after_five_seconds() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    chat.hold_the_engine();
    chat.ben().asks("thanks");
    chat.expect_typing().await;
    chat.stop().await;
    chat.seconds_pass(5).await;
    chat.finish().await;
}

#[tokio::test]
async fn the_binary_says_what_it_has_begun_when_it_is_terminated() {
    let mut chat = Chat::start_binary().await;
    chat.hold_messages();
    chat.ben().asks("thanks");
    chat.expect_held().await;
    chat.stop().await;
    chat.release_messages();
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn the_binary_gives_up_after_five_seconds_and_still_ends_well() {
    let mut chat = Chat::start_binary().await;
    chat.hold_messages();
    chat.ben().asks("thanks");
    chat.expect_held().await;
    let since = std::time::Instant::now();
    chat.stop().await;
    chat.finish().await;
    let took = since.elapsed().as_secs();
    assert!((4..9).contains(&took), "{took} s");
}

//! What happens when Discord or the engine fails.

use crate::discord::{Chat, Fault, Rules, Wrong};
use expect_test::expect;
use puente::discord::Settings;

#[tokio::test]
async fn a_reply_that_cannot_be_sent_is_owned_up_to() {
    let mut chat = Chat::start().await;
    chat.let_go_wrong("POST /channels/{channel_id}/messages", Wrong::Refused(400, 50_035), 1);
    chat.ben().asks("Where did Pompeo meet Bukele?");
    chat.expect_failure().await;
    chat.expect_reply(expect![[r#"
        (by itself)
        Sorry, something went wrong on my side. Please try again in a moment.
    "#]])
        .await;
    chat.let_go_wrong("POST /channels/{channel_id}/messages", Wrong::Refused(400, 50_035), 2);
    chat.ben().asks("thanks");
    chat.expect_failure().await;
    chat.expect_failure().await;
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_command_that_cannot_be_answered_is_owned_up_to() {
    let mut chat = Chat::start().await;
    chat.let_go_wrong(
        "POST /interactions/{interaction_id}/{interaction_token}/callback",
        Wrong::Refused(400, 50_035),
        1,
    );
    chat.ana().slash("/ask", &[("question", "¿Dónde se reunió Pompeo con Bukele?")]);
    chat.expect_failure().await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Perdón, algo falló de mi lado. Inténtalo otra vez en un momento.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn an_engine_that_breaks_is_owned_up_to() {
    let mut chat = Chat::start().await;
    chat.ben().asks("make the engine panic");
    chat.expect_reply(expect![[r#"
        (to Ben)
        Sorry, something went wrong on my side. Please try again in a moment.
    "#]])
        .await;
    chat.ana().slash("/ask", &[("question", "make the engine panic"), ("private", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        Perdón, algo falló de mi lado. Inténtalo otra vez en un momento.
    "#]])
        .await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn lives_without_its_commands() {
    let call = "PUT /applications/{application_id}/commands";
    let faults = vec![Fault { call, wrong: Wrong::Refused(400, 50_035), times: 1 }];
    let mut chat = Chat::start_with(Rules { faults, ..Rules::default() }, Settings::default()).await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn comes_back_after_a_lost_connection() {
    let mut chat = Chat::start_with(Rules { heartbeat_ms: 50, ..Rules::default() }, Settings::default()).await;
    chat.expect_heartbeat().await;
    chat.reconnect();
    chat.ben().asks("thanks");
    chat.expect_resumed().await;
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
    chat.finish().await;
}

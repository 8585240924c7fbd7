//! What people see when more of them ask than can be answered at once.

use crate::discord::{Chat, Rules, Wrong};
use expect_test::expect;
use puente::discord::Settings;

const SEND: &str = "POST /channels/{channel_id}/messages";

#[tokio::test]
async fn where_too_many_wait_a_message_gets_no_answer_and_a_command_a_kind_sentence() {
    let settings = Settings { waiting: 2, defer_after_ms: 60_000, ..Settings::default() };
    let mut chat = Chat::start_with(Rules::default(), settings).await;
    chat.hold_the_engine();
    chat.ben().asks("thanks");
    chat.ana().asks("gracias");
    let third = chat.tom().asks("thanks");
    // Commands have room of their own.
    for _ in 0..2 {
        chat.ben().slash("/ask", &[("question", "thanks"), ("private", "yes")]);
    }
    chat.ben().slash("/ask", &[("question", "thanks")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        So many people are asking me right now! Please try again in a minute.
    "#]])
        .await;
    chat.ana().slash("/sources", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        ¡Ahora mismo me pregunta muchísima gente! Inténtalo otra vez en un minuto.
    "#]])
        .await;
    assert_eq!(chat.unanswered(), "busy 3");
    chat.release_the_engine();
    for _ in 0..4 {
        assert_ne!(chat.expect_any().await, third);
    }
    // There is room again.
    chat.tom().asks("thanks");
    chat.expect_words("You're welcome!").await;
    assert_eq!(chat.replies_to_each(&[third]), [0]);
    chat.finish().await;
}

#[tokio::test]
async fn nobody_gets_an_answer_to_a_message_from_long_ago() {
    let settings = Settings { defer_after_ms: 60_000, ..Settings::default() };
    let mut chat = Chat::start_with(Rules::default(), settings).await;
    chat.let_time_fly();
    // Discord takes nothing in the channel for two minutes.
    chat.let_go_wrong(SEND, Wrong::Limited(60_000, "user"), 2);
    let first = chat.ben().asks("thanks");
    let second = chat.ana().asks("gracias");
    for _ in 0..2 {
        chat.expect_failure().await;
    }
    // Half of that is over: who asks now has to wait no longer than somebody would.
    let third = chat.tom().asks("thanks");
    chat.expect_words("You're welcome!").await;
    assert_eq!(chat.replies_to_each(&[first, second, third]), [0, 0, 1]);
    assert_eq!(chat.unanswered(), "late 2");
    chat.finish().await;
}

#[tokio::test]
async fn a_channel_that_has_to_wait_holds_up_no_other() {
    let settings = Settings { defer_after_ms: 60_000, ..Settings::default() };
    let mut chat = Chat::start_with(Rules::default(), settings).await;
    chat.let_time_fly();
    chat.let_go_wrong(SEND, Wrong::Limited(20_000, "user"), 1);
    let class = chat.pupils(50);
    let first = chat.ben().asks("thanks");
    chat.expect_failure().await;
    for pupil in &class {
        chat.pupil(*pupil).asks("thanks");
    }
    let elsewhere = chat.ana().dms("gracias");
    let reply = chat.expect_any().await;
    assert_eq!(chat.answers(reply), Some(elsewhere));
    let reply = chat.expect_any().await;
    assert_eq!(chat.answers(reply), Some(first));
    for _ in &class {
        chat.expect_words("You're welcome!").await;
    }
    chat.finish().await;
}

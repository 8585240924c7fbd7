//! What people see while the engine thinks.

use crate::discord::{Chat, Rules};
use expect_test::expect;
use puente::discord::Settings;

/// Everything counts as late at once.
fn impatient() -> Settings {
    Settings { defer_after_ms: 1, ..Settings::default() }
}

#[tokio::test]
async fn types_while_the_engine_thinks() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    chat.hold_the_engine();
    chat.ben().asks("thanks");
    chat.expect_typing().await;
    chat.release_the_engine();
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn defers_a_command_while_the_engine_thinks() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    for private in [false, true] {
        chat.hold_the_engine();
        let flag = if private { "yes" } else { "no" };
        chat.ana().slash("/ask", &[("question", "gracias"), ("private", flag)]);
        chat.expect_deferred(private).await;
        chat.release_the_engine();
        let only = if private {
            expect![[r#"
                (to a command, only Ana sees it)
                > gracias
                ¡De nada!
            "#]]
        } else {
            expect![[r#"
            (to a command)
            > gracias
            ¡De nada!
        "#]]
        };
        chat.expect_reply(only).await;
    }
    chat.finish().await;
}

#[tokio::test]
async fn promises_a_change_while_the_engine_thinks() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    chat.hold_the_engine();
    chat.ana().slash("/source", &[("id", "pompeo-bukele")]);
    chat.expect_deferred(false).await;
    chat.release_the_engine();
    let list = chat.expect_any().await;
    chat.hold_the_engine();
    chat.ana().presses(list, "Página 2 de 7 (siguiente)");
    chat.expect_promised().await;
    chat.release_the_engine();
    assert_eq!(chat.expect_any().await, list);
    chat.expect_under(
        list,
        &expect![[r#"
            [Página 1 de 7 (anterior)] [Página 3 de 7 (siguiente)]
            [En la línea de tiempo: 2 hechos]
        "#]],
    );
    chat.finish().await;
}

#[tokio::test]
async fn a_deferral_whose_answer_got_lost_is_one_all_the_same() {
    let mut chat = Chat::start_with(Rules { loses_answers: true, ..Rules::default() }, impatient()).await;
    chat.hold_the_engine();
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_deferred(false).await;
    chat.release_the_engine();
    chat.expect_words("¡De nada!").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_call_that_gets_no_answer_holds_up_nobody_for_long() {
    let mut chat = Chat::start().await;
    chat.hold_messages();
    chat.ben().asks("thanks");
    chat.expect_held().await;
    chat.seconds_pass(31).await;
    // It gives up, and tries to own up to it.
    chat.expect_held().await;
    chat.seconds_pass(31).await;
    chat.lose_messages();
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

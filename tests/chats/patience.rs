//! What people see while the engine thinks.

use crate::discord::{Chat, Fault, Rules, Wrong};
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
    let faults = vec![Fault { call: CALLBACK, wrong: Wrong::BrokenAfter(502), times: 1 }];
    let mut chat = Chat::start_with(Rules { faults, ..Rules::default() }, impatient()).await;
    chat.hold_the_engine();
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_deferred(false).await;
    chat.expect_failure().await;
    chat.release_the_engine();
    chat.expect_words("¡De nada!").await;
    chat.finish().await;
}

const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const LATE_ANSWER: &str = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";

#[tokio::test]
async fn an_answer_that_stands_there_is_not_taken_back_by_an_apology() {
    let mut chat = Chat::start().await;
    chat.let_time_fly();
    chat.let_go_wrong(CALLBACK, Wrong::CutAfter, 100);
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_words("¡De nada!").await;
    chat.rest().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_late_answer_that_may_be_missing_is_said_to() {
    let mut chat = deferred().await;
    chat.let_go_wrong(LATE_ANSWER, Wrong::CutAfter, 100);
    chat.release_the_engine();
    chat.expect_words("¡De nada!").await;
    chat.expect_words_at_last("Puede que falte una parte de mi respuesta.").await;
    chat.finish().await;
}

#[tokio::test]
async fn nobody_waits_for_ever_for_a_late_answer() {
    let mut chat = deferred().await;
    chat.let_go_wrong(LATE_ANSWER, Wrong::Cut, 100);
    chat.release_the_engine();
    chat.expect_words_at_last("Puede que falte una parte de mi respuesta.").await;
    chat.finish().await;
}

/// Ana sees that the bot is thinking, and time flies.
async fn deferred() -> Chat {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    chat.hold_the_engine();
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_deferred(false).await;
    chat.let_time_fly();
    chat
}

#[tokio::test]
async fn a_call_that_gets_no_answer_holds_up_nobody_for_long() {
    let mut chat = Chat::start().await;
    chat.let_time_fly();
    chat.let_go_wrong("POST /channels/{channel_id}/messages", Wrong::Silent, 100);
    chat.ben().asks("thanks");
    // It is tried again and again, then given up.
    for _ in 0..8 {
        chat.expect_failure().await;
    }
    // The word about it isn't heard at once, either.
    chat.expect_failure().await;
    chat.stop_going_wrong();
    chat.expect_words("Sorry, something went wrong").await;
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_picture_that_was_promised_stands_there_and_goes_again() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    chat.hold_the_engine();
    chat.ben().slash("/timeline", &[("from", "2021"), ("to", "2021-02"), ("language", "en")]);
    chat.expect_deferred(false).await;
    chat.release_the_engine();
    let list = chat.expect_any().await;
    for (words, shows) in [("Chart", true), ("List", false)] {
        chat.hold_the_engine();
        chat.ben().presses(list, words);
        chat.expect_promised().await;
        chat.release_the_engine();
        assert_eq!(chat.expect_any().await, list);
        assert_eq!(chat.shows_files(list), shows);
    }
    chat.finish().await;
}

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

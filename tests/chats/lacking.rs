//! What an admin hears of a channel where the bot may not answer: once, and nobody else.

use crate::discord::{Chat, Wrong};
use expect_test::expect;

const SEND: &str = "POST /channels/{channel_id}/messages";

/// Ben asks where the bot may not answer.
async fn ben_is_not_answered(chat: &mut Chat, code: u32) {
    chat.let_go_wrong(SEND, Wrong::Refused(403, code), 1);
    chat.ben().asks("thanks");
    chat.expect_failure().await;
    chat.expect_silence().await;
}

#[tokio::test]
async fn the_next_admin_who_calls_a_command_is_told_once() {
    let mut chat = Chat::start().await;
    ben_is_not_answered(&mut chat, 50_013).await;
    ben_is_not_answered(&mut chat, 50_013).await;
    // Ben is no admin.
    chat.ben().slash("/ask", &[("question", "thanks")]);
    chat.expect_words("You're welcome!").await;
    chat.rita().slash("/ask", &[("question", "gracias")]);
    chat.expect_words("¡De nada!").await;
    chat.expect_reply(expect![[r#"
        (to a command, only Rita sees it)
        Solo tú ves esto, porque administras este servidor. Alguien me preguntó algo y no pude responder. Me falta un permiso:
        <#1100000000000000002>
        • Enviar mensajes
        Para ver todo lo que me falta en un canal, usa ahí /ajustes con revisar.
    "#]]).await;
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_words("I have every permission").await;
    ben_is_not_answered(&mut chat, 50_013).await;
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_words("I have every permission").await;
    chat.finish().await;
}

#[tokio::test]
async fn it_is_told_again_if_it_worked_meanwhile() {
    let mut chat = Chat::start().await;
    ben_is_not_answered(&mut chat, 50_013).await;
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_words("I have every permission").await;
    chat.expect_words("Somebody asked me something").await;
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.expect_silence().await;
    ben_is_not_answered(&mut chat, 50_001).await;
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_words("I have every permission").await;
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        Only you see this, because you manage this server. Somebody asked me something and I couldn't answer. I lack a permission:
        <#1100000000000000002>
        • View Channel
        To see all I need in a channel, use /settings check there.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn what_was_allowed_meanwhile_is_not_told() {
    let mut chat = Chat::start().await;
    ben_is_not_answered(&mut chat, 50_013).await;
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.expect_silence().await;
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_words("I have every permission").await;
    chat.finish().await;
}

#[tokio::test]
async fn of_a_thread_its_own_permission_is_told() {
    let mut chat = Chat::start().await;
    let thread = chat.thread("Homework");
    chat.let_go_wrong(SEND, Wrong::Refused(403, 50_013), 1);
    chat.ben().says_in(thread, "@Puente thanks");
    chat.expect_failure().await;
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_words("I have every permission").await;
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        Only you see this, because you manage this server. Somebody asked me something and I couldn't answer. I lack a permission:
        <#1100000000000000101>
        • Send Messages in Threads
        To see all I need in a channel, use /settings check there.
    "#]]).await;
    chat.finish().await;
}

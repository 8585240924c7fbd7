//! How many questions are answered, and what becomes of the reply to a deleted one.

use crate::discord::{Chat, Rules};
use expect_test::expect;
use puente::discord::Settings;

#[tokio::test]
async fn too_many_commands_get_a_kind_note_for_the_person_alone() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/settings", &[("per-person", "1")]);
    chat.expect_words("1 for each person").await;
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > gracias
        ¡De nada!
    "#]])
        .await;
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        ¡Son muchas preguntas de una vez! Dame un minuto y vuelve a preguntar.
    "#]])
        .await;
    // Ben's questions are his own.
    chat.ben().slash("/ask", &[("question", "thanks")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > thanks
        You're welcome!
    "#]])
        .await;
    chat.ben().slash("/ask", &[("question", "thanks")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        That was a lot of questions at once! Give me a minute, then ask again.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn too_many_messages_get_an_hourglass_and_no_words() {
    let mut chat = Chat::start().await;
    chat.rita().slash("/settings", &[("per-channel", "2")]);
    chat.expect_words("2 por canal").await;
    for _ in 0..2 {
        chat.ben().asks("thanks");
        chat.expect_reply(expect![[r"
            (to Ben)
            You're welcome!
        "]])
            .await;
    }
    let third = chat.ana().asks("gracias");
    chat.expect_reaction(third).await;
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        En este canal preguntan más rápido de lo que puedo responder. Inténtalo en un minuto.
    "#]])
        .await;
    // Another channel has a budget of its own.
    chat.ana().dms("gracias");
    chat.expect_reply(expect![[r#"
        (to Ana)
        ¡De nada!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_deleted_question_takes_its_reply_along() {
    let mut chat = Chat::start().await;
    let question = chat.ben().asks("thanks");
    let reply = chat
        .expect_reply(expect![[r"
            (to Ben)
            You're welcome!
        "]])
        .await;
    let (second, third) = (chat.ana().asks("gracias"), chat.ben().says("never mind"));
    let other = chat
        .expect_reply(expect![[r"
            (to Ana)
            ¡De nada!
        "]])
        .await;
    chat.delete(&[question]);
    chat.expect_deleted(reply).await;
    chat.delete(&[second, third]);
    chat.expect_deleted(other).await;
    chat.delete(&[third]);
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_question_deleted_while_the_bot_thinks_gets_no_reply() {
    let impatient = Settings { defer_after_ms: 1, ..Settings::default() };
    let mut chat = Chat::start_with(Rules::default(), impatient).await;
    chat.hold_the_engine();
    let question = chat.ben().asks("thanks");
    chat.expect_typing().await;
    chat.delete(&[question]);
    // What comes after it is answered, so the bot knows that it is deleted.
    chat.ana().types("/ask", "question", "Rubio");
    chat.expect_offer().await;
    chat.release_the_engine();
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn what_all_see_is_in_the_language_of_the_place() {
    let mut chat = Chat::start().await;
    // Nothing shows a language here: the server's decides, on Discord Spanish.
    chat.ben().slash("/ask", &[("question", "???")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > ???
        Pregúntame algo sobre Estados Unidos y El Salvador y lo busco en mis fuentes.
        Lo que sí puedo responder:
        • ¿Qué porcentaje de la diáspora salvadoreña vive en Estados Unidos?
        • ¿Quién de Seguridad Nacional de Estados Unidos visitó El Salvador?
        • ¿Cuándo se reunió Pompeo en México?
    "#]])
        .await;
    chat.ben().slash("/ask", &[("question", "???"), ("private", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        > ???
        Ask me something about the United States and El Salvador, and I'll look it up in my sources.
        What I can answer:
        • How much of the Salvadoran diaspora lives in the United States?
        • Who from Homeland Security visited El Salvador?
        • When did Pompeo meet in Mexico?
    "#]])
        .await;
    chat.tom().slash("/settings", &[("language", "en")]);
    chat.expect_words("I use English.").await;
    chat.ana().slash("/ask", &[("question", "???")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > ???
        Ask me something about the United States and El Salvador, and I'll look it up in my sources.
        What I can answer:
        • How much of the Salvadoran diaspora lives in the United States?
        • Who from Homeland Security visited El Salvador?
        • When did Pompeo meet in Mexico?
    "#]])
        .await;
    // A question that shows its language is answered in it.
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > gracias
        ¡De nada!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn where_too_much_is_asked_admins_can_still_change_that() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/settings", &[("per-person", "1"), ("per-channel", "1")]);
    chat.expect_words("1 for each person, 1 in each channel").await;
    chat.tom().asks("thanks");
    chat.expect_words("You're welcome!").await;
    let second = chat.ana().asks("gracias");
    chat.expect_reaction(second).await;
    chat.tom().slash("/settings", &[("per-channel", "60")]);
    chat.expect_words("1 for each person, 60 in each channel").await;
    chat.ana().slash("/forget-me", &[]);
    chat.expect_words("No había nada sobre ti que borrar.").await;
    chat.finish().await;
}

//! What another chat shows in one language, shortly in the other: every way to ask, in English and in Spanish.

use crate::discord::{Chat, Rules};
use expect_test::expect;
use puente::discord::Settings;
use puente::store::ServerSettings;

#[tokio::test]
async fn who_is_addressed_in_spanish_and_written_to_in_english() {
    let mut chat = Chat::start().await;
    chat.ben().dms("Where did Rubio meet Bukele?");
    chat.expect_words("Lake Coatepeque").await;
    chat.ana().asks("¿Dónde se reunió Rubio con Bukele?");
    chat.expect_words("lago de Coatepeque").await;
    chat.ana().replies("¿Y Pompeo?");
    chat.expect_words("Casa Presidencial").await;
    chat.ana().asks("");
    chat.expect_words("Pregúntame").await;
    let thread = chat.thread("Homework");
    chat.ben().says_in(thread, "@Puente Where did Rubio meet Bukele?");
    let reply = chat.expect_words("Lake Coatepeque").await;
    assert_eq!(chat.place_of(reply), thread);
    chat.finish().await;
}

#[tokio::test]
async fn an_edited_and_a_long_spanish_question() {
    let mut chat = Chat::start().await;
    chat.ana().asks("¿Dónde se reunió Rubio con Bukele?");
    let reply = chat.expect_words("lago de Coatepeque").await;
    chat.ana().edits("@Puente ¿Dónde se reunió Pompeo con Bukele?");
    assert_eq!(chat.expect_shape(expect!["content 0, embed: description 186, 1 fields, footer 226"]).await, reply);
    chat.ana().asks("at great length: ¿dónde se reunió Pompeo con Bukele?");
    chat.expect_shape(expect!["content 0, embed: description 337, 2 fields, footer 1949"]).await;
    chat.expect_shape(expect!["content 0, embed: description 1525, 0 fields, footer 0"]).await;
    chat.finish().await;
}

#[tokio::test]
async fn buttons_work_after_a_restart_in_english_and_lead_on_in_spanish() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_words("Presidential House").await;
    chat.ana().asks("¿Dónde se reunió Pompeo con Bukele?");
    let respuesta = chat.expect_words("Casa Presidencial").await;
    chat.restart(false).await;
    chat.ben().presses(answer, "Why this answer");
    chat.expect_words("Here is how I got there:").await;
    chat.ana().presses(respuesta, "¿Por qué se reunieron Pompeo y Bukele?");
    chat.expect_words("> ¿Por qué se reunieron Pompeo y Bukele?").await;
    chat.ben().asks("How old is Bukele?");
    let declined = chat.expect_words("My sources don't say.").await;
    chat.expect_under(
        declined,
        &expect![[r#"
            [Choose a question v]
              Does the Reuters report say its date?
              When was the OAN article updated?
              When was Panama's deportation program agreed?
        "#]],
    );
    chat.finish().await;
}

#[tokio::test]
async fn own_words_are_asked_for_in_spanish_where_they_are_kept() {
    let mut chat = Chat::start().await;
    chat.set(|settings: &mut ServerSettings| settings.kept.text = true).await;
    chat.ana().asks("¿Dónde se reunió Pompeo con Bukele?");
    let answer = chat.expect_any().await;
    chat.ana().presses(answer, "No me sirvió");
    let why = chat.expect_any().await;
    chat.ana().presses(why, "Otra cosa");
    let form = chat.expect_form("¿Qué estuvo mal?", "Con tus palabras (sin nombres, por favor)").await;
    chat.ana().fills_in(why, &form, "es muy larga");
    chat.expect_words("¡Gracias! Solo cuento los votos, no anoto quién votó.").await;
    assert_eq!(chat.votes().await, (0, 1));
    chat.finish().await;
}

#[tokio::test]
async fn sources_and_comparisons_in_both() {
    let mut chat = Chat::start().await;
    chat.ben().slash_directly("/sources", &[]);
    chat.expect_words("I answer from 5 documents, and from nothing else:").await;
    chat.ana().slash("/sources", &[]);
    chat.expect_words("Respondo a partir de 5 documentos y de nada más:").await;
    chat.ben().slash_directly("/compare", &[("topic", "security"), ("sides", "2019/2025")]);
    chat.expect_words("Security, gangs and drugs: 2019 / 2025").await;
    chat.ana().slash("/compare", &[("topic", "migración"), ("sides", "2019 y 2025")]);
    chat.expect_words("Migración: 2019 / 2025").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_question_channel_needs_the_intent_and_says_so_in_spanish() {
    let mut chat = Chat::start().await;
    chat.rita().slash("/settings", &[("questions-here", "yes")]);
    chat.expect_words("Todavía no puedo leer mensajes sin mención.").await;
    chat.finish().await;
}

#[tokio::test]
async fn whatever_is_asked_in_spanish_stays_words() {
    let mut chat = Chat::start().await;
    for (words, shown) in [
        ("@everyone ¿dónde se reunió Pompeo?", r"> \@everyone ¿dónde se reunió Pompeo?"),
        ("||¿dónde|| está [él](https://evil.example)?", r"> \|\|¿dónde\|\| está \[él\](https\://evil.example)?"),
    ] {
        chat.ana().slash("/ask", &[("question", words), ("private", "yes")]);
        let reply = chat.expect_any().await;
        let content = chat.content(reply);
        assert_eq!(content.lines().next(), Some(shown));
    }
    chat.finish().await;
}

#[tokio::test]
async fn thinking_is_shown_in_both() {
    let impatient = Settings { defer_after_ms: 1, ..Settings::default() };
    let mut chat = Chat::start_with(Rules::default(), impatient).await;
    chat.hold_the_engine();
    chat.ben().slash("/ask", &[("question", "thanks"), ("private", "yes")]);
    chat.expect_deferred(true).await;
    chat.release_the_engine();
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        > thanks
        You're welcome!
    "#]])
        .await;
    chat.hold_the_engine();
    chat.ana().asks("gracias");
    chat.expect_typing().await;
    chat.release_the_engine();
    chat.expect_words("¡De nada!").await;
    chat.finish().await;
}

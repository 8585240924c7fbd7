//! What is kept, what the bot says about it, and how it is deleted.

use crate::discord::Chat;
use expect_test::expect;
use puente::store::Store;
use serde_json::json;

const ANA: u64 = 1_100_000_000_000_000_004;

#[tokio::test]
async fn tells_what_is_kept() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/privacy", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        Nunca guardo quién pregunta ni quién vota. Esto es lo que guardo aquí:
        • Cuántas veces una respuesta sirvió o no, y el motivo elegido de una lista: un número por día, sin nombres.
        • Las palabras de las preguntas que mis fuentes no responden, sin nombres, para que alguien agregue lo que falta.
        Se borra después de 90 días.
        Para seguir una conversación recuerdo un rato las últimas preguntas; si me reinician, se borran.
        Con /olvídame borro todo lo que pueda tener que ver contigo.
    "#]]).await;
    chat.ben().slash_directly("/privacy", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        I never keep who asks or who votes. This is what I keep here:
        • How often an answer helped or not, and the reason picked from a list: a count a day, without names.
        It is deleted after 90 days.
        For follow-up questions I remember the last few questions of a conversation for a while; a restart wipes that.
        /forget-me deletes everything that could be tied to you.
    "#]])
        .await;
    chat.tom().slash("/settings", &[("gaps", "no"), ("votes", "no")]);
    chat.expect_words("I don't keep questions I can't answer.").await;
    chat.ben().slash("/privacy", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        I never keep who asks or who votes. This is what I keep here:
        • Nothing at all.
        For follow-up questions I remember the last few questions of a conversation for a while; a restart wipes that.
        /forget-me deletes everything that could be tied to you.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn forgets_whoever_wants_it() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/forget-me", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        No había nada sobre ti que borrar.
        Los conteos de votos y de preguntas sin respuesta no llevan nombres, así que ninguno es tuyo.
    "#]])
        .await;
    chat.ana().asks("gracias");
    chat.expect_reply(expect![[r#"
        (to Ana)
        ¡De nada!
    "#]])
        .await;
    chat.store().keep_state_of(ANA, "quiz", &json!({}), i64::MAX).await.expect("a store in memory");
    chat.ana().slash("/forget-me", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        Borré una pregunta que recordaba de nuestras conversaciones y una cosa guardada de ti.
        Los conteos de votos y de preguntas sin respuesta no llevan nombres, así que ninguno es tuyo.
    "#]])
        .await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
    chat.ben().slash("/forget-me", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        Deleted: one question I remembered of our conversations, and no saved things of yours.
        Counts of votes and of questions without an answer carry no names, so none of them is yours.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn only_words_of_public_questions_are_kept() {
    let mut chat = Chat::start().await;
    chat.ana().dms("¿Cuántos años tiene Bukele?");
    chat.expect_words("Mis fuentes no lo dicen.").await;
    chat.ana().slash("/ask", &[("question", "¿Cuántos años tiene Bukele?"), ("private", "yes")]);
    chat.expect_words("Mis fuentes no lo dicen.").await;
    chat.ana().asks("my dad was deported");
    chat.expect_words("talk to a teacher").await;
    chat.ben().slash("/ask", &[("question", "How old is Bukele?")]);
    chat.expect_words("My sources don't say.").await;
    chat.ben().asks("How old is Bukele? call me at +503 7777-8888");
    chat.expect_words("My sources don't say.").await;
    // The bot saves after it has replied, and ends when all is saved.
    chat.end().await;
    let kept = |words: &str| (words.to_owned(), String::new(), 1);
    assert_eq!(chat.gaps().await, [kept("old bukele"), kept("old bukele call")]);
    chat.finish().await;
}

#[tokio::test]
async fn a_server_that_has_not_added_the_bot_leaves_nothing_behind() {
    let mut chat = Chat::start().await;
    chat.set(|settings| settings.private = true).await;
    chat.is_brought_along();
    chat.ben().slash("/ask", &[("question", "How old is Bukele?")]);
    chat.expect_words("(to a command)").await;
    chat.ben().slash("/ask", &[("question", "Where did Pompeo meet Bukele?")]);
    let answer = chat.expect_words("San Salvador").await;
    chat.ben().presses(answer, "Helpful");
    chat.expect_only("Ben", "Thanks! I only count votes, I don't note who voted.").await;
    chat.end().await;
    assert_eq!(chat.gaps().await, []);
    assert_eq!(chat.votes().await, (0, 0));
    chat.finish().await;
}

#[tokio::test]
async fn where_nothing_can_be_kept_it_says_so() {
    let mut chat = Chat::start_on(Store::nowhere()).await;
    chat.ben().slash("/privacy", &[]);
    chat.expect_words("• Nothing at all.").await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_any().await;
    assert!(!chat.can_press(answer, "Helpful"));
    chat.ben().slash("/forget-me", &[]);
    chat.expect_words("Deleted: one question I remembered").await;
    chat.finish().await;
}

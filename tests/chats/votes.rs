//! Whether an answer helped: counted without names.

use crate::discord::Chat;
use expect_test::expect;
use puente::store::{ServerSettings, Settings, Store};

#[tokio::test]
async fn a_vote_is_counted_once_and_thanked_for() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_any().await;
    chat.expect_under(
        answer,
        &expect![[r#"
            [In context] [Why this answer] [How to cite]
            [Helpful] [Not helpful]
            [Related questions v]
              On what exact date did Pompeo and Bukele meet in San Salvador?
              Why did Pompeo and Bukele meet?
              Was there a press conference when Pompeo visited Bukele?
              and 22 more
        "#]],
    );
    chat.ben().presses(answer, "Helpful");
    chat.expect_only("Ben", "Thanks! I only count votes, I don't note who voted.").await;
    chat.ben().presses(answer, "Helpful");
    chat.expect_only("Ben", "You've already told me about this one. Thanks!").await;
    chat.ana().presses(answer, "Helpful");
    chat.expect_only("Ana", "¡Gracias! Solo cuento los votos, no anoto quién votó.").await;
    assert_eq!(chat.votes().await, (2, 0));
    chat.finish().await;
}

#[tokio::test]
async fn who_was_not_helped_may_say_why() {
    let mut chat = Chat::start().await;
    chat.ana().asks("¿Dónde se reunió Pompeo con Bukele?");
    let answer = chat.expect_any().await;
    chat.ana().presses(answer, "No me sirvió");
    let why = chat
        .expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        Gracias por decírmelo. ¿Qué estuvo mal?
    "#]])
        .await;
    chat.expect_under(
        why,
        &expect![[r#"
        [Elige una razón v]
          Está mal
          No se entiende bien
          Responde a otra pregunta
          and 2 more
    "#]],
    );
    // It counts whether or not they say why.
    assert_eq!(chat.votes().await, (0, 1));
    chat.ana().presses(answer, "No me sirvió");
    chat.expect_only("Ana", "Ya me lo dijiste. ¡Gracias!").await;
    chat.ana().presses(why, "No se entiende bien");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it, edited)
        ¡Gracias! Solo cuento los votos, no anoto quién votó.
    "#]])
        .await;
    chat.expect_under(why, &expect![""]);
    assert_eq!(chat.votes().await, (0, 1));
    chat.rita().slash("/gaps", &[]);
    let list = chat.expect_words("Que no: 1").await;
    expect![[r#"
        count,helpful,reason,language,facts,text
        1,no,,es,pompeo-bukele.meeting,
        1,no,unclear,es,pompeo-bukele.meeting,
    "#]]
    .assert_eq(&chat.file(list, "votes.csv"));
    chat.ben().forges(answer, "1:reason:en:ca978112", &["wrong".to_owned()]);
    chat.expect_only("Ben", "That button is out of date. Ask me again and you'll get fresh ones.").await;
    chat.finish().await;
}

#[tokio::test]
async fn own_words_are_asked_for_only_where_they_are_kept() {
    let mut chat = Chat::start().await;
    chat.set(|settings: &mut ServerSettings| settings.kept.text = true).await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_any().await;
    chat.ben().presses(answer, "Not helpful");
    let why = chat.expect_any().await;
    chat.ben().presses(why, "Something else");
    let form = chat.expect_form("What was wrong?", "In your own words (no names, please)").await;
    chat.ben().fills_in(why, &form, "@everyone it is too long");
    chat.expect_reply(expect![[r#"
        (to a form, only Ben sees it)
        Thanks! I only count votes, I don't note who voted.
    "#]])
        .await;
    assert_eq!(chat.votes().await, (0, 1));
    chat.finish().await;
}

#[tokio::test]
async fn where_votes_are_not_counted_nobody_is_asked() {
    let mut chat = Chat::start().await;
    chat.set(|settings: &mut ServerSettings| settings.kept.votes = false).await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_any().await;
    assert!(!chat.can_press(answer, "Helpful") && !chat.can_press(answer, "Not helpful"));
    chat.finish().await;
}

#[tokio::test]
async fn a_button_that_is_older_than_votes_being_off_counts_nothing_and_says_so() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_any().await;
    chat.set(|settings: &mut ServerSettings| settings.kept.votes = false).await;
    chat.ben().presses(answer, "Helpful");
    chat.expect_only("Ben", "That button is out of date. Ask me again and you'll get fresh ones.").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_vote_that_could_not_be_saved_can_be_given_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let away = folder.path().join("away");
    let store = Store::open(&Settings::default(), &away).await.expect("an address");
    let mut chat = Chat::start_on(store).await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_any().await;
    chat.ben().presses(answer, "Helpful");
    chat.expect_only("Ben", "Thanks! Sadly I couldn't note it down just now.").await;
    std::fs::create_dir(&away).expect("a folder");
    chat.ben().presses(answer, "Helpful");
    chat.expect_only("Ben", "Thanks! I only count votes, I don't note who voted.").await;
    assert_eq!(chat.votes().await, (1, 0));
    chat.finish().await;
}

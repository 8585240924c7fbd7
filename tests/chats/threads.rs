//! Threads and posts in a forum.

use crate::discord::{Chat, Fault, Rules, Wrong};
use puente::discord::Settings;
use std::sync::Arc;

/// A Discord and settings with which all messages can be read.
fn reads() -> (Rules, Settings) {
    let settings = Settings { reads_questions: true, defer_after_ms: 60_000, ..Settings::default() };
    (Rules { allows_content: true, ..Rules::default() }, settings)
}

#[tokio::test]
async fn a_mention_in_a_thread_is_answered_there() {
    let mut chat = Chat::start().await;
    let thread = chat.thread("Tarea de sociales");
    chat.ana().says_in(thread, "@Puente ¿dónde se reunió Rubio con Bukele?");
    let reply = chat.expect_words("lago de Coatepeque").await;
    assert_eq!(chat.place_of(reply), thread);
    chat.finish().await;
}

#[tokio::test]
async fn a_thread_of_a_question_channel_is_one_too() {
    let (rules, settings) = reads();
    let mut chat = Chat::start_with(rules, settings).await;
    let thread = chat.thread("Homework");
    chat.ben().says_in(thread, "Where did Rubio meet Bukele?");
    chat.expect_silence().await;
    chat.tom().slash("/settings", &[("questions-here", "yes")]);
    chat.expect_words("In this channel I answer every question").await;
    chat.ben().says_in(thread, "Where did Rubio meet Bukele?");
    chat.expect_visit(thread).await;
    chat.expect_words("Lake Coatepeque").await;
    // Discord is asked once.
    chat.ana().says_in(thread, "¿Dónde se reunió Rubio con Bukele?");
    chat.expect_words("lago de Coatepeque").await;
    chat.finish().await;
}

#[tokio::test]
async fn the_title_of_a_post_counts() {
    let mut chat = Chat::start().await;
    let post = chat.ben().posts("Where did Rubio meet Bukele?", "@Puente help please");
    chat.expect_visit(post).await;
    chat.expect_words("Lake Coatepeque").await;
    // A question of its own stands alone.
    let post = chat.ana().posts("Duda sobre Hill", "@Puente ¿dónde se reunió Rubio con Bukele?");
    chat.expect_visit(post).await;
    chat.expect_words("lago de Coatepeque").await;
    let post = chat.ana().posts("Lugar de la reunión", "@Puente Rubio y Bukele");
    chat.expect_visit(post).await;
    chat.expect_words("lago de Coatepeque").await;
    chat.finish().await;
}

#[tokio::test]
async fn where_a_post_cannot_be_seen_its_message_is_answered() {
    let faults = vec![Fault { call: "GET /channels/{channel_id}", wrong: Wrong::Refused(403, 50_001), times: 1 }];
    let mut chat = Chat::start_with(Rules { faults, ..Rules::default() }, Settings::default()).await;
    chat.ben().posts("Homework", "@Puente where did Rubio meet Bukele?");
    chat.expect_failure().await;
    chat.expect_words("Lake Coatepeque").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_server_that_the_bot_is_removed_from_is_forgotten() {
    let mut chat = Chat::start().await;
    let here = Some(1_100_000_000_000_000_001);
    chat.tom().slash("/settings", &[("per-person", "3")]);
    chat.expect_words("3 for each person").await;
    chat.leaves_the_server(true);
    chat.expect_silence().await;
    assert_eq!(chat.store().settings(here).budget.person, 3);
    chat.leaves_the_server(false);
    chat.expect_silence().await;
    let store = Arc::clone(chat.store());
    // What was begun is done by then.
    chat.finish().await;
    assert_eq!(store.settings(here).budget.person, 10);
}

#[tokio::test]
async fn why_under_a_post_knows_its_title() {
    let mut chat = Chat::start().await;
    let post = chat.ben().posts("Where did Rubio meet Bukele?", "@Puente help please");
    chat.expect_visit(post).await;
    let answer = chat.expect_words("Lake Coatepeque").await;
    chat.ben().presses(answer, "Why this answer");
    chat.expect_words("These words of yours fit the passage: “Rubio”, “meet”, “Bukele”").await;
    chat.finish().await;
}

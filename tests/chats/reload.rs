//! Facts that change while the bot runs.

use crate::discord::{Chat, Facts, Log};
use expect_test::expect;
use puente::discord::Settings;
use puente::metrics::Reload;
use tokio::sync::mpsc;

#[tokio::test]
async fn a_fact_that_is_added_is_soon_answered() {
    let facts = Facts::new();
    let mut chat = Chat::start_on_facts(&facts).await;
    let (_ask, asked) = mpsc::channel(1);
    tokio::spawn(chat.reloader(&facts).run(asked));
    chat.ben().asks("What is the lake like?");
    let before = chat.expect_any().await;
    assert!(!chat.has_words(before, "very deep"));
    facts.add_the_depth();
    chat.expect_new_facts().await;
    chat.ben().asks("What is the lake like?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | The lake is very deep. [1]
        |
        | **[1] Report on the lake**
        | > very deep
        | Lake News · probably March 2020 (inferred) · paragraph 4
        |
        | -# [1] Inferred date: From the weather.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn broken_facts_are_refused_with_the_report_and_the_old_ones_go_on() {
    let facts = Facts::new();
    let log = Log::listen();
    let mut chat = Chat::start_on_facts(&facts).await;
    let reloader = chat.reloader(&facts);
    facts.break_them();
    assert_eq!(reloader.take_up().await, Reload::Refused);
    let report = log.text().replace(&facts.folder().display().to_string(), "FACTS");
    let report = report.split_once("the facts changed").map_or("", |(_, report)| report);
    let report = report.split_once("\n2").map_or(report, |(report, _next_line)| report);
    expect![[r#"
        , but something is wrong with them: answers come from those before
        error: unknown kind `evnt`: expected one of event, figure, statement, position, commitment, description, overview
          --> FACTS/sources/lake.toml:16:8
           |
        16 | kind = "evnt"
           |        ^^^^^^
           |
           = help: did you mean `event`?
    "#]]
    .assert_eq(report);
    chat.ben().asks("Who visited the lake?");
    chat.expect_words("Ana Sol visited the lake on March 4, 2020.").await;
    // Put right, they are taken up.
    facts.change("sources/lake.toml", "evnt", "event");
    facts.add_the_depth();
    assert_eq!(reloader.take_up().await, Reload::TakenUp);
    chat.ben().asks("What is the lake like?");
    chat.expect_words("The lake is very deep.").await;
    chat.finish().await;
}

#[tokio::test]
async fn whoever_is_being_answered_keeps_the_facts_they_began_with() {
    let facts = Facts::new();
    let impatient = Settings { defer_after_ms: 1, ..Settings::default() };
    let mut chat = Chat::start_on_facts_with(&facts, impatient).await;
    chat.hold_the_engine();
    chat.ben().asks("Who visited the lake?");
    chat.expect_typing().await;
    // The fact is gone, and the next ones stand where it stood.
    facts.change("sources/lake.toml", "visited the lake on March 4, 2020", "was at the lake");
    facts.add_the_depth();
    assert_eq!(chat.reloader(&facts).take_up().await, Reload::TakenUp);
    chat.release_the_engine();
    chat.expect_words("Ana Sol visited the lake on March 4, 2020.").await;
    chat.hold_the_engine();
    chat.ben().asks("Who visited the lake?");
    chat.expect_typing().await;
    chat.release_the_engine();
    chat.expect_words("Ana Sol was at the lake.").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_follow_up_and_a_button_mean_the_same_fact_after_the_change() {
    let facts = Facts::new();
    let mut chat = Chat::start_on_facts(&facts).await;
    chat.ben().asks("Who visited the lake?");
    let answer = chat.expect_any().await;
    facts.add_the_depth();
    assert_eq!(chat.reloader(&facts).take_up().await, Reload::TakenUp);
    chat.ben().asks("and when?");
    chat.expect_words("Ana Sol visited the lake on March 4, 2020.").await;
    chat.ben().presses(answer, "How to cite");
    chat.expect_words("Report on the lake").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_quiz_keeps_its_items_even_if_their_facts_are_gone() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/quiz", &[("number", "2"), ("seed", "7"), ("language", "en"), ("seconds", "300")]);
    chat.expect_words("The quiz begins.").await;
    let first = chat.expect_words("Question 1").await;
    chat.has_only(&Facts::new());
    chat.ben().presses(first, "A. Nayib Bukele");
    chat.expect_words("Your answer: A. Nayib Bukele.").await;
    chat.expect_words("Answers so far: 1").await;
    chat.tom().presses(first, "Show the answer (teacher)");
    chat.expect_no_buttons(first).await;
    chat.expect_words("Closed. Answers: 1").await;
    let answer = chat.expect_words("One answer, 1 right.").await;
    chat.tom().presses(answer, "Next question (teacher)");
    chat.expect_no_buttons(answer).await;
    chat.expect_words("Question 2").await;
    chat.finish().await;
}

#[tokio::test]
async fn commands_are_told_anew_only_if_their_words_changed() {
    let facts = Facts::new();
    let mut chat = Chat::start_on_facts(&facts).await;
    let reloader = chat.reloader(&facts);
    facts.add_the_depth();
    assert_eq!(reloader.take_up().await, Reload::TakenUp);
    chat.expect_silence().await;
    facts.change("locales/en.ftl", "command-ask = ", "command-ask = Now: ");
    assert_eq!(reloader.take_up().await, Reload::TakenUp);
    chat.expect_registered().await;
    assert!(chat.commands().contains("Now: "), "{}", chat.commands());
    chat.finish().await;
}

#[tokio::test]
async fn the_binary_reads_its_facts_anew_when_it_is_hung_up_on() {
    let facts = Facts::new();
    let mut chat = Chat::start_binary_on(&facts).await;
    facts.change("locales/en.ftl", "command-ask = ", "command-ask = Now: ");
    facts.add_the_depth();
    chat.hang_up();
    chat.expect_registered().await;
    chat.ben().asks("What is the lake like?");
    chat.expect_words("The lake is very deep.").await;
    chat.finish().await;
}

#[tokio::test]
async fn the_binary_with_its_own_facts_outlives_being_hung_up_on() {
    let mut chat = Chat::start_binary().await;
    chat.hang_up();
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

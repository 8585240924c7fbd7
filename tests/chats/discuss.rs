//! A class discusses in a thread, and the teacher closes it with a handout.

use crate::discord::Chat;
use expect_test::expect;
use puente::store::Store;

const TITLE: &str = "When did Hill and Blinken meet in Washington? The article's own clues disagree.";

/// A barometer that Tom opens; gives the message with the cards and the one with the first step.
async fn begun(chat: &mut Chat) -> (u64, u64) {
    chat.tom().slash("/discuss", &[("topic", "which-year"), ("protocol", "barometer"), ("language", "en")]);
    chat.expect_words("Here is your discussion.").await;
    chat.expect_thread(TITLE).await;
    let cards = chat.expect_words("**Card 1 · Clues for 2021**").await;
    (cards, chat.expect_words("Barometer, step 1").await)
}

#[tokio::test]
async fn a_teacher_opens_a_thread_with_cards_and_a_first_step() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/discuss", &[("topic", "which-year")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        Only teachers can open a discussion for everyone: people who may manage threads here or have the teachers' role. The cards alone: /evidence, or /compare.
    "#]]).await;
    chat.tom().slash("/discuss", &[("topic", "which-year"), ("protocol", "barometer"), ("language", "en")]);
    chat.expect_words("Here is your discussion.").await;
    let thread = chat.expect_thread(TITLE).await;
    let cards = chat.expect_reply(expect![[r#"
        (by itself)
        | When did Hill and Blinken meet in Washington? The article's own clues disagree.
        | **Card 1 · Clues for 2021**
        | • Blinken and Hill held a phone call on February 19, 2021, the article says. [1]
        | **Card 2 · Clues for 2021**
        | • In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [2]
        | **Card 3 · Clues for 2023**
        | • The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says. [3]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | publisher not stated · date not stated · paragraph 4
        |
        | **[2] Article on the meeting of Hill and Blinken in Washington**
        | > Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.
        | publisher not stated · date not stated · paragraph 5
        |
        | **[3] Article on the meeting of Hill and Blinken in Washington**
        | > The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.
        | publisher not stated · date not stated · paragraph 6
        |
        | -# [1] [2] [3] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    assert_eq!(chat.place_of(cards), thread);
    chat.expect_under(
        cards,
        &expect![[r#"
        [Put a card forward as evidence v]
          1. Blinken and Hill held a phone call on February 19, 2021, the article says.
          2. In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Inte…
          3. The State Department's “most recent report” on human rights issues in El Salvador was released i…
    "#]],
    );
    let first = chat.expect_words("Barometer, step 1").await;
    chat.expect_under(
        first,
        &expect![[r#"
        [1: not at all] [2: rather not] [3: in between] [4: rather yes] [5: very much]
        [Next step (teacher)] [Close with a summary (teacher)]
    "#]],
    );
    chat.finish().await;
}

#[tokio::test]
async fn a_barometer_goes_on_over_restarts_and_ends_with_a_summary_and_handouts() {
    let mut chat = Chat::start().await;
    let (cards, first) = begun(&mut chat).await;
    chat.ben().presses(first, "2: rather not");
    chat.expect_only("Ben", "Noted where you stand.").await;
    chat.restart(false).await;
    chat.ben().presses(first, "Next step (teacher)");
    chat.expect_only("Ben", "That button is for teachers.").await;
    let mut step = first;
    for number in 2..=4 {
        chat.tom().presses(step, "Next step (teacher)");
        step = chat.expect_words(&format!("Barometer, step {number} of 4")).await;
        chat.restart(false).await;
    }
    chat.tom().presses(first, "Next step (teacher)");
    chat.expect_only("Tom", "That has changed already. Look at the newest step below.").await;
    chat.ben().presses(step, "4: rather yes");
    chat.expect_only("Ben", "Noted where you stand.").await;
    chat.ana().presses(cards, "1. Blinken and Hill held a phone call on February 19, 2021, the article says.");
    chat.expect_words("Noted for “Clues for 2021”").await;
    chat.tom().presses(step, "Close with a summary (teacher)");
    chat.expect_reply(expect![[r#"
        (to a press)
        | When did Hill and Blinken meet in Washington? The article's own clues disagree.
        | **Evidence used for “Clues for 2021”**
        | • Blinken and Hill held a phone call on February 19, 2021, the article says. [1]
        | **Nobody used**
        | • In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [2]
        | • The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says. [3]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | publisher not stated · date not stated · paragraph 4
        |
        | **[2] Article on the meeting of Hill and Blinken in Washington**
        | > Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.
        | publisher not stated · date not stated · paragraph 5
        |
        | **[3] Article on the meeting of Hill and Blinken in Washington**
        | > The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.
        | publisher not stated · date not stated · paragraph 6
        |
        | -# [1] [2] [3] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
        | -# Where people stood, from 1 to 5: 2.0 before, 4.0 after.
    "#]]).await;
    let handout = chat
        .expect_reply(expect![[r#"
        (to a press, only Tom sees it)
        Here is the handout, to print or to edit.
        [puente-which-year.md] Handout of the discussion
        [puente-which-year.html] Handout of the discussion
    "#]])
        .await;
    expect![[r#"
        # When did Hill and Blinken meet in Washington? The article's own clues disagree.

        ## Barometer, step 1 of 4

        - Before you read on: where do you stand?
        - “The article is from 2021.”
        - 1: not at all. 5: very much. Take your stand, alone.

        ## Barometer, step 2 of 4

        - Read the cards of the side that is further from yours.
        - Which one makes you think?

        ## Barometer, step 3 of 4

        - Talk to somebody who stands elsewhere.
        - Each shows one card and says what it changes, or why it doesn't.

        ## Barometer, step 4 of 4

        - Where do you stand now?
        - “The article is from 2021.”
        - 1: not at all. 5: very much. It's fine to move, and fine to stay.

        ## Evidence used for “Clues for 2021”

        - Blinken and Hill held a phone call on February 19, 2021, the article says. [1]

        ## Nobody used

        - In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [2]
        - The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says. [3]

        ## What the sources say

        [1] Article on the meeting of Hill and Blinken in Washington (publisher not stated · date not stated · paragraph 4)

        > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.

        [2] Article on the meeting of Hill and Blinken in Washington (publisher not stated · date not stated · paragraph 5)

        > Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.

        [3] Article on the meeting of Hill and Blinken in Washington (publisher not stated · date not stated · paragraph 6)

        > The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.

        Where people stood, from 1 to 5: 2.0 before, 4.0 after.

        ## My notes


        ____

        ____

        ____
    "#]].assert_eq(&chat.file(handout, "puente-which-year.md"));
    assert!(chat.file(handout, "puente-which-year.html").contains("<h2>Barometer, step 1 of 4</h2>"));
    chat.tom().presses(step, "Close with a summary (teacher)");
    chat.expect_only("Tom", "That button is out of date. Ask me again and you'll get fresh ones.").await;
    chat.finish().await;
}

#[tokio::test]
async fn evidence_that_is_found_in_the_thread_is_noted_for_its_side() {
    let mut chat = Chat::start().await;
    let (cards, first) = begun(&mut chat).await;
    let thread = chat.place_of(cards);
    chat.ben().slash_in(thread, "/evidence", &[("claim", "Blinken and Hill held a phone call on February 19, 2021")]);
    chat.expect_words("Blinken and Hill held a phone call").await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Noted for “Clues for 2021”: Blinken and Hill held a phone call on February 19, 2021, the article says.
    "#]])
        .await;
    chat.ana().slash_in(thread, "/evidence", &[("claim", "Rubio visited Panama"), ("private", "yes")]);
    chat.expect_words("Rubio").await;
    chat.expect_silence().await;
    chat.ana().slash_in(thread, "/evidence", &[("claim", "Bukele is a key ally of the United States")]);
    chat.expect_words("ally").await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Noted as further evidence: Bukele pointed out that the United States is El Salvador's “most important ally”, according to a State Department statement.
    "#]]).await;
    let said = chat.ben().says_in(thread, "the report on human rights came out in March 2023");
    chat.tom().calls_on(said, "Find evidence");
    chat.expect_words("March 2023").await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Noted for “Clues for 2023”: The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says.
    "#]]).await;
    chat.restart(false).await;
    chat.tom().presses(first, "Close with a summary (teacher)");
    chat.expect_words("Evidence used for “Clues for 2023”").await;
    chat.expect_words("Here is the handout").await;
    chat.finish().await;
}

#[tokio::test]
async fn whoever_has_the_role_of_teachers_leads() {
    const TEACHERS: u64 = 1_100_000_000_000_000_777;
    let mut chat = Chat::start().await;
    chat.ana().gets_role(TEACHERS);
    chat.ana().slash("/ticket", &[("language", "es")]);
    chat.expect_words("Los boletos de salida solo los piden docentes").await;
    chat.tom().slash("/settings", &[("teachers", &TEACHERS.to_string())]);
    chat.expect_words("the role you chose leads classes").await;
    chat.restart(false).await;
    chat.ana().slash("/ticket", &[("language", "es")]);
    chat.expect_words("Aquí está.").await;
    chat.expect_words("Antes de salir").await;
    chat.ben().slash("/ticket", &[("language", "en")]);
    chat.expect_words("Only teachers can ask for exit tickets").await;
    // The role that everybody has is no role of teachers.
    chat.rita().slash("/settings", &[("teachers", "1100000000000000001")]);
    chat.expect_words("Da las clases quien gestiona hilos o el servidor.").await;
    chat.ana().slash("/ticket", &[("language", "es")]);
    chat.expect_words("Los boletos de salida solo los piden docentes").await;
    chat.finish().await;
}

#[tokio::test]
async fn where_nothing_can_be_kept_no_discussion_begins() {
    let mut chat = Chat::start_on(Store::nowhere()).await;
    chat.tom().slash("/discuss", &[("language", "en")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        I can't keep anything right now, and without that its buttons wouldn't work. Whoever runs me finds the reason in my log. The cards alone: /evidence, or /compare.
    "#]]).await;
    chat.rita().slash("/ticket", &[]);
    chat.expect_words("Ahora no puedo guardar nada").await;
    chat.finish().await;
}

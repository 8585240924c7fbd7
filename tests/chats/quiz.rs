//! A class answers a quiz; somebody practises; a restart loses nothing.

use crate::discord::{Chat, Wrong};
use expect_test::expect;
use puente::store::Budget;
use std::collections::BTreeSet;

/// A quiz that is the same every time, begun by Tom; gives the message with the first question.
async fn begun(chat: &mut Chat, number: &str) -> u64 {
    chat.tom().slash("/quiz", &[("number", number), ("seed", "7"), ("language", "en"), ("seconds", "300")]);
    chat.expect_words("The quiz begins.").await;
    chat.expect_words("Question 1").await
}

#[tokio::test]
async fn a_class_answers_and_may_change_its_mind() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/quiz", &[("number", "2"), ("seed", "7"), ("language", "en"), ("seconds", "300")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        The quiz begins. You can close each question early, go on, or end it with the buttons below it.
    "#]])
        .await;
    let first = chat.expect_reply(expect![[r#"
        (by itself)
        | Who said this? “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together.”
        | **Question 1 of 2**
        | • A. Nayib Bukele
        | • B. Marco Rubio
        | • C. William Duncan
        |
        | -# 300 seconds. One answer each, and you can change it until the time is up. Answers so far: 0
    "#]]).await;
    chat.expect_under(
        first,
        &expect![[r#"
            [A. Nayib Bukele] [B. Marco Rubio] [C. William Duncan]
            [Show the answer (teacher)] [End the quiz (teacher)]
        "#]],
    );
    chat.ben().presses(first, "C. William Duncan");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        Your answer: C. William Duncan. You can change it until the time is up.
    "#]])
        .await;
    chat.expect_words("Answers so far: 1").await;
    chat.ben().presses(first, "A. Nayib Bukele");
    chat.expect_only("Ben", "Changed to: A. Nayib Bukele.").await;
    chat.ana().presses(first, "B. Marco Rubio");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        Tu respuesta: B. Marco Rubio. Puedes cambiarla hasta que se acabe el tiempo.
    "#]])
        .await;
    chat.expect_words("Answers so far: 2").await;
    chat.ana().presses(first, "Show the answer (teacher)");
    chat.expect_only("Ana", "Ese botón es para docentes.").await;
    chat.finish().await;
}

#[tokio::test]
async fn the_answer_comes_with_its_excerpt_and_the_report_without_names() {
    let mut chat = Chat::start().await;
    let first = begun(&mut chat, "2").await;
    chat.ben().presses(first, "A. Nayib Bukele");
    chat.expect_words("Your answer").await;
    chat.ana().presses(first, "B. Marco Rubio");
    chat.expect_words("Tu respuesta").await;
    chat.expect_words("Answers so far: 2").await;
    chat.tom().presses(first, "Show the answer (teacher)");
    chat.expect_no_buttons(first).await;
    chat.expect_words("Closed. Answers: 2").await;
    let answer = chat.expect_reply(expect![[r#"
        (by itself)
        | 2 answers, 1 right.
        | **Right: A. Nayib Bukele**
        | • In OAN's wording Bukele said: “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together.” [1]
        | **B. Marco Rubio belongs here:**
        | • Rubio said ahead of the meeting that he had known Bukele “for a long time”, Reuters reports. It does not say since when. [2]
        | **C. William Duncan belongs here:**
        | • Despite the human rights concerns, US ambassador William Duncan “has commended the achievements of El Salvador’s emergency regime in ensuring security”, the article reports. [3]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together. So I think this was a this was a very, very important meeting. I think it’s a, it’s a game changer.”
        | >
        | > — Nayib Bukelenayib Bukele, President – El Salvador
        | OAN Newsroom · July 22, 2019 · paragraph 14
        |
        | **[2] Reuters report on Rubio's meeting with Bukele**
        | > Rubio, a former U.S. senator from Florida, said ahead of the meeting that he had known Bukele for a long time, and praised him for doing “an excellent job of providing security and stability.”
        | Reuters · 2025 (inferred) · paragraph 6
        |
        | **[3] Article on the meeting of Hill and Blinken in Washington**
        | > Despite these concerns, the United States ambassador to El Salvador, William Duncan, has commended the achievements of El Salvador’s emergency regime in ensuring security and stated that he has not encountered anyone dissatisfied with the security situation in the country.
        | publisher not stated · date not stated · paragraph 7
        |
        | -# [2] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
        | -# [3] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.expect_under(
        answer,
        &expect![[r#"
        [Next question (teacher)] [End the quiz (teacher)]
    "#]],
    );
    chat.ben().forges(first, "1:class:answer-0-0", &[]);
    chat.expect_only("Ben", "That question is closed.").await;
    chat.tom().presses(answer, "Next question (teacher)");
    chat.expect_no_buttons(answer).await;
    let second = chat.expect_words("Question 2 of 2").await;
    chat.tom().forges(answer, "1:class:next-0", &[]);
    chat.expect_only("Tom", "That question is closed.").await;
    chat.ben().presses(second, "A. February 19, 2021");
    chat.expect_words("Your answer: A. February 19, 2021.").await;
    chat.tom().presses(second, "End the quiz (teacher)");
    chat.expect_no_buttons(second).await;
    chat.expect_words("Closed. Answers: 1").await;
    let report = chat.expect_reply(expect![[r#"
        (by itself)
        | 2 people answered. This is how it went, without names:
        | **1. Who said this? “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together.”**
        | • 50 % right (1 of 2): A. Nayib Bukele
        | • Most chosen wrong answer (1×): B. Marco Rubio
        | **2. When did Blinken and Hill talk on the phone?**
        | • 100 % right (1 of 1): A. February 19, 2021
    "#]]).await;
    chat.tom().presses(report, "Show who leads (teacher)");
    chat.expect_reply(expect![[r#"
        (to a press)
        | Most right answers:
        | 1. <@1100000000000000005>: 2
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_quiz_for_all_is_for_teachers_and_one_at_a_time() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/quiz", &[("seed", "7")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        Only teachers can start a quiz for everyone: people who may manage threads here or have the teachers' role. To practise alone, use /quiz with practice.
    "#]]).await;
    begun(&mut chat, "2").await;
    chat.rita().slash("/quiz", &[]);
    chat.expect_words("En este canal ya hay un quiz.").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_restart_loses_no_answer_and_the_quiz_goes_on() {
    let mut chat = Chat::start().await;
    let first = begun(&mut chat, "2").await;
    chat.ben().presses(first, "A. Nayib Bukele");
    chat.expect_words("Your answer").await;
    chat.expect_words("Answers so far: 1").await;
    chat.restart(false).await;
    chat.ana().presses(first, "C. William Duncan");
    chat.expect_words("Tu respuesta").await;
    chat.expect_words("Answers so far: 2").await;
    chat.tom().presses(first, "Show the answer (teacher)");
    chat.expect_no_buttons(first).await;
    chat.expect_words("Closed. Answers: 2").await;
    let answer = chat.expect_words("2 answers, 1 right.").await;
    chat.restart(false).await;
    chat.tom().presses(answer, "Next question (teacher)");
    chat.expect_no_buttons(answer).await;
    let second = chat.expect_words("Question 2 of 2").await;
    chat.restart(false).await;
    chat.tom().presses(second, "End the quiz (teacher)");
    chat.expect_no_buttons(second).await;
    chat.expect_words("Closed. Answers: 0").await;
    let report = chat.expect_words("2 people answered.").await;
    chat.restart(false).await;
    chat.tom().presses(report, "Show who leads (teacher)");
    chat.expect_words("1. <@").await;
    chat.finish().await;
}

#[tokio::test]
async fn practice_is_private_and_goes_on_after_a_restart() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/quiz", &[("practice", "yes"), ("number", "2"), ("seed", "7"), ("language", "en")]);
    let first = chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        | Who said this? “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together.”
        | **2 still to get right**
        | • A. Nayib Bukele
        | • B. Marco Rubio
        | • C. William Duncan
    "#]]).await;
    chat.ben().presses(first, "C. William Duncan");
    chat.expect_words("Not quite. Look at the excerpt: this one comes back later.").await;
    let second = chat.expect_words("2 still to get right").await;
    chat.restart(false).await;
    chat.ben().presses(second, "A. February 19, 2021");
    chat.expect_words("That's right!").await;
    let again = chat.expect_words("Who said this?").await;
    chat.ben().presses(second, "B. July 22, 2019");
    chat.expect_only("Ben", "That question is closed.").await;
    chat.ben().presses(again, "A. Nayib Bukele");
    chat.expect_words("That's right!").await;
    chat.expect_words("Done! You got one of 2 right at the first try.").await;
    chat.finish().await;
}

#[tokio::test]
async fn fact_or_claim_shows_who_stands_behind_a_sentence() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/factorclaim", &[("seed", "4")]);
    let asked = chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        | ¿Hecho o afirmación? ¿Quién responde por esto? “El Salvador y Estados Unidos buscan profundizar sus lazos bilaterales (“seek to deepen their bilateral ties”), según el artículo.”
        | **Pregunta 1 de 1**
        | • A. Lo afirma Estados Unidos
        | • B. El mismo documento lo informa como un hecho
        | • C. Lo afirma Marco Rubio
        | • D. Lo afirma Antony Blinken
    "#]]).await;
    chat.ana().presses(asked, "A. Lo afirma Estados Unidos");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        | Casi. Mira la cita.
        | **Correcta: B. El mismo documento lo informa como un hecho**
        | • El Salvador y Estados Unidos buscan profundizar sus lazos bilaterales (“seek to deepen their bilateral ties”), según el artículo. [1]
        |
        | **[1] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > As El Salvador and the United States seek to deepen their bilateral ties, the issues of human rights and democratic governance are expected to remain significant points of discussion.
        | medio no indicado · fecha no indicada · párrafo 8
        |
        | -# [1] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
        | -# El documento lo dice por su cuenta, sin nombrar a nadie que lo afirme. Eso solo no lo hace cierto: mira qué dicen otras fuentes.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_question_whose_time_is_up_shows_its_answer_by_itself() {
    let mut chat = Chat::start().await;
    let first = begun(&mut chat, "2").await;
    chat.ben().presses(first, "A. Nayib Bukele");
    chat.expect_words("Your answer").await;
    chat.expect_words("Answers so far: 1").await;
    // The time is up while the bot is away.
    chat.rest().await;
    let states = chat.store().states_of("quiz:", 0).await.expect("a store in memory");
    for (key, mut state) in states {
        state["quiz"]["phase"]["open"]["until"] = 0.into();
        chat.store().keep_state(&key, &state, i64::MAX).await.expect("a store in memory");
    }
    chat.start_again(false).await;
    chat.expect_words("Closed. Answers: 1").await;
    chat.expect_words("One answer, 1 right.").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_question_that_was_posted_but_not_saved_isn_t_posted_again() {
    let mut chat = Chat::start().await;
    let first = begun(&mut chat, "1").await;
    chat.rest().await;
    // As if the bot had been killed in that moment.
    for (key, mut state) in chat.store().states_of("quiz:", 0).await.expect("a store in memory") {
        (state["told"], state["message"]) = (false.into(), serde_json::Value::Null);
        chat.store().keep_state(&key, &state, i64::MAX).await.expect("a store in memory");
    }
    chat.start_again(false).await;
    chat.expect_silence().await;
    chat.ben().presses(first, "A. Nayib Bukele");
    chat.expect_words("Your answer").await;
    chat.tom().presses(first, "Show the answer (teacher)");
    chat.expect_no_buttons(first).await;
    chat.expect_words("Closed. Answers: 1").await;
    chat.expect_words("One answer, 1 right.").await;
    chat.finish().await;
}

#[tokio::test]
async fn twenty_classes_of_thirty_five_answer_at_once_and_each_answer_counts_once() {
    let mut chat = Chat::start().await;
    chat.set(|settings| settings.budget.person = Budget::MOST).await;
    let pupils = chat.pupils(35);
    let mut classes = Vec::new();
    for _ in 0..20 {
        let thread = chat.thread("a class");
        chat.tom().slash_in(thread, "/quiz", &[("number", "1"), ("seed", "7"), ("language", "en"), ("seconds", "300")]);
        chat.expect_words("The quiz begins.").await;
        classes.push(chat.expect_words("Question 1 of 1").await);
    }
    // Discord's three seconds for each answer are to be those of a machine that keeps up: this clock goes no faster than the
    // test's thread gets round.
    chat.let_time_pass(1);
    let begun = tokio::time::Instant::now();
    for pupil in &pupils {
        for class in &classes {
            chat.pupil(*pupil).presses(*class, if pupil % 2 == 0 { "A. Nayib Bukele" } else { "B. Marco Rubio" });
        }
    }
    // Numbers are changed while others still answer.
    let (mut acknowledged, mut full) = (0, BTreeSet::new());
    while acknowledged < pupils.len() * classes.len() || full.len() < classes.len() {
        match chat.expect_public().await {
            None => acknowledged += 1,
            Some(id) if chat.has_words(id, "Answers so far: 35") => drop(full.insert(id)),
            Some(_) => {}
        }
    }
    println!("{acknowledged} answers acknowledged and shown within {:?}", begun.elapsed());
    // Every class's number was changed at most once in two seconds.
    let seconds = usize::try_from(begun.elapsed().as_secs()).expect("a short test");
    assert!(chat.changes() <= classes.len() * (seconds / 2 + 1), "{} changes in {seconds} s", chat.changes());
    chat.finish().await;
}

#[tokio::test]
async fn where_the_bot_may_not_write_there_is_no_quiz_not_even_after_a_restart() {
    let mut chat = Chat::start().await;
    chat.let_go_wrong("POST /channels/{channel_id}/messages", Wrong::Refused(403, 50_013), 1);
    chat.tom().slash("/quiz", &[("seed", "7")]);
    chat.expect_words("The quiz begins.").await;
    chat.expect_failure().await;
    chat.expect_words("Sorry, I can't write here.").await;
    chat.restart(false).await;
    chat.expect_silence().await;
    chat.finish().await;
}

//! Three processes of the bot, two shards each, at one Discord. With PostgreSQL (`PUENTE_TEST_POSTGRES`) they share one, as
//! docs/operations.md says; tests that need that do nothing without.

use crate::discord::{Chat, Proxy, Rules, SHARDS, database};
use std::time::Duration;

const REGISTER: &str = "PUT /applications/{application_id}/commands";

/// All shards may begin at the same time.
fn at_once() -> Rules {
    Rules { at_once: 16, ..Rules::default() }
}

/// Somebody asks in every server; each is answered once.
async fn every_server_is_answered_once(chat: &mut Chat, servers: &[u64], rounds: usize) {
    let mut asked = Vec::new();
    for _ in 0..rounds {
        for (server, pupil) in servers.iter().zip(chat.pupils(servers.len() as u64)) {
            asked.push(chat.pupil(pupil).says_in(*server, "@Puente thanks"));
        }
    }
    let mut answered = Vec::new();
    while answered.len() < asked.len() {
        let said = chat.expect_words("You're welcome!").await;
        answered.push(chat.answers(said).expect("a reply"));
    }
    answered.sort_unstable();
    assert_eq!(answered, asked);
    chat.expect_silence().await;
}

#[tokio::test]
async fn three_processes_answer_every_server_once_and_one_registers_the_commands() {
    let address = database().await;
    let mut chat = Chat::launch_processes(at_once(), address.as_deref(), None).await;
    let servers = chat.found_servers();
    chat.all_connected().await;
    every_server_is_answered_once(&mut chat, &servers, 1).await;
    assert_eq!(chat.count_calls(REGISTER), 1);
    chat.finish().await;
}

/// Shards that begin one at a time, Discord allowing no more.
async fn begin_seconds_apart(address: Option<&str>) {
    let mut chat = Chat::launch_processes(Rules::default(), address, None).await;
    chat.let_time_pass(5);
    chat.all_connected().await;
    let begun = chat.came().identified;
    let mut shards: Vec<u32> = begun.iter().map(|(_, shard)| *shard).collect();
    shards.sort_unstable();
    assert_eq!(shards, (0..SHARDS).collect::<Vec<_>>());
    for pair in begun.windows(2) {
        let apart = pair[1].0 - pair[0].0;
        assert!(apart >= Duration::from_secs(5), "{apart:?}: {begun:?}");
    }
    chat.finish().await;
}

#[tokio::test]
async fn shards_of_all_processes_begin_seconds_apart() {
    if let Some(address) = database().await {
        begin_seconds_apart(Some(&address)).await;
    }
}

/// Each waits as long as those before it take; that holds where all processes start together and connect equally fast.
#[tokio::test]
async fn without_postgresql_each_shard_waits_for_those_before_it() {
    let mut chat = Chat::launch_processes(Rules::default(), None, None).await;
    chat.let_time_pass(5);
    chat.all_connected().await;
    let begun = chat.came().identified;
    let shards: Vec<u32> = begun.iter().map(|(_, shard)| *shard).collect();
    assert_eq!(shards, (0..SHARDS).collect::<Vec<_>>());
    for pair in begun.windows(2) {
        let apart = pair[1].0 - pair[0].0;
        assert!(apart >= Duration::from_secs(4), "{apart:?}: {begun:?}");
    }
    chat.finish().await;
}

#[tokio::test]
async fn what_an_admin_sets_in_one_process_holds_in_another_that_takes_its_shard() {
    let Some(address) = database().await else { return };
    let mut chat = Chat::launch_processes(at_once(), Some(&address), None).await;
    let servers = chat.found_servers();
    chat.all_connected().await;
    for server in &servers {
        chat.tom().slash_in(*server, "/settings", &[("language", "es")]);
        chat.expect_words("").await;
    }
    chat.one_instead(&address).await;
    for server in &servers {
        chat.tom().slash_in(*server, "/settings", &[]);
        chat.expect_words("I use Spanish.").await;
    }
    chat.finish().await;
}

#[tokio::test]
async fn whoever_is_forgotten_in_one_process_is_forgotten_in_all() {
    let Some(address) = database().await else { return };
    let mut chat = Chat::launch_processes(at_once(), Some(&address), None).await;
    let servers = chat.found_servers();
    chat.all_connected().await;
    let server = servers[3];
    chat.ben().says_in(server, "@Puente When did Rubio meet Bukele?");
    chat.expect_words("[1]").await;
    chat.ben().says_in(server, "@Puente and where?");
    chat.expect_words("[1]").await;
    // Direct messages come to the first shard, in another process. It tells the others, which takes a moment.
    let mut forgotten = false;
    for _ in 0..50 {
        chat.ben().slash_directly("/forget-me", &[]);
        chat.expect_words("").await;
        chat.ben().says_in(server, "@Puente and where?");
        let said = chat.expect_words("").await;
        forgotten = !chat.has_words(said, "[1]");
        if forgotten {
            break;
        }
    }
    assert!(forgotten);
    chat.finish().await;
}

/// With a real proxy (`PUENTE_TEST_PROXY`) it is told how well that one keeps the global limit.
#[tokio::test]
async fn one_proxy_keeps_the_limits_of_all_processes() {
    let proxy = Proxy::default();
    let mut rules = at_once();
    rules.limits.global = Some(50);
    let mut chat = Chat::launch_processes(rules, None, Some(&proxy)).await;
    let servers = chat.found_servers();
    chat.all_connected().await;
    for server in &servers {
        chat.ben().slash_in(*server, "/ask", &[("question", "thanks")]);
        chat.expect_words("You're welcome!").await;
    }
    let rounds = if Proxy::is_real() { 50 } else { 10 };
    every_server_is_answered_once(&mut chat, &servers, rounds).await;
    if let Some(calls) = proxy.calls() {
        assert!(calls > 60, "{calls}");
    } else {
        let over = chat.forgive_proxy();
        println!("{over} of {} calls went over Discord's global limit", rounds * servers.len());
    }
    chat.finish().await;
}

/// Waits until the store knows that the question of the quiz stands there: what happens otherwise is a test of its own.
async fn item_is_kept(chat: &Chat) {
    loop {
        let quizzes = chat.store().states_of("quiz:", 0).await.expect("PostgreSQL as told");
        if quizzes.iter().all(|(_, state)| state["told"] == true) {
            return;
        }
    }
}

#[tokio::test]
async fn a_quiz_goes_on_and_counts_right_although_its_process_is_killed_in_the_middle() {
    let Some(address) = database().await else { return };
    let (mut chat, mut processes) = Chat::start_binaries(&address).await;
    chat.came();
    let servers = chat.found_servers();
    let (class, elsewhere) = (servers[3], [servers[0], servers[1], servers[4], servers[5]]);
    chat.tom().slash_in(class, "/quiz", &[("number", "1"), ("seed", "7"), ("language", "en"), ("seconds", "300")]);
    chat.expect_words("The quiz begins.").await;
    let item = chat.expect_words("Question 1").await;
    chat.ben().presses(item, "A. Nayib Bukele");
    chat.expect_words("Your answer").await;
    chat.ana().presses(item, "B. Marco Rubio");
    chat.expect_words("Tu respuesta").await;
    item_is_kept(&chat).await;
    processes[1].kill();
    // The others don't notice, and don't take its quiz.
    every_server_is_answered_once(&mut chat, &elsewhere, 1).await;
    processes[1].come_back();
    chat.expect_begun(1).await;
    let pupil = chat.pupils(1)[0];
    chat.pupil(pupil).presses(item, "A. Nayib Bukele");
    chat.expect_words("Your answer").await;
    chat.tom().presses(item, "Show the answer (teacher)");
    chat.expect_no_buttons(item).await;
    chat.expect_words("Closed. Answers: 3").await;
    chat.expect_words("3 answers, 2 right.").await;
    every_server_is_answered_once(&mut chat, &servers, 1).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_quiz_is_taken_up_by_the_process_of_its_server_alone() {
    let Some(address) = database().await else { return };
    let (mut chat, mut processes) = Chat::start_binaries(&address).await;
    let class = chat.found_servers()[3];
    chat.tom().slash_in(class, "/quiz", &[("number", "1"), ("seed", "7"), ("language", "en"), ("seconds", "300")]);
    chat.expect_words("The quiz begins.").await;
    let item = chat.expect_words("Question 1").await;
    chat.ben().presses(item, "A. Nayib Bukele");
    chat.expect_words("Your answer").await;
    item_is_kept(&chat).await;
    processes[1].kill();
    // The time is up while it is away: whoever takes the quiz up shows the answer.
    for (key, mut state) in chat.store().states_of("quiz:", 0).await.expect("PostgreSQL as told") {
        state["quiz"]["phase"]["open"]["until"] = 0.into();
        chat.store().keep_state(&key, &state, i64::MAX).await.expect("PostgreSQL as told");
    }
    processes[2].kill();
    processes[2].come_back();
    chat.expect_begun(2).await;
    chat.expect_silence().await;
    processes[1].come_back();
    chat.expect_begun(1).await;
    chat.expect_words("Closed. Answers: 1").await;
    chat.expect_words("One answer, 1 right.").await;
    chat.finish().await;
}

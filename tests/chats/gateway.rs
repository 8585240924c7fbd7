//! What goes wrong with the gateway: a question asked across it is answered once, and Discord isn't pestered. Each fault is
//! a row of docs/reliability.md.

use crate::discord::{Chat, Door, Log, Rules};
use expect_test::{Expect, expect};
use puente::classroom::Dice;
use puente::discord::Settings;
use puente::store::Budget;
use serde_json::json;
use std::time::Duration;
use tokio::time::Instant;

/// A busy machine is no slow bot.
fn patient() -> Settings {
    Settings { defer_after_ms: 60_000, ..Settings::default() }
}

/// A chat with quick heartbeats.
async fn beating() -> Chat {
    Chat::start_with(Rules { heartbeat_ms: 5000, ..Rules::default() }, patient()).await
}

/// A question asked after a fault, and its answer: once.
async fn is_answered_once(chat: &mut Chat) {
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
}

/// A question asked while nobody listens is answered once, as soon as the session is resumed.
async fn is_resumed(mut chat: Chat, fault: impl FnOnce(&Chat)) {
    chat.came();
    fault(&chat);
    chat.ben().asks("thanks");
    chat.expect_resumed_in_time().await;
    chat.expect_words("You're welcome!").await;
    assert!(chat.came().identified.is_empty(), "a session that could be resumed was begun anew");
    is_answered_once(&mut chat).await;
    chat.finish().await;
}

/// What Discord no longer sends is lost; the next question is answered.
async fn is_begun_anew(mut chat: Chat, fault: impl FnOnce(&Chat)) {
    fault(&chat);
    chat.expect_identified_in_time().await;
    is_answered_once(&mut chat).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_close_that_can_be_resumed_is() {
    let codes = [4000, 4001, 4002, 4005, 4008, 1000, 1001, 1011, 4999].map(Some);
    for code in codes.into_iter().chain([None]) {
        is_resumed(Chat::start().await, |chat| chat.close_gateway(code)).await;
    }
}

#[tokio::test]
async fn a_close_of_a_session_that_is_gone_begins_a_new_one() {
    for code in [4003, 4007, 4009] {
        is_begun_anew(Chat::start().await, |chat| chat.close_gateway(Some(code))).await;
    }
}

#[tokio::test]
async fn a_close_that_is_final_ends_it_with_a_line_for_the_operator() {
    let check = async |code: u16, exit_code: u8, line: Expect| {
        let (error, problems) = Chat::refused(Rules { closes_with: Some(code), ..Rules::default() }).await;
        line.assert_eq(&error.to_string());
        assert_eq!((error.exit_code(), problems), (exit_code, Vec::new()), "{code}");
    };
    check(4004, 2, expect!["Discord refused the token: copy it anew from the developer portal (Bot, Reset Token)"])
        .await;
    check(4010, 1, expect!["Discord refused the shards: correct [discord.shards] in config.toml, or remove its lines, so that as many run as Discord recommends"]).await;
    check(4011, 1, expect!["Discord refused the shards: correct [discord.shards] in config.toml, or remove its lines, so that as many run as Discord recommends"]).await;
    check(
        4012,
        1,
        expect!["Discord's gateway closed the connection for good: it no longer speaks version 10: update Puente"],
    )
    .await;
    check(4013, 1, expect!["Discord refused the gateway intents: with reads_questions in config.toml, switch on Message Content Intent in the developer portal (Bot, Privileged Gateway Intents), or set it to false"]).await;
    check(4014, 1, expect!["Discord refused the gateway intents: with reads_questions in config.toml, switch on Message Content Intent in the developer portal (Bot, Privileged Gateway Intents), or set it to false"]).await;
}

#[tokio::test]
async fn a_connection_that_is_cut_without_a_word_is_resumed() {
    is_resumed(Chat::start().await, Chat::cut_gateway).await;
}

#[tokio::test]
async fn op_7_is_resumed() {
    is_resumed(Chat::start().await, Chat::reconnect).await;
}

#[tokio::test]
async fn op_9_is_resumed_where_discord_allows_it_and_begun_anew_where_not() {
    is_resumed(Chat::start().await, |chat| chat.invalidate(true)).await;
    is_begun_anew(Chat::start().await, |chat| chat.invalidate(false)).await;
    // Told only when it wants to resume.
    is_begun_anew(Chat::start().await, |chat| {
        chat.doors([Door::Invalid(false)]);
        chat.cut_gateway();
    })
    .await;
}

#[tokio::test]
async fn heartbeats_that_nobody_acknowledges_end_the_connection_but_not_the_session() {
    let mut chat = beating().await;
    chat.rules(|rules| rules.acknowledges = false);
    chat.expect_resumed_in_time().await;
    chat.rules(|rules| rules.acknowledges = true);
    // 1000 or 1001 would have ended the session.
    assert_eq!(chat.came().closed, [4000]);
    is_answered_once(&mut chat).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_connection_with_nobody_at_the_other_end_is_noticed_by_its_heartbeats() {
    is_resumed(beating().await, Chat::freeze_gateway).await;
}

#[tokio::test]
async fn a_connection_on_which_nobody_speaks_is_given_up() {
    for door in [Door::Mute, Door::Idle] {
        is_resumed(beating().await, |chat| {
            chat.doors([door]);
            chat.cut_gateway();
        })
        .await;
    }
}

#[tokio::test]
async fn a_resume_goes_where_discord_wants_it() {
    let mut chat = Chat::start().await;
    assert_eq!(chat.came().connections, [false]);
    chat.cut_gateway();
    chat.expect_resumed_in_time().await;
    assert_eq!(chat.came().connections, [true]);
    chat.finish().await;
}

#[tokio::test]
async fn a_resume_goes_to_the_gateways_own_address_where_nobody_is_at_the_other() {
    let mut chat = Chat::start_with(Rules { resumes_nowhere: true, ..Rules::default() }, patient()).await;
    chat.came();
    chat.cut_gateway();
    chat.ben().asks("thanks");
    chat.expect_resumed_in_time().await;
    assert_eq!(chat.came().connections, [true, true, false]);
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_connection_that_is_accepted_and_reset_is_tried_a_few_dozen_times_in_ten_minutes() {
    let mut chat = Chat::start().await;
    chat.came();
    chat.doors([Door::Resets; 1000]);
    chat.cut_gateway();
    chat.ben().asks("thanks");
    chat.time_passes(Duration::from_secs(600)).await;
    let came = chat.came();
    let tried = came.connections.len();
    assert!((8..100).contains(&tried), "{tried} attempts");
    assert!(came.identified.is_empty(), "{:?}", came.identified);
    chat.open_doors();
    chat.expect_resumed_in_time().await;
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

#[tokio::test]
async fn sessions_that_end_at_once_are_begun_seconds_apart() {
    let mut chat = Chat::start().await;
    chat.came();
    chat.doors([Door::Closes(4000); 1000]);
    chat.close_gateway(Some(4009));
    chat.time_passes(Duration::from_secs(600)).await;
    let begun: Vec<Instant> = chat.came().identified.into_iter().map(|(at, _)| at).collect();
    assert!((8..100).contains(&begun.len()), "{} sessions", begun.len());
    for pair in begun.windows(2) {
        assert!(pair[1] - pair[0] >= Duration::from_secs(5), "{:?}", pair[1] - pair[0]);
    }
    chat.open_doors();
    chat.expect_identified_in_time().await;
    is_answered_once(&mut chat).await;
    chat.finish().await;
}

#[tokio::test]
async fn with_no_session_left_to_begin_it_waits_until_there_are_some() {
    let log = Log::listen();
    let mut chat = Chat::start_with(Rules { sessions: (0, 50), ..Rules::default() }, patient()).await;
    let waits = log.lines().into_iter().filter(|line| line.contains("few sessions may still be begun")).count();
    assert_eq!(waits, 1);
    is_answered_once(&mut chat).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_proxy_that_only_tells_the_address_is_enough() {
    let mut chat = Chat::start_with(Rules { hides_limits: true, ..Rules::default() }, patient()).await;
    is_answered_once(&mut chat).await;
    chat.finish().await;
}

#[tokio::test]
async fn frames_that_are_none_are_skipped() {
    let log = Log::listen();
    let mut chat = Chat::start().await;
    chat.came();
    for frame in [
        "",
        "quetzal avocado",
        "{",
        "[]",
        "null",
        r#"{"op":"quetzal avocado"}"#,
        r#"{"op":0}"#,
        r#"{"op":0,"s":-7,"t":"MESSAGE_CREATE","d":null}"#,
        r#"{"op":10,"d":"quetzal avocado"}"#,
        r#"{"op":77,"d":{"novel":true}}"#,
    ] {
        chat.send_frame(frame);
    }
    chat.send_frame(&"[".repeat(100_000));
    is_answered_once(&mut chat).await;
    assert!(chat.came().connections.is_empty(), "the connection was given up");
    let lines = log.lines();
    assert!(lines.iter().any(|line| line.contains("a frame of the gateway can't be read")), "{lines:?}");
    assert!(!lines.iter().any(|line| line.contains("quetzal")), "{lines:?}");
    chat.finish().await;
}

#[tokio::test]
async fn events_that_are_unknown_or_lack_something_are_skipped() {
    let log = Log::listen();
    let mut chat = Chat::start().await;
    chat.came();
    chat.send_event("NOVEL_EVENT", &json!({ "content": "quetzal avocado" }));
    chat.send_event("GUILD_CREATE", &json!({ "id": "quetzal avocado" }));
    for event in ["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "INTERACTION_CREATE", "GUILD_DELETE", "READY"] {
        for about in [json!(null), json!({}), json!({ "id": "x", "content": "quetzal avocado" }), json!([1])] {
            chat.send_event(event, &about);
        }
    }
    is_answered_once(&mut chat).await;
    assert!(chat.came().connections.is_empty(), "the connection was given up");
    let lines = log.lines();
    assert!(lines.iter().any(|line| line.contains("an event can't be read") && line.contains("MESSAGE_CREATE")));
    assert!(!lines.iter().any(|line| line.contains("quetzal") || line.contains("NOVEL")), "{lines:?}");
    chat.finish().await;
}

#[tokio::test]
async fn what_comes_again_after_a_resume_is_answered_once() {
    let mut chat = Chat::start_with(Rules { repeats: true, ..Rules::default() }, patient()).await;
    is_answered_once(&mut chat).await;
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_words("¡De nada!").await;
    chat.cut_gateway();
    chat.expect_resumed_in_time().await;
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn what_comes_again_under_another_number_is_answered_once() {
    let mut chat = Chat::start().await;
    is_answered_once(&mut chat).await;
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_words("¡De nada!").await;
    chat.repeat_events();
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn what_comes_in_another_order_is_answered_once_each() {
    let mut chat = Chat::start().await;
    chat.keep_back();
    chat.ben().asks("thanks");
    chat.ana().asks("gracias");
    chat.send_backwards();
    let mut said = [chat.expect_words("!").await, chat.expect_words("!").await].map(|id| chat.content(id));
    said.sort();
    assert_eq!(said, ["You're welcome!", "¡De nada!"]);
    chat.finish().await;
}

#[tokio::test]
async fn what_was_missing_before_the_connection_was_lost_comes_with_the_resume() {
    let mut chat = Chat::start().await;
    chat.keep_back();
    chat.ben().asks("thanks");
    chat.ana().asks("gracias");
    chat.send_only_the_last();
    chat.expect_words("¡De nada!").await;
    chat.cut_gateway();
    chat.expect_resumed_in_time().await;
    chat.expect_words("You're welcome!").await;
    chat.expect_silence().await;
    chat.finish().await;
}

/// Forty faults in a row, by chance that is the same every time: each question is answered once, and none begins a session.
#[tokio::test]
async fn whatever_happens_in_whatever_order_is_answered_once_each() {
    let mut chat = Chat::start_with(Rules { repeats: true, heartbeat_ms: 5000, ..Rules::default() }, patient()).await;
    chat.set(|settings| settings.budget.person = Budget::MOST).await;
    chat.came();
    let mut dice = Dice::new(7);
    for _ in 0..40 {
        let doors = [Door::Resets, Door::Mute, Door::Idle, Door::Closes(4000), Door::Invalid(true)];
        chat.doors((0..dice.below(3)).map(|_| doors[dice.below(doors.len())]));
        match dice.below(5) {
            0 => chat.cut_gateway(),
            1 => chat.reconnect(),
            2 => chat.invalidate(true),
            3 => chat.freeze_gateway(),
            _ => chat.close_gateway(Some(4000)),
        }
        chat.ben().asks("thanks");
        chat.expect_resumed_in_time().await;
        chat.expect_words("You're welcome!").await;
    }
    chat.expect_silence().await;
    assert!(chat.came().identified.is_empty(), "a session that could be resumed was begun anew");
    chat.finish().await;
}

#[tokio::test]
async fn a_session_is_left_so_that_it_could_go_on() {
    let mut chat = Chat::start().await;
    chat.stop().await;
    assert_eq!(chat.came().closed, [4000]);
    chat.finish().await;
}

#[tokio::test]
async fn each_shard_begins_its_session_when_it_is_its_turn() {
    let mut chat = Chat::start_with(Rules { shards: 2, ..Rules::default() }, patient()).await;
    chat.expect_identified_in_time().await;
    let begun = chat.came().identified;
    let [(first, 0), (second, 1)] = begun[..] else { panic!("{begun:?}") };
    assert!(second - first >= Duration::from_secs(5), "{:?}", second - first);
    is_answered_once(&mut chat).await;
    chat.ana().dms("gracias");
    chat.expect_words("¡De nada!").await;
    chat.finish().await;
}

//! What people see while Discord refuses calls, breaks, or doesn't answer: each question is answered, and once.

use crate::discord::{Chat, Fault, Limits, Log, Rules, TOKEN, Wrong};
use expect_test::expect;
use puente::discord::{Error, Settings};
use std::collections::BTreeMap;

const SEND: &str = "POST /channels/{channel_id}/messages";
const EDIT: &str = "PATCH /channels/{channel_id}/messages/{message_id}";
const ANSWER: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const EDIT_ANSWER: &str = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
const FOLLOW_UP: &str = "POST /webhooks/{webhook_id}/{webhook_token}";

/// A bot whose clock runs fast.
async fn quick() -> Chat {
    quick_with(Rules::default(), Settings { defer_after_ms: 60_000, ..Settings::default() }).await
}

async fn quick_with(rules: Rules, settings: Settings) -> Chat {
    let mut chat = Chat::start_with(rules, settings).await;
    chat.let_time_fly();
    chat
}

/// What the operator is told.
fn warnings(log: &Log) -> Vec<String> {
    log.lines().into_iter().filter(|line| !line.starts_with("INFO")).collect()
}

/// Ben asks; the call goes wrong so often, then his answer is there, once.
async fn check_message(wrong: Wrong, times: u32) {
    let mut chat = quick().await;
    chat.let_go_wrong(SEND, wrong, times);
    chat.ben().asks("thanks");
    for _ in 0..times {
        chat.expect_failure().await;
    }
    chat.expect_words("You're welcome!").await;
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_message_that_is_one_too_many_waits_as_long_as_discord_says() {
    check_message(Wrong::Limited(3_000, "user"), 1).await;
}

#[tokio::test]
async fn a_limit_that_a_channel_shares_is_waited_for() {
    check_message(Wrong::Limited(2_500, "shared"), 2).await;
}

#[tokio::test]
async fn a_message_is_sent_again_when_discord_breaks() {
    check_message(Wrong::Broken(503), 3).await;
}

#[tokio::test]
async fn a_message_whose_connection_breaks_is_sent_again() {
    check_message(Wrong::Cut, 2).await;
}

#[tokio::test]
async fn a_message_that_gets_no_answer_is_sent_again() {
    check_message(Wrong::Silent, 2).await;
}

/// The message is there, but the bot doesn't get to know: it stands there once all the same.
async fn check_once(wrong: Wrong) {
    let mut chat = quick().await;
    chat.let_go_wrong(SEND, wrong, 1);
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.expect_failure().await;
    chat.expect_silence().await;
    // It is known all the same: an edited question gets its reply edited.
    chat.ben().edits("@Puente hello");
    chat.expect_any().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_message_whose_answer_breaks_off_stands_there_once() {
    check_once(Wrong::CutAfter).await;
}

#[tokio::test]
async fn a_message_that_was_posted_although_discord_broke_stands_there_once() {
    check_once(Wrong::BrokenAfter(502)).await;
}

#[tokio::test]
async fn a_global_limit_holds_messages_but_no_commands() {
    let mut chat = quick().await;
    chat.let_go_wrong(SEND, Wrong::Limited(20_000, "global"), 1);
    chat.ben().asks("thanks");
    chat.expect_failure().await;
    chat.ana().asks("gracias");
    chat.tom().slash("/ask", &[("question", "gracias")]);
    // Who has called a command doesn't wait; the others come in the order in which they asked.
    chat.expect_words("(to a command)").await;
    chat.expect_words("You're welcome!").await;
    chat.expect_words("¡De nada!").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_class_that_asks_at_once_is_answered_in_order_and_within_the_limit() {
    let rules = Rules { limits: Limits { messages: Some((5, 5_000)), global: Some(50) }, ..Rules::default() };
    let mut chat = quick_with(rules, Settings { defer_after_ms: 60_000, ..Settings::default() }).await;
    let class = chat.pupils(23);
    for pupil in &class {
        chat.pupil(*pupil).asks("thanks");
    }
    // Somebody elsewhere doesn't wait for the class.
    let elsewhere = chat.ana().dms("gracias");
    let mut answered = BTreeMap::new();
    for place in 0..=class.len() {
        let reply = chat.expect_any().await;
        *answered.entry(chat.answers(reply)).or_insert(0) += 1;
        if chat.answers(reply) == Some(elsewhere) {
            assert!(place < 12, "whoever asks elsewhere waited for {place} others");
        }
    }
    assert!(answered.len() == class.len() + 1 && answered.values().all(|times| *times == 1), "{answered:?}");
    chat.finish().await;
}

#[tokio::test]
async fn a_proxy_that_keeps_the_limits_is_left_to_keep_them() {
    let settings = Settings { api_keeps_limits: true, defer_after_ms: 60_000, ..Settings::default() };
    let mut chat = quick_with(Rules::default(), settings).await;
    chat.let_go_wrong(SEND, Wrong::Limited(2_000, "user"), 1);
    chat.ben().asks("thanks");
    chat.expect_failure().await;
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_token_that_is_refused_in_the_middle_ends_the_bot() {
    let mut chat = Chat::start().await;
    chat.let_go_wrong(SEND, Wrong::Refused(401, 0), 1);
    chat.ben().asks("thanks");
    let error = chat.ends().await.expect_err("a bot that ends");
    assert!(matches!(error, Error::TokenRefused), "{error}");
    assert_eq!(error.exit_code(), 2);
}

#[tokio::test]
async fn what_the_bot_may_not_do_is_logged_once_a_channel_and_not_tried_again() {
    let mut chat = quick().await;
    let log = Log::listen();
    chat.let_go_wrong(SEND, Wrong::Refused(403, 50_013), 3);
    for _ in 0..3 {
        chat.ben().asks("thanks");
        chat.expect_failure().await;
    }
    chat.expect_silence().await;
    assert_eq!(
        warnings(&log),
        [
            "WARN puente::discord::rest::wire: the bot may not do this in a channel: an admin there can see with /settings \
         check what it needs call=\"POST /channels/{channel_id}/messages\" needs=\"send-messages\" cause=status 403, code \
         50013: as the test says"
        ]
    );
    chat.finish().await;
}

#[tokio::test]
async fn a_channel_that_is_gone_is_nothing_to_talk_about() {
    let mut chat = quick().await;
    let log = Log::listen();
    chat.let_go_wrong(SEND, Wrong::Refused(404, 10_003), 1);
    chat.ben().asks("thanks");
    chat.expect_failure().await;
    chat.expect_silence().await;
    assert_eq!(warnings(&log), Vec::<String>::new());
    chat.finish().await;
}

#[tokio::test]
async fn an_edit_is_made_again_when_discord_breaks() {
    let mut chat = quick().await;
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.let_go_wrong(EDIT, Wrong::Broken(500), 1);
    chat.let_go_wrong(EDIT, Wrong::CutAfter, 1);
    chat.ben().edits("@Puente hello");
    chat.expect_failure().await;
    chat.expect_any().await;
    chat.expect_failure().await;
    // Once more, which changes nothing.
    chat.expect_any().await;
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn an_edited_question_whose_reply_is_gone_gets_a_new_one() {
    let mut chat = quick().await;
    chat.ben().asks("thanks");
    let first = chat.expect_words("You're welcome!").await;
    chat.let_go_wrong(EDIT, Wrong::Refused(404, 10_008), 1);
    chat.ben().edits("@Puente hello");
    chat.expect_failure().await;
    assert_ne!(chat.expect_any().await, first);
    chat.finish().await;
}

/// Ana calls a command; the call goes wrong, then her answer is there, once.
async fn check_command(wrong: Wrong, carried_out: bool) {
    let mut chat = quick().await;
    chat.let_go_wrong(ANSWER, wrong, 1);
    chat.ana().slash("/ask", &[("question", "gracias")]);
    if carried_out {
        chat.expect_words("¡De nada!").await;
        chat.expect_failure().await;
    } else {
        chat.expect_failure().await;
        chat.expect_words("¡De nada!").await;
    }
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_command_is_answered_when_discord_breaks() {
    check_command(Wrong::Broken(500), false).await;
}

#[tokio::test]
async fn a_command_is_answered_when_there_is_room() {
    check_command(Wrong::Limited(1_000, "user"), false).await;
}

#[tokio::test]
async fn a_command_whose_answer_got_lost_is_answered_once() {
    check_command(Wrong::CutAfter, true).await;
}

#[tokio::test]
async fn a_command_that_was_answered_although_discord_broke_is_answered_once() {
    check_command(Wrong::BrokenAfter(502), true).await;
}

#[tokio::test]
async fn an_interaction_that_is_over_is_left_alone() {
    let mut chat = quick().await;
    let log = Log::listen();
    chat.let_go_wrong(ANSWER, Wrong::Refused(404, 10_062), 1);
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_failure().await;
    chat.expect_silence().await;
    assert_eq!(
        warnings(&log),
        ["WARN puente::discord::rest::wire: an interaction was over before it was answered call=\"POST \
         /interactions/{interaction_id}/{interaction_token}/callback\""]
    );
    assert_eq!(chat.unanswered(), "over 1");
    chat.give_up_commands();
    chat.finish().await;
}

#[tokio::test]
async fn a_deferred_answer_is_given_when_discord_breaks() {
    let mut chat = quick_with(Rules::default(), Settings { defer_after_ms: 1, ..Settings::default() }).await;
    chat.hold_the_engine();
    chat.ana().slash("/ask", &[("question", "gracias")]);
    chat.expect_deferred(false).await;
    chat.let_go_wrong(EDIT_ANSWER, Wrong::Broken(502), 2);
    chat.release_the_engine();
    chat.expect_failure().await;
    chat.expect_failure().await;
    chat.expect_words("¡De nada!").await;
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_further_message_of_which_nobody_knows_is_not_sent_twice_but_owned_up_to() {
    let mut chat = quick().await;
    chat.let_go_wrong(FOLLOW_UP, Wrong::CutAfter, 1);
    chat.ben().slash("/ask", &[("question", "Where did Pompeo meet Bukele, at great length?")]);
    chat.expect_any().await;
    // It stands there, but the bot can't know.
    chat.expect_any().await;
    chat.expect_failure().await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Puede que falte una parte de mi respuesta. Si no la ves, pregúntame otra vez.
    "#]])
        .await;
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_further_message_waits_when_it_is_one_too_many() {
    let mut chat = quick().await;
    chat.let_go_wrong(FOLLOW_UP, Wrong::Limited(5_000, "user"), 1);
    chat.ben().slash("/ask", &[("question", "Where did Pompeo meet Bukele, at great length?")]);
    chat.expect_any().await;
    chat.expect_failure().await;
    chat.expect_any().await;
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_start_is_tried_again_when_discord_breaks() {
    let faults = ["GET /gateway/bot", "GET /users/@me"].map(|call| Fault { call, wrong: Wrong::Broken(503), times: 1 });
    let mut chat = Chat::starting(Rules { faults: faults.to_vec(), ..Rules::default() }).await;
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.finish().await;
}

#[tokio::test]
async fn nothing_of_a_token_stands_in_the_log_whatever_goes_wrong() {
    let mut chat = quick().await;
    let log = Log::listen();
    for wrong in [Wrong::Broken(500), Wrong::Cut, Wrong::Refused(400, 50_035)] {
        chat.let_go_wrong(ANSWER, wrong, 1);
    }
    chat.ana().slash("/ask", &[("question", "gracias")]);
    for _ in 0..3 {
        chat.expect_failure().await;
    }
    chat.expect_words("Perdón, algo falló de mi lado.").await;
    let said = log.lines().join("\n");
    assert!(!said.contains("loopback-interaction") && !said.contains(TOKEN) && said.contains("50035"), "{said}");
    chat.finish().await;
}

/// 300 questions and commands while a third of all calls goes wrong: refused for a while, broken, or cut off before or
/// after Discord has carried them out.
#[tokio::test]
async fn in_a_storm_every_question_is_answered_once() {
    let mut chat = Chat::start().await;
    chat.let_time_pass(4);
    let class = chat.pupils(300);
    chat.let_it_storm(20_261_122);
    let mut asked = Vec::new();
    for (number, pupil) in class.iter().enumerate() {
        let thread = chat.thread(&format!("group {}", number % 30));
        if number % 3 == 0 {
            chat.pupil(*pupil).slash_in(thread, "/ask", &[("question", "thanks")]);
        } else {
            asked.push(chat.pupil(*pupil).says_in(thread, "@Puente thanks"));
        }
        // A class doesn't ask in one breath.
        if number % 6 == 5 {
            chat.settle(asked.len(), number + 1 - asked.len()).await;
        }
    }
    chat.stop_going_wrong();
    chat.settle(asked.len(), class.len() - asked.len()).await;
    chat.expect_silence().await;
    let replies = chat.replies_to_each(&asked);
    assert!(replies.iter().all(|replies| *replies == 1), "{replies:?}");
    chat.finish().await;
}

//! What operators see of the bot: counts and times, whether it is well, and log lines. Nobody's words, number or token.

use crate::discord::{Chat, Log, Wrong, look, refused_by_settings};
use expect_test::expect;
use serde_json::Value;

/// A chat in which everything happens that is counted: an answer, a question of another subject, a command, a refused call, an
/// engine that breaks. Each of the people's words with a `quetzal` in it is theirs alone.
async fn a_lesson(chat: &mut Chat) {
    chat.ana().asks("¿Dónde se reunió Pompeo con Bukele?");
    let answer = chat.expect_any().await;
    chat.ben().presses(answer, "Cómo citar");
    chat.expect_any().await;
    chat.ben().asks("quetzal avocado");
    chat.expect_any().await;
    chat.ben().slash("/ask", &[("question", "thanks"), ("private", "yes")]);
    chat.expect_any().await;
    chat.let_go_wrong("POST /channels/{channel_id}/messages", Wrong::Refused(400, 50_035), 1);
    chat.ben().asks("thanks");
    chat.expect_failure().await;
    chat.expect_any().await;
    chat.ana().asks("make the engine panic, quetzal");
    chat.expect_any().await;
}

#[tokio::test]
async fn what_happens_is_counted_without_names() {
    let mut chat = Chat::start().await;
    let window = chat.open_window().await;
    a_lesson(&mut chat).await;
    chat.expect_silence().await;
    let text = loop {
        let (status, kind, text) = look(&format!("{window}/metrics")).await;
        assert_eq!((status, kind.as_str()), (200, "text/plain; version=0.0.4; charset=utf-8"));
        // The last question's task may still be ending.
        if text.contains("puente_replies_under_way 0\n") {
            break text;
        }
    };
    for secret in chat.numbers_and_tokens() {
        assert!(!text.contains(&secret), "{secret} stands in the metrics: {text}");
    }
    let is_time = |line: &&str| line.contains("_bucket{") || line.contains("_sum");
    let counts: Vec<&str> = text.lines().filter(|line| !line.starts_with('#') && !is_time(line)).collect();
    expect![[r#"
        puente_build_info{version="0.1.0"} 1
        puente_commands_total{command="ask"} 5
        puente_engine_seconds_count 5
        puente_facts 0
        puente_facts_reloads_total{outcome="refused"} 0
        puente_facts_reloads_total{outcome="taken_up"} 0
        puente_gateway_identifies_total 1
        puente_gateway_reconnects_total 0
        puente_gateway_resumes_total 0
        puente_gateway_shards{state="beginning"} 0
        puente_gateway_shards{state="connected"} 1
        puente_gateway_shards{state="resuming"} 0
        puente_panics_total 1
        puente_questions_total{language="en",verdict="abstain"} 1
        puente_questions_total{language="en",verdict="chat"} 3
        puente_questions_total{language="es",verdict="answer"} 1
        puente_replies_under_way 0
        puente_reply_seconds_count{to="interaction"} 2
        puente_reply_seconds_count{to="message"} 4
        puente_rest_calls_total{call="GET /applications/{application_id}/commands",status="2xx"} 1
        puente_rest_calls_total{call="GET /gateway/bot",status="2xx"} 1
        puente_rest_calls_total{call="GET /users/@me",status="2xx"} 1
        puente_rest_calls_total{call="POST /channels/{channel_id}/messages",status="2xx"} 5
        puente_rest_calls_total{call="POST /channels/{channel_id}/messages",status="4xx"} 1
        puente_rest_calls_total{call="POST /interactions/{interaction_id}/{interaction_token}/callback",status="2xx"} 2
        puente_rest_calls_total{call="PUT /applications/{application_id}/commands",status="2xx"} 1
        puente_rest_wait_seconds_count 0
        puente_store_failures_total 0
        puente_store_save_seconds_count 3
        puente_store_up 1
        puente_unanswered_total{reason="budget"} 0
        puente_unanswered_total{reason="busy"} 0
        puente_unanswered_total{reason="failed"} 1
        puente_unanswered_total{reason="late"} 0
        puente_unanswered_total{reason="over"} 0"#]]
    .assert_eq(&counts.join("\n"));
    chat.finish().await;
}

#[tokio::test]
async fn it_says_whether_it_is_well() {
    let mut chat = Chat::start().await;
    let health = format!("{}/healthz", chat.open_window().await);
    let (status, kind, text) = look(&health).await;
    assert_eq!((status, kind.as_str()), (200, "application/json"));
    expect![[r#"{"reasons":[],"status":"ok","version":"0.1.0"}"#]].assert_eq(&text);
    // A session that is being resumed is no trouble.
    chat.reconnect();
    assert_eq!(look(&health).await.0, 200);
    chat.expect_resumed().await;
    chat.store().close().await;
    let (status, _, text) = look(&health).await;
    assert_eq!(status, 503);
    expect![[r#"{"reasons":["the store doesn't work"],"status":"trouble","version":"0.1.0"}"#]].assert_eq(&text);
    chat.finish().await;
}

#[tokio::test]
async fn before_it_hears_anybody_it_is_not_well() {
    let window = crate::discord::Insides::usual().await.open_window().await;
    let (status, _, text) = look(&format!("{window}/healthz")).await;
    assert_eq!(status, 503);
    expect![[r#"{"reasons":["the gateway isn't connected yet"],"status":"trouble","version":"0.1.0"}"#]]
        .assert_eq(&text);
    assert_eq!(look(&format!("{window}/")).await.0, 404);
}

#[test]
fn an_address_that_is_taken_ends_it_with_a_line_for_the_operator() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = taken.local_addr().expect("an address");
    let (said, code) = refused_by_settings(&format!("[store]\nfile = \"\"\n[metrics]\nlisten = \"{address}\""));
    let line = "error: can't listen at ADDRESS: Address already in use (os error 98); name another address as `listen` of [metrics]";
    assert_eq!((said, code), (line.replace("ADDRESS", &address.to_string()), Some(2)));
}

#[tokio::test]
async fn no_line_of_the_log_holds_a_word_a_number_or_a_token() {
    let log = Log::listen();
    let mut chat = Chat::start().await;
    a_lesson(&mut chat).await;
    chat.expect_silence().await;
    let (text, json) = (log.text(), log.json());
    for secret in chat.numbers_and_tokens().iter().map(String::as_str).chain(["quetzal", "avocado", "Pompeo", "Bukele"])
    {
        let found = text.lines().chain(json.lines()).find(|line| line.contains(secret));
        assert_eq!(found, None, "{secret} stands in the log");
    }
    assert_eq!(text.lines().count(), json.lines().count());
    let mut ours = Vec::new();
    for line in json.lines() {
        let mut line: Value = serde_json::from_str(line).expect("a JSON object a line");
        let fields = line.as_object_mut().expect("an object");
        let time = fields.remove("timestamp").expect("a time");
        assert!(time.as_str().is_some_and(|time| time.ends_with('Z')), "{time}");
        assert!(["level", "target", "message"].iter().all(|key| fields.contains_key(*key)), "{line}");
        let is_ours = fields["target"].as_str().is_some_and(|target| target.starts_with("puente"));
        if is_ours && fields["level"] != "DEBUG" && fields["level"] != "TRACE" {
            ours.push(line.to_string());
        }
    }
    expect![[r#"
        {"level":"INFO","message":"connected to discord","shard":0,"target":"puente::discord::events"}
        {"count":19,"level":"INFO","message":"commands registered","target":"puente::discord::register"}
        {"cause":"status 400, code 50035: as the test says","level":"ERROR","message":"a reply couldn't be sent","target":"puente::discord::messages"}
        {"command":"ask","level":"ERROR","message":"the engine gave no reply","panicked":true,"target":"puente::discord::bot"}"#]].assert_eq(&ours.join("\n"));
    let first = text.lines().find(|line| line.contains("puente::")).and_then(|line| line.split_once(' '));
    expect![" INFO puente::discord::events: connected to discord shard=0"]
        .assert_eq(first.map_or("", |(_time, line)| line));
    chat.finish().await;
}

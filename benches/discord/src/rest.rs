//! The REST routes that a bot needs to answer questions, with the faults that are due.

use crate::faults::Fault;
use crate::world::{Answering, BOT, TOKEN, World, locked};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;

/// What the token of a command begins with; its question follows.
pub const TOKEN_OF: &str = "token-of-";

/// How long a 429 may take to be read.
const UNREAD: Duration = Duration::from_millis(50);

/// Answers calls from now on.
pub fn serve(listener: TcpListener, world: Arc<World>) {
    let router = Router::new().route("/", get(crate::gateway::connect)).fallback(call).with_state(world);
    // Small frames go at once (Nagle's algorithm would hold them back for up to 40 ms).
    let listener = listener.tap_io(|line| line.set_nodelay(true).unwrap_or_default());
    tokio::spawn(async move { axum::serve(listener, router).await });
}

async fn call(State(world): State<Arc<World>>, request: Request) -> Response {
    let came = Instant::now();
    world.counts.calls.fetch_add(1, Ordering::Relaxed);
    let method = request.method().to_string();
    let path = request.uri().path().trim_start_matches("/api/v10").to_owned();
    let known = request.headers().get(header::AUTHORIZATION).is_some_and(|value| *value == *format!("Bot {TOKEN}"));
    let body = to_bytes(request.into_body(), 30_000_000).await.unwrap_or_default();
    // The token of an interaction is enough for calls that answer it.
    let needed = !path.starts_with("/interactions/") && !path.starts_with("/webhooks/");
    if needed && !known {
        return answer(StatusCode::UNAUTHORIZED, &json!({ "code": 0, "message": "401: Unauthorized" }));
    }
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    // The global limit doesn't count answers to commands.
    let own = matches!(parts.as_slice(), ["interactions" | "webhooks", ..]);
    let start = matches!(parts.as_slice(), ["gateway", ..] | ["users", "@me"] | ["applications", ..]);
    let fault = if start { None } else { world.faults.next() };
    let fault = fault.filter(|fault| !(own && matches!(fault, Fault::Global(_))));
    if let Some(fault) = fault {
        world.faults.note(fault.name());
    }
    if let Some((left, told)) = limited(&world, (&path, own), came).filter(|_| !start) {
        // Whoever goes on calling before the time is over gets the same again. The first 429 may not have been read yet.
        let unread = came.duration_since(told) < UNREAD;
        world.faults.note(if unread { "called within 50 ms of a 429" } else { "called too early" });
        return limit(left, "user", false);
    }
    match fault {
        Some(Fault::Bucket(ms)) => {
            let wait = Duration::from_millis(ms);
            let now = Instant::now();
            locked(&world.bucket_until).insert(bucket(&path), (now, now + wait));
            return limit(wait, "user", false);
        }
        Some(Fault::Shared(ms)) => return limit(Duration::from_millis(ms), "shared", false),
        Some(Fault::Global(ms)) => {
            let wait = Duration::from_millis(ms);
            let now = Instant::now();
            *locked(&world.global_until) = Some((now, now + wait));
            return limit(wait, "global", true);
        }
        Some(Fault::Fails(status)) => return StatusCode::from_u16(status).unwrap_or_default().into_response(),
        Some(Fault::Cut) => return cut(),
        Some(Fault::DoneButCut | Fault::DoneButFails) | None => {}
    }
    if let ("POST", ["interactions", id, ..]) = (method.as_str(), parts.as_slice()) {
        match answered(&world, id, &body, came) {
            Answering::Done => {}
            Answering::Again => return refuse(40_060, "Interaction has already been acknowledged."),
            Answering::Over => return refuse(10_062, "Unknown interaction"),
        }
    }
    let done = act(&world, &method, &parts, &body, came);
    match fault {
        Some(Fault::DoneButCut) => cut(),
        Some(Fault::DoneButFails) => StatusCode::BAD_GATEWAY.into_response(),
        _ => match done {
            Some(Value::Null) => StatusCode::NO_CONTENT.into_response(),
            Some(value) => answer(StatusCode::OK, &value),
            None => answer(StatusCode::NOT_FOUND, &json!({ "code": 0, "message": "404: Not Found" })),
        },
    }
}

/// What a call does and gives; nothing for a route that isn't there.
fn act(world: &World, method: &str, parts: &[&str], body: &Bytes, came: Instant) -> Option<Value> {
    let url = format!("ws://{}", world.address);
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    Some(match (method, parts) {
        ("GET", ["gateway"]) => json!({ "url": url }),
        ("GET", ["gateway", "bot"]) => {
            let limit = json!({ "total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1 });
            json!({ "url": url, "shards": world.shards, "session_start_limit": limit })
        }
        ("GET", ["users", "@me"]) => me(),
        ("GET", ["applications" | "oauth2", ..]) if parts.ends_with(&["@me"]) => application(),
        ("GET", ["applications", _, "commands"]) => json!([]),
        ("PUT", ["applications", _, "commands"]) => registered(&body),
        ("POST", ["channels", channel, "messages"]) => posted(world, channel, &body, came),
        ("PATCH", ["channels", channel, "messages", id]) => message(id.parse().ok()?, channel, &body),
        ("POST", ["channels", _, "typing"])
        | ("DELETE", ["channels", _, "messages", _])
        | ("POST", ["interactions", ..]) => Value::Null,
        ("PUT", ["channels", _, "messages", question, "reactions", ..]) => {
            world.declined(question.parse().ok()?);
            Value::Null
        }
        ("PATCH", ["webhooks", _, token, "messages", "@original"]) | ("POST", ["webhooks", _, token]) => {
            let question = token.strip_prefix(TOKEN_OF)?.parse().ok().filter(|id| world.goes_on(*id))?;
            world.replied(question, &words(&body), came);
            message(world.fresh_id(), "0", &body)
        }
        _ => return None,
    })
}

/// The words of a message.
fn words(message: &Value) -> String {
    format!("{}{}", message["content"], message["embeds"])
}

/// The first answer to a command.
fn answered(world: &World, question: &str, body: &Bytes, came: Instant) -> Answering {
    let Ok(question) = question.parse() else { return Answering::Over };
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    // 4 is a message, 5 that one will follow.
    let words = (body["type"] == json!(4)).then(|| words(&body["data"]));
    world.answered(question, words.as_deref(), came)
}

fn refuse(code: u32, message: &str) -> Response {
    let status = if code == 10_062 { StatusCode::NOT_FOUND } else { StatusCode::BAD_REQUEST };
    answer(status, &json!({ "code": code, "message": message }))
}

/// Posts a message, unless its nonce says that it was posted before.
fn posted(world: &World, channel: &str, body: &Value, came: Instant) -> Value {
    let nonce = body["nonce"].as_str().filter(|_| body["enforce_nonce"] == json!(true));
    if let Some(known) = nonce.and_then(|nonce| locked(&world.nonces).get(nonce).copied()) {
        world.counts.prevented.fetch_add(1, Ordering::Relaxed);
        return message(known, channel, body);
    }
    let id = world.fresh_id();
    if let Some(nonce) = nonce {
        locked(&world.nonces).insert(nonce.to_owned(), id);
    }
    // Some clients write ids as numbers.
    let question = &body["message_reference"]["message_id"];
    let question = question.as_u64().or_else(|| question.as_str()?.parse().ok());
    if let Some(question) = question {
        world.replied(question, &words(body), came);
    }
    message(id, channel, body)
}

fn message(id: u64, channel: &str, body: &Value) -> Value {
    let embeds: Vec<Value> = body["embeds"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|embed| {
            let mut embed = embed.clone();
            embed["type"] = json!("rich");
            embed
        })
        .collect();
    json!({
        "id": id.to_string(), "channel_id": channel, "author": me(), "content": body["content"].as_str().unwrap_or_default(),
        "timestamp": "2026-01-01T00:00:00.000000+00:00", "edited_timestamp": null, "tts": false, "mention_everyone": false,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": embeds, "pinned": false, "type": 0, "components": []
    })
}

/// The bot's own account.
pub fn me() -> Value {
    json!({ "id": BOT.to_string(), "username": "puente", "global_name": null, "discriminator": "0", "avatar": null, "bot": true, "public_flags": 0, "verified": true, "mfa_enabled": false })
}

fn application() -> Value {
    json!({ "id": BOT.to_string(), "name": "puente", "icon": null, "description": "", "bot_public": true, "bot_require_code_grant": false, "verify_key": "", "owner": me(), "team": null, "flags": 0, "rpc_origins": [] })
}

fn registered(commands: &Value) -> Value {
    let given = commands.as_array().into_iter().flatten().map(|command| {
        let mut command = command.clone();
        command["id"] = json!("1100000000000000098");
        command["application_id"] = json!(BOT.to_string());
        command["version"] = json!("1100000000000000097");
        command["type"] = command.get("type").cloned().unwrap_or(json!(1));
        command["description"] = command.get("description").cloned().unwrap_or(json!(""));
        command
    });
    given.collect()
}

/// What shares a limit: Discord counts by channel and kind of call.
fn bucket(path: &str) -> String {
    path.split('/').take(4).collect::<Vec<_>>().join("/")
}

/// How long a call has to wait yet, if it has, and when that was said first.
fn limited(world: &World, (path, own): (&str, bool), came: Instant) -> Option<(Duration, Instant)> {
    let global = locked(&world.global_until).filter(|_| !own);
    let bucket = locked(&world.bucket_until).get(&bucket(path)).copied();
    let (told, until) = global.into_iter().chain(bucket).max_by_key(|(_, until)| *until)?;
    let left = until.checked_duration_since(came).filter(|left| !left.is_zero())?;
    Some((left, told))
}

fn limit(wait: Duration, scope: &'static str, global: bool) -> Response {
    let seconds = wait.as_secs_f64();
    let body = json!({ "message": "You are being rate limited.", "retry_after": seconds, "global": global });
    let mut response = answer(StatusCode::TOO_MANY_REQUESTS, &body);
    let headers = response.headers_mut();
    let text = format!("{:.3}", seconds).parse().expect("a number");
    headers.insert("retry-after", text);
    headers.insert("x-ratelimit-scope", scope.parse().expect("a word"));
    if global {
        headers.insert("x-ratelimit-global", "true".parse().expect("a word"));
    }
    response
}

/// An answer that breaks off.
fn cut() -> Response {
    let pieces = [Ok::<_, std::io::Error>(Bytes::from_static(b"{\"id\":")), Err(std::io::Error::other("cut"))];
    let body = Body::from_stream(futures_util::stream::iter(pieces));
    (StatusCode::OK, [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_LENGTH, "900")], body)
        .into_response()
}

fn answer(status: StatusCode, value: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

//! The gateway: hello, identify, heartbeat, dispatch, resume; and what goes wrong with it by chance.

use crate::chance::Chance;
use crate::world::{BOT, Order, Session, TOKEN, World, locked};
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use axum::extract::{State, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::mpsc;

/// How many connections are refused from now on.
static REFUSED: AtomicU64 = AtomicU64::new(0);

/// A frame of the gateway.
pub fn frame(op: u8, event: Option<(&str, u64)>, data: &Value) -> String {
    json!({ "op": op, "t": event.map(|(name, _)| name), "s": event.map(|(_, seq)| seq), "d": data }).to_string()
}

/// A bot connects.
pub async fn connect(State(world): State<Arc<World>>, upgrade: WebSocketUpgrade) -> Response {
    world.counts.connections.fetch_add(1, Ordering::Relaxed);
    if REFUSED.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    upgrade.on_upgrade(move |socket| converse(world, socket))
}

async fn converse(world: Arc<World>, mut socket: WebSocket) {
    let (orders, mut ordered) = mpsc::unbounded_channel();
    let hello = frame(10, None, &json!({ "heartbeat_interval": world.heartbeat.as_millis() }));
    if socket.send(Message::Text(hello.into())).await.is_err() {
        return;
    }
    loop {
        tokio::select! {
            order = ordered.recv() => {
                let message = match order {
                    Some(Order::Send(text, question)) => {
                        if let Some(question) = question {
                            world.asking(question);
                        }
                        Message::Text(text.into())
                    }
                    Some(Order::Close(code)) => Message::Close(Some(CloseFrame { code, reason: "".into() })),
                    Some(Order::Drop) | None => return,
                    Some(Order::Freeze) => {
                        // Nobody reads or writes here any more, but the line stands.
                        tokio::time::sleep(Duration::from_secs(300)).await;
                        return;
                    }
                };
                if socket.send(message).await.is_err() {
                    return;
                }
            }
            received = socket.recv() => match received {
                Some(Ok(Message::Text(text))) => hear(&world, &text, &orders),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            }
        }
    }
}

fn hear(world: &World, text: &str, orders: &mpsc::UnboundedSender<Order>) {
    let frame_in: Value = serde_json::from_str(text).unwrap_or_default();
    let data = &frame_in["d"];
    let say = |op: u8, data: &Value| {
        let _ = orders.send(Order::Send(frame(op, None, data), None));
    };
    match frame_in["op"].as_u64() {
        Some(1) => say(11, &Value::Null),
        Some(2) if data["token"].as_str().is_none_or(|token| token.trim_start_matches("Bot ") != TOKEN) => {
            let _ = orders.send(Order::Close(4004));
        }
        Some(2) => identify(world, data, orders),
        Some(6) => resume(world, data, orders),
        _ => {}
    }
}

fn identify(world: &World, data: &Value, orders: &mpsc::UnboundedSender<Order>) {
    world.counts.identifies.fetch_add(1, Ordering::Relaxed);
    let shard = data["shard"][0].as_u64().unwrap_or_default();
    let key = format!("session-{}", world.fresh_id());
    let servers: Vec<Value> =
        world.servers_of(shard).iter().map(|id| json!({ "id": id.to_string(), "unavailable": true })).collect();
    let ready = json!({
        "v": 10, "user": crate::rest::me(), "session_id": key, "resume_gateway_url": format!("ws://{}", world.address),
        "guilds": servers, "shard": [shard, world.shards], "application": { "id": BOT.to_string(), "flags": 0 }
    });
    let text = frame(0, Some(("READY", 1)), &ready);
    let sent = VecDeque::from([(1, text.clone(), None)]);
    let _ = orders.send(Order::Send(text, None));
    let session = Session { seq: 1, sent, open: Some(orders.clone()) };
    locked(&world.sessions).insert(key.clone(), session);
    locked(&world.current).insert(shard, key);
    world.is_ready(shard);
}

fn resume(world: &World, data: &Value, orders: &mpsc::UnboundedSender<Order>) {
    let (key, seen) = (data["session_id"].as_str().unwrap_or_default(), data["seq"].as_u64().unwrap_or_default());
    let mut sessions = locked(&world.sessions);
    let Some(session) = sessions.get_mut(key) else {
        let _ = orders.send(Order::Send(frame(9, None, &json!(false)), None));
        return;
    };
    world.counts.resumes.fetch_add(1, Ordering::Relaxed);
    // One that was sent just before is sent twice now and then.
    let from = if seen % 3 == 0 { seen.saturating_sub(1) } else { seen };
    for (_, text, question) in session.sent.iter().filter(|(seq, _, _)| *seq > from) {
        let _ = orders.send(Order::Send(text.clone(), *question));
    }
    session.seq += 1;
    let _ = orders.send(Order::Send(frame(0, Some(("RESUMED", session.seq)), &json!({})), None));
    session.open = Some(orders.clone());
}

/// Something goes wrong every few seconds, for ever.
pub async fn trouble(world: Arc<World>, seed: u64) {
    let mut chance = Chance::new(seed ^ 0x5EED);
    loop {
        tokio::time::sleep(Duration::from_secs_f64(2.0 + chance.gap(0.25).min(20.0))).await;
        let shard = chance.below(world.shards);
        let kind = chance.below(12);
        if kind >= 10 {
            // A session that ends takes with it what was sent and not heard: first everything is answered.
            world.hush(shard, true);
            while world.waits(Some(shard)) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        let order = match kind {
            0 => named(&world, "closed 4000", Order::Close(4000)),
            1 => named(&world, "closed 1001", Order::Close(1001)),
            2 => named(&world, "closed 4008", Order::Close(4008)),
            3 | 4 => named(&world, "line cut", Order::Drop),
            5 => named(&world, "line dead", Order::Freeze),
            6 => named(&world, "op 7", Order::Send(frame(7, None, &Value::Null), None)),
            7 => named(&world, "op 9 true", Order::Send(frame(9, None, &json!(true)), None)),
            8 => named(&world, "garbage", Order::Send("{\"op\":0,\"t\":\"MESSAGE_CREATE\",".to_owned(), None)),
            9 => named(&world, "unknown event", Order::Send(frame(0, None, &json!({ "x": 1 })), None)),
            10 => named(&world, "op 9 false", Order::Send(frame(9, None, &json!(false)), None)),
            _ => named(&world, "closed 4009", Order::Close(4009)),
        };
        if kind < 7 && chance.below(3) == 0 {
            world.faults.note("connections refused");
            REFUSED.store(1 + chance.below(3), Ordering::Relaxed);
        }
        let goes_on = !matches!(kind, 8 | 9);
        let lost = kind >= 10;
        let key = locked(&world.current).get(&shard).cloned();
        if let Some(key) = key {
            let mut sessions = locked(&world.sessions);
            if let Some(session) = sessions.get_mut(&key) {
                // What comes after it waits for the resume.
                let open = if goes_on { session.open.take() } else { session.open.clone() };
                if let Some(open) = open {
                    let _ = open.send(order);
                }
            }
            if lost {
                sessions.remove(&key);
                locked(&world.current).remove(&shard);
            }
        }
        if lost {
            while !locked(&world.current).contains_key(&shard) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            world.hush(shard, false);
        }
    }
}

fn named(world: &World, name: &'static str, order: Order) -> Order {
    world.faults.note(name);
    order
}

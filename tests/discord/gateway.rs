//! The loopback Discord's gateway: hello, identify, heartbeat, dispatch, resume. Proves that no privileged intent is
//! asked for.

use super::payload::{self, Identify, Resume, gateway_frame};
use super::server::{Seen, Server, TOKEN};
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use axum::extract::{State, WebSocketUpgrade};
use axum::response::Response;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::sync::mpsc;

const SESSION: &str = "loopback-session";
/// Guild members, presences, message content.
const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | MESSAGE_CONTENT;
const MESSAGE_CONTENT: u64 = 1 << 15;
const GUILD_MESSAGES: u64 = 1 << 9;
const DIRECT_MESSAGES: u64 = 1 << 12;

/// The connection to the bot, and what was sent over it, to be sent again after a resume.
#[derive(Default)]
pub struct Gateway {
    line: Mutex<Line>,
}

#[derive(Default)]
struct Line {
    intents: Option<u64>,
    seq: u64,
    sent: Vec<(u64, String)>,
    open: Option<mpsc::UnboundedSender<Order>>,
}

/// What the connection's task is told.
enum Order {
    Send(String),
    Close(u16),
}

impl Gateway {
    /// Sends an event, now or after the next resume, if the bot's intents cover it.
    pub fn dispatch(&self, event: &str, data: &Value, in_server: bool) {
        let wanted = if in_server { GUILD_MESSAGES } else { DIRECT_MESSAGES };
        if self.intents().is_some_and(|intents| intents & wanted != 0) {
            self.dispatch_always(event, data);
        }
    }

    /// Sends an event that needs no intent.
    pub fn dispatch_always(&self, event: &str, data: &Value) {
        let mut line = self.line.lock().expect("no panic on the line");
        line.seq += 1;
        let frame = gateway_frame(0, Some((event, line.seq)), data);
        let seq = line.seq;
        line.sent.push((seq, frame.clone()));
        if let Some(open) = &line.open {
            let _ = open.send(Order::Send(frame));
        }
    }

    /// The intents the bot identified with, if it has.
    pub fn intents(&self) -> Option<u64> {
        self.line.lock().expect("no panic on the line").intents
    }

    /// Asks the bot to connect anew and goes on with the same session (op 7).
    pub fn reconnect(&self) {
        let mut line = self.line.lock().expect("no panic on the line");
        if let Some(open) = line.open.take() {
            let _ = open.send(Order::Send(gateway_frame(7, None, &Value::Null)));
        }
    }
}

pub async fn connect(State(server): State<Arc<Server>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| converse(server, socket))
}

async fn converse(server: Arc<Server>, mut socket: WebSocket) {
    let (orders, mut ordered) = mpsc::unbounded_channel();
    let interval = server.rules().heartbeat_ms;
    let hello = gateway_frame(10, None, &json!({ "heartbeat_interval": interval }));
    if socket.send(Message::Text(hello.into())).await.is_err() {
        return;
    }
    loop {
        tokio::select! {
            order = ordered.recv() => {
                let message = match order {
                    Some(Order::Send(frame)) => Message::Text(frame.into()),
                    Some(Order::Close(code)) => Message::Close(Some(CloseFrame { code, reason: "".into() })),
                    None => return,
                };
                if socket.send(message).await.is_err() {
                    return;
                }
            }
            received = socket.recv() => match received {
                Some(Ok(Message::Text(text))) => server.hear(&text, &orders),
                Some(Ok(Message::Close(_))) => server.see(Seen::HungUp),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            }
        }
    }
}

impl Server {
    fn hear(&self, text: &str, orders: &mpsc::UnboundedSender<Order>) {
        let frame: Value = serde_json::from_str(text).unwrap_or_default();
        let data = frame["d"].clone();
        let heard = match frame["op"].as_u64() {
            Some(1) => {
                let _ = orders.send(Order::Send(gateway_frame(11, None, &Value::Null)));
                self.see(Seen::Heartbeat);
                Ok(())
            }
            Some(2) => serde_json::from_value(data).map(|identify| self.identified(&identify, orders)),
            Some(3) => Ok(()),
            Some(6) => serde_json::from_value(data).map(|resume| self.resumed(&resume, orders)),
            _ => {
                self.problem("an operation the gateway doesn't know".to_owned());
                Ok(())
            }
        };
        if let Err(error) = heard {
            self.problem(format!("the gateway can't read {text}: {error}"));
        }
    }

    fn identified(&self, identify: &Identify, orders: &mpsc::UnboundedSender<Order>) {
        self.check_token(&identify.token);
        let allowed = if self.rules().allows_content { MESSAGE_CONTENT } else { 0 };
        self.world().shows_all = identify.intents & MESSAGE_CONTENT != 0;
        if identify.intents & PRIVILEGED & !allowed != 0 {
            self.problem(format!("privileged intents: {:#b}", identify.intents));
        }
        if let Some(code) = self.rules().closes_with {
            let _ = orders.send(Order::Close(code));
            return;
        }
        {
            let mut line = self.gateway.line.lock().expect("no panic on the line");
            line.intents = Some(identify.intents);
            line.open = Some(orders.clone());
        }
        let ready = payload::ready(&self.world(), SESSION, &self.gateway_url());
        self.gateway.dispatch_always("READY", &ready);
        self.see(Seen::Identified);
    }

    fn resumed(&self, resume: &Resume, orders: &mpsc::UnboundedSender<Order>) {
        self.check_token(&resume.token);
        if resume.session_id != SESSION {
            self.problem("another session's id".to_owned());
        }
        {
            let mut line = self.gateway.line.lock().expect("no panic on the line");
            for (_, frame) in line.sent.iter().filter(|(seq, _)| *seq > resume.seq) {
                let _ = orders.send(Order::Send(frame.clone()));
            }
            line.open = Some(orders.clone());
        }
        self.gateway.dispatch_always("RESUMED", &json!({}));
        self.see(Seen::Resumed);
    }

    fn check_token(&self, token: &str) {
        if token.strip_prefix("Bot ").unwrap_or(token) != TOKEN {
            self.problem("the gateway got another token".to_owned());
        }
    }
}

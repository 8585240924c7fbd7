//! The loopback Discord's gateway: hello, identify, heartbeat, dispatch, resume, for each shard; and everything that can go
//! wrong with it. Proves that no privileged intent is asked for.

use super::payload::{self, Identify, Resume, gateway_frame};
use super::server::{Rules, Seen, Server, TOKEN};
use super::state::GUILD;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use axum::extract::{State, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Guild members, presences, message content.
const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | MESSAGE_CONTENT;
const MESSAGE_CONTENT: u64 = 1 << 15;
const GUILD_MESSAGES: u64 = 1 << 9;
const DIRECT_MESSAGES: u64 = 1 << 12;

/// The connections to the bot, and what was sent over them, to be sent again after a resume.
#[derive(Default)]
pub struct Gateway {
    state: Mutex<Lines>,
}

#[derive(Default)]
struct Lines {
    by_shard: BTreeMap<u32, Line>,
    total: u32,
    sessions: u64,
    doors: VecDeque<Door>,
    came: Came,
}

#[derive(Default)]
struct Line {
    session: String,
    intents: Option<u64>,
    seq: u64,
    sent: Vec<(u64, String)>,
    /// What is kept back, to be sent in another order.
    kept: Option<Vec<String>>,
    open: Option<mpsc::UnboundedSender<Order>>,
}

/// What the bot has tried.
#[derive(Debug, Clone, Default)]
pub struct Came {
    /// Connections, by whether they were to the address for resuming.
    pub connections: Vec<bool>,
    /// When it began a session, with which shard.
    pub identified: Vec<(Instant, u32)>,
    /// The codes it closed with.
    pub closed: Vec<u16>,
}

/// What becomes of a connection.
#[derive(Debug, Clone, Copy)]
pub enum Door {
    /// It is accepted and reset.
    Resets,
    /// It is accepted, and nobody speaks.
    Mute,
    /// It is greeted, but what the bot then wants isn't done.
    Idle,
    /// What the bot then wants is answered with op 9.
    Invalid(bool),
    /// What the bot then wants is answered with a close.
    Closes(u16),
}

/// What the connection's task is told.
pub enum Order {
    Send(String),
    Close(Option<u16>),
    /// Without a word.
    Cut,
    /// Nothing is read or written any more, but the connection stays.
    Freeze,
}

impl Gateway {
    /// Sends an event, now or after the next resume, if the bot's intents cover it.
    pub fn dispatch(&self, event: &str, data: &Value, server: Option<u64>) {
        let wanted = if server.is_some() { GUILD_MESSAGES } else { DIRECT_MESSAGES };
        if self.intents().is_some_and(|intents| intents & wanted != 0) {
            self.state().line(server).dispatch(event, data);
        }
    }

    /// Sends an event that needs no intent.
    pub fn dispatch_always(&self, event: &str, data: &Value) {
        let server = data["guild_id"].as_str().and_then(|server| server.parse().ok());
        // An interaction tells where it comes from; 1 is a direct message.
        let server = if data["context"] == json!(1) { None } else { server.or(Some(GUILD)) };
        self.state().line(server).dispatch(event, data);
    }

    /// The intents the bot identified with, if it has.
    pub fn intents(&self) -> Option<u64> {
        self.state().by_shard.values().find_map(|line| line.intents)
    }

    /// Does something to the open connection of the server's shard; with `leaves`, what happens from now on waits for the
    /// next one.
    pub fn order(&self, order: Order, leaves: bool) {
        let mut state = self.state();
        let line = state.line(Some(GUILD));
        let open = if leaves { line.open.take() } else { line.open.clone() };
        if let Some(open) = open {
            let _ = open.send(order);
        }
    }

    /// Keeps events back from now on.
    pub fn keep_back(&self) {
        self.state().line(Some(GUILD)).kept = Some(Vec::new());
    }

    /// Sends the events that were kept back, the last one first.
    pub fn send_backwards(&self) {
        let mut state = self.state();
        let line = state.line(Some(GUILD));
        for frame in line.kept.take().into_iter().flatten().rev() {
            line.send(frame);
        }
    }

    /// Sends the last event that was kept back; the others are lost on their way.
    pub fn send_only_the_last(&self) {
        let mut state = self.state();
        let line = state.line(Some(GUILD));
        if let Some(frame) = line.kept.take().and_then(|mut kept| kept.pop()) {
            line.send(frame);
        }
    }

    /// Sends all events of the session again, under other numbers.
    pub fn repeat(&self) {
        let mut state = self.state();
        let line = state.line(Some(GUILD));
        for (_, frame) in line.sent.clone() {
            let frame: Value = serde_json::from_str(&frame).expect("a frame of ours");
            if let Some(event) = frame["t"].as_str().filter(|event| *event != "READY") {
                line.dispatch(event, &frame["d"]);
            }
        }
    }

    /// All connections are as usual again.
    pub fn open_doors(&self) {
        self.state().doors.clear();
    }

    /// What becomes of the next connections; those after them are as usual.
    pub fn doors(&self, doors: impl IntoIterator<Item = Door>) {
        self.state().doors.extend(doors);
    }

    /// What the bot has tried since this was last asked.
    pub fn came(&self) -> Came {
        std::mem::take(&mut self.state().came)
    }

    fn state(&self) -> MutexGuard<'_, Lines> {
        self.state.lock().expect("no panic on the line")
    }
}

impl Lines {
    /// The shard that hears of a server, or of direct messages.
    fn line(&mut self, server: Option<u64>) -> &mut Line {
        let shard = (server.unwrap_or(0) >> 22) % u64::from(self.total.max(1));
        self.by_shard.entry(u32::try_from(shard).expect("a shard")).or_default()
    }
}

impl Line {
    fn dispatch(&mut self, event: &str, data: &Value) {
        self.seq += 1;
        let frame = gateway_frame(0, Some((event, self.seq)), data);
        self.sent.push((self.seq, frame.clone()));
        match &mut self.kept {
            Some(kept) => kept.push(frame),
            None => self.send(frame),
        }
    }

    fn send(&self, frame: String) {
        if let Some(open) = &self.open {
            let _ = open.send(Order::Send(frame));
        }
    }
}

pub async fn connect(State(server): State<Arc<Server>>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let to_resume = host == server.resume_address.to_string();
    server.gateway.state().came.connections.push(to_resume);
    if to_resume && server.rules().resumes_nowhere {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    upgrade.on_upgrade(move |socket| converse(server, socket))
}

async fn converse(server: Arc<Server>, mut socket: WebSocket) {
    let (orders, mut ordered) = mpsc::unbounded_channel();
    let door = server.gateway.state().doors.pop_front();
    match door {
        Some(Door::Resets) => return,
        Some(Door::Mute) => {}
        _ => {
            let interval = server.rules().heartbeat_ms;
            let hello = gateway_frame(10, None, &json!({ "heartbeat_interval": interval }));
            if socket.send(Message::Text(hello.into())).await.is_err() {
                return;
            }
        }
    }
    loop {
        tokio::select! {
            order = ordered.recv() => {
                let message = match order {
                    Some(Order::Send(frame)) => Message::Text(frame.into()),
                    Some(Order::Close(None)) => Message::Close(None),
                    Some(Order::Close(Some(code))) => Message::Close(Some(CloseFrame { code, reason: "".into() })),
                    Some(Order::Freeze) => std::future::pending().await,
                    Some(Order::Cut) | None => return,
                };
                if socket.send(message).await.is_err() {
                    return;
                }
            }
            received = socket.recv() => match received {
                Some(Ok(Message::Text(text))) => server.hear(&text, door, &orders),
                Some(Ok(Message::Close(frame))) => {
                    server.gateway.state().came.closed.extend(frame.map(|frame| frame.code));
                    server.see(Seen::HungUp);
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            }
        }
    }
}

impl Server {
    /// What `GET /gateway` says, or with limits `GET /gateway/bot`.
    pub fn where_the_gateway_is(&self, limits: bool) -> (StatusCode, Value) {
        let Rules { hides_gateway, hides_limits, shards, at_once, sessions: (left, resets_after), .. } = *self.rules();
        if hides_gateway {
            return (StatusCode::SERVICE_UNAVAILABLE, payload::refusal(0, "no gateway here"));
        }
        if limits && hides_limits {
            return (StatusCode::NOT_FOUND, payload::refusal(0, "404: Not Found"));
        }
        let mut told = json!({ "url": self.gateway_url() });
        if limits {
            told["shards"] = json!(shards);
            told["session_start_limit"] =
                json!({ "total": 1000, "remaining": left, "reset_after": resets_after, "max_concurrency": at_once });
        }
        (StatusCode::OK, told)
    }

    fn hear(&self, text: &str, door: Option<Door>, orders: &mpsc::UnboundedSender<Order>) {
        let frame: Value = serde_json::from_str(text).unwrap_or_default();
        let data = frame["d"].clone();
        let heard = match frame["op"].as_u64() {
            Some(1) => {
                if self.rules().acknowledges {
                    let _ = orders.send(Order::Send(gateway_frame(11, None, &Value::Null)));
                }
                self.see(Seen::Heartbeat);
                Ok(())
            }
            Some(2) => serde_json::from_value(data).map(|identify| self.identified(&identify, door, orders)),
            Some(6) => serde_json::from_value(data).map(|resume| self.resumed(&resume, door, orders)),
            _ => {
                self.problem("an operation the gateway doesn't know".to_owned());
                Ok(())
            }
        };
        if let Err(error) = heard {
            self.problem(format!("the gateway can't read {text}: {error}"));
        }
    }

    fn identified(&self, identify: &Identify, door: Option<Door>, orders: &mpsc::UnboundedSender<Order>) {
        self.check_token(&identify.token);
        let allowed = if self.rules().allows_content { MESSAGE_CONTENT } else { 0 };
        self.world().shows_all = identify.intents & MESSAGE_CONTENT != 0;
        if identify.intents & PRIVILEGED & !allowed != 0 {
            self.problem(format!("privileged intents: {:#b}", identify.intents));
        }
        let (shard, total) = identify.shard;
        if shard >= total || identify.properties.values().any(String::is_empty) {
            self.problem(format!("a shard that can't be, or no properties: {identify:?}"));
        }
        self.gateway.state().came.identified.push((Instant::now(), shard));
        let closes = self.rules().closes_with.map(Door::Closes);
        if turned_away(closes.or(door), orders) {
            return;
        }
        {
            let mut state = self.gateway.state();
            state.sessions += 1;
            state.total = total;
            let session = format!("loopback-session-{}", state.sessions);
            let resume_url = format!("ws://{}", self.resume_address);
            let ready = payload::ready(&self.world(), (&session, &resume_url), identify.shard);
            let open = Some(orders.clone());
            let line = Line { session, intents: Some(identify.intents), open, ..Line::default() };
            state.by_shard.insert(shard, line);
            state.by_shard.get_mut(&shard).expect("this shard").dispatch("READY", &ready);
        }
        self.see(Seen::Identified);
    }

    fn resumed(&self, resume: &Resume, door: Option<Door>, orders: &mpsc::UnboundedSender<Order>) {
        self.check_token(&resume.token);
        if turned_away(door, orders) {
            return;
        }
        {
            let mut state = self.gateway.state();
            let Some(line) = state.by_shard.values_mut().find(|line| line.session == resume.session_id) else {
                self.problem("a session that is gone".to_owned());
                return;
            };
            let repeats = self.rules().repeats;
            for (_, frame) in line.sent.iter().filter(|(seq, _)| repeats || *seq > resume.seq) {
                let _ = orders.send(Order::Send(frame.clone()));
            }
            line.open = Some(orders.clone());
            line.dispatch("RESUMED", &json!({}));
        }
        self.see(Seen::Resumed);
    }

    fn check_token(&self, token: &str) {
        if token != TOKEN {
            self.problem("the gateway got another token".to_owned());
        }
    }
}

/// Answers what the bot wants with something else; `false` if it should have it.
fn turned_away(door: Option<Door>, orders: &mpsc::UnboundedSender<Order>) -> bool {
    let order = match door {
        Some(Door::Invalid(resumable)) => Order::Send(gateway_frame(9, None, &json!(resumable))),
        Some(Door::Closes(code)) => Order::Close(Some(code)),
        Some(Door::Idle | Door::Mute) => return true,
        Some(Door::Resets) | None => return false,
    };
    let _ = orders.send(order);
    true
}

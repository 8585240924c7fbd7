//! The loopback Discord as a server: the routes the bot needs, and no other. What Discord would refuse is refused, and
//! recorded with method, path and body, so that the test fails. What a call does is in `calls`.

use super::components::Form;
use super::gateway::Gateway;
use super::proxy::Proxy;
use super::state::World;
use super::storm::{self, Fate, Fault, Limits, Storm};
use super::{openapi, payload};
use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};

/// The token the bot has to show.
pub const TOKEN: &str = "MTEwMDAwMDAwMDAwMDAwMDAwMw.loopback.not-a-real-token";

/// What the bot did, as the test sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    Said(u64),
    Edited(u64),
    Deleted(u64),
    /// Fetches a message.
    Read(u64),
    /// Fetches a channel.
    Visited(u64),
    /// Opens a thread.
    Opened(u64),
    /// Shows in a channel that it is typing.
    Typing(u64),
    /// The bot put an emoji on this message.
    Reacted(u64),
    Deferred {
        private: bool,
    },
    /// The bot promises to change what was pressed.
    Promised,
    Offered(Vec<String>),
    /// Shows a form to whoever pressed.
    Asked(Box<Form>),
    Registered,
    /// The bot looked at the commands that are registered.
    Compared,
    Identified,
    Resumed,
    Heartbeat,
    /// The bot closes the gateway connection.
    HungUp,
    /// A message of the bot has come in and waits, as told.
    Held,
    /// A call failed because the rules say so.
    Refused,
}

impl Seen {
    /// What any connection does now and then; behind a real proxy some calls go over the limits.
    pub fn goes_without_saying(&self) -> bool {
        matches!(self, Self::Heartbeat | Self::HungUp | Self::Compared) || *self == Self::Refused && Proxy::is_real()
    }
}

/// How this Discord behaves out of the ordinary.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub struct Rules {
    /// Answers 401 to the token.
    pub refuses_token: bool,
    /// Has no `GET /gateway`, and none for bots.
    pub hides_gateway: bool,
    /// Has only `GET /gateway`.
    pub hides_limits: bool,
    /// How many shards it recommends.
    pub shards: u32,
    /// How many sessions may begin at the same time.
    pub at_once: u32,
    /// How many sessions may still be begun, and after how many milliseconds all 1000 again.
    pub sessions: (u64, u64),
    /// Closes the gateway with this code after the identify.
    pub closes_with: Option<u16>,
    pub heartbeat_ms: u64,
    /// Acknowledges heartbeats.
    pub acknowledges: bool,
    /// Sends everything of the session again after a resume.
    pub repeats: bool,
    /// Tells an address for resuming where no gateway is.
    pub resumes_nowhere: bool,
    /// The content of all messages may be read.
    pub allows_content: bool,
    /// Shows no embeds of the bot, as where it lacks the permission for them.
    pub hides_embeds: bool,
    /// Sends a message that was pressed without the one it replies to.
    pub forgets_questions: bool,
    /// What goes wrong from the start.
    pub faults: Vec<Fault>,
    /// The limits that hold.
    pub limits: Limits,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            refuses_token: false,
            hides_gateway: false,
            hides_limits: false,
            shards: 1,
            at_once: 1,
            sessions: (1000, 14_400_000),
            closes_with: None,
            heartbeat_ms: 40_000,
            acknowledges: true,
            repeats: false,
            resumes_nowhere: false,
            allows_content: false,
            hides_embeds: false,
            forgets_questions: false,
            faults: Vec::new(),
            limits: Limits::default(),
        }
    }
}

/// What becomes of the bot's messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// They are posted.
    Free,
    /// They wait until this changes.
    Held,
}

/// The loopback Discord.
pub struct Server {
    pub address: SocketAddr,
    /// Where sessions are resumed.
    pub resume_address: SocketAddr,
    pub gateway: Gateway,
    world: Mutex<World>,
    rules: Mutex<Rules>,
    storm: Mutex<Storm>,
    calls: Mutex<Vec<String>>,
    problems: Mutex<Vec<String>>,
    /// What becomes of the bot's messages.
    pub line: watch::Sender<Line>,
    seen: mpsc::UnboundedSender<Seen>,
}

impl Server {
    /// Starts to listen on loopback.
    pub async fn start(rules: Rules) -> (Arc<Self>, mpsc::UnboundedReceiver<Seen>) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port on loopback");
        let resumes = TcpListener::bind(("127.0.0.1", 0)).await.expect("another free port");
        let (seen, see) = mpsc::unbounded_channel();
        let server = Arc::new(Self {
            address: listener.local_addr().expect("an address"),
            resume_address: resumes.local_addr().expect("an address"),
            gateway: Gateway::default(),
            world: Mutex::default(),
            storm: Mutex::new(Storm::new(rules.faults.clone(), rules.limits)),
            rules: Mutex::new(rules),
            calls: Mutex::default(),
            problems: Mutex::default(),
            line: watch::Sender::new(Line::Free),
            seen,
        });
        let router =
            Router::new().route("/", get(super::gateway::connect)).fallback(rest).with_state(Arc::clone(&server));
        let again = router.clone();
        tokio::spawn(async move { axum::serve(listener, router).await });
        tokio::spawn(async move { axum::serve(resumes, again).await });
        (server, see)
    }

    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().expect("no panic while holding the world")
    }

    pub fn rules(&self) -> MutexGuard<'_, Rules> {
        self.rules.lock().expect("no panic while holding the rules")
    }

    pub fn storm(&self) -> MutexGuard<'_, Storm> {
        self.storm.lock().expect("no panic in the storm")
    }

    pub fn gateway_url(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// Notes something that must not happen.
    pub fn problem(&self, problem: String) {
        self.problems.lock().expect("no panic while noting").push(problem);
    }

    pub fn take_problems(&self) -> Vec<String> {
        std::mem::take(&mut self.problems.lock().expect("no panic while noting"))
    }

    /// Every REST call so far, as `GET /gateway`.
    pub fn calls(&self) -> Vec<String> {
        self.calls.lock().expect("no panic while noting").clone()
    }

    pub fn see(&self, seen: Seen) {
        // The test may have ended already.
        let _ = self.seen.send(seen);
    }

    /// Tells the gateway of a message, if it is not for one person's eyes.
    pub fn dispatch_message(&self, event: &str, id: u64) {
        let world = self.world();
        let posted = world.message(id).expect("a posted message");
        if posted.only_for.is_none() {
            let server = world.server_of(posted.channel);
            self.gateway.dispatch(event, &payload::message(&world, posted, true), server);
        }
    }
}

async fn rest(State(server): State<Arc<Server>>, request: Request) -> Response {
    let method = request.method().to_string();
    let path = request.uri().path().to_owned();
    let shown_token = request.headers().get(header::AUTHORIZATION).cloned();
    let (body, files) = read(request).await;
    let shown = format!("{method} {path} {}", String::from_utf8_lossy(&body));
    let Some(path) = path.strip_prefix("/api/v10/") else {
        server.problem(format!("not version 10 of the API: {shown}"));
        return (StatusCode::NOT_FOUND, payload::refusal(0, "404: Not Found").to_string()).into_response();
    };
    let parts: Vec<&str> = path.split('/').collect();
    let Some(route) = route(&method, &parts) else {
        server.problem(format!("unknown route: {shown}"));
        return (StatusCode::NOT_FOUND, payload::refusal(0, "404: Not Found").to_string()).into_response();
    };
    server.calls.lock().expect("no panic while noting").push(format!("{method} {route}"));
    // With the bot's token it would count against the bot's global limit; a real proxy may add it.
    let needs_token = !route.starts_with("/interactions/") && !route.starts_with("/webhooks/");
    let authorized = match shown_token {
        Some(token) => token == *format!("Bot {TOKEN}") && (needs_token || Proxy::is_real()),
        None => !needs_token,
    };
    if !authorized {
        server.problem(format!("wrong authorization header: {shown}"));
    }
    if server.rules().refuses_token && route != "/gateway" {
        return (StatusCode::UNAUTHORIZED, payload::refusal(0, "401: Unauthorized").to_string()).into_response();
    }
    let (fate, wrong) = server.storm().fate(&format!("{method} {route}"), path);
    if let Some(wrong) = wrong {
        server.problem(wrong);
    }
    let (headers, then) = match fate {
        Fate::Before(answer) => {
            server.see(Seen::Refused);
            return answer;
        }
        Fate::Silence => {
            server.see(Seen::Refused);
            return std::future::pending().await;
        }
        Fate::After(wrong) => (HeaderMap::new(), Some(wrong)),
        Fate::Fine(headers) => (headers, None),
    };
    if (&*method, route) == ("POST", "/channels/{channel_id}/messages") {
        server.hold().await;
    }
    let body: Option<Value> = serde_json::from_slice(&body).ok();
    if let Some(description) = openapi::from_env() {
        for problem in description.problems(&method, route, body.as_ref()) {
            server.problem(format!("{problem}: {shown}"));
        }
    }
    let acted = server.act(&method, route, &parts, with_files(body.unwrap_or_default(), files));
    if let (Some(wrong), Ok(_)) = (then, &acted) {
        server.see(Seen::Refused);
        return storm::after(wrong);
    }
    match acted {
        Ok((StatusCode::NO_CONTENT, _)) => StatusCode::NO_CONTENT.into_response(),
        Ok((status, answer)) => {
            (status, headers, [(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response()
        }
        Err(problem) => {
            server.problem(format!("{problem}: {shown}"));
            (StatusCode::BAD_REQUEST, payload::refusal(50035, "Invalid Form Body").to_string()).into_response()
        }
    }
}

/// The JSON of a request, and what is in the files that come with it (RFC 7578).
async fn read(request: Request) -> (Bytes, Vec<String>) {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        return (to_bytes(request.into_body(), 1 << 20).await.unwrap_or_else(|_| Bytes::new()), Vec::new());
    }
    let mut parts = Multipart::from_request(request, &()).await.expect("parts");
    let (mut body, mut files) = (Bytes::new(), Vec::new());
    while let Some(part) = parts.next_field().await.expect("a part") {
        let payload = part.name() == Some("payload_json");
        let bytes = part.bytes().await.expect("a whole part");
        if payload {
            body = bytes;
        } else {
            files.push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    (body, files)
}

/// A body with what is in each file beside its name.
fn with_files(mut body: Value, files: Vec<String>) -> Value {
    let nested = body.pointer("/data/attachments").is_some();
    let attachments = body.pointer_mut(if nested { "/data/attachments" } else { "/attachments" });
    if let Some(attachments) = attachments.and_then(Value::as_array_mut) {
        for (attachment, content) in attachments.iter_mut().zip(files) {
            attachment["content"] = Value::String(content);
        }
    }
    body
}

/// The route as Discord's description writes it.
fn route(method: &str, parts: &[&str]) -> Option<&'static str> {
    Some(match (method, parts) {
        ("GET", ["gateway"]) => "/gateway",
        ("GET", ["gateway", "bot"]) => "/gateway/bot",
        ("GET", ["users", "@me"]) => "/users/@me",
        ("POST", ["users", "@me", "channels"]) => "/users/@me/channels",
        ("GET" | "PUT", ["applications", _, "commands"]) => "/applications/{application_id}/commands",
        ("GET", ["channels", _]) => "/channels/{channel_id}",
        ("POST", ["channels", _, "threads"]) => "/channels/{channel_id}/threads",
        ("POST", ["channels", _, "messages"]) => "/channels/{channel_id}/messages",
        ("PUT", ["channels", _, "messages", _, "reactions", _, "@me"]) => {
            "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me"
        }
        ("GET" | "PATCH" | "DELETE", ["channels", _, "messages", _]) => "/channels/{channel_id}/messages/{message_id}",
        ("POST", ["channels", _, "typing"]) => "/channels/{channel_id}/typing",
        ("POST", ["interactions", _, _, "callback"]) => "/interactions/{interaction_id}/{interaction_token}/callback",
        ("PATCH", ["webhooks", _, _, "messages", "@original"]) => {
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
        }
        ("POST", ["webhooks", _, _]) => "/webhooks/{webhook_id}/{webhook_token}",
        _ => return None,
    })
}

impl Server {
    async fn hold(&self) {
        let mut line = self.line.subscribe();
        if *line.borrow() == Line::Held {
            self.see(Seen::Held);
            let _ = line.wait_for(|line| *line != Line::Held).await;
        }
    }
}

//! The loopback Discord's REST side: the routes the bot needs, and no other. Whatever Discord would refuse is refused,
//! and recorded with method, path and body, so that the test fails.

use super::gateway::Gateway;
use super::payload::{self, Callback, Choices, Outgoing, SlashCommand};
use super::state::{Interaction, PUENTE, Posted, Stage, World};
use super::{limits, openapi};
use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// The token the bot has to show.
pub const TOKEN: &str = "MTEwMDAwMDAwMDAwMDAwMDAwMw.loopback.not-a-real-token";

/// What the bot did, as the test sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    Said(u64),
    Edited(u64),
    Deleted(u64),
    Typing,
    Deferred {
        private: bool,
    },
    Offered(Vec<String>),
    Registered,
    Identified,
    Resumed,
    Heartbeat,
    /// A call failed because the rules say so.
    Refused,
}

/// How this Discord behaves out of the ordinary.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Answers 401 to the token.
    pub refuses_token: bool,
    /// Has no `GET /gateway`.
    pub hides_gateway: bool,
    /// Closes the gateway with this code after the identify.
    pub closes_with: Option<u16>,
    pub heartbeat_ms: u64,
    /// Fails calls with this method and route, that many times.
    pub failing: Option<(&'static str, &'static str, u8)>,
}

impl Default for Rules {
    fn default() -> Self {
        Self { refuses_token: false, hides_gateway: false, closes_with: None, heartbeat_ms: 40_000, failing: None }
    }
}

/// The loopback Discord.
pub struct Server {
    pub address: SocketAddr,
    pub gateway: Gateway,
    world: Mutex<World>,
    rules: Mutex<Rules>,
    calls: Mutex<Vec<String>>,
    problems: Mutex<Vec<String>>,
    seen: mpsc::UnboundedSender<Seen>,
}

/// Status and body of an answer to the bot.
type Answered = Result<(StatusCode, Value), String>;

impl Server {
    /// Starts to listen on loopback.
    pub async fn start(rules: Rules) -> (Arc<Self>, mpsc::UnboundedReceiver<Seen>) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port on loopback");
        let (seen, see) = mpsc::unbounded_channel();
        let server = Arc::new(Self {
            address: listener.local_addr().expect("an address"),
            gateway: Gateway::default(),
            world: Mutex::default(),
            rules: Mutex::new(rules),
            calls: Mutex::default(),
            problems: Mutex::default(),
            seen,
        });
        let router =
            Router::new().route("/", get(super::gateway::connect)).fallback(rest).with_state(Arc::clone(&server));
        tokio::spawn(async move { axum::serve(listener, router).await });
        (server, see)
    }

    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().expect("no panic while holding the world")
    }

    pub fn rules(&self) -> MutexGuard<'_, Rules> {
        self.rules.lock().expect("no panic while holding the rules")
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
            let in_server = world.channel(posted.channel).is_some_and(|channel| channel.in_server);
            self.gateway.dispatch(event, &payload::message(&world, posted, true), in_server);
        }
    }
}

async fn rest(State(server): State<Arc<Server>>, request: Request) -> Response {
    let method = request.method().to_string();
    let path = request.uri().path().to_owned();
    let authorized =
        request.headers().get(header::AUTHORIZATION).is_some_and(|value| *value == *format!("Bot {TOKEN}"));
    let body = to_bytes(request.into_body(), 1 << 20).await.unwrap_or_else(|_| Bytes::new());
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
    if !authorized {
        server.problem(format!("wrong authorization header: {shown}"));
    }
    if server.rules().refuses_token && route != "/gateway" {
        return (StatusCode::UNAUTHORIZED, payload::refusal(0, "401: Unauthorized").to_string()).into_response();
    }
    if server.fails_now(&method, route) {
        server.see(Seen::Refused);
        return (StatusCode::FORBIDDEN, payload::refusal(50013, "Missing Permissions").to_string()).into_response();
    }
    let body: Option<Value> = serde_json::from_slice(&body).ok();
    if let Some(description) = openapi::from_env() {
        for problem in description.problems(&method, route, body.as_ref()) {
            server.problem(format!("{problem}: {shown}"));
        }
    }
    match server.act(&method, route, &parts, body.unwrap_or_default()) {
        Ok((StatusCode::NO_CONTENT, _)) => StatusCode::NO_CONTENT.into_response(),
        Ok((status, answer)) => {
            (status, [(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response()
        }
        Err(problem) => {
            server.problem(format!("{problem}: {shown}"));
            (StatusCode::BAD_REQUEST, payload::refusal(50035, "Invalid Form Body").to_string()).into_response()
        }
    }
}

/// The route as Discord's description writes it.
fn route(method: &str, parts: &[&str]) -> Option<&'static str> {
    Some(match (method, parts) {
        ("GET", ["gateway"]) => "/gateway",
        ("GET", ["users", "@me"]) => "/users/@me",
        ("PUT", ["applications", _, "commands"]) => "/applications/{application_id}/commands",
        ("POST", ["channels", _, "messages"]) => "/channels/{channel_id}/messages",
        ("PATCH" | "DELETE", ["channels", _, "messages", _]) => "/channels/{channel_id}/messages/{message_id}",
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
    fn fails_now(&self, method: &str, route: &str) -> bool {
        match &mut self.rules().failing {
            Some((failing_method, failing_route, times)) if *failing_method == method && *failing_route == route => {
                let fails = *times > 0;
                *times = times.saturating_sub(1);
                fails
            }
            _ => false,
        }
    }

    fn act(&self, method: &str, route: &str, parts: &[&str], body: Value) -> Answered {
        match (method, parts) {
            (_, ["gateway"]) if self.rules().hides_gateway => {
                Ok((StatusCode::SERVICE_UNAVAILABLE, payload::refusal(0, "no gateway here")))
            }
            (_, ["gateway"]) => Ok((StatusCode::OK, json!({ "url": self.gateway_url() }))),
            (_, ["users", "@me"]) => {
                let world = self.world();
                Ok((StatusCode::OK, payload::user(world.person(PUENTE))))
            }
            ("PUT", ["applications", application, "commands"]) => {
                expect_id(application, PUENTE, "application")?;
                let commands: Vec<SlashCommand> = parse(body)?;
                refuse(limits::command_problems(&commands))?;
                let answer = payload::registered(&commands);
                self.world().commands = commands;
                self.see(Seen::Registered);
                Ok((StatusCode::OK, answer))
            }
            ("POST", ["channels", channel, "typing"]) => {
                self.known_channel(channel)?;
                self.see(Seen::Typing);
                Ok((StatusCode::NO_CONTENT, Value::Null))
            }
            ("POST", ["channels", channel, "messages"]) => {
                let channel = self.known_channel(channel)?;
                let outgoing = message(body)?;
                let replies_to = match &outgoing.message_reference {
                    Some(reference) => self.referenced(channel, reference)?,
                    None => None,
                };
                let id = self.post(channel, outgoing, |posted| posted.replies_to = replies_to);
                self.see(Seen::Said(id));
                self.dispatch_message("MESSAGE_CREATE", id);
                Ok((StatusCode::OK, self.shown(id)))
            }
            ("PATCH", ["channels", channel, "messages", id]) => {
                self.known_channel(channel)?;
                let id = number(id)?;
                self.edit(id, message(body)?)?;
                self.see(Seen::Edited(id));
                self.dispatch_message("MESSAGE_UPDATE", id);
                Ok((StatusCode::OK, self.shown(id)))
            }
            ("DELETE", ["channels", _, "messages", id]) => {
                let id = number(id)?;
                self.world().messages.retain(|message| message.id != id);
                self.see(Seen::Deleted(id));
                Ok((StatusCode::NO_CONTENT, Value::Null))
            }
            ("POST", ["interactions", id, token, "callback"]) => self.callback(number(id)?, token, parse(body)?),
            ("PATCH", ["webhooks", application, token, "messages", "@original"]) => {
                expect_id(application, PUENTE, "application")?;
                self.answer_late(token, message(body)?)
            }
            ("POST", ["webhooks", application, token]) => {
                expect_id(application, PUENTE, "application")?;
                let outgoing = message(body)?;
                let called = self.called(token)?;
                if called.stage != Stage::Answered {
                    return Err("a follow-up before the answer".to_owned());
                }
                let id = self.post_answer(&called, outgoing);
                self.see(Seen::Said(id));
                Ok((StatusCode::OK, self.shown(id)))
            }
            _ => Err(format!("{method} {route} is listed, but does nothing")),
        }
    }

    fn callback(&self, id: u64, token: &str, callback: Callback) -> Answered {
        let called = self.called(token)?;
        if called.id != id {
            return Err("another interaction's token".to_owned());
        }
        let stage = match (called.stage, callback.kind) {
            (Stage::Typing, payload::CHOICES) => {
                let offered: Choices = parse(callback.data)?;
                refuse(limits::choice_problems(&offered))?;
                self.see(Seen::Offered(offered.choices.into_iter().map(|choice| choice.value).collect()));
                Stage::Answered
            }
            (Stage::Called, payload::DEFER) => {
                let private = parse::<Outgoing>(callback.data)?.flags & payload::EPHEMERAL != 0;
                self.see(Seen::Deferred { private });
                Stage::Deferred { private }
            }
            (Stage::Called, payload::MESSAGE) => {
                let message_id = self.post_answer(&called, message(callback.data)?);
                self.see(Seen::Said(message_id));
                Stage::Answered
            }
            (stage, kind) => return Err(format!("a callback of type {kind} for an interaction that is {stage:?}")),
        };
        if let Some(interaction) = self.world().interaction(token) {
            interaction.stage = stage;
        }
        Ok((StatusCode::NO_CONTENT, Value::Null))
    }

    fn answer_late(&self, token: &str, mut outgoing: Outgoing) -> Answered {
        let called = self.called(token)?;
        let Stage::Deferred { private } = called.stage else {
            return Err(format!("an edit of the answer to an interaction that is {:?}", called.stage));
        };
        outgoing.flags = if private { payload::EPHEMERAL } else { 0 };
        let id = self.post_answer(&called, outgoing);
        if let Some(interaction) = self.world().interaction(token) {
            interaction.stage = Stage::Answered;
        }
        self.see(Seen::Said(id));
        Ok((StatusCode::OK, self.shown(id)))
    }

    fn called(&self, token: &str) -> Result<Interaction, String> {
        self.world().interaction(token).cloned().ok_or_else(|| "an unknown interaction token".to_owned())
    }

    fn post_answer(&self, called: &Interaction, outgoing: Outgoing) -> u64 {
        let only_for = (outgoing.flags & payload::EPHEMERAL != 0).then_some(called.person);
        let id = self.post(called.channel, outgoing, |posted| {
            posted.interaction = Some(called.id);
            posted.only_for = only_for;
        });
        if let Some(interaction) = self.world().interaction(&called.token) {
            interaction.message.get_or_insert(id);
        }
        self.dispatch_message("MESSAGE_CREATE", id);
        id
    }

    fn post(&self, channel: u64, outgoing: Outgoing, change: impl FnOnce(&mut Posted)) -> u64 {
        let mut world = self.world();
        let posted = world.post(channel, PUENTE, &outgoing.content.unwrap_or_default());
        posted.embeds = outgoing.embeds.unwrap_or_default();
        // The bot may ping nobody; `limits` has seen to it.
        posted.mentions.clear();
        change(posted);
        posted.id
    }

    fn edit(&self, id: u64, outgoing: Outgoing) -> Result<(), String> {
        let mut world = self.world();
        let posted = world.message_mut(id).ok_or("an unknown message")?;
        if posted.author != PUENTE {
            return Err("somebody else's message".to_owned());
        }
        posted.content = outgoing.content.unwrap_or_else(|| posted.content.clone());
        posted.embeds = outgoing.embeds.unwrap_or_else(|| posted.embeds.clone());
        posted.edited = true;
        Ok(())
    }

    fn shown(&self, id: u64) -> Value {
        let world = self.world();
        payload::message(&world, world.message(id).expect("a posted message"), false)
    }

    fn known_channel(&self, id: &str) -> Result<u64, String> {
        let id = number(id)?;
        self.world().channel(id).map(|channel| channel.id).ok_or_else(|| "an unknown channel".to_owned())
    }

    /// The message a reply is to. One that is gone is an error, unless the bot said that it needn't be there.
    fn referenced(&self, channel: u64, reference: &payload::Reference) -> Result<Option<u64>, String> {
        let id = number(&reference.message_id)?;
        let elsewhere = reference.channel_id.as_deref().is_some_and(|given| given != channel.to_string());
        if reference.kind != 0 || reference.guild_id.is_some() || elsewhere {
            return Err("a reply to something else".to_owned());
        }
        match (self.world().message(id), reference.fail_if_not_exists) {
            (Some(_), _) => Ok(Some(id)),
            (None, Some(false)) => Ok(None),
            (None, _) => Err("a reply to a message that isn't there".to_owned()),
        }
    }
}

fn message(body: Value) -> Result<Outgoing, String> {
    let outgoing: Outgoing = parse(body)?;
    refuse(limits::message_problems(&outgoing))?;
    Ok(outgoing)
}

fn parse<T: DeserializeOwned>(body: Value) -> Result<T, String> {
    serde_json::from_value(body).map_err(|error| format!("a body Discord doesn't know ({error})"))
}

fn refuse(problems: Vec<String>) -> Result<(), String> {
    if problems.is_empty() { Ok(()) } else { Err(problems.join("; ")) }
}

fn number(id: &str) -> Result<u64, String> {
    id.parse().map_err(|_| format!("{id:?} is no id"))
}

fn expect_id(given: &str, wanted: u64, what: &str) -> Result<(), String> {
    if number(given)? == wanted { Ok(()) } else { Err(format!("another {what}")) }
}

//! A REST proxy as operators put before Discord for all processes of a bot: it calls at most so often a second, keeps the
//! calls to a route in order, and now and then answers 429, or 408 where Discord took too long, as such proxies do. With
//! `PUENTE_TEST_PROXY` it is a real one: the program named there is started with a port to listen on and the address of
//! the loopback Discord, and ends with the test.

use super::server::TOKEN;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::ffi::OsStr;
use std::net::SocketAddr;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep_until};

/// How far apart its calls are: 40 a second, where Discord allows 50.
const APART: Duration = Duration::from_millis(25);

/// Each of so many calls is refused by the proxy itself.
const REFUSES: usize = 20;

/// Of each of so many messages it doesn't hear that Discord has posted them.
const GIVES_UP: usize = 17;

/// A proxy before a loopback Discord.
#[derive(Clone, Default)]
pub struct Proxy(Arc<Inside>);

#[derive(Default)]
struct Inside {
    client: reqwest::Client,
    discord: Mutex<Option<SocketAddr>>,
    /// When the next call may be made.
    next: Mutex<Option<Instant>>,
    routes: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    calls: AtomicUsize,
    /// The real one, if there is one.
    real: Mutex<Option<Child>>,
}

impl Drop for Inside {
    fn drop(&mut self) {
        if let Some(mut real) = self.real.lock().expect("no panic in the proxy").take() {
            let _ = real.kill();
            let _ = real.wait();
        }
    }
}

impl Proxy {
    /// Whether proxies are real ones.
    pub fn is_real() -> bool {
        std::env::var_os("PUENTE_TEST_PROXY").is_some()
    }

    /// Listens on loopback for calls of this Discord; gives where.
    pub async fn stands_before(&self, discord: SocketAddr) -> String {
        if let Some(program) = std::env::var_os("PUENTE_TEST_PROXY") {
            return self.real(&program, discord).await;
        }
        *self.0.discord.lock().expect("no panic in the proxy") = Some(discord);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port on loopback");
        let address = listener.local_addr().expect("an address");
        let router = Router::new().fallback(forward).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    }

    async fn real(&self, program: &OsStr, discord: SocketAddr) -> String {
        // A free port: the kernel's choice, taken a moment later.
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port on loopback");
        let address = listener.local_addr().expect("an address");
        drop(listener);
        let mut command = Command::new(program);
        command.arg(address.port().to_string()).arg(format!("http://{discord}")).env("DISCORD_TOKEN", TOKEN);
        *self.0.real.lock().expect("no panic in the proxy") = Some(command.spawn().expect("the proxy runs"));
        while TcpStream::connect(address).await.is_err() {}
        format!("http://{address}")
    }

    /// How many calls it was asked to make, if it is ours.
    pub fn calls(&self) -> Option<usize> {
        let real = self.0.real.lock().expect("no panic in the proxy").is_some();
        (!real).then(|| self.0.calls.load(Ordering::Relaxed))
    }

    fn turn(&self) -> Instant {
        let mut next = self.0.next.lock().expect("no panic in the proxy");
        let turn = next.unwrap_or_else(Instant::now).max(Instant::now());
        *next = Some(turn + APART);
        turn
    }
}

async fn forward(State(proxy): State<Proxy>, request: Request) -> Response {
    let inside = &proxy.0;
    let number = inside.calls.fetch_add(1, Ordering::Relaxed);
    if number % REFUSES == REFUSES - 1 {
        let body = r#"{"message":"You are being rate limited.","retry_after":1.0,"global":false}"#;
        let ours = (HeaderName::from_static("generated-by-proxy"), "true");
        return (StatusCode::TOO_MANY_REQUESTS, [(HeaderName::from_static("retry-after"), "1"), ours], body)
            .into_response();
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("a body");
    let path = parts.uri.path().to_owned();
    let route = Arc::clone(inside.routes.lock().expect("no panic in the proxy").entry(path.clone()).or_default());
    let _in_order = route.lock().await;
    // Calls to interactions don't count.
    if !path.contains("/interactions/") && !path.contains("/webhooks/") {
        sleep_until(proxy.turn()).await;
    }
    let discord = inside.discord.lock().expect("no panic in the proxy").expect("a Discord behind it");
    let method = reqwest::Method::from_bytes(parts.method.as_str().as_bytes()).expect("a method");
    let mut call = inside.client.request(method, format!("http://{discord}{path}")).body(body);
    for (name, value) in parts.headers.iter().filter(|(name, _)| !matches!(name.as_str(), "host" | "content-length")) {
        call = call.header(name.as_str(), value.as_bytes());
    }
    let gives_up = number % GIVES_UP == GIVES_UP - 1 && path.ends_with("/messages");
    let Ok(answer) = call.send().await else { return StatusCode::BAD_GATEWAY.into_response() };
    if gives_up {
        return StatusCode::REQUEST_TIMEOUT.into_response();
    }
    let mut told = Response::builder().status(answer.status().as_u16());
    for (name, value) in
        answer.headers().iter().filter(|(name, _)| !matches!(name.as_str(), "transfer-encoding" | "content-length"))
    {
        told = told.header(name.as_str(), value.as_bytes());
    }
    told.body(Body::from(answer.bytes().await.unwrap_or_default())).expect("an answer")
}

//! `/metrics` for Prometheus and `/healthz` for whoever restarts what doesn't work, on an address of this machine. Answers
//! nobody else, unless that is set.

use crate::metrics::Metrics;
use crate::store::Store;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use serde::Deserialize;
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use std::{fmt, io};
use tokio::net::TcpListener;
use tokio::time::Instant;

/// Where operators look in; `[metrics]` in config.toml.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "Written")]
pub struct Settings {
    /// The address; none: nobody can.
    pub listen: Option<SocketAddr>,
}

/// The settings as they stand in the file.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    listen: Option<String>,
    beyond_loopback: bool,
}

impl TryFrom<Written> for Settings {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { listen, beyond_loopback } = written;
        let Some(listen) = listen else { return Ok(Self::default()) };
        let Ok(address) = listen.trim().parse::<SocketAddr>() else {
            return Err("`listen` of [metrics]: expected an address and a port such as 127.0.0.1:9464".to_owned());
        };
        if !address.ip().is_loopback() && !beyond_loopback {
            return Err(format!(
                "`listen` of [metrics]: others could read {address}; name a loopback address such as \
                 127.0.0.1:{}, or set beyond_loopback = true where a firewall keeps them out",
                address.port()
            ));
        }
        Ok(Self { listen: Some(address) })
    }
}

/// The address, opened.
pub struct Window(TcpListener);

/// An address that nobody can listen at. `Display` is the line for standard error.
#[derive(Debug)]
pub struct Taken {
    address: SocketAddr,
    cause: io::Error,
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, cause } = self;
        write!(f, "can't listen at {address}: {cause}; name another address as `listen` of [metrics]")
    }
}

impl std::error::Error for Taken {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// What can be seen.
struct Seen {
    metrics: Arc<Metrics>,
    store: Arc<Store>,
}

impl Window {
    /// Opens the address.
    ///
    /// # Errors
    /// One that is taken, or that this machine hasn't got.
    pub async fn open(address: SocketAddr) -> Result<Self, Taken> {
        TcpListener::bind(address).await.map(Self).map_err(|cause| Taken { address, cause })
    }

    /// Where it is; the port may have been any (0).
    ///
    /// # Errors
    /// The system doesn't say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Answers whoever asks. Never ends.
    pub async fn serve(self, metrics: Arc<Metrics>, store: Arc<Store>) {
        let routes = Router::new().route("/metrics", get(all_metrics)).route("/healthz", get(health));
        // It tries again by itself where a connection can't be taken.
        let _ = axum::serve(self.0, routes.with_state(Arc::new(Seen { metrics, store }))).await;
    }
}

async fn all_metrics(State(seen): State<Arc<Seen>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], seen.metrics.text())
}

/// 200 while questions can be heard and what is to be kept can be saved, else 503 with the reasons.
async fn health(State(seen): State<Arc<Seen>>) -> impl IntoResponse {
    let gateway = seen.metrics.gateway_trouble(Instant::now().into_std());
    let store = (!seen.store.works().await).then(|| "the store doesn't work".to_owned());
    let reasons: Vec<String> = gateway.into_iter().chain(store).collect();
    let (status, word) = match reasons.as_slice() {
        [] => (StatusCode::OK, "ok"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "trouble"),
    };
    let body = json!({ "status": word, "reasons": reasons, "version": env!("CARGO_PKG_VERSION") });
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string())
}

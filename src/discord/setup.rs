//! From settings and a token to a running client: REST first, so that a wrong token or address is told in one clear
//! line, then the gateway.

use super::bot::Bot;
use super::events::{Events, HEARS};
use super::gateway::{Gateway, Limit};
use super::{Error, Runner, Settings, send};
use crate::engine::Engine;
use crate::store::Store;
use secrecy::{ExposeSecret, SecretString};
use serenity::all::{GatewayIntents, Http, HttpBuilder};
use std::sync::Arc;
use std::time::Duration;

/// What the bot listens to: messages in servers, direct messages, and that it was removed from a server. None of it is
/// privileged; Discord sends the content of those messages that mention the bot, and of direct ones. With
/// `reads_questions` the content of all.
const INTENTS: GatewayIntents =
    GatewayIntents::GUILDS.union(GatewayIntents::GUILD_MESSAGES).union(GatewayIntents::DIRECT_MESSAGES);

/// A bot that is set up, but not connected yet: the gateway, the bot and its ears.
pub async fn set_up(
    engine: Arc<Engine>,
    (runner, store): (Runner, Arc<Store>),
    settings: &Settings,
    token: SecretString,
) -> Result<(Gateway, Arc<Bot>, Arc<Events>), Error> {
    let http = Arc::new(http(settings, &token));
    let (there, me) = tokio::join!(gateway(&http), http.get_current_user());
    let (address, shards, limit) = there?;
    let me = me.map_err(|error| Error::start("GET /users/@me", &error))?;
    let bot = Arc::new(Bot::new(engine, runner, store, me.id, settings));
    let intents = if settings.reads_questions { INTENTS | GatewayIntents::MESSAGE_CONTENT } else { INTENTS };
    let plan = settings.shards.plan(shards);
    let events = Arc::new(Events::new(Arc::clone(&bot), http, plan));
    Ok((Gateway { address, limit, plan, token, intents: intents.bits(), hears: HEARS }, bot, events))
}

/// The gateway's address, how many shards Discord recommends, and how many sessions may be begun. Where only the address is
/// told, as by some proxies, the rest is that of a small bot.
async fn gateway(http: &Http) -> Result<(String, u32, Limit), Error> {
    let refused = match http.get_bot_gateway().await {
        Ok(told) => return Ok((told.url, told.shards, told.session_start_limit.into())),
        Err(error) => Error::start("GET /gateway/bot", &error),
    };
    if matches!(refused, Error::TokenRefused) {
        return Err(refused);
    }
    let told = http.get_gateway().await.map_err(|error| Error::start("GET /gateway", &error))?;
    Ok((told.url, 1, Limit::default()))
}

/// After how long a call that gets no answer is given up: whoever asks next in the conversation waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

fn http(settings: &Settings, token: &SecretString) -> Http {
    let builder = HttpBuilder::new(token.expose_secret()).default_allowed_mentions(send::no_mentions());
    // serenity's own client would wait for ever.
    let builder = match reqwest::Client::builder().use_rustls_tls().timeout(PATIENCE).build() {
        Ok(client) => builder.client(client),
        Err(error) => {
            tracing::warn!(%error, "calls of Discord have no time limit");
            builder
        }
    };
    match &settings.api {
        // With its own rate limiter on, serenity 0.12.5 ignores the proxy and calls the real Discord.
        Some(api) => builder.proxy(api.trim()).ratelimiter_disabled(true).build(),
        None => builder.build(),
    }
}

/// Comes when the process is told to stop.
pub async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

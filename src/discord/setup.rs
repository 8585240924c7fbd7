//! From settings and a token to a running client: REST first, so that a wrong token or address is told in one clear
//! line, then the gateway.

use super::bot::Bot;
use super::events::Events;
use super::rest::Rest;
use super::{Error, Runner, Settings};
use crate::engine::Engine;
use crate::store::Store;
use secrecy::{ExposeSecret, SecretString};
use serenity::Client;
use serenity::all::{ClientBuilder, GatewayIntents, HttpBuilder};
use std::sync::Arc;

/// What the bot listens to: messages in servers, direct messages, and that it was removed from a server. None of it is
/// privileged; Discord sends the content of those messages that mention the bot, and of direct ones. With
/// `reads_questions` the content of all.
const INTENTS: GatewayIntents =
    GatewayIntents::GUILDS.union(GatewayIntents::GUILD_MESSAGES).union(GatewayIntents::DIRECT_MESSAGES);

/// A client that is set up, but not connected yet, and its bot.
pub async fn client(
    engine: Arc<Engine>,
    (runner, store): (Runner, Arc<Store>),
    settings: &Settings,
    token: &SecretString,
) -> Result<(Client, Arc<Bot>), Error> {
    let rest = Arc::new(Rest::new(settings, token)?);
    // serenity asks for the gateway's address, too, but falls back to the real one if it isn't told; so we ask first.
    let gateway = rest.gateway().await.map_err(|error| Error::start("GET /gateway", &error))?;
    let me = rest.me().await.map_err(|error| Error::start("GET /users/@me", &error))?;
    let bot = Arc::new(Bot::new(engine, runner, (store, rest), me.id, settings));
    let intents = if settings.reads_questions { INTENTS | GatewayIntents::MESSAGE_CONTENT } else { INTENTS };
    // serenity calls nothing by itself: what is said goes through `rest`.
    let http = HttpBuilder::new(token.expose_secret());
    let http = settings.api.iter().fold(http, |http, api| http.proxy(api.trim()).ratelimiter_disabled(true)).build();
    let client = ClientBuilder::new_with_http(http, intents)
        .event_handler(Events::new(Arc::clone(&bot)))
        .await
        .map_err(|error| Error::gateway(&error))?;
    *client.ws_url.lock().await = gateway;
    Ok((client, bot))
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

//! From settings and a token to a running client: REST first, so that a wrong token or address is told in one clear
//! line, then the gateway.

use super::bot::Shared;
use super::events::{Events, HEARS};
use super::gateway::{Gateway, Limit, Order};
use super::rest::Rest;
use super::{Error, Parts, Settings};
use secrecy::SecretString;
use serenity::all::GatewayIntents;
use std::sync::Arc;

/// What the bot listens to: messages in servers, direct messages, and that it was removed from a server. None of it is
/// privileged; Discord sends the content of those messages that mention the bot, and of direct ones. With
/// `reads_questions` the content of all.
const INTENTS: GatewayIntents =
    GatewayIntents::GUILDS.union(GatewayIntents::GUILD_MESSAGES).union(GatewayIntents::DIRECT_MESSAGES);

/// A bot that is set up, but not connected yet: the gateway, the bot and its ears.
pub async fn set_up(
    parts: Parts,
    settings: &Settings,
    token: SecretString,
) -> Result<(Gateway, Arc<Shared>, Arc<Events>), Error> {
    let metrics = Arc::clone(&parts.metrics);
    let rest = Arc::new(Rest::new(settings, &token, Arc::clone(&metrics))?);
    let (there, me) = tokio::join!(gateway(&rest), rest.me());
    let (address, shards, limit) = there?;
    let me = me.map_err(|failure| Error::start("GET /users/@me", &failure))?;
    let plan = settings.shards.plan(shards);
    let order = Order::among(plan, &parts.store);
    let shared = Arc::new(Shared::new(parts, rest, me.id, (settings, plan)));
    let intents = if settings.reads_questions { INTENTS | GatewayIntents::MESSAGE_CONTENT } else { INTENTS };
    let events = Arc::new(Events::new(Arc::clone(&shared)));
    let intents = intents.bits();
    Ok((Gateway { address, limit, plan, order, token, intents, hears: HEARS, metrics }, shared, events))
}

/// The gateway's address, how many shards Discord recommends, and how many sessions may be begun. Where only the address is
/// told, as by some proxies, the rest is that of a small bot.
async fn gateway(rest: &Rest) -> Result<(String, u32, Limit), Error> {
    let refused = match rest.bot_gateway().await {
        Ok(told) => return Ok((told.url, told.shards, told.session_start_limit.into())),
        Err(failure) => Error::start("GET /gateway/bot", &failure),
    };
    if matches!(refused, Error::TokenRefused) {
        return Err(refused);
    }
    let address = rest.gateway().await.map_err(|failure| Error::start("GET /gateway", &failure))?;
    Ok((address, 1, Limit::default()))
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

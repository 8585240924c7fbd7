//! Questions, as messages that mention the bot or as the command `/ask`: each from somebody else, in one of many channels.

use crate::chance::Chance;
use crate::rest::TOKEN_OF;
use crate::world::{BOT, By, World};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const CHANNELS: u64 = 997;

/// The questions of a file, a JSON object with `q` a line; only those that stand alone.
pub fn read(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let alone = lines.filter(|line| line.get("after").is_none());
    alone.filter_map(|line| line["q"].as_str().map(str::to_owned)).collect()
}

/// Asks at a rate a second, for so many seconds, by a seed; a share of the questions by command.
pub async fn ask(world: &World, questions: &[String], (rate, seconds, seed): (f64, u64, u64), commands: f64) {
    let mut chance = Chance::new(seed);
    let begun = Instant::now();
    let mut due = 0.0;
    while due < seconds as f64 {
        due += chance.gap(rate);
        let at = begun + Duration::from_secs_f64(due);
        tokio::time::sleep_until(at.into()).await;
        let number = chance.below(CHANNELS);
        let words = &questions[usize::try_from(chance.below(questions.len() as u64)).unwrap_or_default()];
        let by = if commands > 0.0 && chance.share() < commands { By::Command } else { By::Mention };
        put(world, number, words, by);
    }
}

fn put(world: &World, number: u64, words: &str, by: By) {
    let id = world.fresh_id();
    // Where a session is about to end, nobody asks: Discord sends nothing of it to the next one.
    let is_hushed = world.is_hushed(World::server(number));
    let (server, channel) = (World::server(number), 1_300_000_000_000_000_000 + number);
    let asker = json!({ "id": world.fresh_id().to_string(), "username": "ana", "global_name": "Ana", "discriminator": "0", "avatar": null, "public_flags": 0 });
    let mention = json!([{ "id": BOT.to_string(), "username": "puente", "discriminator": "0", "avatar": null, "bot": true, "public_flags": 0 }]);
    let member = json!({ "roles": [], "joined_at": "2026-01-01T00:00:00.000000+00:00", "deaf": false, "mute": false, "flags": 0, "nick": null });
    let message = json!({
        "id": id.to_string(), "channel_id": channel.to_string(), "guild_id": server.to_string(), "author": asker, "member": member,
        "content": format!("<@{BOT}> {words}"), "timestamp": "2026-01-01T00:00:00.000000+00:00", "edited_timestamp": null,
        "tts": false, "mention_everyone": false, "mentions": mention, "mention_roles": [], "attachments": [], "embeds": [],
        "pinned": false, "type": 0, "components": []
    });
    let (event, what) = match by {
        By::Mention => ("MESSAGE_CREATE", message),
        By::Command => ("INTERACTION_CREATE", command(id, (server, channel), &asker, words)),
    };
    world.ask(id, server, by);
    if is_hushed || !world.dispatch(server, event, &what, Some(id)) {
        world.unask(id);
    }
}

fn command(id: u64, (server, channel): (u64, u64), asker: &Value, words: &str) -> Value {
    let member = json!({ "user": asker, "roles": [], "joined_at": "2026-01-01T00:00:00.000000+00:00", "deaf": false, "mute": false, "flags": 0, "nick": null, "permissions": "19456" });
    let options = json!([{ "name": "question", "type": 3, "value": words }]);
    json!({
        "id": id.to_string(), "application_id": BOT.to_string(), "token": format!("{TOKEN_OF}{id}"), "version": 1, "type": 2,
        "guild_id": server.to_string(), "channel_id": channel.to_string(), "member": member, "locale": "en-US", "guild_locale": "en-US",
        "app_permissions": "19456", "entitlements": [], "authorizing_integration_owners": { "0": server.to_string() }, "context": 0,
        "attachment_size_limit": 10_485_760, "data": { "id": "1100000000000000098", "name": "ask", "type": 1, "options": options }
    })
}

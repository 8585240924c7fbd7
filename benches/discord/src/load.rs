//! Questions, as messages that mention the bot: each from somebody else, in one of many channels.

use crate::chance::Chance;
use crate::world::{BOT, World};
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

/// Asks at a rate a second, for so many seconds, by a seed.
pub async fn ask(world: &World, questions: &[String], (rate, seconds, seed): (f64, u64, u64)) {
    let mut chance = Chance::new(seed);
    let begun = Instant::now();
    let mut due = 0.0;
    while due < seconds as f64 {
        due += chance.gap(rate);
        let at = begun + Duration::from_secs_f64(due);
        tokio::time::sleep_until(at.into()).await;
        while world.is_hushed() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let number = chance.below(CHANNELS);
        let words = &questions[usize::try_from(chance.below(questions.len() as u64)).unwrap_or_default()];
        put(world, number, words);
    }
}

fn put(world: &World, number: u64, words: &str) {
    let id = world.fresh_id();
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
    world.will_ask(id);
    if !world.dispatch(server, "MESSAGE_CREATE", &message, Some(id)) {
        world.unask(id);
    }
}

//! World → JSON, and the JSON the bot may send → values. The only place with Discord's field names. What a body may
//! hold is exactly what these types name: an unknown field is an error.

use super::components::Row;
use super::state::{AULA, Called, Channel, GUILD, Interaction, PUENTE, Person, Posted, World};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashMap;

/// A message the bot sends or edits, or that answers a command.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Outgoing {
    pub content: Option<String>,
    pub embeds: Option<Vec<Embed>>,
    pub allowed_mentions: Option<AllowedMentions>,
    pub message_reference: Option<Reference>,
    pub components: Option<Vec<Row>>,
    pub flags: u64,
    pub tts: bool,
    pub sticker_ids: Vec<Value>,
    pub enforce_nonce: bool,
    pub nonce: Option<String>,
    /// What is left out stays as it is.
    pub attachments: Option<Vec<File>>,
}

impl Outgoing {
    /// Whether nothing is left where embeds aren't shown.
    pub fn says_nothing_without_embeds(&self) -> bool {
        let there = self.components.as_ref().is_some_and(|rows| !rows.is_empty());
        self.content.as_deref().unwrap_or_default().trim().is_empty() && !there
    }
}

/// A file that comes with a message.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub id: u64,
    pub filename: String,
    pub description: Option<String>,
    /// What is in it; the server puts that here.
    pub content: String,
}

/// The flag of a message that only one person sees.
pub const EPHEMERAL: u64 = 1 << 6;

#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Embed {
    #[serde(default)]
    pub color: u32,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default)]
    pub fields: Vec<EmbedField>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<EmbedFooter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EmbedField {
    pub name: String,
    pub value: String,
    #[serde(default)]
    pub inline: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EmbedFooter {
    pub text: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AllowedMentions {
    pub parse: Vec<String>,
    pub users: Vec<String>,
    pub roles: Vec<String>,
    pub replied_user: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    #[serde(rename = "type", default)]
    pub kind: u8,
    pub message_id: String,
    #[serde(default)]
    pub channel_id: Option<String>,
    #[serde(default)]
    pub guild_id: Option<String>,
    #[serde(default)]
    pub fail_if_not_exists: Option<bool>,
}

/// What answers an interaction.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Callback {
    #[serde(rename = "type")]
    pub kind: u8,
    #[serde(default)]
    pub data: Value,
}

/// The kinds of [`Callback`] the bot may use.
pub const MESSAGE: u8 = 4;
pub const DEFER: u8 = 5;
pub const PROMISE: u8 = 6;
pub const UPDATE: u8 = 7;
pub const CHOICES: u8 = 8;
pub const FORM: u8 = 9;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    pub choices: Vec<Choice>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub name: String,
    pub value: String,
    #[serde(default)]
    pub name_localizations: Option<HashMap<String, String>>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SlashCommand {
    #[serde(rename = "type", default = "slash")]
    pub kind: u8,
    pub name: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub name_localizations: HashMap<String, String>,
    #[serde(default)]
    pub description_localizations: HashMap<String, String>,
    #[serde(default)]
    pub options: Vec<SlashOption>,
    #[serde(default)]
    pub nsfw: bool,
    #[serde(default)]
    pub integration_types: Vec<u8>,
    #[serde(default)]
    pub contexts: Vec<u8>,
    #[serde(default)]
    pub default_member_permissions: Option<String>,
}

fn slash() -> u8 {
    1
}

/// The kind of a command that is called on a message.
pub const ON_MESSAGE: u8 = 3;

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SlashOption {
    #[serde(rename = "type")]
    pub kind: u8,
    pub name: String,
    #[serde(default)]
    pub name_localizations: HashMap<String, String>,
    pub description: String,
    #[serde(default)]
    pub description_localizations: HashMap<String, String>,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub autocomplete: bool,
    #[serde(default)]
    pub max_length: Option<u16>,
    #[serde(default)]
    pub choices: Vec<Choice>,
    #[serde(default)]
    pub options: Vec<Value>,
    #[serde(default)]
    pub channel_types: Vec<Value>,
    #[serde(default)]
    pub min_length: Option<u16>,
    #[serde(default)]
    pub min_value: Option<Value>,
    #[serde(default)]
    pub max_value: Option<Value>,
}

/// The kinds of [`SlashOption`] the bot may register.
pub const TEXT: u8 = 3;
pub const NUMBER: u8 = 4;
pub const FLAG: u8 = 5;
pub const ROLE: u8 = 8;

/// What the gateway is sent first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identify {
    pub token: String,
    pub intents: u64,
    pub properties: HashMap<String, String>,
    pub shard: (u32, u32),
}

/// What the gateway is sent after a lost connection.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resume {
    pub token: String,
    pub session_id: String,
    pub seq: u64,
}

pub fn user(person: &Person) -> Value {
    json!({
        "id": person.id.to_string(), "username": person.name.to_lowercase(), "global_name": person.name,
        "discriminator": "0", "avatar": null, "bot": person.bot, "public_flags": 0
    })
}

/// A channel, as far as the bot reads it: a thread of the class's channel, or a channel in a category.
pub fn channel(channel: &Channel) -> Value {
    let server = channel.server.unwrap_or(GUILD);
    let (kind, parent) = if channel.title.is_some() { (11, AULA) } else { (0, server) };
    json!({
        "id": channel.id.to_string(), "type": kind, "guild_id": server.to_string(), "parent_id": parent.to_string(),
        "name": channel.title.as_deref().unwrap_or("aula"), "position": 0, "permission_overwrites": []
    })
}

pub fn member(person: &Person) -> Value {
    json!({
        "user": user(person), "nick": null, "avatar": null, "roles": person.roles.iter().map(u64::to_string).collect::<Vec<_>>(), "joined_at": "2026-01-01T00:00:00.000000+00:00",
        "premium_since": null, "deaf": false, "mute": false, "flags": 0, "pending": false,
        "permissions": person.permissions.to_string()
    })
}

/// By whom the bot was added to where somebody uses it: the server (0 in a direct message) or themselves.
pub fn owners(world: &World, called: &Interaction) -> Value {
    match (world.server_of(called.channel), world.is_member) {
        (Some(server), true) => json!({ "0": server.to_string() }),
        (Some(_), false) => json!({ "1": called.person.to_string() }),
        (None, _) => json!({ "0": "0" }),
    }
}

/// A message as Discord sends it: without its content where the bot isn't meant (there is no privileged intent).
pub fn message(world: &World, posted: &Posted, through_gateway: bool) -> Value {
    let mut value = whole_message(world, posted);
    if let Some(server) = world.server_of(posted.channel).filter(|_| through_gateway) {
        value["guild_id"] = json!(server.to_string());
        value["member"] = member(world.person(posted.author));
        value["member"].as_object_mut().expect("an object").remove("user");
        if posted.author != PUENTE && !posted.mentions.contains(&PUENTE) && !world.shows_all {
            value["content"] = json!("");
        }
    }
    if let Some(id) = posted.replies_to {
        value["type"] = json!(19);
        value["message_reference"] = json!({
            "type": 0, "message_id": id.to_string(), "channel_id": posted.channel.to_string()
        });
        // It may be gone.
        value["referenced_message"] = world.message(id).map(|replied| whole_message(world, replied)).into();
    }
    value
}

fn whole_message(world: &World, posted: &Posted) -> Value {
    let now = serenity::model::Timestamp::now().to_string();
    let mut author = user(world.person(posted.author));
    if posted.by_webhook {
        author = json!({ "id": "1100000000000000099", "username": "hook", "discriminator": "0", "avatar": null });
    }
    let mentions: Vec<Value> = posted.mentions.iter().map(|id| user(world.person(*id))).collect();
    let mut value = json!({
        "id": posted.id.to_string(), "channel_id": posted.channel.to_string(), "author": author,
        "content": posted.content, "embeds": posted.embeds, "timestamp": now,
        "edited_timestamp": posted.edited.map(|at| at.to_string()), "tts": false,
        "mention_everyone": posted.content.contains("@everyone"), "mentions": mentions, "mention_roles": [],
        "attachments": [], "components": posted.components, "pinned": false, "type": 0, "flags": 0
    });
    if world.channel(posted.channel).is_some_and(|channel| channel.title.is_some()) {
        // Only messages in threads have one.
        value["position"] = json!(1);
    }
    if posted.by_webhook {
        value["webhook_id"] = json!("1100000000000000099");
    }
    if let Some(id) = posted.interaction {
        let called = world.interactions.iter().find(|interaction| interaction.id == id).expect("an interaction");
        value["interaction_metadata"] = json!({
            "id": id.to_string(), "type": 2, "authorizing_integration_owners": owners(world, called),
            "user": user(world.person(called.person))
        });
        value["type"] = json!(20);
        if let Called::Press { message, .. } = &called.what {
            value["type"] = json!(0);
            value["interaction_metadata"]["type"] = json!(3);
            value["interaction_metadata"]["interacted_message_id"] = json!(message.to_string());
        }
    }
    if posted.only_for.is_some() {
        value["flags"] = json!(EPHEMERAL);
    }
    value
}

/// A new session, of a shard that holds the server or not.
pub fn ready(world: &World, (session, resume_url): (&str, &str), shard: (u32, u32)) -> Value {
    let servers = world.servers_of(shard.0, shard.1).into_iter();
    let servers: Vec<Value> = servers.map(|id| json!({ "id": id.to_string(), "unavailable": true })).collect();
    json!({
        "v": 10, "user": user(world.person(PUENTE)), "session_id": session, "resume_gateway_url": resume_url,
        "guilds": servers, "shard": shard,
        "application": { "id": PUENTE.to_string(), "flags": 0 }
    })
}

/// The commands as Discord gives them back.
pub fn registered(commands: &[SlashCommand]) -> Value {
    let given_back = commands.iter().map(|command| {
        let mut value = serde_json::to_value(command).expect("a command as JSON");
        value["id"] = json!("1100000000000000098");
        value["application_id"] = json!(PUENTE.to_string());
        value["version"] = json!("1100000000000000097");
        value
    });
    given_back.collect()
}

pub fn gateway_frame(op: u8, event: Option<(&str, u64)>, data: &Value) -> String {
    json!({ "op": op, "t": event.map(|(name, _)| name), "s": event.map(|(_, seq)| seq), "d": data }).to_string()
}

pub fn refusal(code: u32, message: &str) -> Value {
    json!({ "code": code, "message": message })
}

//! What people call, choose and press, as the events that Discord sends: world → JSON.

use super::payload::{member, message, owners, user};
use super::state::{Called, Interaction, PUENTE, World};
use serde_json::{Value, json};

const EMBED_LINKS: u64 = 1 << 14;

/// The event of an interaction. `embeds` is whether the bot may show them there.
pub fn event(world: &World, interaction: &Interaction, embeds: bool) -> Value {
    let person = world.person(interaction.person);
    let permissions = if embeds { world.bot_permissions } else { world.bot_permissions & !EMBED_LINKS };
    let (kind, details) = match &interaction.what {
        Called::Command { name, options, focused } => {
            (if focused.is_some() { 4 } else { 2 }, command(world, name, options, focused.as_deref()))
        }
        Called::OnMessage { name, message: on } => {
            let target = on.to_string();
            let resolved = message(world, world.message(*on).expect("a posted message"), false);
            let messages = json!({ &target: resolved });
            let id = "1100000000000000098";
            (2, json!({ "id": id, "name": name, "type": 3, "target_id": target, "resolved": { "messages": messages } }))
        }
        Called::Form { id, texts, .. } => {
            let row = |(name, text): &(String, String)| json!({ "type": 1, "components": [{ "type": 4, "custom_id": name, "value": text }] });
            (5, json!({ "custom_id": id, "components": texts.iter().map(row).collect::<Vec<_>>() }))
        }
        Called::Press { id, values, .. } => {
            let kind = if values.is_empty() { 2 } else { 3 };
            (3, json!({ "custom_id": id, "component_type": kind, "values": values }))
        }
    };
    let mut value = json!({
        "id": interaction.id.to_string(), "application_id": PUENTE.to_string(), "token": interaction.token,
        "version": 1, "type": kind, "channel_id": interaction.channel.to_string(),
        "locale": person.locale, "guild_locale": "es-ES", "app_permissions": permissions.to_string(),
        "entitlements": [], "authorizing_integration_owners": owners(world, interaction), "context": 0,
        "attachment_size_limit": 10_485_760, "data": details
    });
    if let Called::Press { message: pressed, .. } | Called::Form { message: pressed, .. } = &interaction.what {
        let pressed = world.message(*pressed).expect("a posted message");
        value["message"] = message(world, pressed, false);
    }
    if let Some(server) = world.server_of(interaction.channel) {
        value["guild_id"] = json!(server.to_string());
        value["member"] = member(person);
    } else {
        value["user"] = user(person);
        value["context"] = json!(1);
    }
    value
}

/// A command being called, or completions being asked for an option (`focused`).
fn command(world: &World, name: &str, options: &[(String, Value)], focused: Option<&str>) -> Value {
    let kind = |option: &str| {
        let command = world.commands.iter().find(|command| command.name == name);
        command.and_then(|command| command.options.iter().find(|known| known.name == option)).map(|known| known.kind)
    };
    let options: Vec<Value> = options
        .iter()
        .map(|(option, value)| {
            let mut given = json!({ "name": option, "type": kind(option), "value": value });
            if focused == Some(option) {
                given["focused"] = json!(true);
            }
            given
        })
        .collect();
    json!({ "id": "1100000000000000098", "name": name, "type": 1, "options": options })
}

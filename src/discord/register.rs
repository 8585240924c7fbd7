//! The slash commands as Discord offers them, from [`commands::ALL`] and the wording; registered only if what Discord
//! has differs.

use super::limits;
use super::rest::Rest;
use crate::commands::menus::MENUS;
use crate::commands::{self, OptionKind, OptionSpec, Spec, Who};
use crate::facts::Wording;
use crate::text::Language;
use serde_json::{Map, Value, json};
use serenity::all::{
    ApplicationId, CommandOptionType, CommandType, CreateCommand, CreateCommandOption, InstallationContext,
    InteractionContext, Permissions,
};

/// Discord's codes of the Spanish it knows: of Spain and of Latin America. English is what it shows to all others.
const SPANISH: [&str; 2] = ["es-ES", "es-419"];

/// Tells Discord our commands, unless it has them as they are. Gives whether it has them now.
pub async fn register(discord: &Rest, application: ApplicationId, wording: &Wording) -> bool {
    let ours = commands(wording);
    match discord.commands(application).await {
        Ok(known) if is_same(&json!(known), &json!(ours)) => {
            tracing::info!(count = ours.len(), "commands registered already");
            return true;
        }
        Ok(_) => {}
        // They are told again, then.
        Err(error) => tracing::warn!(cause = %error, "the registered commands couldn't be read"),
    }
    match discord.set_commands(application, &ours).await {
        Ok(commands) => {
            tracing::info!(count = commands.len(), "commands registered");
            true
        }
        Err(error) => {
            tracing::error!(cause = %error, "the commands couldn't be registered");
            false
        }
    }
}

/// Whether what was told with one wording is all that is to be told with another.
pub fn is_told(told: &Wording, wording: &Wording) -> bool {
    json!(commands(told)) == json!(commands(wording))
}

/// Every command, then those for messages.
fn commands(wording: &Wording) -> Vec<CreateCommand> {
    let menus = MENUS.iter().map(|menu| {
        let command = CreateCommand::new(wording.say(Language::En, menu.key)).kind(CommandType::Message);
        let command = offered_to(command, menu.spec.who);
        SPANISH
            .iter()
            .fold(command, |command, locale| command.name_localized(*locale, wording.say(Language::Es, menu.key)))
    });
    commands::ALL.iter().map(|spec| command(spec, wording)).chain(menus).collect()
}

fn command(spec: &Spec, wording: &Wording) -> CreateCommand {
    let key = spec.key();
    let mut command = CreateCommand::new(spec.name).description(described(wording, Language::En, &key));
    for locale in SPANISH {
        command = command
            .name_localized(locale, spec.local_name(wording, Language::Es))
            .description_localized(locale, described(wording, Language::Es, &key));
    }
    command = offered_to(command, spec.who);
    spec.options.iter().fold(command, |command, option_spec| command.add_option(option(spec, option_spec, wording)))
}

fn offered_to(command: CreateCommand, who: Who) -> CreateCommand {
    match who {
        Who::Everyone => command
            .integration_types(vec![InstallationContext::Guild, InstallationContext::User])
            .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm, InteractionContext::PrivateChannel]),
        Who::ServerAdmins => command
            .integration_types(vec![InstallationContext::Guild])
            .contexts(vec![InteractionContext::Guild])
            .default_member_permissions(Permissions::MANAGE_GUILD),
    }
}

fn option(spec: &Spec, option_spec: &OptionSpec, wording: &Wording) -> CreateCommandOption {
    let kind = match option_spec.kind {
        OptionKind::Text(_) | OptionKind::Choice(_) => CommandOptionType::String,
        OptionKind::Flag => CommandOptionType::Boolean,
        OptionKind::Number(..) => CommandOptionType::Integer,
        OptionKind::Role => CommandOptionType::Role,
    };
    let key = spec.option_key(option_spec);
    let description = described(wording, Language::En, &key);
    let mut option = CreateCommandOption::new(kind, option_spec.name, description).required(option_spec.required);
    for locale in SPANISH {
        option = option
            .name_localized(locale, option_spec.local_name(wording, Language::Es))
            .description_localized(locale, described(wording, Language::Es, &key));
    }
    match option_spec.kind {
        OptionKind::Text(most) => option.max_length(most).set_autocomplete(option_spec.completes),
        OptionKind::Flag | OptionKind::Role => option,
        OptionKind::Number(least, most) => option.min_int_value(least.into()).max_int_value(most.into()),
        OptionKind::Choice(keys) => keys.iter().fold(option, |option, choice| {
            let label = |language| wording.say(language, &spec.label_key(option_spec, choice));
            let spanish = SPANISH.map(|locale| (locale, label(Language::Es)));
            option.add_string_choice_localized(label(Language::En), *choice, spanish)
        }),
    }
}

/// The description, as much of it as Discord takes; the tests see to it that it is all.
fn described(wording: &Wording, language: Language, key: &str) -> String {
    wording.say(language, key).chars().take(limits::COMMAND_DESCRIPTION).collect()
}

/// Whether what Discord has is what we would tell it, whatever the order of the commands.
fn is_same(known: &Value, ours: &Value) -> bool {
    let sorted = |commands: &Value| {
        let mut commands: Vec<Value> = commands.as_array().into_iter().flatten().map(told).collect();
        commands.sort_by_key(ToString::to_string);
        commands
    };
    sorted(known) == sorted(ours)
}

/// What we tell of a command or one of its parts: without what only Discord adds, and without what goes without saying.
fn told(part: &Value) -> Value {
    /// Discord's own: ids, versions, and `dm_permission`, which follows from the contexts.
    const THEIRS: [&str; 5] = ["id", "application_id", "version", "guild_id", "dm_permission"];
    match part {
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(name, _)| !THEIRS.contains(&name.as_str()));
            let fields = fields.map(|(name, value)| (name.clone(), told(value)));
            let said = |(name, value): &(String, Value)| {
                let is_slash_command = name == "type" && *value == json!(1);
                !is_slash_command
                    && !matches!(value, Value::Null | Value::Bool(false))
                    && *value != json!({})
                    && *value != json!("")
            };
            Value::Object(fields.filter(said).filter(|(_, value)| *value != json!([])).collect::<Map<_, _>>())
        }
        Value::Array(parts) => Value::Array(parts.iter().map(told).collect()),
        plain => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(known: &Value, same: bool) {
        let ours = json!([{
            "name": "ask", "description": "Ask", "name_localizations": { "es-ES": "pregunta" }, "nsfw": false,
            "options": [{ "type": 3, "name": "question", "required": true, "autocomplete": false, "min_value": null }],
            "contexts": [0, 1, 2], "integration_types": [0, 1]
        }]);
        assert_eq!(is_same(known, &ours), same, "{known}");
    }

    #[test]
    fn a_command_is_the_same_but_for_what_discord_adds() {
        let known = |name: &str, description: &str| {
            json!({
                "id": "7", "application_id": "8", "version": "9", "type": 1, "name": name, "description": description,
                "name_localizations": { "es-ES": "pregunta" }, "description_localizations": {}, "guild_id": null,
                "options": [{ "type": 3, "name": "question", "required": true, "choices": [] }], "nsfw": false,
                "contexts": [0, 1, 2], "integration_types": [0, 1], "dm_permission": true, "handler": null,
                "default_member_permissions": null
            })
        };
        check(&json!([known("ask", "Ask")]), true);
        check(&json!([known("ask", "Ask!")]), false);
        check(&json!([known("ask", "Ask"), known("gone", "Ask")]), false);
        check(&json!([]), false);
        let mut message_menu = known("ask", "Ask");
        message_menu["type"] = json!(3);
        check(&json!([message_menu]), false);
    }
}

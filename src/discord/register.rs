//! The slash commands as Discord offers them, from [`commands::ALL`] and the wording.

use super::limits;
use crate::commands::{self, OptionKind, OptionSpec, Spec};
use crate::facts::Wording;
use crate::text::Language;
use serenity::all::{CommandOptionType, CreateCommand, CreateCommandOption};

/// Discord's codes of the Spanish it knows: of Spain and of Latin America.
const SPANISH: [&str; 2] = ["es-ES", "es-419"];

/// Every command.
pub fn commands(wording: &Wording) -> Vec<CreateCommand> {
    commands::ALL.iter().map(|spec| command(spec, wording)).collect()
}

fn command(spec: &Spec, wording: &Wording) -> CreateCommand {
    let key = format!("command-{}", spec.name);
    let mut command = CreateCommand::new(spec.name).description(described(wording, Language::En, &key));
    for locale in SPANISH {
        command = command.description_localized(locale, described(wording, Language::Es, &key));
    }
    spec.options.iter().fold(command, |command, option_spec| {
        command.add_option(option(option_spec, &format!("{key}-{}", option_spec.name), wording))
    })
}

fn option(spec: &OptionSpec, key: &str, wording: &Wording) -> CreateCommandOption {
    let kind = match spec.kind {
        OptionKind::Text(_) => CommandOptionType::String,
        OptionKind::Flag => CommandOptionType::Boolean,
    };
    let mut option =
        CreateCommandOption::new(kind, spec.name, described(wording, Language::En, key)).required(spec.required);
    for locale in SPANISH {
        option = option.description_localized(locale, described(wording, Language::Es, key));
    }
    if let OptionKind::Text(most) = spec.kind {
        option = option.max_length(most).set_autocomplete(spec.completes);
    }
    option
}

/// The description, as much of it as Discord takes; the tests see to it that it is all.
fn described(wording: &Wording, language: Language, key: &str) -> String {
    wording.say(language, key).chars().take(limits::COMMAND_DESCRIPTION).collect()
}

//! A message as a reader of Discord sees it, in plain text: what the exact words in a test are compared with.

use super::payload::{self, Embed, SlashCommand, SlashOption};
use super::state::{Called, Posted, World};
use std::collections::HashMap;
use std::fmt::Write;

/// A message of the bot. The first line says whom it answers, the embed has a bar at its side as in Discord.
pub fn message(world: &World, posted: &Posted) -> String {
    let mut text = String::new();
    let mut about = Vec::new();
    if let Some(replied) = posted.replies_to.and_then(|id| world.message(id)) {
        about.push(format!("to {}", world.person(replied.author).name));
    }
    if let Some(called) = posted.interaction.and_then(|id| world.interactions.iter().find(|called| called.id == id)) {
        about.push(match called.what {
            Called::Command { .. } | Called::OnMessage { .. } => "to a command".to_owned(),
            Called::Form { .. } => "to a form".to_owned(),
            Called::Press { .. } => "to a press".to_owned(),
        });
    }
    if let Some(only) = posted.only_for {
        about.push(format!("only {} sees it", world.person(only).name));
    }
    if posted.edited.is_some() {
        about.push("edited".to_owned());
    }
    let _ = writeln!(text, "({})", if about.is_empty() { "by itself".to_owned() } else { about.join(", ") });
    if !posted.content.is_empty() {
        let _ = writeln!(text, "{}", as_shown(&posted.content));
    }
    for line in posted.embeds.iter().flat_map(embed) {
        let _ = writeln!(text, "{}", format!("| {line}").trim_end());
    }
    for file in &posted.files {
        let _ = writeln!(text, "[{}] {}", file.filename, file.description.as_deref().unwrap_or_default());
    }
    text
}

fn embed(embed: &Embed) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |text: &str| lines.extend(text.lines().map(str::to_owned));
    add(&embed.title.as_deref().map(as_shown).unwrap_or_default());
    add(&embed.description.as_deref().map(as_shown).unwrap_or_default());
    for field in &embed.fields {
        add("\n");
        add(&format!("**{}**\n{}", as_shown(&field.name), as_shown(&field.value)));
    }
    if let Some(footer) = &embed.footer {
        add("\n");
        for line in footer.text.lines() {
            add(&format!("-# {line}"));
        }
    }
    lines
}

/// How long a message's parts are, in characters.
pub fn shape(posted: &Posted) -> String {
    let mut text = format!("content {}", posted.content.chars().count());
    for embed in &posted.embeds {
        let description = embed.description.as_deref().unwrap_or_default().chars().count();
        let footer = embed.footer.as_ref().map_or(0, |footer| footer.text.chars().count());
        let _ = write!(text, ", embed: description {description}, {} fields, footer {footer}", embed.fields.len());
    }
    text
}

/// Markdown without the backslashes that keep a sign a sign.
pub fn as_shown(markdown: &str) -> String {
    let mut shown = String::new();
    let mut chars = markdown.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                shown.extend(chars.next());
            }
            _ => shown.push(c),
        }
    }
    shown
}

/// Commands as they are registered: name and description in English, then in Spanish, then the options.
pub fn commands(commands: &[SlashCommand]) -> String {
    let mut text = String::new();
    for command in commands {
        let everywhere = (command.integration_types.as_slice(), command.contexts.as_slice()) == (&[0, 1], &[0, 1, 2]);
        let place = match (everywhere, &command.default_member_permissions) {
            (true, None) => "",
            (false, Some(permissions)) if permissions == "32" && command.contexts == [0] => " (server admins)",
            _ => " (somewhere else)",
        };
        if command.kind == payload::ON_MESSAGE {
            let spanish = spanish(&command.name_localizations, &command.description_localizations);
            let _ = writeln!(text, "on a message: {}{place}\non a message: {}", command.name, spanish.trim_end());
            continue;
        }
        let _ = writeln!(text, "/{} {}{place}", command.name, command.description);
        let spanish = spanish(&command.name_localizations, &command.description_localizations);
        let _ = writeln!(text, "/{spanish}");
        text.extend(command.options.iter().map(option));
    }
    text
}

fn option(option: &SlashOption) -> String {
    let kind = match option.kind {
        payload::TEXT if !option.choices.is_empty() => {
            let labels = option.choices.iter().map(|choice| {
                let spanish = choice.name_localizations.as_ref().and_then(|names| names.get("es-419"));
                format!("{}/{}", choice.name, spanish.map_or("", String::as_str))
            });
            format!("one of {}", labels.collect::<Vec<_>>().join(", "))
        }
        payload::TEXT => "text".to_owned(),
        payload::NUMBER => "number".to_owned(),
        payload::FLAG => "yes or no".to_owned(),
        _ => "something else".to_owned(),
    };
    let needed = if option.required { "needed" } else { "optional" };
    let offers = if option.autocomplete { ", completes" } else { "" };
    let spanish = spanish(&option.name_localizations, &option.description_localizations);
    format!("  {} ({kind}, {needed}{offers}) {}\n  {spanish}\n", option.name, option.description)
}

/// Name and description in the Spanish of Spain, which is that of Latin America, too.
fn spanish(names: &HashMap<String, String>, descriptions: &HashMap<String, String>) -> String {
    let both = |texts: &HashMap<String, String>| {
        assert_eq!(texts.get("es-ES"), texts.get("es-419"), "one Spanish for both");
        texts.get("es-419").cloned().unwrap_or_default()
    };
    format!("{} {}", both(names), both(descriptions))
}

//! What Discord refuses: texts that are too long, empty messages, pings. Written from Discord's own documentation, apart
//! from the bot's constants, so that one mistake can't hide in both.

use super::components;
use super::payload::{Choices, Embed, ON_MESSAGE, Outgoing, SlashCommand};
use std::collections::HashMap;

/// All that is wrong with a message.
pub fn message_problems(message: &Outgoing) -> Vec<String> {
    let mut problems = Vec::new();
    let content = message.content.as_deref().unwrap_or_default();
    let embeds = message.embeds.as_deref().unwrap_or_default();
    at_most("content", content, 2000, &mut problems);
    let files = message.attachments.as_deref().unwrap_or_default();
    for (at, file) in files.iter().enumerate() {
        at_most("a file's description", file.description.as_deref().unwrap_or_default(), 1024, &mut problems);
        if file.id != at as u64 || file.content.is_empty() || files.len() > 10 {
            problems.push(format!("{} isn't a file that came along", file.filename));
        }
    }
    if embeds.len() > 10 {
        problems.push(format!("{} embeds, at most 10", embeds.len()));
    }
    if content.trim().is_empty() && embeds.is_empty() && files.is_empty() {
        problems.push("an empty message".to_owned());
    }
    let total: usize = embeds.iter().map(|embed| embed_problems(embed, &mut problems)).sum();
    if total > 6000 {
        problems.push(format!("embeds of {total} characters in all, at most 6000"));
    }
    problems.extend(components::problems(message.components.as_deref().unwrap_or_default()));
    problems.extend(pings(content, message));
    problems
}

fn embed_problems(embed: &Embed, problems: &mut Vec<String>) -> usize {
    let title = embed.title.as_deref().unwrap_or_default();
    let description = embed.description.as_deref().unwrap_or_default();
    let footer = embed.footer.as_ref().map(|footer| footer.text.as_str()).unwrap_or_default();
    at_most("embed title", title, 256, problems);
    at_most("embed description", description, 4096, problems);
    at_most("embed footer", footer, 2048, problems);
    if embed.fields.len() > 25 {
        problems.push(format!("{} embed fields, at most 25", embed.fields.len()));
    }
    let mut total = chars(title) + chars(description) + chars(footer);
    if total == 0 && embed.fields.is_empty() {
        problems.push("an empty embed".to_owned());
    }
    for field in &embed.fields {
        at_most("embed field name", &field.name, 256, problems);
        at_most("embed field value", &field.value, 1024, problems);
        if field.name.trim().is_empty() || field.value.trim().is_empty() {
            problems.push("an embed field without name or value".to_owned());
        }
        total += chars(&field.name) + chars(&field.value);
    }
    total
}

/// Mentions that would ping somebody, and a message that doesn't say that it pings nobody.
fn pings(content: &str, message: &Outgoing) -> Vec<String> {
    let Some(allowed) = &message.allowed_mentions else {
        return vec!["no allowed_mentions: whatever stands in it would ping".to_owned()];
    };
    let mut problems = Vec::new();
    if allowed.replied_user {
        problems.push("the person replied to would be pinged".to_owned());
    }
    if !(allowed.parse.is_empty() && allowed.users.is_empty() && allowed.roles.is_empty()) {
        problems.push(format!("mentions are allowed: {allowed:?}"));
    }
    for (mention, escaped) in [("<@", r"\<@"), ("@everyone", r"\@everyone"), ("@here", r"\@here")] {
        if content.replace(escaped, "").contains(mention) {
            problems.push(format!("{mention} stands unescaped in it"));
        }
    }
    problems
}

pub fn choice_problems(offered: &Choices) -> Vec<String> {
    let mut problems = Vec::new();
    if offered.choices.len() > 25 {
        problems.push(format!("{} choices, at most 25", offered.choices.len()));
    }
    for choice in &offered.choices {
        at_most("choice name", &choice.name, 100, &mut problems);
        at_most("choice value", &choice.value, 100, &mut problems);
        if choice.name.trim().is_empty() || choice.value.trim().is_empty() {
            problems.push("an empty choice".to_owned());
        }
        if choice.name_localizations.as_ref().is_some_and(|names| !names.is_empty()) {
            problems.push("a choice with other names: they are offered in the person's language already".to_owned());
        }
    }
    problems
}

/// Locales Discord knows, as far as we speak them.
const LOCALES: [&str; 4] = ["en-US", "en-GB", "es-ES", "es-419"];

pub fn command_problems(commands: &[SlashCommand]) -> Vec<String> {
    let mut problems = Vec::new();
    for command in commands {
        if command.kind == ON_MESSAGE {
            let names = command.name_localizations.values().chain([&command.name]);
            problems.extend(names.filter(|name| !(1..=32).contains(&chars(name))).cloned());
            if !(command.description.is_empty() && command.options.is_empty()) {
                problems.push(format!("{} is called on a message and takes nothing more", command.name));
            }
            continue;
        }
        let options = command.options.iter();
        let named = options.clone().map(|option| {
            (&option.name, &option.name_localizations, &option.description, &option.description_localizations)
        });
        let own =
            (&command.name, &command.name_localizations, &command.description, &command.description_localizations);
        for (name, names, description, localized) in named.chain([own]) {
            for name in names.values().chain([name]) {
                if !(1..=32).contains(&chars(name)) || !name.chars().all(|c| c.is_lowercase() || c == '-') {
                    problems.push(format!("the name {name:?}"));
                }
            }
            problems.extend(names.keys().filter(|locale| !LOCALES.contains(&locale.as_str())).cloned());
            for text in localized.values().chain([description]) {
                at_most("description", text, 100, &mut problems);
                if text.trim().is_empty() {
                    problems.push(format!("{name} is described by nothing"));
                }
            }
            problems.extend(localized.keys().filter(|locale| !LOCALES.contains(&locale.as_str())).cloned());
        }
        for choice in options.flat_map(|option| &option.choices) {
            for name in choice.name_localizations.iter().flat_map(HashMap::values).chain([&choice.name, &choice.value])
            {
                at_most("choice", name, 100, &mut problems);
            }
        }
        if command.options.iter().any(|option| option.autocomplete && !option.choices.is_empty()) {
            problems.push(format!("{}: choices and completions in one option", command.name));
        }
        if command.options.windows(2).any(|pair| !pair[0].required && pair[1].required) {
            problems.push(format!("{}: a required option after an optional one", command.name));
        }
    }
    problems
}

fn at_most(what: &str, text: &str, most: usize, problems: &mut Vec<String>) {
    let length = chars(text);
    if length > most {
        problems.push(format!("{what} of {length} characters, at most {most}"));
    }
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

/// The loopback Discord's own teeth.
mod tests {
    use super::*;
    use serde_json::{Value, from_value, json};

    fn check(body: Value, problem: &str) {
        let problems = match from_value::<Outgoing>(body) {
            Ok(outgoing) => message_problems(&outgoing).join("; "),
            Err(error) => error.to_string(),
        };
        assert!(problems.contains(problem), "{problems:?} has no {problem:?}");
    }

    fn nobody() -> Value {
        json!({ "parse": [] })
    }

    #[test]
    fn refuses_what_discord_refuses() {
        check(json!({ "content": "x".repeat(2001), "allowed_mentions": nobody() }), "content of 2001 characters");
        check(json!({ "content": " ", "allowed_mentions": nobody() }), "an empty message");
        let embed = |part: Value| json!({ "embeds": [part], "allowed_mentions": nobody() });
        check(embed(json!({ "description": "x".repeat(4097) })), "description of 4097");
        check(embed(json!({ "footer": { "text": "x".repeat(2049) } })), "footer of 2049");
        check(embed(json!({ "fields": [{ "name": "x".repeat(257), "value": "x".repeat(1025) }] })), "name of 257");
        check(embed(json!({ "fields": [{ "name": " ", "value": "x" }] })), "without name");
        check(
            embed(json!({ "fields": vec![json!({ "name": "x", "value": "x".repeat(1000) }); 6] })),
            "6006 characters",
        );
        check(embed(json!({})), "an empty embed");
        check(json!({ "contents": "x" }), "unknown field");
    }

    #[test]
    fn refuses_what_would_ping() {
        check(json!({ "content": "hi" }), "no allowed_mentions");
        check(json!({ "content": "hi", "allowed_mentions": { "parse": ["everyone"] } }), "mentions are allowed");
        check(json!({ "content": "hi", "allowed_mentions": { "replied_user": true } }), "pinged");
        check(json!({ "content": "@everyone", "allowed_mentions": nobody() }), "unescaped");
        check(json!({ "content": r"\@everyone @everyone", "allowed_mentions": nobody() }), "unescaped");
    }
}

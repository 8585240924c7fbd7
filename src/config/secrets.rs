//! Secrets don't belong into a file of settings: one with a token or a password in it is refused, and never shown.

use crate::facts::problem::{Place, Problem};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The first secret of a file, refused.
pub(super) fn in_table(place: &Place, table: &DeTable<'_>) -> Option<Problem> {
    let token = named(table, &TOKENS).map(|span| refused_secret(place, span));
    let password = || named(table, &PASSWORDS).or_else(|| password(table)).map(|span| refused_password(place, span));
    token.or_else(password)
}

/// A line that can't be shown, as there may be a secret in it; it is the line of `place`.
pub(super) fn in_line(place: &Place, line: &str) -> Option<Problem> {
    if names(line, &TOKENS) {
        return Some(refused_secret(place, place.span.clone()));
    }
    (names(line, &PASSWORDS) || has_password(line)).then(|| refused_password(place, place.span.clone()))
}

/// What a key that holds a token has in its name.
const TOKENS: [&str; 1] = ["token"];

/// What a key that holds another secret has in its name.
const PASSWORDS: [&str; 3] = ["password", "passwd", "secret"];

fn names(text: &str, secrets: &[&str]) -> bool {
    secrets.iter().any(|secret| text.to_lowercase().contains(secret))
}

/// Where a key that names one of these secrets stands, in any table.
fn named(table: &DeTable<'_>, secrets: &[&str]) -> Option<Range<usize>> {
    table.iter().find_map(|(key, value)| {
        if names(key.get_ref(), secrets) {
            return Some(key.span());
        }
        inside(value.get_ref(), &|table| named(table, secrets))
    })
}

/// Where an address with a password in it stands, in any table.
fn password(table: &DeTable<'_>) -> Option<Range<usize>> {
    table.values().find_map(|value| match value.get_ref() {
        DeValue::String(text) => has_password(text).then(|| value.span()),
        other => inside(other, &password),
    })
}

/// Whether a text has an address as `scheme://user:password@host` in it.
fn has_password(text: &str) -> bool {
    let Some((_, address)) = text.split_once("://") else { return false };
    let user = address.split(['/', '?', ' ']).next().unwrap_or_default().rsplit_once('@').map(|(user, _)| user);
    user.is_some_and(|user| user.contains(':')) || address.contains("password=")
}

/// Looks into the tables of a value.
fn inside<T>(value: &DeValue<'_>, look: &impl Fn(&DeTable<'_>) -> Option<T>) -> Option<T> {
    match value {
        DeValue::Table(table) => look(table),
        DeValue::Array(items) => items.iter().find_map(|item| inside(item.get_ref(), look)),
        _ => None,
    }
}

/// Names the line, but doesn't show it.
fn refused_secret(place: &Place, span: Range<usize>) -> Problem {
    let place = place.with_span(span);
    Place::file(&place.to_string()).problem("a token doesn't belong in a file of settings, so it was not read").hint(
        "delete the line; put the token in the environment variable DISCORD_TOKEN, or in a file only the bot can read \
         and its path in DISCORD_TOKEN_FILE; if others could read it here, reset it in Discord's developer portal",
    )
}

/// Names the line, but doesn't show it.
fn refused_password(place: &Place, span: Range<usize>) -> Problem {
    let place = place.with_span(span);
    Place::file(&place.to_string())
        .problem("a password doesn't belong in a file of settings, so it was not read")
        .hint("delete the line; put the address into the environment variable PUENTE_STORE_URL")
}

#[cfg(test)]
mod tests {
    use super::super::{Config, FILE};

    fn refusal(text: &str) -> String {
        Config::parse("config.toml", text.as_bytes()).expect_err("it should be refused").render(false)
    }

    #[test]
    fn a_token_is_refused_and_never_shown() {
        for text in [
            "token = \"s3cret\"",
            "[discord]\ntoken = \"s3cret\"",
            "[discord]\nbot-Token = \"s3cret\"",
            "[discord]\ntoken = s3cret",
            "[discord]\ntoken.value = [\"s3cret\"]",
            "[a]\nb = [{ c = { DISCORD_TOKEN = \"s3cret\" } }]",
            "[engine]\nshortlist = \"x\"\n[discord]\ntoken = \"s3cret\"",
        ] {
            let message = refusal(text);
            assert!(message.contains("DISCORD_TOKEN_FILE"), "{message}");
            assert!(message.contains("config.toml:"), "{message}");
            assert!(!message.contains("s3cret"), "{message}");
        }
    }

    #[test]
    fn a_password_is_refused_and_never_shown() {
        for text in [
            "[store]\nurl = \"postgres://puente:s3cret@localhost/puente\"",
            "[store]\nurl = \"postgres://localhost/puente?user=puente&password=s3cret\"",
            "[store]\nurl = postgres://puente:s3cret@localhost/puente",
            "[store]\nurl = \"postgres://puente:s3cret%2F@localhost\"\nzzz = 1",
            "[store]\npassword = \"s3cret\"",
            "[store]\ndb_passwd = s3cret",
            "[store]\nclient-Secret = { value = \"s3cret\" }",
        ] {
            let message = refusal(text);
            assert!(message.contains("PUENTE_STORE_URL"), "{message}");
            assert!(message.contains("config.toml:2"), "{message}");
            assert!(!message.contains("s3cret"), "{message}");
        }
        let fine = Config::parse(FILE, b"[store]\nurl = \"postgres://puente@localhost/puente\"").expect("no password");
        assert!(!format!("{:?}", fine.store).contains("localhost"));
    }
}

//! A command with its options as short as a custom id must be: `timeline|a2019|C1f0e9d8c`. An option is named by its place
//! (`a` is the first), so a new one goes to the end of its command; a value that the base knows as an id stands as its
//! code, which a capital letter tells.

use super::{Refused, code, spec};
use crate::commands::{Given, Raw, Spec, Value};
use crate::facts::model::FactBase;

/// Stands before each option.
const BEFORE: char = '|';

/// The short form; `None` if a value has a sign in it that means something else here.
pub fn written(spec: &Spec, given: &Given, base: &FactBase) -> Option<String> {
    let mut short = spec.name.to_owned();
    for (name, value) in given.iter() {
        let place = spec.options.iter().position(|option| option.name == name)?;
        let letter = char::from(b'a' + u8::try_from(place).ok()?);
        let text = match value {
            Value::Text(text) if text.contains(BEFORE) => return None,
            Value::Text(text) if ids(base).any(|id| id == text) => {
                short.extend([BEFORE, letter.to_ascii_uppercase()]);
                short.push_str(&code(text));
                continue;
            }
            Value::Text(text) => text.clone(),
            Value::Choice(key) => (*key).to_owned(),
            Value::Flag(flag) => flag.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Role(role) => role.to_string(),
        };
        short.extend([BEFORE, letter]);
        short.push_str(&text);
    }
    Some(short)
}

/// The command and its options. Nothing is believed: what doesn't fit the command is refused.
pub fn read(short: &str, base: &FactBase) -> Result<(&'static Spec, Given), Refused> {
    let mut parts = short.split(BEFORE);
    let spec = spec(parts.next().unwrap_or_default()).ok_or(Refused::Stale)?;
    let mut raw: Vec<(&str, &str)> = Vec::new();
    for part in parts {
        let letter = part.chars().next().filter(char::is_ascii_alphabetic).ok_or(Refused::Forged)?;
        let value = part.get(letter.len_utf8()..).unwrap_or_default();
        let place = u32::from(letter.to_ascii_lowercase()) - u32::from('a');
        let option = spec.options.get(place as usize).ok_or(Refused::Stale)?;
        let value = if letter.is_ascii_uppercase() {
            ids(base).find(|id| code(id) == value).ok_or(Refused::Stale)?
        } else {
            value
        };
        raw.push((option.name, value));
    }
    let raw = raw.into_iter().map(|(name, value)| (name, Raw::Text(value)));
    let given = Given::read(spec, &base.wording, raw).map_err(|_| Refused::Stale)?;
    Ok((spec, given))
}

/// The ids of all that an option may name.
pub fn ids(base: &FactBase) -> impl Iterator<Item = &str> {
    let facts = base.facts.iter().map(|fact| &fact.id);
    let entities = base.entities.iter().map(|entity| &entity.id);
    let topics = base.topics.iter().map(|topic| &topic.id);
    let sources = base.sources.iter().map(|source| &source.id);
    facts.chain(entities).chain(topics).chain(sources).map(String::as_str)
}

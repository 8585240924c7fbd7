//! What somebody gave in a command's options: read once by the front end, typed from then on. What is wrong with it is
//! put into words here, for every front end.

use super::spec::{OptionKind, OptionSpec, Spec};
use crate::facts::{Wording, args, did_you_mean};
use crate::text::{Language, fold_word};

/// The options as given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given(Vec<(&'static str, Value)>);

/// The value of an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// As typed.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A number in the option's range.
    Number(u32),
    /// The key of a choice.
    Choice(&'static str),
    /// The platform's id of a role.
    Role(u64),
}

/// A value as it comes in: typed by the platform, or a word on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raw<'a> {
    /// A text, or anything else in words.
    Text(&'a str),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(i64),
    /// The platform's id of a role.
    Role(u64),
}

/// What is wrong with what was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such option.
    NoSuchOption(String),
    /// A value without an option, and none that is surely meant.
    Loose(String),
    /// An option that is needed is missing.
    Missing(&'static OptionSpec),
    /// The value can't stand in the option.
    Unfit(&'static OptionSpec, String),
}

/// How much of what somebody typed is said back, in characters.
const MOST_ECHOED: usize = 40;

impl Given {
    /// Reads the options of a command: names in any language, values as they come.
    pub fn read<'a>(
        spec: &Spec,
        wording: &Wording,
        raw: impl IntoIterator<Item = (&'a str, Raw<'a>)>,
    ) -> Result<Self, Wrong> {
        let mut given = Self::default();
        for (name, raw) in raw {
            let option = spec.option(wording, name).ok_or_else(|| Wrong::NoSuchOption(name.to_owned()))?;
            let value = value(spec, option, wording, raw).ok_or_else(|| Wrong::Unfit(option, shown(raw)))?;
            given = given.with(option.name, value);
        }
        match spec.options.iter().find(|option| option.required && !given.has(option.name)) {
            Some(missing) => Err(Wrong::Missing(missing)),
            None => Ok(given),
        }
    }

    /// What can be read of the options while somebody is still typing.
    pub fn so_far<'a>(spec: &Spec, wording: &Wording, raw: impl IntoIterator<Item = (&'a str, Raw<'a>)>) -> Self {
        raw.into_iter().fold(Self::default(), |given, (name, raw)| {
            let option = spec.option(wording, name);
            match option.and_then(|option| Some((option.name, value(spec, option, wording, raw)?))) {
                Some((name, value)) => given.with(name, value),
                None => given,
            }
        })
    }

    /// The same with one option set anew.
    #[must_use]
    pub fn with(mut self, option: &'static str, value: Value) -> Self {
        self.0.retain(|(name, _)| *name != option);
        self.0.push((option, value));
        self
    }

    /// The text or choice of an option.
    pub fn text(&self, option: &str) -> Option<&str> {
        match self.value(option)? {
            Value::Text(text) => Some(text),
            Value::Choice(key) => Some(key),
            Value::Flag(_) | Value::Number(_) | Value::Role(_) => None,
        }
    }

    /// Yes or no, if it was given.
    pub fn flag(&self, option: &str) -> Option<bool> {
        match self.value(option)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The number, if it was given.
    pub fn number(&self, option: &str) -> Option<u32> {
        match self.value(option)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The id of the role, if one was given.
    pub fn role(&self, option: &str) -> Option<u64> {
        match self.value(option)? {
            Value::Role(role) => Some(*role),
            _ => None,
        }
    }

    /// Each option with its value, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// Whether an option was given.
    pub fn has(&self, option: &str) -> bool {
        self.value(option).is_some()
    }

    fn value(&self, option: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| *name == option).map(|(_, value)| value)
    }
}

/// Whether what was typed can stand in an option.
pub(super) fn fits(spec: &Spec, option: &OptionSpec, wording: &Wording, typed: &str) -> bool {
    value(spec, option, wording, Raw::Text(typed)).is_some()
}

fn value(spec: &Spec, option: &OptionSpec, wording: &Wording, raw: Raw<'_>) -> Option<Value> {
    match (option.kind, raw) {
        (OptionKind::Text(most), Raw::Text(text)) => {
            (text.chars().count() <= usize::from(most)).then(|| Value::Text(text.to_owned()))
        }
        (OptionKind::Flag, Raw::Flag(flag)) => Some(Value::Flag(flag)),
        (OptionKind::Flag, Raw::Text(word)) => flag(wording, word).map(Value::Flag),
        (OptionKind::Number(least, most), Raw::Number(number)) => {
            u32::try_from(number).ok().filter(|number| (least..=most).contains(number)).map(Value::Number)
        }
        (OptionKind::Number(..), Raw::Text(word)) => {
            let number: i64 = word.trim().parse().ok()?;
            value(spec, option, wording, Raw::Number(number))
        }
        (OptionKind::Role, Raw::Role(role)) => Some(Value::Role(role)),
        (OptionKind::Choice(keys), Raw::Text(word)) => {
            let word = plain(word);
            let means = |key: &&&str| {
                let label = |language| plain(&wording.say(language, &spec.label_key(option, key)));
                word == plain(key) || Language::ALL.into_iter().any(|language| word == label(language))
            };
            keys.iter().find(means).map(|key| Value::Choice(key))
        }
        _ => None,
    }
}

fn flag(wording: &Wording, word: &str) -> Option<bool> {
    let says = |key: &str| Language::ALL.into_iter().any(|language| plain(&wording.say(language, key)) == plain(word));
    let yes = says("typed-yes") || matches!(word, "true" | "1");
    let no = says("typed-no") || matches!(word, "false" | "0");
    if yes == no { None } else { Some(yes) }
}

fn plain(text: &str) -> String {
    fold_word(text.trim())
}

fn shown(raw: Raw<'_>) -> String {
    match raw {
        Raw::Text(text) => text.to_owned(),
        Raw::Flag(flag) => flag.to_string(),
        Raw::Number(number) => number.to_string(),
        Raw::Role(role) => role.to_string(),
    }
}

impl Wrong {
    /// What is wrong, and what would be right, in one sentence. What was typed is said back as it is: the front end
    /// makes it fit to be shown.
    pub fn sentence(&self, spec: &Spec, wording: &Wording, language: Language) -> String {
        let command = spec.local_name(wording, language);
        let short = |text: &str| text.chars().take(MOST_ECHOED).collect::<String>();
        match self {
            Self::NoSuchOption(name) => {
                let names: Vec<String> =
                    spec.options.iter().map(|option| option.local_name(wording, language)).collect();
                // Somebody may have typed it in the other language, or as Discord's own.
                let near = spec.options.iter().zip(&names).find_map(|(option, local)| {
                    let known = [option.name, local.as_str()];
                    did_you_mean(name, known.into_iter()).map(|_| local.as_str())
                });
                let pairs = [("command", command.into()), ("option", short(name).into())];
                match near {
                    _ if names.is_empty() => wording.say_with(language, "wrong-no-options", &args(pairs)),
                    Some(meant) => {
                        let pairs = pairs.into_iter().chain([("meant", meant.into())]);
                        wording.say_with(language, "wrong-option-meant", &args(pairs))
                    }
                    None => {
                        let pairs = pairs.into_iter().chain([("known", names.join(", ").into())]);
                        wording.say_with(language, "wrong-option", &args(pairs))
                    }
                }
            }
            Self::Loose(typed) => {
                let names: Vec<String> =
                    spec.options.iter().map(|option| option.local_name(wording, language)).collect();
                let pairs = [("command", command.into()), ("option", short(typed).into())];
                let Some(first) = names.first() else {
                    return wording.say_with(language, "wrong-no-options", &args(pairs));
                };
                let known = [("known", names.join(", ").into()), ("first", first.as_str().into())];
                wording.say_with(language, "wrong-loose", &args(pairs.into_iter().chain(known)))
            }
            Self::Missing(option) => {
                let what = wording.say(language, &spec.option_key(option));
                let name = option.local_name(wording, language);
                let pairs = [("command", command.into()), ("option", name.into()), ("what", what.into())];
                wording.say_with(language, "wrong-missing", &args(pairs))
            }
            Self::Unfit(option, typed) => {
                let name = option.local_name(wording, language);
                let fits = match option.kind {
                    OptionKind::Text(most) => {
                        wording.say_with(language, "fits-text", &args([("most", u32::from(most).into())]))
                    }
                    OptionKind::Flag => wording.say(language, "fits-flag"),
                    OptionKind::Role => wording.say(language, "fits-role"),
                    OptionKind::Number(least, most) => {
                        let pairs = [("least", least.to_string().into()), ("most", most.to_string().into())];
                        wording.say_with(language, "fits-number", &args(pairs))
                    }
                    OptionKind::Choice(keys) => {
                        let labels = keys.iter().map(|key| wording.say(language, &spec.label_key(option, key)));
                        labels.collect::<Vec<_>>().join(", ")
                    }
                };
                let pairs = [("option", name.into()), ("typed", short(typed).into()), ("fits", fits.into())];
                wording.say_with(language, "wrong-value", &args(pairs))
            }
        }
    }
}

//! `config.toml` → typed settings. The repository's own holds every setting with its default and says what it does.
//! May not read the environment, and takes no secret: a file with a token in it is refused.

mod ranges;
mod secrets;

use crate::facts::problem::{Place, Problem};
use crate::{discord, engine, outside, store, terminal};
use serde::Deserialize;
use std::io;
use std::ops::Range;
use std::path::Path;
use toml::de::{DeTable, DeValue, Deserializer};

/// The file that is read without `--config`, if it is there.
pub const FILE: &str = "config.toml";

/// The repository's own.
const DEFAULTS: &str = include_str!("../config.toml");

/// All settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What shapes an answer.
    #[serde(default)]
    pub engine: engine::Settings,
    /// How the bot behaves on Discord.
    pub discord: discord::Settings,
    /// How it behaves in a terminal.
    #[serde(default)]
    pub terminal: terminal::Settings,
    /// Where the store is.
    #[serde(default)]
    pub store: store::Settings,
    /// What operators get to read.
    #[serde(default)]
    pub log: outside::Log,
    /// Where they can look in.
    #[serde(default)]
    pub metrics: outside::Settings,
}

impl Config {
    /// The file somebody named; without a name [`FILE`] in the current folder; without that the defaults.
    ///
    /// # Errors
    /// A file that can't be read or holds anything but settings.
    pub fn open(named: Option<&Path>) -> Result<Self, Problem> {
        let path = named.unwrap_or(Path::new(FILE));
        let name = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => Self::parse(&name, &bytes),
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Self::parse(FILE, b""),
            Err(error) => Err(Place::file(&name)
                .problem(format!("can't be read: {error}"))
                .hint("name a readable file after --config, or leave it out to run with the built-in defaults")),
        }
    }

    /// Reads settings from the bytes of a file called `name`.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, Problem> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            Place::file(name)
                .problem(format!("not UTF-8: byte {} is no text", error.valid_up_to()))
                .hint("save the file as UTF-8")
        })?;
        let place = Place { file: name.into(), text: text.into(), span: 0..0 };
        let (mut table, errors) = DeTable::parse_recoverable(text);
        // The secret comes first: any other problem would show its line.
        if let Some(refused) = secrets::in_table(&place, table.get_ref()) {
            return Err(refused);
        }
        if let Some(error) = errors.first() {
            let message = format!("not valid TOML: {}", error.message());
            return Err(shown(&place, error.span(), message, "correct the line; strings stand in \"quotes\""));
        }
        let (defaults, _) = DeTable::parse_recoverable(DEFAULTS);
        let defaults = ranges::Settings { table: defaults.get_ref(), text: DEFAULTS };
        if let Some(wrong) = ranges::first_wrong(ranges::Settings { table: table.get_ref(), text }, defaults) {
            return Err(shown(&place, Some(wrong.span), wrong.message, &wrong.hint));
        }
        add_defaults(table.get_mut());
        Self::deserialize(Deserializer::from(table)).map_err(|error| {
            let hint = "correct or remove it; config.toml of the repository holds every setting with its default";
            shown(&place, error.span(), error.message().to_owned(), hint)
        })
    }
}

/// Adds what a file leaves out of the tables it has, from the repository's file: two tables of one type may differ in
/// their defaults, which the type alone can't know. `[discord]` has its defaults there only.
fn add_defaults(table: &mut DeTable<'_>) {
    let (defaults, _) = DeTable::parse_recoverable(DEFAULTS);
    for (section, default) in defaults.into_inner() {
        match table.get_mut(&section) {
            Some(ours) => add_missing(ours.get_mut(), default.get_ref()),
            None if section.get_ref() == "discord" => {
                table.insert(section, default);
            }
            None => {}
        }
    }
}

/// Adds the missing keys of a table; what is a table in one of the two only is reported when it is deserialized.
fn add_missing(ours: &mut DeValue<'_>, defaults: &DeValue<'static>) {
    if let (DeValue::Table(ours), DeValue::Table(defaults)) = (ours, defaults) {
        for (key, value) in defaults {
            match ours.get_mut(key) {
                Some(ours) => add_missing(ours.get_mut(), value.get_ref()),
                None => {
                    ours.insert(key.clone(), value.clone());
                }
            }
        }
    }
}

/// A problem with its line, unless that line may hold a secret.
fn shown(place: &Place, span: Option<Range<usize>>, message: String, hint: &str) -> Problem {
    let place = place.with_span(span.unwrap_or_default());
    let line = place.text.lines().nth(place.line().saturating_sub(1)).unwrap_or_default();
    secrets::in_line(&place, line).unwrap_or_else(|| place.problem(message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::{Config, DEFAULTS, FILE};
    use crate::outside::log::Level;
    use serde::Deserialize;
    use serde::de::{self, Visitor};
    use std::fmt;

    fn refusal(text: &str) -> String {
        Config::parse("config.toml", text.as_bytes()).expect_err("it should be refused").render(false)
    }

    #[test]
    fn the_defaults_of_the_code_are_those_of_the_file() {
        let read = Config::parse(FILE, b"").unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(read.engine, crate::engine::Settings::default());
        assert_eq!(read.terminal, crate::terminal::Settings::default());
        assert_eq!(read.store, crate::store::Settings::default());
        assert_eq!(read.log, crate::outside::Log::default());
        assert_eq!(read.metrics, crate::outside::Settings::default());
        let same = Config::parse(FILE, DEFAULTS.as_bytes()).unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(format!("{same:?}"), format!("{read:?}"));
    }

    #[test]
    fn a_file_changes_only_what_it_names() {
        let changed = Config::parse(FILE, b"[discord]\nturns_kept = 9\n[log]\nlevel = \"off\"").expect("good settings");
        let default = Config::parse(FILE, b"").expect("the defaults");
        assert_eq!((changed.discord.turns_kept, changed.log.level), (9, Level::Off));
        assert_eq!(changed.discord.turns_minutes, default.discord.turns_minutes);
        assert_eq!(changed.engine, default.engine);
        let changed = Config::parse(FILE, b"[engine.weights]\nletters = 9.0").expect("good settings").engine;
        let expected = crate::engine::Weights { letters: 9.0, ..default.engine.weights };
        assert_eq!((changed.weights, changed.premise), (expected, default.engine.premise));
    }

    /// The settings that have none.
    const NO_DEFAULT: [&str; 6] = ["api", "url", "total", "first", "last", "listen"];

    #[test]
    fn the_file_holds_every_setting_with_a_comment() {
        let mut section = String::new();
        let mut found = Vec::new();
        let mut comment = false;
        for line in DEFAULTS.lines() {
            // What has no default stands as a comment.
            let setting = line
                .strip_prefix("# ")
                .filter(|rest| NO_DEFAULT.iter().any(|key| rest.starts_with(&format!("{key} = "))))
                .unwrap_or(line);
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                assert!(comment, "[{name}] has no comment above it");
                found.push(name.to_owned());
                name.clone_into(&mut section);
            } else if let Some((key, _)) = setting.split_once(" = ").filter(|_| !setting.starts_with('#')) {
                assert!(comment, "{section}.{key} has no comment above it");
                found.push(format!("{section}.{key}"));
            }
            comment = line.starts_with('#');
        }
        let config = Config::parse(FILE, b"").expect("the defaults");
        let mut expected = named("", &config);
        expected.extend(named("engine.", &config.engine));
        expected.extend(named("engine.weights.", &config.engine.weights));
        expected.extend(named("engine.premise.", &config.engine.premise));
        expected.extend(named("discord.", &config.discord));
        expected.extend(named("discord.shards.", &config.discord.shards));
        expected.extend(named("terminal.", &config.terminal));
        expected.extend(named("store.", &config.store));
        expected.extend(named("store.servers.", &config.store.servers));
        expected.extend(named("log.", &config.log));
        expected.extend(named("metrics.", &config.metrics));
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_problem_names_file_line_and_remedy() {
        let message = refusal("[engine]\nshortlist = 24\nthreshhold_score = 0.5\n");
        assert!(message.contains("config.toml:3:1"), "{message}");
        assert!(message.contains("unknown setting `threshhold_score` of [engine]"), "{message}");
        assert!(message.contains("help: did you mean `threshold_score`?"), "{message}");
        assert!(refusal("[engine]\nshortlist = \"many\"\n").contains("config.toml:2"));
        assert!(refusal("[engine\n").contains("not valid TOML"));
    }

    #[test]
    fn a_file_that_is_no_text_is_refused() {
        let problem = Config::parse("config.toml", b"[log]\nlevel = \"\xff\"").expect_err("it should be refused");
        assert!(problem.render(false).contains("save the file as UTF-8"));
    }

    fn named<T: for<'de> Deserialize<'de>>(section: &str, _: &T) -> Vec<String> {
        fields::<T>().iter().map(|field| format!("{section}{field}")).collect()
    }

    /// The names of a struct's fields, as serde knows them.
    fn fields<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
        match T::deserialize(Asking) {
            Err(Asked(fields)) => fields,
            Ok(_) => &[],
        }
    }

    /// A deserializer that only wants to know the fields.
    struct Asking;

    #[derive(Debug)]
    struct Asked(&'static [&'static str]);

    impl fmt::Display for Asked {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{:?}", self.0)
        }
    }

    impl std::error::Error for Asked {}

    impl de::Error for Asked {
        fn custom<T: fmt::Display>(_: T) -> Self {
            Self(&[])
        }
    }

    impl<'de> serde::Deserializer<'de> for Asking {
        type Error = Asked;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
            Err(Asked(&[]))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Asked> {
            Err(Asked(fields))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }
}

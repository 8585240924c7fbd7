//! What the bot says of itself, from `facts/locales/*.ftl` (Project Fluent).

use crate::text::{Language, PerLanguage};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::BTreeSet;
use std::fmt;

/// Every sentence the bot says, per language.
pub struct Wording {
    bundles: PerLanguage<FluentBundle<FluentResource>>,
    keys: PerLanguage<BTreeSet<String>>,
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wording").field("keys", &self.keys.en.len()).finish_non_exhaustive()
    }
}

/// A message file that can't be read: byte range and what is wrong.
pub type WordingError = (std::ops::Range<usize>, String);

impl Wording {
    /// Reads the message files of both languages.
    pub fn parse(texts: &PerLanguage<String>) -> (Self, Vec<(Language, WordingError)>) {
        let mut problems = Vec::new();
        let mut keys = PerLanguage::of(|_| BTreeSet::new());
        let bundles = PerLanguage::of(|language| {
            let text = texts.get(language).clone();
            *keys.get_mut(language) = message_keys(&text);
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
                problems.extend(errors.into_iter().map(|error| (language, (error.pos.clone(), error.to_string()))));
                resource
            });
            let tag: unic_langid::LanguageIdentifier = language.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Direction marks around arguments would end up in what people copy and in the tests' exact words.
            bundle.set_use_isolating(false);
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.into_iter().map(|error| (language, (0..0, error.to_string()))));
            }
            bundle
        });
        (Self { bundles, keys }, problems)
    }

    /// The keys of a language's messages.
    pub fn keys(&self, language: Language) -> &BTreeSet<String> {
        self.keys.get(language)
    }

    /// A sentence without arguments. A key that is missing shows itself, so that a test or a reader sees it.
    pub fn say(&self, language: Language, key: &str) -> String {
        self.say_with(language, key, &FluentArgs::new())
    }

    /// A sentence with arguments.
    pub fn say_with(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> String {
        let bundle = self.bundles.get(language);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }
}

/// Arguments of a sentence: name and value.
pub fn args<'a>(pairs: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>) -> FluentArgs<'a> {
    let mut args = FluentArgs::new();
    for (name, value) in pairs {
        args.set(name, value);
    }
    args
}

fn message_keys(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

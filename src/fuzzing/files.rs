//! What stands in files and in options for dates. May not know a question.

use super::engine;
use crate::engine::{Engine, Settings, date_in_words};
use crate::facts::model::Date;
use crate::facts::{Files, Loaded, typed_date};
use crate::text::Language;
use crate::timeline::Asked;
use std::sync::Arc;

/// The files of a base of two facts.
const SMALL: [(&str, &str); 9] = [
    ("entities.toml", include_str!("../../tests/facts/small/entities.toml")),
    ("topics.toml", include_str!("../../tests/facts/small/topics.toml")),
    ("concepts.toml", include_str!("../../tests/facts/small/concepts.toml")),
    ("intents.toml", include_str!("../../tests/facts/small/intents.toml")),
    ("lexicon/en.toml", include_str!("../../tests/facts/small/lexicon/en.toml")),
    ("lexicon/es.toml", include_str!("../../tests/facts/small/lexicon/es.toml")),
    ("locales/en.ftl", include_str!("../../tests/facts/small/locales/en.ftl")),
    ("locales/es.ftl", include_str!("../../tests/facts/small/locales/es.ftl")),
    ("sources/lake.toml", include_str!("../../tests/facts/small/sources/lake.toml")),
];

/// A file of a later folder, laid over a small base: its path on the first line, then what stands in it. What comes of it is
/// a report, or a base that can be asked.
pub fn facts(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (path, text) = bytes.split_at(end);
    let path = String::from_utf8_lossy(path).into_owned();
    let later = Files::in_memory("later", [(path, text.get(1..).unwrap_or_default())]);
    let Loaded { base, places, mut report } = Loaded::read(&Files::in_memory("small", SMALL).overlay(later));
    report.add(places.ranges());
    for coloured in [false, true] {
        assert_eq!(report.render(coloured).is_empty(), report.is_empty());
    }
    for problem in &report.0 {
        assert!(!problem.message.trim().is_empty() && !problem.file.is_empty());
    }
    let Some(base) = base.filter(|_| report.is_empty()) else { return };
    let asks: Vec<String> = base.facts.iter().filter_map(|fact| fact.asks.en.first().cloned()).collect();
    let engine = Engine::new(Arc::new(base), Settings::default());
    for ask in asks.iter().take(3) {
        engine.answer(ask, &[], None);
    }
}

/// Options of the timeline: its first date, and on a second line its last.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (from, to) = text.split_once('\n').unwrap_or((&text, ""));
    let base = engine().base();
    for typed in [from, to] {
        for date in [Date::parse(typed).ok(), typed_date(base, typed)].into_iter().flatten() {
            assert!(date.earliest <= date.latest, "{date:?}");
            assert!(date.overlaps(&date) && (!date.is_exact() || date.ends().is_none_or(|(from, _)| from.is_some())));
            assert!(date.latest.next() > date.latest);
            for language in Language::ALL {
                assert!(!date_in_words(&base.wording, language, &date).trim().is_empty(), "{date:?}");
            }
        }
    }
    let asked = Asked { from: Some(from.to_owned()), to: Some(to.to_owned()), ..Asked::default() };
    match asked.read(base) {
        Ok(filter) => assert!(filter.from.zip(filter.to).is_none_or(|(from, to)| from <= to), "{filter:?}"),
        Err(wrong) => assert!(!wrong.say(base, Language::Es).is_empty()),
    }
}

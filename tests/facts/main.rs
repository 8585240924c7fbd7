//! The fact base: the shipped one is right, and every kind of problem is reported with file, line, caret and remedy.
//! The broken bases are the right one in `small/` with one change each.

// expect-test writes its literals with hashes whether they need them or not.
#![allow(clippy::needless_raw_string_hashes)]

mod cards;
mod discussions;
mod documents;
mod evidence;
mod folders;
mod ids;
mod statements;
mod written;

use expect_test::Expect;
use puente::facts::model::{Day, FactIdx};
use puente::facts::{Files, Report, load};

const SOURCE: &str = include_str!("small/sources/lake.toml");
const DOCUMENT: &str = include_str!("lake.txt");

/// Path in the folder and text of every file of the small base.
fn small() -> Vec<(&'static str, String)> {
    vec![
        ("entities.toml", include_str!("small/entities.toml").into()),
        ("topics.toml", include_str!("small/topics.toml").into()),
        ("concepts.toml", include_str!("small/concepts.toml").into()),
        ("intents.toml", include_str!("small/intents.toml").into()),
        ("lexicon/en.toml", include_str!("small/lexicon/en.toml").into()),
        ("lexicon/es.toml", include_str!("small/lexicon/es.toml").into()),
        ("locales/en.ftl", include_str!("small/locales/en.ftl").into()),
        ("locales/es.ftl", include_str!("small/locales/es.ftl").into()),
        ("sources/lake.toml", SOURCE.into()),
    ]
}

/// The small base with changes: in which file, what, to what.
fn changed(changes: &[(&str, &str, &str)]) -> Files {
    let mut files = small();
    for (path, from, to) in changes {
        let (_, text) = files.iter_mut().find(|(name, _)| name == path).expect("a file of the small base");
        assert!(text.contains(from), "{path} does not hold {from}");
        *text = text.replacen(from, to, 1);
    }
    Files::in_memory("base", files)
}

fn reported(files: &Files) -> String {
    told(&load(files).err().unwrap_or_default())
}

fn told(report: &Report) -> String {
    if report.is_empty() { "nothing\n".to_owned() } else { format!("{report}\n") }
}

fn check(changes: &[(&str, &str, &str)], problems: &Expect) {
    problems.assert_eq(&reported(&changed(changes)));
}

/// A change of the source file alone.
fn check_source(from: &str, to: &str, problems: &Expect) {
    check(&[("sources/lake.toml", from, to)], problems);
}

fn check_entities(from: &str, to: &str, problems: &Expect) {
    check(&[("entities.toml", from, to)], problems);
}

#[test]
fn the_shipped_base_is_right() {
    let report = load(&Files::embedded()).err().unwrap_or_default();
    assert!(report.is_empty(), "{report}");
}

#[test]
fn the_small_base_is_right() {
    let base = load(&changed(&[])).unwrap_or_else(|report| panic!("{report}"));
    let day = |year, month, day| Day { year, month, day };
    let date = base.sources[0].date.as_ref().expect("a date");
    assert_eq!((date.earliest, date.latest, date.uncertain), (day(2020, 3, 1), day(2020, 3, 31), true));
    assert_eq!(base.lexicons.en.stop, ["the", "el"]);
    assert_eq!(base.concepts.iter().map(|concept| concept.opposite.clone()).collect::<Vec<_>>(), [vec![1], vec![]]);
    assert_eq!(base.facts[1].corroborates, [FactIdx(0)]);
}

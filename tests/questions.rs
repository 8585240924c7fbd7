//! Every question set in `tests/questions`, asked of the engine on the built-in fact base.
//!
//! Two bars: each file has a floor, and each question that goes wrong is listed in `known-failures.txt`. A listed
//! question that comes right fails the run as well: what was won stays won. To write the list anew:
//! `PUENTE_UPDATE_KNOWN_FAILURES=1 cargo test --test questions`.

use puente::curation::eval::{self, Documents, Question, Record};
use puente::engine::{Engine, Settings};
use puente::facts::{Files, load};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// The least share of right replies, in percent, by file.
const FLOORS: [(&str, f64); 4] = [("en", 80.0), ("es", 80.0), ("unseen-en", 75.0), ("unseen-es", 75.0)];

/// The same for a file that isn't named above.
const FLOOR: f64 = 50.0;

/// How many failures a message shows.
const MOST_SHOWN: usize = 30;

/// Each is asked once, for all tests.
static JUDGED: LazyLock<(Vec<Question>, Vec<Record>)> = LazyLock::new(|| {
    let base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{report}"));
    let engine = Engine::new(Arc::new(base), Settings::default());
    let questions = eval::read(&files()).unwrap_or_else(|problem| panic!("{problem}"));
    let records = eval::judge_all(&engine, &questions, &Documents::default());
    (questions, records)
});

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions")
}

fn list() -> PathBuf {
    folder().join("known-failures.txt")
}

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the folder tests/questions");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
    files.sort();
    files
}

#[test]
fn every_file_holds_its_floor() {
    let (_, records) = &*JUDGED;
    let files: BTreeSet<&str> = records.iter().map(|record| record.file.as_str()).collect();
    for name in FLOORS.map(|(name, _)| name) {
        assert!(files.contains(name), "tests/questions/{name}.jsonl is gone");
    }
    for file in files {
        let of_file: Vec<Record> = records.iter().filter(|record| record.file == file).cloned().collect();
        let floor = FLOORS.iter().find(|(name, _)| *name == file).map_or(FLOOR, |(_, floor)| *floor);
        let overall = 100.0 * eval::overall(&of_file);
        assert!(overall >= floor, "{file}: {overall:.1} % is below {floor} %\n{}", eval::table(&of_file));
    }
}

#[test]
fn what_goes_wrong_is_known_and_what_comes_right_is_struck_off() {
    let (questions, records) = &*JUDGED;
    let failing: BTreeSet<&str> =
        records.iter().filter(|record| !record.good).map(|record| record.id.as_str()).collect();
    if std::env::var_os("PUENTE_UPDATE_KNOWN_FAILURES").is_some() {
        let lines: Vec<&str> = failing.into_iter().collect();
        std::fs::write(list(), lines.join("\n") + "\n").expect("a writable list");
        return;
    }
    // Without a list nothing is known to fail.
    let text = std::fs::read_to_string(list()).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let known: BTreeSet<&str> = lines.collect();
    let asked: BTreeSet<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    let gone: Vec<&&str> = known.difference(&asked).collect();
    let right: Vec<&&str> = known.intersection(&asked).filter(|id| !failing.contains(**id)).collect();
    let (asked_anew, broken): (Vec<Question>, Vec<Record>) = questions
        .iter()
        .zip(records)
        .filter(|(_, record)| !record.good && !known.contains(record.id.as_str()))
        .map(|(question, record)| (question.clone(), record.clone()))
        .unzip();
    let shown = broken.len().min(MOST_SHOWN);
    let shown = eval::failures(&asked_anew[..shown], &broken[..shown]);
    assert!(
        gone.is_empty() && right.is_empty() && broken.is_empty(),
        "{} questions fail that aren't in known-failures.txt:\n{shown}\n\n\
         right now, so strike them off known-failures.txt: {right:?}\n\
         in known-failures.txt, but no question: {gone:?}\n\
         to write the list anew: PUENTE_UPDATE_KNOWN_FAILURES=1 cargo test --test questions",
        broken.len(),
    );
}

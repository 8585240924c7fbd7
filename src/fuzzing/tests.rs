//! Every target, fed with its corpus and with changes of it that are the same every time. How many is set by
//! `PUENTE_FUZZ_RUNS`; `.ci/run` sets more than the tests alone take.

use super::TARGETS;
use crate::classroom::Dice;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// How many changed inputs each target gets.
const RUNS: usize = 100;

/// What the corpus has too little of: it goes anywhere into an input.
const PIECES: [&str; 20] = [
    "\u{301}\u{301}\u{301}",
    "\u{202e}",
    "\u{200b}",
    "\u{fe0f}",
    "👩‍👩‍👧‍👦",
    "ﷺ",
    "ß",
    "İ",
    "ǆ",
    "\0",
    "\n",
    "\"",
    "«",
    "|",
    ":",
    "\\",
    "99999999999999999999",
    "<@1>",
    "@everyone",
    "a ",
];

fn changed(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let one = |dice: &mut Dice| seeds.get(dice.below(seeds.len())).cloned().unwrap_or_default();
    let mut bytes = one(dice);
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let piece = match dice.below(6) {
            0 => vec![u8::try_from(dice.below(256)).unwrap_or_default()],
            1 => PIECES
                .get(dice.below(PIECES.len()))
                .copied()
                .unwrap_or_default()
                .repeat(1 + dice.below(40))
                .into_bytes(),
            2 => {
                let other = one(dice);
                other.get(dice.below(other.len() + 1)..).unwrap_or_default().to_vec()
            }
            3 => {
                let until = at + dice.below(bytes.len() - at + 1);
                bytes.get(at..until).unwrap_or_default().repeat(1 + dice.below(8))
            }
            _ => Vec::new(),
        };
        let until = if dice.below(2) == 0 { at } else { at + dice.below(1 + (bytes.len() - at).min(8)) };
        bytes.splice(at..until, piece);
    }
    bytes
}

fn fed(name: &str) {
    let (_, target) =
        TARGETS.into_iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no target {name}"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut paths: Vec<_> =
        fs::read_dir(&folder).expect("a corpus").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("a file")).collect();
    assert!(!seeds.is_empty(), "{} is empty", folder.display());
    let runs = std::env::var("PUENTE_FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(RUNS);
    let mut dice = Dice::new(1);
    let made_up = std::iter::repeat_with(|| changed(&seeds, &mut dice)).take(runs);
    for input in seeds.iter().cloned().chain(made_up) {
        let shown = || String::from_utf8_lossy(&input).escape_debug().to_string();
        assert!(catch_unwind(AssertUnwindSafe(|| target(&input))).is_ok(), "{name}: {}", shown());
    }
}

#[test]
fn any_question_gets_a_reply_that_discord_takes() {
    fed("question");
}

#[test]
fn any_json_line_gets_a_line_or_a_problem() {
    fed("jsonl");
}

#[test]
fn any_line_of_the_terminal_chat_is_read_or_refused() {
    fed("line");
}

#[test]
fn any_custom_id_is_followed_or_refused() {
    fed("press");
}

#[test]
fn any_facts_file_is_a_base_or_a_report() {
    fed("facts");
}

#[test]
fn any_date_is_read_or_refused() {
    fed("dates");
}

#[test]
fn anything_may_come_over_the_gateway() {
    fed("gateway");
}

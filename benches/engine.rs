//! How long a question takes, and how long it takes until the first one can be asked. Speed is measured, not asserted.
//!
//! Criterion times `question` (each iteration takes the next question of `tests/questions`) and `load`. Before that
//! every question is timed on its own: a mean hides the slow ones, the median and the 99th percentile don't.

use criterion::Criterion;
use puente::curation::eval::{self, Question};
use puente::engine::{Engine, Settings, Turn};
use puente::facts::{Files, load};
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often each question is timed; its median counts.
const ROUNDS: usize = 5;

fn main() {
    let engine = engine();
    let questions = questions();
    // `cargo test --benches` only wants to know that it runs.
    if !std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        print_percentiles(&engine, &questions);
    }
    let mut criterion = Criterion::default().configure_from_args();
    let asked: Vec<(&str, Vec<Turn>)> =
        questions.iter().map(|question| (question.q.as_str(), turns(&engine, question))).collect();
    let mut next = asked.iter().cycle();
    criterion.bench_function("question", |bencher| {
        bencher.iter(|| next.next().map(|(question, turns)| engine.answer(black_box(question), turns, None)));
    });
    criterion.bench_function("load", |bencher| bencher.iter(self::engine));
    criterion.final_summary();
}

fn engine() -> Engine {
    let base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{report}"));
    Engine::new(Arc::new(base), Settings::default())
}

fn questions() -> Vec<Question> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions");
    let files = ["en.jsonl", "es.jsonl"].map(|name| folder.join(name));
    eval::read(&files).unwrap_or_else(|problem| panic!("{problem}"))
}

/// What was asked before, answered; not part of what is timed.
fn turns(engine: &Engine, question: &Question) -> Vec<Turn> {
    let mut turns = Vec::new();
    for utterance in &question.after {
        turns.push(engine.answer(utterance, &turns, None).turn);
    }
    turns
}

fn print_percentiles(engine: &Engine, questions: &[Question]) {
    let mut times: Vec<Duration> = questions
        .iter()
        .map(|question| {
            let turns = turns(engine, question);
            let rounds = (0..ROUNDS).map(|_| {
                let start = Instant::now();
                black_box(engine.answer(black_box(&question.q), &turns, None));
                start.elapsed()
            });
            percentile(&mut rounds.collect::<Vec<_>>(), 50)
        })
        .collect();
    println!("engine time per question, {} questions:", times.len());
    for (name, percent) in [("median", 50), ("p90", 90), ("p99", 99), ("slowest", 100)] {
        println!("  {name:8} {:>10.1?}", percentile(&mut times, percent));
    }
}

/// The nearest-rank percentile; nothing took no time.
fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort();
    let rank = (times.len() * percent).div_ceil(100).max(1);
    times.get(rank - 1).copied().unwrap_or_default()
}

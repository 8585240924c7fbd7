//! How speed and memory grow with the base: the shipped one, and made-up ones of 1,000, 10,000 and 100,000 facts. Each is
//! measured in a process of its own, so that its memory is its own. Speed is measured, not asserted.
//!
//! `cargo bench --bench scale` prints the table. With `-- --only N` one size (0 is the shipped base) is measured, and
//! `--json` writes it as a line of JSON; `--write DIR` writes texts and questions as JSON lines, for others to be measured
//! on the same.

mod made_up;

use made_up::Asked;
use puente::curation::eval;
use puente::engine::{Engine, Settings};
use puente::facts::{FactBase, Files, load};
use puente::text::Language;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The sizes; 0 stands for the shipped base.
const SIZES: [usize; 4] = [0, 1_000, 10_000, 100_000];
/// How many questions a made-up base is asked.
const QUESTIONS: usize = 2_000;
/// How often each question is timed; the quickest counts, for what slows it down the second time is another program.
const ROUNDS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| arguments.iter().skip_while(|argument| *argument != name).nth(1).cloned();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    // `cargo test --benches` only wants to know that it runs.
    if has("--test") || has("--list") {
        return;
    }
    match (after("--only").and_then(|size| size.parse().ok()), after("--write")) {
        (Some(size), Some(folder)) => write(size, Path::new(&folder)),
        (Some(size), None) => print(&Measured::of(size), has("--json")),
        (None, _) => {
            let program = std::env::current_exe().unwrap_or_else(|error| panic!("{error}"));
            for size in SIZES {
                let status = Command::new(&program).args(["--only", &size.to_string()]).status();
                assert!(status.is_ok_and(|status| status.success()), "size {size} was not measured");
            }
        }
    }
}

/// What was measured of one base.
struct Measured {
    facts: usize,
    texts: usize,
    questions: usize,
    /// From the facts in memory to the first answer in English, and what Spanish adds.
    load: [Duration; 2],
    /// Most resident memory, in MiB: of the facts alone, and in all with both languages.
    memory: [f64; 2],
    median: Duration,
    p99: Duration,
    slowest: Duration,
    /// Questions in a second of processor time; of the quickest round.
    rate: f64,
    /// Of the questions that were made from a fact, the share that was answered from it.
    found: Option<f64>,
}

impl Measured {
    fn of(size: usize) -> Self {
        let (base, questions) = bench(size);
        let texts = base
            .facts
            .iter()
            .map(|fact| 2 * (1 + fact.asks.en.len().max(fact.asks.es.len())) + fact.quotes.len())
            .sum();
        let facts = base.facts.len();
        let before = memory();
        let start = Instant::now();
        let engine = Engine::new(Arc::new(base), Settings::default());
        black_box(engine.answer("what is that?", &[], Some(Language::En)));
        let english = start.elapsed();
        engine.warm();
        let load = [english, start.elapsed().saturating_sub(english)];
        let mut times: Vec<Duration> = Vec::new();
        let mut best = vec![Duration::MAX; questions.len()];
        let mut busy = Duration::MAX;
        for _ in 0..ROUNDS {
            let before = processor_time();
            for (question, best) in questions.iter().zip(&mut best) {
                let start = Instant::now();
                black_box(engine.answer(black_box(&question.q), &[], None));
                *best = start.elapsed().min(*best);
            }
            busy = processor_time().saturating_sub(before).min(busy);
        }
        times.extend(&best);
        times.sort();
        if busy.is_zero() {
            busy = times.iter().sum();
        }
        let made: Vec<(&str, usize)> =
            questions.iter().filter_map(|asked| Some((asked.q.as_str(), asked.fact?))).collect();
        let right = |(q, fact): &&(&str, usize)| {
            engine.answer(q, &[], None).candidates.first().is_some_and(|first| first.fact.0 == *fact)
        };
        let found = (!made.is_empty()).then(|| made.iter().filter(right).count() as f64 / made.len() as f64);
        Self {
            facts,
            texts,
            questions: times.len(),
            load,
            memory: [before, memory()],
            median: percentile(&times, 50),
            p99: percentile(&times, 99),
            slowest: percentile(&times, 100),
            rate: times.len() as f64 / busy.as_secs_f64(),
            found,
        }
    }
}

/// A base and questions in English.
fn bench(size: usize) -> (FactBase, Vec<Asked>) {
    if size > 0 {
        return made_up::base(size, QUESTIONS);
    }
    let base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{report}"));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions/en.jsonl");
    let questions = eval::read(&[file]).unwrap_or_else(|problem| panic!("{problem}"));
    let alone = questions.into_iter().filter(|question| question.after.is_empty());
    (base, alone.map(|question| Asked { q: question.q, fact: None }).collect())
}

/// Each fact with its English texts, and the questions, as JSON lines.
fn write(size: usize, folder: &Path) {
    let (base, questions) = bench(size);
    let facts = base.facts.iter().enumerate().map(|(at, fact)| {
        let quotes: Vec<&str> = fact.quotes.iter().map(|quote| quote.text.as_str()).collect();
        serde_json::json!({ "fact": at, "claim": fact.claim.en, "asks": fact.asks.en, "quotes": quotes })
    });
    let questions = questions.iter().map(|asked| serde_json::json!({ "q": asked.q, "fact": asked.fact }));
    let lines = |values: &mut dyn Iterator<Item = serde_json::Value>| {
        values.map(|value| value.to_string() + "\n").collect::<String>()
    };
    let (facts, questions) = (lines(&mut { facts }), lines(&mut { questions }));
    for (name, text) in [("facts.jsonl", facts), ("questions.jsonl", questions)] {
        fs::write(folder.join(name), text).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
}

fn print(measured: &Measured, json: bool) {
    let Measured { facts, texts, questions, load, memory, median, p99, slowest, rate, found } = measured;
    let micros = |time: &Duration| time.as_secs_f64() * 1e6;
    if json {
        let line = serde_json::json!({
            "facts": facts, "texts": texts, "questions": questions,
            "load_ms": load.map(|time| time.as_secs_f64() * 1e3), "memory_mib": memory,
            "median_us": micros(median), "p99_us": micros(p99), "slowest_us": micros(slowest),
            "rate": rate, "found": found,
        });
        println!("{line}");
        return;
    }
    let found = found.map_or_else(String::new, |found| format!(", {:.1} % from their fact", found * 100.0));
    println!("{facts} facts, {texts} texts, {questions} questions{found}:");
    println!("  load     {:>8.1?} English, {:.1?} more with Spanish", load[0], load[1]);
    println!("  memory   {:>8.1} MiB at most, {:.1} before the engine", memory[1], memory[0]);
    println!("  question {median:>8.1?} median, {p99:.1?} p99, {slowest:.1?} slowest; {rate:.0} a second and core");
}

/// The most memory this process has had, in MiB; 0 where the system doesn't say it as Linux does.
fn memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: Option<f64> = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok());
    kib.unwrap_or_default() / 1024.0
}

/// How long this thread has had a processor; nothing where the system doesn't say it as Linux does.
fn processor_time() -> Duration {
    let times = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    times.split(' ').next().and_then(|nanos| nanos.parse().ok()).map_or(Duration::ZERO, Duration::from_nanos)
}

/// The nearest-rank percentile of sorted times; nothing took no time.
fn percentile(times: &[Duration], percent: usize) -> Duration {
    let rank = (times.len() * percent).div_ceil(100).max(1);
    times.get(rank - 1).copied().unwrap_or_default()
}

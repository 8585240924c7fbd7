//! Hostile input: what strangers and broken programs may send, through all that reads it. A target takes any bytes and
//! panics where a promise is broken. `fuzz/` feeds the targets with what libFuzzer makes up; the tests below with the
//! same corpus and changes to it. Only for these two; nothing else may use it.

#![allow(clippy::missing_panics_doc, reason = "every target panics, and says where")]

mod asked;
mod files;
#[cfg(test)]
mod tests;

pub use asked::{gateway, jsonl, line, press, question};
pub use files::{dates, facts};

use crate::commands::{Context, around};
use crate::engine::{Engine, Settings};
use crate::facts::model::FactIdx;
use crate::facts::{Files, load};
use crate::text::Language;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// What takes any bytes, and its name in `fuzz/`.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 7] = [
    ("question", question),
    ("jsonl", jsonl),
    ("line", line),
    ("press", press),
    ("facts", facts),
    ("dates", dates),
    ("gateway", gateway),
];

/// The engine on the shipped base.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{report}"));
        let engine = Engine::new(Arc::new(base), Settings::default());
        engine.warm();
        // The styles of references are read when the first one is wanted, whoever asks.
        around::references(Context { engine: &engine, language: Language::En }, &[FactIdx(0)]);
        engine
    })
}

/// Runs something and panics if it took longer than `PUENTE_FUZZ_MS` milliseconds of this thread's own time, if that is
/// set: programs that aren't optimised may take longer.
fn in_time<T>(what: &str, run: impl FnOnce() -> T) -> T {
    static MOST: OnceLock<Option<Duration>> = OnceLock::new();
    let most = MOST.get_or_init(|| {
        let set = std::env::var("PUENTE_FUZZ_MS").ok()?;
        Some(Duration::from_millis(set.parse().unwrap_or_else(|_| panic!("PUENTE_FUZZ_MS is no number: {set}"))))
    });
    let Some(most) = *most else { return run() };
    let before = spent();
    let done = run();
    let taken = spent().saturating_sub(before);
    assert!(taken <= most, "{what} took {taken:?} of {most:?}");
    done
}

/// The processor's time that this thread has had, other programs on the machine left aside: the first number of its
/// `schedstat` (Linux's documentation, "Scheduler Statistics"), in nanoseconds.
fn spent() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = stat.split(' ').next().and_then(|number| number.parse().ok());
    Duration::from_nanos(first.unwrap_or_default())
}

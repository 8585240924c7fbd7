//! What a class does on the shipped facts: every item of every quiz, and the state machines under any order of events.

// expect-test writes its literals with hashes whether they need them or not.
#![allow(clippy::needless_raw_string_hashes)]

#[path = "classroom/items.rs"]
mod items;
#[path = "classroom/machines.rs"]
mod machines;

use puente::engine::{Engine, Settings};
use puente::facts::{Files, load};
use std::sync::{Arc, LazyLock};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{report}"));
    Engine::new(Arc::new(base), Settings::default())
});

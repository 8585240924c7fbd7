//! The bot in a terminal: a chat, one answer, or JSON lines. Turns input into what `commands` takes and replies into
//! text; may not decide what is said, and knows no Discord.

mod ask;
mod chat;
mod class;
mod complete;
mod desk;
mod eval;
mod gaps;
mod jsonl;
mod lines;
mod render;
mod timeline;
mod typed;

pub use ask::{Form, ask};
pub use chat::chat;
pub use desk::StoreAt;
pub use eval::Eval;
pub use gaps::Gaps;
pub use jsonl::jsonl;
pub use render::printable;
pub use timeline::{Timeline, write};

use crate::text::Language;
use serde::Deserialize;

/// How the bot behaves in a terminal; defaults are those of `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whether what was typed into the chat is kept in a file.
    pub history: bool,
    /// How many lines of it.
    pub history_lines: usize,
    /// The language for what doesn't show its own.
    pub language: Language,
    /// How many earlier questions a follow-up may look back on.
    pub turns_kept: usize,
}

/// The columns of the terminal that standard output goes to.
pub fn columns() -> Option<usize> {
    let (columns, _) = rustyline::DefaultEditor::new().ok()?.dimensions()?;
    Some(usize::from(columns))
}

impl Default for Settings {
    fn default() -> Self {
        Self { history: true, history_lines: 1000, language: Language::En, turns_kept: 4 }
    }
}

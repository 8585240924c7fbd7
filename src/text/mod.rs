//! Words as words: folding that keeps spans, tokens, stems, language, similarity, sentences.
//! Knows no facts, no questions and no platform.

mod fold;
mod language;
pub(crate) mod sentences;
mod similarity;
mod stem;

pub use fold::{Token, fold_word, tokens};
pub use language::{Language, PerLanguage};
pub use similarity::{Letters, Looks, Misspelt};
pub use stem::Stemmers;

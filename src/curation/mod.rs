//! What keeps the fact base right. Works on files and on the base; knows no platform.

mod asks;
mod check;
mod coverage;
mod documents;
mod draft;
pub mod eval;
pub mod gaps;
pub mod votes;

pub use check::check;
pub use coverage::{Coverage, coverage};
pub use draft::draft;

//! What keeps the fact base right. Works on files and on the base; knows no platform.

mod asks;
mod check;
mod documents;
pub mod eval;

pub use check::check;

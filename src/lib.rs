//! Puente answers questions about the relations between the United States and El Salvador from a fact base, with
//! citations. Data flows one way: utterance → parse → rank → decide → compose → render → send.
//! From the ground floor up; a layer imports only what stands above it in this list.

pub mod citation;
pub mod classroom;
pub mod commands;
pub mod config;
pub mod curation;
pub mod discord;
pub mod engine;
pub mod facts;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod metrics;
pub mod outside;
pub mod reload;
pub mod store;
pub mod terminal;
pub mod text;
pub mod timeline;

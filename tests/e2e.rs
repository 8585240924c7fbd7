//! Conversations on a loopback Discord, through the real connection, on the real facts.
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod chats;
mod discord;
#[path = "postgres/mod.rs"]
mod postgres;

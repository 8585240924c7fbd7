//! What a command that needs the store may use, and who calls it from where. The clock and what only a front end knows
//! come in as values.

use super::Context;
use crate::facts::args;
use crate::store::{ServerSettings, Store};
use crate::text::Language;
use fluent_bundle::FluentValue;

/// What a command may use.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The engine and the person's language.
    pub context: Context<'a>,
    /// The store.
    pub store: &'a Store,
    /// Who calls.
    pub caller: Caller<'a>,
    /// Seconds since 1970 (UTC).
    pub now: i64,
}

/// Who calls a command, and from where.
#[derive(Clone, Copy)]
pub struct Caller<'a> {
    /// The person.
    pub person: u64,
    /// The server; none: a direct message.
    pub server: Option<u64>,
    /// The channel.
    pub channel: u64,
    /// The language of what all see there.
    pub language_here: Language,
    /// Permissions that the bot lacks in this channel, as keys of the locale files after `permission-`.
    pub missing: &'a [&'static str],
    /// Whether the bot may read messages that don't address it.
    pub reads: bool,
    /// Forgets what is in memory about the person; gives how many questions that were.
    pub forget: &'a (dyn Fn() -> usize + Send + Sync),
}

impl Desk<'_> {
    /// What holds in the caller's server.
    pub fn settings(&self) -> ServerSettings {
        self.store.settings(self.caller.server)
    }

    /// A sentence in the person's language.
    pub fn say(&self, key: &str) -> String {
        self.context.engine.base().wording.say(self.context.language, key)
    }

    /// A sentence with numbers in it.
    pub fn say_numbers(&self, key: &str, numbers: &[(&'static str, u64)]) -> String {
        let named = numbers.iter().map(|(name, number)| (*name, FluentValue::from(*number)));
        self.context.engine.base().wording.say_with(self.context.language, key, &args(named))
    }
}

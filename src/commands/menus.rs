//! Commands that can be run on a message that somebody wrote: its text goes into one of their options, and only the
//! person who asks sees the reply. May not know how a platform offers them.

use super::{Given, Raw, Spec, Wrong, ask, evidence};
use crate::facts::Wording;

/// A command for the text of a message.
#[derive(Debug, Clone, Copy)]
pub struct MessageMenu {
    /// The key of its name in the locale files.
    pub key: &'static str,
    /// What it runs.
    pub spec: &'static Spec,
    /// Where the text goes.
    pub option: &'static str,
}

/// Every one, in the order offered.
pub const MENUS: &[MessageMenu] = &[
    MessageMenu { key: "menu-ask", spec: &ask::SPEC, option: "question" },
    MessageMenu { key: "menu-evidence", spec: &evidence::SPEC, option: "claim" },
];

impl MessageMenu {
    /// The options for a message with this text.
    ///
    /// # Errors
    /// The text can't stand in the option, say because it is too long.
    pub fn given(&self, wording: &Wording, text: &str) -> Result<Given, Wrong> {
        Given::read(self.spec, wording, [(self.option, Raw::Text(text))])
    }
}

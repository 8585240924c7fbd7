//! Sets of kinds of question, small enough to be copied: a fact has one, and each of its texts.

use crate::facts::model::IntentKind;

/// A set of kinds of question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// Whether a kind is in it.
    pub fn has(self, kind: IntentKind) -> bool {
        self.0 & bit(kind) != 0
    }

    /// Whether all of another set's kinds are in it.
    pub fn has_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Puts another set's kinds into it.
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl FromIterator<IntentKind> for Kinds {
    fn from_iter<I: IntoIterator<Item = IntentKind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | bit(kind)))
    }
}

/// There are fewer kinds than bits.
fn bit(kind: IntentKind) -> u32 {
    1 << kind as u32
}

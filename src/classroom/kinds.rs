//! The kinds of item, by what is asked for. May not know how an item is made.

use crate::facts::model::IntentKind;
use serde::{Deserialize, Serialize};

/// What an item asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Whom or what a fact is about.
    Who,
    /// When it happened.
    When,
    /// Where it happened.
    Where,
    /// A number.
    HowMany,
    /// Whose words they are.
    Said,
    /// Which document says it.
    Source,
    /// Whether the document reports it as a fact, or somebody claims it, and who.
    Standing,
}

impl Kind {
    /// Every kind, in the order in which a quiz takes turns.
    pub const ALL: [Self; 7] =
        [Self::Said, Self::When, Self::Standing, Self::HowMany, Self::Who, Self::Where, Self::Source];

    /// The word for it in keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::When => "when",
            Self::Where => "where",
            Self::HowMany => "how-many",
            Self::Said => "said",
            Self::Source => "source",
            Self::Standing => "standing",
        }
    }

    /// The kind of question with which a fact is asked for it; none: it is asked about the fact's claim.
    pub fn intent(self) -> Option<IntentKind> {
        match self {
            Self::Who | Self::Said => Some(IntentKind::Who),
            Self::When => Some(IntentKind::When),
            Self::Where => Some(IntentKind::Where),
            Self::HowMany => Some(IntentKind::Number),
            Self::Source | Self::Standing => None,
        }
    }
}

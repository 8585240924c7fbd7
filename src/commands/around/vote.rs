//! "Helpful" and "not helpful": the reasons to choose from, and what is said to whoever votes. What is counted is a
//! [`Vote`](crate::store::Vote), without a name.

use crate::commands::Context;

/// Why an answer didn't help, as it is kept; labels stand in the locale files under `vote-reason-<reason>`.
pub const REASONS: [&str; 5] = ["wrong", "unclear", "other-question", "incomplete", OTHER];

/// The reason that somebody may put into their own words, where those are kept.
pub const OTHER: &str = "other";

/// Each reason with its label.
pub fn reasons(context: Context<'_>) -> Vec<(String, &'static str)> {
    let label = |reason: &str| context.engine.base().wording.say(context.language, &format!("vote-reason-{reason}"));
    REASONS.iter().map(|reason| (label(reason), *reason)).collect()
}

//! What people thought of answers, as whoever keeps the facts gets to see it. Pure: knows no store.

use super::gaps::plain_cell;
use crate::text::Language;

/// Votes on the same answer, or reasons given for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVote {
    /// The ids of the facts that carried the answer, with blanks between them.
    pub facts: String,
    /// The language of the answer.
    pub language: Language,
    /// Whether it helped.
    pub helpful: bool,
    /// Empty for the votes themselves; else a reason, which those who gave it had voted before.
    pub reason: String,
    /// What somebody wrote about it; empty unless an admin allows it.
    pub text: String,
    /// How often.
    pub count: u64,
}

/// How many votes say that an answer helped, and how many that it didn't.
pub fn sums(votes: &[KeptVote]) -> (u64, u64) {
    let sum = |helpful| {
        let counted = votes.iter().filter(|vote| vote.reason.is_empty() && vote.helpful == helpful);
        counted.map(|vote| vote.count).sum()
    };
    (sum(true), sum(false))
}

/// The votes as CSV (RFC 4180), a header first. A reason stands in a row of its own beside the votes.
pub fn csv(votes: &[KeptVote]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows = vec![["count", "helpful", "reason", "language", "facts", "text"].map(str::to_owned)];
    rows.extend(votes.iter().map(|vote| {
        [
            vote.count.to_string(),
            if vote.helpful { "yes" } else { "no" }.to_owned(),
            vote.reason.clone(),
            vote.language.code().to_owned(),
            vote.facts.clone(),
            plain_cell(&vote.text),
        ]
    }));
    for row in rows {
        // Writing into memory can't fail, and every row has the same length.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

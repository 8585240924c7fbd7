//! What can be asked about an answer once it stands there: its passages in context, why it was given, how to cite it,
//! what to ask next, where it stands on the timeline, whether it helped.
//! One file an action; each takes facts or an answer and gives a [`Reply`]. May not know how
//! somebody asks for it (a button, a menu).

mod context;
mod references;
mod related;
mod timeline;
mod vote;
mod why;

pub use context::context;
pub use references::references;
pub use related::{Related, question, related};
pub use timeline::timeline;
pub use vote::{OTHER, REASONS, reasons};
pub use why::why;

use crate::engine::{Citation, Reply};
use crate::facts::model::FactIdx;

/// The facts that a reply rests on, each once, in the order of its citations.
pub fn facts(reply: &Reply) -> Vec<FactIdx> {
    let mut facts = Vec::new();
    for fact in reply.citations.iter().map(Citation::fact) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}

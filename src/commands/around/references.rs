//! "How to cite": the documents that an answer rests on, as references in every style.

use crate::commands::{Context, cite};
use crate::engine::Reply;
use crate::facts::model::{FactIdx, SourceIdx};

/// The references of some facts' documents; with several documents, each under its name. `None` without a fact.
pub fn references(context: Context<'_>, facts: &[FactIdx]) -> Option<Reply> {
    let base = context.engine.base();
    let mut sources: Vec<SourceIdx> = Vec::new();
    for source in facts.iter().map(|fact| base.fact(*fact).source) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let several = sources.len() > 1;
    let each = sources.into_iter().map(|source| {
        let mut reply = cite::references(context, source, None);
        if several {
            let name = base.source(source).name.get(context.language);
            for section in &mut reply.sections {
                section.heading = format!("{name} · {}", section.heading);
            }
        }
        reply
    });
    each.reduce(|mut all, next| {
        all.sections.extend(next.sections);
        for note in next.notes {
            if !all.notes.contains(&note) {
                all.notes.push(note);
            }
        }
        all
    })
}

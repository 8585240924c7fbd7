//! "On the timeline": the years of which an answer tells what happened, as a chart.

use super::facts;
use crate::commands::{Context, Offers, timeline};
use crate::engine::Answer;
use crate::facts::model::{Date, IntentKind};

/// The way to the years that an answer is about; none unless it tells what happened one after another.
pub fn timeline(context: Context<'_>, answer: &Answer) -> Vec<Offers> {
    let base = context.engine.base();
    let facts = facts(&answer.reply);
    let whens: Vec<&Date> = facts.iter().filter_map(|fact| base.fact(*fact).when.as_ref()).collect();
    let asked = answer.question.asks_for(IntentKind::Timeline);
    let told = facts.len() >= 2 && facts.iter().all(|fact| base.fact(*fact).timeline);
    let first = whens.iter().filter(|when| !when.is_open_before()).map(|when| when.earliest.year).min();
    let last = whens.iter().filter(|when| !when.is_open_after()).map(|when| when.latest.year).max();
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    if !(asked || told) || !answer.reply.verdict.answered() {
        return Vec::new();
    }
    let context = Context { language: answer.reply.language, ..context };
    timeline::link(context, &[("from", format!("{first:04}")), ("to", format!("{last:04}"))], "chart")
}

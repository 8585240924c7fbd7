//! The way from somewhere else to a stretch of the timeline. May not know from where.

use super::SPEC;
use super::selection::Selection;
use crate::commands::{Context, Given, Offer, Offers, Opens, Value};
use crate::facts::args;

/// To see what options choose, as a list or a chart; none if they choose nothing.
pub fn link(context: Context<'_>, options: &[(&'static str, String)], view: &'static str) -> Vec<Offers> {
    let given =
        options.iter().fold(Given::default(), |given, (option, value)| given.with(option, Value::Text(value.clone())));
    let Ok(selection) = Selection::read(context, &given) else { return Vec::new() };
    let count = args([("count", selection.chosen.len().into())]);
    let label = context.engine.base().wording.say_with(context.language, "timeline-link", &count);
    let given = selection.given.with("view", Value::Choice(view));
    vec![Offers::Buttons(vec![Offer { label, command: SPEC.name, given, opens: Opens::Beside }])]
}

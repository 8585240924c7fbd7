//! One event: when it was and how that is known, where, who, and the source's own words; with the ones before and after.

use super::selection::Selection;
use super::{SPEC, heading, refused, say};
use crate::commands::{Context, Offer, Offers, Opens, Outcome, Value, names};
use crate::engine::{Group, Reply, Section, VerdictKind, date_in_words, listed};
use crate::facts::args;
use crate::facts::model::EntityIdx;
use crate::timeline::{Chosen, Entry, Event, tell};

/// The event that is wanted, by its number in the list or the id of one of its facts.
pub(super) fn show(context: Context<'_>, selection: &Selection, wanted: &str) -> Outcome {
    let Context { engine, language } = context;
    let (base, wording) = (engine.base(), &engine.base().wording);
    let all = &selection.chosen;
    let named = |chosen: &Chosen| chosen.event.facts.iter().any(|fact| base.fact(*fact).id == wanted);
    let number = wanted.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let found = all.iter().position(named).or(number).and_then(|at| Some((at, all.get(at)?)));
    let Some((at, chosen)) = found else {
        let pairs = [("typed", wanted.into()), ("count", all.len().into())];
        return refused(context, wording.say_with(language, "timeline-event-unknown", &args(pairs)));
    };
    let told = tell(engine, language, std::slice::from_ref(chosen));
    let group = Group { heading: say(context, "timeline-event-heading"), facts: chosen.event.facts.clone() };
    let numbers = [("number", (at + 1).to_string().into()), ("count", all.len().to_string().into())];
    let lead = wording.say_with(language, "timeline-event-lead", &args(numbers));
    let listed = listed(base, language, VerdictKind::Answer, lead.clone(), &[group]);
    let mut reply = listed.unwrap_or_else(|| Reply::plain(language, VerdictKind::Abstain, lead));
    reply.sections.push(Section { heading: heading(context, chosen, at + 1), lines: about(context, &chosen.event) });
    reply.notes.extend(told.entries.into_iter().flat_map(|Entry { notes, .. }| notes));
    let beside = |key: &str, at: Option<usize>| {
        let next = all.get(at?)?;
        let when = date_in_words(wording, language, &next.event.when);
        let label = wording.say_with(language, key, &args([("when", when.into())]));
        let given = selection.kept(language).with("event", Value::Text(next.event.id(base).to_owned()));
        Some(Offer { label, command: SPEC.name, given, opens: Opens::InPlace })
    };
    let steps = [beside("timeline-before", at.checked_sub(1)), beside("timeline-after", at.checked_add(1))];
    let steps: Vec<Offer> = steps.into_iter().flatten().collect();
    let offers = if steps.is_empty() { Vec::new() } else { vec![Offers::Buttons(steps)] };
    Outcome { offers, ..Outcome::of(reply, &SPEC, &selection.given) }
}

/// Where it was, whom it is about and which topics it belongs to.
fn about(context: Context<'_>, event: &Event) -> Vec<String> {
    let Context { engine, language } = context;
    let base = engine.base();
    let name = |entity: EntityIdx| base.entity(entity).name.get(language).clone();
    let about: Vec<String> = event.about.iter().map(|entity| name(*entity)).collect();
    let topics = event.topics.iter().filter_map(|topic| base.topics.get(*topic));
    let topics: Vec<String> = topics.map(|topic| topic.name.get(language).clone()).collect();
    let line = |key: &str, what: String| {
        let pairs = [("what", what.as_str().into())];
        (!what.is_empty()).then(|| base.wording.say_with(language, key, &args(pairs)))
    };
    let lines = [
        line("timeline-event-place", event.place.map(name).unwrap_or_default()),
        line("timeline-event-about", about.join(", ")),
        line("timeline-event-topics", topics.join(", ")),
    ];
    lines.into_iter().flatten().collect()
}

/// To open an event, with its date and what happened.
pub(super) fn offer(context: Context<'_>, selection: &Selection, chosen: &Chosen) -> Offer {
    let id = chosen.event.id(context.engine.base()).to_owned();
    let given = selection.given.clone().with("event", Value::Text(id));
    Offer { label: names::short(&label(context, &chosen.event)), command: SPEC.name, given, opens: Opens::Beside }
}

/// "July 21, 2019: Pompeo and Bukele met …", as long as it is.
pub(super) fn label(context: Context<'_>, event: &Event) -> String {
    let Context { engine, language } = context;
    let base = engine.base();
    let when = date_in_words(&base.wording, language, &event.when);
    let claim = base.fact(event.head()).claim.get(language).as_str();
    base.wording.say_with(language, "timeline-alt-event", &args([("when", when.into()), ("claim", claim.into())]))
}

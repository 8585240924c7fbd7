//! Timelines: what is on them, what narrows them down, how they are told, drawn and taken along.
//! With `PUENTE_PICTURES=DIR` the charts are also written there, to be looked at.

// expect-test writes its literals with hashes whether they need them or not.
#![allow(clippy::needless_raw_string_hashes)]

#[path = "timeline/chart.rs"]
mod chart;
#[path = "timeline/choose.rs"]
mod choose;
#[path = "timeline/dates.rs"]
mod dates;
#[path = "timeline/export.rs"]
mod export;
#[path = "timeline/program.rs"]
mod program;

use puente::engine::{Engine, Settings};
use puente::facts::model::{Date, Quote};
use puente::facts::{FactBase, Files, load};
use puente::text::Language;
use puente::timeline::{Asked, Event, Told, events, tell};
use std::sync::Arc;

fn base() -> FactBase {
    load(&Files::embedded()).unwrap_or_else(|report| panic!("{report}"))
}

fn engine(base: FactBase) -> Engine {
    Engine::new(Arc::new(base), Settings::default())
}

/// The shipped base with made-up events instead of its own: a date and a claim each.
fn made_up(told: &[(String, String)]) -> FactBase {
    let mut base = base();
    let template = base.facts.iter().find(|fact| fact.timeline).expect("an event").clone();
    for fact in &mut base.facts {
        fact.timeline = false;
    }
    for (at, (when, claim)) in told.iter().enumerate() {
        let mut fact = template.clone();
        fact.id = format!("{}.made-up-{at}", base.source(fact.source).id);
        fact.when = Some(Date::parse(when).expect("a date"));
        fact.claim = puente::text::PerLanguage { en: claim.clone(), es: claim.clone() };
        fact.about = base.facts.get(at * 7 % base.facts.len()).map(|fact| fact.about.clone()).unwrap_or_default();
        let start = 100_000 + 100 * at;
        fact.quotes = vec![Quote { text: format!("words {at}"), start, end: start + 10, paragraph: 1 }];
        fact.corroborates.clear();
        fact.timeline = true;
        base.facts.push(fact);
    }
    base
}

/// What was asked for, as `field=what`.
fn asked(fields: &[(&str, &str)]) -> Asked {
    let mut asked = Asked::default();
    for (field, typed) in fields {
        let place = match *field {
            "from" => &mut asked.from,
            "to" => &mut asked.to,
            "topic" => &mut asked.topic,
            "about" => &mut asked.about,
            "source" => &mut asked.source,
            other => panic!("no field {other}"),
        };
        *place = Some((*typed).to_owned());
    }
    asked
}

/// The events that fit, told.
fn told(engine: &Engine, language: Language, fields: &[(&str, &str)]) -> Told {
    let base = engine.base();
    let filter = asked(fields).read(base).unwrap_or_else(|wrong| panic!("{}", wrong.say(base, language)));
    let chosen = filter.choose(base, &events(base)).expect("events");
    tell(engine, language, &chosen)
}

fn ids(base: &FactBase, events: &[Event]) -> Vec<String> {
    events.iter().map(|event| event.id(base).to_owned()).collect()
}

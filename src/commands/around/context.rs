//! "In context": the passages of an answer in the order of their documents, with the quotes before and after each.

use crate::commands::Context;
use crate::engine::{Reply, passages};
use crate::facts::args;
use crate::facts::model::{FactBase, FactIdx, Quote};

/// A quote: its fact and its position among the fact's quotes.
type Place = (FactIdx, usize);

/// The quotes of some facts with their neighbours. Only quotes are held, never a whole document, so a neighbour is the
/// nearest quote that ends before or begins after.
pub fn context(context: Context<'_>, facts: &[FactIdx]) -> Reply {
    let Context { engine, language } = context;
    let base = engine.base();
    let own: Vec<Place> = facts.iter().flat_map(|fact| places(base, *fact)).collect();
    let mut shown: Vec<Place> = Vec::new();
    for place in own.iter().copied() {
        for place in [before(base, place), Some(place), after(base, place)].into_iter().flatten() {
            if !shown.iter().any(|other| same(base, *other, place)) {
                shown.push(place);
            }
        }
    }
    shown.sort_by_key(|place| (base.fact(place.0).source, quote(base, *place).map(|quote| (quote.start, quote.end))));
    let rests_on = shown.iter().zip(1..).filter(|(place, _)| own.iter().any(|own| same(base, *own, **place)));
    let marks: Vec<String> = rests_on.map(|(_, number): (_, usize)| format!("[{number}]")).collect();
    let count = marks.len();
    let named = args([("marks", marks.join(" ").into()), ("count", count.into())]);
    let lead = base.wording.say_with(language, "around-context", &named);
    let mut reply = passages(engine, language, lead, &shown);
    reply.notes.push(base.wording.say(language, "around-context-note"));
    reply
}

fn places(base: &FactBase, fact: FactIdx) -> impl Iterator<Item = Place> {
    (0..base.fact(fact).quotes.len()).map(move |quote| (fact, quote))
}

fn quote(base: &FactBase, (fact, quote): Place) -> Option<&Quote> {
    base.fact(fact).quotes.get(quote)
}

/// Whether two places hold the same words, which several facts may rest on.
fn same(base: &FactBase, one: Place, other: Place) -> bool {
    let span = |place| quote(base, place).map(|quote| (quote.start, quote.end));
    base.fact(one.0).source == base.fact(other.0).source && span(one) == span(other)
}

/// All quotes of the document that a place is in.
fn document(base: &FactBase, place: Place) -> impl Iterator<Item = (Place, &Quote)> {
    let source = base.fact(place.0).source;
    let facts = base.fact_entries().filter(move |(_, fact)| fact.source == source).map(|(fact, _)| fact);
    let places = facts.flat_map(|fact| places(base, fact));
    places.filter_map(|place| Some((place, quote(base, place)?)))
}

/// The nearest quote that ends before this one begins; of two that end there, the longer.
fn before(base: &FactBase, place: Place) -> Option<Place> {
    let start = quote(base, place)?.start;
    let earlier = document(base, place).filter(|(_, other)| other.end <= start);
    earlier.min_by_key(|(_, other)| (std::cmp::Reverse(other.end), other.start)).map(|(place, _)| place)
}

/// The nearest quote that begins after this one ends; of two that begin there, the longer.
fn after(base: &FactBase, place: Place) -> Option<Place> {
    let end = quote(base, place)?.end;
    let later = document(base, place).filter(|(_, other)| other.start >= end);
    later.min_by_key(|(_, other)| (other.start, std::cmp::Reverse(other.end))).map(|(place, _)| place)
}

//! Related questions: what can be asked next about an answer, or instead of a question that had none.

use super::facts;
use crate::engine::{Engine, Reply};
use crate::facts::model::{Fact, FactIdx};
use crate::text::Language;
use std::cmp::Reverse;

/// A question that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The fact that answers it.
    pub fact: FactIdx,
    /// How to ask for it, in the reply's language.
    pub question: String,
}

/// Questions of at most so many characters, each of another fact: those that the reply itself offers, else those about
/// the facts nearest to its own. Sorted by:
/// 1. facts that say the same or differ, before others;
/// 2. how much they share: people and bodies count twice, themes once;
/// 3. the same document before others;
/// 4. the order of the base, so that equals have one order.
pub fn related(engine: &Engine, reply: &Reply, (most, characters): (usize, usize)) -> Vec<Related> {
    let base = engine.base();
    let asked = |fact: FactIdx| Some(Related { fact, question: question(engine, fact, reply.language, characters)? });
    let own = facts(reply);
    if own.is_empty() {
        let offered = reply.suggestions.iter().filter_map(|ask| {
            let asks = |fact: &Fact| fact.asks.get(reply.language).first() == Some(ask);
            base.fact_entries().find(|(_, fact)| asks(fact)).map(|(fact, _)| fact)
        });
        return offered.filter_map(asked).take(most).collect();
    }
    let mut others: Vec<(bool, usize, bool, FactIdx)> = base
        .fact_entries()
        .filter(|(other, _)| !own.contains(other))
        .map(|(other, fact)| {
            let of = own.iter().map(|own| (*own, base.fact(*own)));
            let linked = of.clone().any(|(own, of)| links(of, other) || links(fact, own));
            let shared = of.clone().map(|(_, of)| shared(of, fact)).max().unwrap_or_default();
            (linked, shared, of.clone().any(|(_, of)| of.source == fact.source), other)
        })
        .filter(|(linked, shared, _, _)| *linked || *shared > 0)
        .collect();
    others.sort_by_key(|(linked, shared, near, fact)| (Reverse((*linked, *shared, *near)), *fact));
    let mut found: Vec<Related> = Vec::new();
    for related in others.into_iter().filter_map(|(.., fact)| asked(fact)) {
        if found.len() >= most {
            break;
        }
        if !found.iter().any(|known| known.question == related.question) {
            found.push(related);
        }
    }
    found
}

/// How to ask for a fact in at most so many characters; `None` if every ask is longer.
pub fn question(engine: &Engine, fact: FactIdx, language: Language, characters: usize) -> Option<String> {
    let asks = engine.base().fact(fact).asks.get(language);
    asks.iter().find(|ask| ask.chars().count() <= characters).cloned()
}

/// Whether a fact names another as one that says the same, differs or is corrected.
fn links(from: &Fact, to: FactIdx) -> bool {
    from.corroborates.contains(&to) || from.differs.contains(&to) || from.corrects.contains(&to)
}

/// How much two facts have in common.
fn shared(one: &Fact, other: &Fact) -> usize {
    let about = one.about.iter().filter(|entity| other.about.contains(entity)).count();
    let topics = one.topics.iter().filter(|topic| other.topics.contains(topic)).count();
    2 * about + topics
}

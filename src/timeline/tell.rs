//! Events in words: date, claims and citations, in a language. Which platform shows them is somebody else's work.

use super::choose::Chosen;
use super::events::Event;
use crate::engine::{Engine, Reply, date_in_words, passages};
use crate::facts::args;
use crate::facts::model::{Basis, FactIdx};
use crate::text::Language;

/// Events in words, with their evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// One entry an event, in their order.
    pub entries: Vec<Entry>,
    /// The citations that the marks name, with nothing else in it.
    pub evidence: Reply,
}

/// One event in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event.
    pub event: Event,
    /// When it was, as the sources allow to say it.
    pub when: String,
    /// What has to be known of the date: what it was worked out from, and whether it may lie outside the period.
    pub notes: Vec<String>,
    /// What happened: the claim of every fact.
    pub claims: Vec<String>,
    /// The numbers of its citations.
    pub marks: Vec<usize>,
}

impl Entry {
    /// The marks as they follow a sentence: ` [1] [2]`.
    pub fn marks_in_brackets(&self) -> String {
        self.marks.iter().fold(String::new(), |marks, mark| format!("{marks} [{mark}]"))
    }

    /// The claim that speaks for the event.
    pub fn headline(&self) -> &str {
        self.claims.first().map_or("", String::as_str)
    }
}

/// Tells of events. A quote that carries two of them is cited once.
pub fn tell(engine: &Engine, language: Language, chosen: &[Chosen]) -> Told {
    let base = engine.base();
    let mut quotes: Vec<(FactIdx, usize)> = Vec::new();
    let mut number_of = |fact: FactIdx, at: usize| {
        let same = |(known, place): &(FactIdx, usize)| {
            let quote = |fact: FactIdx, at: usize| (base.fact(fact).source, base.fact(fact).quotes.get(at));
            quote(*known, *place) == quote(fact, at)
        };
        quotes.iter().position(same).unwrap_or_else(|| {
            quotes.push((fact, at));
            quotes.len() - 1
        }) + 1
    };
    let mut entries = Vec::new();
    for Chosen { event, perhaps } in chosen {
        let mut marks: Vec<usize> = Vec::new();
        for fact in &event.facts {
            for at in 0..base.fact(*fact).quotes.len() {
                let number = number_of(*fact, at);
                if !marks.contains(&number) {
                    marks.push(number);
                }
            }
        }
        marks.sort_unstable();
        let mut notes = Vec::new();
        if let Basis::WorkedOut(why) | Basis::Unknown(why) = &event.basis {
            let pairs = [("why", why.get(language).as_str().into())];
            notes.push(base.wording.say_with(language, "timeline-worked-out", &args(pairs)));
        }
        if *perhaps {
            notes.push(base.wording.say(language, "timeline-perhaps"));
        }
        entries.push(Entry {
            when: date_in_words(&base.wording, language, &event.when),
            claims: event.facts.iter().map(|fact| base.fact(*fact).claim.get(language).clone()).collect(),
            event: event.clone(),
            notes,
            marks,
        });
    }
    let evidence = passages(engine, language, String::new(), &quotes);
    Told { entries, evidence }
}

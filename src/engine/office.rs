//! Who holds an office, which office somebody holds, and whether a question gives somebody one that they don't hold.

use super::Engine;
use super::analyze::Sort;
use super::decide::log_odds;
use super::features::Meaning;
use super::named::{is_person, offices, people};
use super::parse::{Question, Weighted};
use super::premise::FalsePremise;
use super::rank::Candidate;
use super::sign::Seen;
use super::time::is_then;
use super::vocabulary::folded;
use crate::facts::model::{Day, EntityIdx, FactIdx, FactKind, IntentKind, OfficeIdx, SourceIdx, Tenure, Wanted};

/// "Who is the ambassador?", "and in 2021?": everybody whom a document gives the office, or whom one gives it at the time
/// that is named; nobody, if none says who held it then. `None` if more is asked, or if one fact answers it as well.
pub fn holders(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    let plain = |term: &Weighted| match term.term.sort {
        Sort::Office | Sort::PartOfName => true,
        Sort::Entity => !is_person(engine, term),
        Sort::Time => {
            !term.term.meanings.iter().any(|meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Relative(_)))
        }
        _ => term.features.is_empty() || is_held(engine, term),
    };
    if !question.asks_for(IntentKind::Who) {
        return None;
    }
    if let Some(asked) = asked_then(engine, question) {
        let there: Vec<EntityIdx> = question.own_terms().flat_map(|term| people(engine, term)).collect();
        return Some(told(engine, question, candidates, &asked, &there)).filter(|found| !found.is_empty());
    }
    if !question.own_terms().all(plain) {
        return None;
    }
    let timed = question.own_terms().any(|term| term.term.sort == Sort::Time);
    // Only another time of the same office goes on from the turn before; anything else there was asked of somebody.
    if question.follow_up && !timed {
        return None;
    }
    let asked: Vec<OfficeIdx> = question.terms.iter().flat_map(offices).collect();
    let found = told(engine, question, candidates, &asked, &[]);
    (!asked.is_empty() && (timed || found.len() >= 2)).then_some(found)
}

/// The offices of "who was ambassador when Rubio came?": asked for at once, and then a time is told.
fn asked_then(engine: &Engine, question: &Question) -> Option<Vec<OfficeIdx>> {
    let lexicon = engine.base.lexicons.get(question.language);
    let words: Vec<&str> = question.words().collect();
    let who = question.intents.iter().find(|intent| intent.kind == IntentKind::Who)?;
    let from = who.at + who.length;
    let linked = |term: &&Weighted| {
        let between = words.get(from..term.term.words.0);
        between.is_some_and(|between| between.iter().all(|word| lexicon.linking.iter().any(|link| link == word)))
    };
    let office = question.own_terms().filter(|term| term.term.sort == Sort::Office).find(linked)?;
    let rest = words.get(office.term.words.0 + office.term.words.1..)?;
    // "Who was the president of Mexico when …": what the office is of may stand between.
    let during = rest.iter().position(|word| lexicon.during.iter().any(|during| during == word))?;
    let at = words.len() - rest.len() + during;
    let between = |term: &Weighted| (office.term.words.0..at).contains(&term.term.words.0);
    question
        .own_terms()
        .filter(|term| between(term))
        .all(|term| !is_person(engine, term))
        .then(|| offices(office).collect())
}

/// "Which ambassadors are named?", "compare the two ambassadors": everybody who holds what is asked for in the plural.
/// `None` unless there are two.
pub fn everybody(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    let asks = [IntentKind::Who, IntentKind::What, IntentKind::Compare, IntentKind::List, IntentKind::Name];
    if !question.intents.is_empty() && !asks.into_iter().any(|kind| question.asks_for(kind)) {
        return None;
    }
    let plural = |term: &&Weighted| {
        let named = |office: OfficeIdx| {
            let plural = engine.base.offices.get(office.0).map(|office| office.plural.iter());
            plural.into_iter().flatten().flat_map(|(_, names)| names).any(|name| folded(name).join(" ") == term.text)
        };
        offices(term).any(named)
    };
    let asked: Vec<OfficeIdx> = question.own_terms().filter(plural).flat_map(offices).collect();
    let found = told(engine, question, candidates, &asked, &[]);
    (found.len() >= 2).then_some(found)
}

/// "What position did she hold?": what describes the person who is named, best first; a second one, if it fits as well.
/// What has every word that is asked comes before what lacks one: "what was his job before that?"
pub fn of(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Option<Vec<FactIdx>> {
    question.intents.iter().find(|intent| intent.wants == Some(Wanted::Office))?;
    let mut named = question.own_terms().flat_map(|term| people(engine, term));
    let person = named.next().or_else(|| question.terms.iter().flat_map(|term| people(engine, term)).next())?;
    let describes = |candidate: &&Candidate| {
        let fact = engine.base.fact(candidate.fact);
        fact.kind == FactKind::Description && fact.about.first() == Some(&person)
    };
    let mut describing: Vec<&Candidate> = candidates.iter().filter(describes).collect();
    // The sort keeps the order of equals.
    describing.sort_by_key(|candidate| candidate.explanation.unmatched.len());
    let mut describing = describing.into_iter();
    let top = describing.next()?;
    let near = |next: &&Candidate| {
        (log_odds(top.score) - log_odds(next.score)).abs() < engine.settings.margin_beside
            && next.explanation.unmatched.len() == top.explanation.unmatched.len()
    };
    Some(std::iter::once(top).chain(describing.next().filter(near)).map(|candidate| candidate.fact).collect())
}

/// Somebody who is called by an office that no document gives them: "Secretary of State Bukele", "was Rubio the
/// ambassador?"
pub fn wrongly_held(engine: &Engine, question: &Question) -> Option<FalsePremise> {
    let named: Vec<&Weighted> = question.own_terms().filter(|term| is_person(engine, term)).collect();
    for title in question.own_terms().filter(|term| term.term.sort == Sort::Office) {
        let holder = named.iter().find(|person| stands_beside(engine, question, title, person, &named));
        for person in holder.into_iter().flat_map(|term| people(engine, term)) {
            let tenures = &engine.base.entity(person).offices;
            let holds = tenures.iter().any(|tenure| offices(title).any(|office| office == tenure.office));
            let fact = tenures.last().filter(|_| !holds).and_then(|tenure| engine.office_fact(person, tenure));
            if let Some(fact) = fact {
                return Some(FalsePremise { fact, score: 1.0, seen: Seen::Swapped(title.text.clone()) });
            }
        }
    }
    None
}

/// Whether an office is said of a person: right before the name, or after it with nothing but linking words between them.
fn stands_beside(
    engine: &Engine,
    question: &Question,
    title: &Weighted,
    person: &Weighted,
    named: &[&Weighted],
) -> bool {
    let (title_at, title_length) = title.term.words;
    let (at, length) = person.term.words;
    let after = |other: &&Weighted| other.term.words.0 == title_at + title_length;
    if named.iter().any(after) {
        return at == title_at + title_length;
    }
    let words: Vec<&str> = question.words().collect();
    let linking = &engine.base.lexicons.get(question.language).linking;
    let between = words.get(at + length..title_at);
    between.is_some_and(|between| between.iter().all(|word| linking.iter().any(|link| link == word)))
}

/// The holders of some offices whom a document names, at the time that is asked about, in the order of time, each by the
/// fact that fits best. "When Pompeo came" is the time of the documents that tell of Pompeo, and then is no former holder.
fn told(
    engine: &Engine,
    question: &Question,
    candidates: &[Candidate],
    asked: &[OfficeIdx],
    there: &[EntityIdx],
) -> Vec<FactIdx> {
    let base = &engine.base;
    let score = |fact: FactIdx| candidates.iter().find(|candidate| candidate.fact == fact).map_or(0.0, |own| own.score);
    let times: Vec<&Meaning> =
        question.own_terms().filter(|term| term.term.sort == Sort::Time).flat_map(|term| &term.term.meanings).collect();
    let tells_of = |source: SourceIdx, person: &EntityIdx| {
        base.facts.iter().any(|fact| fact.source == source && fact.about.contains(person))
    };
    let then = |tenure: &Tenure| {
        let timely = times.is_empty() || tenure.span().is_some_and(|span| is_then(&times, span));
        let former = times.is_empty() && !there.is_empty() && tenure.to.is_some();
        timely && !former && there.iter().all(|person| tells_of(tenure.source, person))
    };
    let mut found: Vec<(Option<Day>, FactIdx)> = Vec::new();
    for (at, entity) in base.entities.iter().enumerate() {
        let tenures = entity.offices.iter().filter(|tenure| asked.contains(&tenure.office));
        let told = tenures.filter(|tenure| then(tenure)).filter_map(|tenure| {
            let fact = engine.office_fact(EntityIdx(at), tenure)?;
            Some((score(fact), tenure.as_of.as_ref().map(|of| of.earliest), fact))
        });
        let tells = told.max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(&a.2))).map(|(_, as_of, fact)| (as_of, fact));
        found.extend(tells);
    }
    found.sort();
    found.truncate(engine.settings.most_facts);
    found.into_iter().map(|(_, fact)| fact).collect()
}

/// Whether a term only says that an office is held: "who was serving as …?"
fn is_held(engine: &Engine, term: &Weighted) -> bool {
    let held = |meaning: &Meaning| match meaning {
        Meaning::Concept(concept) => engine.base.concepts.get(*concept).is_some_and(|concept| concept.holding),
        _ => false,
    };
    term.term.meanings.iter().any(held)
}

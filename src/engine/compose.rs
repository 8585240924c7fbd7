//! Compose: verdict and language to a [`Reply`]. Every sentence comes from the fact base.

use super::Engine;
use super::decide::{Reason, Verdict};
use super::parse::Question;
use super::period;
use super::reply::{Citation, Claim, Reply, VerdictKind, when_note};
use super::sign::Seen;
use super::spoken::date_in_words;
use crate::facts::args;
use crate::facts::model::{Basis, Date, Fact, FactBase, FactIdx, IntentKind};
use crate::text::Language;

/// Puts a verdict into words.
pub fn compose(engine: &Engine, question: &Question, verdict: &Verdict) -> Reply {
    let language = question.language;
    let say = |key: &str| engine.base.wording.say(language, key);
    let mut reply = match verdict {
        Verdict::Answer { facts, says } => {
            let lead = match says {
                Some(true) => say("yes"),
                Some(false) => say("no"),
                None => String::new(),
            };
            cited(engine, question, VerdictKind::Answer, lead, facts)
        }
        Verdict::Correct(premise) => {
            // What is only suspected is not denied outright: the reader is asked to compare.
            let key = if premise.score < engine.settings.sure_premise || !premise.rests_on_enough(engine, question) {
                "correct-unsure"
            } else if question.asks_for(IntentKind::YesNo) {
                "no"
            } else if matches!(premise.seen, Seen::Swapped(_) | Seen::OtherNumber(_) | Seen::OtherTime(_)) {
                "correct-differently"
            } else {
                "correct"
            };
            cited(engine, question, VerdictKind::Correct, say(key), &[premise.fact])
        }
        Verdict::Conflict(facts) => {
            let mut sources = facts.iter().map(|fact| engine.base.fact(*fact).source);
            let first = sources.next();
            let one = sources.all(|source| Some(source) == first);
            let lead = say(if one { "conflict-one-source" } else { "conflict" });
            cited(engine, question, VerdictKind::Conflict, lead, facts)
        }
        Verdict::Clarify(facts) => {
            let mut reply = Reply::plain(language, VerdictKind::Clarify, say("clarify"));
            suggest(engine, &mut reply, "clarify-options", facts);
            reply
        }
        Verdict::Abstain { reason, nearest } => {
            let key = match reason {
                Reason::Empty => "abstain-empty",
                Reason::TooLong => "abstain-too-long",
                Reason::OutOfScope => "abstain-out-of-scope",
                Reason::NearMiss => "abstain-near-miss",
                Reason::Distress => "abstain-distress",
            };
            let mut reply = Reply::plain(language, VerdictKind::Abstain, say(key));
            suggest(engine, &mut reply, "abstain-nearest", nearest);
            if nearest.is_empty() && *reason != Reason::Distress {
                reply.suggestions_lead = say("abstain-nearest");
                reply.suggestions = engine.examples(language);
            }
            reply
        }
        Verdict::Chat(kind) => {
            let key = match kind {
                IntentKind::Greeting => "chat-greeting",
                IntentKind::Thanks => "chat-thanks",
                IntentKind::Farewell => "chat-farewell",
                IntentKind::AboutBot => "chat-about",
                _ => "chat-small-talk",
            };
            Reply::plain(language, VerdictKind::Chat, say(key))
        }
    };
    if reply.verdict.answered() {
        reply.notes.extend(reading_notes(engine, question));
    }
    reply
}

/// A reply with one claim a fact and one citation a quote. Equal quotes are cited once.
fn cited(engine: &Engine, question: &Question, verdict: VerdictKind, lead: String, facts: &[FactIdx]) -> Reply {
    let language = question.language;
    let base = &engine.base;
    let mut reply = Reply::plain(language, verdict, lead);
    let dated = facts.len() > 1 && facts.iter().all(|fact| base.fact(*fact).when.is_some());
    let in_order = dated && period::is_in_order(engine, question);
    let mut last = None;
    for fact_idx in facts {
        let fact = base.fact(*fact_idx);
        let date = heading(engine, language, fact).filter(|date| in_order && last.as_ref() != Some(date));
        last = date.clone().or(last);
        say(base, &mut reply, *fact_idx, date);
        if question.asks_for(IntentKind::When)
            && let Some(when) = &fact.when
        {
            let date = spoken_date(engine, language, when);
            let note = match when_note(fact, language) {
                None => base.wording.say_with(language, "note-date", &args([("date", date.into())])),
                Some(why) => base.wording.say_with(
                    language,
                    "note-date-inferred",
                    &args([("date", date.into()), ("why", why.into())]),
                ),
            };
            reply.notes.push(note);
        }
    }
    if reply.claims.is_empty() {
        return Reply::plain(language, VerdictKind::Abstain, base.wording.say(language, "abstain-near-miss"));
    }
    reply
}

/// When something happened, as it stands over what is told in order of time; with a word if no source prints it.
fn heading(engine: &Engine, language: Language, fact: &Fact) -> Option<String> {
    let date = spoken_date(engine, language, fact.when.as_ref()?);
    match &fact.when_basis {
        None | Some(Basis::Stated) => Some(date),
        Some(Basis::WorkedOut(_) | Basis::Unknown(_)) => {
            Some(engine.base.wording.say_with(language, "date-worked-out", &args([("date", date.into())])))
        }
    }
}

/// Quotes as they stand in their documents, by fact and position among its quotes, with nothing claimed about them.
pub fn passages(engine: &Engine, language: Language, lead: String, quotes: &[(FactIdx, usize)]) -> Reply {
    let base = &engine.base;
    let quotes = quotes.iter().filter_map(|(fact, quote)| Some((*fact, base.fact(*fact).quotes.get(*quote)?)));
    let numbered = quotes.zip(1..);
    let citations = numbered.map(|((fact, quote), number)| Citation::of(base, fact, quote, number, language)).collect();
    Reply { citations, ..Reply::plain(language, VerdictKind::Answer, lead) }
}

/// Facts under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What stands over them.
    pub heading: String,
    /// The facts, in order.
    pub facts: Vec<FactIdx>,
}

/// A reply that lists facts under headings, each with its citations; `None` without a fact.
pub fn listed(
    base: &FactBase,
    language: Language,
    verdict: VerdictKind,
    lead: String,
    groups: &[Group],
) -> Option<Reply> {
    let mut reply = Reply::plain(language, verdict, lead);
    for group in groups {
        let mut heading = Some(group.heading.clone());
        for fact in &group.facts {
            say(base, &mut reply, *fact, heading.take());
        }
    }
    (!reply.claims.is_empty()).then_some(reply)
}

/// Adds a fact: its claim, and a citation a quote. Of quotes that stand one within the other only the longer is cited.
fn say(base: &FactBase, reply: &mut Reply, fact_idx: FactIdx, heading: Option<String>) {
    let (fact, language) = (base.fact(fact_idx), reply.language);
    let mut marks = Vec::new();
    for quote in &fact.quotes {
        let holds = |citation: &&Citation| citation.holds(fact.source, quote);
        let number = if let Some(citation) = reply.citations.iter().find(holds) {
            citation.number()
        } else if let Some(citation) = reply.citations.iter_mut().find(|own| own.stands_within(fact.source, quote)) {
            *citation = Citation::of(base, fact_idx, quote, citation.number(), language);
            citation.number()
        } else {
            let number = reply.citations.len() + 1;
            reply.citations.push(Citation::of(base, fact_idx, quote, number, language));
            number
        };
        marks.push(number);
    }
    reply.claims.extend(Claim::new(fact.claim.get(language).clone(), marks).map(|claim| claim.under(heading)));
}

/// How misspelt words were read.
fn reading_notes(engine: &Engine, question: &Question) -> Option<String> {
    if question.repairs.is_empty() {
        return None;
    }
    let read: Vec<String> =
        question.repairs.iter().map(|repair| format!("{} → {}", repair.typed, repair.read.join(" "))).collect();
    Some(engine.base.wording.say_with(question.language, "note-read-as", &args([("words", read.join(", ").into())])))
}

/// Offers the first ask of each fact, in the reply's language.
fn suggest(engine: &Engine, reply: &mut Reply, lead: &str, facts: &[FactIdx]) {
    let asks = facts.iter().filter_map(|fact| engine.base.fact(*fact).asks.get(reply.language).first());
    reply.suggestions = asks.cloned().collect();
    reply.suggestions.dedup();
    if !reply.suggestions.is_empty() {
        reply.suggestions_lead = engine.base.wording.say(reply.language, lead);
    }
}

/// A date as people say it: the day, the month, the year, or a span, marked if uncertain.
pub fn spoken_date(engine: &Engine, language: Language, date: &Date) -> String {
    date_in_words(&engine.base.wording, language, date)
}

//! Why an answer came about, in a few plain sentences for whoever asked. All that was weighed is in
//! [`explain`](super::explain); the words of both stand in the locale files.

use super::analyze::Sort;
use super::decide::Verdict;
use super::parse::Weighted;
use super::rank::Candidate;
use super::sign::Seen;
use super::signals::Lack;
use super::{Answer, Engine, Reason};
use crate::facts::args;
use crate::facts::model::FactIdx;
use crate::text::Language;

/// How many other facts are named.
const OTHERS: usize = 2;

/// Share of the best score from which another fact came close.
const CLOSE: f64 = 0.5;

/// The sentences, in the order of thought: how the question was read, what fitted, what came of it, what else there was.
pub fn why(engine: &Engine, answer: &Answer, language: Language) -> Vec<String> {
    let say = |key: &str| engine.base.wording.say(language, key);
    let filled = |key: &str, name: &str, value: String| {
        engine.base.wording.say_with(language, key, &args([(name, value.into())]))
    };
    let question = &answer.question;
    let mut lines = Vec::new();
    for repair in &question.repairs {
        let pairs = [("typed", repair.typed.as_str().into()), ("read", repair.read.join(" ").into())];
        lines.push(engine.base.wording.say_with(language, "why-spelling", &args(pairs)));
    }
    let mut kinds: Vec<String> = Vec::new();
    for intent in &question.intents {
        let kind = say(&format!("intent-{:?}", intent.kind).to_lowercase());
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if !kinds.is_empty() {
        lines.push(filled("why-asked", "kinds", kinds.join(", ")));
    }
    let inherited: Vec<&str> = question.terms.iter().filter(|term| term.context).map(|term| &*term.text).collect();
    if question.follow_up && !inherited.is_empty() {
        lines.push(filled("why-context", "words", quoted(inherited.into_iter(), language)));
    }
    let carries = evidence(answer);
    let carrying = carries.first().and_then(|fact| answer.candidates.iter().find(|candidate| candidate.fact == *fact));
    if let Some(candidate) = carrying {
        let explanation = &candidate.explanation;
        let lacks = |text: &str| question.texts(&explanation.unmatched).any(|word| word == text);
        let typed = |term: &Weighted| question.utterance.get(term.term.span.clone()).map(str::to_owned);
        for (key, wanted) in [("why-matched", false), ("why-unmatched", true)] {
            // A word may stand in what the fact denies: then it is there and lacks all the same.
            let fits = |text: &str| question.texts(&explanation.matched).any(|word| word == text) && !lacks(text);
            let has = |text: &str| if wanted { lacks(text) } else { fits(text) };
            let mut words: Vec<String> =
                question.own_terms().filter(|term| has(&term.text)).filter_map(typed).collect();
            words.dedup();
            if !words.is_empty() {
                lines.push(filled(key, "words", quoted(words.iter().map(String::as_str), language)));
            }
        }
        let nearest = candidate.nearest(engine, question.language).map_or("", |unit| unit.text);
        lines.push(filled("why-nearest", "ask", nearest.to_owned()));
    }
    // What is far behind didn't come close.
    let best = answer.candidates.first().map_or(0.0, |top| top.score);
    let near = |candidate: &&Candidate| candidate.score >= CLOSE * best;
    let others = answer.candidates.iter().filter(near).filter(|candidate| !carries.contains(&candidate.fact));
    let others = others.filter(|other| !carries.iter().any(|fact| engine.shares_evidence(*fact, other.fact)));
    let asks = others.filter_map(|other| engine.base.fact(other.fact).asks.get(language).first());
    let asks: Vec<String> = asks.take(OTHERS).map(|ask| format!("• {ask}")).collect();
    lines.extend(outcome(engine, answer, asks.is_empty(), language));
    if !asks.is_empty() {
        lines.push(say("why-others"));
        lines.extend(asks);
    }
    lines
}

/// The facts that carry the answer, best first.
fn evidence(answer: &Answer) -> Vec<FactIdx> {
    match &answer.verdict {
        Verdict::Answer { facts, .. } | Verdict::Conflict(facts) => facts.clone(),
        Verdict::Correct(premise) => vec![premise.fact],
        Verdict::Clarify(_) | Verdict::Abstain { .. } | Verdict::Chat(_) => Vec::new(),
    }
}

/// What came of it, and how sure that was; `alone` if nothing else came close.
fn outcome(engine: &Engine, answer: &Answer, alone: bool, language: Language) -> Option<String> {
    let wording = &engine.base.wording;
    let say = |key: &str| Some(wording.say(language, key));
    match &answer.verdict {
        Verdict::Answer { facts, .. } if facts.len() > 1 => say("why-several"),
        Verdict::Answer { .. } => {
            let sure = answer.candidates.first().is_some_and(|top| top.score >= engine.settings.threshold_sure);
            say(match (sure, alone) {
                (true, true) => "why-sure",
                (true, false) => "why-best",
                (false, _) => "why-likely",
            })
        }
        Verdict::Conflict(_) => say("why-conflict"),
        Verdict::Clarify(_) => say("why-clarify"),
        Verdict::Correct(premise) => {
            let (key, words) = match &premise.seen {
                Seen::Denied(statement) => ("why-denied", statement),
                Seen::Opposite(word) => ("why-opposite", word),
                Seen::Swapped(word) | Seen::OtherNumber(word) | Seen::OtherTime(word) => ("why-swapped", word),
            };
            Some(wording.say_with(language, key, &args([("words", words.as_str().into())])))
        }
        Verdict::Abstain { reason: Reason::OutOfScope, .. } => say("why-out-of-scope"),
        Verdict::Abstain { reason: Reason::NearMiss, .. } => {
            let missing = answer.candidates.first().and_then(|top| missing(top, answer));
            let Some(missing) = missing else { return say("why-near-miss") };
            let words = quoted(std::iter::once(missing), language);
            Some(wording.say_with(language, "why-lacks", &args([("words", words.into())])))
        }
        Verdict::Abstain { .. } | Verdict::Chat(_) => None,
    }
}

/// What the nearest fact says nothing about.
fn missing<'a>(nearest: &'a Candidate, answer: &'a Answer) -> Option<&'a str> {
    let lack = nearest.explanation.lacks.iter().find_map(|lack| match lack {
        Lack::Entity(word) | Lack::Number(word) | Lack::Attribute(word) | Lack::Focus(word) => Some(word.as_str()),
        Lack::Offer(_) | Lack::Time(_) => None,
    });
    let plain = |term: &&Weighted| term.term.sort == Sort::Word && term.features.is_empty();
    lack.or_else(|| answer.question.own_terms().find(plain).map(|term| &*term.text))
}

/// Words in the quotation marks of a language.
fn quoted<'a>(words: impl Iterator<Item = &'a str>, language: Language) -> String {
    let (open, close) = match language {
        Language::En => ('“', '”'),
        Language::Es => ('«', '»'),
    };
    words.map(|word| format!("{open}{word}{close}")).collect::<Vec<_>>().join(", ")
}

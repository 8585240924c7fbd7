//! Why an answer came about, in words a teacher understands. The words stand in the locale files.

use super::Answer;
use super::Engine;
use super::decide::Verdict;
use super::parse::Question;
use super::rank::Candidate;
use super::sign::Seen;
use super::signals::{Lack, Terms};
use crate::facts::args;
use crate::text::Language;
use fluent_bundle::FluentValue;

/// How many candidates are shown.
const SHOWN: usize = 5;

/// The lines of an explanation, in the given language.
pub fn explain(engine: &Engine, answer: &Answer, language: Language) -> Vec<String> {
    let say =
        |key: &str, pairs: Vec<(&str, FluentValue<'_>)>| engine.base.wording.say_with(language, key, &args(pairs));
    let question = &answer.question;
    let mut lines = vec![
        say("explain-language", vec![("language", question.language.code().into())]),
        say("explain-read", vec![("words", question.folded.as_str().into())]),
    ];
    for repair in &question.repairs {
        let pairs = vec![
            ("typed", repair.typed.as_str().into()),
            ("read", repair.read.join(" ").into()),
            ("edits", repair.edits.into()),
        ];
        lines.push(say("explain-repair", pairs));
    }
    for intent in &question.intents {
        let pairs = vec![("cue", intent.cue.as_str().into()), ("intent", say(&intent_key(intent.kind), vec![]).into())];
        lines.push(say("explain-cue", pairs));
    }
    for term in &question.terms {
        let key = if term.context { "explain-term-context" } else { "explain-term" };
        let sort = say(&format!("explain-sort-{:?}", term.term.sort).to_lowercase(), vec![]);
        lines.push(say(
            key,
            vec![("term", term.text.as_str().into()), ("sort", sort.into()), ("weight", two(term.weight))],
        ));
    }
    for (place, candidate) in answer.candidates.iter().take(SHOWN).enumerate() {
        lines.extend(candidate_lines(engine, language, question, (place + 1, candidate)));
    }
    let settings = &engine.settings;
    let pairs = vec![
        ("score", two(settings.threshold_score)),
        ("sure", two(settings.threshold_sure)),
        ("margin", two(settings.threshold_margin)),
    ];
    lines.push(say("explain-thresholds", pairs));
    if let Verdict::Correct(premise) = &answer.verdict {
        let (key, words) = match &premise.seen {
            Seen::Denied(statement) => ("explain-premise-denied", statement),
            Seen::Opposite(word) => ("explain-premise-opposite", word),
            Seen::Swapped(word) => ("explain-premise-swapped", word),
            Seen::OtherNumber(word) => ("explain-premise-number", word),
            Seen::OtherTime(word) => ("explain-premise-time", word),
        };
        let fact = engine.base.fact(premise.fact).id.as_str();
        lines.push(say(key, vec![("words", words.as_str().into()), ("fact", fact.into())]));
    }
    lines.push(say("explain-verdict", vec![("verdict", answer.verdict.kind().word().into())]));
    lines
}

fn candidate_lines(
    engine: &Engine,
    language: Language,
    question: &Question,
    (place, candidate): (usize, &Candidate),
) -> Vec<String> {
    let say =
        |key: &str, pairs: Vec<(&str, FluentValue<'_>)>| engine.base.wording.say_with(language, key, &args(pairs));
    let explanation = &candidate.explanation;
    let fact = engine.base.fact(candidate.fact).id.as_str();
    let nearest = candidate.nearest(engine, question.language);
    let mut lines = vec![
        say("explain-candidate", vec![("place", place.into()), ("fact", fact.into()), ("score", two(candidate.score))]),
        say(
            "explain-terms",
            vec![
                ("matched", listed(question, &explanation.matched).into()),
                ("unmatched", listed(question, &explanation.unmatched).into()),
            ],
        ),
        say("explain-nearest", vec![("ask", nearest.map_or("", |unit| unit.text).into())]),
    ];
    for (signal, value, weight) in explanation.shares(&engine.settings.weights).filter(|(_, value, _)| *value != 0.0) {
        let what = say(&format!("signal-{signal:?}").to_lowercase(), vec![]);
        let pairs =
            vec![("what", what.into()), ("value", two(value)), ("weight", two(weight)), ("share", two(value * weight))];
        lines.push(say("explain-signal", pairs));
    }
    for lack in &explanation.lacks {
        let (key, what) = match lack {
            Lack::Offer(kind) => ("explain-lack-offer", say(&intent_key(*kind), vec![])),
            Lack::Time(time) => ("explain-lack-time", time.clone()),
            Lack::Entity(word) | Lack::Number(word) | Lack::Attribute(word) | Lack::Focus(word) => {
                ("explain-lack", word.clone())
            }
        };
        lines.push(say(key, vec![("what", what.into())]));
    }
    lines
}

fn listed(question: &Question, terms: &Terms) -> String {
    question.texts(terms).collect::<Vec<_>>().join(", ")
}

fn intent_key(kind: crate::facts::model::IntentKind) -> String {
    format!("intent-{kind:?}").to_lowercase()
}

/// A number with two decimals.
fn two(value: f64) -> FluentValue<'static> {
    format!("{value:.2}").into()
}

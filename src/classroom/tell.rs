//! Quizzes in words: an item with its options, its answer with the excerpt, the report. Statements and citations come from
//! facts, the rest from the locale files.

use super::item::Item;
use super::kinds::Kind;
use super::practice::{Marked, Practice};
use super::report::Report;
use crate::engine::{Engine, Group, Reply, Section, VerdictKind, listed};
use crate::facts::args;
use crate::facts::model::{FactBase, FactIdx, Mode};
use crate::text::Language;
use fluent_bundle::FluentValue;

/// The letter of an option.
pub fn letter(option: usize) -> char {
    ('A'..='Z').nth(option).unwrap_or('?')
}

/// An option as it is shown: "A. Marco Rubio".
pub fn option(item: &Item, option: usize) -> String {
    let text = item.options.get(option).map_or("", |choice| choice.text.as_str());
    format!("{}. {text}", letter(option))
}

/// An item to be answered: which of how many, from 1, and its options.
pub fn asked(engine: &Engine, item: &Item, (number, of): (usize, usize)) -> Reply {
    let pairs = [("number", count(number)), ("of", count(of))];
    under(item, engine.base().wording.say_with(item.language, "quiz-heading", &args(pairs)))
}

/// The same where what was missed comes back: how many are still to be got right.
pub fn asked_again(engine: &Engine, item: &Item, left: usize) -> Reply {
    under(item, engine.base().wording.say_with(item.language, "practice-heading", &args([("left", left.into())])))
}

fn under(item: &Item, heading: String) -> Reply {
    let mut reply = Reply::plain(item.language, VerdictKind::Clarify, item.stem.clone());
    let lines = (0..item.options.len()).map(|at| option(item, at)).collect();
    reply.sections.push(Section { heading, lines });
    reply
}

/// The answer to an item: the right option with its excerpt, then what the others refer to. `lead` is what is said first.
pub fn reveal(engine: &Engine, item: &Item, lead: String) -> Reply {
    let base = engine.base();
    let say =
        |key: &str, at: usize| base.wording.say_with(item.language, key, &args([("option", option(item, at).into())]));
    let mut groups: Vec<Group> = Vec::new();
    let mut add = |heading: String, fact: &str| {
        let fact: Option<FactIdx> = base.fact_by_id(fact);
        groups.extend(fact.map(|fact| Group { heading, facts: vec![fact] }));
    };
    add(say("quiz-right", item.right), &item.fact);
    // That another document says other things, or somebody claims others, explains nothing.
    if !matches!(item.kind, Kind::Source | Kind::Standing) {
        for (at, choice) in item.options.iter().enumerate().filter(|(at, _)| *at != item.right) {
            add(say("quiz-wrong", at), &choice.fact);
        }
    }
    let plain = Reply::plain(item.language, VerdictKind::Clarify, lead.clone());
    let mut reply = listed(base, item.language, VerdictKind::Answer, lead, &groups).unwrap_or(plain);
    if item.kind == Kind::Standing {
        reply.notes.extend(base.fact_by_id(&item.fact).map(|fact| standing(base, fact, item.language)));
    }
    reply
}

/// How a claim stands in its document: as the document's own, in somebody's words, or retold.
fn standing(base: &FactBase, fact: FactIdx, language: Language) -> String {
    let key = match base.fact(fact).mode {
        Mode::Stated => "standing-note-stated",
        Mode::Quoted => "standing-note-quoted",
        Mode::Reported => "standing-note-retold",
    };
    base.wording.say(language, key)
}

/// What somebody who practises is told about their answer; nothing if it fits no option. `goes_on` is whether more is to
/// come, what was missed among it.
pub fn marked(engine: &Engine, marked: &Marked, goes_on: bool) -> Option<Reply> {
    let (item, key) = match marked {
        Marked::Right(item) => (item, "quiz-is-right"),
        Marked::Wrong(item) if goes_on => (item, "quiz-comes-back"),
        Marked::Wrong(item) => (item, "quiz-is-wrong"),
        Marked::Unfit => return None,
    };
    Some(reveal(engine, item, engine.base().wording.say(item.language, key)))
}

/// How practice went.
pub fn practised(engine: &Engine, practice: &Practice, language: Language) -> Reply {
    let (total, _, at_once) = practice.score();
    let pairs = [("total", count(total)), ("once", count(at_once))];
    let lead = engine.base().wording.say_with(language, "practice-over", &args(pairs));
    Reply::plain(language, VerdictKind::Chat, lead)
}

/// The report on a quiz, without names.
pub fn told_report(engine: &Engine, report: &Report, language: Language) -> Reply {
    let wording = &engine.base().wording;
    let lead = wording.say_with(language, "quiz-report", &args([("people", count(report.people))]));
    let mut reply = Reply::plain(language, VerdictKind::Chat, lead);
    for (at, line) in report.lines.iter().enumerate() {
        let mut lines = Vec::new();
        match line.percent() {
            None => lines.push(wording.say(language, "quiz-report-nobody")),
            Some(percent) => {
                let right = option(&line.item, line.item.right);
                let pairs = [
                    ("percent", count(percent)),
                    ("right", count(line.right)),
                    ("answered", count(line.answered)),
                    ("option", right.into()),
                ];
                lines.push(wording.say_with(language, "quiz-report-right", &args(pairs)));
            }
        }
        if let Some((distractor, chosen)) = line.distractor {
            let pairs = [("option", option(&line.item, distractor).into()), ("count", count(chosen))];
            lines.push(wording.say_with(language, "quiz-report-distractor", &args(pairs)));
        }
        let heading = format!("{}. {}", at + 1, line.item.stem);
        reply.sections.push(Section { heading, lines });
    }
    reply
}

fn count(number: usize) -> FluentValue<'static> {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}

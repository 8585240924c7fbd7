//! A quiz as messages: an item with its buttons, its answer, the report, who leads. May not know how far a quiz is.

use super::step::Step;
use crate::classroom::{Item, Quiz, report, tell};
use crate::discord::components::{Button, Row};
use crate::discord::limits;
use crate::discord::press::Press;
use crate::discord::render::{self, Card, Message};
use crate::engine::{Engine, Reply};
use crate::facts::args;
use crate::text::Language;
use fluent_bundle::FluentValue;

/// The most people that a leaderboard names.
const LEADERS: usize = 10;

/// An item that can be answered: its options as buttons, what a teacher can do below, and how many have answered.
pub fn open(engine: &Engine, quiz: &Quiz, embeds: bool) -> Vec<Message> {
    let at = quiz.at();
    let Some(item) = quiz.items().get(at) else { return Vec::new() };
    let mut reply = tell::asked(engine, item, (at + 1, quiz.items().len()));
    let numbers = [("seconds", u64::from(quiz.seconds())), ("answered", quiz.answered(at) as u64)];
    reply.notes.push(say(engine, item.language, "quiz-open", numbers));
    let rows = vec![
        options(engine, item, |option| Step::Answer { item: at, option }),
        Row::Buttons(buttons(
            engine,
            item.language,
            [("button-quiz-show", Step::Show(at)), ("button-quiz-stop", Step::Stop)],
        )),
    ];
    with_rows(&reply, engine, embeds, rows)
}

/// The same item when its time is up.
pub fn closed(engine: &Engine, quiz: &Quiz, embeds: bool) -> Vec<Message> {
    let at = quiz.at();
    let Some(item) = quiz.items().get(at) else { return Vec::new() };
    let mut reply = tell::asked(engine, item, (at + 1, quiz.items().len()));
    reply.notes.push(say(engine, item.language, "quiz-closed", [("answered", quiz.answered(at) as u64)]));
    with_rows(&reply, engine, embeds, Vec::new())
}

/// The answer to the item that is on, and how many had it.
pub fn answer(engine: &Engine, quiz: &Quiz, embeds: bool) -> Vec<Message> {
    let at = quiz.at();
    let Some(item) = quiz.items().get(at) else { return Vec::new() };
    let line = report(quiz).lines.pop();
    let (answered, right) = line.map_or((0, 0), |line| (line.answered as u64, line.right as u64));
    let lead = say(engine, item.language, "quiz-revealed", [("answered", answered), ("right", right)]);
    let reply = tell::reveal(engine, item, lead);
    let next = if at + 1 < quiz.items().len() { "button-quiz-next" } else { "button-quiz-report" };
    let row = Row::Buttons(buttons(engine, item.language, [(next, Step::Next(at)), ("button-quiz-stop", Step::Stop)]));
    with_rows(&reply, engine, embeds, vec![row])
}

/// How it went, without names.
pub fn over(engine: &Engine, quiz: &Quiz, embeds: bool) -> Vec<Message> {
    let language = language(quiz);
    let reply = tell::told_report(engine, &report(quiz), language);
    let row = Row::Buttons(buttons(engine, language, [("button-quiz-leaders", Step::Leaders)]));
    with_rows(&reply, engine, embeds, vec![row])
}

/// Who got most right. People are mentioned: each reader's Discord shows the name that they have here. In a card, and with
/// mentions switched off everywhere, nobody is pinged.
pub fn leaders(engine: &Engine, leaders: &[(u64, usize)], language: Language, embeds: bool) -> Message {
    let wording = &engine.base().wording;
    let lines = leaders.iter().take(LEADERS).enumerate().map(|(place, (person, right))| {
        let pairs = [
            ("place", FluentValue::from((place + 1) as u64)),
            ("who", format!("<@{person}>").into()),
            ("right", FluentValue::from(*right as u64)),
        ];
        wording.say_with(language, "quiz-leader", &args(pairs))
    });
    let key = if leaders.is_empty() { "quiz-leaders-none" } else { "quiz-leaders" };
    let text = std::iter::once(wording.say(language, key)).chain(lines).collect::<Vec<_>>().join("\n");
    if embeds {
        Message { card: Some(Card { description: text, ..Card::default() }), ..Message::default() }
    } else {
        Message { content: text, ..Message::default() }
    }
}

/// What somebody who practises is told and asked; the item to be answered, if any, has its buttons.
pub fn practice(engine: &Engine, replies: &[Reply], item: Option<(&Item, usize)>, embeds: bool) -> Vec<Message> {
    let mut messages: Vec<Message> =
        replies.iter().flat_map(|reply| render::shown(reply, engine, None, embeds)).collect();
    if let (Some(last), Some((item, step))) = (messages.last_mut(), item) {
        last.rows = vec![options(engine, item, |option| Step::Practise { step, option })];
    }
    messages
}

/// The language of a quiz.
pub fn language(quiz: &Quiz) -> Language {
    quiz.items().first().map(|item| item.language).unwrap_or_default()
}

fn with_rows(reply: &Reply, engine: &Engine, embeds: bool, rows: Vec<Row>) -> Vec<Message> {
    let mut messages = render::shown(reply, engine, None, embeds);
    if let Some(last) = messages.last_mut() {
        last.rows = rows;
    }
    messages
}

fn options(engine: &Engine, item: &Item, step: impl Fn(usize) -> Step) -> Row {
    let labels = (0..item.options.len()).map(|at| button(engine, &tell::option(item, at), step(at)));
    Row::Buttons(labels.collect())
}

fn buttons<const N: usize>(engine: &Engine, language: Language, wanted: [(&str, Step); N]) -> Vec<Button> {
    wanted.map(|(key, step)| button(engine, &engine.base().wording.say(language, key), step)).into()
}

/// As much of the label as fits; what a button can't hold stands in the message.
fn button(engine: &Engine, label: &str, step: Step) -> Button {
    let label = if limits::length(label) > limits::BUTTON_LABEL {
        label.chars().take(limits::BUTTON_LABEL - 1).chain(['…']).collect()
    } else {
        label.to_owned()
    };
    Button { label, id: Press::Class(step).id(engine.base()).unwrap_or_default() }
}

fn say<const N: usize>(engine: &Engine, language: Language, key: &str, numbers: [(&'static str, u64); N]) -> String {
    let pairs = numbers.map(|(name, number)| (name, FluentValue::from(number)));
    engine.base().wording.say_with(language, key, &args(pairs))
}

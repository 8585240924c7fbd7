//! A quiz as messages: an item with its buttons, its answer, the report, who leads. May not know how far a quiz is.

use super::step::Step;
use crate::classroom::{self, Item, PLACES, Quiz, Talk, report, talk, tell};
use crate::discord::components::{Button, Menu, Row};
use crate::discord::limits;
use crate::discord::press::Press;
use crate::discord::render::{self, Card, Message};
use crate::engine::{Engine, Reply};
use crate::facts::args;
use crate::facts::model::FactIdx;
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

/// The step of a discussion that is on, with what can be pressed: a stand where one is taken, and what a teacher can do.
pub fn step(engine: &Engine, talk: &Talk, embeds: bool) -> Vec<Message> {
    let mut rows = Vec::new();
    if talk.takes_stands() {
        let label = |place: u8| engine.base().wording.say(talk.language, &format!("discuss-place-{place}"));
        let places = (1..=PLACES).map(|place| button(engine, &label(place), Step::Stand(place.into())));
        rows.push(Row::Buttons(places.collect()));
    }
    let next = talk.goes_on().then_some(("button-discuss-next", Step::Further(talk.step())));
    let wanted = next.into_iter().chain([("button-discuss-close", Step::Close)]);
    let say = |key: &str| engine.base().wording.say(talk.language, key);
    rows.push(Row::Buttons(wanted.map(|(key, step)| button(engine, &say(key), step)).collect()));
    with_rows(&talk::step(engine, talk), engine, embeds, rows)
}

/// The menu under the cards of a discussion, to put one forward.
pub fn cards(engine: &Engine, talk: &Talk) -> Vec<Row> {
    let base = engine.base();
    let Some(discussion) = talk.discussion(base) else { return Vec::new() };
    let label = |(at, fact): (usize, FactIdx)| {
        let text = format!("{}. {}", at + 1, base.fact(fact).claim.get(talk.language));
        (shortened(&text, limits::OPTION), (at + 1).to_string())
    };
    let options = classroom::cards(discussion).into_iter().enumerate().map(label).take(limits::OPTIONS).collect();
    let Some(id) = Press::Class(Step::Evidence).id(base) else { return Vec::new() };
    let placeholder = base.wording.say(talk.language, "menu-discuss-evidence");
    vec![Row::Menu(Menu { id, placeholder, options })]
}

fn shortened(text: &str, most: usize) -> String {
    if limits::length(text) > most { text.chars().take(most - 1).chain(['…']).collect() } else { text.to_owned() }
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
    Button {
        label: shortened(label, limits::BUTTON_LABEL),
        id: Press::Class(step).id(engine.base()).unwrap_or_default(),
    }
}

fn say<const N: usize>(engine: &Engine, language: Language, key: &str, numbers: [(&'static str, u64); N]) -> String {
    let pairs = numbers.map(|(name, number)| (name, FluentValue::from(number)));
    engine.base().wording.say_with(language, key, &args(pairs))
}

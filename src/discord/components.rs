//! What can be pressed under an answer: plain values that `send` hands to serenity. May not hold wording, and does not
//! know what a press leads to; that is `pressed`'s work.

use super::limits;
use super::press::{self, Ballot, Press, Step};
use super::render::Place;
use crate::commands::around::{facts, related};
use crate::commands::{Offer, Offers, Opens, Paging};
use crate::engine::{Engine, Reply};
use crate::facts::args;
use crate::text::Language;

/// A row under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Side by side.
    Buttons(Vec<Button>),
    /// One choice out of several.
    Menu(Menu),
}

/// A button. It always has a word: an emoji alone says nothing to a screen reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// Its custom id.
    pub id: String,
}

/// A select menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Its custom id.
    pub id: String,
    /// What stands in it while nothing is chosen.
    pub placeholder: String,
    /// Label and value of each option.
    pub options: Vec<(String, String)>,
}

impl Button {
    /// As much of the label as fits; the tests see to it that it is all.
    fn new(label: &str, id: String) -> Self {
        Self { label: label.chars().take(limits::BUTTON_LABEL).collect(), id }
    }
}

/// The rows under a reply to a question: buttons if it cites, a menu if there is something to ask next. One that only
/// one person sees can be shared. What isn't the answer to a question, but also rests on facts, can't be made once more
/// from what was asked: it has neither a why nor can it be shared. What else is offered stands before the menu.
pub fn under(reply: &Reply, engine: &Engine, (place, more): (Place, &[Offers]), question: bool) -> Vec<Row> {
    let base = engine.base();
    let facts = facts(reply);
    let vote = |step| Press::Vote(Ballot { step, language: reply.language, facts: facts.clone() });
    let about = [
        ("button-context", Some(Press::Context(facts.clone()))),
        ("button-why", question.then(|| Press::Why(facts.clone()))),
        ("button-cite", Some(Press::Cite(facts.clone()))),
        ("button-share", (question && place.private).then(|| Press::Share(facts.clone()))),
    ];
    let votes = [
        ("button-helpful", place.votes.then(|| vote(Step::Helpful))),
        ("button-not-helpful", place.votes.then(|| vote(Step::NotHelpful))),
    ];
    let button = |(key, press): (&str, Option<Press>)| {
        let id = press.filter(|_| !facts.is_empty())?.id(base)?;
        Some(Button::new(&base.wording.say(reply.language, key), id))
    };
    let about: Vec<Button> = about.into_iter().filter_map(button).collect();
    let votes: Vec<Button> = votes.into_iter().filter_map(button).collect();
    let rows = [about, votes].into_iter().flat_map(|buttons: Vec<Button>| {
        buttons.chunks(limits::ROW_BUTTONS).map(|row| Row::Buttons(row.to_vec())).collect::<Vec<_>>()
    });
    let mut rows: Vec<Row> = rows.chain(offers(more, engine)).collect();
    let options: Vec<(String, String)> = related(engine, reply, (limits::OPTIONS, limits::OPTION))
        .into_iter()
        .map(|related| (related.question, press::option(reply.language, related.fact, base)))
        .collect();
    if let Some(id) = Press::Ask.id(base).filter(|_| !options.is_empty()) {
        let key = if facts.is_empty() { "menu-suggested" } else { "menu-related" };
        let placeholder = base.wording.say(reply.language, key).chars().take(limits::PLACEHOLDER).collect();
        rows.push(Row::Menu(Menu { id, placeholder, options }));
    }
    rows.truncate(limits::ROWS);
    rows
}

/// Buttons for the page before and the one after.
pub fn pages(paging: &Paging, engine: &Engine, language: Language) -> Vec<Row> {
    let base = engine.base();
    let button = |key: &str, page: Option<u32>| {
        let page = page?;
        let given = paging.turned_to(page)?;
        let named = args([("page", page.to_string().into()), ("pages", paging.pages.to_string().into())]);
        let id = Press::Run(paging.command, given, Opens::InPlace).id(base)?;
        Some(Button::new(&base.wording.say_with(language, key, &named), id))
    };
    let before = button("button-page-before", paging.page.checked_sub(1));
    let after = button("button-page-after", paging.page.checked_add(1));
    let buttons: Vec<Button> = before.into_iter().chain(after).collect();
    if buttons.is_empty() { Vec::new() } else { vec![Row::Buttons(buttons)] }
}

/// A row for each group of offers. One whose options don't fit into a custom id is left out.
pub fn offers(all: &[Offers], engine: &Engine) -> Vec<Row> {
    let base = engine.base();
    let press = |offer: &Offer| Press::Run(offer.command, offer.given.clone(), offer.opens).id(base);
    let row = |(group, number): (&Offers, u8)| match group {
        Offers::Buttons(buttons) => {
            let buttons = buttons.iter().filter_map(|offer| Some(Button::new(&offer.label, press(offer)?)));
            let buttons: Vec<Button> = buttons.take(limits::ROW_BUTTONS).collect();
            (!buttons.is_empty()).then_some(Row::Buttons(buttons))
        }
        Offers::Menu(lead, choices) => {
            let cut = |text: &str, most| text.chars().take(most).collect::<String>();
            let options = choices.iter().filter_map(|offer| Some((cut(&offer.label, limits::OPTION), press(offer)?)));
            let options: Vec<(String, String)> = options.take(limits::OPTIONS).collect();
            let id = Press::Choose(number).id(base).filter(|_| !options.is_empty())?;
            Some(Row::Menu(Menu { id, placeholder: cut(lead, limits::PLACEHOLDER), options }))
        }
    };
    all.iter().zip(1..).filter_map(row).collect()
}

/// All that Discord would refuse, for the tests and the fuzzer: too many rows, buttons or options, and texts that are too long.
#[cfg(any(test, fuzzing))]
pub fn beyond_limits(rows: &[Row]) -> Vec<String> {
    let mut beyond = Vec::new();
    let mut most = |what: &str, text: &str, most: usize| {
        if text.trim().is_empty() || limits::length(text) > most {
            beyond.push(format!("{what}: {text:?}"));
        }
    };
    for row in rows {
        match row {
            Row::Buttons(buttons) => {
                for button in buttons {
                    most("label", &button.label, limits::BUTTON_LABEL);
                    most("id", &button.id, limits::CUSTOM_ID);
                }
            }
            Row::Menu(menu) => {
                most("placeholder", &menu.placeholder, limits::PLACEHOLDER);
                most("id", &menu.id, limits::CUSTOM_ID);
                for (label, value) in &menu.options {
                    most("option", label, limits::OPTION);
                    most("value", value, limits::OPTION);
                }
            }
        }
    }
    let fits = |row: &Row| match row {
        Row::Buttons(buttons) => (1..=limits::ROW_BUTTONS).contains(&buttons.len()),
        Row::Menu(menu) => (1..=limits::OPTIONS).contains(&menu.options.len()),
    };
    if rows.len() > limits::ROWS || !rows.iter().all(fits) {
        beyond.push(format!("the shape of {rows:?}"));
    }
    beyond
}

//! Whatever somebody asks or calls, on the real facts: every reply stays within Discord's limits, with or without embeds,
//! and every excerpt is in one piece.

use super::*;
use crate::commands::{self, Context, Given, Raw, around};
use crate::discord::hostile::check;
use crate::engine::Settings;
use crate::facts::{Files, load};
use crate::text::Language;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::{Arc, OnceLock};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{}", report.render(false)));
        Engine::new(Arc::new(base), Settings::default())
    })
}

fn asks() -> &'static [String] {
    static ASKS: OnceLock<Vec<String>> = OnceLock::new();
    ASKS.get_or_init(|| {
        let facts = engine().base().facts.iter();
        facts.flat_map(|fact| Language::ALL.into_iter().flat_map(|language| fact.asks.get(language).clone())).collect()
    })
}

fn words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| asks().iter().flat_map(|ask| ask.split(' ').map(str::to_owned)).collect())
}

/// An ask, an ask with words changed, words at random, two asks at once, or anything.
fn question() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(asks()),
        4 => (select(asks()), any::<Index>(), select(words())).prop_map(|(ask, at, word)| {
            let mut parts: Vec<&str> = ask.split(' ').collect();
            let at = at.index(parts.len());
            if let Some(part) = parts.get_mut(at) {
                *part = &word;
            }
            parts.join(" ")
        }),
        2 => (select(asks()), any::<Index>()).prop_map(|(ask, at)| {
            let cut = at.index(ask.chars().count());
            ask.chars().enumerate().filter(|(at, _)| *at != cut).map(|(_, c)| c).collect()
        }),
        2 => (select(asks()), select(asks())).prop_map(|(one, other)| format!("{one} {other}")),
        2 => proptest::collection::vec(select(words()), 1..30).prop_map(|words| words.join(" ")),
        1 => r"\PC{0,300}",
    ]
}

/// What is sent of a reply, each way it can be shown.
fn all_ways(asked: &str, show: impl Fn(&str, Place) -> Vec<Message>) -> Vec<Vec<Message>> {
    let both = [true, false];
    let places =
        both.into_iter().flat_map(|embeds| both.map(|private| Place { embeds, private, votes: private == embeds }));
    places.map(|place| show(asked, place)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, max_shrink_iters: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_and_all_around_it(asked in question(), spanish in any::<bool>()) {
        let language = if spanish { Language::Es } else { Language::En };
        let engine = engine();
        let context = Context { engine, language };
        let answer = engine.answer(&asked, &[], Some(language));
        let outcome = commands::ask::outcome(context, answer.clone(), &Given::default());
        for messages in all_ways(&asked, |asked, place| super::answer(&outcome, engine, Some(asked), place)) {
            check(&answer.reply, &messages);
        }
        let facts = around::facts(&answer.reply);
        let cited = around::references(context, &facts);
        let around = [around::context(context, &facts), around::why(context, &answer, &facts)];
        for reply in around.into_iter().chain(cited) {
            for messages in all_ways("", |_, place| shown(&reply, engine, None, place.embeds)) {
                check(&reply, &messages);
            }
        }
    }

    #[test]
    fn every_command(
        which in any::<Index>(),
        typed in proptest::collection::vec((question(), any::<bool>(), 0_i64..40), 6),
        spanish in any::<bool>(),
    ) {
        let language = if spanish { Language::Es } else { Language::En };
        let engine = engine();
        let context = Context { engine, language };
        let spec = which.get(commands::ALL);
        let mut given = Given::default();
        for (option, (text, flag, number)) in spec.options.iter().zip(&typed) {
            // What the command itself offers, if there is anything, else whatever was typed.
            let offered = commands::complete(context, spec, option.name, "", &given, 50);
            let offered = offered.get(usize::try_from(*number).unwrap_or_default()).map(|offered| offered.value.as_str());
            for raw in [Raw::Text(offered.unwrap_or(text)), Raw::Flag(*flag), Raw::Number(*number)] {
                let read = Given::so_far(spec, &engine.base().wording, [(option.name, raw)]);
                given = read.iter().fold(given, |given, (name, value)| given.with(name, value.clone()));
            }
        }
        let outcome = commands::run(context, spec, &given, &[]);
        for messages in all_ways("", |_, place| super::outcome(&outcome, engine, (spec, None), place)) {
            check(&outcome.reply, &messages);
        }
    }
}

#[test]
fn every_page_of_the_timeline_stands_in_one_message_and_leads_to_others() {
    let engine = engine();
    for language in Language::ALL {
        let context = Context { engine, language };
        let mut open = vec![Given::default()];
        let mut shown = 0;
        while let Some(given) = open.pop() {
            let outcome = commands::run(context, &commands::timeline::SPEC, &given, &[]);
            let place = Place { embeds: true, private: false, votes: true };
            let messages = super::outcome(&outcome, engine, (&commands::timeline::SPEC, None), place);
            assert_eq!(messages.len(), 1, "{given:?}");
            let next = outcome.paging.and_then(|paging| paging.turned_to(paging.page + 1));
            open.extend(next);
            for offer in outcome.offers.iter().flat_map(commands::Offers::all) {
                // Before and after an event, and back from the chart, is where we have been.
                let is_new = offer.given.has("event") && !given.has("event");
                open.extend(is_new.then(|| offer.given.clone()));
            }
            let offered: usize = outcome.offers.iter().map(|offers| offers.all().len()).sum();
            let pressed = |row: &Row| match row {
                Row::Buttons(buttons) => buttons.len(),
                Row::Menu(menu) => menu.options.len(),
            };
            let rows = messages.iter().flat_map(|message| &message.rows).map(pressed).sum::<usize>();
            assert!(rows >= offered, "a custom id is too long: {given:?}");
            shown += 1;
        }
        // Four pages and nineteen events.
        assert!(shown > 20, "{shown}");
    }
}

//! What nobody may bring about by what they send: a reply beyond Discord's limits, a ping, an excerpt in pieces, a button that
//! can't be read again. For the tests and the fuzzer alone; may not be used by anything else. The numbers are Discord's
//! own ("Message", "Embed Limits", "Component Reference"), written out beside those of `limits`, so that one mistake
//! can't hide in both.

use super::components::{Row, beyond_limits};
use super::escape;
use super::events::HEARS;
use super::gateway;
use super::hear;
use super::limits::length;
use super::press::{self, Press};
use super::render::{self, Card, Message, Place};
use crate::commands::{self, Context, Outcome, Spec, around};
use crate::engine::{Engine, Reply};
use serenity::all::{Event, UserId};

/// A message's own words, as they are heard.
pub fn heard(content: &str) -> String {
    hear::utterance(content)
}

/// Reads what comes over the gateway, a line each, and hears what it says.
pub fn gateway(lines: &str) {
    let me = UserId::new(1);
    gateway::hostile::session(lines, HEARS, |event| {
        let heard = match event {
            Event::MessageCreate(event) => hear::message(&event.message, me, |_, _| true),
            Event::MessageUpdate(event) => hear::edited(event, me, |_, _| true),
            _ => None,
        };
        assert!(heard.is_none_or(|heard| heard.utterance == heard.utterance.trim()));
    });
}

/// Shows what a command gave in a place (with embeds, privately, where votes count) and checks all that is sent.
/// `asked` is what somebody wrote into the command.
pub fn outcome(outcome: &Outcome, engine: &Engine, (spec, asked): (&Spec, Option<&str>), place: [bool; 3]) {
    let [embeds, private, votes] = place;
    let messages = render::outcome(outcome, engine, (spec, asked), Place { embeds, private, votes });
    check(&outcome.reply, &messages);
    readable(&messages, engine);
}

/// Shows any other reply and checks all that is sent.
pub fn reply(reply: &Reply, engine: &Engine, embeds: bool) {
    check(reply, &render::shown(reply, engine, None, embeds));
}

/// Follows a custom id, or the value of a menu, as far as it can be without Discord.
pub fn pressed(id: &str, context: Context<'_>, place: [bool; 3]) {
    let Context { engine, .. } = context;
    let base = engine.base();
    if let Ok((language, fact)) = press::parse_option(id, base) {
        assert_eq!(press::parse_option(&press::option(language, fact, base), base), Ok((language, fact)), "{id}");
    }
    let Ok(press) = Press::parse(id, base) else { return };
    if let Some(again) = press.id(base) {
        assert_eq!(Press::parse(&again, base).as_ref(), Ok(&press), "{id} written as {again}");
    }
    match press {
        Press::Run(name, given, _) => {
            let spec = press::spec(name).unwrap_or_else(|| panic!("a command of ours: {name}"));
            outcome(&commands::run(context, spec, &given, &[]), engine, (spec, None), place);
        }
        Press::Context(facts) => reply(&around::context(context, &facts), engine, place[0]),
        Press::Cite(facts) => {
            if let Some(references) = around::references(context, &facts) {
                reply(&references, engine, place[0]);
            }
        }
        // These are about the message that they stand under.
        Press::Why(_) | Press::Share(_) | Press::Ask | Press::Vote(_) | Press::Class(_) | Press::Choose(_) => {}
    }
}

/// Panics unless the messages are whole: within all limits, each excerpt in one piece, only the last to be pressed.
pub fn check(reply: &Reply, messages: &[Message]) {
    fits(messages);
    let before_last = messages.split_last().map_or(&[][..], |(_, before)| before);
    assert!(before_last.iter().all(|message| message.rows.is_empty()), "only the last can be pressed");
    for citation in &reply.citations {
        let quote: Vec<String> =
            citation.excerpt().lines().map(|line| format!("> {}", escape::literal(line))).collect();
        let whole = |text: &str| text.contains(&quote.join("\n"));
        let in_card = |card: &Card| card.fields.iter().any(|(_, value)| whole(value));
        let found =
            messages.iter().any(|message| whole(&message.content) || message.card.as_ref().is_some_and(in_card));
        assert!(found, "not in one piece: {}", citation.excerpt());
    }
}

/// Panics unless Discord takes all of the messages, and nobody is pinged by them.
pub fn fits(messages: &[Message]) {
    assert!(!messages.is_empty());
    for message in messages {
        assert!(length(&message.content) <= 2000, "{}", length(&message.content));
        assert!(!message.content.trim().is_empty() || message.card.is_some());
        assert_eq!(beyond_limits(&message.rows), [""; 0]);
        for mention in ["<@", "@everyone", "@here"] {
            let escaped =
                |(at, _): (usize, &str)| message.content.get(..at).is_some_and(|before| before.ends_with('\\'));
            assert!(message.content.match_indices(mention).all(escaped), "it pings: {}", message.content);
        }
        assert!(message.files.len() <= 10);
        assert!(message.files.iter().all(|file| length(&file.description) <= 1024 && !file.bytes.is_empty()));
        let Some(card) = &message.card else { continue };
        assert!(length(&card.description) <= 4096 && length(&card.footer) <= 2048 && card.fields.len() <= 25);
        assert!(card.length() <= 6000 && card.length() > 0, "{}", card.length());
        for (name, value) in &card.fields {
            assert!(!name.trim().is_empty() && length(name) <= 256);
            assert!(!value.trim().is_empty() && length(value) <= 1024);
        }
    }
}

/// Panics unless all that can be pressed can be read again.
fn readable(messages: &[Message], engine: &Engine) {
    let base = engine.base();
    let is_read = |id: &str| Press::parse(id, base).is_ok() || press::parse_option(id, base).is_ok();
    for row in messages.iter().flat_map(|message| &message.rows) {
        let ids: Vec<&String> = match row {
            Row::Buttons(buttons) => buttons.iter().map(|button| &button.id).collect(),
            Row::Menu(menu) => menu.options.iter().map(|(_, value)| value).chain([&menu.id]).collect(),
        };
        assert!(ids.iter().all(|id| is_read(id)), "{ids:?}");
    }
}

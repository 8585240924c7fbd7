//! Exit tickets: a button, a form of three lines, and a direct message to the teacher who asked for them. What somebody writes
//! is handed on and not kept, nor who wrote it.

use super::step::Step;
use crate::commands::class::ticket::LINES;
use crate::discord::bot::Bot;
use crate::discord::components::{Button, Row};
use crate::discord::memory::{Id, Thread};
use crate::discord::press::Press;
use crate::discord::render::{self, Card, Message};
use crate::discord::{escape, limits, now, send};
use crate::engine::Reply;
use crate::text::Language;
use serde::{Deserialize, Serialize};
use serenity::all::{
    ActionRowComponent, ChannelId, ComponentInteraction, CreateInteractionResponse, ModalInteraction, UserId,
};
use std::fmt::Write;
use tokio::sync::MutexGuard;

/// For how many seconds a button takes tickets: a school week.
const KEPT: i64 = 7 * 24 * 3600;

/// The most characters of a line.
const MOST: u16 = 300;

/// What is kept of a button: to whom its tickets go.
#[derive(Debug, Serialize, Deserialize)]
struct Ticket {
    teacher: Id,
    names: bool,
    language: Language,
}

fn key(message: Id) -> String {
    format!("ticket:{message}")
}

/// Posts the button; gives whether it stands there.
pub async fn begin(bot: &Bot, (channel, teacher): (Id, Id), (reply, names): (&Reply, bool), embeds: bool) -> bool {
    let base = bot.engine.base();
    let mut messages = render::shown(reply, &bot.engine, None, embeds);
    if let (Some(last), Some(id)) = (messages.last_mut(), Press::Class(Step::Ticket).id(base)) {
        last.rows = vec![Row::Buttons(vec![Button { label: base.wording.say(reply.language, "button-ticket"), id }])];
    }
    // Whoever presses at once waits until the button is known.
    let _lane = lane(bot, channel).await;
    let mut posted = None;
    for message in &messages {
        match bot.discord.send(ChannelId::new(channel), &send::create(message)).await {
            Ok(message) => posted = Some(message.id.get()),
            Err(failure) => {
                tracing::error!(cause = %failure, "an exit ticket couldn't be posted");
                return false;
            }
        }
    }
    // The button stands under the last one.
    let ticket = Ticket { teacher, names, language: reply.language };
    let (Some(message), Ok(value)) = (posted, serde_json::to_value(ticket)) else { return false };
    bot.store.keep_state_of(teacher, &key(message), &value, now() + KEPT).await.is_ok()
}

/// Held while a button is put up in a channel.
async fn lane(bot: &Bot, channel: Id) -> MutexGuard<'_, ()> {
    bot.lane(Thread { channel, author: 0, private: true }).await
}

async fn read(bot: &Bot, message: Id) -> Option<Ticket> {
    serde_json::from_value(bot.store.state(&key(message), now()).await.ok()??).ok()
}

/// The form to fill in; none if the button takes no tickets any more.
pub async fn form(bot: &Bot, press: &ComponentInteraction) -> Option<CreateInteractionResponse> {
    drop(lane(bot, press.channel_id.get()).await);
    let Ticket { language, .. } = read(bot, press.message.id.get()).await?;
    let base = bot.engine.base();
    let say = |key: &str| base.wording.say(language, key).chars().take(limits::FORM_TITLE).collect::<String>();
    let id = Press::Class(Step::Ticket).id(base)?;
    let lines = LINES.map(|line| (line, say(line)));
    Some(CreateInteractionResponse::Modal(send::lines(&id, &say("ticket-form"), &lines, MOST)))
}

/// Hands a ticket on; gives the key of what to say to whoever wrote it.
pub async fn written(bot: &Bot, form: &ModalInteraction) -> &'static str {
    let Some(message) = form.message.as_ref() else { return "press-stale" };
    let Some(ticket) = read(bot, message.id.get()).await else { return "press-stale" };
    let say = |key: &str| bot.engine.base().wording.say(ticket.language, key);
    let mut text = format!("**{}**", escape::typed(&say("ticket-form")));
    if ticket.names {
        let _ = write!(text, " <@{}>", form.user.id);
    }
    let inputs = form.data.components.iter().flat_map(|row| &row.components);
    let mut any = false;
    for input in inputs {
        let ActionRowComponent::InputText(input) = input else { continue };
        let known = LINES.into_iter().find(|line| *line == input.custom_id);
        let words: String = input.value.iter().flat_map(|value| value.chars()).take(MOST.into()).collect();
        if let Some(line) = known.filter(|_| !words.trim().is_empty()) {
            let _ = write!(text, "\n{}\n> {}", escape::typed(&say(line)), escape::literal(&words.replace('\n', " ")));
            any = true;
        }
    }
    if !any {
        return "ticket-empty";
    }
    // In a card, a mention pings nobody.
    let card = Card { description: text, ..Card::default() };
    let handed = async {
        let channel = bot.discord.direct(UserId::new(ticket.teacher)).await?;
        bot.discord.send(channel, &send::create(&Message { card: Some(card), ..Message::default() })).await
    };
    match handed.await {
        Ok(_) if ticket.names => "ticket-thanks-named",
        Ok(_) => "ticket-thanks",
        Err(failure) => {
            tracing::warn!(cause = %failure, "an exit ticket couldn't be handed to its teacher");
            "ticket-unsent"
        }
    }
}

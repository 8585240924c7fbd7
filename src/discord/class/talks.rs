//! Discussions on Discord, one a thread: kept in the store, stands one by one. What happens goes through the discussion's state
//! machine. Who may do what is decided above.

use super::show;
use super::step::Step;
use crate::classroom::{Move, Talk, talk};
use crate::commands::class::discuss;
use crate::commands::{Context, File};
use crate::discord::bot::Bot;
use crate::discord::memory::{Id, Thread};
use crate::discord::render::{self, Message};
use crate::discord::rest::Rest;
use crate::discord::{limits, now, send};
use crate::facts::model::FactIdx;
use crate::store::Answered;
use serenity::all::{ChannelId, ChannelType, ComponentInteraction, ComponentInteractionDataKind, CreateThread};
use tokio::sync::MutexGuard;

/// What the key of a discussion's state begins with; its thread follows.
const KEY: &str = "talk:";

/// For how many seconds after it last changed a discussion is kept: a class may go on next week.
const KEPT: i64 = 14 * 24 * 3600;

fn key(thread: Id) -> String {
    format!("{KEY}{thread}")
}

/// Opens a thread with the prompt, the cards and the first step; where no thread can be opened, the channel serves. Gives
/// whether all is posted.
pub async fn begin(bot: &Bot, channel: Id, talk: &Talk, embeds: bool) -> bool {
    let engine = &bot.engine;
    let Some(opening) = talk::opening(engine, talk) else { return false };
    let title: String = opening.lead.chars().take(limits::THREAD_TITLE).collect();
    let thread = CreateThread::new(title).kind(ChannelType::PublicThread);
    let thread = match bot.discord.open_thread(ChannelId::new(channel), &thread).await {
        Ok(thread) => thread,
        Err(failure) => {
            tracing::warn!(cause = %failure, "a discussion has no thread of its own");
            ChannelId::new(channel)
        }
    };
    keep(bot, thread.get(), talk).await;
    let mut messages = render::shown(&opening, engine, None, embeds);
    if let Some(last) = messages.last_mut() {
        last.rows = show::cards(engine, talk);
    }
    messages.extend(show::step(engine, talk, embeds));
    post(&bot.discord, thread, &messages).await
}

async fn post(discord: &Rest, thread: ChannelId, messages: &[Message]) -> bool {
    for message in messages {
        if let Err(failure) = discord.send(thread, &send::create(message)).await {
            tracing::error!(cause = %failure, "a message of a discussion couldn't be sent");
            return false;
        }
    }
    true
}

async fn keep(bot: &Bot, thread: Id, talk: &Talk) {
    if let Ok(value) = serde_json::to_value(talk) {
        // The store's log has told it.
        let _ = bot.store.keep_state(&key(thread), &value, now() + KEPT).await;
    }
}

/// The discussion of a thread, if there is one.
async fn read(bot: &Bot, thread: Id) -> Option<Talk> {
    let key = key(thread);
    let mut talk: Talk = serde_json::from_value(bot.store.state(&key, now()).await.ok()??).ok()?;
    for Answered { person, item, option } in bot.store.answers(&key).await.ok()? {
        talk.put_back(person, item, option);
    }
    Some(talk)
}

/// Whether a discussion is on in a channel.
pub async fn is_on(bot: &Bot, thread: Id) -> bool {
    read(bot, thread).await.is_some()
}

/// Notes the evidence that somebody found in a discussion's thread for all to see; gives what is said to it.
pub async fn found(bot: &Bot, thread: Id, facts: &[FactIdx], embeds: bool) -> Vec<Message> {
    let _lane = lane(bot, thread).await;
    let Some(talk) = read(bot, thread).await else { return Vec::new() };
    let context = Context { engine: &bot.engine, language: talk.language };
    let (talk, reply) = discuss::found(context, talk, facts);
    let Some(reply) = reply else { return Vec::new() };
    keep(bot, thread, &talk).await;
    render::shown(&reply, &bot.engine, None, embeds)
}

/// The turn of a discussion: what happens in one thread happens one after another.
async fn lane(bot: &Bot, thread: Id) -> MutexGuard<'_, ()> {
    bot.lane(Thread { channel: thread, author: 0, private: false }).await
}

/// What comes of a press.
pub enum Pressed {
    /// To the person alone: this sentence, by its key.
    Told(&'static str),
    /// To all in the thread.
    Posted(Vec<Message>),
    /// To all in the thread, and the handouts to the teacher.
    Closed(Vec<Message>, Vec<File>),
}

/// Does what somebody pressed in a discussion's thread; `teaches` is whether they may lead it.
pub async fn press(
    bot: &Bot,
    interaction: &ComponentInteraction,
    step: Step,
    (teaches, embeds): (bool, bool),
) -> Pressed {
    let (thread, person) = (interaction.channel_id.get(), interaction.user.id.get());
    let _lane = lane(bot, thread).await;
    let Some(talk) = read(bot, thread).await else { return Pressed::Told("press-stale") };
    let context = Context { engine: &bot.engine, language: talk.language };
    let what = match step {
        Step::Further(_) | Step::Close if !teaches => return Pressed::Told("quiz-only-teachers"),
        Step::Further(at) if at == talk.step() && talk.goes_on() => Move::Next,
        Step::Close => Move::Close,
        Step::Stand(place) => Move::Stand { person, place: u8::try_from(place).unwrap_or_default() },
        Step::Evidence => match chosen(interaction).and_then(|number| discuss::card(context, &talk, number)) {
            Some(fact) => Move::Evidence(fact),
            None => return Pressed::Told("press-stale"),
        },
        _ => return Pressed::Told("discuss-late"),
    };
    let round = talk.round();
    let (talk, reply) = discuss::goes_on(context, talk, what.clone());
    let Some(reply) = reply else { return Pressed::Told("discuss-late") };
    if let Move::Stand { place, .. } = what {
        let stand = Answered { person, item: round, option: place.into() };
        let _ = bot.store.keep_answer(&key(thread), stand, now() + KEPT).await;
        return Pressed::Told("discuss-stood");
    }
    keep(bot, thread, &talk).await;
    match what {
        Move::Next => Pressed::Posted(show::step(&bot.engine, &talk, embeds)),
        Move::Close => {
            let messages = render::shown(&reply, &bot.engine, None, embeds);
            // What people stood for is in the summary; nobody needs to know who.
            let _ = bot.store.end_activity(&key(thread)).await;
            Pressed::Closed(messages, discuss::files(context, &talk, &format!("puente-{}", talk.discussion)))
        }
        Move::Evidence(_) | Move::Stand { .. } => Pressed::Posted(render::shown(&reply, &bot.engine, None, embeds)),
    }
}

/// The card that was chosen from the menu.
fn chosen(interaction: &ComponentInteraction) -> Option<usize> {
    match &interaction.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => match values.as_slice() {
            [number] => number.parse().ok(),
            _ => None,
        },
        _ => None,
    }
}

//! Messages to the bot: a new one gets a reply, an edited one gets its reply edited.

use super::bot::{Asked, Bot, Failed};
use super::error::cause;
use super::hear::Heard;
use super::memory::Id;
use super::render::{self, Message};
use super::send;
use crate::text::Language;
use serenity::all::{ChannelId, Http, MessageId, MessageReference, MessageReferenceKind};
use std::time::Duration;
use tokio::time::timeout;

/// Discord shows "typing" for ten seconds; it is said again before they are over.
const TYPING_AGAIN: Duration = Duration::from_secs(8);

/// Replies to a new message. One that has its reply already (Discord may send a message twice, or its edit before it)
/// is left alone.
pub async fn new(bot: &Bot, http: &Http, heard: Heard) {
    let _lane = bot.lane(heard.thread).await;
    if bot.memory().replies(heard.id.get()).is_none() {
        reply(bot, http, heard, Vec::new()).await;
    }
}

/// Brings the reply to an edited message up to date; one that had none gets one if it was edited just now.
pub async fn edited(bot: &Bot, http: &Http, heard: Heard, just_now: bool) {
    let _lane = bot.lane(heard.thread).await;
    let replies = bot.memory().replies(heard.id.get()).map(<[Id]>::to_vec);
    match replies {
        Some(replies) => reply(bot, http, heard, replies).await,
        None if just_now => reply(bot, http, heard, Vec::new()).await,
        None => {}
    }
}

async fn reply(bot: &Bot, http: &Http, heard: Heard, earlier: Vec<Id>) {
    let Heard { id, channel, thread, utterance, replied_to } = heard;
    let asked = Asked { thread, id: id.get(), replied_to, utterance, preferred: None };
    let answer = bot.answer(asked);
    tokio::pin!(answer);
    let mut patience = bot.late_after;
    let answer = loop {
        match timeout(patience, &mut answer).await {
            Ok(answer) => break answer,
            Err(_late) => {
                if let Err(error) = channel.broadcast_typing(http).await {
                    tracing::warn!(cause = cause(&error), "can't show that a reply is on its way");
                }
                patience = TYPING_AGAIN;
            }
        }
    };
    let wording = &bot.engine.base().wording;
    let (messages, language) = match answer {
        Ok(reply) => (render::render(&reply, &bot.engine, None), reply.language),
        Err(Failed(language)) => (vec![render::sentence(&wording.say(language, "error-neutral"))], language),
    };
    let sent = deliver(bot, http, (channel, id), &messages, (earlier, language)).await;
    if !sent.is_empty() {
        bot.memory().replied(thread, id.get(), sent);
    }
}

/// Sends the messages, in place of earlier ones as far as there are any, and takes away earlier ones that are left.
/// What can't be sent is logged, and the person told so once. Gives the ids of what stands there now.
async fn deliver(
    bot: &Bot,
    http: &Http,
    question: (ChannelId, MessageId),
    messages: &[Message],
    (earlier, language): (Vec<Id>, Language),
) -> Vec<Id> {
    let (channel, _) = question;
    let mut sent = Vec::new();
    let mut left = earlier.into_iter();
    for message in messages {
        let place = left.next();
        match put(http, question, message, place, sent.is_empty()).await {
            Ok(id) => sent.push(id),
            Err(error) => {
                tracing::error!(cause = cause(&error), "a reply couldn't be sent");
                sent.extend(place);
                let sentence = bot.engine.base().wording.say(language, "error-neutral");
                let sorry = send::create(&render::sentence(&sentence));
                match channel.send_message(http, sorry).await {
                    Ok(message) => sent.push(message.id.get()),
                    Err(error) => tracing::error!(cause = cause(&error), "nor could the person be told"),
                }
                sent.extend(left);
                return sent;
            }
        }
    }
    for surplus in left {
        if let Err(error) = channel.delete_message(http, MessageId::new(surplus)).await {
            tracing::warn!(cause = cause(&error), "a reply that isn't needed any more couldn't be taken away");
        }
    }
    sent
}

/// Puts one message: in place of an earlier one, unless somebody deleted that, else as a new one.
async fn put(
    http: &Http,
    (channel, question): (ChannelId, MessageId),
    message: &Message,
    place: Option<Id>,
    first: bool,
) -> serenity::Result<Id> {
    if let Some(place) = place {
        match channel.edit_message(http, MessageId::new(place), send::edit(message)).await {
            Ok(edited) => return Ok(edited.id.get()),
            Err(serenity::Error::Http(error)) if error.status_code().is_some_and(|status| status.as_u16() == 404) => {}
            Err(error) => return Err(error),
        }
    }
    let mut builder = send::create(message);
    if first {
        let reference = MessageReference::new(MessageReferenceKind::Default, channel).message_id(question);
        // The question may be deleted by now; then the reply stands alone.
        builder = builder.reference_message(reference.fail_if_not_exists(false));
    }
    channel.send_message(http, builder).await.map(|sent| sent.id.get())
}

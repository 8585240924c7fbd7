//! Messages to the bot: a new one gets a reply, an edited one gets its reply edited.

use super::bot::{Asked, Bot, Failed};
use super::hear::Heard;
use super::manners;
use super::memory::Id;
use super::render::{self, Message};
use super::rest::{self, Failure, Rest};
use super::room::Turn;
use super::send;
use crate::metrics::Unanswered;
use crate::store::Gap;
use crate::text::Language;
use serenity::all::{ChannelId, Message as Sent, MessageId, MessageReference, MessageReferenceKind};
use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::{Instant, timeout, timeout_at};

/// Discord shows "typing" for ten seconds; it is said again before they are over.
const TYPING_AGAIN: Duration = Duration::from_secs(8);

/// What is put on a message when there were too many questions: an hourglass (U+23F3), as in an address.
const PATIENCE: &str = "%E2%8F%B3";

/// Replies to a new message. One that has its reply already (Discord may send a message twice, or its edit before it)
/// is left alone.
pub async fn new(bot: &Bot, heard: Heard) {
    let Some(turn) = turn(bot, heard.channel).await else { return };
    if bot.memory().replies(heard.id.get()).is_some() {
        return;
    }
    let server = heard.server;
    let gap = Box::pin(reply(bot, heard, Vec::new())).await;
    drop(turn);
    bot.note_gap(gap, server).await;
}

/// The channel's turn, if it comes while somebody still waits for an answer. Nothing is thought about before, so that what
/// waits takes little memory.
async fn turn(bot: &Bot, channel: ChannelId) -> Option<Turn> {
    let turn = timeout_at(bot.came + rest::WORTH_WAITING, bot.messages.turn(channel.get())).await;
    if turn.is_err() {
        tracing::warn!("a message waited too long for those before it in its channel to be answered");
        bot.metrics.unanswered(Unanswered::Late);
    }
    turn.ok()
}

/// Takes away the reply to a deleted question.
pub async fn deleted(bot: &Bot, channel: ChannelId, question: MessageId) {
    let replies = bot.memory().deleted(question.get());
    take_away(&bot.discord, channel, replies).await;
}

async fn take_away(discord: &Rest, channel: ChannelId, replies: Vec<Id>) {
    for reply in replies {
        if let Err(failure) = discord.delete(channel, MessageId::new(reply)).await
            && !failure.is_final()
        {
            tracing::warn!(cause = %failure, "a reply that isn't needed any more couldn't be taken away");
        }
    }
}

/// Brings the reply to an edited message up to date; one that had none gets one if it was edited just now.
pub async fn edited(bot: &Bot, heard: Heard, just_now: bool) {
    let Some(turn) = turn(bot, heard.channel).await else { return };
    let replies = bot.memory().replies(heard.id.get()).map(<[Id]>::to_vec);
    if replies.is_none() && !just_now {
        return;
    }
    let server = heard.server;
    let gap = Box::pin(reply(bot, heard, replies.unwrap_or_default())).await;
    drop(turn);
    bot.note_gap(gap, server).await;
}

/// Replies, and gives the question if no fact answers it.
async fn reply(bot: &Bot, heard: Heard, earlier: Vec<Id>) -> Option<Gap> {
    let Heard { id, channel, thread, utterance, replied_to, server, in_thread, unasked } = heard;
    let settings = bot.store.settings(server);
    let spend = || bot.budgets.spend(settings.budget, thread.author, thread.channel);
    if !unasked && spend().is_err() {
        bot.metrics.unanswered(Unanswered::Budget);
        // No words: they would be one more message in a channel that has too many.
        if let Err(failure) = bot.discord.react(channel, id, PATIENCE).await {
            tracing::debug!(cause = %failure, "can't show that there were too many questions");
        }
        return None;
    }
    let asked = Asked { thread, id: id.get(), replied_to, utterance: utterance.clone(), preferred: settings.language };
    let answer = async {
        let _lane = bot.lane(thread).await;
        bot.answer(asked).await
    };
    tokio::pin!(answer);
    let mut patience = bot.late_after;
    let answer = loop {
        match timeout(patience, &mut answer).await {
            Ok(answer) => break answer,
            // Nobody waits for what they didn't ask for.
            Err(_late) if unasked => patience = TYPING_AGAIN,
            Err(_late) => {
                if let Err(failure) = bot.discord.show_typing(channel).await
                    && !failure.is_final()
                {
                    tracing::warn!(cause = %failure, "can't show that a reply is on its way");
                }
                patience = TYPING_AGAIN;
            }
        }
    };
    let language = match &answer {
        // An earlier reply is brought up to date, whatever it is now.
        Ok(outcome) if unasked && earlier.is_empty() && !manners::speaks_up(outcome, &utterance) => return None,
        Ok(outcome) => outcome.reply.language,
        Err(Failed(_)) if unasked => return None,
        Err(Failed(language)) => *language,
    };
    if bot.memory().is_gone(id.get()) || unasked && spend().is_err() {
        return None;
    }
    let say = |embeds| match &answer {
        Ok(outcome) => render::answer(outcome, &bot.engine, None, bot.place(server, embeds, false)),
        Err(Failed(language)) => vec![render::sentence(&bot.engine.base().wording.say(*language, "error-neutral"))],
    };
    let (sent, refused) = deliver(bot, (channel, id), say, (earlier, language)).await;
    let needed = if in_thread { "send-messages-in-threads" } else { "send-messages" };
    match (server, refused) {
        (Some(server), None) => bot.lacking.taken(server, channel),
        (Some(server), Some(refused)) => {
            if let Some(permission) = refused.lacks(needed) {
                bot.lacking.refused(server, (channel, permission));
            }
        }
        (None, _) => {}
    }
    if bot.memory().is_gone(id.get()) {
        take_away(&bot.discord, channel, sent).await;
        return None;
    }
    if !sent.is_empty() {
        bot.memory().replied(thread, id.get(), sent);
    }
    answer.ok().and_then(|outcome| outcome.gap)
}

/// Sends the messages, in place of earlier ones as far as there are any, and takes away earlier ones that are left.
/// Where Discord shows no embeds, which only the first attempt tells, the same is said without. What can't be sent is
/// logged, and the person told so once. Gives the ids of what stands there now, and why not all does.
async fn deliver(
    bot: &Bot,
    question: (ChannelId, MessageId),
    say: impl Fn(bool) -> Vec<Message>,
    (earlier, language): (Vec<Id>, Language),
) -> (Vec<Id>, Option<Failure>) {
    let (channel, _) = question;
    let mut sent = Vec::new();
    let mut messages = VecDeque::from(say(true));
    let mut left = VecDeque::from(earlier);
    let mut embeds = true;
    while let Some(message) = messages.pop_front() {
        let place = left.pop_front();
        let undressed = embeds && sent.is_empty() && message.card.is_some();
        // What can be pressed stands under the last, and leads back to the question.
        let refers = sent.is_empty() || messages.is_empty();
        let put = put(&bot.discord, question, &message, (place, refers, bot.came));
        match Box::pin(put).await {
            Ok(there) if undressed && there.embeds.is_empty() => {
                embeds = false;
                messages = say(embeds).into();
                left.push_front(there.id.get());
            }
            Ok(there) => {
                if sent.is_empty() {
                    bot.replied("message");
                }
                sent.push(there.id.get());
            }
            Err(failure) if undressed && failure.was_empty() => {
                embeds = false;
                messages = say(embeds).into();
                if let Some(place) = place {
                    left.push_front(place);
                }
            }
            Err(failure) => {
                bot.metrics.unanswered(failure.unanswered());
                sent.extend(place);
                // Where nothing can be said, neither can this.
                if !failure.is_final() {
                    tracing::error!(cause = %failure, "a reply couldn't be sent");
                    let sentence = bot.engine.base().wording.say(language, "error-neutral");
                    match bot.discord.send(channel, &send::create(&render::sentence(&sentence))).await {
                        Ok(message) => sent.push(message.id.get()),
                        Err(failure) => tracing::error!(cause = %failure, "nor could the person be told"),
                    }
                }
                sent.extend(left);
                return (sent, Some(failure));
            }
        }
    }
    take_away(&bot.discord, channel, left.into()).await;
    (sent, None)
}

/// Puts one message: in place of an earlier one, unless somebody deleted that, else as a new one. Nobody waits for ever for
/// the answer to a question that came `since`.
async fn put(
    discord: &Rest,
    (channel, question): (ChannelId, MessageId),
    message: &Message,
    (place, refers, since): (Option<Id>, bool, Instant),
) -> Result<Sent, Failure> {
    if let Some(place) = place {
        match discord.edit((channel, MessageId::new(place)), &send::edit(message)).await {
            Err(failure) if failure.is_gone() => {}
            edited => return edited,
        }
    }
    let mut builder = send::create(message);
    if refers {
        let reference = MessageReference::new(MessageReferenceKind::Default, channel).message_id(question);
        // The question may be deleted by now; then the reply stands alone.
        builder = builder.reference_message(reference.fail_if_not_exists(false));
    }
    discord.reply(channel, &builder, since).await
}

//! What happens on Discord, handed to whom it concerns. Decides nothing but who.

use super::bot::{Bot, Shared};
use super::bounded::Bounded;
use super::gateway::Notice;
use super::hear::{self, Heard};
use super::memory::Id;
use super::threads::{self, Belongs};
use super::{class, exchange, messages, pressed, register, slash, votes};
use crate::metrics::Unanswered;
use serenity::all::{
    ApplicationId, ChannelId, Event, GuildId, Interaction, Message, MessageId, MessageUpdateEvent, Timestamp,
    UnavailableGuild,
};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// An edit older than this (in seconds) is no edit but an old message that Discord brings up again, say for a pin; if
/// it never had a reply, it gets none now.
const JUST_NOW: i64 = 300;

/// After how many seconds commands that couldn't be registered are told again.
const REGISTERED_AGAIN_AFTER: [u64; 4] = [60, 600, 3600, 24 * 3600];

/// How many messages and interactions are remembered, so that none that Discord sends again is answered again.
const ONCE: usize = 4096;

/// The events that are heard.
pub const HEARS: &[&str] = &[
    "GUILD_DELETE",
    "INTERACTION_CREATE",
    "MESSAGE_CREATE",
    "MESSAGE_DELETE",
    "MESSAGE_DELETE_BULK",
    "MESSAGE_UPDATE",
];

/// Something that was said to the bot.
enum Said {
    /// A message.
    New(Heard),
    /// An edit of one, and whether it was made just now.
    Changed(Heard, bool),
}

/// The bot's ears.
pub struct Events {
    shared: Arc<Shared>,
    registered: AtomicBool,
    came: Mutex<Bounded<Id, ()>>,
}

impl Events {
    /// Ears for a bot.
    pub fn new(shared: Arc<Shared>) -> Self {
        Self { shared, registered: AtomicBool::new(false), came: Mutex::new(Bounded::new(ONCE)) }
    }

    /// What a shard hears. Each event has a task of its own: what breaks in it is logged and counted, and ends nothing
    /// else. Once the bot is told to stop, nothing new begins.
    pub fn hear_all(self: Arc<Self>, shard: u32, notice: Notice) {
        match notice {
            Notice::Ready { servers, application } => {
                let witness = self.shared.metrics.witness();
                tokio::spawn(async move {
                    let _counted = witness;
                    self.ready(shard, servers, application).await;
                });
            }
            Notice::Resumed => tracing::info!(shard, "gateway session resumed"),
            Notice::Happened(event) => {
                if let Some(bot) = self.shared.begin() {
                    tokio::spawn(async move { self.happened(&bot, event).await });
                }
            }
        }
    }

    async fn happened(&self, bot: &Bot, event: Box<Event>) {
        if let Event::InteractionCreate(event) = *event {
            return Box::pin(self.interaction_create(bot, event.interaction)).await;
        }
        // Most messages aren't for the bot, and those that are may have to wait: then nothing is held but what was said.
        let Some(said) = Box::pin(self.said(bot, event)).await else { return };
        let Some(_place) = bot.messages.enter() else { return bot.metrics.unanswered(Unanswered::Busy) };
        match said {
            Said::New(heard) => messages::new(bot, heard).await,
            Said::Changed(heard, just_now) => messages::edited(bot, heard, just_now).await,
        }
    }

    /// What was said to the bot, if that is what happened; else sees to it.
    async fn said(&self, bot: &Bot, event: Box<Event>) -> Option<Said> {
        match *event {
            Event::MessageCreate(event) => return self.message(bot, event.message).await.map(Said::New),
            Event::MessageUpdate(update) => return self.message_update(bot, update).await,
            Event::MessageDelete(event) => messages_delete(bot, event.channel_id, &[event.message_id]).await,
            Event::MessageDeleteBulk(event) => messages_delete(bot, event.channel_id, &event.ids).await,
            Event::GuildDelete(event) => guild_delete(bot, event.guild).await,
            _ => {}
        }
        None
    }

    /// Whether something with this number comes for the first time: after a lost connection Discord may send it again.
    fn is_new(&self, id: Id) -> bool {
        let mut came = self.came.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = came.get(&id).is_none();
        if is_new {
            came.put(id, ());
        }
        is_new
    }

    /// What a message means for the bot, by where it stands: in a thread of a channel where questions need no mention, or
    /// as the first message of a forum's post, whose title goes with it. `understood` reads the message.
    async fn hear(
        &self,
        bot: &Bot,
        (server, channel, message): (Option<GuildId>, ChannelId, MessageId),
        understood: impl Fn(&dyn Fn(Id, Id) -> bool) -> Option<Heard>,
    ) -> Option<Heard> {
        let open = |server: Id, channel: Id| bot.reads && bot.store.settings(Some(server)).channels.contains(&channel);
        // A post and its first message have the same id.
        let opens_post = message.get() == channel.get();
        let heard = understood(&open);
        if heard.is_some() && !opens_post {
            return heard;
        }
        let server = server.map(GuildId::get)?;
        let settings = bot.store.settings(Some(server));
        let may_be_open = bot.reads && !settings.channels.is_empty() && !settings.channels.contains(&channel.get());
        if heard.is_none() && !may_be_open {
            return None;
        }
        let Some(Belongs { to, title }) = bot.threads.thread(&bot.discord, channel).await else { return heard };
        let heard = heard.or_else(|| understood(&|server, _| open(server, to)))?;
        let utterance =
            if opens_post { threads::with_title(&title, &heard.utterance) } else { heard.utterance.clone() };
        Some(Heard { utterance, ..heard })
    }

    async fn ready(&self, shard: u32, servers: Option<Vec<Id>>, application: Option<Id>) {
        tracing::info!(shard, "connected to discord");
        self.shared.restore().await;
        // A list that can't be read whole says of no server that it is gone.
        if let Some(servers) = servers {
            let is_ours = |server| self.shared.plan.shard_of(server) == shard;
            self.shared.forget_other_servers(&servers.into_iter().collect(), is_ours).await;
        }
        // One process registers the commands for all.
        if self.shared.plan.first != 0 {
            return;
        }
        // A new session after a lost connection is ready, too; the commands are still there then.
        if self.registered.swap(true, Ordering::Relaxed) {
            return;
        }
        // Only the oldest bots have an account with another number than their application's.
        self.keep_registered(ApplicationId::new(application.unwrap_or(self.shared.me.get()))).await;
    }

    /// Tells Discord the commands, and again when the facts change with words that stand in them.
    async fn keep_registered(&self, application: ApplicationId) {
        let mut engines = self.shared.engines.clone();
        loop {
            let told = Arc::clone(&engines.borrow_and_update());
            let wording = &told.base().wording;
            for wait in REGISTERED_AGAIN_AFTER {
                if register::register(&self.shared.discord, application, wording).await {
                    break;
                }
                tokio::time::sleep(Duration::from_secs(wait)).await;
            }
            while register::is_told(wording, &engines.borrow_and_update().base().wording) {
                if engines.changed().await.is_err() {
                    // Nobody is left who could change them.
                    return;
                }
            }
        }
    }

    async fn message(&self, bot: &Bot, message: Message) -> Option<Heard> {
        if message.author.bot || !self.is_new(message.id.get()) {
            return None;
        }
        let place = (message.guild_id, message.channel_id, message.id);
        self.hear(bot, place, |open| hear::message(&message, bot.me, open)).await
    }

    async fn message_update(&self, bot: &Bot, update: MessageUpdateEvent) -> Option<Said> {
        if update.author.as_ref().is_none_or(|author| author.bot) {
            return None;
        }
        let at = update.edited_timestamp?;
        let place = (update.guild_id, update.channel_id, update.id);
        let heard = self.hear(bot, place, |open| hear::edited(&update, bot.me, open)).await?;
        let just_now = Timestamp::now().unix_timestamp() - at.unix_timestamp() <= JUST_NOW;
        bot.memory().edited(update.id.get(), at).then_some(Said::Changed(heard, just_now))
    }

    async fn interaction_create(&self, bot: &Bot, interaction: Interaction) {
        if !self.is_new(interaction.id().get()) {
            return;
        }
        let Some(_place) = bot.interactions.enter() else {
            return Box::pin(exchange::turn_away(bot, &interaction)).await;
        };
        bot.restore().await;
        // Each takes only the memory that it needs.
        match interaction {
            Interaction::Command(command) => Box::pin(slash::run(bot, &command)).await,
            Interaction::Autocomplete(typing) => Box::pin(slash::complete(bot, &typing)).await,
            Interaction::Component(press) => Box::pin(pressed::run(bot, &press)).await,
            Interaction::Modal(form) if class::asked_for(bot, &form) => Box::pin(class::written(bot, &form)).await,
            Interaction::Modal(form) => Box::pin(votes::written(bot, &form)).await,
            _ => {}
        }
    }
}

async fn guild_delete(bot: &Bot, left: UnavailableGuild) {
    // A server that is only away comes back.
    if !left.unavailable {
        bot.forget_server(left.id.get()).await;
    }
}

async fn messages_delete(bot: &Bot, channel: ChannelId, deleted: &[MessageId]) {
    for message in deleted {
        messages::deleted(bot, channel, *message).await;
    }
}

#[cfg(test)]
mod tests {
    use super::{Bot, Event, Events};

    fn size<F>(_: impl FnOnce(&'static Events, &'static Bot, Box<Event>) -> F) -> usize {
        size_of::<F>()
    }

    /// Where a thousand wait, each holds this all the time.
    #[test]
    fn what_waits_takes_little_memory() {
        let bytes = size(Events::happened);
        assert!(bytes < 1500, "{bytes} bytes");
    }
}

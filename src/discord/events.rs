//! What happens on Discord, handed to whom it concerns. Decides nothing but who.

use super::bot::Bot;
use super::hear::{self, Heard};
use super::memory::Id;
use super::threads::{self, Belongs};
use super::{class, messages, pressed, register, slash, votes};
use serenity::all::{
    ChannelId, Context, EventHandler, Guild, GuildId, Interaction, Message, MessageId, MessageUpdateEvent, Ready,
    ShardStageUpdateEvent, Timestamp, UnavailableGuild,
};
use serenity::async_trait;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// An edit older than this (in seconds) is no edit but an old message that Discord brings up again, say for a pin; if
/// it never had a reply, it gets none now.
const JUST_NOW: i64 = 300;

/// After how many seconds commands that couldn't be registered are told again.
const REGISTERED_AGAIN_AFTER: [u64; 4] = [60, 600, 3600, 24 * 3600];

/// The bot's ears.
pub struct Events {
    bot: Arc<Bot>,
    registered: AtomicBool,
}

impl Events {
    /// Ears for a bot.
    pub fn new(bot: Arc<Bot>) -> Self {
        Self { bot, registered: AtomicBool::new(false) }
    }

    /// What a message means for the bot, by where it stands: in a thread of a channel where questions need no mention, or
    /// as the first message of a forum's post, whose title goes with it. `understood` reads the message.
    async fn hear(
        &self,
        (server, channel, message): (Option<GuildId>, ChannelId, MessageId),
        understood: impl Fn(&dyn Fn(Id, Id) -> bool) -> Option<Heard>,
    ) -> Option<Heard> {
        let open = |server: Id, channel: Id| {
            self.bot.reads && self.bot.store.settings(Some(server)).channels.contains(&channel)
        };
        // A post and its first message have the same id.
        let opens_post = message.get() == channel.get();
        let heard = understood(&open);
        if heard.is_some() && !opens_post {
            return heard;
        }
        let server = server.map(GuildId::get)?;
        let settings = self.bot.store.settings(Some(server));
        let may_be_open =
            self.bot.reads && !settings.channels.is_empty() && !settings.channels.contains(&channel.get());
        if heard.is_none() && !may_be_open {
            return None;
        }
        let Some(Belongs { to, title }) = self.bot.threads.thread(&self.bot.discord, channel).await else {
            return heard;
        };
        let heard = heard.or_else(|| understood(&|server, _| open(server, to)))?;
        let utterance =
            if opens_post { threads::with_title(&title, &heard.utterance) } else { heard.utterance.clone() };
        Some(Heard { utterance, ..heard })
    }
}

#[async_trait]
impl EventHandler for Events {
    async fn ready(&self, _context: Context, ready: Ready) {
        tracing::info!("connected to discord");
        self.bot.classes.live.restore().await;
        // A new session after a lost connection is ready, too; the commands are still there then.
        if self.registered.swap(true, Ordering::Relaxed) {
            return;
        }
        self.bot.forget_other_servers(ready.guilds.iter().map(|server| server.id.get()).collect()).await;
        for wait in REGISTERED_AGAIN_AFTER {
            if register::register(&self.bot.discord, ready.application.id, &self.bot.engine.base().wording).await {
                break;
            }
            tokio::time::sleep(Duration::from_secs(wait)).await;
        }
    }

    async fn shard_stage_update(&self, _context: Context, event: ShardStageUpdateEvent) {
        tracing::info!(from = %event.old, to = %event.new, "gateway connection");
    }

    async fn message(&self, _context: Context, message: Message) {
        if message.author.bot {
            return;
        }
        let place = (message.guild_id, message.channel_id, message.id);
        if let Some(heard) = self.hear(place, |open| hear::message(&message, self.bot.me, open)).await {
            let _at_work = self.bot.work().await;
            messages::new(&self.bot, heard).await;
        }
    }

    async fn message_update(
        &self,
        _context: Context,
        _old: Option<Message>,
        _new: Option<Message>,
        update: MessageUpdateEvent,
    ) {
        if update.author.as_ref().is_none_or(|author| author.bot) {
            return;
        }
        let Some(at) = update.edited_timestamp else { return };
        let place = (update.guild_id, update.channel_id, update.id);
        if let Some(heard) = self.hear(place, |open| hear::edited(&update, self.bot.me, open)).await {
            let _at_work = self.bot.work().await;
            if self.bot.memory().edited(update.id.get(), at) {
                let just_now = Timestamp::now().unix_timestamp() - at.unix_timestamp() <= JUST_NOW;
                messages::edited(&self.bot, heard, just_now).await;
            }
        }
    }

    async fn message_delete(
        &self,
        _context: Context,
        channel: ChannelId,
        message: MessageId,
        _server: Option<GuildId>,
    ) {
        let _at_work = self.bot.work().await;
        messages::deleted(&self.bot, channel, message).await;
    }

    async fn message_delete_bulk(
        &self,
        _context: Context,
        channel: ChannelId,
        deleted: Vec<MessageId>,
        _server: Option<GuildId>,
    ) {
        let _at_work = self.bot.work().await;
        for message in deleted {
            messages::deleted(&self.bot, channel, message).await;
        }
    }

    async fn guild_delete(&self, _context: Context, left: UnavailableGuild, _known: Option<Guild>) {
        // A server that is only away comes back.
        if !left.unavailable {
            let _at_work = self.bot.work().await;
            self.bot.forget_server(left.id.get()).await;
        }
    }

    async fn interaction_create(&self, _context: Context, interaction: Interaction) {
        let _at_work = self.bot.work().await;
        self.bot.classes.live.restore().await;
        match interaction {
            Interaction::Command(command) => slash::run(&self.bot, &command).await,
            Interaction::Autocomplete(typing) => slash::complete(&self.bot, &typing).await,
            Interaction::Component(press) => pressed::run(&self.bot, &press).await,
            Interaction::Modal(form) if class::asked_for(&self.bot, &form) => {
                class::written(&self.bot, &form).await;
            }
            Interaction::Modal(form) => votes::written(&self.bot, &form).await,
            _ => {}
        }
    }
}

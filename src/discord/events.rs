//! What happens on Discord, handed to whom it concerns. Decides nothing but who.

use super::bot::Bot;
use super::{hear, messages, pressed, register, slash, votes};
use serenity::all::{
    ChannelId, Context, EventHandler, GuildId, Interaction, Message, MessageId, MessageUpdateEvent, Ready,
    ShardStageUpdateEvent, Timestamp,
};
use serenity::async_trait;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// An edit older than this (in seconds) is no edit but an old message that Discord brings up again, say for a pin; if
/// it never had a reply, it gets none now.
const JUST_NOW: i64 = 300;

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

    /// Whether questions need no mention in a channel.
    fn is_open(&self, server: u64, channel: u64) -> bool {
        self.bot.reads && self.bot.store.settings(Some(server)).channels.contains(&channel)
    }
}

#[async_trait]
impl EventHandler for Events {
    async fn ready(&self, context: Context, _ready: Ready) {
        tracing::info!("connected to discord");
        // A new session after a lost connection is ready, too; the commands are still there then.
        if self.registered.swap(true, Ordering::Relaxed) {
            return;
        }
        register::register(&context.http, &self.bot.engine.base().wording).await;
    }

    async fn shard_stage_update(&self, _context: Context, event: ShardStageUpdateEvent) {
        tracing::info!(from = %event.old, to = %event.new, "gateway connection");
    }

    async fn message(&self, context: Context, message: Message) {
        if let Some(heard) = hear::message(&message, self.bot.me, |server, channel| self.is_open(server, channel)) {
            let _at_work = self.bot.work().await;
            messages::new(&self.bot, &context.http, heard).await;
        }
    }

    async fn message_update(
        &self,
        context: Context,
        _old: Option<Message>,
        _new: Option<Message>,
        update: MessageUpdateEvent,
    ) {
        if let Some(heard) = hear::edited(&update, self.bot.me, |server, channel| self.is_open(server, channel)) {
            let _at_work = self.bot.work().await;
            let now = Timestamp::now().unix_timestamp();
            let just_now = update.edited_timestamp.is_some_and(|at| now - at.unix_timestamp() <= JUST_NOW);
            messages::edited(&self.bot, &context.http, heard, just_now).await;
        }
    }

    async fn message_delete(&self, context: Context, channel: ChannelId, message: MessageId, _server: Option<GuildId>) {
        let _at_work = self.bot.work().await;
        messages::deleted(&self.bot, &context.http, channel, message).await;
    }

    async fn message_delete_bulk(
        &self,
        context: Context,
        channel: ChannelId,
        deleted: Vec<MessageId>,
        _server: Option<GuildId>,
    ) {
        let _at_work = self.bot.work().await;
        for message in deleted {
            messages::deleted(&self.bot, &context.http, channel, message).await;
        }
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let _at_work = self.bot.work().await;
        match interaction {
            Interaction::Command(command) => slash::run(&self.bot, &context.http, &command).await,
            Interaction::Autocomplete(typing) => slash::complete(&self.bot, &context.http, &typing).await,
            Interaction::Component(press) => pressed::run(&self.bot, &context.http, &press).await,
            Interaction::Modal(form) => votes::written(&self.bot, &context.http, &form).await,
            _ => {}
        }
    }
}

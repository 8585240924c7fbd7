//! What a command that needs the store gets to know from Discord: who calls it from where, and what the bot may not do
//! there. May not know what a command does.

use super::bot::Bot;
use super::permissions::NEEDED;
use super::{now, origin};
use crate::commands::{Caller, Context, Desk, Given, Outcome, Spec, run_stored};
use crate::text::Language;
use serenity::all::{CommandInteraction, Permissions};

/// Whether whoever calls a command manages the server it is called in.
pub fn manages_server(interaction: &CommandInteraction) -> bool {
    let permissions = interaction.member.as_ref().and_then(|member| member.permissions).unwrap_or_default();
    permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR)
}

/// Runs a command that needs the store; `None` for one that doesn't.
pub async fn run(
    bot: &Bot,
    interaction: &CommandInteraction,
    spec: &Spec,
    given: &Given,
    language: Language,
) -> Option<Outcome> {
    let person = interaction.user.id.get();
    let may = |needed| origin::may(interaction.app_permissions, needed);
    let missing: Vec<&str> = NEEDED.iter().filter(|(needed, _)| !may(*needed)).map(|(_, key)| *key).collect();
    let server = origin::server(interaction.guild_id, &interaction.authorizing_integration_owners);
    let here = origin::language_here(bot, interaction.guild_id, server, interaction.guild_locale.as_deref());
    let caller = Caller {
        person,
        server,
        channel: Some(interaction.channel_id.get()),
        language_here: here.unwrap_or(language),
        missing: &missing,
        reads: bot.reads,
        forget: &|| bot.forget(person),
    };
    let context = Context { engine: &bot.engine, language };
    run_stored(Desk { context, store: &bot.store, caller, now: now() }, spec, given).await
}

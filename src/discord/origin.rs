//! Where an interaction comes from: whether its server is one of ours, which language is spoken there, and what the bot
//! may do there. The same for commands, presses and forms. May not know what is asked for.

use super::bot::Bot;
use super::memory::Id;
use crate::text::Language;
use serenity::all::{
    AuthorizingIntegrationOwner, AuthorizingIntegrationOwners, ComponentInteraction, GuildId, Permissions,
};

/// The server, if it has added the bot. People who have added it to their own account bring it along into others, whose
/// admins decide nothing about it: what happens there is as in a direct message.
pub fn server(server: Option<GuildId>, owners: &AuthorizingIntegrationOwners) -> Option<Id> {
    let ours = owners.0.iter().any(|owner| matches!(owner, AuthorizingIntegrationOwner::GuildInstall(_)));
    server.filter(|_| ours).map(GuildId::get)
}

/// The same for a press. What the bot said in a server without being called, it said as a member.
pub fn server_of_press(press: &ComponentInteraction) -> Option<Id> {
    match press.message.interaction_metadata {
        Some(_) => server(press.guild_id, &press.authorizing_integration_owners),
        None => press.guild_id.map(GuildId::get),
    }
}

/// The language of what all see in a server: as its admins want it, else as they have set it on Discord. `None` in a
/// direct message.
pub fn language_here(
    bot: &Bot,
    guild: Option<GuildId>,
    server: Option<Id>,
    guild_locale: Option<&str>,
) -> Option<Language> {
    guild?;
    bot.store.settings(server).language.or_else(|| Language::from_tag(guild_locale?))
}

/// Whether the bot may do something where an interaction comes from; Discord says so with each.
pub fn may(permissions: Option<Permissions>, needed: Permissions) -> bool {
    permissions.is_none_or(|permissions| permissions.intersects(needed | Permissions::ADMINISTRATOR))
}

/// Whether Discord shows our embeds where an interaction comes from.
pub fn shows_embeds(permissions: Option<Permissions>) -> bool {
    may(permissions, Permissions::EMBED_LINKS)
}

/// Whether Discord takes our files where an interaction comes from.
pub fn takes_files(permissions: Option<Permissions>) -> bool {
    may(permissions, Permissions::ATTACH_FILES)
}

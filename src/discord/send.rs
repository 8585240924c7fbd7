//! From [`render`](super::render)'s plain values to serenity's builders. The only place that fills them.

use super::render::{Card, Message};
use serenity::all::{
    CreateAllowedMentions, CreateEmbed, CreateEmbedFooter, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, CreateMessage, EditInteractionResponse, EditMessage,
};

/// Nobody is pinged, not even the person replied to. This is the client's default, so that no message can forget it.
pub fn no_mentions() -> CreateAllowedMentions {
    CreateAllowedMentions::new().replied_user(false)
}

/// A new message.
pub fn create(message: &Message) -> CreateMessage {
    CreateMessage::new().content(&message.content).embeds(embeds(message))
}

/// A message in place of an earlier one: what the new one lacks is taken away.
pub fn edit(message: &Message) -> EditMessage {
    EditMessage::new().content(&message.content).embeds(embeds(message))
}

/// The first message to a command.
pub fn respond(message: &Message, private: bool) -> CreateInteractionResponseMessage {
    CreateInteractionResponseMessage::new().content(&message.content).embeds(embeds(message)).ephemeral(private)
}

/// The first message to a command that was deferred. Here, alone of all builders, serenity 0.12.5 forgets the client's
/// default mentions.
pub fn respond_late(message: &Message) -> EditInteractionResponse {
    EditInteractionResponse::new().content(&message.content).embeds(embeds(message)).allowed_mentions(no_mentions())
}

/// A further message to a command.
pub fn follow_up(message: &Message, private: bool) -> CreateInteractionResponseFollowup {
    CreateInteractionResponseFollowup::new().content(&message.content).embeds(embeds(message)).ephemeral(private)
}

fn embeds(message: &Message) -> Vec<CreateEmbed> {
    message.card.iter().map(embed).collect()
}

fn embed(card: &Card) -> CreateEmbed {
    let mut embed = CreateEmbed::new().colour(card.colour);
    if !card.description.is_empty() {
        embed = embed.description(&card.description);
    }
    for (name, value) in &card.fields {
        embed = embed.field(name, value, false);
    }
    if !card.footer.is_empty() {
        embed = embed.footer(CreateEmbedFooter::new(&card.footer));
    }
    embed
}

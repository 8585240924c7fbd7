//! From [`render`](super::render)'s plain values to serenity's builders. The only place that fills them; whom a message
//! pings and which files go with it is added by `rest`.

use super::components::Row;
use super::exchange::Change;
use super::render::{Card, Message};
use serenity::all::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter, CreateInputText,
    CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateMessage, CreateModal, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption, EditInteractionResponse, EditMessage, InputTextStyle,
};

/// A new message.
pub fn create(message: &Message) -> CreateMessage {
    CreateMessage::new().content(&message.content).embeds(embeds(message)).components(rows(&message.rows))
}

/// A message in place of an earlier one: what the new one lacks is taken away.
pub fn edit(message: &Message) -> EditMessage {
    EditMessage::new().content(&message.content).embeds(embeds(message)).components(rows(&message.rows))
}

/// The first message to a command.
pub fn respond(message: &Message, private: bool) -> CreateInteractionResponseMessage {
    respond_with(message).ephemeral(private)
}

fn respond_with(message: &Message) -> CreateInteractionResponseMessage {
    let response = CreateInteractionResponseMessage::new().content(&message.content).embeds(embeds(message));
    response.components(rows(&message.rows))
}

/// What becomes of the message that was pressed.
pub fn change(change: Change<'_>) -> CreateInteractionResponseMessage {
    match change {
        Change::Whole(message) => respond_with(message),
        Change::Rows(below) => CreateInteractionResponseMessage::new().components(rows(below)),
    }
}

/// The same where it was only promised before.
pub fn change_late(change: Change<'_>) -> EditInteractionResponse {
    match change {
        // A picture that stood there goes.
        Change::Whole(message) if message.files.is_empty() => respond_late(message).clear_attachments(),
        Change::Whole(message) => respond_late(message),
        Change::Rows(below) => EditInteractionResponse::new().components(rows(below)),
    }
}

/// The first message to a command that was deferred.
pub fn respond_late(message: &Message) -> EditInteractionResponse {
    let response = EditInteractionResponse::new().content(&message.content).embeds(embeds(message));
    response.components(rows(&message.rows))
}

/// A further message to a command.
pub fn follow_up(message: &Message, private: bool) -> CreateInteractionResponseFollowup {
    let follow_up = CreateInteractionResponseFollowup::new().content(&message.content).embeds(embeds(message));
    follow_up.components(rows(&message.rows)).ephemeral(private)
}

/// A form with one text that need not be given: what it is called, its label, and its most characters.
pub fn form(id: &str, title: &str, (name, label, most): (&str, &str, u16)) -> CreateModal {
    let text = CreateInputText::new(InputTextStyle::Paragraph, label, name).required(false).max_length(most);
    CreateModal::new(id, title).components(vec![CreateActionRow::InputText(text)])
}

/// A form of several lines, each with its name and label and of at most so many characters; none need be filled in.
pub fn lines(id: &str, title: &str, lines: &[(&str, String)], most: u16) -> CreateModal {
    let line = |(name, label): &(&str, String)| {
        let text = CreateInputText::new(InputTextStyle::Short, label, *name).required(false).max_length(most);
        CreateActionRow::InputText(text)
    };
    CreateModal::new(id, title).components(lines.iter().map(line).collect())
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

fn rows(rows: &[Row]) -> Vec<CreateActionRow> {
    rows.iter()
        .map(|row| match row {
            Row::Buttons(buttons) => CreateActionRow::Buttons(
                buttons
                    .iter()
                    .map(|button| CreateButton::new(&button.id).label(&button.label).style(ButtonStyle::Secondary))
                    .collect(),
            ),
            Row::Menu(menu) => {
                let options = menu.options.iter().map(|(label, value)| CreateSelectMenuOption::new(label, value));
                let kind = CreateSelectMenuKind::String { options: options.collect() };
                CreateActionRow::SelectMenu(CreateSelectMenu::new(&menu.id, kind).placeholder(&menu.placeholder))
            }
        })
        .collect()
}

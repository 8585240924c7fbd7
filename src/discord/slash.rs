//! Slash commands and the completions offered while somebody types into one.

use super::bot::{Asked, Bot, Failed};
use super::error::cause;
use super::limits::{self, length};
use super::memory::Thread;
use super::render::{self, Message};
use super::send;
use crate::commands::{self, Context, ask, help};
use crate::text::Language;
use serenity::all::{
    AutocompleteChoice, CommandDataOptionValue, CommandInteraction, CreateAutocompleteResponse,
    CreateInteractionResponse, CreateInteractionResponseMessage, Http,
};
use std::sync::Arc;
use tokio::time::timeout;

/// How many completions the engine is asked for: more than are shown, as long ones fall away.
const ASKED_FOR: usize = 2 * limits::CHOICES;

/// A command with its options.
enum Command {
    Ask(ask::Ask),
    Help,
}

impl Command {
    /// What was called; `None` for a command that Discord still offers but that is gone.
    fn parse(interaction: &CommandInteraction) -> Option<Self> {
        let option =
            |name: &str| interaction.data.options.iter().find(|option| option.name == name).map(|option| &option.value);
        match interaction.data.name.as_str() {
            name if name == ask::SPEC.name => Some(Self::Ask(ask::Ask {
                question: match option("question") {
                    Some(CommandDataOptionValue::String(question)) => question.clone(),
                    _ => String::new(),
                },
                private: matches!(option("private"), Some(CommandDataOptionValue::Boolean(true))),
            })),
            name if name == help::SPEC.name => Some(Self::Help),
            _ => None,
        }
    }

    /// Whether only the person sees the reply; Discord wants to know before there is one.
    fn private(&self) -> bool {
        match self {
            Self::Ask(ask) => ask.private,
            Self::Help => true,
        }
    }
}

/// Runs a command and replies to it; first says that it is on its way if it takes long.
pub async fn run(bot: &Bot, http: &Http, interaction: &CommandInteraction) {
    let language = Language::from_tag(&interaction.locale).unwrap_or_default();
    let Some(command) = Command::parse(interaction) else {
        tracing::warn!("a command that isn't known was called");
        let sentence = bot.engine.base().wording.say(language, "error-neutral");
        return deliver(bot, http, interaction, &[render::sentence(&sentence)], (true, false, language)).await;
    };
    let private = command.private();
    let outcome = outcome(bot, interaction, command, language);
    tokio::pin!(outcome);
    let (messages, deferred) = match timeout(bot.late_after, &mut outcome).await {
        Ok(messages) => (messages, false),
        Err(_late) => {
            let wait = CreateInteractionResponseMessage::new().ephemeral(private);
            let deferred = interaction.create_response(http, CreateInteractionResponse::Defer(wait)).await;
            if let Err(error) = &deferred {
                tracing::warn!(cause = cause(error), "a command couldn't be deferred");
            }
            (outcome.await, deferred.is_ok())
        }
    };
    deliver(bot, http, interaction, &messages, (private, deferred, language)).await;
}

/// What a command says.
async fn outcome(bot: &Bot, interaction: &CommandInteraction, command: Command, language: Language) -> Vec<Message> {
    match command {
        Command::Ask(ask) => {
            let id = interaction.id.get();
            let channel = interaction.channel_id.get();
            let thread = Thread { channel, author: interaction.user.id.get(), private: ask.private };
            let _lane = bot.lane(thread).await;
            let shown = (!ask.private).then(|| ask.question.clone());
            let asked = Asked { thread, id, replied_to: None, utterance: ask.question, preferred: Some(language) };
            let wording = &bot.engine.base().wording;
            match bot.answer(asked).await {
                Ok(reply) => {
                    // Our message to a command carries the command's id, so that a reply to it finds its conversation.
                    bot.memory().replied(thread, id, vec![id]);
                    render::render(&reply, &bot.engine, shown.as_deref())
                }
                Err(Failed(language)) => vec![render::sentence(&wording.say(language, "error-neutral"))],
            }
        }
        Command::Help => {
            let engine = Arc::clone(&bot.engine);
            let helping = tokio::task::spawn_blocking(move || help::run(Context { engine: &engine, language }).reply);
            let wording = &bot.engine.base().wording;
            match helping.await {
                Ok(reply) => render::render(&reply, &bot.engine, None),
                Err(_) => vec![render::sentence(&wording.say(language, "error-neutral"))],
            }
        }
    }
}

/// Sends the messages to a command. What can't be sent is logged, and the person told so once.
async fn deliver(
    bot: &Bot,
    http: &Http,
    interaction: &CommandInteraction,
    messages: &[Message],
    (private, deferred, language): (bool, bool, Language),
) {
    let mut acknowledged = deferred;
    for (at, message) in messages.iter().enumerate() {
        let sent = put(http, interaction, message, (private, acknowledged, at == 0)).await;
        if let Err(error) = sent {
            tracing::error!(cause = cause(&error), "a reply to a command couldn't be sent");
            let sorry = render::sentence(&bot.engine.base().wording.say(language, "error-neutral"));
            if let Err(error) = put(http, interaction, &sorry, (private, acknowledged, at == 0)).await {
                tracing::error!(cause = cause(&error), "nor could the person be told");
            }
            return;
        }
        acknowledged = true;
    }
}

async fn put(
    http: &Http,
    interaction: &CommandInteraction,
    message: &Message,
    (private, acknowledged, first): (bool, bool, bool),
) -> serenity::Result<()> {
    if !first {
        interaction.create_followup(http, send::follow_up(message, private)).await.map(drop)
    } else if acknowledged {
        interaction.edit_response(http, send::respond_late(message)).await.map(drop)
    } else {
        let response = CreateInteractionResponse::Message(send::respond(message, private));
        interaction.create_response(http, response).await
    }
}

/// Offers questions that can be answered. One that is too long for Discord is not offered.
pub async fn complete(bot: &Bot, http: &Http, interaction: &CommandInteraction) {
    let language = Language::from_tag(&interaction.locale).unwrap_or_default();
    let Some(typed) = interaction.data.autocomplete().map(|option| option.value.to_owned()) else { return };
    let engine = Arc::clone(&bot.engine);
    let completing = tokio::task::spawn_blocking(move || {
        commands::ask::complete(Context { engine: &engine, language }, &typed, ASKED_FOR)
    });
    let questions = completing.await.unwrap_or_else(|error| {
        tracing::error!(panicked = error.is_panic(), "the engine offered no completions");
        Vec::new()
    });
    let fitting = questions.into_iter().filter(|question| (1..=limits::CHOICE).contains(&length(question)));
    let choices = fitting.take(limits::CHOICES).map(|question| AutocompleteChoice::new(question.clone(), question));
    let offer = CreateAutocompleteResponse::new().set_choices(choices.collect());
    if let Err(error) = interaction.create_response(http, CreateInteractionResponse::Autocomplete(offer)).await {
        // Who types on gets new ones; nothing is lost.
        tracing::debug!(cause = cause(&error), "completions came too late");
    }
}

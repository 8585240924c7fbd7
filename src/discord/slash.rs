//! Slash commands and the completions offered while somebody types into one. Knows no single command: what there is, and
//! what it takes, stands in `commands`.

use super::bot::{Bot, Called, Failed};
use super::desk;
use super::error::cause;
use super::limits::{self, length};
use super::manners::Spender;
use super::memory::Thread;
use super::render::{self, Message};
use super::send;
use crate::commands::{self, Context, Given, Raw, Spec, Value, Who};
use crate::store::Gap;
use crate::text::Language;
use serenity::all::{
    AutocompleteChoice, CommandDataOptionValue, CommandInteraction, CreateAutocompleteResponse,
    CreateInteractionResponse, CreateInteractionResponseMessage, GuildId, Http,
};
use std::sync::Arc;
use tokio::time::timeout;

/// How many completions a command is asked for: more than are shown, as long ones fall away.
const ASKED_FOR: usize = 2 * limits::CHOICES;

/// The command that was called; `None` for one that Discord still offers but that is gone.
fn spec(interaction: &CommandInteraction) -> Option<&'static Spec> {
    commands::ALL.iter().find(|spec| spec.name == interaction.data.name)
}

/// The options as they came.
fn options(interaction: &CommandInteraction) -> impl Iterator<Item = (&str, Raw<'_>)> {
    interaction.data.options.iter().filter_map(|option| {
        let raw = match &option.value {
            CommandDataOptionValue::String(text) => Raw::Text(text),
            CommandDataOptionValue::Boolean(flag) => Raw::Flag(*flag),
            CommandDataOptionValue::Integer(number) => Raw::Number(*number),
            _ => return None,
        };
        Some((option.name.as_str(), raw))
    })
}

/// Runs a command and replies to it; first says that it is on its way if it takes long.
pub async fn run(bot: &Bot, http: &Http, interaction: &CommandInteraction) {
    let language = Language::from_tag(&interaction.locale).unwrap_or_default();
    let wording = &bot.engine.base().wording;
    let refuse = async |sentence: String| {
        deliver(bot, http, interaction, &[render::sentence(&sentence)], (true, false, language)).await;
    };
    let Some(spec) = spec(interaction) else {
        tracing::warn!("a command that isn't known was called");
        return refuse(wording.say(language, "error-neutral")).await;
    };
    let given = match Given::read(spec, wording, options(interaction)) {
        Ok(given) => given,
        Err(wrong) => return refuse(wrong.sentence(spec, wording, language)).await,
    };
    // Discord asks for the permission, too, unless an admin of the server changed that.
    if spec.who == Who::ServerAdmins && !desk::manages_server(interaction) {
        return refuse(wording.say(language, "only-admins")).await;
    }
    let server = interaction.guild_id.map(GuildId::get);
    let settings = bot.store.settings(server);
    let (person, channel) = (interaction.user.id.get(), interaction.channel_id.get());
    if let Err(spender) = bot.budgets.spend(settings.budget, person, channel) {
        let key = match spender {
            Spender::Person(_) => "budget-person",
            Spender::Channel(_) => "budget-channel",
        };
        return refuse(wording.say(language, key)).await;
    }
    let given = match spec.options.iter().find(|option| option.name == "private") {
        Some(option) if settings.private && !given.has(option.name) => given.with(option.name, Value::Flag(true)),
        _ => given,
    };
    let private = spec.is_private(&given);
    // What all see is in the language of the place.
    let of_place = settings.language.or_else(|| Language::from_tag(interaction.guild_locale.as_deref()?));
    let language = of_place.filter(|_| !private && server.is_some()).unwrap_or(language);
    let outcome = outcome(bot, interaction, (spec, given), language);
    tokio::pin!(outcome);
    let ((messages, gap), deferred) = match timeout(bot.late_after, &mut outcome).await {
        Ok(said) => (said, false),
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
    // What somebody asks for themselves alone isn't shown to admins either.
    bot.note_gap(gap.filter(|_| !private), server).await;
}

/// What a command says, and the question if no fact answers it. Sentences that somebody wrote into it are shown to those who see the reply.
async fn outcome(
    bot: &Bot,
    interaction: &CommandInteraction,
    (spec, given): (&'static Spec, Given),
    language: Language,
) -> (Vec<Message>, Option<Gap>) {
    if let Some(outcome) = desk::run(bot, interaction, spec, &given, language).await {
        return (render::render(&outcome.reply, &bot.engine, None), None);
    }
    let private = spec.is_private(&given);
    let id = interaction.id.get();
    let thread = Thread { channel: interaction.channel_id.get(), author: interaction.user.id.get(), private };
    let _lane = bot.lane(thread).await;
    let prose = spec.options.iter().find(|option| option.is_prose()).and_then(|option| given.text(option.name));
    let shown = prose.filter(|_| !private).map(str::to_owned);
    let called = Called { thread, id, replied_to: None, spec, given, preferred: Some(language) };
    match bot.run(called).await {
        Ok(outcome) => {
            // Our message to a command carries the command's id, so that a reply to it finds its conversation.
            bot.memory().replied(thread, id, vec![id]);
            (render::render(&outcome.reply, &bot.engine, shown.as_deref()), outcome.gap)
        }
        Err(Failed(language)) => {
            (vec![render::sentence(&bot.engine.base().wording.say(language, "error-neutral"))], None)
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

/// Offers what may stand in the option that somebody types into. What is too long for Discord is not offered.
pub async fn complete(bot: &Bot, http: &Http, interaction: &CommandInteraction) {
    let language = Language::from_tag(&interaction.locale).unwrap_or_default();
    let Some((spec, option)) = spec(interaction).zip(interaction.data.autocomplete()) else { return };
    let (name, typed) = (option.name.to_owned(), option.value.to_owned());
    let given = Given::so_far(spec, &bot.engine.base().wording, options(interaction));
    let engine = Arc::clone(&bot.engine);
    let completing = tokio::task::spawn_blocking(move || {
        commands::complete(Context { engine: &engine, language }, spec, &name, &typed, &given, ASKED_FOR)
    });
    let completions = completing.await.unwrap_or_else(|error| {
        tracing::error!(panicked = error.is_panic(), command = spec.name, "no completions were found");
        Vec::new()
    });
    let fits = |text: &str| (1..=limits::CHOICE).contains(&length(text));
    let fitting = completions.into_iter().filter(|completion| fits(&completion.label) && fits(&completion.value));
    let choices = fitting.take(limits::CHOICES);
    let choices = choices.map(|completion| AutocompleteChoice::new(completion.label, completion.value));
    let offer = CreateAutocompleteResponse::new().set_choices(choices.collect());
    if let Err(error) = interaction.create_response(http, CreateInteractionResponse::Autocomplete(offer)).await {
        // Who types on gets new ones; nothing is lost.
        tracing::debug!(cause = cause(&error), "completions came too late");
    }
}

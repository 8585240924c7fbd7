//! Commands, those called on a message among them, and the completions offered while somebody types into one. Knows no
//! single command: what there is, and what it takes, stands in `commands`.

use super::bot::{Bot, Called, Failed};
use super::class;
use super::desk;
use super::exchange::Exchange;
use super::hear;
use super::lacking;
use super::limits::{self, length};
use super::memory::{Id, Thread};
use super::origin;
use super::render::{self, Message};
use super::rest;
use crate::commands::menus::{MENUS, MessageMenu};
use crate::commands::{self, Context, Given, Outcome, Raw, Run, Spec, Who, Wrong, evidence};
use crate::facts::model::FactIdx;
use crate::metrics::Unanswered;
use crate::store::Gap;
use crate::text::Language;
use serenity::all::{
    AutocompleteChoice, CommandDataOptionValue, CommandInteraction, CreateAutocompleteResponse,
    CreateInteractionResponse,
};
use std::sync::Arc;
use tokio::time::Instant;

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
            CommandDataOptionValue::Role(role) => Raw::Role(role.get()),
            _ => return None,
        };
        Some((option.name.as_str(), raw))
    })
}

/// The command for the text of a message, and the text, if it was called on one.
fn about_message(bot: &Bot, interaction: &CommandInteraction) -> Option<(&'static Spec, Result<Given, Wrong>)> {
    let wording = &bot.engine.base().wording;
    let message = interaction.data.resolved.messages.values().next()?;
    let named = |menu: &&MessageMenu| wording.say(Language::En, menu.key) == interaction.data.name;
    let menu = MENUS.iter().find(named)?;
    Some((menu.spec, menu.given(wording, &hear::utterance(&message.content))))
}

/// Runs a command and replies to it; first says that it is on its way if it takes long.
pub async fn run(bot: &Bot, interaction: &CommandInteraction) {
    let language = Language::from_tag(&interaction.locale).unwrap_or_default();
    let wording = &bot.engine.base().wording;
    let id = (interaction.application_id, interaction.id, interaction.token.as_str());
    let exchange = |private| Exchange::new(bot, id, private);
    let refuse = async |sentence: String| {
        exchange(true).say(bot, &[render::sentence(&sentence)], language).await;
    };
    let about = about_message(bot, interaction);
    let on_message = about.is_some();
    let typed = || spec(interaction).map(|spec| (spec, Given::read(spec, wording, options(interaction))));
    let (spec, given) = match about.or_else(typed) {
        Some((spec, Ok(given))) => (spec, given),
        Some((spec, Err(wrong))) => return refuse(wrong.sentence(spec, wording, language)).await,
        None => {
            tracing::warn!("a command that isn't known was called");
            return refuse(wording.say(language, "error-neutral")).await;
        }
    };
    // Discord asks for the permission, too, unless an admin of the server changed that.
    if spec.who == Who::ServerAdmins && !desk::manages_server(interaction) {
        return refuse(wording.say(language, "only-admins")).await;
    }
    let server = origin::server(interaction.guild_id, &interaction.authorizing_integration_owners);
    let (person, channel) = (interaction.user.id.get(), interaction.channel_id.get());
    // Where too much is asked, admins can still change that, and anybody can have themselves forgotten.
    if matches!(spec.run, Run::Pure(_) | Run::Lesson(_))
        && let Err(key) = bot.spend(server, person, channel)
    {
        bot.metrics.unanswered(Unanswered::Budget);
        return refuse(wording.say(language, key)).await;
    }
    // What is found in a discussion is for all who discuss. Elsewhere, whose message it is didn't ask.
    let discussed = spec.name == evidence::SPEC.name && Box::pin(class::is_on(bot, channel)).await;
    let private = on_message && !discussed || spec.is_private(&given, bot.store.settings(server).private);
    // What all see is in the language of the place.
    let here = origin::language_here(bot, interaction.guild_id, server, interaction.guild_locale.as_deref());
    let language = here.filter(|_| !private).unwrap_or(language);
    if let Run::Lesson(begin) = spec.run {
        // What all see of it stands in messages of its own.
        return Box::pin(class::begin(bot, interaction, exchange(true), (begin, given, language))).await;
    }
    let mut exchange = exchange(private);
    let saying = messages(bot, interaction, (spec, given), (private, language));
    let Said { messages, facts, announced, gap, hushed } = exchange.wait(bot, saying).await;
    if hushed {
        exchange.hush();
    }
    let said = exchange.say(bot, &messages, language).await;
    if discussed && said && !private {
        let embeds = origin::shows_embeds(interaction.app_permissions);
        let found = Box::pin(class::found(bot, channel, &facts, embeds)).await;
        exchange.say(bot, &found, language).await;
    }
    if let Some(sentence) = announced {
        exchange.say_to_all(bot, &render::sentence(&sentence), language).await;
    }
    if let Some(server) = server.filter(|_| desk::manages_server(interaction)) {
        Box::pin(tell_lacking(bot, &mut exchange, server, &interaction.locale)).await;
    }
    // What somebody asks for themselves alone isn't shown to admins either.
    bot.note_gap(gap.filter(|_| !private), server).await;
}

/// Tells an admin, for nobody else to see, where the bot couldn't answer in their server, if none was told yet.
async fn tell_lacking(bot: &Bot, exchange: &mut Exchange<'_>, server: Id, locale: &str) {
    let places = bot.lacking.untold(server);
    if places.is_empty() {
        return;
    }
    let language = Language::from_tag(locale).unwrap_or_default();
    let told = lacking::message(&places, &bot.engine.base().wording, language);
    exchange.publish(true);
    if exchange.say(bot, &[told], language).await {
        bot.lacking.told(server);
    }
}

/// What comes of a command.
struct Said {
    messages: Vec<Message>,
    /// The facts it rests on.
    facts: Vec<FactIdx>,
    /// What all have to know.
    announced: Option<String>,
    /// The question, if no fact answers it.
    gap: Option<Gap>,
    /// Only the person should see it, whatever was asked for.
    hushed: bool,
}

/// What a command says. A sentence that somebody wrote into it stands above its
/// reply: others can't see it there, and whoever asks why later can't either.
async fn messages(
    bot: &Bot,
    interaction: &CommandInteraction,
    (spec, given): (&'static Spec, Given),
    (private, language): (bool, Language),
) -> Said {
    let embeds = origin::shows_embeds(interaction.app_permissions);
    let server = origin::server(interaction.guild_id, &interaction.authorizing_integration_owners);
    let place = bot.place(server, embeds, private);
    let said = |outcome: Outcome, asked: Option<&str>| Said {
        messages: render::outcome(&outcome, &bot.engine, (spec, asked), place),
        facts: outcome.turn.map_or_else(Vec::new, |turn| turn.facts),
        announced: outcome.announced,
        gap: outcome.gap,
        hushed: outcome.private,
    };
    if let Some(outcome) = Box::pin(desk::run(bot, interaction, spec, &given, language)).await {
        return Said { hushed: private, ..said(outcome, None) };
    }
    let id = interaction.id.get();
    let thread = Thread { channel: interaction.channel_id.get(), author: interaction.user.id.get(), private };
    let _lane = bot.lane(thread).await;
    let prose = spec.options.iter().find(|option| option.is_prose()).and_then(|option| given.text(option.name));
    let prose = prose.map(str::to_owned);
    let called = Called { thread, id, replied_to: None, spec, given, preferred: Some(language) };
    let takes_files = origin::takes_files(interaction.app_permissions);
    let mut ran = bot.run_here(called.clone(), takes_files).await;
    let own = Language::from_tag(&interaction.locale).unwrap_or_default();
    if own != language && ran.as_ref().is_ok_and(|outcome| outcome.private && !private) {
        // What only one person gets to see is in that person's language, not in the place's.
        ran = bot.run_here(Called { preferred: Some(own), ..called }, takes_files).await;
    }
    match ran {
        Ok(outcome) => {
            // Our message to a command carries the command's id, so that a reply to it finds its conversation.
            bot.memory().replied(thread, id, vec![id]);
            said(outcome, prose.as_deref())
        }
        Err(Failed(language)) => {
            let messages = vec![render::sentence(&bot.engine.base().wording.say(language, "error-neutral"))];
            Said { messages, facts: Vec::new(), announced: None, gap: None, hushed: private }
        }
    }
}

/// Offers what may stand in the option that somebody types into. What is too long for Discord is not offered.
pub async fn complete(bot: &Bot, interaction: &CommandInteraction) {
    let CommandInteraction { application_id: application, id, .. } = *interaction;
    let to = rest::Interaction { application, id, token: &interaction.token, since: Instant::now() };
    let language = Language::from_tag(&interaction.locale).unwrap_or_default();
    let Some((spec, option)) = spec(interaction).zip(interaction.data.autocomplete()) else { return };
    let (name, typed) = (option.name.to_owned(), option.value.to_owned());
    let given = Given::so_far(spec, &bot.engine.base().wording, options(interaction));
    let (engine, metrics) = (Arc::clone(&bot.engine), Arc::clone(&bot.metrics));
    let completing = tokio::task::spawn_blocking(move || {
        let _counted = metrics.witness();
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
    if let Err(failure) = bot.discord.answer(to, &CreateInteractionResponse::Autocomplete(offer), &[]).await {
        // Who types on gets new ones; nothing is lost.
        tracing::debug!(cause = %failure, "completions came too late");
    }
}

//! Buttons and menus under our messages: who pressed what on which message, handed to `commands::around`, and its reply
//! shown to that person. What can't be followed (forged, of an older version, somebody else's) gets a kind sentence and
//! a line in the log, without what was sent.

use super::bot::{Asked, Bot, Called, Failed};
use super::class;
use super::components;
use super::error::cause;
use super::exchange::Exchange;
use super::hear;
use super::memory::{Id, Thread};
use super::press::{self, Ballot, Press, Refused};
use super::render::{self, Message};
use super::send;
use super::votes;
use crate::commands::{self, Context, Given, Opens, Spec, around, ask};
use crate::engine::Answer;
use crate::facts::model::FactIdx;
use crate::text::Language;
use serenity::all::{
    ComponentInteraction, ComponentInteractionDataKind, CreateInteractionResponse, GuildId, Http, MessageFlags,
    MessageInteractionMetadata, Permissions, User,
};

/// A press that we can follow.
enum Wanted {
    /// The passages of some facts.
    Context(Vec<FactIdx>),
    /// Why an answer was given.
    Why(Vec<FactIdx>),
    /// How to cite the documents of some facts.
    Cite(Vec<FactIdx>),
    /// The answer for all.
    Share(Vec<FactIdx>),
    /// A question, and the language it is in.
    Ask(String, Language),
    /// A vote.
    Vote(Ballot),
    /// A step in what a class does.
    Class(class::Step),
    /// A command, and where its reply goes.
    Run(&'static Spec, Given, Opens),
}

/// Does what was pressed.
pub async fn run(bot: &Bot, http: &Http, interaction: &ComponentInteraction) {
    let language = Language::from_tag(&interaction.locale).unwrap_or_default();
    let mut exchange = Exchange::new(http, (interaction.id, &interaction.token), true);
    let embeds = shows_embeds(interaction.app_permissions);
    let context = Context { engine: &bot.engine, language };
    let wanted = match wanted(bot, interaction) {
        Ok(wanted) => wanted,
        Err(refused) => return refuse(bot, &mut exchange, refused, language).await,
    };
    let messages = match wanted {
        Wanted::Context(facts) => render::shown(&around::context(context, &facts), &bot.engine, None, embeds),
        Wanted::Cite(facts) => {
            let reply = around::references(context, &facts);
            reply.map_or_else(Vec::new, |reply| render::shown(&reply, &bot.engine, None, embeds))
        }
        Wanted::Why(facts) => {
            let recalled = exchange.wait(bot, recall(bot, http, interaction, language)).await;
            match recalled {
                Some(recalled) => {
                    render::shown(&around::why(context, &recalled.answer, &facts), &bot.engine, None, embeds)
                }
                None => vec![render::sentence(&bot.engine.base().wording.say(language, "press-gone"))],
            }
        }
        Wanted::Share(facts) => return share(bot, http, interaction, exchange, (&facts, language)).await,
        Wanted::Vote(ballot) => return votes::press(bot, interaction, exchange, (ballot, language)).await,
        Wanted::Class(step) => return class::press(bot, interaction, exchange, (step, language)).await,
        Wanted::Run(spec, given, Opens::InPlace) => {
            return turn_to(bot, interaction, exchange, (spec, given, language)).await;
        }
        Wanted::Run(spec, given, Opens::Beside) => {
            exchange.wait(bot, run_command(bot, interaction, (spec, given, language))).await
        }
        Wanted::Ask(question, language) => {
            exchange.wait(bot, ask_next(bot, interaction, question, language, embeds)).await
        }
    };
    exchange.say(bot, &messages, language).await;
}

/// Says kindly that a press leads nowhere, and tells the log why.
pub async fn refuse(bot: &Bot, exchange: &mut Exchange<'_>, refused: Refused, language: Language) {
    tracing::warn!(why = ?refused, "a press was refused");
    let key = if refused == Refused::SomebodyElses { "press-not-yours" } else { "press-stale" };
    let sentence = render::sentence(&bot.engine.base().wording.say(language, key));
    exchange.say(bot, &[sentence], language).await;
}

/// Whether Discord shows our embeds where an interaction comes from; it says so with each.
pub fn shows_embeds(permissions: Option<Permissions>) -> bool {
    permissions.is_none_or(Permissions::embed_links)
}

/// Whether Discord takes our files where an interaction comes from.
pub fn takes_files(permissions: Option<Permissions>) -> bool {
    permissions.is_none_or(Permissions::attach_files)
}

fn wanted(bot: &Bot, interaction: &ComponentInteraction) -> Result<Wanted, Refused> {
    let base = bot.engine.base();
    let message = &interaction.message;
    if message.author.id != bot.me {
        return Err(Refused::Forged);
    }
    let private = message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
    let theirs = asker(message.interaction_metadata.as_deref()).is_some_and(|(_, user)| user.id == interaction.user.id);
    if private && !theirs {
        return Err(Refused::SomebodyElses);
    }
    match (Press::parse(&interaction.data.custom_id, base)?, &interaction.data.kind) {
        (Press::Context(facts), ComponentInteractionDataKind::Button) => Ok(Wanted::Context(facts)),
        (Press::Why(facts), ComponentInteractionDataKind::Button) => Ok(Wanted::Why(facts)),
        (Press::Cite(facts), ComponentInteractionDataKind::Button) => Ok(Wanted::Cite(facts)),
        (Press::Share(facts), ComponentInteractionDataKind::Button) if private => Ok(Wanted::Share(facts)),
        (Press::Vote(ballot), _) => Ok(Wanted::Vote(ballot)),
        (Press::Class(step), _) => Ok(Wanted::Class(step)),
        (Press::Run(command, given, opens), ComponentInteractionDataKind::Button) => runs(command, given, opens),
        (Press::Choose(_), ComponentInteractionDataKind::StringSelect { values }) => {
            let [value] = values.as_slice() else { return Err(Refused::Forged) };
            match Press::parse(value, base)? {
                Press::Run(command, given, opens) => runs(command, given, opens),
                _ => Err(Refused::Forged),
            }
        }
        (Press::Ask, ComponentInteractionDataKind::StringSelect { values }) => {
            let [value] = values.as_slice() else { return Err(Refused::Forged) };
            let (language, fact) = press::parse_option(value, base)?;
            let question = around::question(&bot.engine, fact, language, super::limits::OPTION);
            Ok(Wanted::Ask(question.ok_or(Refused::Stale)?, language))
        }
        _ => Err(Refused::Forged),
    }
}

fn runs(command: &str, given: Given, opens: Opens) -> Result<Wanted, Refused> {
    let spec = commands::ALL.iter().find(|spec| spec.name == command).ok_or(Refused::Stale)?;
    Ok(Wanted::Run(spec, given, opens))
}

/// The command or press that a message of ours answers, and whose it was.
fn asker(metadata: Option<&MessageInteractionMetadata>) -> Option<(Id, &User)> {
    match metadata? {
        MessageInteractionMetadata::Command(command) => Some((command.id.get(), &command.user)),
        MessageInteractionMetadata::Component(press) => Some((press.id.get(), &press.user)),
        MessageInteractionMetadata::ModalSubmit(form) => Some((form.id.get(), &form.user)),
        _ => None,
    }
}

/// A question of the menu, answered to whoever chose it.
async fn ask_next(
    bot: &Bot,
    interaction: &ComponentInteraction,
    question: String,
    language: Language,
    embeds: bool,
) -> Vec<Message> {
    let id = interaction.id.get();
    let thread = Thread { channel: interaction.channel_id.get(), author: interaction.user.id.get(), private: true };
    let server = interaction.guild_id.map(GuildId::get);
    if let Err(key) = bot.spend(server, thread.author, thread.channel) {
        return vec![render::sentence(&bot.engine.base().wording.say(language, key))];
    }
    let _lane = bot.lane(thread).await;
    let asked = Asked { thread, id, replied_to: None, utterance: question.clone(), preferred: Some(language) };
    match bot.answer(asked).await {
        Ok(outcome) => {
            bot.memory().replied(thread, id, vec![id]);
            render::answer(&outcome, &bot.engine, Some(&question), bot.place(server, embeds, true))
        }
        Err(_) => vec![render::sentence(&bot.engine.base().wording.say(language, "error-neutral"))],
    }
}

/// An answer that stands there, made once more.
struct Recalled {
    thread: Thread,
    question: Id,
    utterance: String,
    answer: Answer,
}

/// Reads the question back from the message that was pressed (its own first lines, or the message it replies to) and
/// answers it once more, after the same turns if they are still remembered. `None` if the question is gone.
async fn recall(bot: &Bot, http: &Http, interaction: &ComponentInteraction, language: Language) -> Option<Recalled> {
    let message = &interaction.message;
    let channel = interaction.channel_id;
    let (thread, question, utterance) = if let Some((id, user)) = asker(message.interaction_metadata.as_deref()) {
        let private = message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        let thread = Thread { channel: channel.get(), author: user.id.get(), private };
        // A shared answer belongs to the conversation that it was shared from.
        let (thread, question) = bot.memory().question(id).unwrap_or((thread, id));
        (thread, question, render::asked(&message.content)?)
    } else {
        let asked = if let Some(asked) = message.referenced_message.as_deref() {
            asked.clone()
        } else {
            let id = message.message_reference.as_ref()?.message_id?;
            http.get_message(channel, id).await.ok()?
        };
        let thread = Thread { channel: channel.get(), author: asked.author.id.get(), private: false };
        (thread, asked.id.get(), hear::utterance(&asked.content))
    };
    let turns = bot.memory().led_to(thread, question);
    let answer = bot.again(&utterance, turns, language).await.ok().filter(|_| !utterance.is_empty())?;
    Some(Recalled { thread, question, utterance, answer })
}

/// Posts an answer that one person sees for all in the channel, and takes the button away.
async fn share(
    bot: &Bot,
    http: &Http,
    interaction: &ComponentInteraction,
    mut exchange: Exchange<'_>,
    (facts, language): (&[FactIdx], Language),
) {
    let recalled = recall(bot, http, interaction, language).await;
    let same = recalled.filter(|recalled| around::facts(&recalled.answer.reply) == facts);
    let Some(Recalled { thread, question, utterance, answer }) = same else {
        let sentence = render::sentence(&bot.engine.base().wording.say(language, "press-gone"));
        exchange.say(bot, &[sentence], language).await;
        return;
    };
    let embeds = shows_embeds(interaction.app_permissions);
    let place = bot.place(interaction.guild_id.map(GuildId::get), embeds, false);
    let context = Context { engine: &bot.engine, language };
    let outcome = ask::outcome(context, answer, &Given::default());
    let below = components::under(&outcome.reply, &bot.engine, (place, &outcome.offers), true);
    let update = CreateInteractionResponse::UpdateMessage(send::press_again(&below));
    if let Err(error) = exchange.begin(update, false).await {
        tracing::error!(cause = cause(&error), "an answer couldn't be shared");
        return exchange.own_up(bot, language).await;
    }
    let messages = render::answer(&outcome, &bot.engine, Some(&utterance), place);
    if exchange.say(bot, &messages, language).await {
        bot.memory().replied(thread, question, vec![interaction.id.get()]);
    }
}

/// Puts what a command gives in place of what was pressed: for whoever called it; others get it to themselves.
async fn turn_to(
    bot: &Bot,
    interaction: &ComponentInteraction,
    mut exchange: Exchange<'_>,
    (spec, given, language): (&'static Spec, Given, Language),
) {
    let messages = run_command(bot, interaction, (spec, given, language)).await;
    let owner = asker(interaction.message.interaction_metadata.as_deref());
    let theirs = owner.is_some_and(|(_, user)| user.id == interaction.user.id);
    match messages.as_slice() {
        [page] if theirs => {
            let update = CreateInteractionResponse::UpdateMessage(send::replace(page));
            if let Err(error) = exchange.begin(update, true).await {
                tracing::error!(cause = cause(&error), "a page couldn't be turned");
                exchange.own_up(bot, language).await;
            }
        }
        // A page that takes several messages can't stand in place of one.
        messages => {
            exchange.say(bot, messages, language).await;
        }
    }
}

/// What a command gives to whoever pressed.
async fn run_command(
    bot: &Bot,
    interaction: &ComponentInteraction,
    (spec, given, language): (&'static Spec, Given, Language),
) -> Vec<Message> {
    let (id, channel) = (interaction.id.get(), interaction.channel_id.get());
    let thread = Thread { channel, author: interaction.user.id.get(), private: true };
    let _lane = bot.lane(thread).await;
    let called = Called { thread, id, replied_to: None, spec, given, preferred: Some(language) };
    let place = bot.place(None, shows_embeds(interaction.app_permissions), true);
    match bot.run_here(called, takes_files(interaction.app_permissions)).await {
        Ok(outcome) => render::outcome(&outcome, &bot.engine, (spec, None), place),
        Err(Failed(language)) => {
            vec![render::sentence(&bot.engine.base().wording.say(language, "error-neutral"))]
        }
    }
}

//! Buttons and menus under our messages: who pressed what on which message, handed to `commands::around`, and its reply
//! shown to that person. What can't be followed (forged, of an older version, somebody else's) gets a kind sentence and
//! a line in the log, without what was sent.

use super::bot::{Asked, Bot, Called, Failed};
use super::class;
use super::components;
use super::exchange::{Change, Exchange};
use super::hear;
use super::memory::{Id, Thread};
use super::origin;
use super::press::{self, Press, Refused};
use super::remembered::Remembered;
use super::render::{self, Message};
use super::threads;
use super::votes;
use crate::commands::{Context, Given, Opens, around, ask};
use crate::engine::Answer;
use crate::facts::model::{FactBase, FactIdx};
use crate::text::Language;
use serenity::all::{
    ComponentInteraction, ComponentInteractionDataKind, Message as Sent, MessageFlags, MessageId,
    MessageInteractionMetadata, User,
};
use std::time::Instant;

/// Does what was pressed.
pub async fn run(bot: &Bot, interaction: &ComponentInteraction) {
    let language = Language::from_tag(&interaction.locale).unwrap_or_default();
    let id = (interaction.application_id, interaction.id, interaction.token.as_str());
    let mut exchange = Exchange::new(bot, id, true);
    let embeds = origin::shows_embeds(interaction.app_permissions);
    let context = Context { engine: &bot.engine, language };
    let press = match wanted(bot, interaction) {
        Ok(press) => press,
        Err(refused) => return refuse(bot, &mut exchange, refused, language).await,
    };
    let messages = match press {
        Press::Context(facts) => render::shown(&around::context(context, &facts), &bot.engine, None, embeds),
        Press::Cite(facts) => {
            let reply = around::references(context, &facts);
            reply.map_or_else(Vec::new, |reply| render::shown(&reply, &bot.engine, None, embeds))
        }
        Press::Why(facts) => {
            let recalled = exchange.wait(bot, Box::pin(recall(bot, interaction, language))).await;
            match recalled {
                Some(recalled) => {
                    render::shown(&around::why(context, &recalled.answer, &facts), &bot.engine, None, embeds)
                }
                None => vec![render::sentence(&bot.engine.base().wording.say(language, "press-gone"))],
            }
        }
        Press::Share(facts) => return share(bot, interaction, exchange, (&facts, language)).await,
        Press::Vote(ballot) => return votes::press(bot, interaction, exchange, (ballot, language)).await,
        Press::Class(step) => return class::press(bot, interaction, exchange, (step, language)).await,
        Press::Run(command, given, Opens::InPlace) => {
            return turn_to(bot, interaction, exchange, (command, given, language)).await;
        }
        Press::Run(command, given, Opens::Beside) => {
            match exchange.wait(bot, run_command(bot, interaction, (command, given, language))).await {
                Ok(messages) => messages,
                Err(Failed(language)) => return exchange.own_up(bot, language).await,
            }
        }
        Press::Ask => match chosen(bot, interaction) {
            Ok((question, language)) => exchange.wait(bot, ask(bot, interaction, question, language, embeds)).await,
            Err(refused) => return refuse(bot, &mut exchange, refused, language).await,
        },
        // `wanted` gives what was chosen instead.
        Press::Choose(_) => return refuse(bot, &mut exchange, Refused::Forged, language).await,
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

/// What a press asks for, if it is one of ours and whoever pressed may.
fn wanted(bot: &Bot, interaction: &ComponentInteraction) -> Result<Press, Refused> {
    let message = &interaction.message;
    if message.author.id != bot.me {
        return Err(Refused::Forged);
    }
    let private = is_private(message);
    if private && !is_askers(interaction) {
        return Err(Refused::SomebodyElses);
    }
    let press = Press::parse(&interaction.data.custom_id, bot.engine.base())?;
    let button = matches!(interaction.data.kind, ComponentInteractionDataKind::Button);
    let fits = match press {
        Press::Share(_) => button && private,
        Press::Ask => !button,
        Press::Choose(_) => return command_of(interaction, bot.engine.base()),
        // Each step of a vote or a class looks for itself.
        Press::Vote(_) | Press::Class(_) => true,
        Press::Context(_) | Press::Why(_) | Press::Cite(_) | Press::Run(..) => button,
    };
    if fits { Ok(press) } else { Err(Refused::Forged) }
}

/// The question that was chosen from the menu, and its language.
fn chosen(bot: &Bot, interaction: &ComponentInteraction) -> Result<(String, Language), Refused> {
    let ComponentInteractionDataKind::StringSelect { values } = &interaction.data.kind else {
        return Err(Refused::Forged);
    };
    let [value] = values.as_slice() else { return Err(Refused::Forged) };
    let (language, fact) = press::parse_option(value, bot.engine.base())?;
    let question = around::question(&bot.engine, fact, language, super::limits::OPTION);
    Ok((question.ok_or(Refused::Stale)?, language))
}

/// Whether only one person sees a message.
fn is_private(message: &Sent) -> bool {
    message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// Whether whoever pressed is the one whom the message answers.
fn is_askers(interaction: &ComponentInteraction) -> bool {
    let asker = asker(interaction.message.interaction_metadata.as_deref());
    asker.is_some_and(|(_, user)| user.id == interaction.user.id)
}

/// The command that was chosen from a menu of commands.
fn command_of(interaction: &ComponentInteraction, base: &FactBase) -> Result<Press, Refused> {
    let ComponentInteractionDataKind::StringSelect { values } = &interaction.data.kind else {
        return Err(Refused::Forged);
    };
    let [value] = values.as_slice() else { return Err(Refused::Forged) };
    match Press::parse(value, base)? {
        command @ Press::Run(..) => Ok(command),
        _ => Err(Refused::Forged),
    }
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
async fn ask(
    bot: &Bot,
    interaction: &ComponentInteraction,
    question: String,
    language: Language,
    embeds: bool,
) -> Vec<Message> {
    let id = interaction.id.get();
    let thread = Thread { channel: interaction.channel_id.get(), author: interaction.user.id.get(), private: true };
    let server = origin::server_of_press(interaction);
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
    utterance: String,
    answer: Answer,
}

/// Reads the question back from the message that was pressed (its own first lines, or the message it replies to) and
/// answers it once more, after the same turns if they are still remembered. `None` if the question is gone.
async fn recall(bot: &Bot, interaction: &ComponentInteraction, language: Language) -> Option<Recalled> {
    let message = &interaction.message;
    let channel = interaction.channel_id;
    let (thread, question, utterance) = if let Some((id, user)) = asker(message.interaction_metadata.as_deref()) {
        let thread = Thread { channel: channel.get(), author: user.id.get(), private: is_private(message) };
        let (thread, question) = bot.memory().question(id).unwrap_or((thread, id));
        (thread, question, render::asked(&message.content)?)
    } else {
        let asked = if let Some(asked) = message.referenced_message.as_deref() {
            asked.clone()
        } else {
            let told = message.message_reference.as_ref().and_then(|reference| reference.message_id);
            let known = bot.memory().question(message.id.get()).map(|(_, question)| MessageId::new(question));
            bot.discord.message(channel, told.or(known)?).await.ok()?
        };
        let thread = Thread { channel: channel.get(), author: asked.author.id.get(), private: false };
        let utterance = hear::utterance(&asked.content);
        // The first message of a forum's post was heard with the post's title.
        let post = if asked.id.get() == channel.get() { bot.threads.thread(&bot.discord, channel).await } else { None };
        let utterance = post.map_or(utterance.clone(), |post| threads::with_title(&post.title, &utterance));
        (thread, asked.id.get(), utterance)
    };
    let turns = bot.memory().led_to(thread, question);
    let turns = turns.iter().map(|turn| turn.turn(bot.engine.base())).collect();
    let answer = bot.again(&utterance, turns, language).await.ok().filter(|_| !utterance.is_empty())?;
    Some(Recalled { thread, utterance, answer })
}

/// Posts an answer that one person sees for all in the channel, and takes the button away.
async fn share(
    bot: &Bot,
    interaction: &ComponentInteraction,
    mut exchange: Exchange<'_>,
    (facts, language): (&[FactIdx], Language),
) {
    let recalled = exchange.wait_to_change(bot, Box::pin(recall(bot, interaction, language))).await;
    let same = recalled.filter(|recalled| around::facts(&recalled.answer.reply) == facts);
    let Some(Recalled { thread, utterance, answer }) = same else {
        let sentence = render::sentence(&bot.engine.base().wording.say(language, "press-gone"));
        exchange.say(bot, &[sentence], language).await;
        return;
    };
    let embeds = origin::shows_embeds(interaction.app_permissions);
    let place = bot.place(origin::server_of_press(interaction), embeds, false);
    let context = Context { engine: &bot.engine, language };
    let turn = (Remembered::of(&answer.turn, bot.engine.base()), answer.reply.language);
    let outcome = ask::outcome(context, answer, &Given::default());
    let below = components::under(&outcome.reply, &bot.engine, (place, &outcome.offers), true);
    if let Err(failure) = exchange.change(Change::Rows(&below), false).await {
        return exchange.fall_short(bot, &failure, language).await;
    }
    let messages = render::answer(&outcome, &bot.engine, Some(&utterance), place);
    if exchange.say(bot, &messages, language).await {
        // What was asked privately before it isn't shared: neither who goes on from here nor who asks why gets to see it.
        let (id, shared) = (interaction.id.get(), Thread { private: false, ..thread });
        let mut memory = bot.memory();
        memory.begin(shared, id, turn, Instant::now());
        memory.replied(shared, id, vec![id]);
    }
}

/// Puts what a command gives in place of what was pressed: for whoever called it; others get it to themselves.
async fn turn_to(
    bot: &Bot,
    interaction: &ComponentInteraction,
    mut exchange: Exchange<'_>,
    (command, given, language): (&str, Given, Language),
) {
    let theirs = is_askers(interaction);
    // What all see stays in the language of the place.
    let (guild, server) = (interaction.guild_id, origin::server_of_press(interaction));
    let here = origin::language_here(bot, guild, server, interaction.guild_locale.as_deref());
    let language = here.filter(|_| theirs && !is_private(&interaction.message)).unwrap_or(language);
    let running = run_command(bot, interaction, (command, given, language));
    let ran = if theirs { exchange.wait_to_change(bot, running).await } else { exchange.wait(bot, running).await };
    // What stands there stays, then.
    let Ok(messages) = ran else { return exchange.own_up(bot, language).await };
    match messages.as_slice() {
        [page] if theirs => {
            if let Err(failure) = exchange.change(Change::Whole(page), true).await {
                exchange.fall_short(bot, &failure, language).await;
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
    (command, given, language): (&str, Given, Language),
) -> Result<Vec<Message>, Failed> {
    // A custom id of a command that is gone isn't read.
    let spec = press::spec(command).ok_or(Failed(language))?;
    let (id, channel) = (interaction.id.get(), interaction.channel_id.get());
    let thread = Thread { channel, author: interaction.user.id.get(), private: true };
    let _lane = bot.lane(thread).await;
    let called = Called { thread, id, replied_to: None, spec, given, preferred: Some(language) };
    let place =
        bot.place(origin::server_of_press(interaction), origin::shows_embeds(interaction.app_permissions), true);
    let outcome = bot.run_here(called, origin::takes_files(interaction.app_permissions)).await?;
    Ok(render::outcome(&outcome, &bot.engine, (spec, None), place))
}

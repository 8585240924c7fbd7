//! Whether an answer helped: what was pressed, chosen or written, counted in the store without a name. That somebody has
//! voted on a message is remembered in memory only, so that a second press counts nothing.

use super::bot::Bot;
use super::components::{Menu, Row};
use super::exchange::{Change, Exchange};
use super::limits;
use super::memory::Id;
use super::origin;
use super::press::{Ballot, Press, Refused, Step};
use super::pressed;
use super::render::{self, Message};
use super::send;
use crate::commands::Context;
use crate::commands::around::{OTHER, REASONS, reasons};
use crate::store::Vote;
use crate::text::Language;
use serenity::all::{
    ActionRowComponent, ComponentInteraction, ComponentInteractionDataKind, CreateInteractionResponse, CreateModal,
    GuildId, ModalInteraction,
};

/// The most that somebody may write about an answer, in characters.
const MOST_WORDS: u16 = 200;

/// The name of what is written into the form.
const WORDS: &str = "words";

/// Takes somebody's step towards a vote.
pub async fn press(
    bot: &Bot,
    interaction: &ComponentInteraction,
    mut exchange: Exchange<'_>,
    (ballot, language): (Ballot, Language),
) {
    let server = origin::server_of_press(interaction);
    let voter = (interaction.message.id.get(), interaction.user.id.get());
    match (ballot.step, &interaction.data.kind) {
        (Step::Helpful, ComponentInteractionDataKind::Button) => {
            let key = count(bot, server, voter, &ballot, ("", "")).await;
            exchange.say(bot, &[said(bot, language, key)], language).await;
        }
        (Step::NotHelpful, ComponentInteractionDataKind::Button) => {
            let key = count(bot, server, voter, &ballot, ("", "")).await;
            // The menu that follows stands under a message of its own, so a reason is counted apart.
            let counted = key == "vote-thanks";
            let reply = if counted { ask_why(bot, language, &ballot) } else { said(bot, language, key) };
            exchange.say(bot, &[reply], language).await;
        }
        (Step::Reason, ComponentInteractionDataKind::StringSelect { values }) => {
            let reason = REASONS.into_iter().find(|reason| [*reason] == *values.as_slice());
            let Some(reason) = reason else {
                return pressed::refuse(bot, &mut exchange, Refused::Forged, language).await;
            };
            let begun = if let Some(form) = form(bot, server, reason, (&ballot, language)) {
                exchange.begin(CreateInteractionResponse::Modal(form), true).await
            } else {
                let key = count(bot, server, voter, &ballot, (reason, "")).await;
                exchange.change(Change::Whole(&said(bot, language, key)), true).await
            };
            if let Err(failure) = begun {
                exchange.fall_short(bot, &failure, language).await;
            }
        }
        _ => pressed::refuse(bot, &mut exchange, Refused::Forged, language).await,
    }
}

/// The form for somebody's own words, if they are asked for and the server keeps them.
fn form(bot: &Bot, server: Option<Id>, reason: &str, (ballot, language): (&Ballot, Language)) -> Option<CreateModal> {
    if reason != OTHER || !bot.store.settings(server).kept.text {
        return None;
    }
    let base = bot.engine.base();
    let id = Press::Vote(Ballot { step: Step::Words, ..ballot.clone() }).id(base)?;
    let say = |key| base.wording.say(language, key).chars().take(limits::FORM_TITLE).collect::<String>();
    Some(send::form(&id, &say("vote-form"), (WORDS, &say("vote-form-label"), MOST_WORDS)))
}

/// Counts what somebody wrote into the form, and thanks them.
pub async fn written(bot: &Bot, form: &ModalInteraction) {
    let language = Language::from_tag(&form.locale).unwrap_or_default();
    let mut exchange = Exchange::new(bot, (form.application_id, form.id, &form.token), true);
    let key = match Press::parse(&form.data.custom_id, bot.engine.base()) {
        Ok(Press::Vote(ballot)) if ballot.step == Step::Words => {
            let inputs = form.data.components.iter().flat_map(|row| &row.components);
            let words = inputs.filter_map(|input| match input {
                ActionRowComponent::InputText(text) if text.custom_id == WORDS => text.value.as_deref(),
                _ => None,
            });
            let words: String = words.flat_map(str::chars).take(MOST_WORDS.into()).collect();
            let message = form.message.as_ref().map_or(0, |message| message.id.get());
            let voter = (message, form.user.id.get());
            let server = form.guild_id.map(GuildId::get);
            // It opens only where an admin of a server of ours wants words, and may be older than that they don't.
            if bot.store.settings(server).kept.text {
                count(bot, server, voter, &ballot, (OTHER, &words)).await
            } else {
                "press-stale"
            }
        }
        refused => {
            tracing::warn!(why = ?refused.err(), "a form was refused");
            "press-stale"
        }
    };
    exchange.say(bot, &[said(bot, language, key)], language).await;
}

/// Counts a vote, or the reason given for it, once a person and message. Gives the key of what to say.
async fn count(
    bot: &Bot,
    server: Option<Id>,
    voter: (Id, Id),
    ballot: &Ballot,
    (reason, text): (&str, &str),
) -> &'static str {
    if !bot.store.settings(server).kept.votes {
        // The button is older than that.
        return "press-stale";
    }
    if !bot.memory().votes(voter) {
        return "vote-again";
    }
    let facts = ballot.facts.iter().map(|fact| bot.engine.base().fact(*fact).id.clone()).collect();
    let vote = Vote {
        server,
        facts,
        language: ballot.language,
        helpful: ballot.step == Step::Helpful,
        reason: reason.to_owned(),
        text: text.to_owned(),
    };
    if bot.store.vote(&vote, super::now()).await.is_err() {
        // The store's log has told it.
        bot.memory().takes_back(voter);
        return "vote-unsaved";
    }
    "vote-thanks"
}

/// Asks why an answer didn't help.
fn ask_why(bot: &Bot, language: Language, ballot: &Ballot) -> Message {
    let base = bot.engine.base();
    let Some(id) = Press::Vote(Ballot { step: Step::Reason, ..ballot.clone() }).id(base) else {
        return said(bot, language, "vote-thanks");
    };
    let options = reasons(Context { engine: &bot.engine, language });
    let options = options.into_iter().map(|(label, reason)| (label, reason.to_owned())).collect();
    let placeholder = base.wording.say(language, "vote-reason");
    let rows = vec![Row::Menu(Menu { id, placeholder, options })];
    Message { rows, ..said(bot, language, "vote-why") }
}

fn said(bot: &Bot, language: Language, key: &str) -> Message {
    render::sentence(&bot.engine.base().wording.say(language, key))
}

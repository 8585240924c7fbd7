//! A class on Discord: quizzes for all in a channel, and practice for one person. Who may do what is decided here; how far a
//! quiz is, is `classroom`'s; what stands in a message is `show`'s.

mod live;
mod show;
mod step;
mod talks;
mod tickets;

pub use step::Step;
pub use talks::{found, is_on};

use super::bot::Bot;
use super::bounded::Bounded;
use super::exchange::{Change, Exchange};
use super::memory::{Id, Thread};
use super::now;
use super::origin::{self, shows_embeds};
use super::press::{Press, Refused};
use super::pressed;
use super::render;
use super::rest::Rest;
use crate::classroom::{Event, Phase, Practice, Quiz, Said, leaders, tell};
use crate::commands::class::{self, Activity, Begun};
use crate::commands::{Context, Given};
use crate::engine::Reply;
use crate::facts::args;
use crate::metrics::Metrics;
use crate::reload::Engines;
use crate::store::Store;
use crate::text::Language;
use live::{Live, Running};
use serde::{Deserialize, Serialize};
use serenity::all::{CommandInteraction, ComponentInteraction, GuildId, Member, ModalInteraction, Permissions};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use talks::Pressed;

/// How many people's practice is kept in memory.
const PRACTISING: usize = 1000;

/// For how many seconds somebody's practice is kept: they may go on tomorrow.
const PRACTICE_KEPT: i64 = 24 * 3600;

/// What classes do.
pub struct Classes {
    /// Quizzes under way.
    pub live: Arc<Live>,
    practising: Mutex<Bounded<Id, Practising>>,
}

/// What somebody practises.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Practising {
    practice: Practice,
    language: Language,
}

impl Classes {
    /// Nobody does anything yet.
    pub fn new(engines: &Engines, (store, discord): (&Arc<Store>, &Arc<Rest>), metrics: &Arc<Metrics>) -> Self {
        let there = (Arc::clone(store), Arc::clone(discord));
        let live = Arc::new(Live::new(engines.clone(), there, Arc::clone(metrics)));
        Self { live, practising: Mutex::new(Bounded::new(PRACTISING)) }
    }

    /// Forgets what belongs to a person; the store forgets for itself.
    pub fn forget(&self, person: Id) {
        self.live.forget(person);
        self.practising().take(&person);
    }

    fn practising(&self) -> std::sync::MutexGuard<'_, Bounded<Id, Practising>> {
        self.practising.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a command begins.
type Beginning = fn(Context<'_>, &Given, u64) -> Begun;

/// Begins what a command gives: a quiz for all if a teacher calls it in a server, else practice.
pub async fn begin(
    bot: &Bot,
    interaction: &CommandInteraction,
    mut exchange: Exchange<'_>,
    (begin, given, language): (Beginning, Given, Language),
) {
    let (person, channel) = (interaction.user.id.get(), interaction.channel_id.get());
    let embeds = shows_embeds(interaction.app_permissions);
    let (engine, metrics) = (Arc::clone(&bot.engine), Arc::clone(&bot.metrics));
    let making = tokio::task::spawn_blocking(move || {
        let _counted = metrics.witness();
        begin(Context { engine: &engine, language }, &given, chance())
    });
    let Ok(Begun { outcome, activity }) = exchange.wait(bot, making).await else {
        tracing::error!("no items were made");
        return exchange.own_up(bot, language).await;
    };
    let server = origin::server(interaction.guild_id, &interaction.authorizing_integration_owners);
    // What only the person sees is in their language; the activity in that of the place, or the one chosen.
    let theirs = Language::from_tag(&interaction.locale).unwrap_or(language);
    let refuse = |key: &str| vec![render::sentence(&bot.engine.base().wording.say(theirs, key))];
    let chosen = outcome.reply.language;
    let messages = match (activity, server) {
        (None, _) => render::shown(&outcome.reply, &bot.engine, None, embeds),
        (Some(Activity::Quiz(..)), Some(_)) if !teaches(bot, interaction.guild_id, interaction.member.as_deref()) => {
            refuse("quiz-teachers")
        }
        (Some(Activity::Quiz(items, seconds)), Some(server)) => {
            let running = match Quiz::begin(items, seconds, now()) {
                Some(quiz) => bot.classes.live.begin((server, channel), quiz, embeds).await,
                None => None,
            };
            let Some(running) = running else {
                exchange.say(bot, &refuse("quiz-on"), language).await;
                return;
            };
            exchange.say(bot, &refuse("quiz-begins"), language).await;
            if !bot.classes.live.tell(&running).await {
                bot.classes.live.give_up(&running).await;
                exchange.say(bot, &refuse("quiz-unsent"), language).await;
            }
            return;
        }
        (Some(Activity::Quiz(items, _)), None) => {
            let practice = Practice::of(items);
            practise(bot, person, practice, (vec![outcome.reply], chosen), embeds).await
        }
        (Some(Activity::Discussion(_)), _) if !teaches(bot, interaction.guild_id, interaction.member.as_deref()) => {
            refuse("discuss-teachers")
        }
        (Some(Activity::Ticket { .. }), _) if !teaches(bot, interaction.guild_id, interaction.member.as_deref()) => {
            refuse("ticket-teachers")
        }
        // Their buttons would lead nowhere.
        (Some(Activity::Discussion(_) | Activity::Ticket { .. }), _) if !bot.store.keeps().await => {
            refuse("class-unkept")
        }
        (Some(Activity::Discussion(talk)), _) => {
            exchange.say(bot, &refuse("discuss-begins"), language).await;
            if !talks::begin(bot, channel, &talk, embeds).await {
                exchange.say(bot, &refuse("quiz-unsent"), language).await;
            }
            return;
        }
        (Some(Activity::Ticket { names }), _) => {
            exchange.say(bot, &refuse("ticket-begins"), language).await;
            if !tickets::begin(bot, (channel, person), (&outcome.reply, names), embeds).await {
                exchange.say(bot, &refuse("quiz-unsent"), language).await;
            }
            return;
        }
        (Some(Activity::Practice(practice)), _) => {
            practise(bot, person, practice, (vec![outcome.reply], chosen), embeds).await
        }
    };
    exchange.say(bot, &messages, language).await;
}

/// Does what was pressed.
pub async fn press(
    bot: &Bot,
    interaction: &ComponentInteraction,
    mut exchange: Exchange<'_>,
    (step, language): (Step, Language),
) {
    let person = interaction.user.id.get();
    if let Step::Practise { step, option } = step {
        let embeds = shows_embeds(interaction.app_permissions);
        let thread = Thread { channel: interaction.channel_id.get(), author: person, private: true };
        let _lane = bot.lane(thread).await;
        let messages = answer(bot, person, (step, option), embeds).await;
        let messages = messages.unwrap_or_else(|| vec![render::sentence(&said(bot, language, "quiz-late"))]);
        exchange.say(bot, &messages, language).await;
        return;
    }
    if matches!(step, Step::Further(_) | Step::Close | Step::Stand(_) | Step::Evidence) {
        return talk(bot, interaction, exchange, (step, language)).await;
    }
    if step == Step::Ticket {
        match tickets::form(bot, interaction).await {
            Some(form) => {
                if let Err(failure) = exchange.begin(form, true).await {
                    exchange.fall_short(bot, &failure, language).await;
                }
            }
            None => pressed::refuse(bot, &mut exchange, Refused::Stale, language).await,
        }
        return;
    }
    let Some(running) = bot.classes.live.of(interaction.channel_id.get()) else {
        return pressed::refuse(bot, &mut exchange, Refused::Stale, language).await;
    };
    let sentence = match step {
        Step::Answer { item, option } => {
            let event = Event::Answer { person, item, option, now: now() };
            match bot.classes.live.happen(&running, event).await {
                Said::Noted { option, changed } => {
                    let key = if changed { "quiz-changed" } else { "quiz-noted" };
                    let item = running.quiz().items().get(item).map(|item| tell::option(item, option));
                    let pairs = args([("option", item.unwrap_or_default().into())]);
                    bot.engine.base().wording.say_with(language, key, &pairs)
                }
                Said::Unknown => said(bot, language, "press-stale"),
                _ => said(bot, language, "quiz-late"),
            }
        }
        _ if !teaches(bot, interaction.guild_id, interaction.member.as_ref()) => {
            said(bot, language, "quiz-only-teachers")
        }
        Step::Leaders => {
            let quiz = running.quiz();
            let embeds = shows_embeds(interaction.app_permissions);
            let message = show::leaders(&bot.engine, &leaders(&quiz), show::language(&quiz), embeds);
            exchange.publish(false);
            exchange.say(bot, &[message], language).await;
            return;
        }
        step => return lead(bot, &running, exchange, (step, language)).await,
    };
    exchange.say(bot, &[render::sentence(&sentence)], language).await;
}

/// Whether a form is one of a class.
pub fn asked_for(bot: &Bot, form: &ModalInteraction) -> bool {
    Press::parse(&form.data.custom_id, bot.engine.base()) == Ok(Press::Class(Step::Ticket))
}

/// Takes what somebody wrote into a form of a class.
pub async fn written(bot: &Bot, form: &ModalInteraction) {
    let language = Language::from_tag(&form.locale).unwrap_or_default();
    let mut exchange = Exchange::new(bot, (form.application_id, form.id, &form.token), true);
    let key = exchange.wait(bot, Box::pin(tickets::written(bot, form))).await;
    exchange.say(bot, &[render::sentence(&said(bot, language, key))], language).await;
}

/// Does what was pressed in a discussion.
async fn talk(
    bot: &Bot,
    interaction: &ComponentInteraction,
    mut exchange: Exchange<'_>,
    (step, language): (Step, Language),
) {
    let may =
        (teaches(bot, interaction.guild_id, interaction.member.as_ref()), shows_embeds(interaction.app_permissions));
    match talks::press(bot, interaction, step, may).await {
        Pressed::Told(key) => {
            exchange.say(bot, &[render::sentence(&said(bot, language, key))], language).await;
        }
        Pressed::Posted(messages) => {
            exchange.publish(false);
            exchange.say(bot, &messages, language).await;
        }
        Pressed::Closed(messages, files) => {
            exchange.publish(false);
            exchange.say(bot, &messages, language).await;
            exchange.publish(true);
            let handed = render::sentence(&said(bot, language, "handout-handed"));
            exchange.say(bot, &[render::Message { files, ..handed }], language).await;
        }
    }
}

/// A teacher goes on or ends the quiz. What was pressed twice, or under an earlier item, changes nothing.
async fn lead(bot: &Bot, running: &Running, mut exchange: Exchange<'_>, (step, language): (Step, Language)) {
    let quiz = running.quiz();
    let event = match (step, quiz.phase()) {
        (Step::Show(item), Phase::Open { .. }) | (Step::Next(item), Phase::Shown) if item == quiz.at() => {
            Some(Event::Next { now: now() })
        }
        (Step::Stop, Phase::Open { .. } | Phase::Shown) => Some(Event::Stop),
        _ => None,
    };
    let Some(event) = event else {
        exchange.say(bot, &[render::sentence(&said(bot, language, "quiz-late"))], language).await;
        return;
    };
    // What was pressed is done with: nobody presses it twice.
    if let Err(failure) = exchange.change(Change::Rows(&[]), true).await {
        tracing::warn!(cause = %failure, "the buttons of a quiz couldn't be taken away");
    }
    bot.classes.live.happen(running, event).await;
    bot.classes.live.tell(running).await;
}

/// Whether somebody may lead a class here: who manages threads, or the server, or has the role that its admins chose.
fn teaches(bot: &Bot, server: Option<GuildId>, member: Option<&Member>) -> bool {
    let leads = Permissions::MANAGE_THREADS | Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
    let role = bot.store.settings(server.map(GuildId::get)).teachers;
    member.is_some_and(|member| {
        member.permissions.unwrap_or_default().intersects(leads)
            || role.is_some_and(|role| member.roles.iter().any(|own| own.get() == role))
    })
}

/// Keeps what somebody practises, and shows what they are told and asked.
async fn practise(
    bot: &Bot,
    person: Id,
    practice: Practice,
    (replies, language): (Vec<Reply>, Language),
    embeds: bool,
) -> Vec<render::Message> {
    let asked = practice.item().map(|item| (item, practice.step()));
    let messages = show::practice(&bot.engine, &replies, asked, embeds);
    let key = key(person);
    // The store's log has told it; until a restart the practice is in memory.
    if practice.item().is_none() {
        bot.classes.practising().take(&person);
        let _ = bot.store.end_activity(&key).await;
        return messages;
    }
    let practising = Practising { practice, language };
    if let Ok(value) = serde_json::to_value(&practising) {
        let _ = bot.store.keep_state_of(person, &key, &value, now() + PRACTICE_KEPT).await;
    }
    bot.classes.practising().put(person, practising);
    messages
}

/// What somebody who practises is told about an answer, and asked next; none if nothing of the kind is asked of them.
async fn answer(bot: &Bot, person: Id, (step, option): (usize, usize), embeds: bool) -> Option<Vec<render::Message>> {
    let remembered = bot.classes.practising().get(&person).cloned();
    // They may have gone on in another process since.
    let kept = if bot.store.is_shared() || remembered.is_none() {
        bot.store.state(&key(person), now()).await.ok().flatten()
    } else {
        None
    };
    let kept = kept.and_then(|value| serde_json::from_value::<Practising>(value).ok());
    let practising = kept.or(remembered)?;
    let language = practising.language;
    let context = Context { engine: &bot.engine, language };
    let (practice, marked) = class::marks(context, practising.practice, step, option);
    let replies: Vec<Reply> = std::iter::once(marked?).chain(class::asks(context, &practice)).collect();
    Some(practise(bot, person, practice, (replies, language), embeds).await)
}

fn key(person: Id) -> String {
    format!("practice:{person}")
}

fn said(bot: &Bot, language: Language, key: &str) -> String {
    bot.engine.base().wording.say(language, key)
}

/// Another number each time: for the order of questions, nothing secret.
fn chance() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(since.subsec_nanos()) ^ since.as_secs()
}

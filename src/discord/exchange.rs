//! An interaction (a command, a press) being replied to: in time, in as many messages as it takes, and owning up when
//! that fails. May not know what is asked for.

use super::bot::Bot;
use super::components::Row;
use super::render::{self, Message};
use super::rest::{Failure, Interaction};
use super::send;
use crate::commands::File;
use crate::metrics::Unanswered;
use crate::text::Language;
use serenity::all::{ApplicationId, CreateInteractionResponse, CreateInteractionResponseMessage, InteractionId};
use std::future::Future;
use tokio::time::{Instant, timeout};

/// Who waits for a reply, and how far it is.
pub struct Exchange<'a> {
    bot: &'a Bot,
    to: Interaction<'a>,
    /// Whether only the person sees the reply.
    private: bool,
    stage: Stage,
    /// Whether the person may see that we are thinking although the stage doesn't say so.
    maybe_deferred: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing is said yet; Discord waits three seconds.
    Open,
    /// The person sees that we are thinking.
    Deferred,
    /// Discord knows that the message that was pressed will change, which nobody sees.
    Promised,
    /// Something is said; more can follow.
    Begun,
}

/// What becomes of a message that was pressed.
#[derive(Clone, Copy)]
pub enum Change<'a> {
    /// Everything is new.
    Whole(&'a Message),
    /// There are other things to press; the rest stays.
    Rows(&'a [Row]),
}

impl<'a> Change<'a> {
    fn files(self) -> &'a [File] {
        match self {
            Self::Whole(message) => &message.files,
            Self::Rows(_) => &[],
        }
    }
}

impl<'a> Exchange<'a> {
    /// An interaction that came in now, by its application, id and token.
    pub fn new(bot: &'a Bot, (application, id, token): (ApplicationId, InteractionId, &'a str), private: bool) -> Self {
        let to = Interaction { application, id, token, since: Instant::now() };
        Self { bot, to, private, stage: Stage::Open, maybe_deferred: false }
    }

    /// Who sees what is said from now on: all, or only the person.
    pub fn publish(&mut self, private: bool) {
        self.private = private;
    }

    /// Waits for what is to be said; if that takes long, says that it is on its way.
    pub async fn wait<T>(&mut self, bot: &Bot, work: impl Future<Output = T>) -> T {
        let wait = CreateInteractionResponseMessage::new().ephemeral(self.private);
        self.wait_with(bot, work, (CreateInteractionResponse::Defer(wait), Stage::Deferred)).await
    }

    /// Waits for what the message that was pressed becomes; if that takes long, promises that it will change.
    pub async fn wait_to_change<T>(&mut self, bot: &Bot, work: impl Future<Output = T>) -> T {
        self.wait_with(bot, work, (CreateInteractionResponse::Acknowledge, Stage::Promised)).await
    }

    async fn wait_with<T>(
        &mut self,
        bot: &Bot,
        work: impl Future<Output = T>,
        (late, stage): (CreateInteractionResponse, Stage),
    ) -> T {
        tokio::pin!(work);
        match timeout(bot.late_after, &mut work).await {
            Ok(done) => done,
            Err(_late) => {
                match Box::pin(self.open(late, &[])).await {
                    Ok(()) => self.stage = stage,
                    Err(failure) => {
                        self.maybe_deferred = failure.is_unsure();
                        tracing::warn!(cause = %failure, "an interaction couldn't be deferred");
                    }
                }
                work.await
            }
        }
    }

    /// Changes the message that was pressed. Further messages can follow, `private` or for all to see.
    pub async fn change(&mut self, change: Change<'_>, private: bool) -> Result<(), Failure> {
        if self.stage == Stage::Promised {
            self.bot.discord.edit_answer(self.to, &send::change_late(change), change.files()).await?;
            self.begun();
            self.private = private;
            return Ok(());
        }
        self.open(CreateInteractionResponse::UpdateMessage(send::change(change)), change.files()).await?;
        self.begun();
        self.private = private;
        Ok(())
    }

    /// Answers with something else than a message. Further messages can follow, `private` or for all to see.
    pub async fn begin(&mut self, opening: CreateInteractionResponse, private: bool) -> Result<(), Failure> {
        self.open(opening, &[]).await?;
        self.begun();
        self.private = private;
        Ok(())
    }

    /// From now on only the person sees the reply, unless all see already that we are thinking.
    pub fn hush(&mut self) {
        self.private |= self.stage == Stage::Open;
    }

    /// Sends one more message, for all to see.
    pub async fn say_to_all(&mut self, bot: &Bot, message: &Message, language: Language) {
        self.private = false;
        self.say(bot, std::slice::from_ref(message), language).await;
    }

    /// Sends the messages. What can't be sent is logged, and the person told so once. Gives whether all is sent.
    pub async fn say(&mut self, bot: &Bot, messages: &[Message], language: Language) -> bool {
        for message in messages {
            if let Err(failure) = Box::pin(self.put(message)).await {
                Box::pin(self.fall_short(bot, &failure, language)).await;
                return false;
            }
        }
        true
    }

    /// Says that something went wrong.
    pub async fn own_up(&mut self, bot: &Bot, language: Language) {
        let sorry = sentence(bot, language, "error-neutral");
        if let Err(failure) = self.put(&sorry).await {
            tracing::error!(cause = %failure, "nor could the person be told");
        }
    }

    /// Something couldn't be said: says so, if anything can be said there at all.
    pub async fn fall_short(&mut self, bot: &Bot, failure: &Failure, language: Language) {
        bot.metrics.unanswered(failure.unanswered());
        if failure.is_final() {
            return;
        }
        tracing::error!(cause = %failure, "a reply to an interaction couldn't be sent");
        if !failure.is_unsure() {
            return self.own_up(bot, language).await;
        }
        if let Err(failure) = self.doubt(bot, language).await {
            tracing::error!(cause = %failure, "nor could the person be told");
        }
    }

    /// Says that a part may be missing. It may stand there all the same, so nothing is put in its place.
    async fn doubt(&mut self, bot: &Bot, language: Language) -> Result<(), Failure> {
        if self.stage == Stage::Open {
            let sorry = send::respond(&sentence(bot, language, "error-neutral"), self.private);
            match self.open(CreateInteractionResponse::Message(sorry), &[]).await {
                Err(failure) if failure.was_answered() => {}
                Err(failure) => return Err(failure),
                Ok(()) => {
                    self.begun();
                    return Ok(());
                }
            }
            if !self.maybe_deferred {
                // What is there already is the reply.
                self.begun();
                return Ok(());
            }
        }
        // To a deferred interaction Discord gives it as the answer, unless there is one ("Receiving and Responding",
        // Create Followup Message): the one call that never takes an answer away.
        self.add(&sentence(bot, language, "error-unsure")).await
    }

    async fn put(&mut self, message: &Message) -> Result<(), Failure> {
        match self.stage {
            Stage::Open => {
                let opening = CreateInteractionResponse::Message(send::respond(message, self.private));
                match self.open(opening, &message.files).await {
                    // It was deferred after all: only Discord's answer to that got lost.
                    Err(failure) if failure.was_answered() => {
                        self.stage = Stage::Deferred;
                        self.put_late(message).await?;
                    }
                    opened => opened?,
                }
            }
            Stage::Deferred => self.put_late(message).await?,
            Stage::Promised | Stage::Begun => self.add(message).await?,
        }
        self.begun();
        Ok(())
    }

    /// Something is said.
    fn begun(&mut self) {
        if self.stage != Stage::Begun {
            self.bot.replied("interaction");
        }
        self.stage = Stage::Begun;
    }

    async fn add(&self, message: &Message) -> Result<(), Failure> {
        self.bot.discord.follow_up(self.to, &send::follow_up(message, self.private), &message.files).await
    }

    async fn put_late(&self, message: &Message) -> Result<(), Failure> {
        self.bot.discord.edit_answer(self.to, &send::respond_late(message), &message.files).await
    }

    async fn open(&self, opening: CreateInteractionResponse, files: &[File]) -> Result<(), Failure> {
        self.bot.discord.answer(self.to, &opening, files).await
    }
}

/// Says that there is no room for one more. Who is typing gets no completions.
pub async fn turn_away(bot: &Bot, asked: &serenity::all::Interaction) {
    use serenity::all::Interaction::{Command, Component, Modal};
    let (to, locale) = match asked {
        Command(command) => ((command.application_id, command.id, command.token.as_str()), &command.locale),
        Component(press) => ((press.application_id, press.id, press.token.as_str()), &press.locale),
        Modal(form) => ((form.application_id, form.id, form.token.as_str()), &form.locale),
        _ => return,
    };
    bot.metrics.unanswered(Unanswered::Busy);
    let language = Language::from_tag(locale).unwrap_or_default();
    let busy = sentence(bot, language, "busy");
    Exchange::new(bot, to, true).say(bot, std::slice::from_ref(&busy), language).await;
}

fn sentence(bot: &Bot, language: Language, key: &str) -> Message {
    render::sentence(&bot.engine.base().wording.say(language, key))
}

//! An interaction (a command, a press) being replied to: in time, in as many messages as it takes, and owning up when
//! that fails. May not know what is asked for.

use super::bot::Bot;
use super::components::Row;
use super::error::cause;
use super::render::{self, Message};
use super::send;
use crate::text::Language;
use serenity::all::{Builder, CreateInteractionResponse, CreateInteractionResponseMessage, Http, InteractionId};
use serenity::http::HttpError;
use std::future::Future;
use tokio::time::timeout;

/// Who waits for a reply, and how far it is.
pub struct Exchange<'a> {
    http: &'a Http,
    id: InteractionId,
    token: &'a str,
    /// Whether only the person sees the reply.
    private: bool,
    stage: Stage,
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

impl<'a> Exchange<'a> {
    /// An interaction that nothing was said to yet, by its id and token.
    pub fn new(http: &'a Http, (id, token): (InteractionId, &'a str), private: bool) -> Self {
        Self { http, id, token, private, stage: Stage::Open }
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
                match self.open(late).await {
                    Ok(()) => self.stage = stage,
                    Err(error) => tracing::warn!(cause = cause(&error), "an interaction couldn't be deferred"),
                }
                work.await
            }
        }
    }

    /// Changes the message that was pressed. Further messages can follow, `private` or for all to see.
    pub async fn change(&mut self, change: Change<'_>, private: bool) -> serenity::Result<()> {
        if self.stage == Stage::Promised {
            send::change_late(change).execute(self.http, self.token).await?;
            self.stage = Stage::Begun;
            self.private = private;
            return Ok(());
        }
        self.begin(CreateInteractionResponse::UpdateMessage(send::change(change)), private).await
    }

    /// Answers with something else than a message. Further messages can follow, `private` or for all to see.
    pub async fn begin(&mut self, opening: CreateInteractionResponse, private: bool) -> serenity::Result<()> {
        self.open(opening).await?;
        self.stage = Stage::Begun;
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
            if let Err(error) = self.put(message).await {
                tracing::error!(cause = cause(&error), "a reply to an interaction couldn't be sent");
                self.own_up(bot, language).await;
                return false;
            }
        }
        true
    }

    /// Says that something went wrong.
    pub async fn own_up(&mut self, bot: &Bot, language: Language) {
        let sorry = render::sentence(&bot.engine.base().wording.say(language, "error-neutral"));
        if let Err(error) = self.put(&sorry).await {
            tracing::error!(cause = cause(&error), "nor could the person be told");
        }
    }

    async fn put(&mut self, message: &Message) -> serenity::Result<()> {
        match self.stage {
            Stage::Open => {
                let opening = CreateInteractionResponse::Message(send::respond(message, self.private));
                match self.open(opening).await {
                    // It was deferred after all: only Discord's answer to that got lost.
                    Err(error) if was_answered(&error) => {
                        send::respond_late(message).execute(self.http, self.token).await?;
                    }
                    opened => opened?,
                }
            }
            Stage::Deferred => {
                send::respond_late(message).execute(self.http, self.token).await?;
            }
            Stage::Promised | Stage::Begun => {
                send::follow_up(message, self.private).execute(self.http, (None, self.token)).await?;
            }
        }
        self.stage = Stage::Begun;
        Ok(())
    }

    async fn open(&self, opening: CreateInteractionResponse) -> serenity::Result<()> {
        opening.execute(self.http, (self.id, self.token)).await
    }
}

/// Whether Discord has an answer to the interaction already (40060).
fn was_answered(error: &serenity::Error) -> bool {
    matches!(error, serenity::Error::Http(HttpError::UnsuccessfulRequest(refused)) if refused.error.code == 40_060)
}

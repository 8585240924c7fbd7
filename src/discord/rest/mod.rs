//! Calls of Discord's REST API, in the bot's terms. Each waits for its turn (`buckets`), is made again if that makes sense
//! (`retry`), and isn't made at all while Discord refuses too many (`fuse`); `wire` does it. serenity gives the shapes of
//! what is sent and comes back. May not know what is said, or why.

mod body;
mod buckets;
mod call;
mod failure;
mod fuse;
mod headers;
mod retry;
mod wire;

pub use call::WORTH_WAITING;
pub use failure::Failure;
pub use wire::Rest;

use crate::commands::File;
use body::Body;
use call::Call;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use serenity::all::{
    ApplicationId, BotGateway, Channel, ChannelId, Command, CreateCommand, CreateInteractionResponse,
    CreateInteractionResponseFollowup, CreateMessage, CreateThread, CurrentUser, EditInteractionResponse, EditMessage,
    InteractionId, Message, MessageId, UserId,
};
use tokio::time::Instant;

/// An interaction to be answered.
#[derive(Debug, Clone, Copy)]
pub struct Interaction<'a> {
    /// Of the bot.
    pub application: ApplicationId,
    /// Its own.
    pub id: InteractionId,
    /// What allows to answer it.
    pub token: &'a str,
    /// When it came in: Discord waits three seconds for the first answer.
    pub since: Instant,
}

/// What only the id is wanted of.
#[derive(Deserialize)]
struct Known<Id> {
    id: Id,
}

impl Rest {
    /// The gateway's address.
    pub async fn gateway(&self) -> Result<String, Failure> {
        #[derive(Deserialize)]
        struct Gateway {
            url: String,
        }
        self.call(&Call::GetGateway, None).await.map(|Gateway { url }| url)
    }

    /// The gateway's address for a bot, with how many shards Discord recommends and how many sessions may be begun.
    pub async fn bot_gateway(&self) -> Result<BotGateway, Failure> {
        self.call(&Call::GetBotGateway, None).await
    }

    /// Our own account.
    pub async fn me(&self) -> Result<CurrentUser, Failure> {
        self.call(&Call::GetMe, None).await
    }

    /// The commands that are registered.
    pub async fn commands(&self, application: ApplicationId) -> Result<Vec<Command>, Failure> {
        self.call(&Call::GetCommands(application), None).await
    }

    /// Registers commands, in place of all there were.
    pub async fn set_commands(&self, of: ApplicationId, commands: &[CreateCommand]) -> Result<Vec<Command>, Failure> {
        self.call(&Call::SetCommands(of), Some(Body::plain(&commands)?)).await
    }

    /// What a channel is.
    pub async fn channel(&self, channel: ChannelId) -> Result<Channel, Failure> {
        self.call(&Call::GetChannel(channel), None).await
    }

    /// Opens a thread in a channel.
    pub async fn open_thread(&self, channel: ChannelId, thread: &CreateThread<'_>) -> Result<ChannelId, Failure> {
        let opened: Known<ChannelId> = self.call(&Call::OpenThread(channel), Some(Body::plain(thread)?)).await?;
        Ok(opened.id)
    }

    /// The direct channel with somebody.
    pub async fn direct(&self, person: UserId) -> Result<ChannelId, Failure> {
        let body = Body::plain(&json!({ "recipient_id": person.to_string() }))?;
        let channel: Known<ChannelId> = self.call(&Call::OpenDirect, Some(body)).await?;
        Ok(channel.id)
    }

    /// Posts a message, once however often that has to be tried.
    pub async fn send(&self, channel: ChannelId, message: &CreateMessage) -> Result<Message, Failure> {
        self.send_as(channel, message, &self.nonce()).await
    }

    /// The same in reply to something that came `since`: if it has waited too long by then, that was it.
    pub async fn reply(&self, channel: ChannelId, message: &CreateMessage, since: Instant) -> Result<Message, Failure> {
        self.call_since(&Call::Send(channel), Some(Body::only_once(message, &self.nonce())?), since).await
    }

    /// Posts a message that an earlier run of the bot may have posted minutes ago, as what it is told by: then that one stands.
    /// At most 25 characters, and no other message's.
    pub async fn send_as(&self, channel: ChannelId, message: &CreateMessage, nonce: &str) -> Result<Message, Failure> {
        self.call(&Call::Send(channel), Some(Body::only_once(message, nonce)?)).await
    }

    /// Reads a message.
    pub async fn message(&self, channel: ChannelId, message: MessageId) -> Result<Message, Failure> {
        self.call(&Call::GetMessage(channel, message), None).await
    }

    /// Changes a message of ours.
    pub async fn edit(
        &self,
        (channel, message): (ChannelId, MessageId),
        changed: &EditMessage,
    ) -> Result<Message, Failure> {
        self.call(&Call::Edit(channel, message), Some(Body::message(changed, &[])?)).await
    }

    /// Takes away a message of ours.
    pub async fn delete(&self, channel: ChannelId, message: MessageId) -> Result<(), Failure> {
        self.perform(&Call::Delete(channel, message), None, Instant::now()).await.map(drop)
    }

    /// Puts an emoji on a message; it is written as in an address (RFC 3986, 2.1).
    pub async fn react(&self, channel: ChannelId, message: MessageId, emoji: &str) -> Result<(), Failure> {
        self.perform(&Call::React(channel, message, emoji), None, Instant::now()).await.map(drop)
    }

    /// Shows for ten seconds that we are typing.
    pub async fn show_typing(&self, channel: ChannelId) -> Result<(), Failure> {
        self.perform(&Call::Type(channel), None, Instant::now()).await.map(drop)
    }

    /// Answers an interaction for the first time.
    pub async fn answer(
        &self,
        to: Interaction<'_>,
        opening: &CreateInteractionResponse,
        files: &[File],
    ) -> Result<(), Failure> {
        let body = Body::opening(opening, files)?;
        self.perform(&Call::Answer(to.id, to.token), Some(&body), to.since).await.map(drop)
    }

    /// Changes the first answer to an interaction, or gives it if it was deferred.
    pub async fn edit_answer(
        &self,
        to: Interaction<'_>,
        answer: &EditInteractionResponse,
        files: &[File],
    ) -> Result<(), Failure> {
        let body = Body::message(answer, files)?;
        self.perform(&Call::EditAnswer(to.application, to.token), Some(&body), Instant::now()).await.map(drop)
    }

    /// Sends one more message to an interaction.
    pub async fn follow_up(
        &self,
        to: Interaction<'_>,
        message: &CreateInteractionResponseFollowup,
        files: &[File],
    ) -> Result<(), Failure> {
        let body = Body::message(message, files)?;
        self.perform(&Call::FollowUp(to.application, to.token), Some(&body), Instant::now()).await.map(drop)
    }

    /// A call, and what Discord gives back.
    async fn call<T: DeserializeOwned>(&self, call: &Call<'_>, body: Option<Body>) -> Result<T, Failure> {
        self.call_since(call, body, Instant::now()).await
    }

    /// The same; how long it is worth waiting for counts from `since`.
    async fn call_since<T: DeserializeOwned>(
        &self,
        call: &Call<'_>,
        body: Option<Body>,
        since: Instant,
    ) -> Result<T, Failure> {
        let answer = self.perform(call, body.as_ref(), since).await?;
        // The cause may quote what stands in it, and so what somebody typed: its place is enough.
        serde_json::from_slice(&answer)
            .map_err(|error| Failure::Unreadable(format!("the answer to {}, column {}", call.label(), error.column())))
    }
}

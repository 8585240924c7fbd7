//! The calls of Discord that the bot makes: where each goes, whose limit it counts against, how long it is worth waiting
//! for, and whether it may be made again. Pure: no clock, no connection.

use serenity::all::{ApplicationId, ChannelId, InteractionId, MessageId};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

/// How long an answer is worth waiting for: a class may ask as many questions at once as a channel takes in a minute (60, of
/// which Discord takes 5 in 5 seconds), and the last of them is still answered.
pub const WORTH_WAITING: Duration = Duration::from_secs(90);

/// One of Discord's methods. An interaction's token stands in the path of its calls, so a call is never logged whole:
/// its [`label`](Self::label) is.
#[derive(Clone, Copy)]
pub enum Call<'a> {
    /// Where the gateway is.
    GetGateway,
    /// The same for a bot, with how many sessions it may begin.
    GetBotGateway,
    /// Who we are.
    GetMe,
    /// Which commands are registered, with all their translations.
    GetCommands(ApplicationId),
    /// Registers the commands, in place of all there were.
    SetCommands(ApplicationId),
    /// What a channel is.
    GetChannel(ChannelId),
    /// Opens a thread.
    OpenThread(ChannelId),
    /// Opens the direct channel with somebody; if there is one, gives that.
    OpenDirect,
    /// Posts a message.
    Send(ChannelId),
    /// Reads a message.
    GetMessage(ChannelId, MessageId),
    /// Changes a message of ours.
    Edit(ChannelId, MessageId),
    /// Takes away a message of ours.
    Delete(ChannelId, MessageId),
    /// Puts an emoji on a message; it is written as in an address.
    React(ChannelId, MessageId, &'a str),
    /// Shows that we are typing.
    Type(ChannelId),
    /// Answers an interaction for the first time.
    Answer(InteractionId, &'a str),
    /// Changes the first answer to an interaction, or gives it if it was deferred.
    EditAnswer(ApplicationId, &'a str),
    /// Sends one more message to an interaction.
    FollowUp(ApplicationId, &'a str),
}

/// Whether a call may be made again when nobody knows what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Twice is as good as once (RFC 9110, 9.2.2), for a message by its nonce.
    Safe,
    /// Twice does nothing more, and says so (40060): that counts as done.
    Told,
    /// Twice may be seen: it is made again only if it surely was not carried out.
    Seen,
}

/// How long a call is worth waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How often it is made at most.
    pub attempts: u32,
    /// How long one attempt may take.
    pub each: Duration,
    /// How long all may take, with the waiting between them.
    pub total: Duration,
}

impl Patience {
    const fn of(attempts: u32, each_ms: u64, total_ms: u64) -> Self {
        Self { attempts, each: Duration::from_millis(each_ms), total: Duration::from_millis(total_ms) }
    }
}

impl Call<'_> {
    /// Method and route as Discord's `OpenAPI` description writes them; holds no id and no token.
    pub fn label(&self) -> &'static str {
        match self {
            Self::GetGateway => "GET /gateway",
            Self::GetBotGateway => "GET /gateway/bot",
            Self::GetMe => "GET /users/@me",
            Self::GetCommands(_) => "GET /applications/{application_id}/commands",
            Self::SetCommands(_) => "PUT /applications/{application_id}/commands",
            Self::GetChannel(_) => "GET /channels/{channel_id}",
            Self::OpenThread(_) => "POST /channels/{channel_id}/threads",
            Self::OpenDirect => "POST /users/@me/channels",
            Self::Send(_) => "POST /channels/{channel_id}/messages",
            Self::GetMessage(..) => "GET /channels/{channel_id}/messages/{message_id}",
            Self::Edit(..) => "PATCH /channels/{channel_id}/messages/{message_id}",
            Self::Delete(..) => "DELETE /channels/{channel_id}/messages/{message_id}",
            Self::React(..) => "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me",
            Self::Type(_) => "POST /channels/{channel_id}/typing",
            Self::Answer(..) => "POST /interactions/{interaction_id}/{interaction_token}/callback",
            Self::EditAnswer(..) => "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
            Self::FollowUp(..) => "POST /webhooks/{webhook_id}/{webhook_token}",
        }
    }

    /// The method.
    pub fn method(&self) -> &'static str {
        self.label().split(' ').next().unwrap_or_default()
    }

    /// The path after the version of the API.
    pub fn path(&self) -> String {
        match self {
            Self::GetGateway => "/gateway".to_owned(),
            Self::GetBotGateway => "/gateway/bot".to_owned(),
            Self::GetMe => "/users/@me".to_owned(),
            Self::GetCommands(application) => format!("/applications/{application}/commands?with_localizations=true"),
            Self::SetCommands(application) => format!("/applications/{application}/commands"),
            Self::GetChannel(channel) => format!("/channels/{channel}"),
            Self::OpenThread(channel) => format!("/channels/{channel}/threads"),
            Self::OpenDirect => "/users/@me/channels".to_owned(),
            Self::Send(channel) => format!("/channels/{channel}/messages"),
            Self::GetMessage(channel, message) | Self::Edit(channel, message) | Self::Delete(channel, message) => {
                format!("/channels/{channel}/messages/{message}")
            }
            Self::React(channel, message, emoji) => {
                format!("/channels/{channel}/messages/{message}/reactions/{emoji}/@me")
            }
            Self::Type(channel) => format!("/channels/{channel}/typing"),
            Self::Answer(interaction, token) => format!("/interactions/{interaction}/{token}/callback"),
            Self::EditAnswer(application, token) => format!("/webhooks/{application}/{token}/messages/@original"),
            Self::FollowUp(application, token) => format!("/webhooks/{application}/{token}"),
        }
    }

    /// Whose limit it counts against: Discord limits each channel, and each interaction, for itself ("Rate Limits",
    /// top-level resources). Of a token only a hash is kept.
    pub fn resource(&self) -> u64 {
        match self {
            Self::GetGateway
            | Self::GetBotGateway
            | Self::GetMe
            | Self::GetCommands(_)
            | Self::SetCommands(_)
            | Self::OpenDirect => 0,
            Self::GetChannel(channel)
            | Self::OpenThread(channel)
            | Self::Send(channel)
            | Self::GetMessage(channel, _)
            | Self::Edit(channel, _)
            | Self::Delete(channel, _)
            | Self::React(channel, ..)
            | Self::Type(channel) => channel.get(),
            Self::Answer(_, token) | Self::EditAnswer(_, token) | Self::FollowUp(_, token) => {
                let mut hasher = DefaultHasher::new();
                token.hash(&mut hasher);
                hasher.finish()
            }
        }
    }

    /// The channel that has to allow it.
    pub fn channel(&self) -> Option<u64> {
        matches!(self.resource(), id if id != 0 && !self.is_interactions()).then(|| self.resource())
    }

    /// Whether it belongs to an interaction: such calls don't count against the bot's global limit ("Rate Limits",
    /// Global Rate Limit), and are allowed by the interaction's token rather than the bot's.
    pub fn is_interactions(&self) -> bool {
        matches!(self, Self::Answer(..) | Self::EditAnswer(..) | Self::FollowUp(..))
    }

    /// Whether the bot's token goes along. Where the interaction's own is enough it doesn't: Discord counts a call that shows
    /// the bot's against the bot's global limit (discord-api-docs, issue 4142), and so do proxies.
    pub fn shows_token(&self) -> bool {
        !self.is_interactions()
    }

    /// Whether it may be made again. A follow-up and a new thread have no nonce in Discord's description.
    pub fn repeat(&self) -> Repeat {
        match self {
            Self::Answer(..) => Repeat::Told,
            Self::OpenThread(_) | Self::FollowUp(..) => Repeat::Seen,
            _ => Repeat::Safe,
        }
    }

    /// How long it is worth waiting for. Nobody sees an answer to an interaction after three seconds, or that somebody
    /// typed a while ago; a message after a minute and a half answers nobody.
    pub fn patience(&self) -> Patience {
        match self {
            Self::GetGateway | Self::GetBotGateway | Self::GetMe => Patience::of(3, 10_000, 30_000),
            Self::Answer(..) => Patience::of(8, 1500, 2800),
            Self::Type(_) | Self::React(..) => Patience::of(2, 5_000, 8_000),
            _ => Patience { attempts: 10, each: Duration::from_secs(10), total: WORTH_WAITING },
        }
    }

    /// The permission it needs in a channel, by the key of its name, if Discord refuses it for the lack of one.
    pub fn needs(&self) -> Option<&'static str> {
        match self {
            Self::Send(_) | Self::Edit(..) | Self::Type(_) => Some("send-messages"),
            Self::OpenThread(_) => Some("create-public-threads"),
            Self::React(..) => Some("add-reactions"),
            Self::GetMessage(..) => Some("read-message-history"),
            Self::GetChannel(_) | Self::Delete(..) => Some("view-channel"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_interaction_and_each_channel_has_a_limit_of_its_own() {
        let (id, application) = (InteractionId::new(1), ApplicationId::new(2));
        assert_eq!(Call::Answer(id, "a").resource(), Call::FollowUp(application, "a").resource());
        assert_ne!(Call::FollowUp(application, "a").resource(), Call::FollowUp(application, "b").resource());
        assert_eq!(Call::Send(ChannelId::new(7)).channel(), Some(7));
        assert_eq!(Call::Answer(id, "a").channel(), None);
        assert_eq!(Call::GetMe.channel(), None);
    }
}

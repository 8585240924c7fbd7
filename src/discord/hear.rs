//! What somebody wrote on Discord: whether it is meant for the bot, and the utterance in it.
//! May not answer, and knows no engine.

use super::memory::{Id, Thread};
use serenity::all::{ChannelId, GuildId, MessageId};
use serenity::all::{Message, MessageInteractionMetadata, MessageType, MessageUpdateEvent, User, UserId};

/// A message that is meant for the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The message.
    pub id: MessageId,
    /// Where it stands.
    pub channel: ChannelId,
    /// Whose conversation it belongs to.
    pub thread: Thread,
    /// What was said, without mentions and the like.
    pub utterance: String,
    /// Our message that it replies to: its id, or that of the command it answers.
    pub replied_to: Option<Id>,
    /// The server, unless it is a direct message.
    pub server: Option<Id>,
    /// It stands in a thread, as far as Discord says so.
    pub in_thread: bool,
    /// Nobody addressed the bot; it stands where questions need no mention.
    pub unasked: bool,
}

/// A new message, if it is meant for the bot. `open` says of a server and a channel whether questions need no mention
/// there.
pub fn message(message: &Message, me: UserId, open: impl Fn(Id, Id) -> bool) -> Option<Heard> {
    let written = Written {
        id: message.id,
        channel: message.channel_id,
        author: &message.author,
        kind: message.kind,
        by_webhook: message.webhook_id.is_some(),
        server: message.guild_id.map(GuildId::get),
        in_thread: message.position.is_some(),
        calls_many: message.mention_everyone || !message.mention_roles.is_empty(),
        content: &message.content,
        mentions: &message.mentions,
        referenced: message.referenced_message.as_deref(),
    };
    written.heard(me, open)
}

/// An edited message, if it is (now) meant for the bot. Previews of links and pins come as edits too, and are none: they
/// have no time of editing, or that of the edit before.
pub fn edited(update: &MessageUpdateEvent, me: UserId, open: impl Fn(Id, Id) -> bool) -> Option<Heard> {
    update.edited_timestamp?;
    let written = Written {
        id: update.id,
        channel: update.channel_id,
        author: update.author.as_ref()?,
        kind: update.kind.unwrap_or(MessageType::Regular),
        by_webhook: update.webhook_id.flatten().is_some(),
        server: update.guild_id.map(GuildId::get),
        in_thread: update.position.flatten().is_some(),
        calls_many: update.mention_everyone == Some(true)
            || update.mention_roles.as_ref().is_some_and(|roles| !roles.is_empty()),
        content: update.content.as_deref()?,
        mentions: update.mentions.as_deref().unwrap_or_default(),
        referenced: update.referenced_message.as_ref().and_then(|message| message.as_deref()),
    };
    written.heard(me, open)
}

/// What a new and an edited message have in common.
struct Written<'a> {
    id: MessageId,
    channel: ChannelId,
    author: &'a User,
    kind: MessageType,
    by_webhook: bool,
    server: Option<Id>,
    /// Only messages in threads have a position ("Message", `position`).
    in_thread: bool,
    /// It mentions a role or everybody.
    calls_many: bool,
    content: &'a str,
    mentions: &'a [User],
    referenced: Option<&'a Message>,
}

impl Written<'_> {
    fn heard(&self, me: UserId, open: impl Fn(Id, Id) -> bool) -> Option<Heard> {
        let by_person = !self.author.bot && !self.by_webhook && self.author.id != me;
        let is_message = matches!(self.kind, MessageType::Regular | MessageType::InlineReply);
        let ours = self.referenced.filter(|referenced| referenced.author.id == me);
        // Discord leaves the content out where the bot isn't meant; a reply without ping comes empty.
        let addressed = self.server.is_none()
            || self.mentions.iter().any(|user| user.id == me)
            || (ours.is_some() && !self.content.is_empty());
        // What is said to somebody else is left alone. What a reply was to may be gone.
        let replies = self.referenced.is_some() || self.kind == MessageType::InlineReply;
        let to_nobody = self.mentions.is_empty() && !replies && !self.calls_many;
        let here = self.server.is_some_and(|server| open(server, self.channel.get()));
        let unasked = !addressed && here && to_nobody && !self.content.is_empty();
        (by_person && is_message && (addressed || unasked)).then(|| Heard {
            id: self.id,
            channel: self.channel,
            thread: Thread { channel: self.channel.get(), author: self.author.id.get(), private: false },
            utterance: utterance(self.content),
            replied_to: ours.map(question_of),
            server: self.server,
            in_thread: self.in_thread,
            unasked,
        })
    }
}

/// What our message is remembered by: the command or press it answers, or itself.
fn question_of(ours: &Message) -> Id {
    match ours.interaction_metadata.as_deref() {
        Some(MessageInteractionMetadata::Command(command)) => command.id.get(),
        Some(MessageInteractionMetadata::Component(press)) => press.id.get(),
        _ => ours.id.get(),
    }
}

/// The words of a message: without mentions of people, roles, channels and commands, without emoji and time stamps of
/// Discord's own, which are no words.
pub fn utterance(content: &str) -> String {
    let mut words = String::new();
    let mut rest = content;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        match after.split_once('>') {
            Some((mark, after)) if is_mark(mark) => {
                words.push(' ');
                rest = after;
            }
            _ => {
                words.push('<');
                rest = after;
            }
        }
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `<…>` is Discord's: `@1`, `@!1`, `@&1`, `#1`, `:name:1`, `a:name:1`, `t:1`, `t:1:R`, `/name:1`, `id:name`.
fn is_mark(mark: &str) -> bool {
    let id = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let named = |text: &str| text.rsplit_once(':').is_some_and(|(name, number)| !name.is_empty() && id(number));
    let emoji = mark.strip_prefix("a:").or_else(|| mark.strip_prefix(':'));
    let person = mark.strip_prefix('@').map(|rest| rest.strip_prefix(['!', '&']).unwrap_or(rest));
    let time = mark.strip_prefix("t:").map(|rest| rest.split(':').next().unwrap_or_default());
    person.is_some_and(id)
        || mark.strip_prefix('#').is_some_and(id)
        || emoji.is_some_and(named)
        || mark.strip_prefix('/').is_some_and(named)
        || time.is_some_and(|time| id(time.strip_prefix('-').unwrap_or(time)))
        || mark.strip_prefix("id:").is_some_and(|place| place.chars().all(|c| c.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::utterance;

    #[test]
    fn the_mention_is_cut_wherever_it_stands() {
        assert_eq!(utterance("<@7> who is Bukele?"), "who is Bukele?");
        assert_eq!(utterance("hey <@!7>, ¿quién es Bukele?"), "hey , ¿quién es Bukele?");
        assert_eq!(utterance("<@7>"), "");
        assert_eq!(utterance("  <@7>\n\nwho\nis he? <@&9> <#3> <:salu:12> <a:x:1> <t:1:R> </ask:4>"), "who is he?");
    }

    #[test]
    fn other_angle_brackets_are_words() {
        assert_eq!(utterance("is 3 < 4 > 2? <b>no</b> <@x> <"), "is 3 < 4 > 2? <b>no</b> <@x> <");
    }
}

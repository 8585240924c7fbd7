//! Threads and forum posts: which channel they belong to, and what a post is called. Discord is asked once for each, as
//! a message doesn't tell. Kept in memory only, and bounded.

use super::bounded::Bounded;
use super::memory::Id;
use super::rest::Rest;
use serenity::all::{Channel, ChannelId, ChannelType, GuildChannel};
use std::sync::{Mutex, PoisonError};

/// How many channels are remembered.
const KEPT: usize = 1000;

/// A thread, or a post in a forum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belongs {
    /// The channel it belongs to.
    pub to: Id,
    /// Its title, as somebody typed it.
    pub title: String,
}

/// What is known of channels: a thread, or none.
pub struct Threads(Mutex<Bounded<Id, Option<Belongs>>>);

impl Default for Threads {
    fn default() -> Self {
        Self(Mutex::new(Bounded::new(KEPT)))
    }
}

impl Threads {
    /// What a channel belongs to if it is a thread; `None`, too, if Discord doesn't say.
    pub async fn thread(&self, discord: &Rest, channel: ChannelId) -> Option<Belongs> {
        let known = self.known().get(&channel.get()).cloned();
        if let Some(known) = known {
            return known;
        }
        match discord.channel(channel).await {
            Ok(found) => {
                let thread = belongs(found);
                self.known().put(channel.get(), thread.clone());
                thread
            }
            Err(failure) => {
                if !failure.is_final() {
                    tracing::warn!(cause = %failure, "can't see whether a channel is a thread");
                }
                None
            }
        }
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Bounded<Id, Option<Belongs>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn belongs(channel: Channel) -> Option<Belongs> {
    let Channel::Guild(GuildChannel { kind, parent_id, name, .. }) = channel else { return None };
    // Other channels have a parent, too: their category.
    let thread = matches!(kind, ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread);
    parent_id.filter(|_| thread).map(|parent| Belongs { to: parent.get(), title: name })
}

/// What the first message of a post asks: its own question, else that of the post's title, else both together.
pub fn with_title(title: &str, utterance: &str) -> String {
    if utterance.contains('?') {
        utterance.to_owned()
    } else if title.contains('?') {
        title.to_owned()
    } else {
        format!("{title} {utterance}").trim().to_owned()
    }
}

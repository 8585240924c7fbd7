//! Where the bot couldn't answer for lack of a permission, until an admin of that server is told: once, below the reply to
//! the next command that one calls there, for nobody else to see. Kept in memory only, and bounded. May not know how
//! anything is sent.

use super::bounded::Bounded;
use super::escape;
use super::memory::Id;
use super::render::Message;
use crate::facts::Wording;
use crate::text::Language;
use serenity::all::{ChannelId, Mentionable};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many servers are remembered.
const SERVERS: usize = 1000;

/// How many channels of a server an admin is told of.
const CHANNELS: usize = 5;

/// A channel, and the key of the name of the permission that is lacking there.
pub type Place = (ChannelId, &'static str);

/// Where an answer was refused, by server, and whether an admin knows.
pub struct Lacking(Mutex<Bounded<Id, Vec<(Place, bool)>>>);

impl Default for Lacking {
    fn default() -> Self {
        Self(Mutex::new(Bounded::new(SERVERS)))
    }
}

impl Lacking {
    /// Notes that an answer was refused.
    pub fn refused(&self, server: Id, place: Place) {
        let mut all = self.all();
        let mut places = all.take(&server).unwrap_or_default();
        if places.len() < CHANNELS && !places.iter().any(|(known, _)| *known == place) {
            places.push((place, false));
        }
        all.put(server, places);
    }

    /// Notes that an answer was taken: should one be refused there later, that is news.
    pub fn taken(&self, server: Id, channel: ChannelId) {
        let mut all = self.all();
        let Some(mut places) = all.take(&server) else { return };
        places.retain(|((known, _), _)| *known != channel);
        if !places.is_empty() {
            all.put(server, places);
        }
    }

    /// What no admin knows yet.
    pub fn untold(&self, server: Id) -> Vec<Place> {
        let all = self.all();
        all.get(&server).into_iter().flatten().filter(|(_, told)| !told).map(|(place, _)| *place).collect()
    }

    /// Notes that an admin knows all of it.
    pub fn told(&self, server: Id) {
        let mut all = self.all();
        if let Some(mut places) = all.take(&server) {
            for (_, told) in &mut places {
                *told = true;
            }
            all.put(server, places);
        }
    }

    /// Forgets a server.
    pub fn forget(&self, server: Id) {
        self.all().take(&server);
    }

    fn all(&self) -> MutexGuard<'_, Bounded<Id, Vec<(Place, bool)>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an admin is told.
pub fn message(places: &[Place], wording: &Wording, language: Language) -> Message {
    let say = |key: &str| escape::typed(&wording.say(language, key));
    let mut lines = vec![say("lacking")];
    for (channel, permission) in places {
        lines.push(channel.mention().to_string());
        lines.push(say(&format!("permission-{permission}")));
    }
    lines.push(say("lacking-how"));
    Message { content: lines.join("\n"), ..Message::default() }
}

#[cfg(test)]
mod tests {
    use super::{CHANNELS, ChannelId, Lacking};

    #[test]
    fn a_place_is_told_once_until_an_answer_is_taken_there() {
        let (lacking, place) = (Lacking::default(), (ChannelId::new(7), "send-messages"));
        lacking.refused(1, place);
        lacking.refused(1, place);
        assert_eq!(lacking.untold(1), [place]);
        assert_eq!(lacking.untold(2), []);
        lacking.told(1);
        lacking.refused(1, place);
        assert_eq!(lacking.untold(1), []);
        lacking.taken(1, ChannelId::new(7));
        lacking.refused(1, place);
        assert_eq!(lacking.untold(1), [place]);
        lacking.forget(1);
        assert_eq!(lacking.untold(1), []);
    }

    #[test]
    fn no_server_takes_more_than_its_share() {
        let lacking = Lacking::default();
        for channel in 1..100 {
            lacking.refused(1, (ChannelId::new(channel), "send-messages"));
        }
        assert_eq!(lacking.untold(1).len(), CHANNELS);
    }
}

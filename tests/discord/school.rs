//! What teachers do on the loopback Discord, what becomes of messages, and what the bot has kept.

use super::server::Seen;
use super::state::{AULA, GUILD, PROBE, Person, RITA, TOM};
use super::{Chat, Speaker, show};
use crate::postgres;
use puente::store::{Settings, Store};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;

/// A store in memory, as real as the one in a file; or on PostgreSQL, if that is there.
pub(super) async fn store() -> Store {
    let url = postgres::address().await.unwrap_or_else(|| "sqlite::memory:".to_owned());
    let settings = Settings { url: Some(url), ..Settings::default() };
    Store::open(&settings, Path::new("")).await.expect("an address")
}

impl Chat {
    /// Whatever was said before was not answered: somebody else asks, and that answer is the only one.
    pub async fn expect_silence(&mut self) {
        let id = self.speaker(PROBE).dms("thanks");
        let direct = self.server.world().message(id).map(|probe| probe.channel);
        loop {
            match self.next().await {
                Seen::Said(said) if self.replies_to(said) == Some(id) => return,
                // An impatient bot may type before that reply, too.
                Seen::Typing(channel) if Some(channel) == direct => {}
                other => panic!("expected silence, but saw {other:?}\n{}", self.so_far()),
            }
        }
    }

    /// Rita, who manages the server and speaks Spanish.
    pub fn rita(&mut self) -> Speaker<'_> {
        Speaker { chat: self, id: RITA }
    }

    /// Tom, who manages the server and speaks English.
    pub fn tom(&mut self) -> Speaker<'_> {
        Speaker { chat: self, id: TOM }
    }

    /// So many pupils more, who speak English.
    pub fn pupils(&self, count: u64) -> Vec<u64> {
        let mut world = self.server.world();
        let ids: Vec<u64> = (0..count).map(|_| world.fresh_id()).collect();
        let pupil = |id: &u64| Person {
            id: *id,
            name: "a pupil",
            bot: false,
            locale: "en-US",
            permissions: 0,
            roles: Vec::new(),
        };
        world.people.extend(ids.iter().map(pupil));
        ids
    }

    /// One of them.
    pub fn pupil(&mut self, id: u64) -> Speaker<'_> {
        Speaker { chat: self, id }
    }

    /// How many messages the bot has changed in each channel.
    pub fn changes(&self) -> usize {
        self.server.calls().iter().filter(|call| call.starts_with("PATCH /channels")).count()
    }

    /// The server has not added the bot: people who have it on their own account bring it along.
    pub fn is_brought_along(&self) {
        self.server.world().is_member = false;
    }

    /// What the bot may do from now on, as Discord's bits.
    pub fn allow_the_bot(&self, permissions: u64) {
        self.server.world().bot_permissions = permissions;
    }

    /// What has been kept.
    pub fn store(&self) -> &Arc<Store> {
        &self.insides.store
    }

    /// The words of the questions that had no answer, with their count.
    pub async fn gaps(&self) -> Vec<(String, String, u64)> {
        let gaps = self.insides.store.gaps(None, u32::MAX).await.expect("a store in memory");
        gaps.into_iter().map(|gap| (gap.words, gap.text, gap.count)).collect()
    }

    /// The next thing the bot says or changes has these words in it, whatever else.
    pub async fn expect_words(&mut self, words: &str) -> u64 {
        let (Seen::Said(id) | Seen::Edited(id)) = self.next().await else {
            panic!("the bot did something else\n{}", self.so_far())
        };
        let shown = self.describe(&Seen::Said(id));
        assert!(shown.contains(words), "no {words:?} in {shown}\n{}", self.so_far());
        id
    }

    /// A thread in the class's channel.
    pub fn thread(&self, title: &str) -> u64 {
        self.server.world().thread(title)
    }

    /// What is in a file that came with a message.
    pub fn file(&self, message: u64, name: &str) -> String {
        let world = self.server.world();
        let files = &world.message(message).expect("a message").files;
        files.iter().find(|file| file.filename == name).expect("a file").content.clone()
    }

    /// Whether a file stands under a message.
    pub fn shows_files(&self, message: u64) -> bool {
        !self.server.world().message(message).expect("a message").files.is_empty()
    }

    /// Where a message stands.
    pub fn place_of(&self, message: u64) -> u64 {
        self.server.world().message(message).expect("a message").channel
    }

    /// The next thing the bot does is to open a thread with this name.
    pub async fn expect_thread(&mut self, name: &str) -> u64 {
        let Seen::Opened(id) = self.next().await else { panic!("the bot did something else\n{}", self.so_far()) };
        assert_eq!(self.server.world().channel(id).and_then(|thread| thread.title.as_deref()), Some(name));
        id
    }

    /// The next thing the bot does is to look what this channel is.
    pub async fn expect_visit(&mut self, channel: u64) {
        self.expect(Seen::Visited(channel)).await;
    }

    /// The bot is removed from the server, or the server is away for a while.
    pub fn leaves_the_server(&self, only_away: bool) {
        let left = json!({ "id": GUILD.to_string(), "unavailable": only_away });
        self.server.gateway.dispatch_always("GUILD_DELETE", &left);
    }

    /// The next thing the bot does is to put an emoji on this message.
    pub async fn expect_reaction(&mut self, id: u64) {
        self.expect(Seen::Reacted(id)).await;
    }

    /// Somebody deletes these messages; several at once as moderators do.
    pub fn delete(&mut self, ids: &[u64]) {
        self.transcript.push(format!("deleted: {ids:?}"));
        self.server.world().messages.retain(|message| !ids.contains(&message.id));
        let (channel, server) = (AULA.to_string(), GUILD.to_string());
        let named: Vec<String> = ids.iter().map(u64::to_string).collect();
        match named.as_slice() {
            [id] => {
                let deleted = json!({ "id": id, "channel_id": channel, "guild_id": server });
                self.server.gateway.dispatch("MESSAGE_DELETE", &deleted, Some(GUILD));
            }
            ids => {
                let deleted = json!({ "ids": ids, "channel_id": channel, "guild_id": server });
                self.server.gateway.dispatch("MESSAGE_DELETE_BULK", &deleted, Some(GUILD));
            }
        }
    }

    /// A message's content as sent, with its backslashes.
    pub fn content(&self, id: u64) -> String {
        self.server.world().message(id).map(|posted| posted.content.clone()).unwrap_or_default()
    }

    /// The commands as registered.
    pub fn commands(&self) -> String {
        show::commands(&self.server.world().commands)
    }

    /// Somebody changed a registered command, or an earlier release of the bot registered it differently.
    pub fn change_a_command(&self) {
        self.server.world().commands[0].description.push('!');
    }
}

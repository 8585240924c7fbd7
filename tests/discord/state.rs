//! The world of the loopback Discord: people, channels, messages, commands. Plain values; knows no JSON and no HTTP.

use super::components::Row;
use super::payload::{Embed, File, SlashCommand};
use serde_json::Value;
use serenity::model::Timestamp;
use std::collections::{BTreeSet, HashMap};

/// A person or a bot.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: u64,
    pub name: &'static str,
    pub bot: bool,
    /// The language of their client.
    pub locale: &'static str,
    /// What they may do in the server, as Discord's bits.
    pub permissions: u64,
    /// The roles they have in the server.
    pub roles: Vec<u64>,
}

/// Where people write.
#[derive(Debug, Clone)]
pub struct Channel {
    pub id: u64,
    /// Its server; none between the bot and one person.
    pub server: Option<u64>,
    /// What it is called, if it is a thread or a post in the class's channel.
    pub title: Option<String>,
}

/// A message as it stands in a channel.
#[derive(Debug, Clone)]
pub struct Posted {
    pub id: u64,
    pub channel: u64,
    pub author: u64,
    pub content: String,
    pub embeds: Vec<Embed>,
    pub components: Vec<Row>,
    pub files: Vec<File>,
    /// People it pings, by name or as the one replied to.
    pub mentions: Vec<u64>,
    pub replies_to: Option<u64>,
    pub edited: Option<Timestamp>,
    /// Written by a webhook instead of a person.
    pub by_webhook: bool,
    /// The command or press it answers.
    pub interaction: Option<u64>,
    /// The only person who sees it.
    pub only_for: Option<u64>,
}

/// A command somebody called or is typing, or something they pressed.
#[derive(Debug, Clone)]
pub struct Interaction {
    pub id: u64,
    pub token: String,
    pub channel: u64,
    pub person: u64,
    pub what: Called,
    pub stage: Stage,
    /// Our message that answers it.
    pub message: Option<u64>,
}

/// What somebody did.
#[derive(Debug, Clone)]
pub enum Called {
    /// Called a command, or is typing into an option of it.
    Command { name: String, options: Vec<(String, Value)>, focused: Option<String> },
    /// Called a command on a message.
    OnMessage { name: String, message: u64 },
    /// Sent a form; each text with the name of what it was typed into.
    Form { message: u64, id: String, texts: Vec<(String, String)> },
    /// Pressed a button of a message, or chose from its menu.
    Press { message: u64, id: String, values: Vec<String> },
}

impl Called {
    /// The message that was pressed.
    pub fn pressed(&self) -> Option<u64> {
        match self {
            Self::Form { message, .. } | Self::Press { message, .. } => Some(*message),
            Self::Command { .. } | Self::OnMessage { .. } => None,
        }
    }
}

/// How far an interaction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Called,
    Typing,
    Deferred {
        private: bool,
    },
    /// What was pressed will change.
    Promised,
    Answered,
}

/// Everything there is.
#[derive(Debug)]
pub struct World {
    pub people: Vec<Person>,
    pub channels: Vec<Channel>,
    pub messages: Vec<Posted>,
    pub interactions: Vec<Interaction>,
    pub commands: Vec<SlashCommand>,
    /// Whether the server has added the bot; if not, people bring it along.
    pub is_member: bool,
    /// What the bot may do in every channel, as Discord's bits.
    pub bot_permissions: u64,
    /// Whether the bot sees what isn't said to it.
    pub shows_all: bool,
    /// The bot's messages by what makes them known.
    pub nonces: HashMap<String, u64>,
    next: u64,
}

/// The server's id.
pub const GUILD: u64 = 1_100_000_000_000_000_001;
/// The class's channel.
pub const AULA: u64 = 1_100_000_000_000_000_002;
/// The bot's account, and its application.
pub const PUENTE: u64 = 1_100_000_000_000_000_003;
/// Speaks Spanish.
pub const ANA: u64 = 1_100_000_000_000_000_004;
/// Speaks English.
pub const BEN: u64 = 1_100_000_000_000_000_005;
/// Another bot.
pub const ROBO: u64 = 1_100_000_000_000_000_006;
/// Asks only to prove that everybody else was left alone.
pub const PROBE: u64 = 1_100_000_000_000_000_007;

/// Teaches, manages the server, and speaks Spanish.
pub const RITA: u64 = 1_100_000_000_000_000_008;
/// Teaches, manages the server, and speaks English.
pub const TOM: u64 = 1_100_000_000_000_000_009;
/// Discord's bit for who manages a server.
pub const MANAGE_GUILD: u64 = 1 << 5;

impl Default for World {
    /// A server with one channel; Ana, Ben, two teachers, another bot, and ours; nobody has said anything.
    fn default() -> Self {
        let person = |id, name, locale| Person { id, name, bot: false, locale, permissions: 0, roles: Vec::new() };
        Self {
            people: vec![
                Person { bot: true, ..person(PUENTE, "Puente", "en-US") },
                person(ANA, "Ana", "es-419"),
                person(BEN, "Ben", "en-GB"),
                Person { bot: true, ..person(ROBO, "Robo", "en-US") },
                person(PROBE, "Probe", "en-US"),
                Person { permissions: MANAGE_GUILD, ..person(RITA, "Rita", "es-419") },
                Person { permissions: MANAGE_GUILD, ..person(TOM, "Tom", "en-US") },
            ],
            channels: vec![Channel { id: AULA, server: Some(GUILD), title: None }],
            messages: Vec::new(),
            interactions: Vec::new(),
            commands: Vec::new(),
            is_member: true,
            // All but to administrate, which includes the rest.
            bot_permissions: u64::MAX >> 12 & !(1 << 3),
            shows_all: false,
            nonces: HashMap::new(),
            next: 1_100_000_000_000_000_100,
        }
    }
}

impl World {
    /// An id nobody has.
    pub fn fresh_id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    pub fn person(&self, id: u64) -> &Person {
        self.people.iter().find(|person| person.id == id).expect("a known person")
    }

    pub fn person_mut(&mut self, id: u64) -> &mut Person {
        self.people.iter_mut().find(|person| person.id == id).expect("a known person")
    }

    pub fn channel(&self, id: u64) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The direct channel with a person.
    pub fn direct(&mut self, person: u64) -> u64 {
        let id = person + 1000;
        if self.channel(id).is_none() {
            self.channels.push(Channel { id, server: None, title: None });
        }
        id
    }

    /// A new thread in the class's channel.
    pub fn thread(&mut self, title: &str) -> u64 {
        let id = self.fresh_id();
        self.channels.push(Channel { id, server: Some(GUILD), title: Some(title.to_owned()) });
        id
    }

    /// A new server of a shard, with one channel: gives both.
    pub fn found_server(&mut self, shard: u64, shards: u64) -> (u64, u64) {
        let (server, channel) = ((((GUILD >> 22) / shards + 1) * shards + shard) << 22, self.fresh_id());
        self.channels.push(Channel { id: channel, server: Some(server), title: None });
        (server, channel)
    }

    /// The server of a channel, if it has one.
    pub fn server_of(&self, channel: u64) -> Option<u64> {
        self.channel(channel).and_then(|channel| channel.server)
    }

    /// The servers of a shard.
    pub fn servers_of(&self, shard: u32, shards: u32) -> BTreeSet<u64> {
        let servers = self.channels.iter().filter_map(|channel| channel.server);
        servers.filter(|server| (server >> 22) % u64::from(shards) == u64::from(shard)).collect()
    }

    pub fn message(&self, id: u64) -> Option<&Posted> {
        self.messages.iter().find(|message| message.id == id)
    }

    pub fn message_mut(&mut self, id: u64) -> Option<&mut Posted> {
        self.messages.iter_mut().find(|message| message.id == id)
    }

    /// Adds a message with the mentions that stand in it.
    pub fn post(&mut self, channel: u64, author: u64, content: &str) -> &mut Posted {
        let id = self.fresh_id();
        self.messages.push(Posted {
            id,
            channel,
            author,
            content: content.to_owned(),
            embeds: Vec::new(),
            components: Vec::new(),
            files: Vec::new(),
            mentions: self.mentions_in(content),
            replies_to: None,
            edited: None,
            by_webhook: false,
            interaction: None,
            only_for: None,
        });
        self.messages.last_mut().expect("the message just posted")
    }

    /// The people whose `<@id>` stands in a text.
    pub fn mentions_in(&self, content: &str) -> Vec<u64> {
        let named = |person: &&Person| content.contains(&format!("<@{}>", person.id));
        self.people.iter().filter(named).map(|person| person.id).collect()
    }

    pub fn interaction(&mut self, token: &str) -> Option<&mut Interaction> {
        self.interactions.iter_mut().find(|interaction| interaction.token == token)
    }

    /// The newest message of the bot.
    pub fn last_of_bot(&self) -> Option<&Posted> {
        self.messages.iter().rev().find(|message| message.author == PUENTE)
    }

    /// The newest message of a person.
    pub fn last_of(&self, author: u64) -> Option<&Posted> {
        self.messages.iter().rev().find(|message| message.author == author)
    }
}

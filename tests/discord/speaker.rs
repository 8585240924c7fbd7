//! What people do on the loopback Discord.

use super::state::{AULA, Called, Interaction, PUENTE, Posted, Stage};
use super::{Chat, components, interactions, payload};
use serde_json::{Value, json};

/// Somebody who is about to say something. `@Puente` in their words is the mention.
pub struct Speaker<'a> {
    pub(super) chat: &'a mut Chat,
    pub(super) id: u64,
}

impl Speaker<'_> {
    /// Mentions the bot in the class's channel.
    pub fn asks(self, words: &str) -> u64 {
        self.says(&format!("@Puente {words}"))
    }

    /// Says something in the class's channel.
    pub fn says(self, words: &str) -> u64 {
        self.speak(AULA, words, |_, _| ())
    }

    /// Says something in a thread.
    pub fn says_in(self, thread: u64, words: &str) -> u64 {
        self.speak(thread, words, |_, _| ())
    }

    /// Posts something in the class's channel as in a forum: the post has the id of its first message.
    pub fn posts(self, title: &str, words: &str) -> u64 {
        let post = self.chat.server.world().thread(title);
        self.speak(post, words, |posted, _| posted.id = post)
    }

    /// Writes to the bot directly.
    pub fn dms(self, words: &str) -> u64 {
        let channel = self.chat.server.world().direct(self.id);
        self.speak(channel, words, |_, _| ())
    }

    /// Replies to the bot's latest message, which pings it.
    pub fn replies(self, words: &str) -> u64 {
        let latest = self.chat.server.world().last_of_bot().expect("a message to reply to").id;
        self.replies_to(latest, words)
    }

    /// Replies to a message of the bot, which pings it.
    pub fn replies_to(self, message: u64, words: &str) -> u64 {
        self.speak(AULA, words, |posted, _| {
            posted.replies_to = Some(message);
            posted.mentions.push(PUENTE);
        })
    }

    /// Replies to the bot's latest message with the ping turned off.
    pub fn replies_without_ping(self, words: &str) -> u64 {
        self.speak(AULA, words, |posted, latest| posted.replies_to = latest)
    }

    /// Replies to a message that is gone, as far as Discord tells.
    pub fn replies_to_nothing(self, words: &str) -> u64 {
        self.speak(AULA, words, |posted, _| posted.replies_to = Some(1))
    }

    /// Writes through a webhook.
    pub fn asks_through_a_webhook(self, words: &str) -> u64 {
        self.speak(AULA, &format!("@Puente {words}"), |posted, _| posted.by_webhook = true)
    }

    /// Changes their latest message.
    pub fn edits(self, words: &str) {
        let content = with_mention(words);
        let id = {
            let mut world = self.chat.server.world();
            let id = world.last_of(self.id).expect("a message to edit").id;
            let mentions = world.mentions_in(&content);
            let posted = world.message_mut(id).expect("a message to edit");
            posted.content = content;
            posted.mentions = mentions;
            posted.edited = Some(serenity::model::Timestamp::now());
            id
        };
        self.chat.transcript.push(format!("{} edits: {words}", self.name()));
        self.chat.server.dispatch_message("MESSAGE_UPDATE", id);
    }

    /// Somebody pins their latest message, or a preview of its link arrives: an update that is no edit.
    pub fn brings_up_again(self) {
        let id = self.chat.server.world().last_of(self.id).expect("a message").id;
        self.chat.server.dispatch_message("MESSAGE_UPDATE", id);
    }

    /// Calls a command in the class's channel.
    pub fn slash(self, command: &str, options: &[(&str, &str)]) {
        self.call(AULA, command, options, None);
    }

    /// Calls a command in a thread.
    pub fn slash_in(self, thread: u64, command: &str, options: &[(&str, &str)]) {
        self.call(thread, command, options, None);
    }

    /// Calls a command in the direct channel.
    pub fn slash_directly(self, command: &str, options: &[(&str, &str)]) {
        let channel = self.chat.server.world().direct(self.id);
        self.call(channel, command, options, None);
    }

    /// Gets a role in the server.
    pub fn gets_role(self, role: u64) {
        self.chat.server.world().person_mut(self.id).roles.push(role);
    }

    /// Is typing into an option of a command.
    pub fn types(self, command: &str, option: &str, words: &str) {
        self.call(AULA, command, &[(option, words)], Some(option));
    }

    /// Fills in a form that came from a message, and sends it.
    pub fn fills_in(self, message: u64, form: &components::Form, words: &str) {
        self.fills_in_all(message, form, &[words]);
    }

    /// The same with several texts.
    pub fn fills_in_all(self, message: u64, form: &components::Form, words: &[&str]) {
        let channel = self.chat.server.world().message(message).expect("a message").channel;
        let names = form.components.iter().flat_map(|row| &row.components).map(|input| input.custom_id.clone());
        let texts: Vec<(String, String)> = names.zip(words.iter().map(|text| (*text).to_owned())).collect();
        assert_eq!(texts.len(), form.components.len(), "a text for each");
        self.interact(channel, Called::Form { message, id: form.custom_id.clone(), texts }, Stage::Called);
    }

    /// Calls a command on a message, by its name in English.
    pub fn calls_on(self, message: u64, name: &str) {
        self.chat.transcript.push(format!("{} calls {name}", self.name()));
        let channel = {
            let world = self.chat.server.world();
            assert!(world.commands.iter().any(|known| known.name == name), "{name} isn't registered");
            world.message(message).expect("a message").channel
        };
        self.interact(channel, Called::OnMessage { name: name.to_owned(), message }, Stage::Called);
    }

    /// Presses a button under a message, or chooses an option of its menu, by the words on it.
    pub fn presses(self, message: u64, words: &str) {
        self.chat.transcript.push(format!("{} presses [{words}]", self.name()));
        let found = components::find(&self.chat.server.world().message(message).expect("a message").components, words);
        let (id, values) = found.unwrap_or_else(|| panic!("there is no [{words}] under it\n{}", self.chat.so_far()));
        self.forges(message, &id, &values);
    }

    /// Sends what a changed client may send: any custom id, for any message.
    pub fn forges(self, message: u64, id: &str, values: &[String]) {
        let channel = self.chat.server.world().message(message).expect("a message").channel;
        let press = Called::Press { message, id: id.to_owned(), values: values.to_vec() };
        self.interact(channel, press, Stage::Called);
    }

    fn speak(self, channel: u64, words: &str, change: impl FnOnce(&mut Posted, Option<u64>)) -> u64 {
        let id = {
            let mut world = self.chat.server.world();
            let latest = world.last_of_bot().map(|posted| posted.id);
            let posted = world.post(channel, self.id, &with_mention(words));
            change(posted, latest);
            posted.id
        };
        self.chat.transcript.push(format!("{}: {words}", self.name()));
        self.chat.server.dispatch_message("MESSAGE_CREATE", id);
        id
    }

    fn call(self, channel: u64, command: &str, options: &[(&str, &str)], focused: Option<&str>) {
        self.chat.transcript.push(format!("{}: {command} {options:?}", self.name()));
        let name = command.trim_start_matches('/');
        let world = self.chat.server.world();
        let known = world.commands.iter().find(|known| known.name == name);
        let known = known.unwrap_or_else(|| panic!("{command} isn't registered"));
        let given: Vec<(String, Value)> = options
            .iter()
            .map(|(option, value)| {
                let kind = known.options.iter().find(|known| known.name == *option).map(|known| known.kind);
                let value = match kind {
                    Some(payload::TEXT | payload::ROLE) => json!(value),
                    Some(payload::NUMBER) => json!(value.parse::<i64>().expect("a number")),
                    Some(payload::FLAG) => json!(*value == "yes"),
                    _ => panic!("{command} has no option {option}"),
                };
                ((*option).to_owned(), value)
            })
            .collect();
        let stage = if focused.is_some() { Stage::Typing } else { Stage::Called };
        let focused = focused.map(str::to_owned);
        drop(world);
        self.interact(channel, Called::Command { name: name.to_owned(), options: given, focused }, stage);
    }

    /// Sends the bot an interaction of this person.
    fn interact(&self, channel: u64, what: Called, stage: Stage) {
        let server = &self.chat.server;
        let rules = server.rules().clone();
        let event = {
            let mut world = server.world();
            let id = world.fresh_id();
            let token = format!("loopback-interaction-{id}");
            let called = Interaction { id, token, channel, person: self.id, what, stage, message: None };
            let mut event = interactions::event(&world, &called, !rules.hides_embeds);
            if let Some(message) = event["message"].as_object_mut().filter(|_| rules.forgets_questions) {
                message.remove("referenced_message");
            }
            world.interactions.push(called);
            event
        };
        server.gateway.dispatch_always("INTERACTION_CREATE", &event);
    }

    fn name(&self) -> &'static str {
        self.chat.server.world().person(self.id).name
    }
}

fn with_mention(words: &str) -> String {
    words.replace("@Puente", &format!("<@{PUENTE}>"))
}

//! What each REST call does to the world, and what Discord has against it.

use super::components;
use super::limits;
use super::payload::{self, Callback, Choices, Outgoing, SlashCommand};
use super::server::{Seen, Server};
use super::state::{Interaction, PUENTE, Posted, Stage};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Status and body of an answer to the bot, or what is wrong with its call.
pub type Answered = Result<(StatusCode, Value), String>;

impl Server {
    /// Carries out a call to a known route.
    pub fn act(&self, method: &str, route: &str, parts: &[&str], body: Value) -> Answered {
        match (method, parts) {
            (_, ["gateway", rest @ ..]) => Ok(self.where_the_gateway_is(!rest.is_empty())),
            (_, ["users", "@me"]) => {
                let world = self.world();
                Ok((StatusCode::OK, payload::user(world.person(PUENTE))))
            }
            ("GET", ["applications", application, "commands"]) => {
                expect_id(application, PUENTE, "application")?;
                self.see(Seen::Compared);
                Ok((StatusCode::OK, payload::registered(&self.world().commands)))
            }
            ("PUT", ["applications", application, "commands"]) => {
                expect_id(application, PUENTE, "application")?;
                let commands: Vec<SlashCommand> = parse(body)?;
                refuse(&limits::command_problems(&commands))?;
                let answer = payload::registered(&commands);
                self.world().commands = commands;
                self.see(Seen::Registered);
                Ok((StatusCode::OK, answer))
            }
            ("PUT", ["channels", channel, "messages", id, "reactions", "%E2%8F%B3", "@me"]) => {
                self.known_channel(channel)?;
                self.see(Seen::Reacted(number(id)?));
                Ok((StatusCode::NO_CONTENT, Value::Null))
            }
            ("GET", ["channels", channel]) => {
                let channel = self.known_channel(channel)?;
                self.see(Seen::Visited(channel));
                Ok((StatusCode::OK, payload::channel(self.world().channel(channel).expect("a known channel"))))
            }
            ("POST", ["channels", channel, "threads"]) => self.open_thread(channel, &body),
            ("POST", ["users", "@me", "channels"]) => self.open_direct(&body),
            ("POST", ["channels", channel, "typing"]) => {
                let channel = self.known_channel(channel)?;
                self.see(Seen::Typing(channel));
                Ok((StatusCode::NO_CONTENT, Value::Null))
            }
            ("POST", ["channels", channel, "messages"]) => self.say(self.known_channel(channel)?, body),
            ("PATCH", ["channels", channel, "messages", id]) => {
                let (channel, id) = (self.known_channel(channel)?, number(id)?);
                if self.world().message(id).is_some_and(|there| there.channel != channel) {
                    return Err("a message of another channel".to_owned());
                }
                self.edit(id, message(body)?)?;
                self.see(Seen::Edited(id));
                self.dispatch_message("MESSAGE_UPDATE", id);
                Ok((StatusCode::OK, self.shown(id)))
            }
            ("GET", ["channels", channel, "messages", id]) => {
                self.known_channel(channel)?;
                let id = number(id)?;
                if self.world().message(id).is_none() {
                    return Ok((StatusCode::NOT_FOUND, payload::refusal(10008, "Unknown Message")));
                }
                self.see(Seen::Read(id));
                Ok((StatusCode::OK, self.shown(id)))
            }
            ("DELETE", ["channels", channel, "messages", id]) => self.delete(self.known_channel(channel)?, number(id)?),
            ("POST", ["interactions", id, token, "callback"]) => self.callback(number(id)?, token, parse(body)?),
            ("PATCH", ["webhooks", application, token, "messages", "@original"]) => {
                expect_id(application, PUENTE, "application")?;
                self.answer_late(token, body)
            }
            ("POST", ["webhooks", application, token]) => {
                expect_id(application, PUENTE, "application")?;
                self.follow_up(token, message(body)?)
            }
            _ => Err(format!("{method} {route} is listed, but does nothing")),
        }
    }

    /// The bot posts a message; one with a nonce that is known stands there already.
    fn say(&self, channel: u64, body: Value) -> Answered {
        let outgoing = message(body)?;
        let nonce = outgoing.nonce.clone().filter(|nonce| outgoing.enforce_nonce && nonce.len() <= 25);
        let nonce = nonce.ok_or("a message that would be there twice if it were sent twice")?;
        let there = self.world().nonces.get(&nonce).copied();
        if let Some(there) = there {
            return Ok((StatusCode::OK, self.shown(there)));
        }
        if self.rules().hides_embeds && outgoing.says_nothing_without_embeds() {
            return Ok((StatusCode::BAD_REQUEST, payload::refusal(50006, "Cannot send an empty message")));
        }
        let replies_to = match &outgoing.message_reference {
            Some(reference) => self.referenced(channel, reference)?,
            None => None,
        };
        let id = self.post(channel, outgoing, |posted| posted.replies_to = replies_to);
        self.world().nonces.insert(nonce, id);
        self.see(Seen::Said(id));
        self.dispatch_message("MESSAGE_CREATE", id);
        Ok((StatusCode::OK, self.shown(id)))
    }

    fn open_thread(&self, channel: &str, body: &Value) -> Answered {
        self.known_channel(channel)?;
        let title = body.get("name").and_then(Value::as_str).unwrap_or_default();
        if title.is_empty() || title.chars().count() > 100 {
            return Err("a thread's name of 1 to 100 characters".to_owned());
        }
        let mut world = self.world();
        let thread = world.thread(title);
        let shown = payload::channel(world.channel(thread).expect("a new thread"));
        self.see(Seen::Opened(thread));
        Ok((StatusCode::CREATED, shown))
    }

    /// The direct channel with somebody; that it is opened goes without saying, what is said there doesn't.
    fn open_direct(&self, body: &Value) -> Answered {
        let person = number(body.get("recipient_id").and_then(Value::as_str).unwrap_or_default())?;
        let mut world = self.world();
        let channel = world.direct(person);
        let recipient = payload::user(world.person(person));
        Ok((StatusCode::OK, json!({ "id": channel.to_string(), "type": 1, "recipients": [recipient] })))
    }

    fn delete(&self, channel: u64, id: u64) -> Answered {
        let Some((author, there)) = self.world().message(id).map(|it| (it.author, it.channel)) else {
            return Ok((StatusCode::NOT_FOUND, payload::refusal(10008, "Unknown Message")));
        };
        if (author, there) != (PUENTE, channel) {
            return Err("somebody else's message, or one of another channel".to_owned());
        }
        self.world().messages.retain(|message| message.id != id);
        self.see(Seen::Deleted(id));
        Ok((StatusCode::NO_CONTENT, Value::Null))
    }

    fn callback(&self, id: u64, token: &str, callback: Callback) -> Answered {
        let called = self.called(token)?;
        if called.id != id {
            return Err("another interaction's token".to_owned());
        }
        let stage = match (called.stage, callback.kind) {
            (Stage::Typing, payload::CHOICES) => {
                let offered: Choices = parse(callback.data)?;
                refuse(&limits::choice_problems(&offered))?;
                self.see(Seen::Offered(offered.choices.into_iter().map(|choice| choice.value).collect()));
                Stage::Answered
            }
            (Stage::Called, payload::DEFER) => {
                let private = parse::<Outgoing>(callback.data)?.flags & payload::EPHEMERAL != 0;
                self.see(Seen::Deferred { private });
                Stage::Deferred { private }
            }
            (Stage::Called, payload::PROMISE) if called.what.pressed().is_some() => {
                self.see(Seen::Promised);
                Stage::Promised
            }
            (Stage::Called, payload::MESSAGE) => {
                let message_id = self.post_answer(&called, message(callback.data)?);
                self.see(Seen::Said(message_id));
                Stage::Answered
            }
            (Stage::Called, payload::FORM) => {
                let form: components::Form = parse(callback.data)?;
                refuse(&components::form_problems(&form))?;
                self.see(Seen::Asked(Box::new(form)));
                Stage::Answered
            }
            (Stage::Called, payload::UPDATE) => {
                let pressed = called.what.pressed().ok_or("an update of a message that nobody pressed")?;
                self.edit(pressed, part_of_message(callback.data)?)?;
                self.see(Seen::Edited(pressed));
                Stage::Answered
            }
            // Only who can't know may ask again.
            (Stage::Deferred { .. } | Stage::Promised | Stage::Answered, _)
                if self.storm().unsure.contains(&called.token) =>
            {
                let again = payload::refusal(40060, "Interaction has already been acknowledged.");
                return Ok((StatusCode::BAD_REQUEST, again));
            }
            (stage, kind) => return Err(format!("a callback of type {kind} for an interaction that is {stage:?}")),
        };
        if let Some(interaction) = self.world().interaction(token) {
            interaction.stage = stage;
        }
        Ok((StatusCode::NO_CONTENT, Value::Null))
    }

    fn answer_late(&self, token: &str, body: Value) -> Answered {
        let called = self.called(token)?;
        if called.stage == Stage::Promised {
            let pressed = called.what.pressed().ok_or("nobody pressed anything")?;
            self.edit(pressed, part_of_message(body)?)?;
            if let Some(interaction) = self.world().interaction(token) {
                interaction.stage = Stage::Answered;
            }
            self.see(Seen::Edited(pressed));
            return Ok((StatusCode::OK, self.shown(pressed)));
        }
        let mut outgoing = message(body)?;
        let Stage::Deferred { private } = called.stage else {
            // Only who can't know may say it again, and only the same.
            return match called.message.filter(|id| self.says(*id, &outgoing)) {
                Some(id) if self.storm().unsure.contains(&called.token) => Ok((StatusCode::OK, self.shown(id))),
                _ => Err(format!("an edit of the answer to an interaction that is {:?}", called.stage)),
            };
        };
        outgoing.flags = if private { payload::EPHEMERAL } else { 0 };
        let id = self.post_answer(&called, outgoing);
        if let Some(interaction) = self.world().interaction(token) {
            interaction.stage = Stage::Answered;
        }
        self.see(Seen::Said(id));
        Ok((StatusCode::OK, self.shown(id)))
    }

    /// One more message; to a deferred interaction it is the answer ("Receiving and Responding", Create Followup Message).
    fn follow_up(&self, token: &str, mut outgoing: Outgoing) -> Answered {
        let called = self.called(token)?;
        match called.stage {
            Stage::Answered | Stage::Promised => {}
            // That is deprecated, so only for who can't know.
            Stage::Deferred { private } if self.storm().unsure.contains(&called.token) => {
                outgoing.flags = if private { payload::EPHEMERAL } else { 0 };
            }
            _ => return Err("a follow-up before the answer".to_owned()),
        }
        let id = self.post_answer(&called, outgoing);
        if let Some(interaction) = self.world().interaction(token) {
            interaction.stage = Stage::Answered;
        }
        self.see(Seen::Said(id));
        Ok((StatusCode::OK, self.shown(id)))
    }

    /// Whether a message says this already.
    fn says(&self, id: u64, outgoing: &Outgoing) -> bool {
        let world = self.world();
        let says = |posted: &Posted| {
            outgoing.content.as_ref().is_none_or(|content| *content == posted.content)
                && outgoing.embeds.as_ref().is_none_or(|embeds| embeds.len() == posted.embeds.len())
        };
        world.message(id).is_some_and(says)
    }

    fn called(&self, token: &str) -> Result<Interaction, String> {
        self.world().interaction(token).cloned().ok_or_else(|| "an unknown interaction token".to_owned())
    }

    fn post_answer(&self, called: &Interaction, outgoing: Outgoing) -> u64 {
        let only_for = (outgoing.flags & payload::EPHEMERAL != 0).then_some(called.person);
        let id = self.post(called.channel, outgoing, |posted| {
            posted.interaction = Some(called.id);
            posted.only_for = only_for;
        });
        if let Some(interaction) = self.world().interaction(&called.token) {
            interaction.message.get_or_insert(id);
        }
        self.dispatch_message("MESSAGE_CREATE", id);
        id
    }

    fn post(&self, channel: u64, outgoing: Outgoing, change: impl FnOnce(&mut Posted)) -> u64 {
        let embeds = !self.rules().hides_embeds;
        let mut world = self.world();
        let posted = world.post(channel, PUENTE, &outgoing.content.unwrap_or_default());
        posted.embeds = outgoing.embeds.filter(|_| embeds).unwrap_or_default();
        posted.files = outgoing.attachments.unwrap_or_default();
        posted.components = outgoing.components.unwrap_or_default();
        // The bot may ping nobody; `limits` has seen to it.
        posted.mentions.clear();
        change(posted);
        posted.id
    }

    fn edit(&self, id: u64, outgoing: Outgoing) -> Result<(), String> {
        let mut world = self.world();
        let posted = world.message_mut(id).ok_or("an unknown message")?;
        if posted.author != PUENTE {
            return Err("somebody else's message".to_owned());
        }
        posted.content = outgoing.content.unwrap_or_else(|| posted.content.clone());
        posted.embeds = outgoing.embeds.unwrap_or_else(|| posted.embeds.clone());
        posted.components = outgoing.components.unwrap_or_else(|| posted.components.clone());
        posted.files = outgoing.attachments.unwrap_or_else(|| posted.files.clone());
        posted.edited = Some(serenity::model::Timestamp::now());
        Ok(())
    }

    fn shown(&self, id: u64) -> Value {
        let world = self.world();
        payload::message(&world, world.message(id).expect("a posted message"), false)
    }

    fn known_channel(&self, id: &str) -> Result<u64, String> {
        let id = number(id)?;
        self.world().channel(id).map(|channel| channel.id).ok_or_else(|| "an unknown channel".to_owned())
    }

    /// The message a reply is to. One that is gone is an error, unless the bot said that it needn't be there.
    fn referenced(&self, channel: u64, reference: &payload::Reference) -> Result<Option<u64>, String> {
        let id = number(&reference.message_id)?;
        let elsewhere = reference.channel_id.as_deref().is_some_and(|given| given != channel.to_string());
        if reference.kind != 0 || reference.guild_id.is_some() || elsewhere {
            return Err("a reply to something else".to_owned());
        }
        match (self.world().message(id), reference.fail_if_not_exists) {
            (Some(_), _) => Ok(Some(id)),
            (None, Some(false)) => Ok(None),
            (None, _) => Err("a reply to a message that isn't there".to_owned()),
        }
    }
}

fn message(body: Value) -> Result<Outgoing, String> {
    let outgoing: Outgoing = parse(body)?;
    refuse(&limits::message_problems(&outgoing))?;
    Ok(outgoing)
}

/// A change of a message that may leave its texts as they are.
fn part_of_message(body: Value) -> Result<Outgoing, String> {
    let whole = body.get("content").is_some() || body.get("embeds").is_some();
    if whole {
        return message(body);
    }
    let outgoing: Outgoing = parse(body)?;
    refuse(&components::problems(outgoing.components.as_deref().unwrap_or_default()))?;
    Ok(outgoing)
}

fn parse<T: DeserializeOwned>(body: Value) -> Result<T, String> {
    serde_json::from_value(body).map_err(|error| format!("a body Discord doesn't know ({error})"))
}

fn refuse(problems: &[String]) -> Result<(), String> {
    if problems.is_empty() { Ok(()) } else { Err(problems.join("; ")) }
}

fn number(id: &str) -> Result<u64, String> {
    id.parse().map_err(|_| format!("{id:?} is no id"))
}

fn expect_id(given: &str, wanted: u64, what: &str) -> Result<(), String> {
    if number(given)? == wanted { Ok(()) } else { Err(format!("another {what}")) }
}

//! `Chat`: starts a loopback Discord and the bot, lets people speak, expects the bot's exact words, and fails on
//! anything left over. Every wait ends on an event; none is a sleep.

mod gateway;
mod limits;
mod loopback;
mod openapi;
mod payload;
mod server;
mod show;
mod state;

pub use server::{Rules, TOKEN};
pub use state::{ANA, AULA, BEN, PUENTE, ROBO};

use expect_test::Expect;
use puente::discord::{Answerer, Error, Settings, run_until};
use puente::engine::Engine;
use puente::facts::{Files, load};
use secrecy::SecretString;
use serde_json::{Value, json};
use server::{Seen, Server};
use state::{Interaction, PROBE, Stage};
use std::sync::{Arc, Condvar, Mutex, OnceLock};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// Long enough for a busy machine; only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A conversation between people and the bot.
pub struct Chat {
    server: Arc<Server>,
    seen: mpsc::UnboundedReceiver<Seen>,
    bot: Option<JoinHandle<Result<(), Error>>>,
    stop: Option<oneshot::Sender<()>>,
    gate: Arc<Gate>,
    transcript: Vec<String>,
    finished: bool,
}

/// The engine over the real fact base, built once for all tests of a process.
pub fn engine() -> Arc<Engine> {
    static ENGINE: OnceLock<Arc<Engine>> = OnceLock::new();
    let build = || {
        let base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{}", report.render(false)));
        Arc::new(Engine::new(Arc::new(base), puente::engine::Settings::default()))
    };
    Arc::clone(ENGINE.get_or_init(build))
}

impl Chat {
    /// The bot in a server with Ana and Ben, connected, with its commands registered.
    pub async fn start() -> Self {
        Self::start_with(Rules::default(), Settings::default()).await
    }

    /// The same, out of the ordinary.
    pub async fn start_with(rules: Rules, settings: Settings) -> Self {
        let registration_fails = rules.failing.is_some_and(|(method, _, _)| method == "PUT");
        let mut chat = Self::launch(rules, settings).await;
        for wanted in [Seen::Identified, if registration_fails { Seen::Refused } else { Seen::Registered }] {
            assert_eq!(chat.next().await, wanted, "{}", chat.so_far());
        }
        chat
    }

    /// A bot that can't start, and why.
    pub async fn refused(rules: Rules) -> (Error, Vec<String>) {
        let mut chat = Self::launch(rules, Settings::default()).await;
        let bot = chat.bot.take().expect("a bot");
        let ended = tokio::time::timeout(PATIENCE, bot).await.expect("an end").expect("no panic");
        chat.finished = true;
        (ended.expect_err("a refusal"), chat.server.take_problems())
    }

    async fn launch(rules: Rules, settings: Settings) -> Self {
        let (server, seen) = Server::start(rules).await;
        let engine = engine();
        let gate = Arc::new(Gate::default());
        let answerer: Answerer = {
            let (engine, gate) = (Arc::clone(&engine), Arc::clone(&gate));
            Arc::new(move |utterance, turns, preferred| {
                gate.pass();
                assert!(!utterance.contains("make the engine panic"), "as asked");
                let mut answer = engine.answer(utterance, turns, preferred);
                if utterance.contains("at great length") {
                    answer.reply.notes =
                        (1..=30).map(|line| format!("{line}. {}", "Small print. ".repeat(8))).collect();
                }
                answer
            })
        };
        let settings = Settings { api: Some(format!("http://{}", server.address)), ..settings };
        let (stop, stopped) = oneshot::channel();
        let bot = tokio::spawn(run_until(engine, answerer, settings, SecretString::from(TOKEN), async {
            let _ = stopped.await;
        }));
        Self { server, seen, bot: Some(bot), stop: Some(stop), gate, transcript: Vec::new(), finished: false }
    }

    /// Ana, who speaks Spanish.
    pub fn ana(&mut self) -> Speaker<'_> {
        Speaker { chat: self, id: ANA }
    }

    /// Ben, who speaks English.
    pub fn ben(&mut self) -> Speaker<'_> {
        Speaker { chat: self, id: BEN }
    }

    /// Another bot.
    pub fn robo(&mut self) -> Speaker<'_> {
        Speaker { chat: self, id: ROBO }
    }

    /// From now on the engine thinks until told otherwise.
    pub fn hold_the_engine(&self) {
        self.gate.set(true);
    }

    /// The engine goes on.
    pub fn release_the_engine(&self) {
        self.gate.set(false);
    }

    /// Lets the next calls of this kind fail.
    pub fn fail(&self, method: &'static str, route: &'static str, times: u8) {
        self.server.rules().failing = Some((method, route, times));
    }

    /// Cuts the gateway connection; the bot has to come back by itself.
    pub fn reconnect(&self) {
        self.server.gateway.reconnect();
    }

    /// The next thing the bot does is to say or edit this. Gives the message's id.
    pub async fn expect_reply(&mut self, words: Expect) -> u64 {
        let (Seen::Said(id) | Seen::Edited(id)) = self.next().await else {
            panic!("the bot did something else\n{}", self.so_far());
        };
        let shown = {
            let world = self.server.world();
            show::message(&world, world.message(id).expect("a posted message"))
        };
        words.assert_eq(&shown);
        id
    }

    /// The next thing the bot does is to say or edit something of this shape: how many characters of content, and of
    /// each embed's description, fields and footer. Gives the message's id.
    pub async fn expect_shape(&mut self, shape: Expect) -> u64 {
        let (Seen::Said(id) | Seen::Edited(id)) = self.next().await else {
            panic!("the bot did something else\n{}", self.so_far());
        };
        let shown = show::shape(self.server.world().message(id).expect("a posted message"));
        shape.assert_eq(&shown);
        id
    }

    /// The next thing the bot does is to show that it is typing.
    pub async fn expect_typing(&mut self) {
        self.expect(Seen::Typing).await;
    }

    /// The next thing the bot does is to defer a command.
    pub async fn expect_deferred(&mut self, private: bool) {
        self.expect(Seen::Deferred { private }).await;
    }

    /// The next thing the bot does is to take one of its messages away.
    pub async fn expect_deleted(&mut self, id: u64) {
        self.expect(Seen::Deleted(id)).await;
    }

    /// The next thing the bot does fails, as told with [`Self::fail`].
    pub async fn expect_failure(&mut self) {
        self.expect(Seen::Refused).await;
    }

    /// The bot comes back after [`Self::reconnect`].
    pub async fn expect_resumed(&mut self) {
        self.expect(Seen::Resumed).await;
    }

    /// The bot's heart beats.
    pub async fn expect_heartbeat(&mut self) {
        while self.anything().await != Seen::Heartbeat {}
    }

    /// The next thing the bot does is to offer these questions.
    pub async fn expect_offer(&mut self, words: Expect) -> Vec<String> {
        let Seen::Offered(questions) = self.next().await else {
            panic!("the bot did something else\n{}", self.so_far());
        };
        words.assert_eq(&questions.join("\n"));
        questions
    }

    /// Whatever was said before was not answered: somebody else asks, and that answer is the only one.
    pub async fn expect_silence(&mut self) {
        let id = self.speaker(PROBE).dms("thanks");
        match self.next().await {
            Seen::Said(said) if self.replies_to(said) == Some(id) => {}
            other => panic!("expected silence, but saw {other:?}\n{}", self.so_far()),
        }
    }

    /// The commands as registered: name, description, its localisations, options.
    pub fn commands(&self) -> String {
        let mut lines = Vec::new();
        for command in &self.server.world().commands {
            let described = |text: &str, localized: &std::collections::HashMap<String, String>| {
                let mut localized: Vec<String> = localized.iter().map(|(key, text)| format!("{key}: {text}")).collect();
                localized.sort();
                format!("{text}\n    {}", localized.join("\n    "))
            };
            lines.push(format!(
                "/{} {}",
                command.name,
                described(&command.description, &command.description_localizations)
            ));
            for option in &command.options {
                let kind = match option.kind {
                    payload::TEXT => "text",
                    payload::FLAG => "yes or no",
                    _ => "something else",
                };
                let needed = if option.required { "needed" } else { "optional" };
                let offers = if option.autocomplete { ", completes" } else { "" };
                let text = described(&option.description, &option.description_localizations);
                lines.push(format!("  {} ({kind}, {needed}{offers}) {text}", option.name));
            }
        }
        lines.join("\n") + "\n"
    }

    /// Stops the bot and fails on anything left over: words nobody expected, a refused call, a dead bot, a call for the
    /// gateway's address that never came, a command without answer, a connection beyond loopback.
    pub async fn finish(mut self) {
        let beyond = loopback::connections_beyond();
        self.finished = true;
        if let Some(stop) = self.stop.take() {
            assert!(stop.send(()).is_ok(), "the bot is dead\n{}", self.so_far());
        }
        let bot = self.bot.take().expect("a bot");
        match tokio::time::timeout(PATIENCE, bot).await {
            Ok(Ok(Ok(()))) => {}
            other => panic!("the bot didn't stop well: {other:?}\n{}", self.so_far()),
        }
        let mut left = Vec::new();
        while let Ok(seen) = self.seen.try_recv() {
            if seen != Seen::Heartbeat {
                left.push(self.describe(&seen));
            }
        }
        assert!(left.is_empty(), "nobody expected:\n{}\n{}", left.join("\n"), self.so_far());
        let problems = self.server.take_problems();
        assert!(problems.is_empty(), "refused:\n{}\n{}", problems.join("\n"), self.so_far());
        assert!(self.server.calls().iter().any(|call| call == "GET /gateway"), "nobody asked for the gateway");
        let waiting: Vec<Interaction> = self.server.world().interactions.clone();
        let waiting: Vec<_> = waiting.iter().filter(|interaction| interaction.stage != Stage::Answered).collect();
        assert!(waiting.is_empty(), "commands without answer: {waiting:?}\n{}", self.so_far());
        assert!(beyond.is_empty(), "connections beyond loopback: {beyond:?}");
    }

    fn speaker(&mut self, id: u64) -> Speaker<'_> {
        Speaker { chat: self, id }
    }

    async fn expect(&mut self, wanted: Seen) {
        let seen = self.next().await;
        assert_eq!(seen, wanted, "{}", self.so_far());
    }

    /// The next thing the bot does, but for its heartbeat.
    async fn next(&mut self) -> Seen {
        loop {
            let seen = self.anything().await;
            if seen != Seen::Heartbeat {
                return seen;
            }
        }
    }

    async fn anything(&mut self) -> Seen {
        let bot = self.bot.as_mut().expect("a bot");
        let seen = tokio::select! {
            biased;
            seen = self.seen.recv() => seen.expect("the loopback Discord outlives the test"),
            ended = bot => {
                self.finished = true;
                panic!("the bot died: {ended:?}\n{}", self.so_far());
            }
            () = tokio::time::sleep(PATIENCE) => panic!("the bot did nothing\n{}", self.so_far()),
        };
        let line = self.describe(&seen);
        self.transcript.push(line);
        seen
    }

    fn replies_to(&self, id: u64) -> Option<u64> {
        self.server.world().message(id).and_then(|posted| posted.replies_to)
    }

    fn describe(&self, seen: &Seen) -> String {
        match seen {
            Seen::Said(id) | Seen::Edited(id) => {
                let world = self.server.world();
                let shown = world.message(*id).map(|posted| show::message(&world, posted));
                format!("Puente {}", shown.unwrap_or_default().trim_end())
            }
            other => format!("Puente: {other:?}"),
        }
    }

    /// The conversation until now, with the refused calls.
    fn so_far(&self) -> String {
        let problems = self.server.take_problems().join("\n");
        let said = self.transcript.join("\n");
        format!("--- so far\n{said}\n--- calls\n{}\n--- refused\n{problems}", self.server.calls().join("\n"))
    }
}

impl Drop for Chat {
    fn drop(&mut self) {
        // An engine that is still held would keep the runtime from ending.
        self.gate.set(false);
        assert!(self.finished || std::thread::panicking(), "a chat ends with finish()");
    }
}

/// Somebody who is about to say something. `@Puente` in their words is the mention.
pub struct Speaker<'a> {
    chat: &'a mut Chat,
    id: u64,
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
            posted.edited = true;
            id
        };
        self.chat.transcript.push(format!("{} edits: {words}", self.name()));
        self.chat.server.dispatch_message("MESSAGE_UPDATE", id);
    }

    /// Somebody pins their latest message, or a preview of its link arrives: an update that is no edit.
    pub fn is_shown_again(self) {
        let id = self.chat.server.world().last_of(self.id).expect("a message").id;
        self.chat.server.dispatch_message("MESSAGE_UPDATE", id);
    }

    /// Calls a command in the class's channel.
    pub fn slash(self, command: &str, options: &[(&str, &str)]) {
        self.call(AULA, command, options, None);
    }

    /// Calls a command in the direct channel.
    pub fn slash_directly(self, command: &str, options: &[(&str, &str)]) {
        let channel = self.chat.server.world().direct(self.id);
        self.call(channel, command, options, None);
    }

    /// Is typing into an option of a command.
    pub fn types(self, command: &str, option: &str, words: &str) {
        self.call(AULA, command, &[(option, words)], Some(option));
    }

    fn speak(self, channel: u64, words: &str, change: impl FnOnce(&mut state::Posted, Option<u64>)) -> u64 {
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
        let mut world = self.chat.server.world();
        let known = world.commands.iter().find(|known| known.name == name);
        let known = known.unwrap_or_else(|| panic!("{command} isn't registered"));
        let given: Vec<(String, Value)> = options
            .iter()
            .map(|(option, value)| {
                let kind = known.options.iter().find(|known| known.name == *option).map(|known| known.kind);
                let value = match kind {
                    Some(payload::TEXT) => json!(value),
                    Some(payload::FLAG) => json!(*value == "yes"),
                    _ => panic!("{command} has no option {option}"),
                };
                ((*option).to_owned(), value)
            })
            .collect();
        let id = world.fresh_id();
        let stage = if focused.is_some() { Stage::Typing } else { Stage::Called };
        let token = format!("loopback-interaction-{id}");
        let called = Interaction { id, token, channel, person: self.id, stage, message: None };
        let event = payload::interaction(&world, &called, name, &given, focused);
        world.interactions.push(called);
        drop(world);
        self.chat.server.gateway.dispatch_always("INTERACTION_CREATE", &event);
    }

    fn name(&self) -> &'static str {
        self.chat.server.world().person(self.id).name
    }
}

fn with_mention(words: &str) -> String {
    words.replace("@Puente", &format!("<@{PUENTE}>"))
}

/// Holds the engine until told.
#[derive(Default)]
struct Gate {
    closed: Mutex<bool>,
    changed: Condvar,
}

impl Gate {
    fn set(&self, closed: bool) {
        *self.closed.lock().expect("no panic at the gate") = closed;
        self.changed.notify_all();
    }

    fn pass(&self) {
        let closed = self.closed.lock().expect("no panic at the gate");
        drop(self.changed.wait_while(closed, |closed| *closed).expect("no panic at the gate"));
    }
}

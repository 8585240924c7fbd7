//! `Chat`: starts a loopback Discord and the bot, lets people speak, expects the bot's exact words, and fails on
//! anything left over. Every wait ends on an event; none is a sleep.

mod binary;
mod calls;
mod components;
mod facts;
mod fleet;
mod gate;
mod gateway;
mod insides;
mod interactions;
mod limits;
mod log;
mod loopback;
mod openapi;
mod payload;
mod pressing;
mod proxy;
mod school;
mod server;
mod show;
mod speaker;
mod state;
mod storm;
mod weather;
mod window;

pub use binary::{refused_by_binary, refused_by_discord, refused_by_settings};
pub use facts::Facts;
pub use fleet::{SHARDS, database};
pub use gateway::Door;
pub use insides::{Insides, engine};
pub use log::Log;
pub use proxy::Proxy;
pub use server::{Rules, TOKEN};
pub use window::look;

use expect_test::Expect;
use puente::discord::{Error, Settings};
use puente::store::Store;
use server::{Seen, Server};
pub use speaker::Speaker;
use state::{ANA, BEN, Interaction, ROBO, Stage};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
pub use storm::{Fault, Limits, Wrong};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// Long enough for a busy machine; only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// The bot at work.
type Bot = JoinHandle<Result<(), Error>>;

/// A conversation between people and the bot.
pub struct Chat {
    server: Arc<Server>,
    seen: mpsc::UnboundedReceiver<Seen>,
    /// What came while something else was waited for.
    meanwhile: VecDeque<Seen>,
    bot: Option<Bot>,
    stop: Option<oneshot::Sender<()>>,
    insides: Insides,
    /// Hangs up on a bot that is a process of its own.
    hang_up: Option<mpsc::UnboundedSender<()>>,
    transcript: Vec<String>,
    finished: bool,
    /// For how long the bot may do nothing while something is expected.
    patience: Duration,
    /// What sets the clock forward.
    clock: Option<JoinHandle<()>>,
    /// Further processes of the bot.
    others: Vec<fleet::Other>,
}

/// A busy machine is no slow bot: what is late is for the tests of patience alone.
fn patient() -> Settings {
    Settings { defer_after_ms: 60_000, ..Settings::default() }
}

impl Chat {
    /// The bot in a server with Ana and Ben, connected, with its commands registered.
    pub async fn start() -> Self {
        Self::start_with(Rules::default(), patient()).await
    }

    /// The same, out of the ordinary.
    pub async fn start_with(rules: Rules, settings: Settings) -> Self {
        let registration_fails = rules.faults.iter().any(|fault| fault.call.starts_with("PUT /applications"));
        let chat = Self::launch(rules, settings).await;
        chat.connected(if registration_fails { Seen::Refused } else { Seen::Registered }).await
    }

    /// The same, with the bot as a process of its own, as it is installed.
    pub async fn start_binary() -> Self {
        Self::launch_binary(Vec::new()).await
    }

    /// The same, with another store.
    pub async fn start_on(store: Store) -> Self {
        Self::launch_on(Insides::of(store, engine()), Rules::default(), patient())
            .await
            .connected(Seen::Registered)
            .await
    }

    async fn connected(mut self, commands: Seen) -> Self {
        for wanted in [Seen::Identified, commands] {
            assert_eq!(self.next().await, wanted, "{}", self.so_far());
        }
        self
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
        Self::launch_on(Insides::usual().await, rules, settings).await
    }

    async fn launch_on(insides: Insides, rules: Rules, settings: Settings) -> Self {
        let (server, seen) = Server::start(rules).await;
        let (bot, stop) = insides.run(&server, &settings);
        Self::with_bot((server, seen), bot, stop, insides)
    }

    fn with_bot(
        (server, seen): (Arc<Server>, mpsc::UnboundedReceiver<Seen>),
        bot: Bot,
        stop: oneshot::Sender<()>,
        insides: Insides,
    ) -> Self {
        let (bot, stop, transcript, hang_up) = (Some(bot), Some(stop), Vec::new(), None);
        let (finished, patience, clock) = (false, PATIENCE, None);
        let (others, meanwhile) = (Vec::new(), VecDeque::new());
        Self { server, seen, meanwhile, bot, stop, insides, hang_up, transcript, finished, patience, clock, others }
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

    /// Tells the bot to stop, and waits until it listens to nobody any more.
    pub async fn stop(&mut self) {
        let stop = self.stop.take().expect("a bot that wasn't told before");
        assert!(stop.send(()).is_ok(), "the bot is dead\n{}", self.so_far());
        while self.anything().await != Seen::HungUp {}
    }

    /// Tells the bot to stop, unless it was told, and waits until it has ended: what it keeps is then kept.
    pub async fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            assert!(stop.send(()).is_ok(), "the bot is dead\n{}", self.so_far());
        }
        if let Some(bot) = self.bot.take() {
            match tokio::time::timeout(self.patience, bot).await {
                Ok(Ok(Ok(()))) => {}
                other => panic!("the bot didn't stop well: {other:?}\n{}", self.so_far()),
            }
        }
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
        let seen = self.next().await;
        assert!(matches!(seen, Seen::Typing(_)), "typing, but saw {seen:?}\n{}", self.so_far());
    }

    /// The next thing the bot does is to send a message, which waits as told with [`Self::hold_messages`].
    pub async fn expect_held(&mut self) {
        self.expect(Seen::Held).await;
    }

    /// The next thing the bot does is to defer a command.
    pub async fn expect_deferred(&mut self, private: bool) {
        self.expect(Seen::Deferred { private }).await;
    }

    /// The next thing the bot does is to promise that what was pressed will change.
    pub async fn expect_promised(&mut self) {
        self.expect(Seen::Promised).await;
    }

    /// The next thing the bot does is to tell its commands.
    pub async fn expect_registered(&mut self) {
        self.expect(Seen::Registered).await;
    }

    /// The next thing the bot does is to take one of its messages away.
    pub async fn expect_deleted(&mut self, id: u64) {
        self.expect(Seen::Deleted(id)).await;
    }

    /// The next thing the bot does fails, as told with [`Self::fail`].
    pub async fn expect_failure(&mut self) {
        self.expect(Seen::Refused).await;
    }

    /// The next thing the bot does is to offer questions: these.
    pub async fn expect_offer(&mut self) -> Vec<String> {
        let Seen::Offered(questions) = self.next().await else {
            panic!("the bot did something else\n{}", self.so_far());
        };
        questions
    }

    /// Stops the bot and fails on anything left over: words nobody expected, a refused call, a dead bot, a call for the
    /// gateway's address that never came, a command without answer, a connection beyond loopback.
    pub async fn finish(mut self) {
        let beyond = loopback::connections_beyond("self");
        self.finished = true;
        self.stop_others().await;
        self.end().await;
        if let Some(clock) = self.clock.take() {
            clock.abort();
        }
        let mut left = Vec::new();
        while let Some(seen) = self.meanwhile.pop_front().or_else(|| self.seen.try_recv().ok()) {
            if !seen.goes_without_saying() {
                left.push(self.describe(&seen));
            }
        }
        assert!(left.is_empty(), "nobody expected:\n{}\n{}", left.join("\n"), self.so_far());
        let problems = self.server.take_problems();
        assert!(problems.is_empty(), "refused:\n{}\n{}", problems.join("\n"), self.so_far());
        assert!(
            self.server.calls().iter().any(|call| call.starts_with("GET /gateway")),
            "nobody asked for the gateway"
        );
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

    /// The next thing the bot does, but for what any connection does.
    async fn next(&mut self) -> Seen {
        loop {
            let seen = self.anything().await;
            if !seen.goes_without_saying() {
                return seen;
            }
        }
    }

    /// Waits for this; what else the bot does until then is seen afterwards.
    async fn wait_for(&mut self, wanted: &Seen) {
        let mut meanwhile = VecDeque::new();
        loop {
            let seen = self.anything().await;
            if seen == *wanted {
                break;
            }
            meanwhile.push_back(seen);
        }
        meanwhile.append(&mut self.meanwhile);
        self.meanwhile = meanwhile;
    }

    async fn anything(&mut self) -> Seen {
        if let Some(seen) = self.meanwhile.pop_front() {
            return seen;
        }
        let bot = self.bot.as_mut().expect("a bot");
        let seen = tokio::select! {
            biased;
            seen = self.seen.recv() => seen.expect("the loopback Discord outlives the test"),
            ended = bot => {
                self.finished = true;
                panic!("the bot died: {ended:?}\n{}", self.so_far());
            }
            () = tokio::time::sleep(self.patience) => panic!("the bot did nothing\n{}", self.so_far()),
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
        self.insides.gate.set(false);
        assert!(self.finished || std::thread::panicking(), "a chat ends with finish()");
    }
}

//! What a test does to Discord, the engine, the clock and the bot itself, so that it has something to cope with.

use super::gateway::{Came, Door, Order};
use super::payload::gateway_frame;
use super::server::{Line, Rules, Seen};
use super::state::Stage;
use super::storm::{Fault, Wrong};
use super::{Chat, patient};
use puente::discord::Error;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::Instant;

impl Chat {
    /// From now on the engine thinks until told otherwise.
    pub fn hold_the_engine(&self) {
        self.insides.gate.set(true);
    }

    /// The engine goes on.
    pub fn release_the_engine(&self) {
        self.insides.gate.set(false);
    }

    /// From now on Discord takes its time over each message of the bot, until told otherwise.
    pub fn hold_messages(&self) {
        self.server.line.send_replace(Line::Held);
    }

    /// Discord goes on.
    pub fn release_messages(&self) {
        self.server.line.send_replace(Line::Free);
    }

    /// Stops the bot and starts it again on the same Discord; `registers` if it tells its commands anew.
    pub async fn restart(&mut self, registers: bool) {
        self.rest().await;
        self.start_again(registers).await;
    }

    /// Stops the bot. What fails meanwhile was to fail.
    pub async fn rest(&mut self) {
        self.stop().await;
        self.end().await;
        let mut seen: VecDeque<Seen> = std::iter::from_fn(|| self.seen.try_recv().ok()).collect();
        seen.retain(|seen| *seen != Seen::Refused);
        self.meanwhile.append(&mut seen);
    }

    /// Starts the bot again.
    pub async fn start_again(&mut self, registers: bool) {
        let (bot, stop) = self.insides.run(&self.server, &patient());
        (self.bot, self.stop) = (Some(bot), Some(stop));
        self.expect(Seen::Identified).await;
        self.wait_for(&Seen::Compared).await;
        if registers {
            self.expect(Seen::Registered).await;
        }
    }

    /// Sets the clock forward.
    pub async fn seconds_pass(&self, seconds: u64) {
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(seconds)).await;
        tokio::time::resume();
    }

    /// Lets the next calls of this kind go wrong.
    pub fn let_go_wrong(&self, call: &'static str, wrong: Wrong, times: u32) {
        self.server.storm().faults.push(Fault { call, wrong, times });
    }

    /// The weather is fine again.
    pub fn stop_going_wrong(&self) {
        let mut storm = self.server.storm();
        storm.faults.clear();
        storm.seed = None;
    }

    /// From now on calls go wrong by chance.
    pub fn let_it_storm(&self, seed: u64) {
        self.server.storm().seed = Some(seed);
    }

    /// From now on the clock runs up to fifty times as fast, whatever the machine is busy with: nobody waits for long.
    pub fn let_time_fly(&mut self) {
        self.let_time_pass(50);
    }

    /// The same with another speed: how many milliseconds pass in one, at most.
    pub fn let_time_pass(&mut self, speed: u64) {
        tokio::time::pause();
        self.patience = Duration::from_secs(60);
        self.clock = Some(tokio::spawn(async move {
            let step = Duration::from_millis(speed);
            loop {
                // While a thread of the runtime is at work, the clock isn't set forward by anything else.
                let _ = tokio::task::spawn_blocking(|| std::thread::sleep(Duration::from_millis(1))).await;
                tokio::time::advance(step).await;
            }
        }));
    }

    /// A bot that starts while calls go wrong.
    pub async fn starting(rules: Rules) -> Self {
        let failures = rules.faults.len();
        let mut chat = Self::launch(rules, patient()).await;
        for _ in 0..failures {
            chat.expect_failure().await;
        }
        chat.connected(Seen::Registered).await
    }

    /// How the bot ends by itself.
    pub async fn ends(mut self) -> Result<(), Error> {
        self.finished = true;
        let bot = self.bot.take().expect("a bot");
        tokio::time::timeout(self.patience, bot).await.expect("an end").expect("no panic")
    }

    /// The question that a message of the bot answers.
    pub fn answers(&self, reply: u64) -> Option<u64> {
        self.replies_to(reply)
    }

    /// Commands that nobody can answer any more are no fault of the bot's.
    pub fn give_up_commands(&self) {
        self.server.world().interactions.retain(|interaction| interaction.stage == Stage::Answered);
    }

    /// Waits until the bot has replied to so many messages and commands in all.
    pub async fn settle(&mut self, messages: usize, commands: usize) {
        let until = Instant::now() + Duration::from_secs(600);
        loop {
            assert!(Instant::now() < until, "somebody still waits after ten minutes\n{}", self.so_far());
            let done = {
                let world = self.server.world();
                let replies = world.messages.iter().filter(|posted| posted.replies_to.is_some()).count();
                let answered = world.interactions.iter().filter(|it| it.stage == Stage::Answered).count();
                (replies, answered)
            };
            assert!(done.0 <= messages && done.1 <= commands, "too many answers: {done:?}\n{}", self.so_far());
            let seen = match self.seen.try_recv() {
                Ok(seen) => seen,
                Err(_none) if done == (messages, commands) => return,
                Err(_none) => self.anything().await,
            };
            let fits = matches!(seen, Seen::Said(_) | Seen::Refused) || seen.goes_without_saying();
            assert!(fits, "{seen:?}\n{}", self.so_far());
        }
    }

    /// How many replies each message has.
    pub fn replies_to_each(&self, messages: &[u64]) -> Vec<usize> {
        let world = self.server.world();
        let replies = |id: &u64| world.messages.iter().filter(|posted| posted.replies_to == Some(*id)).count();
        messages.iter().map(replies).collect()
    }

    /// The next thing the bot says has these words in it, however much goes wrong before.
    pub async fn expect_words_at_last(&mut self, words: &str) {
        let said = loop {
            match self.next().await {
                Seen::Refused => {}
                seen => break seen,
            }
        };
        assert!(matches!(said, Seen::Said(_)), "{said:?}\n{}", self.so_far());
        let shown = self.describe(&said);
        assert!(shown.contains(words), "no {words:?} in {shown}\n{}", self.so_far());
    }

    /// Asks the bot to connect anew and to go on with the same session (op 7).
    pub fn reconnect(&self) {
        self.server.gateway.order(Order::Send(gateway_frame(7, None, &Value::Null)), true);
    }

    /// Says that there is no such session (op 9), or that it has to be taken up again.
    pub fn invalidate(&self, resumable: bool) {
        self.server.gateway.order(Order::Send(gateway_frame(9, None, &json!(resumable))), true);
    }

    /// Closes the gateway connection, with a code or without.
    pub fn close_gateway(&self, code: Option<u16>) {
        self.server.gateway.order(Order::Close(code), true);
    }

    /// Cuts the gateway connection without a word.
    pub fn cut_gateway(&self) {
        self.server.gateway.order(Order::Cut, true);
    }

    /// Nobody is there at the other end of the gateway connection any more.
    pub fn freeze_gateway(&self) {
        self.server.gateway.order(Order::Freeze, true);
    }

    /// Sends a frame as it is.
    pub fn send_frame(&self, frame: &str) {
        self.server.gateway.order(Order::Send(frame.to_owned()), false);
    }

    /// Sends an event with its number.
    pub fn send_event(&self, event: &str, about: &Value) {
        self.server.gateway.dispatch_always(event, about);
    }

    /// Keeps events back from now on.
    pub fn keep_back(&self) {
        self.server.gateway.keep_back();
    }

    /// Sends the events that were kept back, the last one first.
    pub fn send_backwards(&self) {
        self.server.gateway.send_backwards();
    }

    /// Sends the last event that was kept back; the others are lost on their way.
    pub fn send_only_the_last(&self) {
        self.server.gateway.send_only_the_last();
    }

    /// Sends all events of the session again, under other numbers.
    pub fn repeat_events(&self) {
        self.server.gateway.repeat();
    }

    /// All gateway connections are as usual again.
    pub fn open_doors(&self) {
        self.server.gateway.open_doors();
    }

    /// What becomes of the next gateway connections.
    pub fn doors(&self, doors: impl IntoIterator<Item = Door>) {
        self.server.gateway.doors(doors);
    }

    /// What the bot has tried at the gateway since this was last asked.
    pub fn came(&self) -> Came {
        self.server.gateway.came()
    }

    /// Changes how Discord behaves.
    pub fn rules(&self, change: impl FnOnce(&mut Rules)) {
        change(&mut self.server.rules());
    }

    /// The bot comes back after [`Self::reconnect`].
    pub async fn expect_resumed(&mut self) {
        self.expect(Seen::Resumed).await;
    }

    /// The bot's heart beats.
    pub async fn expect_heartbeat(&mut self) {
        while self.anything().await != Seen::Heartbeat {}
    }

    /// The bot takes its session up again, however long it waits before.
    pub async fn expect_resumed_in_time(&mut self) {
        self.in_time(Seen::Resumed).await;
    }

    /// The bot begins a new session, however long it waits before.
    pub async fn expect_identified_in_time(&mut self) {
        self.in_time(Seen::Identified).await;
    }

    /// So much time passes, with all that happens in it.
    pub async fn time_passes(&mut self, time: Duration) {
        let until = Instant::now() + time;
        while Instant::now() < until {
            moment_passes().await;
        }
    }

    /// The next thing the bot does, within ten minutes.
    async fn in_time(&mut self, wanted: Seen) {
        let until = Instant::now() + Duration::from_secs(600);
        let seen = loop {
            match self.seen.try_recv() {
                Ok(seen) if !seen.goes_without_saying() => break seen,
                Ok(_) => {}
                Err(_) => moment_passes().await,
            }
            assert!(Instant::now() < until, "the bot did nothing\n{}", self.so_far());
        };
        assert_eq!(seen, wanted, "{}", self.so_far());
    }
}

/// Sets the clock forward a little, and lets everything happen that is due then. What is on its way through a socket
/// isn't overtaken by the clock, as it would be if that jumped to whatever is due next.
async fn moment_passes() {
    tokio::time::pause();
    tokio::time::advance(Duration::from_millis(100)).await;
    tokio::time::resume();
    // Each round looks at the sockets once.
    for _ in 0..60 {
        tokio::task::yield_now().await;
    }
}

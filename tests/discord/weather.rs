//! What a test does to Discord, the engine and the clock, so that the bot has something to cope with.

use super::server::{Line, Rules, Seen};
use super::state::Stage;
use super::storm::{Fault, Wrong};
use super::{Chat, patient};
use puente::discord::Error;
use std::time::Duration;

impl Chat {
    /// From now on the engine thinks until told otherwise.
    pub fn hold_the_engine(&self) {
        self.gate.set(true);
    }

    /// The engine goes on.
    pub fn release_the_engine(&self) {
        self.gate.set(false);
    }

    /// From now on Discord takes its time over each message of the bot, until told otherwise.
    pub fn hold_messages(&self) {
        self.server.line.send_replace(Line::Held);
    }

    /// Discord goes on.
    pub fn release_messages(&self) {
        self.server.line.send_replace(Line::Free);
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
        loop {
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

    /// Cuts the gateway connection; the bot has to come back by itself.
    pub fn reconnect(&self) {
        self.server.gateway.reconnect();
    }
}

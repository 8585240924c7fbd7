//! What a test does to Discord, the engine and the clock, so that the bot has something to cope with.

use super::Chat;
use super::server::Line;
use super::storm::{Fault, Wrong};
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

    /// Discord goes on, but has lost what it held.
    pub fn lose_messages(&self) {
        self.server.line.send_replace(Line::Lost);
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

    /// From now on the clock runs twenty times as fast, whatever the machine is busy with: nobody waits for long.
    pub fn let_time_fly(&mut self) {
        tokio::time::pause();
        self.patience = Duration::from_secs(3600);
        self.clock = Some(tokio::spawn(async {
            loop {
                // While a thread of the runtime is at work, the clock isn't set forward by anything else.
                let _ = tokio::task::spawn_blocking(|| std::thread::sleep(Duration::from_millis(1))).await;
                tokio::time::advance(Duration::from_millis(20)).await;
            }
        }));
    }

    /// Cuts the gateway connection; the bot has to come back by itself.
    pub fn reconnect(&self) {
        self.server.gateway.reconnect();
    }
}

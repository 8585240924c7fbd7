//! What a test does to Discord, the engine and the clock, so that the bot has something to cope with.

use super::Chat;
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
        self.server.holds.send_replace(true);
    }

    /// Discord goes on.
    pub fn release_messages(&self) {
        self.server.holds.send_replace(false);
    }

    /// Sets the clock forward.
    pub async fn seconds_pass(&self, seconds: u64) {
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(seconds)).await;
        tokio::time::resume();
    }

    /// Lets the next calls of this kind fail.
    pub fn fail(&self, method: &'static str, route: &'static str, times: u8) {
        self.server.rules().failing = Some((method, route, times));
    }

    /// Cuts the gateway connection; the bot has to come back by itself.
    pub fn reconnect(&self) {
        self.server.gateway.reconnect();
    }
}

//! What a test does to Discord, the engine and the clock, so that the bot has something to cope with.

use super::Chat;
use super::server::Line;
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

    /// Lets the next calls of this kind fail.
    pub fn fail(&self, method: &'static str, route: &'static str, times: u8) {
        self.server.rules().failing = Some((method, route, times));
    }

    /// Cuts the gateway connection; the bot has to come back by itself.
    pub fn reconnect(&self) {
        self.server.gateway.reconnect();
    }
}

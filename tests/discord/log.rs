//! What the bot writes into its log, in tests that read it.

use super::TOKEN;
use super::state::{ANA, AULA, BEN, GUILD, RITA, TOM};
use std::cell::RefCell;
use std::sync::Once;

thread_local! {
    /// What the log got in this thread: a chat has one of its own, the bot in it too.
    static LOGGED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What the log got in this thread, from `info` up.
pub struct Log;

impl Log {
    /// Listens from now on.
    pub fn listen() -> Self {
        static LISTENING: Once = Once::new();
        LISTENING.call_once(|| {
            let plain = tracing_subscriber::fmt().with_writer(|| Self).with_ansi(false).without_time();
            plain.with_max_level(tracing::Level::INFO).init();
        });
        LOGGED.with_borrow_mut(Vec::clear);
        Self
    }

    /// The bot's own lines so far. None of any line holds the token or somebody's number.
    #[allow(clippy::unused_self, reason = "there are no lines before somebody listens")]
    pub fn lines(&self) -> Vec<String> {
        let text = LOGGED.with_borrow(|bytes| String::from_utf8_lossy(bytes).into_owned());
        for number in [ANA, BEN, TOM, RITA, AULA, GUILD] {
            assert!(!text.contains(&number.to_string()), "{number} stands in the log: {text}");
        }
        let secret = TOKEN.rsplit('.').next().unwrap_or(TOKEN);
        assert!(!text.contains(secret), "the token stands in the log: {text}");
        text.lines().filter(|line| line.contains("puente::")).map(|line| line.trim().to_owned()).collect()
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

//! What the bot writes into its log, in tests that read it: as loud as it gets, in both forms.

use super::TOKEN;
use super::state::{ANA, AULA, BEN, GUILD, RITA, TOM};
use puente::outside::log::{Format, Level};
use puente::{discord, outside, store};
use std::cell::{Cell, RefCell};
use std::sync::Once;
use std::thread::LocalKey;
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// What a thread wrote, if somebody listens to it.
type Heard = RefCell<Option<Vec<u8>>>;

// A chat has a thread of its own, the bot in it too. One listener serves all threads: those of single threads are forgotten
// by tracing where another thread was first to come by a line.
thread_local! {
    static TEXT: Heard = const { RefCell::new(None) };
    static JSON: Heard = const { RefCell::new(None) };
    /// Whoever writes these words next breaks.
    static BREAKS: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// What the log got in this thread.
pub struct Log(());

impl Log {
    /// Listens from now on.
    pub fn listen() -> Self {
        static LISTENING: Once = Once::new();
        LISTENING.call_once(|| {
            let loud = outside::Log { level: Level::Trace, ..outside::Log::default() };
            tracing_subscriber::registry()
                .with(dynamic_filter_fn(|_, _| TEXT.with_borrow(Option::is_some)))
                .with(loud.filter(&[discord::LOG_DIRECTIVES, store::LOG_DIRECTIVES]))
                .with(Format::Text.layer(false, || Pen(&TEXT)))
                .with(Format::Json.layer(false, || Pen(&JSON)))
                .init();
        });
        TEXT.set(Some(Vec::new()));
        JSON.set(Some(Vec::new()));
        Self(())
    }

    /// Lets the part of the bot break that next writes a line with these words.
    #[allow(clippy::unused_self, reason = "nothing breaks before somebody listens")]
    pub fn breaks_at(&self, words: &'static str) {
        BREAKS.set(Some(words));
    }

    /// All lines so far, as people read them.
    #[allow(clippy::unused_self, reason = "there are no lines before somebody listens")]
    pub fn text(&self) -> String {
        read(&TEXT)
    }

    /// All lines so far, as programs read them.
    #[allow(clippy::unused_self, reason = "there are no lines before somebody listens")]
    pub fn json(&self) -> String {
        read(&JSON)
    }

    /// The bot's own lines so far, from `info` up, without their time. None of any line holds the token or somebody's
    /// number.
    pub fn lines(&self) -> Vec<String> {
        let text = self.text();
        for number in [ANA, BEN, TOM, RITA, AULA, GUILD] {
            assert!(!text.contains(&number.to_string()), "{number} stands in the log: {text}");
        }
        let secret = TOKEN.rsplit('.').next().unwrap_or(TOKEN);
        assert!(!text.contains(secret), "the token stands in the log: {text}");
        let lines = text.lines().filter_map(|line| line.split_once(' ')).map(|(_time, line)| line.trim());
        let ours = lines.filter(|line| {
            let (level, rest) = line.split_once(' ').unwrap_or_default();
            ["ERROR", "WARN", "INFO"].contains(&level) && rest.trim_start().starts_with("puente::")
        });
        ours.map(str::to_owned).collect()
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        TEXT.set(None);
        JSON.set(None);
    }
}

fn read(heard: &'static LocalKey<Heard>) -> String {
    heard.with_borrow(|bytes| String::from_utf8_lossy(bytes.as_deref().unwrap_or_default()).into_owned())
}

/// Writes down what a thread says.
struct Pen(&'static LocalKey<Heard>);

impl std::io::Write for Pen {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.with_borrow_mut(|heard| heard.iter_mut().for_each(|heard| heard.extend_from_slice(bytes)));
        let breaks = BREAKS.get().is_some_and(|words| String::from_utf8_lossy(bytes).contains(words));
        if breaks {
            BREAKS.set(None);
            panic!("as the test says");
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

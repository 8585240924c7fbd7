//! Log lines: how weighty they have to be, and whether people or programs read them. What stands in them is up to whoever
//! writes them: never a message's text, a token, or a person's number.

use serde::Deserialize;
use tracing::Subscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{EnvFilter, Layer};

/// What operators get to read; `[log]` in config.toml.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// The least weighty line that is still written.
    pub level: Level,
    /// What a line looks like.
    pub format: Format,
}

/// How weighty a log line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing at all.
    Off,
    /// What failed.
    Error,
    /// What may fail soon.
    Warn,
    /// What happened.
    #[default]
    Info,
    /// What was decided on the way.
    Debug,
    /// Everything.
    Trace,
}

impl Level {
    /// Every level, from nothing to everything.
    pub const ALL: [Self; 6] = [Self::Off, Self::Error, Self::Warn, Self::Info, Self::Debug, Self::Trace];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
}

/// What a log line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For people: time, level, where, what, and what goes with it.
    #[default]
    Text,
    /// For programs: a JSON object (RFC 8259) with `timestamp` (RFC 3339, UTC), `level`, `target`, `message`, and what
    /// goes with it beside them.
    Json,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Text, Self::Json];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    /// Writes lines of this form; only text can be `coloured`.
    pub fn layer<S, W>(self, coloured: bool, writer: W) -> Box<dyn Layer<S> + Send + Sync>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
        W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
    {
        let lines = tracing_subscriber::fmt::layer().with_writer(writer);
        match self {
            Self::Text => lines.with_ansi(coloured).boxed(),
            // A span's fields would stand apart; there are none.
            Self::Json => {
                lines.json().flatten_event(true).with_current_span(false).with_span_list(false).with_ansi(false).boxed()
            }
        }
    }
}

impl Log {
    /// Lets through what is weighty enough. `others` is what other crates may say at most, as `serenity=warn,sqlx=error`.
    pub fn filter(&self, others: &[&str]) -> EnvFilter {
        EnvFilter::new(format!("{},{}", self.level.word(), others.join(",")))
    }
}

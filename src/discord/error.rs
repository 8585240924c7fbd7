//! Why the bot can't run on Discord, each in one line for the operator. May hold no sentence for a user, and may never
//! show a token, an address with one, or what somebody typed. Why a single call came to nothing is `rest`'s.

use super::gateway::Refusal;
use super::rest::Failure;
use std::fmt;
use std::path::PathBuf;

/// Why the bot can't run on Discord. `Display` is the line for standard error.
#[derive(Debug)]
pub enum Error {
    /// Both variables are set, so that it is open which token is meant.
    TokenTwice,
    /// The file with the token can't be read.
    TokenFile {
        /// As given in `DISCORD_TOKEN_FILE`.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The file with the token holds nothing.
    TokenFileEmpty {
        /// As given in `DISCORD_TOKEN_FILE`.
        path: PathBuf,
    },
    /// What is set is no bot token.
    TokenMalformed,
    /// Discord knows no such token (401, or 4004 on the gateway).
    TokenRefused,
    /// Discord doesn't allow the intents (4013, 4014).
    IntentsRefused,
    /// A call that the start needs failed.
    Start {
        /// What was asked for, as `GET /gateway`.
        call: &'static str,
        /// Why it failed.
        cause: String,
    },
    /// Discord knows no such shard, or wants more of them (4010, 4011).
    ShardsRefused,
    /// The gateway closed the connection for good.
    Gateway {
        /// Why.
        cause: String,
    },
}

impl Error {
    /// What the process ends with: 2 for a token that has to be put right, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::TokenTwice
            | Self::TokenFile { .. }
            | Self::TokenFileEmpty { .. }
            | Self::TokenMalformed
            | Self::TokenRefused => 2,
            Self::IntentsRefused | Self::ShardsRefused | Self::Start { .. } | Self::Gateway { .. } => 1,
        }
    }

    /// A failed call of the start.
    pub(super) fn start(call: &'static str, failure: &Failure) -> Self {
        if failure.refuses_token() {
            return Self::TokenRefused;
        }
        Self::Start { call, cause: failure.to_string() }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Token => Self::TokenRefused,
            Refusal::Intents => Self::IntentsRefused,
            Refusal::Shards => Self::ShardsRefused,
            Refusal::Version => Self::Gateway { cause: "it no longer speaks version 10: update Puente".to_owned() },
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TokenTwice => f.write_str("DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: unset one of them"),
            Self::TokenFile { path, cause } => {
                write!(f, "DISCORD_TOKEN_FILE names {}, which can't be read: {cause}", path.display())
            }
            Self::TokenFileEmpty { path } => {
                write!(f, "DISCORD_TOKEN_FILE names {}, which is empty: write the bot's token into it", path.display())
            }
            Self::TokenMalformed => f.write_str(
                "the Discord token is malformed: expected three parts joined by dots, \
                 as the developer portal shows it under Bot, Reset Token",
            ),
            Self::TokenRefused => {
                f.write_str("Discord refused the token: copy it anew from the developer portal (Bot, Reset Token)")
            }
            Self::IntentsRefused => {
                f.write_str(
                    "Discord refused the gateway intents: with reads_questions in config.toml, switch on \
                     Message Content Intent in the developer portal (Bot, Privileged Gateway Intents), or set it to false",
                )
            }
            Self::ShardsRefused => f.write_str(
                "Discord refused the shards: correct [discord.shards] in config.toml, or remove its lines, so that as many \
                 run as Discord recommends",
            ),
            Self::Start { call, cause } => write!(f, "can't start on Discord: {call} failed: {cause}"),
            Self::Gateway { cause } => write!(f, "Discord's gateway closed the connection for good: {cause}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::TokenFile { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

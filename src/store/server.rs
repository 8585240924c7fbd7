//! What the admins of a server set, and its place in the store. The types are plain values; nothing in them is a secret.

use super::{Failure, Store, Unsaved};
use crate::text::Language;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AnyPool, Row};
use std::collections::{BTreeMap, BTreeSet};

/// What the admins of a server set.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ServerSettings {
    /// Channels in which every question is answered, also if nobody is addressed.
    pub channels: BTreeSet<u64>,
    /// The language for what doesn't show its own; none: that of the server on Discord.
    pub language: Option<Language>,
    /// Whether an answer to a command is shown to the person alone unless they choose otherwise.
    pub private: bool,
    /// How many questions are answered.
    pub budget: Budget,
    /// What is kept.
    pub kept: Kept,
    /// What a newer version of the bot set: kept as it is.
    #[serde(flatten)]
    pub newer: BTreeMap<String, serde_json::Value>,
}

/// How many questions are answered a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Budget {
    /// Of one person.
    pub person: u32,
    /// In one channel.
    pub channel: u32,
}

/// What is kept of questions and answers, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// How often an answer was called helpful or not.
    pub votes: bool,
    /// The words of questions that had no answer.
    pub gaps: bool,
    /// The full text of those questions, and what somebody writes about an answer.
    pub text: bool,
    /// For how many days.
    pub days: u32,
}

impl Budget {
    /// The most that can be set.
    pub const MOST: u32 = 120;
}

impl Kept {
    /// The most that can be set.
    pub const MOST_DAYS: u32 = 365;

    /// Nothing: for settings that can't be read, which may have said so.
    const NOTHING: Self = Self { votes: false, gaps: false, text: false, days: 0 };
}

impl Default for Budget {
    /// A class asks quickly, nobody types faster than this.
    fn default() -> Self {
        Self { person: 10, channel: 60 }
    }
}

impl Default for Kept {
    /// Counts without names for a school term; no text.
    fn default() -> Self {
        Self { votes: true, gaps: true, text: false, days: 90 }
    }
}

impl Store {
    /// Sets what holds in a server from now on. What may not be kept any more is deleted with it, or nothing happens.
    ///
    /// # Errors
    /// It couldn't be saved; the settings are as before.
    pub async fn set(&self, server: u64, settings: &ServerSettings, now: i64) -> Result<(), Unsaved> {
        let saved = async {
            let json = serde_json::to_string(settings).map_err(|error| sqlx::Error::Encode(error.into()))?;
            let row = server.cast_signed();
            let mut all = self.ready().await?.begin().await?;
            sqlx::query(
                "INSERT INTO servers (server, settings) VALUES ($1, $2) \
                 ON CONFLICT (server) DO UPDATE SET settings = excluded.settings",
            )
            .bind(row)
            .bind(json)
            .execute(&mut *all)
            .await?;
            super::counts::only_kept(&mut all, row, settings.kept, super::day_of(now)).await?;
            all.commit().await?;
            Ok(())
        };
        self.save(saved).await?;
        self.servers_mut().insert(server, settings.clone());
        Ok(())
    }

    /// Deletes all that is kept of a server, say because the bot was removed from it.
    ///
    /// # Errors
    /// It couldn't be deleted.
    pub async fn forget_server(&self, server: u64) -> Result<(), Unsaved> {
        let deleted = async {
            let mut all = self.ready().await?.begin().await?;
            for sql in [
                "DELETE FROM servers WHERE server = $1",
                "DELETE FROM votes WHERE server = $1",
                "DELETE FROM gaps WHERE server = $1",
            ] {
                sqlx::query(sql).bind(server.cast_signed()).execute(&mut *all).await?;
            }
            all.commit().await?;
            Ok(())
        };
        self.save(deleted).await?;
        self.servers_mut().remove(&server);
        Ok(())
    }
}

/// The settings of every server.
pub(super) async fn read_all(pool: &AnyPool) -> Result<Vec<(u64, ServerSettings)>, Failure> {
    let rows = sqlx::query("SELECT server, settings FROM servers").fetch_all(pool).await?;
    let mut all = Vec::new();
    for row in rows {
        let server: i64 = row.try_get(0)?;
        let json: String = row.try_get(1)?;
        let settings = serde_json::from_str(&json).unwrap_or_else(|error| {
            tracing::warn!(cause = %error, "the settings of a server can't be read: until they are set anew, nothing is kept there");
            ServerSettings { kept: Kept::NOTHING, ..ServerSettings::default() }
        });
        all.push((server.cast_unsigned(), settings));
    }
    Ok(all)
}

/// Every server of which something is kept; direct messages are 0.
pub(super) async fn with_counts(all: &mut AnyConnection) -> Result<Vec<i64>, Failure> {
    let rows = sqlx::query("SELECT server FROM votes UNION SELECT server FROM gaps").fetch_all(all).await?;
    rows.iter().map(|row| row.try_get(0).map_err(Failure::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_newer_bot_set_is_kept() {
        let json = r#"{"private":true,"bedtime":"20:00","budget":{"person":3}}"#;
        let read: ServerSettings = serde_json::from_str(json).expect("settings");
        assert!(read.private);
        assert_eq!(read.budget, Budget { person: 3, ..Budget::default() });
        assert_eq!(read.kept, Kept::default());
        assert!(serde_json::to_string(&read).expect("JSON").contains(r#""bedtime":"20:00""#));
    }
}

//! What the admins of a server set, and its place in the store. The types are plain values; nothing in them is a secret.

use super::{Failure, Store, Unsaved};
use crate::text::Language;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AnyPool, Row};
use std::collections::{BTreeMap, BTreeSet};

/// What the admins of a server set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServerSettings {
    /// Channels in which every question is answered, also if nobody is addressed.
    pub channels: BTreeSet<u64>,
    /// The role whose members lead classes, beside those who manage threads or the server.
    pub teachers: Option<u64>,
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

    /// Nothing new, while what is there stays: for settings that can't be read, which may say either; and where nothing
    /// can be kept. No admin can set this number of days.
    pub(super) const NOTHING: Self = Self { votes: false, gaps: false, text: false, days: 0 };
}

/// What holds in a server until its admins set something else; `[store.servers]` in config.toml, whose defaults these are.
/// Text is none of it: it is kept only where an admin switches it on, as that is said to all there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Defaults {
    /// How many questions of one person are answered a minute.
    pub per_person: u32,
    /// How many in one channel.
    pub per_channel: u32,
    /// Whether an answer to a command is shown to the person alone.
    pub private: bool,
    /// Whether votes are counted.
    pub votes: bool,
    /// Whether the words of questions without an answer are kept.
    pub gaps: bool,
    /// For how many days.
    pub days: u32,
}

impl Default for Defaults {
    /// A class asks quickly, nobody types faster than this; counts without names for a school term.
    fn default() -> Self {
        Self { per_person: 10, per_channel: 60, private: false, votes: true, gaps: true, days: 90 }
    }
}

impl From<Defaults> for ServerSettings {
    fn from(defaults: Defaults) -> Self {
        let Defaults { per_person, per_channel, private, votes, gaps, days } = defaults;
        Self {
            channels: BTreeSet::new(),
            teachers: None,
            language: None,
            private,
            budget: Budget { person: per_person, channel: per_channel },
            kept: Kept { votes, gaps, text: false, days },
            newer: BTreeMap::new(),
        }
    }
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self::from(Defaults::default())
    }
}

impl Default for Budget {
    fn default() -> Self {
        ServerSettings::default().budget
    }
}

impl Default for Kept {
    fn default() -> Self {
        ServerSettings::default().kept
    }
}

/// What holds in a server, before a change and after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// What held until now.
    pub before: ServerSettings,
    /// What holds from now on.
    pub after: ServerSettings,
}

impl Store {
    /// Changes what holds in a server from now on; one change at a time, each of what the one before it left. What may not
    /// be kept any more is deleted with it, or nothing happens. Without a change it only tells what holds.
    ///
    /// # Errors
    /// It couldn't be saved, and the settings are as before; or they could never be read, so that nobody knows them.
    pub async fn change(
        &self,
        server: u64,
        now: i64,
        change: impl FnOnce(&mut ServerSettings),
    ) -> Result<Changed, Unsaved> {
        let _one_at_a_time = self.changing.lock().await;
        if self.pool.is_some() {
            self.attempt(async { self.ready().await.map(drop) }).await?;
        }
        let before = self.settings(Some(server));
        let mut after = before.clone();
        change(&mut after);
        if after.kept.days == 0 {
            // They couldn't be read; from now on they can.
            after.kept.days = self.defaults.kept.days;
        }
        if after != before {
            self.save(self.write(server, &after, now)).await?;
            self.servers_mut().insert(server, after.clone());
        }
        Ok(Changed { before, after })
    }

    async fn write(&self, server: u64, settings: &ServerSettings, now: i64) -> Result<(), Failure> {
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
    }

    /// Deletes all that is kept of a server, say because the bot was removed from it.
    ///
    /// # Errors
    /// It couldn't be deleted.
    pub async fn forget_server(&self, server: u64) -> Result<(), Unsaved> {
        let deleted = async {
            let mut all = self.ready().await?.begin().await?;
            delete_all_of(&mut all, server.cast_signed()).await?;
            all.commit().await?;
            Ok(())
        };
        self.save(deleted).await?;
        self.servers_mut().remove(&server);
        Ok(())
    }

    /// Deletes all that is kept of servers on Discord other than these, if they are ours. Gives of how many something was
    /// kept.
    ///
    /// # Errors
    /// It couldn't be deleted.
    pub async fn forget_other_servers(
        &self,
        servers: &BTreeSet<u64>,
        is_ours: impl Fn(u64) -> bool,
    ) -> Result<usize, Unsaved> {
        if self.pool.is_none() {
            return Ok(0);
        }
        let deleted = async {
            let mut all = self.ready().await?.begin().await?;
            let known = with_anything(&mut all).await?;
            let is_other = |row: &i64| {
                let server = row.cast_unsigned();
                server >= SMALLEST && !servers.contains(&server) && is_ours(server)
            };
            let others: Vec<i64> = known.into_iter().filter(is_other).collect();
            for row in &others {
                delete_all_of(&mut all, *row).await?;
            }
            all.commit().await?;
            Ok(others)
        };
        let others = self.save(deleted).await?;
        self.servers_mut().retain(|server, _| !others.contains(&server.cast_signed()));
        Ok(others.len())
    }
}

async fn delete_all_of(all: &mut AnyConnection, row: i64) -> Result<(), Failure> {
    for sql in [
        "DELETE FROM servers WHERE server = $1",
        "DELETE FROM votes WHERE server = $1",
        "DELETE FROM gaps WHERE server = $1",
    ] {
        sqlx::query(sql).bind(row).execute(&mut *all).await?;
    }
    Ok(())
}

/// The smallest number that Discord gives anything: its first millisecond, shifted (a snowflake).
const SMALLEST: u64 = 1 << 22;

/// The settings of every server that has any; of one whose can't be read the defaults, but nothing is kept there.
pub(super) async fn read_all(pool: &AnyPool, defaults: &ServerSettings) -> Result<Vec<(u64, ServerSettings)>, Failure> {
    let rows = sqlx::query("SELECT server, settings FROM servers").fetch_all(pool).await?;
    let mut all = Vec::new();
    for row in rows {
        let server: i64 = row.try_get(0)?;
        let json: String = row.try_get(1)?;
        let settings = serde_json::from_str(&json).unwrap_or_else(|error| {
            tracing::warn!(cause = %error, "the settings of a server can't be read: until they are set anew, nothing is kept there");
            ServerSettings { kept: Kept::NOTHING, ..defaults.clone() }
        });
        all.push((server.cast_unsigned(), settings));
    }
    Ok(all)
}

/// Every server of which something is kept; direct messages are 0.
pub(super) async fn with_anything(all: &mut AnyConnection) -> Result<Vec<i64>, Failure> {
    let sql = "SELECT server FROM votes UNION SELECT server FROM gaps UNION SELECT server FROM servers";
    let rows = sqlx::query(sql).fetch_all(all).await?;
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

//! What a button or menu has to know after a restart: JSON under a key, until it expires. What belongs to a person is
//! deleted when they ask for it.

use super::processes::TELL;
use super::{Failure, Store, Unsaved};
use serde_json::Value;
use sqlx::Row;

impl Store {
    /// Keeps a value under a key until `expires_at` (seconds since 1970); one that is there is replaced. It must not say
    /// anything about a person: for that there is [`Self::keep_state_of`].
    ///
    /// # Errors
    /// It couldn't be saved.
    pub async fn keep_state(&self, key: &str, value: &Value, expires_at: i64) -> Result<(), Unsaved> {
        self.keep(key, 0, value, expires_at).await
    }

    /// Keeps a value that belongs to a person.
    ///
    /// # Errors
    /// It couldn't be saved.
    pub async fn keep_state_of(&self, person: u64, key: &str, value: &Value, expires_at: i64) -> Result<(), Unsaved> {
        self.keep(key, person.cast_signed(), value, expires_at).await
    }

    async fn keep(&self, key: &str, person: i64, value: &Value, expires_at: i64) -> Result<(), Unsaved> {
        let saved = async {
            // PostgreSQL takes no NUL; JSON writes it as a code.
            let json = value.to_string();
            sqlx::query(
                "INSERT INTO states (key, person, value, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT (key) \
                 DO UPDATE SET person = excluded.person, value = excluded.value, expires_at = excluded.expires_at",
            )
            .bind(key.to_owned())
            .bind(person)
            .bind(json)
            .bind(expires_at)
            .execute(self.ready().await?)
            .await?;
            Ok(())
        };
        self.save(saved).await
    }

    /// The value under a key, unless it has expired.
    ///
    /// # Errors
    /// It can't be read.
    pub async fn state(&self, key: &str, now: i64) -> Result<Option<Value>, Unsaved> {
        let read = async {
            let row = sqlx::query("SELECT value FROM states WHERE key = $1 AND expires_at > $2")
                .bind(key.to_owned())
                .bind(now)
                .fetch_optional(self.ready().await?)
                .await?;
            let Some(row) = row else { return Ok(None) };
            let json: String = row.try_get(0)?;
            let value = serde_json::from_str(&json).map_err(|error| sqlx::Error::Decode(error.into()));
            Ok(Some(value.map_err(Failure::from)?))
        };
        self.attempt(read).await
    }

    /// Every value whose key begins so, with its key, unless it has expired.
    ///
    /// # Errors
    /// They can't be read.
    pub async fn states_of(&self, prefix: &str, now: i64) -> Result<Vec<(String, Value)>, Unsaved> {
        let read = async {
            // Prefixes are ours: no sign in them means something to LIKE.
            let rows = sqlx::query("SELECT key, value FROM states WHERE key LIKE $1 AND expires_at > $2 ORDER BY key")
                .bind(format!("{prefix}%"))
                .bind(now)
                .fetch_all(self.ready().await?)
                .await?;
            let read = |row: &sqlx::any::AnyRow| {
                let (key, json): (String, String) = (row.try_get(0)?, row.try_get(1)?);
                let value = serde_json::from_str(&json).map_err(|error| sqlx::Error::Decode(error.into()))?;
                Ok((key, value))
            };
            rows.iter().map(|row| read(row).map_err(|error: sqlx::Error| Failure::from(error))).collect()
        };
        self.attempt(read).await
    }

    /// Deletes all that belongs to a person, and tells other processes to forget them. Gives how many things that were.
    ///
    /// # Errors
    /// They couldn't be deleted.
    pub async fn forget(&self, person: u64) -> Result<u64, Unsaved> {
        if self.pool.is_none() {
            return Ok(0);
        }
        let deleted = async {
            let mut all = self.ready().await?.begin().await?;
            let mut deleted = 0;
            for sql in ["DELETE FROM states WHERE person = $1", "DELETE FROM answers WHERE person = $1"] {
                deleted += sqlx::query(sql).bind(person.cast_signed()).execute(&mut *all).await?.rows_affected();
            }
            if self.is_shared() {
                sqlx::query(TELL).bind(person.to_string()).execute(&mut *all).await?;
            }
            all.commit().await?;
            Ok(deleted)
        };
        self.save(deleted).await
    }
}

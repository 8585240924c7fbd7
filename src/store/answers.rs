//! What people choose in a quiz that is under way: one answer a person and item, kept one by one, so that a whole class can
//! answer at once. A quiz is named by the key of its state.

use super::{Failure, Store, Unsaved};
use sqlx::Row;

/// An answer: item and option from 0, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// Who.
    pub person: u64,
    /// Which item.
    pub item: usize,
    /// Which option.
    pub option: usize,
}

impl Store {
    /// Keeps an answer in place of an earlier one of the same person to the same item, until `expires_at` (seconds since
    /// 1970).
    ///
    /// # Errors
    /// It couldn't be saved.
    pub async fn keep_answer(&self, quiz: &str, answered: Answered, expires_at: i64) -> Result<(), Unsaved> {
        let saved = async {
            sqlx::query(
                "INSERT INTO answers (quiz, item, person, choice, expires_at) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (quiz, item, person) \
                 DO UPDATE SET choice = excluded.choice, expires_at = excluded.expires_at",
            )
            .bind(quiz.to_owned())
            .bind(row_of(answered.item))
            .bind(answered.person.cast_signed())
            .bind(row_of(answered.option))
            .bind(expires_at)
            .execute(self.ready().await?)
            .await?;
            Ok(())
        };
        self.save(saved).await
    }

    /// Every answer of a quiz.
    ///
    /// # Errors
    /// They can't be read.
    pub async fn answers(&self, quiz: &str) -> Result<Vec<Answered>, Unsaved> {
        let read = async {
            let rows = sqlx::query("SELECT item, person, choice FROM answers WHERE quiz = $1 ORDER BY item, person")
                .bind(quiz.to_owned())
                .fetch_all(self.ready().await?)
                .await?;
            let answered = |row: &sqlx::any::AnyRow| {
                let (item, person, option): (i64, i64, i64) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
                let at = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
                Ok(Answered { person: person.cast_unsigned(), item: at(item), option: at(option) })
            };
            rows.iter().map(|row| answered(row).map_err(|error: sqlx::Error| Failure::from(error))).collect()
        };
        self.attempt(read).await
    }

    /// Deletes what went on: its state and every answer to it.
    ///
    /// # Errors
    /// It couldn't be deleted.
    pub async fn end_activity(&self, quiz: &str) -> Result<(), Unsaved> {
        let deleted = async {
            let mut all = self.ready().await?.begin().await?;
            for sql in ["DELETE FROM answers WHERE quiz = $1", "DELETE FROM states WHERE key = $1"] {
                sqlx::query(sql).bind(quiz.to_owned()).execute(&mut *all).await?;
            }
            all.commit().await?;
            Ok(())
        };
        self.save(deleted).await
    }
}

fn row_of(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

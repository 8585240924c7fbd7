//! Votes and gaps: how often, on which day, never by whom. What a server doesn't allow is not saved.

use super::server::{Kept, with_anything};
use super::{DAY, Failure, Store, Unsaved, clean, day_of, row_of};
use crate::curation::gaps::{GapReason, KeptGap};
use crate::curation::votes::KeptVote;
use crate::text::Language;
use sqlx::{AnyConnection, Row};

/// Longest `facts`, `words` and `text`, in characters. They are parts of a key, for which PostgreSQL has 2700 bytes.
const MOST_CHARS: usize = 200;

/// What somebody thinks of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// Where; none: in a direct message.
    pub server: Option<u64>,
    /// The ids of the facts that carried the answer, in its order.
    pub facts: Vec<String>,
    /// The language of the answer.
    pub language: Language,
    /// Whether it helped.
    pub helpful: bool,
    /// Empty for the vote itself. A reason given afterwards, one of a few words of ours, is counted beside it.
    pub reason: String,
    /// What they wrote about it; kept only where an admin allows it.
    pub text: String,
}

/// A question that had no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Where; none: in a direct message.
    pub server: Option<u64>,
    /// Its words, as `curation::gaps` normalises them.
    pub words: String,
    /// Its language.
    pub language: Language,
    /// Why there was no answer.
    pub reason: GapReason,
    /// As it was typed; kept only where an admin allows it.
    pub text: String,
}

impl Store {
    /// Counts a vote, if the server allows it.
    ///
    /// # Errors
    /// It couldn't be saved.
    pub async fn vote(&self, vote: &Vote, now: i64) -> Result<(), Unsaved> {
        let saved = async {
            let pool = self.ready().await?;
            let kept = self.settings(vote.server).kept;
            if !kept.votes {
                return Ok(());
            }
            sqlx::query(
                "INSERT INTO votes (server, facts, language, helpful, reason, text, day, count) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, 1) \
                 ON CONFLICT (server, facts, language, helpful, reason, text, day) \
                 DO UPDATE SET count = votes.count + 1",
            )
            .bind(row_of(vote.server))
            .bind(within(&vote.facts, MOST_CHARS))
            .bind(vote.language.code())
            .bind(i64::from(vote.helpful))
            .bind(clean(&vote.reason, MOST_CHARS))
            .bind(if kept.text { clean(&vote.text, MOST_CHARS) } else { String::new() })
            .bind(day_of(now))
            .execute(pool)
            .await?;
            Ok(())
        };
        self.save(saved).await
    }

    /// Counts a gap, if the server allows it; what has no words is none.
    ///
    /// # Errors
    /// It couldn't be saved.
    pub async fn gap(&self, gap: &Gap, now: i64) -> Result<(), Unsaved> {
        let words = clean(&gap.words, MOST_CHARS);
        if words.is_empty() {
            return Ok(());
        }
        let saved = async {
            let pool = self.ready().await?;
            let kept = self.settings(gap.server).kept;
            if !kept.gaps {
                return Ok(());
            }
            sqlx::query(
                "INSERT INTO gaps (server, words, language, reason, text, day, count) \
                 VALUES ($1, $2, $3, $4, $5, $6, 1) \
                 ON CONFLICT (server, words, language, reason, day) DO UPDATE SET count = gaps.count + 1, \
                 text = CASE WHEN excluded.text = '' THEN gaps.text ELSE excluded.text END",
            )
            .bind(row_of(gap.server))
            .bind(words)
            .bind(gap.language.code())
            .bind(gap.reason.word())
            .bind(if kept.text { clean(&gap.text, MOST_CHARS) } else { String::new() })
            .bind(day_of(now))
            .execute(pool)
            .await?;
            Ok(())
        };
        self.save(saved).await
    }

    /// The gaps of one server, or without one of all of them; oldest first. If there are more than `most` kept, those asked
    /// most often on a day.
    ///
    /// # Errors
    /// They can't be read.
    pub async fn gaps(&self, server: Option<u64>, most: u32) -> Result<Vec<KeptGap>, Unsaved> {
        let read = async {
            let rows = sqlx::query(
                "SELECT * FROM (SELECT words, language, reason, text, day, count, server FROM gaps \
                 WHERE server = $1 OR $2 = 1 ORDER BY count DESC, day DESC LIMIT $3) AS most_asked \
                 ORDER BY day, words, language, reason, server",
            )
            .bind(row_of(server))
            .bind(i64::from(server.is_none()))
            .bind(i64::from(most))
            .fetch_all(self.ready().await?)
            .await?;
            rows.iter().map(|row| read_gap(row).map_err(Failure::from)).collect()
        };
        self.attempt(read).await
    }

    /// The votes of one server, or without one of all of them and of direct messages, on all days together; most given
    /// first, the votes themselves before the reasons given for them.
    ///
    /// # Errors
    /// They can't be read.
    pub async fn votes(&self, server: Option<u64>) -> Result<Vec<KeptVote>, Unsaved> {
        let read = async {
            let rows = sqlx::query(
                "SELECT facts, language, helpful, reason, text, CAST(SUM(count) AS BIGINT) AS given FROM votes \
                 WHERE server = $1 OR $2 = 1 GROUP BY facts, language, helpful, reason, text \
                 ORDER BY CASE WHEN reason = '' THEN 0 ELSE 1 END, given DESC, facts, language, helpful, reason, text",
            )
            .bind(row_of(server))
            .bind(i64::from(server.is_none()))
            .fetch_all(self.ready().await?)
            .await?;
            rows.iter().map(|row| read_vote(row).map_err(Failure::from)).collect()
        };
        self.attempt(read).await
    }

    /// Deletes what has been kept long enough: state that has expired, counts older than their server allows. Gives how
    /// many rows are gone.
    ///
    /// # Errors
    /// Nothing could be deleted.
    pub async fn retain(&self, now: i64) -> Result<u64, Unsaved> {
        self.retain_of(now, |_| true).await
    }

    /// The same where other processes look after the counts of some servers: what is set there now, only they know. Direct
    /// messages are server 0.
    ///
    /// # Errors
    /// Nothing could be deleted.
    pub async fn retain_of(&self, now: i64, is_ours: impl Fn(u64) -> bool) -> Result<u64, Unsaved> {
        if self.pool.is_none() {
            return Ok(0);
        }
        let deleted = async {
            let mut all = self.ready().await?.begin().await?;
            let expired = sqlx::query("DELETE FROM states WHERE expires_at <= $1").bind(now).execute(&mut *all).await?;
            let answers =
                sqlx::query("DELETE FROM answers WHERE expires_at <= $1").bind(now).execute(&mut *all).await?;
            let mut deleted = expired.rows_affected() + answers.rows_affected();
            for row in with_anything(&mut all).await? {
                if !is_ours(row.cast_unsigned()) {
                    continue;
                }
                let kept = self.settings((row != 0).then(|| row.cast_unsigned())).kept;
                // What can't be read may want it all kept.
                if kept != Kept::NOTHING {
                    deleted += only_kept(&mut all, row, kept, day_of(now)).await?;
                }
            }
            all.commit().await?;
            Ok(deleted)
        };
        self.save(deleted).await
    }
}

/// As many of the ids as fit, with blanks between them.
fn within(ids: &[String], most: usize) -> String {
    let mut joined = String::new();
    for id in ids {
        if joined.len() + 1 + id.len() > most {
            break;
        }
        joined.extend([if joined.is_empty() { "" } else { " " }, id]);
    }
    joined
}

fn read_gap(row: &sqlx::any::AnyRow) -> sqlx::Result<KeptGap> {
    let (language, reason): (String, String) = (row.try_get(1)?, row.try_get(2)?);
    let (day, count): (i64, i64) = (row.try_get(4)?, row.try_get(5)?);
    let reason = GapReason::ALL.into_iter().find(|known| known.word() == reason);
    Ok(KeptGap {
        words: row.try_get(0)?,
        language: Language::from_tag(&language).unwrap_or_default(),
        reason: reason.unwrap_or(GapReason::NearMiss),
        text: row.try_get(3)?,
        day: day.saturating_mul(DAY),
        count: count.unsigned_abs(),
    })
}

fn read_vote(row: &sqlx::any::AnyRow) -> sqlx::Result<KeptVote> {
    let (language, helpful, count): (String, i64, i64) = (row.try_get(1)?, row.try_get(2)?, row.try_get(5)?);
    Ok(KeptVote {
        facts: row.try_get(0)?,
        language: Language::from_tag(&language).unwrap_or_default(),
        helpful: helpful != 0,
        reason: row.try_get(3)?,
        text: row.try_get(4)?,
        count: count.unsigned_abs(),
    })
}

/// Deletes of a server what it doesn't keep, or not any more. Gives how many rows are gone.
pub(super) async fn only_kept(all: &mut AnyConnection, server: i64, kept: Kept, today: i64) -> Result<u64, Failure> {
    let oldest = today - i64::from(kept.days);
    let mut deleted = 0;
    for (sql, keeps) in [
        ("DELETE FROM votes WHERE server = $1 AND (day <= $2 OR $3 = 0)", kept.votes),
        ("DELETE FROM gaps WHERE server = $1 AND (day <= $2 OR $3 = 0)", kept.gaps),
    ] {
        let query = sqlx::query(sql).bind(server).bind(oldest).bind(i64::from(keeps));
        deleted += query.execute(&mut *all).await?.rows_affected();
    }
    if !kept.text {
        for sql in [
            "UPDATE gaps SET text = '' WHERE server = $1 AND text <> ''",
            // A vote is counted on, without its text.
            "INSERT INTO votes (server, facts, language, helpful, reason, text, day, count) \
             SELECT server, facts, language, helpful, reason, '', day, CAST(SUM(count) AS BIGINT) FROM votes \
             WHERE server = $1 AND text <> '' GROUP BY server, facts, language, helpful, reason, day \
             ON CONFLICT (server, facts, language, helpful, reason, text, day) \
             DO UPDATE SET count = votes.count + excluded.count",
            "DELETE FROM votes WHERE server = $1 AND text <> ''",
        ] {
            sqlx::query(sql).bind(server).execute(&mut *all).await?;
        }
    }
    Ok(deleted)
}

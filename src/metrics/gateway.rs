//! How each shard's connection to the gateway is, since when, and whether that will do.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How a connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// A session is to begin: the bot hears nothing.
    Beginning,
    /// Events come in.
    Connected,
    /// It is lost; what happens meanwhile will be heard later.
    Resuming,
}

/// For how long a lost session is no trouble: most are resumed within seconds.
pub const RESUMES_WITHIN: Duration = Duration::from_secs(60);

impl Connection {
    const ALL: [Self; 3] = [Self::Beginning, Self::Connected, Self::Resuming];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Beginning => "beginning",
            Self::Connected => "connected",
            Self::Resuming => "resuming",
        }
    }
}

/// The shards that run in this process.
#[derive(Default)]
pub(super) struct Shards(Mutex<BTreeMap<u32, (Connection, Instant)>>);

impl Shards {
    /// Notes how a shard's connection is; gives how it was. One that stays as it is does so since before.
    pub fn turn(&self, shard: u32, connection: Connection, now: Instant) -> Option<Connection> {
        let mut shards = self.shards();
        let before = shards.get(&shard).map(|(before, _)| *before);
        if before != Some(connection) {
            shards.insert(shard, (connection, now));
        }
        before
    }

    /// How many there are of each.
    pub fn counts(&self) -> impl Iterator<Item = (Connection, i64)> {
        let shards = self.shards();
        let count = |wanted| shards.values().filter(|(connection, _)| *connection == wanted).count();
        let counts =
            Connection::ALL.map(|connection| (connection, i64::try_from(count(connection)).unwrap_or(i64::MAX)));
        counts.into_iter()
    }

    /// Why that won't do; `None` if all is well.
    pub fn trouble(&self, now: Instant) -> Option<String> {
        let shards = self.shards();
        if shards.is_empty() {
            return Some("the gateway isn't connected yet".to_owned());
        }
        let hears = |(connection, since): &(Connection, Instant)| match connection {
            Connection::Connected => true,
            Connection::Resuming => now.saturating_duration_since(*since) < RESUMES_WITHIN,
            Connection::Beginning => false,
        };
        let deaf = shards.values().filter(|shard| !hears(shard)).count();
        (deaf > 0).then(|| format!("the gateway isn't connected: {deaf} of {} shards", shards.len()))
    }

    fn shards(&self) -> MutexGuard<'_, BTreeMap<u32, (Connection, Instant)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_session_is_trouble_after_a_minute() {
        let (shards, start) = (Shards::default(), Instant::now());
        let after = |seconds| start + Duration::from_secs(seconds);
        assert_eq!(shards.trouble(start).as_deref(), Some("the gateway isn't connected yet"));
        shards.turn(0, Connection::Connected, start);
        shards.turn(1, Connection::Beginning, start);
        assert_eq!(shards.trouble(start).as_deref(), Some("the gateway isn't connected: 1 of 2 shards"));
        shards.turn(1, Connection::Connected, start);
        assert_eq!(shards.trouble(after(3600)), None);
        shards.turn(1, Connection::Resuming, after(3600));
        shards.turn(1, Connection::Resuming, after(3650));
        assert_eq!(shards.trouble(after(3659)), None);
        assert!(shards.trouble(after(3660)).is_some());
    }
}

//! Which shards run in this process, and which servers are theirs (Discord's documentation, "Sharding"). May not know a
//! connection.

use serde::Deserialize;

/// `[discord.shards]` in config.toml; without it Discord says how many there are, and all of them run here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "Written")]
pub struct Shards(Option<Plan>);

/// Some of all shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many there are in all processes.
    pub total: u32,
    /// The first one here.
    pub first: u32,
    /// The last one here.
    pub last: u32,
}

/// The settings as they stand in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    total: Option<u32>,
    first: Option<u32>,
    last: Option<u32>,
}

impl TryFrom<Written> for Shards {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { total, first, last } = written;
        let Some(total) = total else {
            return match (first, last) {
                (None, None) => Ok(Self(None)),
                _ => Err("`first` and `last` of [discord.shards] need `total`".to_owned()),
            };
        };
        let (first, last) = (first.unwrap_or(0), last.unwrap_or(total.saturating_sub(1)));
        if first > last || last >= total {
            return Err(format!(
                "[discord.shards]: expected `first` and `last` from 0 to {}, got {first} and {last}",
                total.saturating_sub(1)
            ));
        }
        Ok(Self(Some(Plan { total, first, last })))
    }
}

impl Shards {
    /// The shards as set, else all of as many as Discord recommends.
    pub fn plan(self, recommended: u32) -> Plan {
        let total = recommended.max(1);
        self.0.unwrap_or(Plan { total, first: 0, last: total - 1 })
    }
}

impl Plan {
    /// The shards of this process.
    pub fn here(self) -> impl Iterator<Item = u32> {
        self.first..=self.last
    }

    /// Whether other shards run in other processes.
    pub fn is_part(self) -> bool {
        (self.first, self.last + 1) != (0, self.total)
    }

    /// Whether this process hears of a server; of direct messages, which are 0 here, the first shard does.
    pub fn hears_of(self, server: u64) -> bool {
        (self.first..=self.last).contains(&self.shard_of(server))
    }

    /// The shard that hears of a server: its number without the lowest 22 bits, by turns.
    pub fn shard_of(self, server: u64) -> u32 {
        u32::try_from((server >> 22) % u64::from(self.total.max(1))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Plan, Shards};

    fn read(text: &str) -> Result<Shards, String> {
        toml::from_str(text).map_err(|error| error.message().to_owned())
    }

    #[test]
    fn without_settings_all_that_discord_recommends_run_here() {
        assert_eq!(read("").map(|shards| shards.plan(3)), Ok(Plan { total: 3, first: 0, last: 2 }));
        assert_eq!(Shards::default().plan(0).here().collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn settings_that_cannot_be_are_told() {
        assert_eq!(read("total = 4\nfirst = 2").map(|shards| shards.plan(1)), Ok(Plan { total: 4, first: 2, last: 3 }));
        for wrong in ["first = 0", "total = 2\nlast = 2", "total = 2\nfirst = 1\nlast = 0", "total = 0", "total = -1"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn each_server_is_of_one_shard() {
        let plan = Plan { total: 2, first: 0, last: 1 };
        assert_eq!([1 << 22, 2 << 22, (2 << 22) + 5].map(|server| plan.shard_of(server)), [1, 0, 0]);
        assert!(!plan.is_part() && plan.hears_of(1 << 22));
        let plan = Plan { first: 1, ..plan };
        assert!(plan.is_part() && plan.hears_of(1 << 22) && !plan.hears_of(0));
    }
}

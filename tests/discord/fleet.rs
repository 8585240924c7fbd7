//! Several processes of the bot at one loopback Discord, two shards each, as an operator runs them: each with its own
//! connections to one PostgreSQL, or where that isn't there, each with a store of its own.

use super::binary::Process;
use super::proxy::Proxy;
use super::server::{Rules, Seen, Server};
use super::{Bot, Chat, Insides, PATIENCE, engine, patient};
use crate::postgres;
use puente::discord::Settings;
use puente::store::{self, Store};
use std::path::Path;
use tokio::sync::oneshot;

/// How many processes there are.
pub const PROCESSES: u32 = 3;

/// How many shards they have together.
pub const SHARDS: u32 = 2 * PROCESSES;

/// A process that runs in the test's own.
pub struct Other {
    bot: Bot,
    stop: oneshot::Sender<()>,
    _insides: Insides,
}

/// What a process is set to: two shards, from the first one on.
fn shards(process: u32) -> String {
    format!("total = {SHARDS}\nfirst = {}\nlast = {}", 2 * process, 2 * process + 1)
}

/// A store at an address; in memory where there is none.
async fn store_at(address: Option<&str>) -> Store {
    let url = Some(address.unwrap_or("sqlite::memory:").to_owned());
    let settings = store::Settings { url, ..store::Settings::default() };
    Store::open(&settings, Path::new("")).await.expect("an address")
}

impl Chat {
    /// Three processes that are about to connect; with a proxy, they call Discord through it.
    pub async fn launch_processes(rules: Rules, address: Option<&str>, proxy: Option<&Proxy>) -> Self {
        let (server, seen) = Server::start(rules).await;
        let api = match proxy {
            Some(proxy) => proxy.stands_before(server.address).await,
            None => format!("http://{}", server.address),
        };
        let mut others = Vec::new();
        for process in 0..PROCESSES {
            let insides = Insides::of(store_at(address).await, engine());
            let shards = toml::from_str(&shards(process)).expect("shards");
            let settings = Settings { shards, api: Some(api.clone()), api_keeps_limits: proxy.is_some(), ..patient() };
            others.push((insides.run_at(settings), insides));
        }
        let ((bot, stop), insides) = others.remove(0);
        let mut chat = Self::with_bot((server, seen), bot, stop, insides);
        chat.others = others.into_iter().map(|((bot, stop), insides)| Other { bot, stop, _insides: insides }).collect();
        chat
    }

    /// Every shard begins its session, and one process registers the commands.
    pub async fn all_connected(&mut self) {
        let mut seen = Vec::new();
        while seen.len() < SHARDS as usize + 1 {
            seen.push(self.next().await);
        }
        let count = |wanted: &Seen| seen.iter().filter(|seen| *seen == wanted).count();
        assert_eq!((count(&Seen::Identified), count(&Seen::Registered)), (SHARDS as usize, 1), "{seen:?}");
    }

    /// Stops the processes beside the first.
    pub(super) async fn stop_others(&mut self) {
        for Other { bot, stop, _insides } in self.others.drain(..) {
            assert!(stop.send(()).is_ok(), "a process is dead");
            let ended = tokio::time::timeout(self.patience, bot).await.expect("an end");
            assert!(matches!(ended, Ok(Ok(()))), "{ended:?}");
        }
    }

    /// All stop, and one process with all shards comes instead, on the same store.
    pub async fn one_instead(&mut self, address: &str) {
        self.stop_others().await;
        self.rest().await;
        let settings = Settings {
            api: Some(format!("http://{}", self.server.address)),
            shards: toml::from_str(&format!("total = {SHARDS}")).expect("shards"),
            ..patient()
        };
        self.insides = Insides::of(store_at(Some(address)).await, engine());
        let (bot, stop) = self.insides.run_at(settings);
        (self.bot, self.stop) = (Some(bot), Some(stop));
        for _ in 0..SHARDS {
            self.expect(Seen::Identified).await;
        }
    }

    /// A new server for each shard: their channels.
    pub fn found_servers(&self) -> Vec<u64> {
        let mut world = self.server.world();
        (0..SHARDS).map(|shard| world.found_server(shard.into(), SHARDS.into()).1).collect()
    }

    /// Three processes of the program as it is installed, on a loopback Discord where all shards may begin at once.
    pub async fn start_binaries(address: &str) -> (Self, Vec<Process>) {
        let rules = Rules { at_once: 16, ..Rules::default() };
        let (server, seen) = Server::start(rules).await;
        let api = format!("http://{}", server.address);
        let start = |process| Process::start(&api, address, &shards(process));
        let processes = (0..PROCESSES).map(start).collect();
        // Nobody waits for a bot in the test's own process.
        let (stop, stopped) = oneshot::channel();
        let bot = tokio::spawn(async move {
            let _ = stopped.await;
            Ok(())
        });
        let insides = Insides::of(store_at(Some(address)).await, engine());
        let mut chat = Self::with_bot((server, seen), bot, stop, insides);
        // Each reads all facts first, and none was built to be quick.
        chat.patience = 4 * PATIENCE;
        chat.all_connected().await;
        (chat, processes)
    }

    /// A process begins its sessions anew.
    pub async fn expect_begun(&mut self, process: u32) {
        self.wait_for(&Seen::Identified).await;
        self.wait_for(&Seen::Identified).await;
        let mut begun: Vec<u32> = self.came().identified.into_iter().rev().take(2).map(|(_, shard)| shard).collect();
        begun.sort_unstable();
        assert_eq!(begun, [2 * process, 2 * process + 1]);
    }

    /// Forgives the calls beyond Discord's global limit that a real proxy let pass, and tells how many they were.
    pub fn forgive_proxy(&self) -> usize {
        let (over, others): (Vec<_>, Vec<_>) =
            self.server.take_problems().into_iter().partition(|problem| problem.starts_with("over the global limit"));
        for other in others {
            self.server.problem(other);
        }
        over.len()
    }

    /// How often a call was made, as `PUT /route`.
    pub fn count_calls(&self, call: &str) -> usize {
        self.server.calls().iter().filter(|made| made.as_str() == call).count()
    }
}

/// The address of a new schema, if there is a PostgreSQL.
pub async fn database() -> Option<String> {
    postgres::address().await
}

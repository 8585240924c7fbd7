//! What this Discord knows: sessions of the gateway, questions and their replies. May not know sockets.

use crate::faults::Faults;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, mpsc};

/// The bot's token and its account.
pub const TOKEN: &str = "MTEwMDAwMDAwMDAwMDAwMDAwMw.loopback.not-a-real-token";
/// See [`TOKEN`].
pub const BOT: u64 = 1_100_000_000_000_000_003;
/// The smallest id of anything, and how far apart servers are, so that neighbours are of different shards.
const FIRST: u64 = 1_200_000_000_000_000_000;
const SERVERS: u64 = 60;

/// What a connection is told.
pub enum Order {
    /// Sends a frame; with the question it asks.
    Send(String, Option<u64>),
    /// Closes with a code.
    Close(u16),
    /// Cuts the line.
    Drop,
    /// Says and hears nothing from now on.
    Freeze,
}

/// A session of the gateway.
pub struct Session {
    pub seq: u64,
    /// What was sent, to be sent again after a resume.
    pub sent: VecDeque<(u64, String, Option<u64>)>,
    /// The connection.
    pub open: Option<mpsc::UnboundedSender<Order>>,
}

/// A question and what became of it.
#[derive(Default)]
pub struct Asked {
    pub at: Option<Instant>,
    pub first_reply: Option<Instant>,
    /// How often each message was posted in reply, by the hash of its words.
    pub replies: HashMap<u64, u32>,
}

/// Counters that the report shows.
#[derive(Default)]
pub struct Counts {
    pub identifies: AtomicU64,
    pub resumes: AtomicU64,
    pub connections: AtomicU64,
    pub calls: AtomicU64,
    /// Messages posted twice, which Discord's nonce prevented.
    pub prevented: AtomicU64,
}

/// The loopback Discord.
pub struct World {
    pub address: SocketAddr,
    pub shards: u64,
    pub faults: Faults,
    pub counts: Counts,
    pub sessions: Mutex<HashMap<String, Session>>,
    /// The session of each shard.
    pub current: Mutex<BTreeMap<u64, String>>,
    /// When each shard was last told that it is ready.
    ready: Mutex<BTreeMap<u64, Instant>>,
    asked: Mutex<HashMap<u64, Asked>>,
    pub nonces: Mutex<HashMap<String, u64>>,
    ids: AtomicU64,
    pub changed: Notify,
    /// Until when every call gets a 429.
    pub global_until: Mutex<Option<Instant>>,
    pub bucket_until: Mutex<HashMap<String, Instant>>,
    hushed: AtomicBool,
}

pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl World {
    /// Listens on loopback.
    pub async fn start(shards: u64, seed: Option<u64>) -> Arc<Self> {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port on loopback");
        let world = Arc::new(Self {
            address: listener.local_addr().expect("an address"),
            shards,
            faults: Faults::new(seed),
            counts: Counts::default(),
            sessions: Mutex::default(),
            current: Mutex::default(),
            ready: Mutex::default(),
            asked: Mutex::default(),
            nonces: Mutex::default(),
            ids: AtomicU64::new(FIRST + (1 << 40)),
            changed: Notify::new(),
            global_until: Mutex::default(),
            bucket_until: Mutex::default(),
            hushed: AtomicBool::new(false),
        });
        crate::rest::serve(listener, Arc::clone(&world));
        world
    }

    /// An id that was not given before.
    pub fn fresh_id(&self) -> u64 {
        self.ids.fetch_add(1, Ordering::Relaxed)
    }

    /// The server with this number, of so many.
    pub fn server(number: u64) -> u64 {
        FIRST + ((number % SERVERS) << 22)
    }

    /// The servers of a shard.
    pub fn servers_of(&self, shard: u64) -> Vec<u64> {
        (0..SERVERS).map(Self::server).filter(|server| (server >> 22) % self.shards == shard).collect()
    }

    /// Notes that a shard is ready.
    pub fn is_ready(&self, shard: u64) {
        locked(&self.ready).insert(shard, Instant::now());
        self.changed.notify_waiters();
    }

    /// Waits until every shard is ready.
    pub async fn all_ready(&self, patience: Duration) {
        let until = Instant::now() + patience;
        while locked(&self.ready).len() < usize::try_from(self.shards).unwrap_or(usize::MAX) {
            assert!(Instant::now() < until, "a shard never got ready");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// How long after a moment the last shard got ready.
    pub fn ready_after(&self, start: Instant) -> Duration {
        locked(&self.ready).values().max().map(|at| at.duration_since(start)).unwrap_or_default()
    }

    /// Sends an event to the shard of a server, now or after its next resume; false if the shard has no session.
    pub fn dispatch(&self, server: u64, event: &str, data: &serde_json::Value, question: Option<u64>) -> bool {
        let shard = (server >> 22) % self.shards;
        let Some(key) = locked(&self.current).get(&shard).cloned() else { return false };
        let mut sessions = locked(&self.sessions);
        let Some(session) = sessions.get_mut(&key) else { return false };
        session.seq += 1;
        let frame = crate::gateway::frame(0, Some((event, session.seq)), data);
        session.sent.push_back((session.seq, frame.clone(), question));
        if session.sent.len() > 20_000 {
            session.sent.pop_front();
        }
        if let Some(open) = &session.open {
            let _ = open.send(Order::Send(frame, question));
        }
        true
    }

    /// Notes that a question goes out now, for the first time.
    pub fn asking(&self, question: u64) {
        let mut asked = locked(&self.asked);
        asked.entry(question).or_default().at.get_or_insert_with(Instant::now);
    }

    /// Notes that a question is to be asked.
    pub fn will_ask(&self, question: u64) {
        locked(&self.asked).insert(question, Asked::default());
    }

    /// Takes back a question that could not be asked.
    pub fn unask(&self, question: u64) {
        locked(&self.asked).remove(&question);
    }

    /// Notes a reply.
    pub fn replied(&self, question: u64, words: &str, came: Instant) {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        if let Some(asked) = locked(&self.asked).get_mut(&question) {
            asked.first_reply.get_or_insert(came);
            *asked.replies.entry(hasher.finish()).or_default() += 1;
        }
    }

    /// What became of every question.
    pub fn asked(&self) -> MutexGuard<'_, HashMap<u64, Asked>> {
        locked(&self.asked)
    }

    /// How many questions have no reply yet.
    pub fn waiting(&self) -> usize {
        locked(&self.asked).values().filter(|asked| asked.first_reply.is_none()).count()
    }

    /// Waits until every question is answered, but not for ever.
    pub async fn all_answered(&self, patience: Duration) {
        let until = Instant::now() + patience;
        while self.waiting() > 0 && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        // A second reply would come by now.
        tokio::time::sleep(Duration::from_secs(2)).await;
    }

    /// Asks nothing until told otherwise.
    pub fn hush(&self, hushed: bool) {
        self.hushed.store(hushed, Ordering::Relaxed);
    }

    /// Whether nothing may be asked.
    pub fn is_hushed(&self) -> bool {
        self.hushed.load(Ordering::Relaxed)
    }

    /// No more faults.
    pub fn calm_down(&self) {
        self.faults.end();
    }
}

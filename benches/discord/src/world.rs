//! What this Discord knows: sessions of the gateway, questions and their replies. May not know sockets.

use crate::faults::Faults;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
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

/// After how long a question that has no reply counts as never answered: longer than the bot itself waits.
pub const NEVER_AFTER: Duration = Duration::from_secs(120);

/// How long Discord waits for the first answer to a command.
const COMMAND_WAITS: Duration = Duration::from_secs(3);

/// How a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Mention,
    Command,
}

/// A question and what became of it.
pub struct Asked {
    pub by: By,
    /// When somebody asked it.
    pub asked: Instant,
    /// When its event went out to the bot first.
    pub at: Option<Instant>,
    pub first_reply: Option<Instant>,
    /// How often each message was posted in reply, by the hash of its words.
    pub replies: HashMap<u64, u32>,
    /// The bot has said that it thinks.
    pub deferred: bool,
    /// The bot answered when Discord no longer waited.
    pub over: bool,
    /// The reply says that there is no answer now, or the bot showed it without words.
    pub declined: bool,
}

/// What answering a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    Done,
    /// There is an answer already.
    Again,
    /// Discord no longer waits.
    Over,
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
    /// Questions without a reply: of which shard, and since when.
    open: Mutex<HashMap<u64, (u64, Instant)>>,
    /// How many could not be asked, since no session stood.
    pub unasked: AtomicU64,
    /// How often the bot shall say that it is alive.
    pub heartbeat: Duration,
    pub nonces: Mutex<HashMap<String, u64>>,
    ids: AtomicU64,
    pub changed: Notify,
    /// When every call got a 429, and until when.
    pub global_until: Mutex<Option<(Instant, Instant)>>,
    pub bucket_until: Mutex<HashMap<String, (Instant, Instant)>>,
    hushed: Mutex<BTreeSet<u64>>,
}

pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl World {
    /// Listens on loopback.
    pub async fn start((shards, heartbeat): (u64, Duration), seed: Option<u64>) -> Arc<Self> {
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
            open: Mutex::default(),
            unasked: AtomicU64::new(0),
            heartbeat,
            nonces: Mutex::default(),
            ids: AtomicU64::new(FIRST + (1 << 40)),
            changed: Notify::new(),
            global_until: Mutex::default(),
            bucket_until: Mutex::default(),
            hushed: Mutex::default(),
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
        let shard = self.shard_of(server);
        let Some(key) = locked(&self.current).get(&shard).cloned() else { return false };
        let mut sessions = locked(&self.sessions);
        let Some(session) = sessions.get_mut(&key) else { return false };
        session.seq += 1;
        let frame = crate::gateway::frame(0, Some((event, session.seq)), data);
        session.sent.push_back((session.seq, frame.clone(), question));
        if session.sent.len() > 6_000 {
            session.sent.pop_front();
        }
        if let Some(open) = &session.open {
            let _ = open.send(Order::Send(frame, question));
        }
        true
    }

    /// Notes that a question goes out now, for the first time.
    pub fn asking(&self, question: u64) {
        if let Some(asked) = locked(&self.asked).get_mut(&question) {
            asked.at.get_or_insert_with(Instant::now);
        }
    }

    /// Notes that a question is asked in a server.
    pub fn ask(&self, question: u64, server: u64, by: By) {
        let now = Instant::now();
        let (at, first_reply, replies) = (None, None, HashMap::new());
        let asked = Asked { by, asked: now, at, first_reply, replies, deferred: false, over: false, declined: false };
        locked(&self.asked).insert(question, asked);
        locked(&self.open).insert(question, (self.shard_of(server), now));
    }

    /// Takes back a question that could not be asked.
    pub fn unask(&self, question: u64) {
        locked(&self.asked).remove(&question);
        locked(&self.open).remove(&question);
        self.unasked.fetch_add(1, Ordering::Relaxed);
    }

    /// The shard of a server.
    pub fn shard_of(&self, server: u64) -> u64 {
        (server >> 22) % self.shards
    }

    /// Notes that the bot shows without words that there is no answer now.
    pub fn declined(&self, question: u64) {
        if let Some(asked) = locked(&self.asked).get_mut(&question) {
            asked.declined = true;
        }
        locked(&self.open).remove(&question);
    }

    /// The first answer to a command: words, or that the bot thinks.
    pub fn answered(&self, question: u64, words: Option<&str>, came: Instant) -> Answering {
        {
            let mut asked = locked(&self.asked);
            let Some(asked) = asked.get_mut(&question) else { return Answering::Over };
            if asked.deferred || asked.first_reply.is_some() {
                return Answering::Again;
            }
            if came.duration_since(asked.asked) > COMMAND_WAITS {
                asked.over = true;
                locked(&self.open).remove(&question);
                return Answering::Over;
            }
            asked.deferred = words.is_none();
        }
        if let Some(words) = words {
            self.replied(question, words, came);
        }
        Answering::Done
    }

    /// Whether a command was answered or deferred in time, so that more can be said to it.
    pub fn goes_on(&self, question: u64) -> bool {
        locked(&self.asked).get(&question).is_some_and(|asked| asked.deferred || asked.first_reply.is_some())
    }

    /// Notes a reply.
    pub fn replied(&self, question: u64, words: &str, came: Instant) {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        if let Some(asked) = locked(&self.asked).get_mut(&question) {
            asked.first_reply.get_or_insert(came);
            *asked.replies.entry(hasher.finish()).or_default() += 1;
            asked.declined |= crate::report::declines(words);
        }
        locked(&self.open).remove(&question);
    }

    /// What became of every question.
    pub fn asked(&self) -> MutexGuard<'_, HashMap<u64, Asked>> {
        locked(&self.asked)
    }

    /// Whether questions of a shard, or of any, have no reply yet and may still get one.
    pub fn waits(&self, of: Option<u64>) -> bool {
        let fresh = |since: &Instant| since.elapsed() < NEVER_AFTER;
        locked(&self.open).values().any(|(shard, since)| of.is_none_or(|of| of == *shard) && fresh(since))
    }

    /// Waits until every question is answered or too old for it.
    pub async fn all_answered(&self) {
        while self.waits(None) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        // A second reply would come by now.
        tokio::time::sleep(Duration::from_secs(2)).await;
    }

    /// From now on nothing is asked in a shard, or something again.
    pub fn hush(&self, shard: u64, hushed: bool) {
        let mut shards = locked(&self.hushed);
        if hushed {
            shards.insert(shard)
        } else {
            shards.remove(&shard)
        };
    }

    /// Whether nothing may be asked in a server.
    pub fn is_hushed(&self, server: u64) -> bool {
        locked(&self.hushed).contains(&self.shard_of(server))
    }

    /// No more faults.
    pub fn calm_down(&self) {
        self.faults.end();
    }
}

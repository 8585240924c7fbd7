//! What every event needs: the engine, who we are, what is remembered, and how long somebody waits before we say that
//! we are thinking. May not know events or messages.

use super::memory::{Id, Memory, Thread};
use super::{Answerer, Settings};
use crate::engine::{Engine, Reply};
use crate::text::Language;
use serenity::all::UserId;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, MutexGuard, RwLock, RwLockReadGuard};

/// How many conversations can be answered at the same time; two that share a lane wait for each other.
const LANES: usize = 64;

/// The bot, shared by all events.
pub struct Bot {
    /// Fact base, wording, completions.
    pub engine: Arc<Engine>,
    /// Our own account.
    pub me: UserId,
    /// After how long a reply counts as late.
    pub late_after: Duration,
    answerer: Answerer,
    memory: std::sync::Mutex<Memory>,
    lanes: [Mutex<()>; LANES],
    /// Shared by all that is being replied to.
    at_work: RwLock<()>,
}

/// A question for the engine.
pub struct Asked {
    /// Whose conversation.
    pub thread: Thread,
    /// The message or interaction.
    pub id: Id,
    /// Our message that it replies to.
    pub replied_to: Option<Id>,
    /// What was said.
    pub utterance: String,
    /// The person's language, if the platform knows it.
    pub preferred: Option<Language>,
}

/// No reply, because the engine failed; this is the language to say so in.
pub struct Failed(pub Language);

impl Bot {
    /// A bot that remembers nothing yet.
    pub fn new(engine: Arc<Engine>, answerer: Answerer, me: UserId, settings: &Settings) -> Self {
        let turns_age = Duration::from_secs(settings.turns_minutes.saturating_mul(60));
        Self {
            engine,
            me,
            late_after: Duration::from_millis(settings.defer_after_ms),
            answerer,
            memory: std::sync::Mutex::new(Memory::new(settings.turns_kept, turns_age, settings.replies_kept)),
            lanes: std::array::from_fn(|_| Mutex::new(())),
            at_work: RwLock::new(()),
        }
    }

    /// To be held from the event to its last message. Once somebody waits in [`Self::rest`], nothing new begins.
    pub async fn work(&self) -> RwLockReadGuard<'_, ()> {
        self.at_work.read().await
    }

    /// Comes when all that has begun is said.
    pub async fn rest(&self) {
        drop(self.at_work.write().await);
    }

    /// What is remembered. Held for a look or a note only, never across an await.
    pub fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The turn of a conversation to be answered: what one person says in one channel is answered in order.
    pub async fn lane(&self, thread: Thread) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        thread.hash(&mut hasher);
        let at = usize::try_from(hasher.finish() % LANES as u64).unwrap_or_default();
        self.lanes[at].lock().await
    }

    /// The engine's reply, with the turn kept. Runs beside the event loop, which goes on.
    pub async fn answer(&self, asked: Asked) -> Result<Reply, Failed> {
        let Asked { thread, id, replied_to, utterance, preferred } = asked;
        let earlier = self.memory().earlier(thread, id, replied_to, Instant::now());
        let language = preferred.or(earlier.language);
        let answerer = Arc::clone(&self.answerer);
        let answering = tokio::task::spawn_blocking(move || answerer(&utterance, &earlier.turns, language));
        match answering.await {
            Ok(answer) => {
                let said = (answer.turn, answer.reply.language);
                self.memory().keep(thread, id, replied_to, said, Instant::now());
                Ok(answer.reply)
            }
            Err(error) => {
                tracing::error!(panicked = error.is_panic(), "the engine gave no reply");
                Err(Failed(language.unwrap_or_default()))
            }
        }
    }
}

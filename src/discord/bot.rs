//! What every event needs: the engine, who we are, what is remembered, and how long somebody waits before we say that
//! we are thinking. An event keeps the engine that it began with; all else is shared. May not know events or messages.

use super::class::Classes;
use super::lacking::Lacking;
use super::manners::{Budgets, Spender};
use super::memory::{Id, Memory, Thread};
use super::remembered::Remembered;
use super::render::Place;
use super::rest::Rest;
use super::room::Room;
use super::shards::Plan;
use super::threads::Threads;
use super::{Parts, Runner, Settings, now};
use crate::commands::{Context, Given, Outcome, Spec, ask};
use crate::engine::{Answer, Engine, Reply, Turn, VerdictKind};
use crate::metrics::{Metrics, UnderWay};
use crate::reload::Engines;
use crate::store::{Gap, Store};
use crate::text::Language;
use serenity::all::UserId;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, MutexGuard, OwnedRwLockReadGuard, RwLock};

/// How many conversations the engine can think about at the same time; two that share a lane wait for each other.
const LANES: usize = 64;

/// The bot as one event finds it.
pub struct Bot {
    /// Fact base, wording, completions: those that were there when the event came, also if the facts change meanwhile.
    pub engine: Arc<Engine>,
    shared: Arc<Shared>,
    /// When the event came.
    pub came: tokio::time::Instant,
    _at_work: OwnedRwLockReadGuard<()>,
    _under_way: UnderWay,
}

impl Deref for Bot {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

/// What all events share.
pub struct Shared {
    /// What answers from now on.
    pub engines: Engines,
    /// Our own account.
    pub me: UserId,
    /// After how long a reply counts as late.
    pub late_after: Duration,
    /// What outlives a restart.
    pub store: Arc<Store>,
    /// Where everything is said.
    pub discord: Arc<Rest>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// What everybody may still ask.
    pub budgets: Budgets,
    /// What classes do.
    pub classes: Classes,
    /// Messages that wait for an answer.
    pub messages: Room,
    /// Commands and presses that do.
    pub interactions: Room,
    /// Which channels are threads of others.
    pub threads: Threads,
    /// Where the bot couldn't answer for lack of a permission.
    pub lacking: Lacking,
    /// Whether messages that don't address the bot can be read.
    pub reads: bool,
    /// Which servers this process hears of.
    pub plan: Plan,
    runner: Runner,
    memory: std::sync::Mutex<Memory>,
    lanes: [Mutex<()>; LANES],
    /// Shared by all that is being replied to.
    at_work: Arc<RwLock<()>>,
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

/// A command for the engine.
#[derive(Clone)]
pub struct Called {
    /// Whose conversation.
    pub thread: Thread,
    /// The message or interaction.
    pub id: Id,
    /// Our message that it replies to.
    pub replied_to: Option<Id>,
    /// Which command.
    pub spec: &'static Spec,
    /// With which options.
    pub given: Given,
    /// The person's language, if the platform knows it.
    pub preferred: Option<Language>,
}

/// No reply, because the engine failed; this is the language to say so in.
pub struct Failed(pub Language);

impl Shared {
    /// A bot that remembers nothing yet.
    pub fn new(parts: Parts, discord: Arc<Rest>, me: UserId, (settings, plan): (&Settings, Plan)) -> Self {
        let Parts { engines, runner, store, metrics } = parts;
        let turns_age = Duration::from_secs(settings.turns_minutes.saturating_mul(60));
        let classes = Classes::new(&engines, (&store, &discord), &metrics);
        Self {
            engines,
            me,
            late_after: Duration::from_millis(settings.defer_after_ms),
            store,
            discord,
            metrics,
            budgets: Budgets::default(),
            classes,
            messages: Room::new(settings.waiting),
            interactions: Room::new(settings.waiting),
            threads: Threads::default(),
            lacking: Lacking::default(),
            reads: settings.reads_questions,
            plan,
            runner,
            memory: std::sync::Mutex::new(Memory::new(settings.turns_kept, turns_age, settings.replies_kept)),
            lanes: std::array::from_fn(|_| Mutex::new(())),
            at_work: Arc::default(),
        }
    }

    /// The bot for an event that came just now, to be held until its last message is sent; none once somebody waits in
    /// [`Self::rest`]: nothing new begins then.
    pub fn begin(self: &Arc<Self>) -> Option<Bot> {
        let at_work = Arc::clone(&self.at_work).try_read_owned().ok()?;
        Some(Bot {
            engine: self.engine(),
            shared: Arc::clone(self),
            came: tokio::time::Instant::now(),
            _at_work: at_work,
            _under_way: self.metrics.begin(),
        })
    }

    /// The engine that answers from now on.
    pub fn engine(&self) -> Arc<Engine> {
        Arc::clone(&self.engines.borrow())
    }

    /// Comes when all that has begun is said. Nothing begins afterwards.
    pub async fn rest(&self) {
        std::mem::forget(self.at_work.write().await);
        self.classes.live.rest();
    }

    /// What is remembered. Held for a look or a note only, never across an await.
    pub fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The turn of a conversation to be thought about: what one person says in one channel is read in order.
    pub async fn lane(&self, thread: Thread) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        thread.hash(&mut hasher);
        let at = usize::try_from(hasher.finish() % LANES as u64).unwrap_or_default();
        self.lanes[at].lock().await
    }

    /// Counts a question that no fact answers, if the server allows it. For after the reply: nobody waits for it.
    pub async fn note_gap(&self, gap: Option<Gap>, server: Option<u64>) {
        // What is asked in a direct message stays there.
        if let (Some(gap), Some(_)) = (gap, server) {
            // The store's log has told it. Its steps take memory that nobody else needs meanwhile.
            let _ = Box::pin(self.store.gap(&Gap { server, ..gap }, now())).await;
        }
    }

    /// Forgets what is in memory of a person; gives how many questions that were. The store forgets for itself.
    pub fn forget(&self, person: Id) -> usize {
        self.classes.forget(person);
        self.memory().forget(person)
    }

    /// Takes up what was under way here before a restart.
    pub async fn restore(&self) {
        Box::pin(self.classes.live.restore(|server| self.plan.hears_of(server))).await;
    }

    /// Deletes what belongs to a server that the bot was removed from.
    pub async fn forget_server(&self, server: Id) {
        self.lacking.forget(server);
        self.classes.live.forget_server(server).await;
        if self.store.forget_server(server).await.is_ok() {
            tracing::info!("removed from a server: what was kept for it is deleted");
        }
    }

    /// Deletes what belongs to servers that removed the bot while it was away: to none of those it is in, nor to any that
    /// another shard hears of.
    pub async fn forget_other_servers(&self, servers: &BTreeSet<Id>, is_ours: impl Fn(Id) -> bool) {
        match self.store.forget_other_servers(servers, is_ours).await {
            // The store's log has told it; the next start tries again.
            Ok(0) | Err(_) => {}
            Ok(count) => tracing::info!(count, "no longer in some servers: what was kept for them is deleted"),
        }
    }

    /// Where a reply is shown, in a server or a direct message.
    pub fn place(&self, server: Option<Id>, embeds: bool, private: bool) -> Place {
        Place { embeds, private, votes: self.store.settings(server).kept.votes }
    }

    /// Counts a question against the budgets; the key of what to say if there were too many.
    pub fn spend(&self, server: Option<Id>, person: Id, channel: Id) -> Result<(), &'static str> {
        let budget = self.store.settings(server).budget;
        self.budgets.spend(budget, person, channel).map_err(|spender| match spender {
            Spender::Person(_) => "budget-person",
            Spender::Channel(_) => "budget-channel",
        })
    }
}

impl Bot {
    /// Discord has the first reply to the event; `to` says what that was.
    pub fn replied(&self, to: &'static str) {
        self.metrics.replied(to, self.came.elapsed());
    }

    /// The reply to a question, with the turn kept.
    pub async fn answer(&self, asked: Asked) -> Result<Outcome, Failed> {
        let Asked { thread, id, replied_to, utterance, preferred } = asked;
        let called = Called { thread, id, replied_to, spec: &ask::SPEC, given: ask::given(utterance), preferred };
        self.run(called).await
    }

    /// What a command gives, with the turn kept if there is one. Runs beside the event loop, which goes on.
    pub async fn run(&self, called: Called) -> Result<Outcome, Failed> {
        let Called { thread, id, replied_to, spec, given, preferred } = called;
        let earlier = self.memory().earlier(thread, id, replied_to, Instant::now());
        let language = preferred.or(earlier.language).unwrap_or_default();
        let turns: Vec<Turn> = earlier.turns.iter().map(|turn| turn.turn(self.engine.base())).collect();
        let (engine, runner, metrics) = (Arc::clone(&self.engine), Arc::clone(&self.runner), Arc::clone(&self.metrics));
        let running = tokio::task::spawn_blocking(move || {
            let (_counted, since) = (metrics.witness(), Instant::now());
            let outcome = runner(Context { engine: &engine, language }, spec, &given, &turns);
            metrics.ran(spec.name, since.elapsed());
            outcome
        });
        match running.await {
            Ok(outcome) => {
                if spec.name == ask::SPEC.name {
                    self.metrics.decided(outcome.reply.verdict.word(), outcome.reply.language.code());
                }
                if let Some(turn) = &outcome.turn {
                    let said = (Remembered::of(turn, self.engine.base()), outcome.reply.language);
                    self.memory().keep(thread, id, replied_to, said, Instant::now());
                }
                Ok(outcome)
            }
            Err(error) => {
                tracing::error!(panicked = error.is_panic(), command = spec.name, "the engine gave no reply");
                Err(Failed(language))
            }
        }
    }

    /// The same where files may be forbidden: then what the command says instead, and a sentence that owns up to it.
    pub async fn run_here(&self, called: Called, takes_files: bool) -> Result<Outcome, Failed> {
        let outcome = self.run(called.clone()).await?;
        if takes_files || outcome.files.is_empty() {
            return Ok(outcome);
        }
        let (language, private) = (outcome.reply.language, outcome.private);
        let say = |key| self.engine.base().wording.say(language, key);
        let Some(given) = outcome.otherwise else {
            let reply = Reply::plain(language, VerdictKind::Abstain, say("cant-attach"));
            return Ok(Outcome { private, ..Outcome::of(reply, called.spec, &called.given) });
        };
        let mut instead = self.run(Called { given, ..called }).await?;
        instead.reply.lead = format!("{} {}", say("cant-attach-list"), instead.reply.lead);
        Ok(instead)
    }

    /// An answer once more, after given turns; nothing is kept of it.
    pub async fn again(&self, utterance: &str, turns: Vec<Turn>, language: Language) -> Result<Answer, Failed> {
        let (engine, metrics) = (Arc::clone(&self.engine), Arc::clone(&self.metrics));
        let utterance = utterance.to_owned();
        let answering = tokio::task::spawn_blocking(move || {
            let _counted = metrics.witness();
            ask::answer(Context { engine: &engine, language }, &utterance, &turns)
        });
        answering.await.map_err(|error| {
            tracing::error!(panicked = error.is_panic(), "the engine gave no reply");
            Failed(language)
        })
    }
}

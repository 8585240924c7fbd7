//! Quizzes under way, one a channel: kept in memory and in the store, each with a clock. What happens goes through the
//! quiz's state machine; what is to be said to all is posted in order. May not know who pressed what.

use super::show;
use crate::classroom::{Event, Phase, Quiz, Said};
use crate::discord::memory::Id;
use crate::discord::rest::Rest;
use crate::discord::{now, send};
use crate::engine::Engine;
use crate::metrics::Metrics;
use crate::reload::Engines;
use crate::store::{Answered, Store};
use serde::{Deserialize, Serialize};
use serenity::all::{ChannelId, MessageId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, OnceCell};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

/// What the key of a quiz's state begins with; its channel follows.
const KEY: &str = "quiz:";

/// For how many seconds after it last changed a quiz is kept.
const KEPT: i64 = 2 * 3600;

/// How long answers are gathered before the number under an item is changed: Discord allows five changes in five seconds a
/// channel, and others write there, too.
const GATHER: Duration = Duration::from_secs(2);

/// All quizzes.
pub struct Live {
    engines: Engines,
    store: Arc<Store>,
    discord: Arc<Rest>,
    metrics: Arc<Metrics>,
    /// By channel.
    quizzes: Mutex<HashMap<Id, Arc<Running>>>,
    clocks: Mutex<JoinSet<()>>,
    restored: OnceCell<()>,
}

/// A quiz in a channel.
pub struct Running {
    channel: Id,
    state: Mutex<State>,
    /// Held while something is posted, so that all is said in order.
    saying: tokio::sync::Mutex<()>,
    /// Wakes the clock.
    changed: Notify,
}

/// What is kept of it; the answers are kept one by one.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct State {
    quiz: Quiz,
    server: Id,
    /// Whether Discord shows embeds there.
    embeds: bool,
    /// The message with the item that is on.
    message: Option<Id>,
    /// Whether what the quiz has come to is posted.
    told: bool,
    /// When it began and when it last changed, in seconds since 1970.
    #[serde(default)]
    begun: i64,
    changed: i64,
}

impl State {
    /// What the messages are told by that say how far the quiz is: no other quiz's, and the same if a process that was killed
    /// has posted them, but couldn't save that any more.
    fn nonce(&self, channel: Id, number: usize) -> String {
        let phase = match self.quiz.phase() {
            Phase::Open { .. } => 'o',
            Phase::Shown => 's',
            Phase::Over => 'e',
        };
        format!("{:x}-{:x}-{}{phase}{number}", channel & 0xffff_ffff, self.begun & 0xffff_ffff, self.quiz.at())
    }
}

impl Running {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The quiz as it is.
    pub fn quiz(&self) -> Quiz {
        self.state().quiz.clone()
    }

    fn key(&self) -> String {
        format!("{KEY}{}", self.channel)
    }
}

impl Live {
    /// None yet.
    pub fn new(engines: Engines, (store, discord): (Arc<Store>, Arc<Rest>), metrics: Arc<Metrics>) -> Self {
        let (quizzes, clocks) = (Mutex::default(), Mutex::default());
        Self { engines, store, discord, metrics, quizzes, clocks, restored: OnceCell::new() }
    }

    /// Takes up what was under way before a restart, in servers that this process hears of.
    pub async fn restore(self: &Arc<Self>, is_ours: impl Fn(Id) -> bool) {
        self.restored.get_or_init(|| self.read(is_ours)).await;
    }

    async fn read(self: &Arc<Self>, is_ours: impl Fn(Id) -> bool) {
        for (key, value) in self.store.states_of(KEY, now()).await.unwrap_or_default() {
            let channel = key.strip_prefix(KEY).and_then(|channel| channel.parse().ok());
            let (Some(channel), Ok(mut state)) = (channel, serde_json::from_value::<State>(value)) else {
                tracing::warn!("a quiz can't be read: it is left as it is");
                continue;
            };
            if !is_ours(state.server) {
                continue;
            }
            for Answered { person, item, option } in self.store.answers(&key).await.unwrap_or_default() {
                state.quiz.put_back(person, item, option);
            }
            if let Some(running) = self.run(channel, state) {
                self.tell(&running).await;
            }
        }
    }

    /// The quiz of a channel, if there is one.
    pub fn of(&self, channel: Id) -> Option<Arc<Running>> {
        self.quizzes().get(&channel).cloned()
    }

    /// Begins a quiz; gives whether it could begin: there is one a channel at a time.
    pub async fn begin(
        self: &Arc<Self>,
        (server, channel): (Id, Id),
        quiz: Quiz,
        embeds: bool,
    ) -> Option<Arc<Running>> {
        let over = |running: &Arc<Running>| running.state().quiz.phase() == Phase::Over;
        let old = self.of(channel);
        if old.as_ref().is_some_and(|running| !over(running)) {
            return None;
        }
        if let Some(old) = old {
            // What went before is done with, with its answers.
            let _ = self.store.end_activity(&old.key()).await;
            self.quizzes().remove(&channel);
        }
        let long_ago = now() - KEPT;
        self.quizzes().retain(|_, running| !over(running) || running.state().changed > long_ago);
        let state = State { quiz, server, embeds, message: None, told: false, begun: now(), changed: now() };
        self.run(channel, state)
    }

    /// Puts a quiz among the others, with a clock; none if another was quicker.
    fn run(self: &Arc<Self>, channel: Id, state: State) -> Option<Arc<Running>> {
        let state = Mutex::new(state);
        let running =
            Arc::new(Running { channel, state, saying: tokio::sync::Mutex::default(), changed: Notify::new() });
        {
            let mut quizzes = self.quizzes();
            if quizzes.contains_key(&channel) {
                return None;
            }
            quizzes.insert(channel, Arc::clone(&running));
        }
        let mut clocks = self.clocks.lock().unwrap_or_else(PoisonError::into_inner);
        while clocks.try_join_next().is_some() {}
        clocks.spawn(Arc::clone(self).keep_time(Arc::clone(&running)));
        Some(running)
    }

    /// Stops every clock; what is under way is in the store.
    pub fn rest(&self) {
        self.clocks.lock().unwrap_or_else(PoisonError::into_inner).abort_all();
    }

    /// Forgets what somebody answered; the store forgets for itself.
    pub fn forget(&self, person: Id) {
        for running in self.quizzes().values() {
            running.state().quiz.forget(person);
        }
    }

    /// Deletes the quizzes of a server.
    pub async fn forget_server(&self, server: Id) {
        let theirs: Vec<Arc<Running>> =
            self.quizzes().values().filter(|running| running.state().server == server).cloned().collect();
        for running in theirs {
            self.give_up(&running).await;
        }
    }

    /// Deletes a quiz, with its answers.
    pub async fn give_up(&self, running: &Running) {
        self.quizzes().remove(&running.channel);
        {
            let mut state = running.state();
            state.quiz = state.quiz.clone().after(Event::Stop).0;
        }
        running.changed.notify_one();
        // The store's log has told it; what is left there expires.
        let _ = self.store.end_activity(&running.key()).await;
    }

    /// What happens, and what is to be said; that is not posted yet. An answer is in the store before this ends.
    pub async fn happen(&self, running: &Running, event: Event) -> Said {
        let said = {
            let mut state = running.state();
            let (quiz, said) = state.quiz.clone().after(event);
            state.quiz = quiz;
            state.changed = now();
            state.told &= !matches!(said, Said::Ask(_) | Said::Reveal(_) | Said::Over);
            said
        };
        if let (Event::Answer { person, item, .. }, Said::Noted { option, .. }) = (event, said) {
            // The store's log has told it; the answer counts as long as the bot runs.
            let answered = Answered { person, item, option };
            let _ = self.store.keep_answer(&running.key(), answered, now() + KEPT).await;
        }
        if said != Said::Nothing {
            running.changed.notify_one();
        }
        said
    }

    /// Posts what the quiz has come to, if that isn't done; gives whether all is said.
    pub async fn tell(&self, running: &Running) -> bool {
        let _in_order = running.saying.lock().await;
        let state = running.state().clone();
        if state.told {
            return true;
        }
        self.keep(running).await;
        let (engine, quiz, embeds) = (&self.engine(), &state.quiz, state.embeds);
        let messages = match quiz.phase() {
            Phase::Open { .. } => show::open(engine, quiz, embeds),
            Phase::Shown => show::answer(engine, quiz, embeds),
            Phase::Over => show::over(engine, quiz, embeds),
        };
        let is_open = matches!(quiz.phase(), Phase::Open { .. });
        if !is_open {
            self.change(running, &state).await;
        }
        let mut posted = None;
        for (number, message) in messages.iter().enumerate() {
            let nonce = state.nonce(running.channel, number);
            match self.discord.send_as(ChannelId::new(running.channel), &send::create(message), &nonce).await {
                Ok(message) => posted = Some(message.id.get()),
                Err(failure) => {
                    tracing::error!(cause = %failure, "a quiz can't go on: its message couldn't be sent");
                    return false;
                }
            }
        }
        {
            let mut now = running.state();
            // Something may have happened meanwhile; then that is still to be told.
            now.told = now.quiz.phase() == quiz.phase() && now.quiz.at() == quiz.at();
            now.message = posted.filter(|_| is_open);
        }
        self.keep(running).await;
        true
    }

    /// Puts the item's message right: how many have answered, or that it is closed.
    async fn change(&self, running: &Running, state: &State) {
        let Some(message) = state.message else { return };
        let shown = match state.quiz.phase() {
            Phase::Open { .. } => show::open(&self.engine(), &state.quiz, state.embeds),
            Phase::Shown | Phase::Over => show::closed(&self.engine(), &state.quiz, state.embeds),
        };
        let Some(shown) = shown.last() else { return };
        let there = (ChannelId::new(running.channel), MessageId::new(message));
        if let Err(failure) = self.discord.edit(there, &send::edit(shown)).await {
            tracing::warn!(cause = %failure, "the message of a quiz couldn't be changed");
        }
    }

    async fn keep(&self, running: &Running) {
        let state = running.state().clone();
        let Ok(value) = serde_json::to_value(&state) else { return };
        // The store's log has told it.
        let _ = self.store.keep_state(&running.key(), &value, state.changed + KEPT).await;
    }

    /// Closes items in time, and changes the number of answers now and then. Ends with the quiz.
    async fn keep_time(self: Arc<Self>, running: Arc<Running>) {
        let _counted = self.metrics.witness();
        let answers = |quiz: &Quiz| (quiz.at(), quiz.answered(quiz.at()));
        let mut shown = answers(&running.quiz());
        let mut gathered: Option<Instant> = None;
        loop {
            let quiz = running.quiz();
            let until = match quiz.phase() {
                Phase::Open { until } => until,
                Phase::Over => return,
                Phase::Shown => {
                    gathered = None;
                    running.changed.notified().await;
                    continue;
                }
            };
            let left = u64::try_from(until - now()).unwrap_or_default();
            if gathered.is_none() && quiz.answered(quiz.at()) > 0 && shown != answers(&quiz) {
                gathered = Some(Instant::now() + GATHER);
            }
            tokio::select! {
                () = running.changed.notified() => {}
                () = sleep_until(gathered.unwrap_or_else(Instant::now)), if gathered.is_some() => {
                    gathered = None;
                    shown = self.count(&running).await;
                }
                () = sleep(Duration::from_secs(left)) => {
                    if matches!(self.happen(&running, Event::Clock { now: now() }).await, Said::Reveal(_)) {
                        self.tell(&running).await;
                    }
                }
            }
        }
    }

    /// Shows how many have answered the item that is on; gives the item and the number.
    async fn count(&self, running: &Running) -> (usize, usize) {
        let _in_order = running.saying.lock().await;
        let state = running.state().clone();
        if let Phase::Open { .. } = state.quiz.phase() {
            self.change(running, &state).await;
        }
        (state.quiz.at(), state.quiz.answered(state.quiz.at()))
    }

    /// What tells the words of a quiz now; its items stay what they are.
    fn engine(&self) -> Arc<Engine> {
        Arc::clone(&self.engines.borrow())
    }

    fn quizzes(&self) -> MutexGuard<'_, HashMap<Id, Arc<Running>>> {
        self.quizzes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

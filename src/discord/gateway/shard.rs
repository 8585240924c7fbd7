//! One shard at work: connects, lets its [`Session`] decide, beats the heart, and connects again when it has lost the
//! connection. Knows the clock and chance, and no frame.

use super::backoff::Backoff;
use super::identify::{Turn, Turns};
use super::session::{Act, Loss, Notice, Refusal, Session};
use super::socket::{Incoming, Socket};
use super::{Deliver, Stop};
use crate::metrics::{Connection, Metrics};
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, sleep_until};

/// How long after opening hello may take, and after that the session.
const GREETED_WITHIN: Duration = Duration::from_secs(20);
const STANDS_WITHIN: Duration = Duration::from_secs(90);

/// How long a heartbeat that should have been heard may still be.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// How long to wait before a session that Discord doesn't know is begun anew ("Resuming": a random time of 1 to 5 s): at
/// least, and by chance up to so much more.
const ANEW: Duration = Duration::from_secs(1);
const ANEW_MORE: Duration = Duration::from_secs(4);

/// A shard at work.
pub struct Shard {
    /// Its number.
    pub id: u32,
    /// What it says and hears.
    pub session: Session,
    /// When it may begin a session.
    pub turns: Arc<Turns>,
    /// Who listens.
    pub deliver: Deliver,
    /// Whether it should end.
    pub stop: Stop,
    /// Whether it has begun a session yet.
    pub has_begun: bool,
    /// Where it is counted how its connection is.
    pub metrics: Arc<Metrics>,
}

/// How a connection ended.
enum Ended {
    Stopped,
    /// It was lost, and the session had stood so long.
    Lost(Loss, Duration),
}

/// What has to happen by when.
#[derive(Default)]
struct Due {
    beat: Option<(Instant, Duration)>,
    stands: Option<Instant>,
    stood_since: Option<Instant>,
}

impl Shard {
    /// Works until it is told to stop.
    ///
    /// # Errors
    /// Discord doesn't want us.
    pub async fn work(mut self) -> Result<(), Refusal> {
        let _counted = self.metrics.witness();
        self.count();
        let mut backoff = Backoff::default();
        loop {
            let mut stop = self.stop.clone();
            let turn = tokio::select! {
                biased;
                () = stop.told() => return Ok(()),
                turn = self.turn() => turn,
            };
            let opened = tokio::select! {
                biased;
                () = stop.told() => return Ok(()),
                opened = Socket::open(self.session.address()) => opened,
            };
            let ended = match opened {
                Ok(socket) => self.converse(socket, turn).await,
                Err(loss) => Ended::Lost(loss, Duration::ZERO),
            };
            let Ended::Lost(loss, stood) = ended else { return Ok(()) };
            self.session.lost(loss)?;
            self.count();
            let wait = wait(&mut backoff, loss, stood);
            let (id, resumes, wait_ms) = (self.id, !self.session.is_new(), wait.as_millis());
            tracing::info!(shard = id, ?loss, resumes, wait_ms, "the gateway connection is lost");
            tokio::select! {
                biased;
                () = stop.told() => return Ok(()),
                () = sleep(wait) => {}
            }
        }
    }

    /// Counts that there is no connection.
    fn count(&self) {
        let lost = if self.session.is_new() { Connection::Beginning } else { Connection::Resuming };
        self.metrics.connection(self.id, lost, Instant::now().into_std());
    }

    /// The right to begin a session, if the next connection begins one.
    async fn turn(&self) -> Option<Turn> {
        if self.session.is_new() { Some(self.turns.turn(self.id, !self.has_begun).await) } else { None }
    }

    /// Reads and beats until the connection ends.
    async fn converse(&mut self, mut socket: Socket, mut turn: Option<Turn>) -> Ended {
        self.session.opened();
        let mut stop = self.stop.clone();
        let mut due = Due { stands: Some(Instant::now() + GREETED_WITHIN), ..Due::default() };
        let loss = loop {
            let beat = due.beat.map(|(at, _)| at);
            let acts = tokio::select! {
                incoming = socket.next() => match incoming {
                    Ok(Incoming::Text(text)) => self.session.read(text.as_str()),
                    Ok(Incoming::Other) => {
                        self.session.skip();
                        Vec::new()
                    }
                    Ok(Incoming::Nothing) => Vec::new(),
                    Err(loss) => break loss,
                },
                () = at(beat) => {
                    due.beat_again();
                    vec![self.session.beat()]
                }
                () = at(due.stands) => vec![Act::Leave(Loss::Silent)],
                () = stop.told() => {
                    socket.close().await;
                    return Ended::Stopped;
                }
            };
            let mut lost = None;
            for act in acts {
                if let Err(loss) = self.act(act, &mut socket, &mut turn, &mut due).await {
                    lost = Some(loss);
                    break;
                }
            }
            if let Some(loss) = lost {
                break loss;
            }
        };
        let stood = due.stood_since.map_or(Duration::ZERO, |since| since.elapsed());
        // A turn that wasn't used is the next one's.
        drop(turn);
        socket.close().await;
        Ended::Lost(loss, stood)
    }

    async fn act(&mut self, act: Act, socket: &mut Socket, turn: &mut Option<Turn>, due: &mut Due) -> Result<(), Loss> {
        match act {
            Act::Send(text) => socket.send(text).await?,
            Act::Begin(text) => {
                self.has_begun = true;
                if let Some(turn) = turn.take() {
                    turn.spend().await;
                }
                self.metrics.identifies();
                socket.send(text).await?;
            }
            Act::Beat(apart) => {
                // Not all bots at the same moment ("Sending Heartbeats": the first one after a random part of the time).
                due.beat = Some((Instant::now() + apart.mul_f64(chance()), apart));
                due.stands = Some(Instant::now() + STANDS_WITHIN);
            }
            Act::LookAgain => {
                due.beat = due.beat.map(|(_, apart)| (Instant::now() + LOOK_AGAIN.min(apart), apart));
            }
            Act::Tell(notice) => {
                if matches!(notice, Notice::Ready { .. } | Notice::Resumed) {
                    due.stands = None;
                    due.stood_since = Some(Instant::now());
                    self.metrics.connection(self.id, Connection::Connected, Instant::now().into_std());
                }
                (self.deliver)(self.id, notice);
            }
            Act::Leave(loss) => return Err(loss),
        }
        Ok(())
    }
}

impl Due {
    fn beat_again(&mut self) {
        self.beat = self.beat.map(|(_, apart)| (Instant::now() + apart, apart));
    }
}

/// How long to wait before the next connection.
fn wait(backoff: &mut Backoff, loss: Loss, stood: Duration) -> Duration {
    let wait = backoff.after(stood, chance());
    match loss {
        Loss::Invalid { resumable: false } => wait.max(ANEW + ANEW_MORE.mul_f64(chance())),
        _ => wait,
    }
}

/// Comes at a time, or never.
async fn at(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => std::future::pending().await,
    }
}

/// A number between 0 and 1; good enough for waits, not for secrets.
fn chance() -> f64 {
    let number = RandomState::new().hash_one(0_u8);
    f64::from(u32::try_from(number >> 32).unwrap_or_default()) / f64::from(u32::MAX)
}

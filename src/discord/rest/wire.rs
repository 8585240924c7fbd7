//! The connection: waits, sends, reads, and tries again as `buckets`, `retry` and `fuse` say. Holds the token, and shows it
//! to nobody but Discord.

use super::body::Body;
use super::buckets::{Limits, Ticket, Turn};
use super::call::Call;
use super::failure::{Failure, Refusal, causes};
use super::fuse::{Fuse, Turned};
use super::headers::{self, Scope, Told};
use super::retry::{Attempts, Became, Next};
use crate::discord::bounded::Bounded;
use crate::discord::{Error, Settings};
use crate::metrics::Metrics;
use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, HeaderValue};
use reqwest::{Client, Method};
use secrecy::{ExposeSecret, SecretString};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, Semaphore, watch};
use tokio::time::{Instant, sleep, sleep_until, timeout};

/// Where Discord is, and which version of its API is spoken.
const DISCORD: &str = "https://discord.com";
const VERSION: &str = "/api/v10";

/// Discord wants to know who calls ("Reference", User Agent).
const USER_AGENT: &str = concat!("DiscordBot (Puente, ", env!("CARGO_PKG_VERSION"), ")");

/// After how long a connection that doesn't come about is given up.
const CONNECTING: Duration = Duration::from_secs(5);

/// For how long, and how many, connections that nobody needs stay open for the next call: a new one costs three times the way
/// to Discord and back.
const KEPT_OPEN: Duration = Duration::from_secs(90);
const MOST_KEPT_OPEN: usize = 64;

/// How many calls to interactions are made at once. No limit of Discord's spreads them, and after a lost connection hundreds
/// may come together: on a connection that is open already a call is over sooner than a new one is there.
const INTERACTIONS_AT_ONCE: usize = 64;

/// The shortest time that an attempt gets, however late it is.
const LEAST: Duration = Duration::from_secs(1);

/// From how long on a call that waits for its turn has waited.
const A_WAIT: Duration = Duration::from_millis(1);

/// How many channels are remembered for what is lacking there.
const LACKING: usize = 1000;

/// Discord's REST API.
pub struct Rest {
    client: Client,
    /// The token as a header.
    authorization: HeaderValue,
    /// Address and version.
    base: String,
    /// None if somebody else keeps the limits.
    line: Option<Mutex<Line>>,
    interactions: Semaphore,
    fuse: Mutex<Fuse>,
    /// Where the operator has been told already what the bot may not do.
    lacking: Mutex<Bounded<(u64, &'static str), ()>>,
    token_refused: watch::Sender<bool>,
    /// Makes the nonces of this process its own.
    seed: u64,
    nonces: AtomicU64,
    /// Where calls are counted.
    metrics: Arc<Metrics>,
}

/// Who waits for a turn.
#[derive(Default)]
struct Line {
    limits: Limits,
    bells: HashMap<u64, Arc<Notify>>,
}

impl Line {
    fn ring(&mut self, numbers: impl IntoIterator<Item = u64>) {
        for number in numbers {
            if let Some(bell) = self.bells.get(&number) {
                bell.notify_one();
            }
        }
    }
}

/// What came of an attempt.
struct Attempt {
    became: Became,
    told: Told,
    body: Vec<u8>,
    failure: Failure,
}

impl Rest {
    /// Discord with a token, or what stands in for it.
    pub fn new(settings: &Settings, token: &SecretString, metrics: Arc<Metrics>) -> Result<Self, Error> {
        let mut authorization =
            HeaderValue::from_str(&format!("Bot {}", token.expose_secret())).map_err(|_unfit| Error::TokenMalformed)?;
        authorization.set_sensitive(true);
        let client = Client::builder()
            .use_rustls_tls()
            .user_agent(USER_AGENT)
            .connect_timeout(CONNECTING)
            .pool_idle_timeout(KEPT_OPEN)
            .pool_max_idle_per_host(MOST_KEPT_OPEN)
            .build()
            .map_err(|error| Error::Start { call: "the HTTP client", cause: causes(&error) })?;
        let api = settings.api.as_deref().map_or(DISCORD, str::trim).trim_end_matches('/');
        Ok(Self {
            client,
            authorization,
            base: format!("{api}{VERSION}"),
            line: (!settings.api_keeps_limits).then(Mutex::default),
            interactions: Semaphore::new(INTERACTIONS_AT_ONCE),
            fuse: Mutex::default(),
            lacking: Mutex::new(Bounded::new(LACKING)),
            token_refused: watch::Sender::new(false),
            seed: random() >> 16,
            nonces: AtomicU64::new(0),
            metrics,
        })
    }

    /// Comes when Discord refuses the token in the middle of it all.
    pub async fn token_refused(&self) {
        // The sender is ours, so it doesn't go away.
        let _ = self.token_refused.subscribe().wait_for(|refused| *refused).await;
    }

    /// Something no other message has, of at most 25 characters.
    pub(super) fn nonce(&self) -> String {
        let number = self.nonces.fetch_add(1, Ordering::Relaxed) & 0xffff_ffff_ffff;
        format!("{:x}-{number:x}", self.seed)
    }

    /// Makes a call, as often as it takes. Its patience counts from `since`.
    pub(super) async fn perform(
        &self,
        call: &Call<'_>,
        body: Option<&Body>,
        since: Instant,
    ) -> Result<Vec<u8>, Failure> {
        let patience = call.patience();
        let mut attempts = Attempts::new(call.repeat(), patience);
        let mut place = Place { rest: self, ticket: self.join(call) };
        loop {
            if self.is_fused(call) {
                return Err(Failure::Fused);
            }
            let left = patience.total.saturating_sub(since.elapsed());
            let queued = Instant::now();
            let turn = timeout(left, async {
                self.turn(&mut place).await;
                if call.is_interactions() { self.interactions.acquire().await.ok() } else { None }
            });
            let turn = turn.await;
            if queued.elapsed() >= A_WAIT {
                self.metrics.waited(queued.elapsed());
            }
            let Ok(connection) = turn else {
                tracing::warn!(call = call.label(), "Discord's rate limits leave no room for a call in time");
                return Err(Failure::Late);
            };
            let Attempt { became, told, body: answer, failure } =
                Box::pin(self.attempt(call, body, patience.each.min(left).max(LEAST))).await;
            drop(connection);
            let waits_in_line = matches!(became, Became::Limited(_)) && self.line.is_some();
            let before = place.answered(&told, became);
            self.count(became, &told, &failure);
            match attempts.after(became, since.elapsed(), chance()) {
                Next::Done => return Ok(answer),
                Next::GiveUp => return Err(self.noted(call, failure, attempts.unsure())),
                Next::Again(pause) => {
                    tracing::debug!(call = call.label(), cause = %failure, "a call is made again");
                    if !waits_in_line {
                        sleep(pause).await;
                    }
                }
            }
            if let (Some(line), Some(before)) = (&self.line, before) {
                let again = locked(line).limits.rejoin(&before, now());
                place.ticket = Some(again);
            }
        }
    }

    async fn attempt(&self, call: &Call<'_>, body: Option<&Body>, patience: Duration) -> Attempt {
        let lost = |became, cause| Attempt {
            became,
            told: Told::default(),
            body: Vec::new(),
            failure: Failure::Lost { cause, unsure: became == Became::Lost },
        };
        let method = Method::from_bytes(call.method().as_bytes()).unwrap_or_default();
        let mut request = self.client.request(method, format!("{}{}", self.base, call.path()));
        if call.shows_token() {
            request = request.header(AUTHORIZATION, self.authorization.clone());
        }
        let request = match body {
            Some(body) => match body.put_into(request) {
                Ok(request) => request,
                // What can't be written now can't be later, either.
                Err(failure) => return Attempt { failure, ..lost(Became::Refused(0), String::new()) },
            },
            None => request.header(CONTENT_LENGTH, 0),
        };
        let exchange = async {
            let answer = request.send().await?;
            let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
            Ok::<_, reqwest::Error>((status, headers, answer.bytes().await?))
        };
        let answered = timeout(patience, exchange).await;
        let status = answered.as_ref().ok().and_then(|answered| answered.as_ref().ok()).map(|(status, ..)| *status);
        self.metrics.called(call.label(), status);
        let (status, headers, answer) = match answered {
            Ok(Ok(answered)) => answered,
            Ok(Err(error)) if error.is_connect() => return lost(Became::Unsent, causes(&error)),
            Ok(Err(error)) => return lost(Became::Lost, causes(&error)),
            Err(_late) => return lost(Became::Lost, format!("none within {patience:?}")),
        };
        let told = headers::told(status, &headers, &answer);
        let refusal = Refusal::read(status, &answer);
        let became = match (status, told.over) {
            (200..=299, _) => Became::Done,
            (_, Some(over)) => Became::Limited(over.after),
            // 408 is a proxy's word for a Discord that took too long (RFC 9110, 15.5.9).
            (408 | 500.., _) => Became::Broken,
            _ => Became::Refused(refusal.code),
        };
        let failure = if told.over.is_some() { Failure::Late } else { Failure::Refused(refusal) };
        Attempt { became, told, body: answer.into(), failure }
    }

    fn join(&self, call: &Call<'_>) -> Option<Ticket> {
        self.line.as_ref().map(|line| locked(line).limits.join(call, now()))
    }

    /// Waits until a call may be made.
    async fn turn(&self, place: &mut Place<'_>) {
        let (Some(line), Some(ticket)) = (&self.line, &mut place.ticket) else { return };
        loop {
            let (turn, bell) = {
                let mut line = locked(line);
                let (turn, ring) = line.limits.turn(ticket, now());
                line.ring(ring);
                let waits = !matches!(turn, Turn::At(_));
                (turn, waits.then(|| Arc::clone(line.bells.entry(ticket.number()).or_default())))
            };
            match (turn, bell) {
                (Turn::NotBefore(until), Some(bell)) => {
                    tokio::select! {
                        () = bell.notified() => {}
                        () = sleep_until(until.into()) => {}
                    }
                }
                (Turn::Later, Some(bell)) => bell.notified().await,
                (Turn::At(mut at), _) => loop {
                    if at > now() {
                        sleep_until(at.into()).await;
                    }
                    match locked(line).limits.is_held(ticket, now()) {
                        Some(later) => at = later,
                        None => return,
                    }
                },
                // There is a bell for whoever waits.
                (Turn::NotBefore(_) | Turn::Later, None) => return,
            }
        }
    }

    /// Whether a call isn't to be made. Who called a command or pressed something is still answered: those calls are allowed
    /// by Discord itself, so they are hardly ever refused.
    fn is_fused(&self, call: &Call<'_>) -> bool {
        let mut fuse = locked(&self.fuse);
        if fuse.pass(now()) == Some(Turned::Closed) {
            tracing::info!("Discord refused fewer calls lately: calls are made again");
        }
        fuse.is_open() && !call.is_interactions()
    }

    /// Counts what Discord counts as invalid.
    fn count(&self, became: Became, told: &Told, failure: &Failure) {
        let limited = told.over.is_some_and(|over| over.scope != Scope::Shared);
        let refused = matches!(became, Became::Refused(_)) && (failure.refuses_token() || failure.is_forbidden());
        if (limited || refused) && locked(&self.fuse).refused(now()) == Some(Turned::Opened) {
            tracing::error!(
                "Discord refused thousands of calls in ten minutes: no more are made until that is over, so that it \
                 doesn't ban this address; look above for what was refused"
            );
        }
    }

    /// Tells the operator what only they can put right, once.
    fn noted(&self, call: &Call<'_>, failure: Failure, unsure: bool) -> Failure {
        if failure.refuses_token() && !call.is_interactions() {
            self.token_refused.send_replace(true);
        }
        if let (true, Some(channel)) = (failure.is_forbidden(), call.channel()) {
            let lacks = (channel, call.label());
            let mut lacking = locked(&self.lacking);
            if lacking.get(&lacks).is_none() {
                lacking.put(lacks, ());
                let needs = call.needs();
                tracing::warn!(call = call.label(), needs, cause = %failure, "the bot may not do this in a channel: an admin there can see with /settings check what it needs");
            }
        }
        if failure.is_over() {
            tracing::warn!(call = call.label(), "an interaction was over before it was answered");
        }
        match failure {
            Failure::Lost { cause, .. } => Failure::Lost { cause, unsure },
            failure => failure,
        }
    }
}

/// A place in line that is given up if nobody waits for it any more.
struct Place<'a> {
    rest: &'a Rest,
    ticket: Option<Ticket>,
}

impl Place<'_> {
    /// The call is over; gives the ticket, to stand in line with it again.
    fn answered(&mut self, told: &Told, became: Became) -> Option<Ticket> {
        let (line, ticket) = (self.rest.line.as_ref()?, self.ticket.take()?);
        let mut line = locked(line);
        let ring = match became {
            Became::Unsent | Became::Lost => line.limits.unanswered(&ticket, now()),
            _ => line.limits.answered(&ticket, told, became == Became::Done, now()),
        };
        line.ring(ring);
        line.bells.remove(&ticket.number());
        Some(ticket)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.answered(&Told::default(), Became::Lost);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The clock that a test can set forward.
fn now() -> std::time::Instant {
    Instant::now().into_std()
}

/// Another number each time; nothing secret.
fn random() -> u64 {
    RandomState::new().hash_one(0_u8)
}

/// From 0 to 1.
fn chance() -> f64 {
    (random() >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests;

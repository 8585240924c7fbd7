//! The loopback Discord's weather: calls that fail as a test says, or by chance from a seed, and limits that are really
//! kept. Whoever calls before Discord said they may, or goes over a limit, has done something wrong.

use super::payload;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::json;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::Instant;

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Refused with this status and code.
    Refused(u16, u32),
    /// One too many, for so many milliseconds; whose limit it is as Discord calls it: `user`, `shared` or `global`.
    Limited(u64, &'static str),
    /// Broken with this status, nothing done.
    Broken(u16),
    /// Carried out, but the answer says that something broke.
    BrokenAfter(u16),
    /// The connection breaks in the middle of an answer, nothing done.
    Cut,
    /// Carried out, but the connection breaks in the middle of the answer.
    CutAfter,
    /// No answer ever.
    Silent,
}

/// What goes wrong, with which call, how often.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// Method and route, as `POST /channels/{channel_id}/messages`.
    pub call: &'static str,
    pub wrong: Wrong,
    pub times: u32,
}

/// The limits that hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct Limits {
    /// So many messages a channel in so many milliseconds.
    pub messages: Option<(u32, u64)>,
    /// So many calls a second, those to interactions not counted.
    pub global: Option<u32>,
}

/// The weather as it is.
#[derive(Debug)]
pub struct Storm {
    pub faults: Vec<Fault>,
    pub limits: Limits,
    /// Of faults by chance; none without.
    pub seed: Option<u64>,
    /// Tokens of interactions of which the bot can't know whether it has answered them.
    pub unsure: Vec<String>,
    /// How often chance has struck each path.
    met: HashMap<String, u32>,
    /// Which calls may not be made, since when and until when.
    closed: HashMap<String, (Instant, Instant)>,
    /// When each window began, and what it has taken.
    windows: HashMap<String, (Instant, u32)>,
    begun: Instant,
}

/// What stands between a call and what it does.
pub enum Fate {
    /// It goes wrong before anything is done.
    Before(Response),
    /// It is done, and then goes wrong.
    After(Wrong),
    /// Nothing, and what the headers say.
    Fine(HeaderMap),
    /// No answer ever.
    Silence,
}

/// How often chance strikes one interaction at most.
const MOST_FOR_ONE: u32 = 2;

/// How long a call may be on its way.
const ON_ITS_WAY: Duration = Duration::from_millis(100);

const MESSAGES: &str = "POST /channels/{channel_id}/messages";

impl Storm {
    pub fn new(faults: Vec<Fault>, limits: Limits) -> Self {
        Self {
            faults,
            limits,
            seed: None,
            unsure: Vec::new(),
            met: HashMap::new(),
            closed: HashMap::new(),
            windows: HashMap::new(),
            begun: Instant::now(),
        }
    }

    /// What becomes of a call, and what the bot has done wrong in making it.
    pub fn fate(&mut self, call: &str, path: &str) -> (Fate, Option<String>) {
        let now = Instant::now();
        let place = format!("{call} {path}");
        let interactions = ["interactions/", "webhooks/"].iter().any(|start| path.starts_with(start));
        let global = (!interactions).then_some("global");
        for closed in [Some(place.as_str()), global].into_iter().flatten() {
            if let Some((since, until)) = self.closed.get(closed).filter(|(_, until)| *until > now) {
                // What was on its way then couldn't know.
                let knew = now.duration_since(*since) > ON_ITS_WAY;
                let early = knew.then(|| format!("called {:?} too early: {call}", *until - now));
                let scope = if closed == "global" { "global" } else { "user" };
                return (Fate::Before(limited(*until - now, scope)), early);
            }
        }
        if let Some(most) = self.limits.global.filter(|_| !interactions)
            && let Err(left) = self.take("global", most, Duration::from_secs(1), now)
        {
            return (Fate::Before(limited(left, "global")), Some(format!("over the global limit: {call}")));
        }
        let mut headers = HeaderMap::new();
        if let Some((most, ms)) = self.limits.messages.filter(|_| call == MESSAGES) {
            match self.take(&place, most, Duration::from_millis(ms), now) {
                Ok((remaining, left)) => headers = self.bucket(most, remaining, left, now),
                Err(left) => {
                    return (Fate::Before(limited(left, "user")), Some(format!("over the limit: {call}")));
                }
            }
        }
        let Some(wrong) = self.next(call, path) else { return (Fate::Fine(headers), None) };
        let fate = match wrong {
            Wrong::Refused(status, code) => {
                Fate::Before((of(status), payload::refusal(code, "as the test says").to_string()).into_response())
            }
            Wrong::Limited(ms, scope) => {
                let after = Duration::from_millis(ms);
                let closed = if scope == "global" { scope.to_owned() } else { place };
                self.closed.insert(closed, (now, now + after));
                Fate::Before(limited(after, scope))
            }
            Wrong::Broken(status) => Fate::Before(of(status).into_response()),
            Wrong::Cut => Fate::Before(cut()),
            Wrong::Silent => Fate::Silence,
            Wrong::BrokenAfter(_) | Wrong::CutAfter => Fate::After(wrong),
        };
        if !matches!(wrong, Wrong::Refused(..) | Wrong::Limited(..)) {
            self.unsure.extend(path.split('/').nth(2).map(str::to_owned));
        }
        (fate, None)
    }

    fn next(&mut self, call: &str, path: &str) -> Option<Wrong> {
        if let Some(fault) = self.faults.iter_mut().find(|fault| fault.call == call && fault.times > 0) {
            fault.times -= 1;
            return Some(fault.wrong);
        }
        // The start isn't stormy: it has tests of its own.
        if call.starts_with("GET /gateway") || call.starts_with("GET /users") || call.contains("commands") {
            return None;
        }
        // An interaction waits for three seconds: no storm of ours is longer over one of them.
        if path.starts_with("interactions/") && self.met.get(path).is_some_and(|met| *met >= MOST_FOR_ONE) {
            return None;
        }
        let wrong = match self.random()? % 20 {
            0 => Some(Wrong::Limited(700, "user")),
            1 => Some(Wrong::Limited(400, "shared")),
            2 => Some(Wrong::Limited(300, "global")),
            3 => Some(Wrong::Broken(503)),
            4 => Some(Wrong::BrokenAfter(502)),
            5 => Some(Wrong::Cut),
            6 => Some(Wrong::CutAfter),
            _ => None,
        };
        *self.met.entry(path.to_owned()).or_default() += u32::from(wrong.is_some());
        wrong
    }

    /// The next number of the seed (Marsaglia, Xorshift RNGs, 2003).
    fn random(&mut self) -> Option<u64> {
        let seed = self.seed.as_mut()?;
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        Some(*seed >> 11)
    }

    /// Takes a place in the window that is on: how many remain and for how long, or for how long there is none.
    fn take(&mut self, place: &str, most: u32, period: Duration, now: Instant) -> Result<(u32, Duration), Duration> {
        let window = self.windows.entry(place.to_owned()).or_insert((now, 0));
        if now.duration_since(window.0) >= period {
            *window = (now, 0);
        }
        let left = period.saturating_sub(now.duration_since(window.0));
        if window.1 == most {
            return Err(left);
        }
        window.1 += 1;
        Ok((most - window.1, left))
    }

    fn bucket(&self, limit: u32, remaining: u32, left: Duration, now: Instant) -> HeaderMap {
        let ends = 1_700_000_000.0 + (now + left).duration_since(self.begun).as_secs_f64();
        pairs([
            ("x-ratelimit-bucket", "loopback-messages".to_owned()),
            ("x-ratelimit-limit", limit.to_string()),
            ("x-ratelimit-remaining", remaining.to_string()),
            ("x-ratelimit-reset", format!("{ends:.3}")),
            ("x-ratelimit-reset-after", format!("{:.3}", left.as_secs_f64())),
        ])
    }
}

/// What the bot gets to see of a call that was carried out.
pub fn after(wrong: Wrong) -> Response {
    match wrong {
        Wrong::BrokenAfter(status) => of(status).into_response(),
        _ => cut(),
    }
}

/// One too many, with the headers that Discord sends then ("Rate Limits", Exceeding A Rate Limit).
fn limited(after: Duration, scope: &'static str) -> Response {
    let body = json!({
        "message": "You are being rate limited.", "retry_after": after.as_secs_f64(), "global": scope == "global"
    });
    let seconds = after.as_secs_f64().ceil().to_string();
    let mut headers = vec![
        ("x-ratelimit-scope", scope.to_owned()),
        ("content-type", "application/json".to_owned()),
        ("retry-after", seconds),
    ];
    headers.extend((scope == "global").then(|| ("x-ratelimit-global", "true".to_owned())));
    (StatusCode::TOO_MANY_REQUESTS, pairs(headers), body.to_string()).into_response()
}

fn pairs(pairs: impl IntoIterator<Item = (&'static str, String)>) -> HeaderMap {
    let pair = |(name, value): (&'static str, String)| {
        (header::HeaderName::from_static(name), HeaderValue::try_from(value).expect("a header's value"))
    };
    pairs.into_iter().map(pair).collect()
}

fn cut() -> Response {
    let broken = std::io::Error::new(std::io::ErrorKind::ConnectionReset, "as the test says");
    let half = [Ok("{\"id\":"), Err(broken)];
    Body::from_stream(stream::iter(half)).into_response()
}

fn of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("a status")
}

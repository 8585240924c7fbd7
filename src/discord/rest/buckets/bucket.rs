//! One bucket: how many calls of a kind a channel or an interaction takes until its window is over, as far as that is known.
//! Pure: the clock is handed in.

use crate::discord::rest::headers::Bucketed;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// While nothing is known of a limit, one call goes alone to learn it; others wait for it no longer than this.
pub const LEARNING: Duration = Duration::from_secs(2);

/// Two answers that name the end of their window (in seconds since 1970) nearer to each other than this mean the same one.
const SAME_WINDOW: f64 = 0.1;

/// When a call may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Then; room is kept for it.
    At(Instant),
    /// Not before then.
    NotBefore(Instant),
    /// When those before it have gone, or are answered.
    Later,
}

/// What is known of a bucket's windows, whosever they are.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// How many calls one takes.
    pub limit: u32,
    /// How long one is.
    pub period: Duration,
}

/// A bucket.
#[derive(Debug, Default)]
pub struct Bucket {
    window: Option<Window>,
    /// Calls that are made and not answered.
    pub under_way: u32,
    /// When the call went that is to learn the limit.
    learning: Option<Instant>,
    /// Calls without an answer; until when each counts, since nobody knows in which window it arrived.
    lost: Vec<Instant>,
    /// Discord said that it takes none before then.
    closed: Option<Instant>,
    /// Who waits, by number.
    pub line: VecDeque<u64>,
}

/// As many calls as Discord takes before the bucket is empty again.
#[derive(Debug)]
struct Window {
    remaining: u32,
    until: Instant,
    /// The newest end that Discord has named; of the window before if this one isn't confirmed.
    ends: f64,
    /// Whether Discord has named this window; if not, it is ours, from the first call after the last one.
    confirmed: bool,
}

impl Bucket {
    /// Until when the first in line has to wait; `None` if there is room. `nameless` are the calls under way since before the
    /// bucket had a name.
    pub fn wait(&mut self, size: Option<Size>, nameless: u32, now: Instant) -> Option<Turn> {
        if let Some(until) = self.closed_until(now) {
            return Some(Turn::NotBefore(until));
        }
        self.lost.retain(|until| *until > now);
        let lost = u32::try_from(self.lost.len()).unwrap_or(u32::MAX);
        let taken = self.under_way.saturating_add(nameless).saturating_add(lost);
        match (&self.window, size) {
            (Some(window), _) if window.until > now => {
                (window.remaining <= taken).then_some(Turn::NotBefore(window.until))
            }
            (_, Some(size)) if size.limit.max(1) <= taken => {
                Some(self.lost.iter().min().map_or(Turn::Later, |until| Turn::NotBefore(*until)))
            }
            (_, None) if self.under_way > 0 => {
                let patience = self.learning.map_or(now, |since| since + LEARNING);
                (patience > now).then_some(Turn::NotBefore(patience))
            }
            _ => None,
        }
    }

    /// Until when Discord takes no calls.
    pub fn closed_until(&self, now: Instant) -> Option<Instant> {
        self.closed.filter(|until| *until > now)
    }

    /// Discord takes no calls before then.
    pub fn close(&mut self, until: Instant) {
        self.closed = self.closed.max(Some(until));
    }

    /// A call is made.
    pub fn go(&mut self, size: Option<Size>, now: Instant) {
        if self.under_way == 0 {
            self.learning = Some(now);
        }
        self.under_way += 1;
        let over = self.window.as_ref().is_none_or(|window| window.until <= now);
        if let Some(size) = size.filter(|_| over) {
            let ends = self.window.as_ref().map_or(0.0, |window| window.ends);
            let until = now + size.period;
            self.window = Some(Window { remaining: size.limit.max(1), until, ends, confirmed: false });
        }
    }

    /// A call is over.
    pub fn give_back(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
        if self.under_way == 0 {
            self.learning = None;
        }
    }

    /// A call has got no answer: it counts for as long as any window that it may have arrived in.
    pub fn lose(&mut self, size: Size, now: Instant) {
        self.lost.push(now + size.period);
    }

    /// Takes in how full Discord says it is. Answers may come in another order than they were given.
    pub fn learn(&mut self, told: &Bucketed, now: Instant) {
        let until = now + told.ends_in;
        match &mut self.window {
            Some(window) if told.ends < window.ends - SAME_WINDOW => {}
            Some(window) if told.ends <= window.ends + SAME_WINDOW => {
                // Else it is an answer from the window before.
                if window.confirmed {
                    window.remaining = window.remaining.min(told.remaining);
                    window.until = window.until.min(until);
                }
            }
            Some(window) if !window.confirmed => {
                let remaining = window.remaining.min(told.remaining);
                *window = Window { remaining, until, ends: told.ends, confirmed: true };
            }
            window => {
                *window = Some(Window { remaining: told.remaining, until, ends: told.ends, confirmed: true });
            }
        }
    }

    /// Whether it is as good as new.
    pub fn is_idle(&self, now: Instant) -> bool {
        let full = self.window.as_ref().is_some_and(|window| window.until > now);
        let lost = self.lost.iter().any(|until| *until > now);
        self.under_way == 0 && self.line.is_empty() && self.closed_until(now).is_none() && !full && !lost
    }
}

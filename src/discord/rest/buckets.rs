//! Discord's rate limits, kept before they are hit ("Rate Limits" in Discord's documentation): a bucket for each kind of
//! call and each channel or interaction, and the global limit of the bot. Who has to wait goes in the order of asking;
//! different channels don't wait for each other. Pure: the clock is handed in, and nobody sleeps here.

mod bucket;

use super::call::Call;
use super::headers::{Scope, Told};
pub use bucket::Turn;
use bucket::{Bucket, Size};
use smallvec::SmallVec;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many calls a bot may make in [`GLOBAL_PERIOD`], those to interactions not counted.
const GLOBAL: usize = 50;

/// Discord's second, and a little more: what is sent evenly may arrive less evenly.
const GLOBAL_PERIOD: Duration = Duration::from_millis(1050);

/// How far apart calls go that had to wait: [`GLOBAL`] of them take [`GLOBAL_PERIOD`].
const APART: Duration = Duration::from_millis(21);

/// Below how many buckets none is looked through for those that are done with.
const FEW: usize = 256;

/// A place in line, and once it is its turn the call itself. To be given back with [`Limits::answered`] or
/// [`Limits::unanswered`].
#[derive(Debug)]
pub struct Ticket {
    number: u64,
    label: &'static str,
    resource: u64,
    counts_globally: bool,
    key: Key,
    under_way: bool,
    /// Its bucket was closed when it was to go.
    missed: bool,
}

impl Ticket {
    /// What tells it from others; who asked first has the lowest.
    pub fn number(&self) -> u64 {
        self.number
    }
}

/// Who stand first in their lines, by number.
pub type Heads = SmallVec<[u64; 2]>;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Family {
    /// Nothing is known yet of this kind of call.
    Unknown(&'static str),
    /// Discord's name for one or several kinds.
    Named(Arc<str>),
}

type Key = (Family, u64);

/// What is known of a kind of call.
#[derive(Debug)]
enum Learned {
    /// It has no limit of its own.
    Free,
    Named(Arc<str>),
}

/// All limits.
#[derive(Debug, Default)]
pub struct Limits {
    learned: HashMap<&'static str, Learned>,
    sizes: HashMap<Arc<str>, Size>,
    buckets: HashMap<Key, Bucket>,
    /// When the latest calls went that count against the global limit.
    slots: VecDeque<Instant>,
    /// Discord takes no call at all before then.
    paused: Option<Instant>,
    next: u64,
    /// At how many buckets they are looked through next.
    full: usize,
}

impl Limits {
    /// A place at the end of the line for a call.
    pub fn join(&mut self, call: &Call<'_>, now: Instant) -> Ticket {
        self.next += 1;
        self.join_at(self.next, (call.label(), call.resource(), !call.is_interactions()), now)
    }

    /// The place again that a call had before, which has to be made once more.
    pub fn rejoin(&mut self, before: &Ticket, now: Instant) -> Ticket {
        self.join_at(before.number, (before.label, before.resource, before.counts_globally), now)
    }

    fn join_at(
        &mut self,
        number: u64,
        (label, resource, counts_globally): (&'static str, u64, bool),
        now: Instant,
    ) -> Ticket {
        self.forget(now);
        let key = self.key(label, resource);
        self.stand(&key, number);
        Ticket { number, label, resource, counts_globally, key, under_way: false, missed: false }
    }

    /// Whether a call may be made, and who is to ask next because of it.
    pub fn turn(&mut self, ticket: &mut Ticket, now: Instant) -> (Turn, Option<u64>) {
        let key = self.key(ticket.label, ticket.resource);
        let mut ring = None;
        if key != ticket.key {
            // Meanwhile the bucket has a name.
            ring = self.step_out(ticket);
            self.stand(&key, ticket.number);
            ticket.key = key;
        }
        let free = matches!(self.learned.get(ticket.label), Some(Learned::Free));
        let (size, nameless) = (self.size(&ticket.key), self.nameless(ticket));
        let Some(bucket) = self.buckets.get_mut(&ticket.key) else { return (Turn::At(now), ring) };
        if bucket.line.front() != Some(&ticket.number) {
            return (Turn::Later, ring);
        }
        let wait = if free { bucket.closed_until(now).map(Turn::NotBefore) } else { bucket.wait(size, nameless, now) };
        if let Some(wait) = wait {
            return (wait, ring);
        }
        bucket.line.pop_front();
        bucket.go(size, now);
        ticket.under_way = true;
        ring = ring.or(bucket.line.front().copied());
        (Turn::At(self.slot(ticket, now)), ring)
    }

    /// Whether a call that has its turn still has to wait, since Discord takes none of its kind, or none at all, since then.
    pub fn is_held(&mut self, ticket: &mut Ticket, now: Instant) -> Option<Instant> {
        let keys = [ticket.key.clone(), self.key(ticket.label, ticket.resource)];
        let closed = keys.iter().filter_map(|key| self.buckets.get(key)?.closed_until(now)).max();
        if closed.is_some() {
            ticket.missed = true;
            return closed;
        }
        let paused = ticket.counts_globally && self.paused.is_some_and(|until| until > now);
        // Whose moment went by meanwhile needs another one.
        let again = std::mem::take(&mut ticket.missed) || paused;
        again.then(|| self.slot(ticket, now)).filter(|at| *at > now)
    }

    /// An answer has come; `fine` if the call was carried out. Gives who is to ask next.
    pub fn answered(&mut self, ticket: &Ticket, told: &Told, fine: bool, now: Instant) -> Heads {
        let mut woken = Heads::new();
        let named = told.bucket.as_ref().map(|bucketed| Arc::clone(&bucketed.name));
        if let Some(over) = told.over {
            if over.scope == Scope::Global {
                self.paused = self.paused.max(Some(now + over.after));
                // Whoever has a turn asks again, so those are nobody's now.
                self.slots.clear();
            } else {
                let key = named.clone().map_or(ticket.key.clone(), |name| (Family::Named(name), ticket.resource));
                self.buckets.entry(key).or_default().close(now + over.after);
            }
        }
        match (&told.bucket, named) {
            (Some(bucketed), Some(name)) => {
                let size = self
                    .sizes
                    .entry(Arc::clone(&name))
                    .or_insert(Size { limit: bucketed.limit, period: bucketed.ends_in });
                *size = Size { limit: bucketed.limit, period: size.period.max(bucketed.ends_in) };
                let before = self.learned.insert(ticket.label, Learned::Named(Arc::clone(&name)));
                if !matches!(before, Some(Learned::Named(_))) {
                    woken = self.move_lines(ticket.label, &name);
                }
                self.buckets.entry((Family::Named(name), ticket.resource)).or_default().learn(bucketed, now);
            }
            _ if fine => {
                self.learned.entry(ticket.label).or_insert(Learned::Free);
            }
            _ if told.over.is_none() => self.count_lost(ticket, now),
            _ => {}
        }
        woken.extend(self.give_back(ticket));
        woken
    }

    /// No answer comes; what was sent may count all the same. Gives who is to ask next.
    pub fn unanswered(&mut self, ticket: &Ticket, now: Instant) -> Heads {
        if !ticket.under_way {
            return self.step_out(ticket).into_iter().collect();
        }
        self.count_lost(ticket, now);
        self.give_back(ticket)
    }

    /// How many buckets are remembered.
    #[cfg(test)]
    pub fn remembered(&self) -> usize {
        self.buckets.len()
    }

    fn key(&self, label: &'static str, resource: u64) -> Key {
        match self.learned.get(label) {
            Some(Learned::Named(name)) => (Family::Named(Arc::clone(name)), resource),
            Some(Learned::Free) | None => (Family::Unknown(label), resource),
        }
    }

    fn size(&self, key: &Key) -> Option<Size> {
        match &key.0 {
            Family::Named(name) => self.sizes.get(name).copied(),
            Family::Unknown(_) => None,
        }
    }

    /// How many calls like this one are under way since before their bucket had a name.
    fn nameless(&self, ticket: &Ticket) -> u32 {
        let key = (Family::Unknown(ticket.label), ticket.resource);
        if key == ticket.key { 0 } else { self.buckets.get(&key).map_or(0, |bucket| bucket.under_way) }
    }

    fn stand(&mut self, key: &Key, number: u64) {
        let line = &mut self.buckets.entry(key.clone()).or_default().line;
        if let Err(at) = line.binary_search(&number) {
            line.insert(at, number);
        }
    }

    /// A kind of call has got a name: who waits for it waits there from now on. Gives who stands first in each line.
    fn move_lines(&mut self, label: &'static str, name: &Arc<str>) -> Heads {
        let nameless = |(family, _): &&Key| *family == Family::Unknown(label);
        let keys: Vec<Key> = self.buckets.keys().filter(nameless).cloned().collect();
        let mut heads = Heads::new();
        for (family, resource) in keys {
            let line = self.buckets.get_mut(&(family, resource)).map(|bucket| std::mem::take(&mut bucket.line));
            let key = (Family::Named(Arc::clone(name)), resource);
            for number in line.into_iter().flatten() {
                self.stand(&key, number);
            }
            heads.extend(self.buckets.get(&key).and_then(|bucket| bucket.line.front().copied()));
        }
        heads
    }

    /// Out of the line; gives who stands first now if that was the ticket.
    fn step_out(&mut self, ticket: &Ticket) -> Option<u64> {
        let line = &mut self.buckets.get_mut(&ticket.key)?.line;
        let first = line.front() == Some(&ticket.number);
        line.retain(|number| *number != ticket.number);
        line.front().copied().filter(|_| first)
    }

    fn give_back(&mut self, ticket: &Ticket) -> Heads {
        if let Some(bucket) = self.buckets.get_mut(&ticket.key) {
            bucket.give_back();
        }
        // Meanwhile the bucket may have got a name, and a line of its own.
        let named = Some(self.key(ticket.label, ticket.resource)).filter(|key| *key != ticket.key);
        let lines = [Some(&ticket.key), named.as_ref()].into_iter().flatten();
        lines.filter_map(|key| self.buckets.get(key)?.line.front().copied()).collect()
    }

    fn count_lost(&mut self, ticket: &Ticket, now: Instant) {
        let key = self.key(ticket.label, ticket.resource);
        if let Some(size) = self.size(&key) {
            self.buckets.entry(key).or_default().lose(size, now);
        }
    }

    /// When a call may be made by the global limit; that moment is taken.
    fn slot(&mut self, ticket: &Ticket, now: Instant) -> Instant {
        if !ticket.counts_globally {
            return now;
        }
        let full = self.slots.len() >= GLOBAL;
        let earlier = self.slots.front().filter(|_| full).map_or(now, |first| *first + GLOBAL_PERIOD);
        let at = now.max(earlier).max(self.paused.unwrap_or(now));
        // Those who wait go one by one: many at once would need a connection each, and all hit the limit that one hits.
        let spaced = self.slots.back().filter(|_| at > now).map_or(at, |last| *last + APART);
        let at = at.max(spaced);
        if full {
            self.slots.pop_front();
        }
        self.slots.push_back(at);
        at
    }

    /// Lets go of buckets that are as good as new.
    fn forget(&mut self, now: Instant) {
        if self.buckets.len() < self.full.max(FEW) {
            return;
        }
        self.buckets.retain(|_, bucket| !bucket.is_idle(now));
        self.full = 2 * self.buckets.len();
    }
}

#[cfg(test)]
mod tests;

//! Room for those who wait for an answer: so many at most, so that a rush of questions can't take all memory, and in each
//! channel one after the other. May not answer.

use super::memory::Id;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Mutex as Line, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// A room.
pub struct Room {
    places: Arc<Semaphore>,
    /// How many were sent away.
    away: AtomicU64,
    lines: Mutex<HashMap<Id, Arc<Line<()>>>>,
}

/// A place in the room, until it is dropped.
pub struct Place {
    _held: OwnedSemaphorePermit,
}

/// The turn of a channel, until it is dropped.
pub struct Turn {
    _held: OwnedMutexGuard<()>,
}

impl Room {
    /// Room for so many.
    pub fn new(most: usize) -> Self {
        let places = Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS)));
        Self { places, away: AtomicU64::new(0), lines: Mutex::default() }
    }

    /// A place, if there is one; if not, the operator is told.
    pub fn enter(&self) -> Option<Place> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok().map(|held| Place { _held: held });
        if place.is_none() {
            let away = self.away.fetch_add(1, Ordering::Relaxed) + 1;
            // A flood of questions is no flood of lines.
            if away.is_power_of_two() {
                tracing::warn!(away, "more wait for an answer than `waiting` of [discord] allows: the rest get none");
            }
        }
        place
    }

    /// The turn of a channel: its messages are answered one after the other, in the order in which they came. No channel
    /// waits for another.
    pub async fn turn(&self, channel: Id) -> Turn {
        let line = Arc::clone(self.lines().entry(channel).or_default());
        Turn { _held: line.lock_owned().await }
    }

    /// Forgets the channels where nobody waits.
    pub fn forget_idle(&self) {
        self.lines().retain(|_, line| Arc::strong_count(line) > 1);
    }

    fn lines(&self) -> std::sync::MutexGuard<'_, HashMap<Id, Arc<Line<()>>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn a_place_that_is_left_is_free_again() {
        let room = Room::new(2);
        let (first, second) = (room.enter(), room.enter());
        assert!(first.is_some() && second.is_some() && room.enter().is_none());
        drop(first);
        assert!(room.enter().is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn a_channel_has_one_turn_at_a_time_and_is_forgotten_after_the_last() {
        let room = Room::new(2);
        let turn = room.turn(1).await;
        let soon = std::time::Duration::from_secs(1);
        assert!(tokio::time::timeout(soon, room.turn(1)).await.is_err());
        assert!(tokio::time::timeout(soon, room.turn(2)).await.is_ok());
        room.forget_idle();
        assert_eq!(room.lines().len(), 1);
        drop(turn);
        room.forget_idle();
        assert_eq!(room.lines().len(), 0);
    }
}

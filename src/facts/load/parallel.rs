//! Files and documents are read on two threads: one after the other they would be most of what starting takes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does the same to each of some things. Whichever thread is free takes the next; what comes out is in the order of what went
/// in.
pub(super) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        let one = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            Some((at, work(items.get(at)?)))
        };
        std::iter::from_fn(one).collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let other = scope.spawn(take);
        let mut own = take();
        // A panic there is a panic here.
        own.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        own
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_is_in_order() {
        let items: Vec<usize> = (0..100).collect();
        assert_eq!(each(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(each(&[], |item: &usize| *item).is_empty());
    }
}

//! Holds the engine until the test lets it go on.

use std::sync::{Condvar, Mutex};

/// Closed, it holds whoever passes.
#[derive(Default)]
pub struct Gate {
    closed: Mutex<bool>,
    changed: Condvar,
}

impl Gate {
    pub fn set(&self, closed: bool) {
        *self.closed.lock().expect("no panic at the gate") = closed;
        self.changed.notify_all();
    }

    pub fn pass(&self) {
        let closed = self.closed.lock().expect("no panic at the gate");
        drop(self.changed.wait_while(closed, |closed| *closed).expect("no panic at the gate"));
    }
}

//! A map that stays small: what was put in longest ago is forgotten. May not know what is in it.

use std::collections::{HashMap, VecDeque};

/// A map that forgets what was put in longest ago.
#[derive(Debug)]
pub struct Bounded<K, V> {
    most: usize,
    values: HashMap<K, (u64, V)>,
    order: VecDeque<(u64, K)>,
    puts: u64,
}

impl<K: Copy + Eq + std::hash::Hash, V> Bounded<K, V> {
    /// An empty map for at most so many values.
    pub fn new(most: usize) -> Self {
        Self { most, values: HashMap::new(), order: VecDeque::new(), puts: 0 }
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.values.get(key).map(|(_, value)| value)
    }

    /// Takes out the value of a key.
    pub fn take(&mut self, key: &K) -> Option<V> {
        self.values.remove(key).map(|(_, value)| value)
    }

    /// Keeps what is wanted, and lets go of the rest.
    pub fn retain(&mut self, mut wanted: impl FnMut(&K, &mut V) -> bool) {
        self.values.retain(|key, (_, value)| wanted(key, value));
    }

    /// How many values there are, and how many places their order takes; for the tests.
    #[cfg(test)]
    pub fn sizes(&self) -> (usize, usize) {
        (self.values.len(), self.order.len())
    }

    /// Puts in a value; another one may be forgotten for it.
    pub fn put(&mut self, key: K, value: V) {
        self.puts += 1;
        self.values.insert(key, (self.puts, value));
        self.order.push_back((self.puts, key));
        while self.values.len() > self.most {
            let Some((put, key)) = self.order.pop_front() else { break };
            // An older entry of a key that was put again or taken since says nothing any more.
            if self.values.get(&key).is_some_and(|(newest, _)| *newest == put) {
                self.values.remove(&key);
            }
        }
        if self.order.len() > 2 * self.most.max(8) {
            let values = &self.values;
            self.order.retain(|(put, key)| values.get(key).is_some_and(|(newest, _)| newest == put));
        }
    }
}

//! What is remembered between two messages, in memory only and bounded: the last turns of each conversation, and which
//! replies belong to which question (ids, no text). Knows no clock: the time comes in as an argument.

use crate::engine::Turn;
use crate::text::Language;
use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// A message or an interaction, by the id Discord gives it.
pub type Id = u64;

/// Whose conversation, and where. What was asked privately stays apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Thread {
    /// The channel.
    pub channel: Id,
    /// The person.
    pub author: Id,
    /// Whether only the person sees the replies.
    pub private: bool,
}

/// What a new question follows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The turns before it, oldest first.
    pub turns: Vec<Turn>,
    /// The language of the last reply.
    pub language: Option<Language>,
}

/// Conversations and replies.
#[derive(Debug)]
pub struct Memory {
    turns_kept: usize,
    turns_age: Duration,
    conversations: Bounded<Thread, VecDeque<Kept>>,
    replies: Bounded<Id, Vec<Id>>,
    questions: Bounded<Id, (Thread, Id)>,
    gone: Bounded<Id, ()>,
    voters: Bounded<(Id, Id), ()>,
}

#[derive(Debug, Clone)]
struct Kept {
    question: Id,
    at: Instant,
    turn: Turn,
    language: Language,
}

impl Memory {
    /// Remembers `turns_kept` turns a conversation for `turns_age`, and the replies to `replies_kept` questions.
    pub fn new(turns_kept: usize, turns_age: Duration, replies_kept: usize) -> Self {
        Self {
            turns_kept,
            turns_age,
            conversations: Bounded::new(replies_kept),
            replies: Bounded::new(replies_kept),
            questions: Bounded::new(replies_kept),
            voters: Bounded::new(replies_kept),
            gone: Bounded::new(replies_kept),
        }
    }

    /// What `question` follows: the turns of its thread, or, when it replies to one of our messages, that message's
    /// conversation up to there. A question asked anew follows what it followed before.
    pub fn earlier(&self, thread: Thread, question: Id, replied_to: Option<Id>, now: Instant) -> Earlier {
        let kept = match replied_to {
            Some(reply) => self.up_to(reply),
            None => self.conversations.get(&thread).map_or_else(Vec::new, |turns| before(turns, question)),
        };
        let fresh: Vec<Kept> =
            kept.into_iter().filter(|kept| now.saturating_duration_since(kept.at) <= self.turns_age).collect();
        Earlier {
            language: fresh.last().map(|kept| kept.language),
            turns: fresh.into_iter().map(|kept| kept.turn).collect(),
        }
    }

    /// Keeps the turn of a question. When it replied to one of our messages, its thread goes on from there; when it was
    /// asked anew, the turn takes its earlier place.
    pub fn keep(&mut self, thread: Thread, question: Id, replied_to: Option<Id>, said: (Turn, Language), now: Instant) {
        if self.turns_kept == 0 {
            return;
        }
        let (turn, language) = said;
        let kept = Kept { question, at: now, turn, language };
        let mut turns = self.conversations.take(&thread).unwrap_or_default();
        if let Some(place) = turns.iter_mut().find(|kept| kept.question == question) {
            *place = kept;
        } else {
            if let Some(reply) = replied_to {
                turns = self.up_to_in(reply, thread, &turns).into();
            }
            turns.push_back(kept);
        }
        while turns.len() > self.turns_kept {
            turns.pop_front();
        }
        self.conversations.put(thread, turns);
    }

    /// Our messages in reply to a question, in order; `None` if it was never answered or is forgotten.
    pub fn replies(&self, question: Id) -> Option<&[Id]> {
        self.replies.get(&question).map(Vec::as_slice)
    }

    /// Remembers our messages in reply to a question.
    pub fn replied(&mut self, thread: Thread, question: Id, replies: Vec<Id>) {
        for reply in &replies {
            self.questions.put(*reply, (thread, question));
        }
        self.replies.put(question, replies);
    }

    /// A question was deleted. Gives our messages in reply to it, which nothing belongs to any more.
    pub fn deleted(&mut self, question: Id) -> Vec<Id> {
        self.gone.put(question, ());
        self.replies.take(&question).unwrap_or_default()
    }

    /// Whether a question was deleted, while we thought about it.
    pub fn is_gone(&self, question: Id) -> bool {
        self.gone.get(&question).is_some()
    }

    /// Forgets what a person asked. Gives how many questions that were.
    pub fn forget(&mut self, person: Id) -> usize {
        let turns = self.conversations.take_all(|thread, _| thread.author == person);
        let replies = self.questions.take_all(|_, (thread, _)| thread.author == person);
        for (_, question) in replies {
            self.replies.take(&question);
        }
        self.voters.take_all(|(_, voter), ()| *voter == person);
        turns.iter().map(VecDeque::len).sum()
    }

    /// Notes that somebody votes on a message; gives false if they have before.
    pub fn votes(&mut self, (message, person): (Id, Id)) -> bool {
        let first = self.voters.get(&(message, person)).is_none();
        self.voters.put((message, person), ());
        first
    }

    /// The conversation and question that one of our messages replies to.
    pub fn question(&self, reply: Id) -> Option<(Thread, Id)> {
        self.questions.get(&reply).copied()
    }

    /// The turns that a question followed; none if it isn't remembered itself.
    pub fn led_to(&self, thread: Thread, question: Id) -> Vec<Turn> {
        let Some(turns) = self.conversations.get(&thread) else { return Vec::new() };
        let Some(at) = turns.iter().position(|kept| kept.question == question) else { return Vec::new() };
        turns.iter().take(at).map(|kept| kept.turn.clone()).collect()
    }

    fn up_to(&self, reply: Id) -> Vec<Kept> {
        let Some((thread, question)) = self.questions.get(&reply) else { return Vec::new() };
        self.conversations.get(thread).map_or_else(Vec::new, |turns| through(turns, *question))
    }

    /// As [`Self::up_to`], while the turns of `taken` are out of the map.
    fn up_to_in(&self, reply: Id, taken: Thread, turns: &VecDeque<Kept>) -> Vec<Kept> {
        match self.questions.get(&reply) {
            Some((thread, question)) if *thread == taken => through(turns, *question),
            _ => self.up_to(reply),
        }
    }
}

fn before(turns: &VecDeque<Kept>, question: Id) -> Vec<Kept> {
    turns.iter().take_while(|kept| kept.question != question).cloned().collect()
}

/// The turns up to and including a question's; none if it is gone.
fn through(turns: &VecDeque<Kept>, question: Id) -> Vec<Kept> {
    let end = turns.iter().position(|kept| kept.question == question).map_or(0, |at| at + 1);
    turns.iter().take(end).cloned().collect()
}

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

    /// Takes a value out.
    pub fn take(&mut self, key: &K) -> Option<V> {
        self.values.remove(key).map(|(_, value)| value)
    }

    fn take_all(&mut self, wanted: impl Fn(&K, &V) -> bool) -> Vec<V> {
        let keys: Vec<K> =
            self.values.iter().filter(|(key, (_, value))| wanted(key, value)).map(|(key, _)| *key).collect();
        keys.iter().filter_map(|key| self.take(key)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    const AULA: Thread = Thread { channel: 1, author: 10, private: false };
    const BETO: Thread = Thread { channel: 1, author: 20, private: false };

    fn turn(utterance: &str) -> (Turn, Language) {
        (Turn { utterance: utterance.to_owned(), facts: Vec::new() }, Language::Es)
    }

    fn words(earlier: &Earlier) -> Vec<&str> {
        earlier.turns.iter().map(|turn| turn.utterance.as_str()).collect()
    }

    fn memory() -> (Memory, Instant) {
        (Memory::new(2, Duration::from_secs(60), 3), Instant::now())
    }

    #[test]
    fn a_conversation_keeps_the_last_turns_of_one_person() {
        let (mut memory, now) = memory();
        for (question, utterance) in [(1, "a"), (2, "b"), (3, "c")] {
            memory.keep(AULA, question, None, turn(utterance), now);
        }
        let earlier = memory.earlier(AULA, 4, None, now);
        assert_eq!(words(&earlier), ["b", "c"]);
        assert_eq!(earlier.language, Some(Language::Es));
        assert_eq!(memory.earlier(BETO, 4, None, now), Earlier::default());
        assert_eq!(memory.earlier(Thread { private: true, ..AULA }, 4, None, now), Earlier::default());
    }

    #[test]
    fn a_turn_grows_too_old() {
        let (mut memory, now) = memory();
        memory.keep(AULA, 1, None, turn("a"), now);
        assert_eq!(words(&memory.earlier(AULA, 2, None, now + Duration::from_secs(60))), ["a"]);
        assert!(memory.earlier(AULA, 2, None, now + Duration::from_secs(61)).turns.is_empty());
    }

    #[test]
    fn a_question_asked_anew_takes_its_place() {
        let (mut memory, now) = memory();
        memory.keep(AULA, 1, None, turn("a"), now);
        memory.keep(AULA, 2, None, turn("b"), now);
        assert!(memory.earlier(AULA, 1, None, now).turns.is_empty());
        memory.keep(AULA, 1, None, turn("A"), now);
        assert_eq!(words(&memory.earlier(AULA, 3, None, now)), ["A", "b"]);
    }

    #[test]
    fn a_reply_goes_on_from_the_message_it_replies_to() {
        let (mut memory, now) = memory();
        memory.keep(AULA, 1, None, turn("a"), now);
        memory.replied(AULA, 1, vec![101, 102]);
        memory.keep(AULA, 2, None, turn("b"), now);
        assert_eq!(words(&memory.earlier(BETO, 3, Some(102), now)), ["a"]);
        memory.keep(BETO, 3, Some(102), turn("c"), now);
        assert_eq!(words(&memory.earlier(BETO, 4, None, now)), ["a", "c"]);
        memory.keep(AULA, 5, Some(101), turn("d"), now);
        assert_eq!(words(&memory.earlier(AULA, 6, None, now)), ["a", "d"]);
        assert!(memory.earlier(AULA, 7, Some(999), now).turns.is_empty());
    }

    #[test]
    fn what_was_remembered_first_is_forgotten_first() {
        let (mut memory, now) = memory();
        for question in 1..=4 {
            memory.replied(AULA, question, vec![question + 100]);
            memory.keep(Thread { channel: question, ..AULA }, question, None, turn("a"), now);
        }
        assert_eq!(memory.replies(1), None);
        assert_eq!(memory.replies(4), Some([104].as_slice()));
        assert!(memory.earlier(Thread { channel: 1, ..AULA }, 9, None, now).turns.is_empty());
    }

    #[test]
    fn a_person_can_be_forgotten_and_a_question_deleted() {
        let (mut memory, now) = memory();
        memory.keep(AULA, 1, None, turn("a"), now);
        memory.keep(Thread { private: true, ..AULA }, 2, None, turn("b"), now);
        memory.keep(BETO, 3, None, turn("c"), now);
        memory.replied(AULA, 1, vec![101]);
        memory.replied(BETO, 3, vec![103, 104]);
        assert_eq!(memory.forget(AULA.author), 2);
        assert_eq!(memory.forget(AULA.author), 0);
        assert_eq!(memory.replies(1), None);
        assert_eq!(words(&memory.earlier(BETO, 4, None, now)), ["c"]);
        assert_eq!(memory.deleted(3), [103, 104]);
        assert!(memory.deleted(3).is_empty() && memory.is_gone(3) && !memory.is_gone(1));
    }

    #[test]
    fn memory_stays_bounded() {
        let (mut memory, now) = memory();
        for question in 0..1000 {
            memory.keep(AULA, question, None, turn("a"), now);
            memory.replied(AULA, question, vec![question + 5000]);
        }
        assert!(memory.conversations.order.len() <= 16 && memory.replies.order.len() <= 16);
        assert_eq!(memory.replies.values.len(), 3);
    }
}

//! What is remembered between two messages, in memory only and bounded: the last turns of each conversation, and which
//! replies belong to which question (ids, no text). Knows no clock: the time comes in as an argument.

use super::bounded::Bounded;
use super::remembered::Remembered;
use crate::text::Language;
use serenity::all::Timestamp;
use std::collections::{HashSet, VecDeque};
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
    pub turns: Vec<Remembered>,
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
    edits: Bounded<Id, Timestamp>,
    voters: Bounded<(Id, Id), ()>,
}

#[derive(Debug, Clone)]
struct Kept {
    question: Id,
    /// Who asked it: not always whose conversation it is part of.
    author: Id,
    at: Instant,
    turn: Remembered,
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
            edits: Bounded::new(replies_kept),
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
    pub fn keep(
        &mut self,
        thread: Thread,
        question: Id,
        replied_to: Option<Id>,
        said: (Remembered, Language),
        now: Instant,
    ) {
        if self.turns_kept == 0 {
            return;
        }
        let (turn, language) = said;
        let kept = Kept { question, author: thread.author, at: now, turn, language };
        let mut turns = self.conversations.take(&thread).unwrap_or_default();
        if let Some(place) = turns.iter_mut().find(|kept| kept.question == question) {
            *place = kept;
        } else {
            if let Some(reply) = replied_to {
                turns = self.up_to_in(reply, thread, &turns).into();
            }
            // One that was pushed out and is asked anew is no newer for it.
            let place = turns.partition_point(|kept| kept.question < question);
            turns.insert(place, kept);
        }
        while turns.len() > self.turns_kept {
            turns.pop_front();
        }
        self.conversations.put(thread, turns);
    }

    /// Begins a conversation anew with one turn, so that nothing from before shows in what follows.
    pub fn begin(&mut self, thread: Thread, question: Id, said: (Remembered, Language), now: Instant) {
        self.conversations.take(&thread);
        self.keep(thread, question, None, said, now);
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

    /// Notes when a question was edited; gives false if that edit is known.
    pub fn edited(&mut self, question: Id, at: Timestamp) -> bool {
        let new = self.edits.get(&question) != Some(&at);
        self.edits.put(question, at);
        new
    }

    /// Forgets what a person asked, also where others went on from it. Gives how many questions that were. Which of our
    /// messages reply to a message stays: these are numbers that name nobody, and an edit would be answered twice.
    pub fn forget(&mut self, person: Id) -> usize {
        let mut forgotten = HashSet::new();
        self.conversations.retain(|_, turns| {
            forgotten.extend(turns.iter().filter(|kept| kept.author == person).map(|kept| kept.question));
            turns.retain(|kept| kept.author != person);
            !turns.is_empty()
        });
        self.questions.retain(|_, (thread, _)| thread.author != person);
        self.voters.retain(|(_, voter), ()| *voter != person);
        forgotten.len()
    }

    /// Forgets the turns that are too old to be referred to.
    pub fn forget_old(&mut self, now: Instant) {
        let age = self.turns_age;
        self.conversations.retain(|_, turns| {
            turns.retain(|kept| now.saturating_duration_since(kept.at) <= age);
            !turns.is_empty()
        });
    }

    /// Notes that somebody votes on a message; gives false if they have before.
    pub fn votes(&mut self, voter: (Id, Id)) -> bool {
        let first = self.voters.get(&voter).is_none();
        self.voters.put(voter, ());
        first
    }

    /// Notes that somebody's vote on a message couldn't be counted, so that they can try again.
    pub fn takes_back(&mut self, voter: (Id, Id)) {
        self.voters.take(&voter);
    }

    /// The conversation and question that one of our messages replies to.
    pub fn question(&self, reply: Id) -> Option<(Thread, Id)> {
        self.questions.get(&reply).copied()
    }

    /// The turns that a question followed; none if it isn't remembered itself.
    pub fn led_to(&self, thread: Thread, question: Id) -> Vec<Remembered> {
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
    // Discord's ids grow with time.
    turns.iter().take_while(|kept| kept.question < question).cloned().collect()
}

/// The turns up to and including a question's; none if it is gone.
fn through(turns: &VecDeque<Kept>, question: Id) -> Vec<Kept> {
    let end = turns.iter().position(|kept| kept.question == question).map_or(0, |at| at + 1);
    turns.iter().take(end).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const AULA: Thread = Thread { channel: 1, author: 10, private: false };
    const BETO: Thread = Thread { channel: 1, author: 20, private: false };

    fn turn(utterance: &str) -> (Remembered, Language) {
        (Remembered::asked(utterance), Language::Es)
    }

    fn words(earlier: &Earlier) -> Vec<&str> {
        earlier.turns.iter().map(Remembered::utterance).collect()
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
    fn what_is_too_old_is_let_go_of() {
        let (mut memory, now) = memory();
        memory.keep(AULA, 1, None, turn("a"), now);
        memory.keep(BETO, 2, None, turn("b"), now + Duration::from_secs(30));
        memory.forget_old(now + Duration::from_secs(61));
        assert_eq!(memory.conversations.sizes().0, 1);
        memory.forget_old(now + Duration::from_secs(91));
        assert_eq!(memory.conversations.sizes().0, 0);
    }

    #[test]
    fn a_question_that_was_pushed_out_follows_nothing_later() {
        let (mut memory, now) = memory();
        for (question, utterance) in [(1, "a"), (2, "b"), (3, "c")] {
            memory.keep(AULA, question, None, turn(utterance), now);
        }
        assert!(memory.earlier(AULA, 1, None, now).turns.is_empty());
        memory.keep(AULA, 1, None, turn("A"), now);
        assert_eq!(words(&memory.earlier(AULA, 4, None, now)), ["b", "c"]);
    }

    #[test]
    fn a_person_is_forgotten_where_others_went_on() {
        let (mut memory, now) = memory();
        memory.keep(AULA, 1, None, turn("a"), now);
        memory.replied(AULA, 1, vec![101]);
        memory.keep(BETO, 2, Some(101), turn("b"), now);
        assert_eq!(words(&memory.earlier(BETO, 3, None, now)), ["a", "b"]);
        assert_eq!(memory.forget(AULA.author), 1);
        assert_eq!(words(&memory.earlier(BETO, 3, None, now)), ["b"]);
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
        assert_eq!(memory.question(101), None);
        // An edit of what stands there is still no new question.
        assert_eq!(memory.replies(1), Some([101].as_slice()));
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
        let ((_, conversations), (replies, order)) = (memory.conversations.sizes(), memory.replies.sizes());
        assert!(conversations <= 16 && order <= 16 && replies == 3);
    }
}

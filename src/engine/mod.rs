//! From an utterance to a reply: parse → rank → decide → compose. Pure: no clock, no randomness, no disk, no platform.

mod analyze;
mod asides;
mod asked;
mod complete;
mod compose;
mod context;
mod decide;
mod entry;
mod explain;
mod features;
mod gives;
mod index;
mod intents;
mod kinds;
mod likelihood;
mod look_up;
mod marks;
mod measure;
mod named;
mod office;
mod parse;
mod period;
mod phrases;
mod postings;
mod premise;
mod rank;
mod reading;
mod repair;
mod reply;
mod settings;
mod several;
mod sign;
mod signals;
mod spoke;
mod spoken;
mod spots;
mod time;
mod units;
mod untold;
mod vocabulary;
mod walk;
mod weigh;
mod why;

pub use compose::{Group, listed, passages, spoken_date};
pub use decide::{Reason, Verdict};
pub use explain::explain;
pub use parse::Question;
pub use rank::Candidate;
pub use reply::{Citation, Claim, Reply, Section, VerdictKind};
pub use settings::{Doubts, Settings, Weights};
pub use sign::Sign;
pub use signals::{Explanation, Signal};
pub use spoken::{date_in_words, small_print, where_it_stands};
pub use weigh::Weighed;
pub use why::why;

use crate::facts::FactBase;
use crate::facts::model::FactIdx;
use crate::text::{Language, PerLanguage, Stemmers};
use index::Index;
use repair::Speller;
use std::sync::{Arc, OnceLock};
use vocabulary::Vocabulary;

/// An earlier question of the same conversation, with what its reply rested on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// As typed.
    pub utterance: String,
    /// The evidence of the reply; empty if it was not answered.
    pub facts: Vec<FactIdx>,
}

/// A reply with all that led to it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What is said.
    pub reply: Reply,
    /// What a follow-up needs to know.
    pub turn: Turn,
    /// The question as it was read.
    pub question: Question,
    /// What was weighed, best first.
    pub candidates: Vec<Candidate>,
    /// What was decided.
    pub verdict: Verdict,
}

/// The engine over one fact base.
pub struct Engine {
    base: Arc<FactBase>,
    settings: Settings,
    vocabulary: OnceLock<Vocabulary>,
    tongues: PerLanguage<OnceLock<Tongue>>,
}

/// What is read of the base to answer in one language; made when the language is first spoken.
struct Tongue {
    index: Index,
    speller: Speller,
}

impl Engine {
    /// Reads nothing yet: names and concepts are read with the first question, and the texts of a language when it is first
    /// spoken.
    pub fn new(base: Arc<FactBase>, settings: Settings) -> Self {
        Self { base, settings, vocabulary: OnceLock::new(), tongues: PerLanguage::default() }
    }

    /// Reads names, concepts and the texts of every language now, so that nobody waits for it later.
    pub fn warm(&self) {
        for language in Language::ALL {
            self.tongue(language);
        }
    }

    fn tongue(&self, language: Language) -> &Tongue {
        self.tongues.get(language).get_or_init(|| {
            let (index, words) = Index::of(&self.base, self.vocabulary(), &self.settings, language);
            let speller = Speller::of(&self.base, self.vocabulary(), &self.settings, words, language);
            Tongue { index, speller }
        })
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(&self.base))
    }

    fn index(&self, language: Language) -> &Index {
        &self.tongue(language).index
    }

    fn stemmers(&self, language: Language) -> &Stemmers {
        &self.index(language).stemmers
    }

    /// The fact base it answers from.
    pub fn base(&self) -> &FactBase {
        &self.base
    }

    /// The constants it works with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// One answer. `preferred` is the language for utterances that don't show their own.
    pub fn answer(&self, utterance: &str, turns: &[Turn], preferred: Option<Language>) -> Answer {
        let too_long = utterance.chars().nth(self.settings.max_chars).is_some();
        let read: String = utterance.chars().take(self.settings.max_chars).collect();
        let question = parse::parse(self, &read, turns, preferred);
        let (question, candidates, verdict) = if too_long {
            (question, Vec::new(), Verdict::Abstain { reason: Reason::TooLong, nearest: Vec::new() })
        } else {
            self.anew(&question).unwrap_or_else(|| self.decided(question, turns))
        };
        let reply = compose::compose(self, &question, &verdict);
        let mut facts: Vec<FactIdx> = reply.citations.iter().map(Citation::fact).collect();
        facts.dedup();
        let turn = Turn { utterance: read, facts };
        Answer { reply, turn, question, candidates, verdict }
    }

    /// A question with what was weighed and decided.
    fn decided(&self, question: Question, turns: &[Turn]) -> (Question, Vec<Candidate>, Verdict) {
        let candidates = rank::rank(self, &question, turns);
        let verdict = decide::decide(self, &question, turns, &candidates);
        (question, candidates, verdict)
    }

    /// The same as a question of its own, if it can do without the turns before: in a talk people also begin anew.
    fn anew(&self, question: &Question) -> Option<(Question, Vec<Candidate>, Verdict)> {
        let may = question.follow_up && !question.goes_on;
        let own = may.then(|| parse::parse(self, &question.utterance, &[], Some(question.language)))?;
        let (own, candidates, verdict) = self.decided(own, &[]);
        let told = matches!(verdict, Verdict::Answer { .. } | Verdict::Correct(_) | Verdict::Conflict(_));
        let sure = candidates.first().is_some_and(|best| best.score >= self.settings.anew_from);
        (told && sure).then_some((own, candidates, verdict))
    }

    /// An utterance as a question, without an answer.
    pub fn read(&self, utterance: &str, preferred: Language) -> Question {
        parse::parse(self, utterance, &[], Some(preferred))
    }

    /// For each of the first candidates, the signs that it contradicts the question, in the order of [`Sign::ALL`].
    pub fn doubts(&self, answer: &Answer) -> Vec<[f64; Sign::ALL.len()]> {
        premise::signs(self, &answer.question, &answer.candidates).into_iter().map(|signs| signs.values).collect()
    }

    /// The fact a question leads to, whatever the thresholds say: for checking asks against each other.
    pub fn best_fact(&self, utterance: &str, language: Language) -> Option<FactIdx> {
        let question = parse::parse(self, utterance, &[], Some(language));
        rank::rank(self, &question, &[]).first().map(|candidate| candidate.fact)
    }

    /// The same as if one ask of a fact (counted from 0 in that language) had never been written.
    pub fn best_fact_without(&self, utterance: &str, language: Language, fact: FactIdx, ask: usize) -> Option<FactIdx> {
        self.candidates_without(utterance, language, fact, ask).first().map(|candidate| candidate.fact)
    }

    /// All that is weighed then, best first.
    pub fn candidates_without(&self, utterance: &str, language: Language, fact: FactIdx, ask: usize) -> Vec<Candidate> {
        let question = parse::parse(self, utterance, &[], Some(language));
        // An ask that reads as the other language is compared with the asks of that one anyway.
        let hidden = (question.language == language).then_some((fact, ask));
        rank::rank_without(self, &question, &[], hidden)
    }

    /// Whether two facts rest on the same words of the same document, or say so of each other.
    pub fn shares_evidence(&self, one: FactIdx, other: FactIdx) -> bool {
        let (a, b) = (self.base.fact(one), self.base.fact(other));
        let overlap = a.source == b.source
            && a.quotes.iter().any(|p| b.quotes.iter().any(|q| p.start < q.end && q.start < p.end));
        let related = |from: &crate::facts::model::Fact, to: FactIdx| {
            from.corroborates.contains(&to) || from.differs.contains(&to) || from.corrects.contains(&to)
        };
        overlap || related(a, other) || related(b, one)
    }

    /// Whether a word is an inflection of a known one: then it is spelt right.
    fn is_inflected(&self, word: &str) -> bool {
        Language::ALL.into_iter().any(|language| self.vocabulary().concepts_of_word(language, word).is_some())
    }
}

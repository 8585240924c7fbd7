//! Every constant that shapes an answer. What each does, and what happens when it is raised, stands in `config.toml`.

use super::sign::Sign;
use super::signals::Signal;
use serde::Deserialize;

/// The engine's constants; defaults are those of `config.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Longest utterance that is read, in characters.
    pub max_chars: usize,
    /// How many candidates are compared ask by ask.
    pub shortlist: usize,
    /// What each signal counts in a candidate's score, which makes the order and decides whether it is said.
    pub weights: Weights,
    /// What each sign of a false premise counts.
    pub premise: Doubts,
    /// How sure a false premise must be to be corrected, 0 to 1.
    pub threshold_premise: f64,
    /// How sure it must be to be denied outright; below, the reader is asked to compare.
    pub sure_premise: f64,
    /// Score from which a fact is an answer.
    pub threshold_score: f64,
    /// The same for "and Rubio?", which says one thing and leaves the rest to the turn before, if a fact has all of it.
    pub threshold_follow_up: f64,
    /// Score from which an answer stands although another one is as good.
    pub threshold_sure: f64,
    /// Lead over the next fact, in log-odds, below which both are shown.
    pub margin_beside: f64,
    /// Lead over the next different evidence, below which an unsure answer is asked back about.
    pub threshold_margin: f64,
    /// Weight of an ordinary word that no fact knows.
    pub weight_common_word: f64,
    /// Weight of an ordinary word without a concept that some fact has, beside other such words.
    pub weight_ordinary_word: f64,
    /// Weight of any other word that no fact knows.
    pub weight_unknown_word: f64,
    /// Weight of the words of the turn before, in a follow-up.
    pub weight_context: f64,
    /// What each turn further back keeps of that weight.
    pub context_decay: f64,
    /// How many earlier turns a follow-up looks at.
    pub context_turns: usize,
    /// A question with at most this many words of content may be a follow-up without saying so.
    pub elliptic_terms: usize,
    /// With so many words of content a "his" or "that" points at none of an earlier turn.
    pub whole_terms: usize,
    /// From which score a question that may go on from the turn before is answered as one of its own.
    pub anew_from: f64,
    /// How many facts a comparison or list may show.
    pub most_facts: usize,
    /// How many events the answer to "what happened in 2019?" may show.
    pub most_events: usize,
    /// Score from which a fact stands for one side of a comparison.
    pub threshold_side: f64,
    /// How much of a claim a fact must say to speak for it, 0 to 1.
    pub threshold_evidence: f64,
    /// How many nearest questions an abstention names.
    pub suggestions: usize,
    /// What a kind of question (who, when, where …) counts in the likeness of two questions, in the unit of idf.
    pub weight_intent: f64,
    /// What a word of a longer name counts beside the name.
    pub weight_part_of_name: f64,
    /// What a word without a concept counts, beside 1 for names and concepts.
    pub weight_word: f64,
    /// What a year, month or day counts.
    pub weight_time: f64,
    /// What a negation counts.
    pub weight_negation: f64,
    /// How much of the whole base's wording each fact's own is mixed with, in occurrences per word that the base has.
    pub smoothing: f64,
    /// How central a word is that stands in a quote, beside 1 for asks and claims.
    pub central_quote: f64,
    /// How central a fact's entities, place, date and number are.
    pub central_qualifier: f64,
    /// How central a word is that a single ask has, and nothing else.
    pub central_once: f64,
    /// How central the words are by which we speak of the document.
    pub central_source: f64,
    /// From which share of an unknown word's weight a name in a denied statement has to be in the question too.
    pub denial_name: f64,
    /// From which likeness in letters a question counts as an ask word for word.
    pub verbatim_from: f64,
    /// From which likeness in letters the ask that is most alike counts as meant, whatever is misspelt.
    pub alike_from: f64,
    /// How alike a yes/no question and the nearest yes/no ask must be to be answered with "yes".
    pub sure_yes: f64,
    /// Share of the best score from which a differing fact is shown beside it.
    pub nearly_as_good: f64,
    /// Share of the best coverage from which an event is put on a list in order.
    pub timeline_coverage: f64,
    /// How many candidates may contradict a premise by an opposite or a swap.
    pub premise_candidates: usize,
    /// How many first candidates are compared letter by letter.
    pub reranked: usize,
    /// Shortest word, in letters, that is repaired.
    pub repair_from: usize,
    /// Shortest word, in letters, in which two edits are repaired.
    pub repair_two_from: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            max_chars: 4000,
            shortlist: 32,
            weights: Weights::default(),
            premise: Doubts::default(),
            threshold_premise: 0.6,
            sure_premise: 0.85,
            threshold_score: 0.42,
            threshold_follow_up: 0.1,
            threshold_sure: 0.6,
            margin_beside: 0.2,
            threshold_margin: 0.003,
            weight_common_word: 0.3,
            weight_ordinary_word: 0.7,
            weight_unknown_word: 0.6,
            weight_context: 0.5,
            context_decay: 0.5,
            context_turns: 3,
            elliptic_terms: 2,
            whole_terms: 4,
            anew_from: 0.65,
            most_facts: 3,
            most_events: 6,
            threshold_side: 0.2,
            threshold_evidence: 0.7,
            suggestions: 3,
            weight_intent: 1.5,
            weight_part_of_name: 0.3,
            weight_word: 0.9,
            weight_time: 0.8,
            weight_negation: 0.4,
            smoothing: 0.05,
            central_quote: 0.9,
            central_qualifier: 0.9,
            central_once: 0.6,
            central_source: 0.6,
            denial_name: 0.2,
            verbatim_from: 0.95,
            alike_from: 0.8,
            sure_yes: 0.9,
            nearly_as_good: 0.85,
            timeline_coverage: 0.7,
            premise_candidates: 4,
            reranked: 5,
            repair_from: 4,
            repair_two_from: 6,
        }
    }
}

/// What each signal counts in the score: log-odds per unit.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// The log-odds before anything is seen.
    pub base: f64,
    /// See [`Signal::Coverage`].
    pub coverage: f64,
    /// See [`Signal::Likelihood`].
    pub likelihood: f64,
    /// See [`Signal::Ask`].
    pub ask: f64,
    /// See [`Signal::Asks`].
    pub asks: f64,
    /// See [`Signal::AskCoverage`].
    pub ask_coverage: f64,
    /// See [`Signal::SaidCoverage`].
    pub said_coverage: f64,
    /// See [`Signal::Letters`].
    pub letters: f64,
    /// See [`Signal::SameKind`].
    pub same_kind: f64,
    /// See [`Signal::Unknown`].
    pub unknown: f64,
    /// See [`Signal::Strange`].
    pub strange: f64,
    /// See [`Signal::Usual`].
    pub usual: f64,
    /// See [`Signal::LackUsual`].
    pub lack_usual: f64,
    /// See [`Signal::WorstLack`].
    pub worst_lack: f64,
    /// See [`Signal::LackShare`].
    pub lack_share: f64,
    /// See [`Signal::NotOffered`].
    pub not_offered: f64,
    /// See [`Signal::SoftlyNotOffered`].
    pub softly_not_offered: f64,
    /// See [`Signal::EntityLack`].
    pub entity_lack: f64,
    /// See [`Signal::OtherTime`].
    pub other_time: f64,
    /// See [`Signal::NumberLack`].
    pub number_lack: f64,
    /// See [`Signal::AttributeLack`].
    pub attribute_lack: f64,
    /// See [`Signal::FocusLack`].
    pub focus_lack: f64,
    /// See [`Signal::SameFact`].
    pub same_fact: f64,
    /// See [`Signal::Repeats`].
    pub repeats: f64,
    /// See [`Signal::SameSource`].
    pub same_source: f64,
    /// See [`Signal::Denied`].
    pub denied: f64,
    /// See [`Signal::Denial`].
    pub denial: f64,
    /// See [`Signal::Open`].
    pub open: f64,
    /// See [`Signal::Missed`].
    pub missed: f64,
    /// See [`Signal::Verbatim`].
    pub verbatim: f64,
}

impl Weights {
    /// A signal's weight.
    pub fn of(&self, signal: Signal) -> f64 {
        match signal {
            Signal::Coverage => self.coverage,
            Signal::Likelihood => self.likelihood,
            Signal::Ask => self.ask,
            Signal::Asks => self.asks,
            Signal::AskCoverage => self.ask_coverage,
            Signal::SaidCoverage => self.said_coverage,
            Signal::Letters => self.letters,
            Signal::SameKind => self.same_kind,
            Signal::Unknown => self.unknown,
            Signal::Strange => self.strange,
            Signal::Usual => self.usual,
            Signal::LackUsual => self.lack_usual,
            Signal::WorstLack => self.worst_lack,
            Signal::LackShare => self.lack_share,
            Signal::NotOffered => self.not_offered,
            Signal::SoftlyNotOffered => self.softly_not_offered,
            Signal::EntityLack => self.entity_lack,
            Signal::OtherTime => self.other_time,
            Signal::NumberLack => self.number_lack,
            Signal::AttributeLack => self.attribute_lack,
            Signal::FocusLack => self.focus_lack,
            Signal::SameFact => self.same_fact,
            Signal::Repeats => self.repeats,
            Signal::SameSource => self.same_source,
            Signal::Denied => self.denied,
            Signal::Denial => self.denial,
            Signal::Open => self.open,
            Signal::Missed => self.missed,
            Signal::Verbatim => self.verbatim,
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            base: 0.83,
            coverage: 0.88,
            likelihood: 0.6,
            ask: -3.91,
            asks: 4.77,
            ask_coverage: -2.26,
            said_coverage: -0.64,
            letters: 3.34,
            same_kind: 1.32,
            unknown: 3.5,
            strange: -6.3,
            usual: 0.15,
            lack_usual: 0.38,
            worst_lack: 0.66,
            lack_share: -3.69,
            not_offered: -1.43,
            softly_not_offered: -0.3,
            entity_lack: -0.38,
            other_time: 0.92,
            number_lack: 0.12,
            attribute_lack: -1.7,
            focus_lack: 0.38,
            same_fact: 0.35,
            repeats: -1.32,
            same_source: 3.38,
            denied: 1.87,
            denial: 1.28,
            open: -7.52,
            missed: -5.0,
            verbatim: 4.0,
        }
    }
}

/// What each sign of a false premise counts: log-odds per unit.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Doubts {
    /// The log-odds before anything is seen.
    pub base: f64,
    /// See [`Sign::Fit`].
    pub fit: f64,
    /// See [`Sign::Denied`].
    pub denied: f64,
    /// See [`Sign::DeniedMore`].
    pub denied_more: f64,
    /// See [`Sign::DeniedWords`].
    pub denied_words: f64,
    /// See [`Sign::DeniedOutright`].
    pub denied_outright: f64,
    /// See [`Sign::DeniedLetters`].
    pub denied_letters: f64,
    /// See [`Sign::Denial`].
    pub denial: f64,
    /// See [`Sign::Opposite`].
    pub opposite: f64,
    /// See [`Sign::Swapped`].
    pub swapped: f64,
    /// See [`Sign::SomebodyElse`].
    pub somebody_else: f64,
    /// See [`Sign::OtherNumber`].
    pub other_number: f64,
    /// See [`Sign::OtherTime`].
    pub other_time: f64,
    /// See [`Sign::Lacks`].
    pub lacks: f64,
    /// See [`Sign::NotOffered`].
    pub not_offered: f64,
    /// See [`Sign::YesNo`].
    pub yes_no: f64,
    /// See [`Sign::Assumes`].
    pub assumes: f64,
    /// See [`Sign::Why`].
    pub why: f64,
    /// See [`Sign::States`].
    pub states: f64,
}

impl Doubts {
    /// A sign's weight.
    pub fn of(&self, sign: Sign) -> f64 {
        match sign {
            Sign::Fit => self.fit,
            Sign::Denied => self.denied,
            Sign::DeniedMore => self.denied_more,
            Sign::DeniedWords => self.denied_words,
            Sign::DeniedOutright => self.denied_outright,
            Sign::DeniedLetters => self.denied_letters,
            Sign::Denial => self.denial,
            Sign::Opposite => self.opposite,
            Sign::Swapped => self.swapped,
            Sign::SomebodyElse => self.somebody_else,
            Sign::OtherNumber => self.other_number,
            Sign::OtherTime => self.other_time,
            Sign::Lacks => self.lacks,
            Sign::NotOffered => self.not_offered,
            Sign::YesNo => self.yes_no,
            Sign::Assumes => self.assumes,
            Sign::Why => self.why,
            Sign::States => self.states,
        }
    }
}

impl Default for Doubts {
    fn default() -> Self {
        Self {
            base: -3.52,
            fit: 0.11,
            denied: -0.88,
            denied_more: 2.32,
            denied_words: 0.28,
            denied_outright: 4.65,
            denied_letters: 5.14,
            denial: 0.33,
            opposite: 2.45,
            swapped: 3.91,
            somebody_else: -4.27,
            other_number: 4.2,
            other_time: 4.30,
            lacks: 0.56,
            not_offered: 0.94,
            yes_no: 0.0,
            assumes: 1.79,
            why: 1.31,
            states: -0.16,
        }
    }
}

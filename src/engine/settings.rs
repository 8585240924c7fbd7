//! Every constant that shapes an answer. What each does, and what happens when it is raised, stands in `config.toml`.

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
    /// Score from which a fact is an answer.
    pub threshold_score: f64,
    /// Score from which an answer stands although another one is as good.
    pub threshold_sure: f64,
    /// Lead over the next different evidence, below which an unsure answer is asked back about.
    pub threshold_margin: f64,
    /// How alike question and denied statement must be for a correction.
    pub threshold_denial: f64,
    /// How much more alike the denied statement must be than the best ask.
    pub margin_denial: f64,
    /// Weight of an ordinary word that no fact knows.
    pub weight_common_word: f64,
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
    /// How many facts a comparison or list may show.
    pub most_facts: usize,
    /// Confidence from which a fact stands for one side of a comparison.
    pub threshold_side: f64,
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
    /// How central the words are by which we speak of the document.
    pub central_source: f64,
    /// How much of what only the denial says must be asked.
    pub denial_words: f64,
    /// How much of the whole denied statement must be asked.
    pub denial_whole: f64,
    /// From which share of an unknown word's weight a name in a denied statement has to be in the question too.
    pub denial_name: f64,
    /// How much the score of the fact adds to the likeness of what it denies.
    pub denial_fit: f64,
    /// How much of the rest of the question must fit a fact that says the contrary of one word.
    pub premise_opposite_rest: f64,
    /// How much of the rest must fit a fact in which only a name, number or time is another.
    pub premise_swapped_rest: f64,
    /// Score from which a fact about the swapped name shows that it is not swapped.
    pub premise_somebody_else: f64,
    /// Share of the best score from which a fact may contradict by an opposite or a swap.
    pub premise_fitting: f64,
    /// How telling that rest must be, in words that no fact knows.
    pub premise_telling: f64,
    /// How alike a yes/no question and the nearest yes/no ask must be to be answered with "yes".
    pub sure_yes: f64,
    /// Share of the best score from which a differing fact is shown beside it.
    pub nearly_as_good: f64,
    /// Share of the best coverage from which an event is put on a list in order.
    pub timeline_coverage: f64,
    /// How many candidates may contradict a premise by an opposite or a swap.
    pub premise_candidates: usize,
    /// How many first candidates are compared letter by letter and put in order of confidence.
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
            shortlist: 24,
            weights: Weights::default(),
            threshold_score: 0.45,
            threshold_sure: 0.6,
            threshold_margin: 0.003,
            threshold_denial: 0.55,
            margin_denial: 0.05,
            weight_common_word: 0.3,
            weight_unknown_word: 0.6,
            weight_context: 0.5,
            context_decay: 0.5,
            context_turns: 3,
            elliptic_terms: 2,
            most_facts: 3,
            threshold_side: 0.25,
            suggestions: 3,
            weight_intent: 1.5,
            weight_part_of_name: 0.3,
            weight_word: 0.9,
            weight_time: 0.8,
            weight_negation: 0.4,
            smoothing: 0.05,
            central_quote: 0.9,
            central_qualifier: 0.9,
            central_source: 0.6,
            denial_words: 0.5,
            denial_whole: 0.7,
            denial_name: 0.2,
            denial_fit: 0.25,
            premise_opposite_rest: 0.5,
            premise_swapped_rest: 0.75,
            premise_somebody_else: 0.6,
            premise_fitting: 0.3,
            premise_telling: 1.0,
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
    /// See [`Signal::SameSource`].
    pub same_source: f64,
    /// See [`Signal::Denied`].
    pub denied: f64,
    /// See [`Signal::Open`].
    pub open: f64,
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
            Signal::SameSource => self.same_source,
            Signal::Denied => self.denied,
            Signal::Open => self.open,
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            base: 0.28,
            coverage: -0.26,
            likelihood: 0.47,
            ask: -3.99,
            asks: 5.31,
            ask_coverage: -3.22,
            said_coverage: 0.29,
            letters: 5.59,
            same_kind: 2.71,
            unknown: -1.72,
            worst_lack: 1.44,
            lack_share: -4.43,
            not_offered: -2.05,
            softly_not_offered: 2.19,
            entity_lack: 1.04,
            other_time: 0.25,
            number_lack: -0.49,
            attribute_lack: -2.17,
            focus_lack: 0.11,
            same_fact: -0.0,
            same_source: 2.53,
            denied: 4.61,
            open: -9.82,
        }
    }
}

//! Every constant that shapes an answer. What each does, and what happens when it is raised, stands in `config.toml`.

use super::rank::Signal;
use serde::Deserialize;

/// The engine's constants; defaults are those of `config.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Longest utterance that is read, in characters.
    pub max_chars: usize,
    /// How many candidates are compared ask by ask.
    pub shortlist: usize,
    /// What each signal counts in a candidate's score, which makes the order.
    pub weights: Weights,
    /// What each signal counts in a candidate's confidence, which decides whether it is said.
    pub confidence: Weights,
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
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            max_chars: 4000,
            shortlist: 24,
            weights: Weights::default(),
            confidence: Weights {
                base: -1.3,
                coverage: 1.44,
                ask: -0.43,
                asks: 0.92,
                ask_coverage: -0.4,
                said_coverage: 0.28,
                letters: 2.08,
                same_kind: 0.82,
                unknown: -0.98,
                worst_lack: 0.3,
                lack_share: -1.76,
                not_offered: -1.74,
                softly_not_offered: 0.29,
                entity_lack: -0.5,
                other_time: -0.7,
                number_lack: -0.23,
                attribute_lack: -1.79,
                focus_lack: -0.41,
                same_fact: -0.07,
                same_source: 0.39,
                denied: 0.43,
                open: -4.14,
            },
            threshold_score: 0.45,
            threshold_sure: 0.6,
            threshold_margin: 0.0,
            threshold_denial: 0.55,
            margin_denial: 0.02,
            weight_common_word: 0.3,
            weight_unknown_word: 0.6,
            weight_context: 0.5,
            context_decay: 0.5,
            context_turns: 3,
            elliptic_terms: 2,
            most_facts: 3,
            threshold_side: 0.25,
            suggestions: 3,
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
            base: -4.0,
            coverage: 5.0,
            ask: 5.0,
            asks: 0.5,
            ask_coverage: 1.0,
            said_coverage: 1.0,
            letters: 0.5,
            same_kind: 0.0,
            unknown: 0.0,
            worst_lack: -1.0,
            lack_share: -1.0,
            not_offered: -1.0,
            softly_not_offered: -0.3,
            entity_lack: -1.5,
            other_time: -1.5,
            number_lack: -1.0,
            attribute_lack: -3.0,
            focus_lack: -1.5,
            same_fact: 1.0,
            same_source: 0.5,
            denied: -1.0,
            open: -1.0,
        }
    }
}

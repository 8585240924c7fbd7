//! How likely a question is in the words of a fact: query-likelihood language models (Ponte and Croft 1998) with
//! Dirichlet smoothing (Zhai and Lafferty 2004). Each fact has two: one of what it answers (its asks, claim and quotes),
//! and one of the questions it leaves open.

use super::Settings;
use super::features::{Feature, Features, Meaning};
use super::index::{TELLING_INTENTS, Unit};
use super::parse::Question;
use crate::facts::model::FactIdx;

/// The models of every fact in one language.
#[derive(Debug, Default)]
pub struct Likelihood {
    /// Per feature, the models that have it.
    postings: Vec<Vec<Posting>>,
    /// Per feature, how often it occurs in the whole base.
    met: Vec<f64>,
    /// Per model, how many occurrences it was made of: first what each fact answers, then what each leaves open.
    lengths: Vec<f64>,
    /// The same of the whole base.
    all: f64,
    /// How many occurrences of the base's wording each model is smoothed with.
    smoothing: f64,
}

/// A feature in a model.
#[derive(Debug, Clone, Copy)]
struct Posting {
    model: usize,
    times: f64,
    /// What the feature adds to the log-likelihood of a text that has it.
    gain: f64,
}

/// Log-likelihoods below this one are all alike: a stray word more or less makes no difference any longer.
const LEAST: f64 = -8.0;

impl Likelihood {
    /// Empty models for a number of facts.
    pub fn new(facts: usize) -> Self {
        Self { lengths: vec![0.0; 2 * facts], ..Self::default() }
    }

    /// Counts a text that a fact answers, or says.
    pub fn answers(&mut self, fact: FactIdx, unit: &Unit) {
        self.count(fact.0, unit);
    }

    /// Counts a question that a fact leaves open.
    pub fn leaves_open(&mut self, fact: FactIdx, unit: &Unit) {
        self.count(self.lengths.len() / 2 + fact.0, unit);
    }

    fn count(&mut self, model: usize, unit: &Unit) {
        for feature in unit.terms.iter().flat_map(|(features, _)| features) {
            let at = feature.0 as usize;
            if self.postings.len() <= at {
                self.postings.resize(at + 1, Vec::new());
                self.met.resize(at + 1, 0.0);
            }
            // Texts come fact by fact, so the model is among the last two.
            match self.postings[at].iter_mut().rev().take(2).find(|posting| posting.model == model) {
                Some(posting) => posting.times += 1.0,
                None => self.postings[at].push(Posting { model, times: 1.0, gain: 0.0 }),
            }
            self.met[at] += 1.0;
            self.lengths[model] += 1.0;
            self.all += 1.0;
        }
    }

    /// To be called when every text is counted.
    pub fn smooth(&mut self, settings: &Settings) {
        let kinds = self.met.iter().filter(|met| **met > 0.0).count() as f64;
        self.smoothing = settings.smoothing * kinds;
        for (postings, met) in self.postings.iter_mut().zip(&self.met) {
            for posting in postings {
                posting.gain = (1.0 + posting.times * self.all / (self.smoothing * met)).ln();
            }
        }
    }

    /// The log of each fact's share in the probability of the question, among all that facts answer or leave open
    /// (Bayes, every model being as likely). 0 is certain; nothing is below [`LEAST`]. If `unwritten` names an ask of a fact,
    /// it counts as never written.
    pub fn shares(
        &self,
        settings: &Settings,
        features: &Features,
        question: &Question,
        unwritten: Option<(FactIdx, &Unit)>,
    ) -> Vec<f64> {
        let mut sums = vec![0.0_f64; self.lengths.len()];
        let mut gains = vec![0.0_f64; sums.len()];
        let mut asked = 0.0;
        let mut add = |alternatives: &[Feature], share: f64| {
            let mut touched: Vec<usize> = Vec::new();
            let mut known = false;
            for feature in alternatives {
                for posting in self.postings.get(feature.0 as usize).into_iter().flatten() {
                    known = true;
                    let gain = match unwritten {
                        Some((fact, unit)) if fact.0 == posting.model && unit.has(*feature) => {
                            let met = self.met[feature.0 as usize];
                            (1.0 + (posting.times - 1.0) * self.all / (self.smoothing * met)).ln()
                        }
                        _ => posting.gain,
                    };
                    if gains[posting.model] == 0.0 {
                        touched.push(posting.model);
                    }
                    gains[posting.model] = gains[posting.model].max(gain);
                }
            }
            for model in touched {
                sums[model] += share * gains[model];
                gains[model] = 0.0;
            }
            if known {
                asked += share;
            }
        };
        for term in &question.terms {
            add(&term.features, if term.context { settings.weight_context } else { 1.0 });
        }
        for kind in TELLING_INTENTS.into_iter().filter(|kind| question.asks_for(*kind)) {
            add(features.get(&Meaning::Intent(kind)).as_slice(), 1.0);
        }
        for (model, (sum, length)) in sums.iter_mut().zip(&self.lengths).enumerate() {
            let unwritten = unwritten.filter(|(fact, _)| fact.0 == model);
            let shorter = unwritten.map_or(0.0, |(_, unit)| unit.terms.iter().map(|(f, _)| f.len() as f64).sum());
            *sum += asked * (self.smoothing / (length - shorter + self.smoothing)).ln();
        }
        let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let all = most + sums.iter().map(|sum| (sum - most).exp()).sum::<f64>().ln();
        sums.truncate(self.lengths.len() / 2);
        sums.into_iter().map(|sum| (sum - all).max(LEAST)).collect()
    }
}

//! How likely a question is in the words of a fact: query-likelihood language models (Ponte and Croft 1998) with
//! Dirichlet smoothing (Zhai and Lafferty 2004). Each fact has three: of what it answers (its asks, claim and quotes), of
//! the questions it leaves open, and of the statements it denies.

use super::Settings;
use super::features::{Feature, Features, Meaning};
use super::index::{TELLING_INTENTS, Unit};
use super::parse::Question;
use crate::facts::model::FactIdx;

/// The models of every fact in one language.
#[derive(Debug, Default)]
pub struct Likelihood {
    facts: usize,
    /// Per feature, the models that have it.
    postings: Vec<Vec<Posting>>,
    /// Per feature, how often it occurs in the whole base.
    met: Vec<f64>,
    /// Per model, how many occurrences it was made of: first what each fact answers, then what each leaves open, then what
    /// each denies.
    lengths: Vec<f64>,
    /// The same of the whole base.
    all: f64,
    /// How many occurrences of the base's wording each model is smoothed with.
    smoothing: f64,
    /// Asks, and questions left open.
    asked: Texts,
    open: Texts,
}

/// How many texts there are, and how many have each feature.
#[derive(Debug, Default)]
struct Texts {
    all: f64,
    with: Vec<f64>,
}

impl Texts {
    fn count(&mut self, unit: &Unit) {
        self.all += 1.0;
        for feature in unit.terms.iter().flat_map(|(features, _)| features) {
            let at = feature.0 as usize;
            if self.with.len() <= at {
                self.with.resize(at + 1, 0.0);
            }
            self.with[at] += 1.0;
        }
    }

    fn with(&self, feature: Feature) -> f64 {
        self.with.get(feature.0 as usize).copied().unwrap_or_default()
    }
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
        Self { facts, lengths: vec![0.0; 3 * facts], ..Self::default() }
    }

    /// Counts an ask of a fact.
    pub fn answers(&mut self, fact: FactIdx, unit: &Unit) {
        self.asked.count(unit);
        self.count(fact.0, unit);
    }

    /// Counts a text of a fact itself: claim or quote.
    pub fn says(&mut self, fact: FactIdx, unit: &Unit) {
        self.count(fact.0, unit);
    }

    /// Counts a question that a fact leaves open.
    pub fn leaves_open(&mut self, fact: FactIdx, unit: &Unit) {
        self.open.count(unit);
        self.count(self.facts + fact.0, unit);
    }

    /// Counts a statement that a fact denies.
    pub fn denies(&mut self, fact: FactIdx, unit: &Unit) {
        self.count(2 * self.facts + fact.0, unit);
    }

    /// How much more usual something is in questions that are answered than in questions that are left open, whatever fact
    /// they are about: the difference of the logarithms (naive Bayes, Maron 1961, with one added to each count). Above 0
    /// speaks for an answer; 0 if neither has it.
    pub fn usual(&self, alternatives: &[Feature], unwritten: Option<(FactIdx, &Unit)>) -> f64 {
        let asked = |feature: Feature| {
            let hidden = unwritten.is_some_and(|(_, unit)| unit.has(feature));
            self.asked.with(feature) - f64::from(u8::from(hidden))
        };
        let most =
            |count: &dyn Fn(Feature) -> f64| alternatives.iter().map(|feature| count(*feature)).fold(0.0, f64::max);
        let (asked, open) = (most(&asked), most(&|feature| self.open.with(feature)));
        if asked + open < 1.0 {
            return 0.0;
        }
        ((asked + 1.0) / (self.asked.all + 2.0)).ln() - ((open + 1.0) / (self.open.all + 2.0)).ln()
    }

    fn count(&mut self, model: usize, unit: &Unit) {
        for feature in unit.terms.iter().flat_map(|(features, _)| features) {
            let at = feature.0 as usize;
            if self.postings.len() <= at {
                self.postings.resize(at + 1, Vec::new());
                self.met.resize(at + 1, 0.0);
            }
            // Texts come fact by fact, so the model is among the last three.
            match self.postings[at].iter_mut().rev().take(3).find(|posting| posting.model == model) {
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

    /// For each fact: the log of its share in the probability of the question, among all that facts answer or leave open
    /// (Bayes, every model being as likely; 0 is certain, nothing is below [`LEAST`]); and how much likelier the question
    /// is in the words of what the fact denies than in those of what it answers (a difference of logs, for each word
    /// asked, -1 to 1). If `unwritten` names an ask of a fact, it counts as never written.
    pub fn of(
        &self,
        settings: &Settings,
        features: &Features,
        question: &Question,
        unwritten: Option<(FactIdx, &Unit)>,
    ) -> Vec<(f64, f64)> {
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
        let (rivals, denied) = sums.split_at(2 * self.facts);
        let most = rivals.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let all = most + rivals.iter().map(|sum| (sum - most).exp()).sum::<f64>().ln();
        let asked = f64::max(asked, 1.0);
        // The first models among the rivals are what the facts answer: as many as there are of what they deny.
        rivals
            .iter()
            .zip(denied)
            .map(|(sum, denied)| ((sum - all).max(LEAST), ((denied - sum) / asked).clamp(-1.0, 1.0)))
            .collect()
    }
}

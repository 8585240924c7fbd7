//! How likely a question is in the words of a fact: query-likelihood language models (Ponte and Croft 1998) with
//! Dirichlet smoothing (Zhai and Lafferty 2004). Each fact has three: of what it answers (its asks, claim and quotes), of
//! the questions it leaves open, and of the statements it denies. What a question gathers in them is in `walk`.

use super::Settings;
use super::features::Feature;
use super::marks::Marks;
use super::units::{Piece, Unit};
use crate::facts::model::FactIdx;

/// Which of a fact's models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Of what it answers.
    Answers,
    /// Of what it leaves open.
    LeavesOpen,
    /// Of what it denies.
    Denies,
}

/// How often features stand in texts.
#[derive(Debug, Default)]
pub struct Counts {
    /// Asks, and questions left open.
    asked: Texts,
    open: Texts,
    /// Per fact and model, how many occurrences it is made of.
    lengths: Vec<[u32; 3]>,
}

/// How many texts there are, and how many have each feature.
#[derive(Debug, Default)]
struct Texts {
    all: u32,
    with: Vec<u32>,
}

impl Texts {
    fn count(&mut self, pieces: &[Piece]) {
        self.all += 1;
        for piece in pieces {
            self.add(piece.feature(), 1);
        }
    }

    fn add(&mut self, feature: Feature, times: u32) {
        let at = feature.0 as usize;
        if self.with.len() <= at {
            self.with.resize(at + 1, 0);
        }
        if let Some(slot) = self.with.get_mut(at) {
            *slot += times;
        }
    }

    fn with(&self, feature: Feature) -> f64 {
        self.with.get(feature.0 as usize).copied().map_or(0.0, f64::from)
    }

    fn append(&mut self, other: &Self, features: &[Feature]) {
        self.all += other.all;
        for (times, feature) in other.with.iter().zip(features).filter(|(times, _)| **times > 0) {
            self.add(*feature, *times);
        }
    }
}

impl Counts {
    /// What is added from now on is the next fact's.
    pub fn next_fact(&mut self) {
        self.lengths.push([0; 3]);
    }

    /// Counts a text of the last fact, by how many features its terms may mean.
    pub fn add(&mut self, of: Of, pieces: usize) {
        if let Some(length) = self.lengths.last_mut().and_then(|lengths| lengths.get_mut(of as usize)) {
            *length += pieces as u32;
        }
    }

    /// Counts an ask.
    pub fn ask(&mut self, pieces: &[Piece]) {
        self.asked.count(pieces);
    }

    /// Counts a question that is left open.
    pub fn open(&mut self, pieces: &[Piece]) {
        self.open.count(pieces);
    }

    /// Adds the facts of another one after its own, whose features have other numbers here.
    pub fn append(&mut self, other: Self, features: &[Feature]) {
        self.asked.append(&other.asked, features);
        self.open.append(&other.open, features);
        self.lengths.extend(other.lengths);
    }
}

/// The models of every fact in one language.
#[derive(Debug, Default)]
pub struct Likelihood {
    counts: Counts,
    /// Per feature, how often it occurs in the whole base.
    met: Vec<f64>,
    /// How many occurrences the base has.
    all: f64,
    /// How many occurrences of the base's wording each model is smoothed with.
    smoothing: f64,
    /// What each word that is asked costs a model, by the model's length.
    costs: Vec<f64>,
}

impl Likelihood {
    /// From what was counted.
    pub fn of(counts: Counts, marks: &Marks, features: usize, settings: &Settings) -> Self {
        let mut met = vec![0.0; features];
        for mark in &marks.all {
            if let Some(slot) = met.get_mut(mark.feature.0 as usize) {
                *slot += mark.times.into_iter().map(f64::from).sum::<f64>();
            }
        }
        let kinds = met.iter().filter(|met| **met > 0.0).count() as f64;
        let smoothing = settings.smoothing * kinds;
        let longest = counts.lengths.iter().flatten().copied().max().unwrap_or_default();
        let costs = (0..=longest).map(|length| cost(smoothing, f64::from(length))).collect();
        let all = counts.lengths.iter().flatten().copied().map(f64::from).sum();
        Self { counts, met, all, smoothing, costs }
    }

    /// Whether a text of any fact has a feature.
    pub fn knows(&self, feature: Feature) -> bool {
        self.met(feature) > 0.0
    }

    fn met(&self, feature: Feature) -> f64 {
        self.met.get(feature.0 as usize).copied().unwrap_or_default()
    }

    /// What a feature adds to the log-likelihood of a question in a model that has it so many times.
    pub fn gain(&self, feature: Feature, times: u8) -> f64 {
        (1.0 + f64::from(times) * self.all / (self.smoothing * self.met(feature))).ln()
    }

    /// What each word that is asked costs a model of a fact.
    #[inline]
    pub fn cost(&self, fact: usize, of: Of) -> f64 {
        self.costs.get(self.length(fact, of)).copied().unwrap_or_default()
    }

    /// The same without one of the texts it is made of.
    pub fn cost_without(&self, fact: usize, of: Of, unit: &Unit) -> f64 {
        cost(self.smoothing, (self.length(fact, of) - unit.len()) as f64)
    }

    /// How many occurrences a model is made of.
    #[inline]
    fn length(&self, fact: usize, of: Of) -> usize {
        let lengths = self.counts.lengths.get(fact).copied().unwrap_or_default();
        lengths.get(of as usize).copied().unwrap_or_default() as usize
    }

    /// How much more usual something is in questions that are answered than in questions that are left open, whatever fact
    /// they are about: the difference of the logarithms (naive Bayes, Maron 1961, with one added to each count). Above 0
    /// speaks for an answer; 0 if neither has it.
    pub fn usual(&self, alternatives: &[Feature], unwritten: Option<(FactIdx, Unit<'_>)>) -> f64 {
        let Counts { asked: all_asked, open: all_open, .. } = &self.counts;
        let asked = |feature: Feature| {
            let hidden = unwritten.is_some_and(|(_, unit)| unit.has(feature));
            all_asked.with(feature) - f64::from(u8::from(hidden))
        };
        let most =
            |count: &dyn Fn(Feature) -> f64| alternatives.iter().map(|feature| count(*feature)).fold(0.0, f64::max);
        let (asked, open) = (most(&asked), most(&|feature| all_open.with(feature)));
        if asked + open < 1.0 {
            return 0.0;
        }
        let share = |count: f64, all: u32| ((count + 1.0) / (f64::from(all) + 2.0)).ln();
        share(asked, all_asked.all) - share(open, all_open.all)
    }
}

/// What a word costs a model of a length: the share of its probability that the model keeps for words it hasn't met.
fn cost(smoothing: f64, length: f64) -> f64 {
    (smoothing / (length + smoothing)).ln()
}

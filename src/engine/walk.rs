//! One walk over the postings of a question's features gathers what ranking needs of every fact: how far the question reaches
//! it, and how likely the question is in its words. Exact for every fact, whatever the size of the base: what is common
//! costs more, but no posting is left out.

use super::features::{Feature, Meaning};
use super::index::Index;
use super::likelihood::Of;
use super::parse::Question;
use super::postings::Posting;
use super::reading::TELLING_INTENTS;
use super::units::Unit;
use super::{Engine, Turn};
use crate::facts::model::FactIdx;
use smallvec::SmallVec;

/// What a question gathers in one fact.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// How far it reaches the fact.
    reach: f64,
    /// What its words add to its log-likelihood in each model.
    models: [f64; 3],
}

/// What a question gathers in all facts.
pub struct Walk<'a> {
    index: &'a Index,
    /// An ask that counts as never written.
    unwritten: Option<(FactIdx, Unit<'a>)>,
    sums: Vec<Sums>,
    /// How much is asked that the base knows.
    asked: f64,
    /// The log-likelihood of the question in what each fact answers.
    answers: Vec<f64>,
    /// Logarithm of the question's probability in what all facts answer or leave open.
    all: f64,
}

/// Log-likelihoods below this one are all alike: a stray word more or less makes no difference any longer.
const LEAST: f64 = -8.0;
/// What it counts in the order of the facts that one is likelier than another, beside how much it covers.
const LIKELIER: f64 = 0.03;
/// What is less likely than the likeliest by this much adds nothing that a sum of doubles could hold.
const NOTHING: f64 = -45.0;

impl<'a> Walk<'a> {
    /// Walks. If `unwritten` names an ask of a fact, it counts as never written for how likely the question is.
    pub fn of(engine: &'a Engine, question: &Question, turns: &[Turn], unwritten: Option<(FactIdx, Unit<'a>)>) -> Self {
        let index = engine.index(question.language);
        let sums = vec![Sums::default(); engine.base.facts.len()];
        let mut walk = Self { index, unwritten, sums, asked: 0.0, answers: Vec::new(), all: 0.0 };
        for term in &question.terms {
            walk.add(&term.features, term.weight, if term.context { engine.settings.weight_context } else { 1.0 });
        }
        for kind in TELLING_INTENTS.into_iter().filter(|kind| question.asks_for(*kind)) {
            walk.add(index.features.get(&Meaning::Intent(kind)).as_slice(), 0.0, 1.0);
        }
        if question.follow_up {
            for fact in turns.iter().rev().take(1).flat_map(|turn| &turn.facts) {
                if let Some(sums) = walk.sums.get_mut(fact.0) {
                    sums.reach += index.unseen;
                }
            }
        }
        walk.answers = walk.of_models(Of::Answers);
        walk.all = walk.all();
        walk
    }

    /// Adds a term that may mean several features: the best of them counts.
    fn add(&mut self, features: &[Feature], weight: f64, share: f64) {
        let Self { index, sums, .. } = self;
        let unwritten = self.unwritten.as_ref();
        let mut lists: SmallVec<[List<'_>; 4]> =
            features.iter().map(|feature| List::of(index, *feature, unwritten)).collect();
        let mut add = |fact: u32, best: Sums| {
            let Some(sums) = sums.get_mut(fact as usize) else { return };
            sums.reach += weight * best.reach;
            for (sum, gain) in sums.models.iter_mut().zip(best.models) {
                *sum += share * gain;
            }
        };
        if let [list] = lists.as_slice() {
            list.left.iter().for_each(|posting| add(posting.fact, list.sums(*posting)));
        } else {
            // Each list is in the order of the base: what is first in any of them comes next.
            while let Some(fact) = lists.iter().filter_map(|list| Some(list.left.first()?.fact)).min() {
                let found = lists.iter_mut().filter_map(|list| list.take(fact));
                add(fact, found.fold(Sums::default(), Sums::or));
            }
        }
        if features.iter().any(|feature| index.likelihood.knows(*feature)) {
            self.asked += share;
        }
    }

    /// The log-likelihood of the question in a model of a fact, beside that of any words of the base.
    #[inline]
    fn of_model(&self, fact: usize, sums: &Sums, of: Of) -> f64 {
        let likelihood = &self.index.likelihood;
        let unwritten = self.unwritten.as_ref().filter(|(own, _)| own.0 == fact && of == Of::Answers);
        let cost =
            unwritten.map_or_else(|| likelihood.cost(fact, of), |(_, unit)| likelihood.cost_without(fact, of, unit));
        sums.models.get(of as usize).copied().unwrap_or_default() + self.asked * cost
    }

    /// The same in the models of all facts.
    fn of_models(&self, of: Of) -> Vec<f64> {
        self.sums.iter().enumerate().map(|(fact, sums)| self.of_model(fact, sums, of)).collect()
    }

    /// The log of the sum of the probabilities in what facts answer and leave open.
    fn all(&self) -> f64 {
        let open = self.of_models(Of::LeavesOpen);
        let models = || self.answers.iter().chain(&open).copied();
        let most = models().fold(f64::NEG_INFINITY, f64::max);
        let mut powers = Powers::default();
        let likely = models().map(|model| model - most).filter(|below| *below >= NOTHING);
        most + likely.map(|below| powers.of(below)).sum::<f64>().ln()
    }

    /// The log of a fact's share in the probability of the question, among all that facts answer or leave open (Bayes, every
    /// model being as likely; 0 is certain, nothing is below [`LEAST`]).
    pub fn share(&self, fact: FactIdx) -> f64 {
        (self.answers.get(fact.0).copied().unwrap_or_default() - self.all).max(LEAST)
    }

    /// How much likelier the question is in the words of what a fact denies than in those of what it answers (a difference
    /// of logs, for each word asked, -1 to 1).
    pub fn denial(&self, fact: FactIdx) -> f64 {
        let sums = self.sums.get(fact.0).copied().unwrap_or_default();
        let difference = self.of_model(fact.0, &sums, Of::Denies) - self.of_model(fact.0, &sums, Of::Answers);
        (difference / self.asked.max(1.0)).clamp(-1.0, 1.0)
    }

    /// So many of the facts that cover most of the question, whether by what they say or by what they deny, the likelier of those
    /// that cover it alike: the best first, equals in the order of the base.
    pub fn farthest(&self, most: usize) -> Vec<FactIdx> {
        let mut best: Vec<(f64, usize)> = Vec::with_capacity(most + 1);
        let mut least = 0.0;
        for (fact, sums) in self.sums.iter().enumerate() {
            if sums.reach * (1.0 - LIKELIER * LEAST) <= least || most == 0 {
                continue;
            }
            let reach = sums.reach * (1.0 + LIKELIER * (self.share(FactIdx(fact)) - LEAST));
            if reach <= least {
                continue;
            }
            let at = best.partition_point(|(other, _)| *other >= reach);
            best.insert(at, (reach, fact));
            best.truncate(most);
            least = best.last().filter(|_| best.len() == most).map_or(0.0, |(reach, _)| *reach);
        }
        best.into_iter().map(|(_, fact)| FactIdx(fact)).collect()
    }
}

impl Sums {
    fn or(self, other: Self) -> Self {
        let mut best = Self { reach: self.reach.max(other.reach), ..self };
        for (best, other) in best.models.iter_mut().zip(other.models) {
            *best = best.max(other);
        }
        best
    }
}

/// Powers of e that were asked for lately: models of one length that have the same words of a question are as likely, and
/// most have none.
struct Powers([(f64, f64); 256]);

impl Default for Powers {
    fn default() -> Self {
        Self([(0.0, 1.0); 256])
    }
}

impl Powers {
    fn of(&mut self, exponent: f64) -> f64 {
        let bits = exponent.to_bits();
        let Some(known) = self.0.get_mut((bits >> 44 ^ bits >> 24 ^ bits) as usize & 255) else {
            return exponent.exp();
        };
        if known.0.to_bits() != bits {
            *known = (exponent, exponent.exp());
        }
        known.1
    }
}

/// The facts of a feature, with what it adds to the log-likelihood in a model by how often the model has it.
struct List<'a> {
    index: &'a Index,
    feature: Feature,
    left: &'a [Posting],
    gains: [f64; FEW],
    /// The fact with an ask that counts as never written, if the ask has the feature.
    poorer: Option<u32>,
}

/// Most features stand less often than this in a model; what they add is worked out once.
const FEW: usize = 8;

impl<'a> List<'a> {
    fn of(index: &'a Index, feature: Feature, unwritten: Option<&(FactIdx, Unit<'_>)>) -> Self {
        let gains = std::array::from_fn(|times| index.likelihood.gain(feature, times as u8));
        let poorer = unwritten.filter(|(_, unit)| unit.has(feature)).map(|(fact, _)| fact.0 as u32);
        Self { index, feature, left: index.postings.of_feature(feature), gains, poorer }
    }

    #[inline]
    fn gain(&self, times: u8) -> f64 {
        let few = self.gains.get(usize::from(times)).copied();
        few.unwrap_or_else(|| self.index.likelihood.gain(self.feature, times))
    }

    #[inline]
    fn sums(&self, posting: Posting) -> Sums {
        let [mut answers, open, denies] = posting.times;
        if self.poorer == Some(posting.fact) {
            answers = answers.saturating_sub(1);
        }
        let gain = |times: u8| if times == 0 { 0.0 } else { self.gain(times) };
        Sums { reach: posting.reach(&self.index.levels), models: [gain(answers), gain(open), gain(denies)] }
    }

    /// The next one, if it is of this fact.
    fn take(&mut self, fact: u32) -> Option<Sums> {
        let (first, rest) = self.left.split_first().filter(|(first, _)| first.fact == fact)?;
        self.left = rest;
        Some(self.sums(*first))
    }
}

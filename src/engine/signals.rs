//! What is seen of a candidate, and what it counts: the signals of a score, and what a fact lacks.

use super::settings::Weights;
use crate::facts::model::IntentKind;
use smallvec::SmallVec;

/// What made a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What was seen of the fact, in the order of [`Signal::ALL`].
    pub signals: [f64; Signal::ALL.len()],
    /// The nearest ask or claim, by its position among the fact's texts.
    pub nearest: Option<usize>,
    /// What the fact lacks.
    pub lacks: Vec<Lack>,
    /// Terms of the question that the fact has.
    pub matched: Terms,
    /// Terms that it has not.
    pub unmatched: Terms,
}

/// Some of a question's terms, by their positions.
pub type Terms = SmallVec<[usize; 8]>;

impl Explanation {
    /// One signal's value.
    pub fn signal(&self, signal: Signal) -> f64 {
        self.signals[signal as usize]
    }

    /// Each signal's share of the score before the logistic function, as `(signal, value, weight)`.
    pub fn shares<'a>(&'a self, weights: &'a Weights) -> impl Iterator<Item = (Signal, f64, f64)> + 'a {
        Signal::ALL.into_iter().zip(self.signals).map(|(signal, value)| (signal, value, weights.of(signal)))
    }
}

/// What is seen of a candidate. Values are 0 to 1 if nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// How much of the question's weight the fact covers.
    Coverage,
    /// How likely the question is in the words of the fact, beside all that facts answer or leave open: the logarithm of
    /// its share, -8 to 0.
    Likelihood,
    /// How alike question and nearest ask or claim are in meaning (Dice coefficient of weighted terms).
    Ask,
    /// The same for the next nearest ones, on average of the best three.
    Asks,
    /// How much of the question's weight the nearest ask alone covers.
    AskCoverage,
    /// How much of it the fact's claim and quotes cover, without its asks.
    SaidCoverage,
    /// How alike question and nearest ask are letter by letter.
    Letters,
    /// How alike question and nearest ask of the same kind (who, when, where, how many …) are.
    SameKind,
    /// The share of the question's weight that no fact at all knows.
    Unknown,
    /// The same if the question names nobody and nothing of ours.
    Strange,
    /// How much more usual the words of the question are in what facts answer than in what they leave open, in log-odds.
    Usual,
    /// The same for the words that the fact lacks.
    LackUsual,
    /// The most telling term of the question that the fact lacks.
    WorstLack,
    /// The share of the question's terms, each counted alike, that the fact lacks.
    LackShare,
    /// How many of who, when, where and how many are asked for and not given.
    NotOffered,
    /// Why or how is asked for and not given.
    SoftlyNotOffered,
    /// A name of the question isn't in the fact.
    EntityLack,
    /// It is of another year.
    OtherTime,
    /// A number of the question isn't in it.
    NumberLack,
    /// An attribute that is asked for (age, cost, spouse) isn't in it.
    AttributeLack,
    /// What is counted or chosen isn't in it.
    FocusLack,
    /// It carried the turn before, or rests on the same words.
    SameFact,
    /// It was shown the turn before, or says what the question has already ("besides …").
    Repeats,
    /// It is of the document that carried the turn before.
    SameSource,
    /// By how much the question is nearer to something that a fact denies than to any ask of this one; below 0 if it
    /// is farther.
    Denied,
    /// How much likelier the question is in the words of what this fact denies than in those of what it answers, in logs for
    /// each word asked, -1 to 1.
    Denial,
    /// By how much it is nearer to something that a fact leaves open than to any ask of this one; likewise.
    Open,
    /// Something quite certain is asked for that it hasn't got; see [`Wanted`](crate::facts::model::Wanted).
    Missed,
    /// Its ask is the one most alike to the question in letters, and nearly the same.
    Verbatim,
}

impl Signal {
    /// Every signal.
    pub const ALL: [Self; 29] = [
        Self::Coverage,
        Self::Likelihood,
        Self::Ask,
        Self::Asks,
        Self::AskCoverage,
        Self::SaidCoverage,
        Self::Letters,
        Self::SameKind,
        Self::Unknown,
        Self::Strange,
        Self::Usual,
        Self::LackUsual,
        Self::WorstLack,
        Self::LackShare,
        Self::NotOffered,
        Self::SoftlyNotOffered,
        Self::EntityLack,
        Self::OtherTime,
        Self::NumberLack,
        Self::AttributeLack,
        Self::FocusLack,
        Self::SameFact,
        Self::Repeats,
        Self::SameSource,
        Self::Denied,
        Self::Denial,
        Self::Open,
        Self::Missed,
        Self::Verbatim,
    ];
}

/// Something of the question that a fact lacks, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// It doesn't give what is asked for.
    Offer(IntentKind),
    /// A person, place or body.
    Entity(String),
    /// It is of another time.
    Time(String),
    /// A number.
    Number(String),
    /// An attribute.
    Attribute(String),
    /// What is counted or chosen.
    Focus(String),
}

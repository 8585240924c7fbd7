//! How well facts are found when their own questions are put otherwise: with slips of the finger, without accents, or
//! with words that the base has never seen. What is changed comes from a seed: the same seed, the same questions.

use super::judge::{Documents, judge_all};
use super::questions::Question;
use crate::engine::Engine;
use crate::facts::model::FactIdx;
use crate::text::{Language, PerLanguage};
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a question is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// With one random edit per six letters.
    Typos {
        /// Where the randomness comes from.
        seed: u64,
    },
    /// As written, while the ask itself is taken out of the base.
    LeaveOneOut,
    /// Spanish only: without accents and opening marks.
    Accents,
}

/// How many questions led to their fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Led to the fact itself, or to one that shares its evidence.
    pub right: usize,
    /// Were asked.
    pub asked: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.asked += 1;
        self.right += usize::from(right);
    }

    /// In percent.
    pub fn percent(self) -> f64 {
        if self.asked == 0 { 0.0 } else { 100.0 * self.right as f64 / self.asked as f64 }
    }
}

/// What came out of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was changed, in a few words.
    pub name: String,
    /// How many came out right.
    pub shares: PerLanguage<Share>,
}

impl Outcome {
    /// As a line of text.
    pub fn line(&self) -> String {
        let mut line = format!("{}:", self.name);
        for (language, share) in self.shares.iter().filter(|(_, share)| share.asked > 0) {
            let _ = write!(line, " {} {:.1} % ({} of {})", language.code(), share.percent(), share.right, share.asked);
        }
        line
    }
}

impl Test {
    /// Asks the engine every ask of every fact in the changed form. The thresholds don't count: only whether the fact
    /// that comes first is the right one.
    pub fn run(self, engine: &Engine) -> Outcome {
        let (name, languages): (String, &[Language]) = match self {
            Self::Typos { seed } => (format!("typos, one per {LETTERS_PER_TYPO} letters, seed {seed}"), &Language::ALL),
            Self::LeaveOneOut => ("ask left out of the base".to_owned(), &Language::ALL),
            Self::Accents => ("without accents and ¿¡".to_owned(), &[Language::Es]),
        };
        let mut shares = PerLanguage::<Share>::default();
        let all = asks(engine).filter(|(_, language, ..)| languages.contains(language));
        for (number, (fact, language, at, ask)) in (1..).zip(all) {
            let best = match self {
                Self::Typos { seed } => engine.best_fact(&with_typos(ask, &mut Dice::nth(seed, number)), language),
                Self::LeaveOneOut => engine.best_fact_without(ask, language, fact, at),
                Self::Accents => engine.best_fact(&without_accents(ask), language),
            };
            let right = best.is_some_and(|best| best == fact || engine.shares_evidence(best, fact));
            shares.get_mut(language).count(right);
        }
        Outcome { name, shares }
    }
}

/// Questions of a set that stand first in a talk, each asked right after another one of its language: as often as on its own
/// it should be right.
pub fn after_another(engine: &Engine, questions: &[Question], documents: &Documents, seed: u64) -> Outcome {
    let own: Vec<&Question> = questions.iter().filter(|question| question.after.is_empty()).collect();
    let asked: Vec<Question> = (1..)
        .zip(&own)
        .map(|(number, question)| {
            let from = Dice::nth(seed, number).below(own.len());
            let mut others = own.iter().cycle().skip(from).take(own.len());
            let other = others.find(|other| other.lang == question.lang && other.id != question.id);
            Question { after: other.map(|other| other.q.clone()).into_iter().collect(), ..(*question).clone() }
        })
        .collect();
    let mut shares = PerLanguage::<Share>::default();
    for record in judge_all(engine, &asked, documents) {
        if let Some(language) = Language::from_tag(&record.lang) {
            shares.get_mut(language).count(record.good);
        }
    }
    Outcome { name: format!("right after another question, seed {seed}"), shares }
}

/// Every ask of every fact, with its position among the fact's asks.
fn asks(engine: &Engine) -> impl Iterator<Item = (FactIdx, Language, usize, &String)> {
    engine.base().fact_entries().flat_map(|(index, fact)| {
        let of =
            move |language| fact.asks.get(language).iter().enumerate().map(move |(at, ask)| (index, language, at, ask));
        Language::ALL.into_iter().flat_map(of)
    })
}

/// How many letters there are to a slip.
const LETTERS_PER_TYPO: usize = 6;

/// Slips of the finger, one per six letters: a letter left out, doubled, swapped with the next, or another one.
fn with_typos(text: &str, dice: &mut Dice) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let slips = chars.iter().filter(|c| c.is_alphabetic()).count() / LETTERS_PER_TYPO;
    for _ in 0..slips {
        let letters: Vec<usize> =
            chars.iter().enumerate().filter(|(_, c)| c.is_alphabetic()).map(|(at, _)| at).collect();
        let Some(&at) = letters.get(dice.below(letters.len())) else { break };
        let Some(&letter) = chars.get(at) else { break };
        match dice.below(4) {
            0 => drop(chars.remove(at)),
            1 => chars.insert(at, letter),
            2 if chars.get(at + 1).is_some_and(|next| next.is_alphabetic()) => chars.swap(at, at + 1),
            _ => {
                let other = u8::try_from(dice.below(26)).map_or('e', |offset| char::from(b'a' + offset));
                if let Some(slot) = chars.get_mut(at) {
                    *slot = other;
                }
            }
        }
    }
    chars.into_iter().collect()
}

/// As typed on a keyboard without accents: `ñ` becomes `n`, `¿` and `¡` fall away.
fn without_accents(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c) && !matches!(c, '¿' | '¡')).collect()
}

/// Numbers that look random and are the same for the same seed (`SplitMix64`, Steele et al. 2014).
struct Dice(u64);

impl Dice {
    /// For the question with this number.
    fn nth(seed: u64, number: u64) -> Self {
        Self(seed.wrapping_mul(1_000_003).wrapping_add(number))
    }

    /// A number below a limit; 0 if there is none below it.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed.checked_rem(limit as u64).unwrap_or(0)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_slips() {
        let text = "¿Cuántas personas ha detenido Bukele?";
        let typed = |seed| with_typos(text, &mut Dice(seed));
        assert_eq!(typed(7), typed(7));
        assert_ne!(typed(7), typed(8));
        assert_ne!(typed(7), text);
        assert_eq!(with_typos("why", &mut Dice(1)), "why");
        assert_eq!(without_accents("¿Qué año? ¡Ya!"), "Que ano? Ya!");
    }
}

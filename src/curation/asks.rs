//! Does a fact answer its own questions, or does another one win them?

use crate::facts::model::{Fact, FactBase, FactIdx};
use crate::facts::{Places, Problem};
use crate::text::Language;

/// Questions of a fact that nobody answers, or a fact that says something else.
pub(super) fn problems(
    base: &FactBase,
    places: &Places,
    wins: impl Fn(&str, Language) -> Option<FactIdx>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for ((own, fact), places) in base.fact_entries().zip(places.facts()) {
        for (language, asks) in places.asks.iter() {
            for (ask, place) in fact.asks.get(language).iter().zip(asks) {
                match wins(ask, language) {
                    Some(winner) if says_the_same(base, own, winner) => {}
                    Some(winner) => {
                        let problem =
                            place.problem(format!("`{}` answers this question of `{}`", base.fact(winner).id, fact.id));
                        problems.push(problem.hint(
                            "ask for what only this fact says, or relate the two with corroborates, differs or corrects",
                        ));
                    }
                    None => {
                        let problem = place.problem(format!("nothing answers this question of `{}`", fact.id));
                        problems
                            .push(problem.hint("use words of the claim, or add the words people use to concepts.toml"));
                    }
                }
            }
        }
    }
    problems
}

/// Whether an answer with `winner` shows what `own` says: the fact itself, words it shares, or a fact related to it.
fn says_the_same(base: &FactBase, own: FactIdx, winner: FactIdx) -> bool {
    let (fact, other) = (base.fact(own), base.fact(winner));
    own == winner || related(fact, winner) || related(other, own) || share_words(fact, other)
}

fn related(fact: &Fact, other: FactIdx) -> bool {
    [&fact.corroborates, &fact.differs, &fact.corrects].into_iter().any(|related| related.contains(&other))
}

fn share_words(fact: &Fact, other: &Fact) -> bool {
    let overlap = |quote: &crate::facts::model::Quote| {
        other.quotes.iter().any(|other| quote.start < other.end && other.start < quote.end)
    };
    fact.source == other.source && fact.quotes.iter().any(overlap)
}

//! What speaks for a claim and what against it: the ranking finds the facts, the premise check says which contradict.

use super::analyze::Sort;
use super::asked::Asked;
use super::features::{Feature, Meaning};
use super::parse::{Question, Weighted};
use super::premise::{self, FalsePremise};
use super::rank::Candidate;
use super::sign::Seen;
use super::units::Unit;
use super::vocabulary::folded;
use super::{Engine, named, parse, rank};
use crate::facts::model::{EntityIdx, EntityKind, FactIdx};
use crate::text::Language;

/// A claim weighed against the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// The language it was read in.
    pub language: Language,
    /// The facts that speak for it, best first.
    pub supporting: Vec<FactIdx>,
    /// The facts that speak against it, best first.
    pub opposing: Vec<FactIdx>,
}

impl Engine {
    /// Weighs a claim that somebody makes. A fact that contradicts it never supports it, nor does one of the same words;
    /// of facts of the same words the best one is enough. What supports a claim opposes its negation.
    pub fn weigh(&self, claim: &str, preferred: Language) -> Weighed {
        let read: String = claim.chars().take(self.settings.max_chars).collect();
        let question = parse::parse(self, &read, &[], Some(preferred));
        let language = question.language;
        if question.chat.is_some() || !question.has_subject() {
            return Weighed { language, supporting: Vec::new(), opposing: Vec::new() };
        }
        let candidates = rank::rank(self, &question, &[]);
        let most = self.settings.most_facts;
        let asked = Asked::own(self, &question);
        let contradictions = premise::contradictions(self, &question, &candidates).into_iter();
        // A claim that says nothing but what the fact says, too, isn't the one that it denies, however alike they are.
        let contradictions = contradictions.filter(|FalsePremise { fact, seen, .. }| match seen {
            Seen::Denied(denied) => {
                let entry = self.entry(language, *fact);
                let mut units = entry.denials().filter(|unit| unit.text == *denied);
                units.any(|unit| premise::says_denied(&asked, &entry, &unit) == Some(true))
            }
            _ => true,
        });
        let mut opposing: Vec<FactIdx> = contradictions.map(|premise| premise.fact).collect();
        let denying =
            candidates.iter().map(|candidate| candidate.fact).filter(|fact| self.denies(&question, &asked, *fact));
        let denying: Vec<FactIdx> = denying.filter(|fact| !opposing.contains(fact)).collect();
        opposing.extend(denying);
        let negates = question.own_terms().any(|term| term.term.sort == Sort::Not);
        let mut supporting: Vec<FactIdx> = Vec::new();
        for candidate in candidates.iter().filter(|candidate| self.covers(&question, candidate)) {
            let fact = candidate.fact;
            let source = self.base.fact(fact).source;
            let repeats = |other: &FactIdx| {
                *other == fact || self.base.fact(*other).source == source && self.shares_evidence(*other, fact)
            };
            let contradicts = opposing.iter().any(|other| *other == fact || self.shares_evidence(*other, fact));
            // Words alone don't show who did what: nearer to what the fact denies than to what it says is no support.
            let entry = self.entry(language, fact);
            let denied = |says: Option<bool>| {
                let denials = entry.denials().filter(|unit| self.says_not(language, unit) == negates);
                asked.nearest(denials.filter(|unit| premise::says_denied(&asked, &entry, unit) == says))
            };
            let (denied, unclear) = (denied(Some(true)), denied(None));
            let said = asked.nearest_told(&entry);
            let contrary = self.says_contrary(&question, fact);
            match (negates, self.quotes_not(language, fact)) {
                _ if contradicts || supporting.iter().any(repeats) => {}
                // "Not binding" is "nonbinding".
                (negates, quotes_not) if contrary && negates != quotes_not => supporting.push(fact),
                _ if contrary => opposing.push(fact),
                _ if denied > said => opposing.extend((denied >= self.settings.threshold_evidence).then_some(fact)),
                _ if unclear > said => {}
                (true, true) | (false, false) => supporting.push(fact),
                // Our own words for it may have a "not" that the document's don't: "It gives no figure".
                (true, false) if self.claims_not(language, fact) => {
                    supporting.extend((said >= self.settings.threshold_evidence).then_some(fact));
                }
                (true, false) => opposing.push(fact),
                // That a document says "not" somewhere tells nothing of a claim that doesn't.
                (false, true) => {}
            }
        }
        supporting.truncate(most);
        opposing.truncate(most);
        Weighed { language, supporting, opposing }
    }

    /// Whether a statement has a "not".
    pub(super) fn says_not(&self, language: Language, statement: &Unit<'_>) -> bool {
        let not = self.index(language).features.get(&Meaning::Not);
        not.is_some_and(|not| statement.has(not))
    }

    /// Whether the document's own words have one.
    fn quotes_not(&self, language: Language, fact: FactIdx) -> bool {
        let index = self.index(language);
        index.features.get(&Meaning::Not).is_some_and(|not| self.entry(language, fact).quotes(not))
    }

    /// Whether ours have.
    fn claims_not(&self, language: Language, fact: FactIdx) -> bool {
        let index = self.index(language);
        index.features.get(&Meaning::Not).is_some_and(|not| self.entry(language, fact).claims(not))
    }

    /// Whether a fact says the contrary of a word of a claim.
    fn says_contrary(&self, claim: &Question, fact: FactIdx) -> bool {
        claim.own_terms().any(|term| self.has_contrary(claim, term, fact))
    }

    /// Whether a fact has the contrary of a word and not the word, or has both because our words for it deny the one:
    /// "nonbinding (not binding)". Then the document's own words tell.
    fn has_contrary(&self, claim: &Question, term: &Weighted, fact: FactIdx) -> bool {
        let entry = self.entry(claim.language, fact);
        let opposites = || term.term.meanings.iter().flat_map(|meaning| premise::opposites(self, claim, meaning));
        let only_opposite =
            |has: &dyn Fn(Feature) -> bool| !term.features.iter().any(|own| has(*own)) && opposites().any(has);
        let (says, quotes) = (|feature| entry.says(feature), |feature| entry.quotes(feature));
        only_opposite(&says) || self.claims_not(claim.language, fact) && only_opposite(&quotes)
    }

    /// Whether a claim is nearly word for word a statement that a fact denies, and nearer to it than to all that the fact
    /// says and can be asked; where the words are the same, by their order. An ask may be the same, word for word: "Is the
    /// letter binding?"
    fn denies(&self, claim: &Question, asked: &Asked<'_>, fact: FactIdx) -> bool {
        let entry = self.entry(claim.language, fact);
        let words = folded(&claim.utterance);
        let near = |unit: Unit<'_>| (asked.likeness(&unit), in_order(&words, &folded(unit.text)));
        let nearer = |a: (f64, f64), b: (f64, f64)| if (a.0, a.1) < (b.0, b.1) { b } else { a };
        let negates = claim.own_terms().any(|term| term.term.sort == Sort::Not);
        let denials = entry.denials().filter(|unit| self.says_not(claim.language, unit) == negates);
        let denials = denials.filter(|unit| premise::says_denied(asked, &entry, unit) != Some(false));
        let denied = denials.map(near).fold((0.0, 0.0), nearer);
        let said = entry.units().map(near).fold((0.0, 0.0), nearer);
        let verbatim = denied.1 >= self.settings.verbatim_from && denied.1 >= said.1;
        verbatim || denied.0 >= self.settings.sure_yes && denied.0 >= said.0 && denied.1 > said.1
    }

    /// Whether a fact says nearly all of a claim but its "not", or the contrary, and of what the claim says of whom it names;
    /// lacks nothing of what matters in it, and is of the same places.
    fn covers(&self, claim: &Question, candidate: &Candidate) -> bool {
        let entry = self.entry(claim.language, candidate.fact);
        let terms = || claim.own_terms().filter(|term| !matches!(term.term.sort, Sort::Not | Sort::PartOfName));
        // Two names in one sentence say nothing of what the one did to the other.
        let enough = |counts: &dyn Fn(&&Weighted) -> bool| {
            let all: f64 = terms().filter(counts).map(|term| term.weight).sum();
            let tells = |term: &&Weighted| {
                term.features.iter().any(|own| entry.says(*own)) || self.has_contrary(claim, term, candidate.fact)
            };
            let told = terms().filter(counts).filter(tells);
            let told: f64 = told.map(|term| term.weight).sum();
            all > 0.0 && told >= self.settings.threshold_evidence * all
        };
        enough(&|_| true)
            && enough(&|term| term.term.sort != Sort::Entity)
            && candidate.score >= self.settings.threshold_score
            && candidate.explanation.lacks.is_empty()
            && terms().all(|term| self.has_place(candidate.fact, term))
    }

    /// Whether a place that is named is one of the fact's. A capital stands for its government in a question, but not where
    /// somebody claims that something happened there.
    fn has_place(&self, fact_idx: FactIdx, term: &Weighted) -> bool {
        let is_place = |entity: &EntityIdx| self.base.entity(*entity).kind == EntityKind::Place;
        let mut places = named::entities(term).filter(is_place).peekable();
        let fact = self.base.fact(fact_idx);
        let words = Language::ALL.map(|language| {
            let index = self.index(language);
            (index, self.entry(language, fact_idx))
        });
        let has = |place: EntityIdx| {
            let said = words.iter().any(|(index, entry)| {
                let feature = index.features.get(&Meaning::Entity(place.0));
                feature.is_some_and(|feature| entry.says(feature))
            });
            said || fact.place == Some(place) || fact.about.contains(&place)
        };
        term.term.sort != Sort::Entity || places.peek().is_none() || places.any(has)
    }
}

/// The share of words that two texts have in the same order: the longest common subsequence by the length of the longer
/// (Hirschberg 1975 has the recurrence).
fn in_order(a: &[String], b: &[String]) -> f64 {
    let mut row = vec![0_usize; b.len() + 1];
    for word in a {
        let mut before = 0;
        for (at, other) in b.iter().enumerate() {
            let (left, above) = (row.get(at).copied().unwrap_or(0), row.get(at + 1).copied().unwrap_or(0));
            let longest = if word == other { before + 1 } else { above.max(left) };
            before = above;
            if let Some(slot) = row.get_mut(at + 1) {
                *slot = longest;
            }
        }
    }
    let common = row.last().copied().unwrap_or(0);
    common as f64 / a.len().max(b.len()).max(1) as f64
}

//! What speaks for a claim and what against it: the ranking finds the facts, the premise check says which contradict.

use super::analyze::Sort;
use super::asked::Asked;
use super::features::Meaning;
use super::index::Unit;
use super::parse::{Question, Weighted};
use super::premise::{self, FalsePremise, Seen};
use super::rank::Candidate;
use super::{Engine, parse, rank};
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
                let entry = self.index(language).entry(*fact);
                let mut units = entry.denials.iter().filter(|unit| unit.text == *denied);
                units.any(|unit| premise::says_denied(&asked, entry, unit) == Some(true))
            }
            _ => true,
        });
        let mut opposing: Vec<FactIdx> = contradictions.map(|premise| premise.fact).collect();
        let negates = question.own_terms().any(|term| term.term.sort == Sort::Not);
        let likeness = |units: &[Unit]| units.iter().map(|unit| asked.likeness(unit)).fold(0.0, f64::max);
        let mut supporting: Vec<FactIdx> = Vec::new();
        for candidate in candidates.iter().filter(|candidate| self.covers(&question, candidate)) {
            let fact = candidate.fact;
            let source = self.base.fact(fact).source;
            let repeats = |other: &FactIdx| {
                *other == fact || self.base.fact(*other).source == source && self.shares_evidence(*other, fact)
            };
            let contradicts = opposing.iter().any(|other| *other == fact || self.shares_evidence(*other, fact));
            // Words alone don't show who did what: nearer to what the fact denies than to what it says is no support.
            let entry = self.index(language).entry(fact);
            let denied = |says: Option<bool>| {
                let denials = entry.denials.iter().filter(|unit| premise::says_denied(&asked, entry, unit) == says);
                denials.map(|unit| asked.likeness(unit)).fold(0.0, f64::max)
            };
            let (denied, unclear) = (denied(Some(true)), denied(None));
            let said = likeness(&entry.units);
            // That a fact says "not" somewhere tells nothing of a claim that doesn't.
            match (negates, self.says_not(language, fact)) {
                _ if contradicts || supporting.iter().any(repeats) => {}
                _ if denied > said => opposing.extend((denied >= self.settings.threshold_evidence).then_some(fact)),
                _ if unclear > said => {}
                (true, false) => opposing.push(fact),
                (true, true) | (false, false) => supporting.push(fact),
                (false, true) => {}
            }
        }
        supporting.truncate(most);
        opposing.truncate(most);
        Weighed { language, supporting, opposing }
    }

    fn says_not(&self, language: Language, fact: FactIdx) -> bool {
        let index = self.index(language);
        index.features.get(&Meaning::Not).is_some_and(|not| index.entry(fact).said.contains(&not))
    }

    /// Whether a fact says nearly all of a claim but its "not", and of what the claim says of whom it names; lacks nothing
    /// of what matters in it, and is of the same places.
    fn covers(&self, claim: &Question, candidate: &Candidate) -> bool {
        let said = &self.index(claim.language).entry(candidate.fact).said;
        let terms = || claim.own_terms().filter(|term| !matches!(term.term.sort, Sort::Not | Sort::PartOfName));
        // Two names in one sentence say nothing of what the one did to the other.
        let enough = |counts: &dyn Fn(&&Weighted) -> bool| {
            let all: f64 = terms().filter(counts).map(|term| term.weight).sum();
            let told = terms().filter(counts).filter(|term| term.features.iter().any(|own| said.contains(own)));
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
        let places = term.term.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Entity(entity) => Some(EntityIdx(*entity)),
            _ => None,
        });
        let mut places = places.filter(|entity| self.base.entity(*entity).kind == EntityKind::Place).peekable();
        let fact = self.base.fact(fact_idx);
        let words = Language::ALL.map(|language| {
            let index = self.index(language);
            (index, index.entry(fact_idx))
        });
        let has = |place: EntityIdx| {
            let said = words.iter().any(|(index, entry)| {
                let feature = index.features.get(&Meaning::Entity(place.0));
                feature.is_some_and(|feature| entry.said.contains(&feature))
            });
            said || fact.place == Some(place) || fact.about.contains(&place)
        };
        term.term.sort != Sort::Entity || places.peek().is_none() || places.any(has)
    }
}

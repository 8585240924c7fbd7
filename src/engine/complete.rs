//! Completion: questions that Puente can answer and that what is typed so far leads to.

use super::vocabulary::folded;
use super::{Engine, parse, rank};
use crate::text::Language;

/// How many facts the examples of the help show.
const EXAMPLES: usize = 3;

impl Engine {
    /// Questions that can be answered, best first: those that begin with what is typed, then those that have its
    /// words, then the first ask of the facts that it ranks highest.
    pub fn complete(&self, typed: &str, language: Language, most: usize) -> Vec<String> {
        let prefix = folded(typed).join(" ");
        if prefix.is_empty() {
            return self.first_asks(language).take(most).collect();
        }
        let question = parse::parse(self, typed, &[], Some(language));
        let language = if question.language == language { language } else { question.language };
        let mut begins = Vec::new();
        let mut contains = Vec::new();
        let words: Vec<&str> = prefix.split(' ').collect();
        for fact in &self.base.facts {
            for ask in fact.asks.get(language) {
                let plain = folded(ask).join(" ");
                if plain.starts_with(&prefix) {
                    begins.push(ask.clone());
                } else if words.iter().all(|word| plain.split(' ').any(|other| other.starts_with(word))) {
                    contains.push(ask.clone());
                }
            }
        }
        let ranked = rank::rank(self, &question, &[]);
        let nearest = ranked.iter().filter_map(|candidate| self.base.fact(candidate.fact).asks.get(language).first());
        let mut found: Vec<String> = Vec::new();
        for ask in begins.into_iter().chain(contains).chain(nearest.cloned()) {
            if found.len() < most && !found.contains(&ask) {
                found.push(ask);
            }
        }
        found
    }

    /// A few questions that show what can be asked: the first ask of the first fact of as many documents.
    pub fn examples(&self, language: Language) -> Vec<String> {
        let mut seen = Vec::new();
        let mut examples = Vec::new();
        for fact in self.base.facts.iter().filter(|fact| fact.value.is_some() || fact.timeline) {
            if examples.len() == EXAMPLES {
                break;
            }
            if !seen.contains(&fact.source) {
                seen.push(fact.source);
                examples.extend(fact.asks.get(language).first().cloned());
            }
        }
        examples
    }

    fn first_asks(&self, language: Language) -> impl Iterator<Item = String> {
        self.base.facts.iter().filter_map(move |fact| fact.asks.get(language).first().cloned())
    }
}

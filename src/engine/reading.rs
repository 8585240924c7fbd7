//! Reading the texts of all facts in one language: words, terms, kinds of question. This is most of what starting costs,
//! so two threads share it; what they find is put together in the order of the base.

use super::Settings;
use super::analyze::{Sort, Term, Word, analyze};
use super::features::Meaning;
use super::intents::intents_of_words;
use super::vocabulary::Vocabulary;
use crate::facts::model::{Fact, FactBase, IntentKind};
use crate::text::{Language, Stemmers, tokens};
use rustc_hash::FxHashMap as HashMap;

/// A text as read.
#[derive(Debug)]
pub struct Reading {
    /// As written.
    pub text: String,
    /// What each term may mean, and its share before idf.
    pub terms: Vec<(Vec<Meaning>, f64)>,
    /// What it asks for.
    pub kinds: Vec<IntentKind>,
}

/// The texts of a fact as read.
#[derive(Debug)]
pub struct FactReading {
    /// Its asks.
    pub asks: Vec<Reading>,
    /// Its claim.
    pub claim: Reading,
    /// What it contradicts.
    pub denials: Vec<Reading>,
    /// What it leaves open.
    pub open: Vec<Reading>,
    /// The document's words.
    pub quotes: Vec<Reading>,
    /// How we speak of the document.
    pub source: Reading,
}

/// What was met on the way.
#[derive(Default)]
pub struct Met {
    /// How often each folded word occurs.
    pub words: HashMap<String, u32>,
    /// The stems of those words.
    pub stemmers: Stemmers,
    /// What a part of a name counts beside the name.
    part_of_name: f64,
}

/// Reads the texts of every fact.
pub fn read(
    base: &FactBase,
    vocabulary: &Vocabulary,
    settings: &Settings,
    language: Language,
) -> (Vec<FactReading>, Met) {
    let read = |facts: &[Fact]| {
        let mut met = Met { part_of_name: settings.weight_part_of_name, ..Met::default() };
        let readings: Vec<FactReading> = facts.iter().map(|fact| met.fact(base, vocabulary, language, fact)).collect();
        (readings, met)
    };
    let (first, second) = base.facts.split_at(base.facts.len() / 2);
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| read(first));
        let second = read(second);
        (first.join(), second)
    });
    // A panic there is a panic here.
    let (mut readings, mut met) = first.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    readings.extend(second.0);
    for (word, times) in second.1.words {
        *met.words.entry(word).or_default() += times;
    }
    met.stemmers.learn_from(&second.1.stemmers);
    (readings, met)
}

impl Met {
    fn fact(&mut self, base: &FactBase, vocabulary: &Vocabulary, language: Language, fact: &Fact) -> FactReading {
        let source = base.source(fact.source);
        let written_in = Language::from_tag(&source.language).unwrap_or_default();
        let mut read = |language: Language, text: &str| self.text(base, vocabulary, language, text);
        FactReading {
            asks: fact.asks.get(language).iter().map(|ask| read(language, ask)).collect(),
            claim: read(language, fact.claim.get(language)),
            denials: fact.denies.get(language).iter().map(|denial| read(language, denial)).collect(),
            open: fact.open.get(language).iter().map(|question| read(language, question)).collect(),
            quotes: fact.quotes.iter().map(|quote| read(written_in, &quote.text)).collect(),
            source: read(language, source.name.get(language)),
        }
    }

    fn text(&mut self, base: &FactBase, vocabulary: &Vocabulary, language: Language, text: &str) -> Reading {
        let words: Vec<Word> =
            tokens(text).into_iter().map(|token| Word { folded: token.folded, span: token.span }).collect();
        for word in &words {
            if let Some(times) = self.words.get_mut(&word.folded) {
                *times += 1;
            } else {
                self.stemmers.learn(&word.folded);
                self.words.insert(word.folded.clone(), 1);
            }
        }
        let part_of_name = self.part_of_name;
        let share = |sort: Sort| if sort == Sort::PartOfName { part_of_name } else { 1.0 };
        let terms = merge(analyze(base, vocabulary, &self.stemmers, language, &words));
        let terms = terms.into_iter().map(|term| (term.meanings, share(term.sort))).collect();
        Reading { text: text.to_owned(), terms, kinds: intents_of_words(vocabulary, language, &words) }
    }
}

/// A term that occurs twice counts once.
pub fn merge(terms: Vec<Term>) -> Vec<Term> {
    let mut kept: Vec<Term> = Vec::with_capacity(terms.len());
    for term in terms {
        match kept.iter_mut().find(|other| other.meanings == term.meanings) {
            Some(other) if other.sort == Sort::PartOfName => other.sort = term.sort,
            Some(_) => {}
            None => kept.push(term),
        }
    }
    kept
}

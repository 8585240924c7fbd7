//! Snowball stemming (Porter, <https://snowballstem.org>), English and Spanish.

use super::{Language, PerLanguage};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// One stemmer a language, with the stems of words that come again and again.
pub struct Stemmers {
    stemmers: PerLanguage<Stemmer>,
    learnt: FxHashMap<Box<str>, PerLanguage<Learnt>>,
}

/// The stem of a word. There are thousands, so they are kept small.
enum Learnt {
    /// The beginning of the word, of so many bytes: most are.
    Beginning(u32),
    /// Another one.
    Other(Box<str>),
}

impl Default for Stemmers {
    fn default() -> Self {
        let stemmers = PerLanguage::of(|language| {
            Stemmer::create(match language {
                Language::En => Algorithm::English,
                Language::Es => Algorithm::Spanish,
            })
        });
        Self { stemmers, learnt: FxHashMap::default() }
    }
}

impl Stemmers {
    /// Remembers the stems of a word, so that they are looked up from now on.
    pub fn learn(&mut self, word: &str) {
        if self.learnt.contains_key(word) {
            return;
        }
        let stems = PerLanguage::of(|language| {
            let stem = self.compute(language, word);
            if word.starts_with(&stem) { Learnt::Beginning(stem.len() as u32) } else { Learnt::Other(stem.into()) }
        });
        self.learnt.insert(word.into(), stems);
    }

    /// Takes over what another one has learnt.
    pub fn learn_from(&mut self, other: Self) {
        self.learnt.extend(other.learnt);
        self.learnt.shrink_to_fit();
    }

    /// The stem of a folded word. Numbers and very short words are their own stem.
    pub fn stem<'a>(&'a self, language: Language, word: &str) -> Cow<'a, str> {
        self.stem_of(self.learnt(word), language, word)
    }

    /// The stems of a folded word in every language, looked up once.
    pub fn stems<'a>(&'a self, word: &str) -> PerLanguage<Cow<'a, str>> {
        let learnt = self.learnt(word);
        PerLanguage::of(|language| self.stem_of(learnt, language, word))
    }

    fn learnt(&self, word: &str) -> Option<(&str, &PerLanguage<Learnt>)> {
        self.learnt.get_key_value(word).map(|(word, stems)| (&**word, stems))
    }

    fn stem_of<'a>(
        &'a self,
        learnt: Option<(&'a str, &'a PerLanguage<Learnt>)>,
        language: Language,
        word: &str,
    ) -> Cow<'a, str> {
        let learnt = learnt.and_then(|(word, stems)| match stems.get(language) {
            Learnt::Beginning(length) => word.get(..*length as usize),
            Learnt::Other(stem) => Some(stem),
        });
        learnt.map_or_else(|| Cow::Owned(self.compute(language, word)), Cow::Borrowed)
    }

    fn compute(&self, language: Language, word: &str) -> String {
        if word.len() <= 2 || word.starts_with(|c: char| c.is_ascii_digit()) {
            return word.to_owned();
        }
        let mut stem = self.stemmers.get(language).stem(word).into_owned();
        // Snowball knows Spanish endings by their accents ("defendió", "defendía"), which a folded word hasn't got: of them
        // the vowel before them stays.
        if language == Language::Es && stem.len() > SHORTEST_STEM && stem.ends_with('i') {
            stem.pop();
        }
        stem
    }
}

/// A stem of so many letters keeps them all: a "presi" is no "preso".
const SHORTEST_STEM: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        let mut stemmers = Stemmers::default();
        assert_eq!(stemmers.stem(Language::En, "arrested"), stemmers.stem(Language::En, "arresting"));
        assert_eq!(stemmers.stem(Language::Es, "detenidos"), stemmers.stem(Language::Es, "detenidas"));
        for (past, infinitive) in [("defendio", "defender"), ("defendian", "defender"), ("escribia", "escribir")] {
            assert_eq!(stemmers.stem(Language::Es, past), stemmers.stem(Language::Es, infinitive));
        }
        assert_ne!(stemmers.stem(Language::Es, "presi"), stemmers.stem(Language::Es, "preso"));
        assert_eq!(stemmers.stem(Language::En, "80000"), "80000");
        for word in ["acuerdos", "agencies", "happy", "el", "90"] {
            let before = Language::ALL.map(|language| stemmers.stem(language, word).into_owned());
            stemmers.learn(word);
            assert_eq!(Language::ALL.map(|language| stemmers.stem(language, word).into_owned()), before);
        }
    }
}

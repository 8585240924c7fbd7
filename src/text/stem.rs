//! Snowball stemming (Porter, <https://snowballstem.org>), English and Spanish.

use super::{Language, PerLanguage};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// One stemmer a language, with the stems of words that come again and again.
pub struct Stemmers {
    stemmers: PerLanguage<Stemmer>,
    learnt: PerLanguage<FxHashMap<String, String>>,
}

impl Default for Stemmers {
    fn default() -> Self {
        let stemmers = PerLanguage::of(|language| {
            Stemmer::create(match language {
                Language::En => Algorithm::English,
                Language::Es => Algorithm::Spanish,
            })
        });
        Self { stemmers, learnt: PerLanguage::default() }
    }
}

impl Stemmers {
    /// Remembers the stems of a word, so that they are looked up from now on.
    pub fn learn(&mut self, word: &str) {
        for language in Language::ALL {
            if !self.learnt.get(language).contains_key(word) {
                let stem = self.compute(language, word);
                self.learnt.get_mut(language).insert(word.to_owned(), stem);
            }
        }
    }

    /// Takes over what another one has learnt.
    pub fn learn_from(&mut self, other: Self) {
        self.learnt.en.extend(other.learnt.en);
        self.learnt.es.extend(other.learnt.es);
    }

    /// The stem of a folded word. Numbers and very short words are their own stem.
    pub fn stem<'a>(&'a self, language: Language, word: &str) -> Cow<'a, str> {
        match self.learnt.get(language).get(word) {
            Some(stem) => Cow::Borrowed(stem),
            None => Cow::Owned(self.compute(language, word)),
        }
    }

    fn compute(&self, language: Language, word: &str) -> String {
        if word.len() <= 2 || word.starts_with(|c: char| c.is_ascii_digit()) {
            return word.to_owned();
        }
        self.stemmers.get(language).stem(word).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        let mut stemmers = Stemmers::default();
        assert_eq!(stemmers.stem(Language::En, "arrested"), stemmers.stem(Language::En, "arresting"));
        assert_eq!(stemmers.stem(Language::Es, "detenidos"), stemmers.stem(Language::Es, "detenidas"));
        assert_eq!(stemmers.stem(Language::En, "80000"), "80000");
        let before = stemmers.stem(Language::Es, "acuerdos").into_owned();
        stemmers.learn("acuerdos");
        assert_eq!(stemmers.stem(Language::Es, "acuerdos"), before);
    }
}

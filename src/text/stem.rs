//! Snowball stemming (Porter, <https://snowballstem.org>), English and Spanish.

use super::Language;
use rust_stemmers::{Algorithm, Stemmer};

/// One stemmer a language.
pub struct Stemmers {
    en: Stemmer,
    es: Stemmer,
}

impl Default for Stemmers {
    fn default() -> Self {
        Self { en: Stemmer::create(Algorithm::English), es: Stemmer::create(Algorithm::Spanish) }
    }
}

impl Stemmers {
    /// The stem of a folded word. Numbers and very short words are their own stem.
    pub fn stem(&self, language: Language, word: &str) -> String {
        if word.len() <= 2 || word.starts_with(|c: char| c.is_ascii_digit()) {
            return word.to_owned();
        }
        let stemmer = match language {
            Language::En => &self.en,
            Language::Es => &self.es,
        };
        stemmer.stem(word).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        let stemmers = Stemmers::default();
        assert_eq!(stemmers.stem(Language::En, "arrested"), stemmers.stem(Language::En, "arresting"));
        assert_eq!(stemmers.stem(Language::Es, "detenidos"), stemmers.stem(Language::Es, "detenidas"));
        assert_eq!(stemmers.stem(Language::En, "80000"), "80000");
    }
}

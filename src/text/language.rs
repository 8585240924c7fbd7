//! The languages Puente speaks. Which of them an utterance is in is decided in `engine::parse`, from the lexicon.

use serde::{Deserialize, Serialize};

/// A language of questions and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Language {
    /// Every language, in the order of the fact base.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language of a BCP 47 tag such as `es-419`, if Puente speaks it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Es,
            Self::Es => Self::En,
        }
    }
}

/// One value a language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PerLanguage<T> {
    /// The English one.
    pub en: T,
    /// The Spanish one.
    pub es: T,
}

impl<T> PerLanguage<T> {
    /// The value for one language.
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::En => &self.en,
            Language::Es => &self.es,
        }
    }

    /// The value for one language, to change it.
    pub fn get_mut(&mut self, language: Language) -> &mut T {
        match language {
            Language::En => &mut self.en,
            Language::Es => &mut self.es,
        }
    }

    /// Makes a value for each language.
    pub fn of(mut make: impl FnMut(Language) -> T) -> Self {
        Self { en: make(Language::En), es: make(Language::Es) }
    }

    /// Each language with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &T)> {
        [(Language::En, &self.en), (Language::Es, &self.es)].into_iter()
    }
}

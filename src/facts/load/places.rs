//! Where things stand in the files, for checks that come after loading. Kept beside the model, not in it.

use crate::facts::problem::{Place, Problem};
use crate::facts::read::Found;
use crate::text::PerLanguage;

/// Where cards, facts, quotes and asks stand.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Source by source, in the order of [`crate::facts::model::FactBase::sources`].
    pub sources: Vec<SourcePlaces>,
}

/// Where a source's card stands.
#[derive(Debug, Clone)]
pub struct SourcePlaces {
    /// The document's file name.
    pub document: Option<Found<String>>,
    /// The document's SHA-256.
    pub sha256: Option<Found<String>>,
    /// Words of the document that are deliberately no fact.
    pub left_out: Vec<LeftOut>,
    /// Its facts, in the order of the file.
    pub facts: Vec<FactPlaces>,
}

/// Words of a document that no fact is made of.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// Character for character.
    pub text: Found<String>,
    /// Why there is nothing to know in them: sign-up text, the beginning of a list.
    pub why: PerLanguage<String>,
}

/// Where a fact stands.
#[derive(Debug, Clone)]
pub struct FactPlaces {
    /// Its quotes.
    pub quotes: Vec<QuotePlaces>,
    /// Ways to ask for it, in the order of [`crate::facts::model::Fact::asks`], which has their words.
    pub asks: PerLanguage<Vec<Place>>,
}

/// A quote with where it stands in the facts file.
#[derive(Debug, Clone)]
pub struct QuotePlaces {
    /// The document's words.
    pub text: Found<String>,
    /// First character in the document.
    pub start: Found<u64>,
    /// One past the last character.
    pub end: Found<u64>,
    /// Non-blank line, counted from 1.
    pub paragraph: Found<u64>,
}

impl Places {
    /// Every fact, in the order of [`crate::facts::model::FactBase::facts`].
    pub fn facts(&self) -> impl Iterator<Item = &FactPlaces> {
        self.sources.iter().flat_map(|source| &source.facts)
    }

    /// Ranges of quotes that can't be right whatever the document says. With the document at hand there is more to say.
    pub fn ranges(&self) -> Vec<Problem> {
        self.facts().flat_map(|fact| &fact.quotes).filter_map(QuotePlaces::range_problem).collect()
    }
}

impl SourcePlaces {
    /// The quotes of all its facts.
    pub fn quotes(&self) -> impl Iterator<Item = &QuotePlaces> {
        self.facts.iter().flat_map(|fact| &fact.quotes)
    }
}

impl QuotePlaces {
    /// What is wrong with the range, whatever the document says.
    pub fn range_problem(&self) -> Option<Problem> {
        let chars = self.text.value.chars().count() as u64;
        let (start, end) = (self.start.value, self.end.value);
        let hint = "run `puente check --documents DIR`: it names the right figures";
        if end.checked_sub(start) != Some(chars) {
            let message = format!("the range {start} to {end} does not fit the quote: expected {chars} characters");
            return Some(self.end.place.problem(message).hint(hint));
        }
        let none = self.paragraph.value == 0;
        none.then(|| self.paragraph.place.problem("paragraph 0: expected the paragraph, counted from 1").hint(hint))
    }
}

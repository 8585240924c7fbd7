//! What the engine knows of one fact in one language: its features and its texts.

use super::Engine;
use super::features::{Feature, Meaning};
use super::index::Index;
use super::marks::{CLAIMED, QUOTED, SAID, Trait};
use super::spots::SpotsOfFact;
use super::units::{Row, Unit};
use crate::facts::model::{EntityIdx, Fact, FactIdx, IntentKind};
use crate::text::Language;
use std::ops::Range;

/// A fact as the engine sees it.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    index: &'a Index,
    fact: &'a Fact,
    at: usize,
    traits: &'a [Trait],
    language: Language,
    /// An ask that counts as never written.
    hidden: Option<usize>,
}

impl Engine {
    /// What is known of a fact in a language.
    pub(super) fn entry(&self, language: Language, fact: FactIdx) -> Entry<'_> {
        let index = self.index(language);
        let traits = index.traits.fact(fact.0);
        Entry { index, fact: self.base.fact(fact), at: fact.0, traits, language, hidden: None }
    }
}

impl<'a> Entry<'a> {
    /// As if one of its asks had never been written. The weights of features stay as they are in the whole base.
    #[must_use]
    pub fn without(self, ask: usize) -> Self {
        Self { hidden: Some(ask).filter(|ask| *ask < self.asks().len()), ..self }
    }

    fn asks(&self) -> &'a [String] {
        self.fact.asks.get(self.language)
    }

    #[inline]
    fn trait_of(&self, feature: Feature) -> Option<Trait> {
        let at = self.traits.binary_search_by_key(&feature, |own| own.feature()).ok()?;
        let own = *self.traits.get(at)?;
        let stays = || own.is(SAID) || self.units().any(|unit| unit.has(feature));
        (self.hidden.is_none() || stays()).then_some(own)
    }

    /// How central a feature is, 0 to 1; 0 if the fact hasn't got it.
    pub fn central(&self, feature: Feature) -> f64 {
        self.trait_of(feature).map_or(0.0, |own| self.index.levels.of(own.level()))
    }

    /// How central the best of some features is, 0 if it has none of them, and whether the fact itself says one.
    pub fn has(&self, features: &[Feature]) -> (f64, bool) {
        features.iter().filter_map(|feature| self.trait_of(*feature)).fold((0.0, false), |(central, says), own| {
            (self.index.levels.of(own.level()).max(central), says || own.is(SAID))
        })
    }

    /// Whose words it is.
    pub fn speaker(&self) -> Option<EntityIdx> {
        self.fact.speaker
    }

    /// Whether its claim has a feature.
    pub fn claims(&self, feature: Feature) -> bool {
        self.trait_of(feature).is_some_and(|own| own.is(CLAIMED))
    }

    /// Whether the fact itself says it, in claim, quotes or fields, and not only an ask.
    pub fn says(&self, feature: Feature) -> bool {
        self.trait_of(feature).is_some_and(|own| own.is(SAID))
    }

    /// Whether a quote has it: the document's own words, without what the claim remarks on them.
    pub fn quotes(&self, feature: Feature) -> bool {
        self.trait_of(feature).is_some_and(|own| own.is(QUOTED))
    }

    /// The features of its claim.
    pub fn claimed(&self) -> impl Iterator<Item = Feature> + use<'a> {
        self.traits.iter().filter(|own| own.is(CLAIMED)).map(|own| own.feature())
    }

    /// Asks and claim.
    pub fn units(&self) -> impl Iterator<Item = Unit<'a>> + Clone + use<'a> {
        let entry = *self;
        self.told().filter_map(move |at| entry.unit(at))
    }

    /// What is known as a whole of its asks, its claim, what it contradicts and what it leaves open.
    pub fn rows(&self) -> &'a [Row] {
        self.index.units.rows(self.at)
    }

    /// The positions of asks and claim among them.
    pub fn told(&self) -> impl Iterator<Item = usize> + Clone + use<'a> {
        let hidden = self.hidden;
        (0..=self.asks().len()).filter(move |at| hidden != Some(*at))
    }

    /// Where its features stand in all of these; `None` if they are to be read through.
    pub fn spots(&self) -> Option<SpotsOfFact<'a>> {
        self.index.spots.fact(self.at)
    }

    /// The positions of what it contradicts, and of what it leaves open.
    pub fn apart(&self) -> [Range<usize>; 2] {
        let first = self.asks().len() + 1;
        let open = first + self.fact.denies.get(self.language).len();
        [first..open, open..open + self.fact.open.get(self.language).len()]
    }

    /// One of its texts, by position.
    pub fn unit(&self, position: usize) -> Option<Unit<'a>> {
        let [denied, open] = self.apart();
        let text = match position {
            ask if ask < self.asks().len() => self.asks().get(ask)?,
            claim if claim < denied.start => self.fact.claim.get(self.language),
            denial if denial < open.start => self.fact.denies.get(self.language).get(denial - denied.start)?,
            question => self.fact.open.get(self.language).get(question - open.start)?,
        };
        self.index.units.unit(&self.index.scale, self.at, position, text)
    }

    /// What it contradicts.
    pub fn denials(&self) -> impl Iterator<Item = Unit<'a>> + use<'a> {
        let (entry, [denied, _]) = (*self, self.apart());
        denied.filter_map(move |at| entry.unit(at))
    }

    /// Whether it can be asked for this.
    pub fn offers(&self, kind: IntentKind) -> bool {
        if self.hidden.is_none() {
            return self.index.offers.get(self.at).is_some_and(|offers| offers.has(kind));
        }
        given(self.fact).into_iter().any(|given| given == Some(kind)) || self.units().any(|unit| unit.kinds.has(kind))
    }

    /// Whether it speaks of years, but not of this one.
    pub fn is_of_other_years(&self, year: i32) -> bool {
        let years = || {
            self.traits.iter().filter_map(|own| match self.index.features.meaning(own.feature()) {
                Some(Meaning::Year(year)) => Some(*year),
                _ => None,
            })
        };
        years().next().is_some() && !years().any(|own| own == year)
    }
}

/// What a fact can be asked for by its fields, without its asks.
pub fn given(fact: &Fact) -> [Option<IntentKind>; 4] {
    [
        (fact.timeline && fact.when.is_some()).then_some(IntentKind::When),
        (fact.timeline && fact.place.is_some()).then_some(IntentKind::Where),
        fact.value.is_some().then_some(IntentKind::Number),
        fact.speaker.is_some().then_some(IntentKind::Quote),
    ]
}

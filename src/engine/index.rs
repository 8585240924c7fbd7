//! The inverted index of one language: which facts have a feature, how telling it is, and each ask, claim and denial as a run
//! of features. Weights are the inverse document frequency of Spärck Jones (1972), a fact being the document.

use super::Settings;
use super::features::{Feature, Features};
use super::kinds::Kinds;
use super::likelihood::Likelihood;
use super::marks::{Levels, Traits};
use super::postings::Postings;
use super::reading::{self, Read};
use super::spots::Spots;
use super::units::{Scale, Units};
use super::vocabulary::Vocabulary;
use crate::facts::model::FactBase;
use crate::text::{Language, Stemmers};
use rustc_hash::FxHashMap as HashMap;

/// The index over all facts.
pub struct Index {
    /// Every feature there is.
    pub features: Features,
    /// Asks, claims, denials and open questions.
    pub units: Units,
    /// Where each feature stands in them.
    pub spots: Spots,
    /// What each term of theirs weighs.
    pub scale: Scale,
    /// The features of each fact.
    pub traits: Traits,
    /// What each place of a feature counts.
    pub levels: Levels,
    /// What each fact can be asked for.
    pub offers: Vec<Kinds>,
    /// Facts by feature.
    pub postings: Postings,
    /// The stemmers, which know the stems of every word of the facts.
    pub stemmers: Stemmers,
    /// What a feature that no fact has would weigh.
    pub unseen: f64,
    /// How likely a question is in the words of each fact.
    pub likelihood: Likelihood,
    /// Per feature, whether a fact says it.
    known: Vec<bool>,
}

impl Index {
    /// Reads every text of a base; gives also how often each folded word occurs in them.
    pub fn of(
        base: &FactBase,
        vocabulary: &Vocabulary,
        settings: &Settings,
        language: Language,
    ) -> (Self, HashMap<String, u32>) {
        let Read { features, mut units, marks, offers, counts, words, stemmers } =
            reading::read(base, vocabulary, settings, language);
        let postings = Postings::of(&marks, features.len());
        let traits = Traits::of(&marks);
        let likelihood = Likelihood::of(counts, &marks, features.len(), settings);
        drop(marks);
        let all = base.facts.len() as f64 + 1.0;
        let idf = |facts: usize| (all / (facts as f64 + 0.5)).ln().max(0.1);
        let facts: Vec<usize> = (0..features.len()).map(|feature| postings.count(Feature(feature as u32))).collect();
        let scale = Scale::new(settings, facts.iter().map(|facts| idf(*facts)).collect());
        units.weigh(&scale);
        let spots = Spots::of(&units);
        let known = facts.iter().map(|facts| *facts > 0).collect();
        let (levels, unseen) = (Levels::new(settings), idf(0));
        let index = Self {
            features,
            units,
            spots,
            scale,
            traits,
            levels,
            offers,
            postings,
            stemmers,
            unseen,
            likelihood,
            known,
        };
        (index, words)
    }

    /// How telling a feature is.
    pub fn idf(&self, feature: Feature) -> f64 {
        self.scale.idf(feature).unwrap_or(self.unseen)
    }

    /// Whether a fact has a feature; that one denies it isn't enough.
    pub fn knows(&self, feature: Feature) -> bool {
        self.known.get(feature.0 as usize).copied().unwrap_or_default()
    }
}

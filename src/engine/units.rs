//! The texts of facts that a question is compared with: asks, claims, what is denied and what is left open. They lie flat,
//! one after the other, for a question is compared with hundreds of them. Knows features, no question.

use super::Settings;
use super::features::Feature;
use super::kinds::Kinds;
use std::ops::Range;

/// What a term counts before it is known how telling it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// A term like any other.
    Whole,
    /// A word of a longer name.
    PartOfName,
    /// A kind of question: its weight is the same everywhere.
    Intent,
}

impl Share {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Whole, Self::PartOfName, Self::Intent];

    /// From the last two bits of a number.
    #[inline]
    pub fn from_bits(bits: u32) -> Self {
        match bits & 3 {
            0 => Self::Whole,
            1 => Self::PartOfName,
            _ => Self::Intent,
        }
    }
}

/// A feature in a text, with what its term counts and whether the term may mean the next piece's feature, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece(u32);

/// Features that a piece can hold: more than a hundred million.
const FEATURE: u32 = (1 << 27) - 1;
const SHARE: u32 = 27;
const OR: u32 = 1 << 31;

impl Piece {
    /// A term's only meaning, or its last.
    pub fn new(feature: Feature) -> Self {
        Self(feature.0 & FEATURE)
    }

    /// The same, with the next piece as another meaning of its term.
    pub fn or(self) -> Self {
        Self(self.0 | OR)
    }

    /// The same, counting as a share.
    pub fn counting(self, share: Share) -> Self {
        Self(self.0 & !(3 << SHARE) | (share as u32) << SHARE)
    }

    /// The same of another feature.
    pub fn of(self, feature: Feature) -> Self {
        Self(self.0 & !FEATURE | feature.0 & FEATURE)
    }

    /// Its feature.
    #[inline]
    pub fn feature(self) -> Feature {
        Feature(self.0 & FEATURE)
    }

    /// What its term counts.
    #[inline]
    pub fn share(self) -> Share {
        Share::from_bits(self.0 >> SHARE)
    }

    /// Whether the next piece is another meaning of the same term.
    #[inline]
    pub fn goes_on(self) -> bool {
        self.0 & OR != 0
    }
}

/// What each term weighs: its share, times how telling the most telling of its features is.
#[derive(Debug, Default)]
pub struct Scale {
    shares: [f64; 3],
    /// Inverse document frequency of each feature.
    idf: Vec<f64>,
}

impl Scale {
    /// From the inverse document frequency of each feature.
    pub fn new(settings: &Settings, idf: Vec<f64>) -> Self {
        Self { shares: [1.0, settings.weight_part_of_name, settings.weight_intent], idf }
    }

    /// How telling a feature is, if a fact or concept has it.
    #[inline]
    pub fn idf(&self, feature: Feature) -> Option<f64> {
        self.idf.get(feature.0 as usize).copied()
    }

    /// What a term weighs that means only this.
    #[inline]
    pub fn weight_of(&self, feature: Feature, share: Share) -> f64 {
        let counts = self.shares.get(share as usize).copied().unwrap_or_default();
        if share == Share::Intent { counts } else { counts * self.idf(feature).unwrap_or_default() }
    }

    #[inline]
    fn weight(&self, term: &[Piece]) -> f64 {
        let weights = term.iter().map(|piece| self.weight_of(piece.feature(), piece.share()));
        weights.fold(0.0, |most, weight| if weight > most { weight } else { most })
    }
}

/// A term of a text: its meanings and what it weighs.
#[derive(Debug, Clone, Copy)]
pub struct UnitTerm<'a> {
    pieces: &'a [Piece],
    scale: &'a Scale,
}

impl UnitTerm<'_> {
    /// What it may mean.
    pub fn features(&self) -> impl Iterator<Item = Feature> {
        self.pieces.iter().map(|piece| piece.feature())
    }

    /// What it weighs.
    pub fn weight(&self) -> f64 {
        self.scale.weight(self.pieces)
    }
}

/// A text of a fact that a question is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Unit<'a> {
    /// As written.
    pub text: &'a str,
    /// What it asks for.
    pub kinds: Kinds,
    /// Sum of its terms' weights.
    pub weight: f64,
    pieces: &'a [Piece],
    scale: &'a Scale,
}

impl<'a> Unit<'a> {
    /// Its terms.
    pub fn terms(&self) -> impl Iterator<Item = UnitTerm<'a>> + use<'a> {
        let scale = self.scale;
        terms(self.pieces).map(move |pieces| UnitTerm { pieces, scale })
    }

    /// Every feature that its terms may mean.
    pub fn features(&self) -> impl Iterator<Item = Feature> + use<'a> {
        self.pieces.iter().map(|piece| piece.feature())
    }

    /// Sum of the weights of the terms that may mean something that `has` is true of; asks it of every feature. Most are
    /// none, so where a term begins and ends is looked for only then.
    #[inline]
    pub fn weight_of(&self, mut has: impl FnMut(Feature) -> bool) -> f64 {
        let (mut sum, mut counted) = (0.0, 0);
        for (at, piece) in self.pieces.iter().enumerate() {
            if has(piece.feature()) && at >= counted {
                let (before, rest) = self.pieces.split_at_checked(at).unwrap_or_default();
                let begins = at - before.iter().rev().take_while(|piece| piece.goes_on()).count();
                counted = at + rest.iter().take_while(|piece| piece.goes_on()).count() + 1;
                sum += self.scale.weight(self.pieces.get(begins..counted).unwrap_or_default());
            }
        }
        sum
    }

    /// Whether one of its terms may mean this.
    pub fn has(&self, feature: Feature) -> bool {
        self.features().any(|other| other == feature)
    }

    /// How many features its terms may mean, each as often as it comes.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }
}

fn terms(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    pieces.split_inclusive(|piece| !piece.goes_on())
}

/// What is known of a text as a whole, and where its pieces begin.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    from: u32,
    /// What it asks for.
    pub kinds: Kinds,
    /// Sum of its terms' weights.
    pub weight: f64,
}

/// The texts of all facts, fact by fact.
#[derive(Debug, Default)]
pub struct Units {
    pieces: Vec<Piece>,
    rows: Vec<Row>,
    /// Each fact's first row.
    firsts: Vec<u32>,
}

impl Units {
    /// What is added from now on is the next fact's.
    pub fn next_fact(&mut self) {
        self.firsts.push(self.rows.len() as u32);
    }

    /// Adds a text of the last fact.
    pub fn push(&mut self, pieces: &[Piece], kinds: Kinds) {
        self.rows.push(Row { from: self.pieces.len() as u32, kinds, weight: 0.0 });
        self.pieces.extend_from_slice(pieces);
    }

    /// Adds the facts of another one after its own, whose features have other numbers here.
    pub fn append(&mut self, other: Self, features: &[Feature]) {
        let (rows, pieces) = (self.rows.len() as u32, self.pieces.len() as u32);
        let renamed = |piece: Piece| features.get(piece.feature().0 as usize).map_or(piece, |new| piece.of(*new));
        self.pieces.extend(other.pieces.into_iter().map(renamed));
        self.rows.extend(other.rows.into_iter().map(|row| Row { from: row.from + pieces, ..row }));
        self.firsts.extend(other.firsts.into_iter().map(|first| first + rows));
    }

    /// How many facts there are.
    pub fn facts(&self) -> usize {
        self.firsts.len()
    }

    /// The texts of a fact.
    pub fn texts(&self, fact: usize) -> impl ExactSizeIterator<Item = &[Piece]> {
        self.range(fact).map(|at| self.pieces_of(at))
    }

    /// What is known of each of them as a whole.
    pub fn rows(&self, fact: usize) -> &[Row] {
        self.rows.get(self.range(fact)).unwrap_or_default()
    }

    fn range(&self, fact: usize) -> Range<usize> {
        let first = |fact: usize| self.firsts.get(fact).map_or(self.rows.len(), |first| *first as usize);
        first(fact)..first(fact + 1)
    }

    #[inline]
    fn pieces_of(&self, at: usize) -> &[Piece] {
        let from = |at: usize| self.rows.get(at).map_or(self.pieces.len(), |row| row.from as usize);
        self.pieces.get(from(at)..from(at + 1)).unwrap_or_default()
    }

    /// Weighs every text; to be called when all are there.
    pub fn weigh(&mut self, scale: &Scale) {
        self.pieces.shrink_to_fit();
        self.rows.shrink_to_fit();
        let mut end = self.pieces.len();
        for row in self.rows.iter_mut().rev() {
            let from = row.from as usize;
            let pieces = self.pieces.get(from..end).unwrap_or_default();
            row.weight = terms(pieces).map(|term| scale.weight(term)).sum();
            end = from;
        }
    }

    /// A fact's text by its position among them, with its words as written.
    #[inline]
    pub fn unit<'a>(&'a self, scale: &'a Scale, fact: usize, position: usize, text: &'a str) -> Option<Unit<'a>> {
        let at = *self.firsts.get(fact)? as usize + position;
        let row = self.rows.get(at)?;
        Some(Unit { text, kinds: row.kinds, weight: row.weight, pieces: self.pieces_of(at), scale })
    }
}

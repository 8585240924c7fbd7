//! Where each feature stands in the texts of a fact, so that a question is compared with the texts that have its words, and
//! not with every word of every text. What comes out is the same.

use super::features::Feature;
use super::units::{Piece, Share, Units};

/// Where a fact has a feature: in which of its texts, as what share of a term, and whether the term may mean something else.
#[derive(Debug, Clone, Copy)]
pub struct Spot(u16);

const SHARE: u32 = 13;
const EITHER: u16 = 1 << 15;
/// A fact with more texts than a spot can tell apart is read through.
const MOST: usize = 1 << SHARE;
/// So is one with fewer: that takes no longer, and a large base no more memory.
const FEWEST: usize = 16;

impl Spot {
    fn new(text: usize, share: Share, either: bool) -> Self {
        Self((text % MOST) as u16 | (share as u16) << SHARE | if either { EITHER } else { 0 })
    }

    /// The text, by its position among the fact's.
    #[inline]
    pub fn text(self) -> usize {
        usize::from(self.0) % MOST
    }

    /// What its term counts.
    #[inline]
    pub fn share(self) -> Share {
        Share::from_bits(u32::from(self.0) >> SHARE)
    }

    /// Whether its term may mean something else, too.
    #[inline]
    pub fn either(self) -> bool {
        self.0 & EITHER != 0
    }
}

/// The spots of all facts.
#[derive(Debug, Default)]
pub struct Spots {
    /// Each fact's features, in order, and where the spots of each end.
    features: Vec<(Feature, u32)>,
    /// Where each fact's features end.
    ends: Vec<u32>,
    flat: Vec<Spot>,
}

/// The spots of one fact.
#[derive(Clone, Copy)]
pub struct SpotsOfFact<'a> {
    all: &'a Spots,
    from: usize,
    to: usize,
}

impl Spots {
    /// Of the texts of every fact.
    pub fn of(units: &Units) -> Self {
        let mut all = Self::default();
        // A feature and a spot in one number are sorted in a third of the time.
        let mut found: Vec<u64> = Vec::new();
        for fact in 0..units.facts() {
            let texts = units.texts(fact);
            if (FEWEST..MOST).contains(&texts.len()) {
                for (at, text) in texts.enumerate() {
                    found.extend(spots_of(at, text));
                }
            }
            found.sort_unstable();
            for same in found.chunk_by(|one, other| one >> SPOT == other >> SPOT) {
                all.flat.extend(same.iter().map(|both| Spot(*both as u16)));
                let feature = same.first().map(|both| Feature((both >> SPOT) as u32));
                all.features.extend(feature.map(|feature| (feature, all.flat.len() as u32)));
            }
            found.clear();
            all.ends.push(all.features.len() as u32);
        }
        all.features.shrink_to_fit();
        all.flat.shrink_to_fit();
        all
    }

    /// Of a fact; `None` if it is to be read through.
    pub fn fact(&self, fact: usize) -> Option<SpotsOfFact<'_>> {
        let to = *self.ends.get(fact)? as usize;
        let from = fact.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        (from < to).then_some(SpotsOfFact { all: self, from, to })
    }
}

impl<'a> SpotsOfFact<'a> {
    /// Of a feature.
    #[inline]
    pub fn of(self, feature: Feature) -> &'a [Spot] {
        let features = self.all.features.get(self.from..self.to).unwrap_or_default();
        let Ok(at) = features.binary_search_by_key(&feature, |(own, _)| *own) else { return &[] };
        let end = |at: usize| self.all.features.get(at).map_or(0, |(_, end)| *end as usize);
        let from = (self.from + at).checked_sub(1).map_or(0, end);
        self.all.flat.get(from..end(self.from + at)).unwrap_or_default()
    }
}

/// How many bits a spot has.
const SPOT: u32 = u16::BITS;

/// Each feature of a text and, in the last bits, its spot.
fn spots_of(at: usize, text: &[Piece]) -> impl Iterator<Item = u64> {
    let goes_on = |at: usize| text.get(at).is_some_and(|piece| piece.goes_on());
    text.iter().enumerate().map(move |(place, piece)| {
        let either = piece.goes_on() || place.checked_sub(1).is_some_and(goes_on);
        u64::from(piece.feature().0) << SPOT | u64::from(Spot::new(at, piece.share(), either).0)
    })
}

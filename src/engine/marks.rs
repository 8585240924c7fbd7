//! What a fact has of a feature: how central it is, whether the fact itself says it, and how often it stands in what the fact
//! answers, leaves open and denies. [`Marks`] are these while texts are read; afterwards they stand by fact
//! ([`Traits`]) and by feature (`postings`).

use super::Settings;
use super::features::Feature;

/// How central a feature is in a fact: by the best place where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// In an ask or the claim.
    Central,
    /// In a quote.
    Quote,
    /// Among its entities, place, date and number.
    Qualifier,
    /// In how we speak of the document.
    Source,
    /// In one ask and nowhere else.
    Once,
    /// Only in what it denies or leaves open.
    Apart,
}

/// What each level counts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Levels([f64; 6]);

impl Levels {
    /// How central a feature of an ask or a claim is.
    const CENTRAL: f64 = 1.0;

    /// From the settings.
    pub fn new(settings: &Settings) -> Self {
        Self([
            Self::CENTRAL,
            settings.central_quote,
            settings.central_qualifier,
            settings.central_source,
            settings.central_once,
            0.0,
        ])
    }

    /// What a level counts, 0 to 1.
    #[inline]
    pub fn of(&self, level: Level) -> f64 {
        self.0.get(level as usize).copied().unwrap_or_default()
    }

    fn higher(&self, a: Level, b: Level) -> Level {
        if self.of(b) > self.of(a) || a == Level::Apart { b } else { a }
    }
}

/// The fact's claim has the feature.
pub const CLAIMED: u8 = 1;
/// The fact itself says it: in its claim, its quotes or a qualifier.
pub const SAID: u8 = 2;
/// A quote has it.
pub const QUOTED: u8 = 4;

/// A feature of a fact while its texts are read. Counts end at 255: more says no more.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// Which feature.
    pub feature: Feature,
    /// How central.
    pub level: Level,
    /// [`CLAIMED`], [`SAID`], [`QUOTED`].
    pub flags: u8,
    /// How often in what it answers, leaves open and denies.
    pub times: [u8; 3],
}

/// The marks of facts, each fact's by feature.
#[derive(Debug, Default)]
pub struct Marks {
    /// Fact by fact.
    pub all: Vec<Mark>,
    /// Where each fact's end.
    pub ends: Vec<u32>,
}

impl Mark {
    fn add(&mut self, other: &Self, levels: &Levels) {
        self.level = levels.higher(self.level, other.level);
        self.flags |= other.flags;
        for (times, more) in self.times.iter_mut().zip(other.times) {
            *times = times.saturating_add(more);
        }
    }
}

impl Marks {
    /// Adds a fact's, in any order, and empties the list; what comes twice is put together.
    pub fn push_fact(&mut self, marks: &mut Vec<Mark>, levels: &Levels) {
        marks.sort_unstable_by_key(|mark| mark.feature);
        let mut marks = marks.drain(..);
        if let Some(mut last) = marks.next() {
            for mark in marks {
                if mark.feature == last.feature {
                    last.add(&mark, levels);
                } else {
                    self.all.push(std::mem::replace(&mut last, mark));
                }
            }
            self.all.push(last);
        }
        self.ends.push(self.all.len() as u32);
    }

    /// Each fact's.
    pub fn by_fact(&self) -> impl Iterator<Item = &[Mark]> {
        let begins = std::iter::once(&0).chain(&self.ends);
        begins.zip(&self.ends).map(|(from, to)| self.all.get(*from as usize..*to as usize).unwrap_or_default())
    }

    /// Adds the facts of another one after its own, whose features have other numbers here.
    pub fn append(&mut self, other: Self, features: &[Feature]) {
        let mut from = self.all.len();
        let before = from as u32;
        self.all.extend(other.all.into_iter().map(|mark| Mark {
            feature: features.get(mark.feature.0 as usize).copied().unwrap_or(mark.feature),
            ..mark
        }));
        for end in other.ends {
            let to = (end + before) as usize;
            self.all.get_mut(from..to).unwrap_or_default().sort_unstable_by_key(|mark| mark.feature);
            self.ends.push(to as u32);
            from = to;
        }
    }
}

/// A feature that a fact has, how central it is and who says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trait(u32);

impl Trait {
    /// `None` for what the fact only denies or leaves open.
    fn of(mark: &Mark) -> Option<Self> {
        let once = mark.level == Level::Central && mark.flags == 0 && mark.times.first() == Some(&1);
        let level = if once { Level::Once } else { mark.level };
        (mark.level != Level::Apart).then_some(Self(mark.feature.0 << 6 | (level as u32) << 3 | u32::from(mark.flags)))
    }

    /// Which feature.
    #[inline]
    pub fn feature(self) -> Feature {
        Feature(self.0 >> 6)
    }

    /// Whether it has one of some flags.
    #[inline]
    pub fn is(self, flags: u8) -> bool {
        self.0 & u32::from(flags) != 0
    }

    /// How central it is.
    #[inline]
    pub fn level(self) -> Level {
        match self.0 >> 3 & 7 {
            0 => Level::Central,
            1 => Level::Quote,
            2 => Level::Qualifier,
            4 => Level::Once,
            _ => Level::Source,
        }
    }
}

/// The traits of every fact, each fact's by feature.
#[derive(Debug, Default)]
pub struct Traits {
    all: Vec<Trait>,
    /// Where each fact's end.
    ends: Vec<u32>,
}

impl Traits {
    /// The marks without what is only denied or left open, and without counts.
    pub fn of(marks: &Marks) -> Self {
        let mut traits = Self { all: Vec::with_capacity(marks.all.len()), ends: Vec::with_capacity(marks.ends.len()) };
        for fact in marks.by_fact() {
            traits.all.extend(fact.iter().filter_map(Trait::of));
            traits.ends.push(traits.all.len() as u32);
        }
        traits
    }

    /// A fact's.
    pub fn fact(&self, fact: usize) -> &[Trait] {
        let end = |fact: usize| self.ends.get(fact).map_or(self.all.len(), |end| *end as usize);
        let from = fact.checked_sub(1).map_or(0, end);
        self.all.get(from..end(fact)).unwrap_or_default()
    }
}

//! The chart of events: its layout, its drawing, and in words what it shows.

use super::layout::{layout, years};
use super::parts::Layout;
use super::png::{PngError, png};
use super::svg::svg;
use super::tell::Told;
use crate::facts::{FactBase, args};

/// The most characters of a text that stands for a picture; Discord takes no more.
pub const MOST_ALT_CHARS: usize = 1024;

/// How much of a claim stands in it, in characters: the first that leaves room for every event, else the last.
const CLAIM_CHARS: [usize; 5] = [200, 120, 80, 55, 35];

/// A chart of what was told.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Where everything stands.
    pub layout: Layout,
    /// What it shows, in at most [`MOST_ALT_CHARS`] characters: for whoever can't see it.
    pub alt: String,
}

impl Chart {
    /// Lays out what was told, in its language.
    pub fn of(base: &FactBase, told: &Told) -> Self {
        Self { layout: layout(base, told), alt: alt(base, told) }
    }

    /// The drawing as SVG.
    pub fn svg(&self) -> String {
        svg(&self.layout, &self.alt)
    }

    /// The drawing as PNG of at most [`super::MOST_BYTES`].
    ///
    /// # Errors
    /// If it can't be drawn: no size, or no memory.
    pub fn png(&self) -> Result<Vec<u8>, PngError> {
        png(&self.svg())
    }
}

/// How many events from when to when, then each with its date as long as there is room, then how many more.
fn alt(base: &FactBase, told: &Told) -> String {
    let alts = CLAIM_CHARS.map(|chars| alt_with(base, told, chars));
    let [.., (_, shortest)] = &alts;
    alts.iter().find(|(all, _)| *all).map_or(shortest, |(_, text)| text).clone()
}

/// The same with claims of at most so many characters, and whether all events are in it.
fn alt_with(base: &FactBase, told: &Told, chars: usize) -> (bool, String) {
    let language = told.evidence.language;
    let wording = &base.wording;
    let all = told.entries.len();
    let pairs = [("count", all.into()), ("years", years(told).into())];
    let mut text = wording.say_with(language, "timeline-alt", &args(pairs));
    let more = |count: usize| {
        let words = wording.say_with(language, "timeline-alt-more", &args([("count", count.into())]));
        if count == 0 { String::new() } else { format!(" {words}") }
    };
    for (entry, at) in told.entries.iter().zip(1..) {
        let pairs = [("when", entry.when.as_str().into()), ("claim", shortened(entry.headline(), chars).into())];
        let longer = format!("{text} {}", wording.say_with(language, "timeline-alt-event", &args(pairs)));
        if (longer.clone() + &more(all - at)).chars().count() > MOST_ALT_CHARS {
            return (false, text + &more(all + 1 - at));
        }
        text = longer;
    }
    (true, text)
}

/// A claim without its end, if it is longer than that; cut between words.
fn shortened(claim: &str, chars: usize) -> String {
    if claim.chars().count() <= chars {
        return claim.to_owned();
    }
    let kept: String = claim.chars().take(chars).collect();
    let mut words = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
    // What ends with a dot may be half of "EE. UU.".
    while let Some((before, _)) = words.rsplit_once(' ').filter(|_| words.ends_with('.')) {
        words = before;
    }
    format!("{}…", words.trim_end_matches([',', ';', ':', '.', '“', '(', ' ']))
}

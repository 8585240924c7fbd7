//! What happened, in order: events made of facts, chosen by time, theme, person or source, told, drawn and exported.
//! Pure: no clock, no disk, no platform. The pieces, each fit to be used alone:
//! [`events`] → [`Filter::choose`] → [`tell`] → a list, a [`Chart`] (SVG, PNG, words) or an export ([`calendar`],
//! [`table`], [`handout`]).

mod chart;
mod choose;
mod events;
mod export;
mod find;
mod font;
mod lanes;
mod layout;
mod parts;
mod png;
mod rows;
mod svg;
mod tell;
mod typed;

pub use chart::{Chart, MOST_ALT_CHARS};
pub use choose::{Chosen, Culprit, Empty, Filter};
pub use events::{Event, events};
pub use export::{calendar, handout, table};
pub use parts::{Bar, Break, Chip, Layout, Mark, Row, Text, WIDTH};
pub use png::{MOST_BYTES, PngError};
pub use tell::{Entry, Told, tell};
pub use typed::{Asked, Field, Wrong};

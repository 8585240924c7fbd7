//! What a class does on the fact base: quizzes, fact or claim, discussions. Pure: time, randomness and what people do come
//! in, what is to be said comes out. The same facts, seed and order of events give the same lesson. No platform, no
//! store, and no sentence of its own: wording comes from the locale files, statements from facts.

mod dice;
mod discussion;
mod handout;
mod item;
mod kinds;
mod practice;
mod quiz;
mod report;
pub mod talk;
pub mod tell;
mod values;

pub use dice::Dice;
pub use discussion::{Heard, Move, PLACES, Protocol, Talk, cards};
pub use handout::handouts;
pub use item::{Choice, Item, OPTIONS, item, items};
pub use kinds::Kind;
pub use practice::{Marked, Practice};
pub use quiz::{Event, Phase, Quiz, Said};
pub use report::{Line, Report, leaders, report};

//! What Puente knows: the model of the fact base, and how it is read from `facts/`.
//! Knows no question and no platform; only `files` touches the disk.

pub mod files;
mod load;
pub mod model;
pub mod problem;
mod read;
mod typed_date;
mod wording;

pub use files::Files;
pub use load::{FactPlaces, Loaded, Places, QuotePlaces, SourcePlaces, load};
pub use model::FactBase;
pub use problem::{Place, Problem, Report};
pub use read::{Found, did_you_mean};
pub use typed_date::typed_date;
pub use wording::{Wording, args};

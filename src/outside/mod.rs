//! What operators see of a running bot: the form of its log lines, and what is counted and measured of it. May not know
//! Discord or the terminal, and holds no sentence for a user.

pub mod log;
mod serve;

pub use log::Log;
pub use serve::{Settings, Taken, Window};

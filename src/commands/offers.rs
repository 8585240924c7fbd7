//! What can be asked for next under a reply, without typing: commands with their options. May not know how a front end
//! offers them (buttons, a menu, a line to type) nor what they do.

use super::Given;

/// A command to be run next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What people read.
    pub label: String,
    /// Which command.
    pub command: &'static str,
    /// With these options.
    pub given: Given,
    /// Where its reply goes.
    pub opens: Opens,
}

/// Where the reply to an [`Offer`] goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// In place of the reply under which it stands.
    InPlace,
    /// Beside it, for the person alone.
    Beside,
}

/// Offers that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offers {
    /// Side by side.
    Buttons(Vec<Offer>),
    /// One out of several, under a line that says what they are.
    Menu(String, Vec<Offer>),
}

impl Offers {
    /// All of them, in order.
    pub fn all(&self) -> &[Offer] {
        let (Self::Buttons(offers) | Self::Menu(_, offers)) = self;
        offers
    }
}

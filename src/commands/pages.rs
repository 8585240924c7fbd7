//! A long list, a page at a time. May not know what is listed.

use super::{Given, OptionKind, OptionSpec, Paging, Spec};
use crate::engine::Reply;
use crate::facts::{Wording, args};

/// How many facts a page shows: with their citations they fill a screen, and one Discord message.
pub const FACTS_A_PAGE: usize = 6;

/// The option that turns to a page.
pub const OPTION: OptionSpec = OptionSpec::new("page", OptionKind::Number(1, 99));

/// What stands on one page.
pub struct Page<T> {
    /// The page's part of the list.
    pub items: Vec<T>,
    /// How many come before.
    pub before: usize,
    /// Which page, from 1.
    pub number: u32,
    /// How many pages there are; at least 1.
    pub pages: u32,
    /// A page beyond the last was wanted.
    beyond: bool,
}

impl<T> Page<T> {
    /// The page that is wanted; one beyond the end is the last.
    pub fn of(list: Vec<T>, size: usize, given: &Given) -> Self {
        let pages = u32::try_from(list.len().div_ceil(size)).unwrap_or(u32::MAX).max(1);
        let wanted = given.number(OPTION.name).unwrap_or(1);
        let number = wanted.clamp(1, pages);
        let before = (number as usize - 1) * size;
        Self {
            items: list.into_iter().skip(before).take(size).collect(),
            before,
            number,
            pages,
            beyond: wanted > pages,
        }
    }

    /// Says in the small print which page it is, if there are several, and gives what is needed to turn it.
    pub fn tell(&self, reply: &mut Reply, wording: &Wording, spec: &Spec, given: &Given) -> Option<Paging> {
        let (page, pages) = (self.number, self.pages);
        if pages > 1 || self.beyond {
            let key = if self.beyond { "note-page-last" } else { "note-page" };
            let pairs = [("page", page.into()), ("pages", pages.into())];
            reply.notes.push(wording.say_with(reply.language, key, &args(pairs)));
        }
        if pages == 1 {
            return None;
        }
        Some(Paging { page, pages, command: spec.name, given: given.clone() })
    }
}

//! What somebody typed to choose events, and what is wrong with it. Knows no event.

use super::choose::Filter;
use super::find::{self, Unknown};
use crate::facts::FactBase;
use crate::facts::model::Day;
use crate::facts::{args, typed_date};
use crate::text::Language;

/// What events are chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The first day, month or year.
    From,
    /// The last day, month or year.
    To,
    /// A theme.
    Topic,
    /// A person, body or place.
    About,
    /// A document.
    Source,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 5] = [Self::From, Self::To, Self::Topic, Self::About, Self::Source];

    /// Its word in commands and in the keys of sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
            Self::Topic => "topic",
            Self::About => "about",
            Self::Source => "source",
        }
    }
}

/// What was typed for each field; empty or `None` chooses everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The first day, month or year.
    pub from: Option<String>,
    /// The last day, month or year.
    pub to: Option<String>,
    /// A theme.
    pub topic: Option<String>,
    /// A person, body or place.
    pub about: Option<String>,
    /// A document.
    pub source: Option<String>,
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No date that can be read.
    Date(Field, String),
    /// The last date comes before the first.
    Reversed(String, String),
    /// Nobody and nothing is called so; perhaps something else was meant.
    Unknown(Field, String, Option<String>),
}

impl Wrong {
    /// One sentence with an example, for the person who typed it.
    pub fn say(&self, base: &FactBase, language: Language) -> String {
        let wording = &base.wording;
        match self {
            Self::Date(field, typed) => {
                let field = wording.say(language, &format!("timeline-field-{}", field.word()));
                let pairs = [("field", field.into()), ("typed", typed.as_str().into())];
                wording.say_with(language, "timeline-wrong-date", &args(pairs))
            }
            Self::Reversed(from, to) => {
                let pairs = [("from", from.as_str().into()), ("to", to.as_str().into())];
                wording.say_with(language, "timeline-wrong-order", &args(pairs))
            }
            Self::Unknown(field, typed, Some(meant)) => {
                let pairs = [("typed", typed.as_str().into()), ("meant", meant.as_str().into())];
                wording.say_with(language, &format!("timeline-meant-{}", field.word()), &args(pairs))
            }
            Self::Unknown(field, typed, None) => {
                let known = match field {
                    Field::Topic => base.topics.iter().map(|topic| topic.name.get(language).as_str()).collect(),
                    Field::Source => base.sources.iter().map(|source| source.id.as_str()).collect(),
                    _ => Vec::new(),
                };
                let pairs = [("typed", typed.as_str().into()), ("known", known.join("; ").into())];
                wording.say_with(language, &format!("timeline-unknown-{}", field.word()), &args(pairs))
            }
        }
    }
}

impl Asked {
    /// Reads what was typed, in whatever language.
    ///
    /// # Errors
    /// The first field that can't be read.
    pub fn read(&self, base: &FactBase) -> Result<Filter, Wrong> {
        let given =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let day = |field: Field, text: &Option<String>| {
            given(text).map(|typed| typed_date(base, &typed).ok_or(Wrong::Date(field, typed))).transpose()
        };
        let from = day(Field::From, &self.from)?.map(|date| date.earliest);
        let to = day(Field::To, &self.to)?.map(|date| date.latest);
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            return Err(Wrong::Reversed(given(&self.from).unwrap_or_default(), given(&self.to).unwrap_or_default()));
        }
        Ok(Filter {
            from,
            to,
            topic: named(Field::Topic, given(&self.topic), |typed| find::topic(base, typed))?,
            about: named(Field::About, given(&self.about), |typed| find::entity(base, typed))?,
            source: named(Field::Source, given(&self.source), |typed| find::source(base, typed))?,
        })
    }
}

fn named<T>(
    field: Field,
    typed: Option<String>,
    find: impl Fn(&str) -> Result<T, Unknown>,
) -> Result<Option<T>, Wrong> {
    typed.map(|typed| find(&typed).map_err(|Unknown(meant)| Wrong::Unknown(field, typed, meant))).transpose()
}

impl Filter {
    /// The days it keeps to; a side that is not given is open.
    pub(super) fn period(&self) -> (Day, Day) {
        (self.from.unwrap_or(Day::FIRST), self.to.unwrap_or(Day::LAST))
    }
}

//! Which events are meant: what was typed, read and made canonical, so that it can be asked for again. May not know how
//! they are shown.

use crate::commands::{Context, Given, Value};
use crate::facts::model::Day;
use crate::facts::{FactBase, typed_date};
use crate::text::Language;
use crate::timeline::{Asked, Chosen, Filter, events};

/// Events, and the options that choose them.
pub(super) struct Selection {
    /// The events, in their order; there is at least one.
    pub(super) chosen: Vec<Chosen>,
    /// The options that choose them, with dates as EDTF and everything else by its id.
    pub(super) given: Given,
}

impl Selection {
    /// The events that options choose.
    ///
    /// # Errors
    /// A sentence for the person: what can't be read, or which option leaves nothing.
    pub(super) fn read(context: Context<'_>, given: &Given) -> Result<Self, String> {
        let Context { engine, language } = context;
        let base = engine.base();
        let filter = asked(given).read(base).map_err(|wrong| wrong.say(base, language))?;
        let chosen = filter.choose(base, &events(base)).map_err(|empty| empty.say(base, language).join("\n"))?;
        Ok(Self { chosen, given: canonical(base, &filter, given) })
    }

    /// The options for what stands in place of a reply in this language: it stays in it, whoever presses.
    pub(super) fn kept(&self, language: Language) -> Given {
        self.given.clone().with("language", Value::Choice(language.code()))
    }
}

/// What the options choose by.
pub(super) fn asked(given: &Given) -> Asked {
    let typed = |option: &str| given.text(option).map(str::to_owned);
    Asked {
        from: typed("from"),
        to: typed("to"),
        topic: typed("topic"),
        about: typed("about"),
        source: typed("source"),
    }
}

/// The same options as they are told to others: dates as EDTF of at most a day, everything else by its id.
fn canonical(base: &FactBase, filter: &Filter, given: &Given) -> Given {
    let date = |option: &str, day: Option<Day>| {
        let typed = given.text(option).and_then(|typed| typed_date(base, typed));
        let short = typed.map(|date| date.edtf).filter(|edtf| edtf.len() <= "2019-07-21".len());
        day.map(|day| short.unwrap_or_else(|| day.to_string()))
    };
    let named = [
        ("from", date("from", filter.from)),
        ("to", date("to", filter.to)),
        ("topic", filter.topic.and_then(|topic| base.topics.get(topic)).map(|topic| topic.id.clone())),
        ("about", filter.about.map(|about| base.entity(about).id.clone())),
        ("source", filter.source.map(|source| base.source(source).id.clone())),
    ];
    let named = named.into_iter().filter_map(|(option, value)| Some((option, Value::Text(value?))));
    let language = given.text("language").and_then(Language::from_tag);
    let language = language.map(|language| ("language", Value::Choice(language.code())));
    named.chain(language).fold(Given::default(), |given, (option, value)| given.with(option, value))
}

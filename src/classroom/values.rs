//! What can stand in an option: what a fact gives for a kind of item, what else there is of the same kind in the base, and
//! whether a fact speaks of it. May not choose between them.

use super::kinds::Kind;
use crate::engine::date_in_words;
use crate::facts::args;
use crate::facts::model::{Date, EntityIdx, EntityKind, Fact, FactBase, FactIdx, Mode, SourceIdx};
use crate::text::{Language, tokens};

/// What an option says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Entity(EntityIdx),
    Date(Date),
    Number(f64),
    Source(SourceIdx),
    /// Who claims it; none: the document reports it.
    Standing(Option<EntityIdx>),
}

impl Value {
    /// What a fact gives for a kind of item, if it gives one thing only that the stem doesn't name.
    pub fn of(base: &FactBase, kind: Kind, fact: FactIdx, stem: &str) -> Option<Self> {
        let fact = base.fact(fact);
        let unnamed = |entity: &EntityIdx| !names(base, *entity, stem);
        match kind {
            Kind::Said => {
                fact.speaker.filter(|speaker| fact.mode == Mode::Quoted && unnamed(speaker)).map(Self::Entity)
            }
            Kind::Who if fact.speaker.is_some() => None,
            Kind::Who => who(base, fact, stem).map(Self::Entity),
            Kind::When => fact.when.clone().filter(|_| fact.timeline).map(Self::Date),
            Kind::Where => fact.place.filter(unnamed).map(Self::Entity),
            Kind::HowMany => fact.value.as_ref().map(|value| Self::Number(value.number)),
            Kind::Source => Some(Self::Source(fact.source)),
            // What a document is like is our own observation: it doesn't report it.
            Kind::Standing
                if fact
                    .topics
                    .iter()
                    .any(|topic| base.topics.get(*topic).is_some_and(|topic| topic.about_documents)) =>
            {
                None
            }
            Kind::Standing => Some(Self::Standing(fact.speaker)),
        }
    }

    /// All that could stand beside it in an item of that kind, each with a fact that it comes from.
    pub fn alike(&self, base: &FactBase, kind: Kind) -> Vec<(Self, FactIdx)> {
        let mut found: Vec<(Self, FactIdx)> = Vec::new();
        let mut add = |value: Self, fact| {
            if value != *self && !found.iter().any(|(known, _)| *known == value) {
                found.push((value, fact));
            }
        };
        for (index, fact) in base.fact_entries() {
            match self {
                Self::Entity(own) => {
                    let sort = base.entity(*own).kind;
                    // Regions lie in one another; countries don't.
                    let places = kind == Kind::Where && sort != EntityKind::Country;
                    let about = fact.about.iter().filter(|_| kind != Kind::Said && !places).chain(&fact.place);
                    let entities = fact.speaker.iter().chain(about).filter(|entity| is_option(base, **entity, sort));
                    entities.for_each(|entity| add(Self::Entity(*entity), index));
                }
                Self::Date(_) => fact.when.iter().for_each(|date| add(Self::Date(date.clone()), index)),
                Self::Number(_) => fact.value.iter().for_each(|value| add(Self::Number(value.number), index)),
                Self::Source(_) => add(Self::Source(fact.source), index),
                Self::Standing(_) => add(Self::Standing(fact.speaker), index),
            }
        }
        found
    }

    /// Whether a fact makes it true, or might be read so.
    pub fn is_in(&self, base: &FactBase, fact: &Fact) -> bool {
        match self {
            Self::Entity(entity) => speaks_of(base, fact, *entity),
            Self::Date(date) => fact.when.as_ref().is_some_and(|when| when.overlaps(date)),
            Self::Number(number) => {
                let texts = fact.quotes.iter().map(|quote| quote.text.as_str()).chain([fact.claim.en.as_str()]);
                let same = |text: &str| tokens(text).iter().any(|token| is_number(token.number(), *number));
                fact.value.as_ref().is_some_and(|value| (value.number - number).abs() < 0.5)
                    || texts.into_iter().any(same)
            }
            Self::Source(source) => fact.source == *source,
            Self::Standing(speaker) => fact.speaker == *speaker,
        }
    }

    /// What the option says.
    pub fn label(&self, base: &FactBase, unit: Option<&str>, language: Language) -> String {
        let name = |entity: EntityIdx| base.entity(entity).name.get(language).clone();
        let text = match self {
            Self::Entity(entity) => name(*entity),
            Self::Date(date) => date_in_words(&base.wording, language, date),
            Self::Number(number) => numbered(base, *number, unit, language),
            Self::Source(source) => base.source(*source).name.get(language).clone(),
            Self::Standing(None) => base.wording.say(language, "standing-reported"),
            Self::Standing(Some(speaker)) => {
                base.wording.say_with(language, "standing-claimed", &args([("name", name(*speaker).into())]))
            }
        };
        capitalised(&text)
    }
}

/// Whom or what a stem about a fact asks for: the one that the fact is about and the stem doesn't name. A person, unless
/// the stem asks for a country or an office; else somebody or something else that acts, if the fact is about no person.
fn who(base: &FactBase, fact: &Fact, stem: &str) -> Option<EntityIdx> {
    let sort = |entity: &EntityIdx| base.entity(*entity).kind;
    let acts = |entity: &EntityIdx| !matches!(sort(entity), EntityKind::Place | EntityKind::Agreement);
    let has_people = fact.about.iter().any(|entity| sort(entity) == EntityKind::Person);
    let left = fact.about.iter().copied().filter(|entity| acts(entity) && !names(base, *entity, stem));
    // Nearly every fact is about the two countries: beside a person they don't count.
    let left: Vec<EntityIdx> = left.filter(|entity| !(has_people && is_everywhere(base, *entity))).collect();
    let [only] = left.as_slice() else { return None };
    let is_person = sort(only) == EntityKind::Person;
    // Who made an agreement asks for its parties: countries.
    let parties = fact.about.iter().any(|entity| sort(entity) == EntityKind::Agreement && names(base, *entity, stem));
    let fits = is_person == has_people && !(is_person && (parties || asks_for_no_person(base, stem)));
    (fits && !is_everywhere(base, *only) && is_option(base, *only, sort(only))).then_some(*only)
}

/// Whether a stem asks for a country, a government, an office.
fn asks_for_no_person(base: &FactBase, stem: &str) -> bool {
    let words: Vec<String> = tokens(stem).into_iter().map(|token| token.folded).collect();
    Language::ALL.into_iter().any(|language| {
        let cues = tokens(&base.wording.say(language, "quiz-cues-no-person"));
        cues.iter().any(|cue| words.contains(&cue.folded))
    })
}

/// A number with its thousands apart, and with its unit if the locale files have it.
fn numbered(base: &FactBase, number: f64, unit: Option<&str>, language: Language) -> String {
    let digits = number.to_string();
    let thousands =
        digits.len().checked_sub(3).filter(|at| *at > 0 && digits.bytes().all(|digit| digit.is_ascii_digit()));
    let number = match thousands.and_then(|at| digits.split_at_checked(at)) {
        None => digits,
        Some((thousands, rest)) => {
            let pairs = [("thousands", thousands.into()), ("rest", rest.into())];
            base.wording.say_with(language, "quiz-thousands", &args(pairs))
        }
    };
    let key = format!("quiz-unit-{}", unit.unwrap_or_default());
    if base.wording.keys(language).contains(&key) {
        base.wording.say_with(language, &key, &args([("number", number.into())]))
    } else {
        number
    }
}

/// Whether so many facts are about it that none of them answers with it.
fn is_everywhere(base: &FactBase, entity: EntityIdx) -> bool {
    base.facts.iter().filter(|fact| fact.about.contains(&entity)).count() * 4 > base.facts.len()
}

/// Whether an option can be it: of that sort, with a name that needs no explanation in brackets.
fn is_option(base: &FactBase, entity: EntityIdx, sort: EntityKind) -> bool {
    let entity = base.entity(entity);
    entity.kind == sort && !entity.name.en.contains('(')
}

fn is_number(found: Option<u64>, number: f64) -> bool {
    found.is_some_and(|found| (found as f64 - number).abs() < 0.5)
}

fn speaks_of(base: &FactBase, fact: &Fact, entity: EntityIdx) -> bool {
    let linked = |one: EntityIdx| one == entity || base.entity(one).stands_for.contains(&entity);
    fact.about.iter().chain(&fact.speaker).chain(&fact.place).any(|one| linked(*one))
        || base.entity(entity).stands_for.iter().any(|one| fact.about.contains(one))
}

/// Whether a text names somebody or something, by name or alias.
pub(super) fn names(base: &FactBase, entity: EntityIdx, text: &str) -> bool {
    let folded = |text: &str| {
        let words: Vec<String> = tokens(text).into_iter().map(|token| token.folded).collect();
        format!(" {} ", words.join(" "))
    };
    let text = folded(text);
    let entity = base.entity(entity);
    let names = entity.aliases.iter().flat_map(|(_, aliases)| aliases).chain(entity.name.iter().map(|(_, name)| name));
    names.into_iter().any(|name| text.contains(&folded(name)))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

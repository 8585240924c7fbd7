//! Who and what a term of a question names: the entities and offices among its meanings.

use super::Engine;
use super::features::Meaning;
use super::parse::Weighted;
use crate::facts::model::{EntityIdx, EntityKind, OfficeIdx};

/// The entities that a term may name.
pub fn entities(term: &Weighted) -> impl Iterator<Item = EntityIdx> + '_ {
    term.term.meanings.iter().filter_map(|meaning| match meaning {
        Meaning::Entity(entity) => Some(EntityIdx(*entity)),
        _ => None,
    })
}

/// The offices that a term may name.
pub fn offices(term: &Weighted) -> impl Iterator<Item = OfficeIdx> + '_ {
    term.term.meanings.iter().filter_map(|meaning| match meaning {
        Meaning::Office(office) => Some(OfficeIdx(*office)),
        _ => None,
    })
}

/// Of which kinds they are, in order.
pub fn kinds<'a>(engine: &'a Engine, term: &'a Weighted) -> impl Iterator<Item = EntityKind> + 'a {
    entities(term).map(|entity| engine.base.entity(entity).kind)
}

/// The people whom a term may name.
pub fn people<'a>(engine: &'a Engine, term: &'a Weighted) -> impl Iterator<Item = EntityIdx> + 'a {
    entities(term).filter(|entity| engine.base.entity(*entity).kind == EntityKind::Person)
}

/// Whether a term names a person.
pub fn is_person(engine: &Engine, term: &Weighted) -> bool {
    people(engine, term).next().is_some()
}

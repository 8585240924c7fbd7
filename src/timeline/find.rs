//! What is meant by a name that somebody typed: an entity, a theme or a source, by its id, its names and aliases.

use crate::facts::FactBase;
use crate::facts::did_you_mean;
use crate::facts::model::{EntityIdx, SourceIdx};
use crate::text::{Language, tokens};

/// Nobody and nothing is called so; perhaps this was meant.
pub(super) struct Unknown(pub Option<String>);

/// A person, body or place; a part of a name is enough if no other has it. Whom it stands for is found with it: "Trump" is also his two administrations.
pub(super) fn entity(base: &FactBase, typed: &str) -> Result<EntityIdx, Unknown> {
    let names = base.entities.iter().map(|entity| {
        let names = Language::ALL.into_iter().flat_map(|language| {
            std::iter::once(entity.name.get(language)).chain(entity.aliases.get(language)).map(String::as_str)
        });
        std::iter::once(entity.id.as_str()).chain(names).collect()
    });
    find(&names.collect::<Vec<_>>(), typed).map(EntityIdx)
}

/// A theme, as its position; a part of its name is enough if no other has it.
pub(super) fn topic(base: &FactBase, typed: &str) -> Result<usize, Unknown> {
    let names = base.topics.iter().map(|topic| vec![topic.id.as_str(), topic.name.en.as_str(), &topic.name.es]);
    find(&names.collect::<Vec<_>>(), typed)
}

/// A source; a part of its name or its publisher is enough if no other has it.
pub(super) fn source(base: &FactBase, typed: &str) -> Result<SourceIdx, Unknown> {
    let names = base.sources.iter().map(|source| {
        let own = [&source.id, &source.name.en, &source.name.es, &source.document];
        let more = source.publisher.iter().chain(&source.title);
        own.into_iter().chain(more).map(String::as_str).collect()
    });
    find(&names.collect::<Vec<_>>(), typed).map(SourceIdx)
}

/// Position of the one that is called so; else of the only one that has all the words.
fn find(names: &[Vec<&str>], typed: &str) -> Result<usize, Unknown> {
    let wanted = folded(typed);
    let exact = names.iter().position(|names| names.iter().any(|name| folded(name) == wanted));
    if let Some(found) = exact.filter(|_| !wanted.is_empty()) {
        return Ok(found);
    }
    let has_all = |name: &&str| {
        let words = folded(name);
        wanted.iter().all(|word| words.contains(word))
    };
    let mut with = names.iter().enumerate().filter(|(_, names)| names.iter().any(has_all)).map(|(at, _)| at);
    if let (false, Some(found), None) = (wanted.is_empty(), with.next(), with.next()) {
        return Ok(found);
    }
    let all = names.iter().flat_map(|names| names.iter().copied());
    Err(Unknown(did_you_mean(typed, all).map(str::to_owned)))
}

fn folded(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.folded).collect()
}

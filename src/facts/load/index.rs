//! Which ids there are. Every id is known before the first reference to one is looked up.

use super::folder::{Folder, SourceFile};
use crate::facts::problem::Place;
use crate::facts::read::{Found, Sink, Table, did_you_mean};
use std::collections::HashMap;

/// Every id of the base.
pub(super) struct Index<'a> {
    pub sources: Ids<'a>,
    pub entities: Ids<'a>,
    pub offices: Ids<'a>,
    pub topics: Ids<'a>,
    pub facts: Ids<'a>,
}

impl<'a> Index<'a> {
    pub fn of(folder: &Folder<'a>, sink: &'a Sink) -> Self {
        let cards = folder.sources.iter().map(|source| source.card.as_ref());
        let facts = folder.sources.iter().flat_map(|source| source.facts.iter().map(move |fact| (source, fact)));
        for (source, fact) in facts.clone() {
            check_fact_id(source, fact);
        }
        for source in &folder.sources {
            check_source_id(source);
        }
        let plain = folder.entities.iter().chain(&folder.offices).chain(&folder.topics).chain(&folder.discussions);
        plain.for_each(check_plain_id);
        // Nothing refers to a discussion; only that no id comes twice is looked at.
        Ids::of("discussion", "add it to discussions.toml", folder.discussions.iter().map(Some), sink);
        Self {
            sources: Ids::of("source", "its file belongs into sources/", cards, sink),
            entities: Ids::of("entity", "add it to entities.toml", folder.entities.iter().map(Some), sink),
            offices: Ids::of(
                "office",
                "add it to entities.toml as `[[office]]`",
                folder.offices.iter().map(Some),
                sink,
            ),
            topics: Ids::of("topic", "add it to topics.toml", folder.topics.iter().map(Some), sink),
            facts: Ids::of(
                "fact",
                "write the id as it stands in its source's file",
                facts.map(|(_, fact)| Some(fact)),
                sink,
            ),
        }
    }
}

/// The ids of one sort and their positions in the base.
pub(super) struct Ids<'a> {
    what: &'static str,
    remedy: &'static str,
    known: HashMap<String, (usize, Place)>,
    sink: &'a Sink,
}

impl<'a> Ids<'a> {
    fn of<'t>(
        what: &'static str,
        remedy: &'static str,
        tables: impl Iterator<Item = Option<&'t Table<'a>>>,
        sink: &'a Sink,
    ) -> Self
    where
        'a: 't,
    {
        let mut ids = Self { what, remedy, known: HashMap::new(), sink };
        for (position, table) in tables.enumerate() {
            if let Some(id) = table.and_then(|table| table.text("id")) {
                ids.add(id, position);
            }
        }
        ids
    }

    fn add(&mut self, id: Found<String>, position: usize) {
        if let Some((_, first)) = self.known.get(&id.value) {
            let problem = id.place.problem(format!("{} id `{}` is used twice", self.what, id.value));
            self.sink.report(problem.hint(format!("the first is in {first}; rename or remove one of them")));
        } else {
            self.known.insert(id.value, (position, id.place));
        }
    }

    /// The position of a known id; any other is reported.
    pub fn position(&self, id: &Found<String>) -> Option<usize> {
        let known = self.known.get(&id.value).map(|(position, _)| *position);
        if known.is_none() && !self.sink.is_incomplete() {
            let mut ids: Vec<&str> = self.known.keys().map(String::as_str).collect();
            // The map's order is random; of two equally close ids the hint always names the same.
            ids.sort_unstable();
            let hint = did_you_mean(&id.value, ids.into_iter())
                .map_or_else(|| self.remedy.to_owned(), |known| format!("did you mean `{known}`?"));
            self.sink.report(id.place.problem(format!("no {} has the id `{}`", self.what, id.value)).hint(hint));
        }
        known
    }

    /// The positions of a list of ids.
    pub fn positions(&self, ids: &[Found<String>]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.position(id)).collect()
    }
}

fn is_id(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(word)
}

fn check_plain_id(table: &Table<'_>) {
    if let Some(id) = table.quiet_text("id").filter(|id| !is_id(&id.value)) {
        report_form(table, &id);
    }
}

fn report_form(table: &Table<'_>, id: &Found<String>) {
    let problem = id.place.problem(format!("`{}` is no id: expected lower-case words joined by hyphens", id.value));
    table.report(problem.hint("only a to z, 0 to 9 and single hyphens"));
}

fn check_source_id(source: &SourceFile<'_>) {
    let Some(card) = &source.card else { return };
    check_plain_id(card);
    if let Some(id) = card.quiet_text("id").filter(|id| id.value != source.stem) {
        let problem = id.place.problem(format!("the source's id is `{}`, its file is {}.toml", id.value, source.stem));
        card.report(problem.hint("give both the same name"));
    }
}

fn check_fact_id(source: &SourceFile<'_>, fact: &Table<'_>) {
    let Some(id) = fact.quiet_text("id") else { return };
    let source_id = source.card.as_ref().and_then(|card| card.quiet_text("id"));
    let source_id = source_id.map_or_else(|| source.stem.to_owned(), |id| id.value);
    match id.value.strip_prefix(&source_id).and_then(|rest| rest.strip_prefix('.')) {
        Some(name) if is_id(name) => {}
        Some(_) => report_form(fact, &id),
        None => {
            let name = id.value.rsplit('.').next().unwrap_or_default();
            let problem = id.place.problem(format!("fact id `{}` does not begin with its source's id", id.value));
            fact.report(problem.hint(format!("write `{source_id}.{name}`")));
        }
    }
}

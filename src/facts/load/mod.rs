//! TOML and Fluent files → [`FactBase`]: all problems of all files at once.
//! What has to be compared with the documents themselves is `curation`'s work.

mod cards;
mod dates;
mod discussions;
mod entities;
mod evidence;
mod facts;
mod folder;
mod index;
mod lexicon;
mod numbers;
mod parallel;
mod places;
mod wording;

pub use places::{FactPlaces, Places, QuotePlaces, SourcePlaces};

use super::files::{Files, TextFile};
use super::model::FactBase;
use super::problem::Report;
use super::read::Sink;
use folder::Folder;
use index::Index;
use toml::de::DeTable;

/// A fact base as far as it could be read, with what is wrong with it and where everything stands.
#[derive(Debug)]
pub struct Loaded {
    /// The base; `None` if anything in `report` is wrong.
    pub base: Option<FactBase>,
    /// Where things stand in the files; if there is a base, in its order.
    pub places: Places,
    /// What is wrong, without what [`Places::ranges`] finds.
    pub report: Report,
}

/// Reads a fact base.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load(files: &Files) -> Result<FactBase, Report> {
    let Loaded { base, places, mut report } = Loaded::read(files);
    report.add(places.ranges());
    match base {
        Some(base) if report.is_empty() => Ok(base),
        _ => Err(report),
    }
}

impl Loaded {
    /// Reads as much of a fact base as can be read.
    pub fn read(files: &Files) -> Self {
        let (texts, not_text) = files.texts();
        let sink = Sink::default();
        if !not_text.is_empty() {
            sink.set_incomplete();
        }
        let parsed = parse(&texts, &sink);
        let folder = Folder::of(&texts, &parsed, &sink);
        let (base, places) = assemble(&folder, &texts, &sink);
        let mut report = Report::default();
        report.add(not_text);
        report.add(sink.into_problems());
        Self { base: report.is_empty().then_some(base), places, report }
    }
}

/// The TOML files that are valid. What could be recovered of a broken one would be reported as incomplete: first
/// things first.
fn parse<'a>(texts: &'a [TextFile], sink: &Sink) -> Vec<(&'a TextFile, DeTable<'a>)> {
    let toml: Vec<&TextFile> = texts.iter().filter(|text| text.is_toml()).collect();
    let parsed = parallel::each(&toml, |text| {
        let (table, errors) = DeTable::parse_recoverable(&text.place.text);
        for error in &errors {
            let place = text.place.with_span(error.span().unwrap_or_default());
            sink.report(place.problem(format!("not valid TOML: {}", error.message())));
            sink.set_incomplete();
        }
        errors.is_empty().then(|| (*text, table.into_inner()))
    });
    parsed.into_iter().flatten().collect()
}

/// Puts the base together. Parts that can't be read are left out, so without a look at the sink it is no base.
fn assemble(folder: &Folder<'_>, texts: &[TextFile], sink: &Sink) -> (FactBase, Places) {
    let index = Index::of(folder, sink);
    let lexicons = lexicon::lexicons(folder);
    let cast = entities::cast(folder, &index);
    let sources: Vec<_> = folder.sources.iter().map(cards::source).collect();
    let numbered: Vec<_> = folder.sources.iter().enumerate().collect();
    let read = parallel::each(&numbered, |(position, source)| {
        let card = sources.get(*position).and_then(Option::as_ref);
        let (mut found, mut places) = (Vec::with_capacity(source.facts.len()), Vec::with_capacity(source.facts.len()));
        for table in &source.facts {
            let reading = facts::fact(table, *position, &index);
            if let Some(fact) = &reading.fact {
                evidence::numbers_stand_in_quotes(&reading, fact, card, &cast.entities, &lexicons, table);
            }
            places.push(reading.places);
            found.extend(reading.fact);
        }
        (found, cards::places(source, places))
    });
    let (found, places): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let mut found: Vec<_> = found.into_iter().flatten().collect();
    found.shrink_to_fit();
    let base = FactBase {
        sources: sources.into_iter().flatten().collect(),
        facts: found,
        entities: cast.entities.into_iter().flatten().collect(),
        offices: cast.offices,
        topics: entities::topics(folder),
        discussions: discussions::discussions(folder, &index),
        concepts: lexicon::concepts(folder),
        intents: lexicon::intents(folder),
        lexicons,
        wording: wording::wording(texts, sink),
    };
    (base, Places { sources: places })
}

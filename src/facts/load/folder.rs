//! Which files a facts folder is made of, and the tables in them.

use crate::facts::files::TextFile;
use crate::facts::problem::Place;
use crate::facts::read::{Sink, Table, did_you_mean};
use toml::de::DeTable;

/// The single files that a base needs.
const NEEDED: [&str; 8] = [
    "entities.toml",
    "topics.toml",
    "concepts.toml",
    "intents.toml",
    "lexicon/en.toml",
    "lexicon/es.toml",
    "locales/en.ftl",
    "locales/es.ftl",
];

/// A file that a base may have.
const DISCUSSIONS: &str = "discussions.toml";

/// The tables of all TOML files.
pub(super) struct Folder<'a> {
    /// The source files, in order.
    pub sources: Vec<SourceFile<'a>>,
    pub entities: Vec<Table<'a>>,
    pub offices: Vec<Table<'a>>,
    pub topics: Vec<Table<'a>>,
    pub discussions: Vec<Table<'a>>,
    pub intents: Vec<Table<'a>>,
    /// Whole files: path and table. A path stands once for each folder that has it.
    files: Vec<(&'a str, Table<'a>)>,
    pub sink: &'a Sink,
}

/// One document's file.
pub(super) struct SourceFile<'a> {
    /// The file's name without `.toml`.
    pub stem: &'a str,
    /// Its `[source]` table.
    pub card: Option<Table<'a>>,
    /// Its `[[fact]]` tables.
    pub facts: Vec<Table<'a>>,
}

impl<'a> Folder<'a> {
    pub fn of(texts: &[TextFile], parsed: &'a [(&'a TextFile, DeTable<'a>)], sink: &'a Sink) -> Self {
        unknown_files(texts, sink);
        missing_files(texts, sink);
        let whole = |(text, table): &'a (&'a TextFile, DeTable<'a>)| {
            (text.path.as_str(), Table::new(table, text.place.clone(), "the file", sink))
        };
        let files: Vec<_> = parsed.iter().map(whole).collect();
        let tables = |path: &str, key: &str| -> Vec<Table<'a>> {
            let named = files.iter().filter(|(name, _)| *name == path);
            named.flat_map(|(_, file)| file.tables(key, key)).collect()
        };
        for (path, file) in &files {
            match *path {
                "entities.toml" => file.only(&["entity", "office"]),
                "topics.toml" => file.only(&["topic"]),
                DISCUSSIONS => file.only(&["discussion"]),
                "intents.toml" => file.only(&["intent"]),
                _ => {}
            }
        }
        Self {
            sources: files.iter().filter_map(|(path, file)| SourceFile::of(path, file)).collect(),
            entities: tables("entities.toml", "entity"),
            offices: tables("entities.toml", "office"),
            topics: tables("topics.toml", "topic"),
            discussions: tables(DISCUSSIONS, "discussion"),
            intents: tables("intents.toml", "intent"),
            files,
            sink,
        }
    }

    /// The file with this path of each folder that has it.
    pub fn named(&self, path: &str) -> impl Iterator<Item = &Table<'a>> {
        self.files.iter().filter(move |(name, _)| *name == path).map(|(_, table)| table)
    }
}

impl<'a> SourceFile<'a> {
    fn of(path: &'a str, file: &Table<'a>) -> Option<Self> {
        let stem = source_stem(path)?;
        file.only(&["source", "fact"]);
        let card = file.needed_table("source", "[source]", "the source card");
        Some(Self { stem, card, facts: file.tables("fact", "fact") })
    }
}

fn source_stem(path: &str) -> Option<&str> {
    path.strip_prefix("sources/")?.strip_suffix(".toml")
}

fn unknown_files(texts: &[TextFile], sink: &Sink) {
    for text in texts {
        if NEEDED.contains(&&*text.path) || source_stem(&text.path).is_some() || text.path == DISCUSSIONS {
            continue;
        }
        let hint = did_you_mean(&text.path, NEEDED.into_iter()).map_or_else(
            || "documents belong into sources/, all other names are in docs/facts.md".to_owned(),
            |known| format!("did you mean `{known}`?"),
        );
        sink.report(text.place.problem("a file of this name is not read").hint(hint));
    }
}

fn missing_files(texts: &[TextFile], sink: &Sink) {
    let folder = texts.first().and_then(|text| text.place.file.strip_suffix(&text.path)).unwrap_or("facts/");
    let missing = |path: &str| Place::file(&format!("{folder}{path}")).problem("the file is missing");
    for path in NEEDED {
        if !texts.iter().any(|text| text.path == path) {
            sink.set_incomplete();
            sink.report(missing(path).hint(
                "copy it from the fact base of the repository, or give that folder first: `--facts facts --facts DIR`",
            ));
        }
    }
    if !texts.iter().any(|text| source_stem(&text.path).is_some()) {
        let problem =
            Place::file(&format!("{folder}sources/")).problem("no sources: expected at least one document's file");
        sink.report(problem.hint("add sources/<source-id>.toml; docs/facts.md shows one"));
    }
}

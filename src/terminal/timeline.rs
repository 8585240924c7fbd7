//! `puente timeline`: events as a numbered list, then their citations; and files of the same. May not choose events nor
//! decide what is said.

use super::render::{self, FAINT, STRONG, shown, wrap};
use crate::engine::Engine;
use crate::facts::problem::{Place, Problem};
use crate::facts::{FactBase, args};
use crate::text::Language;
use crate::timeline::{Asked, Chart, Told, calendar, events, handout, table, tell};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// What `puente timeline` is asked for.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Timeline {
    /// First day, month or year: 2019, "July 2019", 2019-07-21
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Last day, month or year
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Only this theme, such as migration
    #[arg(long)]
    topic: Option<String>,
    /// Only about this person, body or place
    #[arg(long, value_name = "NAME")]
    about: Option<String>,
    /// Only from this document
    #[arg(long)]
    source: Option<String>,
    /// Language of the list and the files: en or es
    #[arg(long, value_name = "LANGUAGE", value_parser = ["en", "es"])]
    lang: Option<String>,
    /// Write the chart as a picture
    #[arg(long, value_name = "FILE")]
    png: Option<PathBuf>,
    /// Write the chart as a drawing
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Write a calendar (iCalendar)
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
    /// Write a table for spreadsheets
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write a handout (Markdown)
    #[arg(long, value_name = "FILE")]
    md: Option<PathBuf>,
}

impl Timeline {
    /// Prints the events and writes the files. `preferred` is the language if none is asked for. If what was typed can't be
    /// read or a file can't be written, gives what to tell the person; that nothing was found is no failure.
    pub fn run(&self, engine: &Engine, preferred: Language, out: &mut impl Write) -> io::Result<Result<(), String>> {
        let base = engine.base();
        let language = self.lang.as_deref().and_then(Language::from_tag).unwrap_or(preferred);
        let Self { from, to, topic, about, source, .. } = self.clone();
        let filter = match (Asked { from, to, topic, about, source }).read(base) {
            Ok(filter) => filter,
            Err(wrong) => return Ok(Err(wrong.say(base, language))),
        };
        match filter.choose(base, &events(base)) {
            Ok(chosen) => {
                let told = tell(engine, language, &chosen);
                let width = if io::stdout().is_terminal() { super::columns() } else { None };
                list(engine, language, &told, width, out)?;
                Ok(self.write(base, &told).map_err(|problem| problem.render(true)))
            }
            Err(empty) => {
                writeln!(out, "{}", empty.say(base, language).join("\n"))?;
                Ok(Ok(()))
            }
        }
    }

    /// Writes the files that are asked for, until one can't be.
    fn write(&self, base: &FactBase, told: &Told) -> Result<(), Problem> {
        let failed = |path: &Path, error: &dyn std::fmt::Display| {
            let place = Place::file(&path.display().to_string());
            place.problem(format!("can't be made: {error}")).hint("choose fewer events")
        };
        if let Some(path) = &self.png {
            write(path, &Chart::of(base, told).png().map_err(|error| failed(path, &error))?)?;
        }
        if let Some(path) = &self.svg {
            write(path, Chart::of(base, told).svg().as_bytes())?;
        }
        if let Some(path) = &self.ics {
            write(path, calendar(base, told).as_bytes())?;
        }
        if let Some(path) = &self.csv {
            write(path, table(base, told).map_err(|error| failed(path, &error))?.as_bytes())?;
        }
        if let Some(path) = &self.md {
            write(path, handout(base, told).as_bytes())?;
        }
        Ok(())
    }
}

/// Writes a file that somebody named.
///
/// # Errors
/// If it can't be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    std::fs::write(path, bytes).map_err(|error| {
        let place = Place::file(&path.display().to_string());
        place.problem(format!("can't be written: {error}")).hint("name a file in a folder that exists")
    })
}

/// Prints events in their order, each with its date, its claims and the marks of its citations; then the citations.
/// `width` is the terminal's; without one nothing is wrapped.
fn list(
    engine: &Engine,
    language: Language,
    told: &Told,
    width: Option<usize>,
    out: &mut impl Write,
) -> io::Result<()> {
    let count = args([("count", told.entries.len().into())]);
    let title = engine.base().wording.say_with(language, "timeline-title", &count);
    writeln!(out, "{STRONG}{title}{STRONG:#}\n")?;
    for (entry, number) in told.entries.iter().zip(1..) {
        let marks = entry.marks_in_brackets();
        let indent = " ".repeat(4);
        let head = format!("{number:>2}. ");
        writeln!(out, "{STRONG}{}{STRONG:#}", wrap(&shown(&entry.when), &head, &indent, width))?;
        let claims = shown(&format!("{}{marks}", entry.claims.join(" ")));
        writeln!(out, "{}", wrap(&claims, &indent, &indent, width))?;
        for note in &entry.notes {
            writeln!(out, "{FAINT}{}{FAINT:#}", wrap(&shown(note), &indent, &indent, width))?;
        }
        writeln!(out)?;
    }
    out.write_all(render::card(&told.evidence, engine, width).as_bytes())?;
    out.flush()
}

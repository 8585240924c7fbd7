//! Events to take along: a calendar, a table, a handout. Each is text in the language in which the events were told; who
//! writes it to a file or uploads it is somebody else.

use super::tell::{Entry, Told};
use crate::engine::{Citation, where_it_stands};
use crate::facts::model::{Date, Day, EntityKind};
use crate::facts::{FactBase, args};
use crate::text::Language;
use ics::properties::{Categories, Description, DtEnd, DtStart, Location, Status, Summary, Transp};
use ics::{ICalendar, escape_text};
use std::fmt::Write as _;

/// Says which program made a calendar.
const PRODUCT: &str = "-//Puente//Puente//EN";

/// An iCalendar file (RFC 5545). Every event is all-day and blocks no time; one whose day isn't known lasts as long as it
/// may have been, is TENTATIVE, and says so in its summary. The same events give the same file.
pub fn calendar(base: &FactBase, told: &Told) -> String {
    let language = told.evidence.language;
    let mut calendar = ICalendar::new("2.0", PRODUCT);
    for entry in &told.entries {
        let event = &entry.event;
        let (first, last) = days(&event.when);
        let mut item = ics::Event::new(format!("{}@puente", event.id(base)), stamp(base));
        let all_day = |day: Day| format!("{:04}{:02}{:02}", day.year, day.month, day.day);
        let mut start = DtStart::new(all_day(first));
        start.add(ics::components::Parameter::new("VALUE", "DATE"));
        let mut end = DtEnd::new(all_day(last.next()));
        end.add(ics::components::Parameter::new("VALUE", "DATE"));
        item.push(start);
        item.push(end);
        let headline = entry.headline().to_owned();
        if event.when.is_exact() {
            item.push(Summary::new(escape_text(headline)));
            item.push(Status::confirmed());
        } else {
            let pairs = [("when", entry.when.as_str().into()), ("claim", headline.into())];
            let summary = base.wording.say_with(language, "timeline-uncertain-summary", &args(pairs));
            item.push(Summary::new(escape_text(summary)));
            item.push(Status::tentative());
        }
        item.push(Description::new(escape_text(description(base, told, entry))));
        if let Some(place) = event.place {
            item.push(Location::new(escape_text(base.entity(place).name.get(language).clone())));
        }
        let topics: Vec<String> = topics(base, entry, language).map(|name| escape_text(name).into_owned()).collect();
        if !topics.is_empty() {
            item.push(Categories::new(topics.join(",")));
        }
        item.push(Transp::transparent());
        calendar.add_event(item);
    }
    folded(&calendar.to_string())
}

/// The most octets of a line, without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// The same content in lines that are no longer than allowed. The crate folds, too, but doesn't count the blank with which
/// a line goes on.
fn folded(calendar: &str) -> String {
    let mut folded = String::with_capacity(calendar.len());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let mut room = LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                folded.push_str("\r\n ");
                room = LINE - 1;
            }
            room -= c.len_utf8();
            folded.push(c);
        }
        folded.push_str("\r\n");
    }
    folded
}

/// The days of a calendar entry: those it may be. An open side ends with what is written on the other side.
fn days(when: &Date) -> (Day, Day) {
    let (from, to) = when.ends().unwrap_or_default();
    let first = if when.is_open_before() { to.map_or(when.latest, |to| to.earliest) } else { when.earliest };
    let last = if when.is_open_after() { from.map_or(when.earliest, |from| from.latest) } else { when.latest };
    (first, last)
}

/// When the calendar's knowledge is from: the newest date that a document bears. A clock would make every file differ.
fn stamp(base: &FactBase) -> String {
    let newest = base.sources.iter().filter_map(|source| source.date.as_ref()).map(|date| date.earliest).max();
    let Day { year, month, day } = newest.unwrap_or(Day { year: 1970, month: 1, day: 1 });
    format!("{year:04}{month:02}{day:02}T000000Z")
}

fn description(base: &FactBase, told: &Told, entry: &Entry) -> String {
    let mut lines = vec![entry.claims.join(" ")];
    lines.extend(entry.notes.iter().cloned());
    lines.extend(cited(told, entry).map(|citation| source_line(base, told.evidence.language, citation)));
    lines.join("\n")
}

/// A table for spreadsheets (RFC 4180), one event a row. Lists are joined with "; ", dates are EDTF and ISO 8601; an
/// open side stays empty.
///
/// # Errors
/// Of the writer; memory has none.
pub fn table(base: &FactBase, told: &Told) -> Result<String, csv::Error> {
    let language = told.evidence.language;
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record([
        "id",
        "when",
        "earliest",
        "latest",
        "words",
        "notes",
        "claim",
        "place",
        "about",
        "topics",
        "sources",
        "paragraphs",
        "excerpts",
    ])?;
    for entry in &told.entries {
        let event = &entry.event;
        let name = |entity| base.entity(entity).name.get(language).clone();
        let list = |of: Vec<String>| of.join("; ");
        let shown = |day: Day, is_open: bool| if is_open { String::new() } else { day.to_string() };
        let when = &event.when;
        rows.write_record([
            event.id(base).to_owned(),
            when.edtf.clone(),
            shown(when.earliest, when.is_open_before()),
            shown(when.latest, when.is_open_after()),
            entry.when.clone(),
            entry.notes.join(" "),
            entry.claims.join(" "),
            event.place.map(name).unwrap_or_default(),
            list(event.about.iter().map(|entity| name(*entity)).collect()),
            list(topics(base, entry, language).collect()),
            list(event.sources.iter().map(|source| base.source(*source).id.clone()).collect()),
            list(cited(told, entry).map(|citation| citation.paragraph().to_string()).collect()),
            list(cited(told, entry).map(|citation| citation.excerpt().to_owned()).collect()),
        ])?;
    }
    let bytes = rows.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A page for the classroom (Markdown): what happened, year by year, and the sources' own words below.
pub fn handout(base: &FactBase, told: &Told) -> String {
    let language = told.evidence.language;
    let say = |key| base.wording.say(language, key);
    let mut page = format!("# {}\n\n{}\n", say("timeline-handout"), say("timeline-handout-lead"));
    let mut heading = String::new();
    for entry in &told.entries {
        let when = &entry.event.when;
        let own = if when.is_open_before() { entry.when.clone() } else { when.earliest.year.to_string() };
        if own != heading {
            let _ = write!(page, "\n## {own}\n\n");
            heading = own;
        }
        let marks = entry.marks_in_brackets();
        let _ = writeln!(page, "- **{}**: {}{marks}", plain(&entry.when), plain(&entry.claims.join(" ")));
        for note in &entry.notes {
            let _ = writeln!(page, "  *{}*", plain(note));
        }
    }
    let _ = write!(page, "\n## {}\n\n", say("timeline-handout-sources"));
    for citation in &told.evidence.citations {
        let line = plain(&source_line(base, language, citation));
        let _ = writeln!(page, "{}. {line}", citation.number());
    }
    let people = told.entries.iter().flat_map(|entry| &entry.event.about);
    let mut people: Vec<&str> = people
        .map(|entity| base.entity(*entity))
        .filter(|entity| entity.kind == EntityKind::Person)
        .map(|entity| entity.name.get(language).as_str())
        .collect();
    people.sort_unstable();
    people.dedup();
    if !people.is_empty() {
        let _ = write!(page, "\n## {}\n\n", say("timeline-handout-people"));
        let _ = writeln!(page, "{}", plain(&people.join(", ")));
    }
    page
}

/// The citations that carry an entry.
fn cited<'t>(told: &'t Told, entry: &'t Entry) -> impl Iterator<Item = &'t Citation> {
    told.evidence.citations.iter().filter(|citation| entry.marks.contains(&citation.number()))
}

fn topics<'b>(base: &'b FactBase, entry: &'b Entry, language: Language) -> impl Iterator<Item = String> + 'b {
    let topics = entry.event.topics.iter().filter_map(|at| base.topics.get(*at));
    topics.map(move |topic| topic.name.get(language).clone())
}

/// The source's name, publisher, date and paragraph, then the excerpt in quotation marks.
fn source_line(base: &FactBase, language: Language, citation: &Citation) -> String {
    let wording = &base.wording;
    let line = where_it_stands(base, language, citation);
    let pairs =
        [("source", citation.source_name().into()), ("line", line.into()), ("excerpt", citation.excerpt().into())];
    wording.say_with(language, "timeline-source", &args(pairs))
}

/// Text that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

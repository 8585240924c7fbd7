//! Source cards: what is known of a document, how it is known, and what the document does not state.

use super::dates::optional_date;
use super::folder::SourceFile;
use super::places::{FactPlaces, LeftOut, SourcePlaces};
use crate::facts::model::{Basis, Date, Source, SourceKind};
use crate::facts::read::{Found, Need, Table};
use crate::text::PerLanguage;

const KINDS: [(&str, SourceKind); 4] = [
    ("news-agency", SourceKind::NewsAgency),
    ("newsroom", SourceKind::Newsroom),
    ("blog", SourceKind::Blog),
    ("unknown", SourceKind::Unknown),
];

const STATABLE: [&str; 4] = ["title", "publisher", "authors", "date"];

/// The card of a source file.
pub(super) fn source(file: &SourceFile<'_>) -> Option<Source> {
    let card = file.card.as_ref()?;
    card.only(&[
        "id",
        "document",
        "sha256",
        "language",
        "kind",
        "name",
        "title",
        "publisher",
        "authors",
        "date",
        "date_basis",
        "not_stated",
        "left_out",
    ]);
    let id = card.quiet_text("id");
    let document = document_name(card);
    let sha256 = sha256(card);
    let language = language(card);
    let kind = card.choice("kind", &KINDS);
    let name = card.bilingual("name");
    let title = card.optional_text("title");
    let publisher = card.optional_text("publisher");
    let authors = card.texts("authors", Need::Optional);
    let date = optional_date(card, "date");
    let date_basis = basis(card, "date_basis", Need::Present);
    let not_stated = card.texts("not_stated", Need::Present);
    stated_or_not(card, &not_stated, date_basis.as_ref());
    Some(Source {
        id: id?.value,
        document: document?.value,
        sha256: sha256?.value,
        language: language?.value,
        kind: kind?,
        name: plain(name?),
        title: title.map(|title| title.value),
        publisher: publisher.map(|publisher| publisher.value),
        authors: values(authors),
        date,
        date_basis: date_basis?,
        not_stated: values(not_stated),
    })
}

/// Where a source's card and facts stand.
pub(super) fn places(file: &SourceFile<'_>, facts: Vec<FactPlaces>) -> SourcePlaces {
    let card = file.card.as_ref();
    SourcePlaces {
        document: card.and_then(|card| card.quiet_text("document")),
        sha256: card.and_then(|card| card.quiet_text("sha256")),
        left_out: card.map(left_out).unwrap_or_default(),
        facts,
    }
}

/// Words of the document that no fact is made of, with the reason.
fn left_out(card: &Table<'_>) -> Vec<LeftOut> {
    let read = |table: &Table<'_>| {
        table.only(&["text", "en", "es"]);
        let (text, en, es) = (table.text("text"), table.text("en"), table.text("es"));
        Some(LeftOut { text: text?, why: PerLanguage { en: en?.value, es: es?.value } })
    };
    card.tables("left_out", "a text left out").iter().filter_map(read).collect()
}

/// How a date is known.
pub(super) fn basis(table: &Table<'_>, key: &str, need: Need) -> Option<Basis> {
    let inner = match need {
        Need::Optional | Need::BothOrNone => table.table(key)?,
        Need::Present | Need::NonEmpty => table.needed_table(key, &format!("{key} = {{ mode = \"stated\" }}"), key)?,
    };
    inner.only(&["mode", "en", "es"]);
    let why = || {
        let (en, es) = (inner.text("en"), inner.text("es"));
        Some(PerLanguage { en: en?.value, es: es?.value })
    };
    match inner
        .choice("mode", &[("stated", Mode::Stated), ("worked-out", Mode::WorkedOut), ("unknown", Mode::Unknown)])?
    {
        Mode::Stated => Some(Basis::Stated),
        Mode::WorkedOut => why().map(Basis::WorkedOut),
        Mode::Unknown => why().map(Basis::Unknown),
    }
}

#[derive(Clone, Copy)]
enum Mode {
    Stated,
    WorkedOut,
    Unknown,
}

pub(super) fn plain(texts: PerLanguage<Found<String>>) -> PerLanguage<String> {
    PerLanguage { en: texts.en.value, es: texts.es.value }
}

pub(super) fn values(texts: Vec<Found<String>>) -> Vec<String> {
    let mut values: Vec<String> = texts.into_iter().map(|text| text.value).collect();
    // The standard library makes the new list where the old one was, whose places took three times the room.
    values.shrink_to_fit();
    values
}

fn document_name(card: &Table<'_>) -> Option<Found<String>> {
    let name = card.text("document")?;
    // It is joined to a folder that somebody names later; it must not lead out of it.
    if name.value.contains(['/', '\\']) || name.value == ".." {
        card.report(name.place.problem(format!("`{}` is no file name", name.value)).hint("leave out the folder"));
        return None;
    }
    Some(name)
}

fn sha256(card: &Table<'_>) -> Option<Found<String>> {
    let sum = card.text("sha256")?;
    let hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    if sum.value.len() != 64 || !sum.value.bytes().all(hex) {
        let problem = sum.place.problem("not a SHA-256: expected 64 hex digits in lower case");
        card.report(problem.hint("take the first word of `sha256sum DOCUMENT`"));
        return None;
    }
    Some(sum)
}

fn language(card: &Table<'_>) -> Option<Found<String>> {
    let code = card.text("language")?;
    if code.value.len() != 2 || !code.value.bytes().all(|b| b.is_ascii_lowercase()) {
        let problem = code.place.problem(format!("`{}` is no language: expected an ISO 639-1 code", code.value));
        card.report(problem.hint("write `en` or `es`, or the two letters of another language"));
        return None;
    }
    Some(code)
}

/// Each of title, publisher, authors and date is given or listed as not stated; only a date may be both.
fn stated_or_not(card: &Table<'_>, not_stated: &[Found<String>], date_basis: Option<&Basis>) {
    for listed in not_stated.iter().filter(|listed| !STATABLE.contains(&listed.value.as_str())) {
        let message = format!("unknown word `{}` in not_stated: expected one of {}", listed.value, STATABLE.join(", "));
        card.report(listed.place.problem(message));
    }
    for key in STATABLE {
        let listed = not_stated.iter().find(|listed| listed.value == key);
        match (card.has(key), listed) {
            (true, Some(listed)) if key != "date" => {
                let problem = listed.place.problem(format!("`{key}` is given and listed in not_stated"));
                card.report(problem.hint("keep only one: `not_stated` lists what the document does not print"));
            }
            (false, None) => {
                let problem =
                    card.place.problem(format!("{} has no `{key}`, and not_stated does not list it", card.what()));
                card.report(problem.hint(format!("add `{key}` if the document prints it, or list it in not_stated")));
            }
            _ => {}
        }
    }
    let given = card.has("date");
    let listed = not_stated.iter().any(|listed| listed.value == "date");
    let (message, hint) = match date_basis {
        Some(Basis::Stated) if listed => {
            ("date_basis says the date is stated, not_stated says it is not", "change one of them")
        }
        Some(Basis::Unknown(_)) if given => {
            ("date_basis says the date is unknown, but a date is given", "remove `date`, or say how it was worked out")
        }
        Some(Basis::Stated | Basis::WorkedOut(_)) if !given => (
            "date_basis says how the date is known, but there is no `date`",
            "add `date`, or change the mode to `unknown`",
        ),
        _ => return,
    };
    card.report(card.place_of("date_basis").problem(message).hint(hint));
}

/// A date goes with how it is known, and the other way round.
pub(super) fn dated(table: &Table<'_>) -> (Option<Date>, Option<Basis>) {
    let when = optional_date(table, "when");
    let when_basis = basis(table, "when_basis", Need::Optional);
    if table.has("when") && !table.has("when_basis") {
        let problem = table.place_of("when").problem(format!("{} has `when` without `when_basis`", table.what()));
        table.report(
            problem
                .hint("add `when_basis = { mode = \"stated\" }`, or `worked-out` with `en` and `es` saying from what"),
        );
    }
    if table.has("when_basis") && !table.has("when") {
        let problem = table.place_of("when_basis").problem(format!("{} has `when_basis` without `when`", table.what()));
        table.report(problem.hint("add `when`, or remove `when_basis`"));
    }
    if let Some(Basis::Unknown(_)) = when_basis {
        let problem =
            table.place_of("when_basis").problem("a fact's date can't be unknown: expected stated or worked-out");
        table.report(problem.hint("remove `when` and `when_basis`"));
    }
    (when, when_basis)
}

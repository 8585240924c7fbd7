//! Facts: fields, references to other things, and rules between fields.

use super::cards::{dated, values};
use super::index::Index;
use super::lexicon::WANTED;
use super::places::{FactPlaces, QuotePlaces};
use crate::facts::model::{EntityIdx, Fact, FactIdx, FactKind, Mode, Quote, SourceIdx, Value};
use crate::facts::problem::Place;
use crate::facts::read::{Found, Need, Table};
use crate::text::PerLanguage;

/// Longer quotes would be more than a short quotation.
const MAX_QUOTE_WORDS: usize = 60;

const KINDS: [(&str, FactKind); 7] = [
    ("event", FactKind::Event),
    ("figure", FactKind::Figure),
    ("statement", FactKind::Statement),
    ("position", FactKind::Position),
    ("commitment", FactKind::Commitment),
    ("description", FactKind::Description),
    ("overview", FactKind::Overview),
];

const MODES: [(&str, Mode); 3] = [("stated", Mode::Stated), ("quoted", Mode::Quoted), ("reported", Mode::Reported)];

const BOUNDS: [(&str, &str); 4] =
    [("exactly", "exactly"), ("about", "about"), ("nearly", "nearly"), ("more than", "more than")];

/// A fact as far as it could be read.
pub(super) struct Reading {
    pub fact: Option<Fact>,
    pub claim: Option<PerLanguage<Found<String>>>,
    pub places: FactPlaces,
    /// Its dates and quotes could all be read.
    pub evidence_is_read: bool,
}

/// Reads one `[[fact]]` table of the source at `position`.
pub(super) fn fact(table: &Table<'_>, position: usize, index: &Index<'_>) -> Reading {
    table.only(&[
        "id",
        "kind",
        "claim",
        "about",
        "topics",
        "place",
        "when",
        "when_basis",
        "speaker",
        "mode",
        "value",
        "quotes",
        "asks",
        "denies",
        "open",
        "corroborates",
        "differs",
        "unsaid",
        "corrects",
        "timeline",
    ]);
    let id = table.quiet_text("id");
    let kind = table.choice("kind", &KINDS);
    let claim = table.bilingual("claim");
    let about = index.entities.positions(&table.texts("about", Need::NonEmpty));
    let topics = index.topics.positions(&table.texts("topics", Need::NonEmpty));
    let place = table.optional_text("place").and_then(|place| index.entities.position(&place));
    let (when, when_basis) = dated(table);
    let (speaker, mode) = speaker(table, index);
    let value = value(table);
    let dates_are_read = when.is_some() == (table.has("when") || table.has("when_basis"));
    let (quotes, quotes_are_read) = quotes(table);
    let asks = table.texts_per_language("asks", Need::NonEmpty);
    let [english, spanish] = [asks.en, asks.es].map(values_and_places);
    let asks = PerLanguage { en: english.0, es: spanish.0 };
    let ask_places = PerLanguage { en: english.1, es: spanish.1 };
    let denies = table.texts_per_language("denies", Need::BothOrNone);
    let open = table.texts_per_language("open", Need::BothOrNone);
    let relation = |key| relation(table, key, id.as_ref(), index);
    let (corroborates, differs, corrects) = (relation("corroborates"), relation("differs"), relation("corrects"));
    let unsaid = table.optional_choice("unsaid", &WANTED);
    let timeline = table.flag("timeline");
    if timeline && !table.has("when") {
        let problem =
            table.place_of("timeline").problem(format!("{} is for the timeline, but has no `when`", table.what()));
        table.report(problem.hint("add `when` and `when_basis`, or remove `timeline`"));
    }
    let fact = match (id, kind, &claim) {
        (Some(id), Some(kind), Some(claim)) => Some(Fact {
            id: id.value,
            source: SourceIdx(position),
            kind,
            claim: PerLanguage::of(|language| claim.get(language).value.clone()),
            about: about.into_iter().map(EntityIdx).collect(),
            topics,
            place: place.map(EntityIdx),
            when,
            when_basis,
            speaker: speaker.map(EntityIdx),
            mode,
            value,
            quotes: quotes.iter().map(quote).collect(),
            asks,
            denies: PerLanguage { en: values(denies.en), es: values(denies.es) },
            open: PerLanguage { en: values(open.en), es: values(open.es) },
            corroborates,
            differs,
            corrects,
            unsaid,
            timeline,
        }),
        _ => None,
    };
    Reading {
        fact,
        claim,
        places: FactPlaces { quotes, asks: ask_places },
        evidence_is_read: dates_are_read && quotes_are_read,
    }
}

/// `stated` has no speaker; words that are quoted or reported are somebody's.
fn speaker(table: &Table<'_>, index: &Index<'_>) -> (Option<usize>, Mode) {
    let speaker = table.optional_text("speaker").and_then(|speaker| index.entities.position(&speaker));
    let mode = table.optional_choice("mode", &MODES);
    match (table.has("speaker"), table.has("mode"), mode) {
        (true, false, _) => {
            let problem = table.place_of("speaker").problem(format!("{} has a speaker without a mode", table.what()));
            table.report(
                problem.hint(
                    "add `mode = \"quoted\"` for the speaker's own words or `mode = \"reported\"` for words retold",
                ),
            );
        }
        (true, true, Some(Mode::Stated)) => {
            let problem =
                table.place_of("mode").problem("mode `stated` is the source's own claim, but there is a speaker");
            table.report(problem.hint("remove `speaker`, or change the mode to `quoted` or `reported`"));
        }
        (false, true, Some(Mode::Quoted | Mode::Reported)) => {
            let problem = table.place_of("mode").problem(format!("{} has a mode without a speaker", table.what()));
            table.report(problem.hint("add `speaker = \"<entity id>\"`, or remove `mode`"));
        }
        _ => {}
    }
    (speaker, mode.unwrap_or(Mode::Stated))
}

fn value(table: &Table<'_>) -> Option<Value> {
    let inner = table.table("value")?;
    inner.only(&["number", "unit", "bound"]);
    let number = inner.number("number");
    let unit = inner.text("unit");
    let bound = if inner.has("bound") { inner.optional_choice("bound", &BOUNDS) } else { Some("exactly") };
    Some(Value { number: number?, unit: unit?.value, bound: bound?.to_owned() })
}

/// The quotes, and whether these are all.
fn quotes(table: &Table<'_>) -> (Vec<QuotePlaces>, bool) {
    if !table.has("quotes") {
        let problem = table.place.problem(format!("{} has no `quotes`", table.what()));
        table.report(problem.hint("add `quotes = [{ text = \"…\", start = 0, end = 0, paragraph = 0 }]`"));
        return (Vec::new(), false);
    }
    let tables = table.tables("quotes", "a quote");
    if tables.is_empty() {
        table.report(table.place_of("quotes").problem(format!("{} has no quote: expected at least one", table.what())));
    }
    let quotes: Vec<QuotePlaces> = tables.iter().filter_map(quote_places).collect();
    let all = !quotes.is_empty() && quotes.len() == tables.len();
    (quotes, all)
}

fn quote_places(table: &Table<'_>) -> Option<QuotePlaces> {
    table.only(&["text", "start", "end", "paragraph"]);
    let (text, start, end, paragraph) =
        (table.text("text"), table.count("start"), table.count("end"), table.count("paragraph"));
    let text = text?;
    let words = text.value.split_whitespace().count();
    if words > MAX_QUOTE_WORDS {
        let problem = text.place.problem(format!("the quote has {words} words: expected at most {MAX_QUOTE_WORDS}"));
        table.report(problem.hint("shorten it, or split it into two quotes"));
    }
    Some(QuotePlaces { text, start: start?, end: end?, paragraph: paragraph? })
}

fn quote(places: &QuotePlaces) -> Quote {
    // Ranges come from files; one beyond the machine's reach is one no document has.
    let number = |found: &Found<u64>| usize::try_from(found.value).unwrap_or(usize::MAX);
    Quote {
        text: places.text.value.clone(),
        start: number(&places.start),
        end: number(&places.end),
        paragraph: number(&places.paragraph),
    }
}

/// Texts, and where they stand.
fn values_and_places(texts: Vec<Found<String>>) -> (Vec<String>, Vec<Place>) {
    let (mut values, places): (Vec<_>, Vec<_>) = texts.into_iter().map(|text| (text.value, text.place)).unzip();
    values.shrink_to_fit();
    (values, places)
}

fn relation(table: &Table<'_>, key: &str, own: Option<&Found<String>>, index: &Index<'_>) -> Vec<FactIdx> {
    let ids = table.texts(key, Need::Optional);
    for id in ids.iter().filter(|id| own.is_some_and(|own| own.value == id.value)) {
        table.report(id.place.problem(format!("{} {key} itself", table.what())).hint("remove it"));
    }
    index.facts.positions(&ids).into_iter().map(FactIdx).collect()
}

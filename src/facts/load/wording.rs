//! The message files: valid Fluent, and every message in every language.

use crate::facts::Wording;
use crate::facts::files::TextFile;
use crate::facts::problem::Place;
use crate::facts::read::Sink;
use crate::text::{Language, PerLanguage};

/// Reads the message files.
pub(super) fn wording(texts: &[TextFile], sink: &Sink) -> Wording {
    let places = PerLanguage::of(|language| {
        let path = format!("locales/{}.ftl", language.code());
        texts.iter().find(|text| text.path == path).map(|text| text.place.clone())
    });
    let text_of =
        |language| places.get(language).as_ref().map_or_else(String::new, |place: &Place| place.text.to_string());
    let (wording, errors) = Wording::parse(&PerLanguage::of(text_of));
    for (language, (span, error)) in errors {
        if let Some(place) = places.get(language) {
            sink.report(place.with_span(span).problem(format!("not valid Fluent: {}", error.replace('\n', " "))));
        }
    }
    for (language, place) in places.iter() {
        let (Some(place), Some(other)) = (place, places.get(language.other())) else { continue };
        for key in wording.keys(language).difference(wording.keys(language.other())) {
            sink.report(missing(place, other, key, language.other()));
        }
    }
    wording
}

fn missing(place: &Place, other: &Place, key: &str, language: Language) -> crate::facts::Problem {
    let start = place.text.lines().scan(0, |at, line| {
        let start = *at;
        *at += line.len() + 1;
        Some((start, line))
    });
    let at = start
        .filter(|(_, line)| line.split('=').next().is_some_and(|name| name.trim() == key))
        .map(|(at, _)| at)
        .next();
    let at = at.unwrap_or_default();
    let problem =
        place.with_span(at..at + key.len()).problem(format!("message `{key}` is missing in {}", language.code()));
    problem.hint(format!("add `{key} = …` to {}", other.file))
}

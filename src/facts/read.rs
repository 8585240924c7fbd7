//! A typed reader over parsed TOML that collects problems instead of stopping at the first: missing field, wrong
//! type, unknown key. Every value comes with its [`Place`], for problems found later.

use super::problem::{Place, Problem};
use crate::text::{Language, PerLanguage};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl Found<String> {
    /// Where a part of the text stands, given in its bytes; the whole value if escapes hide it.
    pub fn place_of(&self, part: Range<usize>) -> Place {
        let raw = self.place.text.get(self.place.span.clone()).unwrap_or_default();
        match raw.find(&self.value) {
            Some(at) => {
                let start = self.place.span.start + at;
                self.place.with_span(start + part.start..start + part.end)
            }
            None => self.place.clone(),
        }
    }
}

/// Where problems are collected.
#[derive(Debug, Default)]
pub(super) struct Sink {
    problems: Mutex<Vec<Problem>>,
    incomplete: AtomicBool,
}

impl Sink {
    pub fn report(&self, problem: Problem) {
        self.problems.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Some file is missing or not valid: what it declares may be unknown.
    pub fn set_incomplete(&self) {
        self.incomplete.store(true, Ordering::Relaxed);
    }

    pub fn is_incomplete(&self) -> bool {
        self.incomplete.load(Ordering::Relaxed)
    }
}

/// A TOML table being read.
#[derive(Clone)]
pub(super) struct Table<'a> {
    entries: &'a DeTable<'a>,
    /// Its header, or the braces of an inline table.
    pub place: Place,
    /// What problems call it, e.g. `fact`.
    what: String,
    sink: &'a Sink,
}

/// How many items a list must have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// May be left out or empty.
    Optional,
    /// May be left out; where one language is given, the other must be too.
    BothOrNone,
    /// Must be there; may be empty.
    Present,
    /// At least one item.
    NonEmpty,
}

impl<'a> Table<'a> {
    pub fn new(entries: &'a DeTable<'a>, place: Place, what: impl Into<String>, sink: &'a Sink) -> Self {
        Self { entries, place, what: what.into(), sink }
    }

    /// Reports a problem with this table's contents.
    pub fn report(&self, problem: Problem) {
        self.sink.report(problem);
    }

    /// What problems call it.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Every key that is not known is a problem.
    pub fn only(&self, known: &[&str]) {
        for key in self.entries.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let hint = did_you_mean(name, known.iter().copied()).map_or_else(
                    || format!("expected one of: {}", known.join(", ")),
                    |known| format!("did you mean `{known}`?"),
                );
                self.report(self.at(key.span()).problem(format!("unknown key `{name}` in {}", self.what)).hint(hint));
            }
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Where the value of a key stands; without it, the table.
    pub fn place_of(&self, key: &str) -> Place {
        self.value(key).map_or_else(|| self.place.clone(), |value| self.at(value.span()))
    }

    /// The keys with their values, in the order of the file.
    pub fn keys(&self) -> Vec<Found<String>> {
        let mut keys: Vec<_> = self.entries.keys().collect();
        keys.sort_by_key(|key| key.span().start);
        keys.into_iter().map(|key| Found { value: key.get_ref().to_string(), place: self.at(key.span()) }).collect()
    }

    /// A text that must be there.
    pub fn text(&self, key: &str) -> Option<Found<String>> {
        self.needed(key, &format!("{key} = \"…\""))?;
        self.optional_text(key)
    }

    /// A text that may be left out, but not blank.
    pub fn optional_text(&self, key: &str) -> Option<Found<String>> {
        self.as_text(self.value(key)?, key)
    }

    /// A text that somebody else reports if it is missing or wrong.
    pub fn quiet_text(&self, key: &str) -> Option<Found<String>> {
        let value = self.value(key)?;
        let text = value.get_ref().as_str().filter(|text| !text.trim().is_empty())?;
        Some(Found { value: text.to_owned(), place: self.at(value.span()) })
    }

    /// A text that must be there in each language.
    pub fn bilingual(&self, key: &str) -> Option<PerLanguage<Found<String>>> {
        self.needed(key, &format!("{key}.en = \"…\"` and `{key}.es = \"…\""))?;
        let inner = self.table(key)?;
        inner.only(&["en", "es"]);
        let (en, es) = (inner.text("en"), inner.text("es"));
        Some(PerLanguage { en: en?, es: es? })
    }

    /// A list of texts.
    pub fn texts(&self, key: &str, need: Need) -> Vec<Found<String>> {
        if need != Need::Optional && self.needed(key, &format!("{key} = [\"…\"]")).is_none() {
            return Vec::new();
        }
        let Some(items) = self.array(key) else { return Vec::new() };
        if need == Need::NonEmpty && items.is_empty() {
            self.report(
                self.place_of(key).problem(format!("{} has an empty `{key}`: expected at least one", self.what)),
            );
        }
        items.iter().filter_map(|item| self.as_text(item, key)).collect()
    }

    /// A list of texts in each language.
    pub fn texts_per_language(&self, key: &str, need: Need) -> PerLanguage<Vec<Found<String>>> {
        let need = if need == Need::BothOrNone && self.has(key) { Need::Present } else { need };
        let may_miss = matches!(need, Need::Optional | Need::BothOrNone);
        let missing = !may_miss && self.needed(key, &format!("{key}.en = [\"…\"]` and `{key}.es = [\"…\"]")).is_none();
        let Some(inner) = (!missing).then(|| self.table(key)).flatten() else {
            return PerLanguage::default();
        };
        inner.only(&["en", "es"]);
        PerLanguage::of(|language: Language| inner.texts(language.code(), need))
    }

    /// A whole number from 0 that must be there.
    pub fn count(&self, key: &str) -> Option<Found<u64>> {
        self.needed(key, &format!("{key} = 0"))?;
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => u64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(value, key, "a whole number from 0");
        }
        Some(Found { value: number?, place: self.at(value.span()) })
    }

    /// A number that must be there.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.needed(key, &format!("{key} = 0"))?;
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().replace('_', "").parse().ok(),
            DeValue::Float(float) => {
                float.as_str().replace('_', "").parse().ok().filter(|number: &f64| number.is_finite())
            }
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(value, key, "a number");
        }
        number
    }

    /// A switch; left out means off.
    pub fn flag(&self, key: &str) -> bool {
        let Some(value) = self.value(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(value, key, "true or false");
            false
        })
    }

    /// One of several words that must be there.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        self.needed(key, &format!("{key} = \"{}\"", choices.first()?.0))?;
        self.optional_choice(key, choices)
    }

    /// One of several words that may be left out.
    pub fn optional_choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let found = self.optional_text(key)?;
        let chosen = choices.iter().find(|(word, _)| *word == found.value).map(|(_, choice)| *choice);
        if chosen.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let problem =
                found.place.problem(format!("unknown {key} `{}`: expected one of {}", found.value, words.join(", ")));
            self.report(match did_you_mean(&found.value, words.into_iter()) {
                Some(word) => problem.hint(format!("did you mean `{word}`?")),
                None => problem,
            });
        }
        chosen
    }

    /// A table that may be left out.
    pub fn table(&self, key: &str) -> Option<Table<'a>> {
        let value = self.value(key)?;
        self.as_table(value, key, format!("`{key}` of {}", self.what))
    }

    /// A table that must be there; problems call it `what`.
    pub fn needed_table(&self, key: &str, example: &str, what: &str) -> Option<Table<'a>> {
        self.needed(key, example)?;
        self.as_table(self.value(key)?, key, what.to_owned())
    }

    /// Tables of a list that may be left out; problems call each of them `what`.
    pub fn tables(&self, key: &str, what: &str) -> Vec<Table<'a>> {
        let items = self.array(key).map(|items| items.iter()).into_iter().flatten();
        items
            .filter_map(|item| self.as_table(item, key, what.to_owned()))
            .map(|table| table.called_by_id(what))
            .collect()
    }

    /// Says that a key is missing, if it is.
    fn needed(&self, key: &str, example: &str) -> Option<()> {
        if !self.has(key) {
            self.report(self.place.problem(format!("{} has no `{key}`", self.what)).hint(format!("add `{example}`")));
        }
        self.has(key).then_some(())
    }

    /// The same table by another name in problems.
    #[must_use]
    pub fn called(self, what: String) -> Self {
        Self { what, ..self }
    }

    fn called_by_id(mut self, what: &str) -> Self {
        if let Some(id) = self.value("id").and_then(|value| value.get_ref().as_str()) {
            self.what = format!("{what} `{id}`");
        }
        self
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.entries.get(key)
    }

    fn array(&self, key: &str) -> Option<&'a DeArray<'a>> {
        let value = self.value(key)?;
        let array = value.get_ref().as_array();
        if array.is_none() {
            self.wrong_type(value, key, "a list");
        }
        array
    }

    fn as_table(&self, value: &'a Spanned<DeValue<'a>>, key: &str, what: String) -> Option<Table<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(value, key, "a table");
        }
        Some(Table { entries: table?, place: self.at(value.span()), what, sink: self.sink })
    }

    fn as_text(&self, value: &Spanned<DeValue<'a>>, key: &str) -> Option<Found<String>> {
        let place = self.at(value.span());
        match value.get_ref().as_str() {
            None => self.wrong_type(value, key, "a text"),
            Some(text) if text.trim().is_empty() => {
                self.report(place.problem(format!("`{key}` of {} is blank: expected a text", self.what)));
            }
            Some(text) => return Some(Found { value: text.to_owned(), place }),
        }
        None
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'a>>, key: &str, expected: &str) {
        let got = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a bare date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        // "-1" is a whole number too: a number says more than its type.
        let is_number = matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_));
        let got = self.place.text.get(value.span()).filter(|_| is_number).unwrap_or(got);
        let problem =
            self.at(value.span()).problem(format!("`{key}` of {}: expected {expected}, got {got}", self.what));
        self.report(match (expected, value.get_ref()) {
            ("a text", DeValue::Datetime(_) | DeValue::Integer(_) | DeValue::Float(_)) => {
                problem.hint("put it in quotation marks")
            }
            ("a list", DeValue::String(_)) => problem.hint("put it in square brackets"),
            ("a list", DeValue::Table(_)) => problem.hint(format!("write its header as `[[{key}]]`")),
            ("a table", DeValue::Array(_) | DeValue::String(_)) => {
                problem.hint(format!("write `{key}.en = …` and `{key}.es = …`, or `{{ … }}`"))
            }
            _ => problem,
        });
    }

    fn at(&self, span: Range<usize>) -> Place {
        self.place.with_span(span)
    }
}

/// The known word that somebody most likely meant.
pub fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    known
        .map(|known| (strsim::jaro_winkler(word, known), known))
        .filter(|(alike, _)| *alike >= 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, known)| known)
}

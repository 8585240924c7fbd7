//! A source as a reference in APA, MLA or Chicago: its card in the words of the Citation Style Language (CSL), formatted by
//! hayagriva with the styles and terms it brings along. What a document does not state is not invented: no date is "n.d.",
//! and a document without a title gets our description of it: in brackets in APA, plain in MLA and Chicago.
//! May not know a fact or a reply.

use crate::facts::Wording;
use crate::facts::model::{Basis, Date, Source, SourceKind};
use crate::text::Language;
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as Csl};
use hayagriva::types::{Date as CslDate, EntryType, FormatString, Person};
use hayagriva::{BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest, Entry};
use std::sync::OnceLock;

/// A manual of style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// American Psychological Association, 7th edition.
    Apa,
    /// Modern Language Association, 9th edition.
    Mla,
    /// Chicago Manual of Style, 18th edition, author and date.
    Chicago,
}

impl Style {
    /// Every style, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Apa, Self::Mla, Self::Chicago];

    /// The word for it in options.
    pub fn word(self) -> &'static str {
        match self {
            Self::Apa => "apa",
            Self::Mla => "mla",
            Self::Chicago => "chicago",
        }
    }

    fn archived(self) -> ArchivedStyle {
        match self {
            Self::Apa => ArchivedStyle::AmericanPsychologicalAssociation,
            Self::Mla => ArchivedStyle::ModernLanguageAssociation,
            Self::Chicago => ArchivedStyle::ChicagoAuthorDate,
        }
    }

    /// The style's rules; read when first used, as they are long.
    fn rules(self) -> Option<&'static IndependentStyle> {
        static RULES: [OnceLock<Option<IndependentStyle>>; Style::ALL.len()] = [const { OnceLock::new() }; 3];
        let read = || match self.archived().get() {
            Csl::Independent(rules) => Some(rules),
            Csl::Dependent(_) => None,
        };
        RULES[self as usize].get_or_init(read).as_ref()
    }
}

/// The reference to a source, as plain text in one line. `language` is that of the words between its parts ("n.d.",
/// "s. f."); titles and names stay as the document prints them. `wording` has the names of months.
pub fn cite(source: &Source, style: Style, language: Language, wording: &Wording) -> String {
    let Some(rules) = style.rules() else { return String::new() };
    let entry = entry(source, style, language);
    let mut driver = BibliographyDriver::new();
    let code = || LocaleCode(locale(language).to_owned());
    let request = CitationRequest::new(vec![CitationItem::with_entry(&entry)], rules, Some(code()), terms(), None);
    driver.citation(request);
    let rendered = driver.finish(BibliographyRequest::new(rules, Some(code()), terms()));
    let items = rendered.bibliography.into_iter().flat_map(|bibliography| bibliography.items);
    let mut reference = String::new();
    for item in items {
        // Writing into a string can't fail.
        let _ = item.content.write_buf(&mut reference, BufWriteFormat::Plain);
    }
    let mut reference = reference.split_whitespace().collect::<Vec<_>>().join(" ");
    if source.title.is_none() && style != Style::Apa {
        reference = without_brackets(&reference, source.name.get(language)).unwrap_or(reference);
    }
    if let (Some(day), Language::Es) =
        (stated(source).filter(|date| date.is_exact()).map(|date| date.earliest), language)
    {
        // CSL's styles put the day behind the month in every language.
        let month = wording.say(language, &format!("month-{}", day.month));
        reference = reference.replace(&format!("{month} {}", day.day), &format!("{} de {month}", day.day));
    }
    reference
}

/// The reference with our description as it is, where CSL sets it as a title: MLA and Chicago put a description neither in
/// brackets nor in quotation marks, and leave its letters alone.
fn without_brackets(reference: &str, description: &str) -> Option<String> {
    let (before, rest) = reference.split_once('[')?;
    let (_, after) = rest.split_once(']')?;
    let before = before.trim_end_matches(['“', '«']);
    let after = after.trim_start_matches(['.', '”', '»']);
    Some(format!("{before}{description}.{after}"))
}

/// The date that the document prints.
fn stated(source: &Source) -> Option<&Date> {
    source.date.as_ref().filter(|_| source.date_basis == Basis::Stated)
}

/// The languages' terms and dates.
fn terms() -> &'static [Locale] {
    static TERMS: OnceLock<Vec<Locale>> = OnceLock::new();
    TERMS.get_or_init(locales)
}

/// CSL has terms for Mexico and Chile, too; those of Spain are the ones that say "s. f.".
fn locale(language: Language) -> &'static str {
    match language {
        Language::En => "en-US",
        Language::Es => "es-ES",
    }
}

/// A source's card in CSL's words. Only what the document states.
fn entry(source: &Source, style: Style, language: Language) -> Entry {
    // Chicago puts the newsroom in the place of an author who isn't named, and doesn't name it again.
    let newsroom = source.publisher.as_ref().filter(|_| source.authors.is_empty() && style == Style::Chicago);
    let kind = match source.kind {
        SourceKind::NewsAgency | SourceKind::Newsroom if newsroom.is_none() => EntryType::Article,
        // A page of a blog that isn't named is a part of something: its title stands in quotation marks.
        _ => EntryType::Misc,
    };
    let mut entry = Entry::new(&source.id, kind);
    let title = source.title.clone().unwrap_or_else(|| format!("[{}]", source.name.get(language)));
    entry.set_title(FormatString::from(title));
    let tag = source.title.as_ref().map_or(language.code(), |_| source.language.as_str());
    if let Ok(tag) = tag.parse() {
        entry.set_language(tag);
    }
    if !source.authors.is_empty() {
        entry.set_authors(source.authors.iter().map(|name| person(name)).collect());
    }
    if let Some(date) = stated(source) {
        entry.set_date(csl_date(date));
    }
    if let Some(newsroom) = newsroom {
        entry.set_authors(vec![body(newsroom)]);
    } else if let Some(publisher) = &source.publisher {
        let mut newspaper = Entry::new("publisher", EntryType::Newspaper);
        newspaper.set_title(FormatString::from(publisher.clone()));
        entry.set_parents(vec![newspaper]);
    }
    entry
}

/// "Given Family", or "Family, Given" where the family name has a blank in it.
fn person(name: &str) -> Person {
    let (given, family) = match name.split_once(',') {
        Some((family, given)) => (Some(given.trim()), family.trim()),
        None => name.rsplit_once(' ').map_or((None, name), |(given, family)| (Some(given), family)),
    };
    Person { given_name: given.map(str::to_owned), ..body(family) }
}

/// Whoever has one name only.
fn body(name: &str) -> Person {
    Person { name: name.to_owned(), given_name: None, prefix: None, suffix: None, comma_suffix: false, alias: None }
}

/// The part of a date that is certain: the year, the month, the day. Months and days count from 0.
fn csl_date(date: &Date) -> CslDate {
    let (from, to) = (date.earliest, date.latest);
    let same_month = from.month == to.month;
    CslDate {
        year: from.year,
        month: same_month.then(|| from.month - 1),
        day: (same_month && from.day == to.day).then(|| from.day - 1),
        approximate: date.uncertain,
        season: None,
    }
}

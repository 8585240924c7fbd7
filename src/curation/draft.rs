//! A facts file to fill in, made from a document: its card, and a skeleton of a fact for every sentence.
//! What only a person can say is left empty, and `check` asks for each of it; nothing is guessed but the language.

use super::documents::sha256;
use crate::facts::model::{EntityIdx, FactBase};
use crate::facts::{Place, Problem};
use crate::text::sentences::{Sentence, pieces, sentences};
use crate::text::{Language, Token, tokens};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

/// The longest quote a fact may have, in words.
const MAX_QUOTE_WORDS: usize = 60;

/// The text of a facts file for a document: UTF-8 text, a paragraph a line.
///
/// # Errors
/// A document that can't be read, is no UTF-8 or has no words.
pub fn draft(base: &FactBase, document: &Path) -> Result<String, Problem> {
    let place = Place::file(&document.display().to_string());
    let bytes = std::fs::read(document).map_err(|error| {
        place.problem(format!("can't be read: {error}")).hint("name a document: a file of plain text")
    })?;
    let sum = sha256(&bytes);
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        place.problem(format!("not UTF-8: a byte that is no text at byte {at}")).hint("save the document as UTF-8 text")
    })?;
    let sentences: Vec<Sentence> =
        sentences(&text).iter().flat_map(|sentence| pieces(sentence, MAX_QUOTE_WORDS)).collect();
    if sentences.is_empty() {
        return Err(place.problem("no words in it").hint("name a document: a file of plain text"));
    }
    let name = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = slug(&document.file_stem().unwrap_or_default().to_string_lossy());
    let names = Names::of(base);
    let mut out = card(&id, &name, &sum, language(base, &text));
    let (mut paragraph, mut number) = (0, 0);
    for sentence in &sentences {
        number = if sentence.paragraph == paragraph { number + 1 } else { 1 };
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            let _ = write!(out, "\n# ---- paragraph {paragraph}\n");
        }
        out.push_str(&fact(base, &names, &format!("{id}.p{paragraph}-{number}"), sentence));
    }
    Ok(out)
}

fn card(id: &str, name: &str, sum: &str, language: Language) -> String {
    let (name, language) = (quoted(name), language.code());
    format!(
        "# Drafted from {name}. Save it as sources/{id}.toml in a folder of your own, then fill in what is empty:\n\
         # `puente check --facts facts --facts FOLDER --documents DIR` names every field that is still to do.\n\
         # A sentence worth no fact: delete its [[fact]]. Not worth knowing at all: list it in left_out.\n\
         \n\
         [source]\n\
         id = \"{id}\"                  # as the file is called; never changes later\n\
         document = {name}\n\
         sha256 = \"{sum}\"\n\
         language = \"{language}\"\n\
         kind = \"unknown\"             # news-agency, newsroom, blog, unknown\n\
         name.en = \"\"                 # how we speak of it, in English: \"Report on …\"\n\
         name.es = \"\"                 # the same in Spanish: \"Nota sobre …\"\n\
         # title, publisher, authors, date: add what the document prints, and take it out of not_stated\n\
         date_basis = {{ mode = \"unknown\", en = \"\", es = \"\" }}   # why the date can't be known; or {{ mode = \"stated\" }}\n\
         not_stated = [\"title\", \"publisher\", \"authors\", \"date\"]\n\
         # left_out = [{{ text = \"…\", en = \"why\", es = \"por qué\" }}]\n"
    )
}

fn fact(base: &FactBase, names: &Names<'_>, id: &str, sentence: &Sentence) -> String {
    let words = tokens(&sentence.text);
    let about: Vec<String> =
        names.found(&sentence.text, &words).into_iter().map(|entity| quoted(&base.entity(entity).id)).collect();
    let mut out = format!(
        "\n[[fact]]\n\
         id = \"{id}\"\n\
         kind = \"\"                    # event, figure, statement, position, commitment, description\n\
         claim.en = \"\"                # what it says, in your own words, so that it can stand alone as an answer\n\
         claim.es = \"\"                # the same in Spanish\n\
         about = [{}]   # whom and what it is about: ids of entities.toml\n\
         topics = []                  # ids of topics.toml\n",
        about.join(", "),
    );
    for line in found_dates(base, &words).into_iter().chain(found_numbers(base, &words)) {
        let _ = writeln!(out, "# {line}");
    }
    let Sentence { text, start, end, paragraph } = sentence;
    let _ = write!(
        out,
        "quotes = [\n  {{ text = {}, start = {start}, end = {end}, paragraph = {paragraph} }},\n]\n\
         asks.en = [\"\"]               # a question it answers, as people ask it; better several\n\
         asks.es = [\"\"]               # the same in Spanish\n",
        quoted(text),
    );
    out
}

/// The entities of a base by their names, folded.
struct Names<'a> {
    by_words: HashMap<Vec<String>, EntityIdx>,
    longest: usize,
    base: &'a FactBase,
}

impl<'a> Names<'a> {
    fn of(base: &'a FactBase) -> Self {
        let mut by_words = HashMap::new();
        for (index, entity) in base.entities.iter().enumerate() {
            for language in Language::ALL {
                for name in entity.aliases.get(language).iter().chain([entity.name.get(language)]) {
                    let words: Vec<String> = tokens(name).into_iter().map(|token| token.folded).collect();
                    by_words.entry(words).or_insert(EntityIdx(index));
                }
            }
        }
        let longest = by_words.keys().map(Vec::len).max().unwrap_or(0);
        Self { by_words, longest, base }
    }

    /// The entities that a text names, longest names first at each place. A name of one word counts if it is written
    /// with a capital: "us" is not the United States.
    fn found(&self, text: &str, words: &[Token]) -> Vec<EntityIdx> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let hit = (1..=self.longest).rev().find_map(|length| {
                let window = words.get(at..at + length)?;
                let key: Vec<String> = window.iter().map(|token| token.folded.clone()).collect();
                let entity = *self.by_words.get(&key)?;
                let first = text.get(window.first()?.span.clone())?.chars().next()?;
                (length > 1 || !first.is_lowercase()).then_some((entity, length))
            });
            at += hit.map_or(1, |(_, length)| length);
            found.extend(hit.map(|(entity, _)| entity).filter(|entity| entity.0 < self.base.entities.len()));
        }
        let mut seen = Vec::new();
        found.retain(|entity| {
            !seen.contains(entity) && {
                seen.push(*entity);
                true
            }
        });
        found
    }
}

/// The language with more function words in a text.
fn language(base: &FactBase, text: &str) -> Language {
    let words = tokens(text);
    let count = |language| {
        let stop = &base.lexicons.get(language).stop;
        words.iter().filter(|word| stop.contains(&word.folded)).count()
    };
    if count(Language::Es) > count(Language::En) { Language::Es } else { Language::En }
}

/// Days and months that a text names with their year, as lines to take over.
fn found_dates(base: &FactBase, words: &[Token]) -> Vec<String> {
    let number = |at: usize| words.get(at).and_then(Token::number);
    let year = |at: usize| number(at).filter(|year| (1500..2200).contains(year));
    let day = |at: Option<usize>| at.and_then(number).filter(|day| (1..=31).contains(day));
    let is_de = |at: usize| words.get(at).is_some_and(|word| matches!(&*word.folded, "de" | "del" | "of"));
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let month = Language::ALL.into_iter().find_map(|language| base.lexicons.get(language).months.get(&word.folded));
        let Some(month) = month else { continue };
        let after = |at: usize| at + usize::from(is_de(at));
        let before =
            at.checked_sub(1).and_then(|before| if is_de(before) { before.checked_sub(1) } else { Some(before) });
        // "July 21, 2019", "21 de julio de 2019", "July 2019".
        let date = if let (Some(day), Some(year)) = (day(Some(at + 1)), year(after(at + 2))) {
            Some(format!("{year}-{month:02}-{day:02}"))
        } else {
            year(after(at + 1)).map(|year| match day(before) {
                Some(day) => format!("{year}-{month:02}-{day:02}"),
                None => format!("{year}-{month:02}"),
            })
        };
        found.extend(date.map(|date| format!("found: when = \"{date}\" with when_basis = {{ mode = \"stated\" }}")));
    }
    found
}

/// Numbers of a text with the word after them, as lines to take over; not the days and years beside a month.
fn found_numbers(base: &FactBase, words: &[Token]) -> Vec<String> {
    let lexicons = || base.lexicons.iter().map(|(_, lexicon)| lexicon);
    let is_month = |word: &Token| lexicons().any(|lexicon| lexicon.months.contains_key(&word.folded));
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let in_words = || lexicons().find_map(|lexicon| lexicon.numbers.get(&word.folded)).copied();
        let Some(number) = word.number().or_else(|| in_words().filter(|number| *number > 2)) else { continue };
        let dated = words.iter().skip(at.saturating_sub(3)).take(at.min(3) + 3).any(is_month);
        if dated && (number <= 31 || (1500..2200).contains(&number)) {
            continue;
        }
        let unit = words.get(at + 1).map_or("…", |next| &next.folded);
        found.push(format!("found: value = {{ number = {number}, unit = \"{unit}\", bound = \"exactly\" }}"));
    }
    found
}

/// Lower-case words joined by hyphens.
pub(super) fn slug(text: &str) -> String {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.folded).collect();
    let plain: Vec<String> = words
        .iter()
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    if plain.is_empty() { "document".to_owned() } else { plain.join("-") }
}

/// A TOML string.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

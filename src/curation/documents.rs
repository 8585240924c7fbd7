//! The proof of the quotes: each stands in its document, character for character, where the fact says.

use crate::facts::{Found, Place, Places, Problem, QuotePlaces, SourcePlaces};
use crate::text::{Token, tokens};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

/// Whether there is a folder at all.
///
/// # Errors
/// There is none, or something else of that name.
pub(super) fn find(folder: &Path) -> Result<(), Problem> {
    let wrong = match (folder.is_dir(), folder.exists()) {
        (true, _) => return Ok(()),
        (false, true) => "not a folder: expected the one with the documents",
        (false, false) => "no such folder: expected the documents",
    };
    let problem = Place::file(&folder.display().to_string()).problem(wrong);
    Err(problem.hint("name the folder that holds the documents under the names of their cards"))
}

/// Compares every source with its document in `folder`.
pub(super) fn problems(places: &Places, folder: &Path) -> Vec<Problem> {
    places.sources.iter().flat_map(|source| source_problems(source, folder)).collect()
}

fn source_problems(source: &SourcePlaces, folder: &Path) -> Vec<Problem> {
    let without_document = || source.quotes().filter_map(QuotePlaces::range_problem).collect();
    // A name that leads out of the folder is reported by loading and never followed.
    let named = source.document.as_ref().filter(|name| Path::new(&name.value).file_name() == Some(name.value.as_ref()));
    let Some(name) = named else { return without_document() };
    let bytes = match std::fs::read(folder.join(&name.value)) {
        Ok(bytes) => bytes,
        Err(error) => {
            let mut problems: Vec<Problem> = without_document();
            let problem = name.place.problem(format!("the document can't be read in {}: {error}", folder.display()));
            problems.push(problem.hint("put the document there, or correct its name"));
            return problems;
        }
    };
    let mut problems: Vec<Problem> = checksum_problem(source.sha256.as_ref(), &bytes).into_iter().collect();
    if let Ok(text) = String::from_utf8(bytes) {
        let document = Document { name: &name.value, tokens: tokens(&text), text: &text };
        problems.extend(source.quotes().filter_map(|quote| document.quote_problem(quote)));
        problems.extend(source.left_out.iter().filter_map(|left| document.left_out_problem(&left.text)));
    } else {
        problems.push(name.place.problem("the document is not UTF-8: its characters can't be counted"));
        problems.extend(without_document());
    }
    problems
}

/// The SHA-256 of a document, as cards write it.
pub(super) fn sha256(bytes: &[u8]) -> String {
    let mut sum = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string never fails.
        let _ = write!(sum, "{byte:02x}");
    }
    sum
}

fn checksum_problem(stated: Option<&Found<String>>, bytes: &[u8]) -> Option<Problem> {
    let stated = stated?;
    let sum = sha256(bytes);
    (stated.value != sum).then(|| {
        let problem = stated.place.problem("the document has another SHA-256 than its card says");
        problem.hint(format!("get the right document; if this is the right one, write sha256 = \"{sum}\""))
    })
}

struct Document<'a> {
    name: &'a str,
    text: &'a str,
    tokens: Vec<Token>,
}

/// A passage of a document, in the units of a quote.
struct Passage {
    start: usize,
    end: usize,
    paragraph: usize,
}

impl Document<'_> {
    fn quote_problem(&self, quote: &QuotePlaces) -> Option<Problem> {
        let stated = usize::try_from(quote.start.value).unwrap_or(usize::MAX);
        let found: Vec<Passage> =
            self.text.match_indices(&*quote.text.value).map(|(at, text)| self.passage(at..at + text.len())).collect();
        let Some(nearest) = found.iter().min_by_key(|passage| passage.start.abs_diff(stated)) else {
            let problem = quote.text.place.problem(format!("the quote does not stand in {}", self.name));
            return Some(problem.hint(self.nearest_passage(&quote.text.value)));
        };
        let Passage { start, end, paragraph } = *nearest;
        let same = |found: &Found<u64>, number: usize| found.value == number as u64;
        if !same(&quote.start, start) || !same(&quote.end, end) {
            let (from, to) = (quote.start.value, quote.end.value);
            let problem = quote.start.place.problem(format!("the quote does not stand at {from} to {to}"));
            let often = match found.len() {
                1 => String::new(),
                times => format!(" (it stands there {times} times; this is the nearest)"),
            };
            return Some(problem.hint(format!("write start = {start}, end = {end}, paragraph = {paragraph}{often}")));
        }
        let wrong = !same(&quote.paragraph, paragraph);
        wrong.then(|| {
            let problem = quote
                .paragraph
                .place
                .problem(format!("the quote does not stand in paragraph {}", quote.paragraph.value));
            problem.hint(format!("write paragraph = {paragraph}"))
        })
    }

    /// Words that are left out stand in the document too.
    fn left_out_problem(&self, left: &Found<String>) -> Option<Problem> {
        (!self.text.contains(&left.value)).then(|| {
            let problem = left.place.problem(format!("the text left out does not stand in {}", self.name));
            problem.hint(self.nearest_passage(&left.value))
        })
    }

    /// The passage with most of the quote's words, for a quote that was mistyped.
    fn nearest_passage(&self, quote: &str) -> String {
        let words = tokens(quote);
        let width = words.len().min(self.tokens.len());
        let scored = (0..=self.tokens.len() - width).filter_map(|at| {
            let window = self.tokens.get(at..at + width)?;
            Some((shared_words(&words, window), window.first()?.span.start..window.last()?.span.end))
        });
        // Of equals `max_by_key` takes the last; the first reads more naturally.
        let nearest = scored.rev().max_by_key(|(shared, _)| *shared).filter(|(shared, _)| shared.0 > 0);
        let Some((_, span)) = nearest else {
            return "no passage is near it: is it from another document?".to_owned();
        };
        let span = self.with_marks(span, quote, &words);
        let Passage { start, end, paragraph } = self.passage(span.clone());
        let words = self.text.get(span).unwrap_or_default();
        format!("the nearest passage is `{words}`, start = {start}, end = {end}, paragraph = {paragraph}")
    }

    /// Takes in the marks around a passage where the quote has marks too: quotation marks, a full stop.
    fn with_marks(&self, span: Range<usize>, quote: &str, words: &[Token]) -> Range<usize> {
        let is_mark = |c: &char| !c.is_alphanumeric() && !c.is_whitespace();
        let head = words.first().and_then(|word| quote.get(..word.span.start)).unwrap_or_default();
        let tail = words.last().and_then(|word| quote.get(word.span.end..)).unwrap_or_default();
        let before = self.text.get(..span.start).unwrap_or_default().chars().rev();
        let after = self.text.get(span.end..).unwrap_or_default().chars();
        let before: usize = before.take(head.chars().count()).take_while(is_mark).map(char::len_utf8).sum();
        let after: usize = after.take(tail.chars().count()).take_while(is_mark).map(char::len_utf8).sum();
        span.start - before..span.end + after
    }

    fn passage(&self, span: Range<usize>) -> Passage {
        let before = self.text.get(..span.start).unwrap_or_default();
        let start = before.chars().count();
        let length = self.text.get(span.clone()).unwrap_or_default().chars().count();
        let whole_lines = before.rfind('\n').map_or("", |at| before.get(..at).unwrap_or_default());
        let paragraph = 1 + whole_lines.lines().filter(|line| !line.trim().is_empty()).count();
        Passage { start, end: start + length, paragraph }
    }
}

/// How many words two passages share, and how many of them at the same place.
fn shared_words(quote: &[Token], window: &[Token]) -> (usize, usize) {
    let mut open: HashMap<&str, usize> = HashMap::new();
    for word in quote {
        *open.entry(&word.folded).or_default() += 1;
    }
    let mut take = |word: &&Token| match open.get_mut(&*word.folded) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let shared = window.iter().filter(&mut take).count();
    let aligned = quote.iter().zip(window).filter(|(ours, theirs)| ours.folded == theirs.folded).count();
    (shared, aligned)
}

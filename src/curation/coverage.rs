//! Coverage: which sentences of the documents no quote touches, and which are left out on purpose.

use crate::facts::{Files, Loaded, Problem, SourcePlaces};
use crate::text::sentences::{Sentence, sentences};
use std::fmt::Write as _;
use std::path::Path;

/// What the quotes of a base make of its documents.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Document by document: how much is quoted, what is left out and why, what is not covered.
    pub text: String,
    /// The sentences that nothing covers.
    pub problems: Vec<Problem>,
}

/// Compares the quotes of a base with the documents in a folder. Documents that can't be read are skipped: to report
/// them is the work of [`super::check`].
pub fn coverage(files: &Files, documents: &Path) -> Coverage {
    let mut coverage = Coverage::default();
    for source in &Loaded::read(files).places.sources {
        // A name that leads out of the folder is never followed.
        let name =
            source.document.as_ref().filter(|name| Path::new(&name.value).file_name() == Some(name.value.as_ref()));
        if let Some(name) = name
            && let Ok(text) = std::fs::read_to_string(documents.join(&name.value))
        {
            coverage.add(source, &name.value, &text);
        }
    }
    coverage
}

impl Coverage {
    fn add(&mut self, source: &SourcePlaces, name: &str, text: &str) {
        let marks = Marks::of(source, text);
        let found = sentences(text);
        let quoted = found.iter().filter(|sentence| marks.is_quoted(sentence)).count();
        let _ = writeln!(
            self.text,
            "{name}: {quoted} of {} sentences quoted, {:.0} % of the letters",
            found.len(),
            100.0 * marks.share(),
        );
        for sentence in found.iter().filter(|sentence| !marks.is_quoted(sentence)) {
            let Sentence { text, paragraph, .. } = sentence;
            if let Some(why) = marks.reason(sentence) {
                let _ = writeln!(self.text, "  left out, paragraph {paragraph}: {text} ({why})");
                continue;
            }
            let _ = writeln!(self.text, "  not covered, paragraph {paragraph}: {text}");
            if let Some(place) = source.document.as_ref().map(|document| &document.place) {
                let problem = place.problem(format!("no quote touches a sentence of paragraph {paragraph}: `{text}`"));
                self.problems.push(problem.hint(
                    "make a fact of it; if there is nothing to know in it, add `{ text = \"…\", en = \"why\", es = \"por qué\" }` \
                     to `left_out` of the source card",
                ));
            }
        }
    }
}

/// A document's characters: which a quote holds, which are left out and for which reason.
struct Marks<'a> {
    chars: Vec<char>,
    quoted: Vec<bool>,
    left_out: Vec<Option<&'a str>>,
}

impl<'a> Marks<'a> {
    fn of(source: &'a SourcePlaces, text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let (mut quoted, mut left_out) = (vec![false; chars.len()], vec![None; chars.len()]);
        for quote in source.quotes() {
            let index = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).min(chars.len());
            let (start, end) = (index(quote.start.value), index(quote.end.value));
            quoted.get_mut(start..end).unwrap_or_default().fill(true);
        }
        for left in &source.left_out {
            for (at, part) in text.match_indices(&left.text.value) {
                let start = text.get(..at).unwrap_or_default().chars().count();
                let range = start..start + part.chars().count();
                left_out.get_mut(range).unwrap_or_default().fill(Some(left.why.en.as_str()));
            }
        }
        Self { chars, quoted, left_out }
    }

    /// The characters of a sentence that are part of words.
    fn letters(&self, sentence: &Sentence) -> impl Iterator<Item = usize> {
        (sentence.start..sentence.end).filter(|at| self.chars.get(*at).is_some_and(|c| c.is_alphanumeric()))
    }

    fn is_quoted(&self, sentence: &Sentence) -> bool {
        self.letters(sentence).any(|at| self.quoted.get(at).copied().unwrap_or_default())
    }

    /// Why all of a sentence is left out.
    fn reason(&self, sentence: &Sentence) -> Option<&'a str> {
        let reasons: Option<Vec<&str>> =
            self.letters(sentence).map(|at| self.left_out.get(at).copied().flatten()).collect();
        reasons?.first().copied()
    }

    /// How many of all letters and digits are quoted.
    fn share(&self) -> f64 {
        let letters = self.chars.iter().zip(&self.quoted).filter(|(c, _)| c.is_alphanumeric());
        let (all, quoted) =
            letters.fold((0_usize, 0_usize), |(all, quoted), (_, hit)| (all + 1, quoted + usize::from(*hit)));
        if all == 0 { 1.0 } else { quoted as f64 / all as f64 }
    }
}

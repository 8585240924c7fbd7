//! Problems of a facts folder: what was expected, what was found, where, and what to do about it.
//! For authors, not for people who ask: these words are not part of the wording.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Where something stands: a file and a range of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as its folder was named and its path in it.
    pub file: Arc<str>,
    /// The whole text of the file; empty if it could not be read.
    pub text: Arc<str>,
    /// Bytes of `text`.
    pub span: Range<usize>,
}

impl Place {
    /// A file as a whole, not any line of it.
    pub fn file(file: &str) -> Self {
        Self { file: file.into(), text: "".into(), span: 0..0 }
    }

    /// Another range of the same file.
    #[must_use]
    pub fn with_span(&self, span: Range<usize>) -> Self {
        Self { span, ..self.clone() }
    }

    /// A problem here.
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        Problem {
            file: Arc::clone(&self.file),
            text: Arc::clone(&self.text),
            span: self.span.clone(),
            message: message.into(),
            hint: None,
        }
    }

    /// Number of the line it begins in, counted from 1.
    pub fn line(&self) -> usize {
        1 + self.text.bytes().take(self.span.start).filter(|byte| *byte == b'\n').count()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line())
    }
}

/// Something that is wrong with a fact base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as its folder was named and its path in it.
    pub file: Arc<str>,
    /// The whole text of the file; empty if it could not be read.
    pub text: Arc<str>,
    /// Bytes of `text`.
    pub span: Range<usize>,
    /// What was found and what was expected: lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    /// Says what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// As text for a terminal: file, line, column, the line, a caret, the hint.
    pub fn render(&self, coloured: bool) -> String {
        let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
        let title = Level::ERROR.primary_title(self.message.as_str());
        let group = if self.text.is_empty() {
            title.element(Origin::path(&*self.file))
        } else {
            let shown = self.shown_line();
            title.element(
                Snippet::source(shown.line)
                    .path(&*self.file)
                    .line_start(shown.number)
                    .annotation(AnnotationKind::Primary.span(shown.span)),
            )
        };
        let group = match &self.hint {
            Some(hint) => group.element(Level::HELP.message(hint.as_str())),
            None => group,
        };
        renderer.render(&[group])
    }

    /// The line the problem begins in. Of a problem over several lines the first is enough to find it.
    fn shown_line(&self) -> ShownLine<'_> {
        let on_border =
            |at: usize| (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let start = on_border(self.span.start);
        let (before, after) = self.text.split_at(start);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = after.find('\n').map_or(self.text.len(), |at| start + at);
        let end = on_border(self.span.end).clamp(start, line_end);
        ShownLine {
            line: self.text.get(line_start..line_end).unwrap_or_default(),
            number: 1 + before.matches('\n').count(),
            span: start - line_start..end - line_start,
        }
    }
}

struct ShownLine<'a> {
    line: &'a str,
    number: usize,
    span: Range<usize>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Problem {}

/// All problems of a fact base, file by file, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report(pub Vec<Problem>);

impl Report {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As text for a terminal, a blank line between problems.
    pub fn render(&self, coloured: bool) -> String {
        self.0.iter().map(|problem| problem.render(coloured)).collect::<Vec<_>>().join("\n\n")
    }

    /// Adds problems and puts all in the order of files and lines.
    pub fn add(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.0.extend(problems);
        self.0.sort_by(|a, b| (&a.file, a.span.start).cmp(&(&b.file, b.span.start)));
        self.0.dedup();
    }
}

impl From<Problem> for Report {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Report {}

//! What is said, on any platform: claims with their citations. Rendering is somebody else's work.
//!
//! A [`Citation`] can only be made from a quote of the fact base, and an answer without one can't be built.

use crate::facts::model::{Basis, Fact, FactBase, FactIdx, Quote, SourceIdx};
use crate::text::Language;
use std::fmt::Write;
use std::ops::Range;

/// What the engine decided to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VerdictKind {
    /// The sources answer it.
    Answer,
    /// The question assumes something the sources contradict.
    Correct,
    /// The sources differ: both are shown.
    Conflict,
    /// Two readings are as good: we ask back.
    Clarify,
    /// The sources don't say, or it is not our subject.
    Abstain,
    /// Not a question: hello, thanks.
    Chat,
}

impl VerdictKind {
    /// The word for it in JSON lines and question sets.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Correct => "correct",
            Self::Conflict => "conflict",
            Self::Clarify => "clarify",
            Self::Abstain => "abstain",
            Self::Chat => "chat",
        }
    }

    /// Whether the reply says something about the subject.
    pub fn answered(self) -> bool {
        matches!(self, Self::Answer | Self::Correct | Self::Conflict)
    }
}

/// A source, a locator and the source's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    number: usize,
    fact: FactIdx,
    source: SourceIdx,
    source_id: String,
    source_name: String,
    document: String,
    publisher: Option<String>,
    date: Option<String>,
    date_basis: Option<String>,
    paragraph: usize,
    excerpt: String,
    /// Where the excerpt stands in the document, in characters.
    span: Range<usize>,
}

impl Citation {
    /// Cites one quote of a fact; `number` is the mark it gets in the text, counted from 1. Only [`super::compose`]
    /// calls this.
    pub(super) fn of(base: &FactBase, fact: FactIdx, quote: &Quote, number: usize, language: Language) -> Self {
        let source_idx = base.fact(fact).source;
        let source = base.source(source_idx);
        Self {
            number,
            fact,
            source: source_idx,
            source_id: source.id.clone(),
            source_name: source.name.get(language).clone(),
            document: source.document.clone(),
            publisher: source.publisher.clone(),
            date: source.date.as_ref().map(|date| date.edtf.clone()),
            date_basis: basis_text(&source.date_basis, language),
            paragraph: quote.paragraph,
            excerpt: quote.text.clone(),
            span: quote.start..quote.end,
        }
    }

    /// Whether the excerpt holds a quote of a source.
    pub(super) fn holds(&self, source: SourceIdx, quote: &Quote) -> bool {
        self.source == source && self.span.start <= quote.start && quote.end <= self.span.end
    }

    /// Whether the excerpt stands within a quote of a source.
    pub(super) fn stands_within(&self, source: SourceIdx, quote: &Quote) -> bool {
        self.source == source && quote.start <= self.span.start && self.span.end <= quote.end
    }

    /// The mark in the text, counted from 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// The fact it is evidence of.
    pub fn fact(&self) -> FactIdx {
        self.fact
    }

    /// The source it comes from.
    pub fn source(&self) -> SourceIdx {
        self.source
    }

    /// The source's id.
    pub fn source_id(&self) -> &str {
        &self.source_id
    }

    /// How we speak of the source, in the reply's language.
    pub fn source_name(&self) -> &str {
        &self.source_name
    }

    /// The document's file name.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The publisher, if the document states one.
    pub fn publisher(&self) -> Option<&str> {
        self.publisher.as_deref()
    }

    /// The document's date as EDTF, if it is known.
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// How a date that isn't printed was worked out, or why it can't be known.
    pub fn date_basis(&self) -> Option<&str> {
        self.date_basis.as_deref()
    }

    /// The locator: non-blank line of the document, counted from 1.
    pub fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// The source's own words.
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }
}

/// A statement in our words and the citations that carry it; there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    heading: Option<String>,
    text: String,
    marks: Vec<usize>,
}

impl Claim {
    /// A claim with the numbers of its citations; `None` without any.
    pub(super) fn new(text: String, marks: Vec<usize>) -> Option<Self> {
        (!marks.is_empty()).then_some(Self { heading: None, text, marks })
    }

    /// The same with what stands over it and the claims after it.
    pub(super) fn under(self, heading: Option<String>) -> Self {
        Self { heading, ..self }
    }

    /// What stands over it and the claims after it, up to the next heading.
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// The statement with its marks, as `… [1]`.
    pub fn marked(&self) -> String {
        let mut text = self.text.clone();
        for mark in &self.marks {
            let _ = write!(text, " [{mark}]");
        }
        text
    }

    /// The statement.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The numbers of its citations.
    pub fn marks(&self) -> &[usize] {
        &self.marks
    }
}

/// What Puente says of itself or of a document, under a heading: a card, a list of commands. It states nothing about the
/// subject; that is for claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What stands over it.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The language it is in (excerpts stay in the source's).
    pub language: Language,
    /// What was decided.
    pub verdict: VerdictKind,
    /// The first words: "Yes.", a correction, or the whole of an abstention or a greeting. May be empty.
    pub lead: String,
    /// What stands between the lead and the claims.
    pub sections: Vec<Section>,
    /// What the sources say; empty unless answered.
    pub claims: Vec<Claim>,
    /// The evidence, in the order of the marks; empty unless answered.
    pub citations: Vec<Citation>,
    /// Small print: what is inferred and from what, and how a misspelt word was read.
    pub notes: Vec<String>,
    /// A line over `suggestions`; empty if there are none.
    pub suggestions_lead: String,
    /// Questions that can be answered.
    pub suggestions: Vec<String>,
}

impl Reply {
    /// A reply that carries no claim.
    pub(crate) fn plain(language: Language, verdict: VerdictKind, lead: String) -> Self {
        Self {
            language,
            verdict,
            lead,
            sections: Vec::new(),
            claims: Vec::new(),
            citations: Vec::new(),
            notes: Vec::new(),
            suggestions_lead: String::new(),
            suggestions: Vec::new(),
        }
    }

    /// The statement without marks: the lead, then each claim.
    pub fn answer(&self) -> String {
        let parts = std::iter::once(self.lead.as_str()).chain(self.claims.iter().map(Claim::text));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The statement with its marks, as `… [1]`.
    pub fn marked_answer(&self) -> String {
        let mut text = self.lead.clone();
        for claim in &self.claims {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&claim.marked());
        }
        text
    }
}

/// The explanation of a date that isn't printed.
pub(super) fn basis_text(basis: &Basis, language: Language) -> Option<String> {
    match basis {
        Basis::Stated => None,
        Basis::WorkedOut(why) | Basis::Unknown(why) => Some(why.get(language).clone()),
    }
}

/// The explanation of a fact's own date, if it isn't printed.
pub(super) fn when_note(fact: &Fact, language: Language) -> Option<String> {
    fact.when_basis.as_ref().and_then(|basis| basis_text(basis, language))
}

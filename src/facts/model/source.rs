//! Documents: what their cards say.

use super::{Basis, Bilingual, Date};

/// A document's card.
#[derive(Debug, Clone)]
pub struct Source {
    /// Stable id, the name of its file.
    pub id: String,
    /// The document's file name.
    pub document: String,
    /// SHA-256 of the document, 64 lower-case hex digits.
    pub sha256: String,
    /// ISO 639-1 code of the document's language.
    pub language: String,
    /// What kind of publisher is behind it.
    pub kind: SourceKind,
    /// How we speak of it.
    pub name: Bilingual,
    /// The title it prints.
    pub title: Option<String>,
    /// The publisher it states.
    pub publisher: Option<String>,
    /// The authors it states.
    pub authors: Vec<String>,
    /// Its date, EDTF.
    pub date: Option<Date>,
    /// How the date is known.
    pub date_basis: Basis,
    /// What it does not print.
    pub not_stated: Vec<String>,
}

/// What kind of publisher is behind a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// A news agency.
    NewsAgency,
    /// A newsroom of its own.
    Newsroom,
    /// A blog.
    Blog,
    /// The document does not show it.
    Unknown,
}

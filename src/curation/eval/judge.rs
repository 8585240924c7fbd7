//! One question, one reply, one record: what was right about it and why not.

use super::plain::{forms, has, plain, supports, tokens};
use super::{Kind, Need, Question};
use crate::engine::{Engine, Reply, Turn, VerdictKind};
use crate::facts::FactBase;
use crate::facts::problem::{Place, Problem};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The documents, by the first three characters of their names, for telling whether an excerpt stands in them.
#[derive(Debug, Clone, Default)]
pub struct Documents(BTreeMap<String, String>);

impl Documents {
    /// Reads the document of every source from a folder.
    ///
    /// # Errors
    /// A document that can't be read or is no text.
    pub fn read(base: &FactBase, folder: &Path) -> Result<Self, Problem> {
        let mut documents = BTreeMap::new();
        for source in &base.sources {
            let path = folder.join(&source.document);
            let text = std::fs::read_to_string(&path).map_err(|error| {
                Place::file(&path.display().to_string())
                    .problem(format!("can't be read: {error}"))
                    .hint("name the folder with the documents after --documents, or leave it out")
            })?;
            documents.insert(article(&source.document), plain(&text));
        }
        Ok(Self(documents))
    }

    fn text(&self, article: &str) -> &str {
        self.0.get(article).map_or("", String::as_str)
    }
}

/// What names a document in a question set: the first three characters of its file name.
pub fn article(document: &str) -> String {
    document.trim().rsplit('/').next().unwrap_or_default().chars().take(3).collect()
}

/// How a reply was.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is a column of the table.
pub struct Record {
    /// The question's.
    pub id: String,
    /// The question's.
    pub file: String,
    /// The question's.
    pub kind: Kind,
    /// The question's.
    pub category: String,
    /// The question's.
    pub lang: String,
    /// The question's.
    pub style: String,
    /// The documents of the question's gold, or `none`.
    pub articles: Vec<String>,
    /// Right as a whole.
    pub good: bool,
    /// The reply is an answer, a correction or shows a conflict.
    pub answered: bool,
    /// Everything that must be said is said.
    pub must: bool,
    /// The gold is cited as needed.
    pub cite: bool,
    /// Nothing is said that must not be said.
    pub clean: bool,
    /// The reply is a correction.
    pub corrects: bool,
    /// How many citations it has.
    pub citations: usize,
    /// How many of them stand in their document; `None` without the documents.
    pub verbatim: Option<usize>,
    /// How many of them show gold evidence.
    pub relevant: usize,
    /// Words of all excerpts.
    pub shown: usize,
    /// What was wrong.
    pub why: Vec<String>,
    /// What was said.
    pub answer: String,
    /// What was cited: document and excerpt.
    pub cited: Vec<(String, String)>,
}

/// Asks and judges every question.
pub fn judge_all(engine: &Engine, questions: &[Question], documents: &Documents) -> Vec<Record> {
    questions.iter().map(|question| judge(question, &ask(engine, question), documents)).collect()
}

/// The reply to a question after its earlier ones. The engine isn't told the language: it has to see it.
fn ask(engine: &Engine, question: &Question) -> Reply {
    let mut turns: Vec<Turn> = Vec::new();
    for utterance in &question.after {
        turns.push(engine.answer(utterance, &turns, None).turn);
    }
    engine.answer(&question.q, &turns, None).reply
}

/// Judges one reply.
pub fn judge(question: &Question, reply: &Reply, documents: &Documents) -> Record {
    let answer = reply.answer();
    let answered = reply.verdict.answered();
    let cited: Vec<(String, String)> =
        reply.citations.iter().map(|citation| (article(citation.document()), citation.excerpt().to_owned())).collect();
    let golds: BTreeSet<&str> = question.gold.iter().map(|gold| gold.article.as_str()).collect();
    let hits = |(article, excerpt): &(String, String)| {
        let mut of_article = question.gold.iter().filter(|gold| gold.article == *article);
        of_article.any(|gold| supports(excerpt, &gold.evidence, documents.text(article)))
    };
    let hit: Vec<String> = cited.iter().filter(|citation| hits(citation)).map(|(article, _)| article.clone()).collect();
    let verbatim = |(article, excerpt): &&(String, String)| {
        let excerpt = plain(excerpt);
        !excerpt.is_empty() && documents.text(article).contains(&excerpt)
    };
    let spoken = forms(&answer);
    let unwanted: Vec<&str> =
        question.must_not.iter().filter(|text| has(text, &spoken, true)).map(String::as_str).collect();
    let mut record = Record {
        id: question.id.clone(),
        file: question.file.clone(),
        kind: question.kind,
        category: question.category.clone(),
        lang: question.lang.clone(),
        style: question.style.clone(),
        articles: golds.iter().map(|article| (*article).to_owned()).collect(),
        good: false,
        answered,
        must: false,
        cite: false,
        clean: unwanted.is_empty(),
        corrects: false,
        citations: cited.len(),
        verbatim: (!documents.0.is_empty()).then(|| cited.iter().filter(verbatim).count()),
        relevant: hit.len(),
        shown: cited.iter().map(|(_, excerpt)| tokens(excerpt).len()).sum(),
        why: Vec::new(),
        answer,
        cited,
    };
    if golds.is_empty() {
        record.articles.push("none".into());
    }
    if !unwanted.is_empty() {
        record.why.push(format!("must_not: {}", unwanted.join(", ")));
    }
    if question.kind == Kind::Abstain {
        record.good = !answered && record.clean;
        if answered {
            record.why.push("answered what the documents do not say".into());
        }
    } else if answered {
        judge_answer(question, &mut record, &golds, &hit.iter().map(String::as_str).collect(), spoken);
        record.corrects = reply.verdict == VerdictKind::Correct;
    } else {
        record.why.insert(0, reply.verdict.word().to_owned());
    }
    record
}

fn judge_answer(
    question: &Question,
    record: &mut Record,
    golds: &BTreeSet<&str>,
    covered: &BTreeSet<&str>,
    spoken: Vec<String>,
) {
    let mut texts = spoken;
    // A false premise must be corrected in the reply's own words: to quote the right passage is not enough.
    if question.kind != Kind::Correct {
        texts.extend(record.cited.iter().flat_map(|(_, excerpt)| forms(excerpt)));
    }
    let unmet = question.must.iter().filter(|group| !group.iter().any(|text| has(text, &texts, false)));
    let unmet: Vec<String> = unmet.map(|group| group.join("|")).collect();
    record.must = unmet.is_empty();
    if !record.must {
        record.why.push(format!("must unmet: {}", unmet.join("; ")));
    }
    record.cite = match question.need {
        Need::All => golds.is_subset(covered),
        Need::Any => golds.is_empty() || !covered.is_empty(),
    };
    if !record.cite {
        let cited: BTreeSet<&str> = record.cited.iter().map(|(article, _)| article.as_str()).collect();
        let missing: Vec<&str> = match question.need {
            Need::All => golds.difference(covered).copied().collect(),
            Need::Any => golds.iter().copied().collect(),
        };
        let cited = cited.into_iter().collect::<Vec<_>>().join(",");
        record.why.push(format!("cited {cited}, gold {}", missing.join(",")));
    }
    record.good = record.must && record.cite && record.clean;
}

//! Question sets: a JSON object a line.

use super::judge::article;
use crate::facts::problem::{Place, Problem};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::PathBuf;

/// A question and what a right reply to it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Unique in all files.
    pub id: String,
    /// The file it comes from, without folder and extension.
    pub file: String,
    /// As a person would type it.
    pub q: String,
    /// Earlier questions of the same conversation, oldest first.
    pub after: Vec<String>,
    /// What the right reply does.
    pub kind: Kind,
    /// Language, for the table.
    pub lang: String,
    /// What sort of question, for the table.
    pub category: String,
    /// How it is typed, for the table.
    pub style: String,
    /// Where the documents answer it.
    pub gold: Vec<Gold>,
    /// How much of the gold must be cited.
    pub need: Need,
    /// One alternative of each group must be said.
    pub must: Vec<Vec<String>>,
    /// What must not be said.
    pub must_not: Vec<String>,
}

/// What the right reply does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Answers.
    Answer,
    /// Corrects a false premise.
    Correct,
    /// Says that the documents don't say.
    Abstain,
}

impl Kind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Correct => "correct",
            Self::Abstain => "abstain",
        }
    }
}

/// How much of the gold must be cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// One passage.
    #[default]
    Any,
    /// One passage of each document.
    All,
}

/// A passage that answers a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gold {
    /// The first three characters of the document's name.
    pub article: String,
    /// The passage.
    pub evidence: String,
}

/// A line as it stands in the file. Other fields are notes for people.
#[derive(Deserialize)]
struct Row {
    id: String,
    q: String,
    kind: Kind,
    lang: Option<String>,
    category: Option<String>,
    style: Option<String>,
    gold: Option<Vec<GoldRow>>,
    need: Option<Need>,
    must: Option<Vec<Group>>,
    must_not: Option<Vec<String>>,
    after: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct GoldRow {
    article: Article,
    evidence: String,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`article` must be a string or a number")]
enum Article {
    Name(String),
    Number(u32),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a group of `must` must be a string or a list of strings")]
enum Group {
    One(String),
    Several(Vec<String>),
}

/// Reads question sets.
///
/// # Errors
/// The first file that can't be read or line that is no question, or no question in any of them.
pub fn read(files: &[PathBuf]) -> Result<Vec<Question>, Problem> {
    let mut questions = Vec::new();
    let mut seen: HashMap<String, String> = HashMap::new();
    for path in files {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| {
            Place::file(&name)
                .problem(format!("can't be read: {error}"))
                .hint("name a file of questions, one JSON object a line")
        })?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            let line = if at == 0 { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
            if line.trim_ascii().is_empty() {
                continue;
            }
            let place = format!("{name}:{}", at + 1);
            let question = question(line, &stem)
                .map_err(|message| Place::file(&place).problem(message).hint("correct the line, or take it out"))?;
            if let Some(earlier) = seen.insert(question.id.clone(), place.clone()) {
                let message = format!("the id `{}` is also at {earlier}", question.id);
                return Err(Place::file(&place).problem(message).hint("give each question an id of its own"));
            }
            questions.push(question);
        }
    }
    if questions.is_empty() {
        let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        return Err(Place::file(&names.join(", ")).problem("no question in it").hint("write one JSON object a line"));
    }
    Ok(questions)
}

fn question(line: &[u8], file: &str) -> Result<Question, String> {
    let row: Row = serde_json::from_slice(line).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        format!("not a question: {message} (column {})", error.column())
    })?;
    for (field, value) in [("id", &row.id), ("q", &row.q)] {
        if value.trim().is_empty() {
            return Err(format!("not a question: `{field}` is blank"));
        }
    }
    let gold = row.gold.unwrap_or_default().into_iter().map(|gold| Gold {
        article: match gold.article {
            Article::Name(name) => article(&name),
            Article::Number(number) => format!("{number:03}"),
        },
        evidence: gold.evidence,
    });
    let must = row.must.unwrap_or_default().into_iter().map(|group| match group {
        Group::One(text) => vec![text],
        Group::Several(texts) => texts,
    });
    let or_unknown = |field: Option<String>| field.unwrap_or_else(|| "?".to_owned());
    Ok(Question {
        id: row.id,
        file: file.to_owned(),
        q: row.q,
        after: row.after.unwrap_or_default(),
        kind: row.kind,
        lang: or_unknown(row.lang),
        category: or_unknown(row.category),
        style: or_unknown(row.style),
        gold: gold.collect(),
        need: row.need.unwrap_or_default(),
        must: must.collect(),
        must_not: row.must_not.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &[u8]) -> Result<Vec<Question>, String> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("a writable file");
        read(&[file.path().to_owned()]).map_err(|problem| problem.render(false))
    }

    #[test]
    fn a_line_may_leave_out_what_is_optional() {
        let text = "\u{feff}{\"id\":\"1\",\"q\":\"who?\",\"kind\":\"abstain\"}\r\n\n\
            {\"id\":\"2\",\"q\":\"when?\",\"kind\":\"answer\",\"gold\":[{\"article\":2,\"evidence\":\"x\"}],\"must\":[\"a\",[\"b\",\"c\"]]}";
        let questions = read_text(text.as_bytes()).expect("two questions");
        assert_eq!(questions.len(), 2);
        let second = questions.get(1).expect("the second question");
        assert_eq!(second.gold, [Gold { article: "002".into(), evidence: "x".into() }]);
        assert_eq!(second.must, [vec!["a"], vec!["b", "c"]]);
        assert_eq!((second.need, second.lang.as_str()), (Need::Any, "?"));
    }

    #[test]
    fn a_bad_line_is_named_with_a_remedy() {
        let good = "{\"id\":\"1\",\"q\":\"who?\",\"kind\":\"abstain\"}\n";
        for (bad, what) in [
            ("{", "EOF while parsing"),
            ("{\"id\":\"2\",\"kind\":\"answer\"}", "missing field `q`"),
            ("{\"id\":\"2\",\"q\":\" \",\"kind\":\"answer\"}", "`q` is blank"),
            ("{\"id\":\"2\",\"q\":\"x\",\"kind\":\"guess\"}", "unknown variant `guess`"),
            ("{\"id\":\"1\",\"q\":\"x\",\"kind\":\"answer\"}", "the id `1` is also at"),
        ] {
            let message = read_text(format!("{good}{bad}").as_bytes()).expect_err("a refusal");
            assert!(message.contains(what) && message.contains(":2\n") && message.contains("help: "), "{message}");
        }
        assert!(read_text(b"\xff\n").expect_err("a refusal").contains(":1\n"));
        assert!(read_text(b"\n").expect_err("a refusal").contains("no question in it"));
        assert!(read(&["/nowhere".into()]).is_err());
    }
}

//! `puente ask --jsonl`: a JSON object a line in, a JSON object a line out, in order, each written at once.
//! A bad line costs only itself.

use super::lines::{self, Line};
use super::printable;
use crate::commands::{Context, ask};
use crate::engine::{Reply, Turn};
use crate::facts::problem::{Place, Problem};
use crate::text::Language;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// How standard input is called in a problem.
const INPUT: &str = "<stdin>";

/// How many of the earlier questions are replayed. Follow-ups never look back further, and a line of a hundred thousand
/// earlier questions must not hold up the others.
const MOST_REPLAYED: usize = 32;

/// A question as it comes in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    id: Id,
    q: String,
    #[serde(default)]
    after: Option<Vec<String>>,
    #[serde(default)]
    lang: Option<String>,
}

/// What a question is called; comes back as it came.
#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged, expecting = "`id` must be a string or a number")]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// A reply as it goes out.
#[derive(Debug, Serialize)]
struct Said<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Id>,
    answered: bool,
    verdict: &'static str,
    answer: String,
    citations: Vec<Cited<'a>>,
    language: Language,
    notes: &'a [String],
    suggestions: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'a [String]>,
}

#[derive(Debug, Serialize)]
struct Cited<'a> {
    source: &'a str,
    document: &'a str,
    paragraph: usize,
    excerpt: &'a str,
}

impl<'a> Said<'a> {
    fn of(reply: &'a Reply, id: Option<&'a Id>, explanation: Option<&'a [String]>) -> Self {
        let citations = reply.citations.iter().map(|citation| Cited {
            source: citation.source_id(),
            document: citation.document(),
            paragraph: citation.paragraph(),
            excerpt: citation.excerpt(),
        });
        Self {
            id,
            answered: reply.verdict.answered(),
            verdict: reply.verdict.word(),
            answer: reply.answer(),
            citations: citations.collect(),
            language: reply.language,
            notes: &reply.notes,
            suggestions: &reply.suggestions,
            explanation,
        }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut line = serde_json::to_string(self)?;
        line.push('\n');
        out.write_all(line.as_bytes())?;
        out.flush()
    }
}

/// Answers every line of `input`; problems go to `refused` as they are met. Returns whether there were none.
pub fn jsonl(
    context: Context<'_>,
    input: &mut impl BufRead,
    out: &mut impl Write,
    mut refused: impl FnMut(&Problem),
) -> io::Result<bool> {
    let mut fine = true;
    let mut number = 0;
    while let Some(line) = lines::next_line(input)? {
        number += 1;
        match read(&line, number == 1) {
            Ok(None) => {}
            Ok(Some(asked)) => answer(context, &asked, out)?,
            Err((message, hint)) => {
                fine = false;
                refused(&Place::file(&format!("{INPUT}:{number}")).problem(message).hint(hint));
            }
        }
    }
    Ok(fine)
}

/// One reply as an object, with its explanation if there is one.
pub(super) fn single(reply: &Reply, explanation: Option<&[String]>, out: &mut impl Write) -> io::Result<()> {
    Said::of(reply, None, explanation).write(out)
}

fn answer(context: Context<'_>, asked: &Asked, out: &mut impl Write) -> io::Result<()> {
    let language = asked.lang.as_deref().and_then(Language::from_tag).unwrap_or(context.language);
    let context = Context { language, ..context };
    let earlier = asked.after.as_deref().unwrap_or_default();
    let mut turns: Vec<Turn> = Vec::new();
    for utterance in earlier.iter().skip(earlier.len().saturating_sub(MOST_REPLAYED)) {
        turns.push(ask::answer(context, utterance, &turns).turn);
    }
    Said::of(&ask::answer(context, &asked.q, &turns).reply, Some(&asked.id), None).write(out)
}

/// The question of a line, nothing for a blank one, or what is wrong and what to do.
fn read(line: &Line, first: bool) -> Result<Option<Asked>, (String, &'static str)> {
    let bytes = match line {
        Line::Whole(bytes) => bytes,
        Line::Cut(_) => {
            let message = format!("longer than {} bytes, so it was not read", lines::MOST_BYTES);
            return Err((message, "shorten the question or its earlier questions"));
        }
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        (format!("not UTF-8: byte {} is no text", error.valid_up_to() + 1), "write the line as UTF-8")
    })?;
    let text = if first { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
    if text.trim().is_empty() {
        return Ok(None);
    }
    // serde would take a list of the fields' values, too.
    if !text.trim_start().starts_with('{') {
        return Err(("not a JSON object".into(), SHAPE));
    }
    let asked: Asked = serde_json::from_str(text).map_err(|error| {
        // The line's own number stands in the place; serde_json counts within the line.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        let what = if error.is_data() { "not a question" } else { "not JSON" };
        let column = if error.column() == 0 { String::new() } else { format!(" (column {})", error.column()) };
        (format!("{what}: {}{column}", printable(message)), SHAPE)
    })?;
    match asked.lang.as_deref() {
        Some(tag) if Language::from_tag(tag).is_none() => {
            Err((format!("`lang` is `{}`", printable(tag)), "give \"en\" or \"es\", or leave `lang` out"))
        }
        _ => Ok(Some(asked)),
    }
}

/// What a line must look like.
const SHAPE: &str = r#"write one object a line: {"id": "1", "q": "a question", "after": ["an earlier question"], "lang": "en"}; after and lang may be left out"#;

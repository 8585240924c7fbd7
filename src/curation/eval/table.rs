//! Records as a table of rates in percent, and the failures with their reasons. For whoever tunes the engine.

use super::{Kind, Question, Record};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The heads of the table's columns.
const COLUMNS: [&str; 11] =
    ["n", "overall", "right", "answered", "must", "cite", "abstained", "corrected", "verbatim", "cite-prec", "shown"];

/// Where a record counts in a breakdown.
type Values = fn(&Record) -> Vec<&str>;

/// What the table is broken down by.
const GROUPS: [(&str, Values); 6] = [
    ("kind", |record| vec![record.kind.word()]),
    ("category", |record| vec![&record.category]),
    ("language", |record| vec![&record.lang]),
    ("style", |record| vec![&record.style]),
    // A question with gold in two documents counts under both.
    ("document", |record| record.articles.iter().map(String::as_str).collect()),
    ("file", |record| vec![&record.file]),
];

/// The share of questions that are right or rightly not answered.
pub fn overall(records: &[Record]) -> f64 {
    share(&records.iter().collect::<Vec<_>>(), |record| record.good).unwrap_or(0.0)
}

/// The table: all questions, then each breakdown.
pub fn table(records: &[Record]) -> String {
    let all: Vec<&Record> = records.iter().collect();
    let of_kind = |kind: Kind| records.iter().filter(|record| record.kind == kind).count();
    let (low, high) = interval(records);
    let mut text = format!(
        "{} questions ({} answer, {} correct, {} abstain)\n\
         overall {:.1} % (95 % interval {:.1} to {:.1}); {} with a must_not broken\n",
        records.len(),
        of_kind(Kind::Answer),
        of_kind(Kind::Correct),
        of_kind(Kind::Abstain),
        100.0 * overall(records),
        100.0 * low,
        100.0 * high,
        records.iter().filter(|record| !record.clean).count(),
    );
    text.push_str(&aligned("", &[("all", cells(&all))]));
    for (group, of) in GROUPS {
        let mut parts: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
        for record in records {
            for value in of(record) {
                parts.entry(value).or_default().push(record);
            }
        }
        let rows: Vec<_> = parts.into_iter().map(|(value, records)| (value, cells(&records))).collect();
        text.push_str(&aligned(group, &rows));
    }
    text
}

/// Each question that went wrong: why, what was said and cited, and where the documents answer it.
pub fn failures(questions: &[Question], records: &[Record]) -> String {
    let mut text = String::new();
    for (question, record) in questions.iter().zip(records).filter(|(_, record)| !record.good) {
        let asked: Vec<&str> = question.after.iter().chain([&question.q]).map(String::as_str).collect();
        let Record { id, lang, kind, category, style, .. } = record;
        let _ = writeln!(text, "\n{id} [{lang} {} {category} {style}] {}", kind.word(), asked.join(" / "));
        let _ = writeln!(text, "    why: {}", record.why.join("; "));
        if !record.answer.is_empty() {
            let _ = writeln!(text, "    answer: {}", short(&record.answer));
        }
        for (article, excerpt) in record.cited.iter().take(MOST_CITED) {
            let _ = writeln!(text, "    cited {article}: {}", short(excerpt));
        }
        for gold in &question.gold {
            let _ = writeln!(text, "    gold {}: {}", gold.article, short(&gold.evidence));
        }
    }
    text
}

/// How many citations a failure shows.
const MOST_CITED: usize = 3;

/// How much of a text a failure shows, in characters.
const MOST_SHOWN: usize = 200;

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(MOST_SHOWN).collect()
}

/// The cells of a row, in the order of [`COLUMNS`].
fn cells(records: &[&Record]) -> Vec<String> {
    let of =
        |keep: fn(&Record) -> bool| -> Vec<&Record> { records.iter().copied().filter(|record| keep(record)).collect() };
    let asked = of(|record| record.kind != Kind::Abstain);
    let none = of(|record| record.kind == Kind::Abstain);
    let correct = of(|record| record.kind == Kind::Correct);
    let answered = of(|record| record.answered);
    let sum = |records: &[&Record], of: fn(&Record) -> usize| records.iter().map(|record| of(record)).sum::<usize>();
    let verbatim: Option<usize> = records.iter().map(|record| record.verbatim).sum();
    let citations = sum(records, |record| record.citations);
    let counted = sum(&answered, |record| record.citations);
    vec![
        records.len().to_string(),
        percent(share(records, |record| record.good)),
        percent(share(&asked, |record| record.good)),
        percent(share(&asked, |record| record.answered)),
        percent(share(&asked, |record| record.must)),
        percent(share(&asked, |record| record.cite)),
        percent(share(&none, |record| record.good)),
        percent(share(&correct, |record| record.good && record.corrects)),
        percent(verbatim.and_then(|verbatim| ratio(verbatim, citations))),
        percent(ratio(sum(&answered, |record| record.relevant), counted)),
        ratio(sum(&answered, |record| record.shown), answered.len()).map_or("-".into(), |mean| format!("{mean:.0}")),
    ]
}

fn share(records: &[&Record], holds: impl Fn(&Record) -> bool) -> Option<f64> {
    ratio(records.iter().filter(|record| holds(record)).count(), records.len())
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn percent(share: Option<f64>) -> String {
    share.map_or("-".into(), |share| format!("{:.1}", 100.0 * share))
}

/// Where the overall share lies with 95 percent certainty (Wilson's interval).
pub fn interval(records: &[Record]) -> (f64, f64) {
    let (good, all) = (records.iter().filter(|record| record.good).count(), records.len());
    let Some(p) = ratio(good, all) else { return (0.0, 0.0) };
    let (n, z) = (all as f64, 1.96_f64);
    let d = 1.0 + z * z / n;
    let mid = (p + z * z / (2.0 * n)) / d;
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt() / d;
    ((mid - half).max(0.0), (mid + half).min(1.0))
}

/// Rows under their heads, the first column to the left, the others to the right.
fn aligned(group: &str, rows: &[(&str, Vec<String>)]) -> String {
    let head = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    let lines: Vec<(&str, &Vec<String>)> =
        std::iter::once((group, &head)).chain(rows.iter().map(|(label, cells)| (*label, cells))).collect();
    let width = |column: usize| {
        lines.iter().filter_map(|(_, cells)| cells.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..COLUMNS.len()).map(width).collect();
    let first = lines.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    let mut text = String::from("\n");
    for (label, cells) in lines {
        let _ = write!(text, "{label:first$}");
        for (cell, width) in cells.iter().zip(&widths) {
            let _ = write!(text, "  {cell:>width$}");
        }
        text.push('\n');
    }
    text
}

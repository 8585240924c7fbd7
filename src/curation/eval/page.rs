//! The scoreboard as a page: how large the question sets are, how many replies are right, and what fails.

use super::{Curve, Kind, Question, Record, RobustnessOutcome, interval, overall};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where a record counts in a breakdown.
type Value = fn(&Record) -> &str;

/// What the page is broken down by.
const GROUPS: [(&str, Value); 4] = [
    ("Question set", |record| &record.file),
    ("Kind", |record| record.kind.word()),
    ("Language", |record| &record.lang),
    ("Style", |record| &record.style),
];

/// `docs/quality.md`. The date is given: the page must come out the same wherever it is written.
pub fn page(
    questions: &[Question],
    records: &[Record],
    curve: &Curve,
    robustness: &[RobustnessOutcome],
    date: &str,
) -> String {
    let (low, high) = interval(records);
    let mut page = format!(
        "# Quality\n\n\
         As of {date}. Written by `puente eval … --write docs/quality.md --date {date}`; don't edit it by hand.\n\n\
         **{:.1} %** of {} questions get the right reply (95 % interval {:.1} to {:.1}): an answer that says and cites\n\
         what it must, a correction of a false premise, or an honest “the sources don't say”. The engine's\n\
         weights were fitted on the sets that aren't called unseen: those show what changes between versions, the\n\
         unseen ones how the bot does with questions it was never tuned with.\n",
        100.0 * overall(records),
        records.len(),
        100.0 * low,
        100.0 * high,
    );
    for (title, of) in GROUPS {
        let mut parts: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
        for record in records {
            parts.entry(of(record)).or_default().push(record);
        }
        let _ = write!(page, "\n| {title} | questions | right |\n| --- | ---: | ---: |\n");
        for (value, records) in parts {
            let good = records.iter().filter(|record| record.good).count();
            let _ = writeln!(page, "| {value} | {} | {:.1} % |", records.len(), percent(good, records.len()));
        }
    }
    citations(&mut page, records);
    page.push_str(&curve.section());
    if !robustness.is_empty() {
        page.push_str(
            "\n## Robustness\n\nEvery ask of the fact base, put otherwise; right if the fact itself comes first, or \
             one that shares its evidence. In the line of questions “right after another”, those of the sets above \
             that have no turns before them, each asked after one of the others; right if the whole reply is.\n\n\
             | how | en | es |\n| --- | ---: | ---: |\n",
        );
        for outcome in robustness {
            let cell = |share: super::Share| match share.asked {
                0 => "–".to_owned(),
                asked => format!("{:.1} % ({} of {asked})", share.percent(), share.right),
            };
            let _ = writeln!(page, "| {} | {} | {} |", outcome.name, cell(outcome.shares.en), cell(outcome.shares.es));
        }
    }
    failures(&mut page, questions, records);
    page
}

fn citations(page: &mut String, records: &[Record]) {
    let cited: usize = records.iter().map(|record| record.citations).sum();
    let unwanted = records.iter().filter(|record| record.kind == Kind::Abstain && record.answered).count();
    let none = records.iter().filter(|record| record.kind == Kind::Abstain).count();
    let verbatim: Option<usize> = records.iter().map(|record| record.verbatim).sum();
    let _ = writeln!(page, "\nAnswered although the documents don't say: {unwanted} of {none}.");
    if let Some(verbatim) = verbatim {
        let _ = writeln!(page, "Excerpts that stand in their document word for word: {verbatim} of {cited}.");
    }
}

fn failures(page: &mut String, questions: &[Question], records: &[Record]) {
    page.push_str("\n## What fails\n\n");
    if records.iter().all(|record| record.good) {
        page.push_str("Nothing in these sets.\n");
        return;
    }
    page.push_str("| question | kind | why |\n| --- | --- | --- |\n");
    for (question, record) in questions.iter().zip(records).filter(|(_, record)| !record.good) {
        let asked: Vec<&str> = question.after.iter().chain([&question.q]).map(String::as_str).collect();
        let (asked, why) = (cell(&asked.join(" / ")), cell(&record.why.join("; ")));
        let _ = writeln!(page, "| {}: {asked} | {} | {why} |", record.id, record.kind.word());
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// A text in a cell: one line, and no mark that would end it.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

//! tantivy on the texts and questions that `benches/scale` wrote: a fact is a document, its English texts one field, stemmed
//! and without stop words. It only ranks. `peers FOLDER` prints one line of JSON.

use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value as _};
use tantivy::{Index, TantivyDocument, doc};

const BEST: usize = 5;
const ROUNDS: usize = 3;
const VERSION: &str = "0.25";

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let (facts, questions) = (lines(&folder, "facts.jsonl")?, lines(&folder, "questions.jsonl")?);
    let start = Instant::now();
    let mut schema = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer("en_stem").set_index_option(IndexRecordOption::WithFreqs);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let fact = schema.add_u64_field("fact", INDEXED | STORED);
    let index = Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads(1, 50_000_000)?;
    for line in &facts {
        writer.add_document(doc!(text => whole(line), fact => line["fact"].as_u64().unwrap_or_default()))?;
    }
    writer.commit()?;
    let searcher = index.reader()?.searcher();
    let parser = QueryParser::for_index(&index, vec![text]);
    let load = start.elapsed();
    let mut best = vec![Duration::MAX; questions.len()];
    let (mut asked, mut found) = (0, 0);
    let mut busy = Duration::MAX;
    for round in 0..ROUNDS {
        let before = processor_time();
        for (question, best) in questions.iter().zip(&mut best) {
            let start = Instant::now();
            let (query, _) = parser.parse_query_lenient(question["q"].as_str().unwrap_or_default());
            let top = searcher.search(&query, &TopDocs::with_limit(BEST))?;
            let mut facts = Vec::new();
            for (_, address) in top {
                let document: TantivyDocument = searcher.doc(address)?;
                facts.extend(document.get_first(fact).and_then(|value| value.as_u64()));
            }
            *best = start.elapsed().min(*best);
            if let Some(wanted) = question["fact"].as_u64().filter(|_| round == 0) {
                asked += 1;
                found += usize::from(facts.first() == Some(&wanted));
            }
        }
        busy = processor_time().saturating_sub(before).min(busy);
    }
    best.sort();
    let rank = |percent: usize| {
        let at = (best.len() * percent).div_ceil(100).max(1) - 1;
        best.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e6)
    };
    let line = json!({
        "name": "tantivy", "version": VERSION, "facts": facts.len(), "questions": best.len(),
        "load_ms": load.as_secs_f64() * 1e3, "memory_mib": memory(), "median_us": rank(50), "p99_us": rank(99),
        "rate": best.len() as f64 / busy.as_secs_f64(),
        "found": (asked > 0).then(|| found as f64 / asked as f64),
    });
    println!("{line}");
    Ok(())
}

fn lines(folder: &str, name: &str) -> Result<Vec<Value>, Failure> {
    let text = std::fs::read_to_string(Path::new(folder).join(name))?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// All texts of a fact in one.
fn whole(line: &Value) -> String {
    let many = |key: &str| line[key].as_array().into_iter().flatten().filter_map(Value::as_str);
    line["claim"].as_str().into_iter().chain(many("asks")).chain(many("quotes")).collect::<Vec<_>>().join(" ")
}

/// The most memory this process has had, in MiB.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: Option<f64> = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok());
    kib.unwrap_or_default() / 1024.0
}

/// How long this thread has had a processor.
fn processor_time() -> Duration {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    times.split(' ').next().and_then(|nanos| nanos.parse().ok()).map_or(Duration::ZERO, Duration::from_nanos)
}

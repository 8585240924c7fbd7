//! Prompts for a class: at least two sides, each with facts, and no fact on two of them.

use super::cards::plain;
use super::folder::Folder;
use super::index::Index;
use crate::facts::model::{Discussion, FactIdx, Side, Word};
use crate::facts::read::{Need, Table};

/// The discussions; a base need have none.
pub(super) fn discussions(folder: &Folder<'_>, index: &Index<'_>) -> Vec<Discussion> {
    folder.discussions.iter().filter_map(|table| discussion(table, index)).collect()
}

fn discussion(table: &Table<'_>, index: &Index<'_>) -> Option<Discussion> {
    table.only(&["id", "topics", "prompt", "stand", "side", "word"]);
    let id = table.quiet_text("id");
    let topics = index.topics.positions(&table.texts("topics", Need::NonEmpty));
    let (prompt, stand) = (table.bilingual("prompt"), table.bilingual("stand"));
    let tables = table.tables("side", "a side");
    if tables.len() < 2 {
        let place = if table.has("side") { table.place_of("side") } else { table.place.clone() };
        let count = tables.len();
        let problem = place.problem(format!("{} has {count} sides: expected at least two", table.what()));
        table.report(problem.hint("add `{ name.en = \"…\", name.es = \"…\", facts = [\"…\"] }` to `side`"));
    }
    let mut sides: Vec<Side> = Vec::new();
    for side in &tables {
        side.only(&["name", "facts"]);
        let name = side.bilingual("name");
        let ids = side.texts("facts", Need::NonEmpty);
        let mut facts: Vec<FactIdx> = Vec::new();
        for id in &ids {
            let Some(fact) = index.facts.position(id).map(FactIdx) else { continue };
            if facts.contains(&fact) || sides.iter().any(|other| other.facts.contains(&fact)) {
                let problem = id.place.problem(format!("the fact `{}` stands in {} twice", id.value, table.what()));
                side.report(problem.hint("leave it on the side that it speaks for"));
            }
            facts.push(fact);
        }
        sides.extend(name.map(|name| Side { name: plain(name), facts }));
    }
    let words = table.tables("word", "a word").iter().filter_map(word).collect();
    Some(Discussion { id: id?.value, topics, prompt: plain(prompt?), stand: plain(stand?), sides, words })
}

fn word(table: &Table<'_>) -> Option<Word> {
    table.only(&["word", "meaning"]);
    let (word, meaning) = (table.bilingual("word"), table.bilingual("meaning"));
    Some(Word { word: plain(word?), meaning: plain(meaning?) })
}

//! A reply with citations as plain text, for where Discord shows no embeds: the same words in the same order, the
//! source's own as block quotes. May not decide what is said.

use super::{
    Message, citation_lines, escape, length, limits, one_line, plain, small_print, split, statement, suggestion_lines,
};
use crate::engine::{Engine, Reply};

/// A reply as messages without an embed, at least one.
pub fn as_text(reply: &Reply, engine: &Engine, asked: Option<&str>) -> Vec<Message> {
    let echo = super::echo(asked);
    if reply.claims.is_empty() && reply.citations.is_empty() && reply.sections.is_empty() {
        return plain(reply, &engine.base().wording, echo);
    }
    let mut pages = Pages::default();
    pages.extend(echo.into_iter().collect());
    pages.extend(split(&statement(reply), limits::CONTENT));
    for citation in &reply.citations {
        let (name, lines) = citation_lines(citation, reply, engine, limits::CONTENT);
        let mut block = vec![format!("**{name}**")];
        block.extend(lines);
        pages.block(block);
    }
    if !reply.suggestions.is_empty() {
        let (lead, lines) = suggestion_lines(reply, &engine.base().wording);
        let mut block = split(&lead, limits::CONTENT);
        block.extend(lines.iter().flat_map(|line| split(line, limits::CONTENT)));
        pages.block(block);
    }
    let notes = small_print(reply, &engine.base().wording);
    // "-# " takes three characters.
    let notes = notes.iter().flat_map(|note| split(&escape::typed(&one_line(note)), limits::CONTENT - 3));
    pages.extend(notes.map(|note| format!("-# {note}")).collect());
    pages.done.into_iter().map(|content| Message { content, ..Message::default() }).collect()
}

/// Texts being filled, each within the limit.
#[derive(Default)]
struct Pages {
    done: Vec<String>,
}

impl Pages {
    /// Adds lines that belong together: on one page, if one can hold them.
    fn block(&mut self, lines: Vec<String>) {
        let needed: usize = lines.iter().map(|line| length(line) + 1).sum();
        let there = self.done.last().map_or(0, |page| length(page));
        if there + needed > limits::CONTENT {
            self.done.push(String::new());
        }
        self.extend(lines);
    }

    fn extend(&mut self, lines: Vec<String>) {
        for line in lines {
            match self.done.last_mut() {
                Some(page) if page.is_empty() => page.push_str(&line),
                Some(page) if length(page) + 1 + length(&line) <= limits::CONTENT => {
                    page.push('\n');
                    page.push_str(&line);
                }
                _ => self.done.push(line),
            }
        }
    }
}

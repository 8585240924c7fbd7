//! A reply as a terminal card: styled text that `anstream` strips where no terminal shows it.
//! Wraps between words, never cuts or changes an excerpt; may not decide what is said.

use crate::engine::{Citation, Engine, Reply, small_print, where_it_stands};
use crate::facts::{Wording, args};
use crate::text::Language;
use anstyle::{AnsiColor, Style};
use fluent_bundle::FluentValue;

const MARK: Style = AnsiColor::Cyan.on_default().bold();
pub(super) const STRONG: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();

/// Wider lines than this are hard to read.
const MOST_COLUMNS: usize = 100;

/// Narrower terminals are treated as this wide.
const LEAST_COLUMNS: usize = 20;

/// What stands before an excerpt.
const INDENT: &str = "    ";

/// A reply as text that ends with a line break. `width` is the terminal's; without one nothing is wrapped.
pub fn card(reply: &Reply, engine: &Engine, width: Option<usize>) -> String {
    let width = width.map(|width| width.clamp(LEAST_COLUMNS, MOST_COLUMNS));
    let page = Page { engine, language: reply.language, width };
    let mut blocks = page.statement(reply);
    blocks.extend(reply.citations.iter().map(|citation| page.citation(citation)));
    let notes = small_print(&engine.base().wording, reply);
    if !notes.is_empty() {
        blocks.push(notes.iter().map(|note| page.block(FAINT, note, "", "")).collect());
    }
    if !reply.suggestions.is_empty() {
        let lead = reply.suggestions_lead.as_str();
        let mut block = if lead.is_empty() { String::new() } else { page.block(Style::new(), lead, "", "") };
        block.extend(reply.suggestions.iter().map(|question| page.block(Style::new(), question, "  • ", INDENT)));
        blocks.push(block);
    }
    blocks.retain(|block| !block.trim().is_empty());
    blocks.join("\n")
}

/// The lines of an explanation under their heading.
pub fn explanation(lines: &[String], language: Language, wording: &Wording) -> String {
    let heading = wording.say(language, "terminal-explanation");
    let lines = lines.iter().map(|line| format!("{FAINT}{}{FAINT:#}\n", shown(line)));
    format!("\n{STRONG}{heading}{STRONG:#}\n{}", lines.collect::<String>())
}

/// What somebody typed, fit to be shown in one line: without control characters and without those that turn the
/// direction of the text around.
pub fn printable(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control() && !turns(*c)).collect()
}

/// Without what a terminal would obey; line breaks and tabs stay.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// How a reply is laid out.
struct Page<'a> {
    engine: &'a Engine,
    language: Language,
    width: Option<usize>,
}

impl Page<'_> {
    /// The lead, sections and claims; what stands under a heading gets a line each.
    fn statement(&self, reply: &Reply) -> Vec<String> {
        if reply.sections.is_empty() && reply.claims.iter().all(|claim| claim.heading().is_none()) {
            return vec![self.block(Style::new(), &reply.marked_answer(), "", "")];
        }
        let heading = |text: &str| self.block(STRONG, text, "", "");
        let line = |text: &str| self.block(Style::new(), text, "• ", "  ");
        let mut blocks = vec![self.block(Style::new(), &reply.lead, "", "")];
        for section in &reply.sections {
            blocks.push(heading(&section.heading));
            let lines = section.lines.iter().map(|text| line(text));
            blocks.last_mut().into_iter().for_each(|block| block.extend(lines.clone()));
        }
        for claim in &reply.claims {
            if let Some(text) = claim.heading() {
                blocks.push(heading(text));
            }
            blocks.last_mut().into_iter().for_each(|block| block.push_str(&line(&claim.marked())));
        }
        blocks
    }

    /// `[1] Source — publisher, date, paragraph`, then the excerpt in quotation marks.
    fn citation(&self, citation: &Citation) -> String {
        let line = where_it_stands(self.engine.base(), self.language, citation);
        let number = citation.number();
        let head = format!("[{number}] {} — {line}", citation.source_name());
        let wrapped = wrap(&shown(&head), "", INDENT, self.width);
        let mark = format!("[{number}]");
        let rest = wrapped.strip_prefix(&mark).unwrap_or(&wrapped);
        let excerpt = citation.excerpt();
        let quoted = self.say("terminal-excerpt", [("excerpt", excerpt.into())]);
        format!("{MARK}{mark}{MARK:#}{STRONG}{rest}{STRONG:#}\n{}", self.block(Style::new(), &quoted, INDENT, INDENT))
    }

    /// Styled, wrapped text that ends with a line break.
    fn block(&self, style: Style, text: &str, first: &str, rest: &str) -> String {
        format!("{style}{}{style:#}\n", wrap(&shown(text), first, rest, self.width))
    }

    fn say<'b, const N: usize>(&self, key: &str, pairs: [(&'b str, FluentValue<'b>); N]) -> String {
        self.engine.base().wording.say_with(self.language, key, &args(pairs))
    }
}

/// Breaks lines between words: a space becomes a line break and `rest`, nothing else changes.
pub(super) fn wrap(text: &str, first: &str, rest: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return format!("{first}{text}") };
    let mut wrapped = String::from(first);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            wrapped.push('\n');
            wrapped.push_str(rest);
        }
        let mut column = if at == 0 { first.chars().count() } else { rest.chars().count() };
        for (at, word) in line.split(' ').enumerate() {
            let length = word.chars().count();
            if at > 0 && column + 1 + length > width {
                wrapped.push('\n');
                wrapped.push_str(rest);
                column = rest.chars().count();
            } else if at > 0 {
                wrapped.push(' ');
                column += 1;
            }
            wrapped.push_str(word);
            column += length;
        }
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: Option<usize>) -> String {
        wrap(text, "> ", "  ", width)
    }

    #[test]
    fn lines_break_between_words_only() {
        assert_eq!(wrapped("one two three", Some(9)), "> one two\n  three");
        assert_eq!(wrapped("one two\nthree", Some(80)), "> one two\n  three");
        assert_eq!(wrapped("unbreakable", Some(5)), "> unbreakable");
    }

    #[test]
    fn without_a_terminal_nothing_changes() {
        let text = "one two  three\n\nfour ".repeat(40);
        assert_eq!(wrapped(&text, None), format!("> {text}"));
    }

    #[test]
    fn what_was_typed_is_shown_without_control_characters() {
        assert_eq!(printable("a\u{1b}[31mb\u{7}\tc\u{202e}d\r\n🦀"), "a[31mb cd  🦀");
    }
}

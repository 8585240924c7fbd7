//! A discussion to take along: Markdown, and one HTML file that prints on A4 and Letter. What stands in it is what `talk`
//! says, and lines to write on.

use super::discussion::{Protocol, Talk};
use super::talk;
use crate::engine::{Citation, Engine, Reply, Section, where_it_stands};
use crate::text::Language;
use std::fmt::Write;

/// The page around the HTML handout.
const PAGE: &str = include_str!("handout.html");

/// How many lines to write on follow a step.
const LINES: usize = 3;

/// The handout as Markdown and as HTML; none if the base has lost its prompt.
pub fn handouts(engine: &Engine, talk: &Talk) -> Option<(String, String)> {
    let reply = if talk.is_closed() { talk::summary(engine, talk) } else { talk::opening(engine, talk) }?;
    let mut pages = Pages { markdown: String::new(), body: String::new() };
    pages.add("h1", "# ", &reply.lead);
    for section in reply.sections.iter().chain(&steps(engine, talk)) {
        pages.add("h2", "## ", &section.heading);
        pages.list(section.lines.iter().map(String::as_str));
    }
    let mut claims = reply.claims.iter().peekable();
    while let Some(claim) = claims.next() {
        if let Some(heading) = claim.heading() {
            pages.add("h2", "## ", heading);
        }
        let mut lines = vec![claim.marked()];
        while let Some(next) = claims.next_if(|next| next.heading().is_none()) {
            lines.push(next.marked());
        }
        pages.list(lines.iter().map(String::as_str));
    }
    let say = |key: &str| engine.base().wording.say(talk.language, key);
    pages.add("h2", "## ", &say("handout-sources"));
    for citation in &reply.citations {
        pages.citation(engine, citation, talk.language);
    }
    for note in &reply.notes {
        pages.add("p", "", note);
    }
    pages.add("h2", "## ", &say("handout-notes"));
    for _ in 0..LINES {
        pages.body.push_str("<div class=\"lines\"></div>\n");
        pages.markdown.push_str("\n____\n");
    }
    let html = PAGE.replace("{{language}}", talk.language.code()).replace("{{title}}", &escaped(&reply.lead));
    Some((pages.markdown, html.replace("{{body}}", &pages.body)))
}

/// Every step of the protocol.
fn steps(engine: &Engine, talk: &Talk) -> Vec<Section> {
    let Some(discussion) = talk.discussion(engine.base()) else { return Vec::new() };
    let protocol: Protocol = talk.protocol;
    let mut at = Talk::begin(discussion, protocol, talk.language);
    let mut sections = Vec::new();
    loop {
        let reply: Reply = talk::step(engine, &at);
        sections.extend(reply.sections);
        if !at.goes_on() {
            return sections;
        }
        at = at.after(super::discussion::Move::Next).0;
    }
}

/// Both handouts being written.
struct Pages {
    markdown: String,
    body: String,
}

impl Pages {
    fn add(&mut self, tag: &str, mark: &str, text: &str) {
        if !self.markdown.is_empty() && !self.markdown.ends_with("\n\n") {
            self.markdown.push('\n');
        }
        let _ = write!(self.markdown, "{mark}{text}\n\n");
        let _ = writeln!(self.body, "<{tag}>{}</{tag}>", escaped(text));
    }

    fn list<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        self.body.push_str("<ul>\n");
        for line in lines {
            let _ = writeln!(self.markdown, "- {line}");
            let _ = writeln!(self.body, "<li>{}</li>", escaped(line));
        }
        self.body.push_str("</ul>\n");
    }

    /// A citation: its mark, the source, the excerpt, where it stands.
    fn citation(&mut self, engine: &Engine, citation: &Citation, language: Language) {
        let place = where_it_stands(engine.base(), language, citation);
        let (number, name, excerpt) = (citation.number(), citation.source_name(), citation.excerpt());
        let _ = write!(self.markdown, "[{number}] {name} ({place})\n\n{}\n", quoted(excerpt));
        let _ = writeln!(
            self.body,
            "<p class=\"small\">[{number}] {} ({})</p>\n<blockquote>{}</blockquote>",
            escaped(name),
            escaped(&place),
            escaped(excerpt)
        );
    }
}

/// A text as a quotation in Markdown, which ends at the first line without its mark.
fn quoted(text: &str) -> String {
    text.lines().fold(String::new(), |quoted, line| quoted + format!("> {line}").trim_end() + "\n")
}

/// A text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_of_two_paragraphs_is_one_quotation() {
        assert_eq!(quoted("“It was late.”\n\n— Ana, teacher"), "> “It was late.”\n>\n> — Ana, teacher\n");
    }
}

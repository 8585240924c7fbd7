//! A reply as Discord messages: plain values that `send` hands to serenity. Splits, never cuts an excerpt.
//! May not decide what is said, and holds no wording; that comes from the locale files.

use super::components::{self, Row};
use super::escape;
use super::limits::{self, length, split};
use crate::commands::{File, Outcome, Spec, ask};
use crate::engine::{Citation, Engine, Reply, Section, VerdictKind, where_it_stands};
use crate::facts::Wording;

mod pack;
mod text;

use pack::Pack;
pub use text::as_text;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    /// Its text; empty if the card says everything.
    pub content: String,
    /// Its embed.
    pub card: Option<Card>,
    /// What can be pressed under it.
    pub rows: Vec<Row>,
    /// What can be taken along.
    pub files: Vec<File>,
}

/// Where a reply is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whether Discord shows embeds there.
    pub embeds: bool,
    /// Whether only one person sees it.
    pub private: bool,
    /// Whether votes are counted there.
    pub votes: bool,
}

/// An embed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The bar at its side, as RGB.
    pub colour: u32,
    /// What the sources say, with marks.
    pub description: String,
    /// Name and value of each field.
    pub fields: Vec<(String, String)>,
    /// The small print; Discord reads no markdown there.
    pub footer: String,
}

impl Card {
    /// How long Discord takes it to be.
    pub fn length(&self) -> usize {
        let fields: usize = self.fields.iter().map(|(name, value)| length(name) + length(value)).sum();
        length(&self.description) + fields + length(&self.footer)
    }
}

/// A reply to a question as messages, at least one, with what can be pressed under the last. `asked` is what somebody
/// typed where others can't see it; it is shown above.
pub fn answer(answer: &Outcome, engine: &Engine, asked: Option<&str>, place: Place) -> Vec<Message> {
    outcome(answer, engine, (&ask::SPEC, asked), place)
}

/// What a command gave as messages, at least one: what goes on has under it what can be pressed, a page the buttons for
/// others. `asked` is what somebody wrote into the command.
pub fn outcome(outcome: &Outcome, engine: &Engine, (spec, asked): (&Spec, Option<&str>), place: Place) -> Vec<Message> {
    let Outcome { reply, offers, .. } = outcome;
    let rows = if outcome.turn.is_some() {
        components::under(reply, engine, (place, offers), spec.name == ask::SPEC.name)
    } else {
        let pages = outcome.paging.iter().flat_map(|paging| components::pages(paging, engine, reply.language));
        pages.chain(components::offers(offers, engine)).collect()
    };
    let mut messages = with_rows(shown(reply, engine, asked, place.embeds), rows, asked);
    if let Some(last) = messages.last_mut() {
        last.files.clone_from(&outcome.files);
    }
    messages
}

/// Messages with what can be pressed under the last. Whoever presses there is led back to what was asked by the message
/// itself, so that stands in it, too.
fn with_rows(mut messages: Vec<Message>, rows: Vec<Row>, asked: Option<&str>) -> Vec<Message> {
    if let (false, true, Some(echo)) = (rows.is_empty(), messages.len() > 1, echo(asked)) {
        let there = messages.last().map(|last| last.content.as_str()).unwrap_or_default();
        // A quote of the source right below would read as part of it.
        if !there.starts_with('>') && length(&echo) + 1 + length(there) <= limits::CONTENT {
            let content = if there.is_empty() { echo } else { format!("{echo}\n{there}") };
            if let Some(last) = messages.last_mut() {
                last.content = content;
            }
        } else {
            messages.push(Message { content: echo, ..Message::default() });
        }
    }
    if let Some(last) = messages.last_mut() {
        last.rows = rows;
    }
    messages
}

/// Any other reply as messages, at least one.
pub fn shown(reply: &Reply, engine: &Engine, asked: Option<&str>, embeds: bool) -> Vec<Message> {
    if embeds { render(reply, engine, asked) } else { as_text(reply, engine, asked) }
}

/// A reply as messages with cards, at least one.
pub fn render(reply: &Reply, engine: &Engine, asked: Option<&str>) -> Vec<Message> {
    let echo = echo(asked);
    if reply.claims.is_empty() && reply.citations.is_empty() && reply.sections.is_empty() {
        plain(reply, &engine.base().wording, echo)
    } else {
        with_citations(reply, engine, echo)
    }
}

/// A sentence of our own as a message.
pub fn sentence(text: &str) -> Message {
    Message { content: escape::typed(text), ..Message::default() }
}

/// What was asked, as a message of ours shows it above its reply; `None` if it doesn't.
pub fn asked(content: &str) -> Option<String> {
    let lines: Vec<String> = content.lines().map_while(|line| line.strip_prefix("> ")).map(escape::as_typed).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn echo(asked: Option<&str>) -> Option<String> {
    asked.map(quoted).filter(|echo| !echo.is_empty() && length(echo) <= limits::CONTENT)
}

fn plain(reply: &Reply, wording: &Wording, echo: Option<String>) -> Vec<Message> {
    let mut lines = vec![escape::typed(&reply.lead)];
    if !reply.suggestions.is_empty() {
        lines.push(escape::typed(&suggestions_lead(reply, wording)));
        lines.extend(bullets(reply));
    }
    lines.extend(reply.notes.iter().map(|note| format!("-# {}", escape::typed(&one_line(note)))));
    lines.retain(|line| !line.trim().is_empty());
    let text = lines.join("\n");
    let mut contents = split(&text, limits::CONTENT);
    if let Some(echo) = echo {
        match contents.first_mut() {
            Some(first) if length(&echo) + 1 + length(first) <= limits::CONTENT => *first = format!("{echo}\n{first}"),
            _ => contents.insert(0, echo),
        }
    }
    if contents.is_empty() {
        contents.push(escape::typed(&wording.say(reply.language, "error-neutral")));
    }
    contents.into_iter().map(|content| Message { content, ..Message::default() }).collect()
}

fn with_citations(reply: &Reply, engine: &Engine, echo: Option<String>) -> Vec<Message> {
    let wording = &engine.base().wording;
    let mut pack = Pack::new(colour(reply.verdict));
    for piece in split(&statement(reply), limits::DESCRIPTION) {
        pack.description(piece);
    }
    for citation in &reply.citations {
        for (name, value) in citation_fields(citation, reply, engine) {
            pack.field(name, value);
        }
    }
    if !reply.suggestions.is_empty() {
        for (name, value) in suggestion_fields(reply, wording) {
            pack.field(name, value);
        }
    }
    for line in small_print(reply, wording) {
        pack.footer(&line);
    }
    let mut messages: Vec<Message> =
        pack.finish().into_iter().map(|card| Message { card: Some(card), ..Message::default() }).collect();
    if let (Some(echo), Some(first)) = (echo, messages.first_mut()) {
        first.content = echo;
    }
    messages
}

/// Green for what the sources say, orange for a correction, purple where they differ, blue for the rest. The words
/// alone say it too: the colour only helps.
fn colour(verdict: VerdictKind) -> u32 {
    match verdict {
        VerdictKind::Answer => 0x002e_7d32,
        VerdictKind::Correct => 0x00ef_6c00,
        VerdictKind::Conflict => 0x006a_1b9a,
        VerdictKind::Clarify | VerdictKind::Abstain | VerdictKind::Chat => 0x0015_65c0,
    }
}

/// A heading and its lines.
fn section(section: &Section) -> Vec<String> {
    let lines = section.lines.iter().map(|line| format!("• {}", escape::typed(&one_line(line))));
    std::iter::once(bold(&section.heading)).chain(lines).collect()
}

fn bold(heading: &str) -> String {
    format!("**{}**", escape::typed(&one_line(heading)))
}

/// The lead and the first claim in one line, each further claim in its own; headings, and what stands under them, in
/// lines of their own.
fn statement(reply: &Reply) -> String {
    let mut text = escape::typed(&reply.lead);
    for line in reply.sections.iter().flat_map(section) {
        add_line(&mut text, &line);
    }
    let mut listed = false;
    for (at, claim) in reply.claims.iter().enumerate() {
        if let Some(heading) = claim.heading() {
            add_line(&mut text, &bold(heading));
            listed = true;
        }
        if !text.is_empty() {
            text.push(if at == 0 && !listed { ' ' } else { '\n' });
        }
        text.push_str(if listed { "• " } else { "" });
        text.push_str(&escape::typed(claim.text()));
        for mark in claim.marks() {
            text.extend([" [", &mark.to_string(), "]"]);
        }
    }
    text
}

/// A citation: its mark and the source's name, the excerpt as a block quote, then where it stands.
fn citation_fields(citation: &Citation, reply: &Reply, engine: &Engine) -> Vec<(String, String)> {
    let (name, lines) = citation_lines(citation, reply, engine, limits::FIELD_VALUE);
    named(&name, &format!("[{}]", citation.number()), &lines)
}

/// A citation's name and its lines, each of at most so many characters.
fn citation_lines(citation: &Citation, reply: &Reply, engine: &Engine, limit: usize) -> (String, Vec<String>) {
    let mark = format!("[{}]", citation.number());
    let source_name = escape::typed(&one_line(citation.source_name()));
    let mut name = format!("{mark} {source_name}");
    let mut lines = Vec::new();
    if length(&name) > limits::FIELD_NAME {
        name.clone_from(&mark);
        lines.extend(split(&source_name, limit));
    }
    // The excerpt is the source's own words: nothing is dropped from it, not even what can't be seen.
    for line in citation.excerpt().lines() {
        // Between two paragraphs stands an empty line.
        lines.extend(line.is_empty().then(|| "> ".to_owned()));
        lines.extend(split(&escape::literal(line), limit - 2).iter().map(|line| format!("> {line}")));
    }
    let locator = where_it_stands(engine.base(), reply.language, citation);
    let locator = escape::typed(&one_line(&locator));
    lines.extend(split(&locator, limit));
    (name, lines)
}

fn suggestion_fields(reply: &Reply, wording: &Wording) -> Vec<(String, String)> {
    let (lead, bullets) = suggestion_lines(reply, wording);
    let short = escape::typed(&wording.say(reply.language, "suggestions"));
    let mut lines = Vec::new();
    let name = if length(&lead) > limits::FIELD_NAME {
        lines.extend(split(&lead, limits::FIELD_VALUE));
        short.clone()
    } else {
        lead
    };
    lines.extend(bullets.iter().flat_map(|line| split(line, limits::FIELD_VALUE)));
    named(&name, &short, &lines)
}

/// What stands over the suggestions, and each of them.
fn suggestion_lines(reply: &Reply, wording: &Wording) -> (String, Vec<String>) {
    (escape::typed(&one_line(&suggestions_lead(reply, wording))), bullets(reply).collect())
}

/// The small print of a reply, a line each, with nothing in it that means something to Discord.
fn small_print(reply: &Reply, wording: &Wording) -> Vec<String> {
    let lines = crate::engine::small_print(wording, reply).into_iter();
    lines.map(|line| one_line(&escape::visible(&line))).filter(|line| !line.is_empty()).collect()
}

fn suggestions_lead(reply: &Reply, wording: &Wording) -> String {
    let lead = reply.suggestions_lead.trim();
    if lead.is_empty() { wording.say(reply.language, "suggestions") } else { lead.to_owned() }
}

fn bullets(reply: &Reply) -> impl Iterator<Item = String> {
    reply.suggestions.iter().map(|suggestion| format!("• {}", escape::typed(&one_line(suggestion))))
}

/// What somebody typed, as a block quote.
fn quoted(typed: &str) -> String {
    let visible = escape::visible(typed);
    let lines = visible.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("> {}", escape::literal(line))).collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines as fields: the first has the name, those that hold what didn't fit the short one.
fn named(name: &str, short: &str, lines: &[String]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines {
        match fields.last_mut() {
            Some((_, value)) if length(value) + 1 + length(line) <= limits::FIELD_VALUE => {
                add_line(value, line);
            }
            Some(_) => fields.push((short.to_owned(), line.clone())),
            None => fields.push((name.to_owned(), line.clone())),
        }
    }
    fields
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

#[cfg(test)]
mod every_tests;
#[cfg(test)]
mod tests;

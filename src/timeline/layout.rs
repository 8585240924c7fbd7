//! Where everything of a chart stands, as plain numbers: time runs down, so that it is read on a phone; offices are lanes
//! at the left, bars show when something may have been, every event has a row of its own. Draws nothing.

use super::font::Font;
use super::lanes::{Lane, lanes};
use super::parts::{Bar, Break, Chip, Layout, Mark, Row, Text, WIDTH};
use super::rows::{self, Line};
use super::tell::Told;
use crate::facts::model::Day;
use crate::facts::{FactBase, args};

const MARGIN: f32 = 14.0;
const TITLE: f32 = 17.0;
const YEAR: f32 = 16.0;
const TEXT: f32 = 12.5;
const SMALL: f32 = 11.5;
/// From one line of text to the next, as a share of its size.
const LEADING: f32 = 1.28;
const LANE: f32 = 14.0;
const BAR: f32 = 9.0;
/// More bars side by side than this leave too little room for words.
const MOST_BARS: usize = 5;
const CHIP: f32 = 12.0;
/// How many events are told whole, however many lines they take.
const MOST_WHOLE: usize = 30;

/// Lays out what was told. Texts that are too long for their lines end in an ellipsis.
pub fn layout(base: &FactBase, told: &Told) -> Layout {
    let lines = rows::lines(base, told);
    let offices = lanes(base, told.evidence.language, &lines);
    let spans = spans(&lines);
    let columns = spans.iter().map(|span| span.column + 1).max().unwrap_or(0);
    let axis = MARGIN + LANE * offices.len() as f32 + BAR * columns as f32 + 10.0;
    let mut page = Page { base, told, font: Font::new(), y: MARGIN, left: axis + 12.0, layout: Layout::empty() };
    page.head(&lines, &offices);
    let first = page.y;
    page.rows(&lines, &offices);
    page.layout.axis = (axis, first, page.y - 6.0);
    page.bars(&spans, &offices);
    page.layout.height = page.y + MARGIN;
    page.layout
}

/// The years from the first to the last, as in `2019–2025`.
pub(super) fn years(told: &Told) -> String {
    let whens = || told.entries.iter().map(|entry| &entry.event.when);
    let first = whens().filter(|when| !when.is_open_before()).map(|when| when.earliest.year).min();
    let last = whens().map(|when| if when.is_open_after() { when.earliest } else { when.latest }.year).max();
    match (first, last) {
        (Some(first), Some(last)) if first < last => format!("{first}–{last}"),
        (Some(year), _) | (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    }
}

/// When several rows may have been, and which of them.
struct Span {
    rows: (usize, usize),
    latest_row: usize,
    column: usize,
    latest: Day,
    earliest: Day,
    uncertain: bool,
}

/// The bars of rows whose day isn't known: rows of the same dates share one. Each gets the first column that is free
/// from its top to its bottom; where there is none, it is cut to its own rows in the last column.
fn spans(lines: &[Line]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (row, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_exact()) {
        if let Some(last) = spans.last_mut()
            && last.rows.1 + 1 == row
            && (last.earliest, last.latest) == (line.earliest, line.latest)
        {
            last.rows.1 = row;
            last.uncertain &= line.uncertain;
            continue;
        }
        let latest_row = lines.iter().rposition(|other| other.earliest <= line.latest).unwrap_or(row).max(row);
        let taken = |column: usize| spans.iter().any(|span| span.column == column && span.latest_row >= row);
        let free = (0..MOST_BARS - 1).find(|column| !taken(*column));
        let (column, latest_row) = free.map_or((MOST_BARS - 1, row), |column| (column, latest_row));
        let (earliest, latest, uncertain) = (line.earliest, line.latest, line.uncertain);
        spans.push(Span { rows: (row, row), latest_row, column, latest, earliest, uncertain });
    }
    for span in &mut spans {
        span.latest_row = span.latest_row.max(span.rows.1);
    }
    spans
}

/// A chart that grows downwards.
struct Page<'a> {
    base: &'a FactBase,
    told: &'a Told,
    font: Font,
    /// How far it has grown.
    y: f32,
    /// Where the words of events begin.
    left: f32,
    layout: Layout,
}

impl Page<'_> {
    fn say<'b, const N: usize>(&self, key: &str, pairs: [(&'b str, fluent_bundle::FluentValue<'b>); N]) -> String {
        self.base.wording.say_with(self.told.evidence.language, key, &args(pairs))
    }

    /// Sets words in lines from `x` on and grows by them.
    fn set(&mut self, words: &str, x: f32, size: f32, bold: bool, most: usize) -> Vec<Text> {
        let lines = self.font.lines(words, size, bold, WIDTH - MARGIN - x, most);
        let set = lines.into_iter().map(|words| {
            self.y += size * LEADING;
            let width = self.font.width(&words, size, bold);
            Text { x, y: self.y - size * (LEADING - 1.0), size, bold, width, words }
        });
        set.collect()
    }

    /// The title, what the offices are, and what the marks mean.
    fn head(&mut self, lines: &[Line], offices: &[Lane]) {
        let title = self.say("timeline-chart-title", [("years", years(self.told).into())]);
        let title = self.set(&title, MARGIN, TITLE, true, 3);
        self.layout.texts.extend(title);
        let count = self.say("timeline-title", [("count", self.told.entries.len().into())]);
        let count = self.set(&count, MARGIN, SMALL, false, 1);
        self.layout.texts.extend(count);
        self.y += 6.0;
        for (lane, plan) in offices.iter().enumerate() {
            self.layout.chips.push(Chip { x: MARGIN, y: self.y + 2.0, lane });
            let name = self.set(&plan.office, MARGIN + CHIP + 6.0, SMALL, false, 2);
            self.layout.texts.extend(name);
            self.y += 2.0;
        }
        for (kind, key) in [
            (Mark::Exact, "timeline-chart-exact"),
            (Mark::Span, "timeline-chart-span"),
            (Mark::Uncertain, "timeline-chart-uncertain"),
        ] {
            if lines.iter().any(|line| mark_of(line) == kind) {
                let words = self.say(key, []);
                self.layout.keys.push((MARGIN + CHIP / 2.0, self.y + SMALL * 0.68, kind));
                let words = self.set(&words, MARGIN + CHIP + 6.0, SMALL, false, 2);
                self.layout.texts.extend(words);
                self.y += 2.0;
            }
        }
        let is_open = |lane: &Lane| lane.holders.iter().any(|holder| holder.open_before || holder.open_after);
        if offices.iter().any(is_open) {
            let words = self.say("timeline-chart-open", []);
            self.layout.offices.push(Bar {
                x: MARGIN + CHIP / 2.0,
                top: self.y + 1.0,
                bottom: self.y + CHIP + 2.0,
                open_before: true,
                open_after: true,
                uncertain: false,
                lane: None,
            });
            let words = self.set(&words, MARGIN + CHIP + 6.0, SMALL, false, 2);
            self.layout.texts.extend(words);
        }
        self.y += 6.0;
    }

    /// The years with who held the offices, and the events.
    fn rows(&mut self, lines: &[Line], offices: &[Lane]) {
        // A few events are told whole; of many, the picture would get too long to be looked at.
        let most = if lines.len() <= MOST_WHOLE { usize::MAX } else { 3 };
        let mut heading: Option<String> = None;
        let mut until: Option<i32> = None;
        for (row, line) in lines.iter().enumerate() {
            let year = line.earliest.year;
            let own = if line.earliest == Day::FIRST { line.when.clone() } else { year.to_string() };
            if heading.as_ref() != Some(&own) {
                self.left_out(until.filter(|_| line.earliest != Day::FIRST).map_or(0, |until| year - until - 1));
                self.year(&own, lines, row, offices);
                heading = Some(own);
            }
            until = until.max(Some(line.latest.year));
            let top = self.y;
            self.y += 2.0;
            let mut texts = self.set(&line.when, self.left, TEXT, true, 2);
            let y = texts.first().map_or(top, |text| text.y - TEXT * 0.36);
            texts.extend(self.set(&line.text, self.left, TEXT, false, most));
            self.y += 7.0;
            self.layout.rows.push(Row { top, bottom: self.y, y, mark: mark_of(line), bar: None, texts });
        }
    }

    /// The sign that years are left out, if they are.
    fn left_out(&mut self, years: i32) {
        if years < 1 {
            return;
        }
        self.y += 4.0;
        let words = self.say("timeline-chart-gap", [("count", years.into())]);
        let y = self.y + SMALL * 0.7;
        let text = self.set(&words, self.left, SMALL, false, 1);
        self.layout.breaks.extend(text.into_iter().map(|text| Break { y, text }));
        self.y += 6.0;
    }

    /// A year, and who held the offices in it: letter and name, as many to a line as fit.
    fn year(&mut self, words: &str, lines: &[Line], row: usize, offices: &[Lane]) {
        self.y += 4.0;
        self.layout.rules.push((self.left, self.y));
        let year = self.set(words, self.left, YEAR, true, 2);
        self.layout.texts.extend(year);
        let section = lines.get(row..).unwrap_or_default();
        let own = section.first().map(|line| line.earliest.year);
        let length = section.iter().take_while(|line| Some(line.earliest.year) == own).count();
        let last = row + length.max(1) - 1;
        let mut x = self.left;
        let mut is_first = true;
        for (lane, plan) in offices.iter().enumerate() {
            for holder in plan.holders.iter().filter(|holder| holder.rows.0 <= last && holder.rows.1 >= row) {
                let room = CHIP + 4.0 + self.font.width(&holder.name, SMALL, false);
                if is_first || x + room > WIDTH - MARGIN {
                    x = self.left;
                    self.y += if is_first { 4.0 } else { CHIP + 4.0 };
                    is_first = false;
                }
                self.layout.chips.push(Chip { x, y: self.y, lane });
                let width = WIDTH - MARGIN - x - CHIP - 4.0;
                let name = self.font.lines(&holder.name, SMALL, false, width, 1).concat();
                let width = self.font.width(&name, SMALL, false);
                let (x_name, y) = (x + CHIP + 4.0, self.y + SMALL * 0.86);
                self.layout.texts.push(Text { x: x_name, y, size: SMALL, bold: false, width, words: name });
                x = x_name + width + 10.0;
            }
        }
        self.y += if is_first { 4.0 } else { CHIP + 6.0 };
    }

    /// The bars, once it is known where the rows stand.
    fn bars(&mut self, spans: &[Span], offices: &[Lane]) {
        let rows = &mut self.layout.rows;
        for (at, span) in spans.iter().enumerate() {
            let (Some(first), Some(last)) = (rows.get(span.rows.0), rows.get(span.latest_row)) else { continue };
            self.layout.bars.push(Bar {
                x: MARGIN + LANE * offices.len() as f32 + BAR * (span.column as f32 + 0.5),
                top: first.top + 2.0,
                bottom: last.bottom - 4.0,
                open_before: span.earliest == Day::FIRST,
                open_after: span.latest == Day::LAST,
                uncertain: span.uncertain,
                lane: None,
            });
            for row in rows.iter_mut().take(span.rows.1 + 1).skip(span.rows.0) {
                row.bar = Some(at);
            }
        }
        for (lane, plan) in offices.iter().enumerate() {
            for holder in &plan.holders {
                let (Some(first), Some(last)) = (rows.get(holder.rows.0), rows.get(holder.rows.1)) else { continue };
                let bar = Bar {
                    x: MARGIN + LANE * (lane as f32 + 0.5) - 1.0,
                    top: first.top,
                    bottom: last.bottom - 2.0,
                    open_before: holder.open_before,
                    open_after: holder.open_after,
                    uncertain: false,
                    lane: Some(lane),
                };
                self.layout.chips.push(Chip { x: bar.x - CHIP / 2.0, y: bar.top + 6.0, lane });
                self.layout.offices.push(bar);
            }
        }
    }
}

fn mark_of(line: &Line) -> Mark {
    match line {
        line if line.is_exact() => Mark::Exact,
        line if line.uncertain => Mark::Uncertain,
        _ => Mark::Span,
    }
}

//! A layout as SVG (1.1, with nothing but rectangles, paths, circles and text). Brings its own background, so that it
//! reads on dark and light pages alike; nothing is told by colour alone.

use super::font::FAMILIES;
use super::parts::{Bar, Break, Chip, Layout, Mark, Text};
use std::fmt::Write as _;

const CARD: &str = "#fbfaf5";
const EDGE: &str = "#c9c3b6";
const INK: &str = "#1f2328";
const FAINT: &str = "#57606a";
/// Events and when they may have been: Okabe and Ito's vermillion and a grey.
const EVENT: &str = "#d55e00";
const SPAN: &str = "#8a8f98";
/// Lanes and the letters on them: Okabe and Ito's other colours, which colour-blind people tell apart.
const LANES: [(&str, &str); 6] = [
    ("#0072b2", "#ffffff"),
    ("#e69f00", "#000000"),
    ("#009e73", "#000000"),
    ("#cc79a7", "#000000"),
    ("#56b4e9", "#000000"),
    ("#f0e442", "#000000"),
];

/// Half the width of a lane and of a bar, in pixels.
const LANE: f32 = 5.0;
const BAR: f32 = 2.5;

/// The drawing. `title` is what a screen reader says of it.
pub fn svg(layout: &Layout, title: &str) -> String {
    let Layout { width, height, .. } = layout;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width} {height:.0}\" font-family=\"{FAMILIES}\" role=\"img\">\n<title>{}</title>\n",
        escaped(title)
    );
    let _ = writeln!(
        out,
        "<rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{:.0}\" fill=\"{CARD}\" stroke=\"{EDGE}\"/>",
        width - 1.0,
        height.round() - 1.0
    );
    for office in &layout.offices {
        bar(&mut out, office, LANE);
    }
    for span in &layout.bars {
        bar(&mut out, span, BAR);
    }
    axis(&mut out, layout);
    for (x, y) in &layout.rules {
        let end = width - 14.0;
        let _ = writeln!(out, "<path d=\"M{x:.1} {y:.1}H{end:.1}\" stroke=\"{EDGE}\"/>");
    }
    for (x, y, kind) in &layout.keys {
        mark(&mut out, *x, *y, *kind);
    }
    let (x, ..) = layout.axis;
    for row in &layout.rows {
        if let Some(bar) = row.bar.and_then(|bar| layout.bars.get(bar)) {
            let _ = writeln!(out, "<path d=\"M{:.1} {:.1}H{x:.1}\" stroke=\"{SPAN}\"/>", bar.x, row.y);
        }
        mark(&mut out, x, row.y, row.mark);
    }
    for chip in &layout.chips {
        letter(&mut out, chip);
    }
    let rows = layout.rows.iter().flat_map(|row| &row.texts);
    for text in layout.texts.iter().chain(rows) {
        words(&mut out, text, INK);
    }
    for gap in &layout.breaks {
        words(&mut out, &gap.text, FAINT);
    }
    out.push_str("</svg>\n");
    out
}

/// The axis, with a zigzag where years are left out.
fn axis(out: &mut String, layout: &Layout) {
    let (x, top, bottom) = layout.axis;
    let _ = write!(out, "<path d=\"M{x:.1} {top:.1}");
    for Break { y, .. } in &layout.breaks {
        let _ = write!(out, "V{:.1}l-5,2l10,4l-10,4l5,2", y - 6.0);
    }
    let _ = writeln!(out, "V{bottom:.1}\" fill=\"none\" stroke=\"{FAINT}\" stroke-width=\"1.5\"/>");
}

/// A stretch: flat where it is known to begin or end, a point where it isn't, dashed if it isn't even sure.
fn bar(out: &mut String, bar: &Bar, half: f32) {
    let Bar { x, top, bottom, .. } = bar;
    let tip = (half * 1.4).min((bottom - top) / 3.0);
    let (left, right) = (x - half, x + half);
    let upper = if bar.open_before { top + tip } else { *top };
    let lower = if bar.open_after { bottom - tip } else { *bottom };
    let (fill, _) = bar.lane.and_then(|lane| LANES.get(lane)).copied().unwrap_or((SPAN, INK));
    let paint = if bar.uncertain {
        format!("fill=\"none\" stroke=\"{fill}\" stroke-dasharray=\"3 2\"")
    } else {
        format!("fill=\"{fill}\"")
    };
    let corners = [(left, upper), (*x, *top), (right, upper), (right, lower), (*x, *bottom), (left, lower)];
    let points = corners.map(|(x, y)| format!("{x:.1},{y:.1}")).join(" ");
    let _ = writeln!(out, "<polygon points=\"{points}\" {paint}/>");
}

fn mark(out: &mut String, x: f32, y: f32, mark: Mark) {
    let paint = match mark {
        Mark::Exact => format!("fill=\"{EVENT}\""),
        Mark::Span => format!("fill=\"{CARD}\" stroke=\"{EVENT}\" stroke-width=\"2\""),
        Mark::Uncertain => {
            format!("fill=\"{CARD}\" stroke=\"{EVENT}\" stroke-width=\"2\" stroke-dasharray=\"2.4 1.6\"")
        }
    };
    let _ = writeln!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\" {paint}/>");
}

/// A lane's letter on its colour: A, B, C …
fn letter(out: &mut String, chip: &Chip) {
    let (fill, ink) = LANES.get(chip.lane).copied().unwrap_or((SPAN, INK));
    let letter = u8::try_from(chip.lane).map_or('?', |lane| char::from(b'A' + lane));
    let (x, y) = (chip.x, chip.y);
    let _ = writeln!(out, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"12\" height=\"12\" rx=\"2\" fill=\"{fill}\"/>");
    let _ = writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"9.5\" font-weight=\"bold\" text-anchor=\"middle\" \
         fill=\"{ink}\">{letter}</text>",
        x + 6.0,
        y + 9.5
    );
}

fn words(out: &mut String, text: &Text, ink: &str) {
    let weight = if text.bold { " font-weight=\"bold\"" } else { "" };
    let _ = writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{}\"{weight} fill=\"{ink}\">{}</text>",
        text.x,
        text.y,
        text.size,
        escaped(&text.words)
    );
}

/// Text that XML shows as it is; what XML can't hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

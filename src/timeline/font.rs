//! The chart's font (the condensed sans serif of the crate `dejavu`) and how wide a text is in it. Nothing of the machine's fonts is used.

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// The font files: regular, bold.
pub(super) fn files() -> [&'static [u8]; 2] {
    [dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold()]
}

/// What a reader without our font gets instead is close to it.
pub(super) const FAMILIES: &str = concat!("DejaVu Sans", " Condensed, ", "DejaVu Sans", ", sans-serif");

/// Measures text.
pub(super) struct Font {
    faces: [Option<Face>; 2],
}

struct Face {
    glyphs: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
}

/// Glyphs are measured at this size, in pixels an em.
const MEASURED: f32 = 100.0;

/// Room for what the renderer's kerning may add, as a share of the width.
const SLACK: f32 = 1.02;

impl Font {
    pub(super) fn new() -> Self {
        let face = |bytes: &'static [u8]| {
            let font = FontRef::new(bytes).ok()?;
            let metrics = font.glyph_metrics(Size::new(MEASURED), LocationRef::default());
            Some(Face { glyphs: font.charmap(), metrics })
        };
        Self { faces: files().map(face) }
    }

    /// Width in pixels of a text at a size in pixels; never less than it is drawn.
    pub(super) fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let [regular, heavy] = &self.faces;
        let face = if bold { heavy } else { regular };
        let advance = |c: char| {
            let known = face.as_ref().and_then(|face| face.metrics.advance_width(face.glyphs.map(c)?));
            known.unwrap_or(MEASURED)
        };
        text.chars().map(advance).sum::<f32>() / MEASURED * size * SLACK
    }

    /// The text in lines no wider than `width`, broken between words. What doesn't fit into `most` lines is left out,
    /// which an ellipsis shows.
    pub(super) fn lines(&self, text: &str, size: f32, bold: bool, width: f32, most: usize) -> Vec<String> {
        let fits = |line: &str| self.width(line, size, bold) <= width;
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace().flat_map(|word| self.pieces(word, size, bold, width)) {
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if line.is_empty() || fits(&longer) {
                line = longer;
                continue;
            }
            lines.push(std::mem::replace(&mut line, word));
        }
        lines.push(line);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && !fits(&format!("{last}…")) {
                    last.pop();
                }
                let kept = last.trim_end_matches([' ', ',', ';', ':', '.', '“', '(']).len();
                last.truncate(kept);
                last.push('…');
            }
        }
        lines
    }

    /// A word in pieces that fit into the width; nearly always one.
    fn pieces(&self, word: &str, size: f32, bold: bool, width: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for c in word.chars() {
            let Some(last) = pieces.last_mut() else { continue };
            last.push(c);
            if self.width(last, size, bold) > width && last.chars().count() > 1 {
                last.pop();
                pieces.push(c.to_string());
            }
        }
        pieces
    }
}

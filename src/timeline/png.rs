//! SVG as PNG, with our font alone. Small enough to be uploaded: few colours, and if need be fewer pixels.

use super::font;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most bytes of a picture; one that has more at the smallest scale is given as it is.
pub const MOST_BYTES: usize = 300_000;

/// Pixels of the picture for each of the drawing, tried in turn until it is small enough; phones show two for one.
const SCALES: [f32; 5] = [2.0, 1.5, 1.25, 1.0, 0.75];

/// A drawing that can't be made a picture.
#[derive(Debug)]
pub enum PngError {
    /// It is no SVG.
    Svg(resvg::usvg::Error),
    /// It has no pixels, or too many.
    Size,
    /// The encoder failed.
    Encode(png::EncodingError),
}

impl std::fmt::Display for PngError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Svg(error) => write!(f, "svg: {error}"),
            Self::Size => f.write_str("size"),
            Self::Encode(error) => write!(f, "png: {error}"),
        }
    }
}

impl std::error::Error for PngError {}

/// Draws an SVG as PNG, as large as [`MOST_BYTES`] allows.
///
/// # Errors
/// If it is no SVG, or has no size.
pub fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    let mut fonts = Database::new();
    for file in font::files() {
        fonts.load_font_source(Source::Binary(Arc::new(file)));
    }
    let family = fonts.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
    if let Some(family) = family {
        fonts.set_sans_serif_family(family);
    }
    let options = Options { fontdb: Arc::new(fonts), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(PngError::Svg)?;
    let mut picture = Vec::new();
    for scale in SCALES {
        picture = encoded(&drawn(&tree, scale)?)?;
        if picture.len() <= MOST_BYTES {
            break;
        }
    }
    Ok(picture)
}

fn drawn(tree: &Tree, scale: f32) -> Result<Pixmap, PngError> {
    let size = tree.size().to_int_size().scale_by(scale).ok_or(PngError::Size)?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(PngError::Size)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}

/// With a palette: one byte a pixel. The drawing is opaque, so nothing but colour is kept; shades at the edges of letters
/// are made coarser until 256 colours are enough.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, PngError> {
    let (mut palette, mut bytes) = (Vec::new(), Vec::new());
    for dropped in 2..8_u32 {
        if let Some(found) = indexed(pixels, dropped) {
            (palette, bytes) = found;
            break;
        }
    }
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(PngError::Encode)?;
    writer.write_image_data(&bytes).map_err(PngError::Encode)?;
    writer.finish().map_err(PngError::Encode)?;
    Ok(picture)
}

/// The colours, and which of them each pixel has, if 256 are enough. Colours that agree but for their last bits are one,
/// the first that was met, so that plain areas keep theirs.
fn indexed(pixels: &Pixmap, dropped: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known: BTreeMap<u32, u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut bytes = Vec::with_capacity(pixels.pixels().len());
    let mut last = None;
    for pixel in pixels.pixels() {
        let colour = (pixel.red(), pixel.green(), pixel.blue());
        if let Some((same, index)) = last
            && same == colour
        {
            bytes.push(index);
            continue;
        }
        let (red, green, blue) = colour;
        let key = [red, green, blue].into_iter().fold(0, |key, part| key << 8 | u32::from(part) >> dropped);
        let index = if let Some(index) = known.get(&key) {
            *index
        } else {
            let index = u8::try_from(known.len()).ok()?;
            known.insert(key, index);
            palette.extend([red, green, blue]);
            index
        };
        last = Some((colour, index));
        bytes.push(index);
    }
    Some((palette, bytes))
}

//! The parts of a chart as plain numbers: what the layout makes and the drawing takes. Knows neither.

/// Width of a chart in pixels: that of a phone.
pub const WIDTH: f32 = 400.0;

/// A text at its baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Pixels an em.
    pub size: f32,
    /// In bold.
    pub bold: bool,
    /// Width, never less than it is drawn.
    pub width: f32,
    /// The words.
    pub words: String,
}

/// The letter of a lane on its colour, at its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chip {
    /// Left end.
    pub x: f32,
    /// Upper end.
    pub y: f32,
    /// Which lane.
    pub lane: usize,
}

/// How an event's date is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The day is known.
    Exact,
    /// It was some time along the bar.
    Span,
    /// Not even that is sure.
    Uncertain,
}

/// An event: its mark on the axis and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Upper end.
    pub top: f32,
    /// Lower end.
    pub bottom: f32,
    /// Height of its mark.
    pub y: f32,
    /// How its date is marked.
    pub mark: Mark,
    /// The bar it belongs to, a position in [`Layout::bars`].
    pub bar: Option<usize>,
    /// The date, then what happened.
    pub texts: Vec<Text>,
}

/// A stretch of time or of an office, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Middle.
    pub x: f32,
    /// Upper end.
    pub top: f32,
    /// Lower end.
    pub bottom: f32,
    /// Nothing says when it began.
    pub open_before: bool,
    /// Nothing says when it ended.
    pub open_after: bool,
    /// Not even that stretch is sure.
    pub uncertain: bool,
    /// The lane of an office; `None` for when something may have been.
    pub lane: Option<usize>,
}

/// Years that are left out, where the axis is broken.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// Middle.
    pub y: f32,
    /// How many years.
    pub text: Text,
}

/// A chart as plain data. Pixels, from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Title, keys, years, names of holders.
    pub texts: Vec<Text>,
    /// Letters of lanes.
    pub chips: Vec<Chip>,
    /// What the marks mean: at the height of their words.
    pub keys: Vec<(f32, f32, Mark)>,
    /// Rules over each year: left end and height.
    pub rules: Vec<(f32, f32)>,
    /// Where the axis stands, from top to bottom.
    pub axis: (f32, f32, f32),
    /// Years left out.
    pub breaks: Vec<Break>,
    /// Offices.
    pub offices: Vec<Bar>,
    /// When something may have been.
    pub bars: Vec<Bar>,
    /// The events.
    pub rows: Vec<Row>,
}

impl Layout {
    /// A chart with nothing on it yet.
    pub(super) fn empty() -> Self {
        Self {
            width: WIDTH,
            height: 0.0,
            texts: Vec::new(),
            chips: Vec::new(),
            keys: Vec::new(),
            rules: Vec::new(),
            axis: (0.0, 0.0, 0.0),
            breaks: Vec::new(),
            offices: Vec::new(),
            bars: Vec::new(),
            rows: Vec::new(),
        }
    }
}

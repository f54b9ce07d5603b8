//! Owns: how wide a column is. In: its heading. Out: the width that it has before any cell, and up to which it grows.

/// The narrowest column, in characters of half width; a heading alone makes none wider than the next.
const NARROWEST: usize = 5;
const WIDEST_OF_HEADING: usize = 12;
/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    pub(super) heading: String,
    /// Up to which width texts widen it, in characters of half width; longer ones wrap.
    pub(super) widest: usize,
    pub(super) printed: bool,
}

impl Column {
    /// A column that texts widen up to so many characters of half width; numbers and days always fit.
    pub fn new(heading: impl Into<String>, widest: usize) -> Self {
        Column { heading: heading.into(), widest, printed: true }
    }

    /// The same, which paper does without; only the last ones of a sheet may be such.
    pub fn unprinted(self) -> Self {
        Column { printed: false, ..self }
    }

    pub(super) fn width(&self) -> usize {
        // Beside the words stands the arrow of the filter.
        (width(&self.heading) + 3).min(WIDEST_OF_HEADING).min(self.widest).max(NARROWEST)
    }
}

/// In characters of half width.
pub fn width(text: &str) -> usize {
    // Behind its first byte a character has bytes from 0x80 to 0xBF.
    text.bytes().map(|byte| usize::from(byte < 0x80) + 2 * usize::from(byte >= 0xC0)).sum()
}

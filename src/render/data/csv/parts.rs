//! Owns: the table that stands in the place of one too large for a file. In: its parts. Out: a line a part, with how
//! many rows it has and where it is.

use super::sheet::{Line, Sheet};
use crate::render::data::Export;
use std::io::{self, Write};

/// Its columns; their heads are the messages `csv-COLUMN`.
const COLUMNS: [&str; 3] = ["township", "rows", "file"];

/// A part of a table.
pub struct FilePart<'p> {
    /// The township's name; none: the county's own rows.
    pub township: Option<&'p str>,
    /// How many rows.
    pub rows: usize,
    /// Its path from the site's root.
    pub path: String,
}

/// Writes it.
///
/// # Errors
/// Those of the writer.
pub fn parts(export: &Export<'_>, parts: &[FilePart<'_>], mut out: impl Write) -> io::Result<()> {
    let mut sheet = Sheet::new(&mut out, export.messages)?;
    sheet.head(&COLUMNS)?;
    let own = sheet.word("county-own");
    let mut line = Line::default();
    for part in parts {
        line.text(part.township.unwrap_or(&own)).value(part.rows).text(&part.path);
        sheet.write(&mut line)?;
    }
    sheet.finish()
}

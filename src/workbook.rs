//! Owns: workbooks (xlsx) as an office prints them — a title, a frozen heading, rows of typed cells, states in the
//! colours of the house. In: cells, row by row. Out: bytes, the same for the same cells on any day of the clock.
//!
//! A county's measures are half a million cells: they are written as XML while they come, not kept as a tree.

mod column;
mod package;
mod row;
mod sheet;
mod strings;
mod style;

pub use column::Column;
pub use package::is_untouched;
pub use row::Row;
pub use sheet::Sheet;
pub use style::Tone;

use jiff::civil::Date;
use sheet::Finished;
use strings::Strings;

/// The last row that a sheet may have.
pub const LAST_ROW: u32 = 1_048_576;
/// The longest text that a cell may hold, in UTF-16 units.
pub const LONGEST: usize = 32_767;

/// Why there is no workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookError {
    /// A text is longer than [`LONGEST`]: in this row, counted from 1.
    LongText(u32),
    /// More rows than [`LAST_ROW`].
    Rows,
}

/// How a whole workbook looks.
#[derive(Clone, Debug)]
pub struct Looks {
    /// The day that it shows: its date of making, whatever the clock says.
    pub day: Date,
    /// BCP 47 tag of its words, which chooses the typeface.
    pub language: &'static str,
    /// The sign of each tone, in the order of [`Tone::ALL`]; it stands before the word without being part of it.
    pub signs: [String; Tone::ALL.len()],
    /// What stands at the head of every printed page, such as that it is internal.
    pub mark: Option<String>,
}

/// A workbook in the making.
pub struct Book {
    looks: Looks,
    strings: Strings,
    sheets: Vec<Finished>,
    fault: Option<BookError>,
}

impl Book {
    /// An empty one.
    pub fn new(looks: Looks) -> Self {
        Book { looks, strings: Strings::default(), sheets: Vec::new(), fault: None }
    }

    /// A new sheet, with a title over its heading.
    pub fn sheet(&mut self, name: &str, title: &str, columns: &[Column]) -> Sheet<'_> {
        Sheet::new(self, name, title, columns)
    }

    /// Its bytes.
    ///
    /// # Errors
    /// When a text or a sheet is too long.
    pub fn finish(self) -> Result<Vec<u8>, BookError> {
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(package::zipped(&self.looks, &self.sheets, &self.strings)),
        }
    }
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
pub fn letters(mut column: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    name.iter().rev().collect()
}

/// Whether a spreadsheet would take a text for a formula, were it typed in.
pub fn is_formula(text: &str) -> bool {
    match text.as_bytes() {
        [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n', ..] => true,
        // Full-width signs begin formulas in East Asian settings.
        [0xEF, ..] => text.starts_with(['＝', '＋', '－', '＠']),
        _ => false,
    }
}

/// Puts a text into XML; what XML cannot hold stands in the form that spreadsheets have for it.
fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let coded = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "",
            // `_x0041_` in a text would be read as the letter A.
            '_' if is_coded(&text[at..]) => "_x005F_",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        match coded {
            "" => out.push_str(&format!("_x{:04X}_", u32::from(c))),
            coded => out.push_str(coded),
        }
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

fn is_coded(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests;

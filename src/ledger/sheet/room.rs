//! Owns: how much a ledger may hold. In: what is about to be read. Out: leave to go on, or [`Full`].
//!
//! A workbook of a few kilobytes can unpack to gigabytes, and two cells in opposite corners of a sheet span billions.

use std::io::{Cursor, Read, Write};
use zip::ZipArchive;

/// Bytes of a file.
pub const FILE: u64 = 100 << 20;
/// Rows of all its sheets: more than a county has measures.
pub const ROWS: usize = 250_000;
/// Cells of all its sheets, empty ones left of others included.
pub const CELLS: usize = 5_000_000;
/// Characters of a cell, as Excel has it.
pub const SIGNS: usize = 32_767;
/// Bytes of the texts of all cells: one text may stand in a million of them.
const TEXTS: usize = 128 << 20;
/// Bytes to which all XML of an archive unpacks.
const UNPACKED: u64 = 128 << 20;
/// The same of the table of texts, each of which costs more in memory than on paper.
const STRINGS: u64 = 64 << 20;
/// The same of a table of formats or names.
const PART: u64 = 8 << 20;
/// Parts of an archive.
const PARTS: usize = 20_000;

/// More than there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// What may still be read of a file.
#[derive(Debug)]
pub struct Room {
    rows: usize,
    cells: usize,
    texts: usize,
}

impl Room {
    /// Of a file that is begun.
    pub fn new() -> Self {
        Room { rows: ROWS, cells: CELLS, texts: TEXTS }
    }

    /// Takes rows.
    pub fn rows(&mut self, count: usize) -> Result<(), Full> {
        self.rows = self.rows.checked_sub(count).ok_or(Full)?;
        Ok(())
    }

    /// Takes cells.
    pub fn cells(&mut self, count: usize) -> Result<(), Full> {
        self.cells = self.cells.checked_sub(count).ok_or(Full)?;
        Ok(())
    }

    /// Takes the text of a cell.
    pub fn text(&mut self, text: &str) -> Result<(), Full> {
        // Most are shorter in bytes, too.
        if text.len() > SIGNS && text.chars().nth(SIGNS).is_some() {
            return Err(Full);
        }
        self.texts = self.texts.checked_sub(text.len()).ok_or(Full)?;
        Ok(())
    }
}

/// Forgets what it is given, and knows how much that was.
struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Unpacks an archive into nothing, to see that it is no larger than it may be: what it says of its sizes itself need
/// not be true. An archive that cannot be read is left to its reader, which says so.
pub fn unpacks(bytes: &[u8]) -> Result<(), Full> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    if archive.len() > PARTS {
        return Err(Full);
    }
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let Ok(mut part) = archive.by_index(at) else { continue };
        let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        let most = match name.as_str() {
            "xl/sharedstrings.xml" | "xl/sharedstrings.bin" => STRINGS.min(left),
            "xl/styles.xml" | "xl/styles.bin" | "xl/workbook.xml" | "xl/workbook.bin" => PART.min(left),
            _ => left,
        };
        // A part that breaks off is its reader's affair, too, which gets no further.
        let mut counted = Counted(0);
        let _ = std::io::copy(&mut (&mut part).take(most + 1), &mut counted);
        left = most.checked_sub(counted.0).map(|_| left - counted.0).ok_or(Full)?;
    }
    Ok(())
}

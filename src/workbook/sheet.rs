//! Owns: one sheet in the making. In: headings and cells in their order. Out: the XML of the sheet.

use super::column::Column;
use super::row::Row;
use super::style;
use super::{Book, BookError, LAST_ROW, escape, letters};
use std::fmt::Write;

/// The row of the headings, counted from 1; above it stands the title.
const HEAD_ROW: u32 = 2;
/// The height of a line, in points.
const LINE: usize = 15;
/// The most lines that a row may show: a spreadsheet's rows are at most 409 points high.
const MOST_LINES: usize = 27;
/// Bytes of cells in one piece: what grows as a whole copies itself again and again.
const PIECE: usize = 256 * 1024;

/// What is kept of a sheet that is complete.
pub struct Finished {
    /// Its name.
    pub name: String,
    /// Its last column and row: `T25`.
    pub last: String,
    /// Its last column: `T`.
    pub last_column: String,
    /// The last one that is printed.
    pub last_printed: String,
    /// Everything before the rows.
    pub head: String,
    /// The cells of all rows; no row is parted.
    pieces: Vec<Vec<u8>>,
    /// Where each row's cells end in their piece, and how many lines it shows.
    ends: Vec<(usize, usize)>,
    /// Everything after them.
    pub foot: String,
}

impl Finished {
    /// Gives `put` the rows, piece by piece.
    pub fn rows<E>(&self, mut put: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let (mut pieces, mut head) = (self.pieces.iter(), String::new());
        let mut rest: &[u8] = &[];
        let mut from = 0;
        for ((end, lines), line) in self.ends.iter().zip(1_u32..) {
            // Other programs than Excel do not find the height of wrapped texts themselves.
            head.clear();
            let _ = write!(head, "<row r=\"{line}\" ht=\"{}\">", lines * LINE);
            put(head.as_bytes())?;
            if rest.is_empty() {
                (rest, from) = (pieces.next().map_or(&[][..], Vec::as_slice), 0);
            }
            let (cells, others) = rest.split_at(*end - from);
            put(cells)?;
            put(b"</row>")?;
            (rest, from) = (others, *end);
        }
        Ok(())
    }
}

/// A text that may need several lines: in which row and column, and how wide it is.
pub struct Long {
    /// Counted from 1.
    pub row: u32,
    /// Counted from 0.
    pub column: usize,
    /// In characters of half width.
    pub width: usize,
}

/// A sheet in the making.
pub struct Sheet<'b> {
    pub(super) book: &'b mut Book,
    name: String,
    letters: Vec<String>,
    /// How a cell of each column begins, up to the number of its row.
    pub(super) opens: Vec<String>,
    /// As wide as it is, as wide as it may become.
    pub(super) widths: Vec<(usize, usize)>,
    printed: usize,
    /// The cells of the rows before the last ones.
    pieces: Vec<Vec<u8>>,
    /// Those of the last ones.
    pub(super) cells: Vec<u8>,
    pub(super) ends: Vec<usize>,
    pub(super) long: Vec<Long>,
    pub(super) row: u32,
}

impl<'b> Sheet<'b> {
    pub(super) fn new(book: &'b mut Book, name: &str, title: &str, columns: &[Column]) -> Self {
        let name = safe(name);
        let letters: Vec<String> = (0..columns.len()).map(letters).collect();
        let opens = letters.iter().map(|letters| format!("<c r=\"{letters}")).collect();
        let widths = columns.iter().map(|it| (it.width(), it.widest)).collect();
        let printed = columns.iter().rposition(|it| it.printed).unwrap_or_default();
        let mut sheet = Sheet {
            book,
            name,
            letters,
            opens,
            widths,
            printed,
            pieces: Vec::new(),
            cells: Vec::new(),
            ends: Vec::new(),
            long: Vec::new(),
            row: 0,
        };
        sheet.row().plain(title, style::TITLE).rest(style::TITLE);
        let mut head = sheet.row();
        for column in columns {
            head.plain(&column.heading, style::HEAD);
        }
        drop(head);
        sheet
    }

    /// The next row.
    pub fn row(&mut self) -> Row<'_, 'b> {
        self.row += 1;
        if self.row > LAST_ROW {
            self.book.fault = Some(BookError::Rows);
        }
        Row::new(self)
    }

    /// The cells so far are a row.
    pub(super) fn row_ends(&mut self) {
        self.ends.push(self.cells.len());
        if self.cells.len() >= PIECE {
            let next = Vec::with_capacity(PIECE + PIECE / 8);
            self.pieces.push(std::mem::replace(&mut self.cells, next));
        }
    }

    /// Completes the sheet.
    pub fn end(mut self) {
        self.pieces.push(std::mem::take(&mut self.cells));
        let last_column = self.letters.last().cloned().unwrap_or_else(|| "A".to_owned());
        let last = format!("{last_column}{}", self.row);
        let first = self.book.sheets.is_empty();
        let head = head(&last, &self.widths, first);
        let ends = self.ends.iter().copied().zip(self.lines()).collect();
        let last_printed = self.letters.get(self.printed).unwrap_or(&last_column).clone();
        let foot = foot(&last_printed, &last, self.book.looks.mark.as_deref());
        self.book.sheets.push(Finished {
            name: self.name,
            last,
            last_column,
            last_printed,
            head,
            pieces: self.pieces,
            ends,
            foot,
        });
    }

    /// How many lines each row shows.
    fn lines(&self) -> Vec<usize> {
        let mut lines = vec![1; self.ends.len()];
        // The title stands in larger letters.
        lines[0] = 2;
        let mut at = 0;
        while let Some(Long { row, column, .. }) = self.long.get(at) {
            let own = self.long[at..].iter().take_while(|it| (it.row, it.column) == (*row, *column));
            let (mut needed, room) = (0, self.widths[*column].0);
            for long in own {
                needed += long.width.div_ceil(room).max(1);
                at += 1;
            }
            let known = &mut lines[*row as usize - 1];
            *known = (*known).max(needed.min(MOST_LINES));
        }
        lines
    }
}

/// A name that a sheet may have: at most 31 characters, without those that addresses need.
fn safe(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c })
        .take(31)
        .collect();
    if name.trim().is_empty() { "1".to_owned() } else { name.trim().to_owned() }
}

fn head(last: &str, widths: &[(usize, usize)], selected: bool) -> String {
    let selected = if selected { " tabSelected=\"1\"" } else { "" };
    let mut out = format!(
        "<worksheet xmlns=\"{}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{last}\"/>\
         <sheetViews><sheetView{selected} workbookViewId=\"0\"><pane ySplit=\"{HEAD_ROW}\" topLeftCell=\"A3\" \
         activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A3\" sqref=\"A3\"/>\
         </sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>",
        super::package::MAIN
    );
    for (at, (width, _)) in widths.iter().enumerate() {
        let at = at + 1;
        let _ = write!(out, "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    out.push_str("</cols><sheetData>");
    out
}

/// The title spans what is printed.
fn foot(last_printed: &str, last: &str, mark: Option<&str>) -> String {
    let mut out = format!(
        "</sheetData><autoFilter ref=\"A{HEAD_ROW}:{last}\"/>\
         <mergeCells count=\"1\"><mergeCell ref=\"A1:{last_printed}1\"/></mergeCells>\
         <printOptions horizontalCentered=\"1\"/>\
         <pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/><headerFooter>"
    );
    if let Some(mark) = mark {
        out.push_str("<oddHeader>&amp;R");
        // In a header a single & begins a code.
        escape(&mark.replace('&', "&&"), &mut out);
        out.push_str("</oddHeader>");
    }
    let _ = write!(
        out,
        "<oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>\
         <ignoredErrors><ignoredError sqref=\"A1:{last}\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>"
    );
    out
}

//! Owns: one row in the making — how texts, numbers, money and days stand in cells. In: values in the order of the
//! columns. Out: the XML of the cells.

use super::column::width;
use super::sheet::{Long, Sheet};
use super::style::{self, Kind, Sort, Tone};
use super::{BookError, LONGEST, is_formula};
use jiff::civil::{Date, date};

/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// A row in the making; each call fills the next cell, and what is not filled is blank.
pub struct Row<'s, 'b> {
    sheet: &'s mut Sheet<'b>,
    line: Digits,
    column: usize,
}

impl<'s, 'b> Row<'s, 'b> {
    pub(super) fn new(sheet: &'s mut Sheet<'b>) -> Self {
        let mut line = Digits::default();
        line.set(sheet.row);
        Row { sheet, line, column: 0 }
    }

    /// A text by people; never a formula.
    pub fn text(&mut self, text: &str) -> &mut Self {
        let kind = if is_formula(text) { Kind::Guarded } else { Kind::Text };
        self.string(text, kind, Tone::Plain)
    }

    /// A text that may be absent.
    pub fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        self.text(text.unwrap_or_default())
    }

    /// Digits that are a name and no number.
    pub fn code(&mut self, code: Option<&str>) -> &mut Self {
        self.string(code.unwrap_or_default(), Kind::Code, Tone::Plain)
    }

    /// A word for how something stands, behind the sign of its tone.
    pub fn word(&mut self, word: &str, tone: Tone) -> &mut Self {
        self.string(word, Kind::Text, tone)
    }

    /// A remark about how something stands.
    pub fn tinted(&mut self, remark: &str, tone: Tone) -> &mut Self {
        self.string(remark, Kind::Tinted, tone)
    }

    /// A number, by its plain decimal digits; as a text where a spreadsheet would round it.
    pub fn number(&mut self, digits: &str) -> &mut Self {
        self.digits(digits, Kind::Number, Tone::Plain)
    }

    /// How many.
    pub fn count(&mut self, count: u64) -> &mut Self {
        self.toned(count, Tone::Plain)
    }

    /// How many; one or more have a tone.
    pub fn toned(&mut self, count: u64, tone: Tone) -> &mut Self {
        let tone = if count == 0 { Tone::Plain } else { tone };
        self.digits(&count.to_string(), Kind::Number, tone)
    }

    /// Money in yuan, by its digits with two places.
    pub fn money(&mut self, digits: &str) -> &mut Self {
        self.digits(digits, Kind::Money, Tone::Plain)
    }

    /// A day.
    pub fn date(&mut self, date: Option<Date>) -> &mut Self {
        self.toned_date(date, Tone::Plain)
    }

    /// A day with a tone.
    pub fn toned_date(&mut self, day: Option<Date>, tone: Tone) -> &mut Self {
        let Some(day) = day else { return self.blank() };
        // Spreadsheets count a 29 February 1900 that never was: before it their days are wrong.
        let days = date(1899, 12, 30).until(day).map_or(0, |span| span.get_days());
        if days <= 60 {
            return self.string(&day.to_string(), Kind::Code, tone);
        }
        self.widen(10);
        let mut digits = Digits::default();
        digits.set(days.unsigned_abs());
        self.cell(style::number(Kind::Date, tone), Sort::Number, digits.bytes());
        self
    }

    /// Nothing.
    pub fn blank(&mut self) -> &mut Self {
        self.cell(style::number(Kind::Text, Tone::Plain), Sort::Blank, b"");
        self
    }

    fn string(&mut self, text: &str, kind: Kind, tone: Tone) -> &mut Self {
        if text.is_empty() {
            return self.blank();
        }
        if text.len() > LONGEST && text.encode_utf16().count() > LONGEST {
            self.sheet.book.fault.get_or_insert(BookError::LongText(self.sheet.row));
        }
        match kind {
            Kind::Code => self.widen(width(text)),
            Kind::Text if tone != Tone::Plain => self.wrap(text, 3),
            _ => self.wrap(text, 0),
        }
        let mut digits = Digits::default();
        digits.set(self.sheet.book.strings.number(text));
        self.cell(style::number(kind, tone), Sort::Text, digits.bytes());
        self
    }

    fn digits(&mut self, digits: &str, kind: Kind, tone: Tone) -> &mut Self {
        let plain = digits.strip_prefix('-').unwrap_or(digits);
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let kept = whole.trim_start_matches('0').len() + fraction.trim_end_matches('0').len();
        if kept > KEPT_DIGITS {
            return self.string(digits, Kind::Code, tone);
        }
        // Money has commas between its thousands.
        self.widen(digits.len() + whole.len() / 3);
        self.cell(style::number(kind, tone), Sort::Number, digits.as_bytes());
        self
    }

    /// A cell of the title or of the heading.
    pub(super) fn plain(&mut self, text: &str, style: usize) -> &mut Self {
        if style == style::HEAD {
            self.sheet.long.push(Long { row: self.sheet.row, column: self.column, width: width(text) + 2 });
        }
        let mut digits = Digits::default();
        digits.set(self.sheet.book.strings.number(text));
        self.cell(style, Sort::Text, digits.bytes());
        self
    }

    /// Fills all cells that are left: a merged title is as wide as its cells, and each has its look.
    pub(super) fn rest(&mut self, style: usize) {
        while self.column < self.sheet.opens.len() {
            self.cell(style, Sort::Blank, b"");
        }
    }

    /// Makes room for a number or a day.
    fn widen(&mut self, width: usize) {
        if let Some((known, _)) = self.sheet.widths.get_mut(self.column) {
            *known = (*known).max(width + 2);
        }
    }

    /// Makes room for a text, in breadth as far as its column allows, then in height.
    fn wrap(&mut self, text: &str, more: usize) {
        let Some((known, widest)) = self.sheet.widths.get_mut(self.column) else { return };
        let several = memchr::memchr(b'\n', text.as_bytes()).is_some();
        let lines = || text.split('\n').map(|line| width(line) + more + 1);
        let needed = if several { lines().max().unwrap_or_default() } else { width(text) + more + 1 };
        *known = (*known).max((needed + 1).min(*widest));
        if several || needed > *known {
            let (row, column) = (self.sheet.row, self.column);
            if several {
                self.sheet.long.extend(lines().map(|width| Long { row, column, width }));
            } else {
                self.sheet.long.push(Long { row, column, width: needed });
            }
        }
    }

    fn cell(&mut self, style: usize, sort: Sort, value: &[u8]) {
        let Some(column) = self.sheet.opens.get(self.column) else { return };
        let out = &mut self.sheet.cells;
        let sort = if value.is_empty() { Sort::Blank } else { sort };
        let close: &[u8] = if value.is_empty() { b"" } else { b"</v></c>" };
        // A county has millions of cells: what can be known before stands ready.
        for part in [column.as_bytes(), self.line.bytes(), style::opening(style, sort), value, close] {
            out.extend_from_slice(part);
        }
        self.column += 1;
    }
}

impl Drop for Row<'_, '_> {
    fn drop(&mut self) {
        while self.column < self.sheet.opens.len() {
            self.blank();
        }
        self.sheet.row_ends();
    }
}

/// The digits of a number, without a string of its own.
#[derive(Clone, Copy, Default)]
struct Digits {
    bytes: [u8; 10],
    from: usize,
}

impl Digits {
    fn set(&mut self, mut number: u32) {
        self.from = self.bytes.len();
        loop {
            self.from -= 1;
            self.bytes[self.from] = b'0' + u8::try_from(number % 10).unwrap_or_default();
            number /= 10;
            if number == 0 {
                return;
            }
        }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[self.from..]
    }
}

//! Owns: how a cell stands in a table, so that a spreadsheet shows it and never runs it.
//! In: texts, numbers, dates, words by their message. Out: lines of CSV.

use crate::render::data::Messages;
use crate::workbook::is_formula;
use csv::ByteRecord;
use jiff::civil::Date;
use std::fmt::{Display, Write as _};
use std::io::{self, Write};

/// What Excel and its kin need to read UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A line in the making; written again and again, it keeps its room.
#[derive(Default)]
pub struct Line {
    cells: ByteRecord,
    /// A cell in the making.
    cell: String,
}

impl Line {
    /// A text by people; defused where a spreadsheet would take it for a formula.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if is_run(text) {
            return self.value(format_args!("'{text}"));
        }
        self.cells.push_field(text.as_bytes());
        self
    }

    /// A text that may be absent.
    pub fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        self.text(text.unwrap_or_default())
    }

    /// A number or date.
    pub fn value(&mut self, value: impl Display) -> &mut Self {
        self.cell.clear();
        // A text takes every character, and what is shown here never fails.
        let _ = write!(self.cell, "{value}");
        self.cells.push_field(self.cell.as_bytes());
        self
    }

    /// A number that may be absent.
    pub fn maybe_value(&mut self, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.value(value),
            None => self.text(""),
        }
    }

    /// A date that may be absent.
    pub fn date(&mut self, date: Option<Date>) -> &mut Self {
        self.maybe_value(date)
    }

    /// Several texts in one cell.
    pub fn list<'t>(&mut self, mut texts: impl Iterator<Item = &'t str>) -> &mut Self {
        let first = texts.next().unwrap_or_default();
        match texts.next() {
            None => self.text(first),
            Some(second) => {
                let all: Vec<&str> = [first, second].into_iter().chain(texts).collect();
                self.text(&all.join("; "))
            }
        }
    }
}

/// Whether a spreadsheet might run it. A plain number may begin with a minus.
fn is_run(text: &str) -> bool {
    is_formula(text) && !is_number(text.strip_prefix('-').unwrap_or(text))
}

fn is_number(digits: &str) -> bool {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A table on its way out.
pub struct Sheet<'w> {
    out: csv::Writer<&'w mut dyn Write>,
    messages: &'w Messages<'w>,
    yes: String,
    no: String,
}

impl<'w> Sheet<'w> {
    pub fn new(out: &'w mut dyn Write, messages: &'w Messages<'w>) -> io::Result<Self> {
        out.write_all(BOM)?;
        let mut builder = csv::WriterBuilder::new();
        let out = builder.terminator(csv::Terminator::CRLF).from_writer(out);
        Ok(Sheet { out, messages, yes: messages("csv-yes", &[]), no: messages("csv-no", &[]) })
    }

    /// The message of this id.
    pub fn word(&self, id: &str) -> String {
        (self.messages)(id, &[])
    }

    /// Yes or no.
    pub fn flag(&self, flag: bool) -> &str {
        if flag { &self.yes } else { &self.no }
    }

    /// Writes the heads of columns: the messages `csv-COLUMN`.
    pub fn head(&mut self, columns: &[&str]) -> io::Result<()> {
        let mut line = Line::default();
        for column in columns {
            line.text(&self.word(&format!("csv-{column}")));
        }
        self.write(&mut line)
    }

    /// Writes a line and empties it.
    pub fn write(&mut self, line: &mut Line) -> io::Result<()> {
        self.out.write_byte_record(&line.cells)?;
        line.cells.clear();
        Ok(())
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut line = Line::default();
        line.text(text);
        String::from_utf8(line.cells[0].to_vec()).unwrap()
    }

    #[test]
    fn formulas_are_defused() {
        for text in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-", "--1", "-1.", "+86"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
    }

    #[test]
    fn plain_numbers_dates_and_texts_stay() {
        for text in ["-5", "-0.25", "12", "2020-06-10", "a=b", "修路（一期）", "", "'x"] {
            assert_eq!(cell(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_kept_and_none_is_run(
            text in r#"[=+\-@\t\r\n＝＋－＠]{0,3}([=+\-@\t\r\n",;'|!0-9A-Z.()]|cmd\||\PC|村){0,30}"#
        ) {
            let mut out: Vec<u8> = Vec::new();
            let mut sheet = Sheet::new(&mut out, &|_, _| String::new()).unwrap();
            sheet.write(Line::default().text(&text).value(1)).unwrap();
            sheet.finish().unwrap();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&out[BOM.len()..]);
            let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            proptest::prop_assert_eq!(lines.len(), 1);
            proptest::prop_assert_eq!(&lines[0][1], "1");
            let cell = &lines[0][0];
            proptest::prop_assert_eq!(cell.strip_prefix('\'').filter(|rest| *rest == text).unwrap_or(cell), &text);
            // What a spreadsheet runs begins with one of these; a number with a minus is none.
            let runs = cell.starts_with(['=', '+', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            let negative = cell.strip_prefix('-').is_some_and(|rest| rest.parse::<f64>().is_err());
            proptest::prop_assert!(!runs && !negative, "{:?}", cell);
        }
    }
}

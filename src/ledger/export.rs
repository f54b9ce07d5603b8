//! Owns: ledgers as a workbook, ready to be printed. In: an edition's index. Out: the bytes of an xlsx, the same for
//! the same records on any day of the clock.

use super::map::{Field, MEASURES, PROBLEMS, VILLAGES};
use super::sheet::Cell;
use super::shown::Shown;
use crate::model::{Site, Status};
use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

/// A column's widest cell that still widens it, in characters of half width; longer texts wrap.
const WIDEST: usize = 36;

/// How a row stands, for its colour; its status says the same in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Plain,
    Done,
    Overdue,
    Halted,
}

/// The ledgers of an edition on a day.
///
/// # Errors
/// When a text is longer than a cell may be, or there are more rows than a sheet may have.
pub fn workbook(shown: Shown<'_>, site: &Site, day: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The clock's time would make two exports of one day differ.
    let (year, month, date) = (day.year(), day.month(), day.day());
    let made = ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), date.unsigned_abs())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let ledgers = Ledgers { shown, site, day };
    ledgers.villages(book.add_worksheet())?;
    ledgers.measures(book.add_worksheet())?;
    ledgers.problems(book.add_worksheet())?;
    book.save_to_buffer()
}

struct Ledgers<'l> {
    shown: Shown<'l>,
    site: &'l Site,
    day: Date,
}

impl Ledgers<'_> {
    fn word(&self, name: &str) -> String {
        self.shown.text.plain(&format!("ledger-{name}"))
    }

    fn yes(&self, flag: bool) -> Cell {
        if flag { Cell::Text(self.shown.text.plain("csv-yes")) } else { Cell::Empty }
    }

    fn villages(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let mut headings = vec![self.word("number")];
        headings.extend(VILLAGES[1..].iter().map(|(name, _)| self.word(name)));
        headings.push(self.word("key"));
        let rows = self.shown.index.villages.iter().map(|row| {
            let mut cells: Vec<Cell> =
                VILLAGES[1..].iter().map(|(_, field)| self.shown.village(row, *field)).collect();
            cells.push(self.shown.village(row, Field::Key));
            (Tone::Plain, cells)
        });
        self.sheet(sheet, "sheet-villages", &headings, None, rows)
    }

    fn measures(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let sources = &self.site.fund_sources;
        let (front, end) = MEASURES[1..].split_at(13);
        let (target, rest) = (front, end);
        let mut headings = vec![self.word("number")];
        for (name, field) in target {
            headings.push(self.word(name));
            match field {
                Field::Due => headings.push(self.word("first-due")),
                Field::Status => headings.push(self.word("overdue")),
                _ => {}
            }
        }
        let (targets, remarks) = rest.split_at(2);
        headings.extend(targets.iter().map(|(name, _)| self.word(name)));
        headings.extend(
            sources
                .iter()
                .map(|source| self.shown.text.text("ledger-fund-of", &[("source", source.as_str().into())])),
        );
        headings.push(self.word("spent"));
        headings.extend(remarks.iter().map(|(name, _)| self.word(name)));
        headings.push(self.word("key"));
        let status = headings.iter().position(|it| *it == self.word("status"));
        let rows = self.shown.index.measures.iter().map(|row| {
            let mut cells = Vec::with_capacity(headings.len());
            for (_, field) in target {
                cells.push(self.shown.measure(row, *field));
                match field {
                    Field::Due => cells.push(row.state.first_due.map_or(Cell::Empty, Cell::Date)),
                    Field::Status => cells.push(self.yes(row.state.overdue)),
                    _ => {}
                }
            }
            cells.extend(targets.iter().map(|(_, field)| self.shown.measure(row, *field)));
            cells.extend(sources.iter().map(|source| self.shown.source(row, source)));
            cells.push(self.shown.measure(row, Field::Spent));
            cells.extend(remarks.iter().map(|(_, field)| self.shown.measure(row, *field)));
            cells.push(self.shown.measure(row, Field::Key));
            let tone = match row.state.status {
                _ if row.state.overdue => Tone::Overdue,
                Status::Done => Tone::Done,
                Status::Suspended | Status::Cancelled => Tone::Halted,
                Status::Planned | Status::Doing => Tone::Plain,
            };
            (tone, cells)
        });
        self.sheet(sheet, "sheet-measures", &headings, status, rows)
    }

    fn problems(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let mut headings = vec![self.word("number")];
        headings.extend(PROBLEMS[1..].iter().map(|(name, _)| self.word(name)));
        headings.extend(["overdue", "note", "key"].map(|name| self.word(name)));
        let status = headings.iter().position(|it| *it == self.word("problem-status"));
        let rows = self.shown.index.problems.iter().map(|row| {
            let mut cells: Vec<Cell> =
                PROBLEMS[1..].iter().map(|(_, field)| self.shown.problem(row, *field)).collect();
            cells.push(self.yes(row.state.overdue));
            cells.extend([Field::Note, Field::Key].map(|field| self.shown.problem(row, field)));
            let tone = match (row.state.overdue, row.open()) {
                (true, _) => Tone::Overdue,
                (false, true) => Tone::Plain,
                (false, false) => Tone::Done,
            };
            (tone, cells)
        });
        self.sheet(sheet, "sheet-problems", &headings, status, rows)
    }

    fn sheet(
        &self,
        sheet: &mut Worksheet,
        name: &str,
        headings: &[String],
        status: Option<usize>,
        rows: impl Iterator<Item = (Tone, Vec<Cell>)>,
    ) -> Result<(), XlsxError> {
        let ledger = self.word(name);
        sheet.set_name(&ledger)?;
        let last = u16::try_from(headings.len() - 1).unwrap_or(u16::MAX);
        let title = [
            ("county", self.site.county.as_str().into()),
            ("ledger", ledger.as_str().into()),
            ("date", self.day.to_string().into()),
        ];
        let formats = Formats::new();
        sheet.merge_range(0, 0, 0, last, &self.shown.text.text("ledger-title", &title), &formats.title)?;
        sheet.set_row_height(0, 30)?;
        let mut widths: Vec<usize> = headings.iter().map(|heading| heading.width() + 2).collect();
        for (at, heading) in headings.iter().enumerate() {
            sheet.write_with_format(1, column(at), heading.as_str(), &formats.head)?;
        }
        let mut line = 1;
        for (tone, cells) in rows {
            line += 1;
            sheet.write_with_format(line, 0, line - 1, &formats.number(Tone::Plain))?;
            for (at, cell) in cells.iter().enumerate() {
                let tone = if Some(at + 1) == status { tone } else { Tone::Plain };
                write(sheet, line, column(at + 1), cell, tone, &formats)?;
                widths[at + 1] = widths[at + 1].max(cell.text().width() + 2).min(WIDEST);
            }
        }
        for (at, width) in widths.iter().enumerate() {
            sheet.set_column_width(column(at), u32::try_from(*width).unwrap_or_default())?;
        }
        sheet.autofilter(1, 0, line.max(1), last)?;
        sheet.set_freeze_panes(2, 0)?;
        sheet.set_repeat_rows(0, 1)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_footer("&C&P / &N");
        Ok(())
    }
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    tone: Tone,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &formats.text(tone))?,
        // A text is written as a text, never as a formula.
        Cell::Text(text) | Cell::Fault(text) => {
            sheet.write_string_with_format(row, column, text.as_str(), &formats.text(tone))?
        }
        Cell::Number(number) => {
            use rust_decimal::prelude::ToPrimitive;
            match number.to_f64().filter(|_| number.normalize().to_string().len() <= 15) {
                Some(value) => sheet.write_number_with_format(row, column, value, &formats.number(tone))?,
                // More digits than a spreadsheet keeps.
                None => {
                    sheet.write_string_with_format(row, column, number.to_string(), &formats.text(tone))?
                }
            }
        }
        Cell::Date(date) => {
            let value = ExcelDateTime::from_ymd(
                date.year().unsigned_abs(),
                date.month().unsigned_abs(),
                date.day().unsigned_abs(),
            )?;
            sheet.write_datetime_with_format(row, column, &value, &formats.date(tone))?
        }
    };
    Ok(())
}

/// How cells look.
struct Formats {
    title: Format,
    head: Format,
    base: Format,
}

impl Formats {
    fn new() -> Self {
        let base = Format::new()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00B8_B8B8))
            .set_align(FormatAlign::VerticalCenter);
        Formats {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            head: base
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00EF_EBE3)),
            base,
        }
    }

    fn toned(&self, tone: Tone) -> Format {
        match tone {
            Tone::Plain => self.base.clone(),
            Tone::Done => self.base.clone().set_background_color(Color::RGB(0x00DD_EBDD)),
            Tone::Overdue => self.base.clone().set_background_color(Color::RGB(0x00F6_D9D5)).set_bold(),
            Tone::Halted => self.base.clone().set_background_color(Color::RGB(0x00E6_E6E6)),
        }
    }

    fn text(&self, tone: Tone) -> Format {
        self.toned(tone).set_text_wrap()
    }

    fn number(&self, tone: Tone) -> Format {
        self.toned(tone).set_align(FormatAlign::Right)
    }

    fn date(&self, tone: Tone) -> Format {
        self.toned(tone).set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center)
    }
}

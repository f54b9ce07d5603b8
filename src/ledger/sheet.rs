//! Owns: what stands in a spreadsheet — xlsx, xls, ods through calamine, csv in UTF-8 or as Excel saves it in Chinese.
//! In: a file. Out: [`Sheet`]s of plain cells, merged ones filled, each knowing its address.

mod ods;

use super::value::is_blank;
use crate::workbook::letters;
use calamine::{Data, Reader};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::path::{Path, PathBuf};

/// A cell, whatever its format shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing, or blanks.
    #[default]
    Empty,
    /// A text, without blanks around it.
    Text(String),
    /// A number, to the fifteen digits that a spreadsheet shows.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// What a formula could not work out, as the sheet shows it.
    Fault(String),
}

impl Cell {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// As people read it.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Fault(text) => text.clone(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Date(date) => date.to_string(),
        }
    }
}

/// A rectangle of merged cells: first and last row, first and last column, counted from 0 in [`Sheet::rows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

/// A worksheet.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name; of a csv, the file's.
    pub name: String,
    /// Its cells; every merged cell holds what its first one does.
    pub rows: Vec<Vec<Cell>>,
    /// Merged cells.
    pub merges: Vec<Merge>,
    /// Row and column of the first cell in the file, counted from 0.
    origin: (usize, usize),
}

impl Sheet {
    /// A sheet of these rows, for tests and for what has no origin.
    pub fn new(name: &str, rows: Vec<Vec<Cell>>) -> Self {
        Sheet { name: name.to_owned(), rows, ..Sheet::default() }
    }

    /// The cell; empty beyond the sheet's edge.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// Its address as the program that wrote the sheet shows it: `C5`.
    pub fn address(&self, row: usize, column: usize) -> String {
        format!("{}{}", letters(column + self.origin.1), self.line(row))
    }

    /// The number of a row as that program shows it.
    pub fn line(&self, row: usize) -> usize {
        row + self.origin.0 + 1
    }

    /// The rows over which the cell is merged with others, itself included.
    pub fn merged_rows(&self, row: usize, column: usize) -> (usize, usize) {
        let holds = |merge: &&Merge| {
            (merge.rows.0..=merge.rows.1).contains(&row)
                && (merge.columns.0..=merge.columns.1).contains(&column)
        };
        self.merges.iter().find(holds).map_or((row, row), |merge| merge.rows)
    }
}

/// Why a file holds no ledger.
#[derive(Debug)]
pub enum SheetError {
    /// It cannot be read.
    Unreadable(PathBuf, std::io::Error),
    /// It is no spreadsheet, or a broken one: what the reader says.
    Broken(PathBuf, String),
    /// Its name ends in something else than xlsx, xlsm, xls, ods or csv.
    UnknownKind(PathBuf),
}

/// Reads all visible sheets of a file.
///
/// # Errors
/// When it cannot be read.
pub fn read(file: &Path) -> Result<Vec<Sheet>, SheetError> {
    let extension = file.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
    let unreadable = |error| SheetError::Unreadable(file.to_owned(), error);
    if !["csv", "xlsx", "xlsm", "xls", "ods"].contains(&extension.as_str()) {
        return Err(SheetError::UnknownKind(file.to_owned()));
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let broken = |error: String| SheetError::Broken(file.to_owned(), error);
    match extension.as_str() {
        "csv" => csv(&name, &bytes).map(|sheet| vec![sheet]).map_err(|error| broken(error.to_string())),
        _ => workbook(bytes).map_err(|error| broken(error.to_string())),
    }
}

fn workbook(bytes: Vec<u8>) -> Result<Vec<Sheet>, calamine::Error> {
    let mut told = ods::told(&bytes);
    let mut book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes))?;
    let visible: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == calamine::SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut sheets = Vec::new();
    for name in visible {
        let range = book.worksheet_range(&name)?;
        let (Some(start), false) = (range.start(), range.is_empty()) else { continue };
        let origin = (start.0 as usize, start.1 as usize);
        let merged = match &mut book {
            calamine::Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(&name)?,
            calamine::Sheets::Xls(book) => book.merge_cells_by_sheet_name(&name)?,
            _ => Vec::new(),
        };
        let told = told.remove(&name).unwrap_or_default();
        let rows = range.rows().map(|row| row.iter().map(cell).collect()).collect();
        let place = |at: (u32, u32)| {
            Some(((at.0 as usize).checked_sub(origin.0)?, (at.1 as usize).checked_sub(origin.1)?))
        };
        let merge = |it: &calamine::Dimensions| {
            let (first, last) = (place(it.start)?, place(it.end)?);
            Some(Merge { rows: (first.0, last.0), columns: (first.1, last.1) })
        };
        let mut merges: Vec<Merge> = merged.iter().filter_map(merge).collect();
        let from = |at: usize, origin: usize| at.checked_sub(origin);
        merges.extend(told.merged.iter().filter_map(|(rows, columns)| {
            let rows = (from(rows.0, origin.0)?, from(rows.1, origin.0)?);
            Some(Merge { rows, columns: (from(columns.0, origin.1)?, from(columns.1, origin.1)?) })
        }));
        let mut sheet = Sheet { name, rows, merges, origin };
        for (row, column) in told.failed {
            let cell = from(row, origin.0).zip(from(column, origin.1));
            if let Some(cell) = cell.and_then(|(row, column)| sheet.rows.get_mut(row)?.get_mut(column)) {
                *cell = Cell::Fault(cell.text());
            }
        }
        fill(&mut sheet);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DurationIso(text) => self::text(text),
        Data::Bool(value) => Cell::Text(if *value { "是" } else { "否" }.to_owned()),
        Data::Int(number) => Cell::Number((*number).into()),
        Data::Float(number) => number_cell(*number),
        Data::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| self::text(text), Cell::Date)
        }
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let date = Date::new(year as i16, month as i8, day as i8).ok().filter(|_| moment.is_datetime());
            date.map_or_else(|| number_cell(moment.as_f64()), Cell::Date)
        }
        Data::Error(error) => Cell::Fault(error.to_string()),
    }
}

/// A formula's 0.30000000000000004 is shown, and meant, as 0.3.
fn number_cell(number: f64) -> Cell {
    use rust_decimal::prelude::FromPrimitive;
    Decimal::from_f64(number)
        .map_or_else(|| Cell::Fault(number.to_string()), |it| Cell::Number(it.normalize()))
}

fn text(text: &str) -> Cell {
    let text = text.trim_matches(is_blank);
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.replace("\r\n", "\n").replace('\r', "\n")) }
}

/// Puts what the first of merged cells holds into all of them.
fn fill(sheet: &mut Sheet) {
    for merge in sheet.merges.clone() {
        let first = sheet.cell(merge.rows.0, merge.columns.0).clone();
        for row in merge.rows.0..=merge.rows.1.min(sheet.rows.len().saturating_sub(1)) {
            let cells = &mut sheet.rows[row];
            for column in merge.columns.0..=merge.columns.1.min(cells.len().saturating_sub(1)) {
                cells[column] = first.clone();
            }
        }
    }
}

fn csv(name: &str, bytes: &[u8]) -> Result<Sheet, csv::Error> {
    // Excel on a Chinese Windows saves in the code page of the system; GB 18030 holds all of it.
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => encoding_rs::GB18030.decode(bytes).0,
        },
    };
    let commas = [b',', b'\t', b';'];
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: &u8| head.bytes().filter(|byte| byte == mark).count();
    let delimiter = commas.into_iter().rev().max_by_key(count).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut rows, mut record) = (Vec::new(), csv::StringRecord::new());
    loop {
        let start = reader.position().line();
        if !reader.read_record(&mut record)? {
            break;
        }
        // The reader passes over blank lines; addresses count them.
        let breaks: usize = record.iter().map(|field| field.matches('\n').count()).sum();
        let taken = usize::try_from(reader.position().line() - start).unwrap_or_default();
        rows.extend(std::iter::repeat_n(Vec::new(), taken.saturating_sub(breaks + 1)));
        rows.push(record.iter().map(self::text).collect());
    }
    Ok(Sheet::new(name, rows))
}

//! Owns: what stands in a spreadsheet — xlsx, xls, ods through calamine, csv in UTF-8 or as Excel saves it in Chinese.
//! In: a file. Out: [`Sheet`]s of plain cells, merged ones filled, each knowing its address.

mod book;
mod csv;
mod ods;
mod room;
mod xls;

use super::value::is_blank;
use crate::workbook::letters;
use jiff::civil::Date;
use room::{Full, Room};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The thread that reads workbooks. Their readers are other people's code, and a broken file may make one panic: that
/// ends the thread, not the program.
const READER: &str = "cunce-ledger";

/// Lets the program's panic hook pass over that thread: its panic is told of as a broken file, like any other.
pub fn hush_readers() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(READER) {
            told(panic);
        }
    }));
}

pub use room::{CELLS, ROWS, SIGNS};

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
    /// A formula whose result the file does not hold, as it is written.
    Formula(String),
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
            Cell::Text(text) | Cell::Fault(text) | Cell::Formula(text) => text.clone(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Date(date) => date.to_string(),
        }
    }
}

/// A rectangle of merged cells: first and last row, first and last column, counted from 0 in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Merge {
    rows: (usize, usize),
    columns: (usize, usize),
}

/// A worksheet.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name; of a csv, the file's.
    pub name: String,
    /// Its cells; every merged cell holds what its first one does.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the program that wrote it does not show it: then it has no rows here, though it has some there.
    pub hidden: bool,
    /// Row and column of the first cell in the file, counted from 0.
    origin: (usize, usize),
    /// First and last row of merged cells, by each cell of them that is merged with other rows.
    tall: HashMap<(usize, usize), (usize, usize)>,
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
        self.tall.get(&(row, column)).copied().unwrap_or((row, row))
    }

    /// A sheet of cells wherever they stand, each place once; of two at one place the last holds.
    fn of_cells(
        name: &str,
        cells: Vec<((usize, usize), Cell)>,
        merges: &[Merge],
        room: &mut Room,
    ) -> Result<Self, Full> {
        let rows = || cells.iter().map(|((row, _), _)| *row);
        let (Some(first), Some(last)) = (rows().min(), rows().max()) else {
            return Ok(Sheet::new(name, Vec::new()));
        };
        room.rows(last - first + 1)?;
        let left = cells.iter().map(|((_, column), _)| *column).min().unwrap_or_default();
        let mut widths = vec![0; last - first + 1];
        for ((row, column), _) in &cells {
            let width = &mut widths[row - first];
            *width = usize::max(*width, column - left + 1);
        }
        let mut sheet = Sheet { origin: (first, left), ..Sheet::new(name, Vec::with_capacity(widths.len())) };
        for width in widths {
            room.cells(width)?;
            sheet.rows.push(vec![Cell::Empty; width]);
        }
        for ((row, column), cell) in cells {
            sheet.rows[row - first][column - left] = cell;
        }
        sheet.merge(merges, room)?;
        Ok(sheet)
    }

    /// Puts what the first of merged cells holds into all of them; `merges` count as the file does. A cell belongs to
    /// one merge: of those that overlap, which no program writes, the first holds.
    fn merge(&mut self, merges: &[Merge], room: &mut Room) -> Result<(), Full> {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut taken: HashSet<(usize, usize)> = HashSet::new();
        let within = |at: usize, origin: usize| at.checked_sub(origin);
        'merges: for merge in merges {
            let (Some(top), Some(left)) =
                (within(merge.rows.0, self.origin.0), within(merge.columns.0, self.origin.1))
            else {
                continue;
            };
            let rows = (top, merge.rows.1.saturating_sub(self.origin.0));
            let right = merge.columns.1.saturating_sub(self.origin.1).min(width.saturating_sub(1));
            let first = self.cell(top, left).clone();
            for row in rows.0..=rows.1.min(self.rows.len().saturating_sub(1)) {
                let cells = &mut self.rows[row];
                for column in left..=right {
                    if !taken.insert((row, column)) {
                        continue 'merges;
                    }
                    room.cells(1)?;
                    if let Some(more) = (column + 1).checked_sub(cells.len()) {
                        room.cells(more)?;
                        cells.resize(column + 1, Cell::Empty);
                    }
                    cells[column] = first.clone();
                    if rows.0 < rows.1 {
                        self.tall.insert((row, column), rows);
                    }
                }
            }
        }
        Ok(())
    }
}

/// Why a file holds no ledger.
#[derive(Debug)]
pub enum SheetError {
    /// It cannot be read.
    Unreadable(PathBuf, std::io::Error),
    /// It is no spreadsheet, or a broken one: what the reader says.
    Broken(PathBuf, String),
    /// It is a broken one, and its reader stumbled over that.
    Stumbled(PathBuf),
    /// It holds more than can be read at once.
    TooLarge(PathBuf),
    /// Its name ends in something else than xlsx, xlsm, xls, ods or csv.
    UnknownKind(PathBuf),
    /// A quotation mark in a csv that opens in this line is never closed.
    Unclosed(PathBuf, usize),
}

/// Why the cells of a file cannot be had.
#[derive(Debug)]
enum Fault {
    Broken(String),
    /// By the number of its line.
    Unclosed(usize),
    Full,
}

impl From<Full> for Fault {
    fn from(Full: Full) -> Self {
        Fault::Full
    }
}

/// Reads all sheets of a file; of those that are hidden, that they are there.
///
/// # Errors
/// When it cannot be read, or holds more than a ledger does.
pub fn read(file: &Path) -> Result<Vec<Sheet>, SheetError> {
    let extension = file.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
    let unreadable = |error| SheetError::Unreadable(file.to_owned(), error);
    if !["csv", "xlsx", "xlsm", "xls", "ods"].contains(&extension.as_str()) {
        return Err(SheetError::UnknownKind(file.to_owned()));
    }
    let too_large = || SheetError::TooLarge(file.to_owned());
    if std::fs::metadata(file).map_err(unreadable)?.len() > room::FILE {
        return Err(too_large());
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let reader = std::thread::Builder::new().name(READER.to_owned());
    let read = move || match extension.as_str() {
        "csv" => csv::read(&name, &bytes).map(|sheet| vec![sheet]),
        _ => book::read(bytes),
    };
    match reader.spawn(read).map_err(unreadable)?.join() {
        Ok(Ok(sheets)) => Ok(sheets),
        Ok(Err(Fault::Broken(message))) => Err(SheetError::Broken(file.to_owned(), message)),
        Ok(Err(Fault::Unclosed(line))) => Err(SheetError::Unclosed(file.to_owned(), line)),
        Ok(Err(Fault::Full)) => Err(too_large()),
        Err(_) => Err(SheetError::Stumbled(file.to_owned())),
    }
}

fn text(text: &str) -> Cell {
    let text = text.trim_matches(is_blank);
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.replace("\r\n", "\n").replace('\r', "\n")) }
}

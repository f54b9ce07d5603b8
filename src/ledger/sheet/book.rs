//! Owns: a ledger in a workbook — xlsx, xls, ods through calamine, which unpacks and spreads out what it is given: how
//! much that would be is looked at before. In: its bytes. Out: the visible sheets, and which hidden ones hold something.

use super::ods::{self, Told};
use super::room::{self, Full};
use super::{Cell, Fault, Merge, Room, Sheet, text, xls};
use calamine::{Data, DataRef, Reader, SheetVisible, Sheets, XlsxError, XlsxFormulaMetadata};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::HashSet;
use std::io::Cursor;

type Cells = Vec<((usize, usize), Cell)>;

/// Reads it.
pub fn read(bytes: Vec<u8>) -> Result<Vec<Sheet>, Fault> {
    room::unpacks(&bytes)?;
    xls::spans(&bytes)?;
    let mut told = ods::told(&bytes)?;
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let metadata = book.sheets_metadata().iter();
    let names: Vec<(String, bool)> =
        metadata.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let mut sheets = Vec::new();
    let mut room = Room::new();
    for (name, visible) in names {
        if !visible {
            if is_filled(&mut book, &name) {
                sheets.push(Sheet { hidden: true, ..Sheet::new(&name, Vec::new()) });
            }
            continue;
        }
        let told = told.remove(&name).unwrap_or_default();
        let mut cells = cells(&mut book, &name, &mut room)?;
        let merges = merges(&mut book, &name, &told)?;
        let failed: HashSet<(usize, usize)> = told.failed.iter().copied().collect();
        for (_, cell) in cells.iter_mut().filter(|(place, _)| failed.contains(place)) {
            *cell = Cell::Fault(cell.text());
        }
        let of_told = |(row, column): &(usize, usize)| ((*row, *column), Cell::Formula(UNKNOWN.to_owned()));
        cells.extend(told.unsaved.iter().map(of_told));
        let sheet = Sheet::of_cells(&name, cells, &merges, &mut room)?;
        if !sheet.rows.is_empty() {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

/// Stands for a formula that the file does not spell out here.
const UNKNOWN: &str = "=…";

/// Whether anything stands in a sheet. What cannot be read of a hidden one is nobody's loss.
fn is_filled(book: &mut Sheets<Cursor<Vec<u8>>>, name: &str) -> bool {
    match book {
        Sheets::Xlsx(book) => {
            let Ok(mut reader) = book.worksheet_cells_reader(name) else { return false };
            std::iter::from_fn(|| reader.next_cell().ok().flatten())
                .any(|cell| !matches!(cell.get_value(), DataRef::Empty))
        }
        book => book.worksheet_range(name).is_ok_and(|range| range.used_cells().next().is_some()),
    }
}

fn broken(error: impl std::fmt::Display) -> Fault {
    Fault::Broken(error.to_string())
}

/// The cells of a sheet that are not empty, where they stand; of a sheet that holds a chart, none.
fn cells(book: &mut Sheets<Cursor<Vec<u8>>>, name: &str, room: &mut Room) -> Result<Cells, Fault> {
    let (mut cells, mut unsaved) = (Vec::new(), Vec::new());
    let mut keep = |row: u32, column: u32, data: &Data| {
        if *data == Data::Empty {
            return Ok(());
        }
        if cells.len() == room::CELLS {
            return Err(Full);
        }
        if let Data::String(text) = data {
            room.text(text)?;
        }
        cells.push(((row as usize, column as usize), cell(data)));
        Ok(())
    };
    match book {
        Sheets::Xlsx(book) => {
            let mut reader = match book.worksheet_cells_reader(name) {
                Err(XlsxError::NotAWorksheet(_)) => return Ok(cells),
                reader => reader.map_err(broken)?,
            };
            while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
                let ((row, column), data) = (cell.pos, Data::from(cell.value));
                match cell.formula {
                    // A text without signs is a result, too; nothing at all is none.
                    Some(formula) if data == Data::Empty => {
                        keep(row, column, &Data::String(written(formula)))?;
                        unsaved.push((row as usize, column as usize));
                    }
                    _ => keep(row, column, &data)?,
                }
            }
        }
        Sheets::Xlsb(book) => {
            let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
            while let Some(cell) = reader.next_cell().map_err(broken)? {
                let (row, column) = cell.get_position();
                keep(row, column, &cell.get_value().clone().into())?;
            }
        }
        book => {
            let range = book.worksheet_range(name).map_err(broken)?;
            let (first, left) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                keep(row as u32 + first, column as u32 + left, data)?;
            }
        }
    }
    let unsaved: HashSet<(usize, usize)> = unsaved.into_iter().collect();
    for (_, cell) in cells.iter_mut().filter(|(place, _)| unsaved.contains(place)) {
        *cell = Cell::Formula(cell.text());
    }
    Ok(cells)
}

/// A formula as a spreadsheet shows it.
fn written(formula: XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            format!("={formula}")
        }
        _ => UNKNOWN.to_owned(),
    }
}

fn merges(book: &mut Sheets<Cursor<Vec<u8>>>, name: &str, told: &Told) -> Result<Vec<Merge>, Fault> {
    let merged = match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).map_err(broken)?,
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).map_err(broken)?,
        _ => Vec::new(),
    };
    let merge = |it: &calamine::Dimensions| Merge {
        rows: (it.start.0 as usize, it.end.0 as usize),
        columns: (it.start.1 as usize, it.end.1 as usize),
    };
    let told = told.merged.iter().map(|(rows, columns)| Merge { rows: *rows, columns: *columns });
    Ok(merged.iter().map(merge).chain(told).collect())
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(written) | Data::DurationIso(written) => text(written),
        Data::Bool(value) => Cell::Text(if *value { "是" } else { "否" }.to_owned()),
        Data::Int(number) => Cell::Number((*number).into()),
        Data::Float(number) => number_cell(*number),
        Data::DateTimeIso(written) => {
            written.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| text(written), Cell::Date)
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

//! Owns: a table in the terminal, aligned by the width of Chinese characters. In: rows. Out: lines, CSV or JSON.

use serde_json::{Map, Value};
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// In which form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Aligned, for people.
    #[default]
    Human,
    /// One JSON object a row.
    Json,
    /// UTF-8 with BOM and heads in words, for spreadsheets.
    Csv,
}

/// A column.
pub struct Column {
    /// Its stable name, in JSON.
    pub name: &'static str,
    /// Its head.
    pub head: String,
    /// Whether its cells are numbers, which stand right.
    pub number: bool,
}

/// A cell.
pub struct Cell {
    /// As people read it.
    pub shown: String,
    /// As programs do.
    pub value: Value,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        let shown = text.into();
        Cell { value: Value::from(shown.clone()), shown }
    }

    /// A text that may be absent.
    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Cell { shown: String::new(), value: Value::Null }, Cell::text)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Cell { shown: count.to_string(), value: count.into() }
    }

    /// A value that people and programs read in different ways.
    pub fn both(shown: String, value: impl Into<Value>) -> Self {
        Cell { shown, value: value.into() }
    }
}

/// Writes a table.
///
/// # Errors
/// Those of the writer.
pub fn write(
    out: &mut impl Write,
    columns: &[Column],
    rows: &[Vec<Cell>],
    shape: Shape,
) -> std::io::Result<()> {
    match shape {
        Shape::Human => human(out, columns, rows),
        Shape::Json => json(out, columns, rows),
        Shape::Csv => csv(out, columns, rows),
    }
}

fn human(out: &mut impl Write, columns: &[Column], rows: &[Vec<Cell>]) -> std::io::Result<()> {
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let cells = rows.iter().map(|row| row[at].shown.width());
            cells.chain([column.head.width()]).max().unwrap_or_default()
        })
        .collect();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut text = String::new();
        for ((cell, width), column) in cells.zip(&widths).zip(columns) {
            let blanks = " ".repeat(width.saturating_sub(cell.width()));
            let (before, after) = if column.number { (blanks.as_str(), "") } else { ("", blanks.as_str()) };
            text.push_str(&[before, cell, after, "  "].concat());
        }
        writeln!(out, "{}", text.trim_end())
    };
    line(&mut columns.iter().map(|column| column.head.as_str()))?;
    rows.iter().try_for_each(|row| line(&mut row.iter().map(|cell| cell.shown.as_str())))
}

fn json(out: &mut impl Write, columns: &[Column], rows: &[Vec<Cell>]) -> std::io::Result<()> {
    for row in rows {
        let pairs = columns.iter().zip(row);
        let object: Map<String, Value> =
            pairs.map(|(column, cell)| (column.name.to_owned(), cell.value.clone())).collect();
        writeln!(out, "{}", Value::Object(object))?;
    }
    Ok(())
}

fn csv(out: &mut impl Write, columns: &[Column], rows: &[Vec<Cell>]) -> std::io::Result<()> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut builder = csv::WriterBuilder::new();
    let mut table = builder.terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(columns.iter().map(|column| column.head.as_str()))?;
    for row in rows {
        // A spreadsheet adds digits, not groups of them.
        let cells = columns.iter().zip(row).map(|(column, cell)| match (&cell.value, column.number) {
            (Value::String(digits), true) => digits.clone(),
            _ => defused(&cell.shown),
        });
        table.write_record(cells)?;
    }
    table.flush()
}

/// A text that a spreadsheet would run is shown as a text.
fn defused(text: &str) -> String {
    let sign = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let number = text.parse::<f64>().is_ok();
    if text.starts_with(sign) && !number { format!("'{text}") } else { text.to_owned() }
}

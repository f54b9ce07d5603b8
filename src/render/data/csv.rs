//! Owns: the tables for people with a spreadsheet — `data/*.csv`, UTF-8 with BOM, CRLF, heads in words.
//! In: the index, the messages. Out: one row at a time.

mod changes;
mod sheet;
mod tables;

pub use changes::changes;

use super::Export;
use crate::index::{Index, address};
use sheet::{Line, Sheet};
use std::io::{self, Write};

/// One table.
pub struct Table {
    /// Its name: that of its file without `.csv`.
    pub name: &'static str,
    /// The columns; their heads are the messages `csv-COLUMN`.
    pub columns: &'static [&'static str],
    rows: fn(&Index<'_>, &mut Sheet<'_>) -> io::Result<()>,
}

/// All tables.
pub const TABLES: &[Table] = &[
    Table { name: "villages", columns: tables::VILLAGES, rows: tables::villages },
    Table { name: "measures", columns: tables::MEASURES, rows: tables::measures },
    Table { name: "deadlines", columns: tables::DEADLINES, rows: tables::deadlines },
    Table { name: "problems", columns: tables::PROBLEMS, rows: tables::problems },
    Table { name: "funds", columns: tables::FUNDS, rows: tables::funds },
    Table { name: "visits", columns: tables::VISITS, rows: tables::visits },
];

impl Table {
    /// Its path from the site's root.
    pub fn path(&self) -> String {
        address::table(self.name)
    }

    /// Writes it.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, export: &Export<'_>, mut out: impl Write) -> io::Result<()> {
        let mut sheet = Sheet::new(&mut out, export.messages)?;
        let mut head = Line::default();
        for column in self.columns {
            head.text(&sheet.word(&format!("csv-{column}")));
        }
        sheet.write(&mut head)?;
        (self.rows)(export.index, &mut sheet)?;
        sheet.finish()
    }
}

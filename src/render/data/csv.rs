//! Owns: the tables for people with a spreadsheet — `data/*.csv`, UTF-8 with BOM, CRLF, heads in words.
//! In: the index, the messages. Out: one row at a time; where a table is too large for one file, its rows by township and
//! a table that says in which file they are.

mod changes;
mod parts;
mod sheet;
mod tables;

pub use changes::{by_township, changes};
pub use parts::{FilePart, parts};

use super::Export;
use super::share::Share;
use crate::index::{Index, address};
pub use sheet::{Line, Sheet};
use std::io::{self, Write};

/// One table.
pub struct Table {
    /// Its name: that of its file without `.csv`.
    pub name: &'static str,
    /// The columns; their heads are the messages `csv-COLUMN`.
    pub columns: &'static [&'static str],
    /// How many rows a share of it has.
    pub count: fn(&Index<'_>, Share) -> usize,
    rows: fn(&Index<'_>, Share, &mut Sheet<'_>) -> io::Result<()>,
}

/// All tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "villages",
        columns: tables::VILLAGES,
        count: |index, share| share.villages(index).len(),
        rows: tables::villages,
    },
    Table {
        name: "measures",
        columns: tables::MEASURES,
        count: |index, share| share.measures(index).len(),
        rows: tables::measures,
    },
    Table {
        name: "deadlines",
        columns: tables::DEADLINES,
        count: |index, share| share.deadlines(index).count(),
        rows: tables::deadlines,
    },
    Table {
        name: "problems",
        columns: tables::PROBLEMS,
        count: |index, share| share.problems(index).len(),
        rows: tables::problems,
    },
    Table {
        name: "funds",
        columns: tables::FUNDS,
        count: |index, share| share.funds(index).len(),
        rows: tables::funds,
    },
    Table {
        name: "visits",
        columns: tables::VISITS,
        count: |index, share| share.visits(index).len(),
        rows: tables::visits,
    },
];

impl Table {
    /// Its path from the site's root.
    pub fn path(&self) -> String {
        address::table(self.name)
    }

    /// Writes a share of it.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, export: &Export<'_>, share: Share, mut out: impl Write) -> io::Result<()> {
        let mut sheet = Sheet::new(&mut out, export.messages)?;
        sheet.head(self.columns)?;
        (self.rows)(export.index, share, &mut sheet)?;
        sheet.finish()
    }
}

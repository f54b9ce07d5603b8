//! Owns: the step from a ledger to records. In: sheets, maps, and what the county's records say today.
//! Out: drafts of records, what changed in them, and every cell that could not be understood.
//!
//! What a plan promises is written into the plan; what became of it (status, stage, deadline, money spent) into a
//! progress summary of the day, so that a deadline that moves in Excel is seen to move.

mod answers;
mod found;
mod measures;
mod names;
mod places;
mod problems;
mod remarks;
mod summary;
mod told;
mod villages;

pub use told::{Change, Import, Reject, Why};

use super::draft::{DraftError, Drafts};
use super::heading::{Column, Holds, Table, table};
use super::map::{Kind, Maps};
use super::rows::{Named, Row, rows};
use super::sheet::{Cell, Sheet};
use super::shown::Shown;
use super::value::{Fault, plain};
use crate::index::Index;
use crate::model::Model;
use jiff::civil::Date;
use places::Places;
use std::collections::{BTreeMap, HashMap};

/// What the records say today.
pub struct Today<'t> {
    /// Everything, as the internal edition shows it.
    pub model: &'t Model,
    /// Its index.
    pub inside: Shown<'t>,
    /// What the public edition shows: a ledger exported from it is unchanged, too.
    pub outside: Shown<'t>,
    /// The date of summaries that are written.
    pub date: Date,
}

/// Takes sheets in.
///
/// # Errors
/// When a record cannot be read.
pub fn import(
    sheets: &[Sheet],
    maps: &Maps,
    today: &Today<'_>,
    drafts: Drafts,
) -> Result<Import, DraftError> {
    let mut importer = Importer::new(maps, today, drafts);
    let tables: Vec<(&Sheet, Option<Table<'_>>)> = sheets
        .iter()
        .filter(|sheet| maps.sheets.as_ref().is_none_or(|wanted| wanted.contains(&sheet.name)))
        .filter(|sheet| !importer.import.pass_over(sheet))
        .map(|sheet| (sheet, table(sheet, maps, &today.model.site.fund_sources)))
        .collect();
    // Villages first: other sheets may speak of those that are new.
    for pass in [true, false] {
        for (sheet, table) in &tables {
            match table {
                Some(table) if (table.map.kind == Kind::Villages) == pass => importer.sheet(sheet, table)?,
                None if pass => importer.reject(sheet, None, String::new(), Why::Sheet),
                _ => {}
            }
        }
    }
    let mut import = importer.import;
    let order = |sheet: &str| sheets.iter().position(|it| it.name == sheet);
    import.rejects.sort_by_key(|reject| (order(&reject.sheet), reject.line));
    Ok(import)
}

#[derive(Default)]
struct Keys {
    measures: HashMap<String, usize>,
    problems: HashMap<String, usize>,
    villages: HashMap<String, usize>,
}

struct Importer<'i> {
    maps: &'i Maps,
    today: &'i Today<'i>,
    import: Import,
    places: Places,
    /// Measures and problems by the key of their place.
    measures: HashMap<String, Vec<usize>>,
    problems: HashMap<String, Vec<usize>>,
    /// Measures, problems and villages by their own key.
    keys: Keys,
    /// Slugs of the summaries of the date that is written, by the key of their place.
    summaries: HashMap<String, Vec<String>>,
    /// The same of the public edition, by their own key.
    public: HashMap<String, usize>,
    public_problems: HashMap<String, usize>,
    /// Ids of problems that are new, by the key of their place.
    new_problems: HashMap<String, Vec<String>>,
    /// What was read already, with its sheet and row: nothing is taken over twice.
    read: BTreeMap<String, (String, usize)>,
    /// Whether the row in hand was understood so far.
    sound: bool,
}

impl<'i> Importer<'i> {
    fn new(maps: &'i Maps, today: &'i Today<'i>, drafts: Drafts) -> Self {
        let mut measures: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in today.inside.index.measures.iter().enumerate() {
            measures.entry(row.at.at().key()).or_default().push(at);
        }
        let mut problems: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in today.inside.index.problems.iter().enumerate() {
            problems.entry(row.at.at().key()).or_default().push(at);
        }
        let (inside, outside): (&Index<'_>, &Index<'_>) = (today.inside.index, today.outside.index);
        let keys = Keys {
            measures: inside.measures.iter().enumerate().map(|(at, row)| (row.key(), at)).collect(),
            problems: inside.problems.iter().enumerate().map(|(at, row)| (row.key(), at)).collect(),
            villages: inside.villages.iter().enumerate().map(|(at, row)| (row.key(), at)).collect(),
        };
        let date = today.date.to_string();
        let mut summaries: HashMap<String, Vec<String>> = HashMap::new();
        for row in inside.summaries.iter().filter(|row| row.summary.record.slug.starts_with(&date)) {
            summaries.entry(row.at.at().key()).or_default().push(row.summary.record.slug.clone());
        }
        Importer {
            maps,
            today,
            import: Import {
                drafts,
                changes: Vec::new(),
                unchanged: 0,
                rejects: Vec::new(),
                sheets: Vec::new(),
                hidden: Vec::new(),
            },
            places: Places::of(today.model),
            measures,
            problems,
            keys,
            summaries,
            public: outside.measures.iter().enumerate().map(|(at, row)| (row.key(), at)).collect(),
            public_problems: outside.problems.iter().enumerate().map(|(at, row)| (row.key(), at)).collect(),
            new_problems: HashMap::new(),
            read: BTreeMap::new(),
            sound: true,
        }
    }

    fn sheet(&mut self, sheet: &'i Sheet, table: &'i Table<'i>) -> Result<(), DraftError> {
        let mut odd = Vec::new();
        let rows = {
            let names = |title: &str| self.title_names(title);
            rows(sheet, table, &names, &mut odd)
        };
        for column in &table.columns {
            let heading = |at: usize| sheet.address(table.body.saturating_sub(1), at);
            let why = match column.holds {
                Holds::Doubled(other) => Why::Doubled(heading(other)),
                Holds::Rival(other) => Why::Rival(heading(other)),
                Holds::Unknown if table.map.people.contains(&plain(&column.heading)) => Why::Person,
                Holds::Unknown => Why::Column,
                _ => continue,
            };
            if let Some(row) = rows.iter().find(|row| !sheet.cell(row.at, column.at).is_empty()) {
                self.import.rejects.push(Reject {
                    sheet: sheet.name.clone(),
                    line: None,
                    cell: Some(sheet.address(row.at, column.at)),
                    heading: Some(column.heading.clone()),
                    value: sheet.cell(row.at, column.at).text(),
                    why,
                });
            }
        }
        for at in odd {
            let value =
                sheet.rows[at].iter().find(|cell| !cell.is_empty()).map(Cell::text).unwrap_or_default();
            self.reject(sheet, Some(at), value, Why::Row);
        }
        self.import.sheets.push((sheet.name.clone(), table.map.kind, rows.len()));
        for row in &rows {
            self.sound = true;
            self.check_saved(row);
            if !self.sound {
                continue;
            }
            match table.map.kind {
                Kind::Measures => self.measure(row)?,
                Kind::Problems => self.problem(row)?,
                Kind::Villages => self.village(row)?,
            }
        }
        Ok(())
    }

    /// A formula whose result nobody saved may stand for anything.
    fn check_saved(&mut self, row: &Row<'_>) {
        let read = row.table.columns.iter().filter(|column| column.holds.is_read());
        for column in read {
            if matches!(row.sheet.cell(row.at, column.at), Cell::Formula(_)) {
                self.reject_cell(row, column, Why::Value(Fault::Unsaved));
            }
        }
    }

    /// What a title over rows says that they have in common.
    fn title_names(&self, title: &str) -> Named {
        if self.places.township(title).is_some() {
            Named::Township
        } else if self.programme_named(title).is_some() || self.kind_named(title).is_some() {
            Named::Other
        } else {
            Named::Nothing
        }
    }

    fn reject(&mut self, sheet: &Sheet, at: Option<usize>, value: String, why: Why) {
        self.sound = false;
        let line = at.map(|at| sheet.line(at));
        let sheet = sheet.name.clone();
        self.import.rejects.push(Reject { sheet, line, cell: None, heading: None, value, why });
    }

    /// A row that is not understood as a whole.
    fn reject_row(&mut self, row: &Row<'_>, value: String, why: Why) {
        self.reject(row.sheet, Some(row.at), value, why);
    }

    /// A cell that is not understood.
    fn reject_cell(&mut self, row: &Row<'_>, column: &Column, why: Why) {
        self.sound = false;
        self.import.rejects.push(Reject {
            sheet: row.sheet.name.clone(),
            line: Some(row.sheet.line(row.at)),
            cell: Some(row.sheet.address(row.at, column.at)),
            heading: Some(column.heading.clone()),
            value: row.sheet.cell(row.at, column.at).text(),
            why,
        });
    }

    /// The value of a cell, or a reject.
    fn value<T>(
        &mut self,
        row: &Row<'_>,
        column: &Column,
        read: impl FnOnce(&Cell) -> Result<Option<T>, Fault>,
    ) -> Option<T> {
        match read(row.sheet.cell(row.at, column.at)) {
            Ok(value) => value,
            Err(fault) => {
                self.reject_cell(row, column, Why::Value(fault));
                None
            }
        }
    }

    /// Whether the same was read in an earlier row, which is then rejected.
    fn is_again(&mut self, row: &Row<'_>, what: String, title: &str) -> bool {
        let line = row.sheet.line(row.at);
        match self.read.insert(what, (row.sheet.name.clone(), line)) {
            Some((sheet, before)) => {
                let sheet = (sheet != row.sheet.name).then_some(sheet);
                self.reject_row(row, title.to_owned(), Why::Twice(sheet, before));
                true
            }
            None => false,
        }
    }

    fn keep(&mut self, change: Change) {
        if change.new || !change.fields.is_empty() {
            self.import.changes.push(change);
        } else {
            self.import.unchanged += 1;
        }
    }
}

/// Whether a cell reads as a fact is shown.
fn reads_as(cell: &Cell, shown: &Cell) -> bool {
    let text = plain(&cell.text());
    // A number of more digits than a spreadsheet keeps stands there as a text.
    let number = |shown: &Cell| matches!(shown, Cell::Number(number) if text.parse() == Ok(*number));
    cell == shown || text == plain(&shown.text()) || number(shown)
}

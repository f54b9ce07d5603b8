//! Owns: ledgers as a workbook, ready to be printed. In: an edition's index. Out: the bytes of an xlsx, the same for
//! the same records on any day of the clock.

use super::map::{Field, MEASURES, PROBLEMS, VILLAGES};
use super::sheet::Cell;
use super::shown::Shown;
use crate::index::MeasureRow;
use crate::model::{Site, Status};
use crate::workbook::{Book, BookError, Column, Looks, Row, Tone};
use jiff::civil::Date;

/// What of a measure is printed, in the order of the columns; money by source follows, then [`MORE_PRINTED`].
const PRINTED: [&str; 11] = [
    "township",
    "village",
    "programme",
    "measure",
    "lead",
    "person",
    "due",
    "status",
    "overdue",
    "done-on",
    "target",
];
const MORE_PRINTED: [&str; 3] = ["spent", "progress", "note"];
/// What of it is there to be filled in, and not printed: with all of it no letter could be read.
const UNPRINTED: [&str; 6] = ["kind", "with", "start", "first-due", "stage", "current"];

/// The ledgers of an edition on a day; the internal one says on each page that it is.
///
/// # Errors
/// When a text is longer than a cell may be, or there are more rows than a sheet may have.
pub fn workbook(shown: Shown<'_>, site: &Site, day: Date, internal: bool) -> Result<Vec<u8>, BookError> {
    let word = |id: &str| shown.text.plain(id);
    let mut book = Book::new(Looks {
        day,
        language: shown.text.language.tag(),
        signs: Tone::ALL.map(|tone| tone.sign().map(word).unwrap_or_default()),
        mark: internal.then(|| word("page-internal")),
    });
    let ledgers = Ledgers { shown, site, day };
    ledgers.villages(&mut book);
    ledgers.measures(&mut book);
    ledgers.problems(&mut book);
    book.finish()
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

    fn villages(&self, book: &mut Book) {
        let fields = || VILLAGES[1..].iter().chain(&VILLAGES[..1]);
        let columns = fields().map(|(name, field)| self.column(name, *field)).collect();
        let rows = self.shown.index.villages.iter();
        self.sheet(book, "sheet-villages", columns, rows, |own, row| {
            for (_, field) in fields() {
                put(row, *field, &self.shown.village(own, *field));
            }
        });
    }

    fn measures(&self, book: &mut Book) {
        let rows = &self.shown.index.measures;
        let is_used = |source: &&String| {
            rows.iter().any(|row| row.measure.funds.iter().any(|fund| fund.source.value == **source))
        };
        let (used, unused): (Vec<&String>, Vec<&String>) = self.site.fund_sources.iter().partition(is_used);
        let named = |names: &[&'static str]| names.iter().map(|name| Part::Named(name)).collect::<Vec<_>>();
        let mut parts = named(&PRINTED);
        parts.extend(used.into_iter().map(|source| Part::Source(source)));
        parts.extend(named(&MORE_PRINTED));
        let printed = parts.len();
        parts.extend(unused.into_iter().map(|source| Part::Source(source)));
        parts.extend(named(&UNPRINTED));
        parts.push(Part::Named("key"));
        let column = |(at, part): (usize, &Part)| {
            let column = match part {
                Part::Named(name) => self.column(name, field_of(name)),
                Part::Source(source) => {
                    let source = [("source", (*source).into())];
                    Column::new(self.shown.text.text("ledger-fund-of", &source), 12)
                }
            };
            if at < printed { column } else { column.unprinted() }
        };
        let columns = parts.iter().enumerate().map(column).collect();
        self.sheet(book, "sheet-measures", columns, rows.iter(), |own, row| {
            for part in &parts {
                match part {
                    Part::Named(name) => self.measure(own, name, row),
                    Part::Source(source) => put(row, Field::Fund, &self.shown.source(own, source)),
                }
            }
        });
    }

    fn measure(&self, own: &MeasureRow<'_>, name: &str, row: &mut Row<'_, '_>) {
        let state = own.state;
        match name {
            "due" => {
                row.toned_date(state.due, nearness(state.overdue, state.due_soon));
            }
            "first-due" => {
                row.date(state.first_due);
            }
            "status" => {
                row.word(&self.shown.status(state.status), tone(state.status));
            }
            "overdue" => self.overdue(row, state.overdue),
            name => {
                let field = field_of(name);
                put(row, field, &self.shown.measure(own, field));
            }
        }
    }

    fn problems(&self, book: &mut Book) {
        let mut columns: Vec<Column> =
            PROBLEMS[1..].iter().map(|(name, field)| self.column(name, *field)).collect();
        columns.push(self.column("overdue", Field::Status));
        columns.push(self.column("note", Field::Note));
        columns.push(self.column("key", Field::Key));
        self.sheet(book, "sheet-problems", columns, self.shown.index.problems.iter(), |own, row| {
            let state = own.state;
            for (_, field) in &PROBLEMS[1..] {
                let cell = self.shown.problem(own, *field);
                match field {
                    Field::Due => {
                        row.toned_date(state.due, nearness(state.overdue, state.due_soon));
                    }
                    Field::Status => {
                        row.word(&cell.text(), if own.open() { Tone::Doing } else { Tone::Done });
                    }
                    field => put(row, *field, &cell),
                }
            }
            self.overdue(row, state.overdue);
            put(row, Field::Note, &self.shown.problem(own, Field::Note));
            put(row, Field::Key, &self.shown.problem(own, Field::Key));
        });
    }

    /// Whether something is overdue, which alone is red.
    fn overdue(&self, row: &mut Row<'_, '_>, overdue: bool) {
        match overdue {
            true => row.word(&self.shown.text.plain("csv-yes"), Tone::Overdue),
            false => row.blank(),
        };
    }

    fn column(&self, name: &str, field: Field) -> Column {
        let widest = match field {
            Field::Title | Field::Progress => 26,
            Field::Note | Field::Target | Field::Current => 20,
            Field::Lead | Field::With | Field::NoticeNo | Field::FoundBy => 14,
            Field::Key => 40,
            _ => 11,
        };
        let column = Column::new(self.word(name), widest);
        // Whoever reads a ledger on paper does not read keys.
        if field == Field::Key { column.unprinted() } else { column }
    }

    fn sheet<T>(
        &self,
        book: &mut Book,
        name: &str,
        columns: Vec<Column>,
        rows: impl Iterator<Item = T>,
        fill: impl Fn(T, &mut Row<'_, '_>),
    ) {
        let ledger = self.word(name);
        let title = [
            ("county", self.site.county.as_str().into()),
            ("ledger", ledger.as_str().into()),
            ("date", self.day.to_string().into()),
        ];
        let columns: Vec<Column> = [Column::new(self.word("number"), 6)].into_iter().chain(columns).collect();
        let mut sheet = book.sheet(&ledger, &self.shown.text.text("ledger-title", &title), &columns);
        for (own, number) in rows.zip(1..) {
            let mut row = sheet.row();
            row.count(number);
            fill(own, &mut row);
        }
        sheet.end();
    }
}

/// A column of measures.
enum Part<'p> {
    /// By the name of its heading.
    Named(&'static str),
    /// Money of this source.
    Source(&'p str),
}

/// What stands under a heading; of what is worked out, whatever makes its column as wide as it must be.
fn field_of(name: &str) -> Field {
    let known = MEASURES.iter().find(|(own, _)| *own == name).map(|(_, field)| *field);
    known.unwrap_or(if name == "spent" { Field::Spent } else { Field::Status })
}

fn nearness(overdue: bool, due_soon: bool) -> Tone {
    match (overdue, due_soon) {
        (true, _) => Tone::Overdue,
        (false, true) => Tone::Soon,
        (false, false) => Tone::Plain,
    }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Planned => Tone::Planned,
        Status::Doing => Tone::Doing,
        Status::Done => Tone::Done,
        Status::Suspended => Tone::Suspended,
        Status::Cancelled => Tone::Cancelled,
    }
}

fn put(row: &mut Row<'_, '_>, field: Field, cell: &Cell) {
    match (cell, field) {
        (Cell::Empty, _) => row.blank(),
        (Cell::Text(code), Field::Code) => row.code(Some(code)),
        (Cell::Text(text) | Cell::Fault(text) | Cell::Formula(text), _) => row.text(text),
        (Cell::Number(number), Field::Fund | Field::Spent) => row.money(&number.to_string()),
        (Cell::Number(number), _) => row.number(&number.to_string()),
        (Cell::Date(date), _) => row.date(Some(*date)),
    };
}

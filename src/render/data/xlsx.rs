//! Owns: the tables for people who print and filter — `data/*.xlsx`, one beside each CSV. In: the site.
//! Out: one workbook at a time; the rows of its CSV, with the columns that people read. Keys, coordinates and
//! addresses of pages stand in the CSV alone, so that a row fits across a sheet of paper.

mod remark;
mod tables;

use crate::index::address;
use crate::render::site::Site;
use crate::workbook::{Book, BookError, Column, LONGEST, Looks, Sheet, Tone};

/// More rows than this are no table for people: nobody prints four thousand sheets, and an old machine opens them in
/// minutes. There is then only the CSV.
pub const MOST_ROWS: usize = 100_000;

/// One table.
pub struct Workbook {
    /// Its name: that of its file without `.xlsx`, and of its CSV.
    pub name: &'static str,
    /// The columns; their heads are the messages `csv-COLUMN`.
    columns: &'static [tables::Head],
    count: fn(&Site<'_>) -> usize,
    rows: fn(&Site<'_>, &mut Sheet<'_>),
}

/// All tables, in the order of the page that lists them.
pub const WORKBOOKS: &[Workbook] = &[
    Workbook {
        name: "villages",
        columns: tables::VILLAGES,
        count: |site| site.index.villages.len(),
        rows: tables::villages,
    },
    Workbook {
        name: "measures",
        columns: tables::MEASURES,
        count: |site| site.index.measures.len(),
        rows: tables::measures,
    },
    Workbook {
        name: "deadlines",
        columns: tables::DEADLINES,
        count: |site| site.index.deadlines.len(),
        rows: tables::deadlines,
    },
    Workbook {
        name: "problems",
        columns: tables::PROBLEMS,
        count: |site| site.index.problems.len(),
        rows: tables::problems,
    },
    Workbook {
        name: "funds",
        columns: tables::FUNDS,
        count: |site| site.index.funds.rows.len(),
        rows: tables::funds,
    },
    Workbook {
        name: "visits",
        columns: tables::VISITS,
        count: |site| site.index.visits.len(),
        rows: tables::visits,
    },
    Workbook {
        name: "changes",
        columns: tables::CHANGES,
        count: |site| site.changes.events.len(),
        rows: tables::changes,
    },
];

impl Workbook {
    /// Its path from the site's root.
    pub fn path(&self) -> String {
        address::workbook(self.name)
    }

    /// How many rows it has, as its CSV.
    pub fn count(&self, site: &Site<'_>) -> usize {
        (self.count)(site)
    }

    /// Whether a site has it.
    pub fn is_made(&self, site: &Site<'_>) -> bool {
        self.count(site) <= MOST_ROWS
    }

    /// Its bytes.
    ///
    /// # Errors
    /// When a cell or the sheet is too long, which [`MOST_ROWS`] and [`fitting`] prevent.
    pub fn bytes(&self, site: &Site<'_>) -> Result<Vec<u8>, BookError> {
        let words = site.words;
        let mut book = Book::new(Looks {
            day: site.index.day,
            language: words.language(),
            signs: Tone::ALL.map(|tone| tone.sign().map(|id| words.plain(id)).unwrap_or_default()),
            mark: site.internal().then(|| words.plain("page-internal")),
        });
        let name = words.plain(&format!("sheet-{}", self.name));
        let title = [
            ("county", site.index.site.county.as_str().into()),
            ("ledger", name.as_str().into()),
            ("date", site.index.day.to_string().into()),
        ];
        let columns: Vec<Column> = self.columns.iter().map(|head| head.column(words)).collect();
        let mut sheet = book.sheet(&name, &words.say("ledger-title", &title), &columns);
        (self.rows)(site, &mut sheet);
        sheet.end();
        book.finish()
    }
}

/// A text that a cell can hold; of a longer one the beginning, and where the rest is.
fn fitting<'t>(site: &Site<'_>, text: &'t str) -> std::borrow::Cow<'t, str> {
    if text.len() <= LONGEST {
        return text.into();
    }
    let mut units = 0;
    // Room for the remark behind it.
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST - 1000
    });
    match end.filter(|_| text.encode_utf16().count() > LONGEST) {
        Some((end, _)) => site.words.say("sheet-cut", &[("text", text[..end].into())]).into(),
        None => text.into(),
    }
}

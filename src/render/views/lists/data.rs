//! Owns: the page that says which files there are for spreadsheets, programs, calendars and feed readers.
//! In: the index. Out: `data/index.html`.

use super::{Head, Page};
use crate::diag::Arg;
use crate::index::address;
use crate::render::data::{WORKBOOKS, Workbook};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::PageView;
use serde::Serialize;

/// `data/index.html`: the files for spreadsheets, programs, calendars and feed readers.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// The tables.
    tables: Vec<TableItem>,
    /// All public data as JSON.
    json: Link,
    /// The JSON Schema of it.
    schema: Link,
    /// The Atom feed.
    feed: Link,
    /// The calendar of all deadlines (iCalendar).
    calendar: Link,
    /// Calendars of townships, by their names.
    townships: Vec<Link>,
    /// Calendars of units, by their names.
    units: Vec<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "data.html";
}

/// A table, as CSV and as a workbook.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TableItem {
    /// Its stable name.
    name: &'static str,
    /// File name and address of its CSV.
    link: Link,
    /// The same of its workbook; none where it is too long for one.
    workbook: Option<Link>,
    /// Why there is no workbook.
    without: Option<String>,
    /// What its rows are, in words.
    about: String,
    /// How many rows it has.
    rows: usize,
}

/// The page of the open data.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let head = Head {
        path: address::DATA.to_owned(),
        section: "data",
        title: site.words.plain("data-title"),
        lead: "data-lead",
        args: Vec::new(),
        above: None,
    };
    let frame = head.frame(site, None);
    let file = |path: &str| frame.link(path, path.rsplit('/').next().unwrap_or(path));
    let table = |table: &Workbook| {
        let rows = table.count(site);
        let made = table.is_made(site);
        TableItem {
            name: table.name,
            link: file(&address::table(table.name)),
            workbook: made.then(|| file(&table.path())),
            without: (!made).then(|| {
                site.words
                    .say("data-table-long", &[("rows", Arg::Number(i64::try_from(rows).unwrap_or(i64::MAX)))])
            }),
            about: site.words.plain(&format!("table-{}", table.name)),
            rows,
        }
    };
    let view = View {
        tables: WORKBOOKS.iter().map(table).collect(),
        json: file(address::SITE_JSON),
        schema: file(address::SITE_SCHEMA),
        feed: file(address::FEED),
        calendar: file(address::CALENDAR),
        townships: index
            .townships
            .iter()
            .map(|row| frame.link(&row.calendar(), &row.township.name))
            .collect(),
        units: index
            .units
            .iter()
            .filter(|row| !row.is_idle())
            .map(|row| frame.link(&row.calendar(), row.unit.name()))
            .collect(),
    };
    super::plain(site, &frame, &view)
}

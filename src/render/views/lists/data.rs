//! Owns: the pages that say which files there are for spreadsheets, programs, calendars and feed readers.
//! In: the index, and what was split. Out: `data/index.html`; where files were split, a page a township beside it.

pub use super::split::Part;
use super::split::{PartItem, Span};
use super::{Head, Page};
use crate::index::address;
use crate::render::data::{Share, Split, TABLES, WORKBOOKS, Workbook, changes_by_township};
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
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
    /// Whether that file holds only what is the county's own, all else standing in files of townships.
    json_split: bool,
    /// The JSON Schema of it.
    schema: Link,
    /// The Atom feed.
    feed: Link,
    /// The calendar of all deadlines (iCalendar).
    calendar: Link,
    /// Whether large calendars have one event a day instead of one a deadline.
    calendars_by_day: bool,
    /// Calendars of townships, by their names; none where townships have pages of files.
    townships: Vec<Link>,
    /// Calendars of units, by their names.
    units: Vec<Link>,
    /// Pages of the files of townships with their numbers of measures; only where some file was too large.
    parts: Vec<PartItem>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "data.html";
}

/// `data/in-TOWNSHIP.html`: the files of one township, where files of the whole county would be too large.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartView {
    /// The township's page.
    township: Link,
    /// Its parts of tables.
    tables: Vec<TableItem>,
    /// Its part of the public data as JSON, where that was split.
    json: Option<Link>,
    /// Its calendar.
    calendar: Link,
}

impl PageView for PartView {
    const TEMPLATE: &'static str = "data-part.html";
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
    /// How many rows it has, in all its parts.
    rows: usize,
    /// Whether the file only says in which files its rows stand.
    split: bool,
}

/// Which pages there are; they name files that were made, so they are made after them.
pub fn parts(site: &Site<'_>, split: &Split) -> Vec<Part> {
    let townships = if split.by_township() { 0..site.index.townships.len() } else { 0..0 };
    std::iter::once(None).chain(townships.map(|township| Some(Span::one(township)))).collect()
}

/// Where one of them stands.
#[cfg(feature = "serve")]
pub fn path(site: &Site<'_>, part: Part) -> String {
    part.map_or_else(
        || address::DATA.to_owned(),
        |part| address::split(address::DATA, site.index.townships[part.first].slug()),
    )
}

/// The page of the open data, or of a township's files.
///
/// # Errors
/// When its template fails.
pub fn page(site: &Site<'_>, split: &Split, part: Part) -> Result<Page, TemplateError> {
    let head = Head {
        path: address::DATA.to_owned(),
        section: "data",
        title: site.words.plain("data-title"),
        lead: "data-lead",
        args: Vec::new(),
        above: None,
    };
    let frame = head.frame(site, part);
    match part {
        None => whole(site, split, &frame),
        Some(part) => of_township(site, split, part.first, &frame),
    }
}

fn file(frame: &Frame, path: &str) -> Link {
    frame.link(path, path.rsplit('/').next().unwrap_or(path))
}

fn whole(site: &Site<'_>, split: &Split, frame: &Frame) -> Result<Page, TemplateError> {
    let index = site.index;
    let table = |table: &Workbook| {
        let rows = table.count(site);
        let made = table.is_made(site);
        TableItem {
            name: table.name,
            link: file(frame, &address::table(table.name)),
            workbook: made.then(|| file(frame, &table.path())),
            without: (!made).then(|| site.words.say("data-table-long", &[("rows", rows.into())])),
            about: site.words.plain(&format!("table-{}", table.name)),
            rows,
            split: split.tables.contains(table.name),
        }
    };
    let by_township = split.by_township();
    let calendars = index.townships.iter().filter(|_| !by_township);
    let parts = index.townships.iter().filter(|_| by_township);
    let view = View {
        tables: WORKBOOKS.iter().map(table).collect(),
        json: file(frame, address::SITE_JSON),
        json_split: split.site,
        schema: file(frame, address::SITE_SCHEMA),
        feed: file(frame, address::FEED),
        calendar: file(frame, address::CALENDAR),
        calendars_by_day: split.calendars,
        townships: calendars.map(|row| frame.link(&row.calendar(), &row.township.name)).collect(),
        units: index
            .units
            .iter()
            .filter(|row| !row.is_idle())
            .map(|row| frame.link(&row.calendar(), row.unit.name()))
            .collect(),
        parts: parts
            .map(|row| {
                let to = address::split(address::DATA, row.slug());
                PartItem { link: frame.link(&to, &row.township.name), count: row.measures.len() }
            })
            .collect(),
    };
    super::plain(site, frame, view)
}

fn of_township(
    site: &Site<'_>,
    split: &Split,
    township: usize,
    frame: &Frame,
) -> Result<Page, TemplateError> {
    let index = site.index;
    let row = &index.townships[township];
    let item = |name: &'static str, rows: usize| TableItem {
        name,
        link: file(frame, &address::table_part(name, Some(row.slug()))),
        about: site.words.plain(&format!("table-{name}")),
        rows,
        split: false,
        workbook: None,
        without: None,
    };
    let tables = TABLES.iter().filter(|table| split.tables.contains(table.name));
    let mut tables: Vec<_> =
        tables.map(|table| item(table.name, (table.count)(index, Share::Township(township)))).collect();
    if split.tables.contains("changes") {
        let rows = changes_by_township(site).get(&Some(township)).map_or(0, Vec::len);
        tables.push(item("changes", rows));
    }
    // A part without rows has no file.
    tables.retain(|table| table.rows > 0);
    let view = PartView {
        township: frame.link(&row.page(), &row.township.name),
        tables,
        json: split.site.then(|| file(frame, &address::site_part(row.slug()))),
        calendar: file(frame, &row.calendar()),
    };
    super::plain(site, frame, view)
}

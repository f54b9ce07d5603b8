//! Owns: the page that says which files there are for spreadsheets, programs, calendars and feed readers.
//! In: the index. Out: `data/index.html`.

use super::{Head, Page};
use crate::index::address;
use crate::render::data::TABLES;
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct View {
    tables: Vec<TableItem>,
    json: Link,
    schema: Link,
    feed: Link,
    calendar: Link,
    townships: Vec<Link>,
    units: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct TableItem {
    /// Its stable name.
    name: &'static str,
    link: Link,
    /// What its rows are, in words.
    about: String,
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
    let table = |table: &crate::render::data::Table| TableItem {
        name: table.name,
        link: file(&table.path()),
        about: site.words.plain(&format!("table-{}", table.name)),
        rows: row_count(site, table.name),
    };
    let view = View {
        tables: TABLES.iter().map(table).collect(),
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
    super::plain(site, "data.html", &frame, &view)
}

fn row_count(site: &Site<'_>, table: &str) -> usize {
    let index = site.index;
    match table {
        "villages" => index.villages.len(),
        "measures" => index.measures.len(),
        "deadlines" => index.deadlines.len(),
        "problems" => index.problems.len(),
        "funds" => index.funds.rows.len(),
        _ => index.visits.len(),
    }
}

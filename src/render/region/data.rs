//! Owns: the page of a region's open data. In: the region. Out: `data/index.html`.

use super::site::RegionSite;
use crate::artifact::Artifact;
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::views::PageView;
use serde::Serialize;

/// `data/index.html` of a region: its files for spreadsheets and programs.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// The CSV files.
    tables: Vec<TableItem>,
    /// The figures as JSON.
    json: Link,
    /// The JSON Schema of these.
    schema: Link,
}

impl PageView for View {
    const TEMPLATE: &'static str = "region-data.html";
}

/// A CSV file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TableItem {
    /// Its file name and address.
    link: Link,
    /// What its rows are, in words.
    about: String,
    /// How many rows it has.
    rows: usize,
}

/// The page.
pub fn page(site: &RegionSite<'_>) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let title = site.words.plain("data-title");
    let frame = site.frame(address::DATA.to_owned(), "data", title, "region-data-lead", &[]);
    let file = |path: &str| frame.link(path, path.rsplit('/').next().unwrap_or(path));
    let table = |(name, rows): (&str, usize)| TableItem {
        link: file(&address::table(name)),
        about: site.words.plain(&format!("region-table-{name}")),
        rows,
    };
    let townships: usize = region.counties.iter().map(|county| county.townships.len() + 1).sum();
    let view = View {
        tables: [("counties", region.counties.len()), ("townships", townships)].map(table).into(),
        json: file(address::REGION_JSON),
        schema: file(address::REGION_SCHEMA),
    };
    site.fill(&frame, &view)
}

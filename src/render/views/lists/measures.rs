//! Owns: the list of measure kinds. In: the index by measure. Out: `measures/index.html`.

use super::{Head, Page};
use crate::index::{KindRow, address};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::prose::PageProse;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{Rows, TotalsView};
use serde::Serialize;

/// `measures/index.html`: all kinds of measures.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Its figures.
    totals: TotalsView,
    /// Kinds under the headings of the catalogue.
    groups: Vec<Group>,
    /// Its text, ready HTML; empty without one.
    prose: String,
}

impl PageView for View {
    const TEMPLATE: &'static str = "measures.html";
}

/// Kinds that the catalogue lists under one heading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Group {
    /// None: kinds that name no group.
    name: Option<String>,
    /// Its kinds.
    kinds: Vec<KindItem>,
}

/// A kind of measure.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct KindItem {
    /// Its name and page.
    link: Shared<Link>,
    /// What it is, from the catalogue.
    about: Option<String>,
    /// Villages that have such a measure.
    villages: usize,
    /// Its figures.
    totals: TotalsView,
}

/// The list of measure kinds.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let head = Head {
        path: address::MEASURES.to_owned(),
        section: "measures",
        title: site.words.plain("measures-title"),
        lead: "measures-lead",
        args: vec![("kinds", index.kinds.len().into()), ("measures", index.totals.measures.into())],
        above: None,
    };
    let frame = head.frame(site, None);
    let rows = Rows::new(site, &frame);
    let mut prose = PageProse::new(site, &frame.path);
    let text = site.published.model.measures_text.as_ref();
    let view = View {
        totals: rows.totals(&index.totals),
        groups: groups(&rows),
        prose: text.map(|record| prose.html(record)).unwrap_or_default(),
    };
    super::finish(site, &frame, view, prose)
}

/// Groups as the catalogue first names them.
fn groups(rows: &Rows<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (position, row) in rows.site.index.kinds.iter().enumerate() {
        let item = item(rows, position, row);
        match groups.iter_mut().find(|group| group.name == row.kind.group) {
            Some(group) => group.kinds.push(item),
            None => groups.push(Group { name: row.kind.group.clone(), kinds: vec![item] }),
        }
    }
    groups
}

fn item(rows: &Rows<'_>, position: usize, row: &KindRow<'_>) -> KindItem {
    KindItem {
        link: rows.kind(position),
        about: row.kind.about.clone(),
        villages: row.villages,
        totals: rows.totals(&row.totals),
    }
}

//! Owns: the catalogue of what must be made public, and the matrix of villages, items and periods.
//! In: the index of disclosures. Out: `disclosures/index.html`, and the matrix by township where it is long.

use super::split::{self, Keep, Part, PartItem, Span};
use super::{Head, Page};
use crate::assess::Period;
use crate::index::{DisclosureRow, VillageRow, address};
use crate::model::{Every, Place, link};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::prose::PageProse;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{NoticeItem, Rows};
use crate::render::words::DateView;
use serde::Serialize;

/// How many of an item's newest periods the matrix shows; what older ones lack is still counted.
const RECENT: usize = 6;
/// How many of the newest notices are listed.
const NEWEST: usize = 10;

/// `disclosures/index.html`: what villages must make public, and which did; a long matrix goes on in parts beside it, each of one township or several (`in-TOWNSHIP.html`, by the first of them).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// A part shows only the matrix.
    whole: bool,
    /// The catalogue of what must be made public.
    items: Vec<ItemView>,
    /// Sums of each period.
    periods: Vec<PeriodSum>,
    /// The heads of the matrix.
    columns: Columns,
    /// Villages by township, and what each made public.
    matrix: Vec<MatrixGroup>,
    /// Where the matrix splits: its parts.
    parts: Vec<PartItem>,
    /// The newest notices of all villages.
    newest: Vec<NoticeItem>,
    /// Its text, ready HTML; empty without one.
    prose: String,
}

impl PageView for View {
    const TEMPLATE: &'static str = "disclosures.html";
}

/// An item of the catalogue.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ItemView {
    /// Its name.
    name: String,
    /// Its group in the catalogue.
    group: Option<String>,
    /// The rule that asks for it.
    basis: Option<String>,
    /// How often, in words.
    every: String,
    /// How many days a notice must hang.
    days: Option<u32>,
    /// Notices so far.
    notices: usize,
    /// The newest of them.
    newest: Option<DateView>,
    /// Missing in all villages and periods that are over.
    missing: usize,
}

/// How many villages have published an item in a period.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PeriodSum {
    /// What was due.
    item: String,
    /// In which period.
    period: String,
    /// Whether the period is over.
    over: bool,
    /// How many villages published it.
    published: usize,
    /// How many villages there are.
    villages: usize,
    /// Published in whole percent; none of no villages.
    percent: Option<u32>,
}

/// The heads of the matrix: items over their periods.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Columns {
    /// The upper row: items, each over its periods.
    items: Vec<ColumnItem>,
    /// The lower row: periods, newest first.
    periods: Vec<String>,
}

/// An item over its periods.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ColumnItem {
    /// Its name.
    name: String,
    /// Over how many columns.
    span: usize,
}

/// The villages of a township.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MatrixGroup {
    /// The township.
    township: Link,
    /// Its `id` attribute; the list of parts leads there.
    anchor: String,
    /// Its villages.
    villages: Vec<MatrixRow>,
}

/// A village in the matrix.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MatrixRow {
    /// Its name and page.
    link: Link,
    /// One for each column.
    cells: Vec<Cell>,
    /// How many notices it lacks in periods that are over, older ones among them.
    missing: usize,
}

/// What a village has made public of an item in a period.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Cell {
    /// `published`, `missing` or `awaited`.
    state: &'static str,
    /// The notice, by its date; none where nothing was published.
    notice: Option<Link>,
}

/// Its parts, if it is cut. A village is a row for each item, so that wide matrices split earlier.
pub fn parts(site: &Site<'_>) -> Vec<Span> {
    split::parts(places(site))
}

fn places(site: &Site<'_>) -> impl Iterator<Item = Place> {
    let width = periodic(site).count();
    site.index.villages.iter().flat_map(move |row| std::iter::repeat_n(row.own.at.place, width))
}

/// Items that are due every so often.
fn periodic<'s>(site: &Site<'s>) -> impl Iterator<Item = &'s DisclosureRow<'s>> {
    site.index.disclosures.iter().filter(|row| !row.periods.is_empty())
}

/// What must be made public.
pub fn page(site: &Site<'_>, part: Part) -> Result<Page, TemplateError> {
    let index = site.index;
    let villages = index.villages.len();
    let missing: usize = index.disclosures.iter().map(|row| row.missing_count(villages)).sum();
    let head = Head {
        path: address::DISCLOSURES.to_owned(),
        section: "disclosures",
        title: site.words.plain("disclosures-title"),
        lead: "disclosures-lead",
        args: vec![
            ("items", index.disclosures.len().into()),
            ("notices", index.notices.len().into()),
            ("villages", villages.into()),
            ("missing", missing.into()),
        ],
        above: None,
    };
    let frame = head.frame(site, part);
    let rows = Rows::new(site, &frame);
    let mut prose = PageProse::new(site, &frame.path);
    let keep = Keep::of(part, places(site));
    let whole = part.is_none();
    let text = site.published.model.disclosures_text.as_ref().filter(|_| whole);
    let view = View {
        whole,
        items: index.disclosures.iter().map(|row| item(&rows, row)).collect(),
        periods: periodic(site).flat_map(|row| sums(&rows, row)).collect(),
        columns: columns(&rows),
        matrix: matrix(&rows, keep),
        parts: townships(&rows, keep),
        newest: newest(&rows),
        prose: text.map(|record| prose.html(record)).unwrap_or_default(),
    };
    super::finish(site, &frame, view, prose)
}

fn item(rows: &Rows<'_>, row: &DisclosureRow<'_>) -> ItemView {
    let index = rows.site.index;
    let dates = row.notices.iter().map(|notice| index.notices[*notice].notice.date.value);
    ItemView {
        name: row.item.name.clone(),
        group: row.item.group.clone(),
        basis: row.item.basis.clone(),
        every: rows.site.words.plain(match row.item.every {
            Some(Every::Month) => "every-month",
            Some(Every::Quarter) => "every-quarter",
            Some(Every::HalfYear) => "every-half-year",
            Some(Every::Year) => "every-year",
            None => "every-event",
        }),
        days: row.item.days,
        notices: row.notices.len(),
        newest: dates.max().map(|date| rows.date(date)),
        missing: row.missing_count(index.villages.len()),
    }
}

fn sums(rows: &Rows<'_>, row: &DisclosureRow<'_>) -> Vec<PeriodSum> {
    let villages = rows.site.index.villages.len();
    let sum = |period: &crate::index::PeriodRow| PeriodSum {
        item: row.item.name.clone(),
        period: period_name(rows, period.period),
        over: period.over,
        published: period.published,
        villages,
        percent: (period.published * 100).checked_div(villages).and_then(|share| u32::try_from(share).ok()),
    };
    row.periods.iter().rev().map(sum).collect()
}

/// `2020年第1季度`.
fn period_name(rows: &Rows<'_>, period: Period) -> String {
    let worded = period.worded();
    rows.site.words.say(worded.id, &worded.args)
}

/// Positions of the periods that the matrix shows, newest first.
fn recent(row: &DisclosureRow<'_>) -> impl Iterator<Item = usize> {
    (0..row.periods.len()).rev().take(RECENT)
}

fn columns(rows: &Rows<'_>) -> Columns {
    let items =
        periodic(rows.site).map(|row| ColumnItem { name: row.item.name.clone(), span: recent(row).count() });
    let periods =
        periodic(rows.site).flat_map(|row| recent(row).map(|at| period_name(rows, row.periods[at].period)));
    Columns { items: items.collect(), periods: periods.collect() }
}

fn matrix(rows: &Rows<'_>, keep: Keep) -> Vec<MatrixGroup> {
    let index = rows.site.index;
    if periodic(rows.site).next().is_none() {
        return Vec::new();
    }
    let group = |township: &crate::index::TownshipRow<'_>| {
        let kept = township.villages.clone().filter(|at| keep.place(index.villages[*at].own.at.place));
        let villages: Vec<_> = kept.map(|at| matrix_row(rows, at, &index.villages[at])).collect();
        let anchor = link::township_anchor(Some(township.slug()));
        (!villages.is_empty()).then(|| MatrixGroup {
            township: rows.place(&township.own.at),
            anchor,
            villages,
        })
    };
    index.townships.iter().filter_map(group).collect()
}

fn matrix_row(rows: &Rows<'_>, position: usize, row: &VillageRow<'_>) -> MatrixRow {
    let items = || periodic(rows.site);
    MatrixRow {
        link: rows.frame.link(&row.page(), &row.village.name),
        cells: items().flat_map(|item| cells(rows, item, position)).collect(),
        missing: items().map(|item| item.missing(position).len()).sum(),
    }
}

fn cells(rows: &Rows<'_>, item: &DisclosureRow<'_>, village: usize) -> Vec<Cell> {
    let notices = item.cells(village);
    let cell = |at: usize| match (notices[at], item.periods[at].over) {
        (Some(notice), _) => {
            let row = &rows.site.index.notices[notice];
            let date = rows.date(row.notice.date.value).iso.clone();
            Cell { state: "published", notice: Some(rows.frame.link(&row.page(), date)) }
        }
        (None, true) => Cell { state: "missing", notice: None },
        (None, false) => Cell { state: "awaited", notice: None },
    };
    recent(item).map(cell).collect()
}

/// Parts of the matrix by villages, where it splits.
fn townships(rows: &Rows<'_>, keep: Keep) -> Vec<PartItem> {
    if keep != Keep::County {
        return Vec::new();
    }
    let places = rows.site.index.villages.iter().map(|row| row.own.at.place);
    split::spread(rows, address::DISCLOSURES, &parts(rows.site), places)
}

fn newest(rows: &Rows<'_>) -> Vec<NoticeItem> {
    let notices = &rows.site.index.notices;
    let mut positions: Vec<usize> = (0..notices.len()).collect();
    positions.sort_by_key(|at| std::cmp::Reverse(notices[*at].notice.date.value));
    positions.into_iter().take(NEWEST).map(|at| rows.notice(at)).collect()
}

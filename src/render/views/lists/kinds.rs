//! Owns: the page of a measure kind — how many, how far, where on the ladder, and every such measure.
//! In: a kind's position. Out: `measures/<kind>/index.html`, and its parts by township where it is long.

use super::split::{self, Keep, List, Part, PartItem, Span};
use super::{Head, Page};
use crate::index::{KindRow, TargetSum, address};
use crate::model::{Place, link};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{MeasureItem, Rows, TotalsView};
use serde::Serialize;

/// `measures/KIND/index.html`: one kind of measure; a long list goes on in parts beside it, each of one township or several (`in-TOWNSHIP.html`, by the first of them).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// What it is, from the catalogue.
    about: Option<String>,
    /// A part shows no sums: they stand on the list's own page.
    whole: bool,
    /// Its figures.
    totals: TotalsView,
    /// How many villages have such a measure.
    villages: usize,
    /// Its targets, added up by name.
    targets: Vec<SumItem>,
    /// The steps of its ladder.
    stages: Vec<StageItem>,
    /// Villages that stand on no step yet.
    unstaged: usize,
    /// Where the list splits: its parts.
    parts: Vec<PartItem>,
    /// The measures by township.
    groups: Vec<Group>,
    /// The one before it.
    before: Option<Shared<Link>>,
    /// The one after it.
    after: Option<Shared<Link>>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "kind.html";
}

/// Targets of one name, added up.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SumItem {
    /// Its name.
    name: String,
    /// What is counted.
    unit: String,
    /// Where they start; none: from nothing.
    baseline: Option<String>,
    /// The last reported values; none: no report.
    current: Option<String>,
    /// Where they must arrive.
    goal: String,
    /// In whole percent; none without a report.
    percent: Option<u32>,
    /// How many targets are in the sum.
    count: usize,
    /// For how many of them a value was reported.
    reported: usize,
}

/// A step of the ladder.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StageItem {
    /// Its name.
    name: String,
    /// How many villages stand at it.
    at: usize,
    /// How many stand at it or past it.
    reached: usize,
    /// How long its bar is, in hundredths of the villages that take part.
    length: usize,
}

/// Measures of one township, or the county's own.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Group {
    /// The township or the county.
    place: Link,
    /// Its `id` attribute; other pages lead there.
    anchor: String,
    /// The measures.
    measures: Vec<MeasureItem>,
}

/// Its parts, if it is cut.
pub fn parts(site: &Site<'_>, kind: usize) -> Vec<Span> {
    split::parts(places(site, kind))
}

fn places(site: &Site<'_>, kind: usize) -> impl Iterator<Item = Place> {
    site.index.kinds[kind].measures.iter().map(|measure| site.index.measures[*measure].at.place)
}

/// The page of a kind.
pub fn page(site: &Site<'_>, kind: usize, part: Part) -> Result<Page, TemplateError> {
    let row = &site.index.kinds[kind];
    let mut frame = head(row).frame(site, part);
    let keep = Keep::of(part, places(site, kind));
    let list = List::Measures(&row.measures);
    frame.name_townships(site.index, keep.places(site, &[list]).into_iter());
    let rows = Rows::new(site, &frame);
    let kinds = &site.index.kinds;
    let parts = if keep == Keep::County {
        split::spread(&rows, &row.page(), &parts(site, kind), places(site, kind))
    } else {
        Vec::new()
    };
    let view = View {
        about: row.kind.about.clone(),
        whole: part.is_none(),
        totals: rows.totals(&row.totals),
        villages: row.villages,
        targets: row.targets.iter().map(|sum| sum_item(&rows, sum)).collect(),
        stages: stages(row),
        unstaged: row.unstaged,
        parts,
        groups: groups(&rows, keep.of_list(site, list)),
        before: kind.checked_sub(1).filter(|_| part.is_none()).map(|before| rows.kind(before)),
        after: Some(kind + 1)
            .filter(|after| *after < kinds.len() && part.is_none())
            .map(|after| rows.kind(after)),
    };
    super::plain(site, &frame, view)
}

/// Its title and first line.
pub fn head<'h>(row: &KindRow<'_>) -> Head<'h> {
    Head {
        path: row.page(),
        section: "measures",
        title: row.kind.name.clone(),
        lead: "kind-lead",
        args: vec![
            ("name", row.kind.name.as_str().into()),
            ("villages", row.villages.into()),
            ("measures", row.totals.measures.into()),
            ("done", row.totals.done.into()),
            ("overdue", row.totals.overdue.into()),
        ],
        above: Some((address::MEASURES, "nav-measures")),
    }
}

fn sum_item(rows: &Rows<'_>, sum: &TargetSum<'_>) -> SumItem {
    let words = rows.site.words;
    SumItem {
        name: sum.name.to_owned(),
        unit: sum.unit.to_owned(),
        baseline: (!sum.baseline.is_count(0)).then(|| words.quantity(sum.baseline)),
        current: sum.current().map(|current| words.quantity(current)),
        goal: words.quantity(sum.value),
        percent: sum.percent(),
        count: sum.count,
        reported: sum.reported,
    }
}

fn stages(row: &KindRow<'_>) -> Vec<StageItem> {
    let item = |stage: &crate::index::StageCount<'_>| StageItem {
        name: stage.name.to_owned(),
        at: stage.at,
        reached: stage.reached,
        length: (stage.reached * 100).checked_div(row.villages).unwrap_or(0),
    };
    row.stages.iter().map(item).collect()
}

/// One group a township, in the order of the index.
fn groups(rows: &Rows<'_>, positions: Vec<usize>) -> Vec<Group> {
    let index = rows.site.index;
    let township = |position: &usize| index.measures[*position].at.place.township();
    let group = |chunk: &[usize]| {
        let row = township(&chunk[0]).map(|at| &index.townships[at]);
        let place = rows.place(row.map_or(&index.county.at, |row| &row.own.at));
        let anchor = link::township_anchor(row.map(|row| row.slug()));
        Group { place, anchor, measures: rows.measures(chunk) }
    };
    positions.chunk_by(|a, b| township(a) == township(b)).map(group).collect()
}

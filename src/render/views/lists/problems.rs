//! Owns: the list of problems — open, late, closed; by category and township. In: the index of problems.
//! Out: `problems/index.html`, and its parts by township where it is long.

use super::split::{self, Heads, Keep, List, Part, PartItem, Span};
use super::{Head, Page};
use crate::index::{ProblemCount, address};
use crate::model::Place;
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{BarPart, ProblemItem, Rows};
use serde::Serialize;

/// `problems/index.html`: all problems; a long list goes on in parts beside it, each of one township or several (`in-TOWNSHIP.html`, by the first of them).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// A part shows no sums.
    whole: bool,
    /// How many are not closed.
    open_count: usize,
    /// How many of these are late.
    overdue_count: usize,
    /// How many are closed.
    closed_count: usize,
    /// Closed, late, otherwise open.
    bar: Vec<BarPart>,
    /// Counts by category.
    categories: Vec<CountItem>,
    /// Counts by township.
    townships: Vec<CountItem>,
    /// Where the list splits: its parts.
    parts: Vec<PartItem>,
    /// Those not closed, late ones first.
    open: Vec<ProblemItem>,
    /// Those closed.
    closed: Vec<ProblemItem>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "problems.html";
}

/// Problems of a category or a township.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CountItem {
    /// None: no category was given.
    name: Option<String>,
    /// The township, in the list by township.
    link: Option<Link>,
    /// Not closed.
    open: usize,
    /// Late among these.
    overdue: usize,
    /// Closed.
    closed: usize,
}

impl CountItem {
    fn new(name: Option<String>, link: Option<Link>, count: ProblemCount) -> Self {
        CountItem { name, link, open: count.open, overdue: count.overdue, closed: count.closed }
    }
}

/// Its parts, if it is cut.
pub fn parts(site: &Site<'_>) -> Vec<Span> {
    split::parts(places(site))
}

fn places(site: &Site<'_>) -> impl Iterator<Item = Place> {
    site.index.problems.iter().map(|row| row.at.place)
}

/// The list of problems.
pub fn page(site: &Site<'_>, part: Part) -> Result<Page, TemplateError> {
    let index = site.index;
    let by = &index.by_problem;
    let (open, overdue, closed) = (by.open.len(), by.overdue.len(), by.closed.len());
    let head = Head {
        path: address::PROBLEMS.to_owned(),
        section: "problems",
        title: site.words.plain("problem-list-title"),
        lead: "problem-list-lead",
        args: vec![
            ("problems", index.problems.len().into()),
            ("open", open.into()),
            ("overdue", overdue.into()),
            ("closed", closed.into()),
        ],
        above: None,
    };
    let mut frame = head.frame(site, part);
    let keep = Keep::of(part, places(site));
    let (open_list, closed_list) = (List::Problems(&by.open), List::Problems(&by.closed));
    frame.name_townships(site.index, keep.places(site, &[open_list, closed_list]).into_iter());
    let rows = Rows::new(site, &frame);
    let mut heads = Heads::new(&rows, keep);
    let mut kept = |list| heads.problems(&keep.of_list(site, list));
    let split_up = keep == Keep::County;
    let view = View {
        whole: part.is_none(),
        open_count: open,
        overdue_count: overdue,
        closed_count: closed,
        bar: rows.bar(&[("closed", closed), ("overdue", overdue), ("open", open - overdue)]),
        categories: categories(&rows),
        townships: townships(&rows),
        parts: if split_up {
            split::spread(&rows, address::PROBLEMS, &parts(site), places(site))
        } else {
            Vec::new()
        },
        open: kept(open_list),
        closed: kept(closed_list),
    };
    super::plain(site, &frame, view)
}

/// Categories by name; problems without one come last, as people expect of a remainder.
fn categories(rows: &Rows<'_>) -> Vec<CountItem> {
    let mut items: Vec<CountItem> = Vec::new();
    let (mut rest, by) = (None, &rows.site.index.by_problem.by_category);
    for (category, count) in by {
        match category {
            Some(name) => items.push(CountItem::new(Some((*name).to_owned()), None, *count)),
            None => rest = Some(CountItem::new(None, None, *count)),
        }
    }
    items.extend(rest);
    items
}

fn townships(rows: &Rows<'_>) -> Vec<CountItem> {
    let index = rows.site.index;
    let item = |(township, count): (&Option<usize>, &ProblemCount)| {
        let place = township.map(|township| rows.place(&index.townships[township].own.at));
        let name =
            place.as_ref().map_or_else(|| rows.site.words.plain("county-own"), |place| place.name.clone());
        CountItem::new(Some(name), place, *count)
    };
    index.by_problem.by_township.iter().map(item).collect()
}

//! Owns: the page of a month's deadlines. In: a month. Out: `deadlines/<yyyy-mm>/index.html`, and its parts by
//! township where it is long.

use super::deadlines::Counts;
use super::split::{self, Heads, Keep, List, Part, PartItem, Span};
use super::{Head, Page};
use crate::index::{Month, address};
use crate::model::Place;
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{BarPart, DeadlineItem, Rows};
use serde::Serialize;

/// `deadlines/YYYY-MM/index.html`: the deadlines of a month; a long one goes on in parts beside it, each of one township or several (`in-TOWNSHIP.html`, by the first of them).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// What this page's bar draws: the whole month, or the township's part of it.
    bar: Vec<BarPart>,
    /// Where the list splits: its parts.
    parts: Vec<PartItem>,
    /// The deadlines, by day.
    deadlines: Vec<DeadlineItem>,
    /// The month before it that has deadlines.
    before: Option<Link>,
    /// The month after it that has deadlines.
    after: Option<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "month.html";
}

/// Its parts, if it is cut.
pub fn parts(site: &Site<'_>, month: Month) -> Vec<Span> {
    split::parts(places(site, positions(site, month)))
}

fn positions<'s>(site: &Site<'s>, month: Month) -> &'s [usize] {
    site.index.by_deadline.months.get(&month).map_or(&[], Vec::as_slice)
}

fn places(site: &Site<'_>, positions: &[usize]) -> impl Iterator<Item = Place> {
    positions.iter().map(|position| site.index.deadlines[*position].at.place)
}

/// The page of a month.
pub fn page(site: &Site<'_>, month: Month, part: Part) -> Result<Page, TemplateError> {
    let all = positions(site, month);
    let counts = site.months.get(&month).copied().unwrap_or_default();
    let name = site.words.month(month.year, month.month);
    let head = Head {
        path: address::month(month),
        section: "deadlines",
        title: site.words.say("month-title", &[("month", name.as_str().into())]),
        lead: "month-lead",
        args: vec![
            ("month", name.into()),
            ("deadlines", counts.all().into()),
            ("overdue", counts.overdue().into()),
        ],
        above: Some((address::DEADLINES, "nav-deadlines")),
    };
    let mut frame = head.frame(site, part);
    let keep = Keep::of(part, places(site, all));
    let list = List::Deadlines(all);
    frame.name_townships(site.index, keep.places(site, &[list]).into_iter());
    let rows = Rows::new(site, &frame);
    let shown = keep.of_list(site, list);
    let split_up = keep == Keep::County;
    let path = address::month(month);
    let parts = if split_up {
        split::spread(&rows, &path, &parts(site, month), places(site, all))
    } else {
        Vec::new()
    };
    let drawn = if part.is_some() { Counts::of(site.index, &shown) } else { counts };
    let months = &site.index.by_deadline.months;
    let link = |month: &Month| frame.link(&address::month(*month), site.words.month(month.year, month.month));
    let view = View {
        bar: rows.bar(&drawn.parts()),
        parts,
        deadlines: Heads::new(&rows, keep).deadlines(&shown),
        before: months.range(..month).next_back().map(|(month, _)| link(month)),
        after: months.range(month..).nth(1).map(|(month, _)| link(month)),
    };
    super::plain(site, &frame, view)
}

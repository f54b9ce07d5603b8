//! Owns: the page of a month's deadlines. In: a month. Out: `deadlines/<yyyy-mm>/index.html`, and its parts by
//! township where it is long.

use super::deadlines::Counts;
use super::split::{self, Keep, Part, PartItem};
use super::{Head, Page};
use crate::index::{Month, address};
use crate::model::Place;
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{BarPart, DeadlineItem, Rows};
use serde::Serialize;

/// `deadlines/YYYY-MM/index.html`: the deadlines of a month; a long one has one page a township beside it (`in-TOWNSHIP.html`).
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

/// Townships with a part of their own.
pub fn parts(site: &Site<'_>, month: Month) -> Vec<usize> {
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
    let counts = Counts::of(site, all);
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
    let frame = head.frame(site, part);
    let rows = Rows::new(site, &frame);
    let keep = Keep::of(part, places(site, all));
    let shown = keep.filter(all, |at| site.index.deadlines[at].at.place);
    let split_up = keep == Keep::County;
    let path = address::month(month);
    let parts = if split_up { split::spread(&rows, &path, places(site, all), keep) } else { Vec::new() };
    let drawn = if part.is_some() { Counts::of(site, &shown) } else { counts };
    let months = &site.index.by_deadline.months;
    let link = |month: &Month| frame.link(&address::month(*month), site.words.month(month.year, month.month));
    let view = View {
        bar: rows.bar(&drawn.parts()),
        parts,
        deadlines: rows.deadlines(&shown),
        before: months.range(..month).next_back().map(|(month, _)| link(month)),
        after: months.range(month..).nth(1).map(|(month, _)| link(month)),
    };
    super::plain(site, &frame, &view)
}

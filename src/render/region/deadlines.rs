//! Owns: the deadlines of a region. In: the region. Out: `deadlines/index.html` with all months, a page for each month
//! with its counties, and the list of what is longest overdue, by county where it is long.

use super::rows::{LIMIT, LateItem, Rows, ShareItem};
use super::site::RegionSite;
use crate::artifact::Artifact;
use crate::index::{Month, address};
use crate::region::{Counts, LATEST, Region};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::views::{BarPart, PageView, bar};
use serde::Serialize;

/// `deadlines/index.html` of a region: all months that have deadlines.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListView {
    /// What is overdue.
    overdue: Link,
    /// How many deadlines are.
    overdue_count: usize,
    /// How many are near.
    soon_count: usize,
    /// How many open measures have none.
    undated_count: usize,
    /// All months, in their order.
    months: Vec<MonthItem>,
}

impl PageView for ListView {
    const TEMPLATE: &'static str = "region-deadlines.html";
}

/// A month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MonthItem {
    /// Its name and page.
    link: Link,
    /// The month of the region's day.
    now: bool,
    /// Its deadlines by how they stand.
    counts: CountsView,
    /// The bar of these.
    bar: Vec<BarPart>,
}

/// Deadlines by how they stand; they add up.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CountsView {
    /// All of them.
    all: usize,
    /// Met.
    met: usize,
    /// Past and open.
    overdue: usize,
    /// Not yet due.
    awaited: usize,
    /// Of a measure that is done, and nobody reported it.
    unreported: usize,
    /// Given up.
    cancelled: usize,
}

impl From<Counts> for CountsView {
    fn from(counts: Counts) -> Self {
        let Counts { met, overdue, awaited, unreported, cancelled } = counts;
        CountsView { all: counts.all(), met, overdue, awaited, unreported, cancelled }
    }
}

fn parts_of(site: &RegionSite<'_>, counts: Counts) -> Vec<BarPart> {
    let parts = [
        ("met", counts.met),
        ("overdue", counts.overdue),
        ("awaited", counts.awaited),
        ("none", counts.unreported),
        ("cancelled", counts.cancelled),
    ];
    bar(&parts, &site.statuses)
}

/// The list of months.
pub fn list(site: &RegionSite<'_>) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let totals = &region.totals;
    let all: usize = region.months.values().map(|counts| counts.all()).sum();
    let args = [("deadlines", all.into()), ("overdue", totals.all_overdue().into())];
    let title = site.words.plain("deadlines-title");
    let frame = site.frame(address::DEADLINES.to_owned(), "deadlines", title, "region-deadlines-lead", &args);
    let month = |(month, counts): (&Month, &Counts)| MonthItem {
        link: frame.link(&address::month(*month), site.words.month(month.year, month.month)),
        now: *month == region.day.into(),
        counts: (*counts).into(),
        bar: parts_of(site, *counts),
    };
    let view = ListView {
        overdue: frame.link(address::OVERDUE, site.words.plain("door-overdue")),
        overdue_count: totals.all_overdue(),
        soon_count: totals.all_due_soon(),
        undated_count: totals.undated,
        months: region.months.iter().map(month).collect(),
    };
    site.fill(&frame, &view)
}

/// `deadlines/YYYY-MM/index.html` of a region: a month's deadlines by county.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MonthView {
    /// Its deadlines by how they stand.
    counts: CountsView,
    /// The bar of these.
    bar: Vec<BarPart>,
    /// The counties that have deadlines in it.
    counties: Vec<MonthLine>,
    /// How many counties there is no room for.
    more: usize,
    /// The month before it that has deadlines.
    before: Option<Link>,
    /// The month after it that has deadlines.
    after: Option<Link>,
}

impl PageView for MonthView {
    const TEMPLATE: &'static str = "region-month.html";
}

/// A county's deadlines of a month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MonthLine {
    /// The county's name; leads to the month in its site.
    link: Link,
    /// Its deadlines by how they stand.
    counts: CountsView,
}

/// The page of a month.
pub fn month(site: &RegionSite<'_>, month: Month) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let counts = region.months.get(&month).copied().unwrap_or_default();
    let name = site.words.month(month.year, month.month);
    let args = [("month", name.as_str().into()), ("deadlines", counts.all().into())];
    let title = site.words.say("month-title", &[("month", name.as_str().into())]);
    let frame = site
        .frame(address::month(month), "deadlines", title, "region-month-lead", &args)
        .crumb(address::DEADLINES, site.words.plain("deadlines-title"));
    let rows = Rows::new(site, &frame);
    let link = |month: &Month| frame.link(&address::month(*month), site.words.month(month.year, month.month));
    let mut counties: Vec<MonthLine> = Vec::new();
    for (at, county) in region.counties.iter().enumerate() {
        if let Some(counts) = county.months.get(&month) {
            let link = rows.outside(at, &address::month(month), &county.name);
            counties.push(MonthLine { link, counts: (*counts).into() });
        }
    }
    let more = counties.len().saturating_sub(LIMIT);
    counties.truncate(LIMIT);
    let view = MonthView {
        counts: counts.into(),
        bar: parts_of(site, counts),
        counties,
        more,
        before: region.months.range(..month).next_back().map(|(month, _)| link(month)),
        after: region.months.range(month..).nth(1).map(|(month, _)| link(month)),
    };
    site.fill(&frame, &view)
}

/// `deadlines/overdue/index.html` of a region: what is longest overdue; where that is much, a page a county beside it
/// (`in-COUNTY.html`).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OverdueView {
    /// How many deadlines are overdue: measures.
    measures: usize,
    /// Milestones.
    milestones: usize,
    /// Problems.
    problems: usize,
    /// The longest overdue ones.
    rows: Vec<LateItem>,
    /// How many there is no room for.
    more: usize,
    /// All of a county, in its own site; none on the page of the whole region.
    all: Option<Link>,
    /// Pages of counties; none where all stand here.
    parts: Vec<ShareItem>,
}

impl PageView for OverdueView {
    const TEMPLATE: &'static str = "region-overdue.html";
}

/// Counties with a page of their own.
pub fn parts(region: &Region) -> Vec<usize> {
    if region.totals.all_overdue() <= LATEST {
        return Vec::new();
    }
    let late = |county: &usize| region.counties[*county].totals.all_overdue() > 0;
    (0..region.counties.len()).filter(late).collect()
}

/// The list of what is overdue, or a county's part of it.
pub fn overdue(site: &RegionSite<'_>, part: Option<usize>) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let words = site.words;
    let totals = part.map_or(&region.totals, |county| &region.counties[county].totals);
    let title = words.plain("region-overdue-title");
    let count = totals.all_overdue();
    let frame = match part {
        None => {
            let path = address::OVERDUE.to_owned();
            site.frame(path, "deadlines", title.clone(), "region-overdue-lead", &[("count", count.into())])
        }
        Some(at) => {
            let county = &region.counties[at];
            let args = [("title", title.as_str().into()), ("place", county.name.as_str().into())];
            let of = words.say("part-title", &args);
            let path = address::split(address::OVERDUE, &county.slug);
            site.frame(path, "deadlines", of, "region-overdue-lead", &[("count", count.into())])
        }
    };
    let mut frame = frame.crumb(address::DEADLINES, words.plain("deadlines-title"));
    if part.is_some() {
        frame = frame.crumb(address::OVERDUE, title);
    }
    let rows = Rows::new(site, &frame);
    let late: Vec<LateItem> = match part {
        None => {
            region.late(|_| true, LATEST).into_iter().map(|(county, late)| rows.late(county, late)).collect()
        }
        Some(at) => region.counties[at].late.iter().take(LATEST).map(|late| rows.late(at, late)).collect(),
    };
    let share = |county: usize| {
        let of = &region.counties[county];
        let link = frame.link(&address::split(address::OVERDUE, &of.slug), &of.name);
        ShareItem { link, count: of.totals.all_overdue() }
    };
    let view = OverdueView {
        measures: totals.overdue,
        milestones: totals.milestones_overdue,
        problems: totals.problems_overdue,
        more: count.saturating_sub(late.len()),
        rows: late,
        all: part
            .map(|at| rows.outside(at, address::OVERDUE, &words.say("see-all", &[("count", count.into())]))),
        parts: if part.is_none() { parts(region).into_iter().map(share).collect() } else { Vec::new() },
    };
    site.fill(&frame, &view)
}

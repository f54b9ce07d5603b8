//! Owns: the problems of a region. In: the region. Out: `problems/index.html` — by category, by county, and those that
//! are longest overdue; each problem stands in its county's site.

use super::rows::{CountItem, LIMIT, LateItem, Rows};
use super::site::RegionSite;
use crate::artifact::Artifact;
use crate::index::address;
use crate::region::{LATEST, ProblemCount, Sort};
use crate::render::engine::TemplateError;
use crate::render::views::{BarPart, PageView, bar};
use serde::Serialize;

/// `problems/index.html` of a region: its problems by category and county.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Not closed.
    open_count: usize,
    /// Not closed and late.
    overdue_count: usize,
    /// Closed.
    closed_count: usize,
    /// The bar of these; empty where there is no problem.
    bar: Vec<BarPart>,
    /// By category.
    categories: Vec<CountItem>,
    /// By county.
    counties: Vec<CountItem>,
    /// How many counties there is no room for.
    more: usize,
    /// Those longest overdue.
    overdue: Vec<LateItem>,
    /// How many overdue ones there is no room for.
    more_overdue: usize,
}

impl PageView for View {
    const TEMPLATE: &'static str = "region-problems.html";
}

/// The page of problems.
pub fn page(site: &RegionSite<'_>) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let totals = &region.totals;
    let args = [("open", totals.problems_open.into()), ("overdue", totals.problems_overdue.into())];
    let title = site.words.plain("problems-title");
    let frame = site.frame(address::PROBLEMS.to_owned(), "problems", title, "region-problems-lead", &args);
    let rows = Rows::new(site, &frame);
    let categories = region.problems.iter();
    let mut counties: Vec<CountItem> = Vec::new();
    for (at, county) in region.counties.iter().enumerate() {
        let mut all = ProblemCount::default();
        county.problems.values().for_each(|count| all += *count);
        if all != ProblemCount::default() {
            let link = rows.outside(at, address::PROBLEMS, &county.name);
            counties.push(CountItem::new(Some(county.name.clone()), Some(link), all));
        }
    }
    let more = counties.len().saturating_sub(LIMIT);
    counties.truncate(LIMIT);
    let late = region.late(|late| late.sort == Sort::Problem, LATEST);
    let parts = [
        ("closed", totals.problems_closed),
        ("overdue", totals.problems_overdue),
        ("open", totals.problems_open - totals.problems_overdue),
    ];
    let view = View {
        open_count: totals.problems_open,
        overdue_count: totals.problems_overdue,
        closed_count: totals.problems_closed,
        bar: bar(&parts, &site.statuses),
        categories: categories.map(|(name, count)| CountItem::new(name.clone(), None, *count)).collect(),
        counties,
        more,
        more_overdue: totals.problems_overdue - late.len(),
        overdue: late.into_iter().map(|(county, late)| rows.late(county, late)).collect(),
    };
    site.fill(&frame, &view)
}

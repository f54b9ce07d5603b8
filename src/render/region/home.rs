//! Owns: the front page of a region. In: the region. Out: `index.html` — its figures, how counties compare, what is
//! longest overdue, and which counties could not be read.

use super::rows::{AbsentItem, CountyItem, LIMIT, LateItem, Rows, overdue_percent};
use super::site::RegionSite;
use crate::artifact::Artifact;
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::views::{PageView, TotalsView};
use serde::Serialize;
use std::cmp::Reverse;

/// So many of the longest overdue rows stand here.
const TOP: usize = 8;

/// `index.html` of a region: its figures and how its counties compare.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Figures of all counties that could be read.
    totals: TotalsView,
    /// Counties by the share that is done, the largest first.
    by_done: Vec<CountyItem>,
    /// Counties by the share that is overdue, the largest first.
    by_overdue: Vec<CountyItem>,
    /// How many counties these lists have no room for.
    more: usize,
    /// Counties that could not be read.
    absent: Vec<AbsentItem>,
    /// What is longest overdue.
    overdue: Vec<LateItem>,
    /// Where the figures lead.
    links: Links,
}

impl PageView for View {
    const TEMPLATE: &'static str = "region-home.html";
}

/// Where the figures lead.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Links {
    /// The list of counties.
    counties: String,
    /// The list of kinds of measures.
    measures: String,
    /// What is overdue.
    overdue: String,
    /// Deadlines by month.
    deadlines: String,
    /// Problems.
    problems: String,
}

/// The front page.
pub fn page(site: &RegionSite<'_>) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let args = [
        ("name", site.name.as_str().into()),
        ("counties", region.counties.len().into()),
        ("townships", region.totals.townships.into()),
        ("villages", region.totals.villages.into()),
    ];
    let frame = site.frame(address::HOME.to_owned(), "home", site.name.clone(), "region-home-lead", &args);
    let rows = Rows::new(site, &frame);
    let totals = |county: &usize| &region.counties[*county].totals;
    let mut by_done: Vec<usize> = (0..region.counties.len()).collect();
    let mut by_overdue = by_done.clone();
    // Whole percents are what readers see; among equals the order of codes holds.
    by_done.sort_by_key(|county| Reverse(totals(county).percent_done()));
    by_overdue.sort_by_key(|county| Reverse((overdue_percent(totals(county)), totals(county).overdue)));
    let items = |order: Vec<usize>| order.into_iter().take(LIMIT).map(|county| rows.county(county)).collect();
    let view = View {
        totals: rows.totals(&region.totals),
        by_done: items(by_done),
        by_overdue: items(by_overdue),
        more: region.counties.len().saturating_sub(LIMIT),
        absent: rows.absent(),
        overdue: region
            .late(|_| true, TOP)
            .into_iter()
            .map(|(county, late)| rows.late(county, late))
            .collect(),
        links: Links {
            counties: frame.href(address::COUNTIES),
            measures: frame.href(address::MEASURES),
            overdue: frame.href(address::OVERDUE),
            deadlines: frame.href(address::DEADLINES),
            problems: frame.href(address::PROBLEMS),
        },
    };
    site.fill(&frame, &view)
}

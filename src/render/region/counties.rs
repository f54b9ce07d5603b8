//! Owns: the counties of a region. In: the region. Out: `counties/index.html`, and a page for each county with its
//! townships; what lies deeper stands in the county's own site.

use super::rows::{AbsentItem, CountyItem, LateItem, Rows};
use super::site::RegionSite;
use crate::artifact::Artifact;
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::views::{PageView, TotalsView};
use crate::render::words::DateView;
use serde::Serialize;

/// Townships of a county that stand on its page; its own site has all of them, and so has `data/townships.csv`.
const TOWNSHIPS: usize = 500;
/// So many of its longest overdue rows.
const TOP: usize = 10;

/// `counties/index.html`: all counties of a region by their codes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListView {
    /// The counties.
    counties: Vec<CountyItem>,
    /// Figures of all of them.
    totals: TotalsView,
    /// Counties that could not be read.
    absent: Vec<AbsentItem>,
}

impl PageView for ListView {
    const TEMPLATE: &'static str = "region-counties.html";
}

/// The list of counties.
pub fn list(site: &RegionSite<'_>) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let args = [("counties", region.counties.len().into()), ("absent", region.absent.len().into())];
    let title = site.words.plain("region-counties-title");
    let frame = site.frame(address::COUNTIES.to_owned(), "counties", title, "region-counties-lead", &args);
    let rows = Rows::new(site, &frame);
    let view = ListView {
        counties: (0..region.counties.len()).map(|county| rows.county(county)).collect(),
        totals: rows.totals(&region.totals),
        absent: rows.absent(),
    };
    site.fill(&frame, &view)
}

/// `counties/COUNTY/index.html`: a county of a region.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Its figures.
    totals: TotalsView,
    /// The front page of its own site; none where that lies out of reach.
    site: Option<String>,
    /// What is its own and no township's; none where it has nothing itself.
    own: Option<TotalsView>,
    /// Its townships.
    townships: Vec<TownshipItem>,
    /// How many townships there is no room for.
    more: usize,
    /// What is longest overdue.
    overdue: Vec<LateItem>,
    /// The page of what is overdue in its own site; none where nothing is.
    all_overdue: Option<Link>,
    /// Its kinds of measures.
    kinds: Vec<KindItem>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "region-county.html";
}

/// A township.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TownshipItem {
    /// Its name and its page in the county's site.
    link: Link,
    /// Figures of it and its villages.
    totals: TotalsView,
    /// Date of its newest summary or of one of its villages.
    last_summary: Option<DateView>,
}

/// A kind of measure in a county.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct KindItem {
    /// Its name and its page in the county's site.
    link: Link,
    /// Villages that have one.
    villages: usize,
    /// Figures of its measures.
    totals: TotalsView,
}

/// The page of a county.
pub fn page(site: &RegionSite<'_>, at: usize) -> Result<Artifact, TemplateError> {
    let county = &site.region.counties[at];
    let totals = &county.totals;
    let args = [
        ("county", county.name.as_str().into()),
        ("townships", totals.townships.into()),
        ("villages", totals.villages.into()),
    ];
    let words = site.words;
    let lead = words.sentence("region-county-lead", &args, &[("date", county.as_of)]);
    let path = address::county(&county.slug);
    let frame = crate::render::Frame::new(path, "counties", county.name.clone(), lead)
        .crumb(address::HOME, words.plain("nav-home"))
        .crumb(address::COUNTIES, words.plain("region-counties-title"));
    let rows = Rows::new(site, &frame);
    let townships = county.townships.iter().take(TOWNSHIPS).map(|township| TownshipItem {
        link: rows.outside(at, &township.page, &township.name),
        totals: rows.totals(&township.totals),
        last_summary: township.last_summary.map(|day| words.date(day)),
    });
    let kinds = county.kinds.iter().filter(|kind| kind.totals.measures > 0).map(|kind| KindItem {
        link: rows.outside(at, &kind.page, &kind.name),
        villages: kind.villages,
        totals: rows.totals(&kind.totals),
    });
    let item = rows.county(at);
    let late = totals.all_overdue();
    let view = View {
        totals: item.totals,
        site: item.site,
        own: (county.own.measures > 0 || county.own.problems_open > 0).then(|| rows.totals(&county.own)),
        townships: townships.collect(),
        more: county.townships.len().saturating_sub(TOWNSHIPS),
        overdue: county.late.iter().take(TOP).map(|late| rows.late(at, late)).collect(),
        all_overdue: (late > 0).then(|| {
            let name = words.say("see-all", &[("count", late.into())]);
            rows.outside(at, address::OVERDUE, &name)
        }),
        kinds: kinds.collect(),
    };
    site.fill(&frame, &view)
}

//! Owns: the rows that several pages of a region share — counties, what is late, counted problems. In: the region, and
//! the page on which they stand. Out: small views; links are relative to that page.

use super::site::{Home, RegionSite};
use crate::diag::Arg;
use crate::index::{Totals, address};
use crate::model::days_between;
use crate::region::{Absent, Late, ProblemCount, Sort};
use crate::render::frame::{Frame, Link};
use crate::render::views::{StatusView, TotalsView};
use crate::render::words::DateView;
use serde::Serialize;

/// A list holds as many rows at most; the rest is counted, and stands where the page says.
pub const LIMIT: usize = 150;

/// A county with its figures.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CountyItem {
    /// Its name and its page here.
    pub link: Link,
    /// The front page of its own site; none where that lies out of reach.
    pub site: Option<String>,
    /// Its figures.
    pub totals: TotalsView,
    /// Overdue measures in whole percent of those not given up, rounded down.
    pub overdue_percent: Option<usize>,
    /// The day of its data.
    pub as_of: DateView,
}

/// A county that could not be read.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AbsentItem {
    /// What it is called in addresses.
    pub name: String,
    /// Why it could not be read.
    pub why: String,
}

/// Something overdue, in the form that the pieces of county pages show.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LateItem {
    /// Its title, and where it stands in the county's site.
    pub link: Link,
    /// Measure, milestone or problem, in words.
    pub sort_word: String,
    /// A milestone's measure.
    pub measure: Option<String>,
    /// County, township and village by name; leads to the county's page here.
    pub place: Link,
    /// How it stands.
    pub status: StatusView,
    /// Since when.
    pub due: LateDue,
    /// Who answers for it, in the county's site.
    pub lead: Vec<Link>,
}

/// Since when something is late.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LateDue {
    /// The deadline.
    pub date: Option<DateView>,
    /// Always none: what was promised first stands in the county's site.
    pub first_note: Option<String>,
    /// `late`.
    pub mark: Option<&'static str>,
    /// How many days late on the day of the county's data.
    pub note: Option<String>,
}

/// Problems of a county or category.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CountItem {
    /// What it is called; none: without a category.
    pub name: Option<String>,
    /// Its page.
    pub link: Option<Link>,
    /// Not closed.
    pub open: usize,
    /// Not closed and late.
    pub overdue: usize,
    /// Closed.
    pub closed: usize,
}

impl CountItem {
    /// A row of counts.
    pub fn new(name: Option<String>, link: Option<Link>, count: ProblemCount) -> Self {
        CountItem { name, link, open: count.open, overdue: count.overdue, closed: count.closed }
    }
}

/// A county's share of a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShareItem {
    /// Leads to its part.
    pub link: Link,
    /// How many rows it has.
    pub count: usize,
}

/// Makes rows for one page.
#[derive(Clone, Copy)]
pub struct Rows<'v> {
    /// What all pages share.
    pub site: &'v RegionSite<'v>,
    /// The page on which the rows stand.
    pub frame: &'v Frame,
}

impl<'v> Rows<'v> {
    /// Rows for the page of `frame`.
    pub fn new(site: &'v RegionSite<'v>, frame: &'v Frame) -> Self {
        Rows { site, frame }
    }

    /// Figures.
    pub fn totals(&self, totals: &Totals) -> TotalsView {
        TotalsView::new(totals, self.site.words, &self.site.statuses)
    }

    /// A county's name and its page here.
    pub fn county_link(&self, county: usize) -> Link {
        let county = &self.site.region.counties[county];
        self.frame.link(&address::county(&county.slug), &county.name)
    }

    /// A link into a county's own site.
    pub fn outside(&self, county: usize, page: &str, name: &str) -> Link {
        Link { href: self.site.outside(self.frame, county, page), name: name.to_owned() }
    }

    /// A county.
    pub fn county(&self, at: usize) -> CountyItem {
        let county = &self.site.region.counties[at];
        let reachable = self.site.about.homes[at] != Home::Nowhere;
        CountyItem {
            link: self.county_link(at),
            site: reachable.then(|| self.site.outside(self.frame, at, address::HOME)),
            totals: self.totals(&county.totals),
            overdue_percent: overdue_percent(&county.totals),
            as_of: self.site.words.date(county.as_of),
        }
    }

    /// Counties that could not be read.
    pub fn absent(&self) -> Vec<AbsentItem> {
        let item = |absent: &Absent| AbsentItem { name: absent.slug.clone(), why: self.site.why(absent) };
        self.site.region.absent.iter().map(item).collect()
    }

    /// Something overdue.
    pub fn late(&self, at: usize, late: &Late) -> LateItem {
        let county = &self.site.region.counties[at];
        let words = self.site.words;
        let days = days_between(late.due, county.as_of);
        let sort = match late.sort {
            Sort::Measure => "measure",
            Sort::Milestone => "milestone",
            Sort::Problem => "problem",
        };
        let place = match &late.place {
            Some(place) => words.say(
                "region-place",
                &[("county", county.name.as_str().into()), ("place", place.as_str().into())],
            ),
            None => county.name.clone(),
        };
        let lead = |(name, id): &(String, String)| self.outside(at, &address::unit(id), name);
        LateItem {
            link: self.outside(at, &late.target, &late.title),
            sort_word: words.plain(&format!("csv-what-{sort}")),
            measure: late.measure.clone(),
            place: self.frame.link(&address::county(&county.slug), place),
            status: self.site.statuses["overdue"].clone(),
            due: LateDue {
                date: Some(words.date(late.due)),
                first_note: None,
                mark: Some("late"),
                note: Some(words.say("due-late", &[("days", Arg::Number(days))])),
            },
            lead: late.lead.iter().map(lead).collect(),
        }
    }
}

/// Overdue measures in whole percent of those that were not given up, rounded down; none without any.
pub fn overdue_percent(totals: &Totals) -> Option<usize> {
    (totals.overdue * 100).checked_div(totals.measures - totals.cancelled)
}

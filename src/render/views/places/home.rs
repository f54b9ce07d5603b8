//! Owns: the front page — what was promised, what is done, what is late, what is due next, where.
//! In: the county's totals and the tops of the lists. Out: `index.html`.

use super::months::{self, MonthItem};
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::prose::PageProse;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::map::MapView;
use crate::render::views::rows::{DeadlineItem, NoticeItem, Rows, SummaryItem, TotalsView, TownshipItem};
use crate::render::views::{Page, PageView};
use serde::Serialize;
use std::cmp::Reverse;

/// How many late and how many near deadlines the front page shows.
const TOP: usize = 5;
/// How many of the newest summaries and notices.
const NEWEST: usize = 5;

/// `index.html`: the front page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Figures of the whole county.
    totals: TotalsView,
    /// What is late longest: a few.
    overdue: Vec<DeadlineItem>,
    /// What is due next: a few.
    soon: Vec<DeadlineItem>,
    /// All townships.
    townships: Vec<TownshipItem>,
    /// The county's own tasks; none without any.
    county: Option<TotalsView>,
    /// Twelve months of deadlines.
    months: Vec<MonthItem>,
    /// All programmes.
    programmes: Vec<ProgrammeLine>,
    /// The newest summaries of all places.
    summaries: Vec<SummaryItem>,
    /// Its notices, newest first.
    notices: Vec<NoticeItem>,
    /// None where no village has coordinates.
    map: Option<MapView>,
    /// Text of the county, ready HTML; empty without one.
    prose: String,
    /// Where the figures lead.
    links: Links,
    /// How many days ahead a deadline counts as near.
    due_soon_days: u32,
}

impl PageView for View {
    const TEMPLATE: &'static str = "home.html";
}

/// Where the figures lead.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Links {
    /// Address of the measures by kind.
    measures: String,
    /// Address of what is late.
    overdue: String,
    /// Address of what is due soon.
    soon: String,
    /// Address of the problems.
    problems: String,
    /// Address of the money.
    funds: String,
    /// Address of the townships.
    townships: String,
    /// Address of the months.
    deadlines: String,
    /// Address of the programmes.
    programmes: String,
    /// Address of the summaries.
    progress: String,
    /// Address of the units.
    units: String,
    /// Address of what is made public.
    disclosures: String,
}

/// A programme on the front page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProgrammeLine {
    /// Its name and page.
    link: Shared<Link>,
    /// How many villages take part.
    villages: usize,
    /// How many of them are complete.
    complete: usize,
    /// Complete in whole percent; none without villages.
    percent_complete: Option<usize>,
    /// Its figures.
    totals: TotalsView,
}

/// The front page.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let totals = &index.totals;
    let lead = site.words.sentence(
        "home-lead",
        &[
            ("county", index.site.county.as_str().into()),
            ("townships", totals.townships.into()),
            ("villages", totals.villages.into()),
        ],
        &[("date", index.day)],
    );
    let frame = Frame::new(address::HOME.to_owned(), "home", index.site.title.clone(), lead);
    let rows = Rows::new(site, &frame);
    let mut prose = PageProse::new(site, &frame.path);
    let own = &index.county.totals;
    let view = View {
        totals: rows.totals(totals),
        overdue: rows.deadlines(top(&index.by_deadline.overdue)),
        soon: rows.deadlines(top(&index.by_deadline.soon)),
        townships: (0..index.townships.len()).map(|township| rows.township(township)).collect(),
        county: (own.measures > 0 || own.problems_open > 0).then(|| rows.totals(own)),
        months: months::strip(&rows),
        programmes: programmes(&rows),
        summaries: newest(site, NEWEST).into_iter().map(|summary| rows.summary(summary)).collect(),
        notices: newest_notices(site).into_iter().map(|notice| rows.notice(notice)).collect(),
        map: rows.county_map(),
        prose: site.published.model.home.as_ref().map(|home| prose.html(home)).unwrap_or_default(),
        links: links(&frame),
        due_soon_days: index.site.due_soon_days,
    };
    super::finish(site, &frame, view, prose)
}

fn top(positions: &[usize]) -> &[usize] {
    &positions[..positions.len().min(TOP)]
}

/// The newest summaries of all places.
pub fn newest(site: &Site<'_>, count: usize) -> Vec<usize> {
    let summaries = &site.index.summaries;
    let mut positions: Vec<usize> = (0..summaries.len()).collect();
    positions.sort_by_key(|position| Reverse(summaries[*position].summary.date.value));
    positions.truncate(count);
    positions
}

/// The newest notices that can still be read.
fn newest_notices(site: &Site<'_>) -> Vec<usize> {
    let notices = &site.index.notices;
    let mut positions: Vec<usize> = (0..notices.len()).filter(|at| !notices[*at].notice.withdrawn).collect();
    positions.sort_by_key(|position| Reverse(notices[*position].notice.date.value));
    positions.truncate(NEWEST);
    positions
}

fn programmes(rows: &Rows<'_>) -> Vec<ProgrammeLine> {
    let line = |(position, row): (usize, &crate::index::ProgrammeRow<'_>)| ProgrammeLine {
        link: rows.programme(position),
        villages: row.villages,
        complete: row.complete,
        percent_complete: row.percent_complete(),
        totals: rows.totals(&row.totals),
    };
    rows.site.index.programmes.iter().enumerate().map(line).collect()
}

fn links(frame: &Frame) -> Links {
    Links {
        measures: frame.href(address::MEASURES),
        overdue: frame.href(address::OVERDUE),
        soon: frame.href(address::SOON),
        problems: frame.href(address::PROBLEMS),
        funds: frame.href(address::FUNDS),
        townships: frame.href(address::TOWNSHIPS),
        deadlines: frame.href(address::DEADLINES),
        programmes: frame.href(address::PROGRAMMES),
        progress: frame.href(address::PROGRESS),
        units: frame.href(address::UNITS),
        disclosures: frame.href(address::DISCLOSURES),
    }
}

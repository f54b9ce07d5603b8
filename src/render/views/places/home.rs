//! Owns: the front page — what was promised, what is done, what is late, what is due next, where.
//! In: the county's totals and the tops of the lists. Out: `index.html`.

use super::months::{self, MonthItem};
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::prose::PageProse;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::Page;
use crate::render::views::map::MapView;
use crate::render::views::rows::{DeadlineItem, NoticeItem, Rows, SummaryItem, TotalsView, TownshipItem};
use serde::Serialize;
use std::cmp::Reverse;

/// How many late and how many near deadlines the front page shows.
const TOP: usize = 5;
/// How many of the newest summaries and notices.
const NEWEST: usize = 5;

#[derive(Debug, Serialize)]
struct View {
    totals: TotalsView,
    overdue: Vec<DeadlineItem>,
    soon: Vec<DeadlineItem>,
    townships: Vec<TownshipItem>,
    /// The county's own tasks; none without any.
    county: Option<TotalsView>,
    months: Vec<MonthItem>,
    programmes: Vec<ProgrammeLine>,
    summaries: Vec<SummaryItem>,
    notices: Vec<NoticeItem>,
    /// None where no village has coordinates.
    map: Option<MapView>,
    prose: String,
    links: Links,
    due_soon_days: u32,
}

/// Where the figures lead.
#[derive(Debug, Serialize)]
struct Links {
    measures: String,
    overdue: String,
    soon: String,
    problems: String,
    funds: String,
    townships: String,
    deadlines: String,
    programmes: String,
    progress: String,
    units: String,
    disclosures: String,
}

#[derive(Debug, Serialize)]
struct ProgrammeLine {
    link: Shared<Link>,
    villages: usize,
    complete: usize,
    percent_complete: Option<usize>,
    totals: TotalsView,
}

/// The front page.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let totals = &index.totals;
    let lead = site.words.say(
        "home-lead",
        &[
            ("county", index.site.county.as_str().into()),
            ("townships", totals.townships.into()),
            ("villages", totals.villages.into()),
            ("date", site.words.date(index.day).long.as_str().into()),
        ],
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
    super::finish(site, "home.html", &frame, &view, prose)
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

//! Owns: the list of townships and a township's page. In: a township's position.
//! Out: `townships/index.html` and `townships/<t>/index.html`.

use super::problem::{self, ProblemBlock};
use super::village::{PersonView, people};
use crate::index::{Where, address};
use crate::render::engine::TemplateError;
use crate::render::frame::Frame;
use crate::render::prose::PageProse;
use crate::render::site::Site;
use crate::render::views::map::MapView;
use crate::render::views::rows::{
    DeadlineItem, MoneyItem, PlanItem, Rows, SummaryItem, TotalsView, TownshipItem, VillageItem, VisitItem,
};
use crate::render::views::{Page, PageView};
use serde::Serialize;

/// How many late and near deadlines a township's page shows.
const TOP: usize = 12;

/// `townships/index.html`: all townships.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListView {
    /// Figures of the whole county.
    totals: TotalsView,
    /// The townships.
    townships: Vec<TownshipPart>,
    /// Figures of the county's own tasks; none without any.
    county: Option<TotalsView>,
    /// None where no village has coordinates.
    map: Option<MapView>,
}

impl PageView for ListView {
    const TEMPLATE: &'static str = "townships.html";
}

/// A township with its villages by name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TownshipPart {
    /// The township: these fields stand beside the others.
    #[serde(flatten)]
    item: TownshipItem,
    /// Its villages; empty where a county has too many for one page.
    villages: Vec<VillageItem>,
}

/// The list of townships, each with its villages.
pub fn list(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let lead = site.words.sentence(
        "townships-lead",
        &[("townships", index.totals.townships.into()), ("villages", index.totals.villages.into())],
        &[("date", index.day)],
    );
    let frame =
        Frame::new(address::TOWNSHIPS.to_owned(), "townships", site.words.plain("townships-title"), lead)
            .crumb(address::HOME, site.words.plain("nav-home"));
    let rows = Rows::new(site, &frame);
    // A province's villages do not fit on one page; each township's page has its own.
    let all = index.villages.len() <= super::LONGEST_LIST;
    let part = |position: usize| {
        let villages = if all { index.townships[position].villages.clone() } else { 0..0 };
        TownshipPart {
            item: rows.township(position),
            villages: villages.map(|village| rows.village(village)).collect(),
        }
    };
    let own = &index.county.totals;
    let view = ListView {
        totals: rows.totals(&index.totals),
        townships: (0..index.townships.len()).map(part).collect(),
        county: (own.measures > 0 || own.problems_open > 0).then(|| rows.totals(own)),
        map: rows.county_map(),
    };
    super::finish(site, &frame, view, PageProse::new(site, &frame.path))
}

/// `townships/TOWNSHIP/index.html`: a township.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Its figures, its villages included.
    totals: TotalsView,
    /// What it has itself; none without any.
    own: Option<TotalsView>,
    /// Its division code.
    code: Option<String>,
    /// Its kind.
    kind: Option<String>,
    /// Who answers first.
    lead: Option<String>,
    /// Who answers for it.
    people: Vec<PersonView>,
    /// Its villages.
    villages: Vec<VillageItem>,
    /// None where fewer than two villages have coordinates.
    map: Option<MapView>,
    /// Planned and spent by source.
    sources: Vec<MoneyItem>,
    /// What is late longest: some.
    overdue: Vec<DeadlineItem>,
    /// How many more are late.
    overdue_more: usize,
    /// What is due next: some.
    soon: Vec<DeadlineItem>,
    /// How many more are near.
    soon_more: usize,
    /// The township's own plans.
    plans: Vec<PlanItem>,
    /// Problems that its own summaries reported.
    problems: Vec<ProblemBlock>,
    /// Its own summaries, newest first.
    summaries: Vec<SummaryItem>,
    /// Visits that its own summaries reported, newest first.
    visits: Vec<VisitItem>,
    /// Its text, ready HTML; empty without one.
    prose: String,
    /// Address of its calendar of deadlines (iCalendar).
    calendar: String,
}

impl PageView for View {
    const TEMPLATE: &'static str = "township.html";
}

/// A township's page.
pub fn page(site: &Site<'_>, position: usize) -> Result<Page, TemplateError> {
    let row = &site.index.townships[position];
    let frame = frame(site, position);
    let rows = Rows::new(site, &frame);
    let mut prose = PageProse::new(site, &frame.path);
    let deadlines = &site.index.deadlines;
    let late: Vec<usize> = row.deadlines.iter().copied().filter(|at| deadlines[*at].overdue).collect();
    let near: Vec<usize> = row.deadlines.iter().copied().filter(|at| deadlines[*at].due_soon).collect();
    let own = row.own.problems.clone();
    let reported = own.filter(|problem| site.index.problems[*problem].plan_row.is_none());
    let view = View {
        totals: rows.totals(&row.totals),
        own: (row.own.totals.measures > 0 || row.own.totals.problems_open > 0)
            .then(|| rows.totals(&row.own.totals)),
        code: row.township.code.as_ref().map(|code| code.value.clone()),
        kind: row.township.kind.clone(),
        lead: row.township.lead.clone(),
        people: people(&rows, &row.township.people),
        villages: row.villages.clone().map(|village| rows.village(village)).collect(),
        map: rows.township_map(position),
        sources: rows.sources(row.measures.clone()),
        overdue_more: late.len().saturating_sub(TOP),
        overdue: late.iter().take(TOP).map(|at| rows.deadline(*at)).collect(),
        soon_more: near.len().saturating_sub(TOP),
        soon: near.iter().take(TOP).map(|at| rows.deadline(*at)).collect(),
        plans: row.own.plans.clone().map(|plan| rows.plan(plan)).collect(),
        problems: reported.map(|problem| problem::block(&rows, &mut prose, problem)).collect(),
        summaries: rows.summaries(row.own.summaries.clone()),
        visits: rows.visits(row.own.visits.clone()),
        prose: prose.html(&row.township.record),
        calendar: frame.href(&row.calendar()),
    };
    super::finish(site, &frame, view, prose)
}

/// Its title and first line, and the way to it.
pub fn frame(site: &Site<'_>, position: usize) -> Frame {
    let row = &site.index.townships[position];
    let lead = site.words.sentence(
        "township-lead",
        &[
            ("name", row.township.name.as_str().into()),
            ("villages", row.totals.villages.into()),
            ("measures", row.totals.measures.into()),
            ("done", row.totals.done.into()),
            ("overdue", row.totals.overdue.into()),
        ],
        &[("date", site.index.day)],
    );
    Frame::new(row.page(), "townships", row.township.name.clone(), lead)
        .crumb(address::HOME, site.words.plain("nav-home"))
        .crumb(address::TOWNSHIPS, site.words.plain("nav-townships"))
}

/// The way to a page that a place holds: home, townships, township, village; a county's begins at home.
pub fn way(site: &Site<'_>, frame: Frame, at: &Where<'_>) -> Frame {
    let mut frame = frame.crumb(address::HOME, site.words.plain("nav-home"));
    if let Some(township) = at.township {
        frame = frame
            .crumb(address::TOWNSHIPS, site.words.plain("nav-townships"))
            .crumb(&address::At::Township(&township.record.slug).page(), &township.name);
    }
    if let Some(village) = at.village {
        frame = frame.crumb(&at.at().page(), &village.name);
    }
    frame
}

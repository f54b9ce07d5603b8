//! Owns: the list of programmes and a programme's page with the county's own tasks. In: a programme's position.
//! Out: `programmes/index.html`, `programmes/<p>/index.html`, and its parts by township where it is large.

use super::history::{self, HistoryView};
use super::plan::{self, TasksView};
use super::problem::ProblemBlock;
use crate::index::{ProgrammeRow, ShareRow, address};
use crate::model::Quantity;
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::prose::PageProse;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::rows::{BarPart, PlanItem, Rows, StatusView, TotalsView};
use crate::render::views::{List, Page, PageView};
use crate::render::words::DateView;
use serde::Serialize;
use std::collections::BTreeSet;

/// `programmes/index.html`: all programmes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListView {
    /// The programmes.
    programmes: Vec<ProgrammeItem>,
}

impl PageView for ListView {
    const TEMPLATE: &'static str = "programmes.html";
}

/// A programme in figures.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProgrammeItem {
    /// Its name and page.
    link: Shared<Link>,
    /// The unit that leads it.
    lead: Option<Shared<Link>>,
    /// Its leader where no catalogue and no plan knows it.
    lead_name: Option<String>,
    /// Its first day.
    start: Option<DateView>,
    /// Its last day.
    end: Option<DateView>,
    /// How many villages take part.
    villages: usize,
    /// How many of them are complete.
    complete: usize,
    /// Complete in whole percent; none without villages.
    percent_complete: Option<usize>,
    /// Its figures.
    totals: TotalsView,
}

/// The list of programmes.
pub fn list(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let lead = site.words.sentence(
        "programmes-lead",
        &[("programmes", index.programmes.len().into())],
        &[("date", index.day)],
    );
    let title = site.words.plain("programmes-title");
    let frame = Frame::new(address::PROGRAMMES.to_owned(), "programmes", title, lead)
        .crumb(address::HOME, site.words.plain("nav-home"));
    let rows = Rows::new(site, &frame);
    let view = ListView { programmes: (0..index.programmes.len()).map(|at| item(&rows, at)).collect() };
    super::finish(site, &frame, view, PageProse::new(site, &frame.path))
}

fn item(rows: &Rows<'_>, position: usize) -> ProgrammeItem {
    let row = &rows.site.index.programmes[position];
    ProgrammeItem {
        link: rows.programme(position),
        lead: lead_unit(rows, row),
        lead_name: row.programme.lead.clone().filter(|_| row.lead.is_none()),
        start: row.programme.start.map(|date| rows.date(date)),
        end: row.programme.end.map(|date| rows.date(date)),
        villages: row.villages,
        complete: row.complete,
        percent_complete: row.percent_complete(),
        totals: rows.totals(&row.totals),
    }
}

fn lead_unit(rows: &Rows<'_>, row: &ProgrammeRow<'_>) -> Option<Shared<Link>> {
    row.lead.map(|unit| rows.unit(unit))
}

/// `programmes/PROGRAMME/index.html`: a programme.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// The programme itself.
    item: ProgrammeItem,
    /// Shares of villages that it wants to reach.
    shares: Vec<ShareView>,
    /// Villages by class.
    classes: Vec<ClassView>,
    /// The bar of villages: complete and not.
    villages_bar: Vec<BarPart>,
    /// Plans of villages; empty where there are parts.
    villages: Vec<PlanItem>,
    /// Whether plans name classes.
    has_classes: bool,
    /// Parts by township, where there are too many villages for one page.
    parts: Vec<PartView>,
    /// Plans of townships.
    townships: Vec<PlanItem>,
    /// The county's own measures; none without any.
    own: Option<TasksView>,
    /// How the county's own measures came to be as they are; none where they never changed.
    history: Option<HistoryView>,
    /// Problems that the county's own plan reported.
    problems: Vec<ProblemBlock>,
    /// Its text, ready HTML; empty without one.
    prose: String,
}

impl PageView for View {
    const TEMPLATE: &'static str = "programme.html";
}

/// A share that the programme wants to reach.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ShareView {
    /// Its name.
    name: String,
    /// By when.
    by: DateView,
    /// In percent.
    asked: String,
    /// How many villages that takes.
    needed: usize,
    /// How many are complete.
    complete: usize,
    /// Of how many.
    villages: usize,
    /// Complete in whole percent.
    percent: Option<u32>,
    /// Whether it is reached, missed or awaited.
    status: StatusView,
}

/// Villages of a class.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ClassView {
    /// None: plans that name no class.
    name: Option<String>,
    /// How many.
    villages: usize,
    /// How many of them are complete.
    complete: usize,
}

/// A township with a page of its own in the programme.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PartView {
    /// Its name and page.
    link: Link,
    /// How many of its villages take part.
    villages: usize,
    /// How many of them are complete.
    complete: usize,
}

/// Townships with a page of their own in a programme; none where all villages fit on one page.
pub fn split(site: &Site<'_>, position: usize) -> impl Iterator<Item = usize> {
    let row = &site.index.programmes[position];
    let large = row.village_plans.len() > super::LONGEST_LIST;
    let plans = if large { row.village_plans.as_slice() } else { &[] };
    let townships: BTreeSet<_> =
        plans.iter().filter_map(|plan| site.index.plans[*plan].at.place.township()).collect();
    townships.into_iter()
}

/// A programme's page.
pub fn page(site: &Site<'_>, position: usize) -> Result<Page, TemplateError> {
    let row = &site.index.programmes[position];
    let mut frame = frame(site, position);
    let split_up = split(site, position).next().is_some();
    let shown = if split_up { &[] } else { row.village_plans.as_slice() };
    frame.name_townships(site.index, shown.iter().map(|plan| site.index.plans[*plan].at.place));
    let rows = Rows::new(site, &frame);
    let mut prose = PageProse::new(site, &frame.path);
    let parts = split(site, position).map(|township| part_item(&rows, position, township)).collect();
    let own = row.own.map(|plan| plan::tasks(&rows, &site.index.plans[plan]));
    let view = View {
        item: item(&rows, position),
        shares: row.shares.iter().map(|share| share_view(&rows, share)).collect(),
        classes: classes(row),
        villages_bar: rows.bar(&[("done", row.complete), ("ongoing", row.villages - row.complete)]),
        villages: shown.iter().map(|plan| rows.plan(*plan)).collect(),
        has_classes: !row.classes.is_empty(),
        parts,
        townships: row.township_plans.iter().map(|plan| rows.plan(*plan)).collect(),
        own,
        history: row.own.and_then(|plan| history::view(&rows, plan)),
        problems: row.own.map(|plan| plan::problems(&rows, &mut prose, plan)).unwrap_or_default(),
        prose: prose.html(&row.programme.record),
    };
    super::finish(site, &frame, view, prose)
}

/// Its title and first line, and the way to it.
pub fn frame(site: &Site<'_>, position: usize) -> Frame {
    let row = &site.index.programmes[position];
    let lead = site.words.sentence(
        "programme-lead",
        &[
            ("name", row.programme.name.as_str().into()),
            ("villages", row.villages.into()),
            ("complete", row.complete.into()),
            ("measures", row.totals.measures.into()),
            ("overdue", row.totals.overdue.into()),
        ],
        &[("date", site.index.day)],
    );
    Frame::new(row.page(), "programmes", row.programme.name.clone(), lead)
        .crumb(address::HOME, site.words.plain("nav-home"))
        .crumb(address::PROGRAMMES, site.words.plain("nav-programmes"))
}

fn share_view(rows: &Rows<'_>, row: &ShareRow<'_>) -> ShareView {
    let target = row.target;
    ShareView {
        name: target.name.clone(),
        by: rows.date(target.by),
        asked: percent(target.share),
        needed: row.needed,
        complete: row.share.complete,
        villages: row.share.villages,
        percent: row.share.percent(),
        status: rows.status(match (row.reached, row.missed) {
            (true, _) => "reached",
            (false, true) => "missed",
            (false, false) => "awaited",
        }),
    }
}

/// A share of one as percent, exactly.
fn percent(share: Quantity) -> String {
    share.times(100).to_string()
}

fn classes(row: &ProgrammeRow<'_>) -> Vec<ClassView> {
    let view = |class: &crate::index::ClassCount<'_>| ClassView {
        name: class.class.map(str::to_owned),
        villages: class.villages,
        complete: class.complete,
    };
    row.classes.iter().map(view).collect()
}

fn part_item(rows: &Rows<'_>, position: usize, township: usize) -> PartView {
    let index = rows.site.index;
    let plans = of_township(rows.site, position, township);
    let to = address::split(&index.programmes[position].page(), index.townships[township].slug());
    PartView {
        link: rows.frame.link(&to, &index.townships[township].township.name),
        villages: plans.len(),
        complete: plans.iter().filter(|plan| index.plans[**plan].complete).count(),
    }
}

fn of_township(site: &Site<'_>, position: usize, township: usize) -> Vec<usize> {
    let plans = List::Plans(&site.index.programmes[position].village_plans);
    site.by_township.of(site, plans).within(Some(township), Some(township)).to_vec()
}

/// `programmes/PROGRAMME/in-TOWNSHIP.html`: the villages of one township in a large programme.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartPageView {
    /// Their plans.
    villages: Vec<PlanItem>,
    /// Whether plans name classes.
    has_classes: bool,
}

impl PageView for PartPageView {
    const TEMPLATE: &'static str = "programme-part.html";
}

/// The villages that one township has in a programme.
pub fn part(site: &Site<'_>, position: usize, township: usize) -> Result<Page, TemplateError> {
    let row = &site.index.programmes[position];
    let town = &site.index.townships[township];
    let plans = of_township(site, position, township);
    let lead = site.words.sentence(
        "programme-part-lead",
        &[
            ("programme", row.programme.name.as_str().into()),
            ("township", town.township.name.as_str().into()),
            ("villages", plans.len().into()),
        ],
        &[("date", site.index.day)],
    );
    let path = address::split(&row.page(), town.slug());
    let frame = Frame::new(path, "programmes", town.township.name.clone(), lead)
        .crumb(address::HOME, site.words.plain("nav-home"))
        .crumb(address::PROGRAMMES, site.words.plain("nav-programmes"))
        .crumb(&row.page(), &row.programme.name);
    let rows = Rows::new(site, &frame);
    let view = PartPageView {
        villages: plans.iter().map(|plan| rows.plan(*plan)).collect(),
        has_classes: !row.classes.is_empty(),
    };
    super::finish(site, &frame, view, PageProse::new(site, &frame.path))
}

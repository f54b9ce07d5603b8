//! Owns: a summary's page — what it said of each measure and problem, its visits, its text. In: a summary's position.
//! Out: `…/progress/<file>/index.html`.

use super::measure::{self, SaidView};
use super::problem::{self, ProblemBlock};
use super::township::way;
use super::village::{UnitName, unit_name};
use crate::index::{SummaryRow, address};
use crate::model::{Place, ProblemChange, Update};
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::prose::PageProse;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::rows::{ProblemItem, Rows, VisitItem};
use crate::render::views::{Page, PageView};
use crate::render::words::DateView;
use serde::Serialize;

/// `…/progress/FILE/index.html`: a summary.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Whose it is.
    place: Link,
    /// Its date.
    date: DateView,
    /// The period it covers.
    period: Option<String>,
    /// Who wrote it.
    author: Option<String>,
    /// What it said of measures.
    updates: Vec<UpdateItem>,
    /// Problems that it reported for the first time: lines that lead to their place.
    reported: Vec<ProblemItem>,
    /// The same in full, where this page is their place.
    problems: Vec<ProblemBlock>,
    /// What it said of problems found earlier.
    changes: Vec<ChangeView>,
    /// Visits that it reported.
    visits: Vec<VisitItem>,
    /// Its text, ready HTML; empty without one.
    prose: String,
    /// The one before it.
    before: Option<Link>,
    /// The one after it.
    after: Option<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "summary.html";
}

/// What it said of a measure.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UpdateItem {
    /// The measure; leads to its place.
    measure: Link,
    /// Its programme.
    programme: Shared<Link>,
    /// What it said: these fields stand beside the others.
    #[serde(flatten)]
    said: SaidView,
}

/// What it said of a problem found earlier.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChangeView {
    /// The problem; leads to its place.
    problem: Link,
    /// The new title, category, notice number, finder and units, where they changed.
    title: Option<String>,
    /// Its category.
    category: Option<String>,
    /// Number of the rectification notice.
    notice_no: Option<String>,
    /// Found by.
    found_by: Option<String>,
    /// Who answers.
    lead: Vec<UnitName>,
    /// Its deadline moved to this.
    due: Option<DateView>,
    /// Closed on.
    closed_on: Option<DateView>,
    /// Who accepted it.
    closed_by: Option<String>,
    /// Address of the proof.
    evidence: Option<String>,
    /// A remark.
    note: Option<String>,
}

/// A summary's page.
pub fn page(site: &Site<'_>, position: usize) -> Result<Page, TemplateError> {
    let row = &site.index.summaries[position];
    let new = reported(site, row);
    // A problem is shown as it stands now, so a summary with one changes after its day.
    let frame = frame(site, position).changed_on(new.is_empty().then_some(row.summary.date.value));
    let rows = Rows::new(site, &frame);
    let mut prose = PageProse::new(site, &frame.path);
    let own = site.index.own(row.at.place);
    let siblings = own.map(|own| own.summaries.clone()).unwrap_or_default();
    let link = |summary: usize| rows.summary(summary).link;
    let (before, after) = super::neighbours(&siblings, position, link);
    let here = row.at.place == Place::County;
    let view = View {
        place: rows.place(&row.at),
        date: rows.date(row.summary.date.value),
        period: row.summary.period.clone(),
        author: row.summary.author.clone(),
        updates: row.summary.updates.iter().filter_map(|update| update_item(&rows, row, update)).collect(),
        reported: if here { Vec::new() } else { rows.problems(&new) },
        problems: if here { blocks(&rows, &mut prose, &new) } else { Vec::new() },
        changes: changes(&rows, &mut prose, row),
        visits: visits(&rows, position),
        prose: prose.html(&row.summary.record),
        before,
        after,
    };
    super::finish(site, &frame, view, prose)
}

fn frame(site: &Site<'_>, position: usize) -> Frame {
    let row = &site.index.summaries[position];
    let place = row.at.full_name().unwrap_or_else(|| site.index.site.county.clone());
    let lead = site.words.sentence(
        "summary-lead",
        &[("place", place.into()), ("updates", row.summary.updates.len().into())],
        &[("date", row.summary.date.value), ("today", site.index.day)],
    );
    let frame = Frame::new(row.page(), "progress", String::new(), lead);
    let title = Rows::new(site, &frame).summary_title(position);
    let frame = way(site, Frame { title, ..frame }, &row.at);
    match row.at.place {
        Place::County => frame.crumb(address::PROGRESS, site.words.plain("nav-progress")),
        Place::Township(_) | Place::Village(..) => frame,
    }
}

fn update_item(rows: &Rows<'_>, row: &SummaryRow<'_>, update: &Update) -> Option<UpdateItem> {
    let index = rows.site.index;
    let mut own = index.own(row.at.place)?.measures.clone();
    let position = own.find(|position| {
        let measure = &index.measures[*position];
        measure.plan.programme == update.programme && *measure.measure.id == *update.measure
    })?;
    let measure = &index.measures[position];
    Some(UpdateItem {
        measure: rows.frame.link(&measure.target(), &*measure.measure.title),
        programme: rows.programme(measure.programme_row),
        said: measure::said(rows, measure, update),
    })
}

/// Problems that this summary reported for the first time.
fn reported(site: &Site<'_>, row: &SummaryRow<'_>) -> Vec<usize> {
    let own = site.index.own(row.at.place).map(|own| own.problems.clone()).unwrap_or_default();
    let from = |position: &usize| {
        let summary = site.index.problems[*position].summary;
        summary.is_some_and(|summary| summary.record.path == row.summary.record.path)
    };
    own.filter(from).collect()
}

fn blocks(rows: &Rows<'_>, prose: &mut PageProse<'_>, problems: &[usize]) -> Vec<ProblemBlock> {
    problems.iter().map(|problem| problem::block(rows, prose, *problem)).collect()
}

fn changes(rows: &Rows<'_>, prose: &mut PageProse<'_>, row: &SummaryRow<'_>) -> Vec<ChangeView> {
    let index = rows.site.index;
    let own = index.own(row.at.place).map(|own| own.problems.clone()).unwrap_or_default();
    let mut view = |change: &ProblemChange| {
        let position = own.clone().find(|position| index.problems[*position].state.id == change.id)?;
        let problem = &index.problems[position];
        let evidence = change.evidence.as_ref();
        Some(ChangeView {
            problem: rows.frame.link(&problem.target(), &problem.state.title),
            title: change.title.clone(),
            category: change.category.clone(),
            notice_no: change.notice_no.clone(),
            found_by: change.found_by.clone(),
            lead: change.lead.iter().map(|unit| unit_name(rows, &unit.value)).collect(),
            due: change.due.as_ref().map(|due| rows.date(due.value)),
            closed_on: change.closed_on.as_ref().map(|date| rows.date(date.value)),
            closed_by: change.closed_by.clone(),
            evidence: evidence.and_then(|evidence| prose.link(&row.summary.record.path, &evidence.value)),
            note: change.note.clone(),
        })
    };
    row.summary.problem_changes.iter().filter_map(&mut view).collect()
}

fn visits(rows: &Rows<'_>, summary: usize) -> Vec<VisitItem> {
    let index = rows.site.index;
    let place = index.summaries[summary].at.place;
    let own = index.own(place).map(|own| own.visits.clone()).unwrap_or_default();
    own.filter(|visit| index.visits[*visit].summary_row == summary).map(|visit| rows.visit(visit)).collect()
}

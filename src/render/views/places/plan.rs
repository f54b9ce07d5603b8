//! Owns: a plan's page — its measures as a table, as a time line and in full. In: a plan's position.
//! Out: `…/plans/<programme>/index.html`.

use super::history::{self, HistoryView};
use super::measure::{self, MeasureBlock, TaskRow};
use super::problem::{self, ProblemBlock};
use super::timeline::{AxisView, Scale};
use super::township::way;
use crate::index::PlanRow;
use crate::model::{Approval, Quota};
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::prose::PageProse;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::rows::{Rows, StatusView, TotalsView};
use crate::render::views::{Page, PageView};
use crate::render::words::DateView;
use serde::Serialize;

/// `…/plans/PROGRAMME/index.html`: a plan with its measures.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Its figures.
    totals: TotalsView,
    /// Whether none of its measures is open, and it has some.
    complete: bool,
    /// Its programme.
    programme: Shared<Link>,
    /// Number of the document that approved it.
    document_no: Option<String>,
    /// Its class in the programme.
    class: Option<String>,
    /// Its first day.
    start: Option<DateView>,
    /// Its last day.
    end: Option<DateView>,
    /// Who agreed to it, in their order.
    approvals: Vec<ApprovalView>,
    /// Its measures.
    tasks: TasksView,
    /// Problems that it reported.
    problems: Vec<ProblemBlock>,
    /// What was asked of visitors, and what they did.
    quotas: Vec<QuotaView>,
    /// Its text, ready HTML; empty without one.
    prose: String,
    /// How it came to be as it is; none where it never changed.
    history: Option<HistoryView>,
    /// Other plans of the same place.
    others: Vec<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "plan.html";
}

/// Measures, for the table with its lines and for the blocks.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TasksView {
    /// The lines of the table, in the order of the plan; none in a dossier, which has no table.
    rows: Vec<TaskRow>,
    /// Those of which more is known than their line says, in full; in a dossier all of them.
    blocks: Vec<MeasureBlock>,
    /// What their lines share; none where no two dates differ.
    axis: Option<AxisView>,
}

/// A step of approval.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ApprovalView {
    /// What step.
    step: String,
    /// By whom.
    by: String,
    /// None: still awaited.
    on: Option<DateView>,
}

/// What was asked of visitors, and what they did in each period.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct QuotaView {
    /// What was asked, in words.
    title: String,
    /// Periods that are over, newest first.
    periods: Vec<TallyView>,
}

/// What was done in a period.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TallyView {
    /// The period.
    period: String,
    /// How many visits.
    visits: u64,
    /// How many problems were solved.
    solved: u64,
    /// Whether it was enough.
    status: StatusView,
}

/// A plan's page.
pub fn page(site: &Site<'_>, position: usize) -> Result<Page, TemplateError> {
    let frame = frame(site, position);
    let mut prose = PageProse::new(site, &frame.path);
    let rows = Rows::new(site, &frame);
    let tasks = tasks(&rows, &site.index.plans[position]);
    let view = view(&rows, &mut prose, position, tasks);
    super::finish(site, &frame, view, prose)
}

/// A plan, for its page or a dossier, with its measures as they are shown there.
pub fn view(rows: &Rows<'_>, prose: &mut PageProse<'_>, position: usize, tasks: TasksView) -> View {
    let row = &rows.site.index.plans[position];
    let plan = row.plan;
    View {
        totals: rows.totals(&row.totals),
        complete: row.complete,
        programme: rows.programme(row.programme_row),
        document_no: plan.document_no.clone(),
        class: plan.class.as_ref().map(|class| class.value.clone()),
        start: plan.start.map(|date| rows.date(date)),
        end: plan.end.map(|date| rows.date(date)),
        approvals: approvals(rows, &plan.approvals),
        tasks,
        problems: problems(rows, prose, position),
        quotas: quotas(rows, row),
        prose: prose.html(&plan.record),
        history: history::view(rows, position),
        others: others(rows, position),
    }
}

/// Its title and first line, and the way to it.
pub fn frame(site: &Site<'_>, position: usize) -> Frame {
    let row = &site.index.plans[position];
    let lead = site.words.sentence(
        "plan-lead",
        &[
            ("place", row.at.full_name().unwrap_or_default().into()),
            ("programme", row.programme.name.as_str().into()),
            ("measures", row.totals.measures.into()),
            ("done", row.totals.done.into()),
            ("overdue", row.totals.overdue.into()),
        ],
        &[("date", site.index.day)],
    );
    // The title may be made of names, which only rows know, and rows want a frame first.
    let frame = Frame::new(row.page(), "townships", String::new(), lead);
    let title = Rows::new(site, &frame).plan_title(position);
    way(site, Frame { title, ..frame }, &row.at)
}

/// The measures of a plan, or of the county's own tasks, for a page.
pub fn tasks(rows: &Rows<'_>, plan: &PlanRow<'_>) -> TasksView {
    let index = rows.site.index;
    let own = &index.measures[plan.measures.clone()];
    let scale = Scale::new(own.iter(), index.day);
    let line = |position: usize| scale.map(|scale| scale.line(&index.measures[position]));
    TasksView {
        rows: plan.measures.clone().map(|at| measure::task(rows, at, line(at))).collect(),
        blocks: plan
            .measures
            .clone()
            .filter(|at| measure::has_more(rows, *at))
            .map(|at| measure::block(rows, at))
            .collect(),
        axis: scale.map(|scale| scale.axis(rows.site.words)),
    }
}

/// The measures of a plan, all in full, for a dossier: paper has no table that would say less.
pub fn in_full(rows: &Rows<'_>, plan: &PlanRow<'_>) -> TasksView {
    TasksView {
        rows: Vec::new(),
        blocks: plan.measures.clone().map(|at| measure::block(rows, at)).collect(),
        axis: None,
    }
}

/// The problems that a plan reported.
pub fn problems(rows: &Rows<'_>, prose: &mut PageProse<'_>, plan: usize) -> Vec<ProblemBlock> {
    let index = rows.site.index;
    let place = index.plans[plan].at.place;
    let own = index.own(place).map(|own| own.problems.clone()).unwrap_or_default();
    let reported = own.filter(|problem| index.problems[*problem].plan_row == Some(plan));
    reported.map(|problem| problem::block(rows, prose, problem)).collect()
}

fn approvals(rows: &Rows<'_>, approvals: &[Approval]) -> Vec<ApprovalView> {
    // A step of tomorrow is still awaited today.
    let on = |approval: &Approval| approval.on.filter(|on| *on <= rows.site.index.day);
    let view = |approval: &Approval| ApprovalView {
        step: approval.step.clone(),
        by: approval.by.clone(),
        on: on(approval).map(|date| rows.date(date)),
    };
    approvals.iter().map(view).collect()
}

fn quotas(rows: &Rows<'_>, plan: &PlanRow<'_>) -> Vec<QuotaView> {
    let title = |quota: &Quota| {
        let id = match (quota.visits.is_some(), quota.problems.is_some()) {
            (true, true) => "duty-both",
            (true, false) => "duty-visits",
            (false, _) => "duty-problems",
        };
        rows.site.words.say(
            id,
            &[
                ("role", quota.role.as_str().into()),
                ("per", quota.per.every().as_str().into()),
                ("visits", quota.visits.unwrap_or(0).into()),
                ("problems", quota.problems.unwrap_or(0).into()),
            ],
        )
    };
    let quotas = plan.quotas(rows.site.index.day).into_iter();
    let view = |(quota, tallies): (&Quota, Vec<crate::index::Tally>)| QuotaView {
        title: title(quota),
        periods: tallies
            .iter()
            .rev()
            .map(|tally| {
                let short = tally.short_of_visits(quota).is_some() || tally.short_of_solved(quota).is_some();
                TallyView {
                    period: tally.period.to_string(),
                    visits: tally.visits,
                    solved: tally.solved,
                    status: rows.status(if short { "missed" } else { "reached" }),
                }
            })
            .collect(),
    };
    quotas.map(view).collect()
}

/// The other plans of the same place.
fn others(rows: &Rows<'_>, position: usize) -> Vec<Link> {
    let index = rows.site.index;
    let own = index.own(index.plans[position].at.place).map(|own| own.plans.clone()).unwrap_or_default();
    own.filter(|plan| *plan != position).map(|plan| rows.plan(plan).link).collect()
}

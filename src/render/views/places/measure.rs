//! Owns: a measure in full, as its plan's page shows it. In: a measure's position. Out: [`MeasureBlock`].

use crate::assess::MilestoneState;
use crate::index::{FundRow, MeasureRow};
use crate::model::{Milestone, Spent, Status, Update};
use crate::render::frame::Link;
use crate::render::shared::Shared;
use crate::render::views::rows::{Deadline, DueView, Rows, StatusView, TargetView};
use crate::render::words::{DateView, MoneyView};
use serde::Serialize;

use super::problem::{SlipView, slips};
use super::timeline::LineView;

/// A measure with everything that is known of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MeasureBlock {
    /// Its `id` attribute.
    anchor: String,
    /// Its title.
    title: String,
    /// How it stands; being late comes before all else.
    status: StatusView,
    /// Its own status where it is late.
    own_status: Option<StatusView>,
    /// Its kind.
    kind: Shared<Link>,
    /// Only in the internal edition.
    internal: bool,
    /// Its first day.
    start: Option<DateView>,
    /// By when.
    due: DueView,
    /// How its deadline moved, oldest first.
    slips: Vec<SlipView>,
    /// Who answers.
    lead: Vec<Shared<Link>>,
    /// Nobody is named, since whoever answers is not for the public.
    lead_withheld: bool,
    /// Who helps.
    with: Vec<Shared<Link>>,
    /// Who is named for it.
    person: Option<String>,
    /// A remark.
    note: Option<String>,
    /// The steps of its kind, where there are any.
    ladder: Vec<StepView>,
    /// How far.
    targets: Vec<TargetView>,
    /// Its milestones.
    milestones: Vec<MilestoneView>,
    /// Whether any milestone counts members.
    has_members: bool,
    /// Its money by source.
    funds: Vec<FundView>,
    /// Planned money, all sources.
    planned: MoneyView,
    /// Money reported as spent; none without a report.
    spent: Option<MoneyView>,
    /// Spent in whole percent of planned.
    spent_percent: Option<u32>,
    /// What summaries said of it, newest first.
    updates: Vec<UpdateView>,
    /// Where it is on its ladder.
    stage: Option<String>,
}

/// A measure as a line of its plan's table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TaskRow {
    /// The `id` attribute of where it stands in full: of its block, or of this line where there is no block.
    anchor: String,
    /// Its title.
    title: String,
    /// The rest of what is known of it, where the line says all and no block follows.
    whole: Option<WholeView>,
    /// How it stands; being late comes before all else.
    status: StatusView,
    /// Where it is on its ladder.
    stage: Option<String>,
    /// By when.
    due: DueView,
    /// Who answers.
    lead: Vec<Shared<Link>>,
    /// How far.
    targets: Vec<TargetView>,
    /// Planned money, all sources; none without any.
    planned: Option<MoneyView>,
    /// Money reported as spent; none without a report.
    spent: Option<MoneyView>,
    /// Its line on the plan's span of time.
    line: Option<LineView>,
}

/// What the line of a measure says besides, where it is all that is said.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WholeView {
    /// Its kind.
    kind: Shared<Link>,
    /// Its first day.
    start: Option<DateView>,
}

/// A step of the ladder: `past`, `at` or `ahead`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StepView {
    /// Its name.
    name: String,
    /// `past`, `at` or `ahead`.
    place: &'static str,
}

/// A milestone.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MilestoneView {
    /// Its title.
    title: String,
    /// How it stands.
    status: StatusView,
    /// By when.
    due: DueView,
    /// How much of the target it brings, with its unit.
    amount: Option<String>,
    /// How many members it has.
    members: Option<usize>,
    /// How many of them were achieved.
    achieved: Option<usize>,
    /// Their codes; only in the internal edition.
    codes: Vec<CodeView>,
}

/// A member of a milestone, without a name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CodeView {
    /// Its code.
    code: String,
    /// Whether it was achieved.
    achieved: bool,
}

/// Money of one source.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FundView {
    /// None: spent without saying from which source.
    source: Option<String>,
    /// Planned; none where no plan names the source.
    planned: Option<MoneyView>,
    /// Reported as spent.
    spent: Option<MoneyView>,
    /// Remarks of the plan.
    notes: Vec<String>,
}

/// What one summary said of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UpdateView {
    /// The summary.
    summary: Link,
    /// Its date.
    date: DateView,
    /// What it said: these fields stand beside the others.
    #[serde(flatten)]
    said: SaidView,
}

/// The contents of an update.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SaidView {
    /// Its status from then on.
    status: Option<StatusView>,
    /// Its stage from then on.
    stage: Option<String>,
    /// A target's name and its value.
    values: Vec<(String, String)>,
    /// Money spent so far.
    spent: Option<MoneyView>,
    /// The same by source, where the summary says so.
    spent_by: Vec<(String, MoneyView)>,
    /// The deadline moved to this.
    due: Option<DateView>,
    /// Done on.
    done_on: Option<DateView>,
    /// Milestones done, and when.
    milestones: Vec<(String, DateView)>,
    /// Milestones and their members achieved: how many so far for the public, which for the offices.
    achieved: Vec<(String, String)>,
    /// A remark.
    note: Option<String>,
}

/// Whether more is known of a measure than the line of a table holds: then it has a block of its own.
pub fn has_more(rows: &Rows<'_>, position: usize) -> bool {
    let row = &rows.site.index.measures[position];
    let (measure, state) = (row.measure, row.state);
    let said = measure.person.is_some() || measure.note.is_some() || !row.with.is_empty() || measure.internal;
    let counted =
        !measure.targets.is_empty() || !measure.milestones.is_empty() || !row.kind.stages.is_empty();
    let paid = !measure.funds.is_empty() || state.spent.is_some();
    let told = state.overdue || !state.slips.is_empty() || !state.updates.is_empty();
    said || counted || paid || told
}

/// A measure's line in its plan's table.
pub fn task(rows: &Rows<'_>, position: usize, line: Option<LineView>) -> TaskRow {
    let row = &rows.site.index.measures[position];
    let (measure, state) = (row.measure, row.state);
    let whole = !has_more(rows, position);
    let planned = measure.planned();
    TaskRow {
        anchor: row.anchor(),
        title: measure.title.to_string(),
        whole: whole.then(|| WholeView {
            kind: rows.kind(row.kind_row),
            start: measure.start.map(|date| rows.date(date)),
        }),
        status: rows.measure_status(state),
        stage: row.stage().map(str::to_owned),
        due: rows.measure_due(position),
        lead: rows.units(&row.lead),
        targets: rows.targets(row),
        planned: (!planned.is_zero()).then(|| rows.money(planned)),
        spent: state.spent.map(|spent| rows.money(spent)),
        line,
    }
}

/// A measure in full.
pub fn block(rows: &Rows<'_>, position: usize) -> MeasureBlock {
    let row = &rows.site.index.measures[position];
    let (measure, state) = (row.measure, row.state);
    let milestones: Vec<_> =
        measure.milestones.iter().zip(&state.milestones).map(|pair| milestone(rows, row, pair)).collect();
    MeasureBlock {
        anchor: row.anchor(),
        stage: row.stage().map(str::to_owned),
        title: measure.title.to_string(),
        status: rows.measure_status(state),
        own_status: state.overdue.then(|| rows.plain_status(state.status)),
        kind: rows.kind(row.kind_row),
        internal: measure.internal,
        start: measure.start.map(|date| rows.date(date)),
        due: rows.measure_due(position),
        slips: slips(rows, row.at.place, &state.slips),
        lead: rows.units(&row.lead),
        lead_withheld: measure.lead_withheld,
        with: rows.units(&row.with),
        person: measure.person.as_deref().map(str::to_owned),
        note: measure.note.as_deref().map(str::to_owned),
        ladder: ladder(row),
        targets: rows.targets(row),
        has_members: milestones.iter().any(|milestone| milestone.members.is_some()),
        milestones,
        funds: funds(rows, position),
        planned: rows.money(measure.planned()),
        spent: state.spent.map(|spent| rows.money(spent)),
        spent_percent: state.spent.and_then(|spent| spent.percent_of(measure.planned())),
        updates: updates(rows, row),
    }
}

fn ladder(row: &MeasureRow<'_>) -> Vec<StepView> {
    let step = |(number, name): (usize, &String)| StepView {
        name: name.clone(),
        place: match row.state.stage {
            Some(stage) if number < stage => "past",
            Some(stage) if number == stage => "at",
            _ => "ahead",
        },
    };
    row.kind.stages.iter().enumerate().map(step).collect()
}

fn milestone(
    rows: &Rows<'_>,
    row: &MeasureRow<'_>,
    (milestone, state): (&Milestone, &MilestoneState),
) -> MilestoneView {
    let status = match (state.done_on.is_some(), state.overdue, row.state.status) {
        (true, _, _) => "met",
        (false, true, _) => "overdue",
        (false, false, Status::Cancelled) => "cancelled",
        (false, false, Status::Done) => "none",
        (false, false, _) => "awaited",
    };
    let unit = row.measure.targets.first().map_or("", |target| &target.unit);
    let amount = |amount| {
        let digits = rows.site.words.quantity(amount);
        rows.site.words.say("amount", &[("digits", digits.into()), ("unit", unit.into())])
    };
    let codes = milestone.members.iter();
    MilestoneView {
        title: milestone.title.clone(),
        status: rows.status(status),
        due: rows.due(Deadline::unmoved(milestone.due, state.overdue, state.due_soon, state.done_on)),
        amount: milestone.amount.map(amount),
        members: milestone.member_count,
        achieved: state.achieved_count,
        codes: codes
            .map(|code| CodeView { code: code.clone(), achieved: state.achieved.contains(code) })
            .collect(),
    }
}

fn funds(rows: &Rows<'_>, position: usize) -> Vec<FundView> {
    let index = rows.site.index;
    let all = &index.funds.rows;
    let first = all.partition_point(|fund| fund.measure < position);
    let own = all[first..].iter().take_while(|fund| fund.measure == position);
    let view = |fund: &FundRow<'_>| {
        let measure = index.measures[position].measure;
        let entries = measure.funds.iter().filter(|entry| fund.source == Some(entry.source.value.as_str()));
        FundView {
            source: fund.source.map(str::to_owned),
            planned: fund.source.map(|_| rows.money(fund.planned)),
            spent: fund.spent.map(|spent| rows.money(spent)),
            notes: entries.filter_map(|entry| entry.note.clone()).collect(),
        }
    };
    own.map(view).collect()
}

/// Every summary that touched it, newest first.
fn updates(rows: &Rows<'_>, row: &MeasureRow<'_>) -> Vec<UpdateView> {
    let index = rows.site.index;
    let view = |(summary, update): &(usize, usize)| {
        let position = index.summary_row(row.at.place, *summary)?;
        let summary = &index.summaries[position];
        Some(UpdateView {
            summary: rows.frame.link(&summary.page(), rows.summary_title(position)),
            date: rows.date(summary.summary.date.value),
            said: said(rows, row, summary.summary.updates.get(*update)?),
        })
    };
    row.state.updates.iter().rev().filter_map(view).collect()
}

/// What an update says.
pub fn said(rows: &Rows<'_>, row: &MeasureRow<'_>, update: &Update) -> SaidView {
    let words = rows.site.words;
    let value = |name: &str, value| {
        let target = row.measure.targets.iter().find(|target| target.name == name);
        let unit = target.map_or("", |target| target.unit.as_str());
        let digits = words.quantity(value);
        (name.to_owned(), words.say("amount", &[("digits", digits.into()), ("unit", unit.into())]))
    };
    SaidView {
        status: update.status.as_ref().map(|status| rows.plain_status(status.value)),
        stage: update.stage.as_ref().map(|stage| stage.value.clone()),
        values: update.values.iter().map(|(name, reported)| value(name, reported.value)).collect(),
        spent: update.spent.as_ref().map(|spent| rows.money(spent.total())),
        spent_by: spent_by(rows, update),
        due: update.due.as_ref().map(|due| rows.date(due.value)),
        done_on: update.done_on.as_ref().map(|date| rows.date(date.value)),
        milestones: update.milestones.iter().map(|(title, date)| (title.clone(), rows.date(*date))).collect(),
        achieved: achieved(rows, update),
        note: update.note.clone(),
    }
}

fn spent_by(rows: &Rows<'_>, update: &Update) -> Vec<(String, MoneyView)> {
    match &update.spent {
        Some(Spent::BySource(parts)) => {
            parts.iter().map(|(source, amount)| (source.clone(), rows.money(*amount))).collect()
        }
        Some(Spent::Total(_)) | None => Vec::new(),
    }
}

fn achieved(rows: &Rows<'_>, update: &Update) -> Vec<(String, String)> {
    let words = rows.site.words;
    if rows.site.internal() {
        let codes = |members: &[String]| members.join(&words.plain("list-comma"));
        return update.achieved.iter().map(|(title, members)| (title.clone(), codes(members))).collect();
    }
    let so_far = |count: usize| words.say("said-achieved", &[("count", count.into())]);
    update.achieved_count.iter().map(|(title, count)| (title.clone(), so_far(*count))).collect()
}

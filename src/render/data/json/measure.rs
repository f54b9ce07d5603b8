//! Owns: measures and milestones as JSON. In: rows of the index. Out: records.

use super::place::slugs;
use super::problem::{SlipData, Units};
use super::value::{Day, Money, Number};
use crate::index::{Index, MeasureRow, MilestoneState};
use crate::model::{Fund, Milestone};
use crate::publish::Edition;
use schemars::JsonSchema;
use serde::Serialize;

/// A number to be reached.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Target")]
pub struct TargetData<'a> {
    /// Its name.
    name: &'a str,
    /// What is counted.
    unit: &'a str,
    /// Where it starts.
    baseline: Number,
    /// Where it must arrive; it may lie below its baseline.
    value: Number,
    /// The last reported value; null as long as nobody reported one.
    current: Option<Number>,
    /// The date of that report.
    reported_on: Option<Day>,
}

/// Money planned from one source.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fund")]
pub struct FundData<'a> {
    /// The source.
    source: &'a str,
    /// Planned from it.
    amount: Money,
    /// A remark.
    note: Option<&'a str>,
}

/// Money spent from one source.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SpentFrom")]
pub struct SpentData<'a> {
    /// The source.
    source: &'a str,
    /// Spent from it so far.
    amount: Money,
}

/// A measure on the day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Measure")]
pub struct MeasureData<'a> {
    /// `township/village/programme/id`; a township's own `township/programme/id`, a county's own `programme/id`.
    key: String,
    /// The township's id; null for the county's own.
    township: Option<&'a str>,
    /// The village's id; null for a township's or the county's own.
    village: Option<&'a str>,
    /// The programme's id.
    programme: &'a str,
    /// The id of its kind.
    kind: &'a str,
    /// Its title.
    title: &'a str,
    /// Names of the units that answer for it.
    lead: Vec<&'a str>,
    /// Ids of these units in `units`.
    lead_ids: Vec<&'a str>,
    /// Names of the units that help.
    with: Vec<&'a str>,
    /// Ids of these units in `units`.
    with_ids: Vec<&'a str>,
    /// The person who answers for it.
    person: Option<&'a str>,
    /// First day.
    start: Option<Day>,
    /// Its deadline now.
    due: Option<Day>,
    /// Its deadline in the plan, before any summary moved it.
    first_due: Option<Day>,
    /// Deadlines that moved, oldest first.
    slips: Vec<SlipData<'a>>,
    /// Where it stands.
    #[schemars(extend("enum" = ["planned", "doing", "done", "suspended", "cancelled"]))]
    status: &'static str,
    /// Its step on the ladder of its kind.
    stage: Option<&'a str>,
    /// Open and past its deadline.
    overdue: bool,
    /// Open and its deadline near.
    due_soon: bool,
    /// Done on.
    done_on: Option<Day>,
    /// Done after its first deadline.
    done_late: bool,
    /// Numbers to be reached.
    targets: Vec<TargetData<'a>>,
    /// Planned money, all sources.
    planned: Money,
    /// Money spent so far, all sources; 0.00 also where nothing was reported.
    spent: Money,
    /// Whether anybody reported what was spent.
    spent_reported: bool,
    /// Planned money by source.
    funds: Vec<FundData<'a>>,
    /// Money spent by source, where the last report says so.
    spent_by_source: Vec<SpentData<'a>>,
    /// A remark of the plan.
    note: Option<&'a str>,
    /// Path of the page that shows it.
    page: String,
    /// Its anchor there.
    anchor: String,
}

impl<'a> MeasureData<'a> {
    pub fn new(index: &'a Index<'a>, row: &'a MeasureRow<'a>) -> Self {
        let (township, village) = slugs(&row.at);
        let (measure, state) = (row.measure, row.state);
        let (lead, with) = (Units::new(index, &row.lead), Units::new(index, &row.with));
        let spent = state.spent_by_source.iter();
        MeasureData {
            key: row.key(),
            township,
            village,
            programme: &row.plan.programme,
            kind: &row.kind.id,
            title: &measure.title,
            lead: lead.names,
            lead_ids: lead.ids,
            with: with.names,
            with_ids: with.ids,
            person: measure.person.as_deref(),
            start: measure.start.map(Day),
            due: state.due.map(Day),
            first_due: state.first_due.map(Day),
            slips: SlipData::all(&state.slips),
            status: state.status.as_str(),
            stage: row.stage(),
            overdue: state.overdue,
            due_soon: state.due_soon,
            done_on: state.done_on.map(Day),
            done_late: state.done_late,
            targets: targets(row),
            planned: Money(measure.planned()),
            spent: Money(state.spent.unwrap_or_default()),
            spent_reported: state.spent.is_some(),
            funds: measure.funds.iter().map(fund).collect(),
            spent_by_source: spent
                .map(|(source, amount)| SpentData { source, amount: Money(*amount) })
                .collect(),
            note: measure.note.as_deref(),
            page: row.page(),
            anchor: row.anchor(),
        }
    }
}

fn targets<'a>(row: &MeasureRow<'a>) -> Vec<TargetData<'a>> {
    let pairs = row.measure.targets.iter().zip(&row.state.targets);
    let data = pairs.map(|(target, reported)| TargetData {
        name: &target.name,
        unit: &target.unit,
        baseline: Number(target.baseline),
        value: Number(target.value),
        current: reported.map(|reported| Number(reported.value)),
        reported_on: reported.map(|reported| Day(reported.on)),
    });
    data.collect()
}

fn fund(fund: &Fund) -> FundData<'_> {
    FundData { source: &fund.source.value, amount: Money(fund.amount), note: fund.note.as_deref() }
}

/// A step of a measure, with a deadline of its own.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Milestone")]
pub struct MilestoneData<'a> {
    /// Key of its measure.
    measure: String,
    /// The township's id.
    township: Option<&'a str>,
    /// The village's id.
    village: Option<&'a str>,
    /// Its title, unique within the measure.
    title: &'a str,
    /// Its deadline.
    due: Day,
    /// How much of the measure's one target it brings.
    amount: Option<Number>,
    /// How many members it means.
    member_count: Option<usize>,
    /// How many of them were achieved; null as long as nobody reported that.
    achieved: Option<usize>,
    /// Codes of its members; in the internal edition only.
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<&'a [String]>,
    /// Codes of those achieved; in the internal edition only.
    #[serde(skip_serializing_if = "Option::is_none")]
    achieved_members: Option<&'a [String]>,
    /// Done on.
    done_on: Option<Day>,
    /// Not done and past its deadline while its measure is open.
    overdue: bool,
    /// Not done and its deadline near while its measure is open.
    due_soon: bool,
    /// Path of the page that shows it.
    page: String,
    /// The anchor of its measure there.
    anchor: String,
}

/// The milestones of a measure.
pub fn milestones<'a>(
    index: &'a Index<'a>,
    row: &'a MeasureRow<'a>,
) -> impl Iterator<Item = MilestoneData<'a>> {
    let pairs = row.measure.milestones.iter().zip(&row.state.milestones);
    pairs.map(move |(milestone, state)| milestone_data(index.edition, row, milestone, state))
}

fn milestone_data<'a>(
    edition: Edition,
    row: &MeasureRow<'a>,
    milestone: &'a Milestone,
    state: &'a MilestoneState,
) -> MilestoneData<'a> {
    let (township, village) = slugs(&row.at);
    let internal = edition == Edition::Internal;
    let counted = (!milestone.members.is_empty()).then_some(milestone.members.len());
    MilestoneData {
        measure: row.key(),
        township,
        village,
        title: &milestone.title,
        due: Day(milestone.due),
        amount: milestone.amount.map(Number),
        member_count: milestone.member_count.or(counted),
        achieved: state.achieved_count,
        members: internal.then_some(&milestone.members),
        achieved_members: internal.then_some(&state.achieved),
        done_on: state.done_on.map(Day),
        overdue: state.overdue,
        due_soon: state.due_soon,
        page: row.page(),
        anchor: row.anchor(),
    }
}

//! Owns: measure kinds, units and disclosures as JSON. In: rows of the index. Out: records.

use super::totals::TotalsData;
use super::value::{Day, Money, Number};
use crate::index::{DisclosureRow, KindRow, PeriodRow, Totals, UnitRef, UnitRow, address};
use schemars::JsonSchema;
use serde::Serialize;

/// Measures by status.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ByStatus")]
pub struct ByStatus {
    /// Not begun.
    planned: usize,
    /// Under way.
    doing: usize,
    /// Done.
    done: usize,
    /// Halted for now.
    suspended: usize,
    /// Given up.
    cancelled: usize,
}

impl ByStatus {
    fn new(totals: &Totals) -> Self {
        ByStatus {
            planned: totals.planned,
            doing: totals.doing,
            done: totals.done,
            suspended: totals.suspended,
            cancelled: totals.cancelled,
        }
    }
}

/// A step of a ladder.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Stage")]
pub struct StageData<'a> {
    /// Its name.
    name: &'a str,
    /// Villages standing at it, each by its least advanced measure of the kind.
    at: usize,
    /// Villages standing at it or past it.
    reached: usize,
}

/// Targets of one name and unit added up, without measures that were given up.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TargetSum")]
pub struct TargetSumData<'a> {
    /// Their name.
    name: &'a str,
    /// What is counted.
    unit: &'a str,
    /// How many targets are in the sum.
    count: usize,
    /// For how many of them a value was reported.
    reported: usize,
    /// Where they start.
    baseline: Number,
    /// Where they must arrive.
    value: Number,
    /// Where they stand, one without a report at its baseline; null as long as nobody reported any.
    current: Option<Number>,
}

/// A kind of measure.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MeasureKind")]
pub struct KindData<'a> {
    /// Its id.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// The group under which it is listed.
    group: Option<&'a str>,
    /// What it is about.
    about: Option<&'a str>,
    /// How many measures are of it.
    count: usize,
    /// These by status.
    by_status: ByStatus,
    /// Those that are overdue.
    overdue: usize,
    /// Villages that have such a measure.
    villages: usize,
    /// Planned money.
    planned: Money,
    /// Money reported as spent so far.
    spent: Money,
    /// Targets added up; never shares of a hundred or a thousand.
    targets: Vec<TargetSumData<'a>>,
    /// The ladder, lowest step first; absent where the kind has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    stages: Option<Vec<StageData<'a>>>,
    /// Path of its page.
    page: String,
}

impl<'a> KindData<'a> {
    pub fn new(row: &'a KindRow<'a>) -> Self {
        let stages = row.stages.iter();
        let stages = stages.map(|stage| StageData { name: stage.name, at: stage.at, reached: stage.reached });
        KindData {
            id: &row.kind.id,
            name: &row.kind.name,
            group: row.kind.group.as_deref(),
            about: row.kind.about.as_deref(),
            count: row.measures.len(),
            by_status: ByStatus::new(&row.totals),
            overdue: row.totals.overdue,
            villages: row.villages,
            planned: Money(row.totals.planned_yuan),
            spent: Money(row.totals.spent_yuan),
            targets: target_sums(row),
            stages: (!row.stages.is_empty()).then(|| stages.collect()),
            page: row.page(),
        }
    }
}

fn target_sums<'a>(row: &KindRow<'a>) -> Vec<TargetSumData<'a>> {
    let data = row.targets.iter().map(|sum| TargetSumData {
        name: sum.name,
        unit: sum.unit,
        count: sum.count,
        reported: sum.reported,
        baseline: Number(sum.baseline),
        value: Number(sum.value),
        current: sum.current().map(Number),
    });
    data.collect()
}

/// A responsible unit.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Unit")]
pub struct UnitData<'a> {
    /// Its id; for a name that no catalogue holds, one made of the name.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// Whether the catalogue holds it.
    listed: bool,
    /// How to reach it.
    contact: Option<&'a str>,
    /// Measures that it leads.
    leads: usize,
    /// Measures with which it helps.
    helps: usize,
    /// Figures of what it leads and of the problems that it answers for. A measure with two leading units counts
    /// with each.
    counts: TotalsData,
    /// Path of its page.
    page: String,
}

impl<'a> UnitData<'a> {
    pub fn new(row: &'a UnitRow<'a>) -> Self {
        let contact = match row.unit {
            UnitRef::Listed(unit) => unit.contact.as_deref(),
            UnitRef::Unlisted(_) => None,
        };
        UnitData {
            id: &row.slug,
            name: row.unit.name(),
            listed: row.unit.id().is_some(),
            contact,
            leads: row.leads.len(),
            helps: row.helps.len(),
            counts: TotalsData::new(&row.totals),
            page: row.page(),
        }
    }
}

/// A period in which an item must be made public once.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Period")]
pub struct PeriodData {
    /// Its name: `2020-03`, `2020-Q1`, `2020-H1` or `2020`.
    name: String,
    /// First day.
    first: Day,
    /// Last day.
    last: Day,
    /// Whether its last day is past.
    over: bool,
    /// Villages that have published in it.
    published: usize,
}

/// Something that villages must make public.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Disclosure")]
pub struct DisclosureData<'a> {
    /// Its id.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// The group under which it is listed.
    group: Option<&'a str>,
    /// The legal basis.
    basis: Option<&'a str>,
    /// The duty holds from this day on.
    since: Option<Day>,
    /// How often; null: when it happens.
    #[schemars(extend("enum" = ["month", "quarter", "half-year", "year", null]))]
    every: Option<&'static str>,
    /// How many days a notice stays up.
    days: Option<u32>,
    /// All its notices.
    notices: usize,
    /// The periods for which it was or is due.
    periods: Vec<PeriodData>,
    /// Path of the page that shows it.
    page: &'static str,
}

impl<'a> DisclosureData<'a> {
    pub fn new(row: &'a DisclosureRow<'a>) -> Self {
        let period = |row: &PeriodRow| PeriodData {
            name: row.period.to_string(),
            first: Day(row.period.first),
            last: Day(row.period.last),
            over: row.over,
            published: row.published,
        };
        DisclosureData {
            id: &row.item.id,
            name: &row.item.name,
            group: row.item.group.as_deref(),
            basis: row.item.basis.as_deref(),
            since: row.item.since.map(Day),
            every: row.item.every.map(|every| every.as_str()),
            days: row.item.days,
            notices: row.notices.len(),
            periods: row.periods.iter().map(period).collect(),
            page: address::DISCLOSURES,
        }
    }
}

//! Owns: programmes as JSON — classes, shares, quotas. In: rows of the index. Out: records.

use super::totals::TotalsData;
use super::value::{Day, Number};
use crate::index::{Index, ProgrammeRow};
use schemars::JsonSchema;
use serde::Serialize;

/// Villages of one class of a programme.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Class")]
pub struct ClassData<'a> {
    /// The class; null for villages whose plan names none.
    name: Option<&'a str>,
    /// Villages.
    villages: usize,
    /// Those whose plan is complete.
    complete: usize,
}

/// A share of a programme's villages whose plan must be complete by a day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Share")]
pub struct ShareData<'a> {
    /// Its name.
    name: &'a str,
    /// The last day.
    by: Day,
    /// 0 to 1, cumulative.
    share: Number,
    /// Villages in the programme.
    villages: usize,
    /// Villages complete on that day; while it is ahead, complete now.
    complete: usize,
    /// How many must be complete, rounded up.
    needed: usize,
    /// Enough are.
    reached: bool,
    /// The day is over and too few were.
    missed: bool,
}

/// How often somebody of a role must visit each village.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Quota")]
pub struct QuotaData<'a> {
    /// The role.
    role: &'a str,
    /// Visits in each period.
    visits: Option<u32>,
    /// Problems to be solved in each period.
    problems: Option<u32>,
    /// The period.
    #[schemars(extend("enum" = ["month", "quarter", "year"]))]
    per: &'static str,
}

/// A programme.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Programme")]
pub struct ProgrammeData<'a> {
    /// Its id.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// The unit that leads it.
    lead: Option<&'a str>,
    /// That unit's id in `units`.
    lead_id: Option<&'a str>,
    /// First day.
    start: Option<Day>,
    /// Last day.
    end: Option<Day>,
    /// Villages by class; empty where it has no classes.
    classes: Vec<ClassData<'a>>,
    /// Kinds of measures that every plan must hold.
    requires: Vec<&'a str>,
    /// Shares to be reached.
    targets: Vec<ShareData<'a>>,
    /// Visits to be made.
    quotas: Vec<QuotaData<'a>>,
    /// Villages that take part.
    villages: usize,
    /// Townships that take part, with a plan of their own or a village's.
    townships: usize,
    /// Villages whose plan is complete.
    complete: usize,
    /// Figures of its plans and of the county's own measures in it.
    counts: TotalsData,
    /// Path of its page.
    page: String,
}

impl<'a> ProgrammeData<'a> {
    pub fn new(index: &'a Index<'a>, row: &'a ProgrammeRow<'a>) -> Self {
        let programme = row.programme;
        let lead = row.lead.map(|unit| &index.units[unit]);
        let named = programme.lead.as_deref();
        ProgrammeData {
            id: &programme.record.slug,
            name: &programme.name,
            lead: lead.map(|row| row.unit.name()).or(named),
            lead_id: lead.map(|row| row.slug.as_str()),
            start: programme.start.map(Day),
            end: programme.end.map(Day),
            classes: classes(row),
            requires: programme.requires.iter().map(|kind| kind.value.as_str()).collect(),
            targets: shares(row),
            quotas: quotas(row),
            villages: row.villages,
            townships: row.townships,
            complete: row.complete,
            counts: TotalsData::new(&row.totals),
            page: row.page(),
        }
    }
}

fn classes<'a>(row: &ProgrammeRow<'a>) -> Vec<ClassData<'a>> {
    let classes = row.classes.iter();
    classes.map(|c| ClassData { name: c.class, villages: c.villages, complete: c.complete }).collect()
}

fn shares<'a>(row: &ProgrammeRow<'a>) -> Vec<ShareData<'a>> {
    let data = row.shares.iter().map(|share| ShareData {
        name: &share.target.name,
        by: Day(share.target.by),
        share: Number(share.target.share),
        villages: share.share.villages,
        complete: share.share.complete,
        needed: share.needed,
        reached: share.reached,
        missed: share.missed,
    });
    data.collect()
}

fn quotas<'a>(row: &ProgrammeRow<'a>) -> Vec<QuotaData<'a>> {
    let data = row.programme.quotas.iter().map(|quota| QuotaData {
        role: &quota.role,
        visits: quota.visits,
        problems: quota.problems,
        per: quota.per.every().as_str(),
    });
    data.collect()
}

//! Owns: the state of everything on one day — what is derived and never written.
//! In: a model and a day. Out: read by publish, index and render; nothing computes a figure a second time.

use crate::model::{Place, Quantity, Status, Yuan};
use jiff::civil::Date;
use thin_vec::ThinVec;

/// The state of all holders on a day, in the order of [`crate::model::Model::holders`].
#[derive(Debug)]
pub struct State {
    /// The day.
    pub day: Date,
    /// One entry a holder.
    pub holders: Vec<HolderState>,
}

/// The state of what one holder has promised.
#[derive(Debug)]
pub struct HolderState {
    /// Whose.
    pub place: Place,
    /// Its measures: plan by plan, in the order of the files.
    pub measures: Vec<MeasureState>,
    /// Its problems: those of plans first, then those of summaries, as first reported; none from after the day.
    pub problems: Vec<ProblemState>,
    /// One entry a plan: whether none of its measures is open (a plan without measures is not complete).
    pub plan_complete: Vec<bool>,
    /// The date of the newest summary that counts.
    pub last_summary: Option<Date>,
    /// A village with plans whose last summary (or, without one, whose first plan's start) lies too far back.
    pub stale: bool,
}

/// A value of a target as reported on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The value, not the increase.
    pub value: Quantity,
    /// The summary's date.
    pub on: Date,
}

/// A deadline that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The summary's date.
    pub on: Date,
    /// The summary's position among the holder's.
    pub summary: usize,
    /// The deadline before.
    pub from: Option<Date>,
    /// The deadline after.
    pub to: Date,
    /// Why.
    pub note: Option<String>,
}

/// A milestone on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilestoneState {
    /// Done on, if it counts.
    pub done_on: Option<Date>,
    /// Members achieved so far, sorted, each once; empty in the public edition.
    pub achieved: Vec<String>,
    /// How many members were achieved so far; none: never reported.
    pub achieved_count: Option<usize>,
    /// Not done, its deadline before the day, its measure open.
    pub overdue: bool,
    /// Not done, its deadline within the site's `due_soon_days`, its measure open.
    pub due_soon: bool,
}

/// A measure on the day.
#[derive(Clone, Debug)]
pub struct MeasureState {
    /// Its plan's position among the holder's.
    pub plan: u32,
    /// Its own position in the plan.
    pub measure: u32,
    /// Its status.
    pub status: Status,
    /// Its stage, as a position on the kind's ladder.
    pub stage: Option<usize>,
    /// Its deadline now.
    pub due: Option<Date>,
    /// Its deadline in the plan, before any summary moved it.
    pub first_due: Option<Date>,
    /// Done on; only while its status is done.
    pub done_on: Option<Date>,
    /// One entry a target: the last reported value.
    pub targets: ThinVec<Option<Reported>>,
    /// One entry a milestone.
    pub milestones: ThinVec<MilestoneState>,
    /// Spent so far, all sources; none: never reported.
    pub spent: Option<Yuan>,
    /// Spent by source, where the last report says so; as ordered there.
    pub spent_by_source: ThinVec<(String, Yuan)>,
    /// Deadlines that moved, oldest first.
    pub slips: ThinVec<Slip>,
    /// Which updates touched it, oldest first: summary's position among the holder's, update's in the summary.
    pub updates: ThinVec<(usize, usize)>,
    /// Open and past its deadline.
    pub overdue: bool,
    /// Open and its deadline within the site's `due_soon_days`, today included.
    pub due_soon: bool,
    /// Done after its first deadline.
    pub done_late: bool,
    /// Open without a deadline.
    pub undated: bool,
}

/// Where a problem was first reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemSource {
    /// In a plan: its position, and the problem's in it.
    Plan(usize, usize),
    /// In a summary: its position, and the problem's in it.
    Summary(usize, usize),
}

/// A relative link and the record from which it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// As written.
    pub link: String,
    /// The record's path inside the content folder.
    pub record: String,
}

/// A problem on the day, all summaries applied.
#[derive(Clone, Debug)]
pub struct ProblemState {
    /// Its id.
    pub id: String,
    /// Where it was first reported.
    pub source: ProblemSource,
    /// The programme of the plan that reported it; none for a summary's.
    pub programme: Option<String>,
    /// What is wrong.
    pub title: String,
    /// Its category.
    pub category: Option<String>,
    /// Number of the rectification notice.
    pub notice_no: Option<String>,
    /// Found on.
    pub found_on: Date,
    /// Found by.
    pub found_by: Option<String>,
    /// Units that answer for it, as written.
    pub lead: Vec<String>,
    /// Its deadline now.
    pub due: Option<Date>,
    /// Its first deadline.
    pub first_due: Option<Date>,
    /// Deadlines that moved, oldest first.
    pub slips: Vec<Slip>,
    /// Closed on (销号).
    pub closed_on: Option<Date>,
    /// Who accepted it.
    pub closed_by: Option<String>,
    /// What proves it.
    pub evidence: Option<Evidence>,
    /// The last remark.
    pub note: Option<String>,
    /// The summaries that touched it, oldest first: their positions among the holder's.
    pub changes: Vec<usize>,
    /// Open and past its deadline.
    pub overdue: bool,
    /// Open and its deadline within the site's `due_soon_days`.
    pub due_soon: bool,
}

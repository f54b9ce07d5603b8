//! Owns: the figures of a county, township, village, plan, programme or unit as JSON.
//! In: totals of the index. Out: one record, the same wherever it stands.

use super::value::Money;
use crate::index::Totals;
use schemars::JsonSchema;
use serde::Serialize;

/// Figures. Everything about measures counts measures only, not their milestones.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Totals")]
pub struct TotalsData {
    /// Townships.
    townships: usize,
    /// Villages.
    villages: usize,
    /// Plans of townships and villages.
    plans: usize,
    /// Measures, cancelled ones among them.
    measures: usize,
    /// Measures done.
    done: usize,
    /// Measures under way.
    doing: usize,
    /// Measures not begun.
    planned: usize,
    /// Measures halted for now.
    suspended: usize,
    /// Measures given up.
    cancelled: usize,
    /// Open measures (planned, doing, suspended) past their deadline.
    overdue: usize,
    /// Open measures whose deadline is near, the day itself included.
    due_soon: usize,
    /// Open measures without a deadline.
    undated: usize,
    /// Milestones past their deadline while their measure is open.
    milestones_overdue: usize,
    /// Open problems past their deadline.
    problems_overdue: usize,
    /// Problems not closed.
    problems_open: usize,
    /// Problems closed.
    problems_closed: usize,
    /// Planned money of all measures.
    planned_yuan: Money,
    /// Money reported as spent so far.
    spent_yuan: Money,
    /// Villages without a progress summary for too long.
    stale_villages: usize,
    /// Measures done after their first deadline.
    done_late: usize,
    /// Milestones.
    milestones: usize,
    /// Milestones done.
    milestones_done: usize,
    /// Milestones whose deadline is near while their measure is open.
    milestones_due_soon: usize,
    /// Open problems whose deadline is near.
    problems_due_soon: usize,
}

impl TotalsData {
    pub fn new(totals: &Totals) -> Self {
        TotalsData {
            townships: totals.townships,
            villages: totals.villages,
            plans: totals.plans,
            measures: totals.measures,
            done: totals.done,
            doing: totals.doing,
            planned: totals.planned,
            suspended: totals.suspended,
            cancelled: totals.cancelled,
            overdue: totals.overdue,
            due_soon: totals.due_soon,
            undated: totals.undated,
            milestones_overdue: totals.milestones_overdue,
            problems_overdue: totals.problems_overdue,
            problems_open: totals.problems_open,
            problems_closed: totals.problems_closed,
            planned_yuan: Money(totals.planned_yuan),
            spent_yuan: Money(totals.spent_yuan),
            stale_villages: totals.stale_villages,
            done_late: totals.done_late,
            milestones: totals.milestones,
            milestones_done: totals.milestones_done,
            milestones_due_soon: totals.milestones_due_soon,
            problems_due_soon: totals.problems_due_soon,
        }
    }
}

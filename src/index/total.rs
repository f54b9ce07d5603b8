//! Owns: the figures that are counted for a village, a township and the county alike.
//! In: measures, milestones and problems on the day. Out: [`Totals`], which add up.

use crate::assess::{MeasureState, ProblemState};
use crate::model::{Measure, Status, Yuan};
use std::ops::AddAssign;

/// What a village, a township or the county has promised, and how it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Townships.
    pub townships: usize,
    /// Villages.
    pub villages: usize,
    /// Villages without a summary for too long.
    pub stale_villages: usize,
    /// Plans of villages and townships; the county's own tasks are no plan.
    pub plans: usize,
    /// Measures, the cancelled among them.
    pub measures: usize,
    /// Measures done.
    pub done: usize,
    /// Measures under way.
    pub doing: usize,
    /// Measures not begun.
    pub planned: usize,
    /// Measures halted.
    pub suspended: usize,
    /// Measures given up.
    pub cancelled: usize,
    /// Open measures past their deadline.
    pub overdue: usize,
    /// Open measures whose deadline is near.
    pub due_soon: usize,
    /// Open measures without a deadline.
    pub undated: usize,
    /// Measures done after their first deadline.
    pub done_late: usize,
    /// Milestones.
    pub milestones: usize,
    /// Milestones done.
    pub milestones_done: usize,
    /// Milestones past their deadline, their measure open.
    pub milestones_overdue: usize,
    /// Milestones whose deadline is near, their measure open.
    pub milestones_due_soon: usize,
    /// Problems not closed.
    pub problems_open: usize,
    /// Problems past their deadline.
    pub problems_overdue: usize,
    /// Problems whose deadline is near.
    pub problems_due_soon: usize,
    /// Problems closed.
    pub problems_closed: usize,
    /// Planned money of all measures, in yuan.
    pub planned_yuan: Yuan,
    /// Money reported as spent so far, in yuan.
    pub spent_yuan: Yuan,
}

impl Totals {
    /// Counts one measure and its milestones.
    pub fn add_measure(&mut self, measure: &Measure, state: &MeasureState) {
        self.measures += 1;
        *self.status_mut(state.status) += 1;
        self.overdue += usize::from(state.overdue);
        self.due_soon += usize::from(state.due_soon);
        self.undated += usize::from(state.undated);
        self.done_late += usize::from(state.done_late);
        for milestone in &state.milestones {
            self.milestones += 1;
            self.milestones_done += usize::from(milestone.done_on.is_some());
            self.milestones_overdue += usize::from(milestone.overdue);
            self.milestones_due_soon += usize::from(milestone.due_soon);
        }
        self.planned_yuan += measure.planned();
        self.spent_yuan += state.spent.unwrap_or_default();
    }

    /// Counts one problem.
    pub fn add_problem(&mut self, problem: &ProblemState) {
        self.problems_open += usize::from(problem.closed_on.is_none());
        self.problems_closed += usize::from(problem.closed_on.is_some());
        self.problems_overdue += usize::from(problem.overdue);
        self.problems_due_soon += usize::from(problem.due_soon);
    }

    /// How many measures have a status.
    pub fn status(&self, status: Status) -> usize {
        match status {
            Status::Done => self.done,
            Status::Doing => self.doing,
            Status::Planned => self.planned,
            Status::Suspended => self.suspended,
            Status::Cancelled => self.cancelled,
        }
    }

    fn status_mut(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Done => &mut self.done,
            Status::Doing => &mut self.doing,
            Status::Planned => &mut self.planned,
            Status::Suspended => &mut self.suspended,
            Status::Cancelled => &mut self.cancelled,
        }
    }

    /// Measures neither done nor given up.
    pub fn open(&self) -> usize {
        self.doing + self.planned + self.suspended
    }

    /// Late deadlines of all three sorts.
    pub fn all_overdue(&self) -> usize {
        self.overdue + self.milestones_overdue + self.problems_overdue
    }

    /// Near deadlines of all three sorts.
    pub fn all_due_soon(&self) -> usize {
        self.due_soon + self.milestones_due_soon + self.problems_due_soon
    }

    /// Done in whole percent of the measures that were not given up, rounded down; none without any.
    pub fn percent_done(&self) -> Option<usize> {
        (self.done * 100).checked_div(self.measures - self.cancelled)
    }
}

impl AddAssign<&Totals> for Totals {
    fn add_assign(&mut self, other: &Totals) {
        self.townships += other.townships;
        self.villages += other.villages;
        self.stale_villages += other.stale_villages;
        self.plans += other.plans;
        self.measures += other.measures;
        self.done += other.done;
        self.doing += other.doing;
        self.planned += other.planned;
        self.suspended += other.suspended;
        self.cancelled += other.cancelled;
        self.overdue += other.overdue;
        self.due_soon += other.due_soon;
        self.undated += other.undated;
        self.done_late += other.done_late;
        self.milestones += other.milestones;
        self.milestones_done += other.milestones_done;
        self.milestones_overdue += other.milestones_overdue;
        self.milestones_due_soon += other.milestones_due_soon;
        self.problems_open += other.problems_open;
        self.problems_overdue += other.problems_overdue;
        self.problems_due_soon += other.problems_due_soon;
        self.problems_closed += other.problems_closed;
        self.planned_yuan += other.planned_yuan;
        self.spent_yuan += other.spent_yuan;
    }
}

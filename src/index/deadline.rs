//! Owns: the index by deadline — every date by which something was promised, met or not.
//! In: rows of measures and problems. Out: one sorted list, and positions in it by month and urgency.

use super::{MeasureRow, ProblemRow, Where};
use crate::model::{Place, Status};
use jiff::civil::Date;
use rayon::slice::ParallelSliceMut;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl From<Date> for Month {
    fn from(date: Date) -> Self {
        Month { year: date.year(), month: date.month() }
    }
}

impl fmt::Display for Month {
    /// `2020-06`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// A measure, by its position in [`super::Index::measures`].
    Measure(usize),
    /// A milestone: its measure's position there, and its own within the measure.
    Milestone(usize, usize),
    /// A problem, by its position in [`super::Index::problems`].
    Problem(usize),
}

/// A deadline.
#[derive(Clone, Debug)]
pub struct DeadlineRow<'a> {
    /// Whose.
    pub at: Arc<Where<'a>>,
    /// The date, as it stands after all slips.
    pub due: Date,
    /// What falls due.
    pub what: Due,
    /// Its title: the measure's, the milestone's, the problem's.
    pub title: &'a str,
    /// Neither done nor closed, and (for a milestone) its measure open.
    pub open: bool,
    /// Done or closed on, where that is known.
    pub done_on: Option<Date>,
    /// Done or closed, whether or not anybody said when.
    pub met: bool,
    /// A milestone that nobody reported, of a measure that is done. A row neither open nor met nor this was given up.
    pub unreported: bool,
    /// Open and before the day.
    pub overdue: bool,
    /// Open and near.
    pub due_soon: bool,
}

impl DeadlineRow<'_> {
    /// Met after the date; a measure's first deadline may lie before it.
    pub fn late(&self) -> bool {
        self.done_on.is_some_and(|done| done > self.due)
    }
}

/// The index by deadline; numbers are positions in [`super::Index::deadlines`].
#[derive(Debug, Default)]
pub struct Deadlines {
    /// All deadlines of a month, met ones among them.
    pub months: BTreeMap<Month, Vec<usize>>,
    /// Open and past, oldest first.
    pub overdue: Vec<usize>,
    /// Open and near, nearest first.
    pub soon: Vec<usize>,
    /// Open measures without a deadline: positions in [`super::Index::measures`].
    pub undated_measures: Vec<usize>,
    /// Open problems without a deadline: positions in [`super::Index::problems`].
    pub undated_problems: Vec<usize>,
}

/// All deadlines by date; within one date in the order of townships, villages and files.
pub(super) fn rows<'a>(measures: &[MeasureRow<'a>], problems: &[ProblemRow<'a>]) -> Vec<DeadlineRow<'a>> {
    let mut rows = Vec::with_capacity(measures.len() + problems.len());
    for (position, row) in measures.iter().enumerate() {
        rows.extend(of_measure(position, row));
        rows.extend(of_milestones(position, row));
    }
    for (position, row) in problems.iter().enumerate() {
        rows.extend(of_problem(position, row));
    }
    rows.par_sort_by_cached_key(|row| (row.due, order(row.at.place), row.what.rank()));
    rows
}

/// The county, then each township before its villages: [`Place`] itself puts all townships first.
fn order(place: Place) -> (usize, usize) {
    match place {
        Place::County => (0, 0),
        Place::Township(t) => (t + 1, 0),
        Place::Village(t, v) => (t + 1, v + 1),
    }
}

impl Due {
    /// A milestone follows its measure, problems follow measures.
    fn rank(self) -> (bool, usize, usize) {
        match self {
            Due::Measure(measure) => (false, measure, 0),
            Due::Milestone(measure, milestone) => (false, measure, milestone + 1),
            Due::Problem(problem) => (true, problem, 0),
        }
    }
}

fn of_measure<'a>(position: usize, row: &MeasureRow<'a>) -> Option<DeadlineRow<'a>> {
    let state = row.state;
    Some(DeadlineRow {
        at: Arc::clone(&row.at),
        due: state.due?,
        what: Due::Measure(position),
        title: &row.measure.title,
        open: state.status.is_open(),
        done_on: state.done_on,
        met: state.status == Status::Done,
        unreported: false,
        overdue: state.overdue,
        due_soon: state.due_soon,
    })
}

fn of_milestones<'a>(position: usize, row: &MeasureRow<'a>) -> impl Iterator<Item = DeadlineRow<'a>> {
    let (at, measure_open) = (&row.at, row.state.status.is_open());
    let pairs = row.measure.milestones.iter().zip(&row.state.milestones).enumerate();
    pairs.map(move |(number, (milestone, state))| DeadlineRow {
        at: Arc::clone(at),
        due: milestone.due,
        what: Due::Milestone(position, number),
        title: &milestone.title,
        open: state.done_on.is_none() && measure_open,
        done_on: state.done_on,
        met: state.done_on.is_some(),
        unreported: state.done_on.is_none() && row.state.status == Status::Done,
        overdue: state.overdue,
        due_soon: state.due_soon,
    })
}

fn of_problem<'a>(position: usize, row: &ProblemRow<'a>) -> Option<DeadlineRow<'a>> {
    let state = row.state;
    Some(DeadlineRow {
        at: Arc::clone(&row.at),
        due: state.due?,
        what: Due::Problem(position),
        title: &state.title,
        open: row.open(),
        done_on: state.closed_on,
        met: !row.open(),
        unreported: false,
        overdue: state.overdue,
        due_soon: state.due_soon,
    })
}

/// Sorts the rows into months and urgency.
pub(super) fn index(
    rows: &[DeadlineRow<'_>],
    measures: &[MeasureRow<'_>],
    problems: &[ProblemRow<'_>],
) -> Deadlines {
    let mut index = Deadlines::default();
    for (position, row) in rows.iter().enumerate() {
        index.months.entry(row.due.into()).or_default().push(position);
        if row.overdue {
            index.overdue.push(position);
        }
        if row.due_soon {
            index.soon.push(position);
        }
    }
    let undated = |row: &MeasureRow<'_>| row.state.undated;
    index.undated_measures = super::positions(measures, undated);
    index.undated_problems = super::positions(problems, |row| row.open() && row.state.due.is_none());
    index
}

impl super::Index<'_> {
    /// Page and anchor of what falls due.
    pub fn deadline_target(&self, what: Due) -> String {
        match what {
            Due::Measure(measure) | Due::Milestone(measure, _) => self.measures[measure].target(),
            Due::Problem(problem) => self.problems[problem].target(),
        }
    }

    /// A name that stays the same as long as the thing exists: the measure's or problem's key, and for a
    /// milestone its title behind it.
    pub fn deadline_key(&self, what: Due) -> String {
        match what {
            Due::Measure(measure) => format!("measure/{}", self.measures[measure].key()),
            Due::Milestone(measure, milestone) => {
                let row = &self.measures[measure];
                format!("milestone/{}/{}", row.key(), row.measure.milestones[milestone].title)
            }
            Due::Problem(problem) => format!("problem/{}", self.problems[problem].key()),
        }
    }

    /// Units that answer for it: positions in [`super::Index::units`].
    pub fn deadline_lead(&self, what: Due) -> &[usize] {
        match what {
            Due::Measure(measure) | Due::Milestone(measure, _) => &self.measures[measure].lead,
            Due::Problem(problem) => &self.problems[problem].lead,
        }
    }
}

//! Owns: the index of problems — open, late, closed; by category, by township.
//! In: rows of problems. Out: positions and counts.

use super::{ProblemRow, positions};
use std::collections::BTreeMap;

/// Problems counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProblemCount {
    /// Not closed.
    pub open: usize,
    /// Not closed and late.
    pub overdue: usize,
    /// Closed.
    pub closed: usize,
}

impl ProblemCount {
    fn add(&mut self, row: &ProblemRow<'_>) {
        self.open += usize::from(row.open());
        self.closed += usize::from(!row.open());
        self.overdue += usize::from(row.state.overdue);
    }

    /// All of them.
    pub fn all(self) -> usize {
        self.open + self.closed
    }
}

/// The index of problems; numbers are positions in [`super::Index::problems`].
#[derive(Debug, Default)]
pub struct Problems<'a> {
    /// Late ones, the oldest deadline first.
    pub overdue: Vec<usize>,
    /// Not closed (the late ones among them), by deadline; those without one last.
    pub open: Vec<usize>,
    /// Closed, newest first.
    pub closed: Vec<usize>,
    /// By category; none (no category was given) comes first.
    pub by_category: BTreeMap<Option<&'a str>, ProblemCount>,
    /// By township's position; none is the county's own.
    pub by_township: BTreeMap<Option<usize>, ProblemCount>,
}

pub(super) fn index<'a>(rows: &[ProblemRow<'a>]) -> Problems<'a> {
    let mut index = Problems::default();
    for row in rows {
        index.by_category.entry(row.state.category.as_deref()).or_default().add(row);
        index.by_township.entry(row.at.place.township()).or_default().add(row);
    }
    index.open = positions(rows, ProblemRow::open);
    index.open.sort_by_key(|row| (rows[*row].state.due.is_none(), rows[*row].state.due));
    index.overdue = index.open.iter().copied().filter(|row| rows[*row].state.overdue).collect();
    index.closed = positions(rows, |row| !row.open());
    index.closed.sort_by_key(|row| std::cmp::Reverse(rows[*row].state.closed_on));
    index
}

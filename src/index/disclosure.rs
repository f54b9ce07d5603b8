//! Owns: the matrix of what must be made public — items, periods, villages.
//! In: the catalogue, notices, the day. Out: which notice satisfies which period, and where none does.

use super::{NoticeRow, VillageRow};
use crate::assess::{Period, owed_periods};
use crate::model::Disclosure;
use jiff::civil::Date;

/// A period of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodRow {
    /// The period.
    pub period: Period,
    /// Its last day is past: a missing notice is a fault, not a wait.
    pub over: bool,
    /// Villages that have published in it.
    pub published: usize,
}

/// The first notice of a village in a period.
#[derive(Clone, Copy, Debug)]
struct Mark {
    village: usize,
    period: usize,
    notice: usize,
}

/// An item and, where it is due every so often, its matrix.
#[derive(Clone, Debug)]
pub struct DisclosureRow<'a> {
    /// The item.
    pub item: &'a Disclosure,
    /// All its notices, in the order of villages and dates: positions in [`super::Index::notices`].
    pub notices: Vec<usize>,
    /// Full periods since the duty holds (without `since`: the last), then the current one if it is full; none
    /// for an item that is made public when it happens.
    pub periods: Vec<PeriodRow>,
    /// Only what was published, by village and period: a county's whole matrix would be mostly empty.
    marks: Vec<Mark>,
}

impl DisclosureRow<'_> {
    /// A village's row of the matrix (by its position in [`super::Index::villages`]): period by period the first
    /// notice in it, as a position in [`super::Index::notices`].
    pub fn cells(&self, village: usize) -> Vec<Option<usize>> {
        let mut cells = vec![None; self.periods.len()];
        let first = self.marks.partition_point(|mark| mark.village < village);
        for mark in self.marks[first..].iter().take_while(|mark| mark.village == village) {
            cells[mark.period] = Some(mark.notice);
        }
        cells
    }

    /// The periods that are over and in which a village published nothing.
    pub fn missing(&self, village: usize) -> Vec<Period> {
        let pairs = self.periods.iter().zip(self.cells(village));
        pairs.filter(|(row, cell)| row.over && cell.is_none()).map(|(row, _)| row.period).collect()
    }

    /// How many notices are missing in all villages and periods that are over.
    pub fn missing_count(&self, villages: usize) -> usize {
        self.periods.iter().filter(|row| row.over).map(|row| villages - row.published).sum()
    }

    fn add(&mut self, village: usize, notice: usize, date: Date) {
        self.notices.push(notice);
        // Periods follow one another without a gap, so the first that has not ended is the only candidate.
        let period = self.periods.partition_point(|row| row.period.last < date);
        let Some(row) = self.periods.get_mut(period).filter(|row| row.period.contains(date)) else { return };
        // Notices come village by village and by date: a second one of a period follows the first.
        if self.marks.last().is_none_or(|mark| (mark.village, mark.period) != (village, period)) {
            row.published += 1;
            self.marks.push(Mark { village, period, notice });
        }
    }
}

/// One row an item, with the matrix of all villages.
pub(super) fn rows<'a>(
    items: &'a [Disclosure],
    villages: &[VillageRow<'a>],
    notices: &[NoticeRow<'a>],
    day: Date,
) -> Vec<DisclosureRow<'a>> {
    let mut rows: Vec<_> = items.iter().map(|item| empty_row(item, day)).collect();
    for (village, row) in villages.iter().enumerate() {
        for position in row.own.notices.clone() {
            if let Some(item) = notices[position].item_row {
                rows[item].add(village, position, notices[position].notice.date.value);
            }
        }
    }
    rows
}

fn empty_row(item: &Disclosure, day: Date) -> DisclosureRow<'_> {
    let row = |over| move |period| PeriodRow { period, over, published: 0 };
    let mut periods: Vec<_> = owed_periods(item, day).into_iter().map(row(true)).collect();
    let current = item.every.map(|every| Period::around(day, every));
    let full = current.filter(|period| item.since.is_none_or(|since| since <= period.first));
    periods.extend(full.map(row(false)));
    DisclosureRow { item, notices: Vec::new(), periods, marks: Vec::new() }
}

//! Owns: the time line of a plan — from start to deadline, slips and today, one line a measure.
//! In: rows of measures. Out: positions in thousandths of the width; the dates stand in the text beside.

use crate::index::MeasureRow;
use jiff::civil::Date;
use serde::Serialize;

/// How wide a line is drawn, in its own units.
const WIDTH: i64 = 1000;

/// One measure's line; every number lies within 0 and 1000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// Where the measure begins.
    start: i64,
    /// The first deadline.
    first: Option<i64>,
    /// The deadline now.
    due: Option<i64>,
    /// Done.
    done: Option<i64>,
    /// Past its deadline and open.
    overdue: bool,
    /// The day.
    today: Option<i64>,
}

/// The span of time that a plan's lines share.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    from: Date,
    to: Date,
    day: Date,
}

impl Scale {
    /// From the first to the last date of these measures; none where no two dates differ.
    pub fn new<'r>(rows: impl Iterator<Item = &'r MeasureRow<'r>>, day: Date) -> Option<Self> {
        let dates = rows.flat_map(|row| {
            let (measure, state) = (row.measure, row.state);
            [measure.start.or(row.plan.start), state.first_due, state.due, state.done_on]
        });
        let (mut from, mut to) = (None, None);
        for date in dates.flatten() {
            from = Some(from.map_or(date, |from: Date| from.min(date)));
            to = Some(to.map_or(date, |to: Date| to.max(date)));
        }
        let (from, to) = (from?, to?);
        (from < to).then_some(Scale { from, to, day })
    }

    /// The ends of the scale.
    pub fn ends(self) -> (Date, Date) {
        (self.from, self.to)
    }

    /// One measure's line.
    pub fn line(self, row: &MeasureRow<'_>) -> LineView {
        let state = row.state;
        LineView {
            start: row.measure.start.or(row.plan.start).map_or(0, |date| self.at(date)),
            first: state.first_due.map(|date| self.at(date)),
            due: state.due.map(|date| self.at(date)),
            done: state.done_on.map(|date| self.at(date)),
            overdue: state.overdue,
            today: (self.from <= self.day && self.day <= self.to).then(|| self.at(self.day)),
        }
    }

    fn at(self, date: Date) -> i64 {
        let days = |to: Date| i64::from((to - self.from).get_days());
        days(date) * WIDTH / days(self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_lie_on_the_scale() {
        let scale = Scale { from: date(2020, 1, 1), to: date(2020, 12, 31), day: date(2020, 7, 1) };
        assert_eq!(scale.at(date(2020, 1, 1)), 0);
        assert_eq!(scale.at(date(2020, 12, 31)), 1000);
        assert_eq!(scale.at(date(2020, 7, 1)), 498);
    }
}

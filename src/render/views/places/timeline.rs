//! Owns: the time line of a plan — an axis of years and months with today, and one row a measure: from start to
//! deadline, what moved, milestones, done. In: rows of measures. Out: places along the axis; dates stand in the text.

use crate::diag::Arg;
use crate::index::MeasureRow;
use crate::model::days_between;
use crate::render::words::Words;
use jiff::civil::{Date, date};
use serde::{Serialize, Serializer};

/// The most marks that an axis bears: more would run into each other on a telephone.
const MOST_MARKS: i32 = 8;
/// How far apart two names of years must lie, in thousandths.
const APART: i64 = 130;

/// A place along the axis, in thousandths of its length; templates see a percentage such as `45.2%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub struct Along(i64);

impl Serialize for Along {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}.{}%", self.0 / 10, self.0 % 10))
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Along {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Along".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

/// The axis that all rows of a plan share.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AxisView {
    /// Where years begin, or the axis itself does.
    years: Vec<MarkView>,
    /// Where months, quarters or half-years begin.
    months: Vec<MarkView>,
    /// The day; none where it lies outside.
    today: Option<Along>,
}

/// A mark on the axis.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MarkView {
    /// Where it stands along the axis, such as `45.2%`.
    at: Along,
    /// Its name.
    name: String,
}

/// One measure's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineView {
    /// Where the measure begins along the axis, such as `45.2%`.
    start: Along,
    /// The first deadline, where it moved.
    first: Option<Along>,
    /// The deadline now; none: undated.
    due: Option<Along>,
    /// Done.
    done: Option<Along>,
    /// Past its deadline and open: the day up to which it is late.
    late_to: Option<Along>,
    /// Its milestones.
    milestones: Vec<PointView>,
}

/// A milestone on the row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PointView {
    /// Where it stands along the axis, such as `45.2%`.
    at: Along,
    /// `met`, `overdue` or `awaited`.
    key: &'static str,
}

/// The span of time that a plan's rows share: whole months.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    from: Date,
    to: Date,
    day: Date,
}

impl Scale {
    /// From the month of the first to the month of the last date of these measures, the day too where something is
    /// late; none where no two dates differ.
    pub fn new<'r>(rows: impl Iterator<Item = &'r MeasureRow<'r>>, day: Date) -> Option<Self> {
        let (mut from, mut to) = (None, None);
        let mut add = |date: Option<Date>| {
            from = date.map_or(from, |date| Some(from.map_or(date, |from: Date| from.min(date))));
            to = date.map_or(to, |date| Some(to.map_or(date, |to: Date| to.max(date))));
        };
        for row in rows {
            let (measure, state) = (row.measure, row.state);
            for date in [measure.start.or(row.plan.start), state.first_due, state.due, state.done_on] {
                add(date);
            }
            measure.milestones.iter().for_each(|milestone| add(Some(milestone.due)));
            state.milestones.iter().for_each(|milestone| add(milestone.done_on));
            add(state.overdue.then_some(day));
        }
        let (from, to) = (from?, to?);
        // A month after the last day of the calendar does not exist.
        let end = to.last_of_month().tomorrow().ok()?;
        (from < to).then_some(Scale { from: from.first_of_month(), to: end, day })
    }

    /// The axis.
    pub fn axis(self, words: Words<'_>) -> AxisView {
        let year = |date: Date| words.say("axis-year", &[("year", Arg::Number(i64::from(date.year())))]);
        let month = |date: Date| words.say("month-short", &[("month", Arg::Number(i64::from(date.month())))]);
        let (years, months) = self.marks();
        let named = |dates: Vec<Date>, name: &dyn Fn(Date) -> String| {
            dates.into_iter().map(|date| MarkView { at: self.at(date), name: name(date) }).collect()
        };
        AxisView {
            years: named(years, &year),
            months: named(months, &month),
            today: (self.from <= self.day && self.day <= self.to).then(|| self.at(self.day)),
        }
    }

    /// One measure's row.
    pub fn line(self, row: &MeasureRow<'_>) -> LineView {
        let state = row.state;
        let milestones = row.measure.milestones.iter().zip(&state.milestones);
        let point =
            |(milestone, state): (&crate::model::Milestone, &crate::assess::MilestoneState)| PointView {
                at: self.at(state.done_on.unwrap_or(milestone.due)),
                key: match (state.done_on.is_some(), state.overdue) {
                    (true, _) => "met",
                    (false, true) => "overdue",
                    (false, false) => "awaited",
                },
            };
        LineView {
            start: row.measure.start.or(row.plan.start).map_or(Along(0), |date| self.at(date)),
            first: state.first_due.filter(|first| Some(*first) != state.due).map(|date| self.at(date)),
            due: state.due.map(|date| self.at(date)),
            done: state.done_on.map(|date| self.at(date)),
            late_to: state.overdue.then(|| self.at(self.day)),
            milestones: milestones.map(point).collect(),
        }
    }

    /// Where years and months are marked; a year is named where its name has room.
    fn marks(self) -> (Vec<Date>, Vec<Date>) {
        let months = i32::from(self.to.year() - self.from.year()) * 12 + i32::from(self.to.month())
            - i32::from(self.from.month());
        let step = [1, 2, 3, 6, 12].into_iter().find(|step| months / step <= MOST_MARKS).unwrap_or(12);
        let year_step = (months / 12 / MOST_MARKS + 1).unsigned_abs();
        let firsts = (self.from.year()..=self.to.year())
            .flat_map(|year| (1..=12).map(move |month| date(year, month, 1)))
            .filter(|first| self.from <= *first && *first < self.to);
        let mut years: Vec<Date> = Vec::new();
        for january in firsts.clone().filter(|first| first.month() == 1) {
            if january.year().unsigned_abs().is_multiple_of(u16::try_from(year_step).unwrap_or(1)) {
                years.push(january);
            }
        }
        if years.first().is_none_or(|first| self.at(*first).0 >= APART) {
            years.insert(0, self.from);
        }
        let months = firsts.filter(|first| step < 12 && (i32::from(first.month()) - 1) % step == 0);
        (years, months.collect())
    }

    fn at(self, date: Date) -> Along {
        Along(days_between(self.from, date) * 1000 / days_between(self.from, self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(from: Date, to: Date) -> Scale {
        Scale { from, to, day: date(2020, 7, 1) }
    }

    fn months(dates: &[Date]) -> Vec<String> {
        dates.iter().map(|date| date.strftime("%Y-%m").to_string()).collect()
    }

    #[test]
    fn dates_lie_on_the_scale() {
        let scale = scale(date(2020, 1, 1), date(2021, 1, 1));
        assert_eq!(scale.at(date(2020, 1, 1)), Along(0));
        assert_eq!(scale.at(date(2021, 1, 1)), Along(1000));
        assert_eq!(serde_json::to_string(&scale.at(date(2020, 7, 1))).unwrap(), r#""49.7%""#);
    }

    #[test]
    fn a_short_axis_marks_months_and_a_long_one_half_years_or_years() {
        let (years, marks) = scale(date(2020, 3, 1), date(2020, 9, 1)).marks();
        assert_eq!(months(&years), ["2020-03"]);
        assert_eq!(marks.len(), 6);
        let (years, marks) = scale(date(2018, 10, 1), date(2021, 1, 1)).marks();
        // 2018 has no room before 2019.
        assert_eq!(months(&years), ["2019-01", "2020-01"]);
        assert_eq!(months(&marks), ["2019-01", "2019-07", "2020-01", "2020-07"]);
        let (years, marks) = scale(date(2016, 1, 1), date(2026, 1, 1)).marks();
        assert_eq!(months(&years), ["2016-01", "2018-01", "2020-01", "2022-01", "2024-01"]);
        assert!(marks.is_empty());
    }
}

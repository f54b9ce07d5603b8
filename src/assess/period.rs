//! Owns: calendar months, quarters, half-years and years as periods of duty.
//! In: a day. Out: the period around it, the full ones before it, and their names in data.

use crate::diag::{Arg, Worded};
use crate::model::{Disclosure, Every};
use jiff::civil::Date;
use std::fmt;

/// One calendar period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// Its length.
    pub every: Every,
}

impl Period {
    /// The period around a day.
    pub fn around(day: Date, every: Every) -> Self {
        let month = (day.month() - 1) / every.months() * every.months() + 1;
        Period {
            // Both months lie within the day's own year, so the calendar has them.
            first: jiff::civil::date(day.year(), month, 1),
            last: jiff::civil::date(day.year(), month + every.months() - 1, 1).last_of_month(),
            every,
        }
    }

    /// The one before; none at the calendar's end.
    pub fn previous(self) -> Option<Self> {
        self.first.yesterday().ok().map(|day| Period::around(day, self.every))
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Its name for people.
    pub fn worded(&self) -> Worded {
        let number = (self.first.month() - 1) / self.every.months() + 1;
        let id = match self.every {
            Every::Month => "period-month",
            Every::Quarter => "period-quarter",
            Every::HalfYear => "period-half-year",
            Every::Year => "period-year",
        };
        let args = vec![
            ("year", Arg::Number(i64::from(self.first.year()))),
            ("number", Arg::Number(i64::from(number))),
        ];
        Worded { id, args }
    }

    /// The full periods that are over on `day` (the last day lies before it), oldest first: those that begin
    /// on `from` or later and end on `until` or earlier. Without `from` only the newest of them.
    pub fn over(every: Every, from: Option<Date>, until: Option<Date>, day: Date) -> Vec<Self> {
        let back = std::iter::successors(Period::around(day, every).previous(), |period| period.previous());
        let within = back.skip_while(|period| until.is_some_and(|until| period.last > until));
        let mut periods: Vec<_> = match from {
            Some(from) => within.take_while(|period| period.first >= from).collect(),
            None => within.take(1).collect(),
        };
        periods.reverse();
        periods
    }
}

impl fmt::Display for Period {
    /// `2020-03`, `2020-Q1`, `2020-H1`, `2020`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.every {
            Every::Month => write!(out, "{year:04}-{month:02}"),
            Every::Quarter => write!(out, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Every::HalfYear => write!(out, "{year:04}-H{}", (month - 1) / 6 + 1),
            Every::Year => write!(out, "{year:04}"),
        }
    }
}

/// The periods for which every village owes a notice of `item` on `day`, oldest first.
pub fn owed_periods(item: &Disclosure, day: Date) -> Vec<Period> {
    item.every.map_or_else(Vec::new, |every| Period::over(every, item.since, None, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::{day, disclosure};

    fn names(periods: &[Period]) -> Vec<String> {
        periods.iter().map(Period::to_string).collect()
    }

    #[test]
    fn periods_have_calendar_ends() {
        let cases = [
            ("2020-02-10", Every::Month, "2020-02", "2020-02-01", "2020-02-29"),
            ("2019-02-28", Every::Month, "2019-02", "2019-02-01", "2019-02-28"),
            ("2020-12-31", Every::Month, "2020-12", "2020-12-01", "2020-12-31"),
            ("2020-01-01", Every::Quarter, "2020-Q1", "2020-01-01", "2020-03-31"),
            ("2020-12-31", Every::Quarter, "2020-Q4", "2020-10-01", "2020-12-31"),
            ("2020-06-30", Every::HalfYear, "2020-H1", "2020-01-01", "2020-06-30"),
            ("2020-07-01", Every::HalfYear, "2020-H2", "2020-07-01", "2020-12-31"),
            ("2020-02-29", Every::Year, "2020", "2020-01-01", "2020-12-31"),
            ("0999-02-28", Every::Year, "0999", "0999-01-01", "0999-12-31"),
        ];
        for (on, every, name, first, last) in cases {
            let period = Period::around(day(on), every);
            assert_eq!(
                (period.to_string().as_str(), period.first, period.last),
                (name, day(first), day(last))
            );
            assert!(period.contains(day(on)) && !period.contains(period.last.tomorrow().unwrap()));
        }
        assert_eq!(Period::around(Date::MIN, Every::Month).previous(), None);
        assert_eq!(Period::around(Date::MAX, Every::Year).last, Date::MAX);
    }

    #[test]
    fn only_full_periods_that_are_over_are_owed() {
        type Case =
            (Every, Option<&'static str>, Option<&'static str>, &'static str, &'static [&'static str]);
        let cases: [Case; 13] = [
            (Every::Quarter, None, None, "2020-04-01", &["2020-Q1"]),
            // The last day of a quarter still belongs to it.
            (Every::Quarter, None, None, "2020-03-31", &["2019-Q4"]),
            (Every::HalfYear, None, None, "2020-06-30", &["2019-H2"]),
            (Every::HalfYear, None, None, "2020-07-01", &["2020-H1"]),
            (Every::Year, None, None, "2020-01-01", &["2019"]),
            (Every::Month, Some("2019-12-01"), None, "2020-03-01", &["2019-12", "2020-01", "2020-02"]),
            // A period already begun when the duty starts is not full.
            (Every::Month, Some("2019-12-02"), None, "2020-03-01", &["2020-01", "2020-02"]),
            (Every::HalfYear, Some("2019-01-01"), None, "2020-05-31", &["2019-H1", "2019-H2"]),
            (Every::Year, Some("2020-01-01"), None, "2020-12-31", &[]),
            (Every::Year, Some("2030-01-01"), None, "2020-12-31", &[]),
            (Every::Quarter, Some("2020-01-01"), Some("2020-09-29"), "2021-01-01", &["2020-Q1", "2020-Q2"]),
            (Every::Quarter, Some("2020-01-01"), Some("2020-09-30"), "2020-08-01", &["2020-Q1", "2020-Q2"]),
            (Every::Quarter, None, Some("2020-06-30"), "2021-01-01", &["2020-Q2"]),
        ];
        for (every, from, until, on, want) in cases {
            let periods = Period::over(every, from.map(day), until.map(day), day(on));
            assert_eq!(names(&periods), want, "{every:?} {from:?} {until:?} {on}");
        }
    }

    #[test]
    fn an_item_without_a_rhythm_owes_nothing() {
        let mut item = disclosure("dibao");
        assert_eq!(owed_periods(&item, day("2020-05-31")), []);
        item.every = Some(Every::Quarter);
        assert_eq!(names(&owed_periods(&item, day("2020-05-31"))), ["2020-Q1"]);
        item.since = Some(day("2019-10-01"));
        assert_eq!(names(&owed_periods(&item, day("2020-05-31"))), ["2019-Q4", "2020-Q1"]);
    }
}

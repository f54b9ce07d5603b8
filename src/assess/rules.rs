//! Owns: what every holder's walk looks up — the day, the site's limits, ladders and programme starts by name.
//! In: the model and the day. Out: answers in constant or logarithmic time, however large the county.

use crate::model::{Model, Summary};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The day and what is looked up on it.
pub(super) struct Rules<'m> {
    /// The day.
    pub day: Date,
    due_soon_days: i64,
    stale_after_days: i64,
    ladders: BTreeMap<&'m str, &'m [String]>,
    programme_starts: BTreeMap<&'m str, Date>,
}

/// How an open promise stands to its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Timing {
    /// The deadline lies before the day.
    pub overdue: bool,
    /// The deadline lies within the site's `due_soon_days`, the day itself included.
    pub due_soon: bool,
}

impl<'m> Rules<'m> {
    /// What `model` says, as looked up on `day`.
    pub fn new(model: &'m Model, day: Date) -> Self {
        let ladders = model.kinds.iter().map(|kind| (kind.id.as_str(), kind.stages.as_slice()));
        let starts = model
            .programmes
            .iter()
            .filter_map(|programme| Some((programme.record.slug.as_str(), programme.start?)));
        Rules {
            day,
            due_soon_days: i64::from(model.site.due_soon_days),
            stale_after_days: i64::from(model.site.stale_after_days),
            ladders: ladders.collect(),
            programme_starts: starts.collect(),
        }
    }

    /// The stages of a kind, lowest first; none for a kind that this edition does not show.
    pub fn ladder(&self, kind: &str) -> &'m [String] {
        self.ladders.get(kind).copied().unwrap_or_default()
    }

    /// A programme's first day.
    pub fn programme_start(&self, slug: &str) -> Option<Date> {
        self.programme_starts.get(slug).copied()
    }

    /// How a deadline stands, if what it binds is still open.
    pub fn timing(&self, due: Option<Date>, open: bool) -> Timing {
        let Some(due) = due.filter(|_| open) else { return Timing { overdue: false, due_soon: false } };
        let left = days_between(self.day, due);
        Timing { overdue: left < 0, due_soon: (0..=self.due_soon_days).contains(&left) }
    }

    /// Whether a village that last gave a sign of life on `date` has been silent for too long.
    pub fn too_long_ago(&self, date: Date) -> bool {
        days_between(date, self.day) > self.stale_after_days
    }

    /// The summaries that count on the day, with their positions.
    pub fn counting(&self, summaries: &'m [Summary]) -> impl Iterator<Item = (usize, &'m Summary)> + use<'m> {
        let day = self.day;
        summaries.iter().enumerate().filter(move |(_, summary)| summary.date.value <= day)
    }
}

/// Days from one date to another; negative backwards.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::{day, model};

    #[test]
    fn due_today_is_soon_and_not_overdue() {
        let mut model = model();
        model.site.due_soon_days = 30;
        let rules = Rules::new(&model, day("2020-02-28"));
        let cases = [
            ("2020-02-27", true, true, false),
            ("2020-02-28", true, false, true),
            ("2020-02-29", true, false, true),
            // Thirty days on, over the leap day.
            ("2020-03-29", true, false, true),
            ("2020-03-30", true, false, false),
            ("2020-02-27", false, false, false),
            ("2020-02-28", false, false, false),
        ];
        for (due, open, overdue, due_soon) in cases {
            assert_eq!(rules.timing(Some(day(due)), open), Timing { overdue, due_soon }, "{due} {open}");
        }
        assert_eq!(rules.timing(None, true), Timing { overdue: false, due_soon: false });
    }

    #[test]
    fn limits_of_any_size_do_not_overflow() {
        let mut model = model();
        model.site.due_soon_days = u32::MAX;
        model.site.stale_after_days = u32::MAX;
        let rules = Rules::new(&model, Date::MAX);
        assert!(rules.timing(Some(Date::MAX), true).due_soon);
        assert!(rules.timing(Some(Date::MIN), true).overdue);
        assert!(!rules.too_long_ago(Date::MIN));
    }

    #[test]
    fn days_count_over_leap_day_and_year_end() {
        let cases = [
            ("2020-02-28", "2020-03-01", 2),
            ("2019-02-28", "2019-03-01", 1),
            ("2019-12-31", "2020-01-01", 1),
            ("2020-01-01", "2019-12-31", -1),
            ("2020-01-01", "2021-01-01", 366),
        ];
        for (from, to, days) in cases {
            assert_eq!(days_between(day(from), day(to)), days, "{from} {to}");
        }
    }
}

//! Owns: visits counted against a programme's quotas.
//! In: a programme, a village's plan and summaries, a day. Out: one [`Tally`] a period that is over.

use super::period::Period;
use crate::model::{Plan, Programme, Quota, Summary};
use jiff::civil::Date;

/// What a role did in a village in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The period.
    pub period: Period,
    /// Visits made.
    pub visits: u64,
    /// Problems solved.
    pub solved: u64,
}

impl Tally {
    /// How many visits were asked, if fewer were made.
    pub fn short_of_visits(&self, quota: &Quota) -> Option<u32> {
        quota.visits.filter(|asked| self.visits < u64::from(*asked))
    }

    /// How many problems were to be solved, if fewer were.
    pub fn short_of_solved(&self, quota: &Quota) -> Option<u32> {
        quota.problems.filter(|asked| self.solved < u64::from(*asked))
    }
}

/// What was done for `quota` in each full period that is over on `day`, oldest first: from the later of the
/// programme's and the plan's start to the programme's end; with neither start only the last such period.
pub fn visit_tallies(
    programme: &Programme,
    quota: &Quota,
    plan: &Plan,
    summaries: &[Summary],
    day: Date,
) -> Vec<Tally> {
    let from = programme.start.max(plan.start);
    let periods = Period::over(quota.per.every(), from, programme.end, day);
    let mut tallies: Vec<_> =
        periods.into_iter().map(|period| Tally { period, visits: 0, solved: 0 }).collect();
    let counting = summaries.iter().filter(|summary| summary.date.value <= day);
    for visit in counting.flat_map(|summary| &summary.visits).filter(|visit| visit.role == quota.role) {
        // Periods follow one another without a gap, so the first that has not ended is the only candidate.
        let at = tallies.partition_point(|tally| tally.period.last < visit.on);
        if let Some(tally) = tallies.get_mut(at)
            && tally.period.contains(visit.on)
        {
            tally.visits += 1;
            tally.solved += u64::from(visit.solved.unwrap_or(0));
        }
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::{at, day, plan, programme, summary, visit};
    use crate::model::Per;

    fn quota(per: Per) -> Quota {
        let role = "第一书记".to_owned();
        Quota { role, visits: Some(2), problems: Some(1), per, internal: false, span: at(0) }
    }

    #[test]
    fn visits_fall_into_the_period_of_their_own_day() {
        let mut january = summary("2020-02-05");
        january.visits = vec![
            visit("2020-01-01", "第一书记", Some(1)),
            visit("2020-01-31", "第一书记", None),
            visit("2020-01-15", "联村领导", Some(9)),
            visit("2020-02-01", "第一书记", Some(2)),
            visit("2019-12-31", "第一书记", Some(4)),
        ];
        let mut late = summary("2020-03-05");
        late.visits = vec![visit("2020-02-29", "第一书记", None)];
        let mut unknown = summary("2020-03-06");
        unknown.visits = vec![visit("2020-02-10", "第一书记", Some(5))];
        let mut programme = programme("a");
        programme.start = Some(day("2020-01-01"));
        let quota = quota(Per::Month);
        let summaries = [january, late, unknown];
        let tallies = visit_tallies(&programme, &quota, &plan("a"), &summaries, day("2020-03-05"));
        let seen: Vec<_> = tallies
            .iter()
            .map(|tally| {
                let short = (tally.short_of_visits(&quota), tally.short_of_solved(&quota));
                (tally.period.to_string(), tally.visits, tally.solved, short)
            })
            .collect();
        assert_eq!(
            seen,
            [("2020-01".to_owned(), 2, 1, (None, None)), ("2020-02".to_owned(), 2, 2, (None, None))]
        );

        // A month earlier the last report is not known yet.
        let tallies = visit_tallies(&programme, &quota, &plan("a"), &summaries, day("2020-03-01"));
        assert_eq!((tallies[1].visits, tallies[1].short_of_visits(&quota)), (1, Some(2)));
    }

    #[test]
    fn the_duty_runs_from_the_later_start_to_the_programmes_end() {
        // programme's start, plan's start, programme's end, per; day: periods
        type Case =
            (Option<&'static str>, Option<&'static str>, Option<&'static str>, Per, &'static [&'static str]);
        let cases: [Case; 7] = [
            (Some("2019-07-01"), None, None, Per::Quarter, &["2019-Q3", "2019-Q4", "2020-Q1"]),
            (Some("2019-07-01"), Some("2019-09-30"), None, Per::Quarter, &["2019-Q4", "2020-Q1"]),
            (Some("2020-01-01"), Some("2019-01-01"), None, Per::Quarter, &["2020-Q1"]),
            (Some("2019-07-01"), None, Some("2019-12-31"), Per::Quarter, &["2019-Q3", "2019-Q4"]),
            (Some("2019-07-01"), None, Some("2019-12-30"), Per::Quarter, &["2019-Q3"]),
            (Some("2019-07-01"), None, None, Per::Year, &[]),
            (None, None, None, Per::Month, &["2020-05"]),
        ];
        for (start, plan_start, end, per, want) in cases {
            let (mut programme, mut plan) = (programme("a"), plan("a"));
            programme.start = start.map(day);
            programme.end = end.map(day);
            plan.start = plan_start.map(day);
            let tallies = visit_tallies(&programme, &quota(per), &plan, &[], day("2020-06-01"));
            let names: Vec<_> = tallies.iter().map(|tally| tally.period.to_string()).collect();
            assert_eq!(names, want, "{start:?} {plan_start:?} {end:?} {per:?}");
        }
    }
}

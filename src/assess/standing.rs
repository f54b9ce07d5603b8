//! Owns: a measure's status and the date beside it.
//! In: the plan's own words, then each update in order. Out: the status that counts on the day, and where it was said.

use crate::model::{Measure, Plan, Status, Update, counts_on};
use crate::source::Span;
use jiff::civil::Date;

/// A status, and what belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// The status.
    pub status: Status,
    /// Where that status was first said; repeating it later does not move this.
    pub said: Span,
    done_on: Option<Date>,
}

/// Whether what the plan itself says of status, stage and `done_on` holds yet.
pub(super) fn plan_holds(plan: &Plan, day: Date) -> bool {
    plan.start.is_none_or(|start| start <= day)
}

impl Standing {
    /// What the plan alone says on `day`.
    pub fn promised(plan: &Plan, measure: &Measure, day: Date) -> Self {
        let done_on = counts_on(measure.done_on, day);
        let ahead = measure.status.value == Status::Done && measure.done_on != done_on;
        let said = measure.status.span;
        if !plan_holds(plan, day) || ahead {
            return Standing { status: Status::Planned, said, done_on: None };
        }
        Standing { status: measure.status.value, said, done_on }
    }

    /// Takes in an update. A `done` whose date lies after `day` has not happened yet.
    pub fn apply(&mut self, update: &Update, day: Date) {
        let told = update.done_on.map(|done_on| done_on.value);
        let done_on = counts_on(told, day);
        if let Some(status) = update.status
            && !(status.value == Status::Done && told != done_on)
        {
            if status.value != self.status {
                self.said = status.span;
            }
            if status.value != Status::Done {
                self.done_on = None;
            }
            self.status = status.value;
        }
        self.done_on = done_on.or(self.done_on);
    }

    /// When it was done; only while it is.
    pub fn done_on(&self) -> Option<Date> {
        self.done_on.filter(|_| self.status == Status::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::{at, day, measure, plan, update};
    use crate::source::Spanned;
    use Status::{Doing, Done, Planned, Suspended};

    #[test]
    fn a_plan_speaks_from_its_start() {
        // start, status, done_on, day, status then, done_on then
        let cases = [
            (None, Doing, None, "2020-01-01", Doing, None),
            (Some("2020-03-01"), Doing, None, "2020-02-29", Planned, None),
            (Some("2020-03-01"), Doing, None, "2020-03-01", Doing, None),
            (Some("2020-03-01"), Done, Some("2020-02-10"), "2020-02-29", Planned, None),
            (Some("2020-03-01"), Done, Some("2020-03-10"), "2020-03-09", Planned, None),
            (Some("2020-03-01"), Done, Some("2020-03-10"), "2020-03-10", Done, Some("2020-03-10")),
            (None, Done, None, "2020-03-10", Done, None),
            (None, Doing, Some("2020-03-01"), "2020-03-10", Doing, None),
        ];
        for (start, status, done_on, on, want, want_done) in cases {
            let mut plan = plan("a");
            plan.start = start.map(day);
            let mut measure = measure("m");
            measure.status = Spanned::new(status, at(1));
            measure.done_on = done_on.map(day);
            let standing = Standing::promised(&plan, &measure, day(on));
            assert_eq!((standing.status, standing.done_on()), (want, want_done.map(day)), "{start:?} {on}");
        }
    }

    #[test]
    fn updates_follow_one_another() {
        // (status, done_on) of each update; then status, done_on, and which update said the status
        type Step = (Option<Status>, Option<&'static str>);
        let cases: [(&[Step], Status, Option<&str>, usize); 9] = [
            (&[(Some(Doing), None)], Doing, None, 1),
            (&[(Some(Doing), None), (Some(Doing), None)], Doing, None, 1),
            (&[(Some(Done), Some("2020-05-01"))], Done, Some("2020-05-01"), 1),
            // Not yet: the status before stays.
            (&[(Some(Suspended), None), (Some(Done), Some("2020-12-31"))], Suspended, None, 1),
            // The date comes in a later report.
            (&[(Some(Done), None), (None, Some("2020-05-01"))], Done, Some("2020-05-01"), 1),
            (&[(Some(Done), Some("2020-05-01")), (Some(Done), None)], Done, Some("2020-05-01"), 1),
            // Reopened, and done again without a date.
            (&[(Some(Done), Some("2020-05-01")), (Some(Doing), None)], Doing, None, 2),
            (&[(Some(Done), Some("2020-05-01")), (Some(Doing), None), (Some(Done), None)], Done, None, 3),
            (
                &[(Some(Done), Some("2020-05-01")), (Some(Doing), None), (Some(Done), Some("2020-06-01"))],
                Done,
                Some("2020-06-01"),
                3,
            ),
        ];
        for (steps, status, done_on, said) in cases {
            let mut standing = Standing::promised(&plan("a"), &measure("m"), day("2020-06-30"));
            for (number, (status, done_on)) in steps.iter().enumerate() {
                let mut update = update("a", "m");
                update.status = status.map(|status| Spanned::new(status, at(number + 1)));
                update.done_on = done_on.map(|date| Spanned::new(day(date), at(90)));
                standing.apply(&update, day("2020-06-30"));
            }
            assert_eq!((standing.status, standing.done_on()), (status, done_on.map(day)), "{steps:?}");
            assert_eq!(standing.said, at(said), "{steps:?}");
        }
    }
}

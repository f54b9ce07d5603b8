//! Owns: how a status and a deadline read — always sign and word, late told in days.
//! In: states of the day. Out: [`StatusView`] and [`DueView`].

use super::Rows;
use crate::assess::{MeasureState, ProblemState};
use crate::diag::Arg;
use crate::index::DeadlineRow;
use crate::model::{Status, days_between};
use crate::render::shared::Shared;
use crate::render::words::{DateView, Words};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// The stable names of all statuses that pages show.
pub const STATUSES: [&str; 18] = [
    "done",
    "doing",
    "planned",
    "suspended",
    "cancelled",
    "overdue",
    "ongoing",
    "met",
    "awaited",
    "none",
    "open",
    "closed",
    "reached",
    "missed",
    "complete",
    "incomplete",
    "withdrawn",
    "stale",
];

/// What a measure's line may show, in the order of a legend.
pub const STATUSES_OF_MEASURES: [&str; 6] = ["done", "doing", "planned", "overdue", "suspended", "cancelled"];

/// A status, shared by all who show it.
pub type StatusView = Shared<StatusForms>;

/// A status: its stable name for the style sheet, its sign, its word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StatusForms {
    /// Such as `done` or `overdue`; the message catalogue has `sign-` and `status-` of each.
    pub key: &'static str,
    /// `●`, `◐`, `○`, `▲`, `◇`, `×`.
    pub sign: String,
    /// What people read.
    pub word: String,
}

/// What is known of a deadline; the same for hundreds of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deadline {
    /// The deadline now.
    pub date: Option<Date>,
    /// The plan's deadline, before any summary moved it: what is done after it is done late.
    pub first: Option<Date>,
    /// The first deadline that was ever promised, in this version of the plan or an earlier one.
    pub promised: Option<Date>,
    /// Past and open.
    pub overdue: bool,
    /// Near and open.
    pub due_soon: bool,
    /// Done or closed on.
    pub done_on: Option<Date>,
    /// Done after its first deadline.
    pub done_late: bool,
}

impl Deadline {
    /// A deadline that nobody can move, such as a milestone's.
    pub fn unmoved(date: Date, overdue: bool, due_soon: bool, done_on: Option<Date>) -> Self {
        Deadline {
            date: Some(date),
            first: None,
            overdue,
            due_soon,
            promised: None,
            done_on,
            done_late: false,
        }
    }
}

/// A deadline as a table shows it, shared by all who show it.
pub type DueView = Shared<DueForms>;

/// A deadline as a table shows it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DueForms {
    /// The deadline now; none: undated.
    pub date: Option<DateView>,
    /// The first deadline, where it was another.
    pub first: Option<DateView>,
    /// The same in words.
    pub first_note: Option<String>,
    /// `late`, `soon`, or none: what colour the remark has.
    pub mark: Option<&'static str>,
    /// How many days late or left, in words.
    pub note: Option<String>,
    /// Done or closed on.
    pub done_on: Option<DateView>,
}

/// All statuses by their stable names.
pub fn statuses(words: Words<'_>) -> BTreeMap<&'static str, StatusView> {
    let status = |key| {
        let (sign, word) = (words.plain(&format!("sign-{key}")), words.plain(&format!("status-{key}")));
        (key, Shared::new(StatusForms { key, sign, word }))
    };
    STATUSES.into_iter().map(status).collect()
}

/// A measure's status; being late comes before all else.
pub fn measure_key(state: &MeasureState) -> &'static str {
    if state.overdue { "overdue" } else { state.status.as_str() }
}

/// A problem's status.
pub fn problem_key(state: &ProblemState) -> &'static str {
    match (state.closed_on.is_some(), state.overdue) {
        (true, _) => "closed",
        (false, true) => "overdue",
        (false, false) => "open",
    }
}

/// A deadline's status.
pub fn deadline_key(row: &DeadlineRow<'_>) -> &'static str {
    match (row.overdue, row.met, row.open, row.unreported) {
        (true, _, _, _) => "overdue",
        (false, true, _, _) => "met",
        (false, false, true, _) => "awaited",
        (false, false, false, true) => "none",
        (false, false, false, false) => "cancelled",
    }
}

impl Rows<'_> {
    /// A status by its stable name.
    pub fn status(&self, key: &'static str) -> StatusView {
        self.site.statuses[key].clone()
    }

    /// A measure's own status, whether or not it is late.
    pub fn plain_status(&self, status: Status) -> StatusView {
        self.status(status.as_str())
    }

    /// A measure's status; being late comes before all else.
    pub fn measure_status(&self, state: &MeasureState) -> StatusView {
        self.status(measure_key(state))
    }

    /// A problem's status.
    pub fn problem_status(&self, state: &ProblemState) -> StatusView {
        self.status(problem_key(state))
    }

    /// A deadline's status.
    pub fn deadline_status(&self, row: &DeadlineRow<'_>) -> StatusView {
        self.status(deadline_key(row))
    }

    /// A measure's deadline, by its position.
    pub fn measure_due(&self, position: usize) -> DueView {
        let state = self.site.index.measures[position].state;
        self.due(Deadline {
            promised: self.site.changes.first_due[position],
            date: state.due,
            first: state.first_due,
            overdue: state.overdue,
            due_soon: state.due_soon,
            done_on: state.done_on,
            done_late: state.done_late,
        })
    }

    /// A problem's deadline, by its position.
    pub fn problem_due(&self, position: usize) -> DueView {
        let state = self.site.index.problems[position].state;
        self.due(Deadline {
            promised: self.site.changes.first_problem_due[position],
            date: state.due,
            first: state.first_due,
            overdue: state.overdue,
            due_soon: state.due_soon,
            done_on: state.closed_on,
            done_late: false,
        })
    }

    /// Any deadline, with how far it lies from the day.
    pub fn due(&self, deadline: Deadline) -> DueView {
        self.site.dues.get(deadline, || self.due_forms(deadline))
    }

    fn due_forms(&self, deadline: Deadline) -> DueForms {
        let Deadline { date, first, promised, overdue, due_soon, done_on, done_late } = deadline;
        let days = date.map_or(0, |date| days_between(self.site.index.day, date));
        let note = |id: &str, days: i64| self.site.words.say(id, &[("days", Arg::Number(days))]);
        let (mark, note) = match (overdue, due_soon) {
            (true, _) => (Some("late"), Some(note("due-late", -days))),
            (false, true) if days == 0 => (Some("soon"), Some(self.site.words.plain("due-today"))),
            (false, true) => (Some("soon"), Some(note("due-in", days))),
            (false, false) => (None, self.late_by(if done_late { first } else { date }, done_on)),
        };
        let moved = promised.filter(|promised| date != Some(*promised));
        let first = moved.map(|first| self.date(first));
        let first_note = moved.map(|first| self.first_note(first, date));
        DueForms {
            date: date.map(|date| self.date(date)),
            first,
            first_note,
            mark,
            note,
            done_on: done_on.map(|date| self.date(date)),
        }
    }

    /// The first promise, and by how many days today's is later or earlier.
    fn first_note(&self, first: Date, now: Option<Date>) -> String {
        let date = first.to_string();
        let days = now.map_or(0, |now| days_between(first, now));
        let id = match (now.is_some(), days > 0) {
            (false, _) => return self.site.words.say("due-first", &[("date", date.into())]),
            (true, true) => "due-first-later",
            (true, false) => "due-first-earlier",
        };
        self.site.words.say(id, &[("date", date.into()), ("days", Arg::Number(days.abs()))])
    }

    /// A day.
    pub fn date(&self, date: Date) -> DateView {
        self.site.words.date(date)
    }

    fn late_by(&self, due: Option<Date>, done_on: Option<Date>) -> Option<String> {
        let days = days_between(due?, done_on?);
        (days > 0).then(|| self.site.words.say("done-late-by", &[("days", Arg::Number(days))]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Catalogue, Language};

    #[test]
    fn every_status_has_a_sign_and_a_word() {
        for language in Language::ALL {
            let text = Catalogue::new(language, None).unwrap();
            let has = |id: String| assert!(text.try_text(&id, &[]).is_ok(), "{id} in {}", language.tag());
            for key in STATUSES {
                has(format!("sign-{key}"));
                has(format!("status-{key}"));
            }
        }
    }
}

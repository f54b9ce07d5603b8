//! Owns: how a deadline moves. In: the deadline of a plan and what summaries say later.
//! Out: the deadline now, the first one, and every move between two days.

use super::state::Slip;
use jiff::civil::Date;

/// A deadline and where it has been.
#[derive(Clone, Debug)]
pub(super) struct Deadline {
    /// As first promised, before any summary.
    pub first: Option<Date>,
    /// As it stands.
    pub due: Option<Date>,
    /// Moves, oldest first.
    pub slips: Vec<Slip>,
}

impl Deadline {
    /// As promised.
    pub fn promised(due: Option<Date>) -> Self {
        Deadline { first: due, due, slips: Vec::new() }
    }

    /// A summary states the deadline `to`. Giving one where there was none moves nothing.
    pub fn state(&mut self, to: Date, on: Date, summary: usize, note: Option<&String>) {
        if let Some(from) = self.due
            && from != to
        {
            self.slips.push(Slip { on, summary, from: Some(from), to, note: note.cloned() });
        }
        self.due = Some(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::day;

    #[test]
    fn only_a_change_of_day_is_a_slip() {
        let mut deadline = Deadline::promised(None);
        deadline.state(day("2020-06-30"), day("2020-01-31"), 0, None);
        assert_eq!(deadline.slips, []);
        deadline.state(day("2020-06-30"), day("2020-02-29"), 1, None);
        assert_eq!(deadline.slips, []);
        let why = "汛期停工".to_owned();
        deadline.state(day("2020-09-30"), day("2020-03-31"), 2, Some(&why));
        let slip = Slip {
            on: day("2020-03-31"),
            summary: 2,
            from: Some(day("2020-06-30")),
            to: day("2020-09-30"),
            note: Some(why),
        };
        assert_eq!(deadline.slips, [slip]);
        assert_eq!(deadline.first, None);
        assert_eq!(deadline.due, Some(day("2020-09-30")));
    }
}

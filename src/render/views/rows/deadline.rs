//! Owns: one line of a deadline. In: a deadline's position. Out: [`DeadlineItem`].

use super::{Deadline, DueView, GroupHead, Rows, StatusView};
use crate::index::Due;
use crate::render::frame::Link;
use crate::render::shared::Shared;
use serde::Serialize;

/// A deadline in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeadlineItem {
    /// The heading over it, where it is the first of its township in a list that several share.
    pub group: Option<GroupHead>,
    /// `measure`, `milestone` or `problem`.
    pub sort: &'static str,
    /// The same as a word.
    pub sort_word: String,
    /// What falls due; leads to its place.
    pub link: Link,
    /// The measure's title, for a milestone.
    pub measure: Option<String>,
    /// Whose it is.
    pub place: Shared<Link>,
    /// How it stands: late or met before all else, then what the measure or problem says of itself.
    pub status: StatusView,
    /// By when.
    pub due: DueView,
    /// Who answers.
    pub lead: Vec<Shared<Link>>,
}

impl Rows<'_> {
    /// A deadline, by its position.
    pub fn deadline(&self, position: usize) -> DeadlineItem {
        let index = self.site.index;
        let row = &index.deadlines[position];
        let (sort, word, measure) = match row.what {
            Due::Measure(_) => ("measure", "sort-measure", None),
            Due::Milestone(measure, _) => {
                ("milestone", "sort-milestone", Some(index.measures[measure].measure.title.to_string()))
            }
            Due::Problem(_) => ("problem", "sort-problem", None),
        };
        let due = match row.what {
            Due::Measure(measure) => self.measure_due(measure),
            Due::Problem(problem) => self.problem_due(problem),
            Due::Milestone(..) => {
                self.due(Deadline::unmoved(row.due, row.overdue, row.due_soon, row.done_on))
            }
        };
        let is_awaited = row.open && !row.overdue;
        let status = match row.what {
            Due::Measure(measure) if is_awaited => self.measure_status(index.measures[measure].state),
            Due::Problem(problem) if is_awaited => self.problem_status(index.problems[problem].state),
            _ => self.deadline_status(row),
        };
        DeadlineItem {
            group: None,
            sort,
            sort_word: self.site.words.plain(word),
            link: self.frame.link(&index.deadline_target(row.what), row.title),
            measure,
            place: self.holder(&row.at),
            status,
            due,
            lead: self.units(index.deadline_lead(row.what)),
        }
    }

    /// Deadlines, by their positions.
    pub fn deadlines(&self, positions: &[usize]) -> Vec<DeadlineItem> {
        positions.iter().map(|position| self.deadline(*position)).collect()
    }
}

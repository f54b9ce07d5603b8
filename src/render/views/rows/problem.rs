//! Owns: one line of a problem. In: a problem's position. Out: [`ProblemItem`].

use super::{DueView, GroupHead, Rows, StatusView};
use crate::render::frame::Link;
use crate::render::shared::Shared;
use crate::render::words::DateView;
use serde::Serialize;

/// A problem in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProblemItem {
    /// The heading over it, where it is the first of its township in a list that several share.
    pub group: Option<GroupHead>,
    /// What is wrong; leads to its place.
    pub link: Link,
    /// Whose it is.
    pub place: Shared<Link>,
    /// The programme whose plan reported it.
    pub programme: Option<Shared<Link>>,
    /// How it stands.
    pub status: StatusView,
    /// By when, and when closed.
    pub due: DueView,
    /// Its category.
    pub category: Option<String>,
    /// Number of the rectification notice.
    pub notice_no: Option<String>,
    /// Found on.
    pub found_on: DateView,
    /// Found by.
    pub found_by: Option<String>,
    /// Who answers.
    pub lead: Vec<Shared<Link>>,
    /// Who accepted it.
    pub closed_by: Option<String>,
}

impl Rows<'_> {
    /// A problem, by its position.
    pub fn problem(&self, position: usize) -> ProblemItem {
        let row = &self.site.index.problems[position];
        let state = row.state;
        let programme = row.plan_row.map(|plan| self.programme(self.site.index.plans[plan].programme_row));
        ProblemItem {
            group: None,
            link: self.frame.link(&row.target(), &state.title),
            place: self.holder(&row.at),
            programme,
            status: self.problem_status(state),
            due: self.problem_due(position),
            category: state.category.clone(),
            notice_no: state.notice_no.clone(),
            found_on: self.date(state.found_on),
            found_by: state.found_by.clone(),
            lead: self.units(&row.lead),
            closed_by: state.closed_by.clone(),
        }
    }

    /// Problems, by their positions.
    pub fn problems(&self, positions: &[usize]) -> Vec<ProblemItem> {
        positions.iter().map(|position| self.problem(*position)).collect()
    }
}

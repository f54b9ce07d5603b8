//! Owns: what a region keeps of a county. In: nothing. Out: the types that views read.

use super::recount::Counts;
use crate::index::{Month, Totals};
use crate::model::{Quantity, Yuan};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::AddAssign;
use std::path::PathBuf;

/// A county.
#[derive(Debug)]
pub struct County {
    /// What it is called in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its division code.
    pub code: Option<String>,
    /// The day of its data.
    pub as_of: Date,
    /// Its site is for the offices.
    pub internal: bool,
    /// Where its site stands on the web.
    pub base_url: Option<String>,
    /// Where its site lies.
    pub folder: PathBuf,
    /// Its figures.
    pub totals: Totals,
    /// What is its own and no township's.
    pub own: Totals,
    /// Its townships, in its order.
    pub townships: Vec<Township>,
    /// Its villages, township by township.
    pub villages: Vec<Village>,
    /// Its kinds of measures.
    pub kinds: Vec<Kind>,
    /// Its deadlines by month.
    pub months: BTreeMap<Month, Counts>,
    /// The longest overdue rows: of all sorts together, and of problems, each at most [`super::LATEST`]; by date.
    pub late: Vec<Late>,
    /// Its problems by category.
    pub problems: BTreeMap<Option<String>, ProblemCount>,
}

impl County {
    /// Its place among counties: those without a code come last.
    pub(super) fn order(&self) -> (bool, Option<&str>, &str) {
        (self.code.is_none(), self.code.as_deref(), &self.slug)
    }
}

/// A township.
#[derive(Debug)]
pub struct Township {
    /// Its id.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Figures of it and its villages.
    pub totals: Totals,
    /// Date of its newest summary or of one of its villages.
    pub last_summary: Option<Date>,
    /// Its page in the county's site.
    pub page: String,
}

/// A village, by name; its figures stand in the county's site.
#[derive(Debug)]
pub struct Village {
    /// Its township's position.
    pub township: usize,
    /// Its name.
    pub name: String,
    /// Its page in the county's site.
    pub page: String,
}

/// A kind of measure in one county.
#[derive(Debug)]
pub struct Kind {
    /// Its name.
    pub name: String,
    /// The group under which it is listed.
    pub group: Option<String>,
    /// Figures of its measures.
    pub totals: Totals,
    /// Villages that have one.
    pub villages: usize,
    /// Its targets added up: name, unit, and their sum.
    pub targets: Vec<(String, String, Target)>,
    /// Its ladder, lowest step first: name, villages at it, villages at it or past it.
    pub stages: Vec<(String, usize, usize)>,
    /// Its page in the county's site.
    pub page: String,
}

/// A sum of targets of one name and unit.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// How many targets.
    pub count: usize,
    /// For how many a value was reported.
    pub reported: usize,
    /// Where they start.
    pub baseline: Quantity,
    /// Where they must arrive.
    pub value: Quantity,
    /// Where they stand; none as long as nobody reported any.
    pub current: Option<Quantity>,
}

/// What is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A measure.
    Measure,
    /// A milestone.
    Milestone,
    /// A problem.
    Problem,
}

/// Something overdue.
#[derive(Debug)]
pub struct Late {
    /// What it is.
    pub sort: Sort,
    /// What it is called.
    pub title: String,
    /// A milestone's measure.
    pub measure: Option<String>,
    /// Since when.
    pub due: Date,
    /// Township and village by name; none: the county's own.
    pub place: Option<String>,
    /// Who answers for it: names and ids.
    pub lead: Vec<(String, String)>,
    /// Page and anchor in the county's site.
    pub target: String,
    /// Its place among the county's rows.
    pub order: usize,
}

/// Problems of a category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProblemCount {
    /// Not closed.
    pub open: usize,
    /// Not closed and late.
    pub overdue: usize,
    /// Closed.
    pub closed: usize,
}

impl AddAssign for ProblemCount {
    fn add_assign(&mut self, other: Self) {
        self.open += other.open;
        self.overdue += other.overdue;
        self.closed += other.closed;
    }
}

/// Planned and spent of a kind, for the totals of [`Kind`].
pub(super) fn money(planned: Yuan, spent: Yuan) -> Totals {
    Totals { planned_yuan: planned, spent_yuan: spent, ..Totals::default() }
}

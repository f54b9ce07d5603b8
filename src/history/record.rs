//! Owns: what one version of a record says, small enough to be kept for every version of every record.
//! In: a path inside the content folder and its bytes at some commit. Out: a [`Record`], or why it cannot be read.
//! It is read by the same code as today's content: what `check` refuses today is a gap, and nobody guesses.

mod hash;
mod read;

pub use read::{read, speaks_of_internal};

use crate::model::{Quantity, Status, Yuan};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A record at one commit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Marked `internal = true`.
    pub internal: bool,
    /// Whether any entry or block of it is internal: what changed without being seen may lie there.
    pub partly_internal: bool,
    /// Its fields by name, each with a hash of what it says: order and layout do not change it.
    pub fields: Vec<(Box<str>, u64)>,
    /// What it promises or reports.
    pub body: Body,
}

/// What a record promises or reports.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Body {
    /// A plan, with the text after its fields: long, and for the internal edition alone, so no cache holds it.
    Plan(Plan, #[serde(skip)] Box<str>),
    /// A programme, the shares that it wants to reach, and the county's own tasks in it.
    Programme(Arc<str>, Vec<Share>, Plan),
    /// A township or village.
    Profile(Profile),
    /// A progress summary.
    Summary(Summary),
    /// A notice.
    Notice(Notice),
    /// Kinds of measures, units or items of disclosure.
    Catalogue(Vec<Entry>),
    /// Anything else.
    Other,
}

/// A share of its villages that a programme wants to reach.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Share {
    /// `name`
    pub name: Arc<str>,
    /// `by`
    pub by: Date,
    /// `share`
    pub share: Quantity,
    /// Not for the public.
    pub internal: bool,
}

/// A township or village.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// Its name.
    pub name: Arc<str>,
    /// Its code.
    pub code: Option<Arc<str>>,
}

/// An entry of a catalogue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Not for the public.
    pub internal: bool,
    /// The ladder of a kind.
    pub stages: Vec<Arc<str>>,
}

/// A plan.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// `title`
    pub title: Option<Arc<str>>,
    /// `document_no`
    pub document_no: Option<Arc<str>>,
    /// `class`
    pub class: Option<Arc<str>>,
    /// `start`
    pub start: Option<Date>,
    /// `end`
    pub end: Option<Date>,
    /// `[[approvals]]`
    pub approvals: Vec<Approval>,
    /// `[[measures]]`
    pub measures: Vec<Measure>,
    /// `[[problems]]`
    pub problems: Vec<Problem>,
}

/// A step of approval.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Approval {
    /// `step`
    pub step: Arc<str>,
    /// `by`
    pub by: Arc<str>,
    /// `on`
    pub on: Option<Date>,
    /// Not for the public.
    pub internal: bool,
}

/// A measure.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measure {
    /// `id`
    pub id: Arc<str>,
    /// `kind`
    pub kind: Arc<str>,
    /// `title`
    pub title: Arc<str>,
    /// `lead`
    pub lead: Vec<Arc<str>>,
    /// `with`
    pub with: Vec<Arc<str>>,
    /// `person`
    pub person: Option<Arc<str>>,
    /// `start`
    pub start: Option<Date>,
    /// `due`
    pub due: Option<Date>,
    /// `status`
    pub status: Status,
    /// `stage`
    pub stage: Option<Arc<str>>,
    /// `done_on`
    pub done_on: Option<Date>,
    /// `[[measures.targets]]`
    pub targets: Vec<Target>,
    /// `[[measures.milestones]]`
    pub milestones: Vec<Milestone>,
    /// `[[measures.funds]]`
    pub funds: Vec<Fund>,
    /// Not for the public.
    pub internal: bool,
}

/// A target.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Target {
    /// `name`
    pub name: Arc<str>,
    /// `unit`
    pub unit: Arc<str>,
    /// `baseline`
    pub baseline: Quantity,
    /// `value`
    pub value: Quantity,
    /// Not for the public.
    pub internal: bool,
}

/// A milestone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Milestone {
    /// `title`
    pub title: Arc<str>,
    /// `due`
    pub due: Date,
    /// `amount`
    pub amount: Option<Quantity>,
    /// `done_on`
    pub done_on: Option<Date>,
    /// Not for the public.
    pub internal: bool,
}

/// Money.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fund {
    /// `source`
    pub source: Arc<str>,
    /// `amount`
    pub amount: Yuan,
    /// Not for the public.
    pub internal: bool,
}

/// A problem, or what a summary changes of one: there a field without a value is unchanged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// `id`
    pub id: Arc<str>,
    /// `title`
    pub title: Option<Arc<str>>,
    /// `category`
    pub category: Option<Arc<str>>,
    /// `notice_no`
    pub notice_no: Option<Arc<str>>,
    /// `found_on`
    pub found_on: Option<Date>,
    /// `found_by`
    pub found_by: Option<Arc<str>>,
    /// `lead`
    pub lead: Vec<Arc<str>>,
    /// `due`
    pub due: Option<Date>,
    /// `closed_on`
    pub closed_on: Option<Date>,
    /// `closed_by`
    pub closed_by: Option<Arc<str>>,
    /// Not for the public.
    pub internal: bool,
}

/// A progress summary.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// `date`
    pub date: Date,
    /// `[[updates]]`
    pub updates: Vec<Update>,
    /// `[[problems]]`
    pub problems: Vec<Problem>,
}

/// What a summary says of a measure.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Update {
    /// `measure`, as written
    pub measure: Arc<str>,
    /// `status`
    pub status: Option<Status>,
    /// `stage`
    pub stage: Option<Arc<str>>,
    /// `done_on`
    pub done_on: Option<Date>,
    /// `due`
    pub due: Option<Date>,
    /// `values`
    pub values: Vec<(Arc<str>, Quantity)>,
    /// `spent`, in all; and whether it came by source
    pub spent: Option<(Yuan, bool)>,
    /// `milestones`
    pub milestones: Vec<(Arc<str>, Date)>,
    /// Not for the public.
    pub internal: bool,
}

/// A notice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// `date`
    pub date: Date,
    /// `item`
    pub item: Arc<str>,
    /// `title`
    pub title: Arc<str>,
    /// `until`
    pub until: Option<Date>,
}

/// Why a version of a record cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gap {
    /// `check` refuses it, with this code and at this line.
    Refused {
        /// The code.
        code: Box<str>,
        /// The line.
        line: usize,
        /// Its text speaks of something internal, and nobody can say what.
        suspect: bool,
    },
    /// The clone does not hold its text.
    Missing,
}

/// What was read of one version.
pub type Reading = Result<Arc<Record>, Gap>;

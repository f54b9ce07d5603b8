//! Owns: plans, measures and problems as promised, before any day is asked.
//! In: values that `check` accepted. Out: read by `assess` and all after it.

use super::{Quantity, Record, Yuan};
use crate::source::{Span, Spanned};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thin_vec::ThinVec;

/// Where a measure stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Under way.
    Doing,
    /// Done.
    Done,
    /// Halted for now; still open.
    Suspended,
    /// Given up.
    Cancelled,
}

impl Status {
    /// All of them, in the order of tables.
    pub const ALL: [Status; 5] =
        [Status::Done, Status::Doing, Status::Planned, Status::Suspended, Status::Cancelled];

    /// As written in TOML and data.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::Doing => "doing",
            Status::Done => "done",
            Status::Suspended => "suspended",
            Status::Cancelled => "cancelled",
        }
    }

    /// Planned, doing or suspended.
    pub fn is_open(self) -> bool {
        !matches!(self, Status::Done | Status::Cancelled)
    }
}

/// A number to be reached.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// What is counted.
    pub unit: String,
    /// Where it starts.
    pub baseline: Quantity,
    /// Where it must arrive.
    pub value: Quantity,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A step on the way, with a deadline of its own.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// Its title, unique within the measure.
    pub title: String,
    /// Its deadline.
    pub due: Date,
    /// How much of the measure's one target it brings.
    pub amount: Option<Quantity>,
    /// Codes of who is meant; never names.
    pub members: Vec<String>,
    /// How many members there are: what the public edition keeps of them.
    pub member_count: Option<usize>,
    /// Done on, as the plan itself says.
    pub done_on: Option<Date>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// Money from one source.
#[derive(Clone, Debug)]
pub struct Fund {
    /// One of the site's fund sources.
    pub source: Spanned<String>,
    /// Planned, in yuan.
    pub amount: Yuan,
    /// A remark.
    pub note: Option<String>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A measure.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Unique within its plan.
    pub id: Box<str>,
    /// The id of its kind.
    pub kind: Spanned<Box<str>>,
    /// Its title.
    pub title: Box<str>,
    /// Units that answer for it, by id or name.
    pub lead: ThinVec<Spanned<String>>,
    /// Units that help.
    pub with: ThinVec<Spanned<String>>,
    /// The person who answers.
    pub person: Option<Box<str>>,
    /// First day.
    pub start: Option<Date>,
    /// The first deadline.
    pub due: Option<Date>,
    /// Status from the plan's start on.
    pub status: Spanned<Status>,
    /// Stage from the plan's start on.
    pub stage: Option<Spanned<Box<str>>>,
    /// Done on, as the plan itself says.
    pub done_on: Option<Date>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// Numbers to be reached.
    pub targets: ThinVec<Target>,
    /// Steps on the way.
    pub milestones: ThinVec<Milestone>,
    /// Money.
    pub funds: ThinVec<Fund>,
    /// One of its dates could not be read, which was reported: no date of it can be called missing.
    pub unread_date: bool,
    /// Money of this measure was left out as internal, so a plain total of what was spent says too much.
    pub funds_withheld: bool,
    /// Whoever leads it was left out as internal: it is not without a lead.
    pub lead_withheld: bool,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

impl Measure {
    /// The sum of its planned money.
    pub fn planned(&self) -> Yuan {
        self.funds.iter().map(|fund| fund.amount).sum()
    }
}

/// A problem found.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Unique within its village, township or county.
    pub id: String,
    /// Where its id stands.
    pub id_at: Span,
    /// What is wrong.
    pub title: String,
    /// Its category.
    pub category: Option<String>,
    /// Number of the rectification notice (整改通知书).
    pub notice_no: Option<String>,
    /// Found on.
    pub found_on: Date,
    /// Found by.
    pub found_by: Option<String>,
    /// Units that answer for it.
    pub lead: Vec<Spanned<String>>,
    /// Its deadline.
    pub due: Option<Date>,
    /// Closed on (销号).
    pub closed_on: Option<Spanned<Date>>,
    /// Who accepted it.
    pub closed_by: Option<String>,
    /// A relative link, from the record that holds it.
    pub evidence: Option<Spanned<String>>,
    /// A remark.
    pub note: Option<String>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A step by which a plan was approved.
#[derive(Clone, Debug)]
pub struct Approval {
    /// The step.
    pub step: String,
    /// By whom.
    pub by: String,
    /// When; none: still awaited.
    pub on: Option<Date>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A plan of a village, a township or (as part of a programme) the county.
#[derive(Clone, Debug)]
pub struct Plan {
    /// File, slug and text; for the county's own tasks those of the programme.
    pub record: Record,
    /// The slug of its programme.
    pub programme: String,
    /// Its title.
    pub title: Option<String>,
    /// Document number (文号).
    pub document_no: Option<String>,
    /// One of the programme's classes.
    pub class: Option<Spanned<String>>,
    /// First day; its own status and done_on hold from here.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// How it was approved.
    pub approvals: Vec<Approval>,
    /// Its measures, as ordered in the file.
    pub measures: Vec<Measure>,
    /// Its problems, as ordered in the file.
    pub problems: Vec<Problem>,
}

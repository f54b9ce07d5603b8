//! Owns: progress summaries and notices as filed.
//! In: values that `check` accepted. Out: read by `assess` and all after it.

use super::{Problem, Quantity, Record, Status, Yuan};
use crate::source::{Span, Spanned};
use jiff::civil::Date;

/// What was spent so far, in yuan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spent {
    /// All sources together.
    Total(Yuan),
    /// By source, as ordered in the file.
    BySource(Vec<(String, Yuan)>),
}

impl Spent {
    /// The sum.
    pub fn total(&self) -> Yuan {
        match self {
            Spent::Total(amount) => *amount,
            Spent::BySource(parts) => parts.iter().map(|(_, amount)| *amount).sum(),
        }
    }
}

/// What a summary says of one measure.
#[derive(Clone, Debug)]
pub struct Update {
    /// The programme of the measure's plan.
    pub programme: String,
    /// The measure's id.
    pub measure: String,
    /// New status.
    pub status: Option<Spanned<Status>>,
    /// New stage.
    pub stage: Option<Spanned<String>>,
    /// Done on.
    pub done_on: Option<Spanned<Date>>,
    /// A target's name = its value on that date.
    pub values: Vec<(String, Spanned<Quantity>)>,
    /// Total spent so far.
    pub spent: Option<Spent>,
    /// The new deadline.
    pub due: Option<Spanned<Date>>,
    /// A milestone's title = done on.
    pub milestones: Vec<(String, Date)>,
    /// A milestone's title = which members.
    pub achieved: Vec<(String, Vec<String>)>,
    /// How many members of each milestone: what the public edition keeps of `achieved`.
    pub achieved_count: Vec<(String, usize)>,
    /// A remark, or why the deadline moved.
    pub note: Option<String>,
    /// One of its dates could not be read, which was reported.
    pub unread_date: bool,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// What a summary says of a problem found earlier.
#[derive(Clone, Debug)]
pub struct ProblemChange {
    /// The problem's id.
    pub id: String,
    /// New title.
    pub title: Option<String>,
    /// New category.
    pub category: Option<String>,
    /// New number of the rectification notice.
    pub notice_no: Option<String>,
    /// New finder.
    pub found_by: Option<String>,
    /// New units; empty: unchanged.
    pub lead: Vec<Spanned<String>>,
    /// It names units of which this edition shows none; those before no longer answer for it.
    pub lead_withheld: bool,
    /// The new deadline.
    pub due: Option<Spanned<Date>>,
    /// Closed on.
    pub closed_on: Option<Spanned<Date>>,
    /// Who accepted it.
    pub closed_by: Option<String>,
    /// A relative link, from this summary.
    pub evidence: Option<Spanned<String>>,
    /// A remark.
    pub note: Option<String>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A visit to the village.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The day.
    pub on: Date,
    /// Who came.
    pub by: String,
    /// In which role.
    pub role: String,
    /// How many problems were solved.
    pub solved: Option<u32>,
    /// A remark.
    pub note: Option<String>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A progress summary (进展总结).
#[derive(Clone, Debug)]
pub struct Summary {
    /// File, slug and text.
    pub record: Record,
    /// Its date, and where it is written.
    pub date: Spanned<Date>,
    /// Its title.
    pub title: Option<String>,
    /// The period it covers, as text.
    pub period: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// What it says of measures.
    pub updates: Vec<Update>,
    /// Problems that it reports for the first time.
    pub problems: Vec<Problem>,
    /// What it says of earlier problems.
    pub problem_changes: Vec<ProblemChange>,
    /// Visits.
    pub visits: Vec<Visit>,
}

/// A public notice (公示, 公开).
#[derive(Clone, Debug)]
pub struct Notice {
    /// File, slug and text.
    pub record: Record,
    /// Its date, and where it is written.
    pub date: Spanned<Date>,
    /// The id of the disclosure.
    pub item: Spanned<String>,
    /// Its title.
    pub title: String,
    /// The last day on which its text is shown.
    pub until: Option<Date>,
    /// Files that its text links, by their path inside the content folder.
    pub attachments: Vec<String>,
    /// Its time is over and this edition shows only its line.
    pub withdrawn: bool,
}

//! Owns: what a place promised, as plain facts. In: facts that `fold` gathered from records.
//! Out: a [`State`], which `change` compares with another.

use crate::model::{Quantity, Status, Yuan};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a fact is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The place itself.
    Place,
    /// A plan, by its programme.
    Plan(Arc<str>),
    /// A measure, by its programme and id.
    Measure(Arc<str>, Arc<str>),
    /// A problem, by its id.
    Problem(Arc<str>),
    /// A notice, by its file's name.
    Notice(Arc<str>),
}

impl Subject {
    /// The programme of a plan or measure.
    pub fn programme(&self) -> Option<&str> {
        match self {
            Subject::Plan(programme) | Subject::Measure(programme, _) => Some(programme),
            Subject::Place | Subject::Problem(_) | Subject::Notice(_) => None,
        }
    }

    /// The stable name of what it is.
    pub fn sort(&self) -> &'static str {
        match self {
            Subject::Place => "place",
            Subject::Plan(_) => "plan",
            Subject::Measure(..) => "measure",
            Subject::Problem(_) => "problem",
            Subject::Notice(_) => "notice",
        }
    }
}

/// Which of a subject's facts; names are those of the format.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// `name`, `title`
    Title,
    /// `kind`
    Kind,
    /// `due`, after every summary
    Due,
    /// The plan's own `due`, where a summary moved it since
    FirstDue,
    /// `[[measures.targets]]`, by name
    Target(Arc<str>),
    /// `[[measures.milestones]]`, by title
    Milestone(Arc<str>),
    /// `[[measures.funds]]`, summed by source
    Fund(Arc<str>),
    /// `lead`
    Lead,
    /// `with`
    With,
    /// `person`
    Person,
    /// `start`
    Start,
    /// `end`
    End,
    /// `status`
    Status,
    /// `stage`
    Stage,
    /// `done_on`
    DoneOn,
    /// A target's last reported value, by the target's name
    Reported(Arc<str>),
    /// `spent`
    Spent,
    /// `class`
    Class,
    /// `document_no`
    DocumentNo,
    /// `[[approvals]]`, by step
    Approval(Arc<str>),
    /// `category`
    Category,
    /// `notice_no`
    NoticeNo,
    /// `found_on`
    FoundOn,
    /// `found_by`
    FoundBy,
    /// `closed_on`
    ClosedOn,
    /// `closed_by`
    ClosedBy,
    /// `item`
    Item,
    /// `date`
    Date,
    /// `until`
    Until,
}

impl Field {
    /// The stable name in data, and the end of a message's name.
    pub fn as_str(&self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Kind => "kind",
            Field::Due => "due",
            Field::FirstDue => "first-due",
            Field::Target(_) => "target",
            Field::Milestone(_) => "milestone",
            Field::Fund(_) => "fund",
            Field::Lead => "lead",
            Field::With => "with",
            Field::Person => "person",
            Field::Start => "start",
            Field::End => "end",
            Field::Status => "status",
            Field::Stage => "stage",
            Field::DoneOn => "done-on",
            Field::Reported(_) => "reported",
            Field::Spent => "spent",
            Field::Class => "class",
            Field::DocumentNo => "document-no",
            Field::Approval(_) => "approval",
            Field::Category => "category",
            Field::NoticeNo => "notice-no",
            Field::FoundOn => "found-on",
            Field::FoundBy => "found-by",
            Field::ClosedOn => "closed-on",
            Field::ClosedBy => "closed-by",
            Field::Item => "item",
            Field::Date => "date",
            Field::Until => "until",
        }
    }

    /// The name of the target, milestone, source or step that it is about.
    pub fn name(&self) -> Option<&str> {
        match self {
            Field::Target(name)
            | Field::Milestone(name)
            | Field::Fund(name)
            | Field::Reported(name)
            | Field::Approval(name) => Some(name),
            _ => None,
        }
    }
}

/// A fact's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(Arc<str>),
    /// Names, in their order.
    Texts(Vec<Arc<str>>),
    /// A day.
    Date(Date),
    /// A status.
    Status(Status),
    /// Money.
    Money(Yuan),
    /// A value of a target.
    Number(Quantity),
    /// A target.
    Target {
        /// What is counted.
        unit: Arc<str>,
        /// Where it starts.
        baseline: Quantity,
        /// Where it must arrive.
        value: Quantity,
    },
    /// A milestone.
    Milestone {
        /// Its deadline.
        due: Date,
        /// How much it brings.
        amount: Option<Quantity>,
        /// Done on.
        done_on: Option<Date>,
    },
    /// A step of approval.
    Approval {
        /// By whom.
        by: Arc<str>,
        /// When; none: awaited.
        on: Option<Date>,
    },
}

/// The facts of one subject.
pub type Facts = BTreeMap<Field, Value>;

/// A deadline that a summary moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The summary, by its file's name.
    pub summary: Arc<str>,
    /// Its date.
    pub on: Date,
    /// The deadline before.
    pub from: Option<Date>,
}

/// What a place promised at one time, every summary of that time taken in.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The facts; versions of a place share those that stayed.
    pub subjects: BTreeMap<Subject, Arc<Facts>>,
    /// Deadlines that summaries moved, oldest first.
    pub moves: BTreeMap<Subject, Vec<Move>>,
    /// The order of measures in each plan's file.
    pub order: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// The programmes of problems that a plan reported.
    pub owners: BTreeMap<Arc<str>, Arc<str>>,
}

impl State {
    /// A fact.
    pub fn get(&self, subject: &Subject, field: &Field) -> Option<&Value> {
        self.subjects.get(subject)?.get(field)
    }

    /// A fact that is words.
    pub fn text(&self, subject: &Subject, field: &Field) -> Option<&str> {
        match self.get(subject, field)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A fact that is a day.
    pub fn date(&self, subject: &Subject, field: &Field) -> Option<Date> {
        match self.get(subject, field)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The deadline before any summary moved it.
    pub fn first_due(&self, subject: &Subject) -> Option<Date> {
        match self.moves.get(subject).and_then(|moves| moves.first()) {
            Some(first) => first.from,
            None => self.date(subject, &Field::Due),
        }
    }
}

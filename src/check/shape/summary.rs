//! Owns: the fields of summaries and notices. In: a field reader and the date in the file's name.
//! Out: drafts whose updates and problems are not yet tied to what they mean.

use super::super::fields::Fields;
use super::catalogue::values;
use super::plan::{STATUSES, in_order};
use crate::diag::{Code, Diagnostic};
use crate::model::*;
use crate::source::{Span, Spanned};
use jiff::civil::Date;

/// A summary whose updates name measures as written.
#[derive(Debug)]
pub struct SummaryDraft {
    /// All but updates and problems.
    pub summary: Summary,
    /// Updates.
    pub updates: Vec<UpdateDraft>,
    /// Problems, new or changed.
    pub problems: Vec<ProblemDraft>,
}

/// An update and the measure as written.
#[derive(Debug)]
pub struct UpdateDraft {
    /// `id` or `programme/id`.
    pub measure: Spanned<String>,
    /// Names in `values`, `milestones`, `achieved` and `spent` with their places.
    pub names: UpdateNames,
    /// Everything else; its programme and measure are still empty.
    pub update: Update,
}

/// Where an update writes the names that it refers to.
#[derive(Debug, Default)]
pub struct UpdateNames {
    /// Targets.
    pub targets: Vec<Spanned<String>>,
    /// Milestones, from `milestones` and `achieved`.
    pub milestones: Vec<Spanned<String>>,
    /// Members achieved: the milestone's title and the member.
    pub members: Vec<(String, Spanned<String>)>,
    /// Fund sources.
    pub sources: Vec<Spanned<String>>,
}

/// A problem as written: a new one, or what changed.
#[derive(Debug)]
pub struct ProblemDraft {
    /// Its id.
    pub id: Spanned<String>,
    /// Found on.
    pub found_on: Option<Spanned<Date>>,
    /// Whether `title` and `found_on` are given, be it in a form that cannot be read.
    given: [bool; 2],
    /// All else.
    pub change: ProblemChange,
}

/// `progress/DATE.md`; none without a date, because nothing could be placed in time.
pub fn summary(fields: &mut Fields<'_>, record: Record, stem_date: &str) -> Option<SummaryDraft> {
    let date = fields.need_date("date");
    same_date(fields, date, stem_date);
    let title = fields.plain("title");
    let period = fields.plain("period");
    let author = fields.plain("author");
    let updates = fields.each("updates", update);
    let problems = fields.each("problems", problem_draft);
    let visits = fields.each("visits", visit);
    let summary = Summary {
        record,
        date: date?,
        title,
        period,
        author,
        updates: Vec::new(),
        problems: Vec::new(),
        problem_changes: Vec::new(),
        visits,
    };
    Some(SummaryDraft { summary, updates, problems })
}

fn same_date(fields: &mut Fields<'_>, date: Option<Spanned<Date>>, stem_date: &str) {
    if let Some(date) = date
        && date.value.to_string() != stem_date
    {
        let finding = Diagnostic::new(Code::DateMismatch, date.span);
        fields.push(finding.arg("date", date.value.to_string()).arg("name", stem_date));
    }
}

fn update(fields: &mut Fields<'_>) -> Option<UpdateDraft> {
    let at = fields.at;
    let measure = fields.need_text("measure");
    let status = fields.choice("status", &STATUSES);
    let stage = fields.text("stage");
    let done_on = fields.date("done_on");
    let value_fields = fields.quantities("values");
    let spent_field = fields.spent("spent");
    let due = fields.date("due");
    let milestones = fields.dates("milestones");
    let achieved = fields.lists("achieved");
    let note = fields.plain("note");
    let internal = fields.flag("internal");
    let mut names = UpdateNames {
        targets: value_fields.iter().map(|(name, _)| name.clone()).collect(),
        milestones: milestones.iter().map(|(name, _)| name.clone()).collect(),
        ..UpdateNames::default()
    };
    names.milestones.extend(achieved.iter().map(|(name, _)| name.clone()));
    for (title, members) in &achieved {
        names.members.extend(members.iter().map(|member| (title.value.clone(), member.clone())));
    }
    let spent = spent_field.map(|spent| match spent {
        Ok(total) => Spent::Total(total),
        Err(parts) => {
            names.sources = parts.iter().map(|(source, _)| source.clone()).collect();
            Spent::BySource(parts.into_iter().map(|(source, amount)| (source.value, amount)).collect())
        }
    });
    let update = Update {
        programme: String::new(),
        measure: String::new(),
        status,
        stage,
        done_on,
        values: value_fields.into_iter().map(|(name, value)| (name.value, value)).collect(),
        spent,
        due,
        milestones: milestones.into_iter().map(|(name, date)| (name.value, date.value)).collect(),
        achieved_count: achieved.iter().map(|(name, list)| (name.value.clone(), list.len())).collect(),
        achieved: achieved.into_iter().map(|(name, list)| (name.value, values(list))).collect(),
        note,
        unread_date: fields.unread_date,
        internal,
        span: at,
    };
    Some(UpdateDraft { measure: measure?, names, update })
}

/// `[[problems]]` wherever it stands.
pub fn problem_draft(fields: &mut Fields<'_>) -> Option<ProblemDraft> {
    let at = fields.at;
    let id = super::catalogue::need_id(fields);
    let given = ["title", "found_on"].map(|field| fields.is_given(field));
    let title = fields.plain("title");
    let category = fields.plain("category");
    let notice_no = fields.plain("notice_no");
    let found_on = fields.date("found_on");
    let found_by = fields.plain("found_by");
    let lead = fields.text_or_texts("lead");
    let due = fields.date("due");
    let closed_on = fields.date("closed_on");
    let closed_by = fields.plain("closed_by");
    let evidence = fields.text("evidence");
    let note = fields.plain("note");
    let internal = fields.flag("internal");
    in_order(fields, found_on, closed_on, "found-closed");
    let id = id?;
    let change = ProblemChange {
        id: id.value.clone(),
        title,
        category,
        notice_no,
        found_by,
        lead,
        lead_withheld: false,
        due,
        closed_on,
        closed_by,
        evidence,
        note,
        internal,
        span: at,
    };
    Some(ProblemDraft { id, found_on, given, change })
}

impl ProblemDraft {
    /// As a problem reported for the first time.
    pub fn into_new(self, fields: &mut Fields<'_>) -> Problem {
        let mut missing = |field: &str, at: Span| {
            fields.push(Diagnostic::new(Code::MissingField, at).arg("field", field));
        };
        self.into_first(&mut missing)
    }

    /// The same for a problem in a summary, which is judged without a reader. What lacks something or has it in a form
    /// that cannot be read is a problem all the same: what changes it later refers to something.
    pub fn into_first(self, missing: &mut dyn FnMut(&str, Span)) -> Problem {
        let change = self.change;
        for (field, given) in ["title", "found_on"].into_iter().zip(self.given) {
            if !given {
                missing(field, change.span);
            }
        }
        Problem {
            id: change.id,
            id_at: self.id.span,
            title: change.title.unwrap_or_default(),
            category: change.category,
            notice_no: change.notice_no,
            found_on: self.found_on.map_or(Date::MIN, |found_on| found_on.value),
            found_by: change.found_by,
            lead: change.lead,
            due: change.due.map(|due| due.value),
            closed_on: change.closed_on,
            closed_by: change.closed_by,
            evidence: change.evidence,
            note: change.note,
            internal: change.internal,
            span: change.span,
        }
    }
}

fn visit(fields: &mut Fields<'_>) -> Option<Visit> {
    let on = fields.need_date("on");
    let by = fields.need_text("by");
    let role = fields.need_text("role");
    let solved = fields.count("solved");
    let note = fields.plain("note");
    let internal = fields.flag("internal");
    let (on, by, role) = (on?.value, by?.value, role?.value);
    Some(Visit { on, by, role, solved, note, internal, span: fields.at })
}

/// `notices/DATE.md`. `until` stays empty where only the catalogue can fill it.
pub fn notice(fields: &mut Fields<'_>, record: Record, stem_date: &str) -> Option<Notice> {
    let date = fields.need_date("date");
    same_date(fields, date, stem_date);
    let item = fields.need_text("item");
    let title = fields.need_text("title");
    let until = fields.date("until");
    in_order(fields, date, until, "date-until");
    Some(Notice {
        record,
        date: date?,
        item: item?,
        title: title.map(|title| title.value).unwrap_or_default(),
        until: until.map(|until| until.value),
        attachments: Vec::new(),
        withdrawn: false,
    })
}

//! Owns: the fields of plans, measures and problems, and the rules inside one measure.
//! In: a field reader. Out: a plan that knows of no other file.

use super::super::fields::Fields;
use super::once;
use crate::diag::{Code, Diagnostic};
use crate::model::*;
use crate::source::{Span, Spanned};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A plan's `status` words.
pub const STATUSES: [(&str, Status); 5] = [
    ("planned", Status::Planned),
    ("doing", Status::Doing),
    ("done", Status::Done),
    ("suspended", Status::Suspended),
    ("cancelled", Status::Cancelled),
];

/// `plans/X.md`.
pub fn plan(fields: &mut Fields<'_>, record: Record) -> Plan {
    let title = fields.plain("title");
    let document_no = fields.plain("document_no");
    let class = fields.text("class");
    let start = fields.date("start");
    let end = fields.date("end");
    let approvals = fields.each("approvals", approval);
    let mut plan = tasks(fields, record, start, end);
    plan.title = title;
    plan.document_no = document_no;
    plan.class = class;
    plan.approvals = approvals;
    plan
}

/// `[[measures]]` and `[[problems]]`, which plans and programmes share.
pub fn tasks(
    fields: &mut Fields<'_>,
    record: Record,
    start: Option<Spanned<Date>>,
    end: Option<Spanned<Date>>,
) -> Plan {
    in_order(fields, start, end, "start-end");
    let mut ids = Vec::new();
    let measures = fields.each("measures", |fields| {
        let id = super::catalogue::need_id(fields);
        ids.extend(id.clone());
        measure(fields, id)
    });
    once::ids(fields, &ids);
    let problems = fields.each("problems", problem);
    Plan {
        programme: record.slug.clone(),
        record,
        title: None,
        document_no: None,
        class: None,
        start: start.map(|date| date.value),
        end: end.map(|date| date.value),
        approvals: Vec::new(),
        measures,
        problems,
    }
}

fn approval(fields: &mut Fields<'_>) -> Option<Approval> {
    let step = fields.need_text("step");
    let by = fields.need_text("by");
    let on = fields.date("on").map(|date| date.value);
    let internal = fields.flag("internal");
    Some(Approval { step: step?.value, by: by?.value, on, internal, span: fields.at })
}

/// Reports `later` if it lies before `earlier`.
pub fn in_order(
    fields: &mut Fields<'_>,
    earlier: Option<Spanned<Date>>,
    later: Option<Spanned<Date>>,
    variant: &'static str,
) {
    if let (Some(earlier), Some(later)) = (earlier, later)
        && later.value < earlier.value
    {
        let finding = Diagnostic::new(Code::DateOrder, later.span).variant(variant);
        fields.push(finding.arg("earlier", earlier.value.to_string()).arg("later", later.value.to_string()));
    }
}

fn measure(fields: &mut Fields<'_>, id: Option<Spanned<String>>) -> Option<Measure> {
    let at = fields.at;
    let id = id.map(|id| id.value.into_boxed_str());
    let kind = fields.need_text("kind");
    let title = fields.need_text("title");
    let lead = fields.text_or_texts("lead");
    let with = fields.texts("with");
    let person = fields.plain("person");
    let start = fields.date("start");
    let due = fields.date("due");
    let status = fields.choice("status", &STATUSES);
    let stage = fields.text("stage");
    let done_on = fields.date("done_on");
    // What is said without a word stands where its day does, if anywhere.
    let status = status.unwrap_or(Spanned::new(Status::Planned, done_on.map_or(at, |done_on| done_on.span)));
    let note = fields.plain("note");
    let before = fields.count_found();
    let targets = targets(fields);
    let milestones = milestones(fields);
    // Sums of what was not read in full would only be a second complaint about one slip.
    let whole = fields.count_found() == before;
    once::names(fields, &targets.names, "target");
    once::names(fields, &milestones.names, "milestone");
    let (targets, milestones) = (targets.entries, milestones.entries);
    let funds = fields.each("funds", fund);
    let internal = fields.flag("internal");
    in_order(fields, start, due, "start-due");
    in_order(fields, start, done_on, "start-done");
    if whole {
        milestone_sum(fields, &targets, &milestones);
        milestone_members(fields, &milestones);
    }
    let milestones = milestones.into_iter().map(|draft| draft.milestone).collect();
    let id = id?;
    Some(Measure {
        title: title.map_or_else(|| id.clone(), |title| title.value.into()),
        kind: kind.map_or_else(|| Spanned::new("".into(), at), boxed),
        id,
        lead: lead.into(),
        with: with.into(),
        person: person.map(String::into_boxed_str),
        start: start.map(|date| date.value),
        due: due.map(|date| date.value),
        status,
        stage: stage.map(boxed),
        done_on: done_on.map(|date| date.value),
        note: note.map(String::into_boxed_str),
        targets: targets.into(),
        milestones,
        funds: funds.into(),
        unread_date: fields.unread_date,
        funds_withheld: false,
        lead_withheld: false,
        internal,
        span: at,
    })
}

fn boxed(text: Spanned<String>) -> Spanned<Box<str>> {
    Spanned::new(text.value.into_boxed_str(), text.span)
}

/// Entries and the names that stand in them.
struct Named<T> {
    entries: Vec<T>,
    names: Vec<Spanned<String>>,
}

fn targets(fields: &mut Fields<'_>) -> Named<Target> {
    let mut names = Vec::new();
    let entries = fields.each("targets", |fields| {
        let name = fields.need_text("name");
        names.extend(name.clone());
        target(fields, name)
    });
    Named { entries, names }
}

fn target(fields: &mut Fields<'_>, name: Option<Spanned<String>>) -> Option<Target> {
    let unit = fields.need_text("unit");
    let baseline = fields.quantity("baseline").map_or(Quantity::ZERO, |baseline| baseline.value);
    let value = fields.need_quantity("value");
    let internal = fields.flag("internal");
    Some(Target {
        name: name?.value,
        unit: unit.map(|unit| unit.value).unwrap_or_default(),
        baseline,
        value: value.map_or(baseline, |value| value.value),
        internal,
        span: fields.at,
    })
}

/// A milestone with the places that its rules point at.
struct MilestoneDraft {
    milestone: Milestone,
    amount_at: Option<Span>,
    members: Vec<Spanned<String>>,
}

fn milestones(fields: &mut Fields<'_>) -> Named<MilestoneDraft> {
    let mut names = Vec::new();
    let entries = fields.each("milestones", |fields| {
        let title = fields.need_text("title");
        names.extend(title.clone());
        milestone(fields, title)
    });
    Named { entries, names }
}

fn milestone(fields: &mut Fields<'_>, title: Option<Spanned<String>>) -> Option<MilestoneDraft> {
    let due = fields.need_date("due");
    let amount = fields.quantity("amount");
    let members = fields.texts("members");
    let done_on = fields.date("done_on").map(|date| date.value);
    let internal = fields.flag("internal");
    let milestone = Milestone {
        title: title?.value,
        due: due.map_or(Date::MAX, |due| due.value),
        amount: amount.map(|amount| amount.value),
        members: members.iter().map(|member| member.value.clone()).collect(),
        member_count: (!members.is_empty()).then_some(members.len()),
        done_on,
        internal,
        span: fields.at,
    };
    Some(MilestoneDraft { milestone, amount_at: amount.map(|amount| amount.span), members })
}

fn fund(fields: &mut Fields<'_>) -> Option<Fund> {
    let source = fields.need_text("source");
    let amount = fields.need_money("amount");
    let note = fields.plain("note");
    let internal = fields.flag("internal");
    Some(Fund { source: source?, amount: amount?, note, internal, span: fields.at })
}

/// Amounts stand beside exactly one target and add up to its way from the baseline.
fn milestone_sum(fields: &mut Fields<'_>, targets: &[Target], milestones: &[MilestoneDraft]) {
    let amounts: Vec<(Quantity, Span)> =
        milestones.iter().filter_map(|draft| draft.milestone.amount.zip(draft.amount_at)).collect();
    let Some((_, first)) = amounts.first() else { return };
    let [target] = targets else {
        let finding = Diagnostic::new(Code::MilestonesSum, *first).variant("one-target");
        fields.push(finding.arg("targets", targets.len()));
        return;
    };
    let sum: Quantity = amounts.iter().map(|(amount, _)| *amount).sum();
    let way = target.value.minus(target.baseline);
    // A target below its baseline is reached by amounts that are written without a sign.
    if sum == way || (way < Quantity::ZERO && sum == way.abs()) {
        return;
    }
    let finding = Diagnostic::new(Code::MilestonesSum, *first)
        .arg("sum", sum.to_string())
        .arg("way", way.to_string())
        .arg("difference", way.minus(sum).to_string())
        .arg("target", target.name.as_str())
        .arg("count", amounts.len());
    fields.push(finding);
}

/// Members agree with the amount, and nobody is meant twice.
fn milestone_members(fields: &mut Fields<'_>, milestones: &[MilestoneDraft]) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for draft in milestones {
        let title = draft.milestone.title.as_str();
        for member in &draft.members {
            if let Some(first) = seen.insert(&member.value, title) {
                let finding = Diagnostic::new(Code::Members, member.span).variant("twice");
                fields.push(
                    finding.arg("member", member.value.as_str()).arg("first", first).arg("second", title),
                );
            }
        }
        if let (Some(amount), Some(at)) = (draft.milestone.amount, draft.amount_at)
            && !draft.members.is_empty()
            && !amount.is_count(draft.members.len())
        {
            let finding = Diagnostic::new(Code::Members, at)
                .arg("amount", amount.to_string())
                .arg("members", draft.members.len())
                .arg("milestone", title);
            fields.push(finding);
        }
    }
}

fn problem(fields: &mut Fields<'_>) -> Option<Problem> {
    Some(super::summary::problem_draft(fields)?.into_new(fields))
}

//! Owns: the way from a version's bytes to what it says. In: its path and bytes. Out: a [`Record`], or a gap.

use super::hash::hash;
use super::{
    Approval, Body, Entry, Fund, Gap, Measure, Milestone, Notice, Plan, Problem, Profile, Reading, Record,
    Share, Summary, Target, Update,
};
use crate::check::{self, Shaped};
use crate::diag::{Code, Severity};
use crate::load::{self, RawData, RawTable};
use crate::model::{self, Spent};
use std::sync::Arc;

/// Reads one version of a record.
pub fn read(path: &str, bytes: &[u8]) -> Reading {
    let suspect = speaks_of_internal(bytes);
    let refused = |code: Code, line| Gap::Refused { code: code.as_str().into(), line, suspect };
    let Some(read) = load::read_record(path, bytes.to_vec()) else {
        return Err(refused(Code::MisplacedFile, 1));
    };
    let load::Read { mut record, text, mut found } = read;
    let fields =
        record.table.entries.iter().map(|(key, value)| (key.name.clone(), hash(&value.data))).collect();
    let prose = record.prose.as_ref().map(|prose| prose.span);
    let hidden_prose = record.prose.as_ref().is_some_and(|prose| !prose.internal.is_empty());
    let partly_internal = hidden_prose || says_internal(&record.table);
    let shaped = if record.broken { None } else { check::shape_alone(&mut record, &mut found) };
    let first = found.iter().filter(|finding| finding.code.severity() == Severity::Error);
    let first = first
        .filter(|finding| !harmless(finding.code) && finding.variant != Some("blank-item"))
        .min_by_key(|finding| finding.span);
    if let Some(finding) = first {
        let start = (finding.span.start as usize).min(text.len());
        let line = 1 + text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count();
        return Err(refused(finding.code, line));
    }
    let Some(shaped) = shaped else { return Err(refused(Code::Syntax, 1)) };
    let prose = prose.and_then(|span| text.get(span.start as usize..span.end as usize)).unwrap_or_default();
    let (internal, body) = body(shaped, prose);
    Ok(Arc::new(Record { internal, partly_internal, fields, body }))
}

/// Whether something in a text may be meant to be internal, be the text one that cannot be read.
pub fn speaks_of_internal(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"internal").is_some()
}

/// Errors that leave every field readable, as a blank item of a list does: they forbid publishing, not comparing.
fn harmless(code: Code) -> bool {
    matches!(
        code,
        Code::DateMismatch
            | Code::BadBlock
            | Code::PrivateData
            | Code::MilestonesSum
            | Code::Members
            | Code::DateOrder
            | Code::BrokenLink
    )
}

/// Whether the table or any entry in it is marked.
fn says_internal(table: &RawTable) -> bool {
    table.entries.iter().any(|(key, value)| match &value.data {
        RawData::Bool(marked) => *marked && &*key.name == "internal",
        RawData::Table(inner) => says_internal(inner),
        RawData::Array(items) => {
            items.iter().any(|item| matches!(&item.data, RawData::Table(inner) if says_internal(inner)))
        }
        _ => false,
    })
}

fn arc(text: &str) -> Arc<str> {
    text.into()
}

fn maybe(text: Option<impl Into<Arc<str>>>) -> Option<Arc<str>> {
    text.map(Into::into)
}

fn names(list: &[crate::source::Spanned<String>]) -> Vec<Arc<str>> {
    list.iter().map(|name| arc(&name.value)).collect()
}

fn body(shaped: Shaped, prose: &str) -> (bool, Body) {
    match shaped {
        Shaped::Site(_) => (false, Body::Other),
        Shaped::Home(record) => (record.internal, Body::Other),
        Shaped::Measures(record, kinds) => {
            let entry = |kind: model::Kind| Entry {
                id: arc(&kind.id),
                name: arc(&kind.name),
                internal: kind.internal,
                stages: kind.stages.iter().map(|stage| arc(stage)).collect(),
            };
            (record.internal, Body::Catalogue(kinds.into_iter().map(entry).collect()))
        }
        Shaped::Units(record, units) => {
            let entry = |unit: model::Unit| plain_entry(&unit.id, &unit.name, unit.internal);
            (record.internal, Body::Catalogue(units.into_iter().map(entry).collect()))
        }
        Shaped::Disclosures(record, items) => {
            let entry = |item: model::Disclosure| plain_entry(&item.id, &item.name, item.internal);
            (record.internal, Body::Catalogue(items.into_iter().map(entry).collect()))
        }
        Shaped::Programme(programme, tasks) => {
            let share = |target: &model::ProgrammeTarget| Share {
                name: arc(&target.name),
                by: target.by,
                share: target.share,
                internal: target.internal,
            };
            let shares = programme.targets.iter().map(share).collect();
            (programme.record.internal, Body::Programme(arc(&programme.name), shares, plan(tasks)))
        }
        Shaped::Township(township) => {
            let code = township.code.map(|code| arc(&code.value));
            (township.record.internal, Body::Profile(Profile { name: arc(&township.name), code }))
        }
        Shaped::Village(village) => {
            let code = village.code.map(|code| arc(&code.value));
            (village.record.internal, Body::Profile(Profile { name: arc(&village.name), code }))
        }
        Shaped::Plan(text) => {
            (text.record.internal, Body::Plan(plan(text), prose.replace("\r\n", "\n").into()))
        }
        Shaped::Summary(draft) => (draft.summary.record.internal, Body::Summary(summary(draft))),
        Shaped::Notice(notice) => {
            let body = Notice {
                date: notice.date.value,
                item: arc(&notice.item.value),
                title: arc(&notice.title),
                until: notice.until,
            };
            (notice.record.internal, Body::Notice(body))
        }
    }
}

fn plain_entry(id: &str, name: &str, internal: bool) -> Entry {
    Entry { id: arc(id), name: arc(name), internal, stages: Vec::new() }
}

fn plan(plan: model::Plan) -> Plan {
    let approval = |step: model::Approval| Approval {
        step: arc(&step.step),
        by: arc(&step.by),
        on: step.on,
        internal: step.internal,
    };
    Plan {
        title: maybe(plan.title),
        document_no: maybe(plan.document_no),
        class: plan.class.map(|class| arc(&class.value)),
        start: plan.start,
        end: plan.end,
        approvals: plan.approvals.into_iter().map(approval).collect(),
        measures: plan.measures.into_iter().map(measure).collect(),
        problems: plan.problems.into_iter().map(problem).collect(),
    }
}

fn measure(measure: model::Measure) -> Measure {
    let target = |target: model::Target| Target {
        name: arc(&target.name),
        unit: arc(&target.unit),
        baseline: target.baseline,
        value: target.value,
        internal: target.internal,
    };
    let milestone = |milestone: model::Milestone| Milestone {
        title: arc(&milestone.title),
        due: milestone.due,
        amount: milestone.amount,
        done_on: milestone.done_on,
        internal: milestone.internal,
    };
    let fund = |fund: model::Fund| Fund {
        source: arc(&fund.source.value),
        amount: fund.amount,
        internal: fund.internal,
    };
    Measure {
        id: arc(&measure.id),
        kind: arc(&measure.kind.value),
        title: arc(&measure.title),
        lead: names(&measure.lead),
        with: names(&measure.with),
        person: maybe(measure.person),
        start: measure.start,
        due: measure.due,
        status: measure.status.value,
        stage: measure.stage.map(|stage| arc(&stage.value)),
        done_on: measure.done_on,
        targets: measure.targets.into_iter().map(target).collect(),
        milestones: measure.milestones.into_iter().map(milestone).collect(),
        funds: measure.funds.into_iter().map(fund).collect(),
        internal: measure.internal,
    }
}

fn problem(problem: model::Problem) -> Problem {
    Problem {
        id: arc(&problem.id),
        title: Some(arc(&problem.title)),
        category: maybe(problem.category),
        notice_no: maybe(problem.notice_no),
        found_on: Some(problem.found_on),
        found_by: maybe(problem.found_by),
        lead: names(&problem.lead),
        due: problem.due,
        closed_on: problem.closed_on.map(|date| date.value),
        closed_by: maybe(problem.closed_by),
        internal: problem.internal,
    }
}

fn summary(draft: check::SummaryDraft) -> Summary {
    let update = |draft: check::UpdateDraft| Update {
        measure: arc(&draft.measure.value),
        status: draft.update.status.map(|status| status.value),
        stage: draft.update.stage.map(|stage| arc(&stage.value)),
        done_on: draft.update.done_on.map(|date| date.value),
        due: draft.update.due.map(|date| date.value),
        values: draft.update.values.into_iter().map(|(name, value)| (arc(&name), value.value)).collect(),
        spent: draft.update.spent.map(|spent| (spent.total(), matches!(spent, Spent::BySource(_)))),
        milestones: draft.update.milestones.into_iter().map(|(title, date)| (arc(&title), date)).collect(),
        internal: draft.update.internal,
    };
    let problem = |draft: check::ProblemDraft| Problem {
        id: arc(&draft.id.value),
        title: maybe(draft.change.title),
        category: maybe(draft.change.category),
        notice_no: maybe(draft.change.notice_no),
        found_on: draft.found_on.map(|date| date.value),
        found_by: maybe(draft.change.found_by),
        lead: names(&draft.change.lead),
        due: draft.change.due.map(|date| date.value),
        closed_on: draft.change.closed_on.map(|date| date.value),
        closed_by: maybe(draft.change.closed_by),
        internal: draft.change.internal,
    };
    Summary {
        date: draft.summary.date.value,
        updates: draft.updates.into_iter().map(update).collect(),
        problems: draft.problems.into_iter().map(problem).collect(),
    }
}

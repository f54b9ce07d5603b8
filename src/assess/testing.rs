//! Owns: small hand-built models for the tests of this stage.
//! In: a few words. Out: records with every optional field absent, so that a test shows only what it is about.
//! Positions are plain numbers: `at(7)` is byte 7 of file 0; a village's own file has the number that its test gives.

use crate::model::{
    Disclosure, Kind, Measure, Milestone, Model, Notice, Plan, Problem, ProblemChange, Programme, Quantity,
    Record, Site, Status, Summary, Target, Township, Update, Village, Visit, Yuan,
};
use crate::source::{FileId, Span, Spanned};
use jiff::civil::Date;
use std::collections::BTreeMap;

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a test's date")
}

pub(crate) fn at(byte: usize) -> Span {
    Span::new(FileId(0), byte..byte + 1)
}

pub(crate) fn q(digits: &str) -> Quantity {
    Quantity::parse(digits).expect("a test's value")
}

pub(crate) fn yuan(digits: &str) -> Yuan {
    Yuan::parse(digits).expect("a test's money")
}

pub(crate) fn text(value: &str) -> Spanned<String> {
    Spanned::new(value.to_owned(), at(0))
}

pub(crate) fn dated(date: &str, byte: usize) -> Option<Spanned<Date>> {
    Some(Spanned::new(day(date), at(byte)))
}

pub(crate) fn record(slug: &str, file: u32) -> Record {
    let path = format!("{slug}.md");
    Record { file: FileId(file), slug: slug.to_owned(), path, internal: false, prose: None }
}

pub(crate) fn model() -> Model {
    Model {
        site: Site {
            title: "村策".to_owned(),
            county: "甲县".to_owned(),
            code: None,
            language: "zh-Hans".to_owned(),
            base_url: None,
            theme: text("default"),
            as_of: None,
            publisher: None,
            hotline: None,
            due_soon_days: 30,
            stale_after_days: 92,
            fund_sources: Vec::new(),
            allow: Vec::new(),
        },
        home: None,
        measures_text: None,
        units_text: None,
        disclosures_text: None,
        kinds: Vec::new(),
        units: Vec::new(),
        disclosures: Vec::new(),
        programmes: Vec::new(),
        plans: Vec::new(),
        summaries: Vec::new(),
        townships: Vec::new(),
        attachments: BTreeMap::new(),
    }
}

/// A model with one township that holds these villages.
pub(crate) fn model_of(villages: Vec<Village>) -> Model {
    let mut model = model();
    model.townships.push(Township {
        record: record("zhen", 1),
        name: "某镇".to_owned(),
        code: None,
        kind: None,
        lead: None,
        order: None,
        people: Vec::new(),
        plans: Vec::new(),
        summaries: Vec::new(),
        villages,
    });
    model
}

pub(crate) fn village(slug: &str, file: u32) -> Village {
    Village {
        record: record(slug, file),
        name: format!("{slug}村"),
        code: None,
        kind: None,
        tags: Vec::new(),
        households: None,
        population: None,
        area: None,
        lonlat: None,
        facts: Vec::new(),
        people: Vec::new(),
        plans: Vec::new(),
        summaries: Vec::new(),
        notices: Vec::new(),
    }
}

pub(crate) fn programme(slug: &str) -> Programme {
    Programme {
        record: record(slug, 0),
        name: format!("{slug}专项"),
        lead: None,
        start: None,
        end: None,
        classes: Vec::new(),
        requires: Vec::new(),
        targets: Vec::new(),
        quotas: Vec::new(),
    }
}

pub(crate) fn kind(id: &str, stages: &[&str]) -> Kind {
    Kind {
        id: id.to_owned(),
        name: id.to_owned(),
        group: None,
        about: None,
        stages: stages.iter().map(|stage| (*stage).to_owned()).collect(),
        internal: false,
        span: at(0),
    }
}

pub(crate) fn disclosure(id: &str) -> Disclosure {
    Disclosure {
        id: id.to_owned(),
        name: format!("{id}公开"),
        group: None,
        basis: None,
        since: None,
        every: None,
        days: None,
        internal: false,
        span: at(0),
    }
}

pub(crate) fn notice(item: &str, date: &str) -> Notice {
    Notice {
        record: record(date, 0),
        date: Spanned::new(day(date), at(0)),
        item: text(item),
        title: item.to_owned(),
        until: None,
        attachments: Vec::new(),
        withdrawn: false,
    }
}

pub(crate) fn plan(programme: &str) -> Plan {
    Plan {
        record: record(programme, 0),
        programme: programme.to_owned(),
        title: None,
        document_no: None,
        class: None,
        start: None,
        end: None,
        approvals: Vec::new(),
        measures: Vec::new(),
        problems: Vec::new(),
    }
}

/// A plan whose measures are these.
pub(crate) fn plan_of(programme: &str, measures: Vec<Measure>) -> Plan {
    Plan { measures, ..plan(programme) }
}

/// A text as measures hold it.
pub(crate) fn boxed(value: &str) -> Spanned<Box<str>> {
    Spanned::new(value.into(), at(0))
}

/// A planned measure with a lead; its entry stands at byte 10, its status at byte 11.
pub(crate) fn measure(id: &str) -> Measure {
    Measure {
        id: id.into(),
        kind: boxed("kind"),
        title: format!("{id}工程").into(),
        lead: vec![text("水务局")].into(),
        with: Default::default(),
        person: None,
        start: None,
        due: None,
        status: Spanned::new(Status::Planned, at(11)),
        stage: None,
        done_on: None,
        note: None,
        targets: Default::default(),
        milestones: Default::default(),
        funds: Default::default(),
        unread_date: false,
        funds_withheld: false,
        lead_withheld: false,
        internal: false,
        span: at(10),
    }
}

pub(crate) fn target(name: &str, baseline: &str, value: &str) -> Target {
    let (baseline, value) = (q(baseline), q(value));
    Target { name: name.to_owned(), unit: "户".to_owned(), baseline, value, internal: false, span: at(0) }
}

pub(crate) fn milestone(title: &str, due: &str) -> Milestone {
    Milestone {
        title: title.to_owned(),
        due: day(due),
        amount: None,
        members: Vec::new(),
        member_count: None,
        done_on: None,
        internal: false,
        span: at(0),
    }
}

/// A problem; its entry stands at byte 50.
pub(crate) fn problem(id: &str, found_on: &str) -> Problem {
    Problem {
        id: id.to_owned(),
        id_at: at(50),
        title: format!("{id}问题"),
        category: None,
        notice_no: None,
        found_on: day(found_on),
        found_by: None,
        lead: Vec::new(),
        due: None,
        closed_on: None,
        closed_by: None,
        evidence: None,
        note: None,
        internal: false,
        span: at(50),
    }
}

pub(crate) fn change(id: &str) -> ProblemChange {
    ProblemChange {
        id: id.to_owned(),
        title: None,
        category: None,
        notice_no: None,
        found_by: None,
        lead: Vec::new(),
        lead_withheld: false,
        due: None,
        closed_on: None,
        closed_by: None,
        evidence: None,
        note: None,
        internal: false,
        span: at(0),
    }
}

pub(crate) fn summary(slug: &str) -> Summary {
    // A file's name begins with its date; what follows only orders files of one day.
    let date = slug.get(..10).unwrap_or(slug);
    Summary {
        record: record(slug, 0),
        date: Spanned::new(day(date), at(0)),
        title: None,
        period: None,
        author: None,
        updates: Vec::new(),
        problems: Vec::new(),
        problem_changes: Vec::new(),
        visits: Vec::new(),
    }
}

/// A summary with these updates.
pub(crate) fn summary_of(slug: &str, updates: Vec<Update>) -> Summary {
    Summary { updates, ..summary(slug) }
}

pub(crate) fn update(programme: &str, measure: &str) -> Update {
    Update {
        programme: programme.to_owned(),
        measure: measure.to_owned(),
        status: None,
        stage: None,
        done_on: None,
        values: Vec::new(),
        spent: None,
        due: None,
        milestones: Vec::new(),
        achieved: Vec::new(),
        achieved_count: Vec::new(),
        note: None,
        unread_date: false,
        internal: false,
        span: at(0),
    }
}

pub(crate) fn visit(on: &str, role: &str, solved: Option<u32>) -> Visit {
    let (by, role) = ("某人".to_owned(), role.to_owned());
    Visit { on: day(on), by, role, solved, note: None, internal: false, span: at(0) }
}

//! Owns: the shape of each record — which fields it has and which it must have.
//! In: one raw file. Out: a typed record without regard to any other file, and the findings of its form.

mod catalogue;
mod once;
mod plan;
mod summary;
mod village;

pub use summary::{ProblemDraft, SummaryDraft, UpdateDraft};

use super::fields::Fields;
use crate::diag::Diagnostic;
use crate::load::{RawData, RawFile, RawProse, RawValue, RecordKind};
use crate::model::{Disclosure, Kind, Notice, Plan, Programme, Prose, Record, Site, Township, Unit, Village};
use crate::source::Span;

/// A record on its own.
#[derive(Debug)]
pub enum Shaped {
    /// `site.toml`
    Site(Box<Site>),
    /// `home.md`
    Home(Record),
    /// `measures.toml`
    Measures(Record, Vec<Kind>),
    /// `units.toml`
    Units(Record, Vec<Unit>),
    /// `disclosures.toml`
    Disclosures(Record, Vec<Disclosure>),
    /// A programme, and the county's own tasks in it.
    Programme(Box<Programme>, Plan),
    /// A township.
    Township(Box<Township>),
    /// A village.
    Village(Box<Village>),
    /// A plan.
    Plan(Plan),
    /// A summary.
    Summary(SummaryDraft),
    /// A notice.
    Notice(Box<Notice>),
}

/// Reads one file's fields. A record that lacks what it cannot be without is left out, with a finding.
pub fn shape(raw: &mut RawFile, found: &mut Vec<Diagnostic>) -> Option<Shaped> {
    raw.broken_in_part = match raw.kind {
        RecordKind::Plan | RecordKind::Programme => {
            raw.loses_problems = raw.loses_ids("problems");
            raw.loses_entries("measures")
        }
        RecordKind::Measures => raw.loses_entries("measures"),
        RecordKind::Units => raw.loses_entries("units"),
        RecordKind::Disclosures => raw.loses_entries("disclosures"),
        // Without its day nothing can be called late.
        RecordKind::Site => {
            let is_day = |value: &RawValue| matches!(value.data, RawData::Date(_));
            let as_of = raw.table.entries.iter().find(|(key, _)| &*key.name == "as_of");
            // Under another name it is a day all the same.
            as_of
                .map_or(raw.table.entries.iter().any(|(_, value)| is_day(value)), |(_, value)| !is_day(value))
        }
        _ => false,
    };
    let table = std::mem::take(&mut raw.table);
    let record = record(raw);
    let stem_date =
        raw.path.rsplit('/').next().and_then(|name| name.get(..10)).unwrap_or_default().to_owned();
    let mut fields = Fields::new(table, Span::top(raw.file), found);
    let shaped = match raw.kind {
        RecordKind::Site => Some(Shaped::Site(Box::new(catalogue::site(&mut fields)))),
        RecordKind::Home => Some(Shaped::Home(with_internal(record, &mut fields))),
        RecordKind::Measures => {
            let record = with_internal(record, &mut fields);
            let kinds = catalogue::kinds(&mut fields, record.internal);
            Some(Shaped::Measures(record, kinds))
        }
        RecordKind::Units => {
            let record = with_internal(record, &mut fields);
            let units = catalogue::units(&mut fields, record.internal);
            Some(Shaped::Units(record, units))
        }
        RecordKind::Disclosures => {
            let record = with_internal(record, &mut fields);
            let items = catalogue::disclosures(&mut fields, record.internal);
            Some(Shaped::Disclosures(record, items))
        }
        RecordKind::Programme => {
            let record = with_internal(record, &mut fields);
            let (programme, tasks) = catalogue::programme(&mut fields, record);
            Some(Shaped::Programme(Box::new(programme), tasks))
        }
        RecordKind::Township => {
            let record = with_internal(record, &mut fields);
            Some(Shaped::Township(Box::new(village::township(&mut fields, record))))
        }
        RecordKind::Village => {
            let record = with_internal(record, &mut fields);
            Some(Shaped::Village(Box::new(village::village(&mut fields, record))))
        }
        RecordKind::Plan => {
            let record = with_internal(record, &mut fields);
            Some(Shaped::Plan(plan::plan(&mut fields, record)))
        }
        RecordKind::Summary => {
            let record = with_internal(record, &mut fields);
            summary::summary(&mut fields, record, &stem_date).map(Shaped::Summary)
        }
        RecordKind::Notice => {
            let record = with_internal(record, &mut fields);
            summary::notice(&mut fields, record, &stem_date).map(|notice| Shaped::Notice(Box::new(notice)))
        }
    };
    fields.finish();
    shaped
}

/// What every record has, before its fields are read.
pub fn record(raw: &RawFile) -> Record {
    Record {
        file: raw.file,
        slug: raw.slug.clone(),
        path: raw.path.clone(),
        internal: false,
        prose: raw.prose.as_ref().map(prose),
    }
}

fn with_internal(mut record: Record, fields: &mut Fields<'_>) -> Record {
    record.internal = fields.flag("internal");
    record
}

fn prose(raw: &RawProse) -> Prose {
    Prose {
        span: raw.span,
        internal: raw.internal.clone(),
        markers: raw.markers.clone(),
        hide_internal: false,
    }
}

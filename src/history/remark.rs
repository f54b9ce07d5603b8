//! Owns: what happened to a record beside changes of meaning. In: a version and a record that it touched.
//! Out: a [`Remark`], the same for the terminal, data and pages.

use super::record::Gap;
use super::replay::{Touch, Touched};
use super::{Change, Version};
use crate::load::RecordKind;

/// Fields of records that facts tell of; what else changed is named.
const TOLD: [&str; 14] = [
    "name",
    "title",
    "document_no",
    "class",
    "start",
    "end",
    "approvals",
    "measures",
    "problems",
    "targets",
    "updates",
    "item",
    "date",
    "until",
];

/// What happened to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark<'r> {
    /// Only its wording, layout or order changed.
    Wording,
    /// Only its file has another name.
    Renamed,
    /// These fields changed, of which no change of meaning tells.
    Fields(Vec<&'r str>),
    /// It cannot be read: the code of the finding, and its line.
    Gap(&'r str, usize),
    /// The clone does not hold its text.
    Missing,
    /// It is a new summary.
    SummaryAdded,
    /// It was a summary, and is gone.
    SummaryDeleted,
    /// It is new, and promises nothing itself.
    Added,
    /// It is gone, and promised nothing itself.
    Deleted,
}

impl Remark<'_> {
    /// The stable name in data, and the end of a message's name.
    pub fn as_str(&self) -> &'static str {
        match self {
            Remark::Wording => "wording",
            Remark::Renamed => "renamed",
            Remark::Fields(_) => "fields",
            Remark::Gap(..) => "gap",
            Remark::Missing => "missing",
            Remark::SummaryAdded => "summary-added",
            Remark::SummaryDeleted => "summary-deleted",
            Remark::Added => "added",
            Remark::Deleted => "deleted",
        }
    }
}

impl Version {
    /// What is to be said of a record that this version touched, where its changes do not say it.
    pub fn remark<'r>(&self, touched: &'r Touched) -> Option<Remark<'r>> {
        let summary = touched.kind == RecordKind::Summary;
        Some(match &touched.touch {
            Touch::Gap(Gap::Missing) => Remark::Missing,
            Touch::Gap(Gap::Refused { code, line, .. }) => Remark::Gap(code, *line),
            Touch::Changed(fields) if !fields.is_empty() => return self.untold(touched, fields),
            // A place that moved says so once, not for each of its files.
            Touch::Changed(_) if touched.renamed_from.is_some() => {
                return (!self.changes.iter().any(Change::is_move)).then_some(Remark::Renamed);
            }
            Touch::Changed(_) => Remark::Wording,
            Touch::Added if summary => Remark::SummaryAdded,
            Touch::Deleted if summary => Remark::SummaryDeleted,
            Touch::Added if is_catalogue(touched.kind) => Remark::Added,
            Touch::Deleted if is_catalogue(touched.kind) => Remark::Deleted,
            Touch::Added | Touch::Deleted => return None,
        })
    }

    /// The fields that no change tells of.
    fn untold<'r>(&self, touched: &'r Touched, fields: &'r [Box<str>]) -> Option<Remark<'r>> {
        let all = || fields.iter().map(|field| &**field);
        let untold: Vec<&str> = all().filter(|field| !TOLD.contains(field)).collect();
        let told = match touched.kind {
            RecordKind::Plan | RecordKind::Programme => self.plan_changes(&touched.slug).next().is_some(),
            _ => !self.changes.is_empty(),
        };
        match (untold.is_empty(), told) {
            (false, _) => Some(Remark::Fields(untold)),
            (true, true) => None,
            (true, false) => Some(Remark::Fields(all().collect())),
        }
    }
}

/// A record of the county that promises nothing itself.
fn is_catalogue(kind: RecordKind) -> bool {
    matches!(
        kind,
        RecordKind::Site
            | RecordKind::Home
            | RecordKind::Measures
            | RecordKind::Units
            | RecordKind::Disclosures
    )
}

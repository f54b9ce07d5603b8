//! Owns: the list of records. In: a kind or a name. Out: its keys, and where its files lie.

use super::table::{self, Field};
use crate::load::RecordKind;

/// A kind of record.
#[derive(Debug)]
pub struct Record {
    /// Its name, as the command line and schema files write it.
    pub name: &'static str,
    /// What `load` calls it.
    pub kind: RecordKind,
    /// Its keys, in their order.
    pub fields: &'static [Field],
    /// Where its files of keys alone lie in a content folder; `*` stands for any name.
    pub globs: &'static [&'static str],
}

/// Every kind of record, in the order of the format.
pub const RECORDS: &[Record] = &[
    Record { name: "site", kind: RecordKind::Site, fields: table::SITE, globs: &["site.toml"] },
    Record { name: "home", kind: RecordKind::Home, fields: table::HOME, globs: &["home.toml"] },
    Record { name: "measures", kind: RecordKind::Measures, fields: table::KINDS, globs: &["measures.toml"] },
    Record { name: "units", kind: RecordKind::Units, fields: table::UNITS, globs: &["units.toml"] },
    Record {
        name: "disclosures",
        kind: RecordKind::Disclosures,
        fields: table::DISCLOSURES,
        globs: &["disclosures.toml"],
    },
    Record {
        name: "programme",
        kind: RecordKind::Programme,
        fields: table::PROGRAMME,
        globs: &["programmes/*.toml"],
    },
    Record {
        name: "township",
        kind: RecordKind::Township,
        fields: table::TOWNSHIP,
        globs: &["townships/*/township.toml"],
    },
    Record {
        name: "village",
        kind: RecordKind::Village,
        fields: table::VILLAGE,
        globs: &["townships/*/*/village.toml"],
    },
    Record {
        name: "plan",
        kind: RecordKind::Plan,
        fields: table::PLAN,
        globs: &["townships/*/plans/*.toml", "townships/*/*/plans/*.toml"],
    },
    Record {
        name: "progress",
        kind: RecordKind::Summary,
        fields: table::PROGRESS,
        globs: &["progress/*.toml", "townships/*/progress/*.toml", "townships/*/*/progress/*.toml"],
    },
    Record {
        name: "notice",
        kind: RecordKind::Notice,
        fields: table::NOTICE,
        globs: &["townships/*/*/notices/*.toml"],
    },
];

/// The record of a name.
pub fn named(name: &str) -> Option<&'static Record> {
    RECORDS.iter().find(|record| record.name == name)
}

/// The keys of a kind of record.
pub fn of_kind(kind: RecordKind) -> &'static [Field] {
    RECORDS.iter().find(|record| record.kind == kind).map_or(&[], |record| record.fields)
}

/// Whether any record has a field of this name, at whatever depth.
pub fn is_field(name: &str) -> bool {
    fn within(fields: &[Field], name: &str) -> bool {
        fields
            .iter()
            .any(|field| field.key == name || field.inside().is_some_and(|inner| within(inner, name)))
    }
    RECORDS.iter().any(|record| within(record.fields, name))
}

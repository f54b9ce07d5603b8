//! Owns: the headings and words that an export writes. In: the catalogue of a language. Out: maps that know them.

use super::{Field, Kind, Maps};
use crate::ledger::value::plain;
use crate::model::Status;
use crate::text::Catalogue;

/// Headings that an export writes, with what they head: the messages `ledger-NAME`.
pub const MEASURES: [(&str, Field); 18] = [
    ("key", Field::Key),
    ("township", Field::Township),
    ("village", Field::Village),
    ("programme", Field::Programme),
    ("kind", Field::Kind),
    ("measure", Field::Title),
    ("lead", Field::Lead),
    ("with", Field::With),
    ("person", Field::Person),
    ("start", Field::Start),
    ("due", Field::Due),
    ("status", Field::Status),
    ("stage", Field::Stage),
    ("done-on", Field::DoneOn),
    ("target", Field::Target),
    ("current", Field::Current),
    ("progress", Field::Progress),
    ("note", Field::Note),
];

/// The same of problems.
pub const PROBLEMS: [(&str, Field); 13] = [
    ("key", Field::Key),
    ("township", Field::Township),
    ("village", Field::Village),
    ("problem", Field::Title),
    ("category", Field::Category),
    ("notice-no", Field::NoticeNo),
    ("found-on", Field::FoundOn),
    ("found-by", Field::FoundBy),
    ("problem-lead", Field::Lead),
    ("problem-due", Field::Due),
    ("problem-status", Field::Status),
    ("closed-on", Field::ClosedOn),
    ("closed-by", Field::ClosedBy),
];

/// The same of villages.
pub const VILLAGES: [(&str, Field); 9] = [
    ("key", Field::Key),
    ("township", Field::Township),
    ("village", Field::Village),
    ("code", Field::Code),
    ("village-kind", Field::Kind),
    ("tags", Field::Tags),
    ("households", Field::Households),
    ("population", Field::Population),
    ("area", Field::Area),
];

/// Headings of what is worked out: an import passes over them.
const DERIVED: [&str; 3] = ["number", "first-due", "overdue"];

impl Maps {
    /// Takes in the headings and words that an export in this language writes.
    pub fn learn(&mut self, text: &Catalogue) {
        for map in &mut self.maps {
            let headings: &[(&str, Field)] = match map.kind {
                Kind::Measures => &MEASURES,
                Kind::Problems => &PROBLEMS,
                Kind::Villages => &VILLAGES,
            };
            let heading = |name: &str| plain(&text.plain(&format!("ledger-{name}")));
            for (name, field) in headings {
                map.columns.entry(heading(name)).or_insert(*field);
            }
            map.ignore.extend(DERIVED.map(heading));
            let mut learn = |word: String, status: Status| {
                map.status.entry(plain(&word)).or_insert(status);
            };
            match map.kind {
                Kind::Measures => {
                    map.columns.entry(heading_of(&text.plain("ledger-spent"))).or_insert(Field::Spent);
                    for status in Status::ALL {
                        learn(text.plain(&format!("status-{}", status.as_str())), status);
                    }
                }
                Kind::Problems => {
                    map.columns.entry(heading("note")).or_insert(Field::Note);
                    learn(text.plain("ledger-closed"), Status::Done);
                    learn(text.plain("ledger-open"), Status::Planned);
                }
                Kind::Villages => {}
            }
        }
    }
}

/// A heading without the unit behind it.
fn heading_of(heading: &str) -> String {
    let heading = plain(heading);
    heading.split('(').next().unwrap_or_default().to_owned()
}

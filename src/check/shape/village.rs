//! Owns: the fields of townships, villages and people. In: a field reader. Out: model records, still alone.

use super::super::fields::Fields;
use super::catalogue::values;
use crate::diag::{Code, Diagnostic};
use crate::model::{Person, Record, Township, Village};
use crate::source::Spanned;

const TOWNSHIP_DIGITS: usize = 9;
const VILLAGE_DIGITS: usize = 12;

/// `township.md`.
pub fn township(fields: &mut Fields<'_>, record: Record) -> Township {
    let name = fields.need_text("name").map(|name| name.value);
    Township {
        name: name.unwrap_or_else(|| record.slug.clone()),
        code: code(fields, TOWNSHIP_DIGITS),
        kind: fields.plain("kind"),
        lead: fields.plain("lead"),
        order: fields.integer("order"),
        people: people(fields),
        plans: Vec::new(),
        summaries: Vec::new(),
        villages: Vec::new(),
        record,
    }
}

/// `village.md`.
pub fn village(fields: &mut Fields<'_>, record: Record) -> Village {
    let name = fields.need_text("name").map(|name| name.value);
    Village {
        name: name.unwrap_or_else(|| record.slug.clone()),
        code: code(fields, VILLAGE_DIGITS),
        kind: fields.plain("kind"),
        tags: values(fields.texts("tags")),
        households: fields.count("households"),
        population: fields.count("population"),
        area: fields.quantity("area").map(|area| area.value),
        lonlat: fields.lonlat("lonlat"),
        facts: fields.facts("facts"),
        people: people(fields),
        plans: Vec::new(),
        summaries: Vec::new(),
        notices: Vec::new(),
        record,
    }
}

/// A division code of this many digits; a wrong one is kept for its parent's check only if its form is right.
fn code(fields: &mut Fields<'_>, digits: usize) -> Option<Spanned<String>> {
    let code = fields.text("code")?;
    if code.value.len() == digits && code.value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(code);
    }
    fields.push(
        Diagnostic::new(Code::BadCode, code.span).arg("value", code.value.as_str()).arg("digits", digits),
    );
    None
}

fn people(fields: &mut Fields<'_>) -> Vec<Person> {
    fields.each("people", |fields| {
        let name = fields.need_text("name");
        let role = fields.need_text("role");
        let unit = fields.plain("unit");
        let phone = fields.plain("phone");
        let public = fields.flag("public");
        let internal = fields.flag("internal");
        Some(Person { name: name?.value, role: role?.value, unit, phone, public, internal, span: fields.at })
    })
}

//! Owns: the last look before the public — what looks like private data and would be seen.
//! In: candidates from the scan, and what was cut. Out: the finding `private-data`.

use super::filter::{Cut, lies_in};
use crate::diag::{Code, Diagnostic, Report};
use crate::load::RawPrivate;
use crate::model::Model;
use crate::privacy::{Kind, normalise, numbers};
use std::collections::BTreeSet;

/// Numbers that may be seen: the hotline, public telephones, and what the site allows.
#[derive(Debug)]
pub struct Allowed {
    written: BTreeSet<String>,
    digits: BTreeSet<String>,
}

impl Allowed {
    /// Collects them from what the edition shows.
    pub fn new(model: &Model) -> Self {
        let mut written: BTreeSet<String> = model.site.allow.iter().cloned().collect();
        written.extend(model.site.hotline.clone());
        let villages = model.townships.iter().flat_map(|township| &township.villages);
        let people = model
            .townships
            .iter()
            .flat_map(|township| &township.people)
            .chain(villages.flat_map(|village| &village.people));
        written.extend(people.filter(|person| person.public).filter_map(|person| person.phone.clone()));
        let mut digits: BTreeSet<String> = written.iter().map(|text| normalise(text)).collect();
        // What offices are rung at: the hotline and the lines of units, however many stand in one field.
        let hotline = model.site.hotline.iter().flat_map(|text| numbers(text));
        let contacts = model.units.iter().filter_map(|unit| unit.contact.as_ref());
        let lines = contacts.flat_map(|text| numbers(text)).filter(|found| found.kind == Kind::FixedLine);
        digits.extend(hotline.chain(lines).map(|found| found.digits));
        Allowed { written, digits }
    }

    /// Whether a number may be seen, as written or by its digits.
    pub fn passes(&self, written: &str, digits: &str) -> bool {
        self.written.contains(written) || self.digits.contains(digits)
    }

    fn lets_pass(&self, private: &RawPrivate) -> bool {
        self.passes(&private.written, &private.digits)
    }
}

/// Reports what would be seen in records.
pub fn check(candidates: &[RawPrivate], allowed: &Allowed, cut: &Cut, report: &mut Report) {
    report.extend(
        candidates.iter().filter(|private| is_seen(private, cut) && !allowed.lets_pass(private)).map(finding),
    );
}

fn is_seen(private: &RawPrivate, cut: &Cut) -> bool {
    let file = private.span.file;
    if private.internal {
        return false;
    }
    if cut.files.contains(&file) || private.entries.iter().any(|start| cut.entries.contains(&(file, *start)))
    {
        return false;
    }
    match private.field.as_deref() {
        // A telephone is either left out or public by its owner's mark, the hotline always; members are shown as a number.
        Some("phone" | "members" | "achieved" | "privacy" | "hotline") => false,
        // An office's line, as the record says.
        Some("contact") => private.kind != Kind::FixedLine,
        Some(_) => true,
        None => !cut.prose.contains(&file),
    }
}

/// Reports what would be seen in addresses: names of folders, records and linked attachments.
pub fn check_names(
    names: &[(String, RawPrivate)],
    is_file: impl Fn(&str) -> bool,
    linked: &BTreeSet<String>,
    allowed: &Allowed,
    cut: &Cut,
    report: &mut Report,
) {
    let gone =
        |path: &str| cut.withheld.contains(path) || cut.folders.iter().any(|folder| lies_in(path, folder));
    for (path, private) in names {
        if gone(path) || (is_file(path) && !linked.contains(path)) || allowed.lets_pass(private) {
            continue;
        }
        report.push(finding(private).variant(name_variant(private.kind)));
    }
}

fn finding(private: &RawPrivate) -> Diagnostic {
    let variant = variant(private.kind);
    Diagnostic::new(Code::PrivateData, private.span).variant(variant).arg("written", masked(&private.digits))
}

fn variant(kind: Kind) -> &'static str {
    match kind {
        Kind::ResidentId18 | Kind::ResidentId15 => "resident-id",
        Kind::Mobile => "mobile",
        Kind::BankCard => "bank-card",
        Kind::FixedLine => "fixed-line",
    }
}

fn name_variant(kind: Kind) -> &'static str {
    match kind {
        Kind::ResidentId18 | Kind::ResidentId15 => "resident-id-name",
        Kind::Mobile => "mobile-name",
        Kind::BankCard => "bank-card-name",
        Kind::FixedLine => "fixed-line-name",
    }
}

/// The first and last digits: enough to find it, too little to spread it through logs.
pub(super) fn masked(digits: &str) -> String {
    let count = digits.chars().count();
    let head: String = digits.chars().take(3).collect();
    let tail: String = digits.chars().skip(count.saturating_sub(2)).collect();
    format!("{head}{}{tail}", "*".repeat(count.saturating_sub(5)))
}

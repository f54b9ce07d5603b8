//! Owns: what may stand only once in a record. In: ids and names with their places.
//! Out: a finding at the second of two.

use super::super::fields::Fields;
use crate::diag::{Code, Diagnostic};
use crate::load::slug;
use crate::source::Spanned;
use std::collections::BTreeSet;

/// Ids become parts of addresses, so letter case does not tell them apart.
pub fn ids(fields: &mut Fields<'_>, ids: &[Spanned<String>]) {
    let mut seen = BTreeSet::new();
    for id in ids.iter().filter(|id| !seen.insert(slug::folded(&id.value))) {
        fields.push(Diagnostic::new(Code::DuplicateId, id.span).arg("id", id.value.as_str()));
    }
}

/// Names of one measure's targets or milestones, which updates write exactly as they stand.
pub fn names(fields: &mut Fields<'_>, names: &[Spanned<String>], variant: &'static str) {
    let mut seen = BTreeSet::new();
    for name in names.iter().filter(|name| !seen.insert(name.value.as_str())) {
        let finding = Diagnostic::new(Code::DuplicateId, name.span).variant(variant);
        fields.push(finding.arg("id", name.value.as_str()));
    }
}

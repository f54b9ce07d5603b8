//! Owns: the rules of catalogues — ids stand once, programmes require kinds that exist.
//! In: a nested model. Out: findings.

use super::assemble::Drafts;
use crate::diag::{Code, Diagnostic, Report};
use crate::load::nearest;
use crate::model::Model;
use crate::source::{Span, Spanned};
use std::collections::BTreeSet;

/// Checks kinds, units, disclosures and programmes.
pub fn check(model: &Model, drafts: &Drafts, report: &mut Report) {
    once(model.kinds.iter().map(|kind| (kind.id.as_str(), kind.span)), report);
    once(model.units.iter().map(|unit| (unit.id.as_str(), unit.span)), report);
    once(model.disclosures.iter().map(|item| (item.id.as_str(), item.span)), report);
    for kind in &model.kinds {
        once(kind.stages.iter().map(|stage| (stage.as_str(), kind.span)), report);
    }
    if drafts.kinds_unsure {
        return;
    }
    for programme in &model.programmes {
        for kind in &programme.requires {
            report.extend(unknown_kind(model, kind));
        }
    }
}

/// Reports the second of two ids.
pub fn once<'i>(ids: impl Iterator<Item = (&'i str, Span)>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (id, span) in ids {
        if !seen.insert(crate::load::slug::folded(id)) {
            report.push(Diagnostic::new(Code::DuplicateId, span).arg("id", id));
        }
    }
}

/// A kind that the catalogue does not have.
pub fn unknown_kind(model: &Model, kind: &Spanned<String>) -> Option<Diagnostic> {
    if model.kind(&kind.value).is_some() {
        return None;
    }
    if let Some(named) = model.kinds.iter().find(|known| known.name == kind.value) {
        let finding = Diagnostic::new(Code::UnknownMeasureKind, kind.span).variant("meant");
        return Some(finding.arg("kind", kind.value.as_str()).arg("meant", named.id.as_str()));
    }
    let ids: Vec<&str> = model.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let finding = Diagnostic::new(Code::UnknownMeasureKind, kind.span).arg("kind", kind.value.as_str());
    Some(match nearest(&kind.value, &ids) {
        Some(meant) => finding.variant("meant").arg("meant", meant),
        None => finding,
    })
}

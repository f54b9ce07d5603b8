//! Owns: the rules between catalogues — programmes require kinds that exist.
//! In: a nested model. Out: findings.

use super::assemble::Drafts;
use crate::diag::{Code, Diagnostic, Report};
use crate::load::nearest;
use crate::model::Model;
use crate::source::Spanned;

/// Checks what programmes require.
pub fn check(model: &Model, drafts: &Drafts, report: &mut Report) {
    if drafts.kinds_unsure {
        return;
    }
    for programme in &model.programmes {
        for kind in &programme.requires {
            report.extend(unknown_kind(model, kind.as_text()));
        }
    }
}

/// A kind that the catalogue does not have.
pub fn unknown_kind(model: &Model, kind: Spanned<&str>) -> Option<Diagnostic> {
    // An empty one is missing, and reported as such.
    if kind.value.is_empty() || model.kind(kind.value).is_some() {
        return None;
    }
    if let Some(named) = model.kinds.iter().find(|known| known.name == kind.value) {
        let finding = Diagnostic::new(Code::UnknownMeasureKind, kind.span).variant("meant");
        return Some(finding.arg("kind", kind.value).arg("meant", named.id.as_str()));
    }
    let ids: Vec<&str> = model.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let finding = Diagnostic::new(Code::UnknownMeasureKind, kind.span).arg("kind", kind.value);
    Some(match nearest(kind.value, &ids) {
        Some(meant) => finding.variant("meant").arg("meant", meant),
        None => finding,
    })
}

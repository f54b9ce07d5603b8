//! Owns: leads and partners that the catalogue of units does not list. In: a nested model.
//! Out: one warning a name, where it is first written.

use crate::diag::{Code, Diagnostic, Report};
use crate::load::nearest;
use crate::model::Model;
use crate::source::{Sources, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// Collects unlisted units.
pub fn check(model: &Model, sources: &Sources, report: &mut Report) {
    let listed: BTreeSet<&str> =
        model.units.iter().flat_map(|unit| [unit.id.as_str(), unit.name.as_str()]).collect();
    let mut unlisted: BTreeMap<&str, (&Spanned<String>, usize)> = BTreeMap::new();
    for name in names(model) {
        if listed.contains(name.value.as_str()) {
            continue;
        }
        let entry = unlisted.entry(&name.value).or_insert((name, 0));
        entry.1 += 1;
        let place = |name: &Spanned<String>| (&sources.file(name.span.file).path, name.span.start);
        if place(name) < place(entry.0) {
            entry.0 = name;
        }
    }
    let known: Vec<&str> = model.units.iter().map(|unit| unit.name.as_str()).collect();
    for (name, (first, count)) in unlisted {
        let finding = Diagnostic::new(Code::UnlistedUnit, first.span).arg("unit", name).arg("count", count);
        report.push(match nearest(name, &known) {
            Some(meant) => finding.variant("meant").arg("meant", meant),
            None => finding,
        });
    }
}

fn names(model: &Model) -> impl Iterator<Item = &Spanned<String>> {
    model.holders().flat_map(|holder| {
        let plans = holder.plans.iter().flat_map(|plan| {
            let measures = plan.measures.iter().flat_map(|measure| measure.lead.iter().chain(&measure.with));
            measures.chain(plan.problems.iter().flat_map(|problem| &problem.lead))
        });
        let summaries = holder.summaries.iter().flat_map(|summary| {
            let new = summary.problems.iter().flat_map(|problem| &problem.lead);
            new.chain(summary.problem_changes.iter().flat_map(|change| &change.lead))
        });
        plans.chain(summaries)
    })
}

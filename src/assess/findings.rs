//! Owns: the findings that need a day. In: the model and its state on that day.
//! Out: diagnostics — of measures, of problems, of villages' duties, of programmes' targets.

mod measure;
mod problem;
mod programme;
mod village;

use super::rules::Rules;
use super::state::{HolderState, State};
use crate::diag::{Diagnostic, Report};
use crate::model::{Holder, Model, Place};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

/// Adds what is wrong on the day of `state`, which must be that of the same model.
pub fn findings(model: &Model, state: &State, report: &mut Report) {
    let rules = Rules::new(model, state.day);
    let duties = village::Duties::new(model, state.day);
    let holders: Vec<_> = model.holders().collect();
    let found: Vec<Vec<Diagnostic>> = holders
        .par_iter()
        .zip(state.holders.par_iter())
        .map(|(holder, holder_state)| of_holder(model, &rules, &duties, *holder, holder_state))
        .collect();
    report.extend(found.into_iter().flatten());
    report.extend(programme::missed_targets(model, state.day));
}

fn of_holder<'m>(
    model: &'m Model,
    rules: &Rules<'m>,
    duties: &village::Duties<'m>,
    holder: Holder<'m>,
    state: &HolderState,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for measure in &state.measures {
        measure::check(rules, holder, measure, &mut found);
    }
    for problem in &state.problems {
        problem::check(holder, problem, &mut found);
    }
    if let Place::Village(t, v) = holder.place {
        duties.check(rules, &model.townships[t].villages[v], state, &mut found);
    }
    found
}

/// A reason that says something.
fn is_reason(note: Option<&str>) -> bool {
    note.is_some_and(|note| !note.trim().is_empty())
}

#[cfg(test)]
mod tests;

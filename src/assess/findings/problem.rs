//! Owns: what is wrong with one problem on the day.
//! In: its state and the records that speak of it. Out: findings at the date that wants more beside it.

use super::is_reason;
use crate::assess::state::{ProblemSource, ProblemState};
use crate::diag::{Code, Diagnostic};
use crate::model::{Holder, Problem, ProblemChange};
use crate::source::Span;
use jiff::civil::Date;

/// Adds the findings of a problem.
pub(super) fn check(holder: Holder, state: &ProblemState, found: &mut Vec<Diagnostic>) {
    moved(holder, state, found);
    if let Some(closed_on) = state.closed_on
        && !is_reason(state.closed_by.as_deref())
        && let Some(span) = closed_at(holder, state, closed_on)
    {
        let code = Code::ClosedWithoutAcceptance;
        found.push(finding(code, span, state).arg("closed", closed_on.to_string()));
    }
}

fn finding(code: Code, span: Span, state: &ProblemState) -> Diagnostic {
    Diagnostic::new(code, span).arg("problem", state.title.as_str()).arg("id", state.id.as_str())
}

fn changes<'m>(
    holder: Holder<'m>,
    summary: usize,
    id: &str,
) -> impl DoubleEndedIterator<Item = &'m ProblemChange> {
    holder.summaries[summary].problem_changes.iter().filter(move |change| change.id == id)
}

fn moved(holder: Holder, state: &ProblemState, found: &mut Vec<Diagnostic>) {
    for slip in state.slips.iter().filter(|slip| !is_reason(slip.note.as_deref())) {
        let due = changes(holder, slip.summary, &state.id)
            .find_map(|change| change.due.filter(|due| due.value == slip.to));
        let (Some(due), Some(from)) = (due, slip.from) else { continue };
        found.push(
            finding(Code::ExtensionWithoutReason, due.span, state)
                .variant("problem")
                .arg("from", from.to_string())
                .arg("to", slip.to.to_string()),
        );
    }
}

/// Where the closing date that counts was written: in the last change that gives it, else in the first report.
fn closed_at(holder: Holder, state: &ProblemState, closed_on: Date) -> Option<Span> {
    let mut newest_first = state.changes.iter().rev().flat_map(|at| changes(holder, *at, &state.id).rev());
    newest_first
        .find_map(|change| change.closed_on.filter(|closed| closed.value == closed_on))
        .or(first_report(holder, state.source).closed_on)
        .map(|closed| closed.span)
}

fn first_report(holder: Holder<'_>, source: ProblemSource) -> &Problem {
    match source {
        ProblemSource::Plan(plan, at) => &holder.plans[plan].problems[at],
        ProblemSource::Summary(summary, at) => &holder.summaries[summary].problems[at],
    }
}

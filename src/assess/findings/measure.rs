//! Owns: what is wrong with one measure on the day.
//! In: its state and the updates that led there. Out: findings at the value that is wrong, or at what asks for one.

use super::is_reason;
use crate::assess::measure::Walk;
use crate::assess::rules::Rules;
use crate::assess::state::{MeasureState, Reported};
use crate::diag::{Code, Diagnostic};
use crate::model::{Holder, Measure, Status, Update};
use crate::source::Span;

/// Adds the findings of a measure.
pub(super) fn check<'m>(
    rules: &Rules<'m>,
    holder: Holder<'m>,
    state: &MeasureState,
    found: &mut Vec<Diagnostic>,
) {
    let measure = &holder.plans[state.plan as usize].measures[state.measure as usize];
    absent(measure, state, found);
    moved(holder, measure, state, found);
    let told = follow(rules, holder, state, found);
    done(measure, state, &told, found);
}

fn finding(code: Code, span: Span, measure: &Measure) -> Diagnostic {
    Diagnostic::new(code, span).arg("measure", &*measure.title).arg("id", &*measure.id)
}

fn absent(measure: &Measure, state: &MeasureState, found: &mut Vec<Diagnostic>) {
    if state.undated && !measure.unread_date {
        found.push(finding(Code::NoDeadline, measure.span, measure));
    }
    if state.status.is_open() && measure.lead.is_empty() {
        found.push(finding(Code::NoLead, measure.span, measure));
    }
}

fn moved(holder: Holder, measure: &Measure, state: &MeasureState, found: &mut Vec<Diagnostic>) {
    for slip in state.slips.iter().filter(|slip| !is_reason(slip.note.as_deref())) {
        let updates = &holder.summaries[slip.summary].updates;
        let mut touching = state.updates.iter().filter(|(summary, _)| *summary == slip.summary);
        let due = touching.find_map(|(_, at)| updates[*at].due.filter(|due| due.value == slip.to));
        let (Some(due), Some(from)) = (due, slip.from) else { continue };
        found.push(
            finding(Code::ExtensionWithoutReason, due.span, measure)
                .arg("from", from.to_string())
                .arg("to", slip.to.to_string()),
        );
    }
}

/// Where the words stand that still hold.
struct Told {
    status: Span,
    /// One entry a target: its value, if reported with the status or after it.
    values: Vec<Option<Span>>,
    /// A date that was to come with the status could not be read.
    unread_date: bool,
    /// A `done_on` that waits for its status.
    done_on: Option<Span>,
}

/// Walks through the updates again and compares each step with the one before.
fn follow<'m>(
    rules: &Rules<'m>,
    holder: Holder<'m>,
    state: &MeasureState,
    found: &mut Vec<Diagnostic>,
) -> Told {
    let plan = &holder.plans[state.plan as usize];
    let measure = &plan.measures[state.measure as usize];
    let ladder = rules.ladder(&measure.kind.value);
    let mut walk = Walk::promised(rules, plan, measure);
    let tell = |status, unread_date, done_on| Told {
        status,
        values: vec![None; measure.targets.len()],
        unread_date,
        done_on,
    };
    let promised =
        measure.done_on.filter(|done_on| *done_on <= rules.day && measure.status.value != Status::Done);
    let mut told = tell(walk.standing.said, measure.unread_date, promised.map(|_| measure.status.span));
    for &(s, u) in &state.updates {
        let summary = &holder.summaries[s];
        let update = &summary.updates[u];
        let (stage, values) = (walk.stage, walk.targets.clone());
        let was_done = walk.standing.status == Status::Done;
        walk.apply(rules.day, summary, update, (s, u));
        if walk.standing.said != told.status {
            told = tell(walk.standing.said, update.unread_date, told.done_on);
        }
        // What was reopened is done no longer.
        if was_done && walk.standing.status != Status::Done {
            told.done_on = None;
        }
        if let Some(done_on) = update.done_on {
            if done_on.value > rules.day {
                let later = finding(Code::UnusedDoneOn, done_on.span, measure).variant("later");
                let later = later.arg("done_on", done_on.value.to_string());
                found.push(later.arg("date", rules.day.to_string()));
            } else {
                told.done_on = Some(done_on.span);
            }
        }
        told.unread_date |= update.unread_date;
        if let (Some(from), Some(to), Some(written)) = (stage, walk.stage, &update.stage)
            && to < from
        {
            found.push(
                finding(Code::StageBack, written.span, measure)
                    .arg("from", ladder[from].as_str())
                    .arg("to", ladder[to].as_str()),
            );
        }
        compare_values(measure, update, &values, &mut told, found);
    }
    told
}

fn compare_values(
    measure: &Measure,
    update: &Update,
    before: &[Option<Reported>],
    told: &mut Told,
    found: &mut Vec<Diagnostic>,
) {
    for (name, value) in &update.values {
        let Some(at) = measure.targets.iter().position(|target| target.name == *name) else { continue };
        let target = &measure.targets[at];
        told.values[at] = Some(value.span);
        let from = before[at].map_or(target.baseline, |earlier| earlier.value);
        if value.value.falls_back(from, target.baseline, target.value) {
            let finding = finding(Code::ValueBack, value.span, measure)
                .arg("target", target.name.as_str())
                .arg("unit", target.unit.as_str())
                .arg("from", from.to_string());
            let finding = match before[at] {
                Some(earlier) => finding.arg("on", earlier.on.to_string()),
                None => finding.variant("first"),
            };
            found.push(finding.arg("to", value.value.to_string()));
        }
    }
}

fn done(measure: &Measure, state: &MeasureState, told: &Told, found: &mut Vec<Diagnostic>) {
    if state.status != Status::Done {
        let waiting = told.done_on.filter(|_| state.status.is_open());
        found.extend(waiting.map(|span| finding(Code::UnusedDoneOn, span, measure)));
        return;
    }
    if state.done_on.is_none() && !told.unread_date {
        found.push(finding(Code::DoneWithoutDate, told.status, measure));
    }
    for ((target, reported), value) in measure.targets.iter().zip(&state.targets).zip(&told.values) {
        let Some(reported) = reported else { continue };
        if reported.value.reaches(target.baseline, target.value) {
            continue;
        }
        // A value reported before the measure was called done was right when it was written.
        found.push(
            finding(Code::DoneBelowTarget, value.unwrap_or(told.status), measure)
                .arg("target", target.name.as_str())
                .arg("unit", target.unit.as_str())
                .arg("value", reported.value.to_string())
                .arg("on", reported.on.to_string())
                .arg("goal", target.value.to_string()),
        );
    }
}

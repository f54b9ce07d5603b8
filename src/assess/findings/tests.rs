//! Owns: what is said of measures and problems, and where it points. In: hand-built models. Out: nothing.
//! Each case names the whole list of findings, so that one too many fails as well.

use super::*;
use crate::assess::assess;
use crate::assess::testing::{
    at, boxed, change, dated, day, kind, measure, model, plan_of, problem, q, summary, summary_of, target,
    update,
};
use crate::diag::Arg;
use crate::model::{Measure, Problem, ProblemChange, Quantity, Status, Summary, Update};
use crate::source::Spanned;

/// All findings on a day.
pub(super) fn found(model: &Model, on: &str) -> Vec<Diagnostic> {
    let mut report = Report::default();
    findings(model, &assess(model, day(on)), &mut report);
    report.found().to_vec()
}

/// Wordings, and the bytes to which they point.
pub(super) type Said = &'static [(&'static str, u32)];
/// A problem, what summaries say of it on which day, and what is found.
type Trouble = (Problem, Vec<(&'static str, ProblemChange)>, Said);

/// Their wordings and the bytes to which they point.
pub(super) fn brief(found: &[Diagnostic]) -> Vec<(String, u32)> {
    found.iter().map(|finding| (finding.message_id(), finding.span.start)).collect()
}

pub(super) fn want(list: &[(&str, u32)]) -> Vec<(String, u32)> {
    list.iter().map(|(id, at)| ((*id).to_owned(), *at)).collect()
}

pub(super) fn texts(finding: &Diagnostic) -> Vec<(&'static str, String)> {
    let shown = |arg: &Arg| match arg {
        Arg::Text(text) => text.clone(),
        Arg::Number(number) => number.to_string(),
        Arg::List(list) => format!("{list:?}"),
    };
    finding.args.iter().map(|(name, arg)| (*name, shown(arg))).collect()
}

/// A county whose only measure is `m` of plan `a`: planned, led, due at the end of 2020.
fn county(fill: impl FnOnce(&mut Measure), summaries: Vec<Summary>) -> Model {
    let mut measure = measure("m");
    measure.due = Some(day("2020-12-31"));
    fill(&mut measure);
    let mut model = model();
    model.kinds.push(kind("kind", &["立项", "开工", "竣工"]));
    model.plans.push(plan_of("a", vec![measure]));
    model.summaries = summaries;
    model
}

pub(super) fn report(date: &str, fill: impl FnOnce(&mut Update)) -> Summary {
    let mut update = update("a", "m");
    fill(&mut update);
    summary_of(date, vec![update])
}

pub(super) fn status(status: Status, byte: usize) -> Option<Spanned<Status>> {
    Some(Spanned::new(status, at(byte)))
}

fn value(digits: &str, byte: usize) -> Vec<(String, Spanned<Quantity>)> {
    vec![("户数".to_owned(), Spanned::new(q(digits), at(byte)))]
}

#[test]
fn an_open_measure_wants_a_deadline_and_a_lead() {
    use Status::{Cancelled, Doing, Done, Planned, Suspended};
    let cases: [(Status, Said); 5] = [
        (Planned, &[("no-deadline", 10), ("no-lead", 10)]),
        (Doing, &[("no-deadline", 10), ("no-lead", 10)]),
        (Suspended, &[("no-deadline", 10), ("no-lead", 10)]),
        (Cancelled, &[]),
        (Done, &[]),
    ];
    for (said, list) in cases {
        let bare = |measure: &mut Measure| {
            (measure.due, measure.lead) = (None, Default::default());
            measure.status = Spanned::new(said, at(11));
            measure.done_on = (said == Done).then(|| day("2020-05-01"));
        };
        assert_eq!(brief(&found(&county(bare, Vec::new()), "2020-05-31")), want(list), "{said:?}");
    }
    assert_eq!(found(&county(|_| (), Vec::new()), "2020-05-31"), []);
    // A deadline that a summary gives is one.
    let late = [report("2020-05-31", |update| update.due = dated("2020-12-31", 1))];
    let county = county(|measure| measure.due = None, late.to_vec());
    assert_eq!(brief(&found(&county, "2020-05-30")), want(&[("no-deadline", 10)]));
    assert_eq!(found(&county, "2020-05-31"), []);
}

#[test]
fn done_wants_a_date_where_it_was_said() {
    let said = report("2020-03-31", |update| update.status = status(Status::Done, 21));
    let again = report("2020-04-30", |update| update.status = status(Status::Done, 22));
    let dated_later = report("2020-05-31", |update| update.done_on = dated("2020-03-30", 23));
    let reopened = report("2020-05-31", |update| update.status = status(Status::Doing, 24));
    let cases: [(Status, Vec<Summary>, Said); 5] = [
        (Status::Done, vec![], &[("done-without-date", 11)]),
        (Status::Planned, vec![said.clone()], &[("done-without-date", 21)]),
        (Status::Planned, vec![said.clone(), again], &[("done-without-date", 21)]),
        (Status::Planned, vec![said.clone(), dated_later], &[]),
        (Status::Planned, vec![said, reopened], &[]),
    ];
    for (number, (promised, summaries, list)) in cases.into_iter().enumerate() {
        let county = county(|measure| measure.status = Spanned::new(promised, at(11)), summaries);
        assert_eq!(brief(&found(&county, "2020-05-31")), want(list), "case {number}");
    }
}

#[test]
fn a_day_of_completion_wants_its_status() {
    let done_on = |date: &str, on: &str, byte| report(date, |update| update.done_on = dated(on, byte));
    let doing = report("2020-04-30", |update| update.status = status(Status::Doing, 22));
    let cancelled = report("2020-04-30", |update| update.status = status(Status::Cancelled, 22));
    let done = |date: &str| {
        report(date, |update| (update.status, update.done_on) = (status(Status::Done, 21), dated(date, 31)))
    };
    let cases: [(Option<&str>, Vec<Summary>, Said); 9] = [
        (None, vec![done_on("2020-03-31", "2020-12-01", 23)], &[("unused-done-on-later", 23)]),
        (Some("2020-03-01"), vec![], &[("unused-done-on", 11)]),
        (Some("2020-03-01"), vec![doing.clone()], &[("unused-done-on", 11)]),
        (Some("2020-12-01"), vec![], &[]),
        (None, vec![done_on("2020-03-31", "2020-03-30", 23)], &[("unused-done-on", 23)]),
        (None, vec![done_on("2020-03-31", "2020-04-01", 23)], &[("unused-done-on", 23)]),
        (None, vec![done_on("2020-03-31", "2020-03-30", 23), cancelled], &[]),
        (None, vec![done_on("2020-03-31", "2020-03-30", 23), done("2020-05-01")], &[]),
        (None, vec![done("2020-03-31"), doing], &[]),
    ];
    for (number, (promised, summaries, list)) in cases.into_iter().enumerate() {
        let county = county(|measure| measure.done_on = promised.map(day), summaries);
        assert_eq!(brief(&found(&county, "2020-05-31")), want(list), "case {number}");
    }
}

#[test]
fn done_wants_its_targets_reached() {
    let done = |date: &str, byte| {
        report(date, move |update| {
            update.status = status(Status::Done, byte);
            update.done_on = dated(date, 90);
        })
    };
    let told = |date: &str, digits: &str, byte| report(date, |update| update.values = value(digits, byte));
    let both = |digits: &str| {
        let mut summary = done("2020-03-31", 21);
        summary.updates[0].values = value(digits, 31);
        summary
    };
    let cases: [(&str, &str, Vec<Summary>, Said); 8] = [
        // Nothing reported: nothing to say.
        ("0", "100", vec![done("2020-03-31", 21)], &[]),
        ("0", "100", vec![both("100")], &[]),
        ("0", "100", vec![both("99.5")], &[("done-below-target", 31)]),
        // The value was right when it was written; the done came too early.
        (
            "0",
            "100",
            vec![told("2020-02-29", "60", 32), done("2020-03-31", 21)],
            &[("done-below-target", 21)],
        ),
        ("0", "100", vec![both("60"), told("2020-04-30", "80", 33)], &[("done-below-target", 33)]),
        ("0", "100", vec![both("60"), told("2020-04-30", "100", 33)], &[]),
        // A target below its baseline.
        ("3", "0.5", vec![both("0.5")], &[]),
        ("3", "0.5", vec![both("0.6")], &[("done-below-target", 31)]),
    ];
    for (baseline, goal, summaries, list) in cases {
        let label = format!(
            "{baseline} {goal} {:?}",
            summaries.iter().map(|s| &s.updates[0].values).collect::<Vec<_>>()
        );
        let county =
            county(|measure| measure.targets = vec![target("户数", baseline, goal)].into(), summaries);
        assert_eq!(brief(&found(&county, "2020-05-31")), want(list), "{label}");
    }
}

#[test]
fn stages_and_values_do_not_go_back() {
    let stage = |date: &str, name: &str, byte| {
        report(date, |update| update.stage = Some(Spanned::new(name.to_owned(), at(byte))))
    };
    let told = |date: &str, digits: &str, byte| report(date, |update| update.values = value(digits, byte));
    let summaries = vec![
        stage("2020-01-31", "立项", 41),
        stage("2020-02-29", "竣工", 42),
        stage("2020-03-31", "竣工", 43),
        stage("2020-04-30", "开工", 44),
        told("2020-04-30-b", "0", 31),
        told("2020-05-31", "40", 32),
        told("2020-06-30", "40", 33),
        told("2020-07-31", "39", 34),
        stage("2020-08-31", "竣工", 45),
    ];
    let county = county(
        |measure| {
            measure.stage = Some(boxed("开工"));
            measure.targets = vec![target("户数", "10", "100")].into();
        },
        summaries,
    );
    assert_eq!(found(&county, "2020-01-30"), []);
    // The first value is compared with the baseline, as the first stage is with the plan's.
    let all = [("stage-back", 41), ("stage-back", 44), ("value-back-first", 31), ("value-back", 34)];
    assert_eq!(brief(&found(&county, "2020-07-30")), want(&all[..3]));
    let last = found(&county, "2020-12-31");
    assert_eq!(brief(&last), want(&all));
    assert_eq!(
        texts(&last[1]),
        [("measure", "m工程"), ("id", "m"), ("from", "竣工"), ("to", "开工")].map(|(k, v)| (k, v.to_owned()))
    );
    let value = ["m工程", "m", "户数", "户", "40", "2020-06-30", "39"];
    assert_eq!(texts(&last[3]).into_iter().map(|(_, text)| text).collect::<Vec<_>>(), value);
}

#[test]
fn a_falling_target_goes_back_when_it_rises() {
    let told = |date: &str, digits: &str, byte| report(date, |update| update.values = value(digits, byte));
    let summaries =
        vec![told("2020-01-31", "2", 31), told("2020-02-29", "1", 32), told("2020-03-31", "2.5", 33)];
    let county = county(|measure| measure.targets = vec![target("户数", "3", "0.5")].into(), summaries);
    assert_eq!(brief(&found(&county, "2020-05-31")), want(&[("value-back", 33)]));
}

#[test]
fn a_moved_deadline_wants_a_reason() {
    let cases: [(Option<&str>, Option<&str>, Said); 6] = [
        (Some("2021-06-30"), None, &[("extension-without-reason", 61)]),
        (Some("2021-06-30"), Some("  "), &[("extension-without-reason", 61)]),
        (Some("2021-06-30"), Some("汛期停工"), &[]),
        // Earlier is another day too.
        (Some("2020-11-30"), None, &[("extension-without-reason", 61)]),
        (Some("2020-12-31"), None, &[]),
        (None, None, &[]),
    ];
    for (due, note, list) in cases {
        let summary = report("2020-05-31", |update| {
            update.due = due.map(|date| Spanned::new(day(date), at(61)));
            update.note = note.map(str::to_owned);
        });
        let county = county(|_| (), vec![summary]);
        assert_eq!(brief(&found(&county, "2020-05-31")), want(list), "{due:?} {note:?}");
        assert_eq!(found(&county, "2020-05-30"), [], "{due:?} {note:?}");
    }
}

fn troubled(problem: Problem, changes: Vec<(&str, ProblemChange)>) -> Model {
    let mut model = model();
    model.plans.push(plan_of("a", Vec::new()));
    model.plans[0].problems.push(problem);
    model.summaries = changes
        .into_iter()
        .map(|(date, change)| Summary { problem_changes: vec![change], ..summary(date) })
        .collect();
    model
}

#[test]
fn a_problems_deadline_wants_a_reason_too() {
    let mut open = problem("p", "2020-01-01");
    open.due = Some(day("2020-03-31"));
    let moving = |note: Option<&str>| {
        let mut change = change("p");
        change.due = dated("2020-06-30", 62);
        change.note = note.map(str::to_owned);
        vec![("2020-03-20", change)]
    };
    let county = troubled(open.clone(), moving(None));
    assert_eq!(brief(&found(&county, "2020-05-31")), want(&[("extension-without-reason-problem", 62)]));
    assert_eq!(found(&county, "2020-03-19"), []);
    assert_eq!(found(&troubled(open, moving(Some("等省里批复"))), "2020-05-31"), []);
    assert_eq!(found(&troubled(problem("p", "2020-01-01"), moving(None)), "2020-05-31"), []);
}

#[test]
fn a_closed_problem_wants_somebody_who_accepted_it() {
    let closing = |byte, by: Option<&str>| {
        let mut change = change("p");
        change.closed_on = dated("2020-03-30", byte);
        change.closed_by = by.map(str::to_owned);
        change
    };
    let mut accepted = change("p");
    accepted.closed_by = Some("督查室".to_owned());
    let open = || problem("p", "2020-01-01");
    let mut closed = open();
    closed.closed_on = dated("2020-02-29", 51);
    const CODE: &str = "closed-without-acceptance";
    let cases: [Trouble; 8] = [
        (open(), vec![], &[]),
        (closed.clone(), vec![], &[(CODE, 51)]),
        (closed.clone(), vec![("2020-03-31", accepted.clone())], &[]),
        // The last word on the day of closing is the one that counts.
        (closed, vec![("2020-03-31", closing(52, None))], &[(CODE, 52)]),
        (open(), vec![("2020-03-31", closing(52, None))], &[(CODE, 52)]),
        (open(), vec![("2020-03-31", closing(52, Some("督查室")))], &[]),
        (open(), vec![("2020-03-31", closing(52, None)), ("2020-04-30", closing(53, None))], &[(CODE, 53)]),
        (open(), vec![("2020-06-01", closing(52, None))], &[]),
    ];
    for (number, (problem, changes, list)) in cases.into_iter().enumerate() {
        let county = troubled(problem, changes);
        assert_eq!(brief(&found(&county, "2020-05-31")), want(list), "case {number}");
    }
}

//! Owns: the rules of a measure's way, one table a rule. In: hand-built plans and summaries. Out: nothing.

use super::*;
use crate::assess::testing::{
    at, boxed, dated, day, kind, measure, milestone, model, plan_of, q, summary_of, target, text, update,
    yuan,
};
use crate::model::{Place, Status};
use crate::source::Spanned;

/// The measure `m` of plan `a`, after `summaries`, on `on`.
fn state(plan: Plan, summaries: &[Summary], on: &str) -> MeasureState {
    let mut model = model();
    model.kinds.push(kind("kind", &["立项", "开工", "竣工", "验收"]));
    let rules = Rules::new(&model, day(on));
    let plans = [plan];
    let holder = Holder { place: Place::County, plans: &plans, summaries };
    measure_states(&rules, holder).pop().expect("one measure")
}

fn with(fill: impl FnOnce(&mut Measure)) -> Plan {
    let mut measure = measure("m");
    fill(&mut measure);
    plan_of("a", vec![measure])
}

fn report(date: &str, fill: impl FnOnce(&mut Update)) -> Summary {
    let mut update = update("a", "m");
    fill(&mut update);
    summary_of(date, vec![update])
}

fn status(status: Status) -> Option<Spanned<Status>> {
    Some(Spanned::new(status, at(20)))
}

#[test]
fn only_summaries_up_to_the_day_count() {
    let summaries = [
        report("2020-03-31", |update| update.status = status(Status::Doing)),
        report("2020-06-30", |update| update.status = status(Status::Suspended)),
    ];
    let cases = [
        ("2020-03-30", Status::Planned, 0),
        ("2020-03-31", Status::Doing, 1),
        ("2020-06-29", Status::Doing, 1),
        ("2020-06-30", Status::Suspended, 2),
    ];
    for (on, want, updates) in cases {
        let state = state(with(|_| ()), &summaries, on);
        assert_eq!((state.status, state.updates.len()), (want, updates), "{on}");
    }
}

#[test]
fn of_two_summaries_of_one_day_the_later_file_wins() {
    let summaries = [
        report("2020-03-31", |update| update.due = dated("2020-06-30", 1)),
        report("2020-03-31-b", |update| update.due = dated("2020-07-31", 2)),
    ];
    let state = state(with(|_| ()), &summaries, "2020-03-31");
    assert_eq!(state.due, Some(day("2020-07-31")));
    assert_eq!(state.updates, [(0, 0), (1, 0)]);
}

#[test]
fn updates_reach_only_the_measure_that_they_name() {
    let summaries = [summary_of("2020-03-31", vec![update("b", "m"), update("a", "n"), update("a", "m")])];
    assert_eq!(state(with(|_| ()), &summaries, "2020-03-31").updates, [(0, 2)]);
}

#[test]
fn before_its_start_a_plan_says_no_stage_and_no_milestone() {
    for (on, stage, done_on) in [("2020-02-29", None, None), ("2020-03-01", Some(1), Some(day("2020-02-10")))]
    {
        let mut plan = with(|measure| {
            measure.stage = Some(boxed("开工"));
            measure.milestones = vec![milestone("一", "2020-06-30")].into();
            measure.milestones[0].done_on = Some(day("2020-02-10"));
        });
        plan.start = Some(day("2020-03-01"));
        let state = state(plan, &[], on);
        assert_eq!((state.stage, state.milestones[0].done_on), (stage, done_on), "{on}");
    }
}

#[test]
fn stages_are_positions_on_the_ladder() {
    let summaries = [
        report("2020-03-31", |update| update.stage = Some(text("竣工"))),
        report("2020-06-30", |update| update.stage = Some(text("开工"))),
        report("2020-09-30", |update| update.stage = Some(text("没有这一步"))),
    ];
    let stages =
        ["2020-03-31", "2020-06-30", "2020-09-30"].map(|on| state(with(|_| ()), &summaries, on).stage);
    assert_eq!(stages, [Some(2), Some(1), Some(1)]);
    let other = with(|measure| measure.kind = boxed("withheld"));
    assert_eq!(state(other, &summaries, "2020-03-31").stage, None);
}

#[test]
fn deadlines_move_and_the_first_one_stays() {
    let summaries = [
        report("2020-03-31", |update| update.due = dated("2020-06-30", 1)),
        report("2020-06-30", |update| {
            update.due = dated("2020-12-31", 2);
            update.note = Some("汛期停工".to_owned());
        }),
    ];
    let promised = state(with(|measure| measure.due = Some(day("2020-05-31"))), &summaries, "2020-06-30");
    assert_eq!((promised.first_due, promised.due), (Some(day("2020-05-31")), Some(day("2020-12-31"))));
    let moves: Vec<_> =
        promised.slips.iter().map(|slip| (slip.summary, slip.from, slip.note.is_some())).collect();
    assert_eq!(moves, [(0, Some(day("2020-05-31")), false), (1, Some(day("2020-06-30")), true)]);

    // Where the plan names none, the first one stated later moves nothing.
    let unpromised = state(with(|_| ()), &summaries, "2020-03-31");
    assert_eq!((unpromised.first_due, unpromised.due), (None, Some(day("2020-06-30"))));
    assert_eq!((unpromised.slips.len(), unpromised.undated), (0, false));
}

#[test]
fn only_open_measures_are_late_or_undated() {
    // status, due, day: overdue, due soon, undated
    let cases = [
        (Status::Planned, Some("2020-06-29"), (true, false, false)),
        (Status::Doing, Some("2020-06-30"), (false, true, false)),
        (Status::Suspended, Some("2020-07-30"), (false, true, false)),
        (Status::Doing, Some("2020-07-31"), (false, false, false)),
        (Status::Suspended, None, (false, false, true)),
        (Status::Cancelled, Some("2020-06-29"), (false, false, false)),
        (Status::Done, Some("2020-06-29"), (false, false, false)),
        (Status::Done, None, (false, false, false)),
    ];
    for (said, due, want) in cases {
        let plan = with(|measure| {
            measure.status = Spanned::new(said, at(11));
            measure.due = due.map(day);
        });
        let state = state(plan, &[], "2020-06-30");
        assert_eq!((state.overdue, state.due_soon, state.undated), want, "{said:?} {due:?}");
    }
}

#[test]
fn done_late_is_measured_against_the_first_deadline() {
    let cases = [
        (Some("2020-06-30"), "2020-06-30", false),
        (Some("2020-06-30"), "2020-07-01", true),
        (None, "2020-07-01", false),
    ];
    for (due, done_on, late) in cases {
        let plan = with(|measure| measure.due = due.map(day));
        let summaries = [report("2020-07-31", |update| {
            update.status = status(Status::Done);
            update.done_on = dated(done_on, 1);
            // An extension does not make it punctual.
            update.due = dated("2020-12-31", 2);
        })];
        assert_eq!(state(plan, &summaries, "2020-07-31").done_late, late, "{due:?} {done_on}");
    }
}

#[test]
fn the_last_report_of_each_target_stays() {
    let plan = with(|measure| {
        measure.targets =
            vec![target("户数", "0", "100"), target("里程", "0", "3"), target("覆盖率", "0", "1")].into();
    });
    let value = |name: &str, digits: &str| (name.to_owned(), Spanned::new(q(digits), at(1)));
    let summaries = [
        report("2020-03-31", |update| update.values = vec![value("户数", "40"), value("里程", "1.5")]),
        report("2020-06-30", |update| update.values = vec![value("户数", "80"), value("别的", "7")]),
    ];
    let targets = state(plan, &summaries, "2020-06-30").targets;
    let reported = |digits, on| Some(Reported { value: q(digits), on: day(on) });
    assert_eq!(targets, [reported("80", "2020-06-30"), reported("1.5", "2020-03-31"), None]);
}

#[test]
fn the_last_report_of_money_replaces_the_one_before() {
    let parts = || {
        let part = |source: &str, digits| (source.to_owned(), yuan(digits));
        Spent::BySource(vec![part("政府补", "300.10"), part("群众投", "20.20")])
    };
    type Case = (Vec<Option<Spent>>, bool, Option<&'static str>, usize);
    let cases: [Case; 7] = [
        (vec![None], false, None, 0),
        (vec![Some(parts())], false, Some("320.30"), 2),
        (vec![Some(parts()), Some(Spent::Total(yuan("500")))], false, Some("500"), 0),
        (vec![Some(Spent::Total(yuan("500"))), None], false, Some("500"), 0),
        // A plain total would give the withheld part away; an older report is not the last one.
        (vec![Some(parts()), Some(Spent::Total(yuan("500")))], true, None, 0),
        (vec![Some(parts())], true, Some("320.30"), 2),
        (vec![Some(Spent::BySource(Vec::new()))], false, None, 0),
    ];
    for (reports, withheld, total, sources) in cases {
        let label = format!("{reports:?} {withheld}");
        let plan = with(|measure| measure.funds_withheld = withheld);
        let months = reports.into_iter().zip(1..);
        let summaries: Vec<_> = months
            .map(|(spent, month)| report(&format!("2020-0{month}-28"), |update| update.spent = spent))
            .collect();
        let state = state(plan, &summaries, "2020-12-31");
        assert_eq!((state.spent, state.spent_by_source.len()), (total.map(yuan), sources), "{label}");
    }
}

#[test]
fn milestones_are_late_only_while_their_measure_is_open() {
    // measure's status, done_on of the milestone, day: overdue, due soon
    let cases = [
        (Status::Doing, None, "2020-06-30", (false, true)),
        (Status::Doing, None, "2020-07-01", (true, false)),
        (Status::Suspended, None, "2020-05-31", (false, true)),
        (Status::Suspended, None, "2020-05-30", (false, false)),
        (Status::Doing, Some("2020-06-29"), "2020-07-01", (false, false)),
        // Facts dated after the day do not count.
        (Status::Doing, Some("2020-07-02"), "2020-07-01", (true, false)),
        (Status::Done, None, "2020-07-01", (false, false)),
        (Status::Cancelled, None, "2020-06-30", (false, false)),
    ];
    for (said, done_on, on, want) in cases {
        let plan = with(|measure| {
            measure.status = Spanned::new(said, at(11));
            measure.milestones = vec![milestone("一", "2020-06-30")].into();
        });
        let summaries = [report("2020-05-01", |update| {
            update.milestones = done_on.map(|date| ("一".to_owned(), day(date))).into_iter().collect();
        })];
        let state = state(plan, &summaries, on);
        let milestone = &state.milestones[0];
        assert_eq!((milestone.overdue, milestone.due_soon), want, "{said:?} {done_on:?} {on}");
    }
}

#[test]
fn members_unite_and_their_number_never_falls() {
    let members = |codes: &[&str]| {
        let codes = codes.iter().map(|code| (*code).to_owned()).collect();
        vec![("一".to_owned(), codes)]
    };
    let plan = || {
        with(|measure| {
            measure.milestones = vec![milestone("一", "2020-06-30"), milestone("二", "2020-12-31")].into()
        })
    };
    let summaries = [
        report("2020-03-31", |update| update.achieved = members(&["H003", "H001"])),
        report("2020-04-30", |update| update.achieved = members(&["H001", "H002"])),
        report("2020-05-31", |update| update.achieved = members(&[])),
    ];
    let internal = state(plan(), &summaries, "2020-05-31");
    assert_eq!(internal.milestones[0].achieved, ["H001", "H002", "H003"]);
    assert_eq!(internal.milestones[0].achieved_count, Some(3));
    assert_eq!(internal.milestones[1].achieved_count, None);

    // The public edition keeps the numbers so far and no codes.
    let count = |number| vec![("一".to_owned(), number)];
    let summaries = [
        report("2020-03-31", |update| update.achieved_count = count(2)),
        report("2020-04-30", |update| update.achieved_count = count(3)),
        // A slip of the pen takes nobody out again.
        report("2020-05-31", |update| update.achieved_count = count(1)),
    ];
    for (on, want) in [("2020-03-01", None), ("2020-03-31", Some(2)), ("2020-05-31", Some(3))] {
        let public = state(plan(), &summaries, on);
        assert_eq!(public.milestones[0].achieved, Vec::<String>::new());
        assert_eq!(public.milestones[0].achieved_count, want, "{on}");
    }
}

//! Counties of chance, on days that meet often.

use super::county::*;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

/// A fact that is for the offices only, rarely.
fn internal() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.12)
}

fn after(start: Date, days: i32) -> Date {
    start.checked_add(jiff::Span::new().days(days)).unwrap()
}

/// Days that many facts share, and some that few do: ends of months, quarters and years, leap days.
pub fn day() -> impl Strategy<Value = Date> {
    let marked = [
        date(2019, 12, 31),
        date(2020, 1, 1),
        date(2020, 2, 28),
        date(2020, 2, 29),
        date(2020, 3, 1),
        date(2020, 3, 31),
        date(2020, 4, 1),
        date(2020, 6, 30),
        date(2021, 2, 28),
        date(2024, 2, 29),
    ];
    prop_oneof![
        2 => select(marked.to_vec()),
        4 => (0..180_i32).prop_map(|days| after(date(2020, 1, 20), days)),
        1 => (0..2200_i32).prop_map(|days| after(date(2018, 1, 1), days)),
    ]
}

/// A day to look from: of the facts and beside them, long before, long after.
pub fn today() -> impl Strategy<Value = Date> {
    prop_oneof![
        8 => (day(), select(vec![0, 0, 0, 1, -1, -30, -7, 31, 92, 93])).prop_map(|(day, days)| after(day, days)),
        1 => select(vec![date(1950, 6, 1), date(2150, 12, 31), date(2020, 2, 29), date(2024, 2, 29)]),
    ]
}

/// Hundredths of a yuan.
fn money() -> impl Strategy<Value = u64> {
    prop_oneof![3 => 0..=99_999_999_u64, 2 => (0..=5000_u64).prop_map(|yuan| yuan * 100), 1 => Just(0)]
}

/// Millionths.
fn quantity() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => (0..=200_i64).prop_map(|count| count * 1_000_000),
        1 => -99_999_999..=999_999_999_i64,
        1 => (0..=1000_i64).prop_map(|tenths| tenths * 100_000),
    ]
}

prop_compose! {
    fn target()(unit in 0..MEASURED.len(), baseline in of(quantity()), value in quantity(), internal in internal()) -> Target {
        Target { unit, baseline, value, internal }
    }
}

prop_compose! {
    fn milestone()(due in day(), done_on in weighted(0.3, day()), amount in 1..4_u8, internal in internal()) -> Milestone {
        Milestone { due, done_on, amount, internal }
    }
}

prop_compose! {
    fn measure()(
        kind in 0..KINDS,
        (lead, with) in (vec(0..NAMES.len(), 0..3), vec(0..NAMES.len(), 0..2)),
        (start, due) in (of(day()), weighted(0.8, day())),
        (status, done_on, stage) in (of(select(STATUSES.to_vec())), of(day()), of(0..STAGES.len())),
        targets in vec(target(), 0..3),
        steps in select(vec![Steps::Days, Steps::Amounts, Steps::Members]),
        milestones in vec(milestone(), 0..3),
        funds in vec((0..SOURCES.len(), money(), internal()), 0..3),
        internal in internal(),
    ) -> Measure {
        let funds = funds.into_iter().map(|(source, fen, internal)| Fund { source, fen, internal }).collect();
        Measure { kind, lead, with, start, due, status, done_on, stage, targets, steps, milestones, funds, internal }
    }
}

fn spent() -> impl Strategy<Value = Spent> {
    let sources = vec((0..SOURCES.len(), money()), 1..3);
    prop_oneof![money().prop_map(Spent::Total), sources.prop_map(Spent::Sources)]
}

prop_compose! {
    fn update()(
        which in 0..64_usize,
        (status, done_on, stage) in (of(select(STATUSES.to_vec())), of(day()), of(0..STAGES.len())),
        values in vec(of(quantity()), 2),
        spent in of(spent()),
        (due, note) in (weighted(0.35, day()), any::<bool>()),
        milestones in vec(weighted(0.3, day()), 2),
        achieved in vec(weighted(0.4, 0..8_u8), 2),
        internal in internal(),
    ) -> Update {
        Update { which, status, done_on, stage, values, spent, due, note, milestones, achieved, internal }
    }
}

prop_compose! {
    fn change()(
        due in of(day()),
        closed_on in of(day()),
        closed_by in any::<bool>(),
        lead in weighted(0.3, 0..NAMES.len()),
        said in any::<bool>(),
        internal in internal(),
    ) -> Change {
        Change { due, closed_on, closed_by, lead, said, internal }
    }
}

prop_compose! {
    fn problem()(
        found_on in day(),
        due in of(day()),
        closed_on in weighted(0.3, day()),
        closed_by in any::<bool>(),
        lead in vec(0..NAMES.len(), 0..3),
        first in (any::<bool>(), 0..64_usize),
        changes in vec(change(), 0..3),
        internal in internal(),
    ) -> Problem {
        Problem { found_on, due, closed_on, closed_by, lead, first, changes, internal }
    }
}

prop_compose! {
    fn visit()(on in day(), role in 0..ROLES.len(), solved in of(0..5_u32), internal in internal()) -> Visit {
        Visit { on, role, solved, internal }
    }
}

prop_compose! {
    fn summary()(
        date in day(),
        updates in vec(update(), 0..4),
        visits in vec(visit(), 0..2),
        internal in internal(),
    ) -> Summary {
        Summary { date, updates, visits, internal }
    }
}

prop_compose! {
    fn plan()(
        programme in 0..PROGRAMMES,
        class in of(0..CLASSES.len()),
        (start, end) in (weighted(0.6, day()), weighted(0.3, day())),
        approvals in vec((of(day()), internal()), 0..2),
        measures in vec(measure(), 0..4),
        internal in internal(),
    ) -> Plan {
        Plan { programme, class, start, end, approvals, measures, internal }
    }
}

prop_compose! {
    fn reports()(summaries in vec(summary(), 0..4), problems in vec(problem(), 0..3)) -> Reports {
        Reports { summaries, problems }
    }
}

prop_compose! {
    fn notice(items: usize)(date in day(), item in 0..items, until in weighted(0.3, day()), internal in internal()) -> Notice {
        Notice { date, item, until, internal }
    }
}

/// A place has at most one plan in a programme.
fn plans(most: usize) -> impl Strategy<Value = Vec<Plan>> {
    vec(plan(), 0..=most).prop_map(|mut plans| {
        let mut seen = std::collections::BTreeSet::new();
        plans.retain(|plan| seen.insert(plan.programme));
        plans
    })
}

prop_compose! {
    fn village()(
        plans in plans(2),
        reports in reports(),
        notices in vec(notice(3), 0..4),
        (households, population, area) in (of(0..2000_u32), of(0..9000_u32), of(0..9000_u32)),
        internal in internal(),
    ) -> Village {
        Village { plans, reports, notices, households, population, area, internal }
    }
}

prop_compose! {
    fn township()(
        plans in plans(1),
        reports in reports(),
        villages in vec(village(), 0..4),
        internal in internal(),
    ) -> Township {
        Township { plans, reports, villages, internal }
    }
}

prop_compose! {
    fn quota()(
        role in 0..ROLES.len(),
        per in 0..3_usize,
        visits in of(0..3_u32),
        problems in of(0..3_u32),
        internal in internal(),
    ) -> Quota {
        Quota { role, per, visits, problems, internal }
    }
}

prop_compose! {
    fn programme()(
        (start, end) in (of(day()), weighted(0.3, day())),
        classes in any::<bool>(),
        requires in weighted(0.3, 0..KINDS),
        targets in vec((day(), select(vec![0, 250_000, 333_333, 500_000, 666_667, 1_000_000]), internal()), 0..3),
        quotas in vec(quota(), 0..2),
        lead in weighted(0.3, 0..NAMES.len()),
        measures in vec(measure(), 0..2),
        internal in internal(),
    ) -> Programme {
        Programme { start, end, classes, requires, targets, quotas, lead, measures, internal }
    }
}

prop_compose! {
    fn item()(
        every in of(0..EVERY.len()),
        since in of(day()),
        days in of(0..100_u32),
        internal in internal(),
    ) -> Item {
        Item { every, since, days, internal }
    }
}

prop_compose! {
    pub fn county()(
        due_soon_days in of(0..60_u32),
        stale_after_days in of(0..120_u32),
        internal_kinds in vec(internal(), KINDS),
        internal_units in vec(internal(), 4),
        programmes in vec(programme(), PROGRAMMES),
        items in vec(item(), 3),
        reports in reports(),
        townships in vec(township(), 0..3),
    ) -> County {
        County { due_soon_days, stale_after_days, internal_kinds, internal_units, programmes, items, reports, townships }
    }
}

//! A property of differences: whatever is edited, in whatever order, the told changes lead from the first version to
//! the last, each with a true effect.

use super::change::{Change, Effect, Weaker, What, diff};
use super::facts::{Field, Move, State, Subject, Value};
use crate::model::{Quantity, Status, Yuan, days_between};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::sync::Arc;

fn day() -> impl Strategy<Value = Date> {
    (2019_i16..2022, 1_i8..13, 1_i8..29).prop_map(|(year, month, day)| date(year, month, day))
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (-50_i64..500).prop_map(|number| Quantity::parse(&number.to_string()).unwrap())
}

fn money() -> impl Strategy<Value = Yuan> {
    (0_u64..100_000).prop_map(|fen| Yuan::parse(&format!("{}.{:02}", fen / 100, fen % 100)).unwrap())
}

fn name() -> impl Strategy<Value = Arc<str>> {
    prop_oneof![Just("甲"), Just("乙"), Just("丙")].prop_map(Arc::from)
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        Just(Subject::Place),
        name().prop_map(Subject::Plan),
        (name(), name()).prop_map(|(plan, id)| Subject::Measure(plan, id)),
        name().prop_map(Subject::Problem),
        name().prop_map(Subject::Notice),
    ]
}

fn fact() -> impl Strategy<Value = (Field, Value)> {
    let status = (0_usize..5).prop_map(|at| Value::Status(Status::ALL[at]));
    let target = (quantity(), quantity()).prop_map(|(baseline, value)| Value::Target {
        unit: "户".into(),
        baseline,
        value,
    });
    let milestone = (day(), proptest::option::of(quantity()), proptest::option::of(day()))
        .prop_map(|(due, amount, done_on)| Value::Milestone { due, amount, done_on });
    prop_oneof![
        name().prop_map(|name| (Field::Title, Value::Text(name))),
        name().prop_map(|name| (Field::Stage, Value::Text(name))),
        day().prop_map(|day| (Field::Due, Value::Date(day))),
        day().prop_map(|day| (Field::ClosedOn, Value::Date(day))),
        status.prop_map(|status| (Field::Status, status)),
        (name(), target).prop_map(|(name, target)| (Field::Target(name), target)),
        (name(), milestone).prop_map(|(name, milestone)| (Field::Milestone(name), milestone)),
        (name(), money()).prop_map(|(name, amount)| (Field::Fund(name), Value::Money(amount))),
        (name(), quantity()).prop_map(|(name, value)| (Field::Reported(name), Value::Number(value))),
        proptest::collection::vec(name(), 1..3).prop_map(|names| (Field::Lead, Value::Texts(names))),
    ]
}

#[derive(Clone, Debug)]
enum Edit {
    Put(Subject, Field, Value),
    Clear(Subject, Field),
    Drop(Subject),
    Move(Subject, Date),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (subject(), fact()).prop_map(|(subject, (field, value))| Edit::Put(subject, field, value)),
        2 => (subject(), fact()).prop_map(|(subject, (field, _))| Edit::Clear(subject, field)),
        1 => subject().prop_map(Edit::Drop),
        2 => (subject(), day()).prop_map(|(subject, day)| Edit::Move(subject, day)),
    ]
}

/// Takes in what is told to have changed.
fn follow(state: &mut State, changes: &[Change]) {
    for change in changes {
        match &change.what {
            What::Added(facts) => {
                state.subjects.insert(change.subject.clone(), facts.clone());
            }
            What::Dropped(_) => {
                state.subjects.remove(&change.subject);
            }
            // What lies behind today's deadline is told, and is no fact of the state.
            What::Renamed { .. } | What::Fact { field: Field::FirstDue, .. } => {}
            What::Fact { field, to, .. } => {
                let facts = Arc::make_mut(state.subjects.entry(change.subject.clone()).or_default());
                match to {
                    Some(value) => facts.insert(field.clone(), value.clone()),
                    None => facts.remove(field),
                };
            }
        }
    }
}

fn apply(state: &mut State, edit: &Edit) {
    match edit.clone() {
        Edit::Put(subject, field, value) => {
            Arc::make_mut(state.subjects.entry(subject).or_default()).insert(field, value);
        }
        Edit::Clear(subject, field) => {
            if let Some(facts) = state.subjects.get_mut(&subject) {
                Arc::make_mut(facts).remove(&field);
            }
        }
        Edit::Drop(subject) => {
            state.subjects.remove(&subject);
            state.moves.remove(&subject);
        }
        Edit::Move(subject, to) => {
            let from = state.date(&subject, &Field::Due);
            let facts = Arc::make_mut(state.subjects.entry(subject.clone()).or_default());
            facts.insert(Field::Due, Value::Date(to));
            let summary = format!("2020-01-{:02}", state.moves.values().map(Vec::len).sum::<usize>() + 1);
            let on = date(2020, 1, 1);
            state.moves.entry(subject).or_default().push(Move { summary: summary.into(), on, from });
        }
    }
}

fn ladder(_: &str) -> Vec<Arc<str>> {
    ["甲", "乙", "丙"].map(Arc::from).to_vec()
}

/// Whether what a change says of a promise is true of its two values.
fn is_true(change: &Change) -> bool {
    match (&change.what, change.effect) {
        (
            What::Fact { field: Field::Due, from: Some(Value::Date(from)), to: Some(Value::Date(to)) },
            effect,
        ) => {
            let moved = days_between(*from, *to);
            effect == if moved > 0 { Effect::Weaker(Weaker::Later(moved)) } else { Effect::Neutral }
        }
        (What::Fact { field: Field::Due, from: Some(_), to: None }, effect) => {
            effect == Effect::Weaker(Weaker::Undated)
        }
        (What::Fact { field: Field::Target(_), from: None, .. }, effect) => effect == Effect::Neutral,
        (What::Fact { field: Field::Target(_), to: None, .. }, effect) => {
            effect == Effect::Weaker(Weaker::Dropped)
        }
        (What::Added(_), effect) => effect == Effect::Neutral,
        (What::Fact { from, to, .. }, _) => from != to,
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn told_changes_lead_from_the_first_version_to_the_last(
        commits in proptest::collection::vec(proptest::collection::vec(edit(), 0..6), 1..12)
    ) {
        let mut versions = vec![State::default()];
        for commit in &commits {
            let mut next = versions.last().unwrap().clone();
            commit.iter().for_each(|edit| apply(&mut next, edit));
            versions.push(next);
        }
        let (first, last) = (&versions[0], versions.last().unwrap());
        // Step by step, and in one leap.
        let mut walked = first.clone();
        for pair in versions.windows(2) {
            let changes = diff(&pair[0], &pair[1], &ladder);
            prop_assert!(changes.iter().all(is_true), "{changes:?}");
            follow(&mut walked, &changes);
            prop_assert_eq!(&walked.subjects, &pair[1].subjects);
        }
        let mut leapt = first.clone();
        follow(&mut leapt, &diff(first, last, &ladder));
        prop_assert_eq!(&leapt.subjects, &last.subjects);
        // And back again; nothing is told of what stayed.
        let mut back = last.clone();
        follow(&mut back, &diff(last, first, &ladder));
        prop_assert_eq!(&back.subjects, &first.subjects);
        prop_assert!(diff(last, last, &ladder).is_empty());
    }
}

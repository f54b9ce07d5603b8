//! Owns: the index by measure — for each kind how many, how far, how much, and where on its ladder.
//! In: rows of measures. Out: one row a kind, in the order of the catalogue.

use super::{MeasureRow, Totals, address};
use crate::assess::MeasureState;
use crate::model::{Kind, Place, Quantity, Status, Target};
use std::collections::HashMap;

/// Targets of one name and unit within one kind, added up; measures that were given up are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetSum<'a> {
    /// The targets' name.
    pub name: &'a str,
    /// What is counted; never a share of a hundred or a thousand.
    pub unit: &'a str,
    /// How many targets are in the sum.
    pub count: usize,
    /// For how many of them a value was reported.
    pub reported: usize,
    /// Sum of where they start.
    pub baseline: Quantity,
    /// Sum of where they must arrive.
    pub value: Quantity,
    standing: Quantity,
}

/// A step of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageCount<'a> {
    /// Its name.
    pub name: &'a str,
    /// Villages standing at it.
    pub at: usize,
    /// Villages standing at it or past it.
    pub reached: usize,
}

/// A kind of measure.
#[derive(Clone, Debug)]
pub struct KindRow<'a> {
    /// The kind.
    pub kind: &'a Kind,
    /// Its measures: positions in [`super::Index::measures`].
    pub measures: Vec<usize>,
    /// Villages that have such a measure.
    pub villages: usize,
    /// Their figures; problems are none of a kind's.
    pub totals: Totals,
    /// Their targets, by name and unit as first met.
    pub targets: Vec<TargetSum<'a>>,
    /// The ladder, lowest step first; empty without one.
    pub stages: Vec<StageCount<'a>>,
    /// Villages with such a measure (not given up) that stand on no step yet.
    pub unstaged: usize,
}

impl KindRow<'_> {
    /// Its page.
    pub fn page(&self) -> String {
        address::kind(&self.kind.id)
    }
}

/// One row a kind, also for kinds that nobody uses.
pub(super) fn rows<'a>(kinds: &'a [Kind], measures: &[MeasureRow<'a>]) -> Vec<KindRow<'a>> {
    let mut rows: Vec<KindRow<'a>> = kinds.iter().map(empty_row).collect();
    for (position, measure) in measures.iter().enumerate() {
        let row = &mut rows[measure.kind_row];
        row.measures.push(position);
        row.totals.add_measure(measure.measure, measure.state);
    }
    for row in &mut rows {
        add_targets(row, measures);
        add_villages(row, measures);
    }
    rows
}

fn empty_row(kind: &Kind) -> KindRow<'_> {
    KindRow {
        kind,
        measures: Vec::new(),
        villages: 0,
        totals: Totals::default(),
        targets: Vec::new(),
        stages: kind.stages.iter().map(|name| StageCount { name, at: 0, reached: 0 }).collect(),
        unstaged: 0,
    }
}

/// Shares do not add up.
fn is_share(unit: &str) -> bool {
    unit.contains(['%', '％', '﹪', '‰'])
}

fn add_targets<'a>(row: &mut KindRow<'a>, measures: &[MeasureRow<'a>]) {
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    let kept = row.measures.iter().map(|at| &measures[*at]).filter(|m| m.state.status != Status::Cancelled);
    for measure in kept {
        for (target, reported) in measure.measure.targets.iter().zip(&measure.state.targets) {
            if is_share(&target.unit) {
                continue;
            }
            let place = *places.entry((&target.name, &target.unit)).or_insert_with(|| {
                row.targets.push(TargetSum::new(target));
                row.targets.len() - 1
            });
            row.targets[place].add(target, reported.map(|reported| reported.value));
        }
    }
}

impl<'a> TargetSum<'a> {
    fn new(target: &'a Target) -> Self {
        let zero = Quantity::ZERO;
        let (name, unit) = (&target.name, &target.unit);
        TargetSum { name, unit, count: 0, reported: 0, baseline: zero, value: zero, standing: zero }
    }

    fn add(&mut self, target: &Target, reported: Option<Quantity>) {
        self.count += 1;
        self.reported += usize::from(reported.is_some());
        self.baseline += target.baseline;
        self.value += target.value;
        self.standing += reported.unwrap_or(target.baseline);
    }

    /// Sum of where they stand; one without a report stands at its baseline. None without any report.
    pub fn current(&self) -> Option<Quantity> {
        (self.reported > 0).then_some(self.standing)
    }

    /// How far they are, in whole percent; none without any report.
    pub fn percent(&self) -> Option<u32> {
        self.current()?.progress(self.baseline, self.value)
    }
}

/// Counts villages, and puts each on the step of its least advanced measure.
fn add_villages(row: &mut KindRow<'_>, measures: &[MeasureRow<'_>]) {
    for group in row.measures.chunk_by(|a, b| measures[*a].at.place == measures[*b].at.place) {
        let Place::Village(..) = measures[group[0]].at.place else { continue };
        row.villages += 1;
        let states = group.iter().map(|at| measures[*at].state);
        let states: Vec<_> = states.filter(|state| state.status != Status::Cancelled).collect();
        // None is less than any step: a measure that has not begun to climb holds its village back.
        let least = states.iter().map(|state| state.stage).min();
        // What is done without a word of steps has not still to take the first one.
        let is_below = |state: &&MeasureState| state.stage.is_none() && state.status != Status::Done;
        match least {
            Some(Some(step)) if step < row.stages.len() => {
                row.stages[step].at += 1;
                row.stages[..=step].iter_mut().for_each(|stage| stage.reached += 1);
            }
            _ if states.iter().any(is_below) => row.unstaged += 1,
            _ => {}
        }
    }
}

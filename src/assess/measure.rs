//! Owns: a measure's way from its plan through every update to the day.
//! In: a holder's plans and summaries. Out: one [`MeasureState`] a measure, in the order of the files.

use super::deadline::Deadline;
use super::rules::Rules;
use super::standing::{Standing, plan_holds};
use super::state::{MeasureState, MilestoneState, Reported};
use crate::model::{Holder, Measure, Plan, Spent, Summary, Update, Yuan, counts_on};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A measure after some of its updates.
#[derive(Clone, Debug)]
pub(super) struct Walk<'m> {
    measure: &'m Measure,
    ladder: &'m [String],
    /// Its status.
    pub standing: Standing,
    /// Its stage, as a position on the ladder.
    pub stage: Option<usize>,
    /// One entry a target.
    pub targets: Vec<Option<Reported>>,
    deadline: Deadline,
    milestones: Vec<Marks>,
    spent: Option<&'m Spent>,
    updates: Vec<(usize, usize)>,
}

/// What was reported of a milestone.
#[derive(Clone, Debug, Default)]
struct Marks {
    done_on: Option<Date>,
    achieved: Vec<String>,
    count: Option<usize>,
}

impl<'m> Walk<'m> {
    /// What the plan alone says on the day.
    pub fn promised(rules: &Rules<'m>, plan: &'m Plan, measure: &'m Measure) -> Self {
        let ladder = rules.ladder(&measure.kind.value);
        let holds = plan_holds(plan, rules.day);
        let marks = measure.milestones.iter().map(|milestone| Marks {
            done_on: counts_on(milestone.done_on, rules.day).filter(|_| holds),
            ..Marks::default()
        });
        Walk {
            measure,
            ladder,
            standing: Standing::promised(plan, measure, rules.day),
            stage: measure.stage.as_ref().filter(|_| holds).and_then(|stage| step(ladder, &stage.value)),
            targets: vec![None; measure.targets.len()],
            deadline: Deadline::promised(measure.due),
            milestones: marks.collect(),
            spent: None,
            updates: Vec::new(),
        }
    }

    /// Takes in the update at `at` (summary's position, update's position).
    pub fn apply(&mut self, day: Date, summary: &'m Summary, update: &'m Update, at: (usize, usize)) {
        let on = summary.date.value;
        self.updates.push(at);
        self.standing.apply(update, day);
        if let Some(stage) = &update.stage {
            self.stage = step(self.ladder, &stage.value).or(self.stage);
        }
        if let Some(due) = update.due {
            self.deadline.state(due.value, on, at.0, update.note.as_ref());
        }
        for (name, value) in &update.values {
            if let Some(target) = self.measure.targets.iter().position(|target| target.name == *name) {
                self.targets[target] = Some(Reported { value: value.value, on });
            }
        }
        self.spent = update.spent.as_ref().or(self.spent);
        self.mark_milestones(day, update);
    }

    fn mark_milestones(&mut self, day: Date, update: &Update) {
        for (title, done_on) in &update.milestones {
            if let Some(marks) = self.marks(title) {
                marks.done_on = counts_on(Some(*done_on), day).or(marks.done_on);
            }
        }
        for (title, members) in &update.achieved {
            if let Some(marks) = self.marks(title) {
                for member in members {
                    if let Err(place) = marks.achieved.binary_search(member) {
                        marks.achieved.insert(place, member.clone());
                    }
                }
                marks.count = marks.count.max(Some(marks.achieved.len()));
            }
        }
        // The public edition has no members left to unite: there each number is the one so far, and
        // none of them can fall, since nobody is ever taken out of the union.
        for (title, count) in &update.achieved_count {
            if let Some(marks) = self.marks(title) {
                marks.count = marks.count.max(Some(*count));
            }
        }
    }

    fn marks(&mut self, title: &str) -> Option<&mut Marks> {
        let at = self.measure.milestones.iter().position(|milestone| milestone.title == title)?;
        self.milestones.get_mut(at)
    }

    /// What was spent: in all, and by source where the last report says so. A plain total would give
    /// withheld money away, and a list without sources says nothing.
    fn spent(&self) -> (Option<Yuan>, Vec<(String, Yuan)>) {
        match self.spent {
            Some(Spent::Total(amount)) if !self.measure.funds_withheld => (Some(*amount), Vec::new()),
            Some(spent @ Spent::BySource(parts)) if !parts.is_empty() => (Some(spent.total()), parts.clone()),
            _ => (None, Vec::new()),
        }
    }

    /// Where the measure stands when all updates are taken in.
    fn arrive(self, rules: &Rules, plan: usize, measure: usize) -> MeasureState {
        let (spent, spent_by_source) = self.spent();
        let Standing { status, .. } = self.standing;
        let done_on = self.standing.done_on();
        let Deadline { first, due, slips } = self.deadline;
        let timing = rules.timing(due, status.is_open());
        let milestones = self.measure.milestones.iter().zip(self.milestones).map(|(milestone, marks)| {
            let open = status.is_open() && marks.done_on.is_none();
            let timing = rules.timing(Some(milestone.due), open);
            MilestoneState {
                done_on: marks.done_on,
                achieved: marks.achieved,
                achieved_count: marks.count,
                overdue: timing.overdue,
                due_soon: timing.due_soon,
            }
        });
        MeasureState {
            plan: narrow(plan),
            measure: narrow(measure),
            status,
            stage: self.stage,
            due,
            first_due: first,
            done_on,
            targets: self.targets.into(),
            milestones: milestones.collect(),
            spent,
            spent_by_source: spent_by_source.into(),
            slips: slips.into(),
            updates: self.updates.into(),
            overdue: timing.overdue,
            due_soon: timing.due_soon,
            done_late: done_on.is_some_and(|done_on| first.is_some_and(|first| done_on > first)),
            undated: status.is_open() && due.is_none(),
        }
    }
}

/// A position in a file, which has no room for four billion entries.
fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn step(ladder: &[String], stage: &str) -> Option<usize> {
    ladder.iter().position(|name| name == stage)
}

/// The state of all measures of a holder, plan by plan.
pub(super) fn measure_states<'m>(rules: &Rules<'m>, holder: Holder<'m>) -> Vec<MeasureState> {
    let mut places = Vec::new();
    let mut walks = Vec::new();
    let mut by_name = BTreeMap::new();
    for (p, plan) in holder.plans.iter().enumerate() {
        for (m, measure) in plan.measures.iter().enumerate() {
            by_name.insert((plan.programme.as_str(), &*measure.id), walks.len());
            places.push((p, m));
            walks.push(Walk::promised(rules, plan, measure));
        }
    }
    for (s, summary) in rules.counting(holder.summaries) {
        for (u, update) in summary.updates.iter().enumerate() {
            if let Some(&at) = by_name.get(&(update.programme.as_str(), update.measure.as_str())) {
                walks[at].apply(rules.day, summary, update, (s, u));
            }
        }
    }
    // Collected, the states would keep the room of the walks, which are twice as large.
    let mut states = Vec::with_capacity(walks.len());
    states.extend(walks.into_iter().zip(places).map(|(walk, (p, m))| walk.arrive(rules, p, m)));
    states
}

#[cfg(test)]
mod tests;

//! What counties of chance report, as records: summaries with their updates, problems and visits.

use super::common::put;
use super::county::*;
use super::record::decimal as digits;
use super::write::{day, laddered, map, named, number, yuan};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// A measure with where its holder has it.
struct Known<'c> {
    programme: usize,
    at: usize,
    measure: &'c Measure,
    achieved: BTreeSet<String>,
}

/// Codes of those members of a milestone that a mask picks.
pub fn members(milestone: usize, count: u8, mask: u8) -> Vec<String> {
    (0..count).filter(|at| mask & (1 << at) != 0).map(|at| format!("H{milestone}{at}")).collect()
}

impl Reports {
    /// The problems that the plan at a place of the holder's list reports.
    pub fn planned(&self, out: &mut String, plan: usize, plans: usize) {
        for (at, problem) in self.problems.iter().enumerate() {
            if self.in_plan(problem, plans) && problem.first.1 % plans == plan {
                problem.write(out, at);
            }
        }
    }

    fn in_plan(&self, problem: &Problem, plans: usize) -> bool {
        plans > 0 && (problem.first.0 || self.summaries.is_empty())
    }

    /// Summaries in the order in which they count.
    fn sorted(&self) -> Vec<&Summary> {
        let mut sorted: Vec<_> = self.summaries.iter().collect();
        sorted.sort_by_key(|summary| summary.date);
        sorted
    }

    pub fn write(&self, content: &Path, folder: &str, plans: &[(usize, &[Measure])]) {
        let measures = plans.iter().flat_map(|(programme, measures)| {
            let known = measures.iter().enumerate();
            known.map(|(at, measure)| Known { programme: *programme, at, measure, achieved: BTreeSet::new() })
        });
        let mut measures: Vec<_> = measures.collect();
        for (at, summary) in self.sorted().into_iter().enumerate() {
            let mut out = format!("date = {}\ninternal = {}\n", summary.date, summary.internal);
            let mut told = BTreeSet::new();
            for update in &summary.updates {
                let which = update.which % measures.len().max(1);
                if told.insert(which)
                    && let Some(known) = measures.get_mut(which)
                {
                    update.write(&mut out, known, plans.len());
                }
            }
            for (number, problem) in self.problems.iter().enumerate() {
                let planned = self.in_plan(problem, plans.len());
                let first = if planned { None } else { Some(problem.first.1 % self.summaries.len()) };
                if first == Some(at) {
                    problem.write(&mut out, number);
                }
                let change = at.checked_sub(first.map_or(0, |first| first + 1));
                if let Some(change) = change.and_then(|at| problem.changes.get(at)) {
                    change.write(&mut out, number, problem);
                }
            }
            for visit in &summary.visits {
                let role = ROLES[visit.role];
                let _ = writeln!(out, "[[visits]]\non = {}\nby = \"李某\"\nrole = \"{role}\"", visit.on);
                number(&mut out, "solved", visit.solved);
                let _ = writeln!(out, "internal = {}", visit.internal);
            }
            // Those of one date count in the order of their names.
            put(content, &format!("{folder}/{}-{at}.toml", summary.date), &out);
        }
    }
}

impl Update {
    fn write(&self, out: &mut String, known: &mut Known, plans: usize) {
        let (measure, at) = (known.measure, known.at);
        let short = plans == 1 && self.note;
        let named = if short { format!("m{at}") } else { format!("p{}/m{at}", known.programme) };
        let _ = writeln!(out, "[[updates]]\nmeasure = \"{named}\"\ninternal = {}", self.internal);
        let start = measure.begins();
        let from_start = |day: Date| start.map_or(day, |start| day.max(start));
        if let Some(status) = self.status {
            let _ = writeln!(out, "status = \"{status}\"");
        }
        day(out, "done_on", self.done_on.map(from_start));
        day(out, "due", self.due.map(from_start));
        if let Some(stage) = self.stage.filter(|_| laddered(measure.kind)) {
            let _ = writeln!(out, "stage = \"{}\"", STAGES[stage]);
        }
        if self.note {
            out.push_str("note = \"有说明\"\n");
        }
        let mut batches = Vec::new();
        for (number, (milestone, mask)) in measure.milestones.iter().zip(&self.achieved).enumerate() {
            let Some(mask) = mask.filter(|_| measure.steps() == Steps::Members) else { continue };
            let members = members(number, milestone.amount, mask);
            batches.push(format!("\"第{number}批\" = {members:?}"));
            known.achieved.extend(members);
        }
        let most = known.achieved.len() as i64 * 1_000_000;
        let values = self.values.iter().take(measure.targets.len()).enumerate();
        let values = values.filter_map(|(number, value)| {
            let value = value.map(|it| if measure.steps() == Steps::Members { it.min(most) } else { it })?;
            Some(format!("\"目标{number}\" = {}", digits(value.into())))
        });
        map(out, "values", values.collect());
        map(out, "achieved", batches);
        let done = measure.milestones.iter().zip(&self.milestones).enumerate();
        let done = done.filter_map(|(number, (_, done))| Some(format!("\"第{number}批\" = {}", (*done)?)));
        map(out, "milestones", done.collect());
        match &self.spent {
            Some(Spent::Total(fen)) => {
                let _ = writeln!(out, "spent = {}", yuan(*fen));
            }
            Some(Spent::Sources(parts)) => {
                let mut seen = BTreeSet::new();
                let parts = parts.iter().filter(|part| seen.insert(part.0));
                map(
                    out,
                    "spent",
                    parts.map(|(source, fen)| format!("\"{}\" = {}", SOURCES[*source], yuan(*fen))).collect(),
                );
            }
            None => {}
        }
    }
}

impl Problem {
    fn write(&self, out: &mut String, at: usize) {
        let _ = writeln!(
            out,
            "[[problems]]\nid = \"w{at}\"\ntitle = \"第{at}个问题\"\nfound_on = {}",
            self.found_on
        );
        let after = |day: Option<Date>| day.map(|day| day.max(self.found_on));
        day(out, "due", after(self.due));
        day(out, "closed_on", after(self.closed_on));
        if self.closed_by {
            out.push_str("closed_by = \"村民代表\"\n");
        }
        let _ = writeln!(out, "lead = {:?}\ninternal = {}", named(&self.lead), self.internal);
    }
}

impl Change {
    fn write(&self, out: &mut String, at: usize, problem: &Problem) {
        let _ = writeln!(out, "[[problems]]\nid = \"w{at}\"\ninternal = {}", self.internal);
        let after = |day: Option<Date>| day.map(|day| day.max(problem.found_on));
        day(out, "due", after(self.due));
        day(out, "closed_on", after(self.closed_on));
        if self.closed_by {
            out.push_str("closed_by = \"监督委员会\"\n");
        }
        if let Some(lead) = self.lead {
            let _ = writeln!(out, "lead = \"{}\"", NAMES[lead]);
        }
        if self.said {
            let _ = writeln!(out, "note = \"又说\"\ntitle = \"第{at}个问题，改题\"");
        }
    }
}

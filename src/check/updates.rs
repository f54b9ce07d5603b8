//! Owns: what summaries refer to — measures, stages, targets, milestones, members, problems.
//! In: a nested model and drafts of its summaries. Out: the model with its summaries, and findings.

use super::assemble::{Drafts, Lost};
use super::shape::{ProblemDraft, SummaryDraft, UpdateDraft};
use crate::diag::{Code, Diagnostic, Report};
use crate::load::{is_slip, nearest};
use crate::model::*;
use crate::source::{Span, Spanned};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Ties every update to its measure and every problem to its first report.
pub fn resolve(model: &mut Model, drafts: Drafts, report: &mut Report) {
    let Drafts { summaries, lost, ladders_unsure, .. } = drafts;
    let work: Vec<(Place, Vec<SummaryDraft>)> = summaries.into_iter().collect();
    let done: Vec<(Place, Vec<Summary>, Vec<Diagnostic>)> = work
        .into_par_iter()
        .map(|(place, drafts)| {
            let mut resolver = Resolver::new(model, place, lost.get(&place));
            resolver.ladders_sure = !ladders_unsure;
            let summaries = drafts.into_iter().map(|draft| resolver.summary(draft)).collect();
            (place, summaries, resolver.found)
        })
        .collect();
    for (place, summaries, found) in done {
        report.extend(found);
        match place {
            Place::County => model.summaries = summaries,
            Place::Township(t) => model.townships[t].summaries = summaries,
            Place::Village(t, v) => model.townships[t].villages[v].summaries = summaries,
        }
    }
}

/// One holder's plans, and what its summaries have said so far.
struct Resolver<'m> {
    model: &'m Model,
    plans: &'m [Plan],
    lost: Option<&'m Lost>,
    ladders_sure: bool,
    /// By id: when it was found.
    problems: BTreeMap<String, Option<Date>>,
    achieved: BTreeMap<(String, String), BTreeSet<(String, String)>>,
    found: Vec<Diagnostic>,
}

impl<'m> Resolver<'m> {
    fn new(model: &'m Model, place: Place, lost: Option<&'m Lost>) -> Self {
        let plans = model.plans_at(place);
        let mut resolver = Resolver {
            model,
            plans,
            lost,
            ladders_sure: true,
            problems: BTreeMap::new(),
            achieved: BTreeMap::new(),
            found: Vec::new(),
        };
        for problem in plans.iter().flat_map(|plan| &plan.problems) {
            if resolver.problems.contains_key(&problem.id) {
                let finding = Diagnostic::new(Code::DuplicateId, problem.id_at).variant("problem");
                resolver.found.push(finding.arg("id", problem.id.as_str()));
            } else {
                resolver.problems.insert(problem.id.clone(), Some(problem.found_on));
            }
        }
        resolver
    }

    fn summary(&mut self, draft: SummaryDraft) -> Summary {
        let mut summary = draft.summary;
        for update in draft.updates {
            summary.updates.extend(self.update(update));
        }
        for problem in draft.problems {
            self.problem(problem, &mut summary);
        }
        summary
    }

    fn update(&mut self, draft: UpdateDraft) -> Option<Update> {
        let (plan, measure) = self.measure(&draft.measure)?;
        let mut update = draft.update;
        update.programme = plan.programme.clone();
        update.measure = measure.id.to_string();
        if let (Some(done_on), Some(start)) = (update.done_on, measure.start)
            && done_on.value < start
        {
            let finding = Diagnostic::new(Code::DateOrder, done_on.span).variant("start-done");
            let finding = finding.arg("earlier", start.to_string());
            self.found.push(finding.arg("later", done_on.value.to_string()));
        }
        if let (Some(due), Some(start)) = (update.due, measure.start)
            && due.value < start
        {
            let finding = Diagnostic::new(Code::DateOrder, due.span).variant("start-due");
            self.found.push(finding.arg("earlier", start.to_string()).arg("later", due.value.to_string()));
        }
        if let Some(stage) = &update.stage {
            let kind = &measure.kind.value;
            self.found.extend(unknown_stage(self.model, kind, stage.as_text(), self.ladders_sure));
        }
        let targets: Vec<&str> = measure.targets.iter().map(|target| target.name.as_str()).collect();
        let titles: Vec<&str> = measure.milestones.iter().map(|milestone| milestone.title.as_str()).collect();
        self.names(&draft.names.targets, &targets, ["target", "target-none"]);
        self.names(&draft.names.milestones, &titles, ["milestone", "milestone-none"]);
        let sources: Vec<&str> = self.model.site.fund_sources.iter().map(String::as_str).collect();
        if !sources.is_empty() {
            self.names(&draft.names.sources, &sources, ["fund-source"; 2]);
        }
        self.members(measure, &draft.names.members);
        self.value_within_achieved(&update, measure);
        Some(update)
    }

    /// Finds the measure that an update names; an id that stands in several plans needs its programme.
    fn measure(&mut self, name: &Spanned<String>) -> Option<(&'m Plan, &'m Measure)> {
        let all = || self.plans.iter().flat_map(|plan| plan.measures.iter().map(move |m| (plan, m)));
        let exact: Vec<_> = all().filter(|(_, measure)| *measure.id == *name.value).collect();
        match exact.as_slice() {
            [one] => return Some(*one),
            // Twice in one plan is told there.
            [first, rest @ ..] if rest.iter().all(|other| other.0.programme == first.0.programme) => {
                return Some(*first);
            }
            [] => {}
            [first, second, ..] => {
                let finding = Diagnostic::new(Code::UnknownUpdate, name.span).variant("ambiguous");
                self.found.push(
                    finding
                        .arg("measure", name.value.as_str())
                        .arg("first", format!("{}/{}", first.0.programme, name.value))
                        .arg("second", format!("{}/{}", second.0.programme, name.value)),
                );
                return None;
            }
        }
        let qualified = name.value.split_once('/').and_then(|(programme, id)| {
            all().find(|(plan, measure)| plan.programme == programme && *measure.id == *id)
        });
        // A plan under a name that no programme has may be the one that is meant.
        let programme = name.value.split_once('/').map(|(programme, _)| programme);
        let has_plan = |programme: &str| self.plans.iter().any(|plan| plan.programme == programme);
        let is_misnamed = programme.is_some_and(|it| !has_plan(it) && self.model.programme(it).is_some())
            && self.plans.iter().any(|plan| self.model.programme(&plan.programme).is_none());
        let may_be_lost = self.lost.is_some_and(|lost| lost.may_hold(programme));
        if qualified.is_none() && !may_be_lost && !is_misnamed {
            let finding = Diagnostic::new(Code::UnknownUpdate, name.span);
            let finding = finding.arg("measure", name.value.as_str());
            self.found.push(match self.measure_meant(&name.value) {
                Some(meant) => finding.variant("meant").arg("meant", meant),
                None => finding,
            });
        }
        qualified
    }

    /// The measure of which a name differs by a slip: in its own id, or in the programme before it. A programme that both
    /// have in common makes no two measures alike.
    fn measure_meant(&self, name: &str) -> Option<String> {
        let (programme, id) = match name.split_once('/') {
            Some((programme, id)) => (Some(programme), id),
            None => (None, name),
        };
        let known =
            programme.is_some_and(|programme| self.plans.iter().any(|plan| plan.programme == programme));
        let of_it = |plan: &&Plan| !known || Some(plan.programme.as_str()) == programme;
        let plans = || self.plans.iter().filter(of_it);
        if !known && let Some(programme) = programme {
            let with_id = plans().filter(|plan| plan.measures.iter().any(|measure| *measure.id == *id));
            let programmes: Vec<&str> = with_id.map(|plan| plan.programme.as_str()).collect();
            return Some(format!("{}/{id}", nearest(programme, &programmes)?));
        }
        let ids: Vec<&str> = plans().flat_map(|plan| &plan.measures).map(|measure| &*measure.id).collect();
        let meant = nearest(id, &ids).filter(|meant| is_slip(id, meant))?;
        Some(programme.map_or_else(|| meant.to_owned(), |programme| format!("{programme}/{meant}")))
    }

    /// Each name is known; the wordings are for some and for none to choose from.
    fn names(&mut self, names: &[Spanned<String>], known: &[&str], [some, none]: [&'static str; 2]) {
        for name in names {
            if !known.contains(&name.value.as_str()) {
                let finding = Diagnostic::new(Code::UnknownReference, name.span);
                let finding = finding.arg("name", name.value.as_str());
                self.found.push(match known {
                    [] => finding.variant(none),
                    known => finding.variant(some).arg("known", known.join(" ")),
                });
            }
        }
    }

    /// Each achieved member is one of its milestone's.
    fn members(&mut self, measure: &Measure, members: &[(String, Spanned<String>)]) {
        for (title, member) in members {
            let Some(milestone) = measure.milestones.iter().find(|milestone| milestone.title == *title)
            else {
                continue;
            };
            if !milestone.members.contains(&member.value) {
                let finding = Diagnostic::new(Code::Members, member.span).variant("unknown");
                let finding = finding.arg("member", member.value.as_str());
                self.found.push(finding.arg("milestone", title.as_str()));
            }
        }
    }

    /// A value never claims more than the members achieved so far, where members are counted.
    fn value_within_achieved(&mut self, update: &Update, measure: &Measure) {
        // Who was achieved before may stand in what could not be read.
        if self.lost.is_some() {
            return;
        }
        let key = (update.programme.clone(), update.measure.clone());
        let achieved = self.achieved.entry(key).or_default();
        for (title, members) in &update.achieved {
            achieved.extend(members.iter().map(|member| (title.clone(), member.clone())));
        }
        let named = |milestone: &Milestone| !milestone.members.is_empty();
        // Amounts without members may have been reached too, and nobody is named for them.
        let unnamed = measure.milestones.iter().any(|it| it.amount.is_some() && !named(it));
        let ([target], true, false) =
            (measure.targets.as_slice(), measure.milestones.iter().any(named), unnamed)
        else {
            return;
        };
        for (name, value) in &update.values {
            // What moves away from the target claims nobody.
            let (from, now) = (target.baseline, value.value);
            let claimed = if target.value < from { from.minus(now) } else { now.minus(from) };
            if *name == target.name && claimed > Quantity::count(achieved.len()) {
                let finding = Diagnostic::new(Code::Members, value.span).variant("above");
                let finding = finding.arg("value", claimed.to_string());
                self.found.push(finding.arg("achieved", achieved.len()).arg("target", name.as_str()));
            }
        }
    }

    fn problem(&mut self, draft: ProblemDraft, summary: &mut Summary) {
        if let Some(first_found) = self.problems.get(&draft.id.value).copied() {
            if let Some(found_on) = draft.found_on {
                // A second first report: a new problem under an id that is taken.
                let finding = Diagnostic::new(Code::DuplicateId, draft.id.span).variant("problem-again");
                let finding = finding.arg("id", draft.id.value.as_str());
                self.found.push(finding.arg("found_on", found_on.value.to_string()));
                return;
            }
            self.closed_after(first_found, draft.change.closed_on);
            summary.problem_changes.push(draft.change);
            return;
        }
        self.problems.insert(draft.id.value.clone(), draft.found_on.map(|found_on| found_on.value));
        let (found, unsure) = (&mut self.found, self.lost.is_some());
        let id = draft.id.value.clone();
        let new = draft.into_first(&mut |field: &str, at: Span| {
            // With an unreadable plan it may be a change to a problem that nobody can see.
            if !unsure {
                let finding = Diagnostic::new(Code::MissingField, at).variant("new-problem");
                found.push(finding.arg("field", field).arg("id", id.as_str()));
            }
        });
        summary.problems.push(new);
    }

    fn closed_after(&mut self, found_on: Option<Date>, closed_on: Option<Spanned<Date>>) {
        if let (Some(found_on), Some(closed_on)) = (found_on, closed_on)
            && closed_on.value < found_on
        {
            let finding = Diagnostic::new(Code::DateOrder, closed_on.span).variant("found-closed");
            let finding = finding.arg("earlier", found_on.to_string());
            self.found.push(finding.arg("later", closed_on.value.to_string()));
        }
    }
}

/// A stage that the kind's ladder does not have; of a kind without a ladder only where that is sure.
pub fn unknown_stage(model: &Model, kind: &str, stage: Spanned<&str>, sure: bool) -> Option<Diagnostic> {
    let kind = model.kind(kind).filter(|kind| sure || !kind.stages.is_empty())?;
    if kind.stages.iter().any(|known| known == stage.value) {
        return None;
    }
    let finding = Diagnostic::new(Code::UnknownStage, stage.span);
    let finding = finding.arg("stage", stage.value).arg("kind", kind.name.as_str());
    Some(if kind.stages.is_empty() {
        finding.variant("none")
    } else {
        finding.arg("stages", kind.stages.join(" → "))
    })
}

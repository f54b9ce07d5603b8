//! Owns: the walk over all holders that makes the rows. In: what is published, and the table of units.
//! Out: [`Rows`], county first, then each township before its villages.
//! What a later edition or day would show is passed over here, once for all indexes.

use super::unit::UnitTable;
use super::{MeasureRow, NoticeRow, Own, PlanRow, ProblemRow, SummaryRow, Totals, VisitRow, Where};
use crate::assess::{HolderState, MeasureState, ProblemSource, ProblemState, State};
use crate::model::{Holder, Model, Notice, Place, Plan};
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// All rows, and what each holder has of them.
pub(super) struct Rows<'a> {
    pub own: Vec<Own<'a>>,
    pub plans: Vec<PlanRow<'a>>,
    pub measures: Vec<MeasureRow<'a>>,
    pub problems: Vec<ProblemRow<'a>>,
    pub summaries: Vec<SummaryRow<'a>>,
    pub notices: Vec<NoticeRow<'a>>,
    pub visits: Vec<VisitRow<'a>>,
    day: Date,
    model: &'a Model,
    kinds: HashMap<&'a str, usize>,
    programmes: HashMap<&'a str, usize>,
    items: HashMap<&'a str, usize>,
}

pub(super) fn rows<'a>(model: &'a Model, state: &'a State, units: &UnitTable<'a>) -> Rows<'a> {
    let mut rows = Rows::new(model, state.day);
    for (holder, state) in model.holders().zip(&state.holders) {
        rows.holder(holder, state, units);
    }
    rows
}

fn by_name<'a, T>(list: &'a [T], name: impl Fn(&'a T) -> &'a str) -> HashMap<&'a str, usize> {
    list.iter().enumerate().map(|(position, entry)| (name(entry), position)).collect()
}

impl<'a> Rows<'a> {
    fn new(model: &'a Model, day: Date) -> Self {
        // Room for all that there may be: a large county's rows would hold a third more than they need.
        let plans: Vec<&Plan> = model.holders().flat_map(|holder| holder.plans).collect();
        Rows {
            own: Vec::with_capacity(model.holders().count()),
            measures: Vec::with_capacity(plans.iter().map(|plan| plan.measures.len()).sum()),
            plans: Vec::with_capacity(plans.len()),
            problems: Vec::new(),
            summaries: Vec::new(),
            notices: Vec::new(),
            visits: Vec::new(),
            day,
            model,
            kinds: by_name(&model.kinds, |kind| kind.id.as_str()),
            programmes: by_name(&model.programmes, |programme| programme.record.slug.as_str()),
            items: by_name(&model.disclosures, |item| item.id.as_str()),
        }
    }

    fn locate(&self, place: Place) -> Where<'a> {
        let township = place.township().map(|t| &self.model.townships[t]);
        let village = match place {
            Place::Village(t, v) => Some(&self.model.townships[t].villages[v]),
            Place::County | Place::Township(_) => None,
        };
        Where::new(place, township, village)
    }

    fn holder(&mut self, holder: Holder<'a>, state: &'a HolderState, units: &UnitTable<'a>) {
        let at = Arc::new(self.locate(holder.place));
        let first = [
            self.plans.len(),
            self.measures.len(),
            self.problems.len(),
            self.summaries.len(),
            self.notices.len(),
            self.visits.len(),
        ];
        let shown = self.plans(&at, holder, state, units);
        for problem in &state.problems {
            self.problem(&at, holder, problem, &shown, units);
        }
        self.reports(&at, holder);
        if let Some(village) = at.village {
            self.notices(&at, &village.notices);
        }
        let [plans, measures, problems, summaries, notices, visits] = first;
        let totals = self.totals(&at, state, plans, problems);
        let own = Own {
            at,
            state,
            plans: plans..self.plans.len(),
            measures: measures..self.measures.len(),
            problems: problems..self.problems.len(),
            summaries: summaries..self.summaries.len(),
            notices: notices..self.notices.len(),
            visits: visits..self.visits.len(),
            totals,
        };
        self.own.push(own);
    }

    /// The holder's figures: those of its plans, and of problems that only summaries reported.
    fn totals(&self, at: &Where<'a>, state: &HolderState, plans: usize, problems: usize) -> Totals {
        let mut totals = Totals {
            townships: usize::from(matches!(at.place, Place::Township(_))),
            villages: usize::from(at.village.is_some()),
            stale_villages: usize::from(at.village.is_some() && state.stale),
            ..Totals::default()
        };
        for plan in &self.plans[plans..] {
            totals += &plan.totals;
        }
        for problem in self.problems[problems..].iter().filter(|row| row.plan_row.is_none()) {
            totals.add_problem(problem.state);
        }
        totals
    }

    /// Adds plans and their measures; says where each of the holder's plans now stands. A plan or measure whose
    /// programme or kind this edition does not have is not shown either.
    fn plans(
        &mut self,
        at: &Arc<Where<'a>>,
        holder: Holder<'a>,
        state: &'a HolderState,
        units: &UnitTable<'a>,
    ) -> Vec<Option<usize>> {
        let mut shown = Vec::with_capacity(holder.plans.len());
        for (plan, complete) in holder.plans.iter().zip(&state.plan_complete) {
            let programme = self.programmes.get(plan.programme.as_str()).copied();
            shown.push(programme.map(|_| self.plans.len()));
            let Some(programme_row) = programme else { continue };
            self.plans.push(PlanRow {
                at: Arc::clone(at),
                programme: &self.model.programmes[programme_row],
                programme_row,
                plan,
                complete: *complete,
                measures: 0..0,
                totals: Totals { plans: usize::from(at.place != Place::County), ..Totals::default() },
            });
        }
        // States go plan by plan, so a plan's measures come out next to each other.
        for measure in &state.measures {
            if let Some(plan_row) = shown.get(measure.plan as usize).copied().flatten() {
                self.measure(plan_row, measure, units);
            }
        }
        shown
    }

    fn measure(&mut self, plan_row: usize, state: &'a MeasureState, units: &UnitTable<'a>) {
        let row = &mut self.plans[plan_row];
        let Some(measure) = row.plan.measures.get(state.measure as usize) else { return };
        let Some(kind_row) = self.kinds.get(&*measure.kind.value).copied() else { return };
        let position = self.measures.len();
        if row.measures.is_empty() {
            row.measures = position..position;
        }
        row.measures.end = position + 1;
        row.totals.add_measure(measure, state);
        let lead = units.resolve(measure.lead.iter().map(|name| name.value.as_str()));
        let mut with = units.resolve(measure.with.iter().map(|name| name.value.as_str()));
        with.retain(|unit| !lead.contains(unit));
        self.measures.push(MeasureRow {
            at: Arc::clone(&row.at),
            programme: row.programme,
            programme_row: row.programme_row,
            plan: row.plan,
            plan_row,
            kind: &self.model.kinds[kind_row],
            kind_row,
            measure,
            state,
            lead,
            with: with.into_iter().collect(),
        });
    }

    fn problem(
        &mut self,
        at: &Arc<Where<'a>>,
        holder: Holder<'a>,
        state: &'a ProblemState,
        shown: &[Option<usize>],
        units: &UnitTable<'a>,
    ) {
        let (plan_row, summary, problem) = match state.source {
            ProblemSource::Plan(plan, position) => {
                let Some(plan_row) = shown.get(plan).copied().flatten() else { return };
                (Some(plan_row), None, holder.plans[plan].problems.get(position))
            }
            ProblemSource::Summary(summary, position) => {
                let summary = holder.summaries.get(summary);
                (None, summary, summary.and_then(|summary| summary.problems.get(position)))
            }
        };
        let Some(problem) = problem else { return };
        if let Some(plan_row) = plan_row {
            self.plans[plan_row].totals.add_problem(state);
        }
        self.problems.push(ProblemRow {
            at: Arc::clone(at),
            programme: plan_row.map(|row| self.plans[row].programme),
            plan_row,
            problem,
            state,
            summary,
            lead: units.resolve(state.lead.iter().map(String::as_str)).into_vec(),
        });
    }

    fn reports(&mut self, at: &Arc<Where<'a>>, holder: Holder<'a>) {
        for (position, summary) in holder.summaries.iter().enumerate() {
            if summary.date.value > self.day {
                continue;
            }
            let summary_row = self.summaries.len();
            self.summaries.push(SummaryRow { at: Arc::clone(at), summary, position });
            let visits = summary.visits.iter().filter(|visit| visit.on <= self.day);
            self.visits.extend(visits.map(|visit| VisitRow { at: Arc::clone(at), summary_row, visit }));
        }
    }

    fn notices(&mut self, at: &Arc<Where<'a>>, notices: &'a [Notice]) {
        for notice in notices.iter().filter(|notice| notice.date.value <= self.day) {
            let item_row = self.items.get(notice.item.value.as_str()).copied();
            let item = item_row.map(|item| &self.model.disclosures[item]);
            self.notices.push(NoticeRow { at: Arc::clone(at), notice, item, item_row });
        }
    }
}

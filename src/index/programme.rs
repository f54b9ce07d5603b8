//! Owns: the index by programme — who takes part, how many plans are complete, which shares are reached.
//! In: rows of plans. Out: one row a programme, in the order of the model.

use super::unit::UnitTable;
use super::{PlanRow, Totals, address};
use crate::assess::{Share, complete_share};
use crate::model::{Model, Place, Programme, ProgrammeTarget};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Villages of one class of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassCount<'a> {
    /// The class; none: plans that name no class.
    pub class: Option<&'a str>,
    /// Villages of it.
    pub villages: usize,
    /// Those whose plan is complete.
    pub complete: usize,
}

/// A share that the programme wants to reach.
#[derive(Clone, Copy, Debug)]
pub struct ShareRow<'a> {
    /// As promised.
    pub target: &'a ProgrammeTarget,
    /// How it stood on its day; while that is ahead, how it stands.
    pub share: Share,
    /// How many complete villages it asks for, rounded up.
    pub needed: usize,
    /// Enough villages were complete by its day.
    pub reached: bool,
    /// Its day is over and too few were.
    pub missed: bool,
}

/// A programme.
#[derive(Clone, Debug)]
pub struct ProgrammeRow<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Who leads it: a position in [`super::Index::units`].
    pub lead: Option<usize>,
    /// The county's own tasks: a position in [`super::Index::plans`].
    pub own: Option<usize>,
    /// Plans of townships: positions there.
    pub township_plans: Vec<usize>,
    /// Plans of villages: positions there.
    pub village_plans: Vec<usize>,
    /// Villages that take part.
    pub villages: usize,
    /// Townships that take part: with a plan of their own or of one of their villages.
    pub townships: usize,
    /// Villages whose plan is complete.
    pub complete: usize,
    /// Villages by class, in the programme's order; empty where it has no classes.
    pub classes: Vec<ClassCount<'a>>,
    /// Shares to be reached.
    pub shares: Vec<ShareRow<'a>>,
    /// Figures of all its plans and the county's own tasks; problems are those that its plans reported.
    pub totals: Totals,
}

impl ProgrammeRow<'_> {
    /// Its page.
    pub fn page(&self) -> String {
        address::programme(&self.programme.record.slug)
    }

    /// Complete villages in whole percent, rounded down; none without villages.
    pub fn percent_complete(&self) -> Option<usize> {
        (self.complete * 100).checked_div(self.villages)
    }
}

/// One row a programme, also for programmes without plans.
pub(super) fn rows<'a>(
    model: &'a Model,
    plans: &[PlanRow<'a>],
    units: &UnitTable<'a>,
    day: Date,
) -> Vec<ProgrammeRow<'a>> {
    let mut rows: Vec<_> = model.programmes.iter().map(|programme| empty_row(programme, units)).collect();
    for (position, plan) in plans.iter().enumerate() {
        let row = &mut rows[plan.programme_row];
        row.totals += &plan.totals;
        match plan.at.place {
            Place::County => row.own = Some(position),
            Place::Township(_) => row.township_plans.push(position),
            Place::Village(..) => row.village_plans.push(position),
        }
    }
    for row in &mut rows {
        count(row, plans);
        let (slug, targets) = (&row.programme.record.slug, row.programme.targets.iter());
        row.shares = targets.map(|target| share_row(model, slug, target, day)).collect();
    }
    rows
}

fn empty_row<'a>(programme: &'a Programme, units: &UnitTable<'a>) -> ProgrammeRow<'a> {
    ProgrammeRow {
        programme,
        lead: programme.lead.as_deref().and_then(|lead| units.get(lead)),
        own: None,
        township_plans: Vec::new(),
        village_plans: Vec::new(),
        villages: 0,
        townships: 0,
        complete: 0,
        classes: Vec::new(),
        shares: Vec::new(),
        totals: Totals::default(),
    }
}

/// A village has at most one plan in a programme: its file is named after it.
fn count<'a>(row: &mut ProgrammeRow<'a>, plans: &[PlanRow<'a>]) {
    let listed = row.programme.classes.iter().map(|class| Some(class.as_str()));
    let mut classes: Vec<ClassCount<'a>> =
        listed.chain([None]).map(|class| ClassCount { class, villages: 0, complete: 0 }).collect();
    for plan in row.village_plans.iter().map(|position| &plans[*position]) {
        row.complete += usize::from(plan.complete);
        let class = plan.plan.class.as_ref().map(|class| class.value.as_str());
        if let Some(entry) = classes.iter_mut().find(|entry| entry.class == class) {
            entry.villages += 1;
            entry.complete += usize::from(plan.complete);
        }
    }
    classes.retain(|entry| entry.class.is_some() || entry.villages > 0);
    if !row.programme.classes.is_empty() {
        row.classes = classes;
    }
    row.villages = row.village_plans.len();
    let positions = row.township_plans.iter().chain(&row.village_plans);
    let townships: BTreeSet<_> = positions.map(|position| plans[*position].at.place.township()).collect();
    row.townships = townships.len();
}

fn share_row<'a>(model: &Model, slug: &str, target: &'a ProgrammeTarget, day: Date) -> ShareRow<'a> {
    let share = complete_share(model, slug, target.by.min(day));
    let reached = share.reaches(target.share);
    ShareRow {
        target,
        share,
        needed: share.needed(target.share),
        reached,
        missed: !reached && target.by < day,
    }
}

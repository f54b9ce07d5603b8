//! Owns: a county counted anew from its rows. In: rows, of a whole document or of one part after the other.
//! Out: sums to be compared with those that the document gives, deadlines by month, and what is longest overdue.

use super::county::{Late, ProblemCount, Sort, Village};
use super::document::{MeasureDoc, MilestoneDoc, ProblemDoc, Rows, Status};
use super::fault::Fault;
use crate::index::{Month, Totals, address};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::ops::AddAssign;

/// So many rows that are longest overdue stay of each county, and as many of its problems.
pub const LATEST: usize = 150;

/// Deadlines of a month by how they stand; they add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Met.
    pub met: usize,
    /// Past and open.
    pub overdue: usize,
    /// Not yet due.
    pub awaited: usize,
    /// Of a measure that is done, and nobody reported it.
    pub unreported: usize,
    /// Given up.
    pub cancelled: usize,
}

impl Counts {
    /// All of them.
    pub fn all(self) -> usize {
        self.met + self.overdue + self.awaited + self.unreported + self.cancelled
    }

    fn add(&mut self, overdue: bool, met: bool, open: bool) {
        match (overdue, met, open) {
            (true, _, _) => self.overdue += 1,
            (_, true, _) => self.met += 1,
            (_, _, true) => self.awaited += 1,
            _ => self.cancelled += 1,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.met += other.met;
        self.overdue += other.overdue;
        self.awaited += other.awaited;
        self.unreported += other.unreported;
        self.cancelled += other.cancelled;
    }
}

/// A county counted.
pub struct Counted {
    /// What no township has.
    pub own: Totals,
    /// Of each township, in the document's order.
    pub by_township: Vec<Totals>,
    /// Of each kind, in the document's order.
    pub by_kind: Vec<Totals>,
    pub months: BTreeMap<Month, Counts>,
    pub problems: BTreeMap<Option<String>, ProblemCount>,
    pub villages: Vec<Village>,
    /// The rows longest overdue, by date: of all sorts, then of problems those that are not among them.
    pub late: Vec<Late>,
}

impl Counted {
    /// The county's figures: its own and those of all townships.
    pub fn all(&self) -> Totals {
        let mut all = self.own;
        self.by_township.iter().for_each(|totals| all += totals);
        all
    }
}

/// A county in the counting.
pub struct Recount<'h> {
    /// Townships and kinds by id, in the document's order.
    townships: HashMap<&'h str, (usize, &'h str)>,
    kinds: HashMap<&'h str, usize>,
    own: Totals,
    by_township: Vec<Totals>,
    by_kind: Vec<Totals>,
    months: BTreeMap<Month, Counts>,
    problems: BTreeMap<Option<String>, ProblemCount>,
    villages: Vec<Village>,
    late: Ranked,
    late_problems: Ranked,
    rows: usize,
}

impl<'h> Recount<'h> {
    /// Nothing counted yet; given ids and names of townships, and ids of kinds.
    pub fn new(
        townships: impl Iterator<Item = (&'h str, &'h str)>,
        kinds: impl Iterator<Item = &'h str>,
    ) -> Self {
        let townships: HashMap<_, _> =
            townships.enumerate().map(|(at, (key, name))| (key, (at, name))).collect();
        let kinds: HashMap<_, _> = kinds.enumerate().map(|(at, id)| (id, at)).collect();
        let township = Totals { townships: 1, ..Totals::default() };
        Recount {
            own: Totals::default(),
            by_township: vec![township; townships.len()],
            by_kind: vec![Totals::default(); kinds.len()],
            townships,
            kinds,
            months: BTreeMap::new(),
            problems: BTreeMap::new(),
            villages: Vec::new(),
            late: Ranked::default(),
            late_problems: Ranked::default(),
            rows: 0,
        }
    }

    /// Counts the rows of `file`.
    ///
    /// # Errors
    /// When a row belongs to a township or kind that there is not.
    pub fn count(&mut self, file: &str, rows: &Rows) -> Result<(), Fault> {
        let unknown = |name: &str| Fault::Unknown(file.to_owned(), name.to_owned());
        let contrary = |name: &str| Fault::Contrary(file.to_owned(), name.to_owned());
        let mut names: HashMap<&str, &str> = HashMap::with_capacity(rows.villages.len());
        for village in &rows.villages {
            let (township, _) =
                *self.townships.get(&*village.township).ok_or_else(|| unknown(&village.township))?;
            let totals = &mut self.by_township[township];
            totals.villages += 1;
            totals.stale_villages += usize::from(village.stale);
            names.insert(&village.key, &village.name);
            let (name, page) = (village.name.clone(), village.page.clone());
            self.villages.push(Village { township, name, page });
        }
        for plan in &rows.plans {
            self.totals(plan.township.as_deref())
                .ok_or_else(|| unknown(plan.township.as_deref().unwrap_or_default()))?
                .plans += 1;
        }
        let measures: HashMap<&str, &MeasureDoc> =
            rows.measures.iter().map(|measure| (&*measure.key, measure)).collect();
        for measure in &rows.measures {
            if (measure.overdue || measure.due_soon) && !measure.status.is_open() {
                return Err(contrary(&measure.key));
            }
            let kind = *self.kinds.get(&*measure.kind).ok_or_else(|| unknown(&measure.kind))?;
            let township = measure.township.as_deref();
            let totals = self.totals(township).ok_or_else(|| unknown(township.unwrap_or_default()))?;
            add_measure(totals, measure);
            add_measure(&mut self.by_kind[kind], measure);
            self.measure_due(measure, &names);
        }
        for milestone in &rows.milestones {
            let measure = *measures.get(&*milestone.measure).ok_or_else(|| unknown(&milestone.measure))?;
            self.milestone(milestone, measure, &names).ok_or_else(|| unknown(&milestone.measure))?;
        }
        for problem in &rows.problems {
            if (problem.overdue || problem.due_soon) && !problem.open {
                return Err(contrary(&problem.key));
            }
            let township = problem.township.as_deref();
            self.problem(problem, &names).ok_or_else(|| unknown(township.unwrap_or_default()))?;
        }
        Ok(())
    }

    fn totals(&mut self, township: Option<&str>) -> Option<&mut Totals> {
        match township {
            None => Some(&mut self.own),
            Some(township) => self.townships.get(township).map(|(at, _)| &mut self.by_township[*at]),
        }
    }

    /// What was counted.
    pub fn finish(self) -> Counted {
        let mut late = self.late.finish();
        let last = late.last().map(|late| (late.due, late.order));
        let more = self.late_problems.finish().into_iter();
        // Where fewer rows are late than stay, all problems are among them.
        let full = late.len() == LATEST;
        late.extend(
            more.filter(|problem| full && last.is_some_and(|last| (problem.due, problem.order) > last)),
        );
        Counted {
            own: self.own,
            by_township: self.by_township,
            by_kind: self.by_kind,
            months: self.months,
            problems: self.problems,
            villages: self.villages,
            late,
        }
    }

    /// Township and village by name.
    fn place(
        &self,
        township: Option<&str>,
        village: Option<&str>,
        names: &HashMap<&str, &str>,
    ) -> Option<String> {
        let key = township?;
        let (_, township) = self.townships.get(key)?;
        let village = village.and_then(|village| names.get(&*format!("{key}/{village}"))).unwrap_or(&"");
        let space = if !village.is_empty() && township.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            " "
        } else {
            ""
        };
        Some(format!("{township}{space}{village}"))
    }

    fn measure_due(&mut self, measure: &MeasureDoc, names: &HashMap<&str, &str>) {
        self.rows += 1;
        let Some(due) = measure.due else { return };
        let open = measure.status.is_open();
        self.months.entry(due.into()).or_default().add(measure.overdue, measure.status == Status::Done, open);
        if measure.overdue && self.late.wants(due) {
            let place = self.place(measure.township.as_deref(), measure.village.as_deref(), names);
            self.late.push(Late {
                sort: Sort::Measure,
                title: measure.title.clone(),
                measure: None,
                due,
                place,
                lead: lead(&measure.lead, &measure.lead_ids),
                target: address::at_anchor(&measure.page, &measure.anchor),
                order: self.rows,
            });
        }
    }

    fn milestone(
        &mut self,
        milestone: &MilestoneDoc,
        measure: &MeasureDoc,
        names: &HashMap<&str, &str>,
    ) -> Option<()> {
        self.rows += 1;
        let totals = self.totals(measure.township.as_deref())?;
        totals.milestones += 1;
        totals.milestones_done += usize::from(milestone.done_on.is_some());
        totals.milestones_overdue += usize::from(milestone.overdue);
        totals.milestones_due_soon += usize::from(milestone.due_soon);
        let (met, open) = (milestone.done_on.is_some(), measure.status.is_open());
        let month = self.months.entry(milestone.due.into()).or_default();
        if !met && measure.status == Status::Done {
            month.unreported += 1;
        } else {
            month.add(milestone.overdue, met, open);
        }
        if milestone.overdue && self.late.wants(milestone.due) {
            let place = self.place(measure.township.as_deref(), measure.village.as_deref(), names);
            self.late.push(Late {
                sort: Sort::Milestone,
                title: milestone.title.clone(),
                measure: Some(measure.title.clone()),
                due: milestone.due,
                place,
                lead: lead(&measure.lead, &measure.lead_ids),
                target: address::at_anchor(&measure.page, &measure.anchor),
                order: self.rows,
            });
        }
        Some(())
    }

    fn problem(&mut self, problem: &ProblemDoc, names: &HashMap<&str, &str>) -> Option<()> {
        self.rows += 1;
        let totals = self.totals(problem.township.as_deref())?;
        totals.problems_open += usize::from(problem.open);
        totals.problems_closed += usize::from(!problem.open);
        totals.problems_overdue += usize::from(problem.overdue);
        totals.problems_due_soon += usize::from(problem.due_soon);
        let count = self.problems.entry(problem.category.clone()).or_default();
        count.open += usize::from(problem.open);
        count.overdue += usize::from(problem.overdue);
        count.closed += usize::from(!problem.open);
        let Some(due) = problem.due else { return Some(()) };
        self.months.entry(due.into()).or_default().add(problem.overdue, !problem.open, problem.open);
        if problem.overdue {
            let late = || Late {
                sort: Sort::Problem,
                title: problem.title.clone(),
                measure: None,
                due,
                place: self.place(problem.township.as_deref(), problem.village.as_deref(), names),
                lead: lead(&problem.lead, &problem.lead_ids),
                target: address::at_anchor(&problem.page, &problem.anchor),
                order: self.rows,
            };
            let (one, two) = (late(), late());
            self.late.push(one);
            self.late_problems.push(two);
        }
        Some(())
    }
}

fn lead(names: &[String], ids: &[String]) -> Vec<(String, String)> {
    names.iter().cloned().zip(ids.iter().cloned()).collect()
}

fn add_measure(totals: &mut Totals, measure: &MeasureDoc) {
    totals.measures += 1;
    *match measure.status {
        Status::Planned => &mut totals.planned,
        Status::Doing => &mut totals.doing,
        Status::Done => &mut totals.done,
        Status::Suspended => &mut totals.suspended,
        Status::Cancelled => &mut totals.cancelled,
    } += 1;
    totals.overdue += usize::from(measure.overdue);
    totals.due_soon += usize::from(measure.due_soon);
    totals.undated += usize::from(measure.status.is_open() && measure.due.is_none());
    totals.done_late += usize::from(measure.done_late);
    totals.planned_yuan += measure.planned;
    totals.spent_yuan += measure.spent;
}

/// The rows with the earliest dates, of those that were seen.
#[derive(Default)]
struct Ranked {
    rows: Vec<Late>,
    /// A row after this date was seen to be none of them.
    bar: Option<Date>,
}

impl Ranked {
    /// Whether a row of this date could stay.
    fn wants(&self, due: Date) -> bool {
        self.bar.is_none_or(|bar| due <= bar)
    }

    fn push(&mut self, late: Late) {
        self.rows.push(late);
        if self.rows.len() >= 2 * LATEST {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.rows.sort_by_key(|late| (late.due, late.order));
        self.rows.truncate(LATEST);
        if self.rows.len() == LATEST {
            self.bar = self.rows.last().map(|last| last.due);
        }
    }

    fn finish(mut self) -> Vec<Late> {
        self.cut();
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_overdue_rows_stay_whatever_their_order() {
        let day =
            |order: usize| Date::constant(2020, 1, 1).saturating_add(jiff::Span::new().days(order as i64));
        let late = |order: usize| Late {
            sort: Sort::Measure,
            title: String::new(),
            measure: None,
            due: day(order * 7919 % 1000),
            place: None,
            lead: Vec::new(),
            target: String::new(),
            order,
        };
        let mut ranked = Ranked::default();
        for order in 0..1000 {
            if ranked.wants(day(order * 7919 % 1000)) {
                ranked.push(late(order));
            }
        }
        let kept: Vec<Date> = ranked.finish().into_iter().map(|late| late.due).collect();
        assert_eq!(kept, (0..LATEST).map(day).collect::<Vec<_>>());
    }
}

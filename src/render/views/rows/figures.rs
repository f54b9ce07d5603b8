//! Owns: counted figures as pages show them, and the bar that draws them.
//! In: [`Totals`]. Out: [`TotalsView`] with the parts of its bar, which always add up to the whole width.

use super::{Rows, StatusView};
use crate::index::Totals;
use crate::render::words::{MoneyView, Words};
use serde::Serialize;
use std::collections::BTreeMap;

/// All statuses by their stable names.
type Statuses = BTreeMap<&'static str, StatusView>;

/// How wide a bar is drawn, in its own units.
const WIDTH: usize = 1000;

/// Figures of a village, township, programme, unit or county.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TotalsView {
    /// Townships.
    pub townships: usize,
    /// Villages.
    pub villages: usize,
    /// Villages without a summary for too long.
    pub stale_villages: usize,
    /// Plans.
    pub plans: usize,
    /// Measures, the cancelled among them.
    pub measures: usize,
    /// Measures done.
    pub done: usize,
    /// Measures under way.
    pub doing: usize,
    /// Measures not begun.
    pub planned: usize,
    /// Measures halted.
    pub suspended: usize,
    /// Measures given up.
    pub cancelled: usize,
    /// Neither done nor given up.
    pub open: usize,
    /// Open measures past their deadline.
    pub overdue: usize,
    /// Open measures whose deadline is near.
    pub due_soon: usize,
    /// Open measures without a deadline.
    pub undated: usize,
    /// Measures done after their first deadline.
    pub done_late: usize,
    /// Milestones past their deadline.
    pub milestones_overdue: usize,
    /// Milestones whose deadline is near.
    pub milestones_due_soon: usize,
    /// Problems not closed.
    pub problems_open: usize,
    /// Problems past their deadline.
    pub problems_overdue: usize,
    /// Problems whose deadline is near.
    pub problems_due_soon: usize,
    /// Problems closed.
    pub problems_closed: usize,
    /// Late deadlines of measures, milestones and problems.
    pub all_overdue: usize,
    /// Near deadlines of all three sorts.
    pub all_due_soon: usize,
    /// Done in whole percent of what was not given up.
    pub percent: Option<usize>,
    /// Planned money.
    pub planned_money: MoneyView,
    /// Money reported as spent.
    pub spent_money: MoneyView,
    /// Spent in whole percent of planned.
    pub spent_percent: Option<u32>,
    /// The bar: done, late, open, given up; empty parts are left out.
    pub bar: Vec<BarPart>,
}

/// The figures that a line of a table shows.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FiguresView {
    /// Measures, the cancelled among them.
    pub measures: usize,
    /// Measures done.
    pub done: usize,
    /// Open measures past their deadline.
    pub overdue: usize,
    /// Open measures whose deadline is near.
    pub due_soon: usize,
    /// Done in whole percent of what was not given up.
    pub percent: Option<usize>,
    /// Problems not closed.
    pub problems_open: usize,
}

/// A stretch of a bar, in thousandths of its width.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BarPart {
    /// What it stands for: `done`, `overdue`, `ongoing` or `cancelled`.
    pub status: StatusView,
    /// How many.
    pub count: usize,
    /// Where it begins.
    pub from: usize,
    /// How long it is.
    pub width: usize,
}

impl TotalsView {
    /// Figures in the words and signs of a site.
    pub fn new(totals: &Totals, words: Words<'_>, statuses: &Statuses) -> Self {
        TotalsView {
            townships: totals.townships,
            villages: totals.villages,
            stale_villages: totals.stale_villages,
            plans: totals.plans,
            measures: totals.measures,
            done: totals.done,
            doing: totals.doing,
            planned: totals.planned,
            suspended: totals.suspended,
            cancelled: totals.cancelled,
            open: totals.open(),
            overdue: totals.overdue,
            due_soon: totals.due_soon,
            undated: totals.undated,
            done_late: totals.done_late,
            milestones_overdue: totals.milestones_overdue,
            milestones_due_soon: totals.milestones_due_soon,
            problems_due_soon: totals.problems_due_soon,
            problems_open: totals.problems_open,
            problems_overdue: totals.problems_overdue,
            problems_closed: totals.problems_closed,
            all_overdue: totals.all_overdue(),
            all_due_soon: totals.all_due_soon(),
            percent: totals.percent_done(),
            planned_money: words.money(totals.planned_yuan),
            spent_money: words.money(totals.spent_yuan),
            spent_percent: totals.spent_yuan.percent_of(totals.planned_yuan),
            bar: measures_bar(totals, statuses),
        }
    }
}

fn measures_bar(totals: &Totals, statuses: &Statuses) -> Vec<BarPart> {
    let parts = [
        ("done", totals.done),
        ("overdue", totals.overdue),
        ("ongoing", totals.open() - totals.overdue),
        ("cancelled", totals.cancelled),
    ];
    bar(&parts, statuses)
}

/// A bar of counted parts.
pub fn bar(parts: &[(&'static str, usize)], statuses: &Statuses) -> Vec<BarPart> {
    let stretches = stretches(&parts.iter().map(|(_, count)| *count).collect::<Vec<_>>());
    let pairs = parts.iter().zip(stretches).filter(|((_, count), _)| *count > 0);
    pairs
        .map(|((key, count), (from, width))| BarPart {
            status: statuses[key].clone(),
            count: *count,
            from,
            width,
        })
        .collect()
}

impl Rows<'_> {
    /// Figures.
    pub fn totals(&self, totals: &Totals) -> TotalsView {
        TotalsView::new(totals, self.site.words, &self.site.statuses)
    }

    /// The bar of measures.
    pub fn measures_bar(&self, totals: &Totals) -> Vec<BarPart> {
        measures_bar(totals, &self.site.statuses)
    }

    /// Figures for a line of a table.
    pub fn figures(&self, totals: &Totals) -> FiguresView {
        FiguresView {
            measures: totals.measures,
            done: totals.done,
            overdue: totals.overdue,
            due_soon: totals.due_soon,
            percent: totals.percent_done(),
            problems_open: totals.problems_open,
        }
    }

    /// A bar of counted parts.
    pub fn bar(&self, parts: &[(&'static str, usize)]) -> Vec<BarPart> {
        bar(parts, &self.site.statuses)
    }
}

/// Where each part begins and how long it is; ends are rounded, so that the parts fill the whole width.
fn stretches(counts: &[usize]) -> Vec<(usize, usize)> {
    let all: usize = counts.iter().sum();
    let mut before = 0;
    let mut stretch = |count: &usize| {
        let from = (before * WIDTH).checked_div(all).unwrap_or(0);
        before += count;
        (from, (before * WIDTH).checked_div(all).unwrap_or(0) - from)
    };
    counts.iter().map(&mut stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_width() {
        assert_eq!(stretches(&[1, 1, 1]), [(0, 333), (333, 333), (666, 334)]);
        assert_eq!(stretches(&[0, 2, 0]), [(0, 0), (0, 1000), (1000, 0)]);
        assert_eq!(stretches(&[0, 0]), [(0, 0), (0, 0)]);
    }
}

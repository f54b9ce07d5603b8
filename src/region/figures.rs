//! Owns: totals as documents have them, and how two of them are compared. In: JSON; sums said and counted.
//! Out: [`Totals`]; the first figure that differs.

use super::Fault;
use crate::index::Totals;
use crate::model::Yuan;
use serde::Deserialize;

/// The form of [`Totals`] in a document.
#[derive(Deserialize)]
#[serde(remote = "Totals")]
pub struct FiguresDoc {
    townships: usize,
    villages: usize,
    stale_villages: usize,
    plans: usize,
    measures: usize,
    done: usize,
    doing: usize,
    planned: usize,
    suspended: usize,
    cancelled: usize,
    overdue: usize,
    due_soon: usize,
    undated: usize,
    done_late: usize,
    milestones: usize,
    milestones_done: usize,
    milestones_overdue: usize,
    milestones_due_soon: usize,
    problems_open: usize,
    problems_overdue: usize,
    problems_due_soon: usize,
    problems_closed: usize,
    planned_yuan: Yuan,
    spent_yuan: Yuan,
}

type Figure = (&'static str, fn(&Totals) -> usize);

const FIGURES: [Figure; 22] = [
    ("townships", |it| it.townships),
    ("villages", |it| it.villages),
    ("stale_villages", |it| it.stale_villages),
    ("plans", |it| it.plans),
    ("measures", |it| it.measures),
    ("done", |it| it.done),
    ("doing", |it| it.doing),
    ("planned", |it| it.planned),
    ("suspended", |it| it.suspended),
    ("cancelled", |it| it.cancelled),
    ("overdue", |it| it.overdue),
    ("due_soon", |it| it.due_soon),
    ("undated", |it| it.undated),
    ("done_late", |it| it.done_late),
    ("milestones", |it| it.milestones),
    ("milestones_done", |it| it.milestones_done),
    ("milestones_overdue", |it| it.milestones_overdue),
    ("milestones_due_soon", |it| it.milestones_due_soon),
    ("problems_open", |it| it.problems_open),
    ("problems_overdue", |it| it.problems_overdue),
    ("problems_due_soon", |it| it.problems_due_soon),
    ("problems_closed", |it| it.problems_closed),
];

/// Demands that sums are those of their rows; `of` says whose they are, such as `totals`.
pub fn same(of: &str, said: &Totals, counted: &Totals) -> Result<(), Fault> {
    let fault = |name: &str, said: String, counted: String| {
        Err(Fault::Sum { what: format!("{of}.{name}"), said, counted })
    };
    for (name, figure) in FIGURES {
        let (said, counted) = (figure(said), figure(counted));
        if said != counted {
            return fault(name, said.to_string(), counted.to_string());
        }
    }
    for (name, said, counted) in [
        ("planned_yuan", said.planned_yuan, counted.planned_yuan),
        ("spent_yuan", said.spent_yuan, counted.spent_yuan),
    ] {
        if said != counted {
            return fault(name, said.to_string(), counted.to_string());
        }
    }
    Ok(())
}

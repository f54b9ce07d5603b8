//! Owns: lists of tasks — of a programme, a unit, a kind of measure, a time, a selection. In: positions in the index.
//! Out: the view of `tasks.typ`.

use super::{Gatherer, Group, Kind, Made, data};
use crate::diag::Arg;
use crate::index::{Index, Month, UnitRef, address};
use crate::render::sentence::Sentence;
use crate::render::views::lists::{kinds, units};
use crate::render::views::places::programme;
use crate::render::views::rows::{DeadlineItem, MeasureItem, ProblemItem, Rows, TotalsView};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Default, Serialize)]
struct View {
    totals: Option<TotalsView>,
    prose: String,
    groups: Vec<Group<MeasureItem>>,
    /// Where a unit helps.
    with: Vec<Group<MeasureItem>>,
    months: Vec<Group<DeadlineItem>>,
    problems: Vec<ProblemItem>,
    contact: Option<String>,
}

/// Tasks of a programme.
pub fn programme(rows: &Rows<'_>, gatherer: &mut Gatherer<'_>, position: usize) -> Made {
    let site = rows.site;
    let row = &site.index.programmes[position];
    let plans = row.own.iter().chain(&row.township_plans).chain(&row.village_plans);
    let mut measures: Vec<usize> = plans.flat_map(|plan| site.index.plans[*plan].measures.clone()).collect();
    measures.sort_unstable();
    let problems = site.index.problems.iter().enumerate();
    let of_plans = problems.filter(|(_, problem)| {
        problem.plan_row.is_some_and(|plan| site.index.plans[plan].programme_row == position)
    });
    let problems: Vec<usize> = of_plans.map(|(at, _)| at).collect();
    let view = View {
        totals: Some(rows.totals(&row.totals)),
        prose: gatherer.prose(&row.programme.record, &row.page()),
        groups: groups(rows, &measures),
        problems: rows.problems(&problems),
        ..View::default()
    };
    let lead = programme::frame(site, position).description;
    made(rows, Kind::Programme, row.page(), &row.programme.name, lead, &view)
}

/// Tasks of a unit.
pub fn unit(rows: &Rows<'_>, position: usize) -> Made {
    let site = rows.site;
    let row = &site.index.units[position];
    let view = View {
        totals: Some(rows.totals(&row.totals)),
        groups: groups(rows, &row.leads),
        with: groups(rows, &row.helps),
        problems: rows.problems(&row.problems),
        contact: match row.unit {
            UnitRef::Listed(unit) => unit.contact.clone(),
            UnitRef::Unlisted(_) => None,
        },
        ..View::default()
    };
    let lead = units::head(row).frame(site, None).description;
    made(rows, Kind::Unit, row.page(), row.unit.name(), lead, &view)
}

/// Measures of a kind.
pub fn kind(rows: &Rows<'_>, position: usize) -> Made {
    let site = rows.site;
    let row = &site.index.kinds[position];
    let view = View {
        totals: Some(rows.totals(&row.totals)),
        groups: groups(rows, &row.measures),
        ..View::default()
    };
    let lead = kinds::head(row).frame(site, None).description;
    made(rows, Kind::Measure, row.page(), &row.kind.name, lead, &view)
}

/// What falls due from one day to another, both included; without one, all there is.
pub fn deadline(rows: &Rows<'_>, from: Option<Date>, to: Option<Date>) -> Made {
    let index = rows.site.index;
    let within = |due: Date| from.is_none_or(|from| from <= due) && to.is_none_or(|to| due <= to);
    let mut months: BTreeMap<Month, Vec<usize>> = BTreeMap::new();
    for (at, row) in index.deadlines.iter().enumerate().filter(|(_, row)| within(row.due)) {
        months.entry(Month::from(row.due)).or_default().push(at);
    }
    let count = |keep: &dyn Fn(usize) -> bool| months.values().flatten().filter(|at| keep(**at)).count();
    let args = [
        ("deadlines", Arg::from(count(&|_| true))),
        ("overdue", count(&|at| index.deadlines[at].overdue).into()),
        ("soon", count(&|at| index.deadlines[at].due_soon).into()),
    ];
    let words = rows.site.words;
    let (day, open) =
        (("date", index.day), |id: &str, days: &[(&str, Date)]| words.sentence(id, &args, days));
    let lead = match (from, to) {
        (Some(from), Some(to)) => open("packet-deadline-lead-between", &[("from", from), ("to", to), day]),
        (Some(from), None) => open("packet-deadline-lead-from", &[("from", from), day]),
        (None, Some(to)) => open("packet-deadline-lead-to", &[("to", to), day]),
        (None, None) => open("packet-deadline-lead", &[day]),
    };
    let group = |(month, positions): (&Month, &Vec<usize>)| Group {
        name: words.month(month.year, month.month),
        rows: rows.deadlines(positions),
    };
    let view = View { months: months.iter().map(group).collect(), ..View::default() };
    listed(rows, Kind::Deadline, "packet-deadline-title", lead, address::DEADLINES, &view)
}

/// Every measure and problem that was selected.
pub fn selection(rows: &Rows<'_>) -> Made {
    let index = rows.site.index;
    let lead = rows.site.words.sentence(
        "packet-selection-lead",
        &[
            ("measures", index.totals.measures.into()),
            ("done", index.totals.done.into()),
            ("overdue", index.totals.overdue.into()),
            ("problems", index.totals.problems_open.into()),
        ],
        &[("date", index.day)],
    );
    let view = View {
        totals: Some(rows.totals(&index.totals)),
        groups: groups(rows, &(0..index.measures.len()).collect::<Vec<_>>()),
        problems: rows.problems(&(0..index.problems.len()).collect::<Vec<_>>()),
        ..View::default()
    };
    listed(rows, Kind::Selection, "packet-selection-title", lead, address::MEASURES, &view)
}

/// Measures by township, the county's own first.
fn groups(rows: &Rows<'_>, positions: &[usize]) -> Vec<Group<MeasureItem>> {
    let index = rows.site.index;
    let split = Index::by_township(positions, |at| index.measures[at].at.place);
    let name = |township: Option<usize>| {
        township.map_or(&index.site.county, |at| &index.townships[at].township.name).clone()
    };
    let group = |(township, positions): (Option<usize>, Vec<usize>)| Group {
        name: name(township),
        rows: rows.measures(&positions),
    };
    split.into_iter().map(group).collect()
}

fn made(rows: &Rows<'_>, kind: Kind, page: String, name: &str, lead: String, view: &View) -> Made {
    Made {
        layout: "tasks.typ",
        kind,
        page: Some(page),
        title: rows.site.words.say("packet-tasks-title", &[("name", name.into())]),
        subtitle: None,
        lead,
        number: None,
        view: data(view),
    }
}

fn listed(rows: &Rows<'_>, kind: Kind, title: &str, lead: Sentence, page: &str, view: &View) -> Made {
    Made {
        layout: "tasks.typ",
        kind,
        page: Some(page.to_owned()),
        title: rows.site.words.say(title, &[("county", rows.site.index.site.county.as_str().into())]),
        subtitle: None,
        lead: lead.text,
        number: None,
        view: data(view),
    }
}

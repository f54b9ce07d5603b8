//! Owns: which columns each table has and how its rows fill them.
//! In: rows of the index. Out: lines; a column and its cell stand at the same place in the two lists.

use super::sheet::{Line, Sheet};
use crate::index::{DeadlineRow, Due, Index, MeasureRow, Where};
use crate::render::data::share::Share;
use std::io;

/// Names of a row's place: township and village.
fn place(line: &mut Line, at: &Where<'_>) {
    line.maybe(at.township.map(|township| township.name.as_str()));
    line.maybe(at.village.map(|village| village.name.as_str()));
}

/// Names of units by their positions.
fn units<'a>(index: &'a Index<'_>, positions: &'a [usize]) -> impl Iterator<Item = &'a str> {
    positions.iter().map(|position| index.units[*position].unit.name())
}

pub const VILLAGES: &[&str] = &[
    "key",
    "township",
    "village",
    "code",
    "kind-of-village",
    "tags",
    "households",
    "population",
    "area",
    "longitude",
    "latitude",
    "plans",
    "measures",
    "done",
    "doing",
    "planned",
    "suspended",
    "cancelled",
    "overdue",
    "due-soon",
    "undated",
    "milestones-overdue",
    "problems-open",
    "problems-overdue",
    "problems-closed",
    "planned-yuan",
    "spent-yuan",
    "last-summary",
    "stale",
    "page",
];

pub fn villages(index: &Index<'_>, share: Share, sheet: &mut Sheet<'_>) -> io::Result<()> {
    let mut line = Line::default();
    for row in share.villages(index) {
        let (village, totals) = (row.village, &row.own.totals);
        line.text(&row.key()).text(&row.township.name).text(&village.name);
        line.maybe(village.code.as_ref().map(|code| code.value.as_str())).maybe(village.kind.as_deref());
        line.list(village.tags.iter().map(String::as_str));
        line.maybe_value(village.households).maybe_value(village.population).maybe_value(village.area);
        line.maybe_value(village.lonlat.map(|place| place.0))
            .maybe_value(village.lonlat.map(|place| place.1));
        line.value(totals.plans).value(totals.measures).value(totals.done).value(totals.doing);
        line.value(totals.planned).value(totals.suspended).value(totals.cancelled).value(totals.overdue);
        line.value(totals.due_soon).value(totals.undated).value(totals.milestones_overdue);
        line.value(totals.problems_open).value(totals.problems_overdue).value(totals.problems_closed);
        line.value(totals.planned_yuan).value(totals.spent_yuan);
        line.date(row.last_summary()).text(sheet.flag(row.stale())).text(&row.page());
        sheet.write(&mut line)?;
    }
    Ok(())
}

pub const MEASURES: &[&str] = &[
    "key",
    "township",
    "village",
    "programme",
    "kind",
    "title",
    "lead",
    "with",
    "person",
    "start",
    "due",
    "first-due",
    "status",
    "stage",
    "overdue",
    "due-soon",
    "done-on",
    "done-late",
    "targets",
    "planned-yuan",
    "spent-yuan",
    "note",
    "page",
];

pub fn measures(index: &Index<'_>, share: Share, sheet: &mut Sheet<'_>) -> io::Result<()> {
    let mut line = Line::default();
    for row in share.measures(index) {
        let (measure, state) = (row.measure, row.state);
        line.text(&row.key());
        place(&mut line, &row.at);
        line.text(&row.programme.name).text(&row.kind.name).text(&measure.title);
        line.list(units(index, &row.lead)).list(units(index, &row.with)).maybe(measure.person.as_deref());
        line.date(measure.start).date(state.due).date(state.first_due);
        line.text(&sheet.word(&format!("status-{}", state.status.as_str()))).maybe(row.stage());
        line.text(sheet.flag(state.overdue)).text(sheet.flag(state.due_soon));
        line.date(state.done_on).text(sheet.flag(state.done_late)).text(&targets(row));
        line.value(measure.planned())
            .maybe_value(state.spent)
            .maybe(measure.note.as_deref())
            .text(&row.target());
        sheet.write(&mut line)?;
    }
    Ok(())
}

/// `name current/value unit`, a dash where nobody reported a value.
fn targets(row: &MeasureRow<'_>) -> String {
    let pairs = row.measure.targets.iter().zip(&row.state.targets);
    let texts = pairs.map(|(target, reported)| {
        let current = reported.map_or("—".to_owned(), |reported| reported.value.to_string());
        format!("{} {current}/{} {}", target.name, target.value, target.unit)
    });
    texts.collect::<Vec<_>>().join("; ")
}

pub const DEADLINES: &[&str] = &[
    "due",
    "what",
    "title",
    "measure",
    "township",
    "village",
    "programme",
    "lead",
    "state",
    "overdue",
    "due-soon",
    "done-on",
    "page",
];

pub fn deadlines(index: &Index<'_>, share: Share, sheet: &mut Sheet<'_>) -> io::Result<()> {
    let mut line = Line::default();
    for row in share.deadlines(index) {
        let (what, measure, programme) = match row.what {
            Due::Measure(at) => ("measure", None, Some(index.measures[at].programme)),
            Due::Milestone(at, _) => {
                ("milestone", Some(&*index.measures[at].measure.title), Some(index.measures[at].programme))
            }
            Due::Problem(at) => ("problem", None, index.problems[at].programme),
        };
        line.value(row.due).text(&sheet.word(&format!("csv-what-{what}"))).text(row.title).maybe(measure);
        place(&mut line, &row.at);
        line.maybe(programme.map(|programme| programme.name.as_str()));
        line.list(units(index, index.deadline_lead(row.what))).text(&sheet.word(state(row)));
        line.text(sheet.flag(row.overdue)).text(sheet.flag(row.due_soon)).date(row.done_on);
        line.text(&index.deadline_target(row.what));
        sheet.write(&mut line)?;
    }
    Ok(())
}

fn state(row: &DeadlineRow<'_>) -> &'static str {
    match (row.open, row.met, row.unreported) {
        (true, _, _) => "csv-state-open",
        (false, true, _) => "csv-state-met",
        (false, false, true) => "csv-state-unreported",
        (false, false, false) => "csv-state-dropped",
    }
}

pub const PROBLEMS: &[&str] = &[
    "key",
    "township",
    "village",
    "programme",
    "title",
    "category",
    "notice-no",
    "found-on",
    "found-by",
    "lead",
    "due",
    "first-due",
    "open",
    "overdue",
    "due-soon",
    "closed-on",
    "closed-by",
    "note",
    "page",
];

pub fn problems(index: &Index<'_>, share: Share, sheet: &mut Sheet<'_>) -> io::Result<()> {
    let mut line = Line::default();
    for row in share.problems(index) {
        let state = row.state;
        line.text(&row.key());
        place(&mut line, &row.at);
        line.maybe(row.programme.map(|programme| programme.name.as_str())).text(&state.title);
        line.maybe(state.category.as_deref()).maybe(state.notice_no.as_deref());
        line.value(state.found_on).maybe(state.found_by.as_deref()).list(units(index, &row.lead));
        line.date(state.due).date(state.first_due).text(sheet.flag(row.open()));
        line.text(sheet.flag(state.overdue)).text(sheet.flag(state.due_soon));
        line.date(state.closed_on).maybe(state.closed_by.as_deref()).maybe(state.note.as_deref());
        line.text(&row.target());
        sheet.write(&mut line)?;
    }
    Ok(())
}

pub const FUNDS: &[&str] = &[
    "key",
    "township",
    "village",
    "programme",
    "kind",
    "title",
    "source",
    "planned-yuan",
    "spent-yuan",
    "page",
];

pub fn funds(index: &Index<'_>, share: Share, sheet: &mut Sheet<'_>) -> io::Result<()> {
    let unbroken = sheet.word("csv-source-unbroken");
    let mut line = Line::default();
    for fund in share.funds(index) {
        let row = &index.measures[fund.measure];
        line.text(&row.key());
        place(&mut line, &row.at);
        line.text(&row.programme.name).text(&row.kind.name).text(&row.measure.title);
        line.text(fund.source.unwrap_or(&unbroken)).value(fund.planned).maybe_value(fund.spent);
        line.text(&row.target());
        sheet.write(&mut line)?;
    }
    Ok(())
}

pub const VISITS: &[&str] = &["on", "township", "village", "by", "role", "solved", "note", "page"];

pub fn visits(index: &Index<'_>, share: Share, sheet: &mut Sheet<'_>) -> io::Result<()> {
    let mut line = Line::default();
    for row in share.visits(index) {
        line.value(row.visit.on);
        place(&mut line, &row.at);
        line.text(&row.visit.by).text(&row.visit.role).maybe_value(row.visit.solved);
        line.maybe(row.visit.note.as_deref()).text(&index.summaries[row.summary_row].page());
        sheet.write(&mut line)?;
    }
    Ok(())
}

//! Owns: the workbooks of deadlines, problems, money, visits and changes. In: rows of the index. Out: rows of cells.

use super::super::remark::{Remark, status};
use super::{COUNT, Head, NAME, SENTENCE, UNIT, place, remark_of, said, units};
use crate::index::Due;
use crate::render::changes::township_of;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::{ChangeLine, deadline_key, problem_key};
use crate::workbook::Sheet;

pub const DEADLINES: &[Head] = &[
    Head("due", NAME),
    Head("remark", UNIT),
    Head("state", UNIT),
    Head("what", NAME),
    Head("title", SENTENCE),
    Head("measure", SENTENCE),
    Head("township", NAME),
    Head("village", NAME),
    Head("programme", NAME),
    Head("lead", UNIT),
    Head("done-on", NAME),
];

pub fn deadlines(site: &Site<'_>, sheet: &mut Sheet<'_>) {
    let index = site.index;
    let what = ["csv-what-measure", "csv-what-milestone", "csv-what-problem"].map(|id| site.words.plain(id));
    for deadline in &index.deadlines {
        let (what, measure, programme) = match deadline.what {
            Due::Measure(at) => (&what[0], None, Some(index.measures[at].programme)),
            Due::Milestone(at, _) => {
                let measure = &index.measures[at];
                (&what[1], Some(&*measure.measure.title), Some(measure.programme))
            }
            Due::Problem(at) => (&what[2], None, index.problems[at].programme),
        };
        let remark = match deadline.what {
            Due::Measure(at) => remark_of(&index.measures[at]),
            Due::Milestone(..) | Due::Problem(_) => Remark {
                due: Some(deadline.due),
                first: Some(deadline.due),
                overdue: deadline.overdue,
                due_soon: deadline.due_soon,
                done_on: deadline.done_on,
            },
        };
        let mut row = sheet.row();
        remark.put(site, &mut row);
        status(site, deadline_key(deadline), &mut row);
        row.text(what);
        said(&mut row, site, Some(deadline.title));
        said(&mut row, site, measure);
        place(&mut row, &deadline.at);
        row.maybe(programme.map(|programme| programme.name.as_str()));
        units(&mut row, index, index.deadline_lead(deadline.what));
        row.date(deadline.done_on);
    }
}

pub const PROBLEMS: &[Head] = &[
    Head("township", NAME),
    Head("village", NAME),
    Head("programme", NAME),
    Head("title", SENTENCE),
    Head("category", NAME),
    Head("notice-no", UNIT),
    Head("found-on", NAME),
    Head("found-by", UNIT),
    Head("lead", UNIT),
    Head("due", NAME),
    Head("remark", UNIT),
    Head("state", UNIT),
    Head("closed-on", NAME),
    Head("closed-by", UNIT),
    Head("note", SENTENCE),
];

pub fn problems(site: &Site<'_>, sheet: &mut Sheet<'_>) {
    for problem in &site.index.problems {
        let state = problem.state;
        let mut row = sheet.row();
        place(&mut row, &problem.at);
        row.maybe(problem.programme.map(|programme| programme.name.as_str()));
        said(&mut row, site, Some(&state.title));
        row.maybe(state.category.as_deref()).maybe(state.notice_no.as_deref());
        row.date(Some(state.found_on)).maybe(state.found_by.as_deref());
        units(&mut row, site.index, &problem.lead);
        let remark = Remark {
            due: state.due,
            first: state.due,
            overdue: state.overdue,
            due_soon: state.due_soon,
            done_on: state.closed_on,
        };
        remark.put(site, &mut row);
        status(site, problem_key(state), &mut row);
        row.date(state.closed_on).maybe(state.closed_by.as_deref());
        said(&mut row, site, state.note.as_deref());
    }
}

pub const FUNDS: &[Head] = &[
    Head("township", NAME),
    Head("village", NAME),
    Head("programme", NAME),
    Head("kind", NAME),
    Head("title", SENTENCE),
    Head("source", UNIT),
    Head("planned-yuan", NAME),
    Head("spent-yuan", NAME),
];

pub fn funds(site: &Site<'_>, sheet: &mut Sheet<'_>) {
    let unbroken = site.words.plain("csv-source-unbroken");
    for fund in &site.index.funds.rows {
        let measure = &site.index.measures[fund.measure];
        let mut row = sheet.row();
        place(&mut row, &measure.at);
        row.text(&measure.programme.name).text(&measure.kind.name);
        said(&mut row, site, Some(&measure.measure.title));
        row.text(fund.source.unwrap_or(&unbroken)).money(&fund.planned.to_string());
        match fund.spent {
            Some(spent) => row.money(&spent.to_string()),
            None => row.blank(),
        };
    }
}

pub const VISITS: &[Head] = &[
    Head("on", NAME),
    Head("township", NAME),
    Head("village", NAME),
    Head("by", UNIT),
    Head("role", UNIT),
    Head("solved", COUNT),
    Head("note", SENTENCE),
];

pub fn visits(site: &Site<'_>, sheet: &mut Sheet<'_>) {
    for own in &site.index.visits {
        let visit = own.visit;
        let mut row = sheet.row();
        row.date(Some(visit.on));
        place(&mut row, &own.at);
        row.text(&visit.by).text(&visit.role);
        match visit.solved {
            Some(solved) => row.count(solved.into()),
            None => row.blank(),
        };
        said(&mut row, site, visit.note.as_deref());
    }
}

pub const CHANGES: &[Head] = &[
    Head("date", NAME),
    Head("township", NAME),
    Head("village", NAME),
    Head("programme", NAME),
    Head("sort", NAME),
    Head("title", SENTENCE),
    Head("label", UNIT),
    Head("from", SENTENCE),
    Head("to", SENTENCE),
    Head("days", COUNT),
    Head("weakened", COUNT),
    Head("back", COUNT),
];

pub fn changes(site: &Site<'_>, sheet: &mut Sheet<'_>) {
    let (index, model) = (site.index, &site.published.model);
    let yes = site.words.plain("csv-yes");
    for event in &site.changes.events {
        let change = &event.change;
        let told = event.line.get_or_init(|| Shared::new(ChangeLine::of(site, change)));
        let township = township_of(index, event);
        let programme = change.subject.programme();
        let mut row = sheet.row();
        row.date(Some(event.on));
        row.maybe(township.map(|township| index.townships[township].township.name.as_str()));
        row.maybe(event.key.contains('/').then_some(&*event.name));
        row.maybe(programme.map(|slug| model.programme(slug).map_or(slug, |it| it.name.as_str())));
        row.text(&site.words.plain(&format!("change-sort-{}", change.subject.sort())));
        said(&mut row, site, Some(&change.title));
        row.text(&told.label);
        said(&mut row, site, told.from.as_deref());
        said(&mut row, site, told.to.as_deref());
        match change.days().filter(|days| *days != 0) {
            Some(days) => row.number(&days.to_string()),
            None => row.blank(),
        };
        row.maybe(change.is_weaker().then_some(yes.as_str()));
        row.maybe((told.mark == Some("back")).then_some(yes.as_str()));
    }
}

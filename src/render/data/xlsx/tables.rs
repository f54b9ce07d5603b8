//! Owns: which columns the workbooks have and how rows fill them. In: rows of the index. Out: rows of cells; a column
//! and its cell stand at the same place in the two lists.

mod lists;

pub use lists::{CHANGES, DEADLINES, FUNDS, PROBLEMS, VISITS, changes, deadlines, funds, problems, visits};

use super::fitting;
use super::remark::{Remark, status};
use crate::index::{Index, MeasureRow, Where};
use crate::render::site::Site;
use crate::render::views::measure_key;
use crate::render::words::Words;
use crate::workbook::{Column, Row, Sheet, Tone};

/// A column: the name of its message `csv-NAME`, and up to which width texts widen it.
#[derive(Clone, Copy)]
pub struct Head(&'static str, usize);

impl Head {
    /// The column.
    pub fn column(self, words: Words<'_>) -> Column {
        Column::new(words.plain(&format!("csv-{}", self.0)), self.1)
    }
}

/// A county's measures fit across A4 in letters that can be read only if their columns are narrow.
const NAME: usize = 11;
const UNIT: usize = 14;
const SENTENCE: usize = 26;
const COUNT: usize = 7;

/// Fills two cells: township and village.
fn place(row: &mut Row<'_, '_>, at: &Where<'_>) {
    row.maybe(at.township.map(|township| township.name.as_str()));
    row.maybe(at.village.map(|village| village.name.as_str()));
}

/// Fills a cell with the names of units, by their positions.
fn units(row: &mut Row<'_, '_>, index: &Index<'_>, positions: &[usize]) {
    match positions {
        [one] => row.text(index.units[*one].unit.name()),
        several => {
            let names: Vec<&str> =
                several.iter().map(|position| index.units[*position].unit.name()).collect();
            row.text(&names.join("、"))
        }
    };
}

/// Fills a cell with sentences by people.
fn said(row: &mut Row<'_, '_>, site: &Site<'_>, text: Option<&str>) {
    row.text(&fitting(site, text.unwrap_or_default()));
}

pub const VILLAGES: &[Head] = &[
    Head("township", NAME),
    Head("village", NAME),
    Head("code", NAME),
    Head("kind-of-village", NAME),
    Head("tags", UNIT),
    Head("households", COUNT),
    Head("population", COUNT),
    Head("plans", COUNT),
    Head("measures", COUNT),
    Head("done", COUNT),
    Head("doing", COUNT),
    Head("planned", COUNT),
    Head("suspended", COUNT),
    Head("cancelled", COUNT),
    Head("overdue", COUNT),
    Head("due-soon", COUNT),
    Head("undated", COUNT),
    Head("problems-open", COUNT),
    Head("problems-overdue", COUNT),
    Head("problems-closed", COUNT),
    Head("planned-yuan", NAME),
    Head("spent-yuan", NAME),
    Head("last-summary", NAME),
];

pub fn villages(site: &Site<'_>, sheet: &mut Sheet<'_>) {
    for village in &site.index.villages {
        let (own, totals) = (village.village, &village.own.totals);
        let mut row = sheet.row();
        row.text(&village.township.name).text(&own.name);
        row.code(own.code.as_ref().map(|code| code.value.as_str())).maybe(own.kind.as_deref());
        row.text(&own.tags.join("、"));
        for number in [own.households, own.population] {
            match number {
                Some(number) => row.count(number.into()),
                None => row.blank(),
            };
        }
        for (count, tone) in [
            (totals.plans, Tone::Plain),
            (totals.measures, Tone::Plain),
            (totals.done, Tone::Plain),
            (totals.doing, Tone::Plain),
            (totals.planned, Tone::Plain),
            (totals.suspended, Tone::Plain),
            (totals.cancelled, Tone::Plain),
            (totals.overdue, Tone::Overdue),
            (totals.due_soon, Tone::Soon),
            (totals.undated, Tone::Plain),
            (totals.problems_open, Tone::Plain),
            (totals.problems_overdue, Tone::Overdue),
            (totals.problems_closed, Tone::Plain),
        ] {
            row.toned(count as u64, tone);
        }
        row.money(&totals.planned_yuan.to_string()).money(&totals.spent_yuan.to_string());
        row.date(village.last_summary());
    }
}

pub const MEASURES: &[Head] = &[
    Head("township", NAME),
    Head("village", NAME),
    Head("programme", NAME),
    Head("kind", NAME),
    Head("title", SENTENCE),
    Head("lead", UNIT),
    Head("person", NAME),
    Head("due", NAME),
    Head("remark", UNIT),
    Head("status", UNIT),
    Head("done-on", NAME),
    Head("targets", SENTENCE),
    Head("planned-yuan", NAME),
    Head("spent-yuan", NAME),
    Head("note", SENTENCE),
];

pub fn measures(site: &Site<'_>, sheet: &mut Sheet<'_>) {
    for measure in &site.index.measures {
        let (own, state) = (measure.measure, measure.state);
        let mut row = sheet.row();
        place(&mut row, &measure.at);
        row.text(&measure.programme.name).text(&measure.kind.name);
        said(&mut row, site, Some(&own.title));
        units(&mut row, site.index, &measure.lead);
        row.maybe(own.person.as_deref());
        remark_of(measure).put(site, &mut row);
        status(site, measure_key(state), &mut row);
        row.date(state.done_on);
        said(&mut row, site, targets(measure).as_deref());
        row.money(&own.planned().to_string());
        match state.spent {
            Some(spent) => row.money(&spent.to_string()),
            None => row.blank(),
        };
        said(&mut row, site, own.note.as_deref());
    }
}

fn remark_of(measure: &MeasureRow<'_>) -> Remark {
    let state = measure.state;
    Remark {
        due: state.due,
        first: state.first_due.filter(|_| state.done_late),
        overdue: state.overdue,
        due_soon: state.due_soon,
        done_on: state.done_on,
    }
}

/// `name current/value unit`, one a line, a dash where nobody reported a value.
fn targets(row: &MeasureRow<'_>) -> Option<String> {
    let pairs = row.measure.targets.iter().zip(&row.state.targets);
    let texts = pairs.map(|(target, reported)| {
        let current = reported.map_or("—".to_owned(), |reported| reported.value.to_string());
        format!("{} {current}/{} {}", target.name, target.value, target.unit)
    });
    Some(texts.collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty())
}

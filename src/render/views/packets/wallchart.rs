//! Owns: the wall chart (作战图) — villages × kinds of measures. In: the county or a township.
//! Out: the view of `wallchart.typ`; what is too wide for one sheet goes on to the next.

use super::{Kind, Made, data};
use crate::index::{Own, address};
use crate::render::views::rows::{Rows, STATUSES_OF_MEASURES, StatusView, TotalsView};
use serde::Serialize;
use std::ops::Range;

/// Kinds of measures on one sheet of A3.
const WIDEST: usize = 14;
/// Measures in one cell; a cell does not go on to the next sheet.
const TALLEST: usize = 8;

#[derive(Debug, Serialize)]
struct View {
    totals: TotalsView,
    legend: Vec<StatusView>,
    sheets: Vec<Sheet>,
}

#[derive(Debug, Serialize)]
struct Sheet {
    kinds: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Column {
    name: String,
}

#[derive(Debug, Serialize)]
struct Row {
    township: String,
    /// How many rows the township's cell spans; none where another row's covers this one.
    span: usize,
    /// Or the word for what the township or county does itself.
    village: String,
    cells: Vec<Vec<Cell>>,
    /// For each cell that more measures have no room there, and how many.
    more: Vec<Option<String>>,
}

/// A measure.
#[derive(Debug, Serialize)]
struct Cell {
    status: StatusView,
    due: Option<String>,
    stage: Option<String>,
    mark: Option<&'static str>,
}

/// The chart of the county, or of one township.
pub fn wallchart(rows: &Rows<'_>, township: Option<usize>) -> Made {
    let site = rows.site;
    let index = site.index;
    let (townships, name, page, totals) = match township {
        Some(at) => {
            let row = &index.townships[at];
            (at..at + 1, row.township.name.as_str(), row.page(), &row.totals)
        }
        None => {
            let all = 0..index.townships.len();
            (all, index.site.county.as_str(), address::TOWNSHIPS.to_owned(), &index.totals)
        }
    };
    let mut bands: Vec<Band<'_>> = Vec::new();
    if township.is_none() {
        bands.push(Band { name: &index.site.county, own: own_measures(&index.county), villages: 0..0 });
    }
    bands.extend(townships.map(|at| {
        let row = &index.townships[at];
        let own = own_measures(&row.own);
        Band { name: &row.township.name, own, villages: row.villages.clone() }
    }));
    bands.retain(|band| band.height() > 0);
    let villages = bands.iter().map(|band| band.villages.len()).sum::<usize>();
    let shown = |kind: &usize| {
        let mut measures = bands.iter().flat_map(|band| band.measures(rows));
        measures.any(|at| index.measures[at].kind_row == *kind)
    };
    let kinds: Vec<usize> = (0..index.kinds.len()).filter(shown).collect();
    let sheet = |kinds: &[usize]| Sheet {
        kinds: kinds.iter().map(|kind| Column { name: index.kinds[*kind].kind.name.clone() }).collect(),
        rows: bands.iter().flat_map(|band| band.rows(rows, kinds)).collect(),
    };
    let view = View {
        totals: rows.totals(totals),
        legend: STATUSES_OF_MEASURES.iter().map(|key| rows.status(key)).collect(),
        // Sheets as even as they come: none holds a single last column.
        sheets: kinds.chunks(even(kinds.len(), WIDEST)).map(sheet).collect(),
    };
    let lead = site.words.sentence(
        "packet-wallchart-lead",
        &[
            ("place", name.into()),
            ("villages", villages.into()),
            ("measures", totals.measures.into()),
            ("done", totals.done.into()),
            ("overdue", totals.overdue.into()),
        ],
        &[("date", index.day)],
    );
    Made {
        layout: "wallchart.typ",
        kind: Kind::Wallchart,
        page: Some(page),
        title: site.words.say("packet-wallchart-title", &[("place", name.into())]),
        subtitle: None,
        lead: lead.text,
        number: None,
        view: data(&view),
    }
}

/// The size of parts, at most `widest`, that differ least.
fn even(all: usize, widest: usize) -> usize {
    all.div_ceil(all.div_ceil(widest).max(1)).max(1)
}

/// A township with what it does itself and its villages; or the county with its own alone.
struct Band<'i> {
    name: &'i str,
    own: Option<Range<usize>>,
    villages: Range<usize>,
}

fn own_measures(own: &Own<'_>) -> Option<Range<usize>> {
    Some(own.measures.clone()).filter(|measures| !measures.is_empty())
}

impl Band<'_> {
    fn height(&self) -> usize {
        usize::from(self.own.is_some()) + self.villages.len()
    }

    fn measures(&self, rows: &Rows<'_>) -> impl Iterator<Item = usize> {
        let villages = &rows.site.index.villages[self.villages.clone()];
        self.own.clone().into_iter().flatten().chain(villages.iter().flat_map(|row| row.own.measures.clone()))
    }

    fn rows(&self, rows: &Rows<'_>, kinds: &[usize]) -> Vec<Row> {
        let own = self.own.clone().map(|measures| (rows.site.words.plain("packet-own"), measures));
        let villages = rows.site.index.villages[self.villages.clone()].iter();
        let villages = villages.map(|row| (row.village.name.clone(), row.own.measures.clone()));
        let row = |(at, (village, measures)): (usize, (String, Range<usize>))| {
            let (cells, more) = kinds.iter().map(|kind| cells(rows, measures.clone(), *kind)).unzip();
            let span = if at == 0 { self.height() } else { 0 };
            Row { township: self.name.to_owned(), span, village, cells, more }
        };
        own.into_iter().chain(villages).enumerate().map(row).collect()
    }
}

/// The measures of a kind, the pressing ones first where not all have room.
fn cells(rows: &Rows<'_>, measures: Range<usize>, kind: usize) -> (Vec<Cell>, Option<String>) {
    let index = rows.site.index;
    let mut own: Vec<usize> = measures.filter(|at| index.measures[*at].kind_row == kind).collect();
    let mut more = None;
    if own.len() > TALLEST {
        own.sort_by_key(|at| {
            let state = index.measures[*at].state;
            (!state.overdue, !state.due_soon, !state.status.is_open(), state.due)
        });
        let left = own.len() - (TALLEST - 1);
        own.truncate(TALLEST - 1);
        more = Some(rows.site.words.say("packet-more", &[("count", left.into())]));
    }
    (own.into_iter().map(|at| cell(rows, at)).collect(), more)
}

fn cell(rows: &Rows<'_>, position: usize) -> Cell {
    let row = &rows.site.index.measures[position];
    let due = rows.measure_due(position);
    Cell {
        status: rows.measure_status(row.state),
        due: due.date.as_ref().map(|date| date.iso.clone()),
        stage: row.stage().map(str::to_owned),
        mark: due.mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_even() {
        assert_eq!(
            [even(0, 14), even(1, 14), even(14, 14), even(15, 14), even(27, 14), even(29, 14)],
            [1, 1, 14, 8, 14, 10]
        );
    }
}

//! Owns: the wall chart (作战图) — villages × kinds of measures. In: the county or a township.
//! Out: the view of `wallchart.typ`; what is too wide for one sheet goes on to the next.

use super::{Kind, Made, data};
use crate::index::{MeasureRow, Totals, address};
use crate::render::views::rows::{Rows, STATUSES_OF_MEASURES, StatusView, TotalsView};
use serde::Serialize;
use std::collections::BTreeMap;

/// Kinds of measures on one sheet of A3.
const WIDEST: usize = 14;

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
    village: String,
    cells: Vec<Vec<Cell>>,
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
    let (villages, name, page) = match township.map(|at| &index.townships[at]) {
        Some(row) => (row.villages.clone(), row.township.name.as_str(), row.page()),
        None => (0..index.villages.len(), index.site.county.as_str(), address::TOWNSHIPS.to_owned()),
    };
    // What is on the chart, and nothing beside it: the villages' own.
    let mut totals = Totals::default();
    villages.clone().for_each(|village| totals += &index.villages[village].own.totals);
    let measures = |village: usize| index.villages[village].own.measures.clone();
    let kinds: Vec<usize> = (0..index.kinds.len())
        .filter(|kind| villages.clone().flat_map(measures).any(|at| index.measures[at].kind_row == *kind))
        .collect();
    let sheet = |kinds: &[usize]| Sheet {
        kinds: kinds.iter().map(|kind| Column { name: index.kinds[*kind].kind.name.clone() }).collect(),
        rows: villages.clone().map(|village| row(rows, village, kinds)).collect(),
    };
    let view = View {
        totals: rows.totals(&totals),
        legend: STATUSES_OF_MEASURES.iter().map(|key| rows.status(key)).collect(),
        // Sheets as even as they come: none holds a single last column.
        sheets: kinds.chunks(even(kinds.len(), WIDEST)).map(sheet).collect(),
    };
    let lead = site.words.sentence(
        "packet-wallchart-lead",
        &[
            ("place", name.into()),
            ("villages", villages.len().into()),
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

fn row(rows: &Rows<'_>, village: usize, kinds: &[usize]) -> Row {
    let index = rows.site.index;
    let row = &index.villages[village];
    let mut cells: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    for at in row.own.measures.clone() {
        let measure = &index.measures[at];
        cells.entry(measure.kind_row).or_default().push(cell(rows, measure));
    }
    let township = &index.townships[row.township_row];
    let first = township.villages.start == village;
    Row {
        township: row.township.name.clone(),
        span: if first { township.villages.len() } else { 0 },
        village: row.village.name.clone(),
        cells: kinds.iter().map(|kind| cells.remove(kind).unwrap_or_default()).collect(),
    }
}

fn cell(rows: &Rows<'_>, row: &MeasureRow<'_>) -> Cell {
    let due = rows.measure_due(row.state);
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

//! Owns: the strip of months on the front page. In: the index by deadline. Out: [`MonthItem`]s around the day.

use crate::index::{Month, address};
use crate::render::frame::Link;
use crate::render::views::rows::Rows;
use serde::Serialize;

/// How many months the strip shows, and how many of them lie before the day's.
const SHOWN: usize = 12;
const BEFORE: usize = 5;
/// How high the tallest column is drawn, in its own units.
const HEIGHT: usize = 100;

/// A month with its deadlines; parts of the column add up to its height.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MonthItem {
    /// `2020年6月`.
    link: Link,
    /// `2020-06`.
    iso: String,
    /// The month of the day.
    now: bool,
    /// Deadlines in it.
    all: usize,
    /// Met.
    met: usize,
    /// Late.
    overdue: usize,
    /// Height of what is met, in hundredths of the tallest column.
    met_height: usize,
    /// Height of what is late.
    overdue_height: usize,
    /// Height of all the rest.
    rest_height: usize,
}

/// Twelve months that have deadlines, some before the day's and the rest from it on.
pub fn strip(rows: &Rows<'_>) -> Vec<MonthItem> {
    let index = rows.site.index;
    let months: Vec<(&Month, &Vec<usize>)> = index.by_deadline.months.iter().collect();
    let now = Month::from(index.day);
    let here = months.partition_point(|(month, _)| **month < now);
    let from = here.saturating_sub(BEFORE).min(months.len().saturating_sub(SHOWN));
    let shown = &months[from..months.len().min(from + SHOWN)];
    let tallest = shown.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0).max(1);
    shown.iter().map(|(month, positions)| item(rows, **month, positions, **month == now, tallest)).collect()
}

fn item(rows: &Rows<'_>, month: Month, positions: &[usize], now: bool, tallest: usize) -> MonthItem {
    let deadlines = || positions.iter().map(|position| &rows.site.index.deadlines[*position]);
    let (all, met) = (positions.len(), deadlines().filter(|row| row.met).count());
    let overdue = deadlines().filter(|row| row.overdue).count();
    let name = rows.site.words.month(month.year, month.month);
    let height = |count: usize| count * HEIGHT / tallest;
    MonthItem {
        link: rows.frame.link(&address::month(month), name),
        iso: month.to_string(),
        now,
        all,
        met,
        overdue,
        met_height: height(met),
        overdue_height: height(overdue),
        rest_height: height(all - met - overdue),
    }
}

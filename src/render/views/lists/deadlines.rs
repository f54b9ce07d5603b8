//! Owns: the strip of all months that have deadlines. In: the index by deadline. Out: `deadlines/index.html`.

use super::{Head, Page};
use crate::index::{Index, Month, address};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{Rows, deadline_key};
use serde::Serialize;
use std::collections::BTreeMap;

/// How high the tallest column of all is drawn, in its own units.
const HEIGHT: usize = 100;
/// A year whose columns all stay under this is drawn only so high.
const LOW: usize = 33;

/// `deadlines/index.html`: all months that have deadlines.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// What presses, before all months.
    doors: Doors,
    /// How many days ahead a deadline counts as near.
    due_soon_days: u32,
    /// Every year with deadlines: the day's first, then those to come, then those past.
    years: Vec<Year>,
    /// All months that have deadlines, in their order.
    months: Vec<MonthCell>,
    /// Address of its calendar of deadlines (iCalendar).
    calendar: String,
}

impl PageView for View {
    const TEMPLATE: &'static str = "deadlines.html";
}

/// What presses, before all months.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Doors {
    /// What is late.
    overdue: Door,
    /// What is due soon.
    soon: Door,
    /// What has no deadline.
    undated: Door,
}

/// A way to one of the lists.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Door {
    /// Its address.
    href: String,
    /// How many stand there.
    count: usize,
}

/// The months of a year, as columns.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Year {
    /// `2020`.
    year: i16,
    /// Where its columns are cut off at the top; low years take less room on the same scale.
    crop: usize,
    /// From January to December; months without deadlines lead nowhere.
    months: Vec<MonthCell>,
}

/// A month and its column; heights are in hundredths of the tallest column.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MonthCell {
    /// 1 to 12.
    month: i8,
    /// The whole name with its year.
    name: String,
    /// Its page; none without deadlines.
    href: Option<String>,
    /// The month of the day.
    now: bool,
    /// Its deadlines by how they stand.
    counts: Counts,
    /// Height of the lowest part of its column: what is met.
    met_height: usize,
    /// Height of the part above it: not yet due, or given up.
    rest_height: usize,
    /// Height of the top: late.
    overdue_height: usize,
}

/// Deadlines of a month by how they stand; they add up.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// All of them.
    all: usize,
    /// Met.
    met: usize,
    /// Past and open.
    overdue: usize,
    /// Not yet due.
    awaited: usize,
    /// Of a measure that is done, and nobody reported it.
    unreported: usize,
    /// Given up.
    cancelled: usize,
}

impl Counts {
    /// Counts deadlines by their positions.
    pub fn of(index: &Index<'_>, positions: &[usize]) -> Self {
        let mut counts = Counts { all: positions.len(), ..Counts::default() };
        for row in positions.iter().map(|position| &index.deadlines[*position]) {
            let count = match deadline_key(row) {
                "overdue" => &mut counts.overdue,
                "met" => &mut counts.met,
                "awaited" => &mut counts.awaited,
                "none" => &mut counts.unreported,
                _ => &mut counts.cancelled,
            };
            *count += 1;
        }
        counts
    }

    /// Those of every month: each page of a month tells them.
    pub fn of_months(index: &Index<'_>) -> BTreeMap<Month, Counts> {
        let months = index.by_deadline.months.iter();
        months.map(|(month, positions)| (*month, Counts::of(index, positions))).collect()
    }

    /// The parts of its bar.
    pub fn parts(self) -> [(&'static str, usize); 5] {
        [
            ("met", self.met),
            ("overdue", self.overdue),
            ("awaited", self.awaited),
            ("none", self.unreported),
            ("cancelled", self.cancelled),
        ]
    }

    /// All of them.
    pub fn all(self) -> usize {
        self.all
    }

    /// Late ones.
    pub fn overdue(self) -> usize {
        self.overdue
    }
}

/// The list of months.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let deadlines = &index.by_deadline;
    let head = Head {
        path: address::DEADLINES.to_owned(),
        section: "deadlines",
        title: site.words.plain("deadlines-title"),
        lead: "deadlines-lead",
        args: vec![
            ("deadlines", index.deadlines.len().into()),
            ("overdue", deadlines.overdue.len().into()),
            ("soon", deadlines.soon.len().into()),
            ("days", index.site.due_soon_days.into()),
        ],
        above: None,
    };
    let frame = head.frame(site, None);
    let rows = Rows::new(site, &frame);
    let door = |to: &str, count: usize| Door { href: frame.href(to), count };
    let undated = deadlines.undated_measures.len() + deadlines.undated_problems.len();
    let view = View {
        doors: Doors {
            overdue: door(address::OVERDUE, deadlines.overdue.len()),
            soon: door(address::SOON, deadlines.soon.len()),
            undated: door(address::UNDATED, undated),
        },
        due_soon_days: index.site.due_soon_days,
        years: years(&rows),
        months: months(&rows),
        calendar: frame.href(address::CALENDAR),
    };
    super::plain(site, &frame, view)
}

/// Every year that has a deadline: the day's first, then those to come, then those past, the latest first.
fn years(rows: &Rows<'_>) -> Vec<Year> {
    let (months, now) = (&rows.site.index.by_deadline.months, rows.site.index.day.year());
    let tallest = months.values().map(Vec::len).max().unwrap_or(1);
    let mut years: Vec<i16> = months.keys().map(|month| month.year).collect();
    years.dedup();
    years.sort_by_key(|year| if *year < now { (true, now - *year) } else { (false, *year - now) });
    let view = |year: i16| {
        let months: Vec<_> = (1..=12).map(|month| cell(rows, Month { year, month }, tallest)).collect();
        let low = months.iter().all(|cell| cell.counts.all * HEIGHT / tallest <= LOW);
        Year { year, crop: if low { HEIGHT - LOW } else { 0 }, months }
    };
    years.into_iter().map(view).collect()
}

/// Every month that has a deadline, in their order, for the table of figures.
fn months(rows: &Rows<'_>) -> Vec<MonthCell> {
    rows.site.index.by_deadline.months.keys().map(|month| cell(rows, *month, 1)).collect()
}

fn cell(rows: &Rows<'_>, month: Month, tallest: usize) -> MonthCell {
    let index = rows.site.index;
    let positions = index.by_deadline.months.get(&month);
    let counts = positions.map(|positions| Counts::of(rows.site.index, positions)).unwrap_or_default();
    let height = |count: usize| count * HEIGHT / tallest;
    let top = height(counts.all);
    let link: Option<Link> = positions.map(|_| rows.frame.link(&address::month(month), String::new()));
    MonthCell {
        month: month.month,
        name: rows.site.words.month(month.year, month.month),
        href: link.map(|link| link.href),
        now: month == Month::from(index.day),
        counts,
        met_height: height(counts.met),
        rest_height: top - height(counts.met) - height(counts.overdue),
        overdue_height: height(counts.overdue),
    }
}

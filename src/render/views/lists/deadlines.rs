//! Owns: the strip of all months that have deadlines. In: the index by deadline. Out: `deadlines/index.html`.

use super::{Head, Page};
use crate::index::{Month, address};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::rows::Rows;
use serde::Serialize;

/// How high the tallest column of all is drawn, in its own units.
const HEIGHT: usize = 100;
/// A year whose columns all stay under this is drawn only so high.
const LOW: usize = 33;

#[derive(Debug, Serialize)]
struct View {
    doors: Doors,
    due_soon_days: u32,
    years: Vec<Year>,
    /// All months that have deadlines, in their order.
    months: Vec<MonthCell>,
    calendar: String,
}

/// What presses, before all months.
#[derive(Debug, Serialize)]
struct Doors {
    overdue: Door,
    soon: Door,
    undated: Door,
}

#[derive(Debug, Serialize)]
struct Door {
    href: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Year {
    /// `2020`.
    year: i16,
    /// Where its columns are cut off at the top; low years take less room on the same scale.
    crop: usize,
    /// From January to December; months without deadlines lead nowhere.
    months: Vec<MonthCell>,
}

#[derive(Debug, Serialize)]
struct MonthCell {
    /// 1 to 12.
    month: i8,
    /// The whole name with its year.
    name: String,
    href: Option<String>,
    /// The month of the day.
    now: bool,
    counts: Counts,
    /// Columns from the bottom up: met, not yet due (or given up), late; in units of [`HEIGHT`].
    met_height: usize,
    rest_height: usize,
    overdue_height: usize,
}

/// Deadlines of a month by how they stand; they add up.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Counts {
    all: usize,
    met: usize,
    overdue: usize,
    awaited: usize,
    cancelled: usize,
}

impl Counts {
    /// Counts deadlines by their positions.
    pub fn of(site: &Site<'_>, positions: &[usize]) -> Self {
        let mut counts = Counts { all: positions.len(), ..Counts::default() };
        for row in positions.iter().map(|position| &site.index.deadlines[*position]) {
            match (row.overdue, row.met, row.open) {
                (true, _, _) => counts.overdue += 1,
                (_, true, _) => counts.met += 1,
                (_, _, true) => counts.awaited += 1,
                _ => counts.cancelled += 1,
            }
        }
        counts
    }

    /// The parts of its bar.
    pub fn parts(self) -> [(&'static str, usize); 4] {
        [
            ("met", self.met),
            ("overdue", self.overdue),
            ("awaited", self.awaited),
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
    super::plain(site, "deadlines.html", &frame, &view)
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
    let counts = positions.map(|positions| Counts::of(rows.site, positions)).unwrap_or_default();
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

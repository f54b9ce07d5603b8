//! Owns: what falls due, and how the county stands, in the terminal. In: an edition's index. Out: tables.

use super::Terminal;
use super::grid::{Cell, Column, Shape, write};
use crate::index::{DeadlineRow, Due, Index, Totals};
use crate::model::{days_between, grouped};
use jiff::civil::Date;

/// What of all deadlines is wanted.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Days ahead.
    pub within: i64,
    /// The township's slug.
    pub township: Option<String>,
    /// The unit's position in the index.
    pub unit: Option<usize>,
}

impl Wanted {
    fn takes(&self, index: &Index<'_>, row: &DeadlineRow<'_>) -> bool {
        let township = row.at.township.map(|township| township.record.slug.as_str());
        row.open
            && days_between(index.day, row.due) <= self.within
            && self.township.as_deref().is_none_or(|wanted| township == Some(wanted))
            && self.unit.is_none_or(|unit| index.deadline_lead(row.what).contains(&unit))
    }
}

impl Terminal<'_> {
    fn column(&self, name: &'static str, number: bool) -> Column {
        Column { name, head: self.text.plain(&format!("csv-{name}")), number }
    }

    /// What is overdue or falls due soon, the oldest first.
    pub fn due(&self, index: &Index<'_>, wanted: &Wanted, shape: Shape) {
        let mut columns: Vec<Column> = ["due", "township", "village", "what", "title", "lead"]
            .map(|name| self.column(name, false))
            .into();
        columns.insert(1, Column { name: "days", head: self.text.plain("remains"), number: false });
        columns.push(self.column("key", false));
        let taken: Vec<&DeadlineRow<'_>> =
            index.deadlines.iter().filter(|row| wanted.takes(index, row)).collect();
        let rows: Vec<Vec<Cell>> = taken.iter().map(|row| self.deadline(index, row)).collect();
        if shape != Shape::Human || !rows.is_empty() {
            self.out(|mut out| write(&mut out, &columns, &rows, shape));
        }
        if shape == Shape::Human {
            let overdue = taken.iter().filter(|row| row.overdue).count();
            let args = [
                ("overdue", overdue.into()),
                ("soon", (taken.len() - overdue).into()),
                ("days", crate::diag::Arg::Number(wanted.within)),
            ];
            self.line(&self.text.text("remains-sum", &args));
        }
    }

    fn deadline(&self, index: &Index<'_>, row: &DeadlineRow<'_>) -> Vec<Cell> {
        let (what, key) = match row.what {
            Due::Measure(at) => ("measure", index.measures[at].key()),
            Due::Milestone(at, _) => ("milestone", index.measures[at].key()),
            Due::Problem(at) => ("problem", index.problems[at].key()),
        };
        let lead: Vec<&str> =
            index.deadline_lead(row.what).iter().map(|unit| index.units[*unit].unit.name()).collect();
        let days = days_between(index.day, row.due);
        vec![
            Cell::text(row.due.to_string()),
            Cell::both(self.days(days), days),
            Cell::maybe(row.at.township.map(|it| it.name.as_str())),
            Cell::maybe(row.at.village.map(|it| it.name.as_str())),
            Cell::both(self.text.plain(&format!("csv-what-{what}")), what),
            Cell::text(row.title),
            Cell::both(lead.join(&self.text.plain("list-comma")), lead),
            Cell::text(key),
        ]
    }

    fn days(&self, days: i64) -> String {
        let id = match days {
            0 => return self.text.plain("remains-today"),
            1.. => "remains-left",
            _ => "remains-late",
        };
        self.text.text(id, &[("days", crate::diag::Arg::Number(days.abs()))])
    }

    /// The county and its townships on the day.
    pub fn overview(&self, index: &Index<'_>, county: &str, day: Date, shape: Shape) {
        let mut columns = vec![self.column("township", false)];
        let figures = [
            "villages",
            "plans",
            "measures",
            "done",
            "doing",
            "planned",
            "suspended",
            "cancelled",
            "overdue",
            "due-soon",
            "problems-open",
            "planned-yuan",
            "spent-yuan",
        ];
        columns.extend(figures.map(|name| match name {
            "villages" => Column { name, head: self.text.plain("standing-villages"), number: true },
            name => self.column(name, true),
        }));
        let townships = index.townships.iter().map(|row| (row.township.name.as_str(), &row.totals));
        // The county's own tasks are in its figures and in no township's.
        let own = self.text.plain("county-own");
        let has_own = !index.county.measures.is_empty() || !index.county.problems.is_empty();
        let own = has_own.then_some((own.as_str(), &index.county.totals));
        let rows: Vec<Vec<Cell>> = townships
            .chain(own)
            .chain([(county, &index.totals)])
            .map(|(name, totals)| figures_of(name, totals))
            .collect();
        if shape == Shape::Human {
            let args = [("county", county.into()), ("date", day.to_string().into())];
            self.line(&self.text.text("standing-day", &args));
        }
        self.out(|mut out| write(&mut out, &columns, &rows, shape));
    }
}

fn figures_of(name: &str, totals: &Totals) -> Vec<Cell> {
    let counts = [
        totals.villages,
        totals.plans,
        totals.measures,
        totals.done,
        totals.doing,
        totals.planned,
        totals.suspended,
        totals.cancelled,
        totals.overdue,
        totals.due_soon,
        totals.problems_open,
    ];
    let mut cells = vec![Cell::text(name)];
    cells.extend(counts.map(Cell::count));
    cells.extend([totals.planned_yuan, totals.spent_yuan].map(|amount| {
        let digits = amount.to_string();
        Cell::both(grouped(&digits), digits)
    }));
    cells
}

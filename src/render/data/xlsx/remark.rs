//! Owns: how a state stands in a cell — its word and tone, and a deadline's remark. In: rows of the index.
//! Out: words of the catalogue.

use crate::diag::Arg;
use crate::model::days_between;
use crate::render::site::Site;
use crate::workbook::{Row, Tone};
use jiff::civil::Date;

/// How far a deadline lies from the day.
#[derive(Clone, Copy)]
pub struct Remark {
    /// The deadline now.
    pub due: Option<Date>,
    /// The one after which what is done is done late.
    pub first: Option<Date>,
    /// Past and open.
    pub overdue: bool,
    /// Near and open.
    pub due_soon: bool,
    /// Done or closed on.
    pub done_on: Option<Date>,
}

impl Remark {
    fn tone(&self) -> Tone {
        match (self.overdue, self.due_soon) {
            (true, _) => Tone::Overdue,
            (false, true) => Tone::Soon,
            (false, false) => Tone::Plain,
        }
    }

    /// Fills two cells: the deadline, and the remark.
    pub fn put(&self, site: &Site<'_>, row: &mut Row<'_, '_>) {
        row.toned_date(self.due, self.tone());
        let days = |id: &str, days: i64| site.words.say(id, &[("days", Arg::Number(days))]);
        let left = self.due.map_or(0, |due| days_between(site.index.day, due));
        let late = || Some(days_between(self.first?, self.done_on?)).filter(|days| *days > 0);
        match self.tone() {
            Tone::Overdue => row.tinted(&days("due-late", -left), Tone::Overdue),
            Tone::Soon if left == 0 => row.tinted(&site.words.plain("due-today"), Tone::Soon),
            Tone::Soon => row.tinted(&days("due-in", left), Tone::Soon),
            _ => match late() {
                Some(late) => row.text(&days("done-late-by", late)),
                None => row.blank(),
            },
        };
    }
}

/// Fills a cell with a status, by its stable name.
pub fn status(site: &Site<'_>, key: &'static str, row: &mut Row<'_, '_>) {
    row.word(&site.statuses[key].word, tone(key));
}

fn tone(key: &str) -> Tone {
    match key {
        "done" | "met" | "closed" => Tone::Done,
        "doing" | "open" => Tone::Doing,
        "overdue" => Tone::Overdue,
        "suspended" => Tone::Suspended,
        "cancelled" => Tone::Cancelled,
        _ => Tone::Planned,
    }
}

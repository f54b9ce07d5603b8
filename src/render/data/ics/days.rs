//! Owns: events of days — how many deadlines fall due on each. In: open deadlines by date. Out: one event a day.

use super::begin;
use super::line::Lines;
use crate::index::{Due, address};
use crate::render::data::Export;
use jiff::civil::Date;
use std::io::{self, Write};

/// Deadlines of one day by sort.
#[derive(Default)]
struct Counts {
    measures: usize,
    milestones: usize,
    problems: usize,
}

/// Writes an event for each day of `open`, which goes by date; `page` is that of the calendar's owner.
///
/// # Errors
/// Those of the writer.
pub fn events(
    export: &Export<'_>,
    page: &str,
    open: impl Iterator<Item = usize>,
    lines: &mut Lines<impl Write>,
) -> io::Result<()> {
    let mut day: Option<(Date, Counts)> = None;
    for position in open {
        let row = &export.index.deadlines[position];
        if let Some((date, counts)) = day.take_if(|(date, _)| *date != row.due) {
            event(export, page, date, &counts, lines)?;
        }
        let (_, counts) = day.get_or_insert_with(|| (row.due, Counts::default()));
        match row.what {
            Due::Measure(_) => counts.measures += 1,
            Due::Milestone(..) => counts.milestones += 1,
            Due::Problem(_) => counts.problems += 1,
        }
    }
    day.map_or(Ok(()), |(date, counts)| event(export, page, date, &counts, lines))
}

fn event(
    export: &Export<'_>,
    page: &str,
    date: Date,
    counts: &Counts,
    lines: &mut Lines<impl Write>,
) -> io::Result<()> {
    begin(export, &format!("day/{page}/{date}"), date, lines)?;
    let figures = [counts.measures, counts.milestones, counts.problems].map(|count| count.to_string());
    let [measures, milestones, problems] = figures.each_ref().map(String::as_str);
    let args = [("measures", measures), ("milestones", milestones), ("problems", problems)];
    lines.text("SUMMARY", &(export.messages)("ics-day", &args))?;
    if let Some(base_url) = export.base_url {
        lines.raw(&format!("URL:{}", address::absolute(base_url, &address::month(date.into()))))?;
    }
    lines.raw("TRANSP:TRANSPARENT")?;
    lines.raw("END:VEVENT")
}

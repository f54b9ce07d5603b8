//! Owns: the calendars (RFC 5545) — an all-day event for every open deadline of the county, a township, a unit.
//! In: the index, the messages. Out: lines folded by octets, ended by CRLF.
//! Nothing depends on the clock: the stamp is the day of the state.

mod line;

use super::{Messages, stable_id};
use crate::index::{DeadlineRow, Due, Index, TownshipRow, UnitRow, address};
use jiff::civil::Date;
use line::Lines;
use std::io::{self, Write};

/// A calendar's dates have no zone, but a calendar must hold at least one component even when nothing is due.
const ZONE: [&str; 8] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// Writes the county's calendar: all open deadlines.
///
/// # Errors
/// Those of the writer.
pub fn county_calendar(index: &Index<'_>, messages: &Messages<'_>, out: impl Write) -> io::Result<()> {
    let all = 0..index.deadlines.len();
    calendar(index, messages, &index.site.county, all, out)
}

/// Writes a township's calendar: its own deadlines and its villages'.
///
/// # Errors
/// Those of the writer.
pub fn township_calendar(
    index: &Index<'_>,
    township: &TownshipRow<'_>,
    messages: &Messages<'_>,
    out: impl Write,
) -> io::Result<()> {
    calendar(index, messages, &township.township.name, township.deadlines.iter().copied(), out)
}

/// Writes a unit's calendar: deadlines of what it leads or answers for.
///
/// # Errors
/// Those of the writer.
pub fn unit_calendar(
    index: &Index<'_>,
    unit: &UnitRow<'_>,
    messages: &Messages<'_>,
    out: impl Write,
) -> io::Result<()> {
    calendar(index, messages, unit.unit.name(), unit.deadlines.iter().copied(), out)
}

fn calendar(
    index: &Index<'_>,
    messages: &Messages<'_>,
    whose: &str,
    positions: impl Iterator<Item = usize>,
    out: impl Write,
) -> io::Result<()> {
    let mut lines = Lines::new(out);
    let name = messages("ics-name", &[("place", whose)]);
    lines.raw("BEGIN:VCALENDAR")?;
    lines.raw("VERSION:2.0")?;
    lines.raw("PRODID:-//Cunce//Cunce//EN")?;
    lines.raw("CALSCALE:GREGORIAN")?;
    lines.text("NAME", &name)?;
    // Calendars older than RFC 7986 know the name by this one only.
    lines.text("X-WR-CALNAME", &name)?;
    for line in ZONE {
        lines.raw(line)?;
    }
    for row in positions.map(|position| &index.deadlines[position]).filter(|row| row.open) {
        event(index, messages, row, &mut lines)?;
    }
    lines.raw("END:VCALENDAR")
}

fn event(
    index: &Index<'_>,
    messages: &Messages<'_>,
    row: &DeadlineRow<'_>,
    lines: &mut Lines<impl Write>,
) -> io::Result<()> {
    lines.raw("BEGIN:VEVENT")?;
    lines.raw(&format!("UID:{}", stable_id(index.site, &index.deadline_key(row.what))))?;
    lines.raw(&format!("DTSTAMP:{}T000000Z", compact(index.day)))?;
    // Without an end an all-day event lasts its one day.
    lines.raw(&format!("DTSTART;VALUE=DATE:{}", compact(row.due)))?;
    lines.text("SUMMARY", &title(index, messages, row))?;
    let lead: Vec<_> =
        index.deadline_lead(row.what).iter().map(|unit| index.units[*unit].unit.name()).collect();
    if !lead.is_empty() {
        lines.text("DESCRIPTION", &messages("ics-lead", &[("lead", &lead.join("; "))]))?;
    }
    if let Some(base_url) = &index.site.base_url {
        let url = address::absolute(base_url, &index.deadline_target(row.what));
        lines.raw(&format!("URL:{url}"))?;
    }
    lines.raw("TRANSP:TRANSPARENT")?;
    lines.raw("END:VEVENT")
}

fn title(index: &Index<'_>, messages: &Messages<'_>, row: &DeadlineRow<'_>) -> String {
    let place = row.at.full_name();
    let place = place.as_deref().unwrap_or(&index.site.county);
    match row.what {
        Due::Measure(_) => messages("ics-measure-due", &[("title", row.title), ("place", place)]),
        Due::Milestone(measure, _) => {
            let measure = index.measures[measure].measure.title.as_str();
            messages("ics-milestone-due", &[("title", row.title), ("measure", measure), ("place", place)])
        }
        Due::Problem(_) => messages("ics-problem-due", &[("title", row.title), ("place", place)]),
    }
}

/// `20200610`.
fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

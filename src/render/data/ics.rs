//! Owns: the calendars (RFC 5545) — an all-day event for every open deadline of the county, a township, a unit;
//! where these are too many, for every day on which something falls due.
//! In: the index, the messages. Out: lines folded by octets, ended by CRLF.
//! Nothing depends on the clock: the stamp is the day of the state.

mod days;
mod line;

use super::Export;
use crate::index::{DeadlineRow, Due, TownshipRow, UnitRow, address};
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

/// How a calendar shows deadlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Each as an event.
    Each,
    /// One event for all that fall due on a day: with ten thousand events a telephone's calendar fails.
    Days,
}

/// Writes the county's calendar: all open deadlines.
///
/// # Errors
/// Those of the writer.
pub fn county_calendar(export: &Export<'_>, form: Form, out: impl Write) -> io::Result<()> {
    let index = export.index;
    calendar(export, form, &index.site.county, address::HOME, 0..index.deadlines.len(), out)
}

/// Writes a township's calendar: its own deadlines and its villages'.
///
/// # Errors
/// Those of the writer.
pub fn township_calendar(
    export: &Export<'_>,
    form: Form,
    row: &TownshipRow<'_>,
    out: impl Write,
) -> io::Result<()> {
    calendar(export, form, &row.township.name, &row.page(), row.deadlines.iter().copied(), out)
}

/// Writes a unit's calendar: deadlines of what it leads or answers for.
///
/// # Errors
/// Those of the writer.
pub fn unit_calendar(export: &Export<'_>, form: Form, row: &UnitRow<'_>, out: impl Write) -> io::Result<()> {
    calendar(export, form, row.unit.name(), &row.page(), row.deadlines.iter().copied(), out)
}

fn calendar(
    export: &Export<'_>,
    form: Form,
    whose: &str,
    page: &str,
    positions: impl Iterator<Item = usize>,
    out: impl Write,
) -> io::Result<()> {
    let mut lines = Lines::new(out);
    let name = (export.messages)("ics-name", &[("place", whose)]);
    lines.raw("BEGIN:VCALENDAR")?;
    lines.raw("VERSION:2.0")?;
    lines.raw("PRODID:-//Cunce//Cunce//EN")?;
    lines.raw("CALSCALE:GREGORIAN")?;
    lines.text("NAME", &name)?;
    // Calendars older than RFC 7986 know the name by this one only.
    lines.text("X-WR-CALNAME", &name)?;
    if form == Form::Days {
        let about = (export.messages)("ics-days", &[]);
        lines.text("DESCRIPTION", &about)?;
        lines.text("X-WR-CALDESC", &about)?;
    }
    for line in ZONE {
        lines.raw(line)?;
    }
    let open = positions.filter(|position| export.index.deadlines[*position].open);
    match form {
        Form::Each => each(export, open, &mut lines)?,
        Form::Days => days::events(export, page, open, &mut lines)?,
    }
    lines.raw("END:VCALENDAR")
}

fn each(
    export: &Export<'_>,
    open: impl Iterator<Item = usize>,
    lines: &mut Lines<impl Write>,
) -> io::Result<()> {
    for position in open {
        let known = &export.events[position];
        if known.get().is_none() {
            let mut bytes = Vec::with_capacity(256);
            event(export, &export.index.deadlines[position], &mut Lines::new(&mut bytes))?;
            // Another thread may have been quicker; its bytes are the same.
            let _ = known.set(bytes.into());
        }
        lines.whole(known.get().map_or(&[], |bytes| bytes))?;
    }
    Ok(())
}

fn event(export: &Export<'_>, row: &DeadlineRow<'_>, lines: &mut Lines<impl Write>) -> io::Result<()> {
    let index = export.index;
    begin(export, &index.deadline_key(row.what), row.due, lines)?;
    lines.text("SUMMARY", &title(export, row))?;
    let lead: Vec<_> =
        index.deadline_lead(row.what).iter().map(|unit| index.units[*unit].unit.name()).collect();
    if !lead.is_empty() {
        let comma = (export.messages)("list-comma", &[]);
        lines.text("DESCRIPTION", &(export.messages)("ics-lead", &[("lead", &lead.join(&comma))]))?;
    }
    if let Some(base_url) = export.base_url {
        let url = address::absolute(base_url, &index.deadline_target(row.what));
        lines.raw(&format!("URL:{url}"))?;
    }
    lines.raw("TRANSP:TRANSPARENT")?;
    lines.raw("END:VEVENT")
}

/// The beginning of an event that lasts a day; `key` is its own for ever.
fn begin(export: &Export<'_>, key: &str, day: Date, lines: &mut Lines<impl Write>) -> io::Result<()> {
    lines.raw("BEGIN:VEVENT")?;
    lines.raw(&format!("UID:{}", export.stable_id(key)))?;
    lines.raw(&format!("DTSTAMP:{}T000000Z", compact(export.index.day)))?;
    // Without an end an all-day event lasts its one day.
    lines.raw(&format!("DTSTART;VALUE=DATE:{}", compact(day)))
}

fn title(export: &Export<'_>, row: &DeadlineRow<'_>) -> String {
    let place = export.place(&row.at);
    let (title, place) = (("title", row.title), ("place", place.as_str()));
    match row.what {
        Due::Measure(_) => (export.messages)("ics-measure-due", &[title, place]),
        Due::Milestone(measure, _) => {
            let measure = &*export.index.measures[measure].measure.title;
            (export.messages)("ics-milestone-due", &[title, ("measure", measure), place])
        }
        Due::Problem(_) => (export.messages)("ics-problem-due", &[title, place]),
    }
}

/// `20200610`.
fn compact(date: Date) -> String {
    format!("{:08}", i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day()))
}

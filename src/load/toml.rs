//! Owns: the reading of TOML. In: a text and where it lies in its file.
//! Out: a `RawTable` with places, and every fault that the parser could recover from.

use super::raw::{RawData, RawKey, RawTable, RawValue};
use super::slip::{self, Slip};
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A fault in TOML.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in the file.
    pub range: Range<usize>,
    /// Whether a date is meant that the calendar does not have; the text as written.
    pub date: Option<String>,
    /// What was probably meant.
    pub slip: Option<Slip>,
    /// What the parser says, in English: there is no other source for it.
    pub message: String,
}

/// Reads `text`, which begins at byte `offset` of its file.
pub fn read(text: &str, offset: usize) -> (RawTable, Vec<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<Fault> = errors.iter().map(|error| fault(text, offset, error)).collect();
    faults.sort_by_key(|fault| fault.range.start);
    faults.dedup_by(|later, first| later.range == first.range || follows(text, offset, first, later));
    let mut converted = convert_table(table.get_ref(), offset);
    let dates: Vec<&Range<usize>> =
        faults.iter().filter(|fault| fault.date.is_some()).map(|fault| &fault.range).collect();
    if !dates.is_empty() {
        forget(&mut converted, &dates);
    }
    (converted, faults)
}

fn fault(text: &str, offset: usize, error: &toml::de::Error) -> Fault {
    let range = error.span().unwrap_or(0..0);
    let token = token_around(text, range.start);
    let written = &text[token.clone()];
    let is_date = looks_like_date(written);
    let slip =
        slip::guess(line_around(text, range.start), text.get(range.clone()).unwrap_or(""), error.message());
    let at = if is_date { token } else { range };
    Fault {
        range: at.start + offset..at.end + offset,
        date: is_date.then(|| written.to_owned()),
        slip,
        message: error.message().to_owned(),
    }
}

/// Whether a fault only follows from one before it: the parser stumbles on through a line whose slip is known.
fn follows(text: &str, offset: usize, first: &Fault, later: &Fault) -> bool {
    let between = first.range.start - offset..later.range.start.max(first.range.start) - offset;
    first.date.is_none()
        && first.slip.is_some()
        && later.date.is_none()
        && text.get(between).is_some_and(|between| !between.contains('\n'))
}

fn line_around(text: &str, at: usize) -> &str {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    &text[start..end]
}

/// The run of date characters around a byte: parsers stop in the middle of `2020-5-15`.
fn token_around(text: &str, at: usize) -> Range<usize> {
    let inside = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.');
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    let start = at - bytes[..at].iter().rev().take_while(|byte| inside(byte)).count();
    let end = at + bytes[at..].iter().take_while(|byte| inside(byte)).count();
    start..end
}

fn looks_like_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    parts.len() == 3 && parts[0].len() == 4 && parts.iter().all(|part| !part.is_empty() && part.len() <= 4)
}

fn convert_table(table: &DeTable<'_>, offset: usize) -> RawTable {
    let entries = table
        .iter()
        .map(|(key, value)| {
            let span = key.span();
            let raw_key = RawKey {
                name: key.get_ref().as_ref().into(),
                start: place(span.start, offset),
                end: place(span.end, offset),
            };
            (raw_key, convert(value, offset))
        })
        .collect();
    RawTable { entries }
}

fn convert(value: &Spanned<DeValue<'_>>, offset: usize) -> RawValue {
    let span = value.span();
    let data = match value.get_ref() {
        DeValue::String(text) => RawData::Text(text.as_ref().into()),
        DeValue::Integer(number) => {
            let digits = match number.radix() {
                10 => number.as_str().to_owned(),
                radix => i128::from_str_radix(number.as_str(), radix)
                    .map_or_else(|_| number.to_string(), |number| number.to_string()),
            };
            RawData::Integer(digits.into())
        }
        DeValue::Float(number) => RawData::Float(number.as_str().into()),
        DeValue::Boolean(value) => RawData::Bool(*value),
        DeValue::Datetime(stamp) => convert_date(stamp),
        DeValue::Array(items) => RawData::Array(items.iter().map(|item| convert(item, offset)).collect()),
        DeValue::Table(table) => RawData::Table(convert_table(table, offset)),
    };
    RawValue { data, start: place(span.start, offset), end: place(span.end, offset) }
}

fn convert_date(stamp: &toml::value::Datetime) -> RawData {
    match (stamp.date, stamp.time) {
        (Some(date), None) => i16::try_from(date.year)
            .ok()
            .and_then(|year| Date::new(year, date.month as i8, date.day as i8).ok())
            .map_or(RawData::BadDate, RawData::Date),
        (None, None) => RawData::BadDate,
        _ => RawData::Time,
    }
}

/// The parser goes on with half of `2020/10/31`, which nobody meant as a value.
fn forget(table: &mut RawTable, dates: &[&Range<usize>]) {
    for (_, value) in &mut table.entries {
        forget_in(value, dates);
    }
}

fn forget_in(value: &mut RawValue, dates: &[&Range<usize>]) {
    match &mut value.data {
        RawData::Array(items) => items.iter_mut().for_each(|item| forget_in(item, dates)),
        RawData::Table(table) => forget(table, dates),
        _ if dates.iter().any(|date| date.contains(&(value.start as usize))) => value.data = RawData::BadDate,
        _ => {}
    }
}

fn place(at: usize, offset: usize) -> u32 {
    u32::try_from(at + offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_dates_are_told_from_other_faults() {
        for (text, date) in [
            ("due = 2020-02-30\n", Some("2020-02-30")),
            ("due = 2020-13-01\n", Some("2020-13-01")),
            ("due = 2020-5-15\n", Some("2020-5-15")),
            ("due = 2020/05/15\n", Some("2020/05/15")),
            ("due = 2020.05.15\n", Some("2020.05.15")),
            ("due = \n", None),
            ("due = 明年\n", None),
        ] {
            let (_, faults) = read(text, 100);
            assert_eq!(faults.len(), 1, "{text} {faults:?}");
            assert_eq!(faults[0].date.as_deref(), date, "{text}");
            assert_eq!(faults[0].range.start, 106, "{text}");
        }
    }

    #[test]
    fn several_faults_are_found_at_once() {
        let (table, faults) = read("a = \nb = 2020-02-30\nc = 1\nc = 2\n", 0);
        assert_eq!(faults.len(), 3);
        assert_eq!(table.entries.len(), 3);
    }
}

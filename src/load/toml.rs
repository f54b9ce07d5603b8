//! Owns: the reading of TOML. In: a text and where it lies in its file.
//! Out: a `RawTable` with places, and every fault that the parser could recover from.

use super::guess;
use super::raw::{RawData, RawKey, RawTable, RawValue};
use super::slip::{self, Slip};
use super::stops;
use super::unclosed::{self, Unclosed};
use jiff::civil::Date;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Faults of one text that are told: of a text with more nobody reads them all, and it is no TOML anyhow.
const FAULTS: usize = 100_000;

/// How often a text is parsed again without such lines: what stands between two of them may be a third.
const ROUNDS: usize = 4;

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

/// Reads `text`, which begins at byte `offset` of its file. Last comes how many faults are not told.
pub fn read(text: &str, offset: usize) -> (RawTable, Vec<Fault>, usize) {
    let (mut converted, mut errors, unclosed) = parse(text, offset);
    let untold = errors.len().saturating_sub(FAULTS);
    errors.truncate(FAULTS);
    let mut line = Line::of(text, 0);
    // Each is let go as the next is read: a broken file may have a million.
    let mut faults: Vec<Fault> =
        errors.into_iter().map(|error| fault(text, offset, &error, &mut line)).collect();
    faults.extend(unclosed.iter().map(|unclosed| never_closed(text, offset, unclosed)));
    faults.sort_by_key(|fault| fault.range.start);
    // The parser stumbles on through a line whose slip is known: what it finds there only follows. They come in order,
    // so that the end of a line is looked for once.
    let mut line_end = None;
    faults.dedup_by(|later, first| {
        let at = first.range.start - offset;
        let end = line_end.filter(|end| at <= *end).unwrap_or_else(|| {
            text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
        });
        line_end = Some(end);
        let follows = first.date.is_none() && first.slip.is_some() && later.date.is_none();
        later.range == first.range || (follows && later.range.start - offset <= end)
    });
    told_once(text, offset, &mut faults);
    let dates: Vec<&Range<usize>> =
        faults.iter().filter(|fault| fault.date.is_some()).map(|fault| &fault.range).collect();
    if !dates.is_empty() {
        forget(&mut converted, &dates);
    }
    (converted, faults, untold)
}

/// Parses all of a text: what the parser makes of it, what it says, and which brackets made it doubt what is right.
fn parse(text: &str, offset: usize) -> (RawTable, Vec<toml::de::Error>, Vec<Unclosed>) {
    let parsed = |text: &str| {
        let (table, errors) = DeTable::parse_recoverable(text);
        (convert_table(table.into_inner(), offset), errors)
    };
    let (mut table, mut errors) = parsed(text);
    let unclosed = if errors.is_empty() { Vec::new() } else { unclosed::unclosed(text) };
    let mut rest = Cow::Borrowed(text);
    if !unclosed.is_empty() {
        // Whatever the parser said of what follows is not so.
        rest = Cow::Owned(unclosed::without(text, unclosed.iter().map(|one| &one.entry)));
        (table, errors) = parsed(&rest);
    }
    let mut told = Vec::new();
    for _ in 0..ROUNDS {
        let stops = stops::stops(&rest, &errors);
        if stops.is_empty() {
            break;
        }
        errors.retain(|error| stops::is_told(&stops, error));
        told = joined(told, errors);
        rest = Cow::Owned(unclosed::without(&rest, &stops));
        // The next one needs the room.
        drop(table);
        (table, errors) = parsed(&rest);
    }
    (table, joined(told, errors), unclosed)
}

/// Both, without a second list of what may be millions.
fn joined<T>(mut first: Vec<T>, second: Vec<T>) -> Vec<T> {
    if first.is_empty() {
        return second;
    }
    first.extend(second);
    first
}

/// Leaves the first of the lines that follow one another and belong to no field: they are one text, of the field before
/// them if this has no quotation marks.
fn told_once(text: &str, offset: usize, faults: &mut Vec<Fault>) {
    let mut before: Option<(bool, usize)> = None;
    let mut line = Line::of(text, 0);
    faults.retain(|fault| {
        let at = fault.range.start - offset;
        if !line.holds(at) {
            line = Line::of(text, at);
        }
        let is_stray = fault.slip == Some(Slip::Stray);
        let is_text =
            is_stray || matches!(fault.slip, Some(Slip::Unquoted(_) | Slip::Quotes | Slip::Unclosed));
        let goes_on = |(is_text, end): (bool, usize)| {
            is_text && text.get(end..line.start).is_some_and(|between| between.trim().is_empty())
        };
        let follows = is_stray && before.is_some_and(goes_on);
        before = Some((is_text, line.end()));
        !follows
    });
}

/// What is wrong with a bracket, unless its line has a slip that explains it.
fn never_closed(text: &str, offset: usize, unclosed: &Unclosed) -> Fault {
    let Unclosed { slip, range, entry } = unclosed;
    let line = Line::of(text, range.start);
    let better = guess::guess(line.text).filter(|_| !matches!(slip, Slip::Lines | Slip::Endless));
    let place = match &better {
        Some(Slip::Unclosed) => entry.end..entry.end,
        better => {
            let sign = better.as_ref().and_then(|slip| slip.sign(line.text));
            sign.map_or(range.clone(), |sign| line.start + sign.start..line.start + sign.end)
        }
    };
    Fault {
        range: place.start + offset..place.end + offset,
        date: None,
        slip: Some(better.unwrap_or_else(|| slip.clone())),
        message: String::new(),
    }
}

fn fault<'t>(text: &'t str, offset: usize, error: &toml::de::Error, line: &mut Line<'t>) -> Fault {
    let range = error.span().unwrap_or(0..0);
    let token = token_around(text, range.start);
    let written = &text[token.clone()];
    let is_date = looks_like_date(written) && written.parse::<Date>().is_err();
    if !line.holds(range.start) {
        *line = Line::of(text, range.start);
    }
    let slip = match error.message() {
        slip::TWICE => Some(Slip::Twice(text.get(range.clone()).unwrap_or_default().to_owned())),
        said if guess::is_stray(line.text, said) => Some(Slip::Stray),
        said => {
            let guess = line.slip.get_or_insert_with(|| guess::guess(line.text)).clone();
            guess.or_else(|| Slip::said(said))
        }
    };
    // The parser stops where the value that a sign follows begins or ends.
    let sign = slip.as_ref().and_then(|slip| slip.sign(line.text));
    let sign = sign.map(|sign| line.start + sign.start..line.start + sign.end);
    let at = match &slip {
        _ if is_date => token,
        Some(Slip::Stray) => line.words(),
        _ => sign.unwrap_or(range),
    };
    // What is said in our own words needs none of the parser's.
    let message = if is_date || slip.is_some() { String::new() } else { error.message().to_owned() };
    Fault {
        range: at.start + offset..at.end + offset,
        date: is_date.then(|| written.to_owned()),
        slip,
        message,
    }
}

/// A line with what was probably meant in it: one of megabytes may have a fault a byte, and is looked at once.
pub(super) struct Line<'t> {
    /// Without its end.
    pub text: &'t str,
    /// Where it begins.
    pub start: usize,
    slip: Option<Option<Slip>>,
}

impl<'t> Line<'t> {
    /// The line around a byte.
    pub fn of(text: &'t str, at: usize) -> Self {
        let at = text.floor_char_boundary(at.min(text.len()));
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        Line { text: &text[start..end], start, slip: None }
    }

    /// Where it stands, without what surrounds its words.
    fn words(&self) -> Range<usize> {
        let start = self.start + self.text.len() - self.text.trim_start().len();
        start..start + self.text.trim().len()
    }

    /// Where it ends.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether a byte stands in it or is its end.
    pub fn holds(&self, at: usize) -> bool {
        (self.start..=self.end()).contains(&at)
    }
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

fn convert_table(table: DeTable<'_>, offset: usize) -> RawTable {
    let entries = table
        .into_iter()
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

fn convert(value: Spanned<DeValue<'_>>, offset: usize) -> RawValue {
    let span = value.span();
    let data = match value.into_inner() {
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
        DeValue::Boolean(value) => RawData::Bool(value),
        DeValue::Datetime(stamp) => convert_date(&stamp),
        DeValue::Array(items) => {
            RawData::Array(items.into_iter().map(|item| convert(item, offset)).collect())
        }
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
        _ if held(dates, value.start as usize) => value.data = RawData::BadDate,
        _ => {}
    }
}

/// Whether one of the ranges, which come in order, holds a byte.
fn held(ranges: &[&Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= at);
    after.checked_sub(1).is_some_and(|last| ranges[last].contains(&at))
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
            let (_, faults, _) = read(text, 100);
            assert_eq!(faults.len(), 1, "{text} {faults:?}");
            assert_eq!(faults[0].date.as_deref(), date, "{text}");
            assert_eq!(faults[0].range.start, 106, "{text}");
        }
    }

    #[test]
    fn what_stands_twice_is_named() {
        for (text, name) in [("a = 1\na = 2\n", "a"), ("[measures]\n[measures]\n", "measures")] {
            let (_, faults, _) = read(text, 0);
            let named = faults.iter().find_map(|fault| fault.slip.as_ref()?.named());
            assert_eq!(named.as_deref(), Some(name), "{faults:?}");
        }
    }

    #[test]
    fn a_list_without_an_end_hides_no_other_fault_and_makes_none() {
        let text = "lead = [\"甲\"\ndue = 2020-05-15\n[[a]]\nb = 2020-02-30\nc: 2020-05-15\nd = [\"乙]\n";
        let (table, faults, _) = read(text, 0);
        let told: Vec<_> = faults.iter().map(|fault| (fault.range.start, fault.slip.clone())).collect();
        let place = |part: &str| text.find(part).unwrap();
        assert_eq!(
            told,
            [
                (place("[\"甲"), Some(Slip::Open('['))),
                (place("2020-02-30"), Some(Slip::Behind)),
                (place(": 2020"), Some(Slip::Equals(':'))),
                (text.len() - 1, Some(Slip::Unclosed)),
            ]
        );
        assert_eq!(table.entries.len(), 2);
    }

    #[test]
    fn a_line_without_its_sign_hides_nothing_behind_it() {
        for line in ["说明", "a: 1", "a", "a.b 1", "a: \"\"\"\nb\n\"\"\""] {
            let rest = "\nb = 甲\nc = 2020-02-30\nd = 1\n[[e]]\nd = 2\n";
            let (table, faults, _) = read(&format!("{line}{rest}"), 0);
            let place = |part| line.len() + rest.find(part).unwrap();
            let starts: Vec<usize> = faults.iter().map(|fault| fault.range.start).collect();
            assert!(starts[0] < line.len(), "{line}: {faults:?}");
            assert_eq!(starts[1..], [place("甲"), place("2020")], "{line}: {faults:?}");
            assert!(table.entries.iter().any(|(key, _)| &*key.name == "e"), "{line}");
        }
    }

    #[test]
    fn what_was_to_begin_a_section_makes_no_faults_behind_it() {
        let section = "id = 1\ndue = 2020-02-30\n[[a.b]]\nc = 1\n";
        for line in ["【a】", "a", "［［a］］", "[甲[a]]", "[[a"] {
            let text = format!("[[a]]\n{section}{line}\n{section}[[a]]\n{section}");
            let (_, faults, _) = read(&text, 0);
            let dates = faults.iter().filter(|fault| fault.date.is_some()).count();
            assert!(
                faults.iter().all(|fault| !matches!(fault.slip, Some(Slip::Twice(_)))),
                "{line}: {faults:?}"
            );
            // Those of the sections before and behind; and of this one, where it is sure whose it is.
            assert!(dates == 2 || line == "a" && dates == 3, "{line}: {faults:?}");
            assert!((1..=2).contains(&(faults.len() - dates)), "{line}: {faults:?}");
        }
    }

    #[test]
    fn several_faults_are_found_at_once() {
        let (table, faults, _) = read("a = \nb = 2020-02-30\nc = 1\nc = 2\n", 0);
        assert_eq!(faults.len(), 3);
        assert_eq!(table.entries.len(), 3);
    }
}

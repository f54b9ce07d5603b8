//! Owns: lines behind which the parser reads no values, or reads them into the wrong section. In: a text and what the parser
//! says of it. Out: what to leave out, so that it reads the rest.

use super::slip::{BRACKETS, SEPARATORS, TWICE};
use super::toml::Line;
use super::unclosed::{is_field, is_header};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::Error;

/// How the parser begins to speak of a field without `=`, behind which it reads no values.
const STOPS: [&str; 2] = ["key with no value", "missing value for key"];

/// Lines before and behind one that are looked at to know what it was to be: a section has fewer.
const LINES: usize = 60;

/// Lines that the parser takes for a field without its `=`, and sections that do not begin as sections do, with what belongs
/// to them. In order, apart from each other.
pub fn stops(text: &str, errors: &[Error]) -> Vec<Range<usize>> {
    // A line of megabytes may have a fault a byte, and is looked for once.
    let mut line = Line::of(text, 0);
    let mut starts: Vec<usize> = Vec::new();
    for error in errors {
        let at = error.span().unwrap_or_default().start;
        if !line.holds(at) {
            line = Line::of(text, at);
        }
        let is_stop = STOPS.iter().any(|said| error.message().starts_with(said));
        let is_section = error.message() != TWICE && line.text.starts_with('[');
        if (is_stop || is_section) && starts.last() != Some(&line.start) {
            starts.push(line.start);
        }
    }
    starts.sort_unstable();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for start in starts {
        if parts.last().is_none_or(|last| last.end < start) {
            parts.push(start..end(text, &Line::of(text, start)));
        }
    }
    parts
}

/// Whether what the parser says stands in one of these parts and follows from nothing else.
pub fn is_told(parts: &[Range<usize>], error: &Error) -> bool {
    let at = error.span().unwrap_or_default().start;
    let next = parts.partition_point(|part| part.end < at);
    error.message() != TWICE && parts.get(next).is_some_and(|part| part.start <= at)
}

/// Where what belongs to a line ends.
fn end(text: &str, line: &Line<'_>) -> usize {
    let is_section = line.text.starts_with('[') || line.text.trim_start().starts_with(BRACKETS);
    if is_section || is_lost_section(text, line) {
        return section_end(text, line.end());
    }
    // A text of several lines that begins here belongs to it.
    let begun = ["\"\"\"", "'''"].into_iter().find(|sign| line.text.matches(*sign).count() % 2 == 1);
    let text_end = |sign: &str| {
        let more = text[line.end()..].find(sign);
        more.map_or(text.len(), |more| Line::of(text, line.end() + more).end())
    };
    begun.map_or(line.end(), text_end)
}

/// Whether a line was to begin a section: what comes behind it stands in the section before already, or is part of another.
fn is_lost_section(text: &str, line: &Line<'_>) -> bool {
    if line.text.contains(SEPARATORS) {
        return false;
    }
    let above = || text[..line.start].lines().rev().take(LINES);
    let below = || text[line.end()..].lines().take(LINES);
    let before: BTreeSet<&str> = above().take_while(|line| !is_header(line)).filter_map(field).collect();
    let mut behind = below().take_while(|line| !is_header(line)).filter_map(field);
    let next = below().find(|line| is_header(line)).filter(|header| header.contains('.'));
    behind.any(|field| before.contains(field))
        || next.is_some() && next.and_then(root) != above().find(|line| is_header(line)).and_then(root)
}

/// The end of the line before the first section that is no part of another, from a byte on.
fn section_end(text: &str, from: usize) -> usize {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        if start > from && is_header(line) && !line.contains('.') {
            return start - 1;
        }
        start += line.len();
    }
    text.len()
}

/// The name before the first dot of a section's.
fn root(header: &str) -> Option<&str> {
    header.trim_start_matches('[').split(['.', ']']).next().map(str::trim)
}

/// The field that a line gives a value.
fn field(line: &str) -> Option<&str> {
    is_field(line).then(|| line.split('=').next().unwrap_or_default().trim())
}

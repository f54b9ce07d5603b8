//! Owns the choice of numbers in a run: which groups together are one.
//! In: a run of digit groups and the text it stands in.
//! Out: the numbers found, from left to right, none overlapping.

use std::ops::Range;

use super::context::Candidate;
use super::form::{self, LONGEST, Reading};
use super::glyph::before;
use super::run::Run;
use super::{Found, Kind};

/// Reports every personal number of the run.
pub fn find(text: &str, run: &Run, on_found: &mut dyn FnMut(Found)) {
    let mut first = 0;
    let mut free_from = 0;
    while first < run.groups.len() {
        match longest(text, run, first, free_from) {
            Some((next, found)) => {
                on_found(found);
                first = next;
                free_from = next;
            }
            None => first += 1,
        }
    }
}

/// The longest number that begins with group `first`, and the group behind it.
fn longest(text: &str, run: &Run, first: usize, free_from: usize) -> Option<(usize, Found)> {
    let mut best = None;
    let from = run.groups[first].first;
    for last in first..run.groups.len() {
        let group = &run.groups[last];
        let to = group.first + group.len;
        if to - from > LONGEST {
            break;
        }
        for check in [false, true] {
            if let Some(found) = number(text, run, first..last + 1, check, free_from) {
                best = Some((last + 1, found));
            }
        }
        if group.check.is_some() {
            break;
        }
    }
    best
}

fn number(text: &str, run: &Run, groups: Range<usize>, check: bool, free_from: usize) -> Option<Found> {
    let members = &run.groups[groups.clone()];
    let last = members.last()?;
    // Without its letter, a check letter by itself would add a gap and nothing behind it.
    if !check && last.len == 0 {
        return None;
    }
    let digits = members.first()?.first..last.first + last.len;
    let values = &run.values[digits.clone()];
    if check && last.check.is_none() {
        return None;
    }
    let reading = form::read(values, members, check)?;
    let spans = &run.spans[digits];
    let end = match &last.check {
        Some(letter) if check => letter.end,
        _ => spans.last()?.end,
    };
    let bytes = start_of(text, spans.first()?.start, &reading)..end;
    let candidate = Candidate { text, run, groups, free_from, bytes: bytes.clone(), reading: &reading };
    candidate.stands_alone().then(|| Found {
        range: bytes,
        kind: reading.kind,
        digits: spell(&values[reading.prefix..], check),
    })
}

/// A plus sign belongs to the country prefix that follows it.
fn start_of(text: &str, first_digit: usize, reading: &Reading) -> usize {
    match before(text, first_digit).next() {
        Some((at, '+' | '＋')) if reading.kind == Kind::Mobile && reading.prefix > 0 => at,
        _ => first_digit,
    }
}

fn spell(values: &[u8], check: bool) -> String {
    let digits = values.iter().map(|value| char::from(b'0' + value));
    digits.chain(check.then_some('X')).collect()
}

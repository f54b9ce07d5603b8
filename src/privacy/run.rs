//! Owns the reading of digit groups that stand close together.
//! In: the text and the place of a first digit.
//! Out: a `Run`, the groups with their digits, their places, and what parts them.

use std::ops::Range;

use super::glyph::{Glyph, Script, after, glyph, glyph_in, is_digit, is_letter};
use super::number::is_resident_id_18;

/// Between two groups of one number stand at most so many separators (" - "); blanks side by side are one.
const WIDEST_GAP: usize = 3;
/// More blanks than these part the columns of a table.
const FEW_BLANKS: usize = 3;

/// What parts a group from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// White space alone, with at most one line break.
    Space,
    /// Hyphens, dashes or middle dots without white space.
    Dash,
    /// One ASCII full stop and nothing else: perhaps a decimal point.
    Point,
    /// A dash or dot with white space beside it.
    Spaced,
}

/// Digits side by side.
#[derive(Debug)]
pub struct Group {
    /// Index of its first digit in the run.
    pub first: usize,
    /// How many digits; none for a check letter that stands by itself.
    pub len: usize,
    /// The check letter that closes the group: its bytes in the text.
    pub check: Option<Range<usize>>,
    /// What stands before it; nothing before the first group of a run.
    pub gap: Option<Gap>,
    /// That has more blanks in it than people type by chance.
    pub wide: bool,
    /// That has a line break in it.
    pub on_new_line: bool,
}

/// Groups of digits with nothing but separators between them; one buffer serves a whole text.
#[derive(Debug, Default)]
pub struct Run {
    /// The digits of all groups, as numbers from 0 to 9.
    pub values: Vec<u8>,
    /// The bytes of each digit in the text.
    pub spans: Vec<Range<usize>>,
    /// The groups, in order.
    pub groups: Vec<Group>,
}

impl Run {
    /// Fills the buffer from the digit at byte `start`; returns the byte where the run ended.
    pub fn read(&mut self, text: &str, start: usize, script: Script) -> usize {
        self.values.clear();
        self.spans.clear();
        self.groups.clear();
        let mut gap = Separators::default();
        let mut open = false;
        for (offset, c) in text[start..].char_indices() {
            let at = start + offset;
            let end = at + c.len_utf8();
            match glyph_in(c, script) {
                Glyph::Hidden => {}
                Glyph::Digit(value) => {
                    if !open {
                        self.begin(&mut gap);
                        open = true;
                    }
                    self.values.push(value);
                    self.spans.push(at..end);
                    if let Some(group) = self.groups.last_mut() {
                        group.len += 1;
                    }
                }
                Glyph::Check if ends_a_word(text, end) || open && self.is_proven() => {
                    if !open {
                        self.begin(&mut gap);
                    }
                    open = false;
                    if let Some(group) = self.groups.last_mut() {
                        group.check = Some(at..end);
                    }
                }
                other => {
                    open = false;
                    if !gap.add(other) {
                        return at;
                    }
                }
            }
        }
        text.len()
    }

    /// The run without some of its first and last digits, if all of them are numerals: `张三一三八…` has one too many.
    /// Groups stay as they are counted; only the first and the last one lose.
    pub fn without(&self, text: &str, lead: usize, trail: usize) -> Option<Run> {
        let (first, last) = (self.groups.first()?, self.groups.last()?);
        let numeral = |span: &Range<usize>| {
            text[span.clone()].chars().next().is_some_and(|c| matches!(glyph(c), Glyph::Numeral(_)))
        };
        let ends = self.spans.len().checked_sub(trail)?;
        let fits = first.len > lead && last.len > trail && self.spans.len() > lead + trail;
        let may_go = self.spans[..lead].iter().chain(&self.spans[ends..]).all(numeral);
        // A check letter belongs to the digit before it.
        if !fits || !may_go || trail > 0 && last.check.is_some() {
            return None;
        }
        let mut groups: Vec<Group> = self
            .groups
            .iter()
            .map(|group| Group {
                first: group.first.saturating_sub(lead),
                check: group.check.clone(),
                ..*group
            })
            .collect();
        groups.first_mut()?.len -= lead;
        groups.last_mut()?.len -= trail;
        Some(Run { values: self.values[lead..ends].to_vec(), spans: self.spans[lead..ends].to_vec(), groups })
    }

    fn begin(&mut self, gap: &mut Separators) {
        let (wide, on_new_line) = (gap.spaces + gap.lines > FEW_BLANKS, gap.lines > 0);
        let first = self.values.len();
        self.groups.push(Group { first, len: 0, check: None, gap: gap.close(), wide, on_new_line });
    }

    /// Whether a check letter makes the digits before it a resident ID: then a name may follow it (`…002Xzhangsan`).
    fn is_proven(&self) -> bool {
        let digits = self.values.len().checked_sub(17).and_then(|from| self.values.get(from..));
        digits.is_some_and(|digits| is_resident_id_18(digits, true))
    }
}

/// A check letter is one only where the word ends with it: the x of `5x40` is a sign between.
fn ends_a_word(text: &str, end: usize) -> bool {
    !after(text, end).next().is_some_and(|c| is_letter(c) || is_digit(c))
}

/// The separators since the last digit, counted.
#[derive(Debug, Default)]
struct Separators {
    spaces: usize,
    lines: usize,
    /// Blanks side by side, which a browser shows as one.
    blanks: usize,
    in_blanks: bool,
    dashes: usize,
    points: usize,
}

impl Separators {
    /// Counts one more; false if it cannot stand inside a number.
    fn add(&mut self, glyph: Glyph) -> bool {
        let blank = matches!(glyph, Glyph::Space | Glyph::Line);
        self.blanks += usize::from(blank && !self.in_blanks);
        self.in_blanks = blank;
        match glyph {
            Glyph::Space => self.spaces += 1,
            Glyph::Line => self.lines += 1,
            Glyph::Dash => self.dashes += 1,
            Glyph::Point => self.points += 1,
            _ => return false,
        }
        let all = self.blanks + self.dashes + self.points;
        self.lines <= 1 && all <= WIDEST_GAP
    }

    /// Names what was counted and starts anew.
    fn close(&mut self) -> Option<Gap> {
        let seen = std::mem::take(self);
        match (seen.blanks, seen.dashes, seen.points) {
            (0, 0, 0) => None,
            (_, 0, 0) => Some(Gap::Space),
            (0, 0, 1) => Some(Gap::Point),
            (0, _, _) => Some(Gap::Dash),
            _ => Some(Gap::Spaced),
        }
    }
}

//! Owns: the lines of a file in which something was found, at their numbers. In: lines and findings, from top to bottom.
//! Out: a [`Part`] into which findings can point as into a record, without the rest of the file.

use super::{Hit, Part};
use crate::privacy::Found;
use std::ops::Range;

/// Of a long line so much is shown behind a finding, in bytes.
const BEHIND: usize = 160;

/// Under construction.
#[derive(Default)]
pub struct Excerpt {
    part: Part,
    /// Line breaks in it.
    lines: usize,
    /// The piece of text of which the last line came, and up to where it was taken.
    taken: Option<(usize, usize)>,
}

impl Excerpt {
    /// Takes up what was found at `range` of `text`, the piece of the file of this number; `line` lines stand before the
    /// piece, and `ahead` characters in its first line.
    pub fn add(
        &mut self,
        text: &str,
        piece: usize,
        line: usize,
        ahead: usize,
        range: Range<usize>,
        found: &Found,
    ) {
        let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let stop = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
        let stop = text.floor_char_boundary(stop.min(range.end + BEHIND)).max(range.end);
        let from = match self.taken {
            Some((of, up_to)) if of == piece && up_to > start => up_to,
            _ => {
                let number = line + text[..start].matches('\n').count();
                let missing = number.saturating_sub(self.lines);
                self.part.excerpt.extend(std::iter::repeat_n('\n', missing));
                self.lines += missing;
                if start == 0 {
                    // Of the same line something may stand there already, from the piece before.
                    let line = self.part.excerpt.rfind('\n').map_or(0, |at| at + 1);
                    let there = self.part.excerpt[line..].chars().count();
                    self.part.excerpt.extend(std::iter::repeat_n(' ', ahead.saturating_sub(there)));
                }
                start
            }
        };
        let stop = stop.max(from);
        self.lines += text[from..stop].matches('\n').count();
        self.part.excerpt.push_str(&text[from..stop]);
        self.taken = Some((piece, stop));
        let end = self.part.excerpt.len();
        self.hit(end - (stop - range.start)..end - (stop - range.end), &text[range], None, found);
    }

    /// Takes up what was found in the text of a cell or paragraph, the `number`th (from 1) of its part.
    pub fn add_line(&mut self, text: &str, number: usize, place: String, found: &[Found]) {
        let missing = (number - 1).saturating_sub(self.lines);
        self.part.excerpt.extend(std::iter::repeat_n('\n', missing));
        self.lines += missing;
        if missing == 0 && !self.part.excerpt.is_empty() {
            self.part.excerpt.push('\t');
        }
        let start = self.part.excerpt.len();
        // A cell may hold several lines; here it is one.
        self.part.excerpt.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        for one in found {
            let range = start + one.range.start..start + one.range.end;
            self.hit(range, &text[one.range.clone()], Some(place.clone()), one);
        }
    }

    fn hit(&mut self, range: Range<usize>, written: &str, place: Option<String>, found: &Found) {
        let (kind, digits) = (found.kind, found.digits.clone());
        self.part.hits.push(Hit { range, kind, digits, written: written.to_owned(), place });
    }

    /// The part, if anything was found in it.
    pub fn finish(self) -> Option<Part> {
        (!self.part.hits.is_empty()).then_some(self.part)
    }
}

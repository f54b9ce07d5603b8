//! Owns the look ahead: whether a text holds enough digits, close enough together, to be searched at all.
//! In: a text. Out: which searches it needs. It runs over every text of a site, and reads a quarter of it: where a
//! character at every eleventh byte can stand in no number, none is around it.

use super::SHORTEST;
use super::glyph::{Glyph, glyph};

/// The searches that a text needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// For numbers in digits.
    pub digits: bool,
    /// For numbers in which numerals stand.
    pub numerals: bool,
    /// For telephones with an area code.
    pub lines: bool,
    /// The same in numerals.
    pub lines_in_numerals: bool,
}

impl Needs {
    /// Looks at the stretches of the text in which a number could stand.
    pub fn of(text: &str) -> Needs {
        let mut needs = Needs::default();
        // Everything before this byte is decided.
        let mut done = 0;
        while done + SHORTEST <= text.len() {
            let at = text.floor_char_boundary(done + SHORTEST - 1);
            let Some(c) = text[at..].chars().next() else { break };
            if !may_stand(c) {
                done = at + c.len_utf8();
                continue;
            }
            let start = text[done..at].char_indices().rev().take_while(|(_, c)| may_stand(*c)).last();
            let start = start.map_or(at, |(from, _)| done + from);
            let end =
                text[at..].char_indices().find(|(_, c)| !may_stand(*c)).map_or(text.len(), |(to, _)| at + to);
            needs.take(&text[start..end]);
            done = end;
        }
        needs
    }

    /// Counts what stands in a stretch.
    fn take(&mut self, stretch: &str) {
        let (mut digits, mut numerals, mut zero) = (0, 0, false);
        for c in stretch.chars() {
            match glyph(c) {
                Glyph::Digit(value) => {
                    digits += 1;
                    zero |= value == 0;
                }
                Glyph::Numeral(value) => {
                    numerals += 1;
                    zero |= value == 0;
                }
                // `(138)12345678` is read with the telephones too.
                _ => zero |= matches!(c, '+' | '＋' | '(' | '（'),
            }
        }
        let mixed = numerals > 0 && digits + numerals >= SHORTEST;
        self.digits |= digits >= SHORTEST;
        self.numerals |= mixed;
        self.lines |= zero && digits >= SHORTEST;
        self.lines_in_numerals |= zero && mixed;
    }
}

/// Whether a number can have the character in it, signs around a country prefix and an area code included.
fn may_stand(c: char) -> bool {
    match glyph(c) {
        Glyph::Letter => false,
        Glyph::Other => matches!(c, '(' | ')' | '（' | '）' | '/' | '／' | '+' | '＋'),
        _ => true,
    }
}

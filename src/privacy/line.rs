//! Owns the search for fixed-line numbers, and for mobile numbers behind a trunk zero.
//! In: the text, and how numerals are read.
//! Out: each number that its area code, its form or the word before it proves; not those that the text itself calls
//! an office's: `监督电话：0971-5550100` and `到村委会问，或打 0971-5550100` are there to be rung.

use std::ops::Range;

use super::glyph::{Glyph, Script, before, glyph, glyph_in, is_letter, next_digit};
use super::number::{is_area_code, is_mobile};
use super::{Found, Kind};

/// Between area code and number stand at most so many characters (`) -`).
const WIDEST_GAP: usize = 3;
/// Country prefix, area code, number, extension.
const LONGEST: usize = 24;
/// So far before a number the word that says whose it is may stand, in characters.
const REACH: usize = 32;

/// What the telephones that everybody may ring are called, and who answers them.
const OFFICE: [&str; 37] = [
    "监督",
    "監督",
    "举报",
    "舉報",
    "咨询",
    "諮詢",
    "投诉",
    "投訴",
    "热线",
    "熱線",
    "值班",
    "办公",
    "辦公",
    "传真",
    "傳真",
    "村委会",
    "村委會",
    "居委会",
    "居委會",
    "委员会",
    "委員會",
    "政府",
    "中心",
    "大厅",
    "大廳",
    "服务",
    "服務",
    "派出所",
    "卫生院",
    "衛生院",
    "医院",
    "醫院",
    "学校",
    "學校",
    "银行",
    "局",
    "站",
];
/// What stands before a telephone number.
const TELEPHONE: [&str; 10] = ["电话", "電話", "座机", "座機", "宅电", "宅電", "tel", "Tel", "TEL", "phone"];

/// Reports the numbers, from left to right.
pub fn find(text: &str, script: Script, offices_too: bool, on_found: &mut dyn FnMut(Found)) {
    let mut at = 0;
    while let Some(start) = next_digit(text, at, script) {
        let stretch = Stretch::read(text, start, script);
        let found = stretch.number(text, start, script);
        at = found.as_ref().map_or_else(|| stretch.first_block_end(start), |found| found.range.end);
        if let Some(found) = found.filter(|found| offices_too || !is_said(text, found.range.start, &OFFICE)) {
            on_found(found);
        }
    }
}

/// Digits with nothing but separators and brackets between them.
#[derive(Default)]
struct Stretch {
    values: Vec<u8>,
    spans: Vec<Range<usize>>,
    /// How many characters stand before each digit, and whether one of them is no space.
    gaps: Vec<(usize, bool)>,
    /// It goes on with a decimal point or more digits than any telephone number has.
    goes_on: bool,
}

impl Stretch {
    fn read(text: &str, start: usize, script: Script) -> Stretch {
        let mut stretch = Stretch::default();
        let mut gap = (0, false);
        for (offset, c) in text[start..].char_indices() {
            let at = start + offset;
            match glyph_in(c, script) {
                Glyph::Hidden => continue,
                Glyph::Digit(_) if stretch.values.len() == LONGEST => break,
                Glyph::Digit(value) => {
                    stretch.values.push(value);
                    stretch.spans.push(at..at + c.len_utf8());
                    stretch.gaps.push(gap);
                    gap = (0, false);
                    continue;
                }
                Glyph::Point if gap.0 == 0 => {
                    let behind = text[at + c.len_utf8()..].chars().next();
                    stretch.goes_on = behind.is_some_and(|c| matches!(glyph_in(c, script), Glyph::Digit(_)));
                    break;
                }
                Glyph::Space => gap.0 += 1,
                Glyph::Dash => gap = (gap.0 + 1, true),
                _ if matches!(c, '(' | ')' | '（' | '）' | '/' | '／') => gap = (gap.0 + 1, true),
                _ => break,
            }
            if gap.0 > WIDEST_GAP {
                break;
            }
        }
        stretch
    }

    /// How many digits stand side by side from digit `from` on.
    fn block(&self, from: usize) -> usize {
        let rest = self.gaps.get(from + 1..).unwrap_or_default();
        let whole = rest.iter().take_while(|gap| gap.0 == 0).count();
        whole + usize::from(from < self.values.len())
    }

    fn first_block_end(&self, start: usize) -> usize {
        self.block(0).checked_sub(1).map_or(start + 1, |last| self.spans[last].end)
    }

    fn number(&self, text: &str, start: usize, script: Script) -> Option<Found> {
        let ahead = before(text, start).next();
        if ahead.is_some_and(|(_, c)| matches!(glyph_in(c, script), Glyph::Digit(_) | Glyph::Point)) {
            return None;
        }
        let said = is_said(text, start, &TELEPHONE);
        // Behind a letter or a dash it is part of a document's number, unless it is called a telephone's.
        let joined = ahead.is_some_and(|(_, c)| is_letter(c) || c == '_' || glyph(c) == Glyph::Dash);
        if joined && !said {
            return None;
        }
        let plus = ahead.filter(|(_, c)| matches!(c, '+' | '＋'));
        let (prefix, abroad) = match self.values.as_slice() {
            [0, 0, 8, 6, ..] => (4, true),
            [8, 6, ..] if plus.is_some() => (2, true),
            _ => (0, false),
        };
        let trunk = prefix + usize::from(self.values.get(prefix) == Some(&0));
        if !abroad && trunk == prefix {
            return None;
        }
        if let Some(mobile) = self.mobile(trunk, said) {
            return Some(mobile);
        }
        let area = if matches!(self.values.get(trunk..)?, [1, 0, ..] | [2, ..]) { 2 } else { 3 };
        let local = trunk + area;
        let code = self.values.get(trunk..local)?;
        let whole = self.gaps[trunk + 1..local].iter().all(|gap| gap.0 == 0);
        if !is_area_code(code) || !whole || !matches!(self.values.get(local)?, 2..=9) {
            return None;
        }
        let length = self.local(local)?;
        let end = local + length;
        let apart = self.gaps[local].0 > 0;
        let date = length == 8 && looks_like_a_day(&self.values[local..end]);
        if area == 2 && length != 8 || !said && !abroad && (!apart || date) {
            return None;
        }
        if end == self.values.len() && self.goes_on || self.is_continued(end) {
            return None;
        }
        let from = plus.filter(|_| abroad).map_or(start, |(at, _)| at);
        Some(Found {
            range: from..self.spans[end - 1].end,
            kind: Kind::FixedLine,
            digits: std::iter::once('0').chain(spell(&self.values[trunk..end])).collect(),
        })
    }

    /// `013812345678`, as it was dialled from afar; only a word before it tells it from a code of twelve digits.
    fn mobile(&self, trunk: usize, said: bool) -> Option<Found> {
        let digits = self.values.get(trunk..)?;
        let (first, last) = (self.spans.first()?, self.spans.get(trunk + 10)?);
        (said && trunk == 1 && self.block(0) == 12 && is_mobile(digits.get(..11)?)).then(|| Found {
            range: first.start..last.end,
            kind: Kind::Mobile,
            digits: spell(&digits[..11]).collect(),
        })
    }

    /// The length of the number without its area code: together, or parted once after three or four digits.
    fn local(&self, from: usize) -> Option<usize> {
        let first = self.block(from);
        match (first, self.block(from + first)) {
            (7 | 8, _) => Some(first),
            (3 | 4, 4) if self.gaps[from + first].0 == 1 => Some(first + 4),
            _ => None,
        }
    }

    /// A dash and more digits than an extension has.
    fn is_continued(&self, end: usize) -> bool {
        let behind = self.block(end);
        behind > 5 && self.gaps[end].1 && self.values[end] != 0
    }
}

fn spell(values: &[u8]) -> impl Iterator<Item = char> {
    values.iter().map(|value| char::from(b'0' + value))
}

/// Eight digits that are a day of our time.
fn looks_like_a_day(digits: &[u8]) -> bool {
    matches!(digits, [1, 9, ..] | [2, 0, ..])
        && matches!(digits, [_, _, _, _, 0, 1..=9, ..] | [_, _, _, _, 1, 0..=2, ..])
}

/// Whether one of the words stands before byte `at`, in the same sentence.
fn is_said(text: &str, at: usize, words: &[&str]) -> bool {
    let ahead = before(text, at).take(REACH).take_while(|(_, c)| !matches!(c, '。' | '；' | ';' | '\n'));
    let from = ahead.last().map_or(at, |(from, _)| from);
    words.iter().any(|word| text[from..at].contains(word))
}

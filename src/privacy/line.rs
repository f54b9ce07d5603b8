//! Owns the search for fixed-line numbers, and for mobile numbers behind a trunk zero or with brackets.
//! In: the text, and how numerals are read.
//! Out: each number that its area code, its form or the word before it proves; not those that the text itself calls
//! an office's: `监督电话：0971-5550100` and `到村委会问，或打 0971-5550100` are there to be rung.

use std::ops::Range;

use super::glyph::{Glyph, Script, before, glyph, glyph_in, is_letter, next_digit};
use super::number::{is_area_code, is_mobile};
use super::word::{TELEPHONE, is_listed, is_yuan};
use super::{Found, Kind};

/// Between area code and number stand at most so many characters (`) -`); blanks side by side are one.
const WIDEST_GAP: usize = 3;
/// Country prefix, area code, number, extension.
const LONGEST: usize = 24;
/// So far before a number the word that says whose it is may stand, in characters.
const REACH: usize = 32;

/// What the telephones that everybody may ring are called, and who answers them.
const OFFICE: [&str; 64] = [
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
    "幼儿园",
    "幼兒園",
    "敬老院",
    "卫生室",
    "衛生室",
    "纪委",
    "紀委",
    "监委",
    "監委",
    "信访",
    "信訪",
    "接待室",
    "指挥部",
    "指揮部",
    "窗口",
    "供销社",
    "供銷社",
    "合作社",
    "林场",
    "林場",
    "供电",
    "供電",
    "供水",
    "自来水",
    "自來水",
    "公交",
    "水管所",
];
/// Whose a telephone is that nobody else may ring.
const PRIVATE: [&str; 17] = [
    "宅电",
    "宅電",
    "住宅",
    "家里",
    "家裡",
    "家裏",
    "家中电话",
    "自家",
    "家电话",
    "家電話",
    "家庭电话",
    "家庭電話",
    "本人",
    "私人",
    "个人电话",
    "個人電話",
    "家属",
];

/// Reports the numbers, from left to right.
pub fn find(text: &str, script: Script, offices_too: bool, on_found: &mut dyn FnMut(Found)) {
    let mut at = 0;
    while let Some(start) = next_digit(text, at, script) {
        let stretch = Stretch::read(text, start, script);
        let found = stretch.number(text, start, script);
        at = found.as_ref().map_or_else(|| stretch.first_block_end(start), |found| found.range.end);
        if let Some(found) = found.filter(|found| offices_too || !is_office(text, found.range.start)) {
            on_found(found);
        }
    }
}

/// What stands between two digits.
#[derive(Clone, Copy, Default)]
struct Gap {
    /// How many signs, blanks side by side counted as one.
    parts: usize,
    /// One of them is no blank.
    sign: bool,
    /// One of them closes a bracket.
    closed: bool,
    /// The last one is a blank.
    in_blanks: bool,
    blanks: usize,
    lines: usize,
}

impl Gap {
    /// Counts one more; false if it can stand in no telephone number.
    fn add(&mut self, c: char, glyph: Glyph) -> bool {
        let blank = matches!(glyph, Glyph::Space | Glyph::Line);
        if !blank && glyph != Glyph::Dash && !"()（）/／".contains(c) {
            return false;
        }
        self.parts += usize::from(!blank || !self.in_blanks);
        self.sign |= !blank;
        self.closed |= matches!(c, ')' | '）');
        self.in_blanks = blank;
        self.blanks += usize::from(blank);
        self.lines += usize::from(glyph == Glyph::Line);
        self.parts <= WIDEST_GAP && self.lines <= 1
    }

    fn is_narrow(&self) -> bool {
        self.parts == 1 && self.blanks <= WIDEST_GAP
    }
}

/// Digits with nothing but separators and brackets between them.
#[derive(Default)]
struct Stretch {
    values: Vec<u8>,
    spans: Vec<Range<usize>>,
    /// What stands before each digit.
    gaps: Vec<Gap>,
    /// It goes on with a decimal point or more digits than any telephone number has.
    goes_on: bool,
}

impl Stretch {
    fn read(text: &str, start: usize, script: Script) -> Stretch {
        let mut stretch = Stretch::default();
        let mut gap = Gap::default();
        for (offset, c) in text[start..].char_indices() {
            let at = start + offset;
            match glyph_in(c, script) {
                Glyph::Hidden => {}
                Glyph::Digit(_) if stretch.values.len() == LONGEST => break,
                Glyph::Digit(value) => {
                    stretch.values.push(value);
                    stretch.spans.push(at..at + c.len_utf8());
                    stretch.gaps.push(std::mem::take(&mut gap));
                }
                Glyph::Point if gap.parts == 0 => {
                    let behind = text[at + c.len_utf8()..].chars().next();
                    let goes_on = behind.is_some_and(|c| matches!(glyph_in(c, script), Glyph::Digit(_)));
                    if !goes_on || !stretch.is_area() {
                        stretch.goes_on = goes_on;
                        break;
                    }
                    gap = Gap { parts: 1, sign: true, ..Gap::default() };
                }
                glyph if !gap.add(c, glyph) => break,
                _ => {}
            }
        }
        stretch
    }

    /// An area code with its zero and nothing else: no decimal number begins so.
    fn is_area(&self) -> bool {
        self.values.split_first().is_some_and(|(zero, code)| *zero == 0 && is_area_code(code))
    }

    /// How many digits stand side by side from digit `from` on.
    fn block(&self, from: usize) -> usize {
        let rest = self.gaps.get(from + 1..).unwrap_or_default();
        let whole = rest.iter().take_while(|gap| gap.parts == 0).count();
        whole + usize::from(from < self.values.len())
    }

    fn first_block_end(&self, start: usize) -> usize {
        self.block(0).checked_sub(1).map_or(start + 1, |last| self.spans[last].end)
    }

    fn number(&self, text: &str, start: usize, script: Script) -> Option<Found> {
        let ahead = before(text, start).next();
        let (digit, point) = match ahead.map(|(_, c)| glyph_in(c, script)) {
            Some(Glyph::Digit(_)) => (true, false),
            other => (false, other == Some(Glyph::Point)),
        };
        if digit || point && !is_listed(text, &(start..start)) {
            return None;
        }
        if let Some(mobile) =
            ahead.filter(|(_, c)| matches!(c, '(' | '（')).and_then(|_| self.bracketed(text))
        {
            return Some(mobile);
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
        let whole = self.gaps[trunk + 1..local].iter().all(|gap| gap.parts == 0);
        if !is_area_code(code) || !whole || !matches!(self.values.get(local)?, 2..=9) {
            return None;
        }
        let length = self.local(local)?;
        let end = local + length;
        let apart = self.gaps[local].parts > 0;
        let date = length == 8 && looks_like_a_day(&self.values[local..end]);
        // A figure with a decimal point is followed by another one without a dash between.
        let row = point && !self.gaps[local].sign;
        if row || area == 2 && length != 8 || !said && !abroad && (!apart || date) {
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
        let breaks = self.gaps.iter().enumerate().skip(1).filter(|(_, gap)| gap.parts > 0);
        let usual = breaks.take_while(|(at, _)| *at < 12).all(|(at, _)| matches!(at, 1 | 4 | 8));
        (said && trunk == 1 && usual && self.ends_at(12) && is_mobile(digits.get(..11)?)).then(|| Found {
            range: first.start..last.end,
            kind: Kind::Mobile,
            digits: spell(&digits[..11]).collect(),
        })
    }

    /// `(138)12345678`, whose first digit stands behind a bracket.
    fn bracketed(&self, text: &str) -> Option<Found> {
        let digits = self.values.get(..11)?;
        let closed = self.block(0) == 3 && self.gaps.get(3)?.closed;
        let usual = matches!((self.block(3), self.block(7)), (8, _) | (4, 4));
        let (first, last) = (self.spans.first()?, self.spans.get(10)?);
        let amount = self.goes_on || is_yuan(&text[last.end..], false) || looks_like_a_day(&digits[3..]);
        (closed && usual && self.ends_at(11) && !amount && is_mobile(digits)).then(|| Found {
            range: first.start..last.end,
            kind: Kind::Mobile,
            digits: spell(digits).collect(),
        })
    }

    /// Whether no digit follows the first `count` ones at once.
    fn ends_at(&self, count: usize) -> bool {
        self.gaps.get(count).is_none_or(|gap| gap.parts > 0)
    }

    /// The length of the number without its area code: together, or parted once after three or four digits.
    fn local(&self, from: usize) -> Option<usize> {
        let first = self.block(from);
        match (first, self.block(from + first)) {
            (7 | 8, _) => Some(first),
            // Many blanks part the columns of a table.
            (3 | 4, 4) if self.gaps[from + first].is_narrow() => Some(first + 4),
            _ => None,
        }
    }

    /// A dash and more digits than an extension has.
    fn is_continued(&self, end: usize) -> bool {
        let behind = self.block(end);
        behind > 5 && self.gaps[end].sign && self.values[end] != 0
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
    nearest(text, at, words).is_some()
}

/// Whether a number is called an office's, and nobody's own nearer to it (`派出所协警，家里电话…`).
fn is_office(text: &str, at: usize) -> bool {
    nearest(text, at, &OFFICE).is_some_and(|office| nearest(text, at, &PRIVATE) < Some(office))
}

/// Where the last one of the words ends that stand before byte `at`, in the same sentence.
fn nearest(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let ahead = before(text, at).take(REACH).take_while(|(_, c)| !matches!(c, '。' | '；' | ';' | '\n'));
    let from = ahead.last().map_or(at, |(from, _)| from);
    let ahead = &text[from..at];
    words.iter().filter_map(|word| ahead.rfind(word).map(|place| place + word.len())).max()
}

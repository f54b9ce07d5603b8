//! Owns the search for personal numbers that must not be published.
//! In: human text, one block at a time, after Markdown was parsed.
//! Out: each resident ID, mobile number, fixed-line number and bank card with its place and its bare digits.
//!
//! A number is found together or broken where people break it (a resident ID after region, date
//! of birth and serial number, or in threes or fours; a mobile number 3-4-4, 4-3-4, 4-4-3 or
//! 3-3-5; a card in fours; each after every digit), by up to three spaces, hyphens, dashes or dots,
//! in digits of any script. Characters of no width hide nothing. Blanks side by side are one, as in
//! a browser; more than three part the columns of a table too, so a mobile number is then broken
//! 3-4-4 and has no other figure on its line. A line break counts as a space, so a caller scans
//! cells and fields one by one. Numerals are digits where a number needs them (`一三八〇〇一三八〇〇〇`,
//! `13八00一38000`), and one of them more on each side belongs to a word.
//!
//! It is no number when it continues into more digits, into a decimal number or an amount, or
//! into a row of figures, nor in a hash or a token (`3f2a13812345678bc`). Letters beside it do not
//! hide it (`ID…`, `wx…vx`), nor does a list number (`1.138…`) or the name of a file (`….7z`).

mod context;
mod count;
mod escape;
mod find;
mod form;
#[cfg(test)]
mod generated;
mod glyph;
mod line;
mod number;
mod run;
#[cfg(test)]
mod tests;
mod word;

use std::ops::Range;

use count::Needs;
pub use escape::Mapped;
use glyph::{Glyph, Script, glyph};

/// The shortest personal number, in digits.
const SHORTEST: usize = 11;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 居民身份证 of 18 characters (GB 11643).
    ResidentId18,
    /// 居民身份证 of 15 digits, issued before 1999.
    ResidentId15,
    /// A mobile number of the mainland.
    Mobile,
    /// A bank card of 16 to 19 digits.
    BankCard,
    /// A fixed-line number with its area code.
    FixedLine,
}

/// A personal number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes in the text, exactly as written: from the country prefix (with `+`) or the
    /// first digit to the last digit or check letter.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// ASCII digits and perhaps a final `X`; no separators, no country prefix.
    pub digits: String,
}

/// Reports every personal number of `text`, from left to right.
pub fn scan(text: &str, on_found: &mut dyn FnMut(Found)) {
    look(text, false, on_found);
}

/// The same with the telephones that the text calls an office's: what somebody wants to be rung at.
pub fn numbers(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    look(text, true, &mut |found| all.push(found));
    all
}

fn look(text: &str, offices_too: bool, on_found: &mut dyn FnMut(Found)) {
    let mut all = found_in(text, offices_too);
    if let Some(read) = escape::unescape(text) {
        for found in found_in(&read.text, offices_too) {
            let range = read.source(found.range);
            add(&mut all, Found { range, ..found });
        }
    }
    all.sort_by_key(|found| found.range.start);
    all.into_iter().for_each(on_found);
}

fn found_in(text: &str, offices_too: bool) -> Vec<Found> {
    let needs = Needs::of(text);
    let mut all: Vec<Found> = Vec::new();
    if needs.digits {
        search(text, Script::Digits, &mut |_, run| find::find(text, run, &mut |found| all.push(found)));
    }
    if needs.numerals {
        for script in [Script::Numerals, Script::Dashes] {
            search(text, script, &mut |script, run| in_numerals(text, script, run, &mut all));
        }
    }
    for (needed, script) in [(needs.lines, Script::Digits), (needs.lines_in_numerals, Script::Numerals)] {
        if needed {
            line::find(text, script, offices_too, &mut |found| add(&mut all, found));
        }
    }
    all
}

/// Hands on every run that is long enough.
fn search(text: &str, script: Script, on_run: &mut dyn FnMut(Script, &run::Run)) {
    let mut run = run::Run::default();
    let mut at = 0;
    while let Some(start) = glyph::next_digit(text, at, script) {
        at = run.read(text, start, script);
        if run.values.len() >= SHORTEST {
            on_run(script, &run);
        }
    }
}

/// Numbers that are none without their numerals. A name before them or a word behind them may end or begin with one.
fn in_numerals(text: &str, script: Script, run: &run::Run, all: &mut Vec<Found>) {
    /// So many numerals beside a number may belong to words.
    const STRAY: usize = 2;
    let before = all.len();
    for (lead, trail) in (0..=STRAY).flat_map(|trail| (0..=STRAY).map(move |lead| (lead, trail))) {
        let Some(part) = run.without(text, lead, trail) else { continue };
        find::find(text, &part, &mut |found| {
            let mut numerals =
                text[found.range.clone()].chars().filter(|c| matches!(glyph(*c), Glyph::Numeral(_)));
            // A single one between digits is a dash that was typed so: codes and years have it between them.
            let dash = numerals.next() == Some('一') && numerals.next().is_none();
            let weak = matches!(found.kind, Kind::BankCard | Kind::ResidentId15);
            let own = text[found.range.clone()].chars().any(|c| matches!(glyph(c), Glyph::Numeral(_)));
            if own && !(dash && weak && script == Script::Numerals) {
                add(all, found);
            }
        });
        if all.len() > before {
            return;
        }
    }
}

/// Adds what does not overlap what was found before.
fn add(all: &mut Vec<Found>, found: Found) {
    let apart = |other: &Found| other.range.end <= found.range.start || found.range.end <= other.range.start;
    if all.iter().all(apart) {
        all.push(found);
    }
}

/// Writes `text` the way [`Found::digits`] is written, so that an allowed number can be compared
/// with a found one: full-width forms become ASCII, letters capital, separators, invisible
/// characters and the country prefix of a telephone number go. Everything else stays.
pub fn normalise(text: &str) -> String {
    let bare: String = escape::plain(text).chars().filter_map(plain).collect();
    let digits = bare.strip_prefix('+').unwrap_or(&bare);
    // A mobile number with brackets or a trunk zero.
    let local: String = bare.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    let local = local.strip_prefix('0').unwrap_or(&local);
    if local.chars().map(digit).collect::<Option<Vec<u8>>>().is_some_and(|values| number::is_mobile(&values))
    {
        return local.to_owned();
    }
    let home = ["0086", "86"].into_iter().find_map(|prefix| {
        let rest: String = digits.strip_prefix(prefix)?.chars().filter(|c| !matches!(c, '(' | ')')).collect();
        let values: Option<Vec<u8>> = rest.chars().map(digit).collect();
        let values = values?;
        let abroad = bare.len() > digits.len() || prefix == "0086";
        let line = values.strip_prefix(&[0]).unwrap_or(&values);
        match number::is_mobile(&values) {
            true => Some(rest),
            false => (abroad && number::is_fixed_line(line))
                .then(|| format!("0{}", &rest[values.len() - line.len()..])),
        }
    });
    home.unwrap_or(bare)
}

fn digit(c: char) -> Option<u8> {
    match glyph(c) {
        Glyph::Digit(value) | Glyph::Numeral(value) => Some(value),
        _ => None,
    }
}

/// One character of a normalised text; nothing for what only parts or hides.
fn plain(c: char) -> Option<char> {
    match glyph(c) {
        Glyph::Digit(value) | Glyph::Numeral(value) => Some(char::from(b'0' + value)),
        Glyph::Check => Some('X'),
        Glyph::Space | Glyph::Line | Glyph::Dash | Glyph::Point | Glyph::Hidden => None,
        Glyph::Letter | Glyph::Other => Some(fold(c).to_ascii_uppercase()),
    }
}

/// The ASCII character of a full-width form.
fn fold(c: char) -> char {
    const DISTANCE: u32 = '！' as u32 - '!' as u32;
    match c {
        '！'..='～' => char::from_u32(c as u32 - DISTANCE).unwrap_or(c),
        _ => c,
    }
}

/// A byte behind which a text may be parted so that neither a number nor what tells its sense is torn; 0 if there is none.
/// `anywhere`: only numbers are kept whole.
pub fn safe_end(text: &str, anywhere: bool) -> usize {
    let word = |c: char| glyph(c) == Glyph::Other && c.is_alphabetic();
    // Words that tell whose a number is stand on its line.
    let line = memchr::memrchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).find(|end| {
        let (ahead, behind) = text.split_at(*end);
        ahead.trim_end().chars().next_back().is_some_and(|c| word(c) || c == '。')
            || behind.chars().next().is_some_and(word)
    });
    let apart = |&(_, c): &(usize, char)| {
        word(c) || anywhere && glyph(c) == Glyph::Other && !"()（）/／+＋&#;\\%<>".contains(c)
    };
    line.or_else(|| text.char_indices().rev().find(apart).map(|(at, c)| at + c.len_utf8())).unwrap_or(0)
}

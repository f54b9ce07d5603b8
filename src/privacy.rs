//! Owns the search for personal numbers that must not be published.
//! In: human text, one block at a time, after Markdown was parsed.
//! Out: each resident ID, mobile number and bank card with its place and its bare digits.
//!
//! A number is found together or broken where people break it (a resident ID after region, date
//! of birth and serial number, or in threes or fours; a mobile number 3-4-4, 4-3-4, 4-4-3 or
//! 3-3-5; a card in fours), by up to three spaces, hyphens, dashes or dots, in ASCII or
//! full-width digits. Characters of no width hide nothing. A line break counts as a space, so a
//! caller scans cells and fields one by one.
//!
//! It is no number when it continues into more digits, into a decimal number or an amount, or
//! into a row of figures, nor when letters stand on both sides (`3f2a13812345678bc`). Letters on
//! one side do not hide it (`ID…`, `tel…`), unless they are hexadecimal with more digits behind.

mod context;
mod find;
mod form;
#[cfg(test)]
mod generated;
mod glyph;
mod number;
mod run;
#[cfg(test)]
mod tests;

use std::ops::Range;

use glyph::{Glyph, glyph};

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
    let bytes = text.as_bytes();
    if !has_enough_digits(bytes) {
        return;
    }
    let mut run = run::Run::default();
    let mut at = 0;
    while let Some(start) = glyph::next_digit(bytes, at) {
        at = run.read(text, start);
        if run.values.len() >= SHORTEST {
            find::find(text, &run, on_found);
        }
    }
}

/// Writes `text` the way [`Found::digits`] is written, so that an allowed number can be compared
/// with a found one: full-width forms become ASCII, letters capital, separators, invisible
/// characters and the country prefix of a mobile number go. Everything else stays.
pub fn normalise(text: &str) -> String {
    let bare: String = text.chars().filter_map(plain).collect();
    let digits = bare.strip_prefix('+').unwrap_or(&bare);
    let mobile = ["0086", "86"].into_iter().find_map(|prefix| {
        let rest = digits.strip_prefix(prefix)?;
        let values: Option<Vec<u8>> = rest.chars().map(digit).collect();
        number::is_mobile(&values?).then_some(rest)
    });
    mobile.map_or_else(|| bare.clone(), str::to_owned)
}

fn digit(c: char) -> Option<u8> {
    match glyph(c) {
        Glyph::Digit(value) => Some(value),
        _ => None,
    }
}

/// One character of a normalised text; nothing for what only parts or hides.
fn plain(c: char) -> Option<char> {
    match glyph(c) {
        Glyph::Digit(value) => Some(char::from(b'0' + value)),
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

/// Most blocks of a site hold no eleven digits; they cost one pass that the compiler vectorises.
fn has_enough_digits(bytes: &[u8]) -> bool {
    if bytes.len() < SHORTEST {
        return false;
    }
    let ascii = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    ascii >= SHORTEST || {
        let wide = bytes.windows(3).filter(|w| glyph::is_full_width_digit(w));
        ascii + wide.count() >= SHORTEST
    }
}

//! Owns: how numbers are written in scripts — one to six printable ASCII characters that no JSON string escapes.
//! In: numbers. Out: bytes, and back: what reads them here does it as `find.js` does.

/// How many characters serve as digits: printable ASCII without `"`, `\` and `<`.
const BASE: u64 = 92;
/// First characters that are a whole number, and those that one, two, three or five more follow; frequent gaps
/// between postings and ranks of characters lie below 5,000 and take two characters.
const LEADS: [(u64, u32); 5] = [(23, 0), (54, 1), (12, 2), (2, 3), (1, 5)];

/// The characters of all digits.
const DIGITS: [u8; BASE as usize] = digits();

const fn digits() -> [u8; BASE as usize] {
    let mut digits = [0; BASE as usize];
    let (mut byte, mut at) = (b' ', 0);
    while at < digits.len() {
        if byte != b'"' && byte != b'<' && byte != b'\\' {
            digits[at] = byte;
            at += 1;
        }
        byte += 1;
    }
    digits
}

/// Appends a number below 6.5 billion, which is more than memory holds characters.
#[inline]
pub fn put(number: u64, out: &mut Vec<u8>) {
    let [(ones, _), (twos, _), ..] = LEADS;
    // Nearly every number of a site is one of these.
    if number < ones {
        out.push(digit(number));
    } else if number < ones + twos * BASE {
        let rest = number - ones;
        out.push(digit(ones + rest / BASE));
        out.push(digit(rest));
    } else {
        put_large(number, out);
    }
}

fn put_large(mut number: u64, out: &mut Vec<u8>) {
    let mut lead = 0;
    for (count, more) in LEADS {
        let span = BASE.pow(more);
        if number < count * span || more == 5 {
            out.push(digit(lead + number / span));
            out.extend((0..more).rev().map(|place| digit(number / BASE.pow(place))));
            return;
        }
        number -= count * span;
        lead += count;
    }
}

#[inline]
fn digit(value: u64) -> u8 {
    DIGITS[(value % BASE) as usize]
}

/// What was put into `out`, as text.
///
/// # Panics
/// Never: digits are ASCII.
pub fn text(out: Vec<u8>) -> String {
    String::from_utf8(out).expect("digits are ASCII")
}

/// The numbers of a text.
pub struct Numbers<'t>(std::slice::Iter<'t, u8>);

impl<'t> Numbers<'t> {
    /// Reads from the beginning of `text`.
    pub fn new(text: &'t [u8]) -> Self {
        Numbers(text.iter())
    }

    /// How many characters are left.
    pub fn left(&self) -> usize {
        self.0.len()
    }

    fn digit(&mut self) -> Option<u64> {
        let byte = *self.0.next()?;
        let before = [b'"', b'<', b'\\'].iter().filter(|left_out| **left_out < byte).count();
        Some(u64::from(byte.checked_sub(b' ')?) - before as u64)
    }
}

impl Iterator for Numbers<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let mut lead = self.digit()?;
        let mut below = 0;
        for (count, more) in LEADS {
            if lead < count {
                let mut value = lead;
                for _ in 0..more {
                    value = value * BASE + self.digit()?;
                }
                return Some(below + value);
            }
            lead -= count;
            below += count * BASE.pow(more);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_break_no_string() {
        let edges = [22, 23, 4_990, 4_991, 106_558, 106_559, 1_663_934, 1_663_935, 6_590_815_231];
        let all: Vec<u64> = (0..6_000).chain(edges).collect();
        let mut out = Vec::new();
        for number in &all {
            put(*number, &mut out);
        }
        assert!(out.iter().all(|byte| (b' '..=b'~').contains(byte) && !b"\"<\\".contains(byte)));
        assert_eq!(Numbers::new(&out).collect::<Vec<_>>(), all);
    }

    #[test]
    fn small_numbers_are_short() {
        for (number, length) in [(22, 1), (23, 2), (4_990, 2), (4_991, 3), (106_559, 4), (1_663_935, 6)] {
            let mut out = Vec::new();
            put(number, &mut out);
            assert_eq!(out.len(), length, "{number}");
        }
    }

    #[test]
    fn a_number_that_breaks_off_is_none() {
        let mut out = Vec::new();
        put(1_000, &mut out);
        out.pop();
        assert_eq!(Numbers::new(&out).next(), None);
    }
}

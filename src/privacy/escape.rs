//! Owns the characters that are written as something else: `&#49;`, `\u0031`, `%31`.
//! In: a text. Out: the text as a browser or program reads it, with the way back.

use std::borrow::Cow;
use std::ops::Range;

/// A text made from another one.
#[derive(Debug, Default)]
pub struct Mapped {
    /// The text.
    pub text: String,
    /// Where each piece begins in it, and the bytes of the original for which the piece stands.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Mapped {
    /// Appends what is written for the bytes `source` of the original; where it is as long as they are, it is they.
    pub fn push(&mut self, text: &str, source: Range<usize>) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), source));
            self.text.push_str(text);
        }
    }

    /// The bytes of the original from which a range comes.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start, false);
        start..self.place(range.end, true).max(start)
    }

    /// As an end, a place belongs to the piece before it.
    fn place(&self, at: usize, end: bool) -> usize {
        let behind = self.pieces.partition_point(|(from, _)| if end { *from < at } else { *from <= at });
        let Some((from, source)) = behind.checked_sub(1).map(|index| &self.pieces[index]) else { return 0 };
        let next = self.pieces.get(behind).map_or(self.text.len(), |(from, _)| *from);
        match (next - from == source.len(), end) {
            (true, _) => source.start + at - from,
            (false, false) => source.start,
            (false, true) => source.end,
        }
    }
}

/// The text without escapes; none where there is none that stands for a part of a number.
pub fn unescape(text: &str) -> Option<Mapped> {
    let mut mapped = Mapped::default();
    let mut done = 0;
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b'&', b'\\', b'%', bytes) {
        if at < done {
            continue;
        }
        let Some((c, length)) = escape(&text[at..]) else { continue };
        mapped.push(&text[done..at], done..at);
        mapped.push(c.encode_utf8(&mut [0; 4]), at..at + length);
        done = at + length;
    }
    (done > 0).then(|| {
        mapped.push(&text[done..], done..text.len());
        mapped
    })
}

/// The character that an escape stands for, and the escape's length.
fn escape(text: &str) -> Option<(char, usize)> {
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    match text.as_bytes() {
        [b'&', b'#', ..] => {
            let end = text.bytes().take(12).position(|byte| byte == b';').unwrap_or(0);
            let digits = text.get(2..end)?;
            let c = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => hex(digits)?,
                None => char::from_u32(digits.parse().ok()?)?,
            };
            Some((c, end + 1))
        }
        [b'&', ..] => {
            const NAMED: [(&str, char); 6] = [
                ("&nbsp;", ' '),
                ("&ensp;", ' '),
                ("&emsp;", ' '),
                ("&thinsp;", ' '),
                ("&shy;", '\u{AD}'),
                ("&zwnj;", '\u{200C}'),
            ];
            NAMED.iter().find(|(name, _)| text.starts_with(name)).map(|(name, c)| (*c, name.len()))
        }
        [b'\\', b'u' | b'U', ..] => Some((hex(text.get(2..6)?)?, 6)),
        [b'%', ..] => percent(text),
        _ => None,
    }
}

/// Bytes of UTF-8 as addresses write them: one character of them.
fn percent(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| -> Option<u8> {
        let digits = text.get(at * 3..at * 3 + 3)?.strip_prefix('%')?;
        u8::from_str_radix(digits, 16).ok()
    };
    let length = match byte(0)? {
        0..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = (0..length).map(byte).collect();
    let c = std::str::from_utf8(&bytes?).ok()?.chars().next()?;
    Some((c, length * 3))
}

/// The text as it is read, for comparison.
pub fn plain(text: &str) -> Cow<'_, str> {
    unescape(text).map_or(Cow::Borrowed(text), |mapped| Cow::Owned(mapped.text))
}

//! Owns: characters that HTML and XML write by their numbers or names.
//! In: text of raw HTML or markup.
//! Out: its readable pieces, each with the range that it stands for; the character that a reference stands for.
//! Browsers forgive a missing semicolon and any number of zeros, so they are forgiven here.

use encoding_rs::WINDOWS_1252;
use pulldown_cmark::{Event, Parser};
use std::ops::Range;

/// No name is longer, `CounterClockwiseContourIntegral` among them.
const LONGEST_NAME: usize = 32;
/// Blanks that the reader of Markdown does not hand on as they are, and what stands everywhere.
const NAMED: [(&str, &str); 7] = [
    ("nbsp", "\u{A0}"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("Tab", " "),
    ("NewLine", "\n"),
];
/// What browsers read without a semicolon and what could stand within a number.
const BARE: [(&str, &str); 3] = [("nbsp", "\u{A0}"), ("shy", "\u{AD}"), ("middot", "·")];

/// Hands each piece of `text` to `each`, references resolved.
pub(super) fn resolve(text: &str, each: &mut dyn FnMut(&str, Range<usize>)) {
    let mut done = 0;
    for (at, _) in text.match_indices('&') {
        if at < done {
            continue;
        }
        if let Some((stands, length)) = reference(&text[at..]) {
            each(&text[done..at], done..at);
            each(&stands, at..at + length);
            done = at + length;
        }
    }
    each(&text[done..], done..text.len());
}

/// What the reference at the beginning of `text`, an ampersand, stands for, and its length.
pub fn reference(text: &str) -> Option<(String, usize)> {
    match text.as_bytes() {
        [b'&', b'#', b'x' | b'X', ..] => numeric(text, 3, 16),
        [b'&', b'#', ..] => numeric(text, 2, 10),
        [b'&', ..] => named(text),
        _ => None,
    }
}

fn numeric(text: &str, start: usize, radix: u32) -> Option<(String, usize)> {
    let digits: &str = text.get(start..)?;
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let significant = digits[..length].trim_start_matches('0');
    let c = match u32::from_str_radix(significant, radix).ok()? {
        // Browsers read these as Windows has them: `&#150;` is a dash.
        code @ 0x80..=0x9F => {
            WINDOWS_1252.decode_without_bom_handling(&[u8::try_from(code).ok()?]).0.into_owned()
        }
        code => char::from_u32(code)?.to_string(),
    };
    let semicolon = usize::from(digits[length..].starts_with(';'));
    Some((c, start + length + semicolon))
}

fn named(text: &str) -> Option<(String, usize)> {
    let name = &text[1..];
    let length = name.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let (name, semicolon) = (&name[..length], name[length..].starts_with(';'));
    if !semicolon {
        let (bare, stands) = BARE.iter().find(|(bare, _)| name.starts_with(bare))?;
        return Some(((*stands).to_owned(), bare.len() + 1));
    }
    let whole = &text[..length + 2];
    let stands = match NAMED.iter().find(|(known, _)| *known == name) {
        Some((_, stands)) => (*stands).to_owned(),
        None => general(whole)?,
    };
    Some((stands, whole.len()))
}

/// By the table of all names, which the reader of Markdown has.
fn general(reference: &str) -> Option<String> {
    // In front of a letter, so that a blank is not taken for an indent.
    let line = format!("a{reference}a");
    let mut read = String::new();
    for event in Parser::new(&line) {
        if let Event::Text(piece) = event {
            read.push_str(&piece);
        }
    }
    let stands = read.strip_prefix('a')?.strip_suffix('a')?;
    (stands != reference).then(|| stands.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn references_become_characters() {
        let table = [
            ("甲&amp;乙", "甲&乙"),
            ("&#49;&#x35;1", "151"),
            ("a & b;", "a & b;"),
            ("&nosuch;&#xD800;&;", "&nosuch;&#xD800;&;"),
            ("&甲乙丙丁;", "&甲乙丙丁;"),
            ("&lt", "&lt"),
            ("&#49&#0000000051&#x0038;", "138"),
            ("138&ndash;1234&ZeroWidthSpace;5678", "138–1234\u{200B}5678"),
            ("&nbsp1 &ndash1", "\u{A0}1 &ndash1"),
            ("&#99999999999999999999;", "&#99999999999999999999;"),
        ];
        for (html, text) in table {
            let mut read = String::new();
            super::resolve(html, &mut |piece, range| {
                assert!(piece.len() != range.len() || piece == &html[range]);
                read.push_str(piece);
            });
            assert_eq!(read, text);
        }
    }
}

//! Owns: characters that markup writes by their numbers or names. In: text of HTML, XML or SVG. Out: the character that
//! a reference stands for. Browsers forgive a missing semicolon and any number of zeros, so they are forgiven here.

use encoding_rs::WINDOWS_1252;
use pulldown_cmark::{Event, Parser};

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

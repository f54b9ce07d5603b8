//! Owns: what people read of markup. In: the text of an HTML, XML or SVG file. Out: the same without tags, so that
//! `<b>138</b>12345678` is one number, with the way back.

use crate::privacy::Mapped;

/// Elements within a line; every other one ends what stands before it.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark",
    "s", "small", "span", "strong", "sub", "sup", "tspan", "u", "wbr",
];

/// The text without tags; none where there are none.
pub fn without_tags(text: &str) -> Option<Mapped> {
    let mut mapped = Mapped::default();
    let mut done = 0;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        if at < done {
            continue;
        }
        let Some(length) = tag(&text[at..]) else { continue };
        mapped.push(&text[done..at], done..at);
        if !is_inline(&text[at..at + length]) {
            // A character that no number can have in it.
            mapped.push("\u{1}", at..at + length);
        }
        done = at + length;
    }
    (done > 0).then(|| {
        mapped.push(&text[done..], done..text.len());
        mapped
    })
}

/// The length of a tag or comment.
fn tag(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|end| end + 3);
    }
    let next = text[1..].chars().next()?;
    if !(next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')) {
        return None;
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    tag.starts_with("<!--") || INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(&name[..end]))
}

/// Whether byte `at` stands in an attribute that holds nothing but places on a drawing: `d="M150 1200 1300"`.
pub fn is_drawn(text: &str, at: usize) -> bool {
    const DRAWN: [&str; 5] = [" d=", " points=", " viewBox=", " transform=", " values="];
    let value = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b'.' | b'-' | b'(' | b')')
    };
    let ahead = text[..at].trim_end_matches(|c: char| u8::try_from(c).is_ok_and(value));
    let name = ahead.strip_suffix(['"', '\'']);
    name.is_some_and(|name| DRAWN.iter().any(|drawn| name.ends_with(drawn)))
}

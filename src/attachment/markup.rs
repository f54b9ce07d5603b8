//! Owns: what people read of markup. In: the text of an HTML, XML or SVG file. Out: the same without tags and with
//! characters for references, so that `<b>138</b>1234&ndash;5678` is one number, with the way back.

use crate::privacy::{Found, Kind, Mapped};
use crate::prose::reference;

/// Elements that end what stands before them on a page; every other one is seen through.
const BLOCKS: [&str; 72] = [
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "body",
    "button",
    "canvas",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "desc",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "menu",
    "metadata",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "path",
    "pre",
    "rect",
    "script",
    "section",
    "select",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
    "foreignobject",
];
/// Elements within a line, where others hold data each of its own.
const INLINE: [&str; 35] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "textpath", "tref", "tspan", "tt", "u", "var", "wbr",
];
/// Documents that office programs write as one file: the elements of theirs that end what stands before them.
const OFFICE_BLOCKS: [&str; 9] = ["p", "h", "tc", "c", "tr", "list-item", "note", "table-cell", "table-row"];
/// So long a tag is, up to the attribute that holds a drawing, in bytes.
const LONGEST_TAG: usize = 8_192;
/// So long a head of an address tells what it holds, in bytes.
const LONGEST_TYPE: usize = 256;

/// The text without tags and references; none where there are none. `data`: elements that are not known hold data
/// each of its own, as in XML that no browser shows.
pub fn as_read(text: &str, data: bool) -> Option<Mapped> {
    let mut mapped = Mapped::default();
    let mut done = 0;
    for at in memchr::memchr3_iter(b'<', b'&', b']', text.as_bytes()) {
        if at < done {
            continue;
        }
        let Some((stands, length)) = marked(&text[at..], data) else { continue };
        mapped.push(&text[done..at], done..at);
        mapped.push(&stands, at..at + length);
        done = at + length;
    }
    finished(mapped, text, done)
}

/// The text with tags, and with characters for references; none where there are none.
pub fn resolved(text: &str) -> Option<Mapped> {
    let mut mapped = Mapped::default();
    let mut done = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if at < done {
            continue;
        }
        let Some((stands, length)) = reference(&text[at..]) else { continue };
        mapped.push(&text[done..at], done..at);
        mapped.push(&stands, at..at + length);
        done = at + length;
    }
    finished(mapped, text, done)
}

fn finished(mut mapped: Mapped, text: &str, done: usize) -> Option<Mapped> {
    (done > 0).then(|| {
        mapped.push(&text[done..], done..text.len());
        mapped
    })
}

/// What the markup at the beginning of `text` is read as, and its length.
fn marked(text: &str, data: bool) -> Option<(String, usize)> {
    const CDATA: &str = "<![CDATA[";
    const CDATA_END: &str = "]]>";
    match text.as_bytes().first()? {
        b'&' => reference(text),
        b']' => text.starts_with(CDATA_END).then(|| (String::new(), CDATA_END.len())),
        _ if text.starts_with(CDATA) => Some((String::new(), CDATA.len())),
        _ => {
            let length = tag(text)?;
            Some((stands_for(&text[..length], data).to_owned(), length))
        }
    }
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

/// What is seen in the place of a tag: nothing, a blank, or a character that no number can have in it.
fn stands_for(tag: &str, data: bool) -> &'static str {
    const END: &str = "\u{1}";
    if tag.starts_with("<!") || tag.starts_with("<?") {
        return "";
    }
    let name = name(tag);
    let is = |known: &&str| known.eq_ignore_ascii_case(name.1);
    let separates = match name {
        (_, "br" | "BR" | "Br" | "bR" | "tab" | "line-break") => return " ",
        ("w" | "a" | "text", _) => OFFICE_BLOCKS.iter().any(&is),
        ("o" | "O", "p" | "P") => false,
        ("", _) if data => !INLINE.iter().any(&is),
        (_, _) if data => true,
        _ => BLOCKS.iter().chain(&OFFICE_BLOCKS[6..]).any(is),
    };
    if separates { END } else { "" }
}

/// The prefix and the name of a tag's element.
fn name(tag: &str) -> (&str, &str) {
    let name = tag.trim_start_matches(['<', '/']);
    let apart = |c: char| c.is_whitespace() || matches!(c, '/' | '>');
    let name = &name[..name.find(apart).unwrap_or(name.len())];
    name.split_once(':').unwrap_or(("", name))
}

/// Whether what was found at byte `at` is places on a drawing: `<path d="M150 1200 1300"/>`. A number that holds by its
/// own check, or that is written in one, is none.
pub fn is_drawn(text: &str, at: usize, found: &Found, written: &str) -> bool {
    /// Attributes with the elements that have them.
    const DRAWN: [(&str, &[&str]); 7] = [
        ("d", &["path", "glyph", "missing-glyph"]),
        ("points", &["polygon", "polyline"]),
        ("values", &["animate", "animateTransform", "animateMotion", "feColorMatrix"]),
        ("viewBox", &["svg", "symbol", "marker", "pattern", "view"]),
        ("transform", &["g", "path", "text", "tspan", "rect", "circle", "ellipse", "line", "use", "image"]),
        ("Data", &["Path"]),
        ("Figures", &["PathGeometry"]),
    ];
    let one = written.chars().all(|c| c.is_ascii_alphanumeric());
    if found.kind == Kind::ResidentId18 || one {
        return false;
    }
    let value = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b'.' | b'-' | b'(' | b')' | b';')
    };
    let ahead = text[..at].trim_end_matches(|c: char| u8::try_from(c).is_ok_and(value));
    let Some(tag) = ahead.strip_suffix(['"', '\'']).and_then(|ahead| ahead.strip_suffix('=')) else {
        return false;
    };
    // The attributes before it are few; a text without any tag is not searched again for each number.
    let near = &tag[tag.floor_char_boundary(tag.len().saturating_sub(LONGEST_TAG))..];
    let Some(tag) = near.rfind('<').map(|start| &near[start..]) else { return false };
    let attribute = tag.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let element = name(tag).1;
    DRAWN.iter().any(|(known, elements)| *known == attribute && elements.contains(&element))
}

/// Whether files stand in a text as letters and digits, or words of its own that are put together only when it is shown.
pub fn embeds(text: &str) -> bool {
    const BINARY: [&str; 3] = ["pkg:binaryData", "w:binData", "office:binary-data"];
    /// Letters and pages of mail programs, whatever their name.
    const ENCODED: &[u8] = b"content-transfer-encoding";
    let bytes = text.as_bytes();
    BINARY.iter().any(|name| memchr::memmem::find(bytes, name.as_bytes()).is_some())
        || declares(text)
        || memchr::memchr_iter(b':', bytes).any(|at| is_data(bytes, at) || ends_with(&bytes[..at], ENCODED))
        || memchr::memmem::find_iter(bytes, b"64,").any(|at| ends_with(&bytes[..at], b";base"))
}

/// Whether it declares an entity that can stand for a part of a number; drawing programs declare namespaces.
pub fn declares(text: &str) -> bool {
    text.match_indices("<!ENTITY").any(|(at, _)| {
        let declared = &text[at..];
        let value = declared.find(['"', '\'']).map(|quote| &declared[quote + 1..]);
        !value.is_some_and(|value| value.starts_with("http://") || value.starts_with("https://"))
    })
}

/// Whether the colon at `at` is the one of `data:image/png;base64,…`.
fn is_data(bytes: &[u8], at: usize) -> bool {
    if !ends_with(&bytes[..at], b"data") {
        return false;
    }
    let head = &bytes[at + 1..bytes.len().min(at + 1 + LONGEST_TYPE)];
    let of_type = |byte: &u8| byte.is_ascii_alphanumeric() || b"/+.;=_-%".contains(byte);
    let Some(end) = head.iter().position(|byte| !of_type(byte)) else { return false };
    let kind = &head[..end];
    head[end] == b',' && kind.first().is_none_or(|first| *first == b';' || kind.contains(&b'/'))
}

fn ends_with(bytes: &[u8], end: &[u8]) -> bool {
    bytes.len().checked_sub(end.len()).is_some_and(|start| bytes[start..].eq_ignore_ascii_case(end))
}

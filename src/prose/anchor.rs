//! Owns the ids of headings and the levels that they get on a page whose `h1` is the page's own.
//! In: heading texts and raw levels in document order; fragments of links.
//! Out: ids that begin with `h-`, unique within a text; levels 2 to 6 without a gap downwards.

use std::collections::BTreeMap;

use super::script::Seam;

/// Keeps ids of headings apart from all ids that a page itself uses.
const PREFIX: &str = "h-";
/// The id of a heading without a letter or digit, after the prefix.
const NAMELESS: &str = "_";

/// The id of the first heading whose text is `heading_or_fragment`; of a fragment the leading `#`
/// may stand, and `%XX` is resolved.
///
/// Case, punctuation and the width of letters make no difference: `#完成时限` finds `## 完成时限：`.
pub fn anchor_of(heading_or_fragment: &str) -> String {
    let text = heading_or_fragment.strip_prefix('#');
    slug(&percent_decoded(text.unwrap_or(heading_or_fragment)))
}

/// The anchor that a link's fragment means: the id itself, or else the heading of that text.
pub fn find_anchor<'a>(fragment: &str, anchors: &'a [String]) -> Option<&'a str> {
    let fragment = percent_decoded(fragment.strip_prefix('#').unwrap_or(fragment));
    let by = |wanted: &str| anchors.iter().find(|anchor| *anchor == wanted);
    by(&fragment).or_else(|| by(&slug(&fragment))).map(String::as_str)
}

fn slug(text: &str) -> String {
    let mut id = String::with_capacity(PREFIX.len() + text.len());
    id.push_str(PREFIX);
    let mut gap = false;
    let mut seam = Seam::FRESH;
    for (at, c) in text.char_indices() {
        if c == '\n' && seam.closes_before(&text[at + 1..]) {
            continue;
        }
        let c = narrow(c);
        seam.pass(c.encode_utf8(&mut [0; 4]));
        if c.is_whitespace() || c == '-' {
            gap = id.len() > PREFIX.len();
        } else if c.is_alphanumeric() || c == '_' {
            if gap {
                id.push('-');
                gap = false;
            }
            id.extend(c.to_lowercase());
        }
    }
    if id.len() == PREFIX.len() {
        id.push_str(NAMELESS);
    }
    id
}

/// A full-width letter or digit as its ASCII twin.
fn narrow(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        _ => c,
    }
}

/// Resolves `%XX`; where that is no UTF-8 the text was meant as it stands.
fn percent_decoded(text: &str) -> String {
    let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// Gives each heading of one text its id.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Each id given, with the number that the next heading of the same text tries first.
    given: BTreeMap<String, usize>,
}

impl Anchors {
    pub(super) fn give(&mut self, heading: &str) -> String {
        let id = slug(heading);
        let Some(next) = self.given.get_mut(&id) else {
            self.given.insert(id.clone(), 2);
            return id;
        };
        let mut number = *next;
        // "甲" twice and a heading "甲-2" must not meet.
        let unique = loop {
            let candidate = format!("{id}-{number}");
            number += 1;
            if !self.given.contains_key(&candidate) {
                break candidate;
            }
        };
        self.given.insert(id, number);
        self.given.insert(unique.clone(), 2);
        unique
    }
}

/// Turns the levels of one text's headings into those of the page.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// Raw levels of the headings that enclose the place, ascending.
    open: Vec<u8>,
}

impl Levels {
    /// The page's level, 2 to 6, for a heading with `raw` signs.
    pub(super) fn next(&mut self, raw: u8) -> u8 {
        while self.open.last().is_some_and(|&last| last >= raw) {
            self.open.pop();
        }
        self.open.push(raw);
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        depth.saturating_add(1).min(6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_finds_its_heading() {
        let table = [
            ("完成时限", "h-完成时限"),
            ("#完成时限", "h-完成时限"),
            ("完成时限：", "h-完成时限"),
            ("%E5%AE%8C%E6%88%90", "h-完成"),
            ("（一）工作目标", "h-一工作目标"),
            ("Open  Data - V2", "h-open-data-v2"),
            ("第１阶段", "h-第1阶段"),
            ("增长50%以上", "h-增长50以上"),
            ("一 总则", "h-一-总则"),
            ("完成\n时限", "h-完成时限"),
            ("two\nlines", "h-two-lines"),
            ("——", "h-_"),
            ("%FF", "h-ff"),
        ];
        for (text, id) in table {
            assert_eq!(anchor_of(text), id, "{text}");
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut anchors = Anchors::default();
        let ids = ["甲", "甲-2", "甲", "甲", "！", "？"].map(|text| anchors.give(text));
        assert_eq!(ids, ["h-甲", "h-甲-2", "h-甲-3", "h-甲-4", "h-_", "h-_-2"]);
        assert_eq!(find_anchor("#甲-4", &ids), Some("h-甲-4"));
        assert_eq!(find_anchor("h-%E7%94%B2", &ids), Some("h-甲"));
        assert_eq!(find_anchor("乙", &ids), None);
    }

    #[test]
    fn levels_leave_no_gap() {
        let table: [(&[u8], &[u8]); 5] = [
            (&[1, 2, 3], &[2, 3, 4]),
            (&[1, 3, 3, 1], &[2, 3, 3, 2]),
            (&[3, 2, 1, 6], &[2, 2, 2, 3]),
            (&[1, 2, 3, 4, 5, 6], &[2, 3, 4, 5, 6, 6]),
            (&[1, 3, 2], &[2, 3, 3]),
        ];
        for (raw, page) in table {
            let mut levels = Levels::default();
            let got: Vec<u8> = raw.iter().map(|&level| levels.next(level)).collect();
            assert_eq!(got, page);
        }
    }
}

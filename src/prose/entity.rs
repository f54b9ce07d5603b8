//! Owns the character references that raw HTML may hide readable text in.
//! In: text of raw HTML.
//! Out: its readable pieces, each with the range that it stands for.

use std::ops::Range;

/// The named ones that people type; a page shows any other as well, but no figure hides in them.
const NAMED: [(&str, char); 7] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("middot", '·'),
];
/// Bytes within which a reference has its `;`.
const LONGEST: usize = 12;

/// Hands each piece of `text` to `each`, references resolved.
pub(super) fn resolve(text: &str, each: &mut dyn FnMut(&str, Range<usize>)) {
    let mut done = 0;
    for (at, _) in text.match_indices('&') {
        if at < done {
            continue;
        }
        if let Some((c, length)) = reference(&text[at..]) {
            each(&text[done..at], done..at);
            each(c.encode_utf8(&mut [0; 4]), at..at + length);
            done = at + length;
        }
    }
    each(&text[done..], done..text.len());
}

/// The character that `text` begins with a reference to, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name.strip_prefix('#') {
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code = match hexadecimal {
                Some(number) => u32::from_str_radix(number, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((c, end + 1))
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

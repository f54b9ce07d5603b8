//! Owns the character references that raw HTML may hide readable text in.
//! In: text of raw HTML.
//! Out: its readable pieces, each with the range that it stands for.

use std::ops::Range;

/// Named ones behind which a figure could hide: signs that people type, blanks, dashes, dots, what has no width. A page
/// shows any other as well, but never amid a number.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("shy", '\u{AD}'),
    ("middot", '\u{B7}'),
    ("macr", '\u{AF}'),
    ("NonBreakingSpace", '\u{A0}'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("emsp13", '\u{2004}'),
    ("emsp14", '\u{2005}'),
    ("numsp", '\u{2007}'),
    ("puncsp", '\u{2008}'),
    ("thinsp", '\u{2009}'),
    ("ThinSpace", '\u{2009}'),
    ("hairsp", '\u{200A}'),
    ("VeryThinSpace", '\u{200A}'),
    ("MediumSpace", '\u{205F}'),
    ("ZeroWidthSpace", '\u{200B}'),
    ("NegativeVeryThinSpace", '\u{200B}'),
    ("NegativeThinSpace", '\u{200B}'),
    ("NegativeMediumSpace", '\u{200B}'),
    ("NegativeThickSpace", '\u{200B}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("NoBreak", '\u{2060}'),
    ("ApplyFunction", '\u{2061}'),
    ("af", '\u{2061}'),
    ("InvisibleTimes", '\u{2062}'),
    ("it", '\u{2062}'),
    ("InvisibleComma", '\u{2063}'),
    ("ic", '\u{2063}'),
    ("hyphen", '\u{2010}'),
    ("dash", '\u{2010}'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("horbar", '\u{2015}'),
    ("minus", '\u{2212}'),
    ("boxh", '\u{2500}'),
    ("HorizontalLine", '\u{2500}'),
    ("hybull", '\u{2043}'),
    ("centerdot", '\u{B7}'),
    ("CenterDot", '\u{B7}'),
    ("bull", '\u{2022}'),
    ("bullet", '\u{2022}'),
    ("sdot", '\u{22C5}'),
    ("period", '.'),
    ("comma", ','),
    ("sol", '/'),
    ("plus", '+'),
    ("lowbar", '_'),
    ("UnderBar", '_'),
    ("lpar", '('),
    ("rpar", ')'),
    ("num", '#'),
    ("colon", ':'),
    ("semi", ';'),
];
/// Those that browsers know without their `;`, too.
const BARE: &[&str] = &["amp", "lt", "gt", "quot", "nbsp", "shy", "middot", "macr"];

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

/// The character that `text` begins with a reference to, and the reference's length. As browsers have it: a number may
/// be of any length and lack its `;`, and so may a few names.
fn reference(text: &str) -> Option<(char, usize)> {
    let inner = &text[1..];
    let Some(number) = inner.strip_prefix('#') else {
        let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let closed = inner[length..].starts_with(';');
        let whole = NAMED.iter().find(|(name, _)| closed && *name == &inner[..length]);
        let bare = || NAMED.iter().find(|(name, _)| BARE.contains(name) && inner.starts_with(name));
        return match whole {
            Some((_, c)) => Some((*c, 1 + length + 1)),
            None => bare().map(|(name, c)| (*c, 1 + name.len())),
        };
    };
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => (hexadecimal, 16),
        None => (number, 10),
    };
    let length = digits.chars().take_while(|c| c.is_digit(radix)).count();
    let code = u32::from_str_radix(&digits[..length], radix).ok()?;
    let end = text.len() - digits.len() + length;
    Some((char::from_u32(code)?, end + usize::from(text[end..].starts_with(';'))))
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
            ("&lt", "<"),
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

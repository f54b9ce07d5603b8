//! Owns the characters that HTML and addresses give a meaning of their own.
//! In: plain text.
//! Out: the same as HTML text, as an attribute's value, or as an address in one.

/// By byte, whether it must be looked at: what HTML gives a meaning, controls, the lead of C1 controls.
type Special = [bool; 256];

/// Writes `text` as HTML text.
pub(super) fn text(out: &mut String, text: &str) {
    const SPECIAL: Special = special(b"&<>");
    escaped(out, text, &SPECIAL);
}

/// Writes `text` as the value of an attribute in double quotes.
pub(super) fn attribute(out: &mut String, text: &str) {
    const SPECIAL: Special = special(b"&<>\"");
    escaped(out, text, &SPECIAL);
}

/// Writes HTML text that already has its entities: only what could begin a tag is escaped.
pub(super) fn markup_text(out: &mut String, text: &str) {
    const SPECIAL: Special = special(b"<>");
    escaped(out, text, &SPECIAL);
}

/// Writes the value, in double quotes, of an attribute that already has its entities.
pub(super) fn markup_attribute(out: &mut String, text: &str) {
    const SPECIAL: Special = special(b"<>\"");
    escaped(out, text, &SPECIAL);
}

const fn special(signs: &[u8]) -> Special {
    let mut special = [false; 256];
    let mut at = 0;
    while at < 32 {
        special[at] = at != 9 && at != 10;
        at += 1;
    }
    special[0x7F] = true;
    special[0xC2] = true;
    at = 0;
    while at < signs.len() {
        special[signs[at] as usize] = true;
        at += 1;
    }
    special
}

fn escaped(out: &mut String, text: &str, special: &Special) {
    let bytes = text.as_bytes();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|&byte| special[usize::from(byte)]) {
        let start = at + found;
        at = start + 1;
        let written = match bytes[start] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\r' => "",
            // C1 controls are C2 80 to C2 9F; from C2 A0 on it is a letter like any other.
            0xC2 if bytes.get(at).is_some_and(|next| *next >= 0xA0) => continue,
            0xC2 => {
                at += 1;
                "\u{FFFD}"
            }
            _ => "\u{FFFD}",
        };
        out.push_str(&text[done..start]);
        out.push_str(written);
        done = at;
    }
    out.push_str(&text[done..]);
}

/// Writes `address` as the value of `href` or `src`: what a URL cannot hold becomes `%XX`, `%XX` stays.
pub(super) fn address(out: &mut String, address: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = address.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let hex = |offset: usize| bytes.get(at + offset).is_some_and(u8::is_ascii_hexdigit);
        match byte {
            b'&' => out.push_str("&amp;"),
            b'%' if !(hex(1) && hex(2)) => out.push_str("%25"),
            b'!' | b'#'..=b'%' | b'('..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    fn with(write: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        write(&mut out, text);
        out
    }

    #[test]
    fn each_place_escapes_what_it_must() {
        assert_eq!(with(super::text, "a<b>&\"c\""), "a&lt;b&gt;&amp;\"c\"");
        assert_eq!(with(super::attribute, "\"<甲>&"), "&quot;&lt;甲&gt;&amp;");
        assert_eq!(with(super::markup_text, "&amp; < >"), "&amp; &lt; &gt;");
        assert_eq!(with(super::markup_attribute, "&amp;\""), "&amp;&quot;");
        assert_eq!(with(super::text, "a\0b\u{7F}\u{85}©\r\n"), "a\u{FFFD}b\u{FFFD}\u{FFFD}©\n");
    }

    #[test]
    fn an_address_becomes_ascii() {
        let table = [
            ("a/b.html?x=1&y=2#z", "a/b.html?x=1&amp;y=2#z"),
            ("完/ b\".pdf", "%E5%AE%8C/%20b%22.pdf"),
            ("%E5%AE", "%E5%AE"),
            ("50%增", "50%25%E5%A2%9E"),
            ("a'<>`\\", "a%27%3C%3E%60%5C"),
        ];
        for (plain, written) in table {
            assert_eq!(with(super::address, plain), written);
        }
    }
}

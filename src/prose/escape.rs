//! Owns the characters that HTML and addresses give a meaning of their own.
//! In: plain text.
//! Out: the same as HTML text, as an attribute's value, or as an address in one.

/// Writes `text` as HTML text.
pub(super) fn text(out: &mut String, text: &str) {
    escaped(out, text, |b| matches!(b, b'&' | b'<' | b'>'));
}

/// Writes `text` as the value of an attribute in double quotes.
pub(super) fn attribute(out: &mut String, text: &str) {
    escaped(out, text, |b| matches!(b, b'&' | b'<' | b'>' | b'"'));
}

/// Writes HTML text that already has its entities: only what could begin a tag is escaped.
pub(super) fn markup_text(out: &mut String, text: &str) {
    escaped(out, text, |b| matches!(b, b'<' | b'>'));
}

/// Writes the value, in double quotes, of an attribute that already has its entities.
pub(super) fn markup_attribute(out: &mut String, text: &str) {
    escaped(out, text, |b| matches!(b, b'<' | b'>' | b'"'));
}

fn escaped(out: &mut String, text: &str, special: impl Fn(u8) -> bool) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        // Controls are no HTML; C1 ones are the two bytes C2 80 to C2 9F.
        let control = byte < b' ' && !matches!(byte, b'\n' | b'\t') || byte == 0x7F;
        let c1 = byte == 0xC2 && bytes.get(at + 1).is_some_and(|next| *next < 0xA0);
        if !(special(byte) || control || c1) {
            continue;
        }
        out.push_str(&text[done..at]);
        out.push_str(match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\r' => "",
            _ => "\u{FFFD}",
        });
        done = at + 1 + usize::from(c1);
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

//! Owns: content lines of a calendar — escaping and folding. In: properties.
//! Out: lines of at most 75 octets, no character cut, each ended by CRLF.

use std::io::{self, Write};

/// Octets in a line, its end not counted.
const WIDTH: usize = 75;

/// Writes content lines.
pub struct Lines<W> {
    out: W,
}

impl<W: Write> Lines<W> {
    pub fn new(out: W) -> Self {
        Lines { out }
    }

    /// Lines that are finished.
    pub fn whole(&mut self, lines: &[u8]) -> io::Result<()> {
        self.out.write_all(lines)
    }

    /// A property whose value is a text.
    pub fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.raw(&format!("{name}:{}", escaped(text)))
    }

    /// A line as it stands, folded where it is too long.
    pub fn raw(&mut self, line: &str) -> io::Result<()> {
        let mut rest = line;
        let mut width = WIDTH;
        while rest.len() > width {
            let cut = (0..=width).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(width);
            let (head, tail) = rest.split_at(cut);
            self.out.write_all(head.as_bytes())?;
            self.out.write_all(b"\r\n ")?;
            rest = tail;
            // The space that marks a fold counts too.
            width = WIDTH - 1;
        }
        self.out.write_all(rest.as_bytes())?;
        self.out.write_all(b"\r\n")
    }
}

/// A text as a value: its line ends become `\n`, other control characters have no place in a calendar.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(line: &str) -> String {
        let mut out = Vec::new();
        Lines::new(&mut out).raw(line).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn folds_count_octets_and_cut_no_character() {
        for text in ["一".repeat(200), format!("a{}", "一".repeat(80)), "𠮷".repeat(60), "x".repeat(300)]
        {
            let folded = folded(&text);
            assert!(folded.split("\r\n").all(|line| line.len() <= WIDTH), "{folded:?}");
            assert_eq!(folded.replace("\r\n ", "").trim_end_matches("\r\n"), text);
        }
        assert_eq!(folded(&"x".repeat(75)).matches("\r\n").count(), 1);
        assert_eq!(folded(&"x".repeat(76)).matches("\r\n").count(), 2);
    }

    #[test]
    fn texts_cannot_break_out_of_their_line() {
        assert_eq!(escaped("a;b,c\\d\r\nEND:VEVENT\u{7}"), "a\\;b\\,c\\\\d\\nEND:VEVENT");
    }

    /// What a calendar program reads of a property.
    fn read_back(lines: &str, name: &str) -> String {
        let whole = lines.replace("\r\n ", "");
        let value = whole.strip_suffix("\r\n").unwrap().strip_prefix(&format!("{name}:")).unwrap();
        assert!(!value.contains(['\r', '\n']), "{value:?}");
        let (mut out, mut chars) = (String::new(), value.chars());
        while let Some(c) = chars.next() {
            out.push(match c {
                '\\' => match chars.next().unwrap() {
                    'n' => '\n',
                    c => c,
                },
                ';' | ',' => panic!("a bare {c} in {value:?}"),
                c => c,
            });
        }
        out
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back_as_it_was(text in r"([;,:\\\r\n\t\x00\x7f\u{85} ]|BEGIN:|END:VEVENT|\PC|𠮷|村){0,120}") {
            let mut out = Vec::new();
            Lines::new(&mut out).text("SUMMARY", &text).unwrap();
            let lines = String::from_utf8(out).unwrap();
            proptest::prop_assert!(lines.split("\r\n").all(|line| line.len() <= WIDTH));
            let kept: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
            proptest::prop_assert_eq!(read_back(&lines, "SUMMARY"), kept);
        }
    }
}

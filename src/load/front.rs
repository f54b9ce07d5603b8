//! Owns: the seam between front matter and prose, and the `:::internal` blocks in the prose.
//! In: a record's text. Out: byte ranges.

use std::ops::Range;

/// How a text is divided.
#[derive(Debug, PartialEq, Eq)]
pub enum Front {
    /// TOML between `+++` lines, then prose.
    Split {
        /// The TOML.
        toml: Range<usize>,
        /// The prose.
        body: Range<usize>,
    },
    /// No front matter: all is prose.
    None,
    /// It begins with `+++` that is never closed.
    Open,
    /// It does not begin with `+++`, yet that stands further down: its fields would be taken for prose, and
    /// published though one of them says `internal`.
    Late(Range<usize>),
    /// There is no `+++` at all, yet a line reads like a field: all of them would be published as text.
    Bare(Range<usize>),
    /// It begins with `---`: another tool's front matter.
    Yaml,
}

/// Divides a `.md` text.
pub fn split(text: &str) -> Front {
    let mut lines = Lines::new(text);
    let Some(first) = lines.next() else { return Front::None };
    match text[first.clone()].trim_end() {
        "+++" => {}
        "---" => return Front::Yaml,
        written if is_mark(written) => return Front::Late(first),
        _ => {
            let late = lines.find(|line| is_mark(&text[line.clone()])).map(Front::Late);
            return late.or_else(|| bare_field(text).map(Front::Bare)).unwrap_or(Front::None);
        }
    }
    let start = lines.at;
    while let Some(line) = lines.next() {
        if text[line.clone()].trim_end() == "+++" {
            return Front::Split { toml: start..line.start, body: lines.at..text.len() };
        }
    }
    Front::Open
}

/// Whether a text begins with front matter, if not quite as it should.
pub fn is_begun(text: &str) -> bool {
    let written =
        |line: Range<usize>| text[line].trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let mut lines = Lines::new(text).map(written).skip_while(|line| line.is_empty());
    let begins = lines.next().is_some_and(|first| first.chars().count() == 3 && is_mark(first));
    begins && lines.any(|line| is_mark(line) || line.contains(['=', '＝']))
}

/// The first line of two versions that git could not bring together by itself: neither may be taken for the text.
pub fn conflict(text: &str) -> Option<Range<usize>> {
    let begins = |mark: &'static str, from: usize| {
        let mut places = memchr::memmem::find_iter(&text.as_bytes()[from..], mark).map(|at| from + at);
        places.find(|at| {
            let behind = &text[at + mark.len()..];
            let is_whole = behind.is_empty() || behind.starts_with([' ', '\n', '\r']);
            is_whole && (*at == 0 || text.as_bytes()[at - 1] == b'\n')
        })
    };
    let first = begins("<<<<<<<", 0)?;
    begins(">>>>>>>", begins("=======", first)?)?;
    let length = text[first..].find(['\r', '\n']).unwrap_or(text.len() - first);
    Some(first..first + length)
}

/// `+++` as meant: indented, longer or in full-width signs.
fn is_mark(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    line.chars().count() > 2 && line.chars().all(|sign| matches!(sign, '+' | '＋'))
}

/// The first line with something on it, if that begins a table or gives a field its value; else a line by which
/// somebody meant to keep the text from the public.
fn bare_field(text: &str) -> Option<Range<usize>> {
    let first = Lines::new(text).find(|line| !text[line.clone()].trim().is_empty())?;
    let written = text[first.clone()].trim();
    let bare =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b"_.-".contains(&b));
    let table = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let table = table.map(|name| name.trim_start_matches('[').trim_end_matches(']').trim());
    let key = written.split_once(['=', '＝']).map(|(key, _)| key.trim());
    if table.or(key).is_some_and(bare) {
        return Some(first);
    }
    Lines::new(text).find(|line| says_internal(&text[line.clone()]))
}

/// `internal = true` as meant, a line by itself.
fn says_internal(line: &str) -> bool {
    let is_sign = |c: char| matches!(c, '=' | '＝') || is_colon(c);
    let Some((key, value)) = line.trim().split_once(is_sign) else { return false };
    let value = value.trim().trim_matches(['"', '\'', '“', '”']);
    key.trim().eq_ignore_ascii_case("internal") && value.eq_ignore_ascii_case("true")
}

/// A fault in the `:::` lines of a prose.
#[derive(Debug, PartialEq, Eq)]
pub enum BlockFault {
    /// `:::internal` that is never closed.
    LeftOpen(Range<usize>),
    /// `:::internal` within a block.
    Nested(Range<usize>),
    /// `:::` without a block.
    Stray(Range<usize>),
    /// A line that looks like a mark but is none.
    Misspelt(Range<usize>),
    /// `internal = true` in the prose, where it is but text.
    Field(Range<usize>),
}

/// The `:::` blocks of a prose, as ranges within it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    /// Internal blocks with their marker lines.
    pub internal: Vec<Range<usize>>,
    /// The marker lines.
    pub markers: Vec<Range<usize>>,
    /// What is wrong.
    pub faults: Vec<BlockFault>,
}

/// Finds the internal blocks. A line that only resembles a mark is a fault, because the text under it
/// would otherwise be published: indented, quoted, in full-width colons, or misspelt.
pub fn blocks(body: &str) -> Blocks {
    let mut found = Blocks::default();
    if !["::", "：：", "nternal", "NTERNAL"].iter().any(|sign| body.contains(sign)) {
        return found;
    }
    let mut open: Option<Range<usize>> = None;
    for line in Lines::new(body) {
        let written = body[line.clone()].trim_end();
        match (written, &open) {
            (":::internal", None) => {
                found.markers.push(line.clone());
                open = Some(line);
            }
            (":::internal", Some(_)) => found.faults.push(BlockFault::Nested(line)),
            (":::", Some(start)) => {
                found.markers.push(line.clone());
                found.internal.push(start.start..line.end);
                open = None;
            }
            (":::", None) => found.faults.push(BlockFault::Stray(line)),
            _ if written.split(is_break).any(resembles_mark) || holds_mark(written) => {
                found.faults.push(BlockFault::Misspelt(line));
            }
            _ if says_internal(written) => found.faults.push(BlockFault::Field(line)),
            _ => {}
        }
    }
    if let Some(line) = open {
        found.internal.push(line.start..body.len());
        found.faults.push(BlockFault::LeftOpen(line));
    }
    found
}

/// Signs at which editors begin a new line, but Markdown does not: what stands after one looks like a line of its own.
fn is_break(sign: char) -> bool {
    matches!(sign, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Three colons of any sort after what may begin a line, or some and the word: `::internal`, `：internal`.
fn resembles_mark(line: &str) -> bool {
    let lead =
        |c: char| c.is_whitespace() || is_invisible(c) || matches!(c, '>' | '-' | '*' | '+' | '#' | '\\');
    let bare = line.trim_start_matches(lead);
    let word = bare.trim_start_matches(|c: char| is_colon(c) || is_invisible(c) || c == ' ');
    let colons = bare[..bare.len() - word.len()].chars().filter(|c| is_colon(*c)).count();
    let named = || word.get(.."internal".len()).is_some_and(|word| word.eq_ignore_ascii_case("internal"));
    colons >= 3 || colons > 0 && named()
}

/// Three colons and the word further on in a line, where they begin nothing. Behind a backtick somebody quotes them.
fn holds_mark(line: &str) -> bool {
    let signs: Vec<(usize, char)> = line.char_indices().filter(|(_, c)| !is_invisible(*c)).collect();
    let is_start = |at: usize| {
        // Each run of colons is looked at once, however long it is.
        if !is_colon(signs[at].1) || at > 0 && is_colon(signs[at - 1].1) {
            return false;
        }
        let colons = signs[at..].iter().take_while(|(_, c)| is_colon(*c)).count();
        let rest = signs.get(at + colons).map_or("", |(start, _)| line[*start..].trim_start());
        let word = rest.get(.."internal".len()).is_some_and(|word| word.eq_ignore_ascii_case("internal"));
        colons >= 3 && word && (at == 0 || signs[at - 1].1 != '`')
    };
    line.contains(is_colon) && (0..signs.len()).any(is_start)
}

/// Colons of the keyboards that clerks have, and what looks like one.
fn is_colon(sign: char) -> bool {
    matches!(sign, ':' | '：' | '﹕' | '︓' | '∶' | 'ː' | '꞉')
}

/// Signs without a width, which come along when text is copied from a page.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Byte ranges of lines, ends excluded from the range. A line ends where Markdown ends it: at `\n`, at `\r\n` (whose
/// `\r` stays in the range), and at a `\r` alone, as old Macs write it.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Lines { text, at: 0 }
    }
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.at >= self.text.len() {
            return None;
        }
        let (start, bytes) = (self.at, self.text.as_bytes());
        let mut end = start;
        loop {
            match memchr::memchr2(b'\n', b'\r', &bytes[end..]) {
                Some(length) => end += length,
                None => {
                    self.at = bytes.len();
                    return Some(start..bytes.len());
                }
            }
            match bytes[end..] {
                [b'\r', b'\n', ..] => end += 1,
                _ => {
                    self.at = end + 1;
                    return Some(start..end);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_ends_at_the_second_mark() {
        let text = "+++\r\nname = 1\r\n+++\r\n正文\r\n";
        assert_eq!(split(text), Front::Split { toml: 5..15, body: 20..text.len() });
        assert_eq!(split("正文"), Front::None);
        assert_eq!(split("+++\nname = 1\n"), Front::Open);
        assert_eq!(split("---\nname: 1\n---\n"), Front::Yaml);
        for late in [
            "name = 1\n+++\n正文",
            "\n+++\nname = 1\n+++\n",
            "＋＋＋\nname = 1\n",
            "++++\n",
            "\u{200b}+++\nname = 1\n+++\n",
        ] {
            assert!(matches!(split(late), Front::Late(_)), "{late}");
        }
        assert_eq!(split("1 +++ 2\n++\n"), Front::None);
        for (text, line) in [
            ("internal = true\n欠款", 0..15),
            ("title = \"北沟村\"\n\n[[measures]]\n", 0..19),
            ("\n[[measures]]\n", 1..13),
            ("甲\nInternal：true\n乙", 4..19),
        ] {
            assert_eq!(split(text), Front::Bare(line), "{text}");
        }
        for text in ["甲 = 乙\n", "GDP = 3亿元\n", "[[方案]]\n", "internal\n", "A=B\n", "[a](b.md)\n"] {
            assert_eq!(split(text), Front::None, "{text}");
        }
        assert_eq!(split("+++\n+++"), Front::Split { toml: 4..4, body: 7..7 });
    }

    /// Markdown ends a line there too: what stands under a mark would be published.
    #[test]
    fn lines_end_as_old_macs_end_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["甲", ":::internal", "乙", ":::", "丙", ""].join(end);
            let hidden = text.find(":::").unwrap()..text.find("丙").unwrap() - end.len();
            let found = blocks(&text);
            assert_eq!(found.faults, []);
            let [internal] = &found.internal[..] else { panic!("{text:?}") };
            assert_eq!(text[internal.clone()].trim_end(), text[hidden].trim_end(), "{text:?}");
            let text = ["+++", "internal = true", "+++", "乙", ""].join(end);
            let Front::Split { toml, body } = split(&text) else { panic!("{text:?}") };
            assert_eq!((text[toml].trim(), text[body].trim()), ("internal = true", "乙"));
        }
    }

    #[test]
    fn a_slip_in_a_mark_is_a_fault() {
        let ok = blocks("甲\n:::internal\n乙\n:::\n丙\n");
        assert_eq!(ok.internal, vec![4..23]);
        assert!(ok.faults.is_empty());
        for (text, fault) in [
            (":::internal\n乙", BlockFault::LeftOpen(0..11)),
            (":::intern\n乙", BlockFault::Misspelt(0..9)),
            ("::: internal\n", BlockFault::Misspelt(0..12)),
            (" :::internal\n", BlockFault::Misspelt(0..12)),
            ("> :::internal\n", BlockFault::Misspelt(0..13)),
            (":::\n", BlockFault::Stray(0..3)),
            ("：：：internal\n", BlockFault::Misspelt(0..17)),
            ("::internal\n", BlockFault::Misspelt(0..10)),
            ("：Internal\n", BlockFault::Misspelt(0..11)),
            (":：: internal\n", BlockFault::Misspelt(0..14)),
            ("# :::internal\n", BlockFault::Misspelt(0..13)),
            ("\u{200b}:::internal\n", BlockFault::Misspelt(0..14)),
            (":\u{200b}::internal\n", BlockFault::Misspelt(0..14)),
            ("∶∶∶internal\n", BlockFault::Misspelt(0..17)),
            ("纪要 :::internal\n", BlockFault::Misspelt(0..18)),
            ("纪要：：： Internal 乙\n", BlockFault::Misspelt(0..28)),
            ("甲\ninternal = true\n", BlockFault::Field(4..19)),
            ("internal：true\n", BlockFault::Field(0..15)),
        ] {
            assert_eq!(blocks(text).faults, vec![fault], "{text}");
        }
        for text in [
            "甲：internal 乙\n",
            "std::internal\n",
            "见：：\n",
            "internal\n",
            "比例 1::2\n",
            "写 `:::internal` 开始\n",
        ] {
            assert_eq!(blocks(text), Blocks::default(), "{text}");
        }
        for sign in ["\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
            let text = format!("甲{sign}:::internal{sign}乙\n");
            assert!(matches!(blocks(&text).faults[..], [BlockFault::Misspelt(_)]), "{text:?}");
        }
        assert_eq!(blocks(":::internal\n:::internal\n:::\n").faults, vec![BlockFault::Nested(12..23)]);
    }
}

//! Owns: brackets that are wrong where they stand and make the parser doubt what is right behind them — lists that
//! nobody closed, `[units]` or `[units]]` for `[[units]]`, `[[单位]]`, and texts that go over several lines.
//! In: a text that is no TOML. Out: where each stands, and the text without what belongs to it.

use super::slip::Slip;
use std::collections::BTreeSet;
use std::ops::Range;

/// Sections of which there may be several, each with two brackets on either side.
const ENTRIES: [&str; 13] = [
    "approvals",
    "disclosures",
    "measures",
    "measures.funds",
    "measures.milestones",
    "measures.targets",
    "people",
    "problems",
    "quotas",
    "targets",
    "units",
    "updates",
    "visits",
];

/// Lines that a text in `"` is looked for in.
const LINES: usize = 60;

/// A bracket or quotation mark without its fellow.
#[derive(Debug, PartialEq, Eq)]
pub struct Unclosed {
    /// What is wrong with it.
    pub slip: Slip,
    /// Where it stands; the line of a section.
    pub range: Range<usize>,
    /// The field with all of its value, without the line's end; the section up to the next one.
    pub entry: Range<usize>,
}

/// The line of a section.
struct Header<'t> {
    range: Range<usize>,
    name: &'t str,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// `[[name]]`
    Entry,
    /// `[name]`
    Table,
    /// `[name]]`
    Uneven,
    /// `[[名]]`
    Foreign,
}

impl<'t> Header<'t> {
    fn of(line: &'t str, at: usize) -> Option<Self> {
        let line = line.split('#').next().unwrap_or(line).trim_end();
        let opened = line.trim_start_matches('[');
        let name = opened.trim_end_matches(']');
        let (before, behind) = (line.len() - opened.len(), opened.len() - name.len());
        let name = name.trim();
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_word);
        let is_even = before == behind && matches!(before, 1 | 2);
        let sort = match (before, is_even) {
            (2, true) => Sort::Entry,
            (1, true) => Sort::Table,
            _ if is_name && before > 0 => Sort::Uneven,
            _ => return None,
        };
        // TOML takes no name in Chinese without quotation marks.
        let is_foreign = !name.is_ascii() && name.chars().all(char::is_alphanumeric);
        let sort = if is_foreign { Sort::Foreign } else { sort };
        (!name.is_empty()).then_some(Header { range: at..at + line.len(), name, sort })
    }

    fn holds(&self, other: &Header<'_>) -> bool {
        other.name.strip_prefix(self.name).is_some_and(|rest| rest.starts_with('.'))
    }
}

/// Sections with one bracket that should have two, by what they are or as others of their name have; those with more on one
/// side than on the other, and those named in Chinese.
fn halved(text: &str, headers: &[Header<'_>]) -> Vec<Unclosed> {
    let doubled = headers.iter().filter(|header| header.sort == Sort::Entry).map(|header| header.name);
    let entries: BTreeSet<&str> = doubled.chain(ENTRIES).collect();
    let wrong = headers.iter().enumerate();
    let wrong = wrong.filter(|(_, header)| match header.sort {
        Sort::Entry => false,
        Sort::Table => entries.contains(header.name),
        Sort::Uneven | Sort::Foreign => true,
    });
    let section = |(number, header): (usize, &Header<'_>)| {
        let next = headers[number + 1..].iter().find(|next| !header.holds(next));
        let (start, end) = (header.range.start, next.map_or(text.len(), |next| next.range.start));
        Unclosed {
            slip: match header.sort {
                Sort::Uneven => Slip::Header(header.name.to_owned()),
                Sort::Foreign => Slip::Section(header.name.to_owned()),
                Sort::Entry | Sort::Table => Slip::Halved(header.name.to_owned()),
            },
            range: header.range.clone(),
            entry: start..start + text[start..end].trim_end().len(),
        }
    };
    wrong.map(section).collect()
}

/// Finds them: a list goes on to a line that begins a field or a section, or to the end.
pub fn unclosed(text: &str) -> Vec<Unclosed> {
    let (mut found, mut headers) = (Vec::new(), Vec::new());
    let open =
        |(sign, at): (char, usize), entry| Unclosed { slip: Slip::Open(sign), range: at..at + 1, entry };
    let mut value = Value::default();
    let (mut entry, mut start) = (0, 0);
    loop {
        let Some(line) = text[start..].split_inclusive('\n').next() else {
            let Some((_, at)) = value.quoted else { break };
            start = endless(text, at, text.len());
            found.push(Unclosed { slip: Slip::Endless, range: at..at + 3, entry: entry..start });
            value = Value::default();
            continue;
        };
        let written = line.trim_start_matches([' ', '\t']);
        if let Some((_, at)) = value.quoted.filter(|_| begins_text(written)) {
            // What would be its end begins the next one.
            found.push(Unclosed {
                slip: Slip::Endless,
                range: at..at + 3,
                entry: entry..endless(text, at, start),
            });
            value = Value::default();
        }
        if value.quoted.is_none() {
            let before = &text[..value.end];
            let ends = |sign: &(char, usize)| ends(sign.0, before, written);
            if let Some(last) = value.open.last().copied().filter(ends) {
                found.push(open(last, entry..before.len()));
                value.open.clear();
            }
            if value.open.is_empty() {
                entry = start + line.len() - written.len();
            }
        }
        let is_header = value.open.is_empty() && value.quoted.is_none() && written.starts_with('[');
        if is_header {
            headers.extend(Header::of(written, entry));
        } else {
            value.take(line, start);
        }
        start += line.len();
    }
    let last = value.open.last().copied();
    found.extend(last.map(|last| open(last, entry..value.end)));
    found.extend(halved(text, &headers));
    found.extend(over_lines(text));
    found.sort_by_key(|one| one.range.start);
    // What stands in such a section is left out with it.
    let mut end = 0;
    found.retain(|one| {
        let is_outside = one.range.start.min(one.entry.start) >= end;
        if is_outside {
            end = one.entry.end;
        }
        is_outside
    });
    found
}

/// Where a text of several lines that nobody ended stops: at the first line after `at` that begins a field or a section,
/// at `end` at the latest.
fn endless(text: &str, at: usize, end: usize) -> usize {
    let mut start = at;
    for line in text[at..end].split_inclusive('\n') {
        let begins = is_header(line) || is_field(line);
        if start > at && begins {
            return start;
        }
        start += line.len();
    }
    end
}

/// Whether a line gives a field a text of several lines.
fn begins_text(line: &str) -> bool {
    let value = line.split_once('=').filter(|_| is_field(line)).map(|(_, value)| value.trim_start());
    value.is_some_and(|value| value.starts_with("\"\"\"") || value.starts_with("'''"))
}

/// Fields whose text begins in `"` on one line and ends in one on a later line, where no other field or section begins
/// before.
fn over_lines(text: &str) -> Vec<Unclosed> {
    let mut found = Vec::new();
    let mut lines = text.split_inclusive('\n').scan(0, |start, line| {
        *start += line.len();
        Some((*start - line.len(), line.trim_end()))
    });
    while let Some((start, line)) = lines.next() {
        let Some(quote) =
            line.find('"').filter(|at| is_field(&line[..*at]) && line[..*at].trim_end().ends_with('='))
        else {
            continue;
        };
        let written = &line.as_bytes()[quote + 1..];
        if written.starts_with(b"\"\"")
            || text_length(written, b'"') < written.len()
            || written.ends_with(b"\"")
        {
            continue;
        }
        let begins = |line: &str| is_header(line) || is_field(line);
        let goes_on = |(_, line): &(usize, &str)| !begins(line) && !line.contains('"');
        let last = lines.clone().take(LINES).find(|line| !goes_on(line));
        let is_last = |end: &str| !begins(end) && end.find('"') == Some(end.len().wrapping_sub(1));
        let Some((at, end)) = last.filter(|(_, end)| is_last(end)) else { continue };
        let place = start + quote;
        found.push(Unclosed { slip: Slip::Lines, range: place..place + 1, entry: start..at + end.len() });
    }
    found
}

/// Whether a line begins a section.
pub fn is_header(line: &str) -> bool {
    let name = line.trim_end().trim_start_matches('[').trim_end_matches(']');
    line.starts_with('[') && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_word)
}

/// Whether a line gives a field of the format its value.
pub fn is_field(line: &str) -> bool {
    let field = line.split_once('=').map(|(field, _)| field);
    field.is_some_and(|field| !field.is_empty() && field.chars().all(is_word))
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '\t')
}

/// The same text with spaces in place of these parts, which come in order: what else is wrong stays where it is.
pub fn without<'r>(text: &str, parts: impl IntoIterator<Item = &'r Range<usize>>) -> String {
    let mut rest = String::with_capacity(text.len());
    for part in parts {
        rest.push_str(&text[rest.len()..part.start]);
        let blank = text[part.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
        rest.extend(blank);
    }
    rest.push_str(&text[rest.len()..]);
    rest
}

/// Whether a line cannot belong to what was opened before it. A table may hold fields on lines of their own, behind a
/// comma or its bracket.
fn ends(sign: char, before: &str, line: &str) -> bool {
    is_header(line) || is_field(line) && (sign == '[' || !before.ends_with(['{', ',']))
}

/// What is open in a value.
#[derive(Default)]
struct Value {
    open: Vec<(char, usize)>,
    /// The sign, thrice, that ends a text of several lines, and where this began.
    quoted: Option<(u8, usize)>,
    /// Where the last of it that is neither space nor remark ends.
    end: usize,
}

impl Value {
    /// Goes through a line that begins at byte `start`.
    fn take(&mut self, line: &str, start: usize) {
        let line = line.trim_end();
        let (bytes, mut at) = (line.as_bytes(), 0);
        while at < bytes.len() {
            if let Some((quote, _)) = self.quoted {
                let Some(end) = line[at..].find(&char::from(quote).to_string().repeat(3)) else { return };
                (self.quoted, at) = (None, at + end + 3);
                self.end = start + at;
                continue;
            }
            match bytes[at] {
                b'#' => return,
                quote @ (b'"' | b'\'') if bytes[at..].starts_with(&[quote; 3]) => {
                    self.quoted = Some((quote, start + at));
                    at += 2;
                }
                // One that nobody closed ends with its line.
                quote @ (b'"' | b'\'') => at += text_length(&bytes[at + 1..], quote),
                sign @ (b'[' | b'{') => self.open.push((char::from(sign), start + at)),
                sign @ (b']' | b'}') => {
                    // The codes of a bracket and its fellow are two apart.
                    self.open.pop_if(|(open, _)| *open as u32 + 2 == u32::from(sign));
                }
                _ => {}
            }
            at += 1;
            if !bytes[at - 1].is_ascii_whitespace() {
                self.end = start + at;
            }
        }
    }
}

/// Bytes of a text up to its closing sign, and this sign.
fn text_length(bytes: &[u8], quote: u8) -> usize {
    let mut escaped = false;
    let is_end = |byte: &u8| {
        let ends = !escaped && *byte == quote;
        escaped = !escaped && quote == b'"' && *byte == b'\\';
        ends
    };
    bytes.iter().position(is_end).map_or(bytes.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(char, &str, &str)> {
        let unclosed = unclosed(text);
        let rest = without(text, unclosed.iter().map(|one| &one.entry));
        assert_eq!(rest.len(), text.len());
        for Unclosed { entry, .. } in &unclosed {
            assert!(rest[entry.clone()].trim().is_empty(), "{rest}");
        }
        let told = |one: &Unclosed| {
            let sign = one.slip.named().filter(|_| matches!(one.slip, Slip::Open(_)));
            let sign = sign.and_then(|sign| sign.chars().next()).unwrap_or('s');
            (sign, text[one.range.start..].lines().next().unwrap(), one.entry.clone())
        };
        unclosed.iter().map(told).map(|(sign, from, entry)| (sign, from, &text[entry])).collect()
    }

    #[test]
    fn a_list_ends_where_a_field_or_section_begins() {
        let list = "lead = [\"甲\", \"乙\"";
        let from = "[\"甲\", \"乙\"";
        for rest in ["\ndue = 2020-05-15\n", "\n\n[[measures]]\nid = \"m1\"\n", "\r\n[facts]\r\n", "\n", ""] {
            assert_eq!(told(&format!("id = 1\n{list}{rest}")), [('[', from, list)], "{rest:?}");
        }
        let several = "with = [ # 共同\n  \"甲\",\n  \"乙\"";
        assert_eq!(told(&format!("{several}\ndue = 1\n")), [('[', "[ # 共同", several)]);
        let table = "values = { \"户数\" = 120";
        assert_eq!(told(&format!("{table}\n[[updates]]\n")), [('{', "{ \"户数\" = 120", table)]);
        let inner = "x = [ { a = 1 ]";
        assert_eq!(told(&format!("{inner}\ny = 1\n")), [('{', "{ a = 1 ]", inner)]);
        assert_eq!(told("a = [1\nb = [2\nc = 3\n"), [('[', "[1", "a = [1"), ('[', "[2", "b = [2")]);
    }

    #[test]
    fn a_section_with_one_bracket_among_others_with_two_is_told_once() {
        let text =
            "[units] # 县\nid = \"a\"\n[units.x]\ny = [1\n\n[[units]]\nid = \"b\"\n[facts]\nc = 1\n[units]\n";
        assert_eq!(
            told(text),
            [
                ('s', "[units] # 县", "[units] # 县\nid = \"a\"\n[units.x]\ny = [1"),
                ('s', "[units]", "[units]"),
            ]
        );
        assert_eq!(
            told("[[a]]\n[[a.b]]\n[a]\nx = 1\n[a.b]\ny = 2\n[a]\n"),
            [('s', "[a]", "[a]\nx = 1\n[a.b]\ny = 2"), ('s', "[a]", "[a]"),]
        );
        assert_eq!(told("[a]\nid = 1\n[[a.b]]\n[[]]\n[]\n[[]\n"), []);
        let single = "[measures]\nid = 1\n[measures.targets]\nx = 1\n[facts]\n[measures]\nid = 2\n";
        let from = ["[measures]\nid = 1\n[measures.targets]\nx = 1", "[measures]\nid = 2"];
        assert_eq!(told(single), from.map(|entry| ('s', "[measures]", entry)));
    }

    #[test]
    fn a_text_in_three_quotes_without_its_end_is_told_where_it_begins() {
        let text = "note = \"\"\"第一行\n第二行 [甲\n";
        assert_eq!(told(&format!("id = 1\n{text}due = 2\n")), [('s', "\"\"\"第一行", text)]);
        assert_eq!(told(text), [('s', "\"\"\"第一行", text)]);
        let before = format!("{text}note = \"\"\"\n乙\n\"\"\"\nwith = [1\n");
        assert_eq!(told(&before), [('s', "\"\"\"第一行", text), ('[', "[1", "with = [1")]);
        let single = "note = '''甲\n";
        assert_eq!(told(&format!("{single}[[measures]]\n")), [('s', "'''甲", single)]);
    }

    #[test]
    fn a_text_of_several_lines_is_told_once() {
        let text = "note = \"第一行\n第二行 [甲\n\n第三行\"";
        assert_eq!(told(&format!("id = 1\n{text}\ndue = 2\n")), [('s', "\"第一行", text)]);
        for other in [
            "note = \"甲\ndue = \"乙\"\n",
            "note = \"甲\n乙\n",
            "note = \"甲\ndue = 乙\"\n",
            "note = \"甲\n[[measures]]\nid = \"\n",
            "note = \"甲\n",
        ] {
            assert_eq!(told(other), [], "{other}");
        }
    }

    #[test]
    fn texts_without_an_end_end_with_their_line() {
        let list = "lead = [\"甲\", \"乙";
        assert_eq!(
            told(&format!("{list} # x]\ndue = 1\n")),
            [('[', "[\"甲\", \"乙 # x]", "lead = [\"甲\", \"乙 # x]")]
        );
        assert_eq!(told("a = [1, 甲乙 # 丙\nb = 1\n"), [('[', "[1, 甲乙 # 丙", "a = [1, 甲乙")]);
    }

    #[test]
    fn what_is_closed_or_stands_in_texts_is_none() {
        for text in [
            "a = [1, 2]\nb = { c = [1] }\n[[measures]]\n[facts]\n",
            "a = [\n  [1, 2],\n  [3, 4],\n]\n",
            "a = [\n  { b = 1 },\n  # ]\n  { b = 2 },\n]\n",
            "a = { # 1.1\n  b = 1,\n  c = 2,\n}\n",
            "a = \"[\"\nb = '[\"'\nc = \"\\\"[\"\nd = 1 # [\n",
            "a = \"\"\"\n[\nb = [\n\"\"\"\nc = '''[\n'''\n",
            "",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[ab.=\\[\\]{}\"'#,甲\\\\ \r\n]{0,200}") {
            told(&text);
        }

        #[test]
        fn no_sections_make_it_panic(lines in proptest::collection::vec("\\[{1,2}a(\\.[ab]){0,2}\\]{1,2}|a = \\[1|b = 1|", 0..30)) {
            told(&lines.join("\n"));
        }
    }
}

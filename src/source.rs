//! Owns: the texts of the content files, and positions in them.
//! In: what `load` read. Out: spans, lines and columns for findings, slices for prose.
//! It never touches the disk and knows nothing of TOML or Markdown.

use std::sync::OnceLock;

/// Number of a file in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range` in `file`; offsets past 4 GiB saturate (no such file is accepted).
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { file, start: cut(range.start), end: cut(range.end) }
    }

    /// The first character of a file: where something absent from the whole record is reported.
    pub fn top(file: FileId) -> Self {
        Span { file, start: 0, end: 0 }
    }

    /// Whether `other` lies within this span.
    pub fn contains(&self, other: &Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A value and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// One content file: its path as people see it, and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the parent of the content folder, with `/`.
    pub path: String,
    /// The text without a byte order mark; empty for files that are not text.
    pub text: String,
}

/// All content files of a run, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    marks: Vec<OnceLock<Marks>>,
}

/// Bytes between two marks.
const BLOCK: usize = 4_096;

/// How many lines end and how many characters begin before every 4,096th byte of a text. A broken file may have a
/// hundred thousand findings: were the text counted through from its beginning for each, they would take hours.
#[derive(Debug)]
struct Marks(Vec<(u32, u32)>);

impl Marks {
    fn new(text: &[u8]) -> Self {
        let mut marks = Vec::with_capacity(text.len() / BLOCK + 1);
        let (mut lines, mut characters) = (0, 0);
        for block in text.chunks(BLOCK) {
            marks.push((lines, characters));
            lines += ends(block);
            characters += begun(block);
        }
        // A place at the very end of a text that fills its last block.
        marks.push((lines, characters));
        Marks(marks)
    }

    /// How many lines end, and how many characters begin, before a byte.
    fn before(&self, text: &[u8], at: usize) -> (usize, usize) {
        let block = at / BLOCK;
        let (lines, characters) = self.0[block];
        let rest = &text[block * BLOCK..at];
        ((lines + ends(rest)) as usize, (characters + begun(rest)) as usize)
    }

    /// Where the line begins that holds a byte.
    fn line_start(&self, text: &[u8], at: usize) -> usize {
        let block = at / BLOCK;
        if let Some(end) = memchr::memrchr(b'\n', &text[block * BLOCK..at]) {
            return block * BLOCK + end + 1;
        }
        // The first mark before which as many lines have ended: the last of them ended in the block before it.
        let first = self.0.partition_point(|(lines, _)| *lines < self.0[block].0);
        let Some(holder) = first.checked_sub(1) else { return 0 };
        let from = holder * BLOCK;
        memchr::memrchr(b'\n', &text[from..first * BLOCK]).map_or(0, |end| from + end + 1)
    }

    /// Where the line ends that holds a byte, its end not counted.
    fn line_end(&self, text: &[u8], at: usize) -> usize {
        let next = ((at / BLOCK + 1) * BLOCK).min(text.len());
        if let Some(end) = memchr::memchr(b'\n', &text[at..next]) {
            return at + end;
        }
        let block = at / BLOCK + 1;
        let Some((ended, _)) = self.0.get(block) else { return text.len() };
        let after = self.0.partition_point(|(lines, _)| lines <= ended);
        let from = (after.saturating_sub(1) * BLOCK).max(next).min(text.len());
        memchr::memchr(b'\n', &text[from..]).map_or(text.len(), |end| from + end)
    }
}

fn ends(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte == b'\n')).sum()
}

/// Characters that begin: in UTF-8 all other bytes of one are marked as such.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(byte & 0xC0 != 0x80)).sum()
}

/// A place as people count: lines and characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

impl Sources {
    /// Adds a file and gives its number.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        self.marks.push(OnceLock::new());
        id
    }

    /// The file behind a number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text of a span; empty when the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Line and column of a span's first character.
    pub fn position(&self, span: Span) -> Position {
        let text = &self.file(span.file).text;
        let (start, marks) = (floor_char(text, span.start as usize), self.marks(span.file));
        let (lines, characters) = marks.before(text.as_bytes(), start);
        let (_, of_others) = marks.before(text.as_bytes(), marks.line_start(text.as_bytes(), start));
        Position { line: lines + 1, column: characters - of_others + 1 }
    }

    /// The whole line (without its end) in which a span begins, and the byte at which that line begins.
    pub fn line(&self, span: Span) -> (&str, usize) {
        let text = &self.file(span.file).text;
        let (start, marks) = (floor_char(text, span.start as usize), self.marks(span.file));
        let line_start = marks.line_start(text.as_bytes(), start);
        let line_end = marks.line_end(text.as_bytes(), start);
        (text[line_start..line_end].trim_end_matches('\r'), line_start)
    }

    fn marks(&self, file: FileId) -> &Marks {
        self.marks[file.0 as usize].get_or_init(|| Marks::new(self.file(file).text.as_bytes()))
    }

    /// Bytes of all texts.
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let file =
            sources.add(SourceFile { path: "content/a.md".into(), text: "甲\r\n乙丙丁\r\n".into() });
        let span = Span::new(file, 8..11);
        assert_eq!(sources.slice(span), "丙");
        assert_eq!(sources.position(span), Position { line: 2, column: 2 });
        assert_eq!(sources.line(span), ("乙丙丁", 5));
    }

    #[test]
    fn a_span_past_the_end_is_still_a_place() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile { path: "content/a.md".into(), text: String::new() });
        assert_eq!(sources.position(Span::new(file, 5..9)), Position { line: 1, column: 1 });
    }

    proptest::proptest! {
        #[test]
        fn places_are_those_that_plain_counting_finds(
            parts in proptest::collection::vec(("(甲|a|\r\n|\n|𠮷){0,40}", 1_usize..200), 1..12),
            at in 0_u32..20_000,
        ) {
            let text: String = parts.iter().map(|(part, times)| part.repeat(*times)).collect();
            let mut sources = Sources::default();
            let file = sources.add(SourceFile { path: "content/a.md".into(), text: text.clone() });
            let span = Span { file, start: at, end: at };
            let start = floor_char(&text, at as usize);
            let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
            let line_end = text[start..].find('\n').map_or(text.len(), |end| start + end);
            let lines = text[..start].matches('\n').count();
            let column = text[line_start..start].chars().count();
            proptest::prop_assert_eq!(sources.position(span), Position { line: lines + 1, column: column + 1 });
            let quoted = text[line_start..line_end].trim_end_matches('\r');
            proptest::prop_assert_eq!(sources.line(span), (quoted, line_start));
        }
    }
}

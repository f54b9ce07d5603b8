//! Owns: the texts of the content files, and positions in them.
//! In: what `load` read. Out: spans, lines and columns for findings, slices for prose.
//! It never touches the disk and knows nothing of TOML or Markdown.

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
        let start = floor_char(text, span.start as usize);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// The whole line (without its end) in which a span begins, and the byte at which that line begins.
    pub fn line(&self, span: Span) -> (&str, usize) {
        let text = &self.file(span.file).text;
        let start = floor_char(text, span.start as usize);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        (text[line_start..line_end].trim_end_matches('\r'), line_start)
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
}

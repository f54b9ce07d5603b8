//! Owns: the texts of the content files, and positions in them.
//! In: what `load` read. Out: spans, lines and columns for findings, slices for prose.
//! A text that was left on the disk is read from there again; it knows nothing of TOML or Markdown.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::ops::Range;
use std::path::{Path, PathBuf};
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

impl<T: std::ops::Deref<Target = str>> Spanned<T> {
    /// The same text, borrowed.
    pub fn as_text(&self) -> Spanned<&str> {
        Spanned::new(&self.value, self.span)
    }
}

/// One content file: its path as people see it, and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the parent of the content folder, with `/`.
    pub path: String,
    text: Text,
}

/// Bytes up to which a text may be left on the disk: it is read for every finding in it.
const LEFT: usize = 64 * 1024;

#[derive(Clone, Debug)]
enum Text {
    Held { text: Box<str>, marks: OnceLock<Box<Marks>> },
    Left(Left),
}

/// A text on the disk, and how to know it again.
#[derive(Clone, Debug)]
struct Left {
    /// Where it lies, if not where its path says.
    elsewhere: Option<Box<Path>>,
    length: u32,
    hash: u64,
}

impl SourceFile {
    /// A file and its text without a byte order mark; empty for files that are not text.
    pub fn new(path: String, text: String) -> Self {
        SourceFile { path, text: Text::Held { text: text.into(), marks: OnceLock::new() } }
    }

    /// The same for sources that know the content folder, unless it is large: of its text is kept what it takes to
    /// know it again on the disk.
    pub fn left_in(self, content: &Path, on_disk: &Path) -> Self {
        let Text::Held { text, .. } = &self.text else { return self };
        match u32::try_from(text.len()) {
            Ok(length) if length > 0 && text.len() <= LEFT => {
                let elsewhere = (on_disk != content.join(inside(&self.path))).then(|| on_disk.into());
                let left = Left { elsewhere, length, hash: hash(text) };
                SourceFile { path: self.path, text: Text::Left(left) }
            }
            _ => self,
        }
    }

    /// The text, if it is held.
    pub fn into_text(self) -> String {
        match self.text {
            Text::Held { text, .. } => text.into(),
            Text::Left(_) => String::new(),
        }
    }

    /// Whether there is any text.
    pub fn has_text(&self) -> bool {
        self.length() > 0
    }

    /// Bytes of the text.
    fn length(&self) -> usize {
        match &self.text {
            Text::Held { text, .. } => text.len(),
            Text::Left(left) => left.length as usize,
        }
    }
}

/// A path inside the content folder, whose name it begins with.
fn inside(path: &str) -> &str {
    path.split_once('/').map_or("", |(_, inside)| inside)
}

impl Left {
    /// A part of the text of the file at `path`, if that still is what it was; empty where the part does not fit it.
    fn read(&self, content: &Path, path: &str, part: Range<usize>) -> Option<String> {
        let bytes = match &self.elsewhere {
            Some(elsewhere) => std::fs::read(elsewhere),
            None => std::fs::read(content.join(inside(path))),
        };
        let bytes = bytes.ok()?;
        let text = simdutf8::basic::from_utf8(&bytes).ok()?;
        let text = text.strip_prefix(MARK).unwrap_or(text);
        let same = text.len() == self.length as usize && hash(text) == self.hash;
        same.then(|| text.get(part).unwrap_or_default().to_owned())
    }
}

/// Begins the text of some editors, and belongs to none.
pub const MARK: char = '\u{feff}';

/// The same in every run of this program, which is all that is asked of it.
fn hash(text: &str) -> u64 {
    foldhash::quality::FixedState::default().hash_one(text)
}

/// All content files of a run, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// The content folder, where texts were left.
    content: Option<PathBuf>,
    /// The first file seen to have changed on the disk since it was read.
    changed: OnceLock<FileId>,
}

/// Bytes between two marks.
const BLOCK: usize = 4_096;

/// How many lines end and how many characters begin before every 4,096th byte of a text. A broken file may have a
/// hundred thousand findings: were the text counted through from its beginning for each, they would take hours.
#[derive(Clone, Debug)]
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
    /// Sources that leave texts in the content folder and read them again when they are asked for: the texts of a large
    /// county take as much memory as all that is made of them.
    pub fn left_in(content: &Path) -> Self {
        Sources { content: Some(content.to_owned()), ..Sources::default() }
    }

    /// The content folder in which texts are left; none: they are held.
    pub fn content(&self) -> Option<&Path> {
        self.content.as_deref()
    }

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

    /// The text of a file; empty where it was left on the disk and is no longer what was read, which
    /// [`Sources::changed`] then tells.
    pub fn text(&self, id: FileId) -> Cow<'_, str> {
        self.part(id, 0..self.file(id).length())
    }

    fn part(&self, id: FileId, part: Range<usize>) -> Cow<'_, str> {
        let file = self.file(id);
        match (&file.text, &self.content) {
            (Text::Held { text, .. }, _) => Cow::Borrowed(text.get(part).unwrap_or_default()),
            (Text::Left(left), content) => {
                let text = content.as_ref().and_then(|content| left.read(content, &file.path, part));
                if text.is_none() {
                    self.changed.get_or_init(|| id);
                }
                Cow::Owned(text.unwrap_or_default())
            }
        }
    }

    /// Takes a text back that was left: a finding in it is to be shown as it was found, whatever becomes of the file.
    pub fn hold(&mut self, id: FileId) {
        if let Cow::Owned(text) = self.text(id)
            && !text.is_empty()
        {
            self.files[id.0 as usize].text = Text::Held { text: text.into(), marks: OnceLock::new() };
        }
    }

    /// A file that was found to be another than the one that was read: what was made of it meanwhile is worth nothing.
    pub fn changed(&self) -> Option<&SourceFile> {
        self.changed.get().map(|id| self.file(*id))
    }

    /// The text of a span; empty when the span does not fit the text.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        self.part(span.file, span.start as usize..span.end as usize)
    }

    /// Line and column of a span's first character.
    pub fn position(&self, span: Span) -> Position {
        let text = self.text(span.file);
        let (start, marks) = (floor_char(&text, span.start as usize), self.marks(span.file, &text));
        let (lines, characters) = marks.before(text.as_bytes(), start);
        let (_, of_others) = marks.before(text.as_bytes(), marks.line_start(text.as_bytes(), start));
        Position { line: lines + 1, column: characters - of_others + 1 }
    }

    /// The whole line (without its end) in which a span begins, and the byte at which that line begins.
    pub fn line(&self, span: Span) -> (Cow<'_, str>, usize) {
        let text = self.text(span.file);
        let (start, marks) = (floor_char(&text, span.start as usize), self.marks(span.file, &text));
        let line_start = marks.line_start(text.as_bytes(), start);
        let line_end = marks.line_end(text.as_bytes(), start);
        let line =
            |text: &str| line_start..line_start + text[line_start..line_end].trim_end_matches('\r').len();
        match text {
            Cow::Borrowed(text) => (Cow::Borrowed(&text[line(text)]), line_start),
            Cow::Owned(text) => (Cow::Owned(text[line(&text)].to_owned()), line_start),
        }
    }

    fn marks(&self, file: FileId, text: &str) -> Cow<'_, Marks> {
        let new = || Marks::new(text.as_bytes());
        match &self.file(file).text {
            Text::Held { marks, .. } => Cow::Borrowed(marks.get_or_init(|| Box::new(new()))),
            Text::Left(_) => Cow::Owned(new()),
        }
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
        let file = sources.add(SourceFile::new("content/a.md".into(), "甲\r\n乙丙丁\r\n".into()));
        let span = Span::new(file, 8..11);
        assert_eq!(sources.slice(span), "丙");
        assert_eq!(sources.position(span), Position { line: 2, column: 2 });
        assert_eq!(sources.line(span), ("乙丙丁".into(), 5));
    }

    #[test]
    fn a_span_past_the_end_is_still_a_place() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("content/a.md".into(), String::new()));
        assert_eq!(sources.position(Span::new(file, 5..9)), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_text_that_was_left_is_read_again_and_known_again() {
        let work = tempfile::tempdir().unwrap();
        let content = work.path().join("content");
        std::fs::create_dir(&content).unwrap();
        let (path, text) = (content.join("a.md"), "甲\r\n乙丙丁\r\n");
        std::fs::write(&path, format!("{MARK}{text}")).unwrap();
        let read = || SourceFile::new("content/a.md".into(), text.into());
        let mut sources = Sources::left_in(&content);
        let file = sources.add(read().left_in(&content, &path));
        let span = Span::new(file, 8..11);
        assert!(sources.file(file).has_text());
        assert_eq!(sources.text(file), text);
        assert_eq!(sources.slice(span), "丙");
        assert_eq!(sources.slice(Span::new(file, 7..11)), "", "no whole characters");
        assert_eq!(sources.position(span), Position { line: 2, column: 2 });
        assert_eq!(sources.line(span), ("乙丙丁".into(), 5));
        assert!(sources.changed().is_none());
        let mut held = Sources::left_in(&content);
        held.add(read().left_in(&content, &path));
        held.hold(file);
        std::fs::write(&path, text.replace('丙', "丁")).unwrap();
        assert_eq!((held.slice(span), held.changed().is_some()), ("丙".into(), false));
        assert_eq!(sources.slice(span), "");
        assert_eq!(sources.changed().unwrap().path, "content/a.md");
        // Under another name than its own, as behind a link.
        let elsewhere = work.path().join("b.md");
        std::fs::write(&elsewhere, text).unwrap();
        let mut sources = Sources::left_in(&content);
        let file = sources.add(read().left_in(&content, &elsewhere));
        assert_eq!(sources.text(file), text);
        std::fs::remove_file(&elsewhere).unwrap();
        assert_eq!((sources.text(file), sources.changed().is_some()), ("".into(), true));
        let large = SourceFile::new("content/c.md".into(), "x".repeat(LEFT + 1)).left_in(&content, &path);
        let large = sources.add(large);
        assert_eq!(sources.text(large).len(), LEFT + 1, "is held");
    }

    proptest::proptest! {
        #[test]
        fn places_are_those_that_plain_counting_finds(
            parts in proptest::collection::vec(("(甲|a|\r\n|\n|𠮷){0,40}", 1_usize..200), 1..12),
            at in 0_u32..20_000,
        ) {
            let text: String = parts.iter().map(|(part, times)| part.repeat(*times)).collect();
            let mut sources = Sources::default();
            let file = sources.add(SourceFile::new("content/a.md".into(), text.clone()));
            let span = Span { file, start: at, end: at };
            let start = floor_char(&text, at as usize);
            let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
            let line_end = text[start..].find('\n').map_or(text.len(), |end| start + end);
            let lines = text[..start].matches('\n').count();
            let column = text[line_start..start].chars().count();
            proptest::prop_assert_eq!(sources.position(span), Position { line: lines + 1, column: column + 1 });
            let quoted = text[line_start..line_end].trim_end_matches('\r');
            proptest::prop_assert_eq!(sources.line(span), (quoted.into(), line_start));
        }
    }
}

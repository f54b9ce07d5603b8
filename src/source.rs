//! Owns: the texts of the content files, and positions in them.
//! In: what `load` read. Out: spans, lines and columns for findings, slices for prose.
//! It never touches the disk and knows nothing of TOML or Markdown: a text that was left is given again by who read it.

mod marks;

use marks::Marks;
use std::borrow::Cow;
use std::fmt::Debug;
use std::hash::BuildHasher;
use std::ops::Range;
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

/// Bytes up to which a text may be left: it is read for every finding in it.
const LEFT: usize = 64 * 1024;

#[derive(Clone, Debug)]
enum Text {
    Held {
        text: Box<str>,
        marks: OnceLock<Box<Marks>>,
    },
    /// How to know it again.
    Left {
        length: u32,
        hash: u64,
    },
}

/// Who gives a text again that was left where it lies.
pub trait Again: Debug + Send + Sync {
    /// The text of a file, as it is now; none if there is none.
    fn text(&self, id: FileId, path: &str) -> Option<String>;
}

impl SourceFile {
    /// A file and its text without a byte order mark; empty for files that are not text.
    pub fn new(path: String, text: String) -> Self {
        SourceFile { path, text: Text::Held { text: text.into(), marks: OnceLock::new() } }
    }

    /// The same, unless it is large: of its text is kept what it takes to know it again.
    pub fn left(self) -> Self {
        let Text::Held { text, .. } = &self.text else { return self };
        match u32::try_from(text.len()) {
            Ok(length) if length > 0 && text.len() <= LEFT => {
                let hash = hash(text);
                SourceFile { path: self.path, text: Text::Left { length, hash } }
            }
            _ => self,
        }
    }

    /// The text, if it is held.
    pub fn into_text(self) -> String {
        match self.text {
            Text::Held { text, .. } => text.into(),
            Text::Left { .. } => String::new(),
        }
    }

    /// Whether there is any text.
    pub fn has_text(&self) -> bool {
        self.length() > 0
    }

    /// Bytes of the text.
    pub fn length(&self) -> usize {
        match &self.text {
            Text::Held { text, .. } => text.len(),
            Text::Left { length, .. } => *length as usize,
        }
    }
}

/// The same in every run of this program, which is all that is asked of it.
fn hash(text: &str) -> u64 {
    foldhash::quality::FixedState::default().hash_one(text)
}

/// All content files of a run, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// Who gives the texts that were left.
    again: Option<Box<dyn Again>>,
    /// The first file seen to have changed on the disk since it was read.
    changed: OnceLock<FileId>,
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
    /// Takes texts that were left from `again` when they are asked for: those of a large county take as much memory as all
    /// that is made of them.
    pub fn read_again(&mut self, again: Box<dyn Again>) {
        self.again = Some(again);
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

    /// The text of a file; empty where it was left and is no longer what was read, which [`Sources::changed`] then tells.
    pub fn text(&self, id: FileId) -> Cow<'_, str> {
        self.part(id, 0..self.file(id).length())
    }

    fn part(&self, id: FileId, part: Range<usize>) -> Cow<'_, str> {
        let file = self.file(id);
        let (length, known) = match &file.text {
            Text::Held { text, .. } => return Cow::Borrowed(text.get(part).unwrap_or_default()),
            Text::Left { length, hash } => (*length as usize, *hash),
        };
        let text = self.again.as_ref().and_then(|again| again.text(id, &file.path));
        let Some(text) = text.filter(|text| text.len() == length && hash(text) == known) else {
            self.changed.get_or_init(|| id);
            return Cow::Borrowed("");
        };
        Cow::Owned(if part == (0..length) { text } else { text.get(part).unwrap_or_default().to_owned() })
    }

    /// Takes a text back that was left: a finding in it is to be shown as it was found, whatever becomes of the file.
    pub fn hold(&mut self, id: FileId) {
        if let Cow::Owned(text) = self.text(id) {
            self.files[id.0 as usize].text = Text::Held { text: text.into(), marks: OnceLock::new() };
        }
    }

    /// A file that is no longer what was read: what was made of it meanwhile is worth nothing.
    pub fn changed(&self) -> Option<&SourceFile> {
        self.changed.get().map(|id| self.file(*id))
    }

    /// The text of a span; empty when the span does not fit the text.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        self.part(span.file, span.start as usize..span.end as usize)
    }

    /// Line and column of a span's first character.
    pub fn position(&self, span: Span) -> Position {
        // Of a record as a whole, which a county may have a finding for in each of its villages.
        if span.start == 0 {
            return Position { line: 1, column: 1 };
        }
        let text = self.text(span.file);
        let (start, marks) = (floor_char(&text, span.start as usize), self.marks(span.file, &text));
        let (lines, characters) = marks.before(text.as_bytes(), start);
        let (_, of_others) = marks.before(text.as_bytes(), marks.line_start(text.as_bytes(), start));
        Position { line: lines + 1, column: characters - of_others + 1 }
    }

    /// The whole line (without its end) in which a span begins, and the byte at which that line begins.
    pub fn line(&self, span: Span) -> (Cow<'_, str>, usize) {
        let text = self.text(span.file);
        let start = floor_char(&text, span.start as usize);
        let (line_start, line_end) = if start == 0 {
            (0, text.find('\n').unwrap_or(text.len()))
        } else {
            let marks = self.marks(span.file, &text);
            (marks.line_start(text.as_bytes(), start), marks.line_end(text.as_bytes(), start))
        };
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
            Text::Left { .. } => Cow::Owned(new()),
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

    /// A disk with one file, as it is now.
    #[derive(Debug)]
    struct Disk(std::sync::Arc<std::sync::Mutex<Option<String>>>);

    impl Again for Disk {
        fn text(&self, _: FileId, _: &str) -> Option<String> {
            self.0.lock().unwrap().clone()
        }
    }

    #[test]
    fn a_text_that_was_left_is_read_again_and_known_again() {
        let text = "甲\r\n乙丙丁\r\n";
        let now = std::sync::Arc::new(std::sync::Mutex::new(Some(text.to_owned())));
        let fresh = || {
            let mut sources = Sources::default();
            let file = sources.add(SourceFile::new("content/a.md".into(), text.into()).left());
            sources.read_again(Box::new(Disk(now.clone())));
            (sources, file)
        };
        let (sources, file) = fresh();
        let span = Span::new(file, 8..11);
        assert!(sources.file(file).has_text());
        assert_eq!(sources.text(file), text);
        assert_eq!(sources.slice(span), "丙");
        assert_eq!(sources.slice(Span::new(file, 7..11)), "", "no whole characters");
        assert_eq!(sources.position(span), Position { line: 2, column: 2 });
        assert_eq!(sources.line(span), ("乙丙丁".into(), 5));
        assert!(sources.changed().is_none());
        let (mut held, _) = fresh();
        held.hold(file);
        for (changed, why) in [(Some(text.replace('丙', "丁")), "as long as before"), (None, "gone")] {
            let (sources, file) = fresh();
            *now.lock().unwrap() = changed;
            assert_eq!((held.slice(span), held.changed().is_some()), ("丙".into(), false), "{why}");
            assert_eq!(sources.slice(span), "", "{why}");
            assert_eq!(sources.changed().unwrap().path, sources.file(file).path, "{why}");
        }
        let large = SourceFile::new("content/c.md".into(), "x".repeat(LEFT + 1)).left();
        assert_eq!(large.into_text().len(), LEFT + 1, "is held");
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

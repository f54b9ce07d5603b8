//! Owns: records while they are being changed. In: paths inside the content folder. Out: the same files with new
//! values where values changed, every comment and every other line as it was; all written, or none.

use crate::format::tidy;
use crate::load;
use crate::load::front::{Front, split};
use crate::schema::{self, Field};
use crate::workbook;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// Why records cannot be changed.
#[derive(Debug)]
pub enum DraftError {
    /// The system refused to read a record.
    Io(PathBuf, std::io::Error),
    /// The system refused to write one.
    Unwritten(PathBuf, std::io::Error),
    /// A record's fields are not where a record has them; `check` tells what is wrong.
    Unreadable(PathBuf),
}

/// Records under change.
#[derive(Debug)]
pub struct Drafts {
    content: PathBuf,
    files: BTreeMap<String, Draft>,
}

/// One record.
#[derive(Debug)]
pub struct Draft {
    /// As it stands on the disk; none: it is new.
    written: Option<String>,
    /// Its fields.
    pub fields: DocumentMut,
    /// Its fields as they were read.
    before: String,
    /// What follows the closing `+++`; none of a `.toml`.
    prose: Option<String>,
    /// The keys of such a record, in the order of the format.
    known: &'static [Field],
}

impl Drafts {
    /// Of a content folder.
    pub fn new(content: &Path) -> Self {
        Drafts { content: content.to_owned(), files: BTreeMap::new() }
    }

    /// The record at a path without its ending: `townships/a/b/village`; a new one becomes a `.md`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn record(&mut self, stem: &str) -> Result<&mut Draft, DraftError> {
        let toml = format!("{stem}.toml");
        let path = if self.content.join(&toml).is_file() { toml } else { format!("{stem}.md") };
        self.open(&path)
    }

    /// The record at a path.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(&mut self, path: &str) -> Result<&mut Draft, DraftError> {
        if !self.files.contains_key(path) {
            let file = self.content.join(path);
            let written = match std::fs::read_to_string(&file) {
                Ok(text) => Some(text),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
                Err(error) => return Err(DraftError::Io(file, error)),
            };
            let draft = Draft::read(path, written).ok_or(DraftError::Unreadable(file))?;
            self.files.insert(path.to_owned(), draft);
        }
        self.files.get_mut(path).ok_or_else(|| DraftError::Unreadable(self.content.join(path)))
    }

    /// Whether there is a record at a path without its ending, on the disk or among the drafts.
    pub fn holds(&self, stem: &str) -> bool {
        ["md", "toml"].iter().any(|ending| {
            let path = format!("{stem}.{ending}");
            self.files.contains_key(&path) || self.content.join(path).is_file()
        })
    }

    /// Whether there is such a folder, on the disk or among the drafts.
    pub fn holds_folder(&self, folder: &str) -> bool {
        let inside = format!("{folder}/");
        self.content.join(folder).exists() || self.files.keys().any(|path| path.starts_with(&inside))
    }

    /// Records that say something else now, and whether each is new.
    pub fn changed(&self) -> impl Iterator<Item = (&str, bool)> {
        let changed = self.files.iter().filter(|(_, draft)| draft.text().is_some());
        changed.map(|(path, draft)| (path.as_str(), draft.written.is_none()))
    }

    /// What they say now, by path.
    pub fn texts(&self) -> impl Iterator<Item = (&str, String)> {
        self.files.iter().filter_map(|(path, draft)| Some((path.as_str(), draft.text()?)))
    }

    /// Writes all that changed, or nothing.
    ///
    /// # Errors
    /// When the system refuses; then every file is as it was.
    pub fn write(&self) -> Result<(), DraftError> {
        let mut staged = Vec::new();
        for (path, text) in self.texts() {
            let file = self.content.join(path);
            let refused = |error| DraftError::Unwritten(file.clone(), error);
            let folder = file.parent().unwrap_or(&self.content);
            std::fs::create_dir_all(folder).map_err(refused)?;
            // A name that begins with a full stop is passed over by every reader of the folder.
            let mut new = builder().prefix(".cunce-").tempfile_in(folder).map_err(refused)?;
            new.write_all(text.as_bytes()).map_err(refused)?;
            if let Ok(known) = std::fs::metadata(&file) {
                new.as_file().set_permissions(known.permissions()).map_err(refused)?;
            }
            new.as_file().sync_all().map_err(refused)?;
            staged.push((new, file));
        }
        let mut done: Vec<(PathBuf, Option<String>)> = Vec::new();
        for (new, file) in staged {
            let before = std::fs::read_to_string(&file).ok();
            if let Err(error) = new.persist(&file) {
                // What was written already goes back to what it was.
                for (file, before) in done.iter().rev() {
                    let _ = match before {
                        Some(text) => std::fs::write(file, text),
                        None => std::fs::remove_file(file),
                    };
                }
                return Err(DraftError::Unwritten(file, error.error));
            }
            done.push((file, before));
        }
        Ok(())
    }
}

/// A temporary file is closed to other users; a record is as open as any other new file.
#[cfg(unix)]
fn builder() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;

    let mut builder = tempfile::Builder::new();
    builder.permissions(std::fs::Permissions::from_mode(0o666));
    builder
}

/// Elsewhere a new file inherits its access rules from its folder.
#[cfg(not(unix))]
fn builder() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

impl Draft {
    fn read(path: &str, written: Option<String>) -> Option<Draft> {
        let md = path.ends_with(".md");
        let known = load::record_at(path).map(schema::of_kind).unwrap_or_default();
        let Some(text) = &written else {
            let prose = md.then(String::new);
            return Some(Draft { written, fields: DocumentMut::new(), before: String::new(), prose, known });
        };
        let plain = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let (toml, prose) = match (md, split(&plain)) {
            (false, _) => (plain.as_str(), None),
            (true, Front::Split { toml, body }) => (&plain[toml], Some(plain[body].to_owned())),
            (true, Front::None) => ("", Some(plain.clone())),
            (true, Front::Open | Front::Late(_) | Front::Bare(_) | Front::Yaml) => return None,
        };
        let fields: DocumentMut = toml.parse().ok()?;
        Some(Draft { before: fields.to_string(), fields, prose, known, written })
    }

    /// What the file says now, with the line ends that it had; none where nothing changed.
    fn text(&self) -> Option<String> {
        let fields = self.fields.to_string();
        if self.written.is_some() && fields == self.before {
            return None;
        }
        let whole = |fields: String| match &self.prose {
            Some(prose) => format!("+++\n{fields}+++\n{prose}"),
            None => fields,
        };
        let tidied = |text: &str| tidy(text, self.prose.is_some(), self.known).ok();
        let mut text = whole(fields);
        // A record that stands in the one layout stays in it; of any other only what changed is touched.
        let before = whole(self.before.clone());
        if self.written.is_none() || tidied(&before).is_some_and(|it| it == before) {
            text = tidied(&text).unwrap_or(text);
        }
        let Some(written) = &self.written else { return Some(text) };
        let bom = if written.starts_with('\u{feff}') { "\u{feff}" } else { "" };
        let text = if written.contains("\r\n") { text.replace('\n', "\r\n") } else { text };
        let text = format!("{bom}{text}");
        (text != *written).then_some(text)
    }
}

/// Writes a file whole, or not at all.
///
/// # Errors
/// When the system refuses.
pub fn put_file(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = builder().prefix(".cunce-").tempfile_in(folder)?;
    new.write_all(bytes)?;
    new.persist(file).map(drop).map_err(|error| error.error)
}

/// Whether a file is an earlier export into which nobody wrote: only that can be made again.
pub fn is_untouched(file: &Path) -> bool {
    file.is_file() && std::fs::read(file).is_ok_and(|bytes| workbook::is_untouched(&bytes))
}

/// Puts a value at a key; a comment beside the old one stays.
pub fn put(table: &mut dyn TableLike, key: &str, value: impl Into<Value>) {
    let mut value = value.into();
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// How many entries a list of tables has.
pub fn count(table: &dyn TableLike, key: &str) -> usize {
    match table.get(key) {
        Some(Item::ArrayOfTables(tables)) => tables.len(),
        Some(Item::Value(Value::Array(values))) => values.len(),
        _ => 0,
    }
}

/// The entry at a position of a list of tables, however it is written.
pub fn entry<'t>(table: &'t mut dyn TableLike, key: &str, at: usize) -> Option<&'t mut dyn TableLike> {
    match table.get_mut(key)? {
        Item::ArrayOfTables(tables) => tables.get_mut(at).map(|table| table as &mut dyn TableLike),
        Item::Value(Value::Array(values)) => {
            let table = values.get_mut(at)?.as_inline_table_mut()?;
            Some(table as &mut dyn TableLike)
        }
        _ => None,
    }
}

/// A new entry at the end of a list of tables; none where the key holds something else.
pub fn push<'t>(table: &'t mut dyn TableLike, key: &str) -> Option<&'t mut dyn TableLike> {
    if !table.contains_key(key) {
        table.insert(key, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    let last = match table.get_mut(key)? {
        Item::ArrayOfTables(tables) => {
            let mut new = Table::new();
            // A blank line parts it from what stands before.
            if !tables.is_empty() {
                new.decor_mut().set_prefix("\n");
            }
            tables.push(new);
            tables.len() - 1
        }
        Item::Value(Value::Array(values)) => {
            values.push(InlineTable::new());
            values.len() - 1
        }
        _ => return None,
    };
    entry(table, key, last)
}

/// A number with the digits that it was given, without zeros that say nothing.
pub fn number(digits: &str) -> Value {
    let digits = match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.'),
        false => digits,
    };
    digits.parse().unwrap_or_else(|_| digits.into())
}

/// A date as TOML writes it.
pub fn toml_date(date: Date) -> Value {
    date.to_string().parse().unwrap_or_else(|_| date.to_string().into())
}

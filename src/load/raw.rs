//! Owns: what a file says before anybody has judged it. In: parsed TOML and scanned Markdown.
//! Out: `RawSite`, in which every field is optional and knows where it was written.

use super::nearest;
use crate::privacy;
use crate::source::{FileId, Span};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

/// A TOML value with its place.
#[derive(Debug, Clone)]
pub struct RawValue {
    /// The value.
    pub data: RawData,
    /// First byte in the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The kinds of TOML values, numbers still as digits.
#[derive(Debug, Clone)]
pub enum RawData {
    /// A string.
    Text(Box<str>),
    /// An integer, as decimal digits.
    Integer(Box<str>),
    /// A float, as written without `_`.
    Float(Box<str>),
    /// A boolean.
    Bool(bool),
    /// A local date.
    Date(Date),
    /// A time, or a date with a time.
    Time,
    /// A date that does not exist; reported already.
    BadDate,
    /// An array.
    Array(Vec<RawValue>),
    /// A table.
    Table(RawTable),
}

/// A key with its place.
#[derive(Debug, Clone)]
pub struct RawKey {
    /// The key.
    pub name: Box<str>,
    /// First byte in the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A TOML table in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct RawTable {
    /// Its entries.
    pub entries: Vec<(RawKey, RawValue)>,
}

/// Which record a file is, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum RecordKind {
    /// `site.toml`
    Site,
    /// `home.md`
    Home,
    /// `measures.toml`
    Measures,
    /// `units.toml`
    Units,
    /// `disclosures.toml`
    Disclosures,
    /// `programmes/<programme>.md`
    Programme,
    /// `townships/<township>/township.md`
    Township,
    /// `townships/<township>/<village>/village.md`
    Village,
    /// `…/plans/<programme>.md`
    Plan,
    /// `…/progress/<date>*.md`
    Summary,
    /// `…/notices/<date>*.md`
    Notice,
}

/// Something in a text that looks like private data.
#[derive(Debug, Clone)]
pub struct RawPrivate {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub kind: privacy::Kind,
    /// The digits alone.
    pub digits: String,
    /// The text as written.
    pub written: String,
    /// The field that holds it; none in prose.
    pub field: Option<String>,
    /// Where the `[[…]]` entries begin that hold it, outermost first.
    pub entries: Vec<u32>,
    /// Its file, entry or block is marked internal; known of records that cannot be shaped, too.
    pub internal: bool,
}

/// A relative link or picture in prose.
#[derive(Debug, Clone)]
pub struct RawLink {
    /// Where it stands.
    pub span: Span,
    /// Where it leads, as written.
    pub dest: String,
    /// Whether it is a picture.
    pub image: bool,
}

/// Scanned Markdown.
#[derive(Debug, Clone)]
pub struct RawProse {
    /// The text after the front matter.
    pub span: Span,
    /// `:::internal` blocks with their marker lines.
    pub internal: Vec<Span>,
    /// The marker lines.
    pub markers: Vec<Span>,
    /// Relative links and pictures.
    pub links: Vec<RawLink>,
    /// Anchors of its headings.
    pub anchors: Vec<String>,
}

/// One record as found.
#[derive(Debug, Clone)]
pub struct RawFile {
    /// Its text.
    pub file: FileId,
    /// Which record it is.
    pub kind: RecordKind,
    /// Its path inside the content folder, in NFC, with `/`.
    pub path: String,
    /// The slug: file stem, or folder name for `township.md` and `village.md`.
    pub slug: String,
    /// Slug of the township it lies in.
    pub township: Option<String>,
    /// Slug of the village it lies in.
    pub village: Option<String>,
    /// Its fields.
    pub table: RawTable,
    /// Its text.
    pub prose: Option<RawProse>,
    /// What looks like private data in it.
    pub private: Vec<RawPrivate>,
    /// It did not parse: its fields are not to be missed.
    pub broken: bool,
    /// Lines of it that did not parse or do not say what they seem to say: their fields are not to be trusted.
    pub doubtful: Vec<Range<usize>>,
    /// Entries of it are lost: see [`RawFile::loses_entries`].
    pub broken_in_part: bool,
    /// So are problems of it.
    pub loses_problems: bool,
    /// It is the second file of one record: its form is judged, the first file holds.
    pub twice: bool,
}

/// All that lies in a content folder.
#[derive(Debug, Default)]
pub struct RawSite {
    /// Records, by path.
    pub files: Vec<RawFile>,
    /// Files that are no records, by their path inside the content folder.
    pub attachments: BTreeMap<String, PathBuf>,
    /// Folders of townships and villages, by path, for those whose own record is missing.
    pub folders: Vec<RawFolder>,
    /// Folders where a township or village should be, without any record in them: their paths inside the content folder,
    /// where the record that they lack would stand, and what that is called.
    pub bare: Vec<(String, Span, &'static str)>,
    /// What looks like private data in a folder's or file's name.
    pub private_names: Vec<(String, RawPrivate)>,
    /// Records where none belongs, by path: what refers to one of them refers to something.
    pub misplaced: Vec<String>,
}

impl RawFile {
    /// Whether something stands there that says what it seems to say.
    pub fn is_sure(&self, span: Span) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        let next = self.doubtful.partition_point(|range| range.end <= start);
        start < end && self.doubtful.get(next).is_none_or(|range| range.start >= end)
    }

    /// Whether it has entries that are lost: under a name that nobody knows, or `name` without an id. What refers to one of
    /// them refers to something.
    pub fn loses_entries(&self, name: &str) -> bool {
        let is_table = |entry: &RawValue| matches!(entry.data, RawData::Table(_));
        let unknown = |(key, value): &(RawKey, RawValue)| {
            let known =
                &*key.name == name || matches!(&*key.name, "approvals" | "problems" | "quotas" | "targets");
            !known && matches!(&value.data, RawData::Array(list) if list.iter().any(is_table))
        };
        self.loses_ids(name) || self.table.entries.iter().any(unknown)
    }

    /// Whether one of these entries has no id.
    pub fn loses_ids(&self, name: &str) -> bool {
        let lost = |(key, value): &(RawKey, RawValue)| {
            &*key.name == name && !matches!(&value.data, RawData::Array(list) if have_ids(list))
        };
        self.table.entries.iter().any(lost)
    }
}

/// Whether each entry has an id.
fn have_ids(entries: &[RawValue]) -> bool {
    let is_id = |(key, value): &(RawKey, RawValue)| {
        &*key.name == "id" && matches!(&value.data, RawData::Text(id) if !id.trim().is_empty())
    };
    entries
        .iter()
        .all(|entry| matches!(&entry.data, RawData::Table(table) if table.entries.iter().any(is_id)))
}

impl RawSite {
    /// Whether there is no record of one of the county's kinds, and one whose name or folder is not as it should be was
    /// meant to be it.
    pub fn may_be_misplaced(&self, kind: RecordKind) -> bool {
        let meant = match kind {
            RecordKind::Measures => "measures",
            RecordKind::Units => "units",
            RecordKind::Disclosures => "disclosures",
            RecordKind::Programme => "programmes",
            _ => return false,
        };
        let is_it = |path: &String| {
            let depth = usize::from(kind == RecordKind::Programme);
            let name = path.split(['/', '.']).next().unwrap_or_default().to_lowercase();
            // Under a name in Chinese it may be any of them.
            let may_be = nearest(&name, &[meant]).is_some() || depth == 0 && !name.is_ascii();
            path.matches('/').count() == depth && may_be
        };
        !self.files.iter().any(|file| file.kind == kind) && self.misplaced.iter().any(is_it)
    }
}

/// The folder of a township or village.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RawFolder {
    /// Township slug.
    pub township: String,
    /// Village slug; none: the township's own folder.
    pub village: Option<String>,
}

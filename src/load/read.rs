//! Owns: one record's way from bytes to fields and scanned text. In: a file. Out: a `RawFile` and findings.
//! Files are read in parallel; nothing here knows of another file.

use super::front::{self, Front};
use super::raw::*;
use super::slip::Slip;
use super::{LoadError, doubt, place, placeholder, toml, walk::Found};
use crate::diag::{Code, Diagnostic};
use crate::privacy;
use crate::source::{FileId, SourceFile, Span};
use std::cell::LazyCell;
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

/// Bytes of a record.
const FILE: usize = 32 << 20;
/// Bytes of a record's prose: a book. Each may cost a hundred and fifty while it is read.
const TEXT: usize = 4 << 20;
/// Signs of a record's TOML that begin, part or end something: more than a plan of a hundred thousand measures has. Each may
/// cost three hundred bytes while it is read.
const FIELDS: usize = 3_000_000;

/// A record to be read.
pub struct Job {
    /// Its number.
    pub file: FileId,
    /// Where it is.
    pub found: Found,
    /// Which record it is.
    pub kind: RecordKind,
    /// Township slug.
    pub township: Option<String>,
    /// Village slug.
    pub village: Option<String>,
    /// Its own slug.
    pub slug: String,
}

/// A record as read.
#[derive(Debug, Clone)]
pub struct Done {
    /// Its text.
    pub source: SourceFile,
    /// Its fields and text.
    pub record: RawFile,
    /// What is wrong in it.
    pub found: Vec<Diagnostic>,
}

/// Reads one record.
///
/// # Errors
/// When the file cannot be read.
pub fn read(job: Job, prefix: &str) -> Result<Done, LoadError> {
    let bytes =
        bytes(&job.found.on_disk).map_err(|error| LoadError::Unreadable(job.found.on_disk.clone(), error))?;
    Ok(parse(job, bytes, prefix))
}

/// All bytes of a file, or of one that is too large as many as show that it is.
pub(super) fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len().min(FILE as u64 + 1);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a file that is named like a text begins as records do; one that cannot be read is told where it is handed out.
pub(super) fn is_record_by_its_text(found: &Found) -> bool {
    let name = found.path.rsplit('/').next().unwrap_or_default();
    let begins = || {
        let mut start = Vec::new();
        File::open(&found.on_disk)?.take(4096).read_to_end(&mut start)?;
        let start = String::from_utf8_lossy(&start);
        std::io::Result::Ok(front::is_begun(start.strip_prefix('\u{feff}').unwrap_or(&start)))
    };
    place::is_named_like_text(name) && begins().unwrap_or(false)
}

/// Reads one record from its bytes.
pub fn parse(job: Job, bytes: Vec<u8>, prefix: &str) -> Done {
    let mut reader = Reader { file: job.file, found: Vec::new(), private: Vec::new() };
    let mut record = RawFile {
        file: job.file,
        kind: job.kind,
        slug: job.slug,
        township: job.township,
        village: job.village,
        table: RawTable::default(),
        prose: None,
        private: Vec::new(),
        broken: false,
        doubtful: Vec::new(),
        broken_in_part: false,
        loses_problems: false,
        twice: false,
        path: job.found.path,
    };
    if bytes.len() > FILE {
        reader.too_large("file", Span::top(job.file), FILE >> 20);
        record.broken = true;
        return finish(reader, record, String::new(), prefix);
    }
    let text = match decode(&bytes) {
        Ok(text) => text,
        Err((text, at, byte)) => {
            reader.found.push(
                Diagnostic::new(
                    Code::Encoding,
                    Span::new(job.file, at..at + char::REPLACEMENT_CHARACTER.len_utf8()),
                )
                .arg("byte", at + 1)
                .arg("value", format!("0x{byte:02X}")),
            );
            record.broken = true;
            return finish(reader, record, text, prefix);
        }
    };
    let (toml_range, body) = reader.divide(&text, &mut record);
    if let Some(range) = toml_range {
        if marks(&text[range.clone()]) > FIELDS {
            reader.too_large("fields", Span::new(job.file, range.start..range.start), FIELDS);
            record.broken = true;
        } else {
            reader.fields(&text, range, &mut record);
        }
    }
    match body {
        Some(body) if body.len() > TEXT => {
            reader.too_large("text", Span::new(job.file, body.start..body.start), TEXT >> 20);
            record.broken = true;
        }
        Some(body) => record.prose = Some(reader.prose(&text, body)),
        None => {}
    }
    if says_internal(&record.table) {
        reader.mark_internal(0, |_| true);
    }
    finish(reader, record, text, prefix)
}

fn finish(reader: Reader, mut record: RawFile, text: String, prefix: &str) -> Done {
    record.private = reader.private;
    Done { source: SourceFile::new(format!("{prefix}/{}", record.path), text), record, found: reader.found }
}

/// The text without its byte order mark, or what can be shown of it and the first bad byte.
pub(super) fn decode(bytes: &[u8]) -> Result<String, (String, usize, u8)> {
    let text = simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        (String::from_utf8_lossy(bytes).into_owned(), at, bytes[at])
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

/// Puts what was probably meant into a finding's wording; where nobody knows, the parser's own words.
fn slip_finding(finding: Diagnostic, slip: Option<Slip>, message: String) -> Diagnostic {
    match slip {
        Some(slip) => {
            let finding = finding.variant(slip.variant());
            slip.named().into_iter().fold(finding, |finding, named| finding.arg("named", named))
        }
        None => finding.arg("message", message),
    }
}

/// One record while it is read.
pub struct Reader {
    /// Its number.
    pub file: FileId,
    /// What is wrong in it.
    pub found: Vec<Diagnostic>,
    /// What looks like private data in it.
    pub private: Vec<RawPrivate>,
}

impl Reader {
    /// A place in the record.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    fn too_large(&mut self, variant: &'static str, span: Span, most: usize) {
        self.found.push(Diagnostic::new(Code::TooLarge, span).variant(variant).arg("most", most));
    }

    /// Where the TOML and the prose stand.
    fn divide(&mut self, text: &str, record: &mut RawFile) -> (Option<Range<usize>>, Option<Range<usize>>) {
        if let Some(mark) = front::conflict(text) {
            record.broken = true;
            self.found.push(Diagnostic::new(Code::Syntax, self.span(mark)).variant("conflict"));
            return (None, None);
        }
        if record.path.ends_with(".toml") && text.trim_start().starts_with("+++") {
            record.broken = true;
            let start = text.len() - text.trim_start().len();
            let finding = Diagnostic::new(Code::Syntax, self.span(start..start + 3)).variant("front-toml");
            self.found.push(finding);
            return (None, None);
        }
        if record.path.ends_with(".toml") {
            return (Some(0..text.len()), None);
        }
        match front::split(text) {
            Front::Split { toml, body } => (Some(toml), Some(body)),
            Front::None => (None, Some(0..text.len())),
            Front::Open => {
                record.broken = true;
                self.found.push(Diagnostic::new(Code::Syntax, self.span(0..3)).variant("front-open"));
                (None, None)
            }
            Front::Late(mark) => {
                record.broken = true;
                self.found.push(Diagnostic::new(Code::Syntax, self.span(mark)).variant("front-late"));
                (None, None)
            }
            Front::Bare(line) => {
                record.broken = true;
                let written = text[line.clone()].trim();
                let finding = Diagnostic::new(Code::Syntax, self.span(line)).variant("front-bare");
                self.found.push(finding.arg("line", written));
                (None, None)
            }
            Front::Yaml => {
                record.broken = true;
                self.found.push(Diagnostic::new(Code::Syntax, self.span(0..3)).variant("front-yaml"));
                (None, None)
            }
        }
    }

    fn fields(&mut self, text: &str, range: Range<usize>, record: &mut RawFile) {
        let (table, faults, untold) = toml::read(&text[range.clone()], range.start);
        if untold > 0 {
            self.too_large("faults", Span::new(self.file, range.end..range.end), untold);
        }
        record.doubtful = doubt::doubtful(&text[range.clone()], range.start, &faults);
        for fault in faults {
            let span = self.span(fault.range);
            self.found.push(match fault.date {
                Some(date) => Diagnostic::new(Code::BadDate, span).arg("value", date),
                None => {
                    record.broken = true;
                    slip_finding(Diagnostic::new(Code::Syntax, span), fault.slip, fault.message)
                }
            });
        }
        self.scan_table(text, &table, None, &mut Vec::new());
        record.table = table;
    }

    /// Scans keys and values; inside a plain table such as `[facts]` the field is that table's name.
    fn scan_table(&mut self, text: &str, table: &RawTable, under: Option<&str>, entries: &mut Vec<u32>) {
        let first = self.private.len();
        for (key, value) in &table.entries {
            let range = key.start as usize..key.end as usize;
            let field = under.unwrap_or(&key.name);
            self.scan_leaf(text, range, &key.name, field, entries);
            self.scan_value(text, field, value, entries);
        }
        if under.is_none() && says_internal(table) {
            self.mark_internal(first, |_| true);
        }
    }

    /// Marks what was found from `first` on, as far as its place is internal.
    pub fn mark_internal(&mut self, first: usize, inside: impl Fn(&Span) -> bool) {
        for private in self.private[first..].iter_mut().filter(|private| inside(&private.span)) {
            private.internal = true;
        }
    }

    fn scan_value(&mut self, text: &str, field: &str, value: &RawValue, entries: &mut Vec<u32>) {
        let range = value.start as usize..value.end as usize;
        match &value.data {
            RawData::Text(written) => self.scan_leaf(text, range, written, field, entries),
            RawData::Integer(digits) | RawData::Float(digits) => {
                let first = self.private.len();
                self.scan_leaf(text, range, digits, field, entries);
                if is_measured(field) {
                    // An amount of eleven digits is no telephone; a resident ID proves itself.
                    let proven = |private: &RawPrivate| private.kind == privacy::Kind::ResidentId18;
                    let found = self.private.split_off(first);
                    self.private.extend(found.into_iter().filter(proven));
                }
            }
            RawData::Array(items) => {
                for item in items {
                    if let RawData::Table(table) = &item.data {
                        entries.push(item.start);
                        self.scan_table(text, table, None, entries);
                        entries.pop();
                    } else {
                        self.scan_value(text, field, item, entries);
                    }
                }
            }
            RawData::Table(table) => self.scan_table(text, table, Some(field), entries),
            RawData::Bool(_) | RawData::Date(_) | RawData::Time | RawData::BadDate => {}
        }
    }

    /// Scans one string, number or key; `range` is where it stands, quotes included.
    fn scan_leaf(&mut self, text: &str, range: Range<usize>, value: &str, field: &str, entries: &[u32]) {
        // Inside quotes without escapes the offsets of the value are those of the file.
        // Nearly no value has anything to be found in it.
        let inner = LazyCell::new(|| {
            text.get(range.clone()).and_then(|raw| raw.find(value)).map(|at| range.start + at)
        });
        let locate = |found: Range<usize>| match *inner {
            Some(start) => start + found.start..start + found.end,
            None => range.clone(),
        };
        let file = self.file;
        privacy::scan(value, &mut |found| {
            self.private.push(RawPrivate {
                span: Span::new(file, locate(found.range.clone())),
                kind: found.kind,
                digits: found.digits,
                written: value[found.range].to_owned(),
                field: Some(field.to_owned()),
                entries: entries.to_vec(),
                internal: false,
            });
        });
        if !is_for_people(field, value) {
            return;
        }
        placeholder::scan(value, &mut |found| {
            self.found.push(
                Diagnostic::new(Code::Placeholder, Span::new(file, locate(found.clone())))
                    .arg("text", &value[found]),
            );
        });
    }
}

/// Whether a text is read as words; ids, codes and addresses are not, nor are units that are named by id.
fn is_for_people(field: &str, value: &str) -> bool {
    match field {
        "id" | "kind" | "code" | "base_url" | "privacy" | "members" | "stage" | "item" | "measure"
        | "requires" => false,
        "lead" | "with" => !value.is_ascii(),
        _ => true,
    }
}

/// How many such signs there are.
fn marks(text: &str) -> usize {
    let ends = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    text.bytes()
        .enumerate()
        .filter(|(at, byte)| match byte {
            b'=' | b',' | b'[' | b'{' | b'.' | b'\\' | b'\n' => true,
            b'\r' => ends(*at),
            _ => false,
        })
        .count()
}

/// Keys whose numbers are counted, measured or paid, as docs/format.md has them.
pub(super) fn is_measured(field: &str) -> bool {
    matches!(
        field,
        "amount"
            | "area"
            | "baseline"
            | "days"
            | "due_soon_days"
            | "households"
            | "lonlat"
            | "order"
            | "population"
            | "problems"
            | "share"
            | "solved"
            | "spent"
            | "stale_after_days"
            | "value"
            | "values"
            | "visits"
    )
}

fn says_internal(table: &RawTable) -> bool {
    table
        .entries
        .iter()
        .any(|(key, value)| &*key.name == "internal" && matches!(value.data, RawData::Bool(true)))
}

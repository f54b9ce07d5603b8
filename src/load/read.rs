//! Owns: one record's way from bytes to fields and scanned text. In: a file. Out: a `RawFile` and findings.
//! Files are read in parallel; nothing here knows of another file.

use super::front::{self, BlockFault, Front};
use super::raw::*;
use super::{LoadError, placeholder, toml, walk::Found};
use crate::diag::{Code, Diagnostic};
use crate::privacy;
use crate::prose::{self, RemovedWhat};
use crate::source::{FileId, SourceFile, Span};
use std::ops::Range;

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
    let bytes = std::fs::read(&job.found.on_disk)
        .map_err(|error| LoadError::Unreadable(job.found.on_disk.clone(), error))?;
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
        twice: false,
        path: job.found.path,
    };
    let text = match decode(bytes) {
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
            return Ok(finish(reader, record, text, prefix));
        }
    };
    let (toml_range, body) = reader.divide(&text, &mut record);
    if let Some(range) = toml_range {
        reader.fields(&text, range, &mut record);
    }
    if let Some(body) = body {
        record.prose = Some(reader.prose(&text, body));
    }
    if says_internal(&record.table) {
        reader.mark_internal(0, |_| true);
    }
    Ok(finish(reader, record, text, prefix))
}

fn finish(reader: Reader, mut record: RawFile, text: String, prefix: &str) -> Done {
    record.private = reader.private;
    Done {
        source: SourceFile { path: format!("{prefix}/{}", record.path), text },
        record,
        found: reader.found,
    }
}

/// The text without its byte order mark, or what can be shown of it and the first bad byte.
fn decode(bytes: Vec<u8>) -> Result<String, (String, usize, u8)> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes()[at];
        (String::from_utf8_lossy(error.as_bytes()).into_owned(), at, byte)
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

struct Reader {
    file: FileId,
    found: Vec<Diagnostic>,
    private: Vec<RawPrivate>,
}

impl Reader {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// Where the TOML and the prose stand.
    fn divide(&mut self, text: &str, record: &mut RawFile) -> (Option<Range<usize>>, Option<Range<usize>>) {
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
            Front::Yaml => {
                record.broken = true;
                self.found.push(Diagnostic::new(Code::Syntax, self.span(0..3)).variant("front-yaml"));
                (None, None)
            }
        }
    }

    fn fields(&mut self, text: &str, range: Range<usize>, record: &mut RawFile) {
        let (table, faults) = toml::read(&text[range.clone()], range.start);
        for fault in faults {
            let span = self.span(fault.range);
            self.found.push(match fault.date {
                Some(date) => Diagnostic::new(Code::BadDate, span).arg("value", date),
                None => {
                    record.broken = true;
                    Diagnostic::new(Code::Syntax, span).arg("message", fault.message)
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
    fn mark_internal(&mut self, first: usize, inside: impl Fn(&Span) -> bool) {
        for private in self.private[first..].iter_mut().filter(|private| inside(&private.span)) {
            private.internal = true;
        }
    }

    fn scan_value(&mut self, text: &str, field: &str, value: &RawValue, entries: &mut Vec<u32>) {
        let range = value.start as usize..value.end as usize;
        match &value.data {
            RawData::Text(written) => self.scan_leaf(text, range, written, field, entries),
            RawData::Integer(digits) | RawData::Float(digits) => {
                self.scan_leaf(text, range, digits, field, entries);
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
        let inner = text.get(range.clone()).and_then(|raw| raw.find(value)).map(|at| range.start + at);
        let locate = |found: Range<usize>| match inner {
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
        if matches!(field, "id" | "kind" | "code" | "base_url" | "privacy" | "members" | "stage" | "item") {
            return;
        }
        placeholder::scan(value, &mut |found| {
            self.found.push(
                Diagnostic::new(Code::Placeholder, Span::new(file, locate(found.clone())))
                    .arg("text", &value[found]),
            );
        });
    }

    fn prose(&mut self, text: &str, body: Range<usize>) -> RawProse {
        let blocks = front::blocks(&text[body.clone()]);
        let shift = |range: Range<usize>| range.start + body.start..range.end + body.start;
        for fault in &blocks.faults {
            let (variant, range) = match fault {
                BlockFault::LeftOpen(range) => ("open", range),
                BlockFault::Nested(range) => ("nested", range),
                BlockFault::Stray(range) => ("stray", range),
                BlockFault::Misspelt(range) => ("misspelt", range),
            };
            let finding = Diagnostic::new(Code::BadBlock, self.span(shift(range.clone()))).variant(variant);
            self.found.push(finding.arg("line", text[body.clone()][range.clone()].trim_end()));
        }
        let visible = blank(&text[body.clone()], &blocks.markers);
        let first = self.private.len();
        let scan = self.scan_prose(&visible, body.start);
        let hidden: Vec<Span> = blocks.internal.iter().map(|block| self.span(shift(block.clone()))).collect();
        self.mark_internal(first, |place| hidden.iter().any(|block| block.contains(place)));
        for removed in scan.removed {
            let finding = Diagnostic::new(Code::UnsafeHtml, self.span(shift(removed.range)));
            self.found.push(match removed.what {
                RemovedWhat::Html { tag, attribute: None } => finding.arg("name", tag),
                RemovedWhat::Html { tag, attribute: Some(attribute) } => {
                    finding.variant("attribute").arg("name", tag).arg("attribute", attribute)
                }
                RemovedWhat::Scheme { scheme } => finding.variant("scheme").arg("scheme", scheme),
                RemovedWhat::RemotePicture => finding.variant("remote-picture"),
            });
        }
        let mut links = Vec::with_capacity(scan.links.len());
        for link in scan.links {
            let span = self.span(shift(link.range));
            if link.alt_missing {
                self.found.push(Diagnostic::new(Code::NoAlt, span).arg("path", link.dest.as_str()));
            }
            links.push(RawLink { span, dest: link.dest, image: link.image });
        }
        let spans = |ranges: Vec<Range<usize>>| ranges.into_iter().map(|r| self.span(shift(r))).collect();
        RawProse {
            span: self.span(body.clone()),
            internal: hidden,
            markers: spans(blocks.markers),
            links,
            anchors: scan.anchors,
        }
    }

    fn scan_prose(&mut self, markdown: &str, offset: usize) -> prose::Scan {
        let file = self.file;
        let (private, found) = (&mut self.private, &mut self.found);
        prose::scan(markdown, &mut |run| {
            let locate = |range: Range<usize>| {
                let range = run.source_range(range);
                Span::new(file, range.start + offset..range.end + offset)
            };
            privacy::scan(run.text, &mut |hit| {
                private.push(RawPrivate {
                    span: locate(hit.range.clone()),
                    kind: hit.kind,
                    digits: hit.digits,
                    written: run.text[hit.range].to_owned(),
                    field: None,
                    entries: Vec::new(),
                    internal: false,
                });
            });
            placeholder::scan(run.text, &mut |range| {
                let finding = Diagnostic::new(Code::Placeholder, locate(range.clone()));
                found.push(finding.arg("text", &run.text[range]));
            });
        })
    }
}

fn says_internal(table: &RawTable) -> bool {
    table
        .entries
        .iter()
        .any(|(key, value)| &*key.name == "internal" && matches!(value.data, RawData::Bool(true)))
}

/// The text with some ranges (whole lines) turned into white space, every byte at its offset.
fn blank<'t>(text: &'t str, ranges: &[Range<usize>]) -> std::borrow::Cow<'t, str> {
    if ranges.is_empty() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(&text[at..range.start]);
        out.extend(text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        at = range.end;
    }
    out.push_str(&text[at..]);
    out.into()
}

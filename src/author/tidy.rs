//! Owns: `fmt` — records of a content folder in their one layout. In: the folder, and which of its files.
//! Out: which changed, and what could not be read; each file is replaced as a whole, and only where bytes change.

use super::AuthorError;
use super::file::refused;
use super::replace::replace;
use crate::diag::{Code, Diagnostic, Report};
use crate::format::{self, Fault};
use crate::load::{self, Listed};
use crate::schema;
use crate::source::{FileId, SourceFile, Sources, Span};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What became of the records.
#[derive(Debug, Default)]
pub struct Tidied {
    /// How many were looked at.
    pub all: usize,
    /// Which were not in their layout, as findings show them.
    pub changed: Vec<String>,
    /// Which the program would have given another meaning; they are as they were.
    pub doubtful: Vec<String>,
    /// What does not parse.
    pub report: Report,
    /// The texts that it points into.
    pub sources: Sources,
}

/// What is to be done with one record.
enum Outcome {
    Fine,
    Write(String),
    Doubtful,
    Broken(String, Vec<Diagnostic>),
}

/// Puts the records in `only` (files and folders; all, if there are none) into their layout; with `write` unset it
/// only says which are not.
///
/// # Errors
/// When something of `only` holds no record of the folder, or a file cannot be read or written.
pub fn tidy(content: &Path, only: &[PathBuf], write: bool) -> Result<Tidied, AuthorError> {
    let mut records = load::records(content).map_err(AuthorError::Load)?;
    // Through a link a record may be there twice.
    let mut seen = BTreeSet::new();
    records.retain(|record| seen.insert(record.on_disk.canonicalize().unwrap_or(record.on_disk.clone())));
    let chosen = chosen(content, records, only)?;
    let judged: Vec<(Listed, Outcome)> = chosen
        .into_par_iter()
        .map(|record| {
            let bytes = std::fs::read(&record.on_disk).map_err(refused(&record.on_disk))?;
            let outcome = judge(&record.path, bytes);
            Ok((record, outcome))
        })
        .collect::<Result<_, AuthorError>>()?;
    let mut tidied = Tidied { all: judged.len(), ..Tidied::default() };
    for (record, outcome) in judged {
        match outcome {
            Outcome::Fine => {}
            Outcome::Write(text) => {
                if write {
                    replace(&record.on_disk, text.as_bytes())?;
                }
                tidied.changed.push(record.shown);
            }
            Outcome::Doubtful => tidied.doubtful.push(record.shown),
            Outcome::Broken(text, found) => {
                let file = tidied.sources.add(SourceFile::new(record.shown, text));
                let placed = |found: Diagnostic| Diagnostic { span: Span { file, ..found.span }, ..found };
                tidied.report.extend(found.into_iter().map(placed));
            }
        }
    }
    tidied.report.sort(&tidied.sources);
    Ok(tidied)
}

/// The records that are asked for.
fn chosen(content: &Path, records: Vec<Listed>, only: &[PathBuf]) -> Result<Vec<Listed>, AuthorError> {
    if only.is_empty() {
        return Ok(records);
    }
    let real = |path: &Path| path.canonicalize().map_err(refused(path));
    let places: Vec<PathBuf> =
        records.iter().map(|record| real(&record.on_disk)).collect::<Result<_, _>>()?;
    let mut wanted = BTreeSet::new();
    for path in only {
        let within = real(path)?;
        let inside = |at: &usize| places[*at].starts_with(&within);
        let found: Vec<usize> = (0..places.len()).filter(inside).collect();
        if found.is_empty() {
            return Err(AuthorError::NoRecord(path.clone(), content.to_owned()));
        }
        wanted.extend(found);
    }
    let kept = records.into_iter().enumerate().filter(|(at, _)| wanted.contains(at));
    Ok(kept.map(|(_, record)| record).collect())
}

fn judge(path: &str, bytes: Vec<u8>) -> Outcome {
    let fields = load::record_at(path).map_or(&[][..], schema::of_kind);
    let Some(read) = load::read_record(path, bytes.clone()) else { return Outcome::Fine };
    let unread = |found: &Diagnostic| matches!(found.code, Code::Syntax | Code::Encoding | Code::BadDate);
    let mut found: Vec<Diagnostic> = read.found.into_iter().filter(unread).collect();
    if !found.is_empty() {
        return Outcome::Broken(read.text, found);
    }
    match format::tidy(&read.text, path.ends_with(".md"), fields) {
        Ok(text) if text.as_bytes() == bytes => Outcome::Fine,
        Ok(text) => Outcome::Write(text),
        Err(Fault::Meaning | Fault::Front) => Outcome::Doubtful,
        Err(Fault::Syntax(range, message)) => {
            let finding = Diagnostic::new(Code::Syntax, Span::new(FileId(0), range));
            found.push(finding.arg("message", message));
            Outcome::Broken(read.text, found)
        }
    }
}

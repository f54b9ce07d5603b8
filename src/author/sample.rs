//! Owns: `init` — a small content folder that builds at once and explains itself, and what lies beside it.
//! In: a folder, what to equip it for, a language, the day. Out: files, none over an existing one.

use super::AuthorError;
use super::beside::{Kit, Room};
use super::file::{Made, refused};
use super::fill::Values;
use super::records::sample;
use crate::schema::{self, FOLDER, RECORDS};
use crate::text::Catalogue;
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What `init` wrote.
#[derive(Debug, Default)]
pub struct Begun {
    /// The records, in the order in which they are best read, then what editors need; none where the content was
    /// there already.
    pub records: Vec<PathBuf>,
    /// What lies beside the content.
    pub beside: Vec<PathBuf>,
    /// What was there already and stayed as it was.
    pub left: Vec<PathBuf>,
    /// The repository's folder, or the one that holds the content; none where it cannot be told.
    pub root: Option<PathBuf>,
}

/// Writes the sample to `dir` as of `today`, which its progress summary and its notice bear; every deadline
/// lies weeks ahead. Within it, what editors need to explain and complete keys; beside it, what git needs, and what
/// is asked for. A content folder that is there already only gets what is asked for.
///
/// # Errors
/// When the folder holds something else, it cannot be told where to put what is asked for, or something cannot be
/// written; then nothing stays of what was.
pub fn init(dir: &Path, asked: &[Kit], text: &Catalogue, today: Date) -> Result<Begun, AuthorError> {
    let begins = is_free(dir)?;
    if !begins && (asked.is_empty() || !dir.join("site.toml").is_file()) {
        return Err(AuthorError::NotEmpty(dir.to_owned()));
    }
    let room = Room::of(dir)?;
    if room.is_none() && !asked.is_empty() {
        return Err(AuthorError::NoRoom(dir.to_owned()));
    }
    let mut made = Made::default();
    if begins {
        write_sample(dir, text, today, &mut made)?;
    }
    let records = made.count();
    let kits: BTreeSet<Kit> = begins.then_some(Kit::Git).into_iter().chain(asked.iter().copied()).collect();
    let kits: Vec<Kit> = kits.into_iter().collect();
    let left = match &room {
        Some(room) => room.equip(&kits, text.language, &mut made)?,
        None => Vec::new(),
    };
    let mut written = made.keep();
    let beside = written.split_off(records);
    Ok(Begun { records: written, beside, left, root: room.map(|room| room.root) })
}

/// Whether the folder is absent or empty.
fn is_free(dir: &Path) -> Result<bool, AuthorError> {
    match std::fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(refused(dir)(error)),
    }
}

fn write_sample(dir: &Path, text: &Catalogue, today: Date, made: &mut Made) -> Result<(), AuthorError> {
    let values = values(today);
    for (path, record) in sample(text.language) {
        let path = values.fill(path);
        let path = path.split('/').fold(dir.to_owned(), |folder, name| folder.join(name));
        made.write(&path, &values.fill(record))?;
    }
    made.write(&dir.join(".taplo.toml"), &schema::taplo(text))?;
    for record in RECORDS {
        made.write(&dir.join(FOLDER).join(schema::file_name(record)), &schema::printed(record, text))?;
    }
    Ok(())
}

/// The dates of the sample. At the calendar's ends they fall together, which no rule forbids.
fn values(today: Date) -> Values<'static> {
    let ahead = |span: Span| today.saturating_add(span).to_string();
    Values::default()
        .data("today", &today.to_string())
        .data("start", &today.saturating_sub(Span::new().months(1)).to_string())
        .data("problem_due", &ahead(Span::new().weeks(4)))
        .data("batch_1", &ahead(Span::new().weeks(8)))
        .data("waste_due", &ahead(Span::new().weeks(10)))
        .data("road_due", &ahead(Span::new().months(4)))
        .data("toilets_due", &ahead(Span::new().months(5)))
        .data("end", &ahead(Span::new().years(1)))
}

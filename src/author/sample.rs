//! Owns: `init` — a small content folder that builds at once and explains itself.
//! In: a folder that is absent or empty, a language, the day. Out: its files.

use super::AuthorError;
use super::file::{Made, refused};
use super::fill::Values;
use super::records::sample;
use crate::schema::{self, FOLDER, RECORDS};
use crate::text::Catalogue;
use jiff::Span;
use jiff::civil::Date;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Writes the sample to `dir` as of `today`, which its progress summary and its notice bear; every deadline
/// lies weeks ahead. Beside it, what editors need to explain and complete keys. Gives the files in the order in
/// which they are best read, those for editors last.
///
/// # Errors
/// When the folder holds something, or cannot be written; then nothing of it stays.
pub fn init(dir: &Path, text: &Catalogue, today: Date) -> Result<Vec<PathBuf>, AuthorError> {
    match std::fs::read_dir(dir) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(AuthorError::NotEmpty(dir.to_owned()));
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(refused(dir)(error)),
    }
    let values = values(today);
    let mut made = Made::default();
    for (path, record) in sample(text.language) {
        let path = values.fill(path);
        let path = path.split('/').fold(dir.to_owned(), |folder, name| folder.join(name));
        made.write(&path, &values.fill(record))?;
    }
    made.write(&dir.join(".taplo.toml"), &schema::taplo(text))?;
    for record in RECORDS {
        made.write(&dir.join(FOLDER).join(schema::file_name(record)), &schema::printed(record, text))?;
    }
    Ok(made.keep())
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

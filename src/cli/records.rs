//! Owns: the commands about the form of records — `fmt` and `schema`. In: their options. Out: exit codes.

use super::{COULD_NOT_RUN, FINE, FOUND, path};
use crate::Failure;
use crate::author;
use crate::schema::{self, RECORDS, Record};
use crate::terminal::{Terminal, shown};
use crate::text::Catalogue;
use clap::ArgMatches;
use std::path::PathBuf;

/// `cunce fmt`.
pub fn fmt(matches: &ArgMatches, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let only: Vec<PathBuf> = matches.get_many::<PathBuf>("path").unwrap_or_default().cloned().collect();
    let check = matches.get_flag("check");
    let tidied = author::tidy(&path(matches, "content"), &only, !check).map_err(Failure::Author)?;
    terminal.tidied(&tidied, check);
    if !tidied.doubtful.is_empty() {
        return Ok(COULD_NOT_RUN);
    }
    let found = tidied.report.has_errors() || (check && !tidied.changed.is_empty());
    Ok(if found { FOUND } else { FINE })
}

/// `cunce schema`.
pub fn schema(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let one = matches.get_one::<&'static Record>("record");
    let Some(folder) = matches.get_one::<PathBuf>("out") else {
        if let Some(record) = one {
            terminal.line(schema::printed(record, text).trim_end());
        }
        return Ok(FINE);
    };
    let chosen = RECORDS.iter().filter(|record| one.is_none_or(|one| one.name == record.name));
    let files: Vec<(String, String)> =
        chosen.map(|record| (schema::file_name(record), schema::printed(record, text))).collect();
    author::put_all(folder, &files).map_err(Failure::Author)?;
    for (name, _) in &files {
        terminal.line(&text.text("author-wrote", &[("path", shown(&folder.join(name)).into())]));
    }
    Ok(FINE)
}

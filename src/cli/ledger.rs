//! Owns: the commands `import` and `export`. In: their arguments. Out: an exit code.

use super::{COULD_NOT_RUN, FINE, FOUND, options, path};
use crate::Failure;
use crate::exchange::{self, ExportOptions, ImportOptions};
use crate::terminal::Terminal;
use crate::text::Language;
use clap::ArgMatches;
use jiff::civil::Date;
use std::path::PathBuf;

pub fn import(matches: &ArgMatches, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let given = |name: &str| matches.get_one::<String>(name).cloned();
    let options = ImportOptions {
        read: options(matches),
        file: path(matches, "file"),
        map: matches.get_one::<PathBuf>("map").cloned(),
        dry_run: matches.get_flag("dry-run"),
        rest: matches.get_flag("rest"),
        date: matches.get_one::<Date>("date").copied(),
        programme: given("programme"),
        kind: given("kind"),
        fund_source: given("fund-source"),
    };
    let imported = exchange::import(&options)?;
    terminal.imported(&imported, options.dry_run, options.rest);
    let Some(import) = &imported.import else { return Ok(FOUND) };
    // A sheet without a heading, and nothing else, is no ledger.
    let nothing = import.sheets.is_empty();
    Ok(match (import.rejects.is_empty(), nothing) {
        (_, true) => COULD_NOT_RUN,
        (true, false) => FINE,
        (false, false) => FOUND,
    })
}

pub fn export(matches: &ArgMatches, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let options = ExportOptions {
        read: options(matches),
        file: path(matches, "file"),
        select: matches.get_one::<String>("select").cloned(),
        language: matches.get_one::<Language>("lang").copied(),
    };
    let exported = exchange::export(&options)?;
    terminal.exported(&exported, &options.file);
    Ok(if exported.counts.is_some() { FINE } else { FOUND })
}

//! Owns: the command `federate`. In: its arguments. Out: an exit code.

use super::{FINE, FOUND};
use crate::Failure;
use crate::federate::{FederateOptions, federate};
use crate::publish::Edition;
use crate::terminal::{Progress, Terminal};
use crate::text::{Catalogue, Language};
use clap::ArgMatches;
use std::path::PathBuf;

/// `cunce federate`.
pub fn run(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let options = FederateOptions {
        out: super::path(matches, "out"),
        sites: matches.get_many::<PathBuf>("site").unwrap_or_default().cloned().collect(),
        name: matches.get_one::<String>("name").cloned(),
        edition: matches.get_one::<Edition>("edition").copied().unwrap_or_default(),
        base_url: matches.get_one::<String>("base-url").cloned(),
        language: matches.get_one::<Language>("lang").copied(),
        theme: matches.get_one::<String>("theme").cloned(),
    };
    let progress = Progress::new(text);
    let made = federate(&options)?;
    terminal.federated(&made, &options.out, progress.elapsed());
    let missing = !made.region.absent.is_empty() && !matches.get_flag("allow-missing");
    Ok(if missing { FOUND } else { FINE })
}

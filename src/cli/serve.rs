//! Owns: the preview on the command line. In: arguments. Out: a preview until Ctrl-C.

use super::{FINE, options, today};
use crate::Failure;
use crate::serve::{ServeOptions, serve as run};
use crate::terminal::Terminal;
use crate::text::{Catalogue, Language};
use clap::ArgMatches;

/// `cunce serve`
pub fn serve(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let options = ServeOptions {
        messages: text.clone(),
        read: options(matches),
        language: matches.get_one::<Language>("lang").copied(),
        port: matches.get_one::<u16>("port").copied().unwrap_or_default(),
    };
    run(&options, &today, &|news| terminal.news(&news))?;
    Ok(FINE)
}

//! Owns: the commands `due` and `status`. In: their arguments. Out: an exit code.

use super::{FINE, FOUND, options, path};
use crate::load::meant::{Choice, meant};
use crate::render::packets::{townships, units};
use crate::terminal::{Shape, Terminal, Wanted};
use crate::{Checked, Failure, Options, check, index};
use clap::ArgMatches;

fn checked(matches: &ArgMatches, terminal: &Terminal<'_>) -> Result<Option<Checked>, Failure> {
    let read = Options { history: false, content: path(matches, "content"), ..options(matches) };
    let checked = check(&read)?;
    // Figures of records with errors would be wrong without saying so.
    if checked.report.has_errors() {
        terminal.refused(&checked);
        return Ok(None);
    }
    Ok(Some(checked))
}

fn shape(matches: &ArgMatches) -> Shape {
    matches.get_one::<Shape>("format").copied().unwrap_or_default()
}

pub fn due(matches: &ArgMatches, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let Some(checked) = checked(matches, terminal)? else { return Ok(FOUND) };
    let model = &checked.published.model;
    let index = index::index(&checked.published);
    let unknown = |given: &String| {
        let given = given.clone();
        move |Choice { known, .. }| Failure::Default(given, known)
    };
    let township = match matches.get_one::<String>("township") {
        Some(given) => {
            let one = meant(given, townships(&index)).map_err(unknown(given))?;
            Some(index.townships[one].slug().to_owned())
        }
        None => None,
    };
    let unit = match matches.get_one::<String>("unit") {
        Some(given) => Some(meant(given, units(&index)).map_err(unknown(given))?),
        None => None,
    };
    let soon = i64::from(model.site.due_soon_days);
    let within = matches.get_one::<i64>("within").copied().unwrap_or(soon);
    terminal.due(&index, &Wanted { within, township, unit }, shape(matches));
    Ok(FINE)
}

pub fn status(matches: &ArgMatches, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let Some(checked) = checked(matches, terminal)? else { return Ok(FOUND) };
    let index = index::index(&checked.published);
    let published = &checked.published;
    terminal.overview(&index, &published.model.site.county, published.state.day, shape(matches));
    Ok(FINE)
}

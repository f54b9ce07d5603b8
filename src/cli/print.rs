//! Owns: the commands that print — `packet` and `fonts`. In: their options. Out: exit codes.

use super::{FINE, FOUND, options};
use crate::Failure;
use crate::packets::{PacketOptions, packets};
use crate::print::{FontSources, Fonts};
use crate::render::packets::{Kind, Request};
use crate::terminal::{Progress, Terminal};
use crate::text::{Catalogue, Language};
use clap::ArgMatches;
use jiff::civil::Date;
use std::path::PathBuf;

/// `cunce packet`.
pub fn packet(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let options = PacketOptions {
        read: options(matches),
        request: Request {
            kind: matches.get_one::<Kind>("kind").copied().unwrap_or(Kind::County),
            of: matches.get_one::<String>("of").cloned(),
            from: matches.get_one::<Date>("from").copied(),
            to: matches.get_one::<Date>("to").copied(),
        },
        select: matches.get_one::<String>("select").cloned(),
        out: matches.get_one::<PathBuf>("out").cloned(),
        base_url: matches.get_one::<String>("base-url").cloned(),
        language: matches.get_one::<Language>("lang").copied(),
        fonts: font_sources(matches),
    };
    let progress = Progress::new(text);
    let made = packets(&options, &|done, all| progress.step(done, all));
    progress.clear();
    let made = made?;
    terminal.printed(&made, progress.elapsed());
    Ok(if made.printed.is_empty() { FOUND } else { FINE })
}

/// `cunce fonts`.
pub fn fonts(matches: &ArgMatches, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let fonts = Fonts::find(&font_sources(matches)).map_err(Failure::Font)?;
    terminal.fonts(fonts.taken());
    Ok(FINE)
}

/// Where to look for fonts.
pub fn font_sources(matches: &ArgMatches) -> FontSources {
    let folders = matches.get_many::<PathBuf>("font-path").unwrap_or_default();
    FontSources { folders: folders.cloned().collect(), only_folders: matches.get_flag("ignore-system-fonts") }
}

//! Owns: the command line — options, commands, the clock, the exit code.
//! In: arguments. Out: 0 nothing wrong, 1 findings forbid it, 2 the command could not run.

mod command;
mod form;
mod ledger;
mod manual;
mod overview;
mod past;
#[cfg(feature = "pdf")]
mod print;
mod records;
mod region;
#[cfg(feature = "serve")]
mod serve;
mod usage;

use crate::author::{self, Request};
use crate::load::LoadError;
use crate::publish::Edition;
use crate::terminal::{Format, Progress, Terminal, shown};
use crate::text::{Catalogue, Language};
use crate::{BuildOptions, Failure, Options};
use clap::ArgMatches;
use jiff::civil::Date;
use std::ffi::OsString;
use std::path::PathBuf;

const FINE: u8 = 0;
const FOUND: u8 = 1;
const COULD_NOT_RUN: u8 = 2;

/// Runs one command and gives its exit code.
pub fn run(args: impl Iterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.collect();
    let language = command::language(&args)
        .unwrap_or_else(|| Language::from_locale(sys_locale::get_locale().as_deref()));
    let text = match Catalogue::new(language, None) {
        Ok(text) => text,
        // The embedded catalogues are parsed by a test; this cannot be reached in a released program.
        Err(_) => return COULD_NOT_RUN,
    };
    let terminal = Terminal::new(&text);
    if let Some(line) = usage::dashes(&args, &text) {
        terminal.complain(&line);
        return COULD_NOT_RUN;
    }
    let code = match command::command(&text).try_get_matches_from(args) {
        Ok(matches) => dispatch(&matches, &text, &terminal),
        Err(error) => usage::report(&error, &text, &terminal),
    };
    if terminal.lost() { COULD_NOT_RUN } else { code }
}

fn dispatch(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> u8 {
    let outcome = match matches.subcommand() {
        Some(("build", matches)) => build(matches, text, terminal),
        Some(("check", matches)) => check(matches, terminal),
        #[cfg(feature = "serve")]
        Some(("serve", matches)) => serve::serve(matches, text, terminal),
        Some(("init", matches)) => records::init(matches, text, terminal),
        Some(("new", matches)) => new(matches, text, terminal),
        Some(("due", matches)) => overview::due(matches, terminal),
        Some(("status", matches)) => overview::status(matches, terminal),
        Some(("import", matches)) => ledger::import(matches, terminal),
        Some(("export", matches)) => ledger::export(matches, terminal),
        Some(("federate", matches)) => region::run(matches, text, terminal),
        Some(("fmt", matches)) => records::fmt(matches, terminal),
        Some(("schema", matches)) => records::schema(matches, text, terminal),
        Some(("completions", matches)) => manual::completions(matches, text, terminal),
        Some(("man", matches)) => manual::man(matches, text, terminal),
        Some(("licenses", _)) => manual::licenses(terminal),
        Some(("diff", matches)) => past::diff(matches, text, terminal),
        Some(("log", matches)) => past::log(matches, text, terminal),
        #[cfg(feature = "pdf")]
        Some(("packet", matches)) => print::packet(matches, text, terminal),
        #[cfg(feature = "pdf")]
        Some(("fonts", matches)) => print::fonts(matches, terminal),
        _ => return COULD_NOT_RUN,
    };
    outcome.unwrap_or_else(|failure| {
        terminal.failure(&failure);
        COULD_NOT_RUN
    })
}

fn build(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let read = options(matches);
    // Each edition has a folder of its own: the internal one must never come to stand where the public one is served.
    let own = || PathBuf::from(read.edition.as_str());
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(own);
    let options = BuildOptions {
        read,
        out: out.clone(),
        base_url: matches.get_one::<String>("base-url").cloned(),
        language: matches.get_one::<Language>("lang").copied(),
        deny_warnings: matches.contains_id("deny"),
        #[cfg(feature = "pdf")]
        packets: matches.get_flag("packets").then(|| print::font_sources(matches)),
    };
    let progress = Progress::new(text);
    let built = crate::build(&options, &|done, all| progress.step(done, all));
    progress.clear();
    let built = built?;
    terminal.built(&built, &out, progress.elapsed());
    #[cfg(feature = "pdf")]
    if let Some(packets) = built.written.as_ref().and_then(|written| written.packets.as_ref()) {
        terminal.handed_out(packets, built.checked.published.sources());
        if packets.refused.is_some() {
            return Ok(FOUND);
        }
    }
    let code = if built.written.is_some() { FINE } else { FOUND };
    // The program ends here; the system takes memory back faster than a million small pieces can be given back.
    std::mem::forget(built);
    Ok(code)
}

fn check(matches: &ArgMatches, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let checked = crate::check(&options(matches))?;
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    terminal.findings(&checked.report, checked.published.sources(), format);
    if format == Format::Human {
        terminal.handed_out_as(&checked.published, None);
    }
    let denied = matches.contains_id("deny") && !checked.report.found().is_empty();
    Ok(if checked.report.has_errors() || denied { FOUND } else { FINE })
}

fn options(matches: &ArgMatches) -> Options {
    Options {
        content: path(matches, "content"),
        edition: matches.try_get_one::<Edition>("edition").ok().flatten().copied().unwrap_or_default(),
        as_of: matches.try_get_one::<Date>("as-of").ok().flatten().copied(),
        today: today(),
        theme: matches.try_get_one::<String>("theme").ok().flatten().cloned(),
        history: !matches.try_get_one::<bool>("no-history").ok().flatten().copied().unwrap_or_default(),
        caches: past::caches(),
    }
}

fn path(matches: &ArgMatches, name: &str) -> PathBuf {
    matches.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

/// The day in Beijing time, wherever the machine stands and whatever its clock is set to show: counties keep
/// that time, and a build server in UTC would be a day behind until eight in the morning.
fn today() -> Date {
    jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now()).date()
}

fn new(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let Some((what, matches)) = matches.subcommand() else { return Ok(COULD_NOT_RUN) };
    let content = path(matches, "content");
    if !content.is_dir() {
        return Err(Failure::Load(LoadError::NoFolder(content)));
    }
    let request = request(what, matches);
    let written = author::create(&content, &request, text.language).map_err(Failure::Author)?;
    terminal.line(&text.text("author-wrote", &[("path", shown(&written).into())]));
    Ok(FINE)
}

fn request(what: &str, matches: &ArgMatches) -> Request {
    let given = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let need = |name: &str| given(name).unwrap_or_default();
    let date = || matches.try_get_one::<Date>("date").ok().flatten().copied().unwrap_or_else(today);
    match what {
        "township" => Request::Township { slug: need("slug"), name: given("name") },
        "village" => Request::Village { place: need("place"), name: given("name") },
        "programme" => Request::Programme { slug: need("slug"), name: given("name") },
        "plan" => Request::Plan { place: need("place"), programme: need("programme") },
        "progress" => Request::Progress { place: given("place"), date: date() },
        _ => Request::Notice { place: need("place"), item: need("item"), date: date() },
    }
}

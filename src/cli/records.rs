//! Owns: the commands that begin content and keep its form — `init`, `fmt` and `schema`. In: their options. Out: exit
//! codes.

use super::{COULD_NOT_RUN, FINE, FOUND, path, today};
use crate::Failure;
use crate::author::{self, Kit};
use crate::schema::{self, RECORDS, Record};
use crate::terminal::{Terminal, shown};
use crate::text::Catalogue;
use clap::ArgMatches;
use std::path::{Component, Path, PathBuf};

/// `cunce init`.
pub fn init(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let folder = path(matches, "dir");
    let asked: Vec<Kit> = matches.get_many::<Kit>("for").unwrap_or_default().copied().collect();
    let begun = author::init(&folder, &asked, text, today()).map_err(Failure::Author)?;
    // What editors need is hidden by its names.
    let own =
        |path: &&PathBuf| !path.strip_prefix(&folder).is_ok_and(|inside| shown(inside).starts_with('.'));
    let say = |id: &str, path: &Path| terminal.line(&text.text(id, &[("path", shown(path).into())]));
    begun.records.iter().filter(own).for_each(|path| say("author-wrote", path));
    begun.beside.iter().for_each(|path| say("author-wrote", path));
    begun.left.iter().for_each(|path| say("author-left", path));
    if !begun.records.is_empty() {
        let id = if is_default(&folder) { "init-next-here" } else { "init-next" };
        say(id, &folder);
    }
    match &begun.root {
        None => terminal.line(&text.text("init-no-room", &[("dir", shown(&folder).into())])),
        Some(root) if begun.beside.iter().any(|path| path.ends_with("pre-commit")) => {
            let hooks = "config core.hooksPath .githooks";
            let command = match root.as_os_str().is_empty() {
                true => format!("git {hooks}"),
                false => format!("git -C \"{}\" {hooks}", shown(root)),
            };
            terminal.line(&text.text("init-next-hook", &[("command", command.into())]));
        }
        Some(_) => {}
    }
    if asked.iter().any(|kit| kit.has_blanks()) && !begun.beside.is_empty() {
        terminal.line(&text.plain("init-next-blanks"));
    }
    Ok(FINE)
}

/// Whether commands look into this folder unasked.
fn is_default(folder: &Path) -> bool {
    let parts = folder.components().filter(|part| *part != Component::CurDir);
    parts.eq(Path::new("content").components())
}

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

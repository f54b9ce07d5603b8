//! Owns: what a system is told of the program — completions for shells, pages for `man`. In: the commands as clap
//! has them. Out: scripts and roff, their words from the catalogue; the terms of what the program is made of.

use super::{COULD_NOT_RUN, FINE, command};
use crate::Failure;
use crate::author;
use crate::terminal::{Terminal, shown};
use crate::text::Catalogue;
use clap::{ArgMatches, Command};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use std::io;
use std::path::PathBuf;

/// A page of the manual: the file's name, and its roff.
type Page = (String, String);

/// `cunce completions`.
pub fn completions(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let Some(shell) = matches.get_one::<Shell>("shell") else { return Ok(COULD_NOT_RUN) };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command::command(text), "cunce", &mut script);
    terminal.write(|out| out.write_all(&script));
    Ok(FINE)
}

/// Whose work is in the program, under which terms; a test holds it to the lock file.
const NOTICES: &str = include_str!("../../docs/third-party.txt");
/// The terms of the program itself, of which its user may choose.
const TERMS: [&str; 2] = [include_str!("../../LICENSE-MIT"), include_str!("../../LICENSE-APACHE")];

/// `cunce licenses`: the program's own terms, then the notices of all that is in it, as their makers wrote them.
pub fn licenses(terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let rule = format!("\n{}\n\n", "=".repeat(80));
    let all = [TERMS[0], &rule, TERMS[1], &rule, NOTICES];
    terminal.write(|out| all.iter().try_for_each(|part| out.write_all(part.as_bytes())));
    Ok(FINE)
}

/// `cunce man`: the program's page, or all pages into a folder.
pub fn man(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let mut program = command::command(text);
    program.build();
    let mut pages = Vec::new();
    // Pages are made in memory, where nothing is refused.
    if collect(&program, "cli-cunce", "cli", text, &mut pages).is_err() {
        return Ok(COULD_NOT_RUN);
    }
    let Some(folder) = matches.get_one::<PathBuf>("out") else {
        terminal.write(|out| pages.iter().take(1).try_for_each(|(_, page)| out.write_all(page.as_bytes())));
        return Ok(FINE);
    };
    author::put_all(folder, &pages).map_err(Failure::Author)?;
    for (name, _) in &pages {
        terminal.line(&text.text("author-wrote", &[("path", shown(&folder.join(name)).into())]));
    }
    Ok(FINE)
}

/// The page of a command, then those of its own; `id` begins its messages, `below` theirs.
fn collect(
    command: &Command,
    id: &str,
    below: &str,
    text: &Catalogue,
    pages: &mut Vec<Page>,
) -> io::Result<()> {
    let man = Man::new(command.clone()).manual(text.plain("man-manual"));
    pages.push((man.get_filename(), page(&man, command, id, text)?));
    for inner in command.get_subcommands() {
        let id = format!("{below}-{}", inner.get_name());
        collect(inner, &id, &id, text, pages)?;
    }
    Ok(())
}

fn page(man: &Man, command: &Command, id: &str, text: &Catalogue) -> io::Result<String> {
    let mut out = String::from(".\\\" -*- coding: utf-8 -*-\n");
    let mut add = |heading: Option<&str>, render: &dyn Fn(&mut Vec<u8>) -> io::Result<()>| {
        let mut bytes = Vec::new();
        render(&mut bytes)?;
        let roff = String::from_utf8_lossy(&bytes).into_owned();
        for line in roff.lines() {
            match heading.filter(|_| line.starts_with(".SH ")) {
                Some(heading) => out.push_str(&format!(".SH \"{}\"", text.plain(heading))),
                None => out.push_str(line),
            }
            out.push('\n');
        }
        io::Result::Ok(())
    };
    add(None, &|out| man.render_title(out))?;
    // Chinese has few spaces that could be widened to fill a line.
    add(None, &|out| Roff::new().control("ad", ["l"]).to_writer(out))?;
    add(Some("man-name"), &|out| man.render_name_section(out))?;
    add(Some("man-synopsis"), &|out| man.render_synopsis_section(out))?;
    add(Some("man-options"), &|out| man.render_options_section(out))?;
    if command.has_subcommands() {
        add(Some("man-commands"), &|out| man.render_subcommands_section(out))?;
    }
    add(Some("man-example"), &|out| example(&text.plain(&format!("{id}-example"))).to_writer(out))?;
    Ok(out)
}

/// The example of a command, its lines as they are; the first says only that it is one.
fn example(written: &str) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLE"]).control("nf", []);
    for line in written.lines().skip(1) {
        roff.text([roman(line.trim())]);
    }
    roff.control("fi", []);
    roff
}

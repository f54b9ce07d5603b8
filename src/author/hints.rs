//! Owns: the parts of a new record that depend on others — kinds to choose from, open measures to report on.
//! In: what the catalogue tells. Out: comments, in the author's language.

use super::catalogue::{Entry, Task, Terms};
use super::fill::{Values, quotable};
use super::records::Pieces;

/// A kind for examples where the catalogue has none yet.
const EXAMPLE_KIND: &str = "tonglu";

/// The kind that examples use: the first that is required, else the first there is.
pub fn example_kind<'k>(kinds: &'k [Entry], terms: &'k Terms) -> &'k str {
    let known = kinds.first().map_or(EXAMPLE_KIND, |kind| &kind.id);
    terms.requires.first().map_or(known, String::as_str)
}

/// The kinds there are.
pub fn kinds(pieces: &Pieces, kinds: &[Entry]) -> String {
    if kinds.is_empty() {
        return pieces.no_kinds.to_owned();
    }
    listed(pieces.kinds, kinds.iter().map(line))
}

/// The kinds that a programme requires, with their names.
pub fn requires(pieces: &Pieces, terms: &Terms, kinds: &[Entry]) -> String {
    let named = terms.requires.iter().map(|id| match kinds.iter().find(|kind| kind.id == *id) {
        Some(kind) => line(kind),
        None => format!("#   {}\n", quotable(id)),
    });
    listed(pieces.requires, named)
}

/// The classes that a programme has.
pub fn classes(pieces: &Pieces, terms: &Terms) -> String {
    let Some(first) = terms.classes.first() else { return String::new() };
    let list = terms.classes.iter().map(|class| format!("#   {}\n", quotable(class))).collect();
    Values::default().text("list", list).data("first", first).fill(pieces.classes)
}

/// The open measures, each ready to be reported on.
pub fn updates(pieces: &Pieces, tasks: &[Task]) -> String {
    if tasks.is_empty() {
        return pieces.no_updates.to_owned();
    }
    listed(pieces.updates, tasks.iter().map(|task| update(pieces, task)))
}

fn update(pieces: &Pieces, task: &Task) -> String {
    let names: Vec<String> = task.targets.iter().map(|name| format!("\"{}\"", quotable(name))).collect();
    let targets = match names.is_empty() {
        true => String::new(),
        false => Values::default().text("list", names.join("  ")).fill(pieces.targets),
    };
    Values::default()
        .data("title", &task.title)
        .text("targets", targets)
        .data("measure", &task.measure)
        .data("status", &task.status)
        .fill(pieces.update)
}

fn line(entry: &Entry) -> String {
    format!("#   {}  {}\n", quotable(&entry.id), quotable(&entry.name))
}

/// A piece around a list; nothing around an empty one.
fn listed(piece: &str, lines: impl Iterator<Item = String>) -> String {
    let list: String = lines.collect();
    if list.is_empty() { list } else { Values::default().text("list", list).fill(piece) }
}

//! Owns: the one layout of records, so that a change of one value is a change of one line in git.
//! In: a record's text and its keys. Out: the same text in that layout, proven to mean the same; nothing here
//! touches the disk.

mod array;
mod meaning;
mod remarks;
mod table;
mod value;

use crate::load::front::{Front, split};
use crate::schema::Field;
use std::ops::Range;
use toml_edit::DocumentMut;

/// Columns that a list may fill on one line; a Chinese character fills two.
pub const WIDTH: usize = 100;

/// Why a record was left as it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no readable front matter.
    Front,
    /// Its TOML does not parse: where in the text, and the parser's words.
    Syntax(Range<usize>, String),
    /// The new layout would have meant something else; a fault of this program.
    Meaning,
}

/// The record in its one layout. `text` is without a byte order mark; `markdown` says that its keys stand between
/// `+++` lines.
///
/// # Errors
/// When it does not parse, or this program cannot prove that the new layout means the same.
pub fn tidy(text: &str, markdown: bool, fields: &'static [Field]) -> Result<String, Fault> {
    let (range, body) = match markdown.then(|| split(text)) {
        None => (0..text.len(), None),
        Some(Front::None) => return Ok(ended(&lines(text))),
        Some(Front::Split { toml, body }) => (toml, Some(body)),
        Some(_) => return Err(Fault::Front),
    };
    let before = unix(&text[range.clone()]);
    let document: DocumentMut = before.parse().map_err(|error: toml_edit::TomlError| {
        let at = error.span().unwrap_or_default();
        let places = original(&text[range.clone()], at);
        Fault::Syntax(range.start + places.start..range.start + places.end, error.message().to_owned())
    })?;
    let after = table::document(&document, fields);
    if !meaning::same(&before, &after, fields) {
        return Err(Fault::Meaning);
    }
    Ok(match body {
        None => after,
        Some(body) => ended(&format!("+++\n{after}+++\n{}", lines(&text[body]))),
    })
}

fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Markdown with one sort of line ending; a `\r` alone is one, too, as old Macs write it.
fn lines(text: &str) -> String {
    unix(text).replace('\r', "\n")
}

/// One newline at the end, and nothing for nothing.
fn ended(text: &str) -> String {
    let kept = text.trim_end_matches('\n');
    if kept.is_empty() { String::new() } else { format!("{kept}\n") }
}

/// A range of the text without `\r` as one of the text with it.
fn original(text: &str, at: Range<usize>) -> Range<usize> {
    let place = |wanted: usize| {
        let mut left = wanted;
        let mut bytes = text.bytes().enumerate().peekable();
        while let Some((index, byte)) = bytes.next() {
            let dropped = byte == b'\r' && bytes.peek().is_some_and(|(_, next)| *next == b'\n');
            if left == 0 && !dropped {
                return index;
            }
            left -= usize::from(!dropped);
        }
        text.len()
    };
    place(at.start)..place(at.end)
}

//! Owns: the text of one part of an office document. In: its XML, as it is unpacked. Out: paragraphs, cells and the
//! values of attributes, one after the other; nothing of the part is held but the paragraph under way.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// Elements that end what stands before them: paragraphs, shared strings, cells, comments, of all families of formats.
const BLOCKS: [&str; 9] = ["p", "h", "si", "c", "f", "comment", "table-cell", "covered-table-cell", "author"];
/// Elements that stand for a blank.
const BLANKS: [&str; 5] = ["tab", "br", "cr", "s", "line-break"];

/// A piece of text.
#[derive(Debug)]
pub struct Block<'b> {
    /// The element: `p`, `c`, `si`, …; none for an attribute's value.
    pub element: Option<&'b str>,
    /// Of a cell: where it is, such as `C5`.
    pub cell: &'b str,
    /// Of a cell: what its value is (`s`: the number of a shared string).
    pub kind: &'b str,
    /// The text.
    pub text: &'b str,
}

/// An element whose text is under way.
#[derive(Default)]
struct Open {
    name: String,
    cell: String,
    kind: String,
    text: String,
}

/// Walks through a part. `shortest`: values of attributes with fewer bytes are passed over.
///
/// # Errors
/// When it does not hold together, or cannot be unpacked.
pub fn walk(
    part: impl BufRead,
    shortest: usize,
    on_block: &mut dyn FnMut(Block<'_>),
) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let mut open: Vec<Open> = vec![Open::default()];
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        match event {
            Event::Start(element) => {
                attributes(&element, shortest, on_block);
                let name = element.local_name().into_inner();
                if BLOCKS.contains(&name) {
                    open.push(opened(name, &element));
                } else if BLANKS.contains(&name) {
                    text(&mut open, " ");
                }
            }
            Event::Empty(element) => {
                attributes(&element, shortest, on_block);
                if BLANKS.contains(&element.local_name().into_inner()) {
                    text(&mut open, " ");
                }
            }
            Event::End(element) => {
                let name = element.local_name().into_inner();
                if open.len() > 1 && open.last().is_some_and(|one| one.name == name) {
                    open.pop().iter().for_each(|one| close(one, on_block));
                }
            }
            Event::Text(piece) => text(&mut open, &piece.xml10_content()),
            Event::CData(piece) => text(&mut open, &piece),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(c)) => text(&mut open, c.encode_utf8(&mut [0; 4])),
                _ => text(&mut open, resolve_predefined_entity(&entity).unwrap_or(" ")),
            },
            Event::Comment(comment) => on_block(value(&comment)),
            Event::Eof => {
                open.iter().rev().for_each(|one| close(one, on_block));
                return Ok(());
            }
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn opened(name: &str, element: &BytesStart<'_>) -> Open {
    let of = |key: &str| {
        let found = element.attributes().flatten().find(|one| one.key.as_ref() == key);
        found.map(|one| one.value.into_owned()).unwrap_or_default()
    };
    let (cell, kind) = if name == "c" { (of("r"), of("t")) } else { Default::default() };
    Open { name: name.to_owned(), cell, kind, text: String::new() }
}

fn attributes(element: &BytesStart<'_>, shortest: usize, on_block: &mut dyn FnMut(Block<'_>)) {
    for attribute in element.attributes().flatten() {
        if attribute.value.len() >= shortest && !attribute.key.as_ref().starts_with("xmlns") {
            on_block(value(&attribute.value));
        }
    }
}

fn value(text: &str) -> Block<'_> {
    Block { element: None, cell: "", kind: "", text }
}

fn text(open: &mut [Open], text: &str) {
    if let Some(one) = open.last_mut() {
        one.text.push_str(text);
    }
}

fn close(one: &Open, on_block: &mut dyn FnMut(Block<'_>)) {
    on_block(Block { element: Some(&one.name), cell: &one.cell, kind: &one.kind, text: &one.text });
}

//! Owns: the text of one part of an office document. In: its XML, as it is unpacked. Out: paragraphs, cells and the
//! values of attributes, one after the other; nothing of the part is held but the paragraph under way.

use super::markup;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesStart, Event};
use std::io::BufRead;

/// Elements that end what stands before them: paragraphs, shared strings, cells, comments, of all families of formats.
const BLOCKS: [&str; 9] = ["p", "h", "si", "c", "f", "comment", "table-cell", "covered-table-cell", "author"];
/// Elements that stand for a blank.
const BLANKS: [&str; 6] = ["tab", "ptab", "br", "cr", "s", "line-break"];
/// Elements whose text was struck out: it is in the file, and nobody who opens it sees it in its place.
const STRUCK: [&str; 3] = ["del", "moveFrom", "delText"];
/// Elements whose text was put in since, in the place of what was struck out.
const ADDED: [&str; 2] = ["ins", "moveTo"];
/// Elements whose text stands above, beside or behind the line.
const BESIDE: [&str; 6] = ["instrText", "delInstrText", "rPh", "rt", "ruby-text", "annotation"];
/// Elements of one value each, which no reader sees.
const VALUES: [&str; 4] = ["posOffset", "align", "pctWidth", "pctHeight"];
/// Elements that hold a file as letters and digits.
const FILES: [&str; 3] = ["binary-data", "binData", "binaryData"];

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
    /// It is not what a reader sees there; what he sees was handed on before.
    pub aside: bool,
}

/// An element whose text is under way.
#[derive(Default)]
struct Open {
    name: String,
    cell: String,
    kind: String,
    /// As a reader sees it.
    text: String,
    /// What he does not see.
    aside: String,
    /// As it was before it was revised; of use only where something was struck out.
    before: String,
    struck: bool,
}

/// How many elements are open within which text is not what it seems.
#[derive(Default)]
struct Within {
    struck: usize,
    added: usize,
    beside: usize,
    /// The run is one that is not shown.
    hidden: bool,
}

impl Within {
    /// A run says of itself that it is hidden; so may a paragraph of its end.
    fn opened(&mut self, element: &BytesStart<'_>) {
        let off = |value: &str| matches!(value, "0" | "false" | "off");
        let is = matches!(element.local_name().into_inner(), "vanish" | "webHidden");
        self.hidden |= is && !element.attributes().flatten().any(|one| off(&one.value));
    }

    fn closed(&mut self, name: &str) {
        self.hidden &= !matches!(name, "r" | "pPr" | "style");
    }

    fn count(&mut self, name: &str) -> Option<&mut usize> {
        match name {
            _ if STRUCK.contains(&name) => Some(&mut self.struck),
            _ if ADDED.contains(&name) => Some(&mut self.added),
            _ if BESIDE.contains(&name) || VALUES.contains(&name) => Some(&mut self.beside),
            _ => None,
        }
    }
}

/// Walks through a part. `shortest`: values of attributes with fewer bytes are passed over.
///
/// Whether it holds files as letters and digits, or words that are put together only when it is opened.
///
/// # Errors
/// When it does not hold together, or cannot be unpacked.
pub fn walk(
    part: impl BufRead,
    shortest: usize,
    on_block: &mut dyn FnMut(Block<'_>),
) -> Result<bool, quick_xml::Error> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let mut open: Vec<Open> = vec![Open::default()];
    let (mut within, mut holds) = (Within::default(), false);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        match event {
            Event::Start(element) => {
                attributes(&element, shortest, on_block);
                within.opened(&element);
                let name = element.local_name().into_inner();
                holds |= FILES.contains(&name);
                if let Some(count) = within.count(name) {
                    *count += 1;
                    apart(&mut open, name);
                }
                if BLOCKS.contains(&name) {
                    open.push(opened(name, &element));
                } else if BLANKS.contains(&name) {
                    text(&mut open, &within, " ");
                }
            }
            Event::Empty(element) => {
                attributes(&element, shortest, on_block);
                within.opened(&element);
                if BLANKS.contains(&element.local_name().into_inner()) {
                    text(&mut open, &within, " ");
                }
            }
            Event::End(element) => {
                let name = element.local_name().into_inner();
                within.closed(name);
                if let Some(count) = within.count(name) {
                    *count = count.saturating_sub(1);
                    apart(&mut open, name);
                }
                if open.len() > 1 && open.last().is_some_and(|one| one.name == name) {
                    open.pop().iter().for_each(|one| close(one, on_block));
                }
            }
            Event::Text(piece) => text(&mut open, &within, &piece.xml10_content()),
            Event::CData(piece) => text(&mut open, &within, &piece),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(c)) => text(&mut open, &within, c.encode_utf8(&mut [0; 4])),
                _ => text(&mut open, &within, resolve_predefined_entity(&entity).unwrap_or(" ")),
            },
            Event::Comment(comment) => on_block(value(&comment)),
            Event::Eof => {
                open.iter().rev().for_each(|one| close(one, on_block));
                return Ok(holds);
            }
            Event::DocType(declared) => {
                holds |= markup::declares(&declared);
                on_block(value(&declared));
            }
            Event::PI(instruction) => on_block(value(&instruction)),
            Event::Decl(declared) => holds |= is_foreign(&declared),
        }
    }
}

/// Whether a part is in an encoding that is not read.
fn is_foreign(declared: &BytesDecl<'_>) -> bool {
    const READ: [&str; 3] = ["utf-8", "utf8", "us-ascii"];
    let encoding = declared.encoding().and_then(Result::ok);
    encoding.is_some_and(|encoding| !READ.iter().any(|read| read.eq_ignore_ascii_case(&encoding)))
}

fn opened(name: &str, element: &BytesStart<'_>) -> Open {
    let of = |key: &str| {
        let found = element.attributes().flatten().find(|one| one.key.as_ref() == key);
        found.map(|one| one.value.into_owned()).unwrap_or_default()
    };
    let (cell, kind) = if name == "c" { (of("r"), of("t")) } else { Default::default() };
    Open { name: name.to_owned(), cell, kind, ..Open::default() }
}

fn attributes(element: &BytesStart<'_>, shortest: usize, on_block: &mut dyn FnMut(Block<'_>)) {
    for attribute in element.attributes().flatten() {
        if attribute.value.len() >= shortest && !attribute.key.as_ref().starts_with("xmlns") {
            let resolved = markup::resolved(&attribute.value);
            on_block(value(resolved.as_ref().map_or(&attribute.value, |resolved| &resolved.text)));
        }
    }
}

fn value(text: &str) -> Block<'_> {
    Block { element: None, cell: "", kind: "", text, aside: false }
}

fn text(open: &mut [Open], within: &Within, text: &str) {
    let Some(one) = open.last_mut() else { return };
    let (struck, beside) = (within.struck > 0, within.beside > 0 || within.hidden);
    one.struck |= struck;
    if struck || beside {
        one.aside.push_str(text);
    } else {
        one.text.push_str(text);
    }
    if !beside && within.added == 0 {
        one.before.push_str(text);
    }
}

/// Values have nothing to do with what stands beside them.
fn apart(open: &mut [Open], name: &str) {
    if VALUES.contains(&name)
        && let Some(one) = open.last_mut()
    {
        one.aside.push('\u{1}');
    }
}

fn close(one: &Open, on_block: &mut dyn FnMut(Block<'_>)) {
    let shown =
        Block { element: Some(&one.name), cell: &one.cell, kind: &one.kind, text: &one.text, aside: false };
    on_block(shown);
    let before = if one.struck { one.before.as_str() } else { "" };
    for text in [one.aside.as_str(), before].into_iter().filter(|text| !text.is_empty()) {
        on_block(Block { element: None, cell: &one.cell, kind: "", text, aside: true });
    }
}

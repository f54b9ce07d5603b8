//! Owns: office documents — archives of XML (Office Open XML, OpenDocument). In: a file. Out: what was found in it, by
//! cell, or by part and paragraph. Every part is unpacked under one limit for all.

use super::excerpt::Excerpt;
use super::text::{self, Scanned};
use super::xml::Block;
use super::{Failed, Inspection, Part, Reason, Verdict, sheet, sniff, xml};
use crate::picture;
use crate::privacy::{self, Found};
use encoding_rs::{UTF_16BE, UTF_16LE};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// All parts together may unpack to so many bytes.
const LARGEST: u64 = 256 << 20;
/// An archive may have so many parts.
const MOST_PARTS: usize = 20_000;
/// What is read as a whole: the workbook's own parts.
const LARGEST_INDEX: u64 = 4 << 20;
/// So much of a part tells its form.
const HEAD: u64 = 64;
/// No number is shorter in bytes.
const SHORTEST: usize = 11;

/// Looks into a document.
pub fn read(file: File) -> Result<Inspection, Failed> {
    read_within(file, LARGEST)
}

/// The same under another limit.
pub fn read_within(file: File, limit: u64) -> Result<Inspection, Failed> {
    let archive = ZipArchive::new(BufReader::new(file)).map_err(failed)?;
    let mut document = Document { archive, left: limit, strings: HashMap::new(), inside: false };
    let names = document.names()?;
    if !names.iter().any(|name| name == "[Content_Types].xml" || name == "mimetype") {
        return Err(Failed::Unread(Reason::Form));
    }
    let sheets = document.sheets(&names)?;
    let mut inspection = Inspection::default();
    let mut order: Vec<usize> = (0..names.len()).collect();
    // Cells point into the shared strings; what no cell shows is told with them.
    order.sort_by_key(|at| names[*at] != "xl/sharedStrings.xml");
    for at in order {
        let name = &names[at];
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "xml" | "rels" | "vml" => {
                let found = document.part(at, name, sheets.get(name))?;
                inspection.parts.extend(found.finish());
            }
            _ => inspection.parts.extend(document.other(at, name, &ending)?),
        }
    }
    inspection.parts.extend(document.unshown().finish());
    if document.inside {
        inspection.verdict = Verdict::Unread(Reason::Inside);
    }
    Ok(inspection)
}

struct Document {
    archive: ZipArchive<BufReader<File>>,
    /// So many bytes may still be unpacked.
    left: u64,
    /// Shared strings with findings, by number: the text, the findings, whether a cell shows it.
    strings: HashMap<usize, (String, Vec<Found>, bool)>,
    /// It holds files or pictures that tell more than is read here.
    inside: bool,
}

impl Document {
    fn names(&self) -> Result<Vec<String>, Failed> {
        if self.archive.len() > MOST_PARTS {
            return Err(Failed::Unread(Reason::TooLarge));
        }
        self.archive.file_names().map(|name| name.map(|name| name.into_owned()).map_err(failed)).collect()
    }

    /// Part → name, for worksheets.
    fn sheets(&mut self, names: &[String]) -> Result<HashMap<String, String>, Failed> {
        let mut whole = |wanted: &str| -> Result<String, Failed> {
            let mut text = String::new();
            if let Some(at) = names.iter().position(|name| name == wanted) {
                let part = self.archive.by_index(at).map_err(failed)?;
                part.take(LARGEST_INDEX).read_to_string(&mut text).map_err(unpacked)?;
            }
            Ok(text)
        };
        Ok(sheet::names(&whole("xl/workbook.xml")?, &whole("xl/_rels/workbook.xml.rels")?))
    }

    fn part(&mut self, at: usize, name: &str, sheet: Option<&String>) -> Result<Excerpt, Failed> {
        let mut head = Vec::new();
        let part = self.archive.by_index(at).map_err(failed)?;
        part.take(4).read_to_end(&mut head).map_err(unpacked)?;
        let wide = match is_wide(&head) {
            true => Some(decoded(&self.bytes(at)?)),
            false => None,
        };
        let Document { archive, left, strings, inside } = self;
        let mut lines = Lines::new(name, sheet, strings);
        let mut on_block = |block: Block<'_>| lines.block(&block);
        let walked = if let Some(text) = &wide {
            *inside |= text.contains('\0');
            xml::walk(text.as_bytes(), SHORTEST, &mut on_block)
        } else {
            let mut part = archive.by_index(at).map_err(failed)?.take(*left);
            let walked = xml::walk(BufReader::new(&mut part), SHORTEST, &mut on_block);
            *left = part.limit();
            walked
        };
        if *left == 0 {
            return Err(Failed::Unread(Reason::TooLarge));
        }
        match walked {
            Ok(holds) => {
                *inside |= holds;
                Ok(lines.excerpt)
            }
            Err(quick_xml::Error::Io(error)) => {
                Err(unpacked(io::Error::new(error.kind(), error.to_string())))
            }
            Err(_) => Err(Failed::Unread(Reason::Broken)),
        }
    }

    /// What is no XML: texts are read, pictures looked at; whatever else may hold anything. A picture in a document is
    /// not bared: the document would have to be written anew.
    fn other(&mut self, at: usize, name: &str, ending: &str) -> Result<Option<Part>, Failed> {
        let mut head = Vec::new();
        let part = self.archive.by_index(at).map_err(failed)?;
        part.take(HEAD).read_to_end(&mut head).map_err(unpacked)?;
        if head.is_empty() || is_harmless(name, ending, &head) {
            return Ok(None);
        }
        if picture::form(&head).is_some() {
            let bytes = self.bytes(at)?;
            self.inside |= picture::bare(&bytes).map_or(true, |bared| bared != bytes);
            return Ok(None);
        }
        let is_text = name == "mimetype" || sniff::TEXTS.contains(&ending);
        // Films are not unpacked: nothing of them could be read.
        let scanned = if is_text { text::read_bytes(&self.bytes(at)?, ending)? } else { None };
        let Some(Scanned { excerpt, torn, embedded }) = scanned else {
            self.inside = true;
            return Ok(None);
        };
        self.inside |= torn || embedded;
        let part = excerpt.finish().map(|mut part| {
            part.hits.iter_mut().for_each(|hit| hit.place = Some(name.to_owned()));
            part
        });
        Ok(part)
    }

    fn bytes(&mut self, at: usize) -> Result<Vec<u8>, Failed> {
        let mut bytes = Vec::new();
        let mut part = self.archive.by_index(at).map_err(failed)?.take(self.left);
        part.read_to_end(&mut bytes).map_err(unpacked)?;
        self.left = part.limit();
        if self.left == 0 {
            return Err(Failed::Unread(Reason::TooLarge));
        }
        Ok(bytes)
    }

    /// Shared strings that no cell shows; they are in the file all the same.
    fn unshown(&mut self) -> Excerpt {
        let mut excerpt = Excerpt::default();
        let mut left: Vec<_> = self.strings.iter().filter(|(_, (_, _, shown))| !shown).collect();
        left.sort_by_key(|(index, _)| **index);
        for (index, (text, found, _)) in left {
            excerpt.add_line(text, index + 1, "xl/sharedStrings.xml".to_owned(), found);
        }
        excerpt
    }
}

/// What was found in a part so far.
struct Lines<'p> {
    name: &'p str,
    sheet: Option<&'p String>,
    strings: &'p mut HashMap<usize, (String, Vec<Found>, bool)>,
    /// It is the one of the shared strings.
    shared: bool,
    excerpt: Excerpt,
    /// Of the paragraph and of the shared string that come next.
    number: usize,
    string: usize,
    /// The numbers that stand where something stands aside.
    seen: Vec<String>,
}

impl<'p> Lines<'p> {
    fn new(
        name: &'p str,
        sheet: Option<&'p String>,
        strings: &'p mut HashMap<usize, (String, Vec<Found>, bool)>,
    ) -> Self {
        let shared = name == "xl/sharedStrings.xml";
        Lines {
            name,
            sheet,
            strings,
            shared,
            excerpt: Excerpt::default(),
            number: 1,
            string: 0,
            seen: Vec::new(),
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        if let Some(index) = sheet::shared(block) {
            if let Some((text, found, shown)) = self.strings.get_mut(&index) {
                *shown = true;
                let place = place(self.sheet, self.name, block.cell);
                self.excerpt.add_line(text, sheet::row(block.cell), place, found);
            }
            return;
        }
        let text = self.text(block);
        let mut found = Vec::new();
        privacy::scan(&text, &mut |one| found.push(one));
        if block.aside {
            return self.aside(block, &text, found);
        }
        if block.element.is_some() {
            self.seen = found.iter().map(|one| one.digits.clone()).collect();
        }
        let is_string = self.shared && block.element == Some("si");
        if !found.is_empty() && is_string {
            self.strings.insert(self.string, (text, found, false));
        } else if !found.is_empty() {
            let line = if block.element == Some("c") { sheet::row(block.cell) } else { self.number };
            self.excerpt.add_line(&text, line, place(self.sheet, self.name, block.cell), &found);
        }
        self.string += usize::from(is_string);
        self.number += usize::from(matches!(block.element, Some("p" | "h")));
    }

    /// What stands aside of the block before. A number that a reader sees there is told already.
    fn aside(&mut self, block: &Block<'_>, text: &str, mut found: Vec<Found>) {
        found.retain(|one| !self.seen.contains(&one.digits));
        if found.is_empty() {
            return;
        }
        let line = match (block.cell, self.shared) {
            ("", true) => self.string,
            ("", false) => self.number - 1,
            (cell, _) => sheet::row(cell),
        };
        self.excerpt.add_line(text, line.max(1), place(self.sheet, self.name, block.cell), &found);
        self.seen.extend(found.into_iter().map(|one| one.digits));
    }

    fn text(&self, block: &Block<'_>) -> String {
        match (block.element, block.kind) {
            (Some("c"), "" | "n") => sheet::digits(block.text.trim()),
            _ if self.name.starts_with("xl/") => sheet::unescaped(block.text).into_owned(),
            _ => block.text.to_owned(),
        }
    }
}

/// Parts that every office program writes and that hold no words: fonts, settings of printers, where pages end.
fn is_harmless(name: &str, ending: &str, head: &[u8]) -> bool {
    const FONTS: [&[u8]; 5] = [b"\0\x01\0\0", b"OTTO", b"ttcf", b"wOFF", b"wOF2"];
    match ending {
        "bin" => name.contains("/printerSettings/printerSettings"),
        // Fonts in a form of the package's own.
        "fntdata" | "odttf" => true,
        "ttf" | "otf" | "ttc" | "woff" | "woff2" => FONTS.iter().any(|font| head.starts_with(font)),
        _ => name == "layout-cache",
    }
}

/// Whether XML is in an encoding of two bytes each, which programs read as well.
fn is_wide(head: &[u8]) -> bool {
    head.contains(&0) || head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF")
}

fn decoded(bytes: &[u8]) -> String {
    let encoding = if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE };
    let text = encoding.decode(bytes).0.into_owned();
    // It is no longer in the encoding that it declares.
    match text.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.to_owned(),
        None => text,
    }
}

fn place(sheet: Option<&String>, part: &str, cell: &str) -> String {
    match (sheet, cell) {
        (Some(sheet), "") => sheet.clone(),
        (Some(sheet), cell) => format!("{sheet}!{cell}"),
        (None, "") => part.to_owned(),
        (None, cell) => format!("{part}!{cell}"),
    }
}

fn failed(error: ZipError) -> Failed {
    match error {
        ZipError::Io(error) => unpacked(error),
        _ => Failed::Unread(Reason::Broken),
    }
}

/// What cannot be unpacked is broken; it is not the disk that refuses.
fn unpacked(_: io::Error) -> Failed {
    Failed::Unread(Reason::Broken)
}

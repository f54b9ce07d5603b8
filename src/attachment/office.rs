//! Owns: office documents — archives of XML (Office Open XML, OpenDocument). In: a file. Out: what was found in it, by
//! cell, or by part and paragraph. Every part is unpacked under one limit for all.

use super::excerpt::Excerpt;
use super::{Failed, Inspection, Reason, Verdict, sheet, xml};
use crate::picture;
use crate::privacy::{self, Found};
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
        let found = match ending.as_str() {
            "xml" | "rels" | "vml" => document.part(at, name, sheets.get(name))?,
            "jpg" | "jpeg" | "png" | "webp" | "gif" => {
                document.picture(at)?;
                None
            }
            _ => {
                // Thumbnails, settings of printers and fonts hold no text of the document's.
                document.inside |= name.contains("embeddings/") || name.starts_with("Object ");
                None
            }
        };
        inspection.parts.extend(found.and_then(Excerpt::finish));
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

    fn part(&mut self, at: usize, name: &str, sheet: Option<&String>) -> Result<Option<Excerpt>, Failed> {
        let Document { archive, left, strings, .. } = self;
        let mut part = archive.by_index(at).map_err(failed)?.take(*left);
        let mut excerpt = Excerpt::default();
        let (mut number, mut string) = (1, 0);
        let in_strings = name == "xl/sharedStrings.xml";
        let walked = xml::walk(BufReader::new(&mut part), SHORTEST, &mut |block| {
            let is_string = in_strings && block.element == Some("si");
            if let Some(index) = sheet::shared(&block) {
                if let Some((text, found, shown)) = strings.get_mut(&index) {
                    *shown = true;
                    excerpt.add_line(text, sheet::row(block.cell), place(sheet, name, block.cell), found);
                }
                return;
            }
            let text = match (block.element, block.kind) {
                (Some("c"), "" | "n") => sheet::digits(block.text.trim()),
                _ => block.text.to_owned(),
            };
            let mut found = Vec::new();
            privacy::scan(&text, &mut |one| found.push(one));
            if !found.is_empty() && is_string {
                strings.insert(string, (text, found, false));
            } else if !found.is_empty() {
                let line = if block.element == Some("c") { sheet::row(block.cell) } else { number };
                excerpt.add_line(&text, line, place(sheet, name, block.cell), &found);
            }
            string += usize::from(is_string);
            number += usize::from(matches!(block.element, Some("p" | "h")));
        });
        *left = part.limit();
        if *left == 0 {
            return Err(Failed::Unread(Reason::TooLarge));
        }
        match walked {
            Ok(()) => Ok(Some(excerpt)),
            Err(quick_xml::Error::Io(error)) => {
                Err(unpacked(io::Error::new(error.kind(), error.to_string())))
            }
            Err(_) => Err(Failed::Unread(Reason::Broken)),
        }
    }

    /// A picture in a document is not bared: the document would have to be written anew.
    fn picture(&mut self, at: usize) -> Result<(), Failed> {
        let mut bytes = Vec::new();
        let mut part = self.archive.by_index(at).map_err(failed)?.take(self.left);
        part.read_to_end(&mut bytes).map_err(unpacked)?;
        self.left = part.limit();
        if self.left == 0 {
            return Err(Failed::Unread(Reason::TooLarge));
        }
        self.inside |= picture::bare(&bytes).is_ok_and(|bared| bared != bytes);
        Ok(())
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

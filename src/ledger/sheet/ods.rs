//! Owns: what of an OpenDocument spreadsheet the reader of its cells does not tell — which cells are merged, and in which
//! a formula failed. In: the bytes of an ods. Out: both by sheet, counted from the sheet's first cell.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::{Cursor, Read};

/// Rows and columns: first and last, counted from 0.
pub type Area = ((usize, usize), (usize, usize));

/// What is told of a sheet.
#[derive(Debug, Default)]
pub struct Told {
    /// Merged cells.
    pub merged: Vec<Area>,
    /// Cells whose formula failed, by row and column.
    pub failed: Vec<(usize, usize)>,
}

/// Reads it; nothing of a file that holds no such document, which the reader of its cells complains of.
pub fn told(bytes: &[u8]) -> HashMap<String, Told> {
    content(bytes).map(|xml| walk(&xml)).unwrap_or_default()
}

fn content(bytes: &[u8]) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    archive.by_name("content.xml").ok()?.read_to_string(&mut xml).ok()?;
    Some(xml)
}

fn walk(xml: &str) -> HashMap<String, Told> {
    let mut reader = Reader::from_str(xml);
    let mut sheets: HashMap<String, Told> = HashMap::new();
    let (mut name, mut row, mut column, mut rows) = (String::new(), 0, 0, 1);
    loop {
        let (element, empty) = match reader.read_event() {
            Ok(Event::Start(element)) => (element, false),
            Ok(Event::Empty(element)) => (element, true),
            Ok(Event::End(element)) if element.name().as_ref() == "table:table-row" => {
                row += rows;
                continue;
            }
            Ok(Event::Eof) | Err(_) => return sheets,
            Ok(_) => continue,
        };
        match element.name().as_ref() {
            "table:table" => {
                name = attribute(&element, "table:name").unwrap_or_default();
                row = 0;
            }
            "table:table-row" => {
                rows = number(&element, "table:number-rows-repeated");
                column = 0;
                if empty {
                    row += rows;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let down = number(&element, "table:number-rows-spanned");
                let across = number(&element, "table:number-columns-spanned");
                let told = sheets.entry(name.clone()).or_default();
                if down > 1 || across > 1 {
                    told.merged.push(((row, row + down - 1), (column, column + across - 1)));
                }
                if attribute(&element, "calcext:value-type").as_deref() == Some("error") {
                    told.failed.push((row, column));
                }
                column += number(&element, "table:number-columns-repeated");
            }
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    quick_xml::escape::unescape(&attribute.value).ok().map(|text| text.into_owned())
}

fn number(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_and_failed_cells_are_told_by_their_place() {
        let told = walk(
            "<x><table:table table:name=\"甲&amp;乙\"><table:table-row table:number-rows-repeated=\"3\"/>\
             <table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>\
             <table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\"/></table:table-row>\
             <table:table-row><table:table-cell calcext:value-type=\"error\"/></table:table-row></table:table></x>",
        );
        let own = &told["甲&乙"];
        assert_eq!(own.merged, [((3, 4), (2, 2))]);
        assert_eq!(own.failed, [(4, 0)]);
    }
}

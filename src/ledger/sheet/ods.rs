//! Owns: what of an OpenDocument spreadsheet the reader of its cells does not tell — which cells are merged, in which
//! a formula failed, and in which one was never worked out. In: the bytes of an ods. Out: all by sheet, counted from the sheet's first cell; and whether the
//! cells, which may say of themselves that they stand there a million times, are more than a ledger holds.

use super::room::{Full, Room};
use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
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
    /// Cells whose formula has no result in the file, likewise.
    pub unsaved: Vec<(usize, usize)>,
}

/// Reads it; nothing of a file that holds no such document, which the reader of its cells complains of.
pub fn told(bytes: &[u8]) -> Result<HashMap<String, Told>, Full> {
    content(bytes).map_or(Ok(HashMap::new()), |xml| walk(&xml))
}

fn content(bytes: &[u8]) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    archive.by_name("content.xml").ok()?.read_to_string(&mut xml).ok()?;
    Some(xml)
}

fn walk(xml: &str) -> Result<HashMap<String, Told>, Full> {
    let mut reader = Reader::from_str(xml);
    let mut sheets: HashMap<String, Told> = HashMap::new();
    let (mut name, mut row, mut column, mut rows) = (String::new(), 0_usize, 0_usize, 1);
    let mut room = Room::new();
    // Cells of the row up to the last that is not empty, and rows since the last that was not.
    let (mut width, mut gap) = (0_usize, 0_usize);
    loop {
        let (element, empty) = match reader.read_event() {
            Ok(Event::Start(element)) => (element, false),
            Ok(Event::Empty(element)) => (element, true),
            Ok(Event::End(element)) if element.name().as_ref() == "table:table-row" => {
                row = row.saturating_add(rows);
                gap = gap.saturating_add(rows);
                if width > 0 {
                    room.rows(gap)?;
                    room.cells(width.saturating_mul(rows))?;
                    gap = 0;
                }
                continue;
            }
            Ok(Event::Eof) | Err(_) => return Ok(sheets),
            Ok(_) => continue,
        };
        match element.name().as_ref() {
            "table:table" => {
                name = attribute(&element, "table:name").unwrap_or_default();
                (row, gap) = (0, 0);
            }
            "table:table-row" => {
                rows = number(&element, "table:number-rows-repeated");
                (column, width) = (0, 0);
                if empty {
                    row = row.saturating_add(rows);
                    gap = gap.saturating_add(rows);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let down = number(&element, "table:number-rows-spanned");
                let across = number(&element, "table:number-columns-spanned");
                let told = sheets.entry(name.clone()).or_default();
                if down > 1 || across > 1 {
                    let last = |first: usize, count: usize| first.saturating_add(count.max(1) - 1);
                    told.merged.push(((row, last(row, down)), (column, last(column, across))));
                }
                if attribute(&element, "calcext:value-type").as_deref() == Some("error") {
                    told.failed.push((row, column));
                }
                let office = |attribute: &Attribute<'_>| attribute.key.as_ref().starts_with("office:");
                let valued = element.attributes().flatten().any(|it| office(&it));
                let unsaved = empty && !valued && attribute(&element, "table:formula").is_some();
                if unsaved {
                    told.unsaved.push((row, column));
                }
                column = column.saturating_add(number(&element, "table:number-columns-repeated"));
                if !empty || valued || unsaved {
                    width = column;
                }
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
             <table:table-row><table:table-cell calcext:value-type=\"error\"/>\
             <table:table-cell table:formula=\"of:=1\"/></table:table-row></table:table></x>",
        )
        .unwrap();
        let own = &told["甲&乙"];
        assert_eq!(own.merged, [((3, 4), (2, 2))]);
        assert_eq!(own.failed, [(4, 0)]);
        assert_eq!(own.unsaved, [(4, 1)]);
    }

    #[test]
    fn cells_that_stand_there_a_million_times_are_too_many() {
        let sheet = |rows: &str| format!("<table:table table:name=\"甲\">{rows}</table:table>");
        let row = |rows: &str, columns: &str, cell: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{rows}\">\
                 <table:table-cell table:number-columns-repeated=\"{columns}\"{cell}</table:table-row>"
            )
        };
        let full = "><text:p>甲</text:p></table:table-cell>";
        // What a spreadsheet says of the empty rest of a sheet.
        let rest = format!("{}{}", row("1", "3", full), row("1048575", "16384", "/>"));
        assert!(walk(&sheet(&rest)).is_ok());
        for (rows, columns) in
            [("1048576", "1"), ("1", "99999999999"), ("3000", "16384"), ("18446744073709551615", "2")]
        {
            assert!(walk(&sheet(&row(rows, columns, full))).is_err(), "{rows} {columns}");
        }
        let apart = format!("{}{}{}", row("1", "1", full), row("900000", "1", "/>"), row("1", "1", full));
        assert!(walk(&sheet(&apart)).is_err());
    }
}

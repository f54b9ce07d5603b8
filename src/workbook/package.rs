//! Owns: the parts of a workbook and the archive that holds them. In: finished sheets. Out: the bytes of an xlsx.
//! No part knows the clock: its dates are the day that the workbook shows, the archive's its earliest.

use super::sheet::Finished;
use super::strings::Strings;
use super::{Looks, escape, style};
use std::fmt::Write as _;
use std::io::{BufWriter, Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The name space of sheets, styles and texts.
pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The part that names the program that wrote the workbook last.
const APP: &str = "docProps/app.xml";
const MADE_BY: &str = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Cunce</Application></Properties>";

/// Half of the bytes that the quickest level gives, in little more time.
const LEVEL: i64 = 2;

/// Bytes of a sheet that are compressed at once.
const BUFFER: usize = 64 * 1024;

/// The archive.
///
/// # Panics
/// Never: memory takes every byte, and no part has four gigabytes.
pub fn zipped(looks: &Looks, sheets: &[Finished], strings: &Strings) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let put = |archive: &mut ZipWriter<Cursor<Vec<u8>>>, texts: &[&str]| {
        texts.iter().try_for_each(|text| archive.write_all(text.as_bytes()))
    };
    let mut parts = || {
        let mut part = |path: &str, texts: &[&str]| -> zip::result::ZipResult<()> {
            archive.start_file(path, options)?;
            put(&mut archive, &[DECLARATION])?;
            Ok(put(&mut archive, texts)?)
        };
        part("[Content_Types].xml", &[&content_types(sheets.len())])?;
        part(
            "_rels/.rels",
            &[&relations(&[
                ("officeDocument", "xl/workbook.xml", OFFICE),
                ("metadata/core-properties", "docProps/core.xml", &format!("{PACKAGE}/relationships")),
                ("extended-properties", "docProps/app.xml", OFFICE),
            ])],
        )?;
        part(APP, &[MADE_BY])?;
        part("docProps/core.xml", &[&core(looks)])?;
        part("xl/workbook.xml", &[&workbook(sheets)])?;
        part("xl/_rels/workbook.xml.rels", &[&relations_of_book(sheets.len())])?;
        part("xl/styles.xml", &[&style::xml(looks)])?;
        part("xl/sharedStrings.xml", &[&strings.head(), strings.xml(), "</sst>"])?;
        for (at, sheet) in sheets.iter().enumerate() {
            let path = format!("xl/worksheets/sheet{}.xml", at + 1);
            archive.start_file(path, options)?;
            // The archive looks at each write by itself, and a row is a few hundred bytes.
            let mut sheet_out = BufWriter::with_capacity(BUFFER, &mut archive);
            sheet_out.write_all(DECLARATION.as_bytes())?;
            sheet_out.write_all(sheet.head.as_bytes())?;
            sheet.rows(|piece| sheet_out.write_all(piece))?;
            sheet_out.write_all(sheet.foot.as_bytes())?;
            sheet_out.flush()?;
        }
        Ok::<(), zip::result::ZipError>(())
    };
    parts().expect("memory takes every byte");
    archive.finish().expect("memory takes every byte").into_inner()
}

/// Whether these are the bytes of a workbook that this program wrote and no other program has saved since.
pub fn is_untouched(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let Ok(part) = archive.by_name(APP) else { return false };
    let mut text = String::new();
    let whole = [DECLARATION, MADE_BY].concat();
    part.take(whole.len() as u64 + 1).read_to_string(&mut text).is_ok() && text == whole
}

fn content_types(sheets: usize) -> String {
    let mut out = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>\
         <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{TYPES}.sharedStrings+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
    );
    for sheet in 1..=sheets {
        let _ = write!(
            out,
            "<Override PartName=\"/xl/worksheets/sheet{sheet}.xml\" ContentType=\"{TYPES}.worksheet+xml\"/>"
        );
    }
    out.push_str("</Types>");
    out
}

/// Kind, target and the name space of the kind.
fn relations(all: &[(&str, &str, &str)]) -> String {
    let mut out = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (at, (kind, target, space)) in all.iter().enumerate() {
        let _ =
            write!(out, "<Relationship Id=\"rId{}\" Type=\"{space}/{kind}\" Target=\"{target}\"/>", at + 1);
    }
    out.push_str("</Relationships>");
    out
}

fn relations_of_book(sheets: usize) -> String {
    let paths: Vec<String> = (1..=sheets).map(|sheet| format!("worksheets/sheet{sheet}.xml")).collect();
    let mut all: Vec<(&str, &str, &str)> =
        paths.iter().map(|path| ("worksheet", path.as_str(), OFFICE)).collect();
    all.extend([("styles", "styles.xml", OFFICE), ("sharedStrings", "sharedStrings.xml", OFFICE)]);
    relations(&all)
}

fn core(looks: &Looks) -> String {
    let day = looks.day;
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}

fn workbook(sheets: &[Finished]) -> String {
    let mut out = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView/></bookViews><sheets>"
    );
    let name = |sheet: &Finished| {
        let mut escaped = String::new();
        escape(&sheet.name, &mut escaped);
        escaped
    };
    for (at, sheet) in sheets.iter().enumerate() {
        let _ = write!(out, "<sheet name=\"{}\" sheetId=\"{1}\" r:id=\"rId{1}\"/>", name(sheet), at + 1);
    }
    out.push_str("</sheets><definedNames>");
    for (at, sheet) in sheets.iter().enumerate() {
        let (column, row) = sheet.last.split_at(sheet.last_column.len());
        let _ = write!(
            out,
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{}'!$A$2:${column}${row}</definedName>",
            name(sheet)
        );
    }
    for (at, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| sheet.last_printed != sheet.last_column)
    {
        let row = &sheet.last[sheet.last_column.len()..];
        let _ = write!(
            out,
            "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"{at}\">'{}'!$A$1:${}${row}</definedName>",
            name(sheet),
            sheet.last_printed
        );
    }
    for (at, sheet) in sheets.iter().enumerate() {
        let _ = write!(
            out,
            "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{}'!$1:$2</definedName>",
            name(sheet)
        );
    }
    out.push_str("</definedNames></workbook>");
    out
}

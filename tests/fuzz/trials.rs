//! What a fuzz target does with an input, and what must hold of the answer besides that there is one.

#![allow(dead_code)]

use cunce::attachment::{Inspector, Verdict};
use cunce::diag::Report;
use cunce::exchange::{ImportOptions, import as take_in};
use cunce::format::{Fault, tidy};
use cunce::prose::{self, RemovedWhat, Target};
use cunce::publish::Edition;
use cunce::schema::of_kind;
use cunce::source::{FileId, SourceFile, Sources, Span};
use cunce::terminal::{Format, said, write_findings};
use cunce::text::{Catalogue, Language};
use cunce::{Checked, Options, check as checked, picture, privacy};
use jiff::civil::{Date, date};
use scraper::{Html, Node};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

/// The day of every trial.
const DAY: Date = date(2020, 6, 1);

/// The first line of an input says which of several ways it goes; the rest goes it.
fn way(input: &[u8]) -> (&str, &[u8]) {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    (std::str::from_utf8(&input[..end]).unwrap_or_default(), input.get(end + 1..).unwrap_or_default())
}

/// The bytes of a record, as far as one file alone can be read: fields, text, findings with their places.
pub fn front_matter(input: &[u8]) {
    for path in ["townships/hexi/qiaotou/plans/daolu.md", "measures.toml"] {
        let Some(read) = cunce::load::read_record(path, input.to_vec()) else {
            panic!("{path} is no record")
        };
        let whole = read.text.len();
        let mut sources = Sources::default();
        sources.add(SourceFile::new(path.to_owned(), read.text.clone()));
        for private in &read.record.private {
            assert!(private.span.end as usize <= whole, "{:?}", private.span);
            sources.slice(private.span);
        }
        for link in read.record.prose.iter().flat_map(|prose| &prose.links) {
            sources.slice(link.span);
        }
        let mut report = Report::default();
        report.extend(read.found);
        report.sort(&sources);
        tell(&report, &sources);
        // A tidied record says the same, and is tidy.
        let tidied = |text: &str| tidy(text, path.ends_with(".md"), of_kind(read.record.kind));
        let once = tidied(read.text.trim_start_matches('\u{feff}'));
        assert!(once != Err(Fault::Meaning), "tidied, it would mean something else");
        if let Ok(once) = once {
            assert_eq!(tidied(&once).as_ref(), Ok(&once), "tidied twice");
        }
    }
}

/// A record of any kind among those of a small county: `path\n` and its bytes.
pub fn records(input: &[u8]) {
    let (path, bytes) = way(input);
    if cunce::load::record_at(path).is_none() || path.split('/').any(unfit) {
        return;
    }
    let room = county("records");
    let mut files: Vec<(PathBuf, &[u8])> = vec![(room.join(path), bytes)];
    // The same record under its other ending would be a record twice.
    let other = match path.strip_suffix(".md") {
        Some(stem) => room.join(format!("{stem}.toml")),
        None => room.join(path.replace(".toml", ".md")),
    };
    let kept = std::fs::read(&other).ok();
    let before = std::fs::read(room.join(path)).ok();
    if kept.is_some() {
        std::fs::remove_file(&other).unwrap();
    }
    if files.iter().all(|(path, bytes)| put(path, bytes)) {
        judge(&room);
    }
    for (path, _) in files.drain(..) {
        match &before {
            Some(bytes) => std::fs::write(&path, bytes).unwrap(),
            None => _ = std::fs::remove_file(&path),
        }
    }
    if let Some(bytes) = kept {
        std::fs::write(&other, bytes).unwrap();
    }
}

/// A clerk's text: what a checker is told of it, and the HTML that a page gets.
pub fn markdown(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let mut seen = String::new();
    let scan = prose::scan(text, &mut |run| {
        let whole = run.source_range(0..run.text.len());
        assert!(whole.start <= whole.end && text.get(whole).is_some(), "a run lies outside of the text");
        privacy::scan(run.text, &mut |found| {
            let range = run.source_range(found.range);
            assert!(text.get(range.clone()).is_some(), "a number lies at {range:?}");
        });
        seen.push_str(run.text);
    });
    for range in scan.links.iter().map(|link| &link.range).chain(scan.removed.iter().map(|it| &it.range)) {
        assert!(text.get(range.clone()).is_some(), "{range:?}");
    }
    let mut html = String::new();
    let mut asked = Vec::new();
    let mut answer = |dest: &str, picture: bool| {
        asked.push((dest.to_owned(), picture));
        match dest.len() % 3 {
            0 => Target::TextOnly,
            _ => Target::Href(dest.to_owned()),
        }
    };
    prose::render(text, &mut answer, &mut html);
    let mut told: Vec<(String, bool)> =
        scan.links.iter().map(|link| (link.dest.clone(), link.image)).collect();
    // A link around a picture is listed first and asked for last.
    told.sort();
    asked.sort();
    assert_eq!(asked, told, "the checker sees other links than the page");
    let ids = harmless(&html);
    for anchor in &scan.anchors {
        assert!(ids.contains(anchor), "no heading {anchor} in {html}");
    }
    if !scan.removed.iter().any(|it| matches!(it.what, RemovedWhat::Html { .. })) {
        for anchor in ids.iter().filter(|id| id.starts_with("h-")) {
            assert!(scan.anchors.contains(anchor), "the checker knows no heading {anchor}");
        }
    }
}

/// Demands that nothing in a page's text runs, loads from elsewhere or hides; gives its ids.
fn harmless(html: &str) -> Vec<String> {
    const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
    let mut ids = Vec::new();
    for node in Html::parse_fragment(html).tree.values() {
        let Node::Element(element) = node else { continue };
        let tag = element.name();
        let foul = [
            "script", "style", "iframe", "object", "embed", "form", "button", "svg", "math", "base", "link",
            "meta",
        ];
        assert!(!foul.contains(&tag), "<{tag}> in {html}");
        for (name, value) in element.attrs() {
            assert!(
                !name.starts_with("on") && !["style", "srcset", "srcdoc", "action"].contains(&name),
                "{name} in {html}"
            );
            if ["href", "src"].contains(&name) {
                let bare: String = value.chars().filter(|c| !c.is_ascii_control()).collect();
                let bare = bare.trim_start();
                let scheme = bare.split(['/', '?', '#']).next().and_then(|first| first.split_once(':'));
                let formed = |scheme: &str| {
                    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
                };
                if let Some((scheme, _)) = scheme.filter(|(scheme, _)| formed(scheme)) {
                    let scheme = scheme.to_ascii_lowercase();
                    assert!(SCHEMES.contains(&scheme.as_str()), "{value} in {html}");
                    assert!(tag != "img", "a picture from elsewhere: {value}");
                }
                assert!(!bare.starts_with("//"), "{value} in {html}");
            }
            if name == "id" {
                ids.push(value.to_owned());
            }
        }
    }
    let mut sorted = ids.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), ids.len(), "an id twice in {html}");
    ids
}

/// A ledger: `xlsx`, `xls`, `ods` or `csv` and its bytes; `parts` and the XML of a workbook's sheet, which is then packed.
pub fn import(input: &[u8]) {
    let (kind, bytes) = way(input);
    let (ending, bytes) = match kind {
        "xlsx" | "xlsm" | "xls" | "ods" | "csv" => (kind, bytes.to_vec()),
        "sheet" => ("xlsx", packed(&workbook(bytes))),
        "content" => ("ods", packed(&document(bytes))),
        _ => return,
    };
    // The fuzzer ends with the first panic that it hears of.
    static HUSHED: OnceLock<()> = OnceLock::new();
    HUSHED.get_or_init(cunce::ledger::hush_readers);
    let file = scratch().join(format!("ledger.{ending}"));
    std::fs::write(&file, bytes).unwrap();
    let options = ImportOptions {
        read: options(&county("import"), Edition::Internal),
        file,
        map: None,
        dry_run: true,
        rest: true,
        date: None,
        programme: Some("tuopin".to_owned()),
        kind: None,
        fund_source: None,
    };
    match take_in(&options) {
        Ok(imported) => {
            for (path, text) in imported.import.iter().flat_map(|import| import.drafts.texts()) {
                if path.ends_with(".toml") {
                    assert!(text.parse::<toml_edit::DocumentMut>().is_ok(), "{path}: {text}");
                }
            }
        }
        Err(failure) => assert!(!said(&failure, words()).is_empty()),
    }
}

/// A file beside a record: its ending and its bytes; `part` and the XML of an office document, which is then packed.
pub fn attachment(input: &[u8]) {
    let (kind, bytes) = way(input);
    let (ending, bytes) = match kind {
        "document" => ("docx", packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", bytes)])),
        "sheet" => ("xlsx", packed(&workbook(bytes))),
        "content" => ("ods", packed(&document(bytes))),
        "" => return,
        kind if kind.len() > 5 || kind.bytes().any(|byte| !byte.is_ascii_alphanumeric()) => return,
        kind => (kind, bytes.to_vec()),
    };
    if let Ok(bared) = picture::bare(&bytes) {
        assert_eq!(
            picture::bare(&bared).as_deref(),
            Ok(bared.as_slice()),
            "a bare picture is bared to another"
        );
    }
    let file = scratch().join(format!("file.{ending}"));
    std::fs::write(&file, &bytes).unwrap();
    let inspection = Inspector::default().inspect(&file);
    for part in &inspection.parts {
        for hit in &part.hits {
            assert!(part.excerpt.get(hit.range.clone()).is_some(), "{:?}", hit.range);
            assert!(!hit.digits.is_empty());
        }
    }
    if let Verdict::Picture(_) = inspection.verdict {
        assert!(picture::bare(&bytes).is_ok());
    }
}

/// A whole content folder: files after one another, each after a line `=== path`.
pub fn check(input: &[u8]) {
    let room = scratch().join("content");
    if room.exists() {
        std::fs::remove_dir_all(&room).unwrap();
    }
    std::fs::create_dir_all(&room).unwrap();
    let mut at = None;
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        if let Some(path) = line.strip_prefix(b"=== ") {
            let path = String::from_utf8_lossy(path);
            let path = path.trim_end_matches('\n');
            at = (!path.split('/').any(unfit)).then_some(files.len());
            if at.is_some() {
                files.push((room.join(path), Vec::new()));
            }
        } else if let Some(at) = at {
            files[at].1.extend_from_slice(line);
        }
    }
    if files.len() > 64 || !files.iter().all(|(path, bytes)| put(path, bytes)) {
        return;
    }
    judge(&room);
}

/// Names that a folder cannot hold, or that lead out of it.
fn unfit(name: &str) -> bool {
    name.is_empty() || name == "." || name == ".." || name.len() > 100 || name.contains(['\0', '\\', '\r'])
}

/// Writes a file with the folders above it; a path that goes through another file stays unwritten.
fn put(path: &Path, bytes: &[u8]) -> bool {
    path.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok())
        && std::fs::write(path, bytes).is_ok()
}

/// Checks a folder for both editions; what passes is counted, too.
fn judge(content: &Path) {
    for edition in [Edition::Public, Edition::Internal] {
        match checked(&options(content, edition)) {
            Ok(Checked { published, report }) => {
                tell(&report, published.sources());
                if !report.has_errors() {
                    cunce::index::index(&published);
                }
            }
            Err(failure) => assert!(!said(&failure, words()).is_empty()),
        }
    }
}

/// Puts findings into words in both forms; each must have its place in the text.
fn tell(report: &Report, sources: &Sources) {
    for finding in report.found() {
        let Span { start, end, file } = finding.span;
        let text = sources.text(file);
        assert!(start <= end && text.get(start as usize..end as usize).is_some(), "{finding:?}");
        let position = sources.position(finding.span);
        assert!(position.line > 0 && position.column > 0, "{finding:?}");
    }
    for format in [Format::Human, Format::Json] {
        let mut out = Vec::new();
        write_findings(&mut out, report, sources, words(), format, false).unwrap();
        assert_eq!(out.is_empty(), report.found().is_empty());
    }
    assert!(sources.is_empty() || !sources.file(FileId(0)).path.is_empty());
}

fn options(content: &Path, edition: Edition) -> Options {
    Options {
        content: content.to_owned(),
        edition,
        as_of: Some(DAY),
        today: DAY,
        theme: None,
        history: false,
        caches: None,
    }
}

fn words() -> &'static Catalogue {
    static WORDS: OnceLock<Catalogue> = OnceLock::new();
    WORDS.get_or_init(|| Catalogue::new(Language::ZhHans, None).unwrap())
}

/// A folder of this process's own.
fn scratch() -> &'static Path {
    static ROOM: OnceLock<tempfile::TempDir> = OnceLock::new();
    ROOM.get_or_init(|| tempfile::tempdir().unwrap()).path()
}

/// A small county without faults, for one target alone: tests try several at once.
fn county(target: &str) -> PathBuf {
    static MADE: Mutex<()> = Mutex::new(());
    let _one = MADE.lock().unwrap();
    let room = scratch().join(format!("county-{target}"));
    if !room.exists() {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(BASE), &room);
    }
    room
}

/// Where the county lies, as seen from the package that this file is compiled into.
const BASE: &str = match env!("CARGO_PKG_NAME").as_bytes() {
    b"cunce" => "tests/fixtures/base/content",
    _ => "../fixtures/base/content",
};

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to),
            false => _ = std::fs::copy(entry.path(), to).unwrap(),
        }
    }
}

/// The parts of a workbook of one sheet.
pub fn workbook(sheet: &[u8]) -> [(&'static str, &[u8]); 5] {
    [
        ("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#),
        ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>"#.as_bytes()),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
}

/// The parts of an OpenDocument spreadsheet.
fn document(content: &[u8]) -> [(&'static str, &[u8]); 2] {
    [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

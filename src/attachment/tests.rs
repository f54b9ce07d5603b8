//! Owns: attachments of every sort with numbers in them, and what is seen of them.
//! In: files made on the spot. Out: each number at its place; nothing of what holds none; a reason where nobody can look.

use super::*;
use crate::privacy::Kind;
use encoding_rs::{GB18030, UTF_8};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const MOBILE: &str = "13812345678";

fn inspect(name: &str, bytes: &[u8]) -> Arc<Inspection> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    Inspector::default().inspect(&path)
}

/// Place, line, column and text of each finding.
fn found(inspection: &Inspection) -> Vec<(Option<&str>, usize, usize, &str)> {
    let place = |part: &'_ Part, hit: &'_ Hit| {
        let ahead = &part.excerpt[..hit.range.start];
        let line = ahead.matches('\n').count() + 1;
        (line, ahead[ahead.rfind('\n').map_or(0, |at| at + 1)..].chars().count() + 1)
    };
    let hits = inspection.parts.iter().flat_map(|part| part.hits.iter().map(move |hit| (part, hit)));
    hits.map(|(part, hit)| {
        let (line, column) = place(part, hit);
        (hit.place.as_deref(), line, column, &part.excerpt[hit.range.clone()])
    })
    .collect()
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_text_tells_line_and_column() {
    let text = "名册\n张三，13812345678\r\n李四，138\n1234 5678，王五 13912345678\n";
    let seen = inspect("名册.txt", text.as_bytes());
    assert_eq!(seen.verdict, Verdict::Read);
    assert_eq!(
        found(&seen),
        [(None, 2, 4, MOBILE), (None, 3, 4, "138\n1234 5678"), (None, 4, 14, "13912345678")]
    );
    assert!(seen.parts[0].excerpt.starts_with("\n张三"));
}

#[test]
fn encodings_of_a_chinese_windows_are_read() {
    let text = "姓名,电话\n张三,１３８１２３４５６７８\n";
    let wide = |big: bool| {
        let units = "\u{FEFF}".encode_utf16().chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let marked = [&b"\xEF\xBB\xBF"[..], text.as_bytes()].concat();
    for bytes in
        [text.as_bytes().to_vec(), marked, GB18030.encode(text).0.into_owned(), wide(true), wide(false)]
    {
        let seen = inspect("名册.csv", &bytes);
        assert_eq!(
            (seen.verdict, found(&seen)),
            (Verdict::Read, vec![(None, 2, 4, "１３８１２３４５６７８")])
        );
    }
    // Half of a character of none of them.
    let torn = [text.as_bytes(), b"\xC3\xFF"].concat();
    let seen = inspect("名册.csv", &torn);
    assert_eq!(seen.verdict, Verdict::Unread(Reason::Encoding));
    assert_eq!(inspect("名册.dat", &torn).verdict, Verdict::Unread(Reason::Form));
}

#[test]
fn fields_of_a_table_are_looked_at_one_by_one() {
    let seen = inspect("a.csv", "2,138 1234 5678\n3,\"139 1234\n5678\",4\n5,138\n1234,5678\n".as_bytes());
    assert_eq!(found(&seen), [(None, 1, 3, "138 1234 5678"), (None, 2, 4, "139 1234\n5678")]);
}

#[test]
fn markup_and_escapes_hide_nothing() {
    for (name, text) in [
        ("a.html", "<p><b>138</b><i>1234</i>5678</p>"),
        ("a.htm", "<a href='tel:&#49;3812345678'>电话</a>"),
        ("a.svg", "<svg><text><tspan>138</tspan><tspan>12345678</tspan></text></svg>"),
        ("a.svg", "<svg><metadata>13812345678</metadata></svg>"),
        ("a.svg", "<svg><!-- 138-1234-5678 --></svg>"),
        ("a.xml", "<r 电话=\"１３８１２３４５６７８\"/>"),
        ("a.json", r#"{"phone":"\u0031\u00338 1234 5678"}"#),
        ("a.json", r#"{"phone":13812345678}"#),
        ("a.geojson", r#"{"p":"一三八一二三四五六七八"}"#),
        ("无", "电话13812345678"),
        ("a.vcf", "TEL;CELL:+8613812345678"),
    ] {
        let seen = inspect(name, text.as_bytes());
        let digits: Vec<_> = seen.parts.iter().flat_map(|part| &part.hits).map(|hit| &hit.digits).collect();
        assert_eq!((seen.verdict, digits), (Verdict::Read, vec![&MOBILE.to_owned()]), "{text}");
    }
    for text in
        ["<td>138</td><td>12345678</td>", "<p>138</p><p>1234 5678</p>", "<path d='M9 9 L138 1234 5678'/>"]
    {
        assert_eq!(found(&inspect("a.html", text.as_bytes())), [], "{text}");
    }
}

/// A workbook whose second sheet is hidden.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='公示' r:id='r1'/><sheet name='名&amp;册' state='hidden' r:id='r2'/>\
             </sheets></workbook>"
                .as_bytes(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>\
              <Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", b"<worksheet/>"),
        ("xl/worksheets/sheet2.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

#[test]
fn a_workbook_tells_sheet_and_cell() {
    let sheet = "<worksheet><sheetData>\
        <row r='2'><c r='B2' t='s'><v>1</v></c><c r='C2'><v>13912345678</v></c></row>\
        <row r='3'><c r='B3' t='inlineStr'><is><r><t>138</t></r><r><t> 1234 5678</t></r></is></c>\
        <c r='C3'><v>1.5012345678E10</v></c><c r='D3'><v>13812345678.5</v></c><c r='E3'><v>630121100201</v></c></row>\
        </sheetData><hyperlink ref='A1' display='tel:13712345678'/></worksheet>";
    let strings = "<sst><si><t>姓名</t></si><si><t>110105</t><r><t> 19491231 002X</t></r></si>\
        <si><t>没人看见 13612345678</t></si></sst>";
    let seen = inspect("名册.xlsx", &workbook(sheet, strings));
    assert_eq!(seen.verdict, Verdict::Read);
    assert_eq!(
        found(&seen),
        [
            (Some("名&册!B2"), 2, 1, "110105 19491231 002X"),
            (Some("名&册!C2"), 2, 22, "13912345678"),
            (Some("名&册!B3"), 3, 1, "138 1234 5678"),
            (Some("名&册!C3"), 3, 15, "15012345678"),
            (Some("名&册"), 3, 31, "13712345678"),
            (Some("xl/sharedStrings.xml"), 3, 6, "13612345678"),
        ]
    );
}

#[test]
fn documents_and_slides_tell_part_and_paragraph() {
    let text = "<w:document><w:body><w:p><w:r><w:t>名单</w:t></w:r></w:p>\
        <w:p><w:r><w:t>张三138</w:t></w:r><w:r><w:tab/><w:t>12345</w:t></w:r><w:r><w:t>678</w:t></w:r></w:p>\
        <w:tbl><w:tc><w:p><w:t>138</w:t></w:p></w:tc><w:tc><w:p><w:t>12345678</w:t></w:p></w:tc></w:tbl>\
        </w:body></w:document>";
    let word = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", text.as_bytes())]);
    // After seven, not after eight: a tab is a blank.
    assert_eq!(found(&inspect("名单.docx", &word)), [(Some("word/document.xml"), 2, 3, "138 12345678")]);
    let slide = "<p:sld><a:p><a:r><a:t>13812</a:t></a:r><a:r><a:t>&#51;45678</a:t></a:r></a:p></p:sld>";
    let slides =
        archive(&[("[Content_Types].xml", b"<Types/>"), ("ppt/slides/slide1.xml", slide.as_bytes())]);
    assert_eq!(found(&inspect("a.pptx", &slides)), [(Some("ppt/slides/slide1.xml"), 1, 1, MOBILE)]);
    let content = "<o:document><text:p>138<text:s/>1234<text:s/>5678</text:p></o:document>";
    let open = archive(&[("mimetype", b"application/vnd"), ("content.xml", content.as_bytes())]);
    assert_eq!(found(&inspect("a.odt", &open)), [(Some("content.xml"), 1, 1, "138 1234 5678")]);
}

#[test]
fn what_nobody_can_look_into_is_told() {
    let verdict = |name: &str, bytes: &[u8]| inspect(name, bytes).verdict;
    let unread = Verdict::Unread;
    assert_eq!(verdict("a.pdf", b"%PDF-1.7 13812345678"), unread(Reason::Form));
    assert_eq!(verdict("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0"), unread(Reason::Form));
    assert_eq!(verdict("a.mp4", b"\0\0\0\x18ftypmp42"), unread(Reason::Form));
    assert_eq!(verdict("a.zip", &archive(&[("a.txt", b"13812345678")])), unread(Reason::Form));
    assert_eq!(verdict("a.xlsx", b"PK\x03\x04 and no more"), unread(Reason::Broken));
    assert_eq!(verdict("a.heic", b"\0\0\0\x18ftypheic"), Verdict::Unbared(Reason::Form));
    assert_eq!(verdict("a.tif", b"II*\0\x08\0\0\0"), Verdict::Unbared(Reason::Form));
    assert_eq!(verdict("a.jpg", b"\0\x01\x02\x03\xFF"), Verdict::Unbared(Reason::Form));
    assert_eq!(verdict("a.txt", b"\xFF\xD8\xFF\xE0"), Verdict::Unbared(Reason::Broken));
    let embedded =
        archive(&[("[Content_Types].xml", b"<Types/>"), ("word/embeddings/a.bin", b"13812345678")]);
    assert_eq!(verdict("a.docx", &embedded), unread(Reason::Inside));
    let embedded = b"<svg><image href='data:image/jpeg;base64,AA=='/></svg>";
    assert_eq!(verdict("a.svg", embedded), unread(Reason::Inside));
    let photo =
        [&b"GIF89a\x01\0\x01\0\0\0\0"[..], b"\x21\xFE\x03abc\0", b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x01D\0;"]
            .concat();
    let pictured = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/media/a.gif", &photo)]);
    assert_eq!(verdict("a.docx", &pictured), unread(Reason::Inside));
    assert_eq!(verdict("a.gif", &photo), Verdict::Picture(true));
    assert_eq!(Inspector::default().inspect(Path::new("no such file")).verdict, unread(Reason::Broken));
}

#[test]
fn an_archive_cannot_swell() {
    let text = format!("<w:p><w:t>{}</w:t></w:p>", " ".repeat(4 << 20));
    let bytes = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", text.as_bytes())]);
    assert!(bytes.len() < 20_000);
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&bytes).unwrap();
    assert!(matches!(office::read_within(file, 1 << 20), Err(Failed::Unread(Reason::TooLarge))));
}

#[test]
fn a_file_is_looked_into_again_when_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    let inspector = Inspector::default();
    fs::write(&path, "没有号码。").unwrap();
    assert_eq!(found(&inspector.inspect(&path)), []);
    fs::write(&path, "13812345678，有号码。").unwrap();
    assert_eq!(found(&inspector.inspect(&path)).len(), 1);
    fs::write(&path, "13812345670，有号码。").unwrap();
    inspector.forget(&path);
    assert_eq!(found(&inspector.inspect(&path)), [(None, 1, 1, "13812345670")]);
}

proptest! {
    /// However small the pieces, what is found in them is what is found in the whole.
    #[test]
    fn pieces_tear_nothing(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "13812345678", "138 1234 5678", "11010519491231002X", "0971-2722100", "一三八〇〇一三八〇〇〇", "，", "\n",
                "\r\n", "村民", "2020年", "630121100201", "<b>", "138", " ", "张三", "\"", ",",
            ]),
            0..60,
        ),
        size in 1usize..40,
        table: bool,
    ) {
        let text = words.concat();
        let seen = |size: usize| {
            let mut bytes = Cursor::new(text.as_bytes());
            let text::Scanned { excerpt, torn, .. } = text::scan(&mut bytes, UTF_8.new_decoder(), table, size).unwrap();
            assert!(!torn);
            let seen = Inspection { verdict: Verdict::Read, parts: excerpt.finish().into_iter().collect() };
            found(&seen).into_iter().map(|(_, line, column, text)| (line, column, text.to_owned())).collect::<Vec<_>>()
        };
        prop_assert_eq!(seen(size), seen(1 << 16));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in 0usize..2000) {
        inspect("a.txt", &bytes);
        inspect("a.jpg", &bytes);
        let book = workbook("<worksheet><c r='A1'><v>1</v></c></worksheet>", "<sst/>");
        let mut broken = book[..cut.min(book.len())].to_vec();
        broken.extend(&bytes);
        let seen = inspect("a.xlsx", &broken);
        prop_assert!(seen.parts.iter().all(|part| part.hits.iter().all(|hit| hit.kind != Kind::ResidentId18)));
    }
}

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

/// The digits of each finding.
fn digits(inspection: &Inspection) -> Vec<&str> {
    inspection.parts.iter().flat_map(|part| &part.hits).map(|hit| hit.digits.as_str()).collect()
}

/// A document with one more part.
fn with_part(name: &str, bytes: &[u8]) -> Arc<Inspection> {
    let document = "<w:document><w:p><w:t>名单</w:t></w:p></w:document>";
    inspect(
        "a.docx",
        &archive(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", document.as_bytes()),
            (name, bytes),
        ]),
    )
}

/// A document of one paragraph.
fn paragraph(text: &str) -> Arc<Inspection> {
    let document = format!("<w:document><w:p>{text}</w:p></w:document>");
    inspect(
        "a.docx",
        &archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())]),
    )
}

#[test]
fn a_part_that_is_not_read_makes_the_file_listed() {
    for (name, bytes) in [
        ("xl/workbook.bin", &b"\x83\x01"[..]),
        ("word/vbaProject.bin", b"\xD0\xCF\x11\xE0"),
        ("word/afchunk.mht", b"MIME-Version: 1.0"),
        ("word/afchunk.docx", b"PK\x03\x04"),
        ("word/afchunk.rtf", b"{\\rtf 13812345678}"),
        ("word/media/image1.tiff", b"II*\0"),
        ("word/media/image1.heic", b"\0\0\0\x18ftypheic"),
        ("word/media/image1.emf", b"\x01\0\0\0"),
        ("word/media/image1.jpeg", b"\xFF\xD8\xFF\xE0 broken"),
        ("word/media/image1.png", b"no picture"),
        ("ppt/media/media1.mp4", b"\0\0\0\x18ftypmp42"),
        ("Thumbnails/thumbnail.pdf", b"%PDF-1.7"),
        ("docProps/thumbnail.wmf", b"\xD7\xCD\xC6\x9A"),
        ("word/fonts/font1.ttf", b"13812345678"),
        ("word/x", b"13812345678"),
        ("word/x.txt", b"138\x00001"),
        ("word/media/a.svg", b"<svg><image href='DATA:image/png;base64,AA=='/></svg>"),
        ("word/a.xml", b"<a><w:binData>AAAA</w:binData></a>"),
        ("word/a.xml", b"<!DOCTYPE a [<!ENTITY p '138'>]><a>&p;12345678</a>"),
    ] {
        assert_eq!(with_part(name, bytes).verdict, Verdict::Unread(Reason::Inside), "{name}");
    }
    let declared = with_part("word/a.xml", b"<?xml version='1.0' encoding='IBM037'?><a/>");
    assert_eq!(declared.verdict, Verdict::Unread(Reason::Inside));
}

#[test]
fn parts_of_two_bytes_a_character_are_read() {
    for mark in ["\u{FEFF}", ""] {
        let text = format!("{mark}<?xml version='1.0' encoding='UTF-16'?><p>电话13812345678</p>");
        for big in [false, true] {
            let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            let seen = with_part("word/a.xml", &text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>());
            assert_eq!((seen.verdict, digits(&seen)), (Verdict::Read, vec![MOBILE]));
        }
    }
}

#[test]
fn parts_that_are_texts_are_read() {
    for (name, text) in [
        ("word/afchunk.htm", "<p><b>138</b>1234<br>5678</p>"),
        ("OEBPS/a.xhtml", "<p>138<nobr>1234</nobr>5678</p>"),
        ("Documents/1/Pages/1.fpage", "<Glyphs UnicodeString=\"138 1234 5678\"/>"),
        ("Pictures/a.svg", "<svg><text>138<tspan>12345678</tspan></text></svg>"),
        ("word/x.txt", "13812345678"),
        ("word/x.csv", "张三,13812345678"),
        ("word/x.json", "{\"a\":\"13812345678\"}"),
        ("mimetype", "13812345678"),
    ] {
        let seen = with_part(name, text.as_bytes());
        assert_eq!((seen.verdict, digits(&seen)), (Verdict::Read, vec![MOBILE]), "{name}");
        assert_eq!(seen.parts[0].hits[0].place.as_deref(), Some(name));
    }
}

#[test]
fn what_office_programs_write_themselves_lists_no_file() {
    let picture = b"GIF89a\x01\0\x01\0\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x01D\0;";
    for (name, bytes) in [
        ("word/", &b""[..]),
        ("Configurations2/accelerator/current.xml", b""),
        ("Configurations2/images/Bitmaps/", b""),
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("layout-cache", b"\x01\0\0"),
        ("manifest.rdf", b"<rdf:RDF/>"),
        ("xl/printerSettings/printerSettings1.bin", b"\0P\0D\0F"),
        ("ppt/fonts/font1.fntdata", b"\x01\x02"),
        ("word/fonts/font1.odttf", b"\x01\x02"),
        ("Fonts/a.ttf", b"\0\x01\0\0\0"),
        ("word/theme/theme1.xml", b"<a:theme/>"),
        ("customXml/item1.xml", b"<a/>"),
        ("docProps/thumbnail.jpeg", picture),
        ("_xmlsignatures/origin.sigs", b""),
        ("META-INF/manifest.xml", b"<!DOCTYPE manifest:manifest PUBLIC \"-//OASIS\" \"Manifest.dtd\"><a/>"),
    ] {
        let seen = with_part(name, bytes);
        assert_eq!((seen.verdict, digits(&seen)), (Verdict::Read, vec![]), "{name}");
    }
}

#[test]
fn what_was_struck_out_hides_nothing() {
    let struck = "<w:r><w:t>1381234</w:t></w:r><w:del><w:r><w:delText>0000</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>5678</w:t></w:r></w:ins>";
    // The one that stands there, and the one that stood there.
    assert_eq!(digits(&paragraph(struck)), [MOBILE, "13812340000"]);
    let alone =
        "<w:del><w:r><w:delText>138</w:delText></w:r><w:r><w:delText>12345678</w:delText></w:r></w:del>";
    assert_eq!(digits(&paragraph(alone)), [MOBILE]);
    let before =
        "<w:t>1381234</w:t><w:del><w:delText>5678</w:delText></w:del><w:ins><w:t>0000000</w:t></w:ins>";
    assert_eq!(digits(&paragraph(before)), [MOBILE]);
    let moved = "<w:t>138</w:t><w:moveFrom><w:r><w:t>99</w:t></w:r></w:moveFrom><w:t>12345678</w:t>";
    assert_eq!(digits(&paragraph(moved)), [MOBILE]);
    let field = "<w:t>138</w:t><w:instrText> PAGE 1 </w:instrText><w:t>12345678</w:t>";
    assert_eq!(digits(&paragraph(field)), [MOBILE]);
    assert_eq!(digits(&paragraph("<w:instrText>HYPERLINK tel:13812345678</w:instrText>")), [MOBILE]);
    let hidden = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>138</w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>12345678</w:t></w:r>";
    assert_eq!(digits(&paragraph(hidden)), [MOBILE]);
    let placed = "<w:t>138</w:t><wp:posOffset>1381234</wp:posOffset><wp:posOffset>5678</wp:posOffset><w:t>12345678</w:t>";
    assert_eq!(digits(&paragraph(placed)), [MOBILE]);
    // Told once, though it was there before the revision, too.
    let kept = "<w:t>13812345678</w:t><w:del><w:delText>的电话</w:delText></w:del>";
    assert_eq!(digits(&paragraph(kept)), [MOBILE]);
    let seen = paragraph("<w:t>名单</w:t></w:p><w:p><w:del><w:delText>13812345678</w:delText></w:del>");
    assert_eq!(found(&seen), [(Some("word/document.xml"), 2, 1, MOBILE)]);
}

#[test]
fn readings_and_escapes_of_a_workbook_hide_nothing() {
    let strings = "<sst><si><r><t>138</t></r><rPh sb='0' eb='1'><t>イチ</t></rPh><r><t>12345678</t></r></si>\
        <si><t>_x0031_38_x000D_\n1234_x0020_5678</t></si><si><t>无</t><rPh><t>13912345678</t></rPh></si></sst>";
    let sheet = "<worksheet><c r='A1' t='s'><v>0</v></c><c r='A2' t='s'><v>1</v></c></worksheet>";
    let seen = inspect("a.xlsx", &workbook(sheet, strings));
    let mut all = digits(&seen);
    all.sort_unstable();
    assert_eq!(all, [MOBILE, MOBILE, "13912345678"]);
    assert_eq!(sheet::unescaped("_x005F_x0031_ _xZZZZ_ _"), "_x0031_ _xZZZZ_ _");
}

#[test]
fn elements_of_a_line_part_no_number() {
    for text in [
        "138<br>1234<br/>5678",
        "138<BR clear=all>1234 5678",
        "<nobr>138</nobr><var>1234</var><strike>5678</strike>",
        "138<o:p></o:p>12345678",
        "138<x-number>1234</x-number><blink>5678</blink>",
        "138<![CDATA[12345678]]>",
        "138<?php ?>12345678",
    ] {
        for name in ["a.html", "a.txt"] {
            assert_eq!(digits(&inspect(name, text.as_bytes())), [MOBILE], "{name} {text}");
        }
    }
    let path = "<svg><text><textPath>138</textPath><tspan x='1'>1234</tspan>5678</text></svg>";
    assert_eq!(digits(&inspect("a.svg", path.as_bytes())), [MOBILE]);
    for (name, text) in [
        ("a.xml", "<r><id>138</id><n>12345678</n></r>"),
        ("a.svg", "<svg><text>138</text><text>12345678</text></svg>"),
        ("a.html", "<ul><li>138<li>12345678</ul>"),
        ("a.fodt", "<o:p><text:p>138</text:p><text:p>12345678</text:p></o:p>"),
    ] {
        assert_eq!(digits(&inspect(name, text.as_bytes())), [""; 0], "{text}");
    }
    assert_eq!(digits(&inspect("a.fodt", b"<text:p>138<text:span>1234</text:span>5678</text:p>")), [MOBILE]);
}

#[test]
fn references_hide_nothing() {
    let stands = [
        "ndash",
        "mdash",
        "minus",
        "hyphen",
        "dash",
        "horbar",
        "middot",
        "centerdot",
        "bull",
        "nbsp",
        "ensp",
        "emsp",
        "emsp13",
        "emsp14",
        "numsp",
        "puncsp",
        "thinsp",
        "hairsp",
        "MediumSpace",
        "NonBreakingSpace",
        "Tab",
        "NewLine",
        "ZeroWidthSpace",
        "NoBreak",
        "zwnj",
        "zwj",
        "lrm",
        "rlm",
        "shy",
        "period",
        "#8211",
        "#x2013",
        "#150",
        "#160",
        "#32",
        "#0000000000032",
        "#x00000000000020",
    ];
    for name in stands {
        let text = format!("138&{name};1234&{name};5678");
        assert_eq!(digits(&inspect("a.html", text.as_bytes())), [MOBILE], "{text}");
    }
    for text in [
        "138&nbsp1234&nbsp5678",
        "&#49&#51&#56&#49&#50&#51&#52&#53&#54&#55&#56",
        "&#x31&#x33;8<b>&#00000000000049;</b>2345678",
        "<a title='&#00000000000049;3812345678'>",
        "<a href='tel:138&ndash;1234&ndash;5678'>",
    ] {
        assert_eq!(digits(&inspect("a.html", text.as_bytes())), [MOBILE], "{text}");
    }
    let text = "甲&nosuch;乙 & &; &#xFFFFFFFF; &#; AT&T";
    assert_eq!(markup::resolved(text).map(|read| read.text), None);
}

#[test]
fn what_is_put_together_only_when_shown_is_told() {
    for (name, text) in [
        ("a.svg", "<!DOCTYPE svg [<!ENTITY p \"138\">]><svg><text>&p;12345678</text></svg>"),
        ("a.svg", "<svg><image href='DATA:image/svg+xml,%3Csvg/>'/></svg>"),
        ("a.html", "<img src='Data:;BASE64,AA=='>"),
        ("a.html", "<img src='dat&#97;:image/png;base64,AA=='>"),
        ("a.html", "<iframe src='data:text/html,a'></iframe>"),
        ("a.doc", "MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nMTM4"),
        ("a.fodt", "<draw:image><office:binary-data>AA==</office:binary-data></draw:image>"),
    ] {
        assert_eq!(inspect(name, text.as_bytes()).verdict, Verdict::Unread(Reason::Inside), "{text}");
    }
    for (name, text) in [
        ("a.svg", "<!DOCTYPE svg [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]><svg/>"),
        ("a.html", "<script>f({data:e,x:1})</script><p>metadata: a/b</p>"),
        ("a.json", "{\"data\":[1,2]}"),
        ("a.txt", "data: 2020/01, 02; Data:甲/乙,丙"),
    ] {
        assert_eq!(inspect(name, text.as_bytes()).verdict, Verdict::Read, "{text}");
    }
    for name in ["a.eml", "a.mht", "a.mhtml", "a.msg"] {
        let seen = inspect(name, b"Subject: a\n\n13812345678\n");
        assert_eq!((seen.verdict, digits(&seen)), (Verdict::Unread(Reason::Form), vec![MOBILE]), "{name}");
    }
}

#[test]
fn cards_and_calendars_are_unfolded() {
    for (name, text) in [
        ("a.vcf", "BEGIN:VCARD\r\nTEL:1381\r\n 2345678\r\nEND:VCARD\r\n"),
        ("a.vcf", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=31=33=\r\n=38=31=32=33=\r\n45678=\r\n\r\n"),
        ("a.vcf", "NOTE;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=B5=E7=BB=B0=A3=B1=A3=B3812345678\r\n"),
        ("a.ics", "DESCRIPTION:电话 138 12\n\t34 5678\n"),
        ("a.ics", "X-ALT-DESC;FMTTYPE=text/html:<b>13\n 8</b>1234&nda\n sh;5678\n"),
    ] {
        let seen = inspect(name, text.as_bytes());
        assert_eq!((seen.verdict, digits(&seen)), (Verdict::Read, vec![MOBILE]), "{text}");
    }
    for text in
        ["PHOTO;ENCODING=b;TYPE=JPEG:AAAA\n", "PHOTO;JPEG;BASE64:\n AAAA\n", "ATTACH;ENC\n ODING=BASE64:AA\n"]
    {
        assert_eq!(inspect("a.vcf", text.as_bytes()).verdict, Verdict::Unread(Reason::Inside), "{text}");
    }
    // However small the pieces.
    let text = "TEL:1381\r\n 2345678\r\nN;QUOTED-PRINTABLE:=31=33=\r\n912345678\r\nEND:VCARD\r\n";
    for size in 1..40 {
        let mut bytes = Cursor::new(text.as_bytes());
        let scanned = text::scan(&mut bytes, UTF_8.new_decoder(), text::Form::Card, size).unwrap();
        let hits = scanned.excerpt.finish().unwrap().hits;
        let digits: Vec<_> = hits.iter().map(|hit| hit.digits.as_str()).collect();
        assert_eq!(digits, [MOBILE, "13912345678"], "{size}");
    }
}

#[test]
fn only_drawings_have_numbers_that_are_none() {
    for (name, text) in [
        ("a.html", "<p values=\"138 1234 5678\">"),
        ("a.txt", "<path d=\"M9 138 1234 5678\"/>"),
        ("a.txt", "values=\"13812345678\""),
        ("a.txt", "d=\"11010519491231002X\""),
        ("a.html", "<path d=\"11010519491231002X\"/>"),
        ("a.svg", "<path d=\"110105 19491231 002X\"/>"),
        ("a.svg", "<path d=\"13812345678\"/>"),
        ("a.svg", "<path data-d=\"138 1234 5678\"/>"),
    ] {
        assert_eq!(digits(&inspect(name, text.as_bytes())).len(), 1, "{text}");
    }
    for (name, text) in [
        ("a.html", "<svg><path id='a' d=\"M138 1234 5678\"/></svg>"),
        ("a.svg", "<polygon points='138 1234 5678'/>"),
        ("a.svg", "<svg:feColorMatrix values='138 1234 5678'/>"),
    ] {
        assert_eq!(digits(&inspect(name, text.as_bytes())), [""; 0], "{text}");
    }
}

#[test]
fn pictures_of_cameras_and_drawing_programs_are_not_bared() {
    for (name, bytes) in [
        ("a.cr3", &b"\0\0\0\x18ftypcrx \0"[..]),
        ("a.dat", b"\0\0\0\x18ftypcrx \0"),
        ("a.orf", b"IIRO\x08\0\0\0"),
        ("a.raf", b"FUJIFILMCCD-RAW 0201"),
        ("a.rw2", b"IIU\0\x18\0"),
        ("a.dng", b"II*\0\x08\0\0\0"),
        ("a.jp2", b"\0\0\0\x0CjP  \r\n\x87\n"),
        ("a.psd", b"8BPS\0\x01"),
        ("a.ico", b"\0\0\x01\0\x01\0"),
        ("a.bmp", b"BM\x36\0\0\0"),
        ("a.x3f", b"FOVb\0"),
    ] {
        assert_eq!(inspect(name, bytes).verdict, Verdict::Unbared(Reason::Form), "{name}");
    }
    assert_eq!(digits(&inspect("a.ico", b"13812345678")), [MOBILE]);
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
                "&ndash;", "&#49;", "<br>", "\r\n ", "\nN;QUOTED-PRINTABLE:", "=31", "=\r\n",
            ]),
            0..60,
        ),
        size in 1usize..40,
        form in prop::sample::select(vec![
            text::Form::Plain, text::Form::Table, text::Form::Page, text::Form::Data, text::Form::Card,
        ]),
    ) {
        let text = words.concat();
        let seen = |size: usize| {
            let mut bytes = Cursor::new(text.as_bytes());
            let text::Scanned { excerpt, torn, .. } = text::scan(&mut bytes, UTF_8.new_decoder(), form, size).unwrap();
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

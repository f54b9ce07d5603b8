//! Owns: what a workbook must hold to. In: small sheets, read back by another program's reader. Out: nothing.

use super::*;
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

fn looks() -> Looks {
    Looks {
        day: "2020-06-10".parse().unwrap(),
        language: "zh-Hans",
        signs: Tone::ALL.map(|tone| if tone == Tone::Overdue { "▲".into() } else { String::new() }),
        mark: None,
    }
}

fn columns(count: usize) -> Vec<Column> {
    (0..count).map(|at| Column::new(format!("列{at}"), 20)).collect()
}

fn book(looks: Looks, name: &str, fill: impl Fn(&mut Sheet<'_>)) -> Result<Vec<u8>, BookError> {
    let mut book = Book::new(looks);
    let mut sheet = book.sheet(name, "标题", &columns(3));
    fill(&mut sheet);
    sheet.end();
    book.finish()
}

fn cells(bytes: Vec<u8>) -> (String, Vec<Vec<Data>>) {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn texts_come_back_as_they_are() {
    let texts = [
        "=1+1",
        "＝1",
        "+86",
        "@x",
        "<a & \"b\">",
        " 前后 ",
        "两\n行",
        "铃\u{7}铃",
        "_x0041_",
        "001",
        "𠀀村",
        "-",
    ];
    let bytes = book(looks(), "表", |sheet| {
        for text in texts {
            sheet.row().text(text).word(text, Tone::Overdue).code(Some(text));
        }
    })
    .unwrap();
    let (_, rows) = cells(bytes);
    for (text, row) in texts.iter().zip(&rows[2..]) {
        for cell in row {
            assert_eq!(cell, &Data::String((*text).to_owned()), "{text:?}");
        }
    }
}

#[test]
fn no_cell_is_a_formula_not_even_after_it_is_edited() {
    let bytes = book(looks(), "表", |sheet| {
        sheet.row().text("=HYPERLINK(\"http://x\")").text("+1").text("安全");
    })
    .unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && sheet.matches(" t=\"s\"").count() == 1 + 3 + 3, "{sheet}");
    let styles = part(&bytes, "xl/styles.xml");
    let cells = styles.split_once("<cellXfs").unwrap().1;
    let quoted: Vec<bool> = cells.split("<xf ").skip(1).map(|xf| xf.contains("quotePrefix=\"1\"")).collect();
    let style = |cell: &str| -> usize {
        let at = sheet.split(&format!("r=\"{cell}\" s=\"")).nth(1).unwrap();
        at.split('"').next().unwrap().parse().unwrap()
    };
    assert!(quoted[style("A3")] && quoted[style("B3")] && !quoted[style("C3")]);
}

#[test]
fn numbers_money_and_days_are_such() {
    let bytes = book(looks(), "表", |sheet| {
        sheet.row().money("30000.00").number("-0.25").date(Some("2020-05-15".parse().unwrap()));
        sheet.row().money("999999999999999.99").number("1234567890123456").date(None);
        sheet.row().count(7).toned(0, Tone::Overdue).date(Some("1900-02-28".parse().unwrap()));
    })
    .unwrap();
    let (_, rows) = cells(bytes);
    assert_eq!(rows[2][..2], [Data::Float(30000.0), Data::Float(-0.25)]);
    let Data::DateTime(moment) = rows[2][2] else { panic!("{:?}", rows[2]) };
    assert_eq!(moment.to_ymd_hms_milli().2, 15);
    // What a spreadsheet would round or count wrongly is a text.
    assert_eq!(rows[3][0], Data::String("999999999999999.99".into()));
    assert_eq!(rows[3][1], Data::String("1234567890123456".into()));
    assert_eq!(rows[3][2], Data::Empty);
    assert_eq!(rows[4], [Data::Float(7.0), Data::Float(0.0), Data::String("1900-02-28".into())]);
}

#[test]
fn every_part_is_well_formed_and_its_styles_are_there() {
    let mut looks = looks();
    looks.mark = Some("内部 & 不得外传".into());
    let bytes = book(looks, "a/b[c]*?:'\\", |sheet| {
        sheet
            .row()
            .word("已逾期", Tone::Overdue)
            .text("a\u{0}b")
            .toned_date("2020-05-15".parse().ok(), Tone::Soon);
    })
    .unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(archive.len(), 9);
    for at in 0..archive.len() {
        let mut text = String::new();
        archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    }
    let styles = part(&bytes, "xl/styles.xml");
    let styles = roxmltree::Document::parse(&styles).unwrap();
    for list in ["numFmts", "fonts", "fills", "borders", "cellXfs"] {
        let node = styles.descendants().find(|it| it.has_tag_name((package::MAIN, list))).unwrap();
        let count: usize = node.attribute("count").unwrap().parse().unwrap();
        assert_eq!(count, node.children().filter(|it| it.is_element()).count(), "{list}");
    }
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<oddHeader>&amp;R内部 &amp;&amp; 不得外传</oddHeader>"));
    assert_eq!(cells(bytes).0, "a b c");
}

#[test]
fn a_heading_stands_on_every_page_and_the_day_is_not_the_clocks() {
    let bytes = book(looks(), "表", |sheet| {
        sheet.row().text("甲");
    })
    .unwrap();
    let workbook = part(&bytes, "xl/workbook.xml");
    assert!(workbook.contains("Print_Titles\" localSheetId=\"0\">'表'!$1:$2<"));
    assert!(workbook.contains("_FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'表'!$A$2:$C$3<"));
    assert!(part(&bytes, "docProps/core.xml").contains("2020-06-10T00:00:00Z"));
    let again = book(looks(), "表", |sheet| {
        sheet.row().text("甲");
    });
    assert!(again.unwrap() == bytes);
}

#[test]
fn what_does_not_fit_is_told() {
    let long = "长".repeat(LONGEST + 1);
    let fill = |text: String| {
        move |sheet: &mut Sheet<'_>| {
            sheet.row().text("甲");
            sheet.row().text(&text);
        }
    };
    assert_eq!(book(looks(), "表", fill(long.clone())).unwrap_err(), BookError::LongText(4));
    assert!(book(looks(), "表", fill("长".repeat(LONGEST))).is_ok());
}

#[test]
fn columns_have_letters() {
    let named: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
    assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_text_in_well_formed_xml(
        text in r#"([=+\-@<>&"'_\r\n\t\x00\x07\x0b\x1f\u{85}\u{fffe}\u{2028}]|_x[0-9A-Fa-f]{4}_|<!\[CDATA\[|\]\]>|&amp;|</t>|\PC|𠮷|村){1,60}"#
    ) {
        let made = book(looks(), "表", |sheet| {
            sheet.row().text(&text).word(&text, Tone::Overdue).code(Some(&text));
        })
        .unwrap();
        for name in ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"] {
            let xml = part(&made, name);
            let parsed = roxmltree::Document::parse(&xml);
            proptest::prop_assert!(parsed.is_ok(), "{}: {:?}", name, parsed.err());
            let formulas = parsed.unwrap().descendants().filter(|node| node.has_tag_name("f")).count();
            proptest::prop_assert_eq!(formulas, 0);
        }
        let (_, rows) = cells(made);
        for cell in &rows[2] {
            proptest::prop_assert_eq!(cell, &Data::String(text.clone()));
        }
    }
}

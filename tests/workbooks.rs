//! The workbooks of the open data, read back from a built site.

mod common;

use calamine::{Data, Reader, Xlsx, open_workbook};
use common::{build, cunce, put, root, secrets};
use std::collections::BTreeSet;
use std::path::Path;

const TABLES: [&str; 7] = ["villages", "measures", "deadlines", "problems", "funds", "visits", "changes"];

/// All cells of a table's workbook.
fn cells(site: &Path, table: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(site.join(format!("data/{table}.xlsx"))).unwrap();
    let sheet = book.sheet_names()[0].clone();
    book.worksheet_range(&sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn records(site: &Path, table: &str) -> Vec<csv::StringRecord> {
    let text = std::fs::read_to_string(site.join(format!("data/{table}.csv"))).unwrap();
    csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(Result::unwrap)
        .collect()
}

fn column(rows: &[Vec<Data>], heading: &str) -> usize {
    rows[1]
        .iter()
        .position(|cell| *cell == Data::String(heading.into()))
        .unwrap_or_else(|| panic!("{heading}"))
}

fn example(edition: &str) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    build(&root().join("content"), &out.path().join("site"), &["--edition", edition]);
    out
}

#[test]
fn each_table_has_a_workbook_with_the_same_rows() {
    let out = example("public");
    let site = out.path().join("site");
    let page = std::fs::read_to_string(site.join("data/index.html")).unwrap();
    for table in TABLES {
        let rows = cells(&site, table);
        assert_eq!(rows.len(), 2 + records(&site, table).len(), "{table}");
        assert!(
            matches!(&rows[0][0], Data::String(title) if title.contains("湟北县") && title.contains("2020-06-10"))
        );
        let headings: BTreeSet<String> = rows[1].iter().map(ToString::to_string).collect();
        assert_eq!(headings.len(), rows[1].len(), "{table}");
        assert!(
            page.contains(&format!("href=\"{table}.xlsx\""))
                && page.contains(&format!("href=\"{table}.csv\""))
        );
    }
}

#[test]
fn days_are_days_money_is_money_and_codes_are_texts() {
    let out = example("public");
    let site = out.path().join("site");
    let (rows, records) = (cells(&site, "measures"), records(&site, "measures"));
    let (due, planned) = (column(&rows, "期限"), column(&rows, "计划资金（元）"));
    let (mut days, mut amounts) = (0, 0);
    for (row, record) in rows[2..].iter().zip(&records) {
        match &row[due] {
            Data::DateTime(moment) => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                assert_eq!(format!("{year:04}-{month:02}-{day:02}"), record[10]);
                days += 1;
            }
            other => assert_eq!((other, &record[10]), (&Data::Empty, "")),
        }
        let Data::Float(amount) = row[planned] else { panic!("{:?}", row[planned]) };
        assert_eq!(format!("{amount:.2}"), record[19]);
        amounts += usize::from(amount > 0.0);
    }
    assert!(days > 100 && amounts > 100);
    let villages = cells(&site, "villages");
    let code = column(&villages, "区划代码");
    assert!(villages[2..].iter().all(|row| matches!(&row[code], Data::String(code) if code.len() == 12)));
}

#[test]
fn what_is_overdue_is_said_in_words() {
    let out = example("public");
    let site = out.path().join("site");
    let rows = cells(&site, "measures");
    let (status, remark) = (column(&rows, "状态"), column(&rows, "期限情况"));
    let overdue = rows.iter().filter(|row| row[status] == Data::String("已逾期".into())).count();
    let told = rows.iter().filter(|row| row[remark].to_string().starts_with("逾期")).count();
    let wanted = records(&site, "measures").iter().filter(|record| &record[14] == "是").count();
    assert_eq!((overdue, told), (wanted, wanted));
    assert!(wanted > 0);
}

#[test]
fn nothing_internal_stands_in_a_public_workbook() {
    let content = root().join("tests/fixtures/secret/content");
    let secrets = secrets(&content);
    assert!(!secrets.is_empty());
    let out = tempfile::tempdir().unwrap();
    let mut inside = 0;
    for edition in ["public", "internal"] {
        let site = out.path().join(edition);
        build(&content, &site, &["--edition", edition]);
        for table in TABLES {
            for cell in cells(&site, table).iter().flatten() {
                let text = cell.to_string();
                let found = secrets.iter().filter(|secret| text.contains(secret.as_str())).count();
                assert!(edition == "internal" || found == 0, "{table}: {text}");
                inside += found;
            }
        }
    }
    assert!(inside > 0, "the internal edition shows what is internal");
}

#[test]
fn the_internal_edition_says_on_paper_what_it_is() {
    for (edition, says) in [("public", false), ("internal", true)] {
        let out = example(edition);
        let file = std::fs::File::open(out.path().join("site/data/measures.xlsx")).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
        assert_eq!(sheet.contains("<oddHeader>&amp;R内部资料　不得外传</oddHeader>"), says, "{edition}");
    }
}

#[test]
fn a_table_that_nobody_could_open_has_no_workbook_and_says_so() {
    let room = tempfile::tempdir().unwrap();
    let content = room.path().join("content");
    put(&content, "site.toml", "title = \"大县\"\ncounty = \"大县\"\nas_of = 2020-06-10\n");
    put(&content, "townships/zhen/township.toml", "name = \"镇\"\n");
    put(&content, "townships/zhen/cun/village.toml", "name = \"村\"\n");
    let visit = "[[visits]]\non = 2020-05-01\nby = \"甲\"\nrole = \"乙\"\n".repeat(100_001);
    put(&content, "townships/zhen/cun/progress/2020-05-20.toml", &format!("date = 2020-05-20\n{visit}"));
    let site = room.path().join("site");
    build(&content, &site, &[]);
    assert!(!site.join("data/visits.xlsx").exists() && site.join("data/visits.csv").exists());
    assert!(site.join("data/villages.xlsx").exists());
    let page = std::fs::read_to_string(site.join("data/index.html")).unwrap();
    assert!(!page.contains("visits.xlsx") && page.contains("有100001行"), "{page}");
}

#[test]
fn the_bytes_are_the_same_on_any_number_of_threads() {
    let out = tempfile::tempdir().unwrap();
    for threads in ["1", "4"] {
        let status = cunce()
            .env("RAYON_NUM_THREADS", threads)
            .args(["build", "--no-history", "--content"])
            .arg(root().join("content"))
            .arg("--out")
            .arg(out.path().join(threads))
            .output()
            .unwrap()
            .status;
        assert!(status.success());
    }
    for table in TABLES {
        let read = |threads: &str| {
            std::fs::read(out.path().join(threads).join(format!("data/{table}.xlsx"))).unwrap()
        };
        assert!(read("1") == read("4"), "{table}");
    }
}

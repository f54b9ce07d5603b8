//! Ledgers through the binary: each folder of tests/fixtures/ledgers holds one as counties keep them, what is told of
//! it, and the records that come of it. `UPDATE_LEDGERS=1` writes what is told and made into the folders.

mod common;

use common::{copy, cunce, put, root, tree};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;

fn ledgers() -> PathBuf {
    root().join("tests/fixtures/ledgers")
}

/// A county's records in a room of their own.
fn room(content: &Path) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    copy(content, &room.path().join("content"), false);
    room
}

fn run(room: &Path, args: &[&str]) -> Output {
    cunce().current_dir(room).args(args).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap() + &String::from_utf8(output.stderr.clone()).unwrap()
}

/// Imports a ledger of the fixtures with the rest that is understood, and holds what is told and made to the folder.
fn holds(name: &str, args: &[&str], code: i32) {
    let folder = ledgers().join(name);
    let ledger =
        ["xlsx", "csv"].iter().map(|it| folder.join(format!("ledger.{it}"))).find(|it| it.exists()).unwrap();
    let ledger = ledger.to_str().unwrap();
    let content = ledgers().join("content");
    let room = room(&content);
    let before = tree(&room.path().join("content"));

    // With something that is not understood nothing is written; a trial writes nothing anyhow.
    let strict = run(room.path(), &[&["import", ledger][..], args].concat());
    let rejected = told(&strict).contains("没看懂");
    assert_eq!(strict.status.code(), Some(code), "{}", told(&strict));
    assert_eq!(tree(&room.path().join("content")) == before, rejected, "{}", told(&strict));

    let room = self::room(&content);
    let trial = run(room.path(), &[&["import", ledger, "--dry-run"][..], args].concat());
    assert_eq!(tree(&room.path().join("content")), before, "{}", told(&trial));

    let output = run(room.path(), &[&["import", ledger, "--rest"][..], args].concat());
    let after = tree(&room.path().join("content"));
    let made: BTreeMap<String, Vec<u8>> =
        after.into_iter().filter(|(path, bytes)| before.get(path) != Some(bytes)).collect();
    let expected = folder.join("records");
    if std::env::var_os("UPDATE_LEDGERS").is_some() {
        std::fs::write(folder.join("told.txt"), told(&output)).unwrap();
        if expected.exists() {
            std::fs::remove_dir_all(&expected).unwrap();
        }
        for (path, bytes) in &made {
            let path = expected.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
    let wanted = std::fs::read_to_string(folder.join("told.txt")).unwrap();
    assert_eq!(told(&output).replace('\\', "/"), wanted, "{name}");
    let text = |files: BTreeMap<String, Vec<u8>>| -> BTreeMap<String, String> {
        files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
    };
    let wanted = if expected.exists() { tree(&expected) } else { BTreeMap::new() };
    assert_eq!(text(made), text(wanted), "{name}");

    // The records have no errors, and the same ledger changes nothing a second time.
    let check = run(room.path(), &["check"]);
    assert_eq!(check.status.code(), Some(0), "{}", told(&check));
    let now = tree(&room.path().join("content"));
    let again = run(room.path(), &[&["import", ledger, "--rest"][..], args].concat());
    assert!(
        !told(&again).contains("改动 content") && tree(&room.path().join("content")) == now,
        "{}",
        told(&again)
    );
}

#[test]
fn the_usual_ledger() {
    holds("standard", &[], 0);
}

#[test]
fn headings_in_two_rows() {
    holds("two-rows", &["--programme", "jingzhun"], 0);
}

#[test]
fn days_as_people_write_them() {
    holds("dates", &["--programme", "jingzhun"], 1);
}

#[test]
fn days_as_spreadsheets_count_them() {
    holds("serials", &["--programme", "jingzhun", "--fund-source", "政府补"], 0);
}

#[test]
fn the_code_page_of_a_chinese_windows() {
    holds("gbk", &["--programme", "精准帮扶"], 0);
}

#[test]
fn unicode_text_with_tabs() {
    holds("utf16", &["--programme", "jingzhun"], 0);
}

#[test]
fn a_sheet_for_each_township() {
    holds("sheets", &["--programme", "jingzhun"], 1);
}

#[test]
fn townships_as_titles_over_their_rows() {
    holds("sections", &["--programme", "jingzhun"], 1);
}

#[test]
fn problems_and_what_became_of_them() {
    holds("problems", &[], 1);
}

#[test]
fn a_list_of_villages() {
    holds("villages", &[], 1);
}

#[test]
fn what_became_of_known_measures() {
    holds("update", &[], 0);
}

#[test]
fn everything_that_cannot_be_understood() {
    holds("rejects", &["--programme", "jingzhun"], 1);
}

#[test]
fn a_county_with_words_of_its_own() {
    let map = ledgers().join("map/map.toml");
    holds("map", &["--map", map.to_str().unwrap()], 0);
}

#[test]
fn projects_of_a_township() {
    holds("projects", &["--programme", "jingzhun"], 1);
}

#[test]
fn problems_that_an_inspection_found() {
    let map = ledgers().join("inspection/map.toml");
    holds("inspection", &["--map", map.to_str().unwrap()], 1);
}

#[test]
fn committees_instead_of_villages() {
    holds("committees", &[], 1);
}

#[test]
fn columns_that_say_one_thing_twice() {
    holds("doubled", &["--programme", "jingzhun"], 1);
}

#[test]
fn formulas_that_were_never_worked_out_and_rows_of_another_sheet() {
    holds("formulas", &["--programme", "jingzhun"], 1);
}

#[test]
fn problems_that_are_open_and_closed() {
    holds("contradictions", &[], 1);
}

#[test]
fn keys_that_contradict_their_rows_and_days_in_the_wrong_order() {
    holds("keys", &[], 1);
}

#[test]
fn codes_of_other_places() {
    holds("codes", &[], 1);
}

#[test]
fn names_of_villages_and_nothing_else() {
    holds("names", &[], 0);
}

/// LibreOffice saved two of the ledgers in the forms that old machines have.
#[test]
fn old_excel_and_open_documents_say_the_same() {
    for (name, ending, args) in
        [("standard", "xls", [].as_slice()), ("rejects", "ods", &["--programme", "jingzhun"])]
    {
        let folder = ledgers().join(name);
        let room = room(&ledgers().join("content"));
        let file = folder.join(format!("ledger.{ending}"));
        let output = run(room.path(), &[&["import", file.to_str().unwrap(), "--rest"][..], args].concat());
        let wanted = std::fs::read_to_string(folder.join("told.txt")).unwrap();
        assert_eq!(told(&output).replace('\\', "/"), wanted, "{name}");
        for (path, bytes) in tree(&folder.join("records")) {
            let made = std::fs::read_to_string(room.path().join("content").join(&path)).unwrap();
            assert_eq!(made, String::from_utf8(bytes).unwrap(), "{path}");
        }
    }
}

#[test]
fn no_ledger_at_all() {
    let room = room(&ledgers().join("content"));
    let before = tree(&room.path().join("content"));
    for (name, sheets) in [("none", 1), ("unknown", 2)] {
        let file = ledgers().join(name).join("ledger.xlsx");
        let output = run(room.path(), &["import", file.to_str().unwrap(), "--rest"]);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert_eq!(told(&output).matches("没有找到表头").count(), sheets, "{}", told(&output));
        assert_eq!(tree(&room.path().join("content")), before);
    }
}

#[test]
fn files_that_are_none() {
    let room = room(&ledgers().join("content"));
    std::fs::write(room.path().join("broken.xlsx"), "no zip").unwrap();
    std::fs::write(room.path().join("notes.docx"), "words").unwrap();
    let open = "乡镇,村,任务,类别\n桥头镇,上铺村,修路,修通村路\n桥头镇,上铺村,\"修渠,安全饮水\n桥头镇,上铺村,修井,安全饮水\n";
    std::fs::write(room.path().join("open.csv"), open).unwrap();
    std::fs::write(room.path().join("map.toml"), "year = 2020\n[columns]\nduty = \"时限\"\n").unwrap();
    let fine = ledgers().join("standard/ledger.xlsx");
    let fine = fine.to_str().unwrap();
    for (args, says) in [
        (["import", "broken.xlsx"].as_slice(), "另存为 xlsx"),
        (&["import", "notes.docx"], "能读的有"),
        (&["import", "absent.xlsx"], "absent.xlsx"),
        (&["import", "open.csv", "--rest"], "open.csv 第 3 行有个引号"),
        (&["import", fine, "--map", "map.toml"], "第 3 行第 1 列"),
        (&["import", fine, "--programme", "meiyou"], "jingzhun"),
    ] {
        let output = run(room.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?} {}", told(&output));
        assert!(told(&output).contains(says), "{args:?} {}", told(&output));
    }
}

/// Exported and not touched, a ledger changes nothing: in each edition and language.
#[test]
fn what_was_exported_changes_nothing() {
    let room = room(&root().join("content"));
    let before = tree(&room.path().join("content"));
    for edition in ["public", "internal"] {
        for language in ["zh-Hans", "zh-Hant", "en"] {
            let name = format!("{edition}-{language}.xlsx");
            let export = run(room.path(), &["export", &name, "--edition", edition, "--lang", language]);
            assert_eq!(export.status.code(), Some(0), "{}", told(&export));
            let import = run(room.path(), &["import", &name]);
            assert_eq!(import.status.code(), Some(0), "{name} {}", told(&import));
            assert!(told(&import).contains("新增 0 项，改动 0 项"), "{name} {}", told(&import));
            assert_eq!(tree(&room.path().join("content")), before, "{name}");
        }
    }
}

/// The same records give the same bytes.
#[test]
fn an_export_is_the_same_every_time() {
    let room = room(&ledgers().join("content"));
    for name in ["a.xlsx", "b.xlsx"] {
        assert_eq!(run(room.path(), &["export", name]).status.code(), Some(0));
    }
    let read = |name: &str| std::fs::read(room.path().join(name)).unwrap();
    assert!(read("a.xlsx") == read("b.xlsx"));
}

/// What somebody wrote is never replaced by an export; an export that nobody touched is.
#[test]
fn an_export_replaces_nothing_but_an_export() {
    let room = room(&ledgers().join("content"));
    let export = |name: &str| run(room.path(), &["export", name]);
    put(room.path(), "我的.xlsx", "mine");
    let refused = export("我的.xlsx");
    assert_eq!(refused.status.code(), Some(2), "{}", told(&refused));
    assert!(told(&refused).contains("没有动它"), "{}", told(&refused));
    assert_eq!(std::fs::read_to_string(room.path().join("我的.xlsx")).unwrap(), "mine");
    for _ in 0..2 {
        assert_eq!(export("a.xlsx").status.code(), Some(0));
    }
    // As a spreadsheet program saves it: the same cells, under its own name.
    let made = std::fs::read(room.path().join("a.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(made)).unwrap();
    let mut saved = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for part in 0..archive.len() {
        let mut part = archive.by_index(part).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        saved.start_file(part.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut saved, text.replace(">Cunce<", ">WPS<").as_bytes()).unwrap();
    }
    std::fs::write(room.path().join("a.xlsx"), saved.finish().unwrap().into_inner()).unwrap();
    assert_eq!(export("a.xlsx").status.code(), Some(2));
}

#[test]
fn a_selection_is_exported() {
    let room = room(&root().join("content"));
    let all = run(room.path(), &["export", "all.xlsx"]);
    let some = run(room.path(), &["export", "some.xlsx", "--select", "township=changning,status=overdue"]);
    assert_eq!(some.status.code(), Some(0), "{}", told(&some));
    assert_ne!(told(&all), told(&some));
    let none = run(room.path(), &["export", "none.xlsx", "--select", "due=2031-01"]);
    assert_eq!(none.status.code(), Some(2), "{}", told(&none));
    assert!(!room.path().join("none.xlsx").exists());
}

//! Inputs that tried to break the program, tried again: what the fuzz targets of tests/fuzz found worth keeping, and
//! inputs of megabytes. What must hold of each stands in tests/fuzz/trials.rs; here, too, that no input of ten megabytes
//! takes a gigabyte of memory.

mod common;
#[path = "fuzz/trials.rs"]
mod trials;

use common::{copy, root, stdout};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tries all kept inputs of a target.
fn tried_again(target: &str, trial: fn(&[u8])) {
    let folder = root().join("tests/fuzz/corpus").join(target);
    let inputs: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(inputs.len() > 20, "{} holds {} inputs", folder.display(), inputs.len());
    for input in inputs {
        // A panic says what, not on which input.
        println!("{}", input.display());
        trial(&std::fs::read(&input).unwrap());
    }
}

macro_rules! corpora {
    ($($target:ident)*) => { $(
        #[test]
        fn $target() {
            tried_again(stringify!($target), trials::$target);
        }
    )* };
}

corpora! { front_matter records markdown import attachment check }

/// The small county with one record of another text.
fn county(record: &str, text: &[u8]) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), &room.path().join("content"), false);
    std::fs::write(room.path().join("content").join(record), text).unwrap();
    room
}

const PLAN: &str = "townships/hexi/qiaotou/plans/daolu.md";
const NOTICE: &str = "townships/hexi/qiaotou/notices/2020-03-20.md";
const MB: usize = 1 << 20;

/// As many pieces as fill so many bytes.
fn full(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

fn notice(body: &str) -> Vec<u8> {
    let own = std::fs::read_to_string(root().join("tests/fixtures/base/content").join(NOTICE)).unwrap();
    let end = own.find("\n+++\n").unwrap() + "\n+++\n".len();
    format!("{}{body}", &own[..end]).into_bytes()
}

fn plan(fields: &str) -> Vec<u8> {
    format!("+++\n{fields}\n+++\n").into_bytes()
}

#[test]
fn what_is_too_large_is_said_where_it_begins() {
    let many = full("a = 1\n", 10 * MB);
    let cases = [
        (NOTICE, notice(&full("村民", 4 * MB + 6)), "6:1"),
        (PLAN, plan(&many), "2:1"),
        (PLAN, vec![b'a'; 32 * MB + 1], "1:1"),
    ];
    for (record, text, place) in cases {
        let room = county(record, &text);
        let run = |args: &[&str]| common::cunce().current_dir(room.path()).args(args).output().unwrap();
        let checked = run(&["check", "--format", "json"]);
        let said = stdout(&checked);
        let said = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let large: Vec<Value> = said.filter(|it| it["code"] == "too-large").collect();
        let places: Vec<String> = large.iter().map(|it| format!("{}:{}", it["line"], it["column"])).collect();
        assert_eq!((places, checked.status.code()), (vec![place.to_owned()], Some(1)), "{record}");
        assert_eq!(run(&["build"]).status.code(), Some(1), "{record}");
        assert!(!room.path().join("public").exists());
    }
}

#[test]
fn faults_beyond_counting_are_counted() {
    let room = county(PLAN, &plan(&full("\"a\" b\n", MB)));
    let output =
        common::cunce().current_dir(room.path()).args(["check", "--format", "json"]).output().unwrap();
    let said = stdout(&output);
    let of = |code: &str| said.lines().filter(|line| line.contains(&format!("\"code\":\"{code}\""))).count();
    assert_eq!((of("syntax"), of("too-large")), (100_000, 1));
    let untold = MB / "\"a\" b\n".len() - 100_000;
    assert!(
        said.lines().any(|line| line.contains("too-large") && line.contains(&untold.to_string())),
        "{untold}"
    );
}

/// What a run took of memory at most, in bytes, and its exit code.
#[cfg(target_os = "linux")]
// The system's own call waits for it, which tells of its memory, too.
#[allow(clippy::zombie_processes)]
fn peak(command: &mut Command) -> (u64, Option<i32>) {
    use std::os::unix::process::ExitStatusExt;
    let child =
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let pid = libc::pid_t::try_from(child.id()).unwrap();
    let (mut status, mut usage) = (0, std::mem::MaybeUninit::<libc::rusage>::zeroed());
    // SAFETY: the child is ours and nobody else waits for it; both places are ours and large enough.
    let (done, usage) = unsafe {
        let done = libc::wait4(pid, &raw mut status, 0, usage.as_mut_ptr());
        (done, usage.assume_init())
    };
    assert_eq!(done, pid);
    let kilobytes = u64::try_from(usage.ru_maxrss).unwrap();
    (kilobytes * 1024, std::process::ExitStatus::from_raw(status).code())
}

/// What is promised of any input of ten megabytes.
#[cfg(target_os = "linux")]
const MOST: u64 = 1_000_000_000;

#[cfg(target_os = "linux")]
fn stays_small(name: &str, room: &Path, args: &[&str], code: i32) {
    let (peak, exit) = peak(common::cunce().current_dir(room).args(args));
    assert_eq!(exit, Some(code), "{name} {args:?}");
    assert!(peak < MOST, "{name} {args:?} took {} MB", peak / 1_000_000);
}

#[test]
#[cfg(target_os = "linux")]
fn megabytes_of_records_take_less_than_a_gigabyte() {
    let texts: [(&str, String, i32); 9] = [
        ("emphasis", full("*a_ ", 4 * MB - 4), 0),
        ("quotes", full(">", 4 * MB - 4), 0),
        ("a table", format!("| a | b |\n|-|-|\n{}", full("|a|b|\n", 4 * MB - 100)), 0),
        ("numbers", full("13800138000 ", 4 * MB - 100), 1),
        ("a longer text", full("*a_ ", 10 * MB), 1),
        ("brackets without links", full("](", 4 * MB - 100), 0),
        ("colons", format!("a{}", full(":", 4 * MB - 100)), 0),
        ("links beside a block", format!("{}\n:::internal\na\n:::\n", full("[a](#h-a) ", 4 * MB - 100)), 1),
        (
            "numbers beside a block",
            format!("{}\n:::internal\na\n:::\n", full("13800138000 ", 4 * MB - 100)),
            1,
        ),
    ];
    for (name, text, code) in texts {
        stays_small(name, county(NOTICE, &notice(&text)).path(), &["build", "--no-history"], code);
    }
    let fields: [(&str, String); 5] = [
        ("bare measures", full("[[measures]]\n", 10 * MB)),
        ("brackets", format!("a = {}", full("[", 10 * MB))),
        ("a list", format!("a = [{}]", full("1,", 5 * MB))),
        ("dates", format!("a = [{}]", full("2020-02-30,", 10 * MB))),
        ("escapes", format!("a = \"{}\"", full("\\q", 5 * MB))),
    ];
    for (name, fields) in fields {
        stays_small(name, county(PLAN, &plan(&fields)).path(), &["check", "--format", "json"], 1);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_plan_of_a_hundred_thousand_measures_is_built() {
    let measure = |at: usize| {
        format!(
            "[[measures]]\nid = \"x{at}\"\ntitle = \"路{at}\"\nkind = \"cundao\"\nlead = [\"县交通运输局\"]\ndue = 2020-12-31\n"
        )
    };
    let own = std::fs::read_to_string(root().join("tests/fixtures/base/content").join(PLAN)).unwrap();
    let own = own.strip_prefix("+++\n").unwrap().rsplit_once("\n+++").unwrap().0.to_owned();
    let fields: String = (0..100_000).map(measure).collect();
    let room = county(PLAN, &plan(&format!("{own}\n{fields}")));
    for args in [&["check"][..], &["build", "--no-history"]] {
        stays_small("measures", room.path(), args, 0);
    }
}

/// A part of a workbook: its name, its head, a piece that is repeated, how often, its tail.
#[cfg(target_os = "linux")]
type Part<'p> = (&'p str, &'p str, &'p str, usize, &'p str);

/// A workbook of one sheet with parts of its own.
#[cfg(target_os = "linux")]
fn bomb(parts: &[Part<'_>]) -> tempfile::TempDir {
    use std::io::Write;
    let room = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), &room.path().join("content"), false);
    let file = std::fs::File::create(room.path().join("ledger.xlsx")).unwrap();
    let mut archive = zip::ZipWriter::new(file);
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in trials::workbook(b"") {
        if !parts.iter().any(|part| part.0 == name) {
            archive.start_file(name, options).unwrap();
            archive.write_all(bytes).unwrap();
        }
    }
    for (name, head, piece, count, tail) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(head.as_bytes()).unwrap();
        let thousand = piece.repeat(1000);
        for _ in 0..count / 1000 {
            archive.write_all(thousand.as_bytes()).unwrap();
        }
        archive.write_all(tail.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    assert!(std::fs::metadata(room.path().join("ledger.xlsx")).unwrap().len() < 10 * MB as u64);
    room
}

#[test]
#[cfg(target_os = "linux")]
fn workbooks_that_unpack_to_gigabytes_are_refused() {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    const HEAD: &str =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    const TAIL: &str = "</sheetData></worksheet>";
    let far = format!("{HEAD}<row><c r=\"A1\"><v>1</v></c></row><row><c r=\"XFD1048576\"><v>1</v></c></row>");
    let wide = format!("{HEAD}<row><c r=\"A1\"><v>1</v></c></row>");
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    let long = format!("{strings}<si><t>");
    let tall = format!("{HEAD}<row><c r=\"XFD1\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>");
    let merged = "</sheetData><mergeCells><mergeCell ref=\"XFD1:XFD200000\"/></mergeCells></worksheet>";
    let bombs: [(&str, Vec<Part<'_>>); 7] = [
        ("cells merged far out", vec![(SHEET, &tall, "<row><c><v>1</v></c></row>", 200_000, merged)]),
        ("two cells far apart", vec![(SHEET, &far, "", 0, TAIL)]),
        ("rows", vec![(SHEET, HEAD, "<row><c><v>1</v></c></row>", 30_000_000, TAIL)]),
        ("wide rows", vec![(SHEET, &wide, "<row><c r=\"XFD2\"><v>1</v></c></row>", 2_000_000, TAIL)]),
        (
            "texts",
            vec![
                (SHEET, HEAD, "", 0, TAIL),
                ("xl/sharedStrings.xml", strings, "<si/>", 20_000_000, "</sst>"),
            ],
        ),
        (
            "a text in many cells",
            vec![
                (SHEET, HEAD, "<row><c t=\"s\"><v>0</v></c></row>", 200_000, TAIL),
                ("xl/sharedStrings.xml", &long, "a", 30_000, "</t></si></sst>"),
            ],
        ),
        (
            "a part that nobody reads",
            vec![(SHEET, HEAD, "", 0, TAIL), ("xl/media/a.bin", "", "a", 1_000_000_000, "")],
        ),
    ];
    for (name, parts) in bombs {
        let room = bomb(&parts);
        stays_small(name, room.path(), &["import", "ledger.xlsx", "--dry-run"], 2);
        let beside = room.path().join("content/townships/hexi/qiaotou/notices");
        std::fs::copy(room.path().join("ledger.xlsx"), beside.join("ledger.xlsx")).unwrap();
        std::fs::write(room.path().join("content").join(NOTICE), notice("[台账](ledger.xlsx)\n")).unwrap();
        stays_small(name, room.path(), &["check"], 0);
    }
}

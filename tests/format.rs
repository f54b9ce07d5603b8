//! One layout of records: what `cunce fmt` does to files, and what its layout does to any TOML.

mod common;

use common::{copy, cunce, put, root, stderr, stdout, tree};
use cunce::format::{Fault, tidy};
use cunce::schema;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::process::Output;
use toml::de::{DeTable, DeValue};

fn run(args: &[&str], folder: &Path) -> Output {
    cunce().args(args).current_dir(folder).output().unwrap()
}

fn plan(text: &str) -> String {
    tidy(text, false, schema::named("plan").unwrap().fields).unwrap()
}

fn village(text: &str) -> String {
    tidy(text, false, schema::named("village").unwrap().fields).unwrap()
}

#[test]
fn keys_stand_in_the_order_of_the_format_and_take_their_comments_along() {
    let written =
        "# 全文的说明\n\n  # 起点\nstart=2020-03-01   # 周日\r\n\n\ntitle   = '桥头村'\r\nodd = 1\n";
    assert_eq!(
        plan(written),
        "# 全文的说明\n\ntitle = \"桥头村\"\n# 起点\nstart = 2020-03-01 # 周日\nodd = 1\n"
    );
}

#[test]
fn entries_keep_their_order_and_have_a_line_above() {
    let written = "[[measures]] # 一\ntitle=\"甲\"\nid=\"a\"\n\nkind=\"k\"\n[[measures.funds]]\namount=1_000.50\nsource='政府补'\n# 二\n[[measures]]\nid=\"b\"\n#kind = \"k\"\n\n# 三\n[[problems]]\nid=\"c\"\n# 完\n\n\n";
    assert_eq!(
        plan(written),
        "[[measures]] # 一\nid = \"a\"\nkind = \"k\"\ntitle = \"甲\"\n\n[[measures.funds]]\nsource = \"政府补\"\namount = 1000.50\n\n# 二\n[[measures]]\nid = \"b\"\n#kind = \"k\"\n\n# 三\n[[problems]]\nid = \"c\"\n# 完\n"
    );
}

#[test]
fn values_have_one_form_and_lists_one_width() {
    let line = |first: usize, second: usize| {
        format!("tags = [\"{}\", \"{}\"]\n", "区".repeat(first), "区".repeat(second))
    };
    // 7 columns for `tags = `, 8 for the signs, 2 for each of 42 characters: 99. One more is too much.
    assert_eq!(village(&line(20, 22)), line(20, 22));
    let (first, second) = ("区".repeat(21), "区".repeat(22));
    assert_eq!(village(&line(21, 22)), format!("tags = [\n  \"{first}\",\n  \"{second}\",\n]\n"));
    for (written, tidied) in [
        ("name = 'a\"b'", "name = 'a\"b'"),
        ("name = \"a\\\"b\"", "name = 'a\"b'"),
        ("name = \"a\\\"b'c\"", "name = \"a\\\"b'c\""),
        ("name = \"\\u200b\"", "name = \"\\u200b\""),
        ("name = '''\n甲  \n'''", "name = '''\n甲  \n'''"),
        ("households = +1_200", "households = 1200"),
        ("area = +4.60", "area = 4.60"),
        ("facts.\"耕地\"=1", "facts.\"耕地\" = 1"),
        ("facts={\"乙\"=2,\"甲\"=1}", "facts = { \"乙\" = 2, \"甲\" = 1 }"),
        ("tags=[ ]", "tags = []"),
        (
            "facts={ # 零\n\"甲\"=1, # 一\n# 二\n\"乙\"=[2] # 三\n}",
            "facts = { # 零\n  \"甲\" = 1, # 一\n  # 二\n  \"乙\" = [2], # 三\n}",
        ),
        ("facts={\"Group\"=1, b='# 不是'} # 是", "facts = { \"Group\" = 1, b = \"# 不是\" } # 是"),
        (
            "tags=[ # 零\n'a', # 一\n\n# 二\n'b' # 三\n]",
            "tags = [ # 零\n  \"a\", # 一\n  # 二\n  \"b\", # 三\n]",
        ),
    ] {
        assert_eq!(village(written), format!("{tidied}\n"), "{written}");
        assert_eq!(village(tidied), format!("{tidied}\n"), "{tidied}");
    }
}

#[test]
fn prose_keeps_its_bytes_but_for_the_ends() {
    let fields = schema::named("village").unwrap().fields;
    let written = "+++  \r\nname='甲'  \r\n+++\r\n\r\n行末两个空格  \r\n\r\n\r\n";
    let tidied = "+++\nname = \"甲\"\n+++\n\n行末两个空格  \n";
    assert_eq!(tidy(written, true, fields).unwrap(), tidied);
    assert_eq!(tidy("只有正文", true, fields).unwrap(), "只有正文\n");
    assert_eq!(tidy("+++\nname = 1\n", true, fields), Err(Fault::Front));
    let broken = tidy("+++\r\na = 1\r\nb = \r\n+++\r\n", true, fields);
    assert!(matches!(broken, Err(Fault::Syntax(at, _)) if at.start >= 12 && at.end <= 18));
}

/// A folder of one county without a finding.
fn small(folder: &Path) {
    copy(&root().join("content"), &folder.join("content"), false);
}

#[test]
fn the_example_is_in_its_layout() {
    let output = run(&["fmt", "--check"], &root());
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
}

#[test]
fn what_init_and_new_write_is_in_its_layout() {
    for lang in ["zh-Hans", "zh-Hant", "en"] {
        let work = tempfile::tempdir().unwrap();
        let ok = |args: &[&str]| {
            let output = run(&[args, &["--lang", lang]].concat(), work.path());
            assert_eq!(
                output.status.code(),
                Some(0),
                "{lang} {args:?}: {}{}",
                stdout(&output),
                stderr(&output)
            );
        };
        ok(&["init", "content"]);
        ok(&["fmt", "--check"]);
        let item = if lang == "en" { "accounts" } else { "caiwu" };
        ok(&["new", "programme", "shui", "--name", "水"]);
        ok(&["new", "township", "dong"]);
        ok(&["new", "village", "dong/xi"]);
        ok(&["new", "plan", "dong/xi", "shui"]);
        ok(&["new", "plan", "dong", "shui"]);
        ok(&["new", "progress", "baishi/liuwan", "--date", "2026-01-02"]);
        ok(&["new", "progress", "dong/xi", "--date", "2026-01-02"]);
        ok(&["new", "progress", "--date", "2026-01-02"]);
        ok(&["new", "notice", "baishi/liuwan", item, "--date", "2026-01-02"]);
        ok(&["fmt", "--check"]);
    }
}

#[test]
fn only_what_differs_is_written_and_check_writes_nothing() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    let content = work.path().join("content");
    let site = fs::read_to_string(content.join("site.toml")).unwrap();
    put(&content, "site.toml", &format!("\u{feff}{}", site.replace(" = ", "=").replace('\n', "\r\n")));
    put(&content, "home.md", "+++\ninternal=false\n+++\n首页\n\n");
    let before = tree(&content);
    let checked = run(&["fmt", "--check"], work.path());
    assert_eq!(checked.status.code(), Some(1));
    assert!(
        stdout(&checked).starts_with("content/home.md\ncontent/site.toml\n有 2 个文件要整理"),
        "{}",
        stdout(&checked)
    );
    assert_eq!(tree(&content), before);
    let one = run(&["fmt", "content/home.md"], work.path());
    assert_eq!((one.status.code(), stdout(&one)), (Some(0), "整理了 1 个文件，共看了 1 个。\n".to_owned()));
    let all = run(&["fmt"], work.path());
    assert_eq!(all.status.code(), Some(0), "{}", stderr(&all));
    assert_eq!(fs::read_to_string(content.join("site.toml")).unwrap(), site);
    assert_eq!(run(&["fmt", "--check"], work.path()).status.code(), Some(0));
}

#[test]
fn what_does_not_parse_is_told_and_left_and_the_rest_is_done() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    let content = work.path().join("content");
    put(&content, "measures.toml", "[[measures]]\nid = \n");
    fs::write(content.join("units.toml"), b"[[units]]\nid=\"\xff\"\n").unwrap();
    put(&content, "home.md", "+++\ninternal=false\n+++\n首页\n");
    let output = run(&["fmt"], work.path());
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("错误[syntax]") && said.contains("content/measures.toml:2:"), "{said}");
    assert!(said.contains("错误[encoding]") && said.contains("content/units.toml:2:"), "{said}");
    assert_eq!(fs::read_to_string(content.join("measures.toml")).unwrap(), "[[measures]]\nid = \n");
    assert!(fs::read_to_string(content.join("home.md")).unwrap().contains("internal = false"));
    let nowhere = run(&["fmt", "content/themes"], work.path());
    assert_eq!(nowhere.status.code(), Some(2));
}

#[test]
#[cfg(unix)]
fn links_out_of_the_folder_are_not_followed_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    let content = work.path().join("content");
    put(work.path(), "outside.md", "+++\ninternal=false\n+++\n");
    fs::remove_file(content.join("home.md")).unwrap();
    symlink(work.path().join("outside.md"), content.join("home.md")).unwrap();
    let site = content.join("site.toml");
    put(&content, "site.toml", "title='甲'\ncounty='乙'\n");
    fs::set_permissions(&site, fs::Permissions::from_mode(0o640)).unwrap();
    let output = run(&["fmt"], work.path());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(work.path().join("outside.md")).unwrap(), "+++\ninternal=false\n+++\n");
    assert!(content.join("home.md").is_symlink());
    assert_eq!(fs::read_to_string(&site).unwrap(), "title = \"甲\"\ncounty = \"乙\"\n");
    assert_eq!(fs::metadata(&site).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(
        fs::read_dir(&content).unwrap().all(|entry| !entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("cunce-"))
    );
}

/// Blanks and comments that may stand before a line.
fn above() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![Just("\n"), Just("  # 说明 = 1  \n"), Just("#title = \"x\"\n"), Just(" \t\n")],
        0..4,
    )
    .prop_map(|lines| lines.concat())
}

fn after() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just(""), 1 => Just("   # 行末"), 1 => Just("\t")]
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ a\"\\\\'区县]{0,6}".prop_map(|text| toml::Value::String(text).to_string()),
        Just("'''\n几行\n\"\"\"'''".to_owned()),
        Just("\"\\u4e2d\\t\"".to_owned()),
        (-99_999i64..99_999).prop_map(|number| number.to_string()),
        Just("+1_000".to_owned()),
        Just("1_234.50".to_owned()),
        Just("2020-05-15".to_owned()),
        Just("true".to_owned()),
        "[区县]{30,60}".prop_map(|text| format!("\"{text}\"")),
    ]
}

fn any_value() -> impl Strategy<Value = String> {
    scalar().prop_recursive(3, 16, 4, |inner| {
        let remark = prop_oneof![3 => Just(" "), 1 => Just(" # 项\n"), 1 => Just("\n  # 前\n")];
        let items = prop::collection::vec((remark.clone(), inner.clone(), remark.clone()), 0..4);
        let list = (items, any::<bool>(), remark).prop_map(|(items, comma, last)| {
            let items: Vec<String> = items.iter().map(|(a, item, b)| format!("{a}{item}{b}")).collect();
            let comma = if comma && !items.is_empty() { "," } else { "" };
            format!("[{}{comma}{last}]", items.join(","))
        });
        let table = prop::collection::vec(inner, 0..3).prop_map(|values| {
            let pairs: Vec<String> =
                values.iter().enumerate().map(|(at, value)| format!("\"k{at}\"={value}")).collect();
            format!("{{{}}}", pairs.join(" , "))
        });
        prop_oneof![list, table]
    })
}

fn lines(keys: &'static [&'static str]) -> impl Strategy<Value = String> {
    (prop::sample::subsequence(keys, 0..=keys.len()).prop_shuffle(), any::<u64>()).prop_flat_map(
        |(keys, _)| {
            let each: Vec<_> = keys
                .into_iter()
                .map(|key| {
                    (above(), any_value(), after()).prop_map(move |(a, v, b)| format!("{a}{key} ={v}{b}\n"))
                })
                .collect();
            each.prop_map(|lines| lines.concat())
        },
    )
}

fn document() -> impl Strategy<Value = String> {
    let top = lines(&["title", "start", "facts.\"甲\"", "facts . 'a b'", "odd", "class", "\"internal\""]);
    let entry = |header: &'static str, keys| {
        (above(), after(), lines(keys)).prop_map(move |(a, b, lines)| format!("{a}{header}{b}\n{lines}"))
    };
    let nested = prop_oneof![
        entry("[[ measures.funds ]]", &["amount", "source"]),
        entry("[[measures.targets]]", &["value", "name", "unit"]),
    ];
    let measure =
        (entry("[[measures]]", &["title", "id", "due", "lead"]), prop::collection::vec(nested, 0..3))
            .prop_map(|(first, rest)| first + &rest.concat());
    let other = prop_oneof![
        measure,
        entry("[[problems]]", &["found_on", "id"]),
        entry("[[unknown.deep]]", &["b", "a"]),
    ];
    (top, prop::collection::vec(other, 0..4), above(), any::<bool>()).prop_map(
        |(top, others, end, windows)| {
            let text = format!("{top}{}{end}", others.concat());
            if windows { text.replace('\n', "\r\n") } else { text }
        },
    )
}

/// What a document says, by a reading of the test's own: paths with values, the order of entries in the paths.
fn said(text: &str) -> Vec<String> {
    fn of(value: &DeValue<'_>, path: &str, out: &mut Vec<String>) {
        match value {
            DeValue::Table(table) => {
                out.push(format!("{path} {{}}"));
                table
                    .iter()
                    .for_each(|(key, value)| of(value.get_ref(), &format!("{path}/{}", key.get_ref()), out));
            }
            DeValue::Array(items) => {
                out.push(format!("{path} [{}]", items.len()));
                items
                    .iter()
                    .enumerate()
                    .for_each(|(at, item)| of(item.get_ref(), &format!("{path}/{at}"), out));
            }
            DeValue::Integer(number) => {
                out.push(format!("{path} {}", number.as_str().trim_start_matches('+')))
            }
            DeValue::Float(number) => out.push(format!("{path} {}", number.as_str().trim_start_matches('+'))),
            DeValue::String(text) => out.push(format!("{path} {text:?}")),
            DeValue::Boolean(flag) => out.push(format!("{path} {flag}")),
            DeValue::Datetime(date) => out.push(format!("{path} {date}")),
        }
    }
    let mut out = Vec::new();
    let table = DeTable::parse(text).unwrap();
    table.get_ref().iter().for_each(|(key, value)| of(value.get_ref(), key.get_ref(), &mut out));
    out.sort();
    out
}

/// The comments of a document outside texts; the generated texts hold no `#`.
fn comments(text: &str) -> Vec<String> {
    let mut found: Vec<String> =
        text.lines().filter_map(|line| Some(line[line.find('#')?..].trim_end().to_owned())).collect();
    found.sort();
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn any_record_keeps_its_meaning_and_comments_and_settles_at_once(text in document()) {
        let once = plan(&text);
        prop_assert_eq!(plan(&once), once.clone());
        prop_assert_eq!(said(&once), said(&text.replace("\r\n", "\n")));
        prop_assert_eq!(comments(&once), comments(&text));
        let trailing = once.lines().any(|line| line.ends_with([' ', '\t', '\r']));
        prop_assert!(!trailing && !once.contains("\n\n\n") && !once.starts_with('\n'));
        prop_assert!(once.is_empty() || (once.ends_with('\n') && !once.ends_with("\n\n")));
    }
}

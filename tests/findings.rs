//! Owns: what `check` must say of every kind of slip, by fixtures that anybody can read and add to.
//! In: `fixtures/base` (a clean tree) and `fixtures/findings/CODE/CASE` laid over it (`content/`; `remove.txt`: paths
//! to delete; `arrange.txt`: files that no repository can hold; `options.txt`). Out: exactly `expected.txt`.

mod common;

use common::bench::{Bench, fixtures};
use cunce::diag::Code;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const KEYS: [&str; 7] = ["code", "severity", "file", "line", "column", "message", "help"];

/// `CODE/CASE` of every case that this system can hold.
fn cases() -> Vec<String> {
    let mut cases = Vec::new();
    for code in folders(&fixtures().join("findings")) {
        for case in folders(&fixtures().join("findings").join(&code)) {
            cases.push(format!("{code}/{case}"));
        }
    }
    // Names that differ only in letter case, or that are no names elsewhere, need a file system that takes them.
    let arranged = |case: &String| fixtures().join("findings").join(case).join("arrange.txt").exists();
    cases.retain(|case| cfg!(target_os = "linux") || !arranged(case));
    cases
}

fn folders(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What is wrong with a run of a case, if anything.
fn judge(case: &str) -> Option<String> {
    let bench = Bench::new(case);
    let expected = bench.lines("expected.txt");
    let exit = i32::from(expected.iter().any(|line| line.starts_with("error ")));
    for (format, language) in [("json", "en"), ("json", "zh-Hant"), ("human", "zh-Hans")] {
        let output = bench.check(format, language);
        let (said, complained) = (common::stdout(&output), common::stderr(&output));
        if output.status.code() != Some(exit) || !complained.is_empty() {
            return Some(format!("{case}: {format} {:?} {complained}", output.status.code()));
        }
        // The marks of a message that the catalogue lacks, or that asks for a value it is not given.
        if said.contains(['⟨', '⟩']) {
            return Some(format!("{case}: {language}: {said}"));
        }
        if format == "json" {
            let found: Vec<String> = said.lines().map(|line| brief(case, line)).collect();
            if found != expected {
                let (found, expected) = (found.join("\n  "), expected.join("\n  "));
                return Some(format!("{case}: found\n  {found}\nexpected\n  {expected}"));
            }
        }
    }
    None
}

/// A JSON finding as `expected.txt` writes it.
fn brief(case: &str, line: &str) -> String {
    let finding: Value = serde_json::from_str(line).unwrap();
    let keys: Vec<&String> = finding.as_object().unwrap().keys().collect();
    assert_eq!(keys, KEYS, "{case}");
    let text = |key: &str| finding[key].as_str().unwrap_or_else(|| panic!("{case}: {key}"));
    let number = |key: &str| finding[key].as_u64().unwrap_or_else(|| panic!("{case}: {key}"));
    assert!(!text("message").is_empty() && !text("help").is_empty(), "{case}");
    let (line, column) = (number("line"), number("column"));
    format!("{} {} {}:{line}:{column}", text("severity"), text("code"), text("file"))
}

#[test]
fn the_clean_tree_is_clean() {
    for language in ["zh-Hans", "zh-Hant", "en"] {
        let output = common::cunce()
            .args(["check", "--deny", "warnings", "--lang", language, "--content"])
            .arg(fixtures().join("base/content"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", common::stdout(&output));
        assert_eq!(common::stdout(&output).lines().count(), 1);
    }
}

#[test]
fn every_case_prints_exactly_what_is_expected() {
    let wrong: Vec<String> = cases().par_iter().filter_map(|case| judge(case)).collect();
    assert!(wrong.is_empty(), "{} cases are wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_case_shows_its_own_code() {
    for case in cases() {
        let code = case.split('/').next().unwrap().to_owned();
        let expected =
            fs::read_to_string(fixtures().join("findings").join(&case).join("expected.txt")).unwrap();
        // Some cases show where a code must stay silent: then another finding proves that the check ran.
        let other = expected.lines().all(|line| line.split(' ').nth(1) != Some(&code));
        let quiet = ["private-data/internal-edition", "private-data/wrong-checksum"];
        assert_eq!(other, quiet.iter().any(|name| case.starts_with(name)), "{case}: {expected}");
    }
}

#[test]
fn fixtures_and_both_documents_know_every_code_and_no_other() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    let mut shown: BTreeSet<String> = folders(&fixtures().join("findings")).into_iter().collect();
    // What only paper lacks, `check` cannot find: tests/packets.rs shows it.
    assert!(shown.insert(Code::NoGlyph.as_str().to_owned()));
    // Its fixtures would be megabytes: tests/corpora.rs makes them.
    assert!(shown.insert(Code::TooLarge.as_str().to_owned()));
    assert_eq!(shown, codes, "tests/fixtures/findings");
    for document in ["docs/findings.md", "docs/findings.en.md"] {
        let text = fs::read_to_string(common::root().join(document)).unwrap();
        let headings: Vec<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix("### `")?.split_once('`'))
            .map(|(code, _)| code.to_owned())
            .collect();
        let listed: BTreeSet<String> = headings.iter().cloned().collect();
        assert_eq!(listed, codes, "{document}");
        assert_eq!(headings.len(), codes.len(), "{document}: a code stands twice");
    }
}

#[test]
fn warnings_forbid_only_when_denied() {
    let bench = Bench::new("no-lead/open");
    let run = |more: &[&str]| {
        let mut command = common::cunce();
        command.args(["check", "--content"]).arg(bench.content()).args(more);
        command.output().unwrap().status.code()
    };
    assert_eq!(run(&[]), Some(0));
    assert_eq!(run(&["--deny", "warnings"]), Some(1));
}

#[track_caller]
fn people_read(case: &str, language: &str, expected: &str) {
    assert_eq!(common::stdout(&Bench::new(case).check("human", language)), expected);
}

#[test]
fn the_mark_stands_under_the_right_character_in_chinese() {
    people_read(
        "unknown-measure-kind/meant-by-name",
        "zh-Hans",
        "\
提醒[requires]: 专项“脱贫攻坚”要求每份方案都有“产业培育”（changye），这份没有。
 --> content/townships/hexi/beigou/plans/tuopin.toml:1:1
  |
1 | class = \"已脱贫\"
  | ^
  |
  = 改法: 加一项 kind = \"changye\" 的措施。

错误[unknown-measure-kind]: 措施类别“产业培育”不在 measures.toml 里，是不是 changye？
 --> content/townships/hexi/beigou/plans/tuopin.toml:5:8
  |
5 | kind = \"产业培育\"
  |        ^^^^^^^^^^
  |
  = 改法: 改成 changye。

检查完毕：错误 1 处，提醒 1 处。
",
    );
    people_read(
        "private-data/table",
        "zh-Hans",
        "\
错误[private-data]: 110*************2X 像身份证号，会被公开。
  --> content/townships/hexi/qiaotou/notices/2020-03-20.md:11:7
   |
11 | | 甲 | 110105 19491231 002X |
   |        ^^^^^^^^^^^^^^^^^^^^
   |
   = 改法: 删去它；确需保留的，标上 internal = true 或放进 :::internal 段落；不是这类号码的，写进 site.toml 的 [privacy] allow。

错误[private-data]: 110*************2X 像身份证号，会被公开。
  --> content/townships/hexi/qiaotou/notices/2020-03-20.md:12:7
   |
12 | | 乙 | １１０１０５１９４９１２３１００２Ｘ |
   |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = 改法: 删去它；确需保留的，标上 internal = true 或放进 :::internal 段落；不是这类号码的，写进 site.toml 的 [privacy] allow。

检查完毕：错误 2 处，提醒 0 处。
",
    );
    people_read(
        "misplaced-file/plan-folder",
        "zh-Hans",
        "\
错误[misplaced-file]: townships/hexi/qiaotou/plan/tuopin.md 放错了文件夹，是不是该放在 plans/ 里？
--> content/townships/hexi/qiaotou/plan/tuopin.md:1:1
 = 改法: 把文件夹改名为 plans。

检查完毕：错误 1 处，提醒 0 处。
",
    );
}

#[test]
fn the_mark_stands_under_the_right_character_in_english() {
    people_read(
        "milestones-sum/203-in-5-times-40",
        "en",
        "\
error[milestones-sum]: 5 milestones add up to 200, but the target “脱贫户数” needs 203: 3 are missing.
  --> content/townships/hexi/qiaotou/plans/tuopin.md:22:10
   |
22 | amount = 40
   |          ^^
   |
   = help: Change the amounts or the target's value so that they agree exactly.

Checked: 1 error, 0 warnings.
",
    );
    people_read(
        "wrong-type/crlf-and-bom",
        "en",
        "\
error[wrong-type]: name must be text.
 --> content/townships/hexi/beigou/village.md:2:8
  |
2 | name = 3
  |        ^
  |
  = help: Put it in double quotes: name = \"…\".

error[unknown-field]: there is no field kategory here; did you mean category?
  --> content/townships/hexi/qiaotou/plans/tuopin.md:38:1
   |
38 | kategory = \"x\"
   | ^^^^^^^^
   |
   = help: Write category.

Checked: 2 errors, 0 warnings.
",
    );
}

//! `due` and `status` through the binary: the same figures as the site's, in columns that stand under each other.

mod common;

use common::{build, cunce, root, stdout};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

fn run(args: &[&str]) -> String {
    let output = cunce().current_dir(root()).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?} {}", String::from_utf8_lossy(&output.stderr));
    stdout(&output)
}

fn lines(args: &[&str]) -> Vec<Value> {
    run(args).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn site() -> Value {
    let room = tempfile::tempdir().unwrap();
    build(&root().join("content"), &room.path().join("out"), &[]);
    serde_json::from_slice(&std::fs::read(room.path().join("out/data/site.json")).unwrap()).unwrap()
}

#[test]
fn figures_are_those_of_the_site() {
    let totals = &site()["totals"];
    let status = lines(&["status", "--format", "json"]);
    let county = status.last().unwrap();
    for (name, key) in [
        ("villages", "villages"),
        ("plans", "plans"),
        ("measures", "measures"),
        ("done", "done"),
        ("overdue", "overdue"),
        ("due-soon", "due_soon"),
        ("problems-open", "problems_open"),
        ("planned-yuan", "planned_yuan"),
        ("spent-yuan", "spent_yuan"),
    ] {
        assert_eq!(county[name], totals[key], "{name}");
    }
    let count = |key: &str| totals[key].as_i64().unwrap();
    let overdue = count("overdue") + count("milestones_overdue") + count("problems_overdue");
    let due = lines(&["due", "--format", "json"]);
    let late = due.iter().filter(|row| row["days"].as_i64().unwrap() < 0).count();
    assert_eq!(i64::try_from(late).unwrap(), overdue);
    assert!(due.len() > late);
}

#[test]
fn conditions_narrow_what_is_due() {
    let all = lines(&["due", "--within", "400", "--format", "json"]);
    let own = lines(&["due", "--within", "400d", "--township", "长宁镇", "--format", "json"]);
    let of_township: Vec<&Value> = all.iter().filter(|row| row["township"] == "长宁镇").collect();
    assert_eq!(own.iter().collect::<Vec<_>>(), of_township);
    assert!(!own.is_empty() && own.len() < all.len());
    let unit = lines(&["due", "--within", "400", "--unit", "县水利局", "--format", "json"]);
    let leads = |row: &&Value| row["lead"].as_array().unwrap().iter().any(|unit| unit == "县水利局");
    assert_eq!(unit.iter().collect::<Vec<_>>(), all.iter().filter(leads).collect::<Vec<_>>());
    assert!(!unit.is_empty());
    for wrong in [["--township", "meiyou"], ["--unit", "没有这个局"], ["--within", "soon"]] {
        let output = cunce().current_dir(root()).arg("due").args(wrong).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn columns_stand_under_each_other() {
    let table = run(&["due", "--within", "60"]);
    let lines: Vec<&str> = table.lines().collect();
    // The head of the type stands where each row's type does, by the width of what stands before.
    let head = lines[0].split("类型").next().unwrap().width();
    for line in &lines[1..lines.len() - 1] {
        let at =
            ["  措施  ", "  节点  ", "  问题  "].iter().filter_map(|what| line.find(what)).min().unwrap();
        assert_eq!(line[..at].width() + 2, head, "{line}");
    }
}

#[test]
fn a_spreadsheet_gets_plain_numbers() {
    let table = run(&["status", "--format", "csv"]);
    assert!(table.starts_with('\u{feff}') && table.contains("\r\n"));
    let last = table.trim_end().lines().last().unwrap();
    assert!(!last.contains('"') && last.split(',').count() == 14, "{last}");
}

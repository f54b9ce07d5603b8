//! Owns: what a new record takes from others. In: catalogues, plans and summaries, some broken. Out: its comments.

use super::{DAY, fields, new, plan, programme, progress, sample, table, with_examples, write};
use crate::author::{catalogue, folder};
use std::fs;

#[test]
fn a_plan_lists_what_its_programme_requires() {
    let (_room, content) = sample();
    write(
        &content.join("programmes/daolu.md"),
        "+++\nname = \"道路\"\nclasses = [\"甲类\", \"乙类\"]\nrequires = [\"tonglu\", \"gone\"]\n+++\n",
    );
    let text = fs::read_to_string(new(&content, plan("baishi/liuwan", "daolu")).unwrap()).unwrap();
    let required = "#   tonglu  通路\n#   gone\n";
    let kinds = "#   wushui  污水治理\n#   laji  垃圾治理\n#   tonglu  通路\n";
    assert!(text.contains(required) && text.contains(kinds), "{text}");
    assert!(table(fields(&text)).is_empty());
    let table = table(&with_examples(&text));
    assert_eq!(table["measures"][0]["kind"].as_str(), Some("tonglu"));
    assert_eq!(table["class"].as_str(), Some("甲类"));
    assert!(table.contains_key("problems") && table.contains_key("approvals"));
}

#[test]
fn a_plan_without_a_catalogue_or_with_a_broken_one_is_still_written() {
    let (_room, content) = sample();
    fs::write(content.join("measures.toml"), "[[measures]]\nid = \"a\"\nname = \n[[measures]]\nid = \"b\"\n")
        .unwrap();
    let text = fs::read_to_string(new(&content, plan("baishi", "huanjing")).unwrap()).unwrap();
    assert!(text.contains("#   a  a\n#   b  b\n"), "{text}");
    fs::remove_file(content.join("measures.toml")).unwrap();
    new(&content, programme("daolu")).unwrap();
    let text = fs::read_to_string(new(&content, plan("baishi", "daolu")).unwrap()).unwrap();
    assert_eq!(table(&with_examples(&text))["measures"][0]["kind"].as_str(), Some("tonglu"));
}

#[test]
fn a_summary_lists_the_open_measures() {
    let (_room, content) = sample();
    let measures = |text: &str| -> Vec<(String, String)> {
        let table = table(&with_examples(text));
        let updates = table.get("updates").and_then(|updates| updates.as_array()).cloned();
        let said = |update: &toml::Value, key| update[key].as_str().unwrap().to_owned();
        updates.unwrap_or_default().iter().map(|u| (said(u, "measure"), said(u, "status"))).collect()
    };
    let of = |place: Option<&str>| {
        let path = new(&content, progress(place)).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(table(fields(&text)).len(), 1, "{text}");
        fs::remove_file(path).unwrap();
        text
    };
    let listed = |place| measures(&of(place));
    let pair = |measure: &str, status: &str| (measure.to_owned(), status.to_owned());

    let text = of(Some("baishi/liuwan"));
    assert!(
        text.contains("# 四十户改成水冲厕所，分两批做完\n# 目标：\"改厕户数\"\n#[[updates]]\n"),
        "{text}"
    );
    let open = [pair("gaice", "doing"), pair("shoujidian", "planned"), pair("cunnanlu", "doing")];
    assert_eq!(measures(&text), open);
    assert_eq!(listed(Some("baishi")), []);
    assert_eq!(listed(None), []);

    // What is done or given up is listed no more; what later summaries say does not count yet.
    let village = content.join("townships/baishi/liuwan");
    let update = |measure, status| format!("[[updates]]\nmeasure = \"{measure}\"\nstatus = \"{status}\"\n");
    write(
        &village.join("progress/2026-06-01.toml"),
        &(update("gaice", "done") + &update("huanjing/cunnanlu", "suspended")),
    );
    write(&village.join("progress/2026-07-01.toml"), &update("shoujidian", "done"));
    assert_eq!(listed(Some("baishi/liuwan")), [pair("shoujidian", "planned"), pair("cunnanlu", "suspended")]);

    // With a second plan, ids need their programme; so do those of township and county.
    let own = "[[measures]]\nid = \"a\"\nkind = \"laji\"\ntitle = \"甲\"\n[[measures]]\nid = \"b\"\nstatus = \"cancelled\"\n";
    write(&village.join("plans/daolu.toml"), own);
    write(&content.join("townships/baishi/plans/daolu.toml"), own);
    write(&content.join("programmes/daolu.toml"), own);
    let open = [
        pair("daolu/a", "planned"),
        pair("huanjing/shoujidian", "planned"),
        pair("huanjing/cunnanlu", "suspended"),
    ];
    assert_eq!(listed(Some("baishi/liuwan")), open);
    assert_eq!(listed(Some("baishi")), [pair("daolu/a", "planned")]);
    assert_eq!(listed(None), [pair("daolu/a", "planned")]);
}

#[test]
fn broken_records_do_not_keep_from_reading_the_others() {
    let (_room, content) = sample();
    let village = content.join("townships/baishi/liuwan");
    write(&village.join("plans/broken.md"), "+++\nnever closed\n");
    fs::write(village.join("plans/bytes.toml"), b"[[measures]]\nid = \"\xff\"\n").unwrap();
    let home = folder::home(&content, "baishi", Some("liuwan")).unwrap().unwrap();
    let tasks = catalogue::open_tasks(&content, &home, DAY).unwrap();
    assert_eq!(tasks.len(), 4);
    assert!(tasks.iter().all(|task| task.measure.contains('/')));
}

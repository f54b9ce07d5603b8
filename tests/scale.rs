//! A county whose data is too large for one file: what is split, that nothing is lost by it, and that every page of the
//! open data leads to files that are there.

mod common;

use common::large::{MEASURES, TOWNSHIPS, VILLAGES, content};
use common::{cunce, stderr, tree};
use scraper::{Html, Selector};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// So large may a file be; what `render::data::LIMIT` says.
const LIMIT: usize = 5_000_000;
fn built(threads: &str) -> BTreeMap<String, Vec<u8>> {
    let work = tempfile::tempdir().unwrap();
    content(&work.path().join("content"));
    let output = cunce()
        .env("RAYON_NUM_THREADS", threads)
        .args(["build", "--no-history", "--lang", "zh-Hans", "--content"])
        .arg(work.path().join("content"))
        .arg("--out")
        .arg(work.path().join("public"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    tree(&work.path().join("public"))
}

fn site() -> &'static BTreeMap<String, Vec<u8>> {
    static SITE: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    SITE.get_or_init(|| built("2"))
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&site()[path]).unwrap()
}

fn rows(path: &str) -> Vec<csv::StringRecord> {
    let text = std::str::from_utf8(&site()[path]).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn no_data_file_or_calendar_is_too_large() {
    let data =
        |path: &str| path.starts_with("data/") || path.starts_with("search/") || path.ends_with(".ics");
    let large: Vec<_> = site().iter().filter(|(path, bytes)| data(path) && bytes.len() > LIMIT).collect();
    assert!(large.is_empty(), "{:?}", large.iter().map(|(path, _)| path).collect::<Vec<_>>());
    // Otherwise this county would test nothing.
    for split in ["data/site/t0.json", "data/measures/t0.csv", "data/deadlines/t0.csv"] {
        assert!(site().contains_key(split), "{split}");
    }
    assert!(!site().contains_key("data/villages/t0.csv"));
}

#[test]
fn the_document_names_its_parts_and_they_add_up() {
    let head = json("data/site.json");
    assert_eq!((&head["format"], &head["totals"]["measures"]), (&Value::from(1), &Value::from(241)));
    assert_eq!(head["measures"].as_array().unwrap().len(), 1);
    assert_eq!(head["measures"][0]["key"], "tonglu/own");
    assert_eq!(head["townships"].as_array().unwrap().len(), TOWNSHIPS);
    let parts = head["parts"].as_array().unwrap();
    let mut keys = Vec::new();
    for part in parts {
        let file = json(part["path"].as_str().unwrap());
        for key in ["format", "as_of", "edition", "county"] {
            assert_eq!(file[key], head[key], "{key}");
        }
        assert_eq!(file["township"], part["township"]);
        for list in
            ["villages", "plans", "measures", "milestones", "problems", "visits", "notices", "summaries"]
        {
            assert_eq!(part[list], file[list].as_array().unwrap().len(), "{list}");
        }
        keys.extend(file["measures"].as_array().unwrap().iter().map(|it| it["key"].to_string()));
    }
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), TOWNSHIPS * VILLAGES * MEASURES);
}

#[test]
fn a_table_of_parts_stands_where_the_table_was() {
    for table in ["measures", "deadlines"] {
        let index = rows(&format!("data/{table}.csv"));
        let names: Vec<&str> = index.iter().map(|row| &row[0]).collect();
        assert_eq!(names, ["县本级", "第0镇", "第1镇", "第2镇"]);
        for row in &index {
            assert_eq!(row[1], rows(&row[2]).len().to_string(), "{}", &row[2]);
        }
        let all: usize = index.iter().map(|row| row[1].parse::<usize>().unwrap()).sum();
        assert_eq!(all, TOWNSHIPS * VILLAGES * MEASURES + 1);
    }
    assert_eq!(rows("data/villages.csv").len(), TOWNSHIPS * VILLAGES);
}

#[test]
fn a_large_calendar_shows_days_and_a_townships_each_deadline() {
    let text = |path: &str| String::from_utf8(site()[path].clone()).unwrap().replace("\r\n ", "");
    let county = text("deadlines.ics");
    assert_eq!(county.matches("BEGIN:VEVENT").count(), MEASURES + 1);
    assert!(county.contains("SUMMARY:当天到期：措施12项、节点0项、问题0项\r\n"));
    assert!(county.contains("X-WR-CALDESC:"));
    assert_eq!(text("townships/t0/deadlines.ics").matches("BEGIN:VEVENT").count(), VILLAGES * MEASURES);
}

#[test]
fn the_pages_of_the_open_data_lead_to_every_file() {
    let links = Selector::parse("a[href]").unwrap();
    let mut reached = Vec::new();
    for page in site().keys().filter(|path| path.starts_with("data/") && path.ends_with(".html")) {
        let html = Html::parse_document(std::str::from_utf8(&site()[page]).unwrap());
        for link in html.select(&links).filter_map(|link| link.value().attr("href")) {
            let link = link.split('#').next().unwrap();
            let target = match link.strip_prefix("../") {
                Some(above) => above.to_owned(),
                None => format!("data/{link}"),
            };
            assert!(link.is_empty() || site().contains_key(&target), "{page}: {link}");
            reached.push(target);
        }
    }
    // The county's own rows are named by the table of parts.
    let data = site().keys().filter(|path| path.starts_with("data/") && !path.contains("_county"));
    let lost: Vec<_> = data.filter(|path| !reached.contains(path)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn threads_do_not_reach_what_is_split() {
    let one = built("1");
    assert!(one.keys().eq(site().keys()));
    for (path, bytes) in one {
        assert!(bytes == site()[&path], "{path}");
    }
}

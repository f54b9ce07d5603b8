//! A region above county sites that are already built: its figures are the sums of theirs, its links lead to them, and
//! a county that cannot be read is shown as such.

mod common;

use common::search::Search;
use common::{build, copy, cunce, put, root, stderr, stdout, tree};
use percent_encoding::percent_decode_str;
use scraper::{Html, Selector};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;
use tempfile::TempDir;

const READABLE: [&str; 3] = ["hedong", "huangbei", "hexi"];
const UNREADABLE: [&str; 6] = ["broken", "empty", "gone", "newer", "older", "sums"];

/// County sites in a folder of their own: three that can be read and six that cannot.
struct Sites(TempDir);

impl Sites {
    fn folder(&self) -> PathBuf {
        self.0.path().join("sites")
    }

    fn site(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    fn document(&self, name: &str) -> Value {
        serde_json::from_slice(&std::fs::read(self.site(name).join("data/site.json")).unwrap()).unwrap()
    }

    /// Builds a region beside them.
    fn federate(&self, out: &str, sites: &[&str], more: &[&str]) -> Output {
        cunce()
            .args(["federate", "--lang", "zh-Hans"])
            .arg(self.0.path().join(out))
            .args(sites.iter().map(|name| self.site(name)))
            .args(more)
            .output()
            .unwrap()
    }

    fn out(&self, out: &str) -> BTreeMap<String, Vec<u8>> {
        tree(&self.0.path().join(out))
    }
}

/// Rewrites a few lines of a county's content.
fn county(work: &Path, from: &str, name: &str, day: &str) {
    let content = work.join(format!("content-{name}"));
    copy(&root().join(from), &content, false);
    let site = std::fs::read_to_string(content.join("site.toml")).unwrap();
    let lines = site.lines().filter(|line| !line.starts_with("base_url"));
    let lines = lines.filter(|line| name == "huangbei" || !line.starts_with("code"));
    let text: Vec<String> = lines
        .map(|line| match line.split(" = ").next() {
            Some("county") if name != "huangbei" => format!("county = \"{name}县\""),
            _ => line.to_owned(),
        })
        .collect();
    put(&content, "site.toml", &text.join("\n"));
    build(&content, &work.join("sites").join(name), &["--as-of", day]);
}

fn sites() -> &'static Sites {
    static SITES: OnceLock<Sites> = OnceLock::new();
    SITES.get_or_init(|| {
        let work = tempfile::tempdir().unwrap();
        let base = "tests/fixtures/base/content";
        county(work.path(), "content", "huangbei", "2020-06-10");
        county(work.path(), base, "hexi", "2020-06-10");
        county(work.path(), base, "hedong", "2020-06-09");
        let sites = Sites(work);
        let text = std::fs::read_to_string(sites.site("hexi").join("data/site.json")).unwrap();
        let write = |name: &str, text: &str| put(&sites.site(name), "data/site.json", text);
        std::fs::create_dir_all(sites.site("empty")).unwrap();
        write("broken", &text[..text.len() / 2]);
        write("older", &text.replacen("\"format\":1,", "\"format\":0,", 1));
        write("newer", &text.replacen("\"format\":1,", "\"format\":2,\"new\":{},", 1));
        let done = format!("\"done\":{},", sites.document("hexi")["totals"]["done"]);
        write("sums", &text.replacen(&done, "\"done\":77,", 1));
        sites
    })
}

/// The region of all of them.
fn region() -> &'static (BTreeMap<String, Vec<u8>>, Output) {
    static REGION: OnceLock<(BTreeMap<String, Vec<u8>>, Output)> = OnceLock::new();
    REGION.get_or_init(|| {
        let all = [&READABLE[..], &UNREADABLE[..]].concat();
        let output = sites().federate("region", &all, &["--name", "某市"]);
        (sites().out("region"), output)
    })
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&region().0[path]).unwrap()
}

fn html(path: &str) -> Html {
    Html::parse_document(std::str::from_utf8(&region().0[path]).unwrap())
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let found = Selector::parse(selector).unwrap();
    let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>().trim().to_owned();
    html.select(&found).map(text).collect()
}

/// Yuan in fen.
fn fen(value: &Value) -> i128 {
    value.as_str().unwrap().replace('.', "").parse().unwrap()
}

fn count(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

/// Whatever the counties' documents hold, added up.
fn sum(of: impl Fn(&Value) -> u64) -> u64 {
    READABLE.iter().map(|name| of(&sites().document(name))).sum()
}

#[test]
fn the_totals_are_the_sums_of_the_counties() {
    let totals = json("data/region.json")["totals"].clone();
    for (key, value) in totals.as_object().unwrap() {
        if key.ends_with("_yuan") {
            let all: i128 = READABLE.iter().map(|name| fen(&sites().document(name)["totals"][key])).sum();
            assert_eq!(fen(value), all, "{key}");
        } else {
            assert_eq!(count(value), sum(|site| count(&site["totals"][key])), "{key}");
        }
    }
    let figures = texts(&html("index.html"), "dl.figures dd");
    let shown = |key: &str| sum(|site| count(&site["totals"][key])).to_string();
    assert_eq!(figures[0], shown("measures"));
    assert!(figures[1].starts_with(&shown("done")) && figures[2] == shown("overdue"), "{figures:?}");
}

#[test]
fn counties_and_townships_show_their_own_figures() {
    let document = json("data/region.json");
    let counties = document["counties"].as_array().unwrap();
    // By code; those without one come last.
    let keys: Vec<&str> = counties.iter().map(|county| county["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["huangbei", "hedong", "hexi"]);
    for county in counties {
        let key = county["key"].as_str().unwrap();
        let own = sites().document(key);
        assert_eq!(county["totals"], own["totals"], "{key}");
        assert_eq!(county["as_of"], own["as_of"], "{key}");
        let townships =
            county["townships"].as_array().unwrap().iter().zip(own["townships"].as_array().unwrap());
        for (township, own) in townships {
            assert_eq!((&township["key"], &township["counts"]), (&own["key"], &own["counts"]));
        }
        let page = html(&format!("counties/{key}/index.html"));
        let names = texts(&page, "tbody th a");
        for township in own["townships"].as_array().unwrap() {
            assert!(names.contains(&township["name"].as_str().unwrap().to_owned()), "{key}: {township}");
        }
    }
}

#[test]
fn kinds_add_up_by_name_and_targets_within_one_unit() {
    let kinds = json("data/region.json")["measure_kinds"].clone();
    let mut wanted: BTreeMap<String, (u64, u64, i128)> = BTreeMap::new();
    let mut targets: BTreeMap<(String, String, String), u64> = BTreeMap::new();
    for name in READABLE {
        for kind in sites().document(name)["measure_kinds"].as_array().unwrap() {
            let sum = wanted.entry(kind["name"].to_string()).or_default();
            sum.0 += count(&kind["count"]);
            sum.1 += count(&kind["overdue"]);
            sum.2 += fen(&kind["planned"]);
            for target in kind["targets"].as_array().unwrap() {
                let key = [&kind["name"], &target["name"], &target["unit"]].map(Value::to_string);
                *targets.entry(key.into()).or_default() += count(&target["count"]);
            }
        }
    }
    let kinds = kinds.as_array().unwrap();
    assert_eq!(kinds.len(), wanted.len());
    let mut found = 0;
    for kind in kinds {
        let sum = (count(&kind["count"]), count(&kind["overdue"]), fen(&kind["planned_yuan"]));
        assert_eq!(sum, wanted[&kind["name"].to_string()], "{}", kind["name"]);
        for target in kind["targets"].as_array().unwrap() {
            let key = [&kind["name"], &target["name"], &target["unit"]].map(Value::to_string);
            assert_eq!(count(&target["count"]), targets[&key.into()]);
            found += 1;
        }
        assert!(region().0.contains_key(kind["page"].as_str().unwrap()), "{}", kind["page"]);
    }
    assert_eq!(found, targets.len());
}

#[test]
fn months_and_what_is_overdue_are_those_of_the_counties() {
    let document = json("data/region.json");
    let months = document["months"].as_array().unwrap();
    let mut wanted: BTreeMap<String, u64> = BTreeMap::new();
    for name in READABLE {
        let site = sites().document(name);
        for list in ["measures", "milestones", "problems"] {
            for due in site[list].as_array().unwrap().iter().filter_map(|row| row["due"].as_str()) {
                *wanted.entry(due[..7].to_owned()).or_default() += 1;
            }
        }
    }
    let shown: BTreeMap<String, u64> = months
        .iter()
        .map(|month| {
            let all = ["met", "overdue", "awaited", "unreported", "cancelled"]
                .map(|key| count(&month[key]))
                .iter()
                .sum();
            (month["month"].as_str().unwrap().to_owned(), all)
        })
        .collect();
    assert_eq!(shown, wanted);
    let late = document["overdue"].as_array().unwrap();
    let all = sum(|site| {
        ["overdue", "milestones_overdue", "problems_overdue"]
            .iter()
            .map(|key| count(&site["totals"][key]))
            .sum()
    });
    assert!(all > 0 && all <= 150);
    assert_eq!(late.len() as u64, all);
    let days: Vec<&str> = late.iter().map(|row| row["due"].as_str().unwrap()).collect();
    assert!(days.is_sorted(), "{days:?}");
    assert_eq!(texts(&html("deadlines/overdue/index.html"), "tbody tr").len() as u64, all);
}

#[test]
fn a_county_that_cannot_be_read_is_shown_with_the_reason() {
    let (files, output) = region();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(output));
    let said = stderr(output);
    let page = std::str::from_utf8(&files["counties/index.html"]).unwrap();
    let reasons: BTreeMap<String, String> = json("data/region.json")["absent"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["key"].as_str().unwrap().to_owned(), row["reason"].as_str().unwrap().to_owned()))
        .collect();
    for (name, reason, words) in [
        ("broken", "form", "data/site.json 不完整或格式不对"),
        ("empty", "no-data", "没有 data/site.json"),
        ("gone", "no-folder", "没有这个文件夹"),
        ("newer", "format", "数据格式是第 2 版"),
        ("older", "format", "数据格式是第 0 版"),
        ("sums", "sum", "totals.done 写的是 77"),
    ] {
        assert_eq!(reasons[name], reason);
        assert!(page.contains(words), "{name}");
        assert!(said.lines().any(|line| line.contains(name) && line.contains(words)), "{name}: {said}");
    }
    assert_eq!(reasons.len(), UNREADABLE.len());
    assert!(!page.contains(&*sites().folder().to_string_lossy()), "a page names a folder of this machine");
    let home = std::str::from_utf8(&files["index.html"]).unwrap();
    assert!(home.contains("有6个县的数据没有读出来") && home.contains("最早<time datetime=\"2020-06-09\">"));
    let allowed = sites().federate("allowed", &["hexi", "gone"], &["--allow-missing"]);
    assert!(allowed.status.success(), "{}", stderr(&allowed));
    let whole = sites().federate("whole", &READABLE, &[]);
    assert!(whole.status.success(), "{}", stderr(&whole));
    assert!(stdout(&whole).contains("3 个县"), "{}", stdout(&whole));
}

#[test]
fn nothing_is_built_where_two_sites_are_one_county_or_none_can_be_read() {
    let same = sites().site("huangbei");
    let copied = sites().0.path().join("again/huangbei");
    copy(&same, &copied, false);
    let refused = |sites_given: &[String], words: &[&str]| {
        let output = cunce()
            .args(["federate", "--lang", "zh-Hans"])
            .arg(sites().0.path().join("refused"))
            .args(sites_given)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{sites_given:?}");
        for word in words {
            assert!(stderr(&output).contains(word), "{word}: {}", stderr(&output));
        }
        assert!(!sites().0.path().join("refused").exists());
    };
    let (first, second) = (same.display().to_string(), copied.display().to_string());
    refused(&[first.clone(), second.clone()], &[&first, &second, "名称都是“huangbei”"]);
    refused(&[first.clone(), format!("other={second}")], &[&first, &second, "630199"]);
    refused(&[first.clone(), format!("other={first}/")], &["写了两次"]);
    refused(&[sites().site("gone").display().to_string()], &["没有这个文件夹", "没有一个县读得出来"]);
    refused(&[format!("all={}", sites().0.path().display())], &["互相包含"]);
    refused(&[format!("_a={first}")], &["“_a”不能作县的名称"]);
}

#[test]
fn an_internal_county_makes_no_public_region() {
    let work = tempfile::tempdir().unwrap();
    let site = work.path().join("sites/hexi");
    build(&root().join("tests/fixtures/base/content"), &site, &["--edition", "internal"]);
    let federate = |more: &[&str]| {
        let mut command = cunce();
        command.args(["federate", "--lang", "zh-Hans"]).arg(work.path().join("region")).arg(&site).args(more);
        command.output().unwrap()
    };
    let public = federate(&[]);
    assert_eq!(public.status.code(), Some(2));
    assert!(stderr(&public).contains("内部版") && !work.path().join("region").exists());
    let internal = federate(&["--edition", "internal"]);
    assert!(internal.status.success(), "{}", stderr(&internal));
    let files = tree(&work.path().join("region"));
    let home = std::str::from_utf8(&files["index.html"]).unwrap();
    assert!(home.contains("noindex") && home.contains("内部资料"));
    assert!(files.contains_key("robots.txt"));
}

#[test]
fn neither_order_nor_threads_reach_the_output() {
    let all = [&READABLE[..], &UNREADABLE[..]].concat();
    let mut backwards = all.clone();
    backwards.reverse();
    for (threads, order) in [("1", &all), ("2", &backwards)] {
        let output = cunce()
            .env("RAYON_NUM_THREADS", threads)
            .args(["federate", "--lang", "zh-Hans", "--name", "某市"])
            .arg(sites().0.path().join("again-and-again"))
            .args(order.iter().map(|name| sites().site(name)))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        let files = sites().out("again-and-again");
        assert!(files.keys().eq(region().0.keys()));
        for (path, bytes) in files {
            assert!(bytes == region().0[&path], "{path} with {threads} threads");
        }
    }
}

/// All links of a page, and its anchors.
fn links(bytes: &[u8]) -> (Vec<String>, BTreeSet<String>) {
    let html = Html::parse_document(std::str::from_utf8(bytes).unwrap());
    let mut links = Vec::new();
    for (selector, attribute) in
        [("a[href], link[href]", "href"), ("form[action]", "action"), ("script[src], img[src]", "src")]
    {
        let selector = Selector::parse(selector).unwrap();
        links.extend(html.select(&selector).filter_map(|e| e.value().attr(attribute)).map(str::to_owned));
    }
    let ids = Selector::parse("[id]").unwrap();
    (links, html.select(&ids).filter_map(|e| e.value().attr("id")).map(str::to_owned).collect())
}

/// The file that a link of a page means, below `work`, and its fragment.
fn target(from: &str, link: &str) -> (String, String) {
    let decoded = percent_decode_str(link).decode_utf8().unwrap().into_owned();
    let (path, fragment) = decoded.split_once('#').unwrap_or((&decoded, ""));
    if path.is_empty() {
        return (from.to_owned(), fragment.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from}: {link} leaves the folder"),
            part => parts.push(part),
        }
    }
    (parts.join("/"), fragment.to_owned())
}

#[test]
fn every_link_leads_somewhere_in_the_region_or_in_a_county() {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    files.extend(region().0.iter().map(|(path, bytes)| (format!("region/{path}"), bytes.clone())));
    for name in READABLE {
        let site = tree(&sites().site(name)).into_iter();
        files.extend(site.map(|(path, bytes)| (format!("sites/{name}/{path}"), bytes)));
    }
    let mut anchors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut reached = BTreeSet::new();
    let mut dead = Vec::new();
    for (from, bytes) in
        files.iter().filter(|(path, _)| path.starts_with("region/") && path.ends_with(".html"))
    {
        for link in links(bytes).0 {
            let (path, fragment) = target(from, &link);
            let Some(to) = files.get(&path) else {
                dead.push(format!("{from}: {link}"));
                continue;
            };
            if !fragment.is_empty()
                && !anchors.entry(path.clone()).or_insert_with(|| links(to).1).contains(&fragment)
            {
                dead.push(format!("{from}: {link} (no anchor)"));
            }
            reached.insert(path);
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
    let pages = files.keys().filter(|path| path.starts_with("region/") && path.ends_with(".html"));
    let lost: Vec<_> = pages.filter(|path| !reached.contains(*path)).collect();
    assert!(lost.is_empty(), "nothing leads to {lost:?}");
    for name in READABLE {
        assert!(reached.contains(&format!("sites/{name}/index.html")), "{name}");
    }
}

#[test]
fn a_county_with_an_address_is_linked_there() {
    let work = tempfile::tempdir().unwrap();
    let site = work.path().join("sites/hexi");
    build(&root().join("tests/fixtures/base/content"), &site, &["--base-url", "https://hexi.example/县"]);
    let output =
        cunce().args(["federate", "--lang", "en"]).arg(work.path().join("out")).arg(&site).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let files = tree(&work.path().join("out"));
    let page = std::str::from_utf8(&files["counties/hexi/index.html"]).unwrap();
    assert!(page.contains("href=\"https://hexi.example/%E5%8E%BF/index.html\""), "{page}");
    assert!(page.contains("href=\"https://hexi.example/%E5%8E%BF/townships/hexi/index.html\""));
    assert!(Search::new(&files).find("河西").iter().any(|hit| hit.href.starts_with("https://hexi.example/")));
}

#[test]
fn the_search_finds_counties_townships_villages_and_kinds() {
    let files = &region().0;
    let search = Search::new(files);
    let sites_of = |word: &str| -> BTreeSet<(String, String)> {
        search.find(word).into_iter().map(|hit| (hit.sort, hit.href)).collect()
    };
    assert!(sites_of("hedong").contains(&("county".to_owned(), "counties/hedong/index.html".to_owned())));
    let document = sites().document("huangbei");
    for village in document["villages"].as_array().unwrap() {
        let href = format!("../sites/huangbei/{}", village["page"].as_str().unwrap());
        assert!(
            sites_of(village["name"].as_str().unwrap()).contains(&("place".to_owned(), href)),
            "{village}"
        );
    }
    for township in document["townships"].as_array().unwrap() {
        let href = format!("../sites/huangbei/{}", township["page"].as_str().unwrap());
        assert!(sites_of(township["name"].as_str().unwrap()).contains(&("place".to_owned(), href)));
    }
    let kind = json("data/region.json")["measure_kinds"][0].clone();
    let hits = sites_of(kind["name"].as_str().unwrap());
    assert!(hits.contains(&("kind".to_owned(), kind["page"].as_str().unwrap().to_owned())), "{hits:?}");
    let places: u64 = sum(|site| count(&site["totals"]["townships"]) + count(&site["totals"]["villages"]));
    let kinds = json("data/region.json")["measure_kinds"].as_array().unwrap().len() as u64;
    assert_eq!(search.len() as u64, 3 + places + kinds);
}

#[test]
fn the_open_data_fit_their_schema_and_open_in_a_spreadsheet() {
    let validator = jsonschema::validator_for(&json("data/region.schema.json")).unwrap();
    let document = json("data/region.json");
    let faults: Vec<_> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let rows = |path: &str| {
        let text = std::str::from_utf8(&region().0[path]).unwrap();
        let body = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(body.as_bytes());
        reader.records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let counties = rows("data/counties.csv");
    let names: Vec<&str> = counties.iter().map(|row| &row[0]).collect();
    assert_eq!(names, ["湟北县", "hedong县", "hexi县"]);
    assert_eq!(counties[0][6], document["counties"][0]["totals"]["measures"].to_string());
    let townships = sum(|site| count(&site["totals"]["townships"]));
    assert_eq!(rows("data/townships.csv").len() as u64, townships + 3);
}

#[test]
fn a_county_whose_data_is_split_is_read_whole() {
    let work = tempfile::tempdir().unwrap();
    common::large::content(&work.path().join("content"));
    let site = work.path().join("sites/da");
    build(&work.path().join("content"), &site, &[]);
    let federate = || {
        let mut command = cunce();
        command.args(["federate", "--lang", "zh-Hans"]).arg(work.path().join("region")).arg(&site);
        command.output().unwrap()
    };
    let output = federate();
    assert!(output.status.success(), "{}", stderr(&output));
    let files = tree(&work.path().join("region"));
    let document: Value = serde_json::from_slice(&files["data/region.json"]).unwrap();
    assert_eq!(document["totals"]["measures"], 241);
    assert_eq!(document["months"][0]["awaited"], 240);
    let part = site.join("data/site/t1.json");
    let text = std::fs::read_to_string(&part).unwrap();
    put(&site, "data/site/t1.json", &text.replacen("2026-06-10", "2026-06-09", 1));
    let output = federate();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("data/site/t1.json 与 data/site.json 不是同一次生成的"));
    std::fs::remove_file(&part).unwrap();
    assert!(stderr(&federate()).contains("缺少 data/site/t1.json"));
}

/// The script of docs/scale.md, which runs on Linux and its kin.
#[cfg(unix)]
#[test]
fn the_script_builds_counties_side_by_side_and_the_region_above_them() {
    let work = tempfile::tempdir().unwrap();
    for name in ["河西 县", "hedong", "wrong"] {
        let content = work.path().join("counties").join(name).join("content");
        copy(&root().join("tests/fixtures/base/content"), &content, false);
        let site = std::fs::read_to_string(content.join("site.toml")).unwrap();
        let without: Vec<&str> = site.lines().filter(|line| !line.starts_with("code")).collect();
        put(&content, "site.toml", &without.join("\n"));
    }
    put(work.path(), "counties/wrong/content/townships/hexi/township.md", "+++\n+++\n");
    std::fs::create_dir_all(work.path().join("counties/notes")).unwrap();
    let output = std::process::Command::new("sh")
        .arg(root().join("docs/scale/region.sh"))
        .args(["counties", "sites", "某市"])
        .current_dir(work.path())
        .env("CUNCE", env!("CARGO_BIN_EXE_cunce"))
        .env("BUILD", "--no-history")
        .env("JOBS", "2")
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("wrong: see sites/.wrong.log"), "{said}");
    let files = tree(&work.path().join("sites.region"));
    let document: Value = serde_json::from_slice(&files["data/region.json"]).unwrap();
    let keys = |list: &str| -> Vec<String> {
        document[list].as_array().unwrap().iter().map(|it| it["key"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(keys("counties"), ["hedong", "河西 县"]);
    assert_eq!(keys("absent"), ["wrong"]);
    assert_eq!(document["name"], "某市");
}

//! The example county as a whole: the same bytes however it is built, and no dead link in what comes out.

mod common;

use common::search::Search;
use common::{build, copy, put, root, secrets, stdout, tree};
use percent_encoding::percent_decode_str;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The example, built once for all tests of this file.
fn example() -> &'static BTreeMap<String, Vec<u8>> {
    static SITE: OnceLock<(TempDir, BTreeMap<String, Vec<u8>>)> = OnceLock::new();
    let (_, files) = SITE.get_or_init(|| {
        let work = tempfile::tempdir().unwrap();
        let out = work.path().join("public");
        build(&root().join("content"), &out, &[]);
        let files = tree(&out);
        (work, files)
    });
    files
}

#[test]
fn threads_and_the_order_of_files_do_not_reach_the_output() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&root().join("content"), &content, true);
    for threads in ["1", "2"] {
        let out = work.path().join(threads);
        let output = common::cunce()
            .env("RAYON_NUM_THREADS", threads)
            .args(["build", "--no-history", "--lang", "zh-Hans", "--content"])
            .arg(&content)
            .arg("--out")
            .arg(&out)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", common::stderr(&output));
        let built = tree(&out);
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&built), names(example()));
        for (path, bytes) in &built {
            assert!(bytes == &example()[path], "{path} differs with {threads} threads");
        }
    }
}

#[test]
fn time_zone_and_locale_do_not_reach_the_output() {
    let work = tempfile::tempdir().unwrap();
    let out = work.path().join("public");
    let output = common::cunce()
        .env("TZ", "America/Los_Angeles")
        .env("LANG", "zh_CN.UTF-8")
        .args(["build", "--no-history", "--content"])
        .arg(root().join("content"))
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", common::stderr(&output));
    assert!(&tree(&out) == example());
}

struct Page {
    links: Vec<String>,
    anchors: BTreeSet<String>,
}

fn page(bytes: &[u8]) -> Page {
    let html = Html::parse_document(std::str::from_utf8(bytes).unwrap());
    let mut links = Vec::new();
    for (selector, attribute) in [
        ("a[href], link[href], use[href], image[href]", "href"),
        ("form[action]", "action"),
        ("img[src], script[src], source[src], iframe[src]", "src"),
    ] {
        let selector = Selector::parse(selector).unwrap();
        links.extend(html.select(&selector).filter_map(|e| e.value().attr(attribute)).map(str::to_owned));
    }
    let with_id = Selector::parse("[id]").unwrap();
    let ids: Vec<String> =
        html.select(&with_id).filter_map(|element| element.value().attr("id")).map(str::to_owned).collect();
    let anchors: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(ids.len(), anchors.len(), "an id stands twice: {ids:?}");
    Page { links, anchors }
}

fn is_external(link: &str) -> bool {
    ["http://", "https://", "mailto:", "tel:", "data:"].iter().any(|scheme| link.starts_with(scheme))
}

/// The file that a relative link of `from` means, and its fragment.
fn target(from: &str, link: &str) -> (String, Option<String>) {
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let (path, fragment) = match link.split_once('#') {
        Some((path, fragment)) => (path, Some(decode(fragment))),
        None => (link, None),
    };
    if path.is_empty() {
        return (from.to_owned(), fragment);
    }
    assert!(!path.starts_with('/'), "{from}: {link} is not relative");
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{from}: {link} leaves the site"),
            name => parts.push(decode(name)),
        }
    }
    (parts.join("/"), fragment.filter(|fragment| !fragment.is_empty()))
}

/// All pages but the one for wrong addresses, whose links lead from the host and which nothing leads to.
fn pages(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, Page> {
    files
        .iter()
        .filter(|(path, _)| path.ends_with(".html") && *path != "404.html")
        .map(|(path, bytes)| (path.as_str(), page(bytes)))
        .collect()
}

#[test]
fn no_link_picture_or_anchor_is_dead() {
    let files = example();
    let pages = pages(files);
    let mut dead = Vec::new();
    for (from, page) in &pages {
        for link in page.links.iter().filter(|link| !is_external(link)) {
            let (path, fragment) = target(from, link);
            if !files.contains_key(&path) {
                dead.push(format!("{from}: {link}"));
            } else if let Some(fragment) = fragment
                && let Some(to) = pages.get(path.as_str())
                && !to.anchors.contains(&fragment)
            {
                dead.push(format!("{from}: {link} (no anchor)"));
            }
        }
    }
    assert!(dead.is_empty(), "{} dead links:\n{}", dead.len(), dead.join("\n"));
}

#[test]
fn every_place_measure_kind_month_unit_and_problem_is_three_clicks_away() {
    let files = example();
    let pages = pages(files);
    let mut clicks: BTreeMap<String, usize> = BTreeMap::from([("index.html".to_owned(), 0)]);
    let mut queue = VecDeque::from(["index.html".to_owned()]);
    while let Some(from) = queue.pop_front() {
        let depth = clicks[&from];
        for link in pages[from.as_str()].links.iter().filter(|link| !is_external(link)) {
            let (path, _) = target(&from, link);
            if path.ends_with(".html") && !clicks.contains_key(&path) {
                clicks.insert(path.clone(), depth + 1);
                queue.push_back(path);
            }
        }
    }
    let lost: Vec<&&str> = pages.keys().filter(|path| !clicks.contains_key(**path)).collect();
    assert!(lost.is_empty(), "nothing leads to {lost:?}");
    let far: Vec<_> = clicks
        .iter()
        .filter(|(path, depth)| {
            let near = path.starts_with("measures/")
                || path.starts_with("deadlines/")
                || path.starts_with("units/")
                || path.starts_with("problems/")
                || (path.starts_with("townships/") && path.matches('/').count() <= 3)
                || path.contains("/plans/");
            near && **depth > 3
        })
        .collect();
    assert!(far.is_empty(), "{far:?}");
}

#[test]
fn the_example_is_as_large_as_promised_and_its_warnings_are_on_purpose() {
    let checked = common::cunce()
        .args(["check", "--format", "json", "--content"])
        .arg(root().join("content"))
        .output()
        .unwrap();
    assert!(checked.status.success());
    let mut codes: Vec<String> = stdout(&checked)
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["code"].as_str().unwrap().to_owned()
        })
        .collect();
    codes.sort();
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for code in &codes {
        assert!(readme.contains(&format!("`{code}`")), "README.md does not name the warning {code}");
    }
    let site: serde_json::Value = serde_json::from_slice(&example()["data/site.json"]).unwrap();
    let total = |name: &str| site["totals"][name].as_u64().unwrap();
    assert!(total("townships") >= 8 && total("villages") >= 20 && total("plans") >= 36);
    assert!(total("measures") >= 160 && total("overdue") >= 3 && total("problems_closed") >= 3);
}

#[test]
fn every_village_with_coordinates_is_a_dot_that_leads_to_it() {
    let files = example();
    let site: serde_json::Value = serde_json::from_slice(&files["data/site.json"]).unwrap();
    let placed = |village: &&serde_json::Value| village["lonlat"].is_array();
    let villages: BTreeSet<String> =
        site["villages"].as_array().unwrap().iter().filter(placed).map(key).collect();
    assert!(villages.len() >= 20, "{villages:?}");
    let html = Html::parse_document(std::str::from_utf8(&files["index.html"]).unwrap());
    let dots = Selector::parse("figure.map svg a").unwrap();
    let led: BTreeSet<String> = html
        .select(&dots)
        .filter_map(|dot| dot.value().attr("href"))
        .map(|href| target("index.html", href).0)
        .collect();
    let pages = villages.iter().map(|key| format!("townships/{key}/index.html")).collect();
    assert_eq!(led, pages);
    // A village's own page shows where it lies, and leads nowhere from there.
    let own = std::str::from_utf8(&files[led.first().unwrap()]).unwrap();
    let own = Html::parse_document(own);
    assert_eq!(own.select(&Selector::parse("figure.map svg circle").unwrap()).count(), 1);
    assert_eq!(own.select(&dots).count(), 0);
}

fn key(record: &serde_json::Value) -> String {
    record["key"].as_str().unwrap().to_owned()
}

#[test]
fn the_open_data_matches_its_schema() {
    let schema: serde_json::Value = serde_json::from_slice(&example()["data/site.schema.json"]).unwrap();
    let site: serde_json::Value = serde_json::from_slice(&example()["data/site.json"]).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&site).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    // A schema that allows everything would pass too.
    let mut wrong = site.clone();
    wrong["measures"][0]["due"] = serde_json::json!(5);
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn nothing_internal_reaches_the_public_edition_and_all_of_it_the_internal_one() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&root().join("tests/fixtures/secret/content"), &content, false);
    let read = |edition: &str| {
        let out = work.path().join(edition);
        build(&content, &out, &["--edition", edition]);
        tree(&out)
    };
    // Each internal thing of the fixture bears a word of its own that begins with 密.
    let secrets = secrets(&content);
    assert!(secrets.len() >= 15, "{secrets:?}");
    let (public, internal) = (read("public"), read("internal"));
    let holds = |files: &BTreeMap<String, Vec<u8>>, secret: &str| {
        files
            .iter()
            .find(|(path, bytes)| path.contains(secret) || contains(bytes, secret))
            .map(|(path, _)| path.clone())
    };
    // Scripts of the search write texts as numbers: they are asked in their own way.
    let [asked, told] = [&public, &internal].map(Search::new);
    let told = secrets.iter().filter(|secret| !told.find(secret).is_empty()).count();
    assert!(told * 2 > secrets.len(), "the internal edition's search knows only {told} of {secrets:?}");
    for secret in &secrets {
        assert_eq!(asked.find(secret), [], "the public edition's search knows {secret}");
        assert!(asked.texts().iter().all(|(_, text)| !text.contains(secret.as_str())), "{secret}");
        assert_eq!(holds(&public, secret), None, "the public edition shows {secret}");
        assert!(holds(&internal, secret).is_some(), "the internal edition lacks {secret}");
    }
}

#[test]
fn figures_of_the_public_edition_know_nothing_internal() {
    let work = tempfile::tempdir().unwrap();
    let content = root().join("tests/fixtures/secret/content");
    let read = |edition: &str| -> serde_json::Value {
        let out = work.path().join(edition);
        build(&content, &out, &["--edition", edition]);
        serde_json::from_slice(&std::fs::read(out.join("data/site.json")).unwrap()).unwrap()
    };
    let (public, internal) = (read("public"), read("internal"));
    let measure = |site: &serde_json::Value| {
        let measures = site["measures"].as_array().unwrap();
        measures.iter().find(|measure| measure["key"] == "qing/shi/tong/lu").unwrap().clone()
    };
    let figures = |measure: &serde_json::Value| {
        ["status", "planned", "spent"].map(|name| measure[name].as_str().unwrap().to_owned())
    };
    // The internal update says done, the internal fund is 7,654,321 yuan and 7,000,021 of it is spent.
    assert_eq!(figures(&measure(&public)), ["planned", "1000.00", "400.00"]);
    assert_eq!(figures(&measure(&internal)), ["done", "7655321.00", "7000421.00"]);
    let totals = |site: &serde_json::Value| {
        ["townships", "villages", "plans", "measures", "problems_open"]
            .map(|name| site["totals"][name].as_u64().unwrap())
    };
    assert_eq!(totals(&public), [1, 1, 1, 3, 1]);
    assert_eq!(totals(&internal), [2, 3, 3, 8, 3]);
    let milestone = |site: &serde_json::Value| {
        let milestones = site["milestones"].as_array().unwrap();
        milestones.iter().find(|milestone| milestone["title"] == "头两户").unwrap().clone()
    };
    assert_eq!(milestone(&public)["member_count"], 2);
    assert!(milestone(&public).get("members").is_none_or(|members| members.is_null()));
    assert_eq!(milestone(&internal)["members"].as_array().unwrap().len(), 2);
}

#[test]
fn members_do_not_count_a_hidden_target() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&root().join("tests/fixtures/secret/content"), &content, false);
    let plan = "townships/qing/shi/plans/tong.md";
    let text = std::fs::read_to_string(content.join(plan)).unwrap();
    let hidden = text.replace("unit = \"户\"\nvalue = 2\n", "unit = \"户\"\nvalue = 2\ninternal = true\n");
    assert_ne!(hidden, text);
    put(&content, plan, &hidden);
    let counts = |edition: &str| {
        let out = work.path().join(edition);
        build(&content, &out, &["--edition", edition]);
        let site = std::fs::read(out.join("data/site.json")).unwrap();
        let site: serde_json::Value = serde_json::from_slice(&site).unwrap();
        let milestones = site["milestones"].as_array().unwrap();
        let milestone = milestones.iter().find(|milestone| milestone["title"] == "头两户").unwrap();
        ["amount", "member_count", "achieved"].map(|name| milestone[name].as_u64())
    };
    assert_eq!(counts("internal"), [Some(2), Some(2), Some(1)]);
    assert_eq!(counts("public"), [None, None, None]);
}

#[test]
fn summaries_of_one_date_count_in_the_order_of_their_names() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&root().join("tests/fixtures/secret/content"), &content, false);
    let progress = "townships/qing/shi/progress";
    let summary = |stage: &str, value: u32| {
        let head = "+++\ndate = 2020-06-01\n\n[[updates]]\nmeasure = \"lu\"\n";
        format!("{head}status = \"{stage}\"\nvalues = {{ \"里程\" = {value} }}\n+++\n")
    };
    // With their endings, `2020-06-01-b.md` would stand before `2020-06-01.md`.
    put(&content, &format!("{progress}/2020-06-01.md"), &summary("doing", 2));
    put(&content, &format!("{progress}/2020-06-01-b.md"), &summary("suspended", 3));
    let out = work.path().join("public");
    build(&content, &out, &[]);
    let site: serde_json::Value =
        serde_json::from_slice(&std::fs::read(out.join("data/site.json")).unwrap()).unwrap();
    let measures = site["measures"].as_array().unwrap();
    let road = measures.iter().find(|measure| measure["key"] == "qing/shi/tong/lu").unwrap();
    assert_eq!((&road["status"], &road["targets"][0]["current"]), (&"suspended".into(), &3.into()));
}

fn contains(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}

#[test]
fn unchanged_files_keep_their_time_stamps() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&root().join("content"), &content, false);
    let out = work.path().join("public");
    build(&content, &out, &[]);
    let before = tree(&out);
    let stamp = |path: &str| std::fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let style = stamp("static/style.css");
    let home = stamp("index.html");
    put(&content, "home.md", "改过的首页文字。\n");
    let second = build(&content, &out, &[]);
    assert_eq!(stamp("static/style.css"), style);
    assert_ne!(stamp("index.html"), home);
    // Besides the page only what is made of its text: the scripts of the search, and so the list of files.
    let after = tree(&out);
    let changed: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    let (search, pages): (Vec<&String>, Vec<&String>) =
        changed.iter().copied().partition(|path| path.starts_with("search/"));
    assert_eq!(pages, [".cunce", "index.html"]);
    assert!(stdout(&second).contains(&format!("新写 {}", search.len() + 1)), "{}", stdout(&second));
}

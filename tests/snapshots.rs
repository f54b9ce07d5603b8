//! Pages and exports of a small county, as they are; a change in them is a decision, made with
//! `INSTA_UPDATE=always cargo test --test snapshots`.

mod common;

use common::{build, root, tree};
use std::collections::BTreeMap;
use std::sync::OnceLock;

fn built() -> &'static BTreeMap<String, Vec<u8>> {
    static SITE: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    SITE.get_or_init(|| {
        let work = tempfile::tempdir().unwrap();
        let out = work.path().join("public");
        let base_url = ["--base-url", "https://cun.example/hexi/"];
        build(&root().join("tests/fixtures/base/content"), &out, &base_url);
        tree(&out)
    })
}

/// A file of the site; the program's version, which every release changes, is put aside.
fn file(path: &str) -> String {
    let bytes = built().get(path).unwrap_or_else(|| panic!("no {path}"));
    let text = String::from_utf8(bytes.clone()).unwrap();
    text.replace(env!("CARGO_PKG_VERSION"), "VERSION").replace('\r', "")
}

macro_rules! snapshots {
    ($($name:ident: $path:expr;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), file($path));
        })*
    };
}

snapshots! {
    home: "index.html";
    village: "townships/hexi/qiaotou/index.html";
    plan: "townships/hexi/qiaotou/plans/tuopin/index.html";
    overdue: "deadlines/overdue/index.html";
    site_json: "data/site.json";
    site_schema: "data/site.schema.json";
    villages_csv: "data/villages.csv";
    measures_csv: "data/measures.csv";
    deadlines_csv: "data/deadlines.csv";
    problems_csv: "data/problems.csv";
    funds_csv: "data/funds.csv";
    visits_csv: "data/visits.csv";
    calendar: "deadlines.ics";
    feed: "feed.xml";
}

/// No file comes or goes unnoticed.
#[test]
fn the_list_of_files() {
    let list: Vec<&str> = built().keys().map(String::as_str).collect();
    insta::assert_snapshot!("the_list_of_files", list.join("\n"));
}

//! Files beside the records, and remarks on problems: what is handed out, where it stands, and what is kept.

mod common;

use common::bench::fixtures;
use common::{build, copy, put, tree};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const VILLAGE: &str = "townships/hexi/qiaotou";

/// The clean tree in a folder of its own.
fn content() -> (TempDir, PathBuf) {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&fixtures().join("base/content"), &content, false);
    (work, content)
}

fn built(content: &Path) -> BTreeMap<String, Vec<u8>> {
    let out = content.with_file_name("public");
    build(content, &out, &[]);
    tree(&out)
}

fn text<'s>(site: &'s BTreeMap<String, Vec<u8>>, path: &str) -> &'s str {
    std::str::from_utf8(&site[path]).unwrap()
}

#[test]
fn attachments_of_like_names_stay_apart_and_never_take_the_place_of_a_page() {
    let (_work, content) = content();
    for (path, text) in [
        ("图/a.txt", "1"),
        ("表/A.txt", "2"),
        ("图/feed.xml", "3"),
        ("图/data", "4"),
        ("robots.txt", "5"),
        ("sitemap.xml", "6"),
        ("404.html", "7"),
    ] {
        put(&content, path, text);
    }
    let links = "[一](图/a.txt) [二](表/A.txt) [三](图/feed.xml) [四](图/data) [五](robots.txt) [六](sitemap.xml) [七](404.html)\n";
    put(&content, "home.md", links);
    let site = built(&content);
    for (path, want) in [
        ("a.txt", "1"),
        ("files/表/A.txt", "2"),
        ("files/图/feed.xml", "3"),
        ("files/图/data", "4"),
        ("files/robots.txt", "5"),
        ("files/sitemap.xml", "6"),
        ("files/404.html", "7"),
    ] {
        assert_eq!(text(&site, path), want, "{path}");
    }
    assert!(text(&site, "feed.xml").contains("<feed"));
}

#[test]
fn a_file_that_a_notice_still_hands_out_is_not_taken_down_with_an_older_one() {
    let (_work, content) = content();
    let notice = |date: &str, files: &str| {
        format!("+++\ndate = {date}\nitem = \"dibao\"\ntitle = \"低保名单\"\n+++\n\n{files}\n")
    };
    put(
        &content,
        &format!("{VILLAGE}/notices/2020-04-01.md"),
        &notice("2020-04-01", "[表](表.txt) [旧](旧.txt)"),
    );
    put(&content, &format!("{VILLAGE}/notices/2020-06-08.md"), &notice("2020-06-08", "[表](表.txt)"));
    put(&content, &format!("{VILLAGE}/notices/表.txt"), "表");
    put(&content, &format!("{VILLAGE}/notices/旧.txt"), "旧");
    put(&content, "home.md", &format!("[旧](<{VILLAGE}/notices/旧.txt>)\n"));
    let site = built(&content);
    assert!(site.contains_key(&format!("{VILLAGE}/notices/2020-06-08/表.txt")));
    assert!(!site.contains_key(&format!("{VILLAGE}/notices/2020-04-01/表.txt")));
    assert!(!site.keys().any(|path| path.ends_with("旧.txt")));
}

#[test]
fn files_of_an_internal_village_stay_with_it() {
    let (_work, content) = content();
    put(&content, "townships/hexi/neibu/village.md", "+++\nname = \"内部村\"\ninternal = true\n+++\n");
    put(&content, "townships/hexi/neibu/名册.txt", "名册");
    put(&content, "home.md", "[名册](townships/hexi/neibu/名册.txt)\n");
    assert!(!built(&content).keys().any(|path| path.ends_with("名册.txt")));
}

#[test]
fn a_later_remark_does_not_replace_the_first() {
    let (_work, content) = content();
    let summary = |date: &str, rest: &str| {
        let problem = format!("[[problems]]\nid = \"loushui\"\nnote = \"{rest}");
        format!("+++\ndate = {date}\n\n{problem}\n+++\n")
    };
    let first = "接头处\"\ntitle = \"水管漏水\"\nfound_on = 2020-06-01";
    put(&content, &format!("{VILLAGE}/progress/2020-06-02.md"), &summary("2020-06-02", first));
    put(&content, &format!("{VILLAGE}/progress/2020-06-08.md"), &summary("2020-06-08", "已换新管\""));
    let site = built(&content);
    let page = text(&site, &format!("{VILLAGE}/index.html")).to_owned();
    assert!(page.contains("接头处") && page.contains("已换新管"));
}

#[test]
fn what_a_summary_says_of_members_is_a_number_for_the_public_and_codes_for_the_offices() {
    let (_work, content) = content();
    put(
        &content,
        &format!("{VILLAGE}/plans/daolu.toml"),
        "[[measures]]\nid = \"d1\"\nkind = \"cundao\"\ntitle = \"硬化村道\"\nlead = \"县交通运输局\"\n\
         due = 2020-08-31\nstage = \"立项\"\n\
         [[measures.targets]]\nname = \"受益户\"\nunit = \"户\"\nvalue = 10\n\
         [[measures.milestones]]\ntitle = \"第一批\"\ndue = 2020-07-01\namount = 2\nmembers = [\"H001\", \"H002\"]\n\
         [[measures.milestones]]\ntitle = \"其余\"\ndue = 2020-08-01\namount = 8\n",
    );
    std::fs::remove_file(content.join(VILLAGE).join("plans/daolu.md")).unwrap();
    // Seven are more than the two who are named; but nobody is named for the rest.
    put(
        &content,
        &format!("{VILLAGE}/progress/2020-06-08.md"),
        "+++\ndate = 2020-06-08\n[[updates]]\nmeasure = \"d1\"\nstatus = \"doing\"\n\
         values = { \"受益户\" = 7 }\nachieved = { \"第一批\" = [\"H001\", \"H002\"] }\n+++\n",
    );
    let page = format!("{VILLAGE}/progress/2020-06-08/index.html");
    let public = built(&content);
    assert!(text(&public, &page).contains("第一批 累计已办2"));
    assert!(!text(&public, &page).contains("H001"));
    let out = content.with_file_name("internal");
    build(&content, &out, &["--edition", "internal"]);
    assert!(text(&tree(&out), &page).contains("第一批 H001、H002"));
}

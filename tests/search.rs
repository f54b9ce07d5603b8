//! The search of the example: everything that it should find is found through the published scripts, and only that.

mod common;

use common::search::{Hit, Search};
use common::{build, put, root, tree};
use cunce::search::{fold, is_letter};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

fn example() -> &'static (BTreeMap<String, Vec<u8>>, Value) {
    static SITE: OnceLock<(BTreeMap<String, Vec<u8>>, Value)> = OnceLock::new();
    SITE.get_or_init(|| {
        let work = tempfile::tempdir().unwrap();
        let out = work.path().join("public");
        build(&root().join("content"), &out, &[]);
        let files = tree(&out);
        let data = serde_json::from_slice(&files["data/site.json"]).unwrap();
        (files, data)
    })
}

/// The longest stretches of letters of a text, as one writes them into the box.
fn words(text: &str) -> Vec<String> {
    let folded: String = text.chars().flat_map(fold).collect();
    let words = folded.split(|c| !is_letter(c)).map(str::to_owned);
    words.filter(|word| word.chars().count() > 1).collect()
}

/// Demands that every word of `title` leads to something of this sort and title.
fn must_find(search: &Search, sort: &str, title: &str) {
    for word in words(title) {
        let hits = search.find(&word);
        let meant = |hit: &Hit| hit.sort == sort && hit.title == title;
        assert!(hits.iter().any(meant), "{word} does not find the {sort} {title}: {hits:?}");
    }
}

#[test]
fn every_name_and_title_is_found() {
    let (files, data) = example();
    let search = Search::new(files);
    for (list, sort, name) in [
        ("townships", "township", "name"),
        ("villages", "village", "name"),
        ("programmes", "programme", "name"),
        ("measure_kinds", "kind", "name"),
        ("units", "unit", "name"),
        ("measures", "measure", "title"),
        ("problems", "problem", "title"),
        ("notices", "notice", "title"),
    ] {
        let rows = data[list].as_array().unwrap();
        assert!(!rows.is_empty(), "{list}");
        for row in rows {
            must_find(&search, sort, row[name].as_str().unwrap());
        }
    }
}

#[test]
fn results_lead_to_pages_and_anchors_that_are_there() {
    let (files, _) = example();
    let search = Search::new(files);
    for thing in 0..search.len() {
        let hit = search.hit(thing);
        let (page, anchor) = hit.href.split_once('#').unwrap_or((&hit.href, ""));
        let decoded =
            |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
        let bytes = files.get(&decoded(page)).unwrap_or_else(|| panic!("no page for {hit:?}"));
        let id = format!("id=\"{}\"", decoded(anchor));
        let there = anchor.is_empty() || memchr::memmem::find(bytes, id.as_bytes()).is_some();
        assert!(there, "no anchor for {hit:?}");
    }
}

#[test]
fn every_two_letters_of_every_text_are_found_and_their_page_shows_the_text() {
    let (files, _) = example();
    let search = Search::new(files);
    let texts = search.texts();
    assert!(texts.len() > 100, "{}", texts.len());
    for (thing, text) in &texts {
        let hit = search.hit(*thing);
        let words = words(text);
        // From each text the beginning, the middle and the end of it.
        for word in [words.first(), words.get(words.len() / 2), words.last()].into_iter().flatten() {
            let letters: Vec<char> = word.chars().collect();
            for pair in [&letters[..2], &letters[letters.len() - 2..], &letters[..]] {
                let part: String = pair.iter().collect();
                assert!(search.find(&part).contains(&hit), "{part} does not find {hit:?}");
            }
        }
        let path = percent_encoding::percent_decode_str(&hit.href).decode_utf8().unwrap();
        let html = std::str::from_utf8(&files[path.as_ref()]).unwrap();
        let html = scraper::Html::parse_document(html);
        let pictures = scraper::Selector::parse("img[alt]").unwrap();
        let said = html.select(&pictures).filter_map(|picture| picture.value().attr("alt"));
        let shown: String = html.root_element().text().chain(said).collect();
        let shown: String = shown.chars().flat_map(fold).filter(|c| is_letter(*c)).collect();
        for word in &words {
            assert!(shown.contains(word.as_str()), "{path} does not show {word}");
        }
    }
}

#[test]
fn a_word_finds_only_what_holds_it() {
    let (files, _) = example();
    let search = Search::new(files);
    let hits = search.find("大煤洞村");
    let texts: BTreeMap<usize, String> = search.texts().into_iter().collect();
    assert!(hits.iter().any(|hit| hit.sort == "village" && hit.title == "大煤洞村"));
    for thing in 0..search.len() {
        let hit = search.hit(thing);
        let holds =
            hit.title.contains("大煤洞村") || texts.get(&thing).is_some_and(|text| text.contains("大煤洞村"));
        assert!(!holds || hits.contains(&hit), "not found: {hit:?}");
    }
    // Its pairs stand in the county's texts, but never in this order.
    assert!(search.find("大煤洞镇").is_empty());
    assert!(search.find("洞村大煤").is_empty());
}

#[test]
fn initials_find_names_in_every_reading() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    common::copy(&root().join("tests/fixtures/base/content"), &content, false);
    for (slug, name) in [("a1", "重庆路村"), ("a2", "单家沟村"), ("a3", "第3长沙村")] {
        put(
            &content,
            &format!("townships/hexi/{slug}/village.md"),
            &format!("+++\nname = \"{name}\"\n+++\n"),
        );
    }
    let out = work.path().join("public");
    build(&content, &out, &[]);
    let search = Search::new(&tree(&out));
    for (query, name) in [
        ("cqlc", "重庆路村"),
        ("zqlc", "重庆路村"),
        ("QL", "重庆路村"),
        ("djg", "单家沟村"),
        ("sjgc", "单家沟村"),
        ("d3csc", "第3长沙村"),
        ("3zs", "第3长沙村"),
        ("３Ｃ", "第3长沙村"),
    ] {
        let hits = search.find(query);
        assert!(hits.iter().any(|hit| hit.sort == "village" && hit.title == name), "{query}: {hits:?}");
    }
    assert!(search.find("cqcl").is_empty());
}

#[test]
fn roles_are_found_and_telephones_are_not() {
    let (files, _) = example();
    let search = Search::new(files);
    let hits = search.find("第一书记");
    assert!(hits.iter().filter(|hit| hit.sort == "village").count() > 3, "{hits:?}");
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    common::copy(&root().join("tests/fixtures/base/content"), &content, false);
    let person = "+++\nname = \"新村\"\n\n[[people]]\nname = \"某\"\nrole = \"村医\"\nphone = \"0971-5550123\"\npublic = true\n+++\n";
    put(&content, "townships/hexi/xin/village.md", person);
    let out = work.path().join("public");
    build(&content, &out, &[]);
    let search = Search::new(&tree(&out));
    assert_eq!(search.find("村医").len(), 1);
    assert!(search.find("5550123").is_empty());
}

#[test]
fn every_village_stands_in_the_list_from_a_to_z() {
    let (files, data) = example();
    let html = std::str::from_utf8(&files["search/index.html"]).unwrap();
    let html = scraper::Html::parse_document(html);
    let rows = scraper::Selector::parse(".names a").unwrap();
    let names: Vec<String> = html.select(&rows).map(|row| row.text().collect()).collect();
    let villages = data["villages"].as_array().unwrap();
    assert_eq!(names.len(), villages.len());
    for village in villages {
        assert!(names.iter().any(|name| *name == village["name"].as_str().unwrap()), "{village}");
    }
}

//! Figures on pages against `data/site.json`: every page is crawled, each figure that a page shows is looked up anew, and
//! a figure that nobody knows is a fault, so that a new one has to be compared as well.

mod blocks;
mod data;
mod duties;
mod ledgers;
mod page;
mod places;
mod rows;
mod sentences;
mod words;

use page::Page;
use serde_json::Value;
use std::collections::BTreeMap;
use words::Words;

/// What a crawl came to.
#[derive(Default)]
pub struct Crawl {
    /// Figures that are the same.
    pub same: usize,
    /// What differs, and figures that nobody knows.
    pub found: Vec<String>,
}

/// Compares every page of a site without parts of lists; `site` is its `data/site.json`.
pub fn crawl(files: &BTreeMap<String, Vec<u8>>, site: &Value) -> Crawl {
    let words = Words::simplified();
    let data = data::Data::new(site);
    let mut crawl = Crawl::default();
    let updates = updates(files, &words);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") && compared(path)) {
        let html = scraper::Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let mut page = Page::new(path, &html, &data, &words, &updates);
        places::figures(&mut page);
        places::legend(&mut page);
        ledgers::all(&mut page);
        places::lists(&mut page);
        rows::stacks(&mut page);
        blocks::all(&mut page);
        duties::all(&mut page);
        sentences::all(&mut page);
        page.unknown();
        crawl.same += page.same;
        crawl.found.extend(page.found);
    }
    crawl
}

/// Pages that tell of the past or of the program have figures of their own, which site.json does not hold: versions and
/// changes are compared with the repository in tests of history; the rest explain, search or lead to files.
fn compared(path: &str) -> bool {
    let apart = ["changes/", "reading/", "search/", "data/", "404.html"];
    !apart.iter().any(|apart| path.starts_with(apart)) && !path.contains("/versions/")
}

/// How many measures the page of each summary reports on; site.json tells of summaries, not of their updates.
fn updates(files: &BTreeMap<String, Vec<u8>>, words: &Words) -> BTreeMap<String, usize> {
    let said = page::select(&format!("main td[data-label=\"{}\"]", words.plain("said-title")));
    let count = |bytes: &[u8]| {
        scraper::Html::parse_document(std::str::from_utf8(bytes).unwrap()).select(&said).count()
    };
    let summaries = files.iter().filter(|(path, _)| path.contains("progress/"));
    summaries.map(|(path, bytes)| (path.clone(), count(bytes))).collect()
}

//! Whatever a county's records hold, on whatever day, in either edition: every figure that the program publishes is the
//! one that the format's text says. The interpreter here was written from that text, slow and plain, and shares no code
//! with the program: it reads the records itself and adds them up anew for each figure.

mod catalogues;
mod chance;
#[path = "../common/mod.rs"]
mod common;
mod compare;
mod county;
mod document;
mod duties;
mod edition;
mod facts;
mod pages;
mod reckon;
mod record;
mod reports;
mod sums;
mod tables;
mod write;

use cunce::Options;
use cunce::publish::Edition;
use cunce::render::data::{Export, Share};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A county as the program reads it.
fn checked(content: &Path, edition: Edition, day: Date) -> Result<cunce::Checked, Vec<String>> {
    let options = Options {
        content: content.to_owned(),
        edition,
        as_of: Some(day),
        today: day,
        theme: None,
        history: false,
        caches: None,
    };
    let Ok(checked) = cunce::check(&options) else { panic!("{} cannot be read", content.display()) };
    let errors =
        checked.report.found().iter().filter(|found| found.code.severity() == cunce::diag::Severity::Error);
    let errors: Vec<_> = errors.map(|found| format!("{found:?}")).collect();
    if errors.is_empty() { Ok(checked) } else { Err(errors) }
}

/// What the interpreter reckons otherwise, and what of the publications differs from one another.
fn differences(
    content: &Path,
    county: &record::County,
    edition: Edition,
    day: Date,
    reach: &mut Reach,
) -> Vec<String> {
    let public = edition == Edition::Public;
    let duties = duties::wanted(county, day);
    let county = if public { edition::public(county) } else { county.clone() };
    let facts = facts::Facts::new(&county, public, day);
    let checked = match checked(content, edition, day) {
        Ok(checked) => checked,
        Err(errors) => return errors,
    };
    let index = cunce::index::index(&checked.published);
    // What words say is no figure: each is its own name.
    let messages = |id: &str, _: &[(&str, &str)]| id.to_owned();
    let export = Export::new(&index, &messages, "zh-Hans", None);
    let mut bytes = Vec::new();
    cunce::render::data::site(&export, Share::All, &mut bytes).unwrap();
    let site = serde_json::from_slice(&bytes).unwrap();
    let document = document::document(&facts);
    reach.document(&document);
    reach.note("duties", &duties);
    let mut found = compare::differences(&site, &document);
    compare::same("sums", &sums::said(&index), &sums::wanted(&facts), &mut found);
    compare::same("duties", &duties::said(&checked.report), &duties, &mut found);
    found.extend(tables::differences(&index, &export, &site));
    found
}

#[test]
fn the_example_is_what_its_records_say_on_any_day() {
    let content = common::root().join("content");
    let county = record::read(&content);
    let mut day = date(2018, 1, 1);
    while day < date(2021, 1, 1) {
        for edition in [Edition::Public, Edition::Internal] {
            let found = differences(&content, &county, edition, day, &mut Reach::default());
            assert!(found.is_empty(), "{day} {edition:?}\n{}", found.join("\n"));
        }
        day = day.checked_add(jiff::Span::new().days(97)).unwrap();
    }
}

/// What never changes: texts that say nothing of a figure, and places counted where there is but one or none.
const CONSTANT: [&str; 33] = [
    "disclosures.basis",
    "disclosures.group",
    "measure_kinds.about",
    "measure_kinds.group",
    "measure_kinds.stages in number",
    "measures.funds.note",
    "measures.note",
    "measures.person",
    "notices.title",
    "plans.approvals.by",
    "plans.approvals.step",
    "plans.counts.plans",
    "plans.counts.stale_villages",
    "plans.counts.townships",
    "plans.counts.villages",
    "problems.category",
    "problems.found_by",
    "problems.notice_no",
    "programmes.counts.stale_villages",
    "programmes.counts.townships",
    "programmes.counts.villages",
    "summaries.author",
    "summaries.period",
    "townships.counts.townships",
    "units.contact",
    "units.counts.plans",
    "units.counts.stale_villages",
    "units.counts.townships",
    "units.counts.villages",
    "villages.counts.townships",
    "villages.counts.villages",
    "visits.by",
    "visits.note",
];

/// What the generator must reach: a figure that never changes would never be tried.
#[derive(Default)]
struct Reach(BTreeMap<String, BTreeSet<String>>);

impl Reach {
    fn note(&mut self, at: &str, value: &Value) {
        match value {
            Value::Object(row) => {
                row.iter().for_each(|(key, value)| self.note(&format!("{at}.{key}"), value))
            }
            Value::Array(rows) => {
                rows.iter().for_each(|row| self.note(at, row));
                self.add(&format!("{at} in number"), rows.len().to_string());
            }
            _ => self.add(at, value.to_string()),
        }
    }

    fn add(&mut self, at: &str, value: String) {
        let seen = self.0.entry(at.to_owned()).or_default();
        // Two are enough.
        if seen.len() < 2 {
            seen.insert(value);
        }
    }

    /// Figures that never changed. Ids and texts are no figures.
    fn constant(self) -> Vec<String> {
        let constant = self.0.into_iter().filter(|(_, seen)| seen.len() < 2);
        constant.map(|(at, _)| at).collect()
    }

    fn document(&mut self, document: &document::Document) {
        self.note("totals", &document.totals);
        for (list, rows) in &document.lists {
            rows.values().flatten().for_each(|row| self.note(list, row));
        }
    }
}

#[test]
fn counties_of_chance_are_what_their_records_say() {
    let config = common::chance::cases(2000, 20_200_229);
    let editions = proptest::sample::select(vec![Edition::Public, Edition::Internal]);
    let reach = RefCell::new(Reach::default());
    let outcome = TestRunner::new(config).run(
        &(chance::county(), chance::today(), editions),
        |(county, day, edition)| {
            let room = tempfile::tempdir().unwrap();
            county.write(room.path());
            let records = record::read(room.path());
            let found = differences(room.path(), &records, edition, day, &mut reach.borrow_mut());
            if found.is_empty() {
                return Ok(());
            }
            Err(TestCaseError::fail(format!("{day} {edition:?}\n{}", found.join("\n"))))
        },
    );
    match outcome {
        Ok(()) => assert_eq!(reach.into_inner().constant(), CONSTANT, "what no county tries"),
        Err(TestError::Fail(reason, (county, ..))) => {
            let room = tempfile::tempdir().unwrap();
            county.write(room.path());
            let files = common::tree(room.path());
            let texts =
                files.iter().map(|(path, text)| format!("== {path}\n{}", String::from_utf8_lossy(text)));
            panic!("{reason}\n{}", texts.collect::<String>());
        }
        Err(failure) => panic!("{failure}"),
    }
}

/// A site as the program builds it, with its `data/site.json`.
fn built(content: &Path, more: &[&str]) -> (BTreeMap<String, Vec<u8>>, Value) {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("public");
    common::build(content, &out, more);
    let files = common::tree(&out);
    let site = serde_json::from_slice(&files["data/site.json"]).unwrap();
    (files, site)
}

#[test]
fn every_figure_on_a_page_is_that_of_the_data() {
    for edition in ["public", "internal"] {
        let (files, site) = built(&common::root().join("content"), &["--edition", edition]);
        let crawl = pages::crawl(&files, &site);
        assert!(crawl.found.is_empty(), "{}", crawl.found.join("\n"));
        // Otherwise the crawl would have lost its way.
        assert!(crawl.same > 10_000, "{}", crawl.same);
    }
}

#[test]
fn every_figure_on_a_page_of_a_county_of_chance_is_that_of_the_data() {
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(7), ..Config::default() });
    for number in 0..24 {
        let (county, day) = (chance::county(), chance::today()).new_tree(&mut runner).unwrap().current();
        let room = tempfile::tempdir().unwrap();
        county.write(room.path());
        let edition = ["public", "internal"][number % 2];
        let (files, site) = built(room.path(), &["--as-of", &day.to_string(), "--edition", edition]);
        let crawl = pages::crawl(&files, &site);
        assert!(crawl.found.is_empty(), "{number} {day}\n{}", crawl.found.join("\n"));
    }
}

#[test]
fn a_figure_that_is_wrong_or_new_does_not_pass() {
    let (files, site) = built(&common::root().join("content"), &[]);
    let with = |page: &str, from: &str, to: &str| {
        let mut files = files.clone();
        let text = String::from_utf8(files[page].clone()).unwrap();
        assert!(text.contains(from), "{page} has no {from}");
        files.insert(page.to_owned(), text.replacen(from, to, 1).into_bytes());
        files.retain(|path, _| path == page);
        pages::crawl(&files, &site).found
    };
    let wrong = [
        ("townships/index.html", "<td class=\"n\">25</td>", "<td class=\"n\">26</td>"),
        ("deadlines/index.html", "<b class=\"num\">", "<b class=\"num\">1"),
        ("funds/index.html", ">134,799,300.50", ">134,799,300.60"),
        ("townships/qiaotou/index.html", "</main>", "<p>另有3项</p></main>"),
        ("measures/tong-lu/index.html", "首次承诺2019-11-30（+244天）", "首次承诺2019-11-30（+245天）"),
        (
            "programmes/index.html",
            "</thead>",
            "</thead><tbody><tr><th>x</th><td class=\"n\">5</td></tr></tbody>",
        ),
    ];
    for (page, from, to) in wrong {
        assert_eq!(with(page, from, from), Vec::<String>::new(), "{page}");
        assert_ne!(with(page, from, to), Vec::<String>::new(), "{page}: {to}");
    }
}

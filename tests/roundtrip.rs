//! Whatever a county's records hold, a ledger exported from them and not touched changes nothing when it is imported:
//! in each edition, over generated counties with awkward names, days, money and texts.

mod common;

use common::tree;
use cunce::Options;
use cunce::diag::Severity;
use cunce::exchange::{ExportOptions, ImportOptions, export, import};
use cunce::publish::Edition;
use cunce::text::Language;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use std::fmt::Write;
use std::path::Path;

const DAY: Date = date(2020, 6, 10);

/// Letters of people who type as they please, and signs that mean something to spreadsheets, XML, TOML or ledgers.
fn text() -> impl Strategy<Value = String> {
    let words = select(
        &[
            "修路",
            "村道硬化",
            "合计",
            "小计",
            "注：",
            "填表人",
            "备注",
            "无",
            "-",
            "—",
            "/",
            "是",
            "否",
            "√",
            "已完成",
            "乡镇",
            "序号",
            "=1+1",
            "＝甲",
            "+",
            "-2",
            "@",
            "'",
            "\"",
            "<b>",
            "&amp;",
            "_x0041_",
            "\\n",
            "#N/A",
            "%",
            "{}",
            "[[",
            "+++",
            "（一期）",
            "一、",
            "1.",
            "２０２０年",
            "2020年5月底前",
            "5月15日",
            "１２万元",
            "3.50",
            "1e5",
            "43966",
            "007",
            "TRUE",
            "、",
            "，",
            "；",
            "：",
            "\n",
            " ",
            "　",
            "\u{a0}",
            "\u{200b}",
            "\t",
            "𠀀",
            "ａｂｃ",
            "①",
            "㎡",
            "é",
            "e\u{301}",
            "某某",
            "长宁镇",
            "下庄村",
            "万元",
            "元",
        ][..],
    );
    let joined = vec(words, 1..6).prop_map(|words| words.concat());
    joined.prop_filter("a text says something", |text| {
        text.chars().any(|c| !c.is_whitespace() && c != '\u{200b}' && c != '\u{feff}')
    })
}

/// A text on one line.
fn line() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace(['\n', '\t'], "")).prop_filter("a line says something", |text| {
        !text.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}').is_empty()
    })
}

fn day() -> impl Strategy<Value = Date> {
    (0..1500_i32).prop_map(|days| date(2018, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap())
}

fn past() -> impl Strategy<Value = Date> {
    (0..880_i32).prop_map(|days| date(2018, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap())
}

fn money() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..=99_999_999_u64).prop_map(|fen| format!("{}.{:02}", fen / 100, fen % 100)),
        // Eleven digits could be those of a telephone.
        (0..=9_999_999_999_u64).prop_map(|yuan| yuan.to_string()),
        Just("999999999999999.99".to_owned()),
        Just("0.1".to_owned()),
        Just("0".to_owned()),
    ]
}

fn quantity() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..=100_000_u32).prop_map(|count| count.to_string()),
        (-999_999_i64..=999_999).prop_map(|millionths| format!(
            "{}.{:06}",
            millionths / 1_000_000,
            (millionths % 1_000_000).abs()
        )),
        Just("123456789012345.123456".to_owned()),
    ]
}

/// `key = value`, with every letter that TOML wants escaped.
fn put(out: &mut String, key: &str, value: &str) {
    let value = toml::Value::String(value.to_owned());
    let _ = writeln!(out, "{key} = {value}");
}

fn list(out: &mut String, key: &str, values: &[String]) {
    let values = toml::Value::Array(values.iter().cloned().map(toml::Value::String).collect());
    let _ = writeln!(out, "{key} = {values}");
}

/// A key; literal strings of several lines are none.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A list of different names.
fn names(most: usize) -> impl Strategy<Value = Vec<String>> {
    vec(
        prop_oneof![line(), select(vec!["u1".to_owned(), "县水利局".to_owned(), "县 交通局".to_owned()])],
        0..=most,
    )
    .prop_map(|mut names| {
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(name.trim().to_owned()));
        names
    })
}

#[derive(Debug, Clone)]
struct Measure {
    title: String,
    kind: usize,
    lead: Vec<String>,
    with: Vec<String>,
    person: Option<String>,
    days: (Option<Date>, Option<Date>),
    status: &'static str,
    done_on: Option<Date>,
    stage: Option<usize>,
    note: Option<String>,
    targets: Vec<(String, String, String)>,
    funds: Vec<(usize, String)>,
    update: Option<Update>,
    internal: bool,
}

#[derive(Debug, Clone)]
struct Update {
    status: Option<&'static str>,
    stage: Option<usize>,
    current: Option<String>,
    spent: Option<String>,
    by_source: bool,
    due: Option<Date>,
    note: Option<String>,
    internal: bool,
}

#[derive(Debug, Clone)]
struct Problem {
    title: String,
    texts: [Option<String>; 5],
    found_on: Date,
    due: Option<Date>,
    closed_on: Option<Date>,
    lead: Vec<String>,
    in_summary: bool,
    internal: bool,
}

#[derive(Debug, Clone)]
struct Village {
    name: String,
    kind: Option<String>,
    tags: Vec<String>,
    households: Option<u32>,
    population: Option<u32>,
    area: Option<String>,
    coded: bool,
    fact: Option<(String, String)>,
    person: Option<(String, String)>,
    measures: Vec<Measure>,
    problems: Vec<Problem>,
    internal: bool,
}

const STATUSES: [&str; 5] = ["planned", "doing", "done", "suspended", "cancelled"];
const STAGES: [&str; 2] = ["一 审", "落地（二）"];

prop_compose! {
    fn update()(
        status in of(select(STATUSES.to_vec())),
        stage in of(0..STAGES.len()),
        current in of(quantity()),
        spent in of(money()),
        by_source in any::<bool>(),
        due in weighted(0.3, day()),
        note in of(text()),
        internal in prop::bool::weighted(0.2),
    ) -> Update {
        Update { status, stage, current, spent, by_source, due, note, internal }
    }
}

prop_compose! {
    fn measure()(
        title in line(),
        kind in 0..2_usize,
        lead in names(3),
        with in names(2),
        person in of(line()),
        start in of(day()),
        due in of(day()),
        (status, done_on, stage) in (select(STATUSES.to_vec()), of(past()), of(0..STAGES.len())),
        note in of(text()),
        targets in vec((line(), line(), quantity()), 0..3),
        funds in vec((0..3_usize, money()), 0..4),
        update in of(update()),
        internal in prop::bool::weighted(0.2),
    ) -> Measure {
        // A measure begins before it ends.
        let start = start.map(|start| [due, done_on].into_iter().flatten().fold(start, Date::min));
        Measure { title, kind, lead, with, person, days: (start, due), status, done_on, stage, note, targets, funds, update, internal }
    }
}

prop_compose! {
    fn problem()(
        title in line(),
        texts in (of(line()), of(line()), of(line()), of(line()), of(text())),
        found_on in past(),
        due in of(day()),
        closed_on in of(past()),
        lead in names(2),
        in_summary in any::<bool>(),
        internal in prop::bool::weighted(0.2),
    ) -> Problem {
        let due = due.map(|due| due.max(found_on));
        let closed_on = closed_on.map(|closed| closed.max(found_on));
        let texts: [Option<String>; 5] = texts.into();
        Problem { title, texts, found_on, due, closed_on, lead, in_summary, internal }
    }
}

prop_compose! {
    fn village()(
        name in line(),
        kind in of(line()),
        tags in vec(line(), 0..3),
        households in of(0..100_000_u32),
        population in of(0..100_000_u32),
        area in of((0..100_000_u32).prop_map(|area| format!("{}.{}", area / 100, area % 100))),
        coded in any::<bool>(),
        fact in of((line(), line())),
        person in of((line(), select(vec!["村党支部书记".to_owned(), "第一书记".to_owned()]))),
        measures in vec(measure(), 0..4),
        problems in vec(problem(), 0..3),
        internal in prop::bool::weighted(0.1),
    ) -> Village {
        Village { name, kind, tags, households, population, area, coded, fact, person, measures, problems, internal }
    }
}

#[derive(Debug, Clone)]
struct County {
    name: String,
    programmes: [String; 2],
    kinds: [String; 2],
    unit: String,
    source: String,
    /// Of each township.
    townships: Vec<(String, Vec<Village>, Vec<Measure>)>,
    own: Vec<Measure>,
}

prop_compose! {
    fn county()(
        name in line(),
        programmes in [line(), line()],
        kinds in [line(), line()],
        unit in line(),
        source in line(),
        townships in vec((line(), vec(village(), 0..3), vec(measure(), 0..2)), 1..3),
        own in vec(measure(), 0..2),
    ) -> County {
        County { name, programmes, kinds, unit, source, townships, own }
    }
}

impl County {
    fn sources(&self) -> [&str; 3] {
        let own = self.source.trim();
        let taken = ["政府补", "群众投"].contains(&own);
        ["政府补", "群众投", if taken { "社会筹" } else { &self.source }]
    }

    fn write(&self, content: &Path) {
        let file = |path: &str, text: &str| common::put(content, path, text);
        let mut site = String::new();
        put(&mut site, "title", "村策");
        put(&mut site, "county", &self.name);
        let _ = writeln!(site, "as_of = {DAY}\n[publication]");
        list(&mut site, "fund_sources", &self.sources().map(str::to_owned));
        file("site.toml", &site);
        let mut kinds = String::new();
        for (at, name) in self.kinds.iter().enumerate() {
            let _ = writeln!(kinds, "[[measures]]\nid = \"k{at}\"");
            put(&mut kinds, "name", name);
            if at == 1 {
                list(&mut kinds, "stages", &STAGES.map(str::to_owned));
            }
        }
        file("measures.toml", &kinds);
        let mut units = "[[units]]\nid = \"u1\"\n".to_owned();
        put(&mut units, "name", &self.unit);
        file("units.toml", &units);
        for (at, name) in self.programmes.iter().enumerate() {
            let mut record = String::new();
            put(&mut record, "name", name);
            let own = if at == 0 { self.own.as_slice() } else { &[] };
            self.plan(&mut record, own, &[]);
            file(&format!("programmes/p{at}.toml"), &record);
        }
        self.progress(&file, "progress", &self.own, &[]);
        for (t, (name, villages, own)) in self.townships.iter().enumerate() {
            let folder = format!("townships/t{t}");
            let mut record = String::new();
            put(&mut record, "name", name);
            let _ = writeln!(record, "code = \"63019910{t}\"");
            file(&format!("{folder}/township.toml"), &record);
            let mut plan = String::new();
            self.plan(&mut plan, own, &[]);
            file(&format!("{folder}/plans/p0.toml"), &plan);
            self.progress(&file, &format!("{folder}/progress"), own, &[]);
            for (v, village) in villages.iter().enumerate() {
                let folder = format!("{folder}/v{v}");
                file(&format!("{folder}/village.toml"), &village.profile(t, v));
                let mut plan = String::new();
                self.plan(&mut plan, &village.measures, &village.problems);
                file(&format!("{folder}/plans/p0.toml"), &plan);
                self.progress(&file, &format!("{folder}/progress"), &village.measures, &village.problems);
            }
        }
    }

    fn plan(&self, out: &mut String, measures: &[Measure], problems: &[Problem]) {
        for (at, measure) in measures.iter().enumerate() {
            measure.write(out, at, &self.sources());
        }
        for (at, problem) in problems.iter().enumerate().filter(|(_, it)| !it.in_summary) {
            problem.write(out, at);
        }
    }

    fn progress(&self, file: &dyn Fn(&str, &str), folder: &str, measures: &[Measure], problems: &[Problem]) {
        let mut out = "date = 2020-06-05\n".to_owned();
        for (at, measure) in measures.iter().enumerate() {
            measure.report(&mut out, at, &self.sources());
        }
        for (at, problem) in problems.iter().enumerate().filter(|(_, it)| it.in_summary) {
            problem.write(&mut out, at);
        }
        file(&format!("{folder}/2020-06-05.toml"), &out);
    }
}

impl Measure {
    fn names(&self) -> Vec<&(String, String, String)> {
        let mut seen = std::collections::BTreeSet::new();
        self.targets.iter().filter(|target| seen.insert(target.0.trim())).collect()
    }

    fn write(&self, out: &mut String, at: usize, sources: &[&str]) {
        let _ = writeln!(
            out,
            "[[measures]]\nid = \"m{at}\"\nkind = \"k{}\"\nstatus = \"{}\"",
            self.kind, self.status
        );
        put(out, "title", &self.title);
        match self.lead.as_slice() {
            [one] => put(out, "lead", one),
            several => list(out, "lead", several),
        }
        list(out, "with", &self.with);
        if let Some(person) = &self.person {
            put(out, "person", person);
        }
        for (key, day) in [("start", self.days.0), ("due", self.days.1), ("done_on", self.done_on)] {
            if let Some(day) = day {
                let _ = writeln!(out, "{key} = {day}");
            }
        }
        if let Some(stage) = self.stage.filter(|_| self.kind == 1) {
            put(out, "stage", STAGES[stage]);
        }
        if let Some(note) = &self.note {
            put(out, "note", note);
        }
        let _ = writeln!(out, "internal = {}", self.internal);
        for (name, unit, value) in self.names() {
            out.push_str("[[measures.targets]]\n");
            put(out, "name", name);
            put(out, "unit", unit);
            let _ = writeln!(out, "value = {value}");
        }
        for (source, amount) in &self.funds {
            out.push_str("[[measures.funds]]\n");
            put(out, "source", sources[*source]);
            let _ = writeln!(out, "amount = {amount}");
        }
    }

    fn report(&self, out: &mut String, at: usize, sources: &[&str]) {
        let Some(update) = &self.update else { return };
        let _ = writeln!(out, "[[updates]]\nmeasure = \"p0/m{at}\"\ninternal = {}", update.internal);
        if let Some(status) = update.status {
            put(out, "status", status);
        }
        if let Some(stage) = update.stage.filter(|_| self.kind == 1) {
            put(out, "stage", STAGES[stage]);
        }
        if let (Some(current), Some((name, ..))) = (&update.current, self.names().first()) {
            let _ = writeln!(out, "values = {{ {} = {current} }}", quoted(name));
        }
        match &update.spent {
            Some(spent) if update.by_source => {
                let _ = writeln!(out, "spent = {{ {} = {spent} }}", quoted(sources[0]));
            }
            Some(spent) => {
                let _ = writeln!(out, "spent = {spent}");
            }
            None => {}
        }
        if let Some(due) = update.due.map(|due| due.max(self.days.0.unwrap_or(due))) {
            let _ = writeln!(out, "due = {due}");
        }
        if let Some(note) = &update.note {
            put(out, "note", note);
        }
    }
}

impl Problem {
    fn write(&self, out: &mut String, at: usize) {
        let _ = writeln!(
            out,
            "[[problems]]\nid = \"w{at}\"\nfound_on = {}\ninternal = {}",
            self.found_on, self.internal
        );
        put(out, "title", &self.title);
        for (key, text) in ["category", "notice_no", "found_by", "closed_by", "note"].iter().zip(&self.texts)
        {
            if let Some(text) = text {
                put(out, key, text);
            }
        }
        match self.lead.as_slice() {
            [one] => put(out, "lead", one),
            several => list(out, "lead", several),
        }
        for (key, day) in [("due", self.due), ("closed_on", self.closed_on)] {
            if let Some(day) = day {
                let _ = writeln!(out, "{key} = {day}");
            }
        }
    }
}

impl Village {
    fn profile(&self, t: usize, v: usize) -> String {
        let mut out = String::new();
        put(&mut out, "name", &self.name);
        if self.coded {
            let _ = writeln!(out, "code = \"63019910{t}20{v}\"");
        }
        if let Some(kind) = &self.kind {
            put(&mut out, "kind", kind);
        }
        list(&mut out, "tags", &self.tags);
        for (key, number) in [("households", self.households), ("population", self.population)] {
            if let Some(number) = number {
                let _ = writeln!(out, "{key} = {number}");
            }
        }
        if let Some(area) = &self.area {
            let _ = writeln!(out, "area = {area}");
        }
        let _ = writeln!(out, "internal = {}", self.internal);
        if let Some((label, fact)) = &self.fact {
            let _ = writeln!(out, "[facts]\n{} = {}", quoted(label), quoted(fact));
        }
        if let Some((name, role)) = &self.person {
            out.push_str("[[people]]\n");
            put(&mut out, "name", name);
            put(&mut out, "role", role);
        }
        out
    }
}

fn options(content: &Path, edition: Edition) -> Options {
    Options {
        content: content.to_owned(),
        edition,
        as_of: None,
        today: DAY,
        theme: None,
        history: false,
        caches: None,
    }
}

/// Exports and imports again; what the import then says otherwise.
fn difference(room: &Path, edition: Edition, language: Language) -> Result<(), String> {
    let content = room.join("content");
    let file = room.join("ledger.xlsx");
    let written = export(&ExportOptions {
        read: options(&content, edition),
        file: file.clone(),
        select: None,
        language: Some(language),
    });
    let written = written.map_err(|failure| format!("{failure:?}"))?;
    if written.counts.is_none() {
        let errors = written.checked.report.found().iter().filter(|it| it.code.severity() == Severity::Error);
        return Err(format!("the county has errors: {:?}", errors.collect::<Vec<_>>()));
    }
    let before = tree(&content);
    let read = import(&ImportOptions {
        read: options(&content, Edition::Internal),
        file,
        map: None,
        dry_run: false,
        rest: true,
        date: None,
        programme: None,
        kind: None,
        fund_source: None,
    });
    let read = read.map_err(|failure| format!("{failure:?}"))?;
    let import = read.import.ok_or("the records have errors")?;
    if !import.rejects.is_empty() || !import.changes.is_empty() || tree(&content) != before {
        return Err(format!("{edition:?} {language:?}\n{:#?}\n{:#?}", import.rejects, import.changes));
    }
    Ok(())
}

#[test]
fn what_was_exported_says_what_the_records_say() {
    let config = common::chance::cases(128, 20_200_610);
    let languages = select(Language::ALL.to_vec());
    let outcome = TestRunner::new(config).run(&(county(), languages), |(county, language)| {
        let room = tempfile::tempdir().unwrap();
        county.write(&room.path().join("content"));
        for edition in [Edition::Public, Edition::Internal] {
            difference(room.path(), edition, language).map_err(TestCaseError::fail)?;
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

//! Owns: what the open data must say of one small county with awkward texts.
//! In: a model built by hand. Out: nothing; each test names the promise that it holds.

use super::*;
use crate::assess::assess;
use crate::assess::testing::{
    at, day, disclosure, kind, measure, milestone, model_of, notice, plan_of, problem, programme, q, summary,
    summary_of, target, text, update, village, visit, yuan,
};
use crate::index::index_of;
use crate::model::{Fund, Measure, Model, Spent, Status};
use crate::publish::Edition;
use crate::source::Spanned;
use serde_json::Value;
use std::collections::BTreeSet;

/// Messages that show their id and values, so that a test sees which wording was asked for.
fn echo(id: &str, args: &[(&str, &str)]) -> String {
    args.iter().fold(id.to_owned(), |text, (name, value)| format!("{text}|{name}={value}"))
}

fn county() -> Model {
    let road = Measure {
        targets: vec![target("里程", "0", "12.345678"), target("户数", "0", "123456789012345.123456")].into(),
        milestones: vec![milestone("第一段", "2020-06-30")].into(),
        funds: vec![Fund {
            source: text("政府补"),
            amount: yuan("30000"),
            note: None,
            internal: false,
            span: at(0),
        }]
        .into(),
        due: Some(day("2020-05-01")),
        title: "=修路, \"硬化\"; A\\B".into(),
        ..measure("road")
    };
    let done = Measure {
        status: Spanned::new(Status::Done, at(0)),
        due: Some(day("2020-04-01")),
        ..measure("done")
    };
    let mut dong = village("dong", 2);
    dong.lonlat = Some((q("101.68"), q("36.93")));
    dong.plans = vec![plan_of("lu", vec![road, done])];
    dong.plans[0].problems = vec![problem("p", "2020-05-01")];
    let mut report = update("lu", "road");
    report.values = vec![("户数".into(), Spanned::new(q("123456789012345.123455"), at(0)))];
    report.spent = Some(Spent::Total(yuan("1.5")));
    let mut progress = summary_of("2020-05-01", vec![report]);
    progress.visits = vec![visit("2020-05-01", "@书记", Some(2))];
    dong.summaries = vec![progress, summary("2020-05-20")];
    dong.notices = vec![notice("caiwu", "2020-03-31")];
    let mut model = model_of(vec![dong]);
    model.summaries = vec![summary("2020-05-10")];
    model.summaries[0].title = Some("<全县> & \"进展\"\u{1}".into());
    model.kinds = vec![kind("kind", &["一", "二"]), kind("plain", &[])];
    model.programmes = vec![programme("lu")];
    model.disclosures = vec![disclosure("caiwu")];
    model.plans = vec![plan_of("lu", vec![measure("own")])];
    model
}

fn with_export<T>(model: &Model, edition: Edition, look: impl FnOnce(&Export<'_>) -> T) -> T {
    let state = assess(model, day("2020-06-10"));
    let index = index_of(edition, model, &state);
    look(&Export::new(&index, &echo, "zh-Hans", model.site.base_url.as_deref()))
}

fn document(model: &Model, edition: Edition) -> String {
    let mut out = Vec::new();
    with_export(model, edition, |export| site(export, Share::All, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

fn table(name: &str) -> String {
    let table = TABLES.iter().find(|table| table.name == name).unwrap();
    let mut out = Vec::new();
    with_export(&county(), Edition::Public, |export| table.write(export, Share::All, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_document_has_its_keys_in_order_and_fits_its_schema() {
    let text = document(&county(), Edition::Internal);
    let json: Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    let promised = [
        "format",
        "as_of",
        "edition",
        "county",
        "totals",
        "townships",
        "villages",
        "plans",
        "measures",
        "milestones",
        "problems",
        "visits",
        "notices",
        "programmes",
        "measure_kinds",
        "units",
    ];
    assert_eq!(keys[..promised.len()], promised);
    let mut schema = Vec::new();
    site_schema(&mut schema).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> = validator.iter_errors(&json).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let mut wrong = json.clone();
    wrong["measures"][0]["planned"] = Value::from(3);
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn every_field_of_the_schema_is_described() {
    let mut schema = Vec::new();
    site_schema(&mut schema).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let records = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for record in records {
        for (name, field) in record["properties"].as_object().unwrap() {
            assert!(field["description"].is_string(), "{name} of {}", record["description"]);
        }
    }
}

#[test]
fn digits_reach_the_document_as_they_are() {
    let text = document(&county(), Edition::Public);
    assert!(text.contains("\"value\":12.345678,\"current\":null"));
    assert!(text.contains("\"value\":123456789012345.123456,\"current\":123456789012345.123455"));
    assert!(text.contains("\"lonlat\":[101.68,36.93]"));
    let json: Value = serde_json::from_str(&text).unwrap();
    let measure =
        json["measures"].as_array().unwrap().iter().find(|m| m["key"] == "zhen/dong/lu/road").unwrap();
    assert_eq!((&measure["planned"], &measure["spent"]), (&Value::from("30000.00"), &Value::from("1.50")));
    assert_eq!(
        (&measure["lead"][0], &measure["lead_ids"][0]),
        (&Value::from("水务局"), &Value::from("水务局"))
    );
    assert_eq!(
        (&measure["page"], &measure["anchor"]),
        (&Value::from("townships/zhen/dong/plans/lu/index.html"), &Value::from("m-road"))
    );
    assert_eq!(json["totals"]["planned_yuan"], "30000.00");
    assert_eq!(json["as_of"], "2020-06-10");
    assert_eq!(json["measures"][0]["township"], Value::Null);
    assert_eq!(json["measure_kinds"][0]["stages"].as_array().unwrap().len(), 2);
    assert!(json["measure_kinds"][1].get("stages").is_none());
    assert_eq!(json["plans"].as_array().unwrap().len(), 1);
}

#[test]
fn each_record_has_a_line_of_its_own() {
    let text = document(&county(), Edition::Public);
    assert_eq!(text.lines().filter(|line| line.starts_with("{\"key\":\"zhen/dong/lu/")).count(), 2);
    assert!(text.ends_with("}\n") && text.starts_with("{\n\"format\":1,\n\"as_of\""));
}

#[test]
fn members_are_named_in_the_internal_edition_only() {
    let mut model = county();
    model.townships[0].villages[0].plans[0].measures[0].milestones[0].members = vec!["H001".into()];
    assert!(document(&model, Edition::Internal).contains("\"members\":[\"H001\"]"));
    assert!(!document(&model, Edition::Public).contains("members\":["));
}

#[test]
fn tables_open_in_a_spreadsheet_without_running_anything() {
    let text = table("measures");
    let body = text.strip_prefix('\u{feff}').unwrap();
    assert!(body.starts_with("csv-key,csv-township,csv-village,"));
    assert!(body.ends_with("\r\n") && body.matches('\n').count() == body.matches("\r\n").count());
    let mut reader = csv_reader(body);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[1][5], "'=修路, \"硬化\"; A\\B");
    assert_eq!(&rows[1][18], "里程 —/12.345678 户; 户数 123456789012345.123455/123456789012345.123456 户");
    assert_eq!(
        (&rows[1][12], &rows[1][14], &rows[1][19], &rows[1][20]),
        ("status-planned", "csv-yes", "30000.00", "1.50")
    );
    assert_eq!(&rows[2][20], "");
}

fn csv_reader(text: &str) -> ::csv::Reader<&[u8]> {
    ::csv::Reader::from_reader(text.as_bytes())
}

#[test]
fn every_cell_stands_under_its_head() {
    for table_of in TABLES {
        let text = table(table_of.name);
        let mut reader = csv_reader(text.trim_start_matches('\u{feff}'));
        // The reader refuses rows that are longer or shorter than the head.
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert!(!rows.is_empty(), "{}", table_of.name);
        let columns: BTreeSet<_> = table_of.columns.iter().collect();
        assert_eq!(columns.len(), table_of.columns.len(), "{}", table_of.name);
        let page = table_of.columns.iter().position(|column| *column == "page").unwrap();
        assert!(rows.iter().all(|row| row[page].contains("index.html")), "{}", table_of.name);
    }
    assert!(table("visits").contains("'@书记"));
    assert!(table("funds").contains("csv-source-unbroken,0.00,1.50"));
    assert!(table("deadlines").contains("csv-what-milestone,第一段,\"'=修路, \"\"硬化\"\"; A\\B\""));
}

fn calendar_text(model: &Model) -> String {
    let mut out = Vec::new();
    with_export(model, Edition::Public, |export| county_calendar(export, Form::Each, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_calendar_holds_open_deadlines_only() {
    let text = calendar_text(&county());
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 2);
    assert!(
        text.contains("DTSTART;VALUE=DATE:20200501\r\n") && text.contains("DTSTART;VALUE=DATE:20200630\r\n")
    );
    assert_eq!(text.matches("DTSTAMP:20200610T000000Z\r\n").count(), 2);
    assert!(!text.contains("URL:"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = text.replace("\r\n ", "");
    assert!(
        unfolded.contains("SUMMARY:ics-measure-due|title==修路\\, \"硬化\"\\; A\\\\B|place=某镇dong村\r\n")
    );
    assert!(unfolded.contains("SUMMARY:ics-milestone-due|title=第一段|measure="));
    let names: BTreeSet<_> = unfolded.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(names.len(), 2);
}

#[test]
fn a_calendar_of_nothing_still_holds_a_component() {
    let text = calendar_text(&model_of(Vec::new()));
    assert!(
        !text.contains("VEVENT")
            && text.contains("BEGIN:VTIMEZONE\r\n")
            && text.ends_with("END:VCALENDAR\r\n")
    );
}

#[test]
fn calendars_link_only_where_the_site_knows_its_address() {
    let mut model = county();
    let before = calendar_text(&model);
    model.site.base_url = Some("https://yicunyice.example/".into());
    let after = calendar_text(&model).replace("\r\n ", "");
    assert!(
        after.contains("URL:https://yicunyice.example/townships/zhen/dong/plans/lu/index.html#m-road\r\n")
    );
    let names = |text: &str| {
        text.lines().filter(|line| line.starts_with("UID")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(names(&before), names(&after));
}

fn feed_text(model: &Model) -> String {
    let mut out = Vec::new();
    with_export(model, Edition::Public, |export| feed(export, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_feed_is_newest_first_and_well_formed() {
    let text = feed_text(&county());
    let dates: Vec<_> =
        text.lines().filter_map(|line| line.strip_prefix("<published>")).map(|line| &line[..10]).collect();
    assert_eq!(dates, ["2020-05-20", "2020-05-10", "2020-05-01"]);
    assert!(text.contains("<updated>2020-05-20T00:00:00+08:00</updated>\n<link"));
    assert!(text.contains("title=&lt;全县&gt; &amp; &quot;进展&quot;</title>"));
    assert!(text.contains("href=\"townships/zhen/dong/progress/2020-05-20/index.html\""));
    let ids: BTreeSet<_> = text.lines().filter(|line| line.starts_with("<id>urn:uuid:")).collect();
    assert_eq!(ids.len(), 4);
    let mut model = county();
    model.site.base_url = Some("https://yicunyice.example".into());
    let absolute = feed_text(&model);
    assert!(absolute.contains("href=\"https://yicunyice.example/progress/2020-05-10/index.html\""));
    assert!(ids.iter().all(|id| absolute.contains(*id)));
}

#[test]
fn the_feed_ends_after_a_hundred_entries() {
    let mut model = county();
    let days = (0..150).map(|n| day("2020-01-01").checked_add(jiff::Span::new().days(n)).unwrap());
    model.summaries = days.map(|day| summary(&day.to_string())).collect();
    let text = feed_text(&model);
    assert_eq!(text.matches("<entry>").count(), 100);
    assert!(text.contains("2020-05-29T") && !text.contains("2020-02-01T"));
}

#[test]
fn a_calendar_of_days_has_one_event_a_day_and_says_so() {
    let mut model = county();
    model.site.base_url = Some("https://yicunyice.example/".into());
    let mut out = Vec::new();
    with_export(&model, Edition::Public, |export| county_calendar(export, Form::Days, &mut out)).unwrap();
    let text = String::from_utf8(out).unwrap().replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 2);
    assert!(text.contains("DESCRIPTION:ics-days\r\nX-WR-CALDESC:ics-days\r\n"));
    let first = "DTSTART;VALUE=DATE:20200501\r\nSUMMARY:ics-day|measures=1|milestones=0|problems=0\r\n\
                 URL:https://yicunyice.example/deadlines/2020-05/index.html\r\n";
    assert!(text.contains(first), "{text}");
}

#[test]
fn parts_share_the_document_without_rest_and_fit_the_schema() {
    let mut schema = Vec::new();
    site_schema(&mut schema).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let model = county();
    let json = |share: Share| -> Value {
        let mut out = Vec::new();
        with_export(&model, Edition::Public, |export| match share {
            Share::Township(township) => json::part(export, township, &mut out),
            _ => site(export, share, &mut out),
        })
        .unwrap();
        serde_json::from_slice(&out).unwrap()
    };
    let (whole, head, part) = (json(Share::All), json(Share::County), json(Share::Township(0)));
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&head));
    let of_part = serde_json::json!({ "$ref": "#/$defs/Part", "$defs": schema["$defs"] });
    let faults: Vec<_> = jsonschema::validator_for(&of_part)
        .unwrap()
        .iter_errors(&part)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(whole.get("parts").is_none());
    assert_eq!(head["parts"].as_array().unwrap().len(), 1);
    let lists = ["villages", "plans", "measures", "milestones", "problems", "visits", "notices", "summaries"];
    for list in lists {
        let rows = |json: &Value| json[list].as_array().unwrap().clone();
        assert_eq!([rows(&head), rows(&part)].concat(), rows(&whole), "{list}");
        assert_eq!(head["parts"][0][list], rows(&part).len(), "{list}");
    }
    for (key, value) in whole.as_object().unwrap().iter().filter(|(key, _)| !lists.contains(&key.as_str())) {
        assert_eq!(&head[key], value, "{key}");
    }
}

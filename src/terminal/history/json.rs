//! Owns: `diff` and `log` for programs. In: a comparison, or a version. Out: JSON, one object a line.

use crate::history::{
    Change, Commit, Comparison, Effect, Field, Remark, Subject, Touched, Value, Version, What, code,
};
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};

/// A comparison: one change a line, then what happened to records beside.
pub fn diff(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    for place in &comparison.places {
        let newer = place.newer_version().into_iter();
        let changes = newer.clone().flat_map(|version| version.changes.iter().map(of_change));
        let older = place.older_gaps().filter_map(|(version, touched)| of_record(version, touched));
        let records = newer.flat_map(|version| {
            version.touched.iter().filter_map(move |touched| of_record(version, touched))
        });
        for mut line in changes.chain(older).chain(records) {
            line.insert("place".into(), json!(&*place.key));
            line.insert("place_name".into(), json!(&*place.name));
            writeln!(out, "{}", Json::Object(line))?;
        }
    }
    Ok(())
}

/// A version: its commit, the `office`, or without one the author, and what it changed.
pub fn version(
    version: &Version,
    commit: Option<&Commit>,
    office: Option<&str>,
    changes: &[&Change],
    own: impl Fn(&Touched) -> bool,
) -> Json {
    let mut line = Map::new();
    line.insert("commit".into(), json!(commit.map(Commit::hex)));
    line.insert("date".into(), json!(commit.map(|commit| commit.date.to_string())));
    match office {
        Some(office) => line.insert("office".into(), json!(office)),
        None => line.insert("author".into(), json!(commit.map(|commit| commit.author.to_string()))),
    };
    line.insert("first".into(), json!(version.step == 0));
    let records = version.touched.iter().filter(|touched| own(touched));
    let records = records.filter_map(|touched| of_record(version, touched));
    let all = changes.iter().map(|change| of_change(change)).chain(records);
    line.insert("changes".into(), Json::Array(all.map(Json::Object).collect()));
    Json::Object(line)
}

fn of_record(version: &Version, touched: &Touched) -> Option<Map<String, Json>> {
    let remark = version.remark(touched)?;
    let mut line = Map::new();
    line.insert("change".into(), json!(remark.as_str()));
    line.insert("file".into(), json!(&*touched.path));
    match remark {
        Remark::Fields(fields) => {
            line.insert("fields".into(), json!(fields));
        }
        Remark::Gap(code, at) => {
            line.insert("code".into(), json!(code));
            line.insert("line".into(), json!(at));
        }
        _ => {}
    }
    Some(line)
}

fn of_change(change: &Change) -> Map<String, Json> {
    let mut line = Map::new();
    let (programme, id) = match &change.subject {
        Subject::Place => (None, None),
        Subject::Plan(programme) => (Some(&**programme), None),
        Subject::Measure(programme, id) => (Some(&**programme), Some(&**id)),
        Subject::Problem(id) | Subject::Notice(id) => (None, Some(&**id)),
    };
    line.insert("subject".into(), json!(change.subject.sort()));
    line.insert("programme".into(), json!(programme));
    line.insert("id".into(), json!(id));
    line.insert("title".into(), json!(&*change.title));
    line.insert("change".into(), json!(code(change)));
    match &change.what {
        What::Added(facts) | What::Dropped(facts) => {
            let facts = facts.iter().map(|(field, value)| (field_name(field), raw(value)));
            line.insert("facts".into(), Json::Object(facts.collect()));
        }
        What::Renamed { from, to } => {
            line.insert("from".into(), json!(&**from));
            line.insert("to".into(), json!(&**to));
        }
        What::Fact { field, from, to } => {
            line.insert("field".into(), json!(field.as_str().replace('-', "_")));
            line.insert("name".into(), json!(field.name()));
            line.insert("from".into(), from.as_ref().map_or(Json::Null, raw));
            line.insert("to".into(), to.as_ref().map_or(Json::Null, raw));
            line.insert("days".into(), json!(change.days()));
        }
    }
    line.insert("weakened".into(), json!(change.is_weaker()));
    line.insert("back".into(), json!(change.effect == Effect::Back));
    line.insert("summary".into(), json!(change.through.as_ref().map(|(_, summary)| summary.to_string())));
    line
}

fn field_name(field: &Field) -> String {
    let name = field.as_str().replace('-', "_");
    match field.name() {
        Some(of) => format!("{name}:{of}"),
        None => name,
    }
}

fn raw(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(&**text),
        Value::Texts(names) => Json::Array(names.iter().map(|name| json!(&**name)).collect()),
        Value::Date(date) => json!(date.to_string()),
        Value::Status(status) => json!(status.as_str()),
        Value::Money(amount) => json!(amount.to_string()),
        Value::Number(value) => json!(value.to_string()),
        Value::Target { unit, baseline, value } => {
            json!({ "unit": &**unit, "baseline": baseline.to_string(), "value": value.to_string() })
        }
        Value::Milestone { due, amount, done_on } => json!({
            "due": due.to_string(),
            "amount": amount.map(|amount| amount.to_string()),
            "done_on": done_on.map(|date| date.to_string()),
        }),
        Value::Approval { by, on } => json!({ "by": &**by, "on": on.map(|date| date.to_string()) }),
    }
}

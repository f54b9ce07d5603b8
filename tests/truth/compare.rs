//! Sets what the program says against what the interpreter reckons, key by key; a key that the interpreter does not
//! know is a difference too, so that a new figure has to be reckoned as well.

use super::document::Document;
use super::record::{decimal, millionths};
use serde_json::Value;

/// Texts that are no figures: where things stand, what people wrote.
const TEXTS: &[&str] = &[
    "page",
    "anchor",
    "key",
    "people",
    "facts",
    "tags",
    "code",
    "kind_of_village",
    "lonlat",
    "document_no",
    "title",
];
/// Keys of the top level that are checked on their own, or say nothing of the content.
const HEAD: &[&str] = &["format", "as_of", "edition", "county", "totals", "site"];

pub fn differences(site: &Value, expected: &Document) -> Vec<String> {
    let mut found = Vec::new();
    same("totals", &site["totals"], &expected.totals, &mut found);
    for (list, rows) in site.as_object().unwrap() {
        let rows = match rows {
            Value::Array(rows) => rows,
            _ if HEAD.contains(&list.as_str()) => continue,
            _ => {
                found.push(format!("{list}: nobody reckons it"));
                continue;
            }
        };
        let Some(wanted) = expected.lists.get(list.as_str()) else {
            found.push(format!("{list}: nobody reckons it"));
            continue;
        };
        let mut wanted = wanted.clone();
        for row in rows {
            let key = key(list, row);
            let left = wanted.get_mut(&key).filter(|rows| !rows.is_empty());
            let Some(left) = left else {
                found.push(format!("{list} {key}: too many"));
                continue;
            };
            // Rows of one key come in an order of their own: the one that fits best is meant.
            let against = |wanted: &Value| {
                let mut found = Vec::new();
                same(&format!("{list} {key}"), row, wanted, &mut found);
                found
            };
            let best = (0..left.len()).min_by_key(|at| against(&left[*at]).len()).unwrap();
            found.extend(against(&left.remove(best)));
        }
        found.extend(
            wanted.iter().filter(|(_, rows)| !rows.is_empty()).map(|it| format!("{list} {}: missing", it.0)),
        );
    }
    found
}

fn key(list: &str, row: &Value) -> String {
    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let place = || [text("township"), text("village")].into_iter().filter(|it| !it.is_empty());
    let with = |rest: &[&str]| place().chain(rest.iter().map(|key| text(key))).collect::<Vec<_>>().join("/");
    match list {
        "milestones" => format!("{}#{}", text("measure"), text("title")),
        "visits" => with(&["on", "by"]),
        "notices" => with(&["date", "item"]),
        "summaries" => with(&["date"]),
        "programmes" | "measure_kinds" | "units" | "disclosures" => text("id"),
        _ => text("key"),
    }
}

pub fn same(at: &str, said: &Value, wanted: &Value, found: &mut Vec<String>) {
    match (said, wanted) {
        (Value::Object(said), Value::Object(wanted)) => {
            for (key, value) in said {
                match wanted.get(key) {
                    Some(wanted) => same(&format!("{at}.{key}"), value, wanted, found),
                    None if TEXTS.contains(&key.as_str())
                        || key == "id"
                        || at.starts_with("townships") && (key == "kind" || key == "lead")
                        || at.starts_with("villages") && key == "kind" => {}
                    None => found.push(format!("{at}.{key}: nobody reckons it")),
                }
            }
            for key in wanted.keys().filter(|key| !said.contains_key(*key)) {
                found.push(format!("{at}.{key}: missing"));
            }
        }
        (Value::Array(said), Value::Array(wanted)) if said.len() == wanted.len() => {
            for (number, (said, wanted)) in in_order(at, said).iter().zip(in_order(at, wanted)).enumerate() {
                same(&format!("{at}[{number}]"), said, wanted, found);
            }
        }
        (Value::Number(said), Value::String(wanted)) if decimal(millionths(&said.to_string())) == *wanted => {
        }
        _ if said == wanted => {}
        _ => found.push(format!("{at}: {said}, reckoned {wanted}")),
    }
}

/// Lists whose order says nothing are put into one.
fn in_order<'v>(at: &str, list: &'v [Value]) -> Vec<&'v Value> {
    let mut list: Vec<_> = list.iter().collect();
    let by = |value: &Value| match value {
        Value::Object(row) => ["source", "name", "unit"]
            .map(|key| row.get(key).map(Value::to_string).unwrap_or_default())
            .join(" "),
        other => other.to_string(),
    };
    let sums = at.starts_with("measure_kinds") && at.ends_with(".targets");
    if sums || at.ends_with("spent_by_source") || at.ends_with("achieved_members") {
        list.sort_by_key(|it| by(it));
    }
    list
}

//! What every table `data/*.csv` must say, from `data/site.json`: two publications of the same figures.

use cunce::index::Index;
use cunce::render::data::{Export, Share, TABLES};
use serde_json::Value;
use std::collections::BTreeMap;

type Row = Vec<(&'static str, String)>;

/// Rows of all tables that differ; heads and words are message ids.
pub fn differences(index: &Index, export: &Export, site: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for table in TABLES {
        let mut bytes = Vec::new();
        table.write(export, Share::All, &mut bytes).unwrap();
        let mut wanted = rows(table.name, site);
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        let heads = reader.headers().unwrap().clone();
        let mut written: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        if (table.count)(index, Share::All) != written.len() {
            found.push(format!("{}: counts otherwise than its rows", table.name));
        }
        if table.name == "deadlines" {
            // By date; rows of one date go by places, which site.json lists otherwise.
            let dates: Vec<_> = written.iter().map(|row| row[0].clone()).collect();
            if !dates.is_sorted() {
                found.push("deadlines: not by date".to_owned());
            }
            wanted.sort_by_key(|row| row.iter().map(|it| it.1.clone()).collect::<Vec<_>>());
            written.sort();
        }
        if written.len() != wanted.len() {
            found.push(format!("{}: {} rows, site.json {}", table.name, written.len(), wanted.len()));
        }
        for (written, wanted) in written.iter().zip(&wanted) {
            let keys: Vec<_> = wanted.iter().map(|it| format!("csv-{}", it.0)).collect();
            if !heads.iter().eq(keys.iter()) {
                found.push(format!("{}: {heads:?} is not {keys:?}", table.name));
                break;
            }
            for (cell, (column, said)) in written.iter().zip(wanted).filter(|(cell, it)| **cell != it.1) {
                found.push(format!(
                    "{}.csv {}: {column} is {cell:?}, site.json {said:?}",
                    table.name, written[0]
                ));
            }
        }
    }
    found
}

/// A cell: nothing where there is nothing, lists with semicolons.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "csv-yes".to_owned(),
        Value::Bool(false) => "csv-no".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

struct Names<'s> {
    site: &'s Value,
    names: BTreeMap<(&'static str, &'s str), &'s str>,
}

impl<'s> Names<'s> {
    fn new(site: &'s Value) -> Self {
        let lists =
            [("townships", "key"), ("villages", "key"), ("programmes", "id"), ("measure_kinds", "id")];
        let names = lists.iter().flat_map(|(list, key)| {
            let rows = site[*list].as_array().unwrap().iter();
            rows.map(move |row| ((*list, row[*key].as_str().unwrap()), row["name"].as_str().unwrap()))
        });
        Names { site, names: names.collect() }
    }

    fn of(&self, list: &'static str, id: &str) -> String {
        self.names.get(&(list, id)).map(|name| (*name).to_owned()).unwrap_or_default()
    }

    fn place(&self, row: &Value) -> [(&'static str, String); 2] {
        let (township, village) = (cell(&row["township"]), cell(&row["village"]));
        let key = format!("{township}/{village}");
        [("township", self.of("townships", &township)), ("village", self.of("villages", &key))]
    }

    fn list(&self, list: &str) -> impl Iterator<Item = &'s Value> {
        self.site[list].as_array().unwrap().iter()
    }
}

/// Cells that stand in a row under the same names.
fn copied(row: &Value, keys: &[(&'static str, &str)]) -> Row {
    keys.iter()
        .map(|(column, key)| (*column, cell(row.pointer(&format!("/{}", key.replace('.', "/"))).unwrap())))
        .collect()
}

fn target(row: &Value) -> String {
    format!("{}#{}", cell(&row["page"]), cell(&row["anchor"]))
}

fn rows(table: &str, site: &Value) -> Vec<Row> {
    let names = Names::new(site);
    match table {
        "villages" => names.list("villages").map(|it| village(&names, it)).collect(),
        "measures" => names.list("measures").map(|it| measure(&names, it)).collect(),
        "problems" => names.list("problems").map(|it| problem(&names, it)).collect(),
        "deadlines" => deadlines(&names),
        "funds" => names.list("measures").flat_map(|it| funds(&names, it)).collect(),
        "visits" => names.list("visits").map(|it| visit(&names, it)).collect(),
        other => panic!("nobody compares {other}.csv"),
    }
}

fn village(names: &Names, it: &Value) -> Row {
    let mut row = vec![("key", cell(&it["key"]))];
    row.push(("township", names.of("townships", it["township"].as_str().unwrap())));
    row.extend(copied(
        it,
        &[
            ("village", "name"),
            ("code", "code"),
            ("kind-of-village", "kind"),
            ("tags", "tags"),
            ("households", "households"),
            ("population", "population"),
            ("area", "area"),
        ],
    ));
    let at = |axis: usize| it["lonlat"].get(axis).map(cell).unwrap_or_default();
    row.extend([("longitude", at(0)), ("latitude", at(1))]);
    row.extend(copied(
        it,
        &[
            ("plans", "counts.plans"),
            ("measures", "counts.measures"),
            ("done", "counts.done"),
            ("doing", "counts.doing"),
            ("planned", "counts.planned"),
            ("suspended", "counts.suspended"),
            ("cancelled", "counts.cancelled"),
            ("overdue", "counts.overdue"),
            ("due-soon", "counts.due_soon"),
            ("undated", "counts.undated"),
            ("milestones-overdue", "counts.milestones_overdue"),
            ("problems-open", "counts.problems_open"),
            ("problems-overdue", "counts.problems_overdue"),
            ("problems-closed", "counts.problems_closed"),
            ("planned-yuan", "counts.planned_yuan"),
            ("spent-yuan", "counts.spent_yuan"),
            ("last-summary", "last_summary"),
            ("stale", "stale"),
            ("page", "page"),
        ],
    ));
    row
}

fn measure(names: &Names, it: &Value) -> Row {
    let mut row = vec![("key", cell(&it["key"]))];
    row.extend(names.place(it));
    row.push(("programme", names.of("programmes", it["programme"].as_str().unwrap())));
    row.push(("kind", names.of("measure_kinds", it["kind"].as_str().unwrap())));
    row.extend(copied(
        it,
        &[
            ("title", "title"),
            ("lead", "lead"),
            ("with", "with"),
            ("person", "person"),
            ("start", "start"),
            ("due", "due"),
            ("first-due", "first_due"),
        ],
    ));
    row.push(("status", format!("status-{}", cell(&it["status"]))));
    row.extend(copied(
        it,
        &[
            ("stage", "stage"),
            ("overdue", "overdue"),
            ("due-soon", "due_soon"),
            ("done-on", "done_on"),
            ("done-late", "done_late"),
        ],
    ));
    let targets = it["targets"].as_array().unwrap().iter().map(|target| {
        let current = if target["current"].is_null() { "—".to_owned() } else { cell(&target["current"]) };
        format!("{} {current}/{} {}", cell(&target["name"]), cell(&target["value"]), cell(&target["unit"]))
    });
    row.push(("targets", targets.collect::<Vec<_>>().join("; ")));
    row.push(("planned-yuan", cell(&it["planned"])));
    let spent = if it["spent_reported"] == true { cell(&it["spent"]) } else { String::new() };
    row.extend([("spent-yuan", spent), ("note", cell(&it["note"])), ("page", target(it))]);
    row
}

fn problem(names: &Names, it: &Value) -> Row {
    let mut row = vec![("key", cell(&it["key"]))];
    row.extend(names.place(it));
    row.push(("programme", names.of("programmes", &cell(&it["programme"]))));
    row.extend(copied(
        it,
        &[
            ("title", "title"),
            ("category", "category"),
            ("notice-no", "notice_no"),
            ("found-on", "found_on"),
            ("found-by", "found_by"),
            ("lead", "lead"),
            ("due", "due"),
            ("first-due", "first_due"),
            ("open", "open"),
            ("overdue", "overdue"),
            ("due-soon", "due_soon"),
            ("closed-on", "closed_on"),
            ("closed-by", "closed_by"),
            ("note", "note"),
        ],
    ));
    row.push(("page", target(it)));
    row
}

fn visit(names: &Names, it: &Value) -> Row {
    let mut row = vec![("on", cell(&it["on"]))];
    row.extend(names.place(it));
    row.extend(copied(
        it,
        &[("by", "by"), ("role", "role"), ("solved", "solved"), ("note", "note"), ("page", "page")],
    ));
    row
}

/// A measure's money by source, planned or spent; what nobody broke down stands apart.
fn funds(names: &Names, it: &Value) -> Vec<Row> {
    let mut sources: Vec<(String, i128, Option<String>)> = Vec::new();
    let fen = |value: &Value| super::record::millionths(value.as_str().unwrap());
    for fund in it["funds"].as_array().unwrap() {
        let source = cell(&fund["source"]);
        match sources.iter_mut().find(|row| row.0 == source) {
            Some(row) => row.1 += fen(&fund["amount"]),
            None => sources.push((source, fen(&fund["amount"]), None)),
        }
    }
    let by_source = it["spent_by_source"].as_array().unwrap();
    for spent in by_source {
        let source = cell(&spent["source"]);
        let amount = Some(cell(&spent["amount"]));
        match sources.iter_mut().find(|row| row.0 == source) {
            Some(row) => row.2 = amount,
            None => sources.push((source, 0, amount)),
        }
    }
    if by_source.is_empty() && it["spent_reported"] == true {
        sources.push(("csv-source-unbroken".to_owned(), 0, Some(cell(&it["spent"]))));
    }
    let row = |(source, planned, spent): (String, i128, Option<String>)| {
        let mut row = vec![("key", cell(&it["key"]))];
        row.extend(names.place(it));
        row.push(("programme", names.of("programmes", it["programme"].as_str().unwrap())));
        row.push(("kind", names.of("measure_kinds", it["kind"].as_str().unwrap())));
        row.extend([
            ("title", cell(&it["title"])),
            ("source", source),
            ("planned-yuan", super::record::yuan(planned)),
        ]);
        row.extend([("spent-yuan", spent.unwrap_or_default()), ("page", target(it))]);
        row
    };
    sources.into_iter().map(row).collect()
}

fn deadlines(names: &Names) -> Vec<Row> {
    let open = |status: &Value| ["planned", "doing", "suspended"].contains(&status.as_str().unwrap());
    let row = |what: &str,
               title: &Value,
               of: Option<&Value>,
               it: &Value,
               programme: &Value,
               lead: &Value,
               state: &str,
               done: &Value,
               page: String| {
        let mut row =
            vec![("due", cell(&it["due"])), ("what", format!("csv-what-{what}")), ("title", cell(title))];
        row.push(("measure", of.map(cell).unwrap_or_default()));
        row.extend(names.place(it));
        row.push(("programme", names.of("programmes", &cell(programme))));
        row.extend([("lead", cell(lead)), ("state", format!("csv-state-{state}"))]);
        row.extend([("overdue", cell(&it["overdue"])), ("due-soon", cell(&it["due_soon"]))]);
        row.extend([("done-on", cell(done)), ("page", page)]);
        row
    };
    let state = |open: bool, met: bool| {
        if open {
            "open"
        } else if met {
            "met"
        } else {
            "dropped"
        }
    };
    let unreported = |it: &Value, measure: &Value| it["done_on"].is_null() && measure["status"] == "done";
    let mut rows = Vec::new();
    for it in names.list("measures").filter(|it| !it["due"].is_null()) {
        let state = state(open(&it["status"]), it["status"] == "done");
        rows.push(row(
            "measure",
            &it["title"],
            None,
            it,
            &it["programme"],
            &it["lead"],
            state,
            &it["done_on"],
            target(it),
        ));
    }
    for it in names.list("milestones") {
        let measure = names.list("measures").find(|measure| measure["key"] == it["measure"]).unwrap();
        let met = !it["done_on"].is_null();
        let state =
            if unreported(it, measure) { "unreported" } else { state(open(&measure["status"]) && !met, met) };
        let of = Some(&measure["title"]);
        rows.push(row(
            "milestone",
            &it["title"],
            of,
            it,
            &measure["programme"],
            &measure["lead"],
            state,
            &it["done_on"],
            target(it),
        ));
    }
    for it in names.list("problems").filter(|it| !it["due"].is_null()) {
        let open = it["open"] == true;
        rows.push(row(
            "problem",
            &it["title"],
            None,
            it,
            &it["programme"],
            &it["lead"],
            state(open, !open),
            &it["closed_on"],
            target(it),
        ));
    }
    rows
}

//! `data/site.json` looked up by what pages link to, and added up anew where it gives no sum.

use super::super::record::{millionths, yuan};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub struct Data<'s> {
    pub site: &'s Value,
    /// Measures and problems by page and anchor.
    pub targets: BTreeMap<String, &'s Value>,
}

impl<'s> Data<'s> {
    pub fn new(site: &'s Value) -> Self {
        let rows = ["measures", "problems"].iter().flat_map(|list| site[*list].as_array().unwrap());
        let targets =
            rows.map(|row| (format!("{}#{}", text(&row["page"]), text(&row["anchor"])), row)).collect();
        Data { site, targets }
    }

    pub fn list(&self, list: &str) -> impl Iterator<Item = &'s Value> + use<'s> {
        self.site[list].as_array().unwrap().iter()
    }

    /// The row of a list whose page it is.
    pub fn at(&self, list: &str, page: &str) -> Option<&'s Value> {
        self.list(list).find(|row| row["page"] == page)
    }

    /// The figures of what a page is about.
    pub fn counts(&self, page: &str) -> Option<Value> {
        if ["index.html", "measures/index.html", "townships/index.html"].contains(&page) {
            return Some(self.site["totals"].clone());
        }
        if let Some(kind) = self.at("measure_kinds", page) {
            let mut counts = self.sum(|it| it["kind"] == kind["id"], |_| false);
            counts["villages"] = kind["villages"].clone();
            return Some(counts);
        }
        let lists = ["townships", "villages", "plans", "programmes", "units"];
        let row = lists.iter().find_map(|list| self.at(list, page))?;
        let mut counts = row["counts"].clone();
        for key in ["villages", "complete", "helps", "last_summary", "lead", "end"] {
            if let Some(value) = row.get(key) {
                counts[key] = value.clone();
            }
        }
        Some(counts)
    }

    /// The figures of those measures and problems.
    pub fn sum(&self, measure: impl Fn(&Value) -> bool, problem: impl Fn(&Value) -> bool) -> Value {
        let measures: Vec<_> = self.list("measures").filter(|it| measure(it)).collect();
        let problems: Vec<_> = self.list("problems").filter(|it| problem(it)).collect();
        let with = |status: &str| measures.iter().filter(|it| it["status"] == status).count();
        let flagged = |rows: &[&Value], key: &str| rows.iter().filter(|it| it[key] == true).count();
        json!({
            "measures": measures.len(), "done": with("done"), "cancelled": with("cancelled"),
            "doing": with("doing"), "planned": with("planned"), "suspended": with("suspended"),
            "overdue": flagged(&measures, "overdue"), "due_soon": flagged(&measures, "due_soon"),
            "problems_open": flagged(&problems, "open"), "problems_overdue": flagged(&problems, "overdue"),
            "problems_closed": problems.len() - flagged(&problems, "open"),
            "planned_yuan": money(&measures, "planned"), "spent_yuan": money(&measures, "spent"),
        })
    }

    /// Every deadline: its day, how it stands, the target of its link.
    pub fn deadlines(&self) -> Vec<(String, &'static str, String)> {
        let mut all = Vec::new();
        let overdue = |row: &Value, otherwise| if row["overdue"] == true { "overdue" } else { otherwise };
        let target = |row: &Value| format!("{}#{}", text(&row["page"]), text(&row["anchor"]));
        for it in self.list("measures").filter(|it| !it["due"].is_null()) {
            let status = match text(&it["status"]) {
                "done" => "met",
                "cancelled" => "cancelled",
                _ => "awaited",
            };
            all.push((text(&it["due"]).to_owned(), overdue(it, status), target(it)));
        }
        for it in self.list("milestones") {
            let measure = self.list("measures").find(|measure| measure["key"] == it["measure"]).unwrap();
            let status = match (it["done_on"].is_null(), text(&measure["status"])) {
                (false, _) => "met",
                (true, "done") => "none",
                (true, "cancelled") => "cancelled",
                (true, _) => "awaited",
            };
            all.push((text(&it["due"]).to_owned(), overdue(it, status), target(it)));
        }
        for it in self.list("problems").filter(|it| !it["due"].is_null()) {
            let status = if it["open"] == true { "awaited" } else { "met" };
            all.push((text(&it["due"]).to_owned(), overdue(it, status), target(it)));
        }
        all
    }

    /// Deadlines of a month (`2020-06`) by how they stand.
    pub fn month(&self, month: &str) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for (_, status, _) in self.deadlines().into_iter().filter(|(due, ..)| due.starts_with(month)) {
            *counts.entry(status).or_default() += 1;
        }
        counts
    }

    /// Money of those measures from a source, or without saying from which.
    pub fn source(&self, source: Option<&str>, measure: impl Fn(&Value) -> bool) -> [String; 2] {
        let (mut planned, mut spent) = (0, 0);
        for it in self.list("measures").filter(|it| measure(it)) {
            let by_source = it["spent_by_source"].as_array().unwrap();
            let of = |list: &Value| -> i128 {
                let rows = list.as_array().unwrap().iter().filter(|row| row["source"].as_str() == source);
                rows.map(|row| millionths(text(&row["amount"]))).sum()
            };
            planned += of(&it["funds"]);
            spent += of(&it["spent_by_source"]);
            if source.is_none() && by_source.is_empty() {
                spent += millionths(text(&it["spent"]));
            }
        }
        [yuan(planned), yuan(spent)]
    }
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn money(measures: &[&Value], key: &str) -> String {
    yuan(measures.iter().map(|it| millionths(text(&it[key]))).sum())
}

/// In whole percent, rounded down.
pub fn percent(part: i128, of: i128) -> Option<i128> {
    (of != 0).then(|| part * 100 / of)
}

/// Done among what was not given up.
pub fn done_percent(counts: &Value) -> Option<i128> {
    let count = |key: &str| i128::from(counts[key].as_u64().unwrap());
    percent(count("done"), count("measures") - count("cancelled"))
}

/// Spent of what was planned, at most all of it.
pub fn spent_percent(planned: &str, spent: &str) -> Option<i128> {
    percent(millionths(spent), millionths(planned)).map(|percent| percent.min(100))
}

/// How a bar of measures is divided: empty parts are left out.
pub fn parts(counts: &Value) -> BTreeMap<&'static str, u64> {
    let count = |key: &str| counts[key].as_u64().unwrap();
    let ongoing = count("doing") + count("planned") + count("suspended") - count("overdue");
    let all = [
        ("done", count("done")),
        ("overdue", count("overdue")),
        ("ongoing", ongoing),
        ("cancelled", count("cancelled")),
    ];
    all.into_iter().filter(|part| part.1 > 0).collect()
}

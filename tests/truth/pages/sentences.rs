//! Figures in sentences: a page's first line, notes above and below lists. A sentence is known by the message that it is.

use super::data::text as said;
use super::page::{Page, figure, first, own_text, select, text};
use serde_json::Value;
use std::collections::BTreeMap;

pub fn all(page: &mut Page) {
    let counts = page.data.counts(page.path).unwrap_or_default();
    let totals = &page.data.site["totals"];
    let count = |value: &Value| value.to_string();
    let list = |name: &str| page.data.list(name).count().to_string();
    let deadlines = page.data.deadlines();
    let late = deadlines.iter().filter(|it| it.1 == "overdue").count().to_string();
    let sum =
        |keys: [&str; 3]| keys.iter().map(|key| totals[*key].as_u64().unwrap()).sum::<u64>().to_string();
    let soon = sum(["due_soon", "milestones_due_soon", "problems_due_soon"]);
    let days = page.data.site["site"]["due_soon_days"].to_string();
    let month = page.path.strip_prefix("deadlines/").and_then(|it| it.get(..7)).map(|it| page.data.month(it));
    let undated = page.data.list("problems").filter(|it| it["open"] == true && it["due"].is_null()).count();
    let missing = || {
        let villages = totals["villages"].as_u64().unwrap();
        let periods = page.data.list("disclosures").flat_map(|it| it["periods"].as_array().unwrap());
        let over = periods.filter(|it| it["over"] == true);
        over.map(|it| villages - it["published"].as_u64().unwrap()).sum::<u64>().to_string()
    };
    let unit = page.data.at("units", page.path);
    // Message, and its figures in the order of their names.
    let mut wanted: Vec<(&str, BTreeMap<&str, String>)> = Vec::new();
    let mut know = |id: &'static str, values: Vec<(&'static str, String)>| {
        wanted.push((id, values.into_iter().collect()));
    };
    know(
        "home-lead",
        vec![("townships", count(&totals["townships"])), ("villages", count(&totals["villages"]))],
    );
    know(
        "townships-lead",
        vec![("townships", count(&totals["townships"])), ("villages", count(&totals["villages"]))],
    );
    let standing = || {
        vec![
            ("measures", count(&counts["measures"])),
            ("done", count(&counts["done"])),
            ("overdue", count(&counts["overdue"])),
        ]
    };
    let with = |mut values: Vec<(&'static str, String)>, key: &'static str, value: String| {
        values.push((key, value));
        values
    };
    know("township-lead", with(standing(), "villages", count(&counts["villages"])));
    know("village-lead", with(standing(), "plans", count(&counts["plans"])));
    know("plan-lead", standing());
    know("kind-lead", with(standing(), "villages", count(&counts["villages"])));
    know("programmes-lead", vec![("programmes", list("programmes"))]);
    know(
        "programme-lead",
        vec![
            ("villages", count(&counts["villages"])),
            ("complete", count(&counts["complete"])),
            ("measures", count(&counts["measures"])),
            ("overdue", count(&counts["overdue"])),
        ],
    );
    know(
        "progress-lead",
        vec![("summaries", list("summaries")), ("stale", count(&totals["stale_villages"]))],
    );
    know("progress-all", vec![("count", list("summaries"))]);
    know("measures-lead", vec![("kinds", list("measure_kinds")), ("measures", count(&totals["measures"]))]);
    know(
        "deadlines-lead",
        vec![
            ("deadlines", deadlines.len().to_string()),
            ("overdue", late.clone()),
            ("days", days.clone()),
            ("soon", soon.clone()),
        ],
    );
    if let Some(month) = month {
        let all = month.values().sum::<usize>().to_string();
        know(
            "month-lead",
            vec![("deadlines", all), ("overdue", month.get("overdue").copied().unwrap_or(0).to_string())],
        );
    }
    know("overdue-lead", vec![("deadlines", late.clone())]);
    know("soon-lead", vec![("days", days.clone()), ("deadlines", soon.clone())]);
    know("undated-lead", vec![("measures", count(&totals["undated"])), ("problems", undated.to_string())]);
    let named = page.data.list("units").filter(|it| {
        let counts = ["measures", "problems_open", "problems_closed"].map(|key| &it["counts"][key]);
        let programmes = page.data.list("programmes").any(|programme| programme["lead_id"] == it["id"]);
        programmes || it["helps"] != 0 || counts.into_iter().any(|count| *count != 0)
    });
    know("units-lead", vec![("units", named.count().to_string())]);
    if let Some(unit) = unit {
        know(
            "unit-lead",
            vec![
                ("leads", count(&unit["leads"])),
                ("helps", count(&unit["helps"])),
                ("overdue", count(&counts["overdue"])),
                ("problems", count(&counts["problems_open"])),
            ],
        );
    }
    know(
        "disclosures-lead",
        vec![
            ("items", list("disclosures")),
            ("villages", count(&totals["villages"])),
            ("notices", list("notices")),
            ("missing", missing()),
        ],
    );
    let own = page.data.sum(|it| it["township"].is_null(), |_| false);
    know(
        "county-own-line",
        vec![
            ("measures", count(&own["measures"])),
            ("done", count(&own["done"])),
            ("overdue", count(&own["overdue"])),
        ],
    );
    for key in ["overdue", "due_soon"] {
        let counts = if counts.is_null() { totals } else { &counts };
        let of = |what: &str| count(&counts[format!("{what}{key}")]);
        know(
            "urgent-sorts",
            vec![("measures", of("")), ("milestones", of("milestones_")), ("problems", of("problems_"))],
        );
    }
    know(
        "problem-list-lead",
        vec![
            ("problems", list("problems")),
            ("open", count(&totals["problems_open"])),
            ("overdue", count(&totals["problems_overdue"])),
            ("closed", count(&totals["problems_closed"])),
        ],
    );
    let yuan = |key: &str| format!("{}元", said(&totals[key]));
    know("fund-list-lead", vec![("planned", yuan("planned_yuan")), ("spent", yuan("spent_yuan"))]);
    let reported = page.updates.get(page.path).copied().unwrap_or(0).to_string();
    know("summary-lead", vec![("updates", reported)]);
    if let Some(kind) = page.data.at("measure_kinds", page.path)
        && let Some(first) = kind["stages"].get(0)
    {
        let climbing =
            page.data.list("measures").filter(|it| it["kind"] == kind["id"] && it["status"] != "cancelled");
        let villages = climbing
            .filter(|it| !it["village"].is_null())
            .map(|it| (said(&it["township"]), said(&it["village"])));
        let villages = villages.collect::<std::collections::BTreeSet<_>>().len() as u64;
        know(
            "kind-unstaged",
            vec![("villages", (villages - first["reached"].as_u64().unwrap()).to_string())],
        );
    }
    know("see-all", vec![("count", late)]);
    know("see-all", vec![("count", soon)]);
    know("home-soon", vec![("days", days)]);
    know("progress-stale", vec![("days", page.data.site["site"]["stale_after_days"].to_string())]);
    for sentence in page.all("p, p.quiet, h2, h2 > a.all") {
        let (whole, own) = (text(sentence), own_text(sentence));
        // Behind some sentences stands a link.
        let shown =
            if whole.starts_with(&own) { own.trim_end_matches('：').to_owned() } else { whole.clone() };
        let values = |id| page.words.values(id, &whole).or_else(|| page.words.values(id, &shown));
        let read = |(id, want)| Some((id, want, values(id)?));
        let fits = wanted.iter().map(|(id, want)| (*id, want)).filter_map(read);
        // "See all notices" has the form of "see all 3", and no figure.
        let fits: Vec<_> = fits
            .filter(|(id, ..)| *id != "see-all" || shown.contains(|c: char| c.is_ascii_digit()))
            .collect();
        let Some((id, ..)) = fits.first() else { continue };
        let right = fits.iter().any(|(_, want, values)| {
            want.iter()
                .all(|(name, want)| values.get(*name).is_some_and(|value| figure(value) == figure(want)))
        });
        let id = id.to_owned().to_owned();
        page.compare(sentence, &id, if right { "as counted" } else { &shown }, "as counted");
    }
    money(page, &counts);
    more(page, &counts);
    reports(page);
}

/// How many more are late or near than a list shows.
fn more(page: &mut Page, counts: &Value) {
    for section in page.all("section") {
        let lines = section.child_elements().filter(|it| it.value().name() == "p");
        let lines: Vec<_> = lines.map(|line| (line, text(line))).collect();
        let Some((line, shown)) = lines.iter().find(|it| page.words.values("and-more", &it.1).is_some())
        else {
            continue;
        };
        let title = first(section, "h2").map(own_text).unwrap_or_default();
        let key = if title == page.words.plain("home-overdue") { "overdue" } else { "due_soon" };
        let all: u64 = ["", "milestones_", "problems_"]
            .iter()
            .map(|what| counts[format!("{what}{key}")].as_u64().unwrap())
            .sum();
        let rows = section.select(&select("tbody > tr:not(.group)")).count() as u64;
        let shown = page.words.values("and-more", shown).unwrap()["count"].to_owned();
        page.compare(*line, "more", &shown, &(all - rows).to_string());
    }
}

/// Planned and spent under a bar.
fn money(page: &mut Page, counts: &Value) {
    for line in page.all(".under-bar > p.quiet") {
        let shown = text(line);
        let wanted =
            format!("计划{}元；已支出{}元", grouped(&counts["planned_yuan"]), grouped(&counts["spent_yuan"]));
        if shown.contains('万') {
            page.know(line);
            let amounts: Vec<String> =
                ["planned_yuan", "spent_yuan"].map(|key| said(&counts[key]).to_owned()).to_vec();
            let parts: Vec<Option<String>> = shown
                .split('；')
                .map(|part| {
                    let digits: String = part.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
                    let times = if part.contains('万') { 10_000 } else { 1 };
                    Some(super::super::record::yuan(super::super::record::millionths(&digits) * times))
                })
                .collect();
            let wanted: Vec<Option<String>> = amounts.into_iter().map(Some).collect();
            page.compare(line, "money", &format!("{parts:?}"), &format!("{wanted:?}"));
        } else {
            page.says(line, "money", &wanted);
        }
    }
}

fn grouped(value: &Value) -> String {
    said(value).to_owned()
}

/// How many measures a summary reports on is told beside it, and on its own page.
fn reports(page: &mut Page) {
    let mut told: Vec<(scraper::ElementRef, String, String)> = Vec::new();
    for item in page.all("ul.dated > li") {
        let Some(link) = super::page::first(item, "a").and_then(|link| link.attr("href")) else { continue };
        for note in item.select(&super::page::select("span.quiet")) {
            if let Some(values) = page.words.values("reports-on", &text(note)) {
                told.push((note, page.target(link), values["count"].to_owned()));
            }
        }
    }
    for (note, target, count) in told {
        let wanted = page.updates.get(&target).copied().unwrap_or(0).to_string();
        page.compare(note, &format!("{target} reports"), &count, &wanted);
    }
}

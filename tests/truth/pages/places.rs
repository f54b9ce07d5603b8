//! Figures of places and other things that are counted: large figures, legends, ledgers, lists.

use super::data::{done_percent, parts, spent_percent, text as said};
use super::page::{Page, figure, first, own_text, select, text};
use scraper::ElementRef;
use serde_json::Value;

pub fn number(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub fn shown(percent: Option<i128>) -> String {
    percent.map_or("-".to_owned(), |percent| percent.to_string())
}

/// The row of large figures.
pub fn figures(page: &mut Page) {
    for item in page.all("dl.figures > div") {
        let (Some(label), Some(value)) = (first(item, "dt"), first(item, "dd")) else { continue };
        let label = text(label).trim_start_matches(['▲', '●', '○', '◐', ' ']).to_owned();
        let counts = page.data.counts(page.path);
        let words = page.words;
        let is = |id: &str| label == words.plain(id);
        let near = words.values("fig-due-within", &label).or_else(|| words.values("door-soon", &label));
        let door =
            |status: &str| page.data.deadlines().iter().filter(|it| it.1 == status).count().to_string();
        let mut small = None;
        let wanted = if let Some(days) = near.as_ref().map(|it| it["days"]) {
            let known = page.data.site["site"]["due_soon_days"].to_string();
            if days != known {
                page.differs("days ahead");
            }
            let problems = page.data.list("problems").chain(page.data.list("milestones"));
            let others = problems.filter(|it| it["due_soon"] == true).count();
            let measures = page.data.site["totals"]["due_soon"].as_u64().unwrap() as usize;
            Some(if page.is("deadlines/index.html") { measures + others } else { measures }.to_string())
        } else if page.is("deadlines/index.html") {
            if is("door-overdue") {
                Some(door("overdue"))
            } else {
                let problems =
                    page.data.list("problems").filter(|it| it["open"] == true && it["due"].is_null());
                let measures = page.data.site["totals"]["undated"].as_u64().unwrap() as usize;
                is("door-undated").then(|| (measures + problems.count()).to_string())
            }
        } else if page.is("problems/index.html") || page.is("funds/index.html") {
            let totals = &page.data.site["totals"];
            let keys = [
                ("fig-problems-open", "problems_open"),
                ("fig-problems-overdue", "problems_overdue"),
                ("fig-problems-closed", "problems_closed"),
                ("fig-planned", "planned_yuan"),
                ("fig-spent", "spent_yuan"),
            ];
            let found = keys.iter().find(|(id, _)| is(id)).map(|(_, key)| number(&totals[*key]));
            let share = || spent_percent(said(&totals["planned_yuan"]), said(&totals["spent_yuan"]));
            found.or_else(|| is("fig-spent-percent").then(|| shown(share())))
        } else if let Some(counts) = &counts {
            if is("fig-done") {
                small = done_percent(counts).map(|it| format!("{it}%"));
            }
            if is("fig-problems-open") {
                small = Some(format!("已销号{}个", counts["problems_closed"]));
            }
            if is("fig-money-share") {
                let share = spent_percent(said(&counts["planned_yuan"]), said(&counts["spent_yuan"]));
                small = share.map(|_| "%".to_owned());
                Some(shown(share))
            } else {
                let keys = [
                    ("fig-measures", "measures"),
                    ("fig-done", "done"),
                    ("fig-overdue", "overdue"),
                    ("fig-due-soon", "due_soon"),
                    ("fig-problems-open", "problems_open"),
                ];
                keys.iter().find(|(id, _)| is(id)).map(|(_, key)| number(&counts[*key]))
            }
        } else {
            None
        };
        let Some(wanted) = wanted else { continue };
        page.know(item);
        let main = figure(&own_text(value));
        page.compare(value, &label, &main, &wanted);
        let under = first(value, "small").map(text);
        if under != small {
            page.differs(&format!("{label}: {under:?} beside it, site.json says {small:?}"));
        }
    }
}

/// What a bar's parts count.
pub fn legend(page: &mut Page) {
    for list in page.all("ul.legend:not(.key)") {
        let wanted: Vec<(&str, u64)> = if let Some(counts) = page.data.counts(page.path) {
            parts(&counts).into_iter().collect()
        } else if let Some(month) = page.path.strip_prefix("deadlines/").and_then(|it| it.get(..7)) {
            page.data.month(month).into_iter().map(|(status, count)| (status, count as u64)).collect()
        } else if page.is("problems/index.html") {
            let totals = &page.data.site["totals"];
            let count = |key: &str| totals[key].as_u64().unwrap();
            let (open, late) = (count("problems_open"), count("problems_overdue"));
            let all = [("open", open - late), ("overdue", late), ("closed", count("problems_closed"))];
            all.into_iter().filter(|part| part.1 > 0).collect()
        } else {
            continue;
        };
        let mut wanted: Vec<String> = wanted
            .into_iter()
            .map(|(status, count)| format!("{} {count}", page.words.plain(&format!("status-{status}"))))
            .collect();
        let part = |item: ElementRef| {
            let status = first(item, ".status").map(own_text).unwrap_or_default();
            format!("{status} {}", first(item, "b").map(text).unwrap_or_default().replace(',', ""))
        };
        let mut shown: Vec<String> = list.select(&select("li")).map(part).collect();
        shown.sort();
        wanted.sort();
        page.compare(list, "legend", &shown.join("; "), &wanted.join("; "));
    }
}

/// `2020-Q1` as pages say it.
pub fn spelt(period: &str) -> String {
    match period.split_once('-') {
        None => format!("{period}年"),
        Some((year, part)) => match (part.strip_prefix('Q'), part.strip_prefix('H')) {
            (Some(quarter), _) => format!("{year}年第{quarter}季度"),
            (_, Some("1")) => format!("{year}年上半年"),
            (_, Some(_)) => format!("{year}年下半年"),
            _ => format!("{year}年{}月", part.trim_start_matches('0')),
        },
    }
}

/// Months, villages, jumps and spreads.
pub fn lists(page: &mut Page) {
    for item in page.all("ol.months > li") {
        let Some(link) = first(item, "a").and_then(|link| link.attr("href")) else {
            page.know(item);
            continue;
        };
        let month = page.target(link)["deadlines/".len()..][..7].to_owned();
        let counts = page.data.month(&month);
        if let Some(all) = first(item, "b") {
            page.says(all, &month, &counts.values().sum::<usize>().to_string());
        }
        let late = counts.get("overdue").copied().unwrap_or(0);
        let shown = first(item, ".late").map_or("0".to_owned(), |late| figure(&text(late)));
        page.compare(item, &format!("{month} late"), &shown, &late.to_string());
    }
    for item in page.all("ul.villages > li") {
        let Some(link) = first(item, "a").and_then(|link| link.attr("href")) else { continue };
        let target = page.target(link);
        let Some(counts) = page.data.counts(&target) else { continue };
        let Some(done) = first(item, ".num.quiet") else {
            if let Some(last) = first(item, ".quiet") {
                let none = page.words.plain("none-yet").to_owned();
                let wanted = counts["last_summary"].as_str().map_or(none, str::to_owned);
                page.says(last, &target, &wanted);
            }
            continue;
        };
        page.says(done, &target, &format!("{}/{}", counts["done"], counts["measures"]));
        let shown = first(item, ".late").map_or("0".to_owned(), |late| figure(&text(late)));
        page.compare(item, &format!("{target} late"), &shown, &counts["overdue"].to_string());
    }
    jumps(page);
    facts(page);
    if page.is("funds/index.html")
        && let Some(unbroken) = page.all("p > span.num").first().copied()
    {
        let [_, spent] = page.data.source(None, |_| true);
        page.says(unbroken, "unbroken", &format!("{spent}元"));
    }
}

/// The profile of a village or township.
fn facts(page: &mut Page) {
    let Some(place) = page.data.at("villages", page.path).or(page.data.at("townships", page.path)) else {
        return;
    };
    let of = |label: &str| -> Option<String> {
        let is = |id: &str| label == page.words.plain(id);
        if is("fact-kind") || is("fact-code") {
            return Some(said(&place[if is("fact-kind") { "kind" } else { "code" }]).to_owned());
        }
        let counted =
            [("fact-households", "households"), ("fact-population", "population"), ("fact-area", "area")];
        if let Some((_, key)) = counted.iter().find(|(id, _)| is(id)) {
            return Some(number(&place[*key]));
        }
        let facts = place["facts"].as_array()?;
        facts.iter().find(|it| it["label"] == label).map(|it| said(&it["value"]).to_owned())
    };
    for list in page.all("section:not(.item) > dl.facts") {
        for (label, value) in list.select(&select("dt")).zip(list.select(&select("dd"))) {
            if text(label) == page.words.plain("fact-place") {
                let line = text(value);
                let shown = page.words.values("lonlat", &line).unwrap_or_default();
                let shown: Vec<&str> =
                    ["longitude", "latitude"].iter().filter_map(|it| shown.get(*it).copied()).collect();
                let wanted = place["lonlat"].as_array().into_iter().flatten().map(Value::to_string);
                page.compare(value, "place", &shown.join(" "), &wanted.collect::<Vec<_>>().join(" "));
                continue;
            }
            let Some(wanted) = of(&text(label)) else { continue };
            let shown = text(value).replace(',', "");
            // Behind what is counted stands its unit.
            let shown = if shown
                .strip_prefix(&wanted)
                .is_some_and(|unit| !unit.contains(|c: char| c.is_ascii_digit()))
            {
                wanted.clone()
            } else {
                shown
            };
            page.compare(value, &text(label), &shown, &wanted.replace(',', ""));
        }
    }
}

/// How many rows a township has of a list: of a kind's measures, of what is overdue or near.
fn jumps(page: &mut Page) {
    for item in page.all("ul.jump > li, ul.spread > li") {
        let (Some(link), Some(count)) = (first(item, "a"), first(item, ".num")) else { continue };
        let name = text(link);
        let township =
            page.data.list("townships").find(|it| it["name"] == name.as_str()).map(|it| it["key"].clone());
        let of =
            |it: &Value| township.as_ref().map_or(it["township"].is_null(), |key| it["township"] == *key);
        let wanted = if let Some(kind) = page.data.at("measure_kinds", page.path) {
            page.data.list("measures").filter(|it| it["kind"] == kind["id"] && of(it)).count()
        } else if let Some(key) = [("deadlines/overdue/", "overdue"), ("deadlines/soon/", "due_soon")]
            .iter()
            .find(|(folder, _)| page.path.starts_with(folder))
            .map(|it| it.1)
        {
            let rows =
                ["measures", "milestones", "problems"].into_iter().flat_map(|list| page.data.list(list));
            rows.filter(|it| it[key] == true && of(it)).count()
        } else if let Some(unit) = page.data.at("units", page.path) {
            let has = |it: &Value, key: &str| it[key].as_array().unwrap().contains(&unit["id"]);
            let measures = page
                .data
                .list("measures")
                .filter(|it| of(it) && (has(it, "lead_ids") || has(it, "with_ids")));
            let problems = page.data.list("problems").filter(|it| of(it) && has(it, "lead_ids"));
            measures.count() + problems.count()
        } else {
            continue;
        };
        page.says(count, &format!("{name} in the list"), &wanted.to_string());
    }
}

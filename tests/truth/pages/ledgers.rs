//! Ledgers: tables of things that are counted.

use super::data::{done_percent, percent, spent_percent, text as said};
use super::page::{Page, first, own_text, select, text};
use super::places::{number, shown, spelt};
use scraper::ElementRef;
use serde_json::Value;

/// Ledgers: a row is something that is counted, a column a figure of it.
pub fn all(page: &mut Page) {
    for table in page.all("table.ledger") {
        let heads: Vec<String> = table.select(&select("thead th")).map(text).collect();
        for row in table.select(&select("tbody > tr, tfoot > tr")) {
            let cells: Vec<ElementRef> = row.child_elements().collect();
            let head = cells[0];
            if heads[0] == page.words.plain("col-item") {
                period(page, head, &cells);
                continue;
            }
            let mut subject = Subject::of(page, head, &heads[0]);
            for (cell, head) in
                cells.iter().zip(&heads).skip(1).filter(|(cell, _)| cell.attr("class").is_some())
            {
                if cell.attr("class").unwrap().contains("chart") {
                    continue;
                }
                match subject.figure(page, head) {
                    Some(wanted) => page.says(*cell, &format!("{} {head}", text(cells[0])), &wanted),
                    None => page.differs(&format!("{} {head}: nobody compares it", text(cells[0]))),
                }
            }
            page.know(head);
        }
    }
}

/// What a ledger's row is about.
enum Subject {
    /// Figures that a page or a sum gives.
    Counts(Value),
    /// A month.
    Month(String),
    /// Planned, spent; of all.
    Money([String; 2]),
    /// Something with cells of its own, by the message of the column's head.
    Cells(Vec<(&'static str, String)>),
    Unknown,
}

impl Subject {
    fn of(page: &Page, head: ElementRef, first_head: &str) -> Subject {
        let words = page.words;
        let name = own_text(head);
        let link = first(head, "a").and_then(|link| link.attr("href")).map(|link| page.target(link));
        let total = |counts: &Value| {
            let money = [number(&counts["planned_yuan"]), number(&counts["spent_yuan"])];
            (Subject::Counts(counts.clone()), Subject::Money(money))
        };
        let purse = page.is("funds/index.html");
        if let Some(link) = link {
            if let Some(month) = link.strip_prefix("deadlines/") {
                return Subject::Month(month[..7].to_owned());
            }
            if page.is("problems/index.html") {
                let township = page.data.at("townships", &link).map(|it| it["key"].clone());
                return problems(page, |it| Some(&it["township"]) == township.as_ref());
            }
            let Some(counts) = page.data.counts(&link) else { return Subject::Unknown };
            return if purse { total(&counts).1 } else { total(&counts).0 };
        }
        if first_head == words.plain("col-source") && name == words.plain("total") {
            return page.data.counts(page.path).map_or(Subject::Unknown, |counts| total(&counts).1);
        }
        if first_head == words.plain("col-source") {
            let source = (name != words.plain("source-unbroken")).then_some(name.as_str());
            let here = page.data.counts(page.path).is_some().then_some(page.path);
            return Subject::Money(page.data.source(source, |it| here.is_none_or(|page| under(it, page))));
        }
        let own = |it: &Value| it["township"].is_null();
        if first_head == words.plain("col-township") && name == words.plain("county-own") {
            if page.is("problems/index.html") {
                return problems(page, own);
            }
            let counts = page.data.sum(own, own);
            return if purse { total(&counts).1 } else { total(&counts).0 };
        }
        if first_head == words.plain("col-village") && name == words.plain("township-own") {
            let township = page.data.at("townships", page.path).map(|it| it["key"].clone());
            let own = |it: &Value| Some(&it["township"]) == township.as_ref() && it["village"].is_null();
            return Subject::Counts(page.data.sum(own, own));
        }
        if name == words.plain("total") {
            let Some(mut counts) = page.data.counts(page.path) else { return Subject::Unknown };
            // A sum of places has no summary of its own.
            counts.as_object_mut().unwrap().remove("last_summary");
            return Subject::Counts(counts);
        }
        if first_head == words.plain("col-category") && page.is("problems/index.html") {
            let category = (name != words.plain("category-none")).then_some(name);
            return problems(page, |it| it["category"].as_str() == category.as_deref());
        }
        if let Some(programme) = page.data.at("programmes", page.path) {
            let class = (name != words.plain("class-none")).then_some(name);
            let classes = programme["classes"].as_array().unwrap();
            let found = classes.iter().find(|it| it["name"].as_str() == class.as_deref());
            let cells = |it: &Value| {
                vec![("col-villages", number(&it["villages"])), ("col-complete", number(&it["complete"]))]
            };
            return found.map_or(Subject::Unknown, |it| Subject::Cells(cells(it)));
        }
        let Some(kind) = page.data.at("measure_kinds", page.path) else { return Subject::Unknown };
        if first_head == words.plain("col-stage") {
            let stages = kind["stages"].as_array().cloned().unwrap_or_default();
            let found = stages.iter().find(|it| it["name"] == name);
            let cells = |it: &Value| {
                vec![("col-step-at", number(&it["at"])), ("col-step-reached", number(&it["reached"]))]
            };
            return found.map_or(Subject::Unknown, |it| Subject::Cells(cells(it)));
        }
        let sums = kind["targets"].as_array().unwrap();
        let named = |it: &&Value| format!("{}（{}）", said(&it["name"]), said(&it["unit"])) == name;
        sums.iter().find(named).map_or(Subject::Unknown, |it| Subject::Cells(target(it, page)))
    }

    fn figure(&mut self, page: &Page, head: &str) -> Option<String> {
        let is = |id: &str| head == page.words.plain(id);
        match self {
            Subject::Counts(counts) => {
                if is("col-percent") {
                    return Some(shown(done_percent(counts)));
                }
                if is("col-last-summary") {
                    let none = page.words.plain("none-yet").to_owned();
                    return counts
                        .get("last_summary")
                        .map_or(Some(String::new()), |it| it.as_str().map(str::to_owned).or(Some(none)));
                }
                let keys = [
                    ("col-measures", "measures"),
                    ("col-leads", "measures"),
                    ("col-done", "done"),
                    ("col-overdue", "overdue"),
                    ("col-due-soon", "due_soon"),
                    ("col-problems-open", "problems_open"),
                    ("col-villages", "villages"),
                    ("col-complete", "complete"),
                    ("col-helps", "helps"),
                ];
                if is("col-lead") || is("col-end") {
                    let key = if is("col-lead") { "lead" } else { "end" };
                    return Some(counts[key].as_str().unwrap_or("-").to_owned());
                }
                keys.iter().find(|(id, _)| is(id)).and_then(|(_, key)| counts.get(*key)).map(number)
            }
            Subject::Month(month) => {
                let counts = page.data.month(month);
                let keys = [
                    ("col-met", "met"),
                    ("col-late", "overdue"),
                    ("col-awaited", "awaited"),
                    ("col-unreported", "none"),
                    ("col-given-up", "cancelled"),
                ];
                if is("col-all") {
                    return Some(counts.values().sum::<usize>().to_string());
                }
                let key = keys.iter().find(|(id, _)| is(id))?.1;
                Some(counts.get(key).copied().unwrap_or(0).to_string())
            }
            Subject::Money([planned, spent]) => {
                if is("col-planned") {
                    return Some(planned.clone());
                }
                if is("col-spent") {
                    return Some(spent.clone());
                }
                if is("col-spent-percent") {
                    return Some(shown(spent_percent(planned, spent)));
                }
                let all = said(&page.data.site["totals"]["planned_yuan"]);
                is("col-share-of-plan").then(|| shown(spent_percent(all, planned)))
            }
            Subject::Cells(cells) => cells.iter().find(|(id, _)| is(id)).map(|(_, cell)| cell.clone()),
            Subject::Unknown => None,
        }
    }
}

/// Whether a measure belongs to what a page is about.
fn under(measure: &Value, page: &str) -> bool {
    let folder = page.strip_suffix("index.html").unwrap();
    let place = [said(&measure["township"]), said(&measure["village"])];
    let place = format!("townships/{}/", place.join("/").trim_end_matches('/'));
    place.starts_with(folder)
}

fn problems(page: &Page, of: impl Fn(&Value) -> bool) -> Subject {
    let counts = page.data.sum(|_| false, of);
    Subject::Cells(vec![
        ("col-open", number(&counts["problems_open"])),
        ("col-open-overdue", number(&counts["problems_overdue"])),
        ("col-closed", number(&counts["problems_closed"])),
    ])
}

/// A sum of targets.
fn target(it: &Value, page: &Page) -> Vec<(&'static str, String)> {
    let size = |key: &str| super::super::record::millionths(&it[key].to_string());
    let none = page.words.plain("no-report").to_owned();
    let current = if it["current"].is_null() { none } else { number(&it["current"]) };
    let progress = (!it["current"].is_null() && size("value") != size("baseline")).then(|| {
        let (done, all) = (size("current") - size("baseline"), size("value") - size("baseline"));
        let (done, all) = if all < 0 { (-done, -all) } else { (done, all) };
        (done * 100).div_euclid(all).clamp(0, 100)
    });
    vec![
        ("col-now", current),
        ("col-goal", number(&it["value"])),
        ("col-percent", shown(progress)),
        ("col-reported", format!("{} / {}", it["reported"], it["count"])),
    ]
}

/// A period of an item that must be made public.
fn period(page: &mut Page, head: ElementRef, cells: &[ElementRef]) {
    let (item, period) = (own_text(head), first(head, ".sub").map(text).unwrap_or_default());
    let villages = page.data.site["totals"]["villages"].as_u64().unwrap();
    let known = page.data.list("disclosures").filter(|it| it["name"] == item.as_str());
    let over = !period.ends_with(page.words.plain("period-running"));
    let periods = known.flat_map(|it| it["periods"].as_array().unwrap());
    let fits = |it: &&Value| it["over"] == over && period.starts_with(&spelt(said(&it["name"])));
    let Some(found) = periods.into_iter().find(fits) else {
        return page.differs(&format!("{item} {period}: site.json has no such period"));
    };
    let published = found["published"].as_u64().unwrap();
    let share = percent(published.into(), villages.into());
    let wanted = [published.to_string(), villages.to_string(), shown(share)];
    for (cell, wanted) in cells[1..].iter().zip(&wanted) {
        page.says(*cell, &format!("{item} {period}"), wanted);
    }
    page.know(head);
}

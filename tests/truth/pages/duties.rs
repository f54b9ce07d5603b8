//! What must be done again and again: visits by quota on a plan's page, notices by period in the matrix.

use super::data::{Data, text as said};
use super::page::{Page, figure, first, select, text};
use super::places::spelt;
use scraper::ElementRef;
use serde_json::Value;

pub fn all(page: &mut Page) {
    quotas(page);
    matrix(page);
    undisclosed(page);
}

/// First and last day of `2020`, `2020-H1`, `2020-Q1` or `2020-03`. As texts they compare as days do.
fn days(period: &str) -> (String, String) {
    let (year, part) = period.split_once('-').unwrap_or((period, ""));
    let digit = |text: &str| text.parse::<u32>().unwrap();
    let (from, to) = match (part.strip_prefix('H'), part.strip_prefix('Q')) {
        (Some(half), _) => (digit(half) * 6 - 5, digit(half) * 6),
        (_, Some(quarter)) => (digit(quarter) * 3 - 2, digit(quarter) * 3),
        _ if part.is_empty() => (1, 12),
        _ => (digit(part), digit(part)),
    };
    (format!("{year}-{from:02}-01"), format!("{year}-{to:02}-31"))
}

fn quotas(page: &mut Page) {
    let Some(plan) = page.data.at("plans", page.path) else { return };
    let programme = page.data.list("programmes").find(|it| it["id"] == plan["programme"]).unwrap();
    let tables = page.all("section > .table-scroll > table.narrow");
    for table in tables.into_iter().filter(|it| {
        !it.ancestors()
            .filter_map(ElementRef::wrap)
            .any(|it| it.attr("id").is_some_and(|id| id.starts_with("m-")))
    }) {
        let section =
            table.ancestors().filter_map(ElementRef::wrap).find(|it| it.value().name() == "section").unwrap();
        // Each quota has a heading; the table belongs to the last one before it.
        let scroll = ElementRef::wrap(table.parent().unwrap()).unwrap();
        let before = scroll.prev_siblings().filter_map(ElementRef::wrap);
        let heading = before.into_iter().find(|it| it.value().name() == "h3").unwrap();
        let at = section.select(&select("h3")).position(|it| it.id() == heading.id()).unwrap();
        let Some(quota) = programme["quotas"].get(at) else {
            page.differs(&format!("{}: site.json has no such quota", text(heading)));
            continue;
        };
        for row in table.select(&select("tbody > tr")) {
            visited(page, plan, quota, row);
        }
    }
}

fn visited(page: &mut Page, plan: &Value, quota: &Value, row: ElementRef) {
    let cells: Vec<ElementRef> = row.child_elements().collect();
    let period = text(cells[0]);
    let (first_day, last_day) = days(&period);
    let here = page
        .data
        .list("visits")
        .filter(|it| it["township"] == plan["township"] && it["village"] == plan["village"]);
    let of = here.filter(|it| it["role"] == quota["role"]);
    let within: Vec<_> = of.filter(|it| (&*first_day..=&*last_day).contains(&said(&it["on"]))).collect();
    let solved: u64 = within.iter().filter_map(|it| it["solved"].as_u64()).sum();
    let visits = within.len() as u64;
    let short = quota["visits"].as_u64().is_some_and(|asked| visits < asked)
        || quota["problems"].as_u64().is_some_and(|asked| solved < asked);
    let what = format!("{} {period}", said(&quota["role"]));
    let status = page.words.plain(if short { "status-missed" } else { "status-reached" });
    for (cell, wanted) in cells[1..].iter().zip([visits.to_string(), solved.to_string(), status.to_owned()]) {
        page.says(*cell, &what, &wanted);
    }
    page.know(cells[0]);
}

fn matrix(page: &mut Page) {
    for table in page.all("table.matrix") {
        let heads: Vec<Vec<ElementRef>> =
            table.select(&select("thead > tr")).map(|row| row.child_elements().collect()).collect();
        let items = heads[0].iter().filter(|it| it.attr("colspan").is_some());
        let items: Vec<String> =
            items.flat_map(|it| vec![text(*it); it.attr("colspan").unwrap().parse().unwrap()]).collect();
        let mut columns = Vec::new();
        for (item, head) in items.iter().zip(&heads[1]) {
            let item = page.data.list("disclosures").find(|it| it["name"] == item.as_str()).unwrap();
            let mut periods = item["periods"].as_array().unwrap().iter();
            let Some(period) = periods.find(|it| spelt(said(&it["name"])) == text(*head)) else {
                page.differs(&format!("{}: site.json has no such period", text(*head)));
                return;
            };
            page.know(*head);
            columns.push((item, period));
        }
        for item in page.data.list("disclosures") {
            let periods = item["periods"].as_array().unwrap();
            // Of many periods, the newest ones are shown, the newest first.
            let mut shown = columns.iter().filter(|it| it.0["id"] == item["id"]).map(|it| it.1);
            let newest = periods.iter().rev();
            if !shown.by_ref().eq(newest.take(columns.iter().filter(|it| it.0["id"] == item["id"]).count()))
                || columns.iter().all(|it| it.0["id"] != item["id"]) != periods.is_empty()
            {
                page.differs(&format!("{}: not its newest periods", item["name"]));
            }
        }
        for row in table.select(&select("tbody > tr:not(.group)")) {
            village(page, row, &columns);
        }
    }
}

/// Days of a village's notices of an item.
fn notices<'d>(data: &'d Data, village: &Value, item: &Value) -> Vec<&'d str> {
    let notices = data.list("notices").filter(|it| it["item"] == item["id"]);
    let here =
        notices.filter(|it| it["township"] == village["township"] && it["village"] == village["village"]);
    here.map(|it| said(&it["date"])).collect()
}

fn within(period: &Value, on: &str) -> bool {
    (said(&period["first"])..=said(&period["last"])).contains(&on)
}

/// In how many periods that are over a village gave no notice of an item.
fn missing(data: &Data, village: &Value, item: &Value) -> usize {
    let on = notices(data, village, item);
    let over = item["periods"].as_array().unwrap().iter().filter(|it| it["over"] == true);
    over.filter(|period| !on.iter().any(|on| within(period, on))).count()
}

/// What a village's own page says that it did not make public.
fn undisclosed(page: &mut Page) {
    let (data, words) = (page.data, page.words);
    let Some(village) = data.at("villages", page.path) else { return };
    let items: Vec<(&str, usize)> = data
        .list("disclosures")
        .map(|item| (said(&item["name"]), missing(data, village, item)))
        .filter(|(_, missing)| *missing > 0)
        .collect();
    let said_of = |id: &'static str, shown: &str| words.values(id, shown).map(|it| it["count"].to_owned());
    let all: usize = items.iter().map(|item| item.1).sum();
    let mut told = false;
    for line in page.all(".two p.late") {
        let shown = text(line);
        let Some(count) = said_of("village-undisclosed", shown.trim_start_matches('▲')) else { continue };
        page.compare(line, "undisclosed", &count, &all.to_string());
        told = true;
        let list = line.next_siblings().filter_map(ElementRef::wrap).find(|it| it.value().name() == "ul");
        let shown: Vec<ElementRef> = list.into_iter().flat_map(|list| list.child_elements()).collect();
        page.compare(line, "undisclosed items", &shown.len().to_string(), &items.len().to_string());
        for (line, (name, missing)) in shown.into_iter().zip(&items) {
            let shown = text(line);
            let named = words.values("undisclosed-item", &shown).map(|it| it["item"].to_owned());
            page.compare(line, "undisclosed item", &figure(named.as_deref().unwrap_or("")), name);
            let count = said_of("undisclosed-item", &shown).unwrap_or_default();
            page.compare(line, &format!("{name} undisclosed"), &count, &missing.to_string());
        }
    }
    if told == items.is_empty() {
        page.differs(&format!("undisclosed: told is {told}, and {all} are"));
    }
}

fn village(page: &mut Page, row: ElementRef, columns: &[(&Value, &Value)]) {
    let cells: Vec<ElementRef> = row.child_elements().collect();
    let link = first(cells[0], "a").and_then(|link| link.attr("href")).map(|link| page.target(link)).unwrap();
    let village = page.data.at("villages", &link).unwrap();
    // Of all periods, also those that are too old for the table.
    let missing: usize = page.data.list("disclosures").map(|item| missing(page.data, village, item)).sum();
    for (cell, (item, period)) in cells[1..].iter().zip(columns) {
        let dates: Vec<&str> =
            notices(page.data, village, item).into_iter().filter(|on| within(period, on)).collect();
        let shown = first(*cell, ".num").map(text);
        let wanted = match (dates.is_empty(), period["over"] == true) {
            (false, _) => shown
                .clone()
                .filter(|shown| dates.contains(&shown.as_str()))
                .unwrap_or_else(|| dates[0].to_owned()),
            (true, true) => page.words.plain("cell-missing").to_owned(),
            (true, false) => page.words.plain("cell-awaited").to_owned(),
        };
        let shown = shown.unwrap_or_else(|| figure(&text(*cell)));
        page.compare(
            *cell,
            &format!("{link} {} {}", said(&item["name"]), said(&period["name"])),
            &shown,
            &wanted,
        );
    }
    page.says(*cells.last().unwrap(), &format!("{link} missing"), &missing.to_string());
}

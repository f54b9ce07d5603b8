//! What a measure's own block shows, and a problem's.

use super::super::record::millionths;
use super::data::{spent_percent, text as said};
use super::page::{Page, first, own_text, select, text};
use super::rows::{due, notes, progress};
use scraper::ElementRef;
use serde_json::Value;

/// A measure or a problem in full.
pub fn all(page: &mut Page) {
    for block in page.all("section.item") {
        let target = format!("{}#{}", page.path, block.attr("id").unwrap_or_default());
        let Some(it) = page.data.targets.get(&target).copied() else { continue };
        let what = said(&it["key"]).to_owned();
        for shown in block.select(&select(".target")) {
            progress(page, shown, it);
        }
        if let Some(state) = first(block, "p.state") {
            let late = it["overdue"] == true;
            let status = if late {
                "overdue"
            } else if let Some(open) = it.get("open") {
                if *open == true { "open" } else { "closed" }
            } else {
                said(&it["status"])
            };
            if let Some(shown) = first(state, ".status") {
                page.says(shown, &format!("{what} status"), page.words.plain(&format!("status-{status}")));
            }
            notes(page, state, it, &what);
        }
        for fact in block.select(&select("dl.facts > dd")) {
            notes(page, fact, it, &what);
            money(page, fact, it, &what);
        }
        for table in block.select(&select("table.narrow")) {
            funds(page, table, it, &what);
        }
        milestones(page, block, it);
        for (slip, said_slip) in block.select(&select("ol.slips > li")).zip(it["slips"].as_array().unwrap()) {
            let shown = own_text(slip);
            let values = page.words.values("slip-from-to", &shown);
            let shown = values.map(|it| format!("{} {}", it["from"], it["to"])).unwrap_or_default();
            let wanted = format!("{} {}", said(&said_slip["from"]), said(&said_slip["to"]));
            page.compare(slip, &format!("{what} slip"), &shown, &wanted);
        }
    }
}

/// Yuan of `12.5万元` or `1,250元`, in millionths.
fn yuan(shown: &str) -> Option<i128> {
    let shown = shown.replace(',', "");
    match shown.strip_suffix("万元") {
        Some(digits) => Some(millionths(digits) * 10_000),
        None => shown.strip_suffix('元').map(millionths),
    }
}

/// Planned and spent in one line.
fn money(page: &mut Page, fact: ElementRef, it: &Value, what: &str) {
    let line = own_text(fact);
    let Some((planned, spent)) = line.split_once('；') else { return };
    let Some(values) = page.words.values("money-planned", planned) else { return };
    let planned = yuan(values["money"]);
    let spent = page.words.values("money-spent", spent).and_then(|it| yuan(it["money"]));
    let reported = (it["spent_reported"] == true).then(|| millionths(said(&it["spent"])));
    let wanted = (Some(millionths(said(&it["planned"]))), reported);
    let share = first(fact, ".num").map(text);
    let both = |(planned, spent): (Option<i128>, Option<i128>)| format!("{planned:?} / {spent:?}");
    page.compare(fact, &format!("{what} money"), &both((planned, spent)), &both(wanted));
    let percent = reported.and_then(|_| spent_percent(said(&it["planned"]), said(&it["spent"])));
    let percent = percent.map(|percent| format!("（{percent}%）"));
    page.compare(fact, &format!("{what} share of money"), &format!("{share:?}"), &format!("{percent:?}"));
}

/// Money by source of a measure.
fn funds(page: &mut Page, table: ElementRef, it: &Value, what: &str) {
    for row in table.select(&select("tbody > tr, tfoot > tr")) {
        let cells: Vec<ElementRef> = row.child_elements().collect();
        let source = own_text(cells[0]);
        let of = |list: &Value| -> Option<i128> {
            let rows = list.as_array().unwrap().iter().filter(|row| row["source"] == source.as_str());
            rows.map(|row| millionths(said(&row["amount"]))).reduce(|a, b| a + b)
        };
        let total = || (it["spent_reported"] == true).then(|| millionths(said(&it["spent"])));
        let wanted = if source == page.words.plain("total") {
            [Some(millionths(said(&it["planned"]))), total()]
        } else if source == page.words.plain("source-unbroken") {
            [None, total()]
        } else {
            [of(&it["funds"]).or(Some(0)), of(&it["spent_by_source"])]
        };
        for (cell, wanted) in cells[1..].iter().zip(wanted) {
            let wanted = wanted.map_or("-".to_owned(), super::super::record::yuan);
            page.says(*cell, &format!("{what} {source}"), &wanted);
        }
        page.know(cells[0]);
    }
}

fn milestones(page: &mut Page, block: ElementRef, measure: &Value) {
    let words = page.words;
    for row in block.select(&select("table.stack > tbody > tr")) {
        let head = row.child_elements().next().unwrap();
        let title = own_text(head);
        let mut of = page.data.list("milestones").filter(|it| it["measure"] == measure["key"]);
        let Some(it) = of.find(|it| it["title"] == title.as_str()) else { continue };
        due(page, row, measure, Some(&title));
        let unit = measure["targets"].get(0).map_or("", |it| said(&it["unit"]));
        let amount = if it["amount"].is_null() { "-".to_owned() } else { format!("{}{unit}", it["amount"]) };
        let achieved = if it["achieved"].is_null() {
            words.plain("no-report").to_owned()
        } else {
            it["achieved"].to_string()
        };
        let members = format!("{achieved} / {}", it["member_count"]);
        let members = if it["member_count"].is_null() { "-".to_owned() } else { members };
        for (id, wanted) in [("col-amount", amount), ("col-achieved", members)] {
            if let Some(cell) =
                row.child_elements().find(|cell| cell.attr("data-label") == Some(words.plain(id)))
            {
                page.says(cell, &format!("{title} {id}"), &wanted);
            }
        }
        page.know(head);
    }
}

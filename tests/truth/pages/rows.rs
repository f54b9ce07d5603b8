//! Rows of measures, problems, deadlines and plans, and what a measure's own block shows.

use super::super::record::millionths;
use super::data::text as said;
use super::page::{Page, figure, first, own_text, select, text};
use jiff::civil::Date;
use scraper::ElementRef;
use serde_json::Value;

/// Tables that become lists on a narrow screen; their cells name their columns.
pub fn stacks(page: &mut Page) {
    for row in page.all("table.stack > tbody > tr") {
        let Some(head) = first(row, "th[scope=row]") else { continue };
        let link = first(head, "a").and_then(|link| link.attr("href")).map(|link| page.target(link));
        let cells: Vec<ElementRef> =
            row.child_elements().filter(|it| it.attr("data-label").is_some()).collect();
        let labelled = |page: &Page, id: &str| {
            cells.iter().find(|it| it.attr("data-label") == Some(page.words.plain(id))).copied()
        };
        if let Some(target) = link.as_ref().and_then(|link| page.data.targets.get(link).copied()) {
            let deadline = row.child_elements().next().is_some_and(|first| first.value().name() == "td");
            if deadline {
                let title = first(head, "a").map(text).unwrap_or_default();
                let of = page.words.plain("sort-milestone");
                let milestone = first(head, ".sub").map(text).filter(|it| it.starts_with(of)).map(|_| title);
                due(page, row, target, milestone.as_deref());
            } else {
                due(page, row, target, None);
            }
            if labelled(page, "col-planned").is_some() || labelled(page, "col-spent").is_some() {
                let spent = if target["spent_reported"] == true { said(&target["spent"]) } else { "-" };
                for (id, wanted) in [("col-planned", said(&target["planned"])), ("col-spent", spent)] {
                    if let Some(cell) = labelled(page, id) {
                        page.says(cell, &format!("{} {id}", text(head)), wanted);
                    }
                }
            }
            for shown in row.select(&select(".target")) {
                progress(page, shown, target);
            }
            page.know(head);
            continue;
        }
        let plan = link.as_ref().and_then(|link| page.data.at("plans", link));
        if let Some(plan) = plan {
            let keys = [
                ("col-measures", "measures"),
                ("col-done", "done"),
                ("col-overdue", "overdue"),
                ("col-planned", "planned_yuan"),
                ("col-spent", "spent_yuan"),
            ];
            for (id, key) in keys {
                if let Some(cell) = labelled(page, id) {
                    let wanted =
                        plan["counts"][key].as_str().map_or(plan["counts"][key].to_string(), str::to_owned);
                    page.says(cell, &format!("{} {id}", text(head)), &wanted);
                }
            }
            if let Some(cell) = labelled(page, "col-end") {
                page.says(cell, &format!("{} end", text(head)), plan["end"].as_str().unwrap_or("-"));
            }
            let status = if plan["complete"] == true { "complete" } else { "incomplete" };
            if let Some(shown) = first(row, ".status").map(own_text) {
                let wanted = page.words.plain(&format!("status-{status}")).to_owned();
                page.compare(head, &format!("{} status", text(head)), &shown, &wanted);
            }
            page.know(head);
            continue;
        }
        if let Some(programme) = page.data.at("programmes", page.path)
            && let Some(asked) = labelled(page, "col-share")
        {
            share(page, programme, head, asked, labelled(page, "col-needed"), labelled(page, "col-complete"));
            continue;
        }
        if page.is("disclosures/index.html") {
            item(page, head, &cells);
        }
    }
    visits(page);
    for item in page.all("ol.pressing > li") {
        let Some(link) = item.select(&select("p > a")).next() else { continue };
        let Some(target) = link.attr("href").map(|link| page.target(link)) else { continue };
        let Some(measure) = page.data.targets.get(&target).copied() else { continue };
        let title = text(link);
        let milestones = page.data.list("milestones");
        let mut of = milestones.filter(|it| it["measure"] == measure["key"] && it["title"] == title.as_str());
        let it = if measure["title"] == title.as_str() { measure } else { of.next().unwrap_or(measure) };
        let Some(by) = first(item, "p.by") else { continue };
        if let Some(date) = first(by, "time") {
            page.says(date, &format!("{title} due"), said(&it["due"]));
        }
        notes(page, by, it, &title);
    }
}

/// A share of a programme's villages.
fn share(
    page: &mut Page,
    programme: &Value,
    head: ElementRef,
    asked: ElementRef,
    needed: Option<ElementRef>,
    complete: Option<ElementRef>,
) {
    let name = text(head);
    let targets = programme["targets"].as_array().unwrap();
    let Some(it) = targets.iter().find(|it| it["name"] == name.as_str()) else {
        return page.differs(&format!("{name}: site.json has no such share"));
    };
    let hundredth = super::super::record::decimal(millionths(&it["share"].to_string()) * 100);
    page.says(asked, &format!("{name} share"), &hundredth);
    let reached = format!("{} / {}", it["complete"], it["villages"]);
    for (cell, wanted) in [(needed, it["needed"].to_string()), (complete, reached)] {
        if let Some(cell) = cell {
            page.says(cell, &format!("{name} villages"), &wanted);
        }
    }
}

/// An item of what must be made public.
fn item(page: &mut Page, head: ElementRef, cells: &[ElementRef]) {
    let name = own_text(head);
    let Some(it) = page.data.list("disclosures").find(|it| it["name"] == name.as_str()) else {
        return page.differs(&format!("{name}: site.json has no such item"));
    };
    let villages = page.data.site["totals"]["villages"].as_u64().unwrap();
    let over = it["periods"].as_array().unwrap().iter().filter(|period| period["over"] == true);
    let missing: u64 = over.map(|period| villages - period["published"].as_u64().unwrap()).sum();
    let of = page.data.list("notices").filter(|notice| notice["item"] == it["id"]);
    let newest = of.map(|notice| said(&notice["date"])).max().map(str::to_owned);
    let newest = newest.unwrap_or_else(|| page.words.plain("none-yet").to_owned());
    let labels = [
        ("col-notices", it["notices"].to_string()),
        ("col-missing", missing.to_string()),
        ("col-newest", newest),
    ];
    for (id, wanted) in labels {
        if let Some(cell) = cells.iter().find(|cell| cell.attr("data-label") == Some(page.words.plain(id))) {
            page.says(*cell, &format!("{name} {id}"), &wanted);
        }
    }
    if let Some(days) = cells.iter().find_map(|cell| first(*cell, ".sub")) {
        let shown =
            page.words.values("item-days", &text(days)).map_or("?".to_owned(), |it| it["days"].to_owned());
        page.compare(days, &format!("{name} days"), &shown, &it["days"].to_string());
    }
    page.know(head);
}

fn visits(page: &mut Page) {
    for row in page.all("table.stack > tbody > tr") {
        let Some(cell) =
            row.child_elements().find(|it| it.attr("data-label") == Some(page.words.plain("col-solved")))
        else {
            continue;
        };
        let on = first(row, "time").map(text).unwrap_or_default();
        let link = first(row, "a").and_then(|link| link.attr("href")).map(|link| page.target(link));
        let by = row.child_elements().nth(1).map(text).unwrap_or_default();
        let fits = |it: &&Value| {
            it["on"] == on.as_str() && it["by"] == by.as_str() && link.as_deref() == it["page"].as_str()
        };
        let shown = text(cell);
        let solved: Vec<String> =
            page.data.list("visits").filter(fits).map(|it| it["solved"].to_string()).collect();
        let wanted = solved.iter().find(|it| **it == shown).or(solved.first()).cloned().unwrap_or_default();
        page.says(cell, &format!("{on} {by} solved"), &wanted);
    }
}

fn days(from: &str, to: &str) -> i32 {
    let day = |text: &str| text.parse::<Date>().unwrap();
    day(to).since(day(from)).unwrap().get_days()
}

/// Deadline and status of a row; a milestone's stand in its own data.
pub fn due(page: &mut Page, row: ElementRef, target: &Value, milestone: Option<&str>) {
    let (data, words) = (page.data, page.words);
    let it = match milestone {
        None => target,
        Some(title) => {
            let mut of = data.list("milestones").filter(|it| it["measure"] == target["key"]);
            match of.find(|it| it["title"] == title) {
                Some(found) => found,
                None => return page.differs(&format!("{title}: site.json has no such milestone")),
            }
        }
    };
    let what = format!("{} {}", said(&target["key"]), milestone.unwrap_or_default());
    let label = words.plain("col-due");
    let Some(cell) = row.child_elements().find(|it| it.attr("data-label") == Some(label)) else { return };
    let date = first(cell, "time").or_else(|| first(cell, ".quiet"));
    if let Some(date) = date {
        page.says(date, &format!("{what} due"), it["due"].as_str().unwrap_or(words.plain("undated")));
    }
    notes(page, cell, it, &what);
    let status =
        status(data, target, it, milestone, row.child_elements().next().unwrap().value().name() == "td");
    if let Some(shown) = first(row, ".status") {
        page.says(shown, &format!("{what} status"), words.plain(&format!("status-{status}")));
    }
    if let Some(stage) =
        row.child_elements().find(|it| it.attr("data-label") == Some(words.plain("col-status")))
        && let Some(sub) = first(stage, ".sub")
    {
        let wanted =
            it.get("stage").or(it.get("closed_on")).and_then(Value::as_str).or(it["done_on"].as_str());
        page.says(sub, &format!("{what} stage"), wanted.unwrap_or(""));
    }
}

fn status(
    data: &super::data::Data,
    target: &Value,
    it: &Value,
    milestone: Option<&str>,
    deadline: bool,
) -> &'static str {
    let open = target.get("open").is_some();
    if it["overdue"] == true {
        return "overdue";
    }
    if milestone.is_some() || deadline {
        let page = format!("{}#{}", said(&target["page"]), said(&target["anchor"]));
        let rows = data.deadlines();
        let same: Vec<_> = rows.iter().filter(|row| row.2 == page && row.0 == said(&it["due"])).collect();
        let stands = match (it["done_on"].is_null(), said(&target["status"])) {
            _ if same.len() == 1 => same[0].1,
            (_, _) if open => {
                if target["open"] == true {
                    "awaited"
                } else {
                    "met"
                }
            }
            (_, "done") if milestone.is_none() => "met",
            (false, _) if milestone.is_some() => "met",
            (_, "done") => "none",
            (_, "cancelled") => "cancelled",
            _ => "awaited",
        };
        // What is neither late nor met says of itself how far it is; a milestone does not.
        if milestone.is_some() || stands != "awaited" {
            return stands;
        }
    }
    if open {
        return if target["open"] == true { "open" } else { "closed" };
    }
    ["done", "doing", "planned", "suspended", "cancelled"]
        .into_iter()
        .find(|it| target["status"] == *it)
        .unwrap()
}

/// What stands beside a deadline: the first one, and how late or near it is.
pub fn notes(page: &mut Page, cell: ElementRef, it: &Value, what: &str) {
    let words = page.words;
    let today = said(&page.data.site["as_of"]);
    for note in cell.select(&select(".sub, .quiet, .late, .soon")) {
        let shown = text(note);
        let shown = shown.trim_start_matches('▲');
        if shown == words.plain("undated") {
            continue;
        }
        note_of(page, note, shown, it, today, what);
    }
}

fn note_of(page: &mut Page, note: ElementRef, shown: &str, it: &Value, today: &str, what: &str) {
    let words = page.words;
    let (due, first_due) = (said(&it["due"]), it.get("first_due").map_or("", said));
    let done = it["done_on"].as_str().or(it.get("closed_on").and_then(Value::as_str));
    // A measure is done late of its first deadline, a problem closed late of the one that holds.
    let promised = if it["done_late"] == true { first_due } else { due };
    let wanted = if let Some(values) = words.values("due-first-later", shown) {
        format!("{} {}", values["date"], values["days"]) == format!("{first_due} {}", days(first_due, due))
    } else if let Some(values) = words.values("due-first-earlier", shown) {
        format!("{} {}", values["date"], values["days"]) == format!("{first_due} {}", days(due, first_due))
    } else if let Some(values) = words.values("due-first", shown) {
        values["date"] == first_due
    } else if let Some(values) = words.values("due-late", shown) {
        values["days"] == days(due, today).to_string() && it["overdue"] == true
    } else if let Some(values) = words.values("due-in", shown) {
        values["days"] == days(today, due).to_string()
    } else if let Some(values) = words.values("done-late-by", shown) {
        done.is_some_and(|done| values["days"] == days(promised, done).to_string())
    } else if shown == words.plain("due-today") {
        due == today
    } else {
        return;
    };
    page.compare(note, &format!("{what} {shown}"), if wanted { "as dated" } else { shown }, "as dated");
}

/// A target: name, value so far, goal, percent.
pub fn progress(page: &mut Page, shown: ElementRef, measure: &Value) {
    let words = page.words;
    let Some(line) = first(shown, ".target-text") else { return };
    let name = own_text(line).trim_end_matches('：').to_owned();
    let targets = measure["targets"].as_array().unwrap();
    let Some(it) = targets.iter().find(|it| it["name"] == name.as_str()) else {
        return page.differs(&format!("{name}: {} has no such target", said(&measure["key"])));
    };
    let what = format!("{} {name}", said(&measure["key"]));
    let none = words.plain("no-report");
    let current = if it["current"].is_null() { none.to_owned() } else { it["current"].to_string() };
    let goal = format!("/ {} {}", it["value"], said(&it["unit"]));
    let size = |key: &str| millionths(&it[key].to_string());
    let progress = (!it["current"].is_null() && size("value") != size("baseline")).then(|| {
        let (done, all) = (size("current") - size("baseline"), size("value") - size("baseline"));
        let (done, all) = if all < 0 { (-done, -all) } else { (done, all) };
        format!("{}%", (done * 100).div_euclid(all).clamp(0, 100))
    });
    let mut percent = None;
    for part in line.child_elements() {
        let said = text(part);
        if part.value().name() == "b" {
            page.says(part, &what, &current);
        } else if said.starts_with('/') {
            page.says(part, &what, &goal);
        } else if let Some(values) = words.values("reported-on", &said) {
            page.compare(part, &what, values["date"], it["reported_on"].as_str().unwrap_or(""));
        } else if let Some(values) = words.values("target-baseline", &said) {
            page.compare(part, &what, &figure(values["value"]), &it["baseline"].to_string());
        } else if said.ends_with('%') {
            percent = Some(said);
            page.know(part);
        }
    }
    page.compare(line, &format!("{what} percent"), &format!("{percent:?}"), &format!("{progress:?}"));
}

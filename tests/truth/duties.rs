//! Duties that repeat, and which of them were not met on a day: the findings that need one.

use super::facts::Facts;
use super::record::{County, Holder, Table, day, entries, text, whole};
use cunce::diag::{Code, Report};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

/// A period: its name, first and last day.
pub type Period = (String, Date, Date);

/// How often the program found each duty unmet.
pub fn said(report: &Report) -> Value {
    let count = |code: Code| report.found().iter().filter(|found| found.code == code).count();
    json!({
        "stale": count(Code::Stale), "target-missed": count(Code::TargetMissed),
        "not-disclosed": count(Code::NotDisclosed), "quota": count(Code::Quota),
    })
}

/// How often they are. Checks see everything, whatever the edition.
pub fn wanted(county: &County, today: Date) -> Value {
    let facts = Facts::new(county, false, today);
    let villages = || county.villages.iter();
    let missed = county.programmes.iter().flat_map(|(slug, said)| {
        let facts = &facts;
        entries(said, "targets").filter(move |target| {
            let by = day(target, "by").unwrap();
            let taking_part: Vec<_> = villages().filter(|it| it.plans.contains_key(slug)).collect();
            let complete = taking_part.iter().filter(|it| facts.complete(it, slug, by)).count();
            let share = super::record::number(target, "share").unwrap();
            by < today && (complete as i128) * super::record::ONE < share * taking_part.len() as i128
        })
    });
    let silent = villages()
        .flat_map(|village| county.items.iter().filter(move |item| undisclosed(village, item, today)));
    let unvisited = villages().flat_map(|village| {
        let plans = village.plans.iter();
        plans.flat_map(move |(slug, plan)| {
            let programme = &county.programmes[slug];
            let quotas = entries(programme, "quotas");
            quotas.filter(move |quota| unvisited(village, plan, programme, quota, today))
        })
    });
    json!({
        "stale": villages().filter(|it| facts.stale(it)).count(), "target-missed": missed.count(),
        "not-disclosed": silent.count(), "quota": unvisited.count(),
    })
}

/// Whether an item lacks a notice in a period that is over.
fn undisclosed(village: &Holder, item: &Table, today: Date) -> bool {
    let dates = || {
        village
            .notices
            .iter()
            .filter(|it| text(it, "item") == text(item, "id"))
            .filter_map(|it| day(it, "date"))
    };
    let over = periods(item, today).into_iter().filter(|(_, _, last)| *last < today);
    over.into_iter().any(|(_, first, last)| !dates().any(|on| (first..=last).contains(&on)))
}

/// Whether somebody of a role came too seldom, or solved too little, in a full period that is over.
fn unvisited(village: &Holder, plan: &Table, programme: &Table, quota: &Table, today: Date) -> bool {
    let from = day(programme, "start").max(day(plan, "start"));
    let end = day(programme, "end");
    let ended = |last: Date| last < today && end.is_none_or(|end| last <= end);
    let mut due: Vec<_> = all_periods(text(quota, "per").unwrap(), today);
    due.retain(|(_, first, last)| ended(*last) && from.is_none_or(|from| *first >= from));
    if from.is_none() {
        // Nobody says since when: only the last one.
        due = due.split_off(due.len().saturating_sub(1));
    }
    let reported = village.summaries.iter().filter(|it| day(it, "date").unwrap() <= today);
    let visits =
        reported.flat_map(|it| entries(it, "visits")).filter(|it| text(it, "role") == text(quota, "role"));
    let visits: Vec<_> =
        visits.map(|it| (day(it, "on").unwrap(), whole(it, "solved").unwrap_or(0))).collect();
    due.into_iter().any(|(_, first, last)| {
        let within = || visits.iter().filter(|(on, _)| (first..=last).contains(on));
        let few = whole(quota, "visits").is_some_and(|asked| (within().count() as i64) < asked);
        few || whole(quota, "problems").is_some_and(|asked| within().map(|it| it.1).sum::<i64>() < asked)
    })
}

/// The periods of an item on a day. With `since`, every full one from then on and the one that the day is in; without,
/// the last full one and that of the day.
pub fn periods(item: &Table, today: Date) -> Vec<Period> {
    let Some(every) = text(item, "every") else { return Vec::new() };
    let begun = all_periods(every, today);
    match day(item, "since") {
        Some(since) => begun.into_iter().filter(|(_, first, _)| *first >= since).collect(),
        None => begun[begun.len() - 2..].to_vec(),
    }
}

/// All periods of a length that have begun, the one of the day last.
fn all_periods(every: &str, today: Date) -> Vec<Period> {
    let months = match every {
        "month" => 1,
        "quarter" => 3,
        "half-year" => 6,
        "year" => 12,
        other => panic!("{other}"),
    };
    let period = |year: i16, number: i8| {
        let first = date(year, number * months + 1, 1);
        let last = first.checked_add(i64::from(months).months()).unwrap().yesterday().unwrap();
        let name = match every {
            "month" => format!("{year}-{:02}", number + 1),
            "quarter" => format!("{year}-Q{}", number + 1),
            "half-year" => format!("{year}-H{}", number + 1),
            _ => year.to_string(),
        };
        (name, first, last)
    };
    let all = (1900..=today.year()).flat_map(|year| (0..12 / months).map(move |number| period(year, number)));
    all.filter(|(_, first, _)| *first <= today).collect()
}

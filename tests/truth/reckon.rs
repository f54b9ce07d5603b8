//! The state of single things on a day: a measure, a problem. One rule of the format a paragraph, in its order.

use super::edition::measure_of;
use super::record::{Holder, Table, day, day_of, entries, names, number, number_of, pairs, text};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

/// A deadline that moved.
pub struct Slip {
    pub on: Date,
    pub from: Date,
    pub to: Date,
    pub note: Option<String>,
}

pub struct Milestone {
    pub due: Date,
    pub done_on: Option<Date>,
    /// None as long as nobody reported any.
    pub achieved: Option<BTreeSet<String>>,
}

pub struct Measure {
    pub status: String,
    pub stage: Option<String>,
    pub done_on: Option<Date>,
    pub first_due: Option<Date>,
    pub due: Option<Date>,
    pub slips: Vec<Slip>,
    /// Last value and its date, by target.
    pub values: BTreeMap<String, (i128, Date)>,
    pub spent: Option<i128>,
    pub by_source: BTreeMap<String, i128>,
    pub milestones: Vec<Milestone>,
}

impl Measure {
    pub fn open(&self) -> bool {
        ["planned", "doing", "suspended"].contains(&self.status.as_str())
    }
}

pub struct Problem {
    pub id: String,
    pub programme: Option<String>,
    /// Its fields as last written.
    pub said: Table,
    pub found_on: Date,
    pub first_due: Option<Date>,
    pub due: Option<Date>,
    pub slips: Vec<Slip>,
    pub closed_on: Option<Date>,
}

/// What an entry says of a deadline.
fn slip(due: &mut Option<Date>, slips: &mut Vec<Slip>, on: Date, entry: &Table) {
    let Some(to) = day(entry, "due") else { return };
    // Where there was no deadline, none moves.
    if let Some(from) = due.filter(|from| *from != to) {
        slips.push(Slip { on, from, to, note: text(entry, "note").map(str::to_owned) });
    }
    *due = Some(to);
}

/// A measure's state on `today`: its plan and every summary of its holder up to that day, in order.
pub fn measure(holder: &Holder, programme: &str, measure: &Table, today: Date) -> Measure {
    let plan = &holder.plans[programme];
    // What a plan says of progress holds from its start.
    let begun = day(plan, "start").is_none_or(|start| start <= today);
    let said = |key: &str| text(measure, key).filter(|_| begun).map(str::to_owned);
    let first_due = day(measure, "due");
    let milestones = entries(measure, "milestones").map(|milestone| Milestone {
        due: day(milestone, "due").unwrap(),
        done_on: day(milestone, "done_on").filter(|done| begun && *done <= today),
        achieved: None,
    });
    let mut state = Measure {
        status: "planned".to_owned(),
        stage: said("stage"),
        done_on: None,
        first_due,
        due: first_due,
        slips: Vec::new(),
        values: BTreeMap::new(),
        spent: None,
        by_source: BTreeMap::new(),
        milestones: milestones.collect(),
    };
    if begun {
        stand(&mut state, measure, today);
    }
    for summary in &holder.summaries {
        let on = day(summary, "date").unwrap();
        if on > today {
            continue;
        }
        for update in entries(summary, "updates") {
            let meant = measure_of(&holder.plans, text(update, "measure").unwrap());
            if meant.is_some_and(|(plan, it)| plan == programme && std::ptr::eq(it, measure)) {
                self::update(&mut state, measure, update, on, today);
            }
        }
    }
    // It may be said before it is said to be done; until then it says nothing.
    state.done_on = state.done_on.filter(|_| state.status == "done");
    state
}

/// Status and day of completion, which an entry says together.
fn stand(state: &mut Measure, entry: &Table, today: Date) {
    let done_on = day(entry, "done_on");
    // That it is done from a later day on is a fact of that day.
    let later = done_on.is_some_and(|done| done > today);
    if let Some(status) = text(entry, "status").filter(|status| !(*status == "done" && later)) {
        state.status = status.to_owned();
        if status != "done" {
            state.done_on = None;
        }
    }
    if !later {
        state.done_on = done_on.or(state.done_on);
    }
}

fn update(state: &mut Measure, measure: &Table, update: &Table, on: Date, today: Date) {
    stand(state, update, today);
    if let Some(stage) = text(update, "stage") {
        state.stage = Some(stage.to_owned());
    }
    for (name, value) in pairs(update, "values") {
        state.values.insert(name.clone(), (number_of(value), on));
    }
    match update.get("spent") {
        Some(Value::Table(parts)) => {
            state.by_source = parts.iter().map(|(source, it)| (source.clone(), number_of(it))).collect();
            state.spent = Some(state.by_source.values().sum());
        }
        Some(total) => {
            state.by_source.clear();
            state.spent = Some(number_of(total));
        }
        None => {}
    }
    slip(&mut state.due, &mut state.slips, on, update);
    let titles: Vec<_> = entries(measure, "milestones").map(|it| text(it, "title").unwrap()).collect();
    let at = |title: &str| titles.iter().position(|it| *it == title).unwrap();
    for (title, done) in pairs(update, "milestones") {
        if day_of(done) <= today {
            state.milestones[at(title)].done_on = Some(day_of(done));
        }
    }
    for (title, members) in pairs(update, "achieved") {
        let members = members.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned());
        state.milestones[at(title)].achieved.get_or_insert_default().extend(members);
    }
}

/// The problems of a holder that are known on `today`.
pub fn problems(holder: &Holder, today: Date) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    let planned = holder.plans.iter().flat_map(|(programme, plan)| {
        entries(plan, "problems").map(move |entry| (None, Some(programme.clone()), entry))
    });
    let reported = holder.summaries.iter().flat_map(|summary| {
        let on = day(summary, "date");
        entries(summary, "problems").map(move |entry| (on, None, entry))
    });
    for (on, programme, entry) in planned.chain(reported) {
        if on.is_some_and(|on| on > today) {
            continue;
        }
        let id = text(entry, "id").unwrap().to_owned();
        let closed_on = day(entry, "closed_on").filter(|closed| *closed <= today);
        let mut entry = entry.clone();
        if closed_on.is_none() && entry.contains_key("closed_on") {
            // Who accepts it on a later day has not done so yet.
            entry.remove("closed_by");
        }
        match found.iter_mut().find(|it| it.id == id) {
            None => {
                let due = day(&entry, "due");
                found.push(Problem {
                    id,
                    programme,
                    found_on: day(&entry, "found_on").unwrap(),
                    said: entry,
                    first_due: due,
                    due,
                    slips: Vec::new(),
                    closed_on,
                });
            }
            Some(known) => {
                slip(&mut known.due, &mut known.slips, on.unwrap(), &entry);
                known.closed_on = closed_on.or(known.closed_on);
                for (key, value) in entry {
                    known.said.insert(key.clone(), value.clone());
                }
            }
        }
    }
    found.retain(|problem| problem.found_on <= today);
    found
}

/// Planned money of a measure, all sources.
pub fn planned(measure: &Table) -> i128 {
    entries(measure, "funds").map(|fund| number(fund, "amount").unwrap()).sum()
}

/// Units by the name that the catalogue gives them, each once.
pub fn units(catalogue: &[Table], entry: &Table, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    for named in names(entry, key) {
        let mut known = catalogue
            .iter()
            .filter(|it| text(it, "id") == Some(named.as_str()) || text(it, "name") == Some(named.as_str()));
        let name = known.next().map_or(named.clone(), |it| text(it, "name").unwrap().to_owned());
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

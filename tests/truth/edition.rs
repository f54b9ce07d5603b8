//! What the public edition leaves out, from the text of the format: whatever is marked, and with it every update,
//! deadline, total and link to it.

use super::record::{County, Holder, Table, entries, flag, names, text};
use std::collections::BTreeSet;
use toml::Value;

struct Hidden {
    kinds: BTreeSet<String>,
    units: BTreeSet<String>,
    items: BTreeSet<String>,
    programmes: BTreeSet<String>,
}

pub fn public(county: &County) -> County {
    let marked = |catalogue: &[Table], keys: &[&str]| {
        let marked = catalogue.iter().filter(|entry| flag(entry, "internal"));
        marked.flat_map(|entry| keys.iter().map(|key| text(entry, key).unwrap().to_owned())).collect()
    };
    let hidden = Hidden {
        kinds: marked(&county.kinds, &["id"]),
        units: marked(&county.units, &["id", "name"]),
        items: marked(&county.items, &["id"]),
        programmes: internal(&county.programmes),
    };
    let mut county = county.clone();
    for catalogue in [&mut county.kinds, &mut county.units, &mut county.items] {
        catalogue.retain(|entry| !flag(entry, "internal"));
    }
    county.programmes.retain(|_, record| !flag(record, "internal"));
    for programme in county.programmes.values_mut() {
        for key in ["targets", "quotas"] {
            retain(programme, key, |entry| !flag(entry, "internal"));
        }
        without(programme, "requires", &hidden.kinds);
        without(programme, "lead", &hidden.units);
    }
    let gone = county.townships.iter().filter(|it| flag(&it.profile, "internal"));
    let gone: BTreeSet<_> = gone.map(|it| it.township.clone()).collect();
    county.townships.retain(|it| !gone.contains(&it.township));
    county.villages.retain(|it| !gone.contains(&it.township) && !flag(&it.profile, "internal"));
    hidden.holder(&mut county.own);
    county.townships.iter_mut().for_each(|holder| hidden.holder(holder));
    county.villages.iter_mut().for_each(|holder| hidden.holder(holder));
    county
}

impl Hidden {
    fn holder(&self, holder: &mut Holder) {
        holder.plans.retain(|name, plan| !self.programmes.contains(name) && !flag(plan, "internal"));
        let mut money = Vec::new();
        let mut known = BTreeSet::new();
        for (programme, plan) in &mut holder.plans {
            for key in ["measures", "problems", "approvals"] {
                retain(plan, key, |entry| !flag(entry, "internal"));
            }
            retain(plan, "measures", |measure| !self.kinds.contains(text(measure, "kind").unwrap()));
            for measure in tables(plan, "measures") {
                let withheld = entries(measure, "funds").any(|fund| flag(fund, "internal"));
                let sources = |marked: bool| -> BTreeSet<String> {
                    let funds = entries(measure, "funds").filter(|fund| flag(fund, "internal") == marked);
                    funds.map(|fund| text(fund, "source").unwrap().to_owned()).collect()
                };
                if withheld {
                    // A source with an internal fund says something of it even where another fund is shown.
                    let shown: BTreeSet<_> = sources(false).difference(&sources(true)).cloned().collect();
                    money.push((programme.clone(), text(measure, "id").unwrap().to_owned(), shown));
                }
                self.measure(measure);
            }
            for problem in tables(plan, "problems") {
                without(problem, "lead", &self.units);
                known.insert(text(problem, "id").unwrap().to_owned());
            }
        }
        let plans = &holder.plans;
        holder.summaries.retain(|summary| !flag(summary, "internal"));
        for summary in &mut holder.summaries {
            for key in ["visits", "updates", "problems"] {
                retain(summary, key, |entry| !flag(entry, "internal"));
            }
            retain(summary, "problems", |problem| {
                let id = text(problem, "id").unwrap();
                // The first report says when it was found; a later one of what is hidden says nothing.
                problem.contains_key("found_on") && known.insert(id.to_owned()) || known.contains(id)
            });
            for problem in tables(summary, "problems") {
                without(problem, "lead", &self.units);
            }
            retain(summary, "updates", |update| {
                measure_of(plans, text(update, "measure").unwrap()).is_some()
            });
            for update in tables(summary, "updates") {
                let (programme, measure) = measure_of(plans, text(update, "measure").unwrap()).unwrap();
                let id = text(measure, "id").unwrap();
                keep(update, "values", |name| {
                    entries(measure, "targets").any(|it| text(it, "name") == Some(name))
                });
                let milestone =
                    |title: &str| entries(measure, "milestones").find(|it| text(it, "title") == Some(title));
                keep(update, "milestones", |title| milestone(title).is_some());
                keep(update, "achieved", |title| {
                    milestone(title).is_some_and(|it| it.contains_key("members"))
                });
                let withheld = money.iter().find(|it| it.0 == programme && it.1 == id);
                let Some((.., shown)) = withheld else { continue };
                if update.get("spent").is_some_and(|spent| !spent.is_table()) {
                    update.remove("spent");
                }
                keep(update, "spent", |source| shown.contains(source));
                if update.get("spent").and_then(Value::as_table).is_some_and(Table::is_empty) {
                    update.remove("spent");
                }
            }
        }
        holder.notices.retain(|notice| {
            !flag(notice, "internal") && !self.items.contains(text(notice, "item").unwrap())
        });
    }

    fn measure(&self, measure: &mut Table) {
        without(measure, "lead", &self.units);
        without(measure, "with", &self.units);
        let targets = entries(measure, "targets").count();
        for key in ["targets", "milestones", "funds"] {
            retain(measure, key, |entry| !flag(entry, "internal"));
        }
        let shown = entries(measure, "targets").count();
        for milestone in tables(measure, "milestones") {
            // An amount is a part of the one target; members are as many.
            if shown < targets {
                milestone.remove("amount");
            }
            if shown == 0 && targets > 0 {
                milestone.remove("members");
            }
        }
    }
}

/// The measure that an update means: `id`, or `programme/id`.
pub fn measure_of<'p>(
    plans: &'p std::collections::BTreeMap<String, Table>,
    named: &str,
) -> Option<(&'p str, &'p Table)> {
    let all = plans.iter().flat_map(|(programme, plan)| {
        entries(plan, "measures").map(move |measure| (programme.as_str(), measure))
    });
    let mut fits = all.filter(|(programme, measure)| {
        let id = text(measure, "id").unwrap();
        named == id || named == format!("{programme}/{id}")
    });
    fits.next()
}

fn internal(records: &std::collections::BTreeMap<String, Table>) -> BTreeSet<String> {
    records.iter().filter(|(_, it)| flag(it, "internal")).map(|(name, _)| name.clone()).collect()
}

fn tables<'t>(table: &'t mut Table, key: &str) -> impl Iterator<Item = &'t mut Table> {
    table.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_table_mut)
}

fn retain(table: &mut Table, key: &str, mut stays: impl FnMut(&Table) -> bool) {
    if let Some(Value::Array(list)) = table.get_mut(key) {
        list.retain(|entry| stays(entry.as_table().unwrap()));
    }
}

/// Keeps what a map says of names that are shown.
fn keep(table: &mut Table, key: &str, shown: impl Fn(&str) -> bool) {
    if let Some(Value::Table(map)) = table.get_mut(key) {
        map.retain(|name, _| shown(name));
    }
}

/// Takes hidden names from one name or a list.
fn without(table: &mut Table, key: &str, hidden: &BTreeSet<String>) {
    if table.contains_key(key) {
        let mut left = names(table, key);
        left.retain(|name| !hidden.contains(name));
        let left = left.into_iter().map(Value::String).collect();
        table.insert(key.to_owned(), Value::Array(left));
    }
}

//! What `data/site.json` must say of catalogues: programmes, kinds of measures, units, what must be made public.

use super::document::{List, list, maybe, on};
use super::duties::periods;
use super::facts::{Facts, MeasureFact};
use super::record::{Holder, ONE, Table, day, decimal, entries, names, number, text, whole};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

impl<'c> Facts<'c> {
    pub fn programmes(&self) -> List {
        list(self.county.programmes.iter().map(|(slug, said)| {
            let villages: Vec<_> = self.county.villages.iter().filter(|it| it.plans.contains_key(slug)).collect();
            let townships = self.county.townships.iter().chain(&self.county.villages);
            let townships: BTreeSet<_> =
                townships.filter(|it| it.plans.contains_key(slug)).map(|it| &it.township).collect();
            let complete = |on: Date| villages.iter().filter(|it| self.complete(it, slug, on)).count();
            let shares = entries(said, "targets").map(|target| {
                let by = day(target, "by").unwrap();
                let (share, complete) = (number(target, "share").unwrap(), complete(by.min(self.today)));
                let needed = (share * villages.len() as i128 + ONE - 1) / ONE;
                let reached = complete as i128 >= needed;
                json!({
                    "name": text(target, "name"), "by": on(Some(by)), "share": decimal(share), "villages": villages.len(),
                    "complete": complete, "needed": needed as u64, "reached": reached, "missed": by < self.today && !reached,
                })
            });
            let quotas = entries(said, "quotas").map(|it| {
                json!({ "role": text(it, "role"), "visits": whole(it, "visits"), "problems": whole(it, "problems"), "per": text(it, "per") })
            });
            let mut counts = self.totals(|it| it.programme == slug, |it| it.problem.programme.as_ref() == Some(slug));
            let plans = self.county.townships.iter().chain(&self.county.villages);
            counts["plans"] = plans.filter(|it| it.plans.contains_key(slug)).count().into();
            let (lead, lead_ids) = self.named(said, "lead");
            // Only plans and problems put names among the units.
            let known = self.units();
            let lead_ids: Vec<_> = lead_ids.into_iter().filter(|id| known.contains_key(id)).collect();
            let row = json!({
                "id": slug, "name": text(said, "name"), "lead": lead.first(), "lead_id": lead_ids.first(),
                "start": on(day(said, "start")), "end": on(day(said, "end")),
                "classes": self.classes(slug, said, &villages), "requires": names(said, "requires"),
                "targets": shares.collect::<Value>(), "quotas": quotas.collect::<Value>(),
                "villages": villages.len(), "townships": townships.len(), "complete": complete(self.today), "counts": counts,
            });
            (slug.clone(), row)
        }))
    }

    fn classes(&self, slug: &str, said: &Table, villages: &[&Holder]) -> Value {
        let classes = names(said, "classes");
        if classes.is_empty() {
            return json!([]);
        }
        let of = |class: Option<&str>| {
            let inside: Vec<_> =
                villages.iter().filter(|it| text(&it.plans[slug], "class") == class).collect();
            let complete = inside.iter().filter(|it| self.complete(it, slug, self.today)).count();
            json!({ "name": class, "villages": inside.len(), "complete": complete })
        };
        let mut rows: Vec<Value> = classes.iter().map(|class| of(Some(class))).collect();
        rows.extend(Some(of(None)).filter(|none| none["villages"] != 0));
        rows.into()
    }

    pub fn kinds(&self) -> List {
        list(self.county.kinds.iter().map(|kind| {
            let id = text(kind, "id").unwrap();
            let measures: Vec<_> = self.measures.iter().filter(|it| text(it.said, "kind") == Some(id)).collect();
            let counts = self.totals(|it| text(it.said, "kind") == Some(id), |_| false);
            let statuses = ["planned", "doing", "done", "suspended", "cancelled"];
            let by_status: Map<_, _> = statuses.iter().map(|it| ((*it).to_owned(), counts[*it].clone())).collect();
            let village = |it: &&&MeasureFact| it.place.village.map(|_| it.place.key(&[]));
            let villages: BTreeSet<_> = measures.iter().filter_map(|it| village(&it)).collect();
            let mut row = json!({
                "id": id, "name": text(kind, "name"), "group": maybe(kind, "group"), "about": maybe(kind, "about"),
                "count": measures.len(), "by_status": by_status, "overdue": counts["overdue"], "villages": villages.len(),
                "planned": counts["planned_yuan"], "spent": counts["spent_yuan"], "targets": target_sums(&measures),
            });
            let stages = names(kind, "stages");
            if !stages.is_empty() {
                row["stages"] = ladder(&stages, &measures);
            }
            (id.to_owned(), row)
        }))
    }

    pub fn units(&self) -> List {
        let mut all: Vec<String> =
            self.county.units.iter().map(|it| text(it, "name").unwrap().to_owned()).collect();
        let listed = all.len();
        let measures =
            self.measures.iter().flat_map(|it| ["lead", "with"].map(|key| self.named(it.said, key).0));
        let problems = self.problems.iter().map(|it| self.named(&it.problem.said, "lead").0);
        for name in measures.chain(problems).flatten() {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        list(all.into_iter().enumerate().map(|(at, name)| {
            let has = |entry: &Table, key: &str| self.named(entry, key).0.contains(&name);
            let counts = self.totals(|it| has(it.said, "lead"), |it| has(&it.problem.said, "lead"));
            let helps = self.measures.iter().filter(|it| self.helpers(it.said).0.contains(&name)).count();
            let known = self.county.units.get(at);
            let row = json!({
                "name": name, "listed": at < listed, "contact": known.and_then(|it| text(it, "contact")),
                "leads": counts["measures"], "helps": helps, "counts": counts,
            });
            (known.map_or(name.clone(), |it| text(it, "id").unwrap().to_owned()), row)
        }))
    }

    pub fn disclosures(&self) -> List {
        list(self.county.items.iter().map(|item| {
            let id = text(item, "id").unwrap();
            let of = |village: &'c Holder| self.notices_of(village).filter(move |it| text(it, "item") == Some(id));
            let periods = periods(item, self.today).into_iter().map(|(name, first, last)| {
                let within = |it: &Table| (first..=last).contains(&day(it, "date").unwrap());
                let published = self.county.villages.iter().filter(|village| of(village).any(within)).count();
                json!({ "name": name, "first": on(Some(first)), "last": on(Some(last)), "over": last < self.today, "published": published })
            });
            let row = json!({
                "id": id, "name": text(item, "name"), "group": maybe(item, "group"), "basis": maybe(item, "basis"),
                "since": on(day(item, "since")), "every": maybe(item, "every"), "days": whole(item, "days"),
                "notices": self.county.villages.iter().map(|village| of(village).count()).sum::<usize>(),
                "periods": periods.collect::<Value>(),
            });
            (id.to_owned(), row)
        }))
    }
}

/// Sums within one target name and unit of a kind, never of shares; what was given up counts apart.
fn target_sums(measures: &[&MeasureFact]) -> Value {
    let mut sums: BTreeMap<(String, String), [i128; 5]> = BTreeMap::new();
    for it in measures.iter().filter(|it| it.state.status != "cancelled") {
        for target in entries(it.said, "targets") {
            let (name, unit) = (text(target, "name").unwrap(), text(target, "unit").unwrap());
            if unit.contains(['%', '％', '‰']) {
                continue;
            }
            let baseline = number(target, "baseline").unwrap_or(0);
            let reported = it.state.values.get(name);
            let sum = sums.entry((name.to_owned(), unit.to_owned())).or_default();
            let current = reported.map_or(baseline, |it| it.0);
            let more =
                [1, i128::from(reported.is_some()), baseline, number(target, "value").unwrap(), current];
            sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }
    let row = |((name, unit), [count, reported, baseline, value, current]): ((String, String), [i128; 5])| {
        json!({
            "name": name, "unit": unit, "count": count as u64, "reported": reported as u64,
            "baseline": decimal(baseline), "value": decimal(value), "current": (reported > 0).then(|| decimal(current)),
        })
    };
    sums.into_iter().map(row).collect()
}

/// How many villages stand at or past each step, each by its least advanced measure; what was given up stands nowhere.
fn ladder(stages: &[String], measures: &[&MeasureFact]) -> Value {
    let mut villages: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for it in measures.iter().filter(|it| it.place.village.is_some() && it.state.status != "cancelled") {
        let step = it.state.stage.as_ref().and_then(|stage| stages.iter().position(|it| it == stage));
        let least = villages.entry(it.place.key(&[])).or_insert(step);
        *least = (*least).min(step);
    }
    let row = |(at, name): (usize, &String)| {
        let standing =
            |fits: &dyn Fn(usize) -> bool| villages.values().flatten().filter(|it| fits(**it)).count();
        json!({ "name": name, "at": standing(&|it| it == at), "reached": standing(&|it| it >= at) })
    };
    stages.iter().enumerate().map(row).collect()
}

//! What `data/site.json` must say, list by list, each row under its key.

use super::facts::{Facts, MeasureFact, Place, ProblemFact};
use super::reckon::{Slip, planned, units};
use super::record::{Holder, Table, day, decimal, entries, names, number, text, whole, yuan};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a list by key; rows of one key stand one after the other.
pub type List = BTreeMap<String, Vec<Value>>;

pub struct Document {
    pub totals: Value,
    pub lists: BTreeMap<&'static str, List>,
}

pub fn document(facts: &Facts) -> Document {
    let county = facts.county;
    let mut totals = facts.totals(|_| true, |_| true);
    totals["townships"] = county.townships.len().into();
    totals["villages"] = county.villages.len().into();
    totals["plans"] =
        county.townships.iter().chain(&county.villages).map(|it| it.plans.len()).sum::<usize>().into();
    totals["stale_villages"] = county.villages.iter().filter(|it| facts.stale(it)).count().into();
    let lists = [
        ("townships", facts.townships()),
        ("villages", facts.villages()),
        ("plans", facts.plans()),
        ("measures", list(facts.measures.iter().map(|it| (it.key(), facts.measure(it))))),
        ("milestones", facts.milestones()),
        ("problems", list(facts.problems.iter().map(|it| facts.problem(it)))),
        ("visits", facts.visits()),
        ("notices", facts.notices()),
        ("programmes", facts.programmes()),
        ("measure_kinds", facts.kinds()),
        ("units", facts.units()),
        ("summaries", facts.summaries()),
        ("disclosures", facts.disclosures()),
    ];
    Document { totals, lists: lists.into() }
}

pub fn list(rows: impl Iterator<Item = (String, Value)>) -> List {
    let mut list = List::new();
    for (key, row) in rows {
        list.entry(key).or_default().push(row);
    }
    list
}

pub fn on(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |day| day.to_string().into())
}

pub fn maybe(table: &Table, key: &str) -> Value {
    text(table, key).into()
}

fn slips(slips: &[Slip]) -> Value {
    let slip = |slip: &Slip| json!({ "on": on(Some(slip.on)), "from": on(Some(slip.from)), "to": on(Some(slip.to)), "note": slip.note });
    slips.iter().map(slip).collect()
}

impl<'c> Facts<'c> {
    /// Figures of the measures and problems that belong to something.
    pub fn totals(
        &self,
        measures: impl Fn(&MeasureFact) -> bool,
        problems: impl Fn(&ProblemFact) -> bool,
    ) -> Value {
        let measures: Vec<_> = self.measures.iter().filter(|it| measures(it)).collect();
        let problems: Vec<_> = self.problems.iter().filter(|it| problems(it)).collect();
        let late = |it: &&&MeasureFact| self.lateness(it.state.open(), it.state.due);
        let with = |status: &str| measures.iter().filter(|it| it.state.status == status).count();
        let milestones = || {
            measures.iter().flat_map(|it| {
                it.state.milestones.iter().map(|milestone| {
                    let open = it.state.open() && milestone.done_on.is_none();
                    (milestone.done_on.is_some(), self.lateness(open, Some(milestone.due)))
                })
            })
        };
        let open = |it: &&&ProblemFact| it.problem.closed_on.is_none();
        let problem_late = |it: &&&ProblemFact| self.lateness(open(it), it.problem.due);
        json!({
            "townships": 0, "villages": 0, "plans": 0, "stale_villages": 0,
            "measures": measures.len(),
            "done": with("done"), "doing": with("doing"), "planned": with("planned"),
            "suspended": with("suspended"), "cancelled": with("cancelled"),
            "overdue": measures.iter().filter(|it| late(it).0).count(),
            "due_soon": measures.iter().filter(|it| late(it).1).count(),
            "undated": measures.iter().filter(|it| it.state.open() && it.state.due.is_none()).count(),
            "done_late": measures.iter().filter(|it| done_late(it)).count(),
            "milestones": milestones().count(),
            "milestones_done": milestones().filter(|it| it.0).count(),
            "milestones_overdue": milestones().filter(|it| it.1.0).count(),
            "milestones_due_soon": milestones().filter(|it| it.1.1).count(),
            "problems_open": problems.iter().filter(open).count(),
            "problems_closed": problems.iter().filter(|it| !open(it)).count(),
            "problems_overdue": problems.iter().filter(|it| problem_late(it).0).count(),
            "problems_due_soon": problems.iter().filter(|it| problem_late(it).1).count(),
            "planned_yuan": yuan(measures.iter().map(|it| planned(it.said)).sum()),
            "spent_yuan": yuan(measures.iter().filter_map(|it| it.state.spent).sum()),
        })
    }

    fn measure(&self, it: &MeasureFact) -> Value {
        let (said, state) = (it.said, &it.state);
        let (overdue, due_soon) = self.lateness(state.open(), state.due);
        let targets = entries(said, "targets").map(|target| {
            let reported = state.values.get(text(target, "name").unwrap());
            json!({
                "name": text(target, "name"), "unit": text(target, "unit"),
                "baseline": decimal(number(target, "baseline").unwrap_or(0)),
                "value": decimal(number(target, "value").unwrap()),
                "current": reported.map(|it| decimal(it.0)),
                "reported_on": on(reported.map(|it| it.1)),
            })
        });
        let funds = entries(said, "funds").map(|fund| {
            json!({ "source": text(fund, "source"), "amount": yuan(number(fund, "amount").unwrap()), "note": maybe(fund, "note") })
        });
        let by_source = state.by_source.iter();
        json!({
            "township": it.place.township, "village": it.place.village, "programme": it.programme,
            "kind": text(said, "kind"), "title": text(said, "title"),
            "lead": self.named(said, "lead").0, "lead_ids": self.named(said, "lead").1,
            "with": self.helpers(said).0, "with_ids": self.helpers(said).1,
            "person": maybe(said, "person"), "start": on(day(said, "start")),
            "due": on(state.due), "first_due": on(state.first_due), "slips": slips(&state.slips),
            "status": state.status, "stage": state.stage, "overdue": overdue, "due_soon": due_soon,
            "done_on": on(state.done_on), "done_late": done_late(it),
            "targets": targets.collect::<Value>(),
            "planned": yuan(planned(said)), "spent": yuan(state.spent.unwrap_or(0)),
            "spent_reported": state.spent.is_some(), "funds": funds.collect::<Value>(),
            "spent_by_source": by_source.map(|(source, it)| json!({ "source": source, "amount": yuan(*it) })).collect::<Value>(),
            "note": maybe(said, "note"),
        })
    }

    /// Units that help; one that leads does not help itself.
    pub fn helpers(&self, entry: &Table) -> (Vec<String>, Vec<String>) {
        let lead = self.named(entry, "lead").0;
        let (names, ids) = self.named(entry, "with");
        names.into_iter().zip(ids).filter(|(name, _)| !lead.contains(name)).unzip()
    }

    /// Names and ids of units, each once.
    pub fn named(&self, entry: &Table, key: &str) -> (Vec<String>, Vec<String>) {
        let names = units(&self.county.units, entry, key);
        let id = |name: &String| {
            let mut listed = self.county.units.iter().filter(|it| text(it, "name") == Some(name.as_str()));
            listed.next().map_or(name.clone(), |it| text(it, "id").unwrap().to_owned())
        };
        let ids = names.iter().map(id).collect();
        (names, ids)
    }

    fn milestones(&self) -> List {
        list(self.measures.iter().flat_map(|it| {
            entries(it.said, "milestones").zip(&it.state.milestones).map(move |(said, state)| {
                let open = it.state.open() && state.done_on.is_none();
                let (overdue, due_soon) = self.lateness(open, Some(state.due));
                let members = names(said, "members");
                let mut row = json!({
                    "measure": it.key(), "township": it.place.township, "village": it.place.village,
                    "title": text(said, "title"), "due": on(Some(state.due)),
                    "amount": number(said, "amount").map(decimal),
                    "member_count": (!members.is_empty()).then_some(members.len()),
                    "achieved": state.achieved.as_ref().map(BTreeSet::len),
                    "done_on": on(state.done_on), "overdue": overdue, "due_soon": due_soon,
                });
                if !self.public {
                    row["members"] = members.into();
                    row["achieved_members"] = state.achieved.iter().flatten().cloned().collect();
                }
                (format!("{}#{}", it.key(), text(said, "title").unwrap()), row)
            })
        }))
    }

    fn problem(&self, it: &ProblemFact) -> (String, Value) {
        let (said, state) = (&it.problem.said, &it.problem);
        let open = state.closed_on.is_none();
        let (overdue, due_soon) = self.lateness(open, state.due);
        let row = json!({
            "township": it.place.township, "village": it.place.village, "programme": state.programme,
            "title": text(said, "title"), "category": maybe(said, "category"), "notice_no": maybe(said, "notice_no"),
            "found_on": on(Some(state.found_on)), "found_by": maybe(said, "found_by"),
            "lead": self.named(said, "lead").0, "lead_ids": self.named(said, "lead").1,
            "due": on(state.due), "first_due": on(state.first_due), "slips": slips(&state.slips),
            "open": open, "overdue": overdue, "due_soon": due_soon, "closed_on": on(state.closed_on),
            "closed_by": text(said, "closed_by").filter(|_| !open), "note": maybe(said, "note"),
        });
        (it.place.key(&[&state.id]), row)
    }

    fn townships(&self) -> List {
        list(self.county.townships.iter().map(|township| {
            let slug = township.township.as_deref().unwrap();
            let inside = |place: Place| place.township == Some(slug);
            let villages: Vec<_> = self.county.villages.iter().filter(|it| inside(Place::of(it))).collect();
            let mut counts = self.totals(|it| inside(it.place), |it| inside(it.place));
            counts["townships"] = 1.into();
            counts["villages"] = villages.len().into();
            let plans = villages.iter().map(|it| it.plans.len()).sum::<usize>() + township.plans.len();
            counts["plans"] = plans.into();
            counts["stale_villages"] = villages.iter().filter(|it| self.stale(it)).count().into();
            let last = villages.iter().filter_map(|it| self.last_summary(it)).chain(self.last_summary(township));
            let row = json!({ "name": text(&township.profile, "name"), "counts": counts, "last_summary": on(last.max()) });
            (slug.to_owned(), row)
        }))
    }

    fn villages(&self) -> List {
        list(self.county.villages.iter().map(|village| {
            let place = Place::of(village);
            let here = |it: Place| it.township == place.township && it.village == place.village;
            let mut counts = self.totals(|it| here(it.place), |it| here(it.place));
            counts["villages"] = 1.into();
            counts["plans"] = village.plans.len().into();
            counts["stale_villages"] = usize::from(self.stale(village)).into();
            let row = json!({
                "township": place.township, "village": place.village, "name": text(&village.profile, "name"),
                "households": whole(&village.profile, "households"), "population": whole(&village.profile, "population"),
                "area": number(&village.profile, "area").map(decimal),
                "counts": counts, "last_summary": on(self.last_summary(village)), "stale": self.stale(village),
            });
            (place.key(&[]), row)
        }))
    }

    fn plans(&self) -> List {
        let holders = self.county.townships.iter().chain(&self.county.villages);
        list(holders.flat_map(|holder| {
            holder.plans.iter().map(move |(programme, plan)| {
                let place = Place::of(holder);
                let here = |it: Place| it.township == place.township && it.village == place.village;
                let of = |it: &MeasureFact| here(it.place) && it.programme == programme;
                let reported = |it: &ProblemFact| here(it.place) && it.problem.programme.as_ref() == Some(programme);
                let mut counts = self.totals(of, reported);
                counts["plans"] = 1.into();
                let approvals = entries(plan, "approvals").map(|it| {
                    let given = day(it, "on").filter(|given| *given <= self.today);
                    json!({ "step": text(it, "step"), "by": text(it, "by"), "on": on(given) })
                });
                let row = json!({
                    "township": place.township, "village": place.village, "programme": programme,
                    "class": maybe(plan, "class"), "start": on(day(plan, "start")), "end": on(day(plan, "end")),
                    "approvals": approvals.collect::<Value>(),
                    "complete": self.complete(holder, programme, self.today), "counts": counts,
                });
                (place.key(&[programme]), row)
            })
        }))
    }

    fn visits(&self) -> List {
        let rows = self.reported("visits", "on").map(|(place, it)| {
            let row = json!({
                "township": place.township, "village": place.village, "on": on(day(it, "on")), "by": text(it, "by"),
                "role": text(it, "role"), "solved": whole(it, "solved"), "note": maybe(it, "note"),
            });
            (place.key(&[&day(it, "on").unwrap().to_string(), text(it, "by").unwrap()]), row)
        });
        list(rows)
    }

    /// Entries of summaries that the day knows.
    fn reported(&self, key: &'c str, dated: &'c str) -> impl Iterator<Item = (Place<'c>, &'c Table)> {
        let (county, today) = (self.county, self.today);
        county.holders().flat_map(move |holder| {
            let summaries = holder.summaries.iter().filter(move |it| day(it, "date").unwrap() <= today);
            let found = summaries.flat_map(move |it| entries(it, key));
            let known = found.filter(move |it| day(it, dated).unwrap() <= today);
            known.map(move |it| (Place::of(holder), it))
        })
    }

    fn summaries(&self) -> List {
        list(self.county.holders().flat_map(|holder| {
            let place = Place::of(holder);
            let known = holder.summaries.iter().filter(|it| day(it, "date").unwrap() <= self.today);
            known.map(move |it| {
                let date = on(day(it, "date"));
                let key = place.key(&[date.as_str().unwrap()]);
                (key, json!({ "township": place.township, "village": place.village, "date": date, "period": maybe(it, "period"), "author": maybe(it, "author") }))
            })
        }))
    }

    fn notices(&self) -> List {
        list(self.county.villages.iter().flat_map(|village| {
            let place = Place::of(village);
            self.notices_of(village).map(move |it| {
                let item = self.item(text(it, "item").unwrap());
                let date = day(it, "date").unwrap();
                let days = whole(item, "days").map(|days| date.checked_add(days.days()).unwrap());
                let until = day(it, "until").or(days);
                let row = json!({
                    "township": place.township, "village": place.village, "date": on(Some(date)),
                    "item": text(item, "id"), "item_name": text(item, "name"), "title": text(it, "title"), "until": on(until),
                    "withdrawn": self.public && until.is_some_and(|until| until < self.today),
                });
                (place.key(&[&date.to_string(), text(item, "id").unwrap()]), row)
            })
        }))
    }

    pub fn notices_of(&self, village: &'c Holder) -> impl Iterator<Item = &'c Table> {
        let today = self.today;
        village.notices.iter().filter(move |it| day(it, "date").unwrap() <= today)
    }

    fn item(&self, id: &str) -> &Table {
        self.county.items.iter().find(|it| text(it, "id") == Some(id)).unwrap()
    }
}

/// Done after its first deadline.
fn done_late(it: &MeasureFact) -> bool {
    let days = it.state.done_on.zip(it.state.first_due);
    it.state.status == "done" && days.is_some_and(|(done, due)| done > due)
}

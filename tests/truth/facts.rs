//! Everything of a county that a day knows, as flat lists: what all sums are made of.

use super::reckon::{self, Measure, Problem};
use super::record::{County, Holder, Table, day, entries, text, whole};
use jiff::ToSpan;
use jiff::civil::Date;

pub struct Facts<'c> {
    pub county: &'c County,
    pub public: bool,
    pub today: Date,
    pub due_soon_days: i64,
    pub measures: Vec<MeasureFact<'c>>,
    pub problems: Vec<ProblemFact<'c>>,
}

/// Where something belongs.
#[derive(Clone, Copy)]
pub struct Place<'c> {
    pub township: Option<&'c str>,
    pub village: Option<&'c str>,
}

impl<'c> Place<'c> {
    pub fn of(holder: &'c Holder) -> Self {
        Place { township: holder.township.as_deref(), village: holder.village.as_deref() }
    }

    /// `township/village/…` as far as there is one.
    pub fn key(self, rest: &[&str]) -> String {
        let parts = self.township.into_iter().chain(self.village).chain(rest.iter().copied());
        parts.collect::<Vec<_>>().join("/")
    }
}

pub struct MeasureFact<'c> {
    pub place: Place<'c>,
    pub programme: &'c str,
    pub said: &'c Table,
    pub state: Measure,
}

impl MeasureFact<'_> {
    pub fn key(&self) -> String {
        self.place.key(&[self.programme, text(self.said, "id").unwrap()])
    }
}

pub struct ProblemFact<'c> {
    pub place: Place<'c>,
    pub problem: Problem,
}

impl<'c> Facts<'c> {
    pub fn new(county: &'c County, public: bool, today: Date) -> Self {
        let rules = county.site.get("publication").and_then(toml::Value::as_table);
        let rule = |key: &str, otherwise| rules.and_then(|it| whole(it, key)).unwrap_or(otherwise);
        let mut facts = Facts {
            county,
            public,
            today,
            due_soon_days: rule("due_soon_days", 30),
            measures: Vec::new(),
            problems: Vec::new(),
        };
        for holder in county.holders() {
            let place = Place::of(holder);
            for (programme, plan) in &holder.plans {
                for said in entries(plan, "measures") {
                    let state = reckon::measure(holder, programme, said, today);
                    facts.measures.push(MeasureFact { place, programme, said, state });
                }
            }
            let problems = reckon::problems(holder, today).into_iter();
            facts.problems.extend(problems.map(|problem| ProblemFact { place, problem }));
        }
        facts
    }

    /// A deadline that is not met: whether it is past, and whether it is near.
    pub fn lateness(&self, open: bool, due: Option<Date>) -> (bool, bool) {
        let Some(due) = due.filter(|_| open) else { return (false, false) };
        let last = self.today.checked_add(self.due_soon_days.days()).unwrap();
        (due < self.today, due >= self.today && due <= last)
    }

    /// The newest summary dated up to the day.
    pub fn last_summary(&self, holder: &Holder) -> Option<Date> {
        holder.summaries.iter().filter_map(|it| day(it, "date")).filter(|on| *on <= self.today).max()
    }

    /// A village without news for too long. One that never reported is silent since its first plan began, and where
    /// nobody says when that was, from the first day.
    pub fn stale(&self, holder: &Holder) -> bool {
        let rules = self.county.site.get("publication").and_then(toml::Value::as_table);
        let most = rules.and_then(|it| whole(it, "stale_after_days")).unwrap_or(92);
        let begins =
            |(slug, plan)| day(plan, "start").or_else(|| day(&self.county.programmes[slug], "start"));
        let since = self.last_summary(holder).or_else(|| holder.plans.iter().filter_map(begins).min());
        !holder.plans.is_empty()
            && since.is_none_or(|since| since.checked_add(most.days()).unwrap() < self.today)
    }

    /// Complete on a day: it has measures, and none of them is open.
    pub fn complete(&self, holder: &Holder, programme: &str, on: Date) -> bool {
        let mut measures = entries(&holder.plans[programme], "measures").peekable();
        measures.peek().is_some()
            && measures.all(|measure| !reckon::measure(holder, programme, measure, on).open())
    }
}

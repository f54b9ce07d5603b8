//! A county of chance as records. What the checker would refuse is bent here into what it takes: a measure begins
//! before it ends, amounts add up, nobody is achieved who is no member.

use super::common::put;
use super::county::*;
use super::reports::members;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// What numbers places: digits in a name could be taken for a figure.
const ORDER: [&str; 4] = ["东", "南", "西", "北"];

impl County {
    pub fn write(&self, content: &Path) {
        let mut site = "title = \"村策\"\ncounty = \"某县\"\n[publication]\n".to_owned();
        number(&mut site, "due_soon_days", self.due_soon_days);
        number(&mut site, "stale_after_days", self.stale_after_days);
        let _ = writeln!(site, "fund_sources = {SOURCES:?}");
        put(content, "site.toml", &site);
        put(content, "measures.toml", &self.kinds());
        put(content, "units.toml", &self.units());
        put(content, "disclosures.toml", &self.items());
        let plans: Vec<_> =
            self.programmes.iter().enumerate().map(|(at, it)| (at, it.measures.as_slice())).collect();
        for (at, programme) in self.programmes.iter().enumerate() {
            let mut out = programme.head(at);
            entries(&mut out, &programme.measures);
            self.reports.planned(&mut out, at, plans.len());
            put(content, &format!("programmes/p{at}.toml"), &out);
        }
        self.reports.write(content, "progress", &plans);
        for (t, township) in self.townships.iter().enumerate() {
            let folder = format!("townships/t{t}");
            let name = ORDER[t];
            let head = format!("name = \"{name}镇\"\ninternal = {}\n", township.internal);
            put(content, &format!("{folder}/township.toml"), &head);
            self.plans(content, &folder, &township.plans, &township.reports);
            for (v, village) in township.villages.iter().enumerate() {
                let folder = format!("{folder}/v{v}");
                let mut head = format!("name = \"{name}{}村\"\ninternal = {}\n", ORDER[v], village.internal);
                number(&mut head, "households", village.households);
                number(&mut head, "population", village.population);
                if let Some(area) = village.area {
                    let _ = writeln!(head, "area = {}", yuan(area.into()));
                }
                put(content, &format!("{folder}/village.toml"), &head);
                self.plans(content, &folder, &village.plans, &village.reports);
                for (at, notice) in village.notices.iter().enumerate() {
                    let mut out =
                        format!("date = {}\nitem = \"i{}\"\ntitle = \"公开\"\n", notice.date, notice.item);
                    day(&mut out, "until", notice.until.map(|until| until.max(notice.date)));
                    let _ = writeln!(out, "internal = {}", notice.internal);
                    put(content, &format!("{folder}/notices/{}-{at}.toml", notice.date), &out);
                }
            }
        }
    }

    fn kinds(&self) -> String {
        let mut out = String::new();
        for (at, internal) in self.internal_kinds.iter().enumerate() {
            let _ = writeln!(out, "[[measures]]\nid = \"k{at}\"\nname = \"第{at}类\"\ninternal = {internal}");
            if laddered(at) {
                let _ = writeln!(out, "stages = {STAGES:?}");
            }
        }
        out
    }

    fn units(&self) -> String {
        let names = ["县民政局", "县水利局", "县交通局", "县教育局"];
        let mut out = String::new();
        for (at, (name, internal)) in names.iter().zip(&self.internal_units).enumerate() {
            let _ = writeln!(out, "[[units]]\nid = \"u{at}\"\nname = \"{name}\"\ninternal = {internal}");
        }
        out
    }

    fn items(&self) -> String {
        let mut out = String::new();
        for (at, item) in self.items.iter().enumerate() {
            let _ = writeln!(
                out,
                "[[disclosures]]\nid = \"i{at}\"\nname = \"第{at}事\"\ninternal = {}",
                item.internal
            );
            if let Some(every) = item.every {
                let _ = writeln!(out, "every = \"{}\"", EVERY[every]);
            }
            day(&mut out, "since", item.since);
            number(&mut out, "days", item.days);
        }
        out
    }

    fn plans(&self, content: &Path, folder: &str, plans: &[Plan], reports: &Reports) {
        let mut sorted: Vec<&Plan> = plans.iter().collect();
        sorted.sort_by_key(|plan| plan.programme);
        for (at, plan) in sorted.iter().enumerate() {
            let mut out = format!("internal = {}\n", plan.internal);
            if let Some(class) = plan.class.filter(|_| self.programmes[plan.programme].classes) {
                let _ = writeln!(out, "class = \"{}\"", CLASSES[class]);
            }
            day(&mut out, "start", plan.start);
            day(&mut out, "end", plan.end.map(|end| plan.start.map_or(end, |start| end.max(start))));
            for (given, internal) in &plan.approvals {
                let _ =
                    writeln!(out, "[[approvals]]\nstep = \"审批\"\nby = \"镇政府\"\ninternal = {internal}");
                day(&mut out, "on", *given);
            }
            entries(&mut out, &plan.measures);
            reports.planned(&mut out, at, plans.len());
            put(content, &format!("{folder}/plans/p{}.toml", plan.programme), &out);
        }
        let sorted: Vec<_> = sorted.iter().map(|plan| (plan.programme, plan.measures.as_slice())).collect();
        reports.write(content, &format!("{folder}/progress"), &sorted);
    }
}

impl Programme {
    fn head(&self, at: usize) -> String {
        let mut out = format!("name = \"第{at}项\"\ninternal = {}\n", self.internal);
        if self.classes {
            let _ = writeln!(out, "classes = {CLASSES:?}");
        }
        if let Some(kind) = self.requires {
            let _ = writeln!(out, "requires = [\"k{kind}\"]");
        }
        if let Some(lead) = self.lead {
            let _ = writeln!(out, "lead = \"{}\"", NAMES[lead]);
        }
        day(&mut out, "start", self.start);
        day(&mut out, "end", self.end.map(|end| self.start.map_or(end, |start| end.max(start))));
        for (number, (by, share, internal)) in self.targets.iter().enumerate() {
            let share = decimal(*share);
            let _ = writeln!(
                out,
                "[[targets]]\nname = \"第{number}步\"\nby = {by}\nshare = {share}\ninternal = {internal}"
            );
        }
        for quota in &self.quotas {
            let (role, per) = (ROLES[quota.role], ["month", "quarter", "year"][quota.per]);
            let _ = writeln!(
                out,
                "[[quotas]]\nrole = \"{role}\"\nper = \"{per}\"\ninternal = {}",
                quota.internal
            );
            number(&mut out, "visits", quota.visits);
            number(&mut out, "problems", quota.problems);
        }
        out
    }
}

pub fn laddered(kind: usize) -> bool {
    kind == 1 || kind == 2
}

fn entries(out: &mut String, measures: &[Measure]) {
    for (at, measure) in measures.iter().enumerate() {
        measure.write(out, at);
    }
}

impl Measure {
    pub fn begins(&self) -> Option<Date> {
        let ends = [self.due, self.done_on].into_iter().flatten();
        self.start.map(|start| ends.fold(start, Date::min))
    }

    /// Only beside exactly one target, and then all of it.
    pub fn steps(&self) -> Steps {
        if self.targets.len() == 1 && !self.milestones.is_empty() { self.steps } else { Steps::Days }
    }

    fn write(&self, out: &mut String, at: usize) {
        let _ =
            writeln!(out, "[[measures]]\nid = \"m{at}\"\nkind = \"k{}\"\ntitle = \"第{at}件\"", self.kind);
        let _ = writeln!(out, "lead = {:?}\nwith = {:?}", named(&self.lead), named(&self.with));
        day(out, "start", self.begins());
        day(out, "due", self.due);
        if let Some(status) = self.status {
            let _ = writeln!(out, "status = \"{status}\"");
        }
        day(out, "done_on", self.done_on);
        if let Some(stage) = self.stage.filter(|_| laddered(self.kind)) {
            let _ = writeln!(out, "stage = \"{}\"", STAGES[stage]);
        }
        let _ = writeln!(out, "internal = {}", self.internal);
        let whole: i64 = self.milestones.iter().map(|it| i64::from(it.amount) * 1_000_000).sum();
        for (number, target) in self.targets.iter().enumerate() {
            let (baseline, value) = match self.steps() {
                Steps::Days => (target.baseline, target.value),
                Steps::Amounts => (target.baseline, target.baseline.unwrap_or(0) + whole),
                Steps::Members => (None, whole),
            };
            let unit = MEASURED[target.unit];
            let _ = writeln!(out, "[[measures.targets]]\nname = \"目标{number}\"\nunit = \"{unit}\"");
            if let Some(baseline) = baseline {
                let _ = writeln!(out, "baseline = {}", decimal(baseline));
            }
            let _ = writeln!(out, "value = {}\ninternal = {}", decimal(value), target.internal);
        }
        for (number, milestone) in self.milestones.iter().enumerate() {
            let _ =
                writeln!(out, "[[measures.milestones]]\ntitle = \"第{number}批\"\ndue = {}", milestone.due);
            day(out, "done_on", milestone.done_on);
            if self.steps() != Steps::Days {
                let _ = writeln!(out, "amount = {}", milestone.amount);
            }
            if self.steps() == Steps::Members {
                let _ = writeln!(out, "members = {:?}", members(number, milestone.amount, u8::MAX));
            }
            let _ = writeln!(out, "internal = {}", milestone.internal);
        }
        for fund in &self.funds {
            let _ = writeln!(
                out,
                "[[measures.funds]]\nsource = \"{}\"\namount = {}\ninternal = {}",
                SOURCES[fund.source],
                yuan(fund.fen),
                fund.internal
            );
        }
    }
}

pub fn day(out: &mut String, key: &str, day: Option<Date>) {
    if let Some(day) = day {
        let _ = writeln!(out, "{key} = {day}");
    }
}

pub fn number(out: &mut String, key: &str, number: Option<u32>) {
    if let Some(number) = number {
        let _ = writeln!(out, "{key} = {number}");
    }
}

pub fn map(out: &mut String, key: &str, pairs: Vec<String>) {
    if !pairs.is_empty() {
        let _ = writeln!(out, "{key} = {{ {} }}", pairs.join(", "));
    }
}

/// Names of units, each once.
pub fn named(units: &[usize]) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    units.iter().filter(|unit| seen.insert(**unit)).map(|unit| NAMES[*unit]).collect()
}

pub fn yuan(fen: u64) -> String {
    if fen.is_multiple_of(100) { (fen / 100).to_string() } else { format!("{}.{:02}", fen / 100, fen % 100) }
}

fn decimal(millionths: i64) -> String {
    super::record::decimal(millionths.into())
}

//! Owns: duties that a village has not met on the day — to report, to make public, to be visited.
//! In: the village's records and its state. Out: findings at the head of the village's own record.

use crate::assess::holder::first_start;
use crate::assess::period::{Period, owed_periods};
use crate::assess::rules::{Rules, days_between};
use crate::assess::state::HolderState;
use crate::assess::visits::{Tally, visit_tallies};
use crate::diag::{Arg, Code, Diagnostic, Worded};
use crate::model::{Disclosure, Model, Notice, Plan, Programme, Quota, Village};
use crate::source::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What all villages owe on the day.
pub(super) struct Duties<'m> {
    stale_after_days: u32,
    owed: Vec<(&'m Disclosure, Vec<Period>)>,
    programmes: BTreeMap<&'m str, &'m Programme>,
}

impl<'m> Duties<'m> {
    /// What `model` asks on `day`.
    pub fn new(model: &'m Model, day: Date) -> Self {
        let owed = model.disclosures.iter().map(|item| (item, owed_periods(item, day)));
        let programmes = model.programmes.iter().map(|programme| (programme.record.slug.as_str(), programme));
        Duties {
            stale_after_days: model.site.stale_after_days,
            owed: owed.filter(|(_, periods)| !periods.is_empty()).collect(),
            programmes: programmes.collect(),
        }
    }

    /// Adds the findings of a village.
    pub fn check(&self, rules: &Rules, village: &Village, state: &HolderState, found: &mut Vec<Diagnostic>) {
        if state.stale {
            found.push(self.stale(rules, village, state));
        }
        found.extend(self.undisclosed(village));
        for plan in &village.plans {
            let Some(programme) = self.programmes.get(plan.programme.as_str()) else { continue };
            let quotas = programme.quotas.iter();
            found.extend(quotas.filter_map(|quota| short(rules.day, programme, quota, plan, village)));
        }
    }

    fn stale(&self, rules: &Rules, village: &Village, state: &HolderState) -> Diagnostic {
        let finding = finding(Code::Stale, village).arg("limit", self.stale_after_days);
        let silent = |since: Date| usize::try_from(days_between(since, rules.day)).unwrap_or(0);
        match (state.last_summary, first_start(rules, &village.plans)) {
            (Some(last), _) => finding.arg("last", last.to_string()).arg("days", silent(last)),
            (None, Some(start)) => {
                finding.variant("never").arg("start", start.to_string()).arg("days", silent(start))
            }
            (None, None) => finding.variant("no-start"),
        }
    }

    fn undisclosed(&self, village: &Village) -> impl Iterator<Item = Diagnostic> {
        let mut dates: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
        for Notice { item, date, .. } in &village.notices {
            dates.entry(&item.value).or_default().push(date.value);
        }
        self.owed.iter().filter_map(move |(item, periods)| {
            let dates = dates.get(item.id.as_str()).map_or(&[][..], Vec::as_slice);
            let missing = missing(periods, dates);
            let every = item.every.filter(|_| !missing.is_empty())?;
            Some(
                finding(Code::NotDisclosed, village)
                    .arg("item", item.name.as_str())
                    .arg("id", item.id.as_str())
                    .arg("every", every.as_str())
                    .arg("count", missing.len())
                    .arg("periods", missing.into_iter().map(Period::worded).collect::<Vec<_>>()),
            )
        })
    }
}

fn finding(code: Code, village: &Village) -> Diagnostic {
    Diagnostic::new(code, Span::top(village.record.file)).arg("village", village.name.as_str())
}

/// Which of `periods` (one after another, oldest first) hold none of `dates`.
fn missing<'p>(periods: &'p [Period], dates: &[Date]) -> Vec<&'p Period> {
    let mut met = vec![false; periods.len()];
    for date in dates {
        let at = periods.partition_point(|period| period.last < *date);
        if periods.get(at).is_some_and(|period| period.contains(*date)) {
            met[at] = true;
        }
    }
    periods.iter().zip(met).filter(|(_, met)| !met).map(|(period, _)| period).collect()
}

/// The finding of one quota, if any of its periods fell short.
fn short(
    day: Date,
    programme: &Programme,
    quota: &Quota,
    plan: &Plan,
    village: &Village,
) -> Option<Diagnostic> {
    let tallies = visit_tallies(programme, quota, plan, &village.summaries, day);
    let short = |tally: &Tally, found: u64, asked: u32| {
        let found = Arg::Number(i64::try_from(found).unwrap_or(i64::MAX));
        let args = vec![("period", tally.period.worded().into()), ("found", found), ("asked", asked.into())];
        Worded { id: "duty-short", args }
    };
    let visits: Vec<_> = tallies
        .iter()
        .filter_map(|tally| Some(short(tally, tally.visits, tally.short_of_visits(quota)?)))
        .collect();
    let problems: Vec<_> = tallies
        .iter()
        .filter_map(|tally| Some(short(tally, tally.solved, tally.short_of_solved(quota)?)))
        .collect();
    let finding = finding(Code::Quota, village)
        .arg("programme", programme.name.as_str())
        .arg("role", quota.role.as_str())
        .arg("per", quota.per.every().as_str());
    let finding = match (visits.is_empty(), problems.is_empty()) {
        (true, true) => return None,
        (false, true) => finding.variant("visits"),
        (true, false) => finding.variant("problems"),
        (false, false) => finding,
    };
    Some(finding.arg("visits", visits).arg("problems", problems))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::assess::findings::findings;
    use crate::assess::testing::{
        at, day, disclosure, model_of, notice, plan, programme, summary, village, visit,
    };
    use crate::diag::Report;
    use crate::model::{Every, Per};

    /// Message and arguments of every finding of a day; all must stand at the head of the village's file.
    fn found(model: &Model, on: &str) -> Vec<String> {
        let mut report = Report::default();
        findings(model, &assess(model, day(on)), &mut report);
        let said = |finding: &Diagnostic| {
            assert_eq!(finding.span, Span::top(model.townships[0].villages[0].record.file));
            let args = finding.args.iter().map(|(name, arg)| format!(" {name}={}", brief(arg)));
            finding.message_id() + &args.collect::<String>()
        };
        report.found().iter().map(said).collect()
    }

    fn brief(arg: &Arg) -> String {
        let one = |one: &Worded| {
            let args: Vec<String> = one.args.iter().map(|(_, arg)| brief(arg)).collect();
            match (one.id, args.as_slice()) {
                ("period-month", [year, month]) => format!("{year}-{month:0>2}"),
                ("period-quarter", [year, quarter]) => format!("{year}-Q{quarter}"),
                ("period-half-year", [year, half]) => format!("{year}-H{half}"),
                ("period-year", [year, _]) => year.clone(),
                ("duty-short", [period, found, asked]) => format!("{period} {found}/{asked}"),
                other => panic!("{other:?}"),
            }
        };
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => number.to_string(),
            Arg::List(list) => list.iter().map(one).collect::<Vec<_>>().join(", "),
        }
    }

    #[test]
    fn a_silent_village_is_told_since_when() {
        let mut model = model_of(vec![village("cun", 5)]);
        model.townships[0].villages[0].plans = vec![plan("a")];
        assert_eq!(found(&model, "2020-06-02"), ["stale-no-start village=cun村 limit=92"]);
        model.townships[0].villages[0].plans[0].start = Some(day("2020-03-01"));
        assert_eq!(
            found(&model, "2020-06-02"),
            ["stale-never village=cun村 limit=92 start=2020-03-01 days=93"]
        );
        assert_eq!(found(&model, "2020-06-01"), Vec::<String>::new());
        model.townships[0].villages[0].summaries = vec![summary("2020-03-02")];
        assert_eq!(found(&model, "2020-06-03"), ["stale village=cun村 limit=92 last=2020-03-02 days=93"]);
    }

    #[test]
    fn each_item_lists_the_periods_without_a_notice() {
        // every, since, dates of notices; day: periods
        type Case<'a> = (Every, Option<&'a str>, &'a [&'a str], &'a str, Option<(&'a str, usize)>);
        let cases: [Case; 9] = [
            (Every::Quarter, None, &[], "2020-05-31", Some(("2020-Q1", 1))),
            (Every::Quarter, None, &["2020-03-31"], "2020-05-31", None),
            (Every::Quarter, None, &["2019-12-31", "2020-04-01"], "2020-05-31", Some(("2020-Q1", 1))),
            (Every::Month, Some("2019-11-15"), &["2020-01-31"], "2020-03-31", Some(("2019-12, 2020-02", 2))),
            (
                Every::Month,
                Some("2019-11-15"),
                &["2020-02-29", "2019-12-01", "2020-01-01"],
                "2020-03-31",
                None,
            ),
            (
                Every::HalfYear,
                Some("2019-01-01"),
                &["2019-03-01"],
                "2020-07-01",
                Some(("2019-H2, 2020-H1", 2)),
            ),
            (Every::Year, Some("2018-01-01"), &["2018-12-31"], "2020-12-31", Some(("2019", 1))),
            (Every::Year, Some("2018-01-01"), &["2018-12-31"], "2021-01-01", Some(("2019, 2020", 2))),
            (Every::Year, Some("2020-01-01"), &[], "2020-12-31", None),
        ];
        for (every, since, dates, on, missing) in cases {
            let mut village = village("cun", 5);
            village.notices = dates.iter().map(|date| notice("caiwu", date)).collect();
            // A notice of something else is no help.
            village.notices.push(notice("dibao", "2020-01-15"));
            let mut model = model_of(vec![village]);
            let mut item = disclosure("caiwu");
            (item.every, item.since) = (Some(every), since.map(day));
            model.disclosures = vec![disclosure("dibao"), item];
            let want: Vec<_> = missing
                .iter()
                .map(|(periods, count)| {
                    let every = every.as_str();
                    format!(
                        "not-disclosed village=cun村 item=caiwu公开 id=caiwu every={every} count={count} periods={periods}"
                    )
                })
                .collect();
            assert_eq!(found(&model, on), want, "{every:?} {since:?} {dates:?} {on}");
        }
    }

    #[test]
    fn a_quota_lists_what_is_short_in_each_period() {
        let mut village = village("cun", 5);
        village.plans = vec![plan("a")];
        let mut first = summary("2020-04-05");
        first.visits = vec![
            visit("2020-01-10", "第一书记", Some(3)),
            visit("2020-02-10", "第一书记", None),
            visit("2020-03-31", "联村领导", Some(9)),
        ];
        let mut second = summary("2020-06-30");
        second.visits = vec![visit("2020-06-30", "第一书记", None)];
        village.summaries = vec![first, second];
        let mut model = model_of(vec![village]);
        let mut programme = programme("a");
        programme.start = Some(day("2020-01-01"));
        model.programmes = vec![programme];
        // visits, problems; day: what is said
        type Case = (Option<u32>, Option<u32>, &'static str, Option<&'static str>);
        let cases: [Case; 7] = [
            (Some(2), Some(3), "2020-06-30", None),
            (Some(2), None, "2020-07-01", Some("quota-visits|visits=2020-Q2 1/2 problems=")),
            (Some(1), Some(1), "2020-07-01", Some("quota-problems|visits= problems=2020-Q2 0/1")),
            (
                Some(3),
                Some(4),
                "2020-07-01",
                Some("quota|visits=2020-Q1 2/3, 2020-Q2 1/3 problems=2020-Q1 3/4, 2020-Q2 0/4"),
            ),
            (Some(1), None, "2020-07-01", None),
            (None, None, "2020-07-01", None),
            (Some(0), Some(0), "2020-07-01", None),
        ];
        for (visits, problems, on, said) in cases {
            let role = "第一书记".to_owned();
            let quota = Quota { role, visits, problems, per: Per::Quarter, internal: false, span: at(0) };
            model.programmes[0].quotas = vec![quota];
            let want: Vec<_> = said
                .iter()
                .filter_map(|said| said.split_once('|'))
                .map(|(id, rest)| {
                    format!("{id} village=cun村 programme=a专项 role=第一书记 per=quarter {rest}")
                })
                .collect();
            assert_eq!(found(&model, on), want, "{visits:?} {problems:?} {on}");
        }
        // A village without a plan in the programme owes it nothing.
        model.programmes[0].record.slug = "b".to_owned();
        assert_eq!(found(&model, "2020-07-01"), Vec::<String>::new());
    }
}

//! Figures that pages show and `data/site.json` does not: deadlines by month and urgency, money by source, kind,
//! programme and township. The interpreter adds them up from single facts.

use super::facts::Facts;
use super::reckon::planned;
use super::record::{entries, number, text, yuan};
use cunce::index::{Index, Money};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Of the program.
pub fn said(index: &Index) -> Value {
    let money = |it: &Money| json!([it.planned.to_string(), it.spent.to_string()]);
    let named = |rows: Vec<(String, &Money)>| {
        rows.into_iter().map(|(name, it)| (name, money(it))).collect::<Map<_, _>>()
    };
    let months = index.by_deadline.months.iter().map(|(month, rows)| (month.to_string(), rows.len().into()));
    let funds = &index.funds;
    let deadlines = &index.by_deadline;
    json!({
        "months": months.collect::<Map<_, _>>(),
        "overdue": deadlines.overdue.len(), "soon": deadlines.soon.len(),
        "undated": [deadlines.undated_measures.len(), deadlines.undated_problems.len()],
        "by_source": named(funds.by_source.iter().map(|(name, it)| ((*name).to_owned(), it)).collect()),
        "unbroken": funds.unbroken.to_string(),
        "by_programme": named(index.programmes.iter().map(|it| it.programme.record.slug.clone()).zip(&funds.by_programme).collect()),
        "by_kind": named(index.kinds.iter().map(|it| it.kind.id.clone()).zip(&funds.by_kind).collect()),
        "by_township": named(index.townships.iter().map(|it| it.slug().to_owned()).zip(&funds.by_township).collect()),
        "county": money(&funds.county), "total": money(&funds.total),
    })
}

/// As reckoned.
pub fn wanted(facts: &Facts) -> Value {
    let mut dues: Vec<(Date, bool)> = Vec::new();
    for it in &facts.measures {
        dues.extend(it.state.due.map(|due| (due, it.state.open())));
        let steps = it.state.milestones.iter();
        dues.extend(steps.map(|step| (step.due, it.state.open() && step.done_on.is_none())));
    }
    dues.extend(
        facts.problems.iter().filter_map(|it| Some((it.problem.due?, it.problem.closed_on.is_none()))),
    );
    let mut months: BTreeMap<String, usize> = BTreeMap::new();
    for (due, _) in &dues {
        *months.entry(format!("{:04}-{:02}", due.year(), due.month())).or_default() += 1;
    }
    let late = |which: fn((bool, bool)) -> bool| {
        dues.iter().filter(|(due, open)| which(facts.lateness(*open, Some(*due)))).count()
    };
    let money = |fits: &dyn Fn(&super::facts::MeasureFact) -> bool| {
        let fitting = || facts.measures.iter().filter(|it| fits(it));
        json!([
            yuan(fitting().map(|it| planned(it.said)).sum()),
            yuan(fitting().filter_map(|it| it.state.spent).sum())
        ])
    };
    let county = facts.county;
    let rules = county.site.get("publication").and_then(toml::Value::as_table);
    let named =
        rules.filter(|it| it.contains_key("fund_sources")).map(|it| super::record::names(it, "fund_sources"));
    let sources = named
        .unwrap_or_else(|| ["政府补", "群众投", "社会筹", "单位帮", "银行贷"].map(str::to_owned).to_vec());
    let by_source = sources.into_iter().map(|source| {
        let funds = facts.measures.iter().flat_map(|it| entries(it.said, "funds"));
        let planned = funds
            .filter(|it| text(it, "source") == Some(&source))
            .map(|it| number(it, "amount").unwrap())
            .sum();
        let spent = facts.measures.iter().filter_map(|it| it.state.by_source.get(&source)).sum();
        (source, json!([yuan(planned), yuan(spent)]))
    });
    let unbroken =
        facts.measures.iter().filter(|it| it.state.by_source.is_empty()).filter_map(|it| it.state.spent);
    let undated = facts.measures.iter().filter(|it| it.state.open() && it.state.due.is_none()).count();
    let problems = facts.problems.iter().map(|it| &it.problem);
    let undated_problems = problems.filter(|it| it.closed_on.is_none() && it.due.is_none()).count();
    json!({
        "months": months, "overdue": late(|it| it.0), "soon": late(|it| it.1), "undated": [undated, undated_problems],
        "by_source": by_source.collect::<Map<_, _>>(), "unbroken": yuan(unbroken.sum()),
        "by_programme": county.programmes.keys().map(|slug| (slug.clone(), money(&|it| it.programme == slug))).collect::<Map<_, _>>(),
        "by_kind": county.kinds.iter().map(|kind| {
            let id = text(kind, "id");
            (id.unwrap().to_owned(), money(&|it| text(it.said, "kind") == id))
        }).collect::<Map<_, _>>(),
        "by_township": county.townships.iter().map(|it| {
            let slug = it.township.as_deref();
            (slug.unwrap().to_owned(), money(&|it| it.place.township == slug))
        }).collect::<Map<_, _>>(),
        "county": money(&|it| it.place.township.is_none()), "total": money(&|_| true),
    })
}

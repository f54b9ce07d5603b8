//! Owns: what the index must say of small models whose figures can be counted by hand.
//! In: models built in the test. Out: nothing; each test names the rule that it holds.

use super::*;
use crate::assess::assess;
use crate::assess::testing::{
    at, boxed, day, disclosure, kind, measure, milestone, model_of, notice, plan, plan_of, problem,
    programme, q, record, summary, summary_of, target, text, update, village, visit, yuan,
};
use crate::model::{Every, Fund, Measure, ProgrammeTarget, Spent, Status, Township, Unit, Village};
use crate::source::Spanned;

fn with_index(model: &Model, on: &str, look: impl FnOnce(&Index<'_>)) {
    let state = assess(model, day(on));
    look(&index_of(Edition::Public, model, &state));
}

/// A model of these villages whose measures may be of the kinds and programmes that builders name.
fn county(villages: Vec<Village>) -> Model {
    let mut model = model_of(villages);
    model.kinds = vec![kind("kind", &["一", "二", "三"]), kind("idle", &[])];
    model.programmes = vec![programme("lu"), programme("shui")];
    model
}

fn village_with(slug: &str, measures: Vec<Measure>) -> Village {
    Village { plans: vec![plan_of("lu", measures)], ..village(slug, 2) }
}

fn with_status(id: &str, status: Status) -> Measure {
    Measure { status: Spanned::new(status, at(0)), ..measure(id) }
}

fn fund(source: &str, amount: &str) -> Fund {
    Fund { source: text(source), amount: yuan(amount), note: None, internal: false, span: at(0) }
}

fn unit(id: &str, name: &str) -> Unit {
    Unit { id: id.into(), name: name.into(), contact: None, internal: false, span: at(0) }
}

#[test]
fn every_figure_of_the_county_is_the_sum_of_its_places() {
    let late = Measure { due: Some(day("2020-05-01")), ..measure("late") };
    let mut first = village_with("dong", vec![late, with_status("done", Status::Done)]);
    first.plans[0].problems.push(problem("p1", "2020-04-01"));
    let second = village_with("xi", vec![with_status("off", Status::Cancelled), measure("open")]);
    let mut model = county(vec![first, second]);
    model.townships[0].plans.push(plan_of("lu", vec![measure("own")]));
    model.plans.push(plan_of("shui", vec![measure("county")]));
    with_index(&model, "2020-06-10", |index| {
        let totals = index.totals;
        assert_eq!((totals.townships, totals.villages, totals.plans), (1, 2, 3));
        assert_eq!((totals.measures, totals.done, totals.planned, totals.cancelled), (6, 1, 4, 1));
        assert_eq!((totals.overdue, totals.undated, totals.problems_open), (1, 3, 1));
        assert_eq!(index.townships[0].totals.measures, 5);
        assert_eq!(index.townships[0].own.totals.measures, 1);
        assert_eq!((index.townships[0].measures.clone(), index.townships[0].villages.clone()), (1..6, 0..2));
        assert_eq!(index.village(0, 1).unwrap().own.totals.cancelled, 1);
        assert_eq!(index.village(0, 0).unwrap().own.totals.percent_done(), Some(50));
    });
}

#[test]
fn keys_and_pages_say_whose_a_measure_is() {
    let mut model = county(vec![village_with("dong", vec![measure("a b")])]);
    model.townships[0].plans.push(plan_of("lu", vec![measure("m")]));
    model.plans.push(plan_of("shui", vec![measure("m")]));
    with_index(&model, "2020-06-10", |index| {
        let keys: Vec<_> = index.measures.iter().map(MeasureRow::key).collect();
        assert_eq!(keys, ["shui/m", "zhen/lu/m", "zhen/dong/lu/a b"]);
        let targets: Vec<_> = index.measures.iter().map(MeasureRow::target).collect();
        assert_eq!(targets[0], "programmes/shui/index.html#m-m");
        assert_eq!(targets[1], "townships/zhen/plans/lu/index.html#m-m");
        assert_eq!(targets[2], "townships/zhen/dong/plans/lu/index.html#m-a~20~b");
    });
}

#[test]
fn what_comes_after_the_day_is_not_there() {
    let mut dong = village_with("dong", vec![measure("m")]);
    let mut early = summary("2020-05-01");
    early.visits = vec![visit("2020-04-30", "书记", Some(1)), visit("2020-07-01", "书记", None)];
    let mut late = summary("2020-06-11");
    late.problems.push(problem("later", "2020-06-11"));
    dong.summaries = vec![early, late];
    dong.notices = vec![notice("caiwu", "2020-06-11")];
    with_index(&county(vec![dong]), "2020-06-10", |index| {
        assert_eq!((index.summaries.len(), index.visits.len()), (1, 1));
        assert_eq!((index.notices.len(), index.problems.len()), (0, 0));
        assert_eq!(index.summary_row(Place::Village(0, 0), 0), Some(0));
        assert_eq!(index.summary_row(Place::Village(0, 0), 1), None);
    });
}

#[test]
fn a_unit_is_one_whether_named_by_id_or_name() {
    let both = Measure {
        lead: vec![text("shui"), text("县水利局")].into(),
        with: vec![text("县水利局"), text("甲/乙"), text("甲 乙")].into(),
        due: Some(day("2020-06-20")),
        ..measure("both")
    };
    let mut model = county(vec![village_with("dong", vec![both])]);
    model.units = vec![unit("idle", "县供电公司"), unit("shui", "县水利局")];
    model.programmes[1].lead = Some("县水利局".into());
    with_index(&model, "2020-06-10", |index| {
        let slugs: Vec<_> = index.units.iter().map(|row| row.slug.as_str()).collect();
        assert_eq!(slugs, ["idle", "shui", "甲-乙", "甲-乙-2"]);
        let row = &index.measures[0];
        assert_eq!((row.lead.as_slice(), row.with.as_slice()), (&[1][..], &[3, 2][..]));
        let water = &index.units[1];
        assert_eq!((water.leads.len(), water.helps.len(), water.deadlines.len()), (1, 0, 1));
        assert_eq!((water.totals.due_soon, water.programmes.as_slice()), (1, &[1][..]));
        assert_eq!(
            index.unit("shui").map(|row| row.unit.name()),
            index.unit("县水利局").map(|row| row.unit.name())
        );
        assert!(index.unit("甲/乙").is_some() && index.unit("nobody").is_none());
        assert!(index.units[0].is_idle() && !index.units[2].is_idle());
    });
}

#[test]
fn targets_add_up_within_one_name_and_unit_only() {
    let named =
        |id: &str, status, targets: Vec<_>| Measure { targets: targets.into(), ..with_status(id, status) };
    let mut percent = target("户数", "0", "100");
    percent.unit = "％".into();
    let mut other_unit = target("户数", "0", "7");
    other_unit.unit = "个".into();
    let measures = vec![
        named("a", Status::Doing, vec![target("户数", "10", "60"), percent]),
        named("b", Status::Planned, vec![target("户数", "5", "25.5"), other_unit]),
        named("off", Status::Cancelled, vec![target("户数", "0", "1000")]),
    ];
    let mut dong = village_with("dong", measures);
    let mut report = update("lu", "a");
    report.values = vec![("户数".into(), Spanned::new(q("35"), at(0)))];
    dong.summaries = vec![summary_of("2020-05-01", vec![report])];
    with_index(&county(vec![dong]), "2020-06-10", |index| {
        let [households, places] = &index.kinds[0].targets[..] else {
            panic!("{:?}", index.kinds[0].targets)
        };
        assert_eq!((households.unit, households.count, households.reported), ("户", 2, 1));
        assert_eq!((households.baseline, households.value), (q("15"), q("85.5")));
        // The one without a report stands at its baseline.
        assert_eq!((households.current(), households.percent()), (Some(q("40")), Some(35)));
        assert_eq!(
            (places.unit, places.value, places.current(), places.percent()),
            ("个", q("7"), None, None)
        );
    });
}

#[test]
fn a_village_stands_where_its_least_advanced_measure_stands() {
    let at_stage = |id: &str, status, stage: Option<&str>| Measure {
        stage: stage.map(boxed),
        ..with_status(id, status)
    };
    let villages = vec![
        village_with(
            "a",
            vec![at_stage("1", Status::Doing, Some("三")), at_stage("2", Status::Doing, Some("二"))],
        ),
        village_with(
            "b",
            vec![at_stage("1", Status::Doing, Some("三")), at_stage("2", Status::Planned, None)],
        ),
        village_with(
            "c",
            vec![at_stage("1", Status::Done, Some("三")), at_stage("2", Status::Cancelled, None)],
        ),
        village_with("d", vec![at_stage("1", Status::Cancelled, Some("三"))]),
    ];
    let mut model = county(villages);
    model.townships[0].plans.push(plan_of("lu", vec![at_stage("t", Status::Doing, Some("一"))]));
    with_index(&model, "2020-06-10", |index| {
        let row = &index.kinds[0];
        let counts: Vec<_> = row.stages.iter().map(|stage| (stage.at, stage.reached)).collect();
        assert_eq!(counts, [(0, 2), (1, 2), (1, 1)]);
        assert_eq!((row.villages, row.unstaged, row.measures.len()), (4, 1, 8));
        assert_eq!((index.kinds[1].villages, index.kinds[1].stages.len()), (0, 0));
    });
}

#[test]
fn a_milestone_that_nobody_reported_of_a_measure_that_is_done_was_not_given_up() {
    let mut done = with_status("done", Status::Done);
    done.milestones = vec![milestone("第一批", "2020-05-01")].into();
    let model = county(vec![village_with("dong", vec![done])]);
    with_index(&model, "2020-06-10", |index| {
        let row = &index.deadlines[0];
        assert!(row.unreported && !row.open && !row.met && !row.overdue);
    });
}

#[test]
fn deadlines_go_by_date_then_township_then_village() {
    let due = |id: &str, on| Measure { due: Some(day(on)), ..measure(id) };
    let mut stepped = due("stepped", "2020-08-01");
    stepped.milestones = vec![milestone("第一批", "2020-06-30")].into();
    let mut dong = village_with("dong", vec![stepped]);
    dong.plans[0].problems.push(problem("p", "2020-01-01"));
    dong.plans[0].problems[0].due = Some(day("2020-06-30"));
    let mut model = county(vec![dong]);
    let given_up = Measure { due: Some(day("2020-05-01")), ..with_status("off", Status::Cancelled) };
    model.townships.push(Township {
        record: record("zhen2", 5),
        plans: vec![plan_of("lu", vec![due("own", "2020-06-30"), given_up])],
        villages: Vec::new(),
        ..model.townships[0].clone()
    });
    model.plans.push(plan_of("shui", vec![due("county", "2020-06-30")]));
    with_index(&model, "2020-06-10", |index| {
        let titles: Vec<_> = index.deadlines.iter().map(|row| row.title).collect();
        assert_eq!(titles, ["off工程", "county工程", "第一批", "p问题", "own工程", "stepped工程"]);
        let off = &index.deadlines[0];
        assert!(!off.open && !off.met && !off.overdue);
        let months: Vec<_> =
            index.by_deadline.months.iter().map(|(month, rows)| (month.to_string(), rows.len())).collect();
        assert_eq!(months, [("2020-05".into(), 1), ("2020-06".into(), 4), ("2020-08".into(), 1)]);
        assert_eq!(
            (index.by_deadline.soon.as_slice(), index.by_deadline.overdue.len()),
            (&[1, 2, 3, 4][..], 0)
        );
        assert_eq!(index.townships[0].deadlines, [2, 3, 5]);
        assert_eq!(index.townships[1].deadlines, [0, 4]);
        assert_eq!(index.villages[0].deadlines, [2, 3, 5]);
        assert_eq!(index.deadline_key(index.deadlines[2].what), "milestone/zhen/dong/lu/stepped/第一批");
        assert_eq!(
            index.deadline_target(index.deadlines[3].what),
            "townships/zhen/dong/plans/lu/index.html#p-p"
        );
    });
}

#[test]
fn programmes_count_villages_not_plans_of_townships() {
    let classed = |slug: &str, class: Option<&str>, status| {
        let mut village = village_with(slug, vec![with_status("m", status)]);
        village.plans[0].class = class.map(text);
        village
    };
    let mut model = county(vec![
        classed("a", Some("甲类"), Status::Done),
        classed("b", Some("甲类"), Status::Doing),
        classed("c", None, Status::Done),
    ]);
    model.townships[0].plans.push(plan_of("lu", vec![measure("own")]));
    model.programmes[0].classes = vec!["甲类".into(), "乙类".into()];
    let share = |by, share| ProgrammeTarget {
        name: by_name(by),
        by: day(by),
        share: q(share),
        internal: false,
        span: at(0),
    };
    model.programmes[0].targets =
        vec![share("2020-06-01", "0.667"), share("2020-12-31", "0.6"), share("2021-12-31", "1")];
    with_index(&model, "2020-06-10", |index| {
        let row = &index.programmes[0];
        assert_eq!((row.villages, row.townships, row.complete, row.township_plans.len()), (3, 1, 2, 1));
        let classes: Vec<_> = row.classes.iter().map(|c| (c.class, c.villages, c.complete)).collect();
        assert_eq!(classes, [(Some("甲类"), 2, 1), (Some("乙类"), 0, 0), (None, 1, 1)]);
        let shares: Vec<_> = row.shares.iter().map(|s| (s.needed, s.reached, s.missed)).collect();
        assert_eq!(shares, [(3, false, true), (2, true, false), (3, false, false)]);
        assert_eq!((row.totals.measures, row.totals.plans, row.percent_complete()), (4, 4, Some(66)));
        assert_eq!((index.programmes[1].villages, index.programmes[1].percent_complete()), (0, None));
    });
}

fn by_name(by: &str) -> String {
    format!("到{by}")
}

#[test]
fn money_is_told_by_source_only_where_it_was_reported_so() {
    let funded = |id: &str| Measure {
        funds: vec![fund("政府补", "100.10"), fund("群众投", "0.20")].into(),
        ..measure(id)
    };
    let mut dong = village_with("dong", vec![funded("a"), funded("b"), funded("c")]);
    let mut by_source = update("lu", "a");
    by_source.spent = Some(Spent::BySource(vec![("群众投".into(), yuan("0.1")), ("捐款".into(), yuan("3"))]));
    let mut plain = update("lu", "b");
    plain.spent = Some(Spent::Total(yuan("50")));
    dong.summaries = vec![summary_of("2020-05-01", vec![by_source, plain])];
    let mut model = county(vec![dong]);
    model.site.fund_sources = vec!["银行贷".into(), "政府补".into(), "群众投".into()];
    with_index(&model, "2020-06-10", |index| {
        let funds = &index.funds;
        let sources: Vec<_> = funds.by_source.iter().map(|(name, m)| (*name, m.planned, m.spent)).collect();
        assert_eq!(sources[0], ("银行贷", yuan("0"), yuan("0")));
        assert_eq!(sources[1], ("政府补", yuan("300.30"), yuan("0")));
        assert_eq!(sources[2], ("群众投", yuan("0.60"), yuan("0.10")));
        assert_eq!(sources[3], ("捐款", yuan("0"), yuan("3")));
        assert_eq!((funds.unbroken, funds.total.spent), (yuan("50"), yuan("53.10")));
        assert_eq!(funds.by_township[0], funds.total);
        assert_eq!((funds.by_kind[1].is_zero(), funds.total.percent()), (true, Some(17)));
        let rows: Vec<_> = funds.rows.iter().map(|row| (row.measure, row.source, row.spent)).collect();
        assert_eq!(rows[2], (0, Some("捐款"), Some(yuan("3"))));
        assert_eq!(rows[5], (1, None, Some(yuan("50"))));
        assert_eq!(rows.len(), 8);
    });
}

#[test]
fn the_matrix_shows_which_notice_satisfies_which_period() {
    let mut dong = village("dong", 2);
    dong.notices =
        ["2019-12-31", "2020-01-05", "2020-03-31", "2020-05-01"].map(|on| notice("caiwu", on)).to_vec();
    let mut xi = village("xi", 3);
    xi.notices = vec![notice("caiwu", "2020-02-01"), notice("other", "2020-02-01")];
    let mut model = county(vec![dong, village("none", 4), xi]);
    let mut item = disclosure("caiwu");
    (item.every, item.since) = (Some(Every::Quarter), Some(day("2020-01-01")));
    model.disclosures = vec![item, disclosure("other")];
    with_index(&model, "2020-06-10", |index| {
        let row = &index.disclosures[0];
        let periods: Vec<_> =
            row.periods.iter().map(|p| (p.period.to_string(), p.over, p.published)).collect();
        assert_eq!(periods, [("2020-Q1".into(), true, 2), ("2020-Q2".into(), false, 1)]);
        assert_eq!(row.cells(0), [Some(1), Some(3)]);
        assert_eq!(row.cells(1), [None, None]);
        assert_eq!(row.cells(2), [Some(4), None]);
        assert_eq!((row.missing(1).len(), row.missing(2).len(), row.missing_count(3)), (1, 0, 1));
        assert_eq!(
            (index.disclosures[1].periods.len(), index.disclosures[1].notices.as_slice()),
            (0, &[5][..])
        );
    });
}

#[test]
fn problems_are_sorted_by_urgency_and_counted_by_category() {
    let dated = |id: &str, due: Option<&str>| crate::model::Problem {
        due: due.map(day),
        ..problem(id, "2020-01-01")
    };
    let mut plan = plan("lu");
    plan.problems =
        vec![dated("none", None), dated("soon", Some("2020-06-20")), dated("late", Some("2020-02-01"))];
    plan.problems[0].category = Some("财务".into());
    let mut dong = village("dong", 2);
    dong.plans = vec![plan];
    let mut report = summary("2020-05-01");
    report.problems = vec![dated("closed", None)];
    report.problems[0].closed_on = Some(Spanned::new(day("2020-04-01"), at(0)));
    dong.summaries = vec![report];
    with_index(&county(vec![dong]), "2020-06-10", |index| {
        let ids =
            |rows: &[usize]| rows.iter().map(|row| index.problems[*row].state.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&index.by_problem.open), ["late", "soon", "none"]);
        assert_eq!(ids(&index.by_problem.overdue), ["late"]);
        assert_eq!(ids(&index.by_problem.closed), ["closed"]);
        let category = index.by_problem.by_category[&Some("财务")];
        assert_eq!((category.open, category.overdue, category.closed), (1, 0, 0));
        assert_eq!(index.by_problem.by_township[&Some(0)].all(), 4);
        let reported = &index.problems[3];
        assert_eq!(
            (reported.target(), reported.key()),
            ("townships/zhen/dong/index.html#p-closed".into(), "zhen/dong/closed".into())
        );
        assert_eq!(index.plans[0].totals.problems_closed, 0);
        assert_eq!(index.totals.problems_closed, 1);
        assert_eq!(ids(&index.by_deadline.undated_problems), ["none"]);
    });
}

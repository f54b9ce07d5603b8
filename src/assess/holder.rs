//! Owns: the state of one holder. In: its plans and summaries.
//! Out: measures, problems, which plans are complete, whether a village has fallen silent.

use super::measure::measure_states;
use super::problem::problem_states;
use super::rules::Rules;
use super::state::{HolderState, MeasureState};
use crate::model::{Holder, Place, Plan};
use jiff::civil::Date;

/// The state of a holder on the day.
pub(super) fn holder_state<'m>(rules: &Rules<'m>, holder: Holder<'m>) -> HolderState {
    let measures = measure_states(rules, holder);
    let last_summary = rules.counting(holder.summaries).map(|(_, summary)| summary.date.value).max();
    HolderState {
        place: holder.place,
        problems: problem_states(rules, holder),
        plan_complete: plan_complete(holder.plans, &measures),
        last_summary,
        stale: is_stale(rules, holder, last_summary),
        measures,
    }
}

fn plan_complete(plans: &[Plan], measures: &[MeasureState]) -> Vec<bool> {
    let mut complete: Vec<bool> = plans.iter().map(|plan| !plan.measures.is_empty()).collect();
    for measure in measures.iter().filter(|measure| measure.status.is_open()) {
        complete[measure.plan as usize] = false;
    }
    complete
}

fn is_stale(rules: &Rules, holder: Holder, last_summary: Option<Date>) -> bool {
    let obliged = matches!(holder.place, Place::Village(..)) && !holder.plans.is_empty();
    let since = last_summary.or_else(|| first_start(rules, holder.plans));
    obliged && since.is_none_or(|since| rules.too_long_ago(since))
}

/// The day on which the first of the plans began, as far as plans or their programmes say.
pub(super) fn first_start(rules: &Rules, plans: &[Plan]) -> Option<Date> {
    plans.iter().filter_map(|plan| plan.start.or_else(|| rules.programme_start(&plan.programme))).min()
}

#[cfg(test)]
mod tests {
    use crate::assess::assess;
    use crate::assess::testing::{
        at, day, measure, model_of, plan, plan_of, programme, summary, update, village,
    };
    use crate::model::{Place, Status, Summary};
    use crate::source::Spanned;

    #[test]
    fn a_plan_is_complete_when_nothing_in_it_is_open() {
        use Status::{Cancelled, Doing, Done, Planned, Suspended};
        let cases: [(&[Status], bool); 8] = [
            (&[], false),
            (&[Done], true),
            (&[Cancelled], true),
            (&[Done, Cancelled], true),
            (&[Done, Planned], false),
            (&[Done, Doing], false),
            (&[Done, Suspended], false),
            (&[Planned], false),
        ];
        for (statuses, want) in cases {
            let measures = statuses.iter().zip(0..).map(|(status, number)| {
                let mut measure = measure(&format!("m{number}"));
                measure.status = Spanned::new(*status, at(11));
                measure
            });
            let mut village = village("cun", 5);
            // Another plan's open measure does not matter.
            village.plans = vec![plan_of("a", measures.collect()), plan_of("b", vec![measure("m0")])];
            let state = assess(&model_of(vec![village]), day("2020-05-31"));
            assert_eq!(state.holders[2].plan_complete, [want, false], "{statuses:?}");
        }
    }

    #[test]
    fn a_village_with_plans_falls_silent_after_92_days() {
        // plan's start, programme's start, summaries; day: stale
        type Case = (Option<&'static str>, Option<&'static str>, &'static [&'static str], &'static str, bool);
        let cases: [Case; 10] = [
            // 92 days from 1 March are 1 June.
            (None, None, &["2020-03-01"], "2020-06-01", false),
            (None, None, &["2020-03-01"], "2020-06-02", true),
            (None, None, &["2019-01-01", "2020-03-01", "2020-06-02"], "2020-06-01", false),
            // The leap day counts.
            (Some("2019-12-01"), None, &[], "2020-03-02", false),
            (Some("2019-12-01"), None, &[], "2020-03-03", true),
            (None, Some("2019-12-01"), &[], "2020-03-02", false),
            (None, Some("2019-12-01"), &[], "2020-03-03", true),
            // The plan's own start goes before its programme's.
            (Some("2020-03-01"), Some("2018-01-01"), &[], "2020-03-03", false),
            (Some("2021-01-01"), None, &[], "2020-03-03", false),
            (None, None, &[], "2020-03-03", true),
        ];
        for (start, programme_start, dates, on, want) in cases {
            let mut village = village("cun", 5);
            village.plans = vec![plan("a")];
            village.plans[0].start = start.map(day);
            village.summaries = dates.iter().map(|date| summary(date)).collect();
            let mut model = model_of(vec![village]);
            model.programmes = vec![programme("a")];
            model.programmes[0].start = programme_start.map(day);
            let state = assess(&model, day(on));
            assert_eq!(state.holders[2].stale, want, "{start:?} {programme_start:?} {dates:?} {on}");
        }
    }

    #[test]
    fn the_first_plan_to_begin_starts_the_clock() {
        let mut village = village("cun", 5);
        village.plans = vec![plan("a"), plan("b"), plan("c")];
        village.plans[0].start = Some(day("2020-03-01"));
        village.plans[1].start = Some(day("2020-01-01"));
        let state = assess(&model_of(vec![village]), day("2020-05-31"));
        assert!(state.holders[2].stale);
    }

    #[test]
    fn only_villages_with_plans_can_fall_silent() {
        let mut model = model_of(vec![village("cun", 5)]);
        model.plans = vec![plan("a")];
        model.townships[0].plans = vec![plan("a")];
        let state = assess(&model, day("2020-05-31"));
        assert_eq!(state.holders.iter().map(|holder| holder.stale).collect::<Vec<_>>(), [false; 3]);
    }

    #[test]
    fn every_holder_reads_only_its_own_summaries() {
        let report = || {
            let mut update = update("a", "m");
            update.status = Some(Spanned::new(Status::Doing, at(1)));
            Summary { updates: vec![update], ..summary("2020-03-31") }
        };
        let mut village = village("cun", 5);
        village.plans = vec![plan_of("a", vec![measure("m")])];
        let mut model = model_of(vec![village]);
        model.plans = vec![plan_of("a", vec![measure("m")])];
        model.summaries = vec![report()];
        model.townships[0].plans = vec![plan_of("a", vec![measure("m")])];
        let state = assess(&model, day("2020-05-31"));
        let seen: Vec<_> = state.holders.iter().map(|h| (h.place, h.measures[0].status)).collect();
        let want = [
            (Place::County, Status::Doing),
            (Place::Township(0), Status::Planned),
            (Place::Village(0, 0), Status::Planned),
        ];
        assert_eq!(seen, want);
        assert_eq!(state.holders[0].last_summary, Some(day("2020-03-31")));
        assert_eq!(state.holders[2].last_summary, None);
    }
}
